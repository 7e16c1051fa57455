#include "feed/mend.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/unicode.h"
#include "feed/doctype.h"
#include "feed/entity.h"

enum {
	DEEPEST = 200,          /* elements; libxml2 stops at 256 */
	LONGEST_NAME = 100,     /* of an element or an attribute */
	LONGEST_REFERENCE = 40, /* between & and ; */
	LONGEST_TAG = 128 << 10,
	MOST_ATTRIBUTES = 64, /* libxml2 compares each with each */
	MOST_EXPANDED = 256 << 10, /* bytes put in for declared entities, in all */
	MOST_MARKS = 3 << 20, /* tags and references; an honest feed of 10,000 items
	                         has a tenth */
	MOST_NAMES = 8192, /* different ones: libxml2 keeps each, in a table that
	                      grows slow */
	NAME_BITS = 1 << 16,
};

typedef enum {
	IN_TEXT,
	IN_REFERENCE, /* after & in text or in an attribute */
	IN_MARK,      /* after <, before it is known of what */
	IN_NAME,      /* of a start tag */
	IN_TAG,
	IN_END_TAG,
	IN_COMMENT,
	IN_CDATA,
	IN_INSTRUCTION, /* <? … > */
	IN_DECLARATION, /* <! … > other than DOCTYPE */
	IN_DOCTYPE,
} State;

typedef enum {
	ATTR_BETWEEN,
	ATTR_NAME,
	ATTR_NAMED,  /* after the name */
	ATTR_EQUALS, /* after the = */
	ATTR_VALUE,
} AttributeState;

struct Mend {
	State state, before; /* before: the state that a reference stands in */
	char held[LONGEST_REFERENCE + 1]; /* of a reference or a mark */
	size_t held_len;

	char name[LONGEST_NAME + 4]; /* of the tag or attribute being read; an
	                                attribute's is cut after a character */
	size_t name_len;
	AttributeState attribute;
	char quote;      /* of the value: ", ' or, where it has none, a blank */
	bool slash;      /* the last thing in the tag was a / */
	bool dropped;    /* this tag is not passed on */
	bool full;       /* the rest of this tag is not passed on */
	bool attribute_dropped;
	size_t tag_len;
	size_t tag_at;   /* where it begins in the output */
	uint32_t attributes;

	char names[DEEPEST][LONGEST_NAME + 1]; /* of the open elements */
	uint8_t lengths[DEEPEST];
	uint32_t depth;
	uint32_t beyond; /* elements open beyond the deepest */

	uint32_t run; /* of - or ] before the end of a comment, of CDATA */
	Doctype doctype;
	size_t expanded; /* bytes put in for its entities */

	uint32_t marks, name_count;
	uint64_t name_seed, name_hash; /* hash: of the name being read */
	bool declares_space; /* the attribute is xmlns, so its value is a name */
	uint8_t names_seen[NAME_BITS / 8]; /* by hash */
};

Mend *
mend_new(void)
{
	Mend *mend = calloc(1, sizeof *mend);
	if (!mend)
		abort();
	doctype_init(&mend->doctype);
	/* where memory lies is not for a feed to know */
	mend->name_seed = (uint64_t)(uintptr_t)mend * UINT64_C(0x9e3779b97f4a7c15);
	return mend;
}

void
mend_free(Mend *mend)
{
	if (!mend)
		return;
	doctype_free(&mend->doctype);
	free(mend);
}

bool
mend_saw_netscape(const Mend *mend)
{
	return mend->doctype.netscape;
}

bool
mend_exhausted(const Mend *mend)
{
	return mend->marks > MOST_MARKS || mend->name_count > MOST_NAMES;
}

static void
hash_byte(Mend *mend, char byte)
{
	mend->name_hash = hash64_add(mend->name_hash, (unsigned char)byte);
}

