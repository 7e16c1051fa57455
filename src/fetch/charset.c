#include "fetch/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include <uchardet/uchardet.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "fetch/declared.h"
#include "fetch/encoding.h"

enum {
	SAMPLE = 64 << 10, /* bytes on which a claim or a guess is tried */
	PIECE = 16 << 10,  /* of output, at a time */
	TELLING = 6,       /* bytes beyond ASCII, below which nobody can tell one
	                      encoding from another */
};

#define REPLACEMENT STR("\xef\xbf\xbd")

static const Encoding utf16le = {"utf-16le", "UTF-16LE", ""};
static const Encoding utf16be = {"utf-16be", "UTF-16BE", ""};
static const Encoding utf32le = {"utf-32le", "UTF-32LE", ""};
static const Encoding utf32be = {"utf-32be", "UTF-32BE", ""};

/* How well bytes go through an encoding. */
typedef struct {
	size_t good; /* characters beyond ASCII */
	size_t bad;  /* places that make no character */
} Tally;

/* The part on which an encoding is tried: it begins with the first bytes beyond
 * ASCII (at a multiple of four, for the sake of UTF-16), where there are any. */
static Str
sample_of(Str bytes)
{
	size_t begin = 0;
	while (begin < bytes.len && (unsigned char)bytes.ptr[begin] < 0x80)
		begin++;
	begin = begin == bytes.len ? 0 : begin / 4 * 4;
	size_t length = bytes.len - begin;
	return str_part(bytes, begin, begin + (length < SAMPLE ? length : SAMPLE));
}

/* --- the marks and zero bytes of Unicode -------------------------------- */

/* The byte order mark: *encoding is NULL for UTF-8. False where there is none. */
static bool
mark_of(Str bytes, size_t *length, const Encoding **encoding)
{
	/* UTF-16's mark is the front of UTF-32's, so this order */
	static const struct {
		Str mark;
		Encoding encoding;
	} marks[] = {
		{STR_INIT("\xef\xbb\xbf"), {"utf-8", NULL, ""}},
		{STR_INIT("\xff\xfe\0\0"), {"utf-32le", "UTF-32LE", ""}},
		{STR_INIT("\0\0\xfe\xff"), {"utf-32be", "UTF-32BE", ""}},
		{STR_INIT("\xff\xfe"), {"utf-16le", "UTF-16LE", ""}},
		{STR_INIT("\xfe\xff"), {"utf-16be", "UTF-16BE", ""}},
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!str_starts(bytes, marks[i].mark))
			continue;
		*length = marks[i].mark.len;
		*encoding = marks[i].encoding.iconv ? &marks[i].encoding : NULL;
		return true;
	}
	return false;
}

/* UTF-16 of a European text has a zero in most of its pairs, always on the same
 * side; UTF-32 of any text has one at an end of each character, and mostly a
 * second beside it. NULL where that is not so. */
static const Encoding *
unicode_by_zeros(Str bytes)
{
	size_t fours = (bytes.len < SAMPLE ? bytes.len : SAMPLE) / 4;
	size_t zeros[4] = {0};
	for (size_t i = 0; i < 4 * fours; i++)
		zeros[i % 4] += bytes.ptr[i] == '\0';
	if (fours == 0)
		return NULL;
	if (zeros[3] == fours && zeros[2] > fours / 2 && zeros[0] < fours)
		return &utf32le;
	if (zeros[0] == fours && zeros[1] > fours / 2 && zeros[3] < fours)
		return &utf32be;
	if (zeros[1] + zeros[3] > fours && zeros[0] + zeros[2] == 0)
		return &utf16le;
	if (zeros[0] + zeros[2] > fours && zeros[1] + zeros[3] == 0)
		return &utf16be;
	return NULL;
}

/* --- UTF-8 -------------------------------------------------------------- */

static size_t
characters_beyond_ascii(Str utf8)
{
	size_t count = 0;
	for (size_t i = 0; i < utf8.len; i++)
		count += ((unsigned char)utf8.ptr[i] & 0xc0) == 0xc0;
	return count;
}

/* How many U+FFFD stand in text. */
static size_t
count_replacements(Str text)
{
	size_t count = 0;
	for (ptrdiff_t at; (at = str_find(text, REPLACEMENT)) >= 0; count++)
		text = str_part(text, (size_t)at + 3, text.len);
	return count;
}

/* How well bytes go as UTF-8; *repaired is what they become. */
static Tally
tally_utf8(Arena *arena, Str bytes, Str *repaired)
{
	*repaired = unicode_repair(arena, bytes);
	size_t bad = count_replacements(*repaired) - count_replacements(bytes);
	return (Tally){.bad = bad,
	    .good = characters_beyond_ascii(*repaired) - bad};
}

