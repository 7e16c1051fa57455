#ifndef QUOTH_TESTS_UNIT_MAKE_STORY_H
#define QUOTH_TESTS_UNIT_MAKE_STORY_H

/*
 * Stories made by hand, for tests of whatever only reads them: the text is
 * given, and what is marked in it is named by its words.
 *
 *     Maker maker = make_story(arena, "Title", "One paragraph.\n\nTwo.");
 *     uint32_t marsh = make_person(&maker, "Helen Marsh", "prime minister");
 *     make_quote(&maker, "This is the day", marsh, "told");
 *     make_mentions(&maker);
 */

#include "model/story.h"

typedef struct {
	Arena *arena;
	Document *document;
	Notes *notes;
	size_t quoted; /* the next quote is looked for from here */
	Story story;
} Maker;

/* The paragraphs of text are parted by empty lines; each is one sentence. */
Maker make_story(Arena *arena, const char *title, Str text);

uint32_t make_person(Maker *maker, const char *name, const char *role);
uint32_t make_organization(Maker *maker, const char *name);

/* The next place of words in the text becomes a direct quote, with the
 * quotation marks around it where there are some. */
Quote *make_quote(Maker *maker, const char *words, uint32_t speaker,
    const char *cue);

/* Every full or last name of an entity in the text becomes a mention. */
void make_mentions(Maker *maker);

/* An article of five quotes, three people and two organizations. */
Story make_climate_story(Arena *arena);

#endif