/* Counts the name whose bytes were hashed, unless it was seen before. */
static void
count_name(Mend *mend)
{
	uint32_t bit = (uint32_t)((mend->name_hash * UINT64_C(0x9e3779b97f4a7c15))
	    >> 48);
	uint8_t *seen = &mend->names_seen[bit / 8];
	uint8_t mask = (uint8_t)(1 << bit % 8);
	mend->name_count += !(*seen & mask);
	*seen |= mask;
	mend->name_hash = mend->name_seed;
}

/* What no XML may hold, even as a number. Bytes beyond ASCII pass: the caller
 * gives valid UTF-8. */
static bool
is_control(char byte)
{
	unsigned char c = (unsigned char)byte;
	return c < ' ' && c != '\t' && c != '\n' && c != '\r';
}

static bool
begins_name(char byte)
{
	return byte_is_letter(byte) || byte == '_' || byte == ':'
	    || (unsigned char)byte >= 0x80;
}

static bool
is_in_name(char byte)
{
	return begins_name(byte) || byte_is_digit(byte) || byte == '-'
	    || byte == '.';
}

/* --- references --------------------------------------------------------- */

static void
put_escaped(Buf *out, Str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.ptr[i];
		if (byte == '<')
			buf_add(out, STR("&lt;"));
		else if (byte == '&')
			buf_add(out, STR("&amp;"));
		else if (byte == '"')
			buf_add(out, STR("&quot;"));
		else if (!is_control(byte))
			buf_add_byte(out, byte);
	}
}

static void
put_character(Buf *out, uint32_t character)
{
	/* as a number, for it may be a < or stand in an attribute */
	if (character == '<' || character == '>') {
		buf_add(out, character == '<' ? STR("&lt;") : STR("&gt;"));
		return;
	}
	if (character < 128) {
		buf_add_format(out, "&#%u;", (unsigned)character);
		return;
	}
	char bytes[4];
	buf_add(out, (Str){bytes, unicode_put(bytes, character)});
}

/* Whether held is a reference that means something; what it means goes out. */
static bool
put_reference(Mend *mend, Buf *out, bool closed)
{
	Str name = {mend->held, mend->held_len};
	if (name.len && name.ptr[0] == '#') {
		uint32_t character = entity_of_number(name);
		if (character)
			put_character(out, character);
		return character != 0;
	}
	if (!closed)
		return false;
	Str declared;
	if (doctype_entity(&mend->doctype, name, &declared)) {
		mend->expanded += declared.len;
		if (mend->expanded <= MOST_EXPANDED)
			put_escaped(out, declared);
		return true;
	}
	uint32_t character = entity_of_name(name);
	if (character)
		put_character(out, character);
	return character != 0;
}

/* Ends a reference; closed: by a semicolon. */
static void
end_reference(Mend *mend, Buf *out, bool closed)
{
	mend->marks++;
	bool passes = !(mend->before == IN_TAG
	    && (mend->dropped || mend->full || mend->attribute_dropped));
	mend->state = mend->before;
	if (!passes || put_reference(mend, out, closed))
		return;
	buf_add(out, STR("&amp;"));
	buf_add(out, (Str){mend->held, mend->held_len});
	if (closed)
		buf_add_byte(out, ';');
}

/* --- tags --------------------------------------------------------------- */

static void
close_top(Mend *mend, Buf *out)
{
	mend->depth--;
	buf_add(out, STR("</"));
	buf_add(out,
	    (Str){mend->names[mend->depth], mend->lengths[mend->depth]});
	buf_add_byte(out, '>');
}

/* An end tag closes the innermost element of its name, and with it whatever
 * was left open inside. One that no element waits for means nothing. The root
 * stays open to the end: some go on behind it. */
static void
end_element(Mend *mend, Buf *out)
{
	if (mend->beyond) {
		mend->beyond--;
		return;
	}
	Str name = {mend->name, mend->name_len};
	mend->marks++;
	for (uint32_t i = mend->depth; i-- > 1;) {
		mend->marks += i % 16 == 0; /* looking far is work too */
		if (mend->lengths[i] != name.len || !str_equal_ascii(
		    (Str){mend->names[i], mend->lengths[i]}, name))
			continue;
		while (mend->depth > i)
			close_top(mend, out);
		return;
	}
}

