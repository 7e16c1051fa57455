#include "annotate/postnominal.h"

/* As they are written, but for their stops. Those that are a noun for what somebody
 * is ("MP") are none, and words that may be more often something else. */
static bool
is_letters(Str word)
{
	static const Str known[] = {
		STR_INIT("MD"), STR_INIT("DO"), STR_INIT("PhD"), STR_INIT("DPhil"),
		STR_INIT("DSc"), STR_INIT("ScD"), STR_INIT("EdD"), STR_INIT("PsyD"),
		STR_INIT("DrPH"), STR_INIT("PharmD"), STR_INIT("JD"), STR_INIT("LLB"),
		STR_INIT("LLM"), STR_INIT("MBA"), STR_INIT("MPA"), STR_INIT("MPP"),
		STR_INIT("MPH"), STR_INIT("MHS"), STR_INIT("MSc"), STR_INIT("MS"),
		STR_INIT("MA"), STR_INIT("MFA"), STR_INIT("MSW"), STR_INIT("MSN"),
		STR_INIT("MEd"), STR_INIT("BA"), STR_INIT("BS"), STR_INIT("BSc"),
		STR_INIT("BSN"), STR_INIT("RN"), STR_INIT("NP"), STR_INIT("PA-C"),
		STR_INIT("CRNP"), STR_INIT("DNP"), STR_INIT("APRN"), STR_INIT("LPN"),
		STR_INIT("RD"), STR_INIT("RDN"), STR_INIT("LDN"), STR_INIT("CDCES"),
		STR_INIT("DDS"), STR_INIT("DMD"), STR_INIT("DVM"), STR_INIT("VMD"),
		STR_INIT("DPM"), STR_INIT("DPT"), STR_INIT("LCSW"), STR_INIT("LMFT"),
		STR_INIT("LMHC"), STR_INIT("LPC"), STR_INIT("CPA"), STR_INIT("CFA"),
		STR_INIT("CFP"), STR_INIT("CSCS"), STR_INIT("Esq"), STR_INIT("FRS"),
		STR_INIT("FBA"), STR_INIT("FRCP"), STR_INIT("FRCS"),
		STR_INIT("FACS"), STR_INIT("FACP"), STR_INIT("FACC"),
		STR_INIT("FAAP"), STR_INIT("FACOG"), STR_INIT("OBE"),
		STR_INIT("MBE"), STR_INIT("CBE"), STR_INIT("KBE"), STR_INIT("DBE"),
		STR_INIT("CMG"), STR_INIT("KCMG"), STR_INIT("QC"), STR_INIT("KC"),
	};
	enum { LONGEST = 8 };
	char bare[LONGEST];
	size_t length = 0;
	for (size_t i = 0; i < word.len; i++) {
		if (word.ptr[i] == '.')
			continue;
		if (length == LONGEST)
			return false;
		bare[length++] = word.ptr[i];
	}
	Str letters = {bare, length};
	return STR_IN(letters, known);
}

/* "R-AZ", "D-Calif." */
static bool
is_seat(Str word)
{
	return word.len >= 3 && word.ptr[1] == '-'
	    && word.ptr[2] >= 'A' && word.ptr[2] <= 'Z'
	    && str_find_byte(STR("RDI"), word.ptr[0]) != STR_NOT_FOUND;
}

uint32_t
postnominal_end(const TokenList *tokens, uint32_t i)
{
	for (uint32_t end = i;; i = end) {
		bool bracket = token_is(tokens, i, STR("("));
		uint32_t at = i + (bracket || token_is(tokens, i, STR(",")));
		if (i == 0 || at >= tokens->count
		    || tokens->items[at].sentence != tokens->items[i - 1].sentence
		    || tokens->items[at].kind != TOKEN_WORD)
			return i;
		Str word = tokens->items[at].word;
		if (is_letters(word))
			end = at + 1;
		else if (at > i && is_seat(word))
			end = at + 1;
		else
			return i;
		if (bracket) {
			if (!token_is(tokens, end, STR(")")))
				return i;
			end++;
		}
	}
}

NameList
postnominal_drop(Arena *arena, const TokenList *tokens, const NameList *names)
{
	NameList kept = {0};
	uint32_t end = 0; /* of what is behind the last person */
	for (uint32_t i = 0; i < names->count; i++) {
		const Name *name = &names->items[i];
		if (name->end <= end)
			continue;
		list_push(arena, &kept, *name);
		if (name->kind == ENTITY_PERSON)
			end = postnominal_end(tokens, name->end);
	}
	return kept;
}