/*
 * *text as UTF-8, where that is what bytes are, perhaps with a little dirt. Of
 * pure ASCII a zero byte or an escape leaves the question open: UTF-16 and
 * ISO-2022-JP are made of such bytes too.
 */
static bool
read_utf8(Arena *arena, Str bytes, Str *text)
{
	if (unicode_valid(bytes)) {
		*text = bytes;
		return (str_find_byte(bytes, '\0') < 0
			   && str_find_byte(bytes, '\x1b') < 0)
		    || characters_beyond_ascii(bytes) > 0;
	}
	Arena *scratch = arena_new();
	Str repaired;
	Tally tally = tally_utf8(scratch, sample_of(bytes), &repaired);
	bool is_utf8 = tally.good >= tally.bad; /* else do not even try */
	if (is_utf8) {
		tally = tally_utf8(scratch, bytes, &repaired);
		is_utf8 = tally.good / 8 >= tally.bad;
	}
	if (is_utf8)
		*text = str_copy(arena, repaired);
	arena_free(scratch);
	return is_utf8;
}

/* --- the others --------------------------------------------------------- */

static iconv_t
open_converter(const Encoding *encoding)
{
	return iconv_open("UTF-8", encoding->iconv);
}

#define NO_CONVERTER ((iconv_t)-1)

/* What is left out where it makes no character. */
static size_t
unit_of(const Encoding *encoding)
{
	return strstr(encoding->iconv, "UTF-32") ? 4
	    : strstr(encoding->iconv, "UTF-16")  ? 2
	                                         : 1;
}

/*
 * Adds bytes to out as UTF-8, each place that makes no character as U+FFFD, and
 * gives how many were read: all but the front of a character that more may
 * follow, unless these are the last.
 */
static size_t
pump(iconv_t converter, size_t unit, Str bytes, bool last, Buf *out,
    Tally *tally)
{
	char *in = (char *)bytes.ptr;
	size_t left = bytes.len;
	bool flushing = left == 0;
	while (last || !flushing) {
		char piece[PIECE], *end = piece;
		size_t room = sizeof piece;
		/* some encodings hold the last character back, in case a mark
		 * follows: at the end it is asked for */
		size_t done = iconv(converter, flushing ? NULL : &in,
		    flushing ? NULL : &left, &end, &room);
		int error = done == (size_t)-1 ? errno : 0;
		Str made = {piece, sizeof piece - room};
		tally->good += characters_beyond_ascii(made);
		buf_add(out, made);
		if (error == E2BIG)
			continue;
		if (flushing || (error == EINVAL && !last))
			break;
		if (error) { /* EILSEQ, or EINVAL: cut off at the end */
			size_t skipped = left < unit ? left : unit;
			in += skipped;
			left -= skipped;
			tally->bad++;
			buf_add(out, REPLACEMENT);
		}
		flushing = left == 0;
	}
	return bytes.len - left;
}

/* All of it at once. False where the system does not know the encoding. */
static bool
convert(Buf *out, Str bytes, const Encoding *encoding, Tally *tally)
{
	iconv_t converter = open_converter(encoding);
	if (converter == NO_CONVERTER)
		return false;
	pump(converter, unit_of(encoding), bytes, true, out, tally);
	iconv_close(converter);
	return true;
}

/* Whether these bytes may have been written in that encoding. */
static bool
fits(Str bytes, const Encoding *encoding)
{
	/* the blanks and newlines of UTF-16 have a zero in them */
	if (unit_of(encoding) > 1
	    && str_find_byte(bytes, '\0') < 0)
		return false;
	Buf out = buf_new(BUF_UNLIMITED);
	Tally tally = {0};
	bool known = convert(&out, sample_of(bytes), encoding, &tally);
	buf_free(&out);
	/* one is free: the sample may end inside a character */
	return known && tally.bad <= 1 + tally.good / 16;
}

/* uchardet knows some by names that the web has not. */
static const Encoding *
encoding_named(const char *name)
{
	static const char *const names[][2] = {
		{"UHC", "windows-949"},
		{"MAC-CYRILLIC", "x-mac-cyrillic"},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i][0]) == 0)
			name = names[i][1];
	return encoding_of_label(str_of(name));
}

/* What uchardet says; NULL where it says nothing that we know, or could only
 * guess. */