static void
begin_tag(Mend *mend, Buf *out)
{
	mend->marks++;
	mend->state = IN_TAG;
	mend->attribute = ATTR_BETWEEN;
	mend->attributes = 0;
	mend->tag_len = 0;
	mend->slash = mend->full = mend->attribute_dropped = false;
	mend->dropped = mend->depth == DEEPEST || mend->name_len > LONGEST_NAME;
	if (mend->dropped)
		return;
	mend->name_hash = mend->name_seed;
	for (size_t i = 0; i < mend->name_len; i++)
		hash_byte(mend, mend->name[i]);
	count_name(mend);
	mend->tag_at = out->len;
	buf_add_byte(out, '<');
	buf_add(out, (Str){mend->name, mend->name_len});
}

static void
put_in_tag(Mend *mend, Buf *out, Str bytes)
{
	/* only before a character begins, never inside one */
	if (mend->tag_len >= LONGEST_TAG
	    && ((unsigned char)bytes.ptr[0] & 0xc0) != 0x80)
		mend->full = true;
	mend->tag_len += bytes.len;
	if (!mend->dropped && !mend->attribute_dropped && !mend->full)
		buf_add(out, bytes);
}

/* The frame of an attribute, which goes out even where its value was cut. */
static void
put_frame(Mend *mend, Buf *out, Str bytes)
{
	if (!mend->dropped && !mend->attribute_dropped)
		buf_add(out, bytes);
}

static void
begin_attribute(Mend *mend, Buf *out, char byte)
{
	mend->attribute = ATTR_NAME;
	mend->name_len = 1;
	mend->name[0] = byte;
	mend->name_hash = mend->name_seed;
	hash_byte(mend, byte);
	mend->attribute_dropped = mend->full
	    || mend->attributes++ >= MOST_ATTRIBUTES;
	put_frame(mend, out, STR(" "));
	put_frame(mend, out, (Str){&byte, 1});
}

/* An attribute that stands alone ("<option selected>") gets an empty value. */
static void
end_attribute(Mend *mend, Buf *out)
{
	if (mend->attribute == ATTR_NAME || mend->attribute == ATTR_NAMED)
		put_frame(mend, out, STR("=\"\""));
	else if (mend->attribute == ATTR_EQUALS)
		put_frame(mend, out, STR("\"\""));
	else if (mend->attribute == ATTR_VALUE)
		put_frame(mend, out, STR("\""));
	if (mend->attribute == ATTR_VALUE && mend->declares_space)
		count_name(mend);
	mend->attribute = ATTR_BETWEEN;
	mend->attribute_dropped = false;
}

static void
end_tag(Mend *mend, Buf *out, Str name)
{
	end_attribute(mend, out);
	mend->state = IN_TEXT;
	if (mend->dropped) {
		if (!mend->slash)
			mend->beyond++;
		return;
	}
	if (mend->slash && mend->depth) {
		buf_add(out, STR("/>"));
		return;
	}
	buf_add_byte(out, '>');
	memcpy(mend->names[mend->depth], name.ptr, name.len);
	mend->lengths[mend->depth++] = (uint8_t)name.len;
}

static void
read_value(Mend *mend, Buf *out, char byte)
{
	bool bare = mend->quote == ' ';
	if (mend->declares_space)
		hash_byte(mend, byte);
	if (bare ? byte_is_blank(byte) : byte == mend->quote)
		end_attribute(mend, out);
	else if (byte == '<')
		put_in_tag(mend, out, STR("&lt;"));
	else if (byte == '"')
		put_in_tag(mend, out, STR("&quot;"));
	else if (!is_control(byte))
		put_in_tag(mend, out, (Str){&byte, 1});
}

/* One byte of a tag behind its name. The name of the element is kept in the
 * place on the stack that it will have. */
