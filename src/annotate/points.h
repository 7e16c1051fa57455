#ifndef QUOTH_ANNOTATE_POINTS_H
#define QUOTH_ANNOTATE_POINTS_H

/*
 * What each piece of evidence is worth, in sixteenths of a natural logarithm of
 * odds: 11 points double them. Fitted on articles whose quotations people have
 * labelled; nothing in here is about any one article. For evidence.c alone.
 */

#include <stdint.h>

#include "annotate/evidence.h"

/* The place of the voice, and its tie to a verb of saying. */
static const int8_t place_link[PLACES][LINKS] = {
	/* none; says: near, far; may: near, far; inverted: near, far; source;
	 * object; colon */
	[PLACE_BEFORE] = {1, 24, 17, 6, -1, -29, -27, 5, -33, 5},
	[PLACE_AFTER] = {-15, 15, 1, -7, -16, 6, -11, 24, -25, 0},
	[PLACE_ABOVE] = {-9, 7, 5, -16, -7, 5, -2, 6, -29, 0},
	[PLACE_BELOW] = {1, 0, -11, -12, -9, -8, -13, -3, -16, 0},
	[PLACE_ABOVE_NEXT] = {-11, 2, -3, 0, -8, -12, -13, 2, -16, -6},
	[PLACE_ABOVE_FAR] = {-10, -1, -8, -2, -18, 1, -10, 2, -29, -14},
	[PLACE_BELOW_NEXT] = {-4, -6, -16, -14, -14, -5, -19, -5, -18, -4},
};

/* The place of the voice, and what stands before the quotation. */
static const int8_t place_lead[PLACES][LEADS] = {
	/* start stop colon comma cue that small word mark */
	[PLACE_BEFORE] = {0, 1, 3, 4, 1, 3, 1, 2, 1},
	[PLACE_AFTER] = {6, 9, 14, -2, -2, -7, -7, -1, 1},
	[PLACE_ABOVE] = {0, 5, -5, -11, 0, -10, -7, -4, 0},
	[PLACE_BELOW] = {11, 0, -12, -11, -9, -6, -11, -15, -3},
	[PLACE_ABOVE_NEXT] = {-5, -14, -18, -8, -2, -18, -10, -4, -12},
	[PLACE_ABOVE_FAR] = {-8, -33, -16, -18, -17, -17, -11, -23, -10},
	[PLACE_BELOW_NEXT] = {-17, -11, -16, -4, -17, -15, -1, -8, 5},
};

/* … and what stands behind it. */
static const int8_t place_tail[PLACES][TAILS] = {
	/* end stop tag cue word mark */
	[PLACE_BEFORE] = {4, 3, -2, 2, 4, 2},
	[PLACE_AFTER] = {0, 6, 6, -3, -5, 0},
	[PLACE_ABOVE] = {7, -4, -19, -7, -10, -1},
	[PLACE_BELOW] = {0, 2, -26, -9, -10, -10},
	[PLACE_ABOVE_NEXT] = {-2, -19, -8, -9, -20, -16},
	[PLACE_ABOVE_FAR] = {-11, -33, -27, -14, -12, -11},
	[PLACE_BELOW_NEXT] = {-14, -7, -13, -7, -9, -13},
};

/* … and whether the voice is the first of its sentence. */
static const int8_t place_leads[PLACES][2] = {
	/* later first */
	[PLACE_BEFORE] = {1, 8},
	[PLACE_AFTER] = {3, 1},
	[PLACE_ABOVE] = {-8, 4},
	[PLACE_BELOW] = {-9, -6},
	[PLACE_ABOVE_NEXT] = {-21, -1},
	[PLACE_ABOVE_FAR] = {-24, -9},
	[PLACE_BELOW_NEXT] = {-28, -11},
};

/* What the voice is, and whether it is tied to a verb of saying. */
static const int8_t sort_tied[SORTS][2] = {
	/* untied tied */
	[SORT_PERSON] = {3, 10},
	[SORT_ORGANIZATION] = {-5, -3},
	[SORT_OTHER_NAME] = {-22, -8},
	[SORT_HE] = {7, 5},
	[SORT_THEY] = {-4, -6},
	[SORT_IT] = {-21, -4},
	[SORT_WHO] = {-12, -2},
	[SORT_WE] = {-20, -9},
	[SORT_OBLIQUE] = {-15, -9},
	[SORT_THE] = {-4, -3},
	[SORT_A] = {-14, -4},
	[SORT_BARE] = {-14, -11},
};

/* … and on which side of the quotation it is. */
static const int8_t sort_side[SORTS][SIDES] = {
	/* before after elsewhere */
	[SORT_PERSON] = {6, 12, 0},
	[SORT_ORGANIZATION] = {0, -4, -16},
	[SORT_OTHER_NAME] = {-11, -13, -14},
	[SORT_HE] = {7, 6, -1},
	[SORT_THEY] = {0, -10, -14},
	[SORT_IT] = {-5, -15, -22},
	[SORT_WHO] = {2, -26, -25},
	[SORT_WE] = {-11, -8, -18},
	[SORT_OBLIQUE] = {-3, -14, -32},
	[SORT_THE] = {2, 7, -15},
	[SORT_A] = {-6, 0, -10},
	[SORT_BARE] = {-7, -9, -10},
};