static const Encoding *
guess(Str bytes)
{
	Str sample = sample_of(bytes);
	size_t beyond = 0;
	for (size_t i = 0; i < sample.len; i++)
		beyond += (unsigned char)sample.ptr[i] >= 0x80;
	if (beyond < TELLING)
		return NULL;
	uchardet_t detector = uchardet_new();
	const Encoding *encoding = NULL;
	if (detector
	    && uchardet_handle_data(detector, sample.ptr, sample.len) == 0) {
		uchardet_data_end(detector);
		encoding = encoding_named(uchardet_get_charset(detector));
	}
	if (detector)
		uchardet_delete(detector);
	return encoding;
}

/* A label that can be read at all, and is not UTF-8: that was asked before. */
static const Encoding *
encoding_claimed(Str label, bool by_text)
{
	const Encoding *encoding = encoding_of_label(label);
	if (!encoding || str_equal(str_of(encoding->name), STR("utf-8")))
		return NULL;
	/* a declaration that can be read as ASCII does not stand in UTF-16 */
	bool is_utf16 = str_starts(str_of(encoding->name), STR("utf-16"));
	return by_text && is_utf16 ? NULL : encoding;
}

static const Encoding *
choose(Str bytes, CharsetDialect dialect, Str content_type)
{
	const Encoding *claims[] = {
		encoding_claimed(declared_by_content_type(content_type), false),
		dialect == CHARSET_PLAIN
		    ? NULL
		    : encoding_claimed(declared_by_xml(bytes), true),
		dialect != CHARSET_HTML
		    ? NULL
		    : encoding_claimed(declared_by_meta(bytes), true),
		unicode_by_zeros(bytes),
	};
	for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
		if (claims[i] && fits(bytes, claims[i]))
			return claims[i];
	return NULL;
}

static Str
read_as(Arena *arena, Str bytes, const Encoding *encoding, const char **name)
{
	Buf out = buf_new(BUF_UNLIMITED);
	Tally tally = {0};
	*name = encoding->name;
	if (!convert(&out, bytes, encoding, &tally)) {
		/* a system without its converters: what is ASCII can be read */
		buf_free(&out);
		return unicode_repair(arena, bytes);
	}
	Str text = buf_copy(arena, &out);
	buf_free(&out);
	/* trust, and look */
	return unicode_repair(arena, text);
}

/* The encoding of bytes that are, by read_utf8(), no UTF-8. NULL: they are all
 * the same, ASCII with a stray zero or escape. */
static const Encoding *
choose_or_guess(Str bytes, CharsetDialect dialect, Str content_type)
{
	const Encoding *encoding = choose(bytes, dialect, content_type);
	if (!encoding && unicode_valid(bytes))
		return NULL;
	if (!encoding)
		encoding = guess(bytes);
	if (!encoding || !fits(bytes, encoding))
		encoding = encoding_of_label(STR("windows-1252"));
	return encoding;
}

Str
charset_read(Arena *arena, Str bytes, CharsetDialect dialect, Str content_type,
    const char **name)
{
	const char *unasked;
	if (!name)
		name = &unasked;
	*name = "utf-8";
	size_t mark;
	const Encoding *encoding;
	if (mark_of(bytes, &mark, &encoding)) {
		bytes = str_part(bytes, mark, bytes.len);
		return encoding ? read_as(arena, bytes, encoding, name)
		                : unicode_repair(arena, bytes);
	}
	Str text;
	if (read_utf8(arena, bytes, &text))
		return text;
	encoding = choose_or_guess(bytes, dialect, content_type);
	return encoding ? read_as(arena, bytes, encoding, name) : bytes;
}

/* --- in pieces ---------------------------------------------------------- */

enum {
	FRONT = 4 << 10, /* where a text declares its encoding */
	FIRST = 4,       /* bytes that show a mark, or UTF-16 */
};

struct CharsetStream {
	CharsetDialect dialect;
	Arena *arena;
	Str content_type;
	Buf front; /* what went through at first, as far as FRONT */
	Buf held;  /* what came and did not go through yet */
	bool is_holding; /* it is not all ASCII */
	bool is_decided;
	const Encoding *encoding; /* NULL: UTF-8 */
	iconv_t converter;
};

CharsetStream *
charset_stream_new(CharsetDialect dialect, Str content_type)
{
	CharsetStream *stream = calloc(1, sizeof *stream);
	if (!stream)
		abort();
	Arena *arena = arena_new();
	*stream = (CharsetStream){.dialect = dialect, .arena = arena,
	    .content_type = str_copy(arena, content_type),
	    .front = buf_new(FRONT), .held = buf_new(BUF_UNLIMITED),
	    .converter = NO_CONVERTER};
	return stream;
}