static void
read_tag(Mend *mend, Buf *out, char byte)
{
	bool in_value = mend->attribute == ATTR_VALUE;
	if (byte == '&' && in_value) {
		mend->before = IN_TAG;
		mend->state = IN_REFERENCE;
		mend->held_len = 0;
		return;
	}
	bool quoted = in_value && mend->quote != ' ';
	if (!quoted && (byte == '>' || byte == '<')) {
		uint32_t place = mend->depth < DEEPEST ? mend->depth : DEEPEST - 1;
		Str name = {mend->names[place], mend->lengths[place]};
		end_tag(mend, out, name);
		if (byte == '<') {
			mend->state = IN_MARK;
			mend->held_len = 0;
		}
		return;
	}
	if (in_value) {
		read_value(mend, out, byte);
		return;
	}
	bool blank = byte_is_blank(byte);
	if (!blank)
		mend->slash = byte == '/';
	switch (mend->attribute) {
	case ATTR_NAME:
		if (is_in_name(byte) && (mend->name_len < LONGEST_NAME
		    || (((unsigned char)byte & 0xc0) == 0x80
		        && mend->name_len < sizeof mend->name))) {
			mend->name[mend->name_len++] = byte;
			hash_byte(mend, byte);
			put_frame(mend, out, (Str){&byte, 1});
			return;
		}
		mend->attribute = ATTR_NAMED;
		mend->declares_space = str_starts_ascii(
		    (Str){mend->name, mend->name_len}, STR("xmlns"));
		if (!mend->attribute_dropped && !mend->dropped)
			count_name(mend);
		/* fallthrough */
	case ATTR_NAMED:
		if (byte == '=') {
			put_frame(mend, out, STR("="));
			mend->attribute = ATTR_EQUALS;
		} else if (begins_name(byte)) {
			end_attribute(mend, out);
			begin_attribute(mend, out, byte);
		}
		return;
	case ATTR_EQUALS:
		if (blank)
			return;
		mend->attribute = ATTR_VALUE;
		mend->quote = byte == '"' || byte == '\'' ? byte : ' ';
		put_frame(mend, out, STR("\""));
		if (mend->quote == ' ')
			read_value(mend, out, byte);
		mend->slash = false;
		return;
	default:
		if (begins_name(byte))
			begin_attribute(mend, out, byte);
	}
}

/* --- what stands behind a < --------------------------------------------- */

static void
begin_mark(Mend *mend)
{
	mend->state = IN_MARK;
	mend->held_len = 0;
}

static void
put_text(Mend *mend, Buf *out, Str text)
{
	if (mend->depth)
		buf_add(out, text);
}

/* The bytes after "<!" as far as they tell: "--", "[CDATA[", "DOCTYPE". */
static void
read_mark_of_declaration(Mend *mend, Buf *out)
{
	static const struct {
		Str opening;
		State state;
	} openings[] = {
	    {STR_INIT("!--"), IN_COMMENT},
	    {STR_INIT("![CDATA["), IN_CDATA},
	    {STR_INIT("!DOCTYPE"), IN_DOCTYPE},
	};
	Str held = {mend->held, mend->held_len};
	for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
		Str opening = openings[i].opening;
		if (!str_starts_ascii(opening, held))
			continue;
		if (held.len < opening.len)
			return;
		mend->state = openings[i].state;
		mend->run = 0;
		doctype_begin(&mend->doctype);
		if (mend->state == IN_CDATA)
			put_text(mend, out, STR("<![CDATA["));
		return;
	}
	bool ended = held.ptr[held.len - 1] == '>';
	mend->state = ended ? IN_TEXT : IN_DECLARATION;
}

