#include "model/story.h"

#include <string.h>

#include "base/hash.h"
#include "base/unicode.h"

/*
 * The frame: four bytes of name, then version and length of what follows the
 * frame as 32 bits, and its checksum as 64. What follows are the fields in the
 * order in which they stand here; a string or a list has its length in front.
 */
enum { FRAME = 20 };
static const Str frame_name = STR_INIT("Qsty");

/* The fewest bytes that one of each takes: no count can promise more of them
 * than there are bytes left. */
enum {
	BLOCK_SIZE = 15,
	SPAN_SIZE = 13,
	SENTENCE_SIZE = 8,
	ENTITY_SIZE = 18,
	MENTION_SIZE = 12,
	QUOTE_SIZE = 43,
};

/* --- out --- */

static void
put_number(Buf *out, uint64_t number, int bytes)
{
	char little[8];
	for (int i = 0; i < bytes; i++)
		little[i] = (char)(number >> 8 * i & 0xff);
	buf_add(out, (Str){little, (size_t)bytes});
}

static void
put_str(Buf *out, Str s)
{
	put_number(out, s.len, 4);
	buf_add(out, s);
}

static void
put_range(Buf *out, Range range)
{
	put_number(out, range.begin, 4);
	put_number(out, range.end, 4);
}

static void
put_document(Buf *out, const Document *document)
{
	put_str(out, document->url);
	put_str(out, document->title);
	put_str(out, document->byline);
	put_str(out, document->site);
	put_str(out, document->language);
	put_str(out, document->lead_image);
	put_number(out, (uint64_t)document->published, 8);
	put_number(out, document->verbatim, 1);
	put_str(out, document->text);
	put_number(out, document->blocks.count, 4);
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		const Block *block = &document->blocks.items[i];
		put_number(out, block->kind, 1);
		put_number(out, block->depth, 1);
		put_number(out, block->keeps_lines, 1);
		put_number(out, block->ordinal, 4);
		put_range(out, block->text);
	}
	put_number(out, document->spans.count, 4);
	for (uint32_t i = 0; i < document->spans.count; i++) {
		const Span *span = &document->spans.items[i];
		put_number(out, span->kind, 1);
		put_range(out, span->text);
		put_str(out, span->href);
	}
}

static void
put_notes(Buf *out, const Notes *notes)
{
	put_number(out, notes->sentences.count, 4);
	for (uint32_t i = 0; i < notes->sentences.count; i++)
		put_range(out, notes->sentences.items[i]);
	put_number(out, notes->entities.count, 4);
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		put_number(out, entity->kind, 1);
		put_number(out, entity->gender, 1);
		put_str(out, entity->name);
		put_str(out, entity->role);
		put_number(out, entity->mention_count, 4);
		put_number(out, entity->quote_count, 4);
	}
	put_number(out, notes->mentions.count, 4);
	for (uint32_t i = 0; i < notes->mentions.count; i++) {
		put_range(out, notes->mentions.items[i].text);
		put_number(out, notes->mentions.items[i].entity, 4);
	}
	put_number(out, notes->quotes.count, 4);
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		put_number(out, quote->kind, 1);
		put_range(out, quote->text);
		put_range(out, quote->marked);
		put_range(out, quote->cue);
		put_range(out, quote->speaker_text);
		put_number(out, quote->speaker, 4);
		put_number(out, quote->continues, 4);
		put_number(out, quote->basis, 1);
		put_number(out, quote->confidence, 1);
	}
}

bool
story_pack(Buf *out, const Story *story)
{
	/* no piece of it is cut by a limit: the whole is measured at the end */
	Buf body = buf_new(BUF_UNLIMITED), frame = buf_new(FRAME);
	put_document(&body, story->document);
	put_notes(&body, story->notes);
	put_str(&body, story->note);
	Str bytes = buf_str(&body);
	bool fits = FRAME + bytes.len <= STORY_PACKED_MAX
	    && FRAME + bytes.len <= out->limit - out->len;
	if (fits) {
		buf_add(&frame, frame_name);
		put_number(&frame, STORY_VERSION, 4);
		put_number(&frame, bytes.len, 4);
		put_number(&frame, hash64(bytes), 8);
		buf_add(out, buf_str(&frame));
		buf_add(out, bytes);
	}
	buf_free(&body);
	buf_free(&frame);
	return fits;
}

/* --- in --- */

/* After anything that cannot be, bad stays set and all that is taken is 0. */
typedef struct {
	Arena *arena;
	Str rest;
	bool bad;
} Unpack;

static uint64_t
take_number(Unpack *from, size_t bytes)
{
	uint64_t number = 0;
	if (from->bad || from->rest.len < bytes) {
		from->bad = true;
		return 0;
	}
	for (size_t i = 0; i < bytes; i++)
		number |= (uint64_t)(unsigned char)from->rest.ptr[i] << 8 * i;
	from->rest = str_part(from->rest, bytes, from->rest.len);
	return number;
}

/* A number below bound: of an enum, an index, a bool. */
static unsigned
take_below(Unpack *from, unsigned bound)
{
	unsigned number = (unsigned)take_number(from, 1);
	if (number < bound)
		return number;
	from->bad = true;
	return 0;
}

static uint32_t
take_u32(Unpack *from)
{
	return (uint32_t)take_number(from, 4);
}

/* How many values follow, each of at least size bytes. */
static uint32_t
take_count(Unpack *from, size_t size)
{
	uint32_t count = take_u32(from);
	if (count <= from->rest.len / size)
		return count;
	from->bad = true;
	return 0;
}

