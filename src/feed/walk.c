#include "feed/walk.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "feed/atom.h"
#include "feed/plain.h"
#include "feed/rss.h"

enum {
	DEEPEST = 256,
	LONGEST_TYPE = 100, /* a media type, a mode, true or false */
	LONGEST_BASE = 2048,
};

typedef enum {
	ROLE_GROUP,  /* its elements are looked at, its text is not */
	ROLE_VALUE,  /* its text is gathered */
	ROLE_PERSON, /* both */
	ROLE_MARKUP, /* inside a value: becomes part of it */
	ROLE_IMAGE,  /* a group of which the url alone matters */
	ROLE_SKIP,
} Role;

typedef struct {
	char bytes[LONGEST_TYPE];
	size_t len;
} Word;

typedef struct {
	Role role;
	const FieldRow *row;
	Str base;
	size_t begin;    /* of its value, in the text gathered */
	TextKind kind;
	bool in_atom;
	uint32_t inside; /* elements open inside a value */
	Word type, permalink;
} Frame;

struct Walk {
	Draft *draft;
	Str base, root_space;
	Frame frames[DEEPEST];
	uint32_t depth;
	uint32_t beyond; /* elements open that have no frame */
	Buf text;        /* of the values that are open, inner after outer */
	FeedPerson person;
	Arena *person_arena;
	bool netscape, done;
};

Walk *
walk_new(Draft *draft, Str base)
{
	Walk *walk = calloc(1, sizeof *walk);
	if (!walk)
		abort();
	walk->draft = draft;
	walk->base = base;
	walk->text = buf_new(FEED_TEXT_MAX);
	walk->person_arena = arena_new();
	return walk;
}

void
walk_free(Walk *walk)
{
	if (!walk)
		return;
	buf_free(&walk->text);
	arena_free(walk->person_arena);
	free(walk);
}

void
walk_netscape(Walk *walk, bool netscape)
{
	walk->netscape = netscape;
}

bool
walk_done(const Walk *walk)
{
	return walk->done || draft_full(walk->draft);
}

static void
keep_word(Word *word, Str s)
{
	s = str_trim(s);
	word->len = s.len < LONGEST_TYPE ? s.len : 0;
	for (size_t i = 0; i < word->len; i++)
		word->bytes[i] = s.ptr[i];
}

static Str
word_str(const Word *word)
{
	return (Str){word->bytes, word->len};
}

/* As much of s as still fits. What is cut off a text is no great loss; the cut
 * is made between two characters. */
static void
gather(Walk *walk, Str s)
{
	size_t room = walk->text.limit - walk->text.len;
	if (s.len > room) {
		while (room > 0 && ((unsigned char)s.ptr[room] & 0xc0) == 0x80)
			room--;
		s = str_part(s, 0, room);
	}
	buf_add(&walk->text, s);
}

static void
gather_escaped(Walk *walk, Str s, bool in_attribute)
{
	size_t from = 0;
	for (size_t i = 0; i < s.len; i++) {
		char byte = s.ptr[i];
		Str escaped = byte == '&' ? STR("&amp;")
		    : byte == '<' ? STR("&lt;")
		    : byte == '>' ? STR("&gt;")
		    : byte == '"' && in_attribute ? STR("&quot;") : (Str){0};
		if (str_empty(escaped))
			continue;
		gather(walk, str_part(s, from, i));
		gather(walk, escaped);
		from = i + 1;
	}
	gather(walk, str_part(s, from, s.len));
}

/* --- the root ----------------------------------------------------------- */

static void
begin_root(Walk *walk, const XmlElement *element)
{
	const char *format = rss_format(element, walk->netscape);
	if (!format && (str_equal_ascii(element->name, STR("feed"))
	    || str_equal_ascii(element->name, STR("entry"))))
		format = atom_format(element);
	if (!format) {
		walk->done = true;
		return;
	}
	draft_format(walk->draft, format);
	walk->root_space = draft_copy(walk->draft, element->space, LONGEST_BASE);
	draft_line(walk->draft, FIELD_LANGUAGE, 1,
	    xml_attribute_of_xml(element, "lang"));
}

/* --- markup inside a value ---------------------------------------------- */

static bool
is_void(Str name)
{
	static const char *const names[] = {"area", "br", "col", "embed", "hr",
	    "img", "input", "link", "meta", "param", "source", "wbr"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_equal_ascii(name, str_of(names[i])))
			return true;
	return false;
}

