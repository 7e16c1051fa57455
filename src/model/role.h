#ifndef QUOTH_MODEL_ROLE_H
#define QUOTH_MODEL_ROLE_H

/*
 * What a piece of the screen is, so that a theme can say how it looks. Who
 * paints names a role and never a colour; who writes a theme file uses the same
 * words ("quote-mark"). One line here is all that a new role needs.
 */

#include <stdbool.h>

#include "base/str.h"

#define ROLE_LIST(X) \
	X(TEXT, "text", "the article's text") \
	X(TITLE, "title", "the headline") \
	X(BYLINE, "byline", "author, date and site under the headline") \
	X(HEADING, "heading", "a heading in the article") \
	X(EMPHASIS, "emphasis", "emphasized words") \
	X(STRONG, "strong", "strong words") \
	X(CODE, "code", "code and preformatted text") \
	X(LINK, "link", "a link") \
	X(CAPTION, "caption", "a picture's caption") \
	X(QUOTATION, "quotation", "a block quotation") \
	X(RULE, "rule", "lines between parts of the screen") \
	X(PERSON, "person", "a person's name in the text") \
	X(ORGANIZATION, "organization", "an organization's name in the text") \
	X(QUOTE, "quote", "words between quotation marks") \
	X(QUOTE_NUMBER, "quote-number", "the number of a quote in the margin") \
	X(CURRENT_QUOTE, "current-quote", "the quote that the reader stands at") \
	X(CURRENT_MARK, "current-mark", "the bar in the margin beside it") \
	X(SEARCH_HIT, "search-hit", "what a search found") \
	X(SELECTED, "selected", "the selected line of a list") \
	X(MENTION, "mention", "mentions of the selected name") \
	X(SIDEBAR_HEADING, "sidebar-heading", "PEOPLE, ORGANIZATIONS, QUOTES") \
	X(SIDEBAR_PERSON, "sidebar-person", "a person in the sidebar") \
	X(SIDEBAR_ORGANIZATION, "sidebar-organization", \
	    "an organization in the sidebar") \
	X(SIDEBAR_ROLE, "sidebar-role", "what a person is") \
	X(SIDEBAR_COUNT, "sidebar-count", "how often quoted and named") \
	X(BAR, "bar", "the line above the text") \
	X(STATUS, "status", "the status line") \
	X(SPEAKER, "speaker", "the speaker in the status line") \
	X(KEY, "key", "a key in a line of help") \
	X(HELP, "help", "what a key does") \
	X(PROMPT, "prompt", "what the reader types") \
	X(ERROR, "error", "what went wrong")

typedef enum {
#define ROLE_ENUM(name, word, help) ROLE_##name,
	ROLE_LIST(ROLE_ENUM)
#undef ROLE_ENUM
	ROLE_COUNT
} Role;

/* The word for it in theme files. */
Str role_word(Role role);
Str role_help(Role role);

/* False where no role has that word. */
bool role_from_word(Str word, Role *role);

#endif
