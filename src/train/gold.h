#ifndef QUOTH_TRAIN_GOLD_H
#define QUOTH_TRAIN_GOLD_H

/*
 * Articles whose quotes people have labelled, read from JSON lines:
 *
 *     {"id": "…", "text": "…", "quotes": [{"start": 0, "end": 9,
 *      "speaker": {"start": 20, "end": 25} | null, "speaker_name": "…" | null}]}
 *
 * Offsets there are code points, here bytes. Also, what counts as the same quote
 * and as the same speaker: two quotations that share at least half of what they
 * cover together; two descriptions of a speaker that have the same head word.
 */

#include "base/err.h"
#include "base/list.h"
#include "base/range.h"

typedef struct {
	Range text;
	Range speaker; /* empty: nobody */
	Str name;      /* empty: none is given */
	bool doubtful; /* no quote: whether it is one cannot be told */
} GoldQuote;

typedef LIST_OF(GoldQuote) GoldQuoteList;

typedef struct {
	Str id, text;
	GoldQuoteList quotes;
} GoldArticle;

typedef LIST_OF(GoldArticle) GoldArticleList;

/* Adds the articles of a file, which may be packed by gzip. */
bool gold_read(Arena *arena, Str path, GoldArticleList *articles, Err *err);

/* The quote that is the one at range; -1: none is. It may be a doubtful one. */
int gold_quote_at(const GoldArticle *article, Range range);

/* Whether a description of a speaker, as a range of the text, is the gold one. */
bool gold_is_speaker(Str text, Range gold, Range described);

/* Whether two names are one person's: the same, or the longer one ends with the
 * shorter one's last word and has all its words. */
bool gold_same_name(Str gold, Str name);

#endif