/* The frame of the value that markup stands in, NULL where it is in none. */
static Frame *
open_value(Walk *walk)
{
	for (uint32_t i = walk->depth; i-- > 0;) {
		Frame *frame = &walk->frames[i];
		if (frame->role == ROLE_VALUE || frame->role == ROLE_PERSON)
			return frame;
		if (frame->role != ROLE_MARKUP)
			return NULL;
	}
	return NULL;
}

static bool
takes_markup(const Frame *value)
{
	switch (value->row->field) {
	case FIELD_TITLE:
	case FIELD_SUMMARY:
	case FIELD_CONTENT:
	case FIELD_RIGHTS:
		return true;
	default:
		return false;
	}
}

/* The div around an XHTML text is not part of it (RFC 4287, 3.1.1.3). */
static bool
is_wrapper(const Frame *value, Str name)
{
	return value->inside == 0 && str_equal_ascii(name, STR("div"));
}

static void
begin_markup(Walk *walk, Frame *value, Frame *frame, const XmlElement *element)
{
	frame->role = ROLE_MARKUP;
	frame->row = NULL;
	frame->inside = 1; /* whether an end tag is to be written */
	bool wrapper = is_wrapper(value, element->name);
	value->inside++;
	if (!takes_markup(value) || wrapper) {
		frame->inside = 0;
		return;
	}
	/* elements where text was announced: what follows is markup too */
	if (value->kind == TEXT_UNSAID || value->kind == TEXT_HTML
	    || value->kind == TEXT_PLAIN)
		value->kind = TEXT_MARKUP;
	gather(walk, STR("<"));
	gather(walk, element->name);
	for (uint32_t i = 0; i < element->attribute_count; i++) {
		const XmlAttribute *attribute = &element->attributes[i];
		gather(walk, STR(" "));
		if (!str_empty(attribute->prefix)) {
			gather(walk, attribute->prefix);
			gather(walk, STR(":"));
		}
		gather(walk, attribute->name);
		gather(walk, STR("=\""));
		gather_escaped(walk, attribute->value, true);
		gather(walk, STR("\""));
	}
	bool closed = is_void(element->name);
	gather(walk, closed ? STR(" />") : STR(">"));
	if (closed)
		frame->inside = 0;
}

/* The name of an element is not kept: it stands in the text where it began. */
static void
end_markup(Walk *walk, const Frame *frame)
{
	Frame *value = open_value(walk);
	if (value && value->inside)
		value->inside--;
	if (!frame->inside)
		return;
	Str text = buf_str(&walk->text);
	if (frame->begin + 1 >= text.len)
		return;
	size_t end = frame->begin + 1;
	while (end < text.len && !byte_is_blank(text.ptr[end])
	    && text.ptr[end] != '>')
		end++;
	char name[128];
	size_t len = end - frame->begin - 1;
	if (len == 0 || len > sizeof name)
		return;
	for (size_t i = 0; i < len; i++)
		name[i] = text.ptr[frame->begin + 1 + i];
	gather(walk, STR("</"));
	gather(walk, (Str){name, len});
	gather(walk, STR(">"));
}

/* --- values ------------------------------------------------------------- */

static FeedText
text_of(Arena *arena, const Frame *frame, Str value)
{
	FeedText text = {.value = value, .base = frame->base};
	TextKind kind = frame->kind;
	if (kind == TEXT_BINARY)
		return (FeedText){0};
	if (kind == TEXT_BASE64)
		text.value = atom_base64(arena, value);
	if (kind == TEXT_UNSAID)
		kind = plain_looks_like_html(text.value) ? TEXT_HTML : TEXT_PLAIN;
	text.type = atom_media_type(word_str(&frame->type), kind);
	return text;
}

/* An id that is a part of an address is made whole, another stays as it is. */
static Str
resolved_id(Walk *walk, const Frame *frame, Str id)
{
	id = str_trim(id);
	bool partial = str_starts(id, STR("/")) || str_starts(id, STR("./"))
	    || str_starts(id, STR("../"));
	return partial ? draft_resolve(walk->draft, frame->base, id) : id;
}

static void
end_person(Walk *walk, const Frame *frame, Str value)
{
	FeedPerson person = walk->person;
	if (str_empty(person.name) && str_empty(person.email))
		person = rss_person(value);
	draft_person(walk->draft, frame->row->rank, person);
}

