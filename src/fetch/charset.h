#ifndef QUOTH_FETCH_CHARSET_H
#define QUOTH_FETCH_CHARSET_H

/*
 * The door through which text comes in: bytes in whatever encoding, out comes
 * valid UTF-8. The one home of iconv and uchardet.
 *
 * What is asked, in this order:
 *
 *  1. A byte order mark (UTF-8, UTF-16, UTF-32): it is believed.
 *  2. Is it UTF-8? Text in another encoding is never well-formed UTF-8 by
 *     chance, so bytes that are need no label, and none can talk them out of
 *     it: "charset=iso-8859-1" over UTF-8 is the commonest lie of the web. A
 *     little dirt (one ill-formed place to eight good characters beyond ASCII)
 *     is repaired with U+FFFD: an advertisement pasted into a page in another
 *     encoding does not turn the page into mojibake.
 *  3. The labels, as the WHATWG Encoding Standard reads them ("iso-8859-1"
 *     means windows-1252): of the Content-Type, then of the text itself (its
 *     XML declaration or <meta>). A label whose encoding cannot have made these
 *     bytes (more than one bad place in sixteen characters beyond ASCII) lies
 *     and is passed over; so are unknown labels, and UTF-7, which is none.
 *  4. UTF-16 and UTF-32 without a mark, by their zero bytes; then what uchardet makes of the
 *     bytes beyond ASCII, where there are enough of them to tell; and at last
 *     windows-1252, which takes anything.
 *
 * Reading is linear in the length, and gives at most three bytes for each one.
 */

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* What the caller knows of the text: where it may declare its encoding. */
typedef enum {
	CHARSET_PLAIN, /* nowhere */
	CHARSET_HTML,  /* <meta>, or an XML declaration */
	CHARSET_XML,   /* the XML declaration */
} CharsetDialect;

/*
 * bytes as valid UTF-8, without byte order mark: a part of bytes themselves
 * where they are UTF-8 already, else in the arena. content_type is the header's
 * value ("text/html; charset=koi8-r") or empty. *name, if not NULL, becomes the
 * name of the encoding (a string for ever: "windows-1252").
 */
Str charset_read(Arena *arena, Str bytes, CharsetDialect dialect,
    Str content_type, const char **name);

/*
 * The same for bytes that come in pieces, in bounded memory: what is ASCII goes
 * through at once; from the first byte beyond it up to 64 KiB are held back, by
 * which the encoding is decided; all further pieces are read as that.
 *
 *     CharsetStream *stream = charset_stream_new(CHARSET_XML, content_type);
 *     while (more) { charset_stream_push(stream, piece, &text); use(text); }
 *     charset_stream_end(stream, &text);
 *     charset_stream_free(stream);
 */
typedef struct CharsetStream CharsetStream;

CharsetStream *charset_stream_new(CharsetDialect dialect, Str content_type);
void charset_stream_free(CharsetStream *stream); /* NULL is allowed */

/* Add what is known of the text so far to out: whole characters, valid UTF-8.
 * out has no limit; one push adds at most three bytes for each that was pushed
 * or held back. After the end nothing is pushed. */
void charset_stream_push(CharsetStream *stream, Str bytes, Buf *out);
void charset_stream_end(CharsetStream *stream, Buf *out);

/* The encoding: "utf-8" as long as nothing speaks against it. A string for
 * ever. */
const char *charset_stream_name(const CharsetStream *stream);

#endif