void
charset_stream_free(CharsetStream *stream)
{
	if (!stream)
		return;
	if (stream->converter != NO_CONVERTER)
		iconv_close(stream->converter);
	buf_free(&stream->front);
	buf_free(&stream->held);
	arena_free(stream->arena);
	free(stream);
}

const char *
charset_stream_name(const CharsetStream *stream)
{
	return stream->encoding ? stream->encoding->name : "utf-8";
}

static bool
byte_is_plain(char byte)
{
	return byte != '\0' && byte != '\x1b' && (unsigned char)byte < 0x80;
}

/* The bytes without the front of a character at their end that may follow. */
static size_t
whole_characters(Str utf8)
{
	size_t back = utf8.len < 3 ? utf8.len : 3;
	for (size_t i = 1; i <= back; i++) {
		unsigned char byte = (unsigned char)utf8.ptr[utf8.len - i];
		size_t needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		if (byte >= 0xc0 && needs > i)
			return utf8.len - i;
		if (byte < 0x80 || byte >= 0xc0)
			break;
	}
	return utf8.len;
}

static void
add_repaired(Buf *out, Str bytes)
{
	Arena *scratch = arena_new();
	buf_add(out, unicode_repair(scratch, bytes));
	arena_free(scratch);
}

/* Forgets the front of what is held. */
static void
let_go(CharsetStream *stream, size_t length)
{
	Buf *held = &stream->held;
	if (length)
		memmove(held->ptr, held->ptr + length, held->len - length);
	buf_cut(held, held->len - length);
}

/* By all that is known: what went through, and what is held. */
static void
decide(CharsetStream *stream, bool last)
{
	Str held = buf_str(&stream->held), ignored;
	size_t mark;
	stream->is_decided = true;
	if (!stream->front.len
	    && mark_of(held, &mark, &stream->encoding)) {
		let_go(stream, mark);
	} else {
		Buf known = buf_new(BUF_UNLIMITED);
		buf_add(&known, buf_str(&stream->front));
		buf_add(&known,
		    last ? held : str_part(held, 0, whole_characters(held)));
		Arena *scratch = arena_new();
		if (!read_utf8(scratch, buf_str(&known), &ignored))
			stream->encoding = choose_or_guess(buf_str(&known),
			    stream->dialect, stream->content_type);
		arena_free(scratch);
		buf_free(&known);
	}
	if (stream->encoding)
		stream->converter = open_converter(stream->encoding);
}

/* Reads what is held, in the encoding that it is in. */
static void
read_held(CharsetStream *stream, bool last, Buf *out)
{
	Str held = buf_str(&stream->held);
	size_t length = held.len;
	if (stream->converter == NO_CONVERTER) {
		if (!last)
			length = whole_characters(held);
		add_repaired(out, str_part(held, 0, length));
	} else {
		Buf made = buf_new(BUF_UNLIMITED);
		Tally tally = {0};
		length = pump(stream->converter, unit_of(stream->encoding),
		    held, last, &made, &tally);
		add_repaired(out, buf_str(&made));
		buf_free(&made);
	}
	let_go(stream, length);
}

/* Gives out what is ASCII, which is the same in whatever encoding. */
static void
pass_plain(CharsetStream *stream, bool last, Buf *out)
{
	Str held = buf_str(&stream->held);
	size_t length = 0;
	if (!stream->front.len && held.len < FIRST && !last)
		return;
	while (length < held.len && byte_is_plain(held.ptr[length]))
		length++;
	stream->is_holding = length < held.len;
	/* "<\0?\0": the first letter was none */
	if (!stream->front.len && length < FIRST && stream->is_holding)
		return;
	buf_add(out, str_part(held, 0, length));
	size_t room = FRONT - stream->front.len;
	buf_add(&stream->front, str_part(held, 0, length < room ? length : room));
	let_go(stream, length);
}

static void
move_on(CharsetStream *stream, bool last, Buf *out)
{
	if (!stream->is_holding && !stream->is_decided)
		pass_plain(stream, last, out);
	if (stream->is_holding && !stream->is_decided
	    && (last || stream->held.len >= SAMPLE))
		decide(stream, last);
	if (stream->is_decided)
		read_held(stream, last, out);
}

void
charset_stream_push(CharsetStream *stream, Str bytes, Buf *out)
{
	buf_add(&stream->held, bytes);
	move_on(stream, false, out);
}

void
charset_stream_end(CharsetStream *stream, Buf *out)
{
	move_on(stream, true, out);
}