static Str
take_str(Unpack *from)
{
	uint32_t len = take_count(from, 1);
	if (!len)
		return (Str){0};
	Str s = str_part(from->rest, 0, len);
	from->rest = str_part(from->rest, len, from->rest.len);
	if (!unicode_valid(s)) {
		from->bad = true;
		return (Str){0};
	}
	return str_copy(from->arena, s);
}

static Range
take_range(Unpack *from)
{
	uint32_t begin = take_u32(from);
	return (Range){begin, take_u32(from)};
}

static Document *
take_document(Unpack *from)
{
	Document *document = ARENA_NEW(from->arena, Document);
	document->url = take_str(from);
	document->title = take_str(from);
	document->byline = take_str(from);
	document->site = take_str(from);
	document->language = take_str(from);
	document->lead_image = take_str(from);
	document->published = (int64_t)take_number(from, 8);
	document->verbatim = take_below(from, 2);
	document->text = take_str(from);
	uint32_t count = take_count(from, BLOCK_SIZE);
	document->blocks.items = ARENA_ARRAY(from->arena, Block, count);
	document->blocks.count = document->blocks.capacity = count;
	for (uint32_t i = 0; i < count; i++) {
		Block *block = &document->blocks.items[i];
		block->kind = take_below(from, BLOCK_TITLE + 1);
		block->depth = (uint8_t)take_number(from, 1);
		block->keeps_lines = take_below(from, 2);
		block->ordinal = take_u32(from);
		block->text = take_range(from);
	}
	count = take_count(from, SPAN_SIZE);
	document->spans.items = ARENA_ARRAY(from->arena, Span, count);
	document->spans.count = document->spans.capacity = count;
	for (uint32_t i = 0; i < count; i++) {
		Span *span = &document->spans.items[i];
		span->kind = take_below(from, SPAN_LINK + 1);
		span->text = take_range(from);
		span->href = take_str(from);
	}
	return document;
}

static void
take_entities(Unpack *from, EntityList *entities)
{
	uint32_t count = take_count(from, ENTITY_SIZE);
	entities->items = ARENA_ARRAY(from->arena, Entity, count);
	entities->count = entities->capacity = count;
	for (uint32_t i = 0; i < count; i++) {
		Entity *entity = &entities->items[i];
		entity->kind = take_below(from, ENTITY_OTHER + 1);
		entity->gender = take_below(from, GENDER_FEMALE + 1);
		entity->name = take_str(from);
		entity->role = take_str(from);
		entity->mention_count = take_u32(from);
		entity->quote_count = take_u32(from);
	}
}

static void
take_quotes(Unpack *from, QuoteList *quotes)
{
	uint32_t count = take_count(from, QUOTE_SIZE);
	quotes->items = ARENA_ARRAY(from->arena, Quote, count);
	quotes->count = quotes->capacity = count;
	for (uint32_t i = 0; i < count; i++) {
		Quote *quote = &quotes->items[i];
		quote->kind = take_below(from, QUOTE_TURN + 1);
		quote->text = take_range(from);
		quote->marked = take_range(from);
		quote->cue = take_range(from);
		quote->speaker_text = take_range(from);
		quote->speaker = take_u32(from);
		quote->continues = take_u32(from);
		quote->basis = take_below(from, SPEAKER_CONTEXT + 1);
		quote->confidence = take_below(from, CONFIDENCE_HIGH + 1);
	}
}

static Notes *
take_notes(Unpack *from)
{
	Notes *notes = ARENA_NEW(from->arena, Notes);
	uint32_t count = take_count(from, SENTENCE_SIZE);
	notes->sentences.items = ARENA_ARRAY(from->arena, Range, count);
	notes->sentences.count = notes->sentences.capacity = count;
	for (uint32_t i = 0; i < count; i++)
		notes->sentences.items[i] = take_range(from);
	take_entities(from, &notes->entities);
	count = take_count(from, MENTION_SIZE);
	notes->mentions.items = ARENA_ARRAY(from->arena, Mention, count);
	notes->mentions.count = notes->mentions.capacity = count;
	for (uint32_t i = 0; i < count; i++) {
		Range range = take_range(from);
		notes->mentions.items[i] = (Mention){range, take_u32(from)};
	}
	take_quotes(from, &notes->quotes);
	return notes;
}

bool
story_unpack(Arena *arena, Str packed, Story *story, Err *err)
{
	if (packed.len < FRAME || packed.len > STORY_PACKED_MAX
	    || !str_starts(packed, frame_name))
		return err_set(err, "not a packed story");
	Unpack from = {.arena = arena,
	    .rest = str_part(packed, frame_name.len, packed.len)};
	uint32_t version = take_u32(&from), len = take_u32(&from);
	uint64_t checksum = take_number(&from, 8);
	if (version != STORY_VERSION)
		return err_set(err, "a story of version %u, not %d", version,
		    STORY_VERSION);
	if (from.rest.len != len
	    || hash64(from.rest) != checksum)
		return err_set(err, "the story is damaged");
	const Document *document = take_document(&from);
	const Notes *notes = take_notes(&from);
	Str note = take_str(&from);
	if (from.bad || from.rest.len || !document_is_sound(document)
	    || !notes_are_sound(document, notes))
		return err_set(err, "the story is not sound");
	*story = (Story){document, notes, note};
	return true;
}