/* Words of the narrator between the two. */
static const int8_t side_gap[SIDES][GAPS] = {
	/* 0 2 6 14 more */
	[SIDE_BEFORE] = {2, 1, 3, 3, -1},
	[SIDE_AFTER] = {11, -13, -4, -9, -5},
	[SIDE_ELSEWHERE] = {1, -10, -11, -11, -23},
};

/* Other voices between the two. */
static const int8_t side_between[SIDES][4] = {
	/* 0 1 2 more */
	[SIDE_BEFORE] = {-3, 1, 3, 4},
	[SIDE_AFTER] = {1, 4, 1, -7},
	[SIDE_ELSEWHERE] = {2, -8, -15, -21},
};

/* A preposition before the voice, a possessive behind it. */
static const int8_t case_tied[CASES][2] = {
	/* untied tied */
	[CASE_PLAIN] = {-6, 10},
	[CASE_GOVERNED] = {-22, -7},
	[CASE_OWNER] = {-24, -20},
};

/* Whether the voice spoke the quotation before, how far that is, and
 * whether this one is alone in its block. */
static const int8_t past_since[PASTS][SINCES][2] = {
	[PAST_NEW] = {
		[SINCE_SENTENCE] = {-7, 0},
		[SINCE_BLOCK] = {-13, 0},
		[SINCE_NEXT_BLOCK] = {-2, -5},
		[SINCE_LONG] = {-5, -2},
	},
	[PAST_SAME_NAME] = {
		[SINCE_SENTENCE] = {-16, 0},
		[SINCE_BLOCK] = {-4, 0},
		[SINCE_NEXT_BLOCK] = {2, -8},
		[SINCE_LONG] = {-2, 4},
	},
	[PAST_SAME_VOICE] = {
		[SINCE_SENTENCE] = {3, 0},
		[SINCE_BLOCK] = {9, 0},
		[SINCE_NEXT_BLOCK] = {-14, 13},
		[SINCE_LONG] = {-19, -5},
	},
};

/* Nobody speaks: by what stands before the quotation, */
static const int8_t nobody_lead[LEADS] = {
	[LEAD_START] = -27, [LEAD_STOP] = -21, [LEAD_COLON] = -11,
	[LEAD_COMMA] = -7, [LEAD_CUE] = -2, [LEAD_THAT] = -2,
	[LEAD_SMALL] = -4, [LEAD_WORD] = -9, [LEAD_MARK] = -11,
};

/* its length, */
static const int8_t nobody_size[SIZES] = {
	[SIZE_1] = -5, [SIZE_2] = -2, [SIZE_3] = -1, [SIZE_5] = -9,
	[SIZE_9] = -20, [SIZE_MORE] = -33,
};

/* and the surest cue in its sentence. */
static const int8_t nobody_cue[CUE_SAYS + 1] = {
	[CUE_NONE] = -25, [CUE_MAY] = -8, [CUE_SAYS] = -16,
};

/* It is speech: by its length, and what it ends with, */
static const int8_t speech_size_end[SIZES][3] = {
	/* word comma stop */
	[SIZE_1] = {-9, -9, 3},
	[SIZE_2] = {0, 0, 7},
	[SIZE_3] = {5, 8, 6},
	[SIZE_5] = {-9, 0, 1},
	[SIZE_9] = {1, 6, 4},
	[SIZE_MORE] = {4, 22, 11},
};

/* what stands before it, */
static const int8_t speech_lead[LEADS] = {
	[LEAD_START] = 7, [LEAD_STOP] = 16, [LEAD_COLON] = 3,
	[LEAD_COMMA] = -2, [LEAD_CUE] = 4, [LEAD_THAT] = 3, [LEAD_SMALL] = 0,
	[LEAD_WORD] = -5, [LEAD_MARK] = -2,
};

/* what stands behind it, */
static const int8_t speech_tail[TAILS] = {
	[TAIL_END] = 12, [TAIL_STOP] = 2, [TAIL_TAG] = 7, [TAIL_CUE] = -7,
	[TAIL_WORD] = 3, [TAIL_MARK] = -12,
};

/* the surest cue in its sentence, */
static const int8_t speech_cue[CUE_SAYS + 1][2] = {
	/* short long */
	[CUE_NONE] = {-21, -6},
	[CUE_MAY] = {-3, 4},
	[CUE_SAYS] = {17, 20},
};

/* All Its Words Capital, as titles are, */
static const int8_t speech_titled[2][2] = {
	/* short long */
	[false] = {3, 20},
	[true] = {-9, -14},
};

/* and its first word, with what stands before it. */
static const int8_t speech_capital[2][LEADS] = {
	/* start stop colon comma cue that small word mark */
	[false] = {-3, 0, -4, 6, 3, 9, 11, 10, 1},
	[true] = {8, 16, 5, -5, 2, -2, -15, -15, -2},
};

#endif
