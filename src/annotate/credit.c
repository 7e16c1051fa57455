#include "annotate/credit.h"

#include "base/unicode.h"

enum { LONGEST = 100 }; /* bytes of a credit */

static const Str makings[] = {
	STR_INIT("photographs"), STR_INIT("photographer"),
	STR_INIT("photography"), STR_INIT("photograph"), STR_INIT("photos"),
	STR_INIT("photo"), STR_INIT("pictures"), STR_INIT("picture"),
	STR_INIT("images"), STR_INIT("image"), STR_INIT("illustrations"),
	STR_INIT("illustration"), STR_INIT("graphics"), STR_INIT("graphic"),
	STR_INIT("credit"), STR_INIT("foto"), STR_INIT("bild"),
};

/* What may stand among the names in lower case. */
static const Str links[] = {
	STR_INIT("by"), STR_INIT("via"), STR_INIT("for"), STR_INIT("of"),
	STR_INIT("the"), STR_INIT("and"), STR_INIT("from"), STR_INIT("courtesy"),
	STR_INIT("handout"), STR_INIT("von"), STR_INIT("van"), STR_INIT("de"),
	STR_INIT("der"), STR_INIT("da"), STR_INIT("di"), STR_INIT("la"),
};

/* "Elias Brandt for the Gazette", and not "Elias Brandt show the harbour". */
static bool
is_names(Str words)
{
	bool named = false;
	for (Str word; str_cut(&words, ' ', &word);) {
		if (str_empty(word) || STR_IN(word, links))
			continue;
		uint32_t first = unicode_at(word, 0, NULL);
		if (unicode_is_lower(first))
			return false;
		named = named || unicode_is_upper(first);
	}
	return named;
}

/* "Photograph: …", "Photo by …", "Image credit: …", of "AP Photo/…" the end. */
static bool
begins_with_making(Str words)
{
	for (size_t i = 0; i < sizeof makings / sizeof *makings; i++) {
		if (!str_starts_ascii(words, makings[i]))
			continue;
		Str rest = str_part(words, makings[i].len, words.len);
		if (str_starts_ascii(rest, STR(" credit")))
			rest = str_part(rest, 7, rest.len);
		if (str_starts(rest, STR(":")) || str_starts(rest, STR("/")))
			return is_names(str_part(rest, 1, rest.len));
		if (str_starts_ascii(rest, STR(" by "))
		    || str_starts_ascii(rest, STR(" courtesy ")))
			return is_names(str_part(rest, 4, rest.len));
		return false;
	}
	return false;
}

/* A sentence of its own with nothing but "Elias Brandt/Coast Agency". */
static bool
is_maker_and_agency(Str caption, size_t at)
{
	Str words = str_part(caption, at, caption.len);
	ptrdiff_t slash = str_find_byte(words, '/');
	if (slash < 2 || (size_t)slash + 2 >= words.len || !is_names(words))
		return false;
	Str before = str_trim(str_part(caption, 0, at));
	return before.len && (str_find_byte(STR(".!?)(|"),
	    before.ptr[before.len - 1]) != STR_NOT_FOUND
	    || str_ends(before, STR("”")));
}

size_t
credit_begin(Str caption)
{
	size_t at = caption.len > LONGEST ? caption.len - LONGEST : 0;
	for (; at < caption.len; at++) {
		char before = at ? caption.ptr[at - 1] : ' ';
		if (!byte_is_blank(before) && before != '(' && before != '|')
			continue;
		if (begins_with_making(str_part(caption, at, caption.len))
		    || is_maker_and_agency(caption, at))
			return at;
	}
	return caption.len;
}

static bool
is_furniture(Str block)
{
	block = str_trim(block);
	return str_equal_ascii(block, STR("advertisement"))
	    || str_equal_ascii(block, STR("advertising"));
}

NameList
credit_drop(Arena *arena, const Document *document, const NameList *names)
{
	NameList kept = {0};
	uint32_t block = NO_BLOCK, credit = UINT32_MAX;
	bool furniture = false;
	for (uint32_t i = 0; i < names->count; i++) {
		const Name *name = &names->items[i];
		uint32_t of = document_block_at(document, name->text.begin);
		if (of != block) {
			const Block *caption = &document->blocks.items[of];
			credit = UINT32_MAX;
			Str words = range_str(document->text, caption->text);
			if (caption->kind == BLOCK_CAPTION)
				credit = caption->text.begin
				    + (uint32_t)credit_begin(words);
			furniture = is_furniture(words);
			block = of;
		}
		if (furniture)
			continue;
		if (name->kind != ENTITY_PERSON || name->text.begin < credit)
			list_push(arena, &kept, *name);
	}
	return kept;
}
