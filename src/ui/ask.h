#ifndef QUOTH_UI_ASK_H
#define QUOTH_UI_ASK_H

/*
 * A question in the bottom line, over whatever view asked it: a line to be
 * typed, or yes or no.
 */

#include "ui/view.h"

/* Told of the answer, once the question has gone: what was typed, or "y". It is
 * not called where the reader leaves it without an answer. asker is the view
 * below, which outlives the question. */
typedef void Answer(View *asker, Ui *ui, Str text);

/* "add: ", and what stands there to begin with. */
View *ask_line(Str label, Str text, View *asker, Answer *answer);

/* "remove Gazette? y or n "; any key but y is no. */
View *ask_whether(Str label, View *asker, Answer *answer);

#endif
