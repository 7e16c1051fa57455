#ifndef QUOTH_ANNOTATE_CUE_H
#define QUOTH_ANNOTATE_CUE_H

/*
 * Cue verbs: the words that tell that somebody speaks ("said", "according").
 * They are listed in words/cues.txt, from which the build makes a table of all
 * their forms.
 */

#include <stdint.h>

#include "base/str.h"

typedef enum {
	CUE_NONE,
	CUE_MAY,  /* "called", "blasted": speech, where a quotation is beside it */
	CUE_SAYS, /* "said", "wrote": speech nearly always */
} CueStrength;

typedef enum {
	CUE_BASE,    /* "say"; a noun perhaps: "claim", "report" */
	CUE_PRESENT, /* "says" */
	CUE_PAST,    /* "said"; the participle too: "written" */
	CUE_ING,     /* "saying" */
} CueForm;

typedef struct {
	uint8_t strength; /* CueStrength */
	uint8_t form;     /* CueForm */
} Cue;

/* word: in lower case. Strength CUE_NONE where it is no cue. */
Cue cue_find(Str word);

#endif