/* False where the byte is not part of the mark and is to be read again. */
static bool
read_mark(Mend *mend, Buf *out, char byte)
{
	if (mend->held_len) {
		mend->held[mend->held_len++] = byte;
		read_mark_of_declaration(mend, out);
		return true;
	}
	if (byte == '!') {
		mend->held[mend->held_len++] = byte;
	} else if (byte == '?') {
		mend->state = IN_INSTRUCTION;
	} else if (byte == '/') {
		mend->state = IN_END_TAG;
		mend->name_len = 0;
	} else if (begins_name(byte) && byte != ':') {
		mend->state = IN_NAME;
		mend->name[0] = byte;
		mend->name_len = 1;
	} else {
		mend->marks++;
		put_text(mend, out, STR("&lt;"));
		mend->state = IN_TEXT;
		return false;
	}
	return true;
}

static bool
read_name(Mend *mend, Buf *out, char byte)
{
	if (is_in_name(byte)) {
		if (mend->name_len < LONGEST_NAME)
			mend->name[mend->name_len] = byte;
		mend->name_len += mend->name_len <= LONGEST_NAME;
		return true;
	}
	/* "a <b" that is no tag: a name and then no blank, / or > */
	if (!byte_is_blank(byte) && byte != '/' && byte != '>' && byte != '<'
	    && mend->name_len <= LONGEST_NAME) {
		put_text(mend, out, STR("&lt;"));
		put_text(mend, out, (Str){mend->name, mend->name_len});
		mend->state = IN_TEXT;
		return false;
	}
	begin_tag(mend, out);
	if (!mend->dropped) {
		memcpy(mend->names[mend->depth], mend->name, mend->name_len);
		mend->lengths[mend->depth] = (uint8_t)mend->name_len;
	}
	return false;
}

static void
read_end_tag(Mend *mend, Buf *out, char byte)
{
	if (byte == '>' || byte == '<') {
		end_element(mend, out);
		mend->state = IN_TEXT;
		if (byte == '<')
			begin_mark(mend);
	} else if (!byte_is_blank(byte) && mend->name_len < LONGEST_NAME) {
		mend->name[mend->name_len++] = byte;
	}
}

/* Text up to the next byte that means more; gives the bytes taken, 1 or more. */
static size_t
read_text(Mend *mend, Buf *out, Str rest)
{
	size_t len = 0;
	while (len < rest.len && rest.ptr[len] != '<' && rest.ptr[len] != '&'
	    && !is_control(rest.ptr[len]))
		len++;
	put_text(mend, out, str_part(rest, 0, len));
	if (len)
		return len;
	if (rest.ptr[0] == '<') {
		begin_mark(mend);
	} else if (rest.ptr[0] == '&' && mend->depth) {
		mend->before = IN_TEXT;
		mend->state = IN_REFERENCE;
		mend->held_len = 0;
	}
	return 1;
}

/* CDATA as it is, to the first ]]>; gives the bytes taken, 1 or more. */
static size_t
read_cdata(Mend *mend, Buf *out, Str rest)
{
	size_t len = 0;
	while (len < rest.len && !is_control(rest.ptr[len])) {
		char byte = rest.ptr[len++];
		bool ends = byte == '>' && mend->run >= 2;
		mend->run = byte == ']' ? mend->run + 1 : 0;
		if (ends) {
			mend->state = IN_TEXT;
			break;
		}
	}
	put_text(mend, out, str_part(rest, 0, len));
	return len ? len : 1;
}

/* The front of a value between quotes that goes on as it is, 0 bytes or more. */
static size_t
read_plain_value(Mend *mend, Buf *out, Str rest)
{
	if (mend->attribute != ATTR_VALUE || mend->quote == ' '
	    || mend->declares_space)
		return 0;
	size_t len = 0;
	while (len < rest.len && rest.ptr[len] != mend->quote
	    && rest.ptr[len] != '<' && rest.ptr[len] != '&'
	    && rest.ptr[len] != '"' && !is_control(rest.ptr[len]))
		len++;
	if (len)
		put_in_tag(mend, out, str_part(rest, 0, len));
	return len;
}

