#include "make_story.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"

Maker
make_story(Arena *arena, const char *title, Str text)
{
	Maker maker = {.arena = arena};
	maker.document = ARENA_NEW(arena, Document);
	maker.notes = ARENA_NEW(arena, Notes);
	maker.document->title = str_copy(arena, str_of(title));
	maker.document->text = text;
	maker.document->published = DATE_NONE;
	maker.story = (Story){.document = maker.document, .notes = maker.notes};
	for (size_t at = 0; at < text.len;) {
		ptrdiff_t len = str_find(str_part(text, at, text.len), STR("\n\n"));
		size_t end = len == STR_NOT_FOUND ? text.len : at + (size_t)len;
		Block block = {.kind = BLOCK_PARAGRAPH};
		block.text = range_trim(text,
		    (Range){(uint32_t)at, (uint32_t)end});
		if (!range_empty(block.text)) {
			list_push(arena, &maker.document->blocks, block);
			list_push(arena, &maker.notes->sentences, block.text);
		}
		at = end + 2;
	}
	return maker;
}

static uint32_t
make_entity(Maker *maker, EntityKind kind, const char *name, const char *role)
{
	Entity entity = {.kind = kind};
	entity.name = str_copy(maker->arena, str_of(name));
	entity.role = str_copy(maker->arena, str_of(role));
	list_push(maker->arena, &maker->notes->entities, entity);
	return maker->notes->entities.count - 1;
}

uint32_t
make_person(Maker *maker, const char *name, const char *role)
{
	return make_entity(maker, ENTITY_PERSON, name, role);
}

uint32_t
make_organization(Maker *maker, const char *name)
{
	return make_entity(maker, ENTITY_ORGANIZATION, name, "");
}

Quote *
make_quote(Maker *maker, const char *words, uint32_t speaker, const char *cue)
{
	Str text = maker->document->text, wanted = str_of(words);
	Str rest = str_part(text, maker->quoted, text.len);
	ptrdiff_t found = str_find(rest, wanted);
	assert(found != STR_NOT_FOUND);
	uint32_t begin = (uint32_t)(maker->quoted + (size_t)found);
	uint32_t end = begin + (uint32_t)wanted.len;
	Quote quote = {.kind = QUOTE_DIRECT, .text = {begin, end},
		.speaker = speaker, .continues = NO_QUOTE,
		.basis = speaker == NO_ENTITY ? SPEAKER_UNKNOWN : SPEAKER_NAMED,
		.confidence = CONFIDENCE_HIGH};
	quote.marked = quote.text;
	if (str_ends(str_part(text, 0, begin), STR("“")))
		quote.marked.begin -= 3;
	if (str_starts(str_part(text, end, text.len), STR("”")))
		quote.marked.end += 3;
	ptrdiff_t said = cue ? str_find(str_part(text, quote.marked.end, text.len),
	    str_of(cue)) : STR_NOT_FOUND;
	if (said != STR_NOT_FOUND && said < 200) {
		quote.cue.begin = quote.marked.end + (uint32_t)said;
		quote.cue.end = quote.cue.begin + (uint32_t)strlen(cue);
	}
	maker->quoted = quote.marked.end;
	if (speaker != NO_ENTITY)
		maker->notes->entities.items[speaker].quote_count++;
	list_push(maker->arena, &maker->notes->quotes, quote);
	return &list_last(&maker->notes->quotes);
}

/* How many bytes of text from at on are the name of an entity, whole or its
 * last word. */
static size_t
name_at(Str text, size_t at, Str name)
{
	Str rest = str_part(text, at, text.len), last = name;
	for (Str word = name, head; str_cut(&word, ' ', &head);)
		last = head;
	return str_starts(rest, name) ? name.len
	    : last.len && str_starts(rest, last) ? last.len : 0;
}

void
make_mentions(Maker *maker)
{
	Str text = maker->document->text;
	Notes *notes = maker->notes;
	for (size_t at = 0, next; at < text.len; at = next) {
		unicode_at(text, at, &next);
		for (uint32_t i = 0; i < notes->entities.count; i++) {
			size_t len = name_at(text, at, notes->entities.items[i].name);
			if (!len)
				continue;
			Mention mention = {.entity = i};
			mention.text = (Range){(uint32_t)at, (uint32_t)(at + len)};
			list_push(maker->arena, &notes->mentions, mention);
			notes->entities.items[i].mention_count++;
			next = at + len;
			break;
		}
	}
}

Story
make_climate_story(Arena *arena)
{
	Maker maker = make_story(arena,
	    "Parliament passes climate bill after all-night debate",
	    STR("Parliament passed the climate bill early on Tuesday, after a "
	    "debate of fourteen hours.\n\n"
	    "“This is the day we stop promising and start building,” Helen Marsh, "
	    "the prime minister, told reporters outside the hall. “Nobody in this "
	    "house can say they did not know.”\n\n"
	    "Opposition leader Daniel Okafor called the bill “a blank cheque "
	    "written on our children’s account”, and said his party would "
	    "challenge it in the Supreme Court.\n\n"
	    "The European Commission was pleased. “We have waited for this,” said "
	    "Ines Calder, who speaks for the European Commission.\n\n"
	    "“It will cost us dearly,” Okafor said, and Northern Rail agreed."));
	maker.document->byline = STR("Jo Reporter");
	maker.document->site = STR("Gazette");
	maker.document->published = 1709596800; /* 5 March 2024 */
	uint32_t marsh = make_person(&maker, "Helen Marsh", "prime minister");
	uint32_t okafor = make_person(&maker, "Daniel Okafor", "opposition leader");
	uint32_t calder = make_person(&maker, "Ines Calder", "");
	make_organization(&maker, "European Commission");
	make_organization(&maker, "Northern Rail");
	make_quote(&maker, "This is the day we stop promising and start building,",
	    marsh, "told");
	make_quote(&maker, "Nobody in this house can say they did not know.",
	    marsh, NULL)->basis = SPEAKER_CONTEXT;
	make_quote(&maker, "a blank cheque written on our children’s account",
	    okafor, NULL);
	make_quote(&maker, "We have waited for this,", calder, "said");
	make_quote(&maker, "It will cost us dearly,", okafor, "said")->confidence
	    = CONFIDENCE_LOW;
	make_mentions(&maker);
	return maker.story;
}
