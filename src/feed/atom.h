#ifndef QUOTH_FEED_ATOM_H
#define QUOTH_FEED_ATOM_H

/*
 * What is particular to Atom 0.3 and 1.0: text constructs, which say in type
 * and mode what kind of text they are, and links, which say in rel what they
 * lead to.
 */

#include "feed/draft.h"
#include "feed/xml.h"

typedef enum {
	TEXT_UNSAID,  /* RSS: nobody says; to be guessed */
	TEXT_PLAIN,
	TEXT_HTML,    /* markup as text */
	TEXT_MARKUP,  /* elements inside: XHTML and other XML */
	TEXT_BASE64,
	TEXT_BINARY,  /* of no use here */
} TextKind;

/* Of an element with type and mode, Atom's or another's. */
TextKind atom_text_kind(Str type, Str mode, bool in_atom);

/* "text/html" for "html" and so on; a media type is itself. */
Str atom_media_type(Str type, TextKind kind);

/* The bytes of a base64 text, made valid UTF-8, without blanks at the ends. */
Str atom_base64(Arena *arena, Str text);

/* A link with an href. */
void atom_link(Draft *draft, const XmlElement *element, Str base, uint8_t rank);

/* "atom10" and so on, of the root element. */
const char *atom_format(const XmlElement *root);

#endif
