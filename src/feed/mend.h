#ifndef QUOTH_FEED_MEND_H
#define QUOTH_FEED_MEND_H

/*
 * Between the network and the XML parser: takes what publishers call XML and
 * passes on what an XML parser can read, piece by piece as it comes in.
 *
 * Mended are: junk before the first tag, a bare & or <, names of HTML's
 * characters, numbers that no XML may hold, control characters, attributes
 * without quotes or value, end tags that are missing, superfluous or in
 * another case, CDATA and elements that are open at the end, text after it.
 *
 * Never passed on are comments, processing instructions (so the declaration of
 * an encoding, which is no longer true) and the DOCTYPE, so that neither an
 * external entity nor a definition that grows can reach the parser. The plain
 * text of an internal <!ENTITY> is put in where it is used, up to a limit.
 *
 * Everything is bounded: depth, a name, a tag, its attributes. What goes beyond
 * is left out. It knows nothing of feeds.
 */

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

typedef struct Mend Mend;

Mend *mend_new(void);
void mend_free(Mend *mend);

/* Appends to out what can be said of bytes by now: at most some forty bytes
 * are held back. */
void mend_push(Mend *mend, Str bytes, Buf *out);

/* How much of out is whole: what is behind it is a tag or a character that
 * still goes on. libxml2 is given no halves, on which it stumbles. */
size_t mend_whole(const Mend *mend, const Buf *out);

/* Takes the first len bytes off out. */
void mend_taken(Mend *mend, Buf *out, size_t len);

/* Appends what closes all that is open. */
void mend_end(Mend *mend, Buf *out);

/* Whether it met more tags, references or different names than any feed has; it
 * passes on nothing more. */
bool mend_exhausted(const Mend *mend);

/* Whether there was a DOCTYPE of Netscape's: it tells two kinds of RSS 0.91
 * apart. */
bool mend_saw_netscape(const Mend *mend);

#endif
