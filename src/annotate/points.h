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
	/* none says,near says,far may,near may,far inverted,near inverted,far source object colon */
	[PLACE_BEFORE] = {2, 24, 16, 7, -2, -30, -29, 7, -35, -3},
	[PLACE_AFTER] = {-16, 15, 2, -7, -16, 8, -10, 24, -38, -6},
	[PLACE_ABOVE] = {-10, 8, 4, -13, -7, 5, -1, 11, -33, -4},
	[PLACE_BELOW] = {1, -2, -13, -14, -9, -8, -13, 3, -18, -5},
	[PLACE_ABOVE_NEXT] = {-9, 1, -4, 0, -7, -10, -15, 2, -14, -13},
	[PLACE_ABOVE_FAR] = {-11, -2, -9, -3, -19, 1, -14, 2, -29, -7},
	[PLACE_BELOW_NEXT] = {-6, -4, -17, -15, -14, -3, -18, -6, -20, -8},
};

/* The place of the voice, and what stands before the quotation. */
static const int8_t place_lead[PLACES][LEADS] = {
	/* start stop colon comma cue that small word mark */
	[PLACE_BEFORE] = {0, 1, 3, 5, 0, 3, 1, 1, 2},
	[PLACE_AFTER] = {6, 9, 14, -2, -2, -8, -6, -2, 3},
	[PLACE_ABOVE] = {0, 4, -5, -10, 0, -10, -5, -4, -3},
	[PLACE_BELOW] = {10, 0, -13, -12, -10, -6, -12, -16, -5},
	[PLACE_ABOVE_NEXT] = {-5, -14, -19, -9, -3, -18, -9, -4, -12},
	[PLACE_ABOVE_FAR] = {-8, -33, -18, -19, -17, -17, -11, -23, -14},
	[PLACE_BELOW_NEXT] = {-16, -10, -16, -5, -18, -16, -1, -9, 2},
};

/* … and what stands behind it. */
static const int8_t place_tail[PLACES][TAILS] = {
	/* end stop tag cue word mark */
	[PLACE_BEFORE] = {3, 3, -1, 1, 4, 0},
	[PLACE_AFTER] = {0, 6, 6, -3, -4, 0},
	[PLACE_ABOVE] = {8, -4, -18, -7, -10, -3},
	[PLACE_BELOW] = {0, 2, -22, -8, -12, -11},
	[PLACE_ABOVE_NEXT] = {-2, -18, -8, -11, -21, -17},
	[PLACE_ABOVE_FAR] = {-11, -32, -27, -14, -12, -11},
	[PLACE_BELOW_NEXT] = {-14, -8, -28, -8, -10, -13},
};

/* … and whether the voice is the first of its sentence. */
static const int8_t place_leads[PLACES][2] = {
	/* later first */
	[PLACE_BEFORE] = {0, 8},
	[PLACE_AFTER] = {2, 1},
	[PLACE_ABOVE] = {-8, 5},
	[PLACE_BELOW] = {-9, -5},
	[PLACE_ABOVE_NEXT] = {-21, -1},
	[PLACE_ABOVE_FAR] = {-22, -10},
	[PLACE_BELOW_NEXT] = {-23, -11},
};

/* What the voice is, and whether it is tied to a verb of saying. */
static const int8_t sort_tied[SORTS][2] = {
	/* untied tied */
	[SORT_PERSON] = {1, 8},
	[SORT_ORGANIZATION] = {0, 0},
	[SORT_OTHER_NAME] = {-16, -4},
	[SORT_HE] = {6, 5},
	[SORT_THEY] = {-4, -6},
	[SORT_IT] = {-22, -3},
	[SORT_WHO] = {-14, -1},
	[SORT_WE] = {-20, -9},
	[SORT_OBLIQUE] = {-16, -8},
	[SORT_THE] = {-2, -2},
	[SORT_A] = {-10, -5},
	[SORT_BARE] = {-17, -15},
};

/* … and on which side of the quotation it is. */
static const int8_t sort_side[SORTS][SIDES] = {
	/* before after elsewhere */
	[SORT_PERSON] = {5, 10, -1},
	[SORT_ORGANIZATION] = {0, 0, 0},
	[SORT_OTHER_NAME] = {-7, -9, -14},
	[SORT_HE] = {7, 5, -1},
	[SORT_THEY] = {0, -11, -14},
	[SORT_IT] = {-5, -15, -23},
	[SORT_WHO] = {1, -23, -26},
	[SORT_WE] = {-11, -8, -18},
	[SORT_OBLIQUE] = {-2, -14, -32},
	[SORT_THE] = {3, 8, -13},
	[SORT_A] = {-3, 1, -9},
	[SORT_BARE] = {-10, -7, -19},
};