/* The first name stands, and none is a novel. */
static void
say_of_person(Walk *walk, Str *field, Str value)
{
	if (str_empty(*field) && value.len <= FEED_LINE_MAX)
		*field = str_copy(walk->person_arena, value);
}

static void
end_value(Walk *walk, const Frame *frame)
{
	Draft *draft = walk->draft;
	const FieldRow *row = frame->row;
	Str value = str_trim(str_part(buf_str(&walk->text), frame->begin,
	    walk->text.len));
	switch (row->field) {
	case FIELD_TITLE:
	case FIELD_SUMMARY:
	case FIELD_CONTENT:
	case FIELD_RIGHTS: {
		Arena *local = arena_new();
		draft_text(draft, row->field, row->rank,
		    text_of(local, frame, value));
		arena_free(local);
		break;
	}
	case FIELD_LINK:
		draft_line(draft, FIELD_LINK, row->rank,
		    draft_resolve(draft, frame->base, value));
		break;
	case FIELD_ID:
		if (str_equal_ascii(str_of(row->name), STR("guid")))
			rss_guid(draft, row, value, word_str(&frame->permalink),
			    frame->base);
		else
			draft_line(draft, FIELD_ID, row->rank,
			    resolved_id(walk, frame, value));
		break;
	case FIELD_AUTHOR:
		end_person(walk, frame, value);
		break;
	case FIELD_PERSON_NAME:
		say_of_person(walk, &walk->person.name, value);
		break;
	case FIELD_PERSON_EMAIL:
		say_of_person(walk, &walk->person.email, value);
		break;
	case FIELD_PERSON_URL:
		say_of_person(walk, &walk->person.url,
		    draft_resolve(draft, frame->base, value));
		break;
	case FIELD_PUBLISHED:
	case FIELD_UPDATED:
	case FIELD_DATE:
		draft_date(draft, row->field, row->rank, value);
		break;
	case FIELD_LANGUAGE:
		draft_line(draft, FIELD_LANGUAGE, row->rank, value);
		break;
	case FIELD_CATEGORY:
		draft_category(draft, value);
		break;
	case FIELD_KEYWORDS:
		draft_keywords(draft, value);
		break;
	case FIELD_PICTURE:
	case FIELD_IMAGE_URL:
		draft_line(draft, FIELD_PICTURE, row->rank,
		    draft_resolve(draft, frame->base, value));
		break;
	default:
		break;
	}
}

/* --- elements ----------------------------------------------------------- */

static Role
role_of(Walk *walk, const FieldRow *row, const Frame *parent)
{
	bool in_person = parent && parent->role == ROLE_PERSON;
	bool in_image = parent && parent->role == ROLE_IMAGE;
	switch (row->field) {
	case FIELD_NONE:
	case FIELD_SKIP:
		return ROLE_SKIP;
	case FIELD_GROUP:
	case FIELD_ITEM:
	case FIELD_MEDIA:
		return ROLE_GROUP;
	case FIELD_IMAGE:
		return ROLE_IMAGE;
	case FIELD_IMAGE_URL:
		return in_image ? ROLE_VALUE : ROLE_SKIP;
	case FIELD_PERSON_NAME:
	case FIELD_PERSON_EMAIL:
	case FIELD_PERSON_URL:
		return in_person ? ROLE_VALUE : ROLE_SKIP;
	case FIELD_AUTHOR:
		return ROLE_PERSON;
	case FIELD_CATEGORY:
		/* iTunes nests them; their text is in an attribute */
		return row->space == SPACE_ITUNES ? ROLE_GROUP : ROLE_VALUE;
	case FIELD_CONTENT:
		return draft_in_item(walk->draft) ? ROLE_VALUE : ROLE_GROUP;
	default:
		return ROLE_VALUE;
	}
}

static void
begin_value(Walk *walk, Frame *frame, const XmlElement *element)
{
	Str type = xml_attribute(element, "type");
	Str mode = xml_attribute(element, "mode");
	bool in_atom = str_find_ascii(element->space, STR("/atom")) >= 0
	    || (str_starts(draft_format_so_far(walk->draft), STR("atom"))
	        && frame->row->space == SPACE_CORE);
	frame->kind = atom_text_kind(type, mode, in_atom);
	keep_word(&frame->type, type);
	keep_word(&frame->permalink, xml_attribute(element, "isPermaLink"));
	frame->begin = walk->text.len;
	if (frame->role == ROLE_PERSON)
		walk->person = (FeedPerson){0};
	if (frame->row->space == SPACE_XHTML
	    || (frame->row->field == FIELD_CONTENT
	        && str_equal_ascii(element->name, STR("body"))))
		frame->kind = TEXT_MARKUP;
}

