#include "annotate/transcript.h"

#include "annotate/cue.h"
#include "base/unicode.h"

enum {
	LABEL_MOST = 80,  /* bytes up to the colon */
	NAME_WORDS = 5,
	GAP_MOST = 4,     /* paragraphs without a label between two turns */
	TURNS_LEAST = 3,
	WORDS_LEAST = 2,  /* in a turn */
};

/* One line of the article that could be part of a conversation. */
typedef struct {
	uint32_t block;
	Range label;  /* "ABARA (laughing)"; empty: the line has none */
	Range name;   /* "ABARA" */
	Range text;   /* what follows, or the line */
	uint32_t speaker; /* entity, or NO_ENTITY */
	bool names;   /* is a person's name, or in capitals throughout */
	bool sentence; /* text ends as sentences end */
	bool taken;   /* the label is a speaker's */
} Line;

typedef LIST_OF(Line) LineList;

/* The last mention that ends at or before a byte. */
static const Mention *
mention_before(const Notes *notes, uint32_t end)
{
	uint32_t low = 0, high = notes->mentions.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (notes->mentions.items[middle].text.end <= end)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &notes->mentions.items[low - 1] : NULL;
}

/* "SEN. DANA WHITLOCK, HOST" up to what is behind the name. */
static Range
name_in(Str text, Range label)
{
	Range name = label;
	for (uint32_t i = label.begin; i < label.end; i++) {
		char byte = text.ptr[i];
		if (byte == ',' || byte == '(' || byte == '[') {
			name.end = i;
			break;
		}
	}
	return range_trim(text, name);
}

uint32_t
transcript_speaker(const Notes *notes, Range label)
{
	const Mention *best = NULL;
	for (uint32_t end = label.end; end > label.begin; ) {
		const Mention *mention = mention_before(notes, end);
		if (!mention || mention->text.begin < label.begin)
			break;
		EntityKind kind
		    = notes->entities.items[mention->entity].kind;
		if (kind == ENTITY_PERSON)
			best = mention; /* the first one: "ABARA, OF KESTREL" */
		end = mention->text.begin;
	}
	return best ? best->entity : NO_ENTITY;
}

/* Whether a name could be one: letters, points, hyphens and apostrophes, few
 * words, the first with a capital. all_capitals: no letter is lower case. */
static bool
reads_like_name(Str name, bool *all_capitals)
{
	uint32_t words = 1;
	*all_capitals = true;
	if (!name.len || !unicode_is_upper(unicode_at(name, 0, NULL)))
		return false;
	for (size_t i = 0; i < name.len; ) {
		uint32_t character = unicode_at(name, i, &i);
		if (unicode_is_space(character))
			words++;
		else if (unicode_is_lower(character))
			*all_capitals = false;
		else if (!unicode_is_letter(character)
		    && !unicode_is_digit(character) && character != '.'
		    && character != '-' && character != '\''
		    && character != 0x2019)
			return false;
	}
	return words <= NAME_WORDS && name.len > 1;
}

/* Whether it ends as a sentence does, marks and brackets behind it aside. A
 * speaker who is cut off ends with a dash. */
static bool
ends_sentence(Str text)
{
	static const Str ends[] = {
		STR_INIT("."), STR_INIT("?"), STR_INIT("!"), STR_INIT("…"),
		STR_INIT("-"), STR_INIT("–"), STR_INIT("—"),
	};
	static const Str closers[] = {
		STR_INIT("\""), STR_INIT("”"), STR_INIT("’"), STR_INIT("'"),
		STR_INIT("»"), STR_INIT(")"), STR_INIT("]"), STR_INIT("*"),
	};
	for (size_t i = 0; i < sizeof closers / sizeof *closers; )
		if (str_ends(text, closers[i])) {
			text.len -= closers[i].len;
			i = 0;
		} else {
			i++;
		}
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(text, ends[i]))
			return true;
	return false;
}

static uint32_t
words_of(Str text)
{
	uint32_t words = 0;
	for (size_t i = 0; i < text.len; i++)
		words += !byte_is_blank(text.ptr[i])
		    && (i + 1 == text.len || byte_is_blank(text.ptr[i + 1]));
	return words;
}

static Line
line_of(const Document *document, const Notes *notes, uint32_t block,
    Range range)
{
	Str text = document->text;
	Line line = {.block = block, .text = range, .speaker = NO_ENTITY};
	Str head = range_str(text, range);
	line.sentence = ends_sentence(head);
	if (head.len > LABEL_MOST)
		head.len = LABEL_MOST;
	ptrdiff_t colon = str_find_byte(head, ':');
	if (colon == STR_NOT_FOUND || range.begin + colon + 1 >= range.end
	    || !byte_is_blank(text.ptr[range.begin + colon + 1]))
		return line;
	Range label = {range.begin, range.begin + (uint32_t)colon};
	Range name = name_in(text, label);
	bool capitals;
	if (!line.sentence || !reads_like_name(range_str(text, name), &capitals))
		return line;
	Range words = range_trim(text, (Range){label.end + 1, range.end});
	if (words_of(range_str(text, words)) < WORDS_LEAST)
		return line;
	line.label = range_trim(text, label);
	line.name = name;
	line.speaker = transcript_speaker(notes, name);
	line.names = capitals || line.speaker != NO_ENTITY;
	line.text = words;
	return line;
}

