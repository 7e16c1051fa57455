#include "feed/opml.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "base/url.h"
#include "feed/mend.h"
#include "feed/xml.h"

/*
 * A hostile file may open more outlines than there may be folders: the open ones
 * are counted, and only the first of them remembered. What is in one that is not
 * remembered belongs to the last that is.
 */
enum { OPML_DEEPEST = FEEDLIST_DEEPEST, OPML_LARGEST = 16 << 20 };

typedef struct {
	Arena *arena;
	FeedList *list;
	uint32_t depth;   /* of all elements */
	bool is_opml;
	bool in_title;    /* of the whole list */
	uint32_t outline; /* open outlines */
	uint32_t skipped; /* the outline at this depth and all in it: 0 none */
	uint32_t folders[OPML_DEEPEST + 1]; /* of open outlines; [0] is the top */
	uint64_t outlines; /* a bit for each open element, whether it is one */
	uint32_t line;
	Buf title;
} Reader;