static Str
base_inside(Walk *walk, Str base, const XmlElement *element)
{
	Str given = xml_attribute_of_xml(element, "base");
	if (str_empty(str_trim(given)) || given.len > LONGEST_BASE)
		return base;
	Str resolved = draft_resolve(walk->draft, base, given);
	return str_equal(resolved, base) ? base
	    : draft_copy(walk->draft, resolved, LONGEST_BASE);
}

/* An item begins wherever it stands: what was open around it was forgotten. */
static bool
interrupts(const Walk *walk, const XmlElement *element)
{
	if (!str_equal_ascii(element->name, STR("item"))
	    && !str_equal_ascii(element->name, STR("entry")))
		return false;
	return field_of(space_of(element->space, element->prefix,
	    walk->root_space), element->name)->field == FIELD_ITEM;
}

static void
begin(void *listener, const XmlElement *element)
{
	Walk *walk = listener;
	if (walk->beyond || walk->depth == DEEPEST || walk_done(walk)) {
		if (draft_full(walk->draft))
			draft_cut(walk->draft);
		walk->beyond++;
		return;
	}
	if (walk->depth == 0)
		begin_root(walk, element);
	const Frame *parent = walk->depth ? &walk->frames[walk->depth - 1] : NULL;
	bool fresh_item = interrupts(walk, element);
	Frame *value = fresh_item ? NULL : open_value(walk);
	Frame *frame = &walk->frames[walk->depth++];
	*frame = (Frame){.role = ROLE_SKIP, .begin = walk->text.len};
	frame->base = base_inside(walk, parent ? parent->base : walk->base,
	    element);
	if (walk->done)
		return;
	if (parent && parent->role == ROLE_SKIP && !fresh_item)
		return;
	Space space = space_of(element->space, element->prefix, walk->root_space);
	const FieldRow *row = field_of(space, element->name);
	bool of_person = value && value == parent && value->role == ROLE_PERSON
	    && row->field >= FIELD_PERSON_NAME && row->field <= FIELD_PERSON_URL;
	if (value && !of_person) {
		begin_markup(walk, value, frame, element);
		return;
	}
	frame->row = row;
	if (parent && parent->role == ROLE_IMAGE && row->field != FIELD_IMAGE_URL)
		return;
	frame->role = role_of(walk, row, parent);
	if (row->field == FIELD_ITEM && !draft_begin_item(walk->draft)) {
		walk->done = true;
		return;
	}
	if (row->field == FIELD_LINK
	    && !str_empty(xml_attribute(element, "href"))) {
		atom_link(walk->draft, element, frame->base, row->rank);
		frame->role = ROLE_SKIP;
		return;
	}
	rss_attributes(walk->draft, row, element, frame->base);
	if (frame->role == ROLE_VALUE || frame->role == ROLE_PERSON)
		begin_value(walk, frame, element);
}

static void
end(void *listener)
{
	Walk *walk = listener;
	if (walk->beyond) {
		walk->beyond--;
		return;
	}
	assert(walk->depth > 0);
	Frame frame = walk->frames[--walk->depth];
	if (frame.role == ROLE_MARKUP) {
		end_markup(walk, &frame);
		return;
	}
	if (frame.role == ROLE_VALUE || frame.role == ROLE_PERSON) {
		end_value(walk, &frame);
		buf_cut(&walk->text, frame.begin);
	}
	if (frame.role == ROLE_PERSON) {
		walk->person = (FeedPerson){0};
		arena_free(walk->person_arena);
		walk->person_arena = arena_new();
	}
	if (frame.row && frame.row->field == FIELD_ITEM)
		draft_end_item(walk->draft);
}

static void
text(void *listener, Str s)
{
	Walk *walk = listener;
	if (walk->beyond || !walk->depth || walk_done(walk))
		return;
	Frame *value = open_value(walk);
	if (!value)
		return;
	if (value->kind == TEXT_MARKUP && takes_markup(value))
		gather_escaped(walk, s, false);
	else
		gather(walk, s);
}

const XmlEvents walk_events = {begin, end, text};

void
walk_end(Walk *walk)
{
	walk->beyond = 0;
	while (walk->depth)
		end(walk);
}
