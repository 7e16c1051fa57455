#ifndef QUOTH_UI_STATUSLINE_H
#define QUOTH_UI_STATUSLINE_H

/*
 * The lines around an article: above it where one is, below it whose words the
 * current quote is and how we know, and which keys there are.
 */

#include "model/story.h"
#include "ui/action.h"
#include "ui/grid.h"
#include "ui/steps.h"

/* Minutes that reading takes, at least 1; 0 of an article without text. */
uint32_t statusline_minutes(const Document *document);

/* " Sample ▸ Gazette   3 of 12        5 March 2024 · Jo Reporter · 4 min".
 * index and count are of the list that the story came from; count 1: none.
 * begun: minutes are what is left of it. */
void statusline_top(Grid *grid, Rect row, const Document *document,
    Str heading, uint32_t index, uint32_t count, uint32_t minutes,
    bool begun);

/* " ❝ 2/5  Daniel Okafor, opposition leader — “called” · direct quote, named in
 * the sentence". step may be NO_STEP: what quotes there are. */
void statusline_quote(Grid *grid, Rect row, const Story *story,
    const StepList *steps, uint32_t step);

/* The same for a name that is selected in the sidebar. */
void statusline_entity(Grid *grid, Rect row, const Entity *entity);

/* The bottom line: what was said, else as many hints as have room; at the right
 * "? help" where help is true, and "q back". */
void statusline_hints(Grid *grid, int y, Str said, const Action *actions,
    uint32_t count, bool help);

#endif