/* The bytes of a comment up to its end; 1 or more. */
static size_t
read_comment(Mend *mend, Str rest)
{
	const char *end = memchr(rest.ptr, '>', rest.len);
	size_t len = end ? (size_t)(end - rest.ptr) : rest.len;
	size_t dashes = 0;
	while (dashes < len && dashes < 2 && rest.ptr[len - 1 - dashes] == '-')
		dashes++;
	mend->run = dashes == len ? mend->run + (uint32_t)dashes
	    : (uint32_t)dashes;
	if (!end)
		return len;
	if (mend->run >= 2)
		mend->state = IN_TEXT;
	mend->run = 0;
	return len + 1;
}

/* Whether the byte belongs to the reference. */
static bool
read_reference(Mend *mend, Buf *out, char byte)
{
	bool fits = byte_is_letter(byte) || byte_is_digit(byte) || byte == '_'
	    || byte == '.' || byte == '-' || (byte == '#' && !mend->held_len);
	if (fits && mend->held_len < LONGEST_REFERENCE) {
		mend->held[mend->held_len++] = byte;
		return true;
	}
	end_reference(mend, out, byte == ';');
	return byte == ';';
}

void
mend_push(Mend *mend, Str bytes, Buf *out)
{
	size_t i = 0;
	while (i < bytes.len && !mend_exhausted(mend)) {
		char byte = bytes.ptr[i];
		bool taken = true;
		switch (mend->state) {
		case IN_TEXT:
			i += read_text(mend, out, str_part(bytes, i, bytes.len));
			continue;
		case IN_CDATA:
			i += read_cdata(mend, out, str_part(bytes, i, bytes.len));
			continue;
		case IN_REFERENCE:
			taken = read_reference(mend, out, byte);
			break;
		case IN_MARK:
			taken = read_mark(mend, out, byte);
			break;
		case IN_NAME:
			taken = read_name(mend, out, byte);
			break;
		case IN_TAG: {
			size_t len = read_plain_value(mend, out,
			    str_part(bytes, i, bytes.len));
			i += len;
			if (len)
				continue;
			read_tag(mend, out, byte);
			break;
		}
		case IN_END_TAG:
			read_end_tag(mend, out, byte);
			break;
		case IN_COMMENT:
			i += read_comment(mend, str_part(bytes, i, bytes.len));
			continue;
		case IN_INSTRUCTION:
		case IN_DECLARATION:
			if (byte == '>')
				mend->state = IN_TEXT;
			break;
		case IN_DOCTYPE:
			if (!doctype_read(&mend->doctype, byte))
				mend->state = IN_TEXT;
			break;
		}
		i += taken;
	}
}

static bool
in_tag(const Mend *mend)
{
	return (mend->state == IN_TAG
	    || (mend->state == IN_REFERENCE && mend->before == IN_TAG))
	    && !mend->dropped;
}

size_t
mend_whole(const Mend *mend, const Buf *out)
{
	if (in_tag(mend))
		return mend->tag_at;
	size_t len = out->len, back = 0;
	while (back < 3 && back < len
	    && ((unsigned char)out->ptr[len - 1 - back] & 0xc0) == 0x80)
		back++;
	if (back == len)
		return len;
	unsigned char lead = (unsigned char)out->ptr[len - 1 - back];
	size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	return back + 1 < size ? len - 1 - back : len;
}

void
mend_taken(Mend *mend, Buf *out, size_t len)
{
	memmove(out->ptr, out->ptr + len, out->len - len);
	buf_cut(out, out->len - len);
	mend->tag_at -= mend->tag_at < len ? mend->tag_at : len;
}

void
mend_end(Mend *mend, Buf *out)
{
	if (mend->state == IN_REFERENCE)
		end_reference(mend, out, false);
	/* a tag that is cut off says nothing */
	if (mend->state == IN_CDATA)
		put_text(mend, out, STR("]]>"));
	if (mend->state == IN_TAG) {
		mend->slash = false;
		read_tag(mend, out, mend->attribute == ATTR_VALUE ? mend->quote : '>');
		if (mend->state == IN_TAG)
			read_tag(mend, out, '>');
	}
	mend->state = IN_TEXT;
	while (mend->depth)
		close_top(mend, out);
}
