#ifndef QUOTH_ANNOTATE_CREDIT_H
#define QUOTH_ANNOTATE_CREDIT_H

/*
 * Who took the picture: "The harbour on Monday. Photograph: Elias Brandt". A
 * credit at the end of a caption names its maker as a byline does an author; he
 * has no part in the story, and is nobody whom the article names. An agency
 * ("Image: Reuters") is named all the same. Nor is "Advertisement", alone on its
 * line, a name, which pages leave in a text.
 */

#include "annotate/tagger.h"
#include "model/document.h"

/* Where the credit begins, in bytes of the caption; its length without one. */
size_t credit_begin(Str caption);

/* The names without the people in the credits of captions, and without that. */
NameList credit_drop(Arena *arena, const Document *document,
    const NameList *names);

#endif