/* Words of the narrator between the two. */
static const int8_t side_gap[SIDES][GAPS] = {
	/* 0 2 6 14 more */
	[SIDE_BEFORE] = {3, -2, 2, 3, 0},
	[SIDE_AFTER] = {12, -13, -3, -8, -6},
	[SIDE_ELSEWHERE] = {1, -10, -9, -11, -24},
};

/* Other voices between the two. */
static const int8_t side_between[SIDES][4] = {
	/* 0 1 2 more */
	[SIDE_BEFORE] = {-3, 1, 2, 5},
	[SIDE_AFTER] = {0, 3, -1, -4},
	[SIDE_ELSEWHERE] = {1, -6, -17, -19},
};

/* A preposition before the voice, a possessive behind it. */
static const int8_t case_tied[CASES][2] = {
	/* untied tied */
	[CASE_PLAIN] = {-4, 10},
	[CASE_GOVERNED] = {-25, -8},
	[CASE_OWNER] = {-22, -21},
};

/* Whether the voice spoke the quotation before, how far that is, and
 * whether this one is alone in its block. */
static const int8_t past_since[PASTS][SINCES][2] = {
	[PAST_NEW] = {
		[SINCE_SENTENCE] = {-5, 0},
		[SINCE_BLOCK] = {-14, 0},
		[SINCE_NEXT_BLOCK] = {-2, -7},
		[SINCE_LONG] = {-6, -4},
	},
	[PAST_SAME_NAME] = {
		[SINCE_SENTENCE] = {-17, 0},
		[SINCE_BLOCK] = {-1, 0},
		[SINCE_NEXT_BLOCK] = {5, -9},
		[SINCE_LONG] = {-1, 7},
	},
	[PAST_SAME_VOICE] = {
		[SINCE_SENTENCE] = {3, 0},
		[SINCE_BLOCK] = {8, 0},
		[SINCE_NEXT_BLOCK] = {-14, 15},
		[SINCE_LONG] = {-19, -3},
	},
};

/* Nobody speaks: by what stands before the quotation, */
static const int8_t nobody_lead[LEADS] = {
	[LEAD_START] = -26, [LEAD_STOP] = -22, [LEAD_COLON] = -10,
	[LEAD_COMMA] = -10, [LEAD_CUE] = -2, [LEAD_THAT] = -1,
	[LEAD_SMALL] = -4, [LEAD_WORD] = -9, [LEAD_MARK] = -10,
};

/* its length, */
static const int8_t nobody_size[SIZES] = {
	[SIZE_1] = -6, [SIZE_2] = -3, [SIZE_3] = -1, [SIZE_5] = -9,
	[SIZE_9] = -20, [SIZE_MORE] = -32,
};

/* and the surest cue in its sentence. */
static const int8_t nobody_cue[CUE_SAYS + 1] = {
	[CUE_NONE] = -24, [CUE_MAY] = -8, [CUE_SAYS] = -17,
};

/* It is speech: by its length, and what it ends with, */
static const int8_t speech_size_end[SIZES][3] = {
	/* word comma stop */
	[SIZE_1] = {-9, -9, 2},
	[SIZE_2] = {0, 0, 7},
	[SIZE_3] = {5, 8, 7},
	[SIZE_5] = {-9, 0, 1},
	[SIZE_9] = {1, 6, 4},
	[SIZE_MORE] = {4, 22, 11},
};

/* what stands before it, */
static const int8_t speech_lead[LEADS] = {
	[LEAD_START] = 7, [LEAD_STOP] = 16, [LEAD_COLON] = 2,
	[LEAD_COMMA] = -2, [LEAD_CUE] = 4, [LEAD_THAT] = 3, [LEAD_SMALL] = 0,
	[LEAD_WORD] = -5, [LEAD_MARK] = -1,
};

/* what stands behind it, */
static const int8_t speech_tail[TAILS] = {
	[TAIL_END] = 13, [TAIL_STOP] = 2, [TAIL_TAG] = 7, [TAIL_CUE] = -7,
	[TAIL_WORD] = 3, [TAIL_MARK] = -12,
};

/* the surest cue in its sentence, */
static const int8_t speech_cue[CUE_SAYS + 1][2] = {
	/* short long */
	[CUE_NONE] = {-21, -6},
	[CUE_MAY] = {-3, 3},
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
	[false] = {-3, 0, -4, 5, 3, 9, 11, 10, 1},
	[true] = {8, 16, 4, -4, 2, -2, -15, -15, -2},
};

#endif
