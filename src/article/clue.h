#ifndef QUOTH_ARTICLE_CLUE_H
#define QUOTH_ARTICLE_CLUE_H

/*
 * What can be known of a passage without understanding it, as whole numbers:
 * how long it is, how much of it is linked, what its elements are called, what
 * stands around it. Each clue alone misleads; forest.h weighs them together.
 *
 * A clue's name is what the model's tables call it, so a new one is a line here,
 * a line in clue.c, and a new training. Shares are in percent; -1 is "there is
 * none to measure"; distances are in passages or in elements and end at a limit.
 */

#include "article/build.h"
#include "article/meta.h"
#include "article/phrase.h"
#include "article/vocabulary.h"

#define CLUE_LIST(X) \
	/* the words */ \
	X(LETTERS) X(LINKED) X(WORDS) X(SENTENCES) X(COMMAS) X(DIGITS) X(UPPER) \
	X(CAPITALS) X(WORD_LENGTH) X(NEWLINES) X(END_MARK) X(FIRST_MARK) \
	X(QUOTE_MARKS) X(STRONG) X(EMPHASIS) X(LINKS) X(DATE) X(BARS) \
	/* the kind of passage */ \
	X(KIND) X(DEPTH) X(IS_P) X(IS_DIV) X(IS_LI) X(IS_CELL) X(SIBLING_TEXTS) \
	/* what the page says of itself */ \
	X(IN_TITLE) X(TITLE_IN) X(IS_TITLE) X(IN_BYLINE) X(BYLINE_IN) \
	X(IN_DESCRIPTION) X(IN_BODY) X(HAS_BODY) X(TWICE) \
	/* where it stands */ \
	X(IN_ROOT) X(GONE) X(STEPS_UP) X(STEPS_DOWN) X(FROM_FIRST) X(TO_LAST) \
	X(BEFORE) X(AFTER) X(FROM_TITLE) X(TITLES_SINCE) \
	X(ALL_LETTERS) X(ROOT_SHARE) \
	/* the elements around it, and their like */ \
	X(OWN_PROSE) X(PARENT_PROSE) X(PARENT_LINKED) X(PARENT_COUNT) \
	X(GRAND_PROSE) X(GRAND_LINKED) X(GRAND_COUNT) X(GREAT_PROSE) \
	X(GREAT_LINKED) X(LIKE_PROSE) X(LIKE_LINKED) X(LIKE_COUNT) \
	X(LIKE_LETTERS) \
	X(UP_ARTICLE) X(UP_MAIN) X(UP_ASIDE) X(UP_FOOTER) X(UP_HEADER) \
	X(UP_FIGURE) X(UP_FORM) X(UP_LIST) X(UP_TABLE) X(UP_QUOTE) X(UP_SECTION) \
	X(UP_LINK) \
	/* its neighbours */ \
	X(LETTERS_1_UP) X(LETTERS_2_UP) X(LETTERS_3_UP) X(LETTERS_1_ON) \
	X(LETTERS_2_ON) X(LETTERS_3_ON) X(LINKED_1_UP) X(LINKED_2_UP) \
	X(LINKED_1_ON) X(LINKED_2_ON) X(KIND_1_UP) X(KIND_2_UP) X(KIND_1_ON) \
	X(KIND_2_ON) X(END_1_UP) X(END_1_ON) X(SAME_1_UP) X(SAME_1_ON) \
	X(SAME_2_UP) X(SAME_2_ON) X(PROSE_UP) X(PROSE_ON) X(GONE_UP) X(GONE_ON) \
	X(FRONT_1_UP) X(FRONT_1_ON) \
	X(SINCE_HEADING) X(HEADING_LETTERS) X(HEADING_RELATED) X(HEADING_OTHER) \
	X(TO_HEADING) X(SINCE_RULE) X(SINCE_RELATED) X(SINCE_COMMENT) X(SINCE_BIO) \
	/* other stories on the page */ \
	X(LIKE_CUT) X(LIKE_ENDED) X(TITLE_ARTICLE) X(ARTICLES) X(ARTICLE_PROSE)

typedef enum {
#define CLUE_ENUM(name) CLUE_##name,
	CLUE_LIST(CLUE_ENUM)
#undef CLUE_ENUM
/* how many elements above it is called so */
#define CLUE_ENUM(name) CLUE_CALLED_##name,
	NATURE_LIST(CLUE_ENUM)
#undef CLUE_ENUM
/* a phrase of that kind: 2 at its front, 1 inside */
#define CLUE_ENUM(name) CLUE_SAYS_##name,
	PHRASE_LIST(CLUE_ENUM)
#undef CLUE_ENUM
	CLUE_COUNT
} ClueName;

typedef struct {
	int16_t of[CLUE_COUNT];
} Clues;

/* One for each passage; root is where the article stands (select.h). */
Clues *clues_of(Arena *arena, const Passages *passages, const Dom *dom,
    const Trait *traits, uint32_t root, const Meta *meta);

/* "LINKED"; for the trainer and for --explain. */
const char *clue_name(ClueName clue);

#endif