static void
add_lines(Arena *arena, LineList *lines, const Document *document,
    const Notes *notes, uint32_t at)
{
	const Block *block = &document->blocks.items[at];
	Range rest = block->text;
	while (!range_empty(rest)) {
		Range line = rest;
		if (block->keeps_lines) {
			ptrdiff_t end = str_find_byte(
			    range_str(document->text, rest), '\n');
			if (end != STR_NOT_FOUND)
				line.end = rest.begin + (uint32_t)end;
		}
		rest.begin = line.end + 1;
		line = range_trim(document->text, line);
		if (!range_empty(line))
			list_push(arena, lines,
			    line_of(document, notes, at, line));
	}
}

static bool
same_speaker(Str text, const Line *a, const Line *b)
{
	if (a->speaker != NO_ENTITY || b->speaker != NO_ENTITY)
		return a->speaker == b->speaker;
	return str_equal(range_str(text, a->name), range_str(text, b->name));
}

/* Whether the labels of lines first to end are a conversation's. */
static bool
is_conversation(Str text, const LineList *lines, uint32_t first, uint32_t end)
{
	enum { LOOK_MOST = 40 }; /* turns that are compared with each other */
	const Line *turns[LOOK_MOST];
	uint32_t count = 0;
	for (uint32_t i = first; i < end && count < LOOK_MOST; i++)
		if (lines->items[i].names)
			turns[count++] = &lines->items[i];
	bool two = false, person_twice = false;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < i; k++) {
			bool same = same_speaker(text, turns[i], turns[k]);
			two = two || !same;
			person_twice = person_twice
			    || (same && turns[i]->speaker != NO_ENTITY);
		}
	return count >= TURNS_LEAST && two && person_twice
	    && (count == LOOK_MOST || 2 * count >= end - first);
}

/* Finds the conversations: lines with labels that are near to each other. */
static void
find_conversations(Str text, LineList *lines)
{
	for (uint32_t i = 0; i < lines->count; ) {
		if (!lines->items[i].names) {
			i++;
			continue;
		}
		uint32_t end = i + 1;
		for (uint32_t k = end; k < lines->count
		    && k - end <= GAP_MOST; k++)
			if (lines->items[k].names)
				end = k + 1;
		if (is_conversation(text, lines, i, end))
			for (uint32_t k = i; k < end; k++)
				lines->items[k].taken = lines->items[k].names;
		i = end;
	}
}

/* Whether the narrator speaks in the line: a verb of speech, a quotation. */
static bool
is_narrated(Str line)
{
	while (line.len) {
		size_t end = 0, next = 0;
		while (end < line.len
		    && unicode_is_letter(unicode_at(line, end, &next)))
			end = next;
		Cue cue = end <= LABEL_MOST ? cue_find(str_part(line, 0, end))
		    : (Cue){0};
		if (cue.strength == CUE_SAYS && cue.form == CUE_PAST)
			return true;
		if (end == line.len)
			break;
		uint32_t mark = unicode_at(line, end, NULL);
		if (mark == '"' || mark == 0x201c)
			return true;
		line = str_part(line, next, line.len);
	}
	return false;
}

/* Whether line at, which has no label, goes on with a turn before it: another
 * label comes soon, and all between is no narrator's. */
static bool
goes_on(Str text, const LineList *lines, uint32_t at)
{
	for (uint32_t i = at; i < lines->count && i - at <= GAP_MOST; i++) {
		const Line *line = &lines->items[i];
		if (line->taken)
			return i > at;
		if (!range_empty(line->label) || !line->sentence
		    || is_narrated(range_str(text, line->text)))
			return false;
	}
	return false;
}

/* Where a quotation is the whole turn, its marks are the turn's. */
static Quotation
turn_of(Str text, const Line *line, Range label, const QuotationList *quotations,
    uint32_t *next)
{
	Quotation turn = {.text = line->text, .marked = line->text,
		.block = line->block, .unmarked = true, .closed = true,
		.label = label};
	for (; *next < quotations->count; (*next)++) {
		const Quotation *inner = &quotations->items[*next];
		if (inner->marked.begin >= line->text.end)
			break;
		if (inner->marked.begin == line->text.begin
		    && words_of(range_str(text, (Range){inner->marked.end,
		        line->text.end})) == 0) {
			turn.text = inner->text;
			turn.marked = inner->marked;
			turn.unmarked = false;
		}
	}
	return turn;
}

QuotationList
transcript_add(Arena *arena, const Document *document, const Notes *notes,
    const QuotationList *quotations)
{
	Arena *scratch = arena_new();
	LineList lines = {0};
	Str text = document->text;
	for (uint32_t i = 0; i < document->blocks.count; i++)
		if (document->blocks.items[i].kind == BLOCK_PARAGRAPH)
			add_lines(scratch, &lines, document, notes, i);
	find_conversations(text, &lines);
	QuotationList all = {0};
	uint32_t next = 0;
	Range label = {0}; /* of the turn that the last line was part of */
	for (uint32_t i = 0; i < lines.count; i++) {
		const Line *line = &lines.items[i];
		bool more = !line->taken && !range_empty(label)
		    && goes_on(text, &lines, i);
		label = line->taken ? line->label : more ? label : (Range){0};
		if (range_empty(label))
			continue;
		uint32_t begin = line->taken ? label.begin : line->text.begin;
		for (; next < quotations->count
		    && quotations->items[next].marked.begin < begin; next++)
			if (quotations->items[next].marked.end <= begin)
				list_push(arena, &all, quotations->items[next]);
		if (more)
			all.items[all.count - 1].continues = true;
		list_push(arena, &all,
		    turn_of(text, line, label, quotations, &next));
	}
	for (; next < quotations->count; next++)
		list_push(arena, &all, quotations->items[next]);
	arena_free(scratch);
	return all;
}
