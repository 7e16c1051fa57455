#include "annotate/entity.h"

#include "annotate/description.h"
#include "annotate/gender.h"
#include "annotate/identity.h"
#include "annotate/lexicon.h"
#include "annotate/namekey.h"
#include "base/unicode.h"

#define UNNAMED UINT32_MAX

enum { PRONOUN_WITHIN = 40 }; /* tokens behind a name */

/* What is nowhere surer an organization than this is taken for something else: a
 * wrong entry costs the reader more than a missing one of which the text says as
 * little. */
#define SURE_LEAST 0.5f

typedef struct {
	EntityKind kind;
	Range name; /* the fullest form so far */
	uint32_t name_words;
	bool name_shouted; /* in capitals, as a headline may be */
	Gender told;       /* by title or role */
	int pronouns;      /* above 0: more "he", below: more "she" */
	Range role;
	uint32_t mentions;
	float sure;        /* of its surest mention */
	uint32_t final;    /* index in Notes; UNNAMED so far */
} Draft;

typedef struct {
	Arena *arena; /* scratch */
	const Document *document;
	const TokenList *tokens;
} Source;

/* "Vell Foods Norway" is Vell Foods, in Norway. */
static bool
is_branch(Str whole, Str name)
{
	return str_starts(whole, name) && whole.len > name.len
	    && whole.ptr[name.len] == ' '
	    && lexicon_find(str_part(whole, name.len + 1, whole.len))
	        & WORD_PLACES;
}

static void
note_form(const Source *source, Draft *draft, const Name *name)
{
	uint32_t words = name->end - name->first;
	bool shouted = words > 1
	    && name_is_shouted(range_str(source->document->text, name->text));
	bool better = words > draft->name_words;
	if (draft->mentions && shouted != draft->name_shouted
	    && (words > 1) == (draft->name_words > 1))
		better = !shouted;
	if (draft->kind == ENTITY_ORGANIZATION && draft->mentions) {
		Str text = source->document->text;
		Str known = range_str(text, draft->name);
		Str now = range_str(text, name->text);
		if (is_branch(unicode_lower_str(source->arena, now),
		        unicode_lower_str(source->arena, known)))
			better = false;
		else if (is_branch(unicode_lower_str(source->arena, known),
		             unicode_lower_str(source->arena, now)))
			better = true;
	}
	if (draft->mentions == 0 || better) {
		draft->name = name->text;
		draft->name_words = words;
		draft->name_shouted = shouted;
	}
}

/* The pronoun that comes next in this sentence or the next one, outside of
 * quotation marks and before anybody else is named. */
static int
pronoun_after(const Source *source, const Name *name, const Name *next)
{
	const TokenList *tokens = source->tokens;
	uint32_t limit = next ? next->title : tokens->count;
	if (limit > name->end + PRONOUN_WITHIN)
		limit = name->end + PRONOUN_WITHIN;
	if (limit > tokens->count)
		limit = tokens->count;
	for (uint32_t i = name->end; i < limit; i++) {
		const Token *token = &tokens->items[i];
		if (token->sentence > tokens->items[name->first].sentence + 1)
			return 0;
		uint32_t mark = token_mark(token);
		if (mark == '"' || mark == 0x201c || mark == 0x2018)
			return 0;
		Gender gender = gender_of_pronoun(token->lower);
		if (gender != GENDER_UNKNOWN)
			return gender == GENDER_MALE ? 1 : -1;
	}
	return 0;
}

/* The first role that is written beside the name is the one; but "CHIEF" of a
 * headline in capitals gives way to one that is written as roles are. */
static bool
is_better_role(Str text, Range role, Range known)
{
	enum { ACRONYM_MOST = 4 }; /* "CEO" */
	return range_length(known) == 0
	    || (range_length(known) > ACRONYM_MOST
	        && name_is_shouted(range_str(text, known))
	        && !name_is_shouted(range_str(text, role)));
}

static void
describe(const Source *source, Draft *draft, const Name *name, const Name *next)
{
	draft->pronouns += pronoun_after(source, name, next);
	if (draft->told == GENDER_UNKNOWN)
		draft->told = name_title_gender(source->tokens, name);
	Range role = description_of(source->tokens, name);
	if (range_empty(role))
		return;
	if (is_better_role(source->document->text, role, draft->role))
		draft->role = role;
	if (draft->told != GENDER_UNKNOWN)
		return;
	Str rest = range_str(source->document->text, role), word;
	/* its noun stands before the first "of" */
	while (str_cut(&rest, ' ', &word) && !str_equal(word, STR("of")))
		if (draft->told == GENDER_UNKNOWN)
			draft->told
			    = gender_of_noun(unicode_lower_str(source->arena, word));
}

/* Where the next person is named, name by name from the end. */
static const Name **
next_people(Arena *arena, const NameList *names)
{
	const Name **next = ARENA_ARRAY(arena, const Name *, names->count);
	const Name *person = NULL;
	for (uint32_t i = names->count; i-- > 0;) {
		next[i] = person;
		if (names->items[i].kind == ENTITY_PERSON)
			person = &names->items[i];
	}
	return next;
}

static Gender
gender_of(const Draft *draft, const Identity *identity)
{
	if (draft->told != GENDER_UNKNOWN)
		return draft->told;
	Gender given = gender_of_given(identity->given);
	if (given != GENDER_UNKNOWN)
		return given;
	return draft->pronouns > 0 ? GENDER_MALE
	    : draft->pronouns < 0  ? GENDER_FEMALE
	                           : GENDER_UNKNOWN;
}

static Entity
finished(Arena *arena, Str text, const Draft *draft, const Identity *identity)
{
	Entity entity = {
		.kind = draft->kind,
		.name = str_squeeze(arena, range_str(text, draft->name)),
		.role = str_squeeze(arena, range_str(text, draft->role)),
		.mention_count = draft->mentions,
	};
	if (entity.kind == ENTITY_ORGANIZATION && draft->sure < SURE_LEAST)
		entity.kind = ENTITY_OTHER;
	if (entity.kind == ENTITY_PERSON)
		entity.gender = gender_of(draft, identity);
	return entity;
}

void
entity_join(Arena *arena, const Document *document, const TokenList *tokens,
    const NameList *names, Notes *notes)
{
	Arena *scratch = arena_new();
	Source source = {scratch, document, tokens};
	Identities identities = identity_find(scratch, document, tokens, names);
	Draft *drafts = ARENA_ARRAY(scratch, Draft, identities.list.count + 1);
	for (uint32_t i = 0; i < identities.list.count; i++) {
		const Identity *identity = &identities.list.items[i];
		drafts[i] = (Draft){.kind = identity->kind,
		    .told = identity->told, .final = UNNAMED};
	}
	const Name **next = next_people(scratch, names);
	for (uint32_t i = 0; i < names->count; i++) {
		const Name *name = &names->items[i];
		Draft *draft = &drafts[identities.of[i]];
		note_form(&source, draft, name);
		if (draft->kind == ENTITY_PERSON)
			describe(&source, draft, name, next[i]);
		draft->mentions++;
		if (name->sure > draft->sure)
			draft->sure = name->sure;
		if (draft->final == UNNAMED) {
			draft->final = notes->entities.count;
			list_push(arena, &notes->entities, (Entity){0});
		}
		list_push(arena, &notes->mentions,
		    (Mention){.text = name->text, .entity = draft->final});
	}
	for (uint32_t i = 0; i < identities.list.count; i++)
		if (drafts[i].final != UNNAMED)
			notes->entities.items[drafts[i].final] = finished(arena,
			    document->text, &drafts[i], &identities.list.items[i]);
	arena_free(scratch);
}
