#include "store/saying.h"

#include "base/map.h"
#include "base/unicode.h"
#include "model/wording.h"
#include "store/row.h"

enum { DAY = 24 * 60 * 60, LEAST_WORDS_UNNAMED = 8 };

typedef struct {
	Wording longest;
	int64_t date; /* of the first */
	Str key;      /* the fullest name so far */
} Measure;

typedef LIST_OF(Measure) MeasureList;

static bool
is_last_word(Str name, Str word)
{
	return name.len > word.len && str_ends(name, word)
	    && name.ptr[name.len - word.len - 1] == ' ';
}

static bool
may_be_one_speaker(Str a, Str b, uint32_t words)
{
	if (str_empty(a) || str_empty(b))
		return (str_empty(a) && str_empty(b))
		    || words >= LEAST_WORDS_UNNAMED;
	return str_equal(a, b) || is_last_word(a, b) || is_last_word(b, a);
}

static bool
fits(const Measure *measure, const Wording *wording, const Saying *saying)
{
	uint32_t words = wording->words < measure->longest.words
	    ? wording->words : measure->longest.words;
	/* dates may be anything: no difference is taken that does not fit */
	int64_t apart = (int64_t)UTTERANCE_DAYS * DAY;
	int64_t early = saying->date < measure->date ? saying->date : measure->date;
	int64_t late = saying->date < measure->date ? measure->date : saying->date;
	return (early > INT64_MAX - apart || late <= early + apart)
	    && may_be_one_speaker(measure->key, saying->key, words)
	    && wording_same(&measure->longest, wording);
}

static void
join(Arena *arena, Utterance *utterance, Measure *measure,
    const Wording *wording, const Saying *saying)
{
	utterance->times++;
	for (uint32_t i = 0; i < utterance->sayings.count; i++)
		if (utterance->sayings.items[i].item == saying->item)
			return;
	list_push(arena, &utterance->sayings, *saying);
	if (saying->key.len > measure->key.len)
		measure->key = saying->key;
	if (wording->words <= measure->longest.words)
		return;
	measure->longest = *wording;
	Saying *first = &utterance->sayings.items[0], before = *first;
	*first = list_last(&utterance->sayings);
	list_last(&utterance->sayings) = before;
}

/* The shingles of each utterance, so that a saying meets only those with which
 * it shares one. */
typedef LIST_OF(uint32_t) IndexList;

typedef struct {
	Map at;                   /* a shingle, or a whole: index in lists */
	LIST_OF(IndexList) lists; /* utterances */
} ShingleMap;

static void
note_hash(Arena *arena, ShingleMap *map, uint64_t hash, uint32_t utterance)
{
	uint64_t *bytes = ARENA_NEW(arena, uint64_t);
	*bytes = hash;
	Str key = {(const char *)bytes, sizeof *bytes};
	uint32_t index;
	if (!map_get(&map->at, key, &index)) {
		index = map->lists.count;
		map_put(arena, &map->at, key, index);
		list_push(arena, &map->lists, (IndexList){0});
	}
	IndexList *list = &map->lists.items[index];
	if (!list->count || list_last(list) != utterance)
		list_push(arena, list, utterance);
}

static void
note_wording(Arena *arena, ShingleMap *map, const Wording *wording,
    uint32_t utterance)
{
	note_hash(arena, map, wording->whole, utterance);
	for (uint32_t i = 0; i < wording->count; i++)
		note_hash(arena, map, wording->shingles[i], utterance);
}

static uint32_t
find_by_hash(const ShingleMap *map, uint64_t hash, const MeasureList *measures,
    const Wording *wording, const Saying *saying, uint32_t best)
{
	uint32_t index;
	if (!map_get(&map->at, (Str){(const char *)&hash, sizeof hash}, &index))
		return best;
	const IndexList *list = &map->lists.items[index];
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i] < best
		    && fits(&measures->items[list->items[i]], wording, saying))
			best = list->items[i];
	return best;
}

/* The first that fits; measures->count where none does. */
static uint32_t
find_utterance(const ShingleMap *map, const MeasureList *measures,
    const Wording *wording, const Saying *saying)
{
	uint32_t best = find_by_hash(map, wording->whole, measures, wording,
	    saying, measures->count);
	for (uint32_t i = 0; i < wording->count; i++)
		best = find_by_hash(map, wording->shingles[i], measures, wording,
		    saying, best);
	return best;
}

UtteranceList
utterances_of(Arena *arena, const SayingList *sayings)
{
	Arena *work = arena_new();
	UtteranceList utterances = {0};
	MeasureList measures = {0};
	ShingleMap map = {0};
	for (uint32_t i = 0; i < sayings->count; i++) {
		const Saying *saying = &sayings->items[i];
		Wording wording = wording_of(work, saying->text);
		uint32_t at = find_utterance(&map, &measures, &wording, saying);
		if (at == measures.count) {
			Utterance alone = {.times = 1};
			list_push(arena, &alone.sayings, *saying);
			list_push(arena, &utterances, alone);
			list_push(work, &measures,
			    (Measure){wording, saying->date, saying->key});
		} else {
			join(arena, &utterances.items[at], &measures.items[at],
			    &wording, saying);
		}
		note_wording(work, &map, &wording, at);
	}
	arena_free(work);
	return utterances;
}

Saying
saying_of_row(Arena *arena, const Query *query)
{
	return (Saying){
		.item = column_int(query, 0),
		.marked = {(uint32_t)column_int(query, 1),
		    (uint32_t)column_int(query, 2)},
		.text = column_str(arena, query, 3),
		.speaker = column_str(arena, query, 4),
		.key = column_str(arena, query, 5),
		.role = column_str(arena, query, 6),
		.confidence = (Confidence)column_int(query, 7),
		.named = !column_is_null(query, 8),
		.kind = (EntityKind)column_int(query, 8),
	};
}

Moment
moment_of_row(const Query *query, int column)
{
	return (Moment){column_int(query, column),
	    column_int(query, column + 1) != 0};
}

bool
source_of_item(Arena *arena, Store *store, int64_t item, Str *headline,
    Str *link, Str *source, Err *err)
{
	Query query = query_of(store, SOURCE_OF_ITEM);
	query_int(&query, item);
	if (query_row(&query)) {
		*headline = column_str(arena, &query, 0);
		*link = column_str(arena, &query, 1);
		*source = column_str(arena, &query, 2);
	}
	return query_end(&query, err);
}

bool
add_sources(Arena *arena, Store *store, SayingList *sayings, Err *err)
{
	for (uint32_t i = 0; i < sayings->count; i++) {
		Saying *saying = &sayings->items[i];
		const Saying *before = i ? saying - 1 : NULL;
		if (before && before->item == saying->item) {
			saying->headline = before->headline;
			saying->link = before->link;
			saying->source = before->source;
		} else if (!source_of_item(arena, store, saying->item,
		               &saying->headline, &saying->link, &saying->source,
		               err)) {
			return false;
		}
	}
	return true;
}

bool
store_sayings(Arena *arena, Store *store, int64_t since, uint32_t limit,
    SayingList *sayings, Err *err)
{
	*sayings = (SayingList){0};
	Query query = query_of(store, SAYINGS_SINCE);
	query_int(&query, since ? since : INT64_MIN);
	query_int(&query, limit ? limit : STORE_PAGE);
	while (query_row(&query)) {
		Saying saying = saying_of_row(arena, &query);
		Moment moment = moment_of_row(&query, 9);
		saying.date = moment.date;
		saying.dated = moment.said;
		list_push(arena, sayings, saying);
	}
	return query_end(&query, err)
	    && add_sources(arena, store, sayings, err);
}
