#include "store/dossier.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/map.h"
#include "base/unicode.h"
#include "store/row.h"

enum {
	DAY = 24 * 60 * 60,
	LONE_MOST = 200,  /* stories with a surname alone that are looked into */
	NEAR_MOST = 20,   /* stories beside one of them that are compared with it */
};

/* --- stories --- */

static int
newest_first(const void *a, const void *b)
{
	const DossierStory *left = a, *right = b;
	if (left->date != right->date)
		return left->date > right->date ? -1 : 1;
	return (left->item < right->item) - (left->item > right->item);
}

/* Newest first. */
static bool
read_stories(Arena *arena, Store *store, EntityKind kind, Str key,
    DossierStoryList *stories, Err *err)
{
	Query query = query_of(store, APPEARANCES);
	query_str(&query, key);
	query_int(&query, kind);
	while (query_row(&query)) {
		Moment moment = moment_of_row(&query, 3);
		list_push(arena, stories, (DossierStory){
		    .item = column_int(&query, 0),
		    .mentions = (uint32_t)column_int(&query, 1),
		    .quotes = (uint32_t)column_int(&query, 2),
		    .date = moment.date,
		    .dated = moment.said});
	}
	if (stories->count)
		qsort(stories->items, stories->count, sizeof *stories->items,
		    newest_first);
	return query_end(&query, err);
}

/* --- stories with the surname alone --- */

/* "okafor" of "daniel okafor"; empty where the name is one word. */
static Str
surname_of(Str key)
{
	for (size_t i = key.len; i > 0; i--)
		if (key.ptr[i - 1] == ' ')
			return str_part(key, i, key.len);
	return (Str){0};
}

static bool
is_near(int64_t a, int64_t b)
{
	int64_t near = (int64_t)DOSSIER_NEAR_DAYS * DAY;
	int64_t early = a < b ? a : b, late = a < b ? b : a;
	return early > INT64_MAX - near || late <= early + near;
}

/* The first story (newest first) that is near, or stories->count. */
static uint32_t
first_near(const DossierStoryList *stories, int64_t date)
{
	uint32_t low = 0, high = stories->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int64_t at = stories->items[middle].date;
		if (at > date && !is_near(at, date))
			low = middle + 1;
		else
			high = middle;
	}
	return low < stories->count && is_near(stories->items[low].date, date)
	    ? low : stories->count;
}

/* Everybody else who has that surname and a name before it. */
static bool
read_bearers(Arena *arena, Store *store, Str surname, Str but, StrList *keys,
    Err *err)
{
	Query query = query_of(store, BEARERS);
	query_str(&query, surname);
	while (query_row(&query)) {
		Str key = column_str(arena, &query, 0);
		if (!str_equal(key, but))
			list_push(arena, keys, key);
	}
	return query_end(&query, err);
}

static bool
have_company(Store *store, int64_t lone, int64_t full, Str surname,
    bool *have, Err *err)
{
	Query query = query_of(store, HAVE_COMPANY);
	query_int(&query, lone);
	query_int(&query, full);
	query_str(&query, surname);
	*have = query_row(&query) && column_int(&query, 0);
	return query_end(&query, err);
}

/* Whether a near story of the figure's names somebody whom the lone one does. */
static bool
shares_company(Store *store, const DossierStory *lone,
    const DossierStoryList *stories, Str surname, bool *shares, Err *err)
{
	*shares = false;
	uint32_t at = first_near(stories, lone->date), end = at + NEAR_MOST;
	for (; at < stories->count && at < end && !*shares
	    && is_near(stories->items[at].date, lone->date); at++)
		if (!have_company(store, lone->item, stories->items[at].item,
		        surname, shares, err))
			return false;
	return true;
}

/* Adds those stories that have the surname alone and can mean nobody else. */
static bool
join_by_surname(Arena *arena, Store *store, Dossier *dossier, Err *err)
{
	Str surname = surname_of(dossier->figure.key);
	if (dossier->figure.kind != ENTITY_PERSON || str_empty(surname))
		return true;
	Arena *work = arena_new();
	DossierStoryList lone = {0}, others = {0}, joined = {0};
	StrList keys = {0};
	bool done = read_stories(work, store, ENTITY_PERSON, surname, &lone, err)
	    && (!lone.count || read_bearers(work, store, surname,
	        dossier->figure.key, &keys, err));
	for (uint32_t i = 0; lone.count && i < keys.count && done; i++)
		done = read_stories(work, store, ENTITY_PERSON, keys.items[i],
		    &others, err);
	if (others.count)
		qsort(others.items, others.count, sizeof *others.items,
		    newest_first);
	for (uint32_t i = 0; i < lone.count && done; i++) {
		const DossierStory *story = &lone.items[i];
		bool fits = i < LONE_MOST
		    && first_near(&others, story->date) == others.count;
		if (fits)
			done = shares_company(store, story, &dossier->stories,
			    surname, &fits, err);
		if (fits && done)
			list_push(work, &joined, *story);
	}
	for (uint32_t i = 0; i < joined.count; i++) {
		joined.items[i].by_surname = true;
		list_push(arena, &dossier->stories, joined.items[i]);
	}
	dossier->joined = joined.count;
	dossier->apart = lone.count - joined.count;
	if (joined.count)
		qsort(dossier->stories.items, dossier->stories.count,
		    sizeof *dossier->stories.items, newest_first);
	arena_free(work);
	return done;
}

/* --- quotes --- */

static Str
item_key(const int64_t *item)
{
	return (Str){(const char *)item, sizeof *item};
}

/* Which story an item is; made where the first one asks. */
typedef struct {
	Arena *arena;
	const DossierStoryList *stories;
	Map places; /* of an item: its story's index */
} ItemIndex;

static bool
story_of(ItemIndex *index, int64_t item, uint32_t *story)
{
	const DossierStoryList *stories = index->stories;
	if (!index->places.count)
		for (uint32_t i = 0; i < stories->count; i++)
			map_put(index->arena, &index->places,
			    item_key(&stories->items[i].item), i);
	return map_get(&index->places, item_key(&item), story);
}

static bool
read_by(Arena *arena, Store *store, const Dossier *dossier, uint32_t limit,
    SayingList *sayings, Err *err)
{
	Str surname = surname_of(dossier->figure.key);
	for (uint32_t i = 0; i < dossier->stories.count; i++) {
		const DossierStory *story = &dossier->stories.items[i];
		if (sayings->count >= limit)
			break;
		if (!story->quotes)
			continue;
		Query query = query_of(store, SAYINGS_BY);
		query_int(&query, story->item);
		query_str(&query, story->by_surname ? surname
		    : dossier->figure.key);
		while (sayings->count < limit && query_row(&query)) {
			Saying saying = saying_of_row(arena, &query);
			saying.date = story->date;
			saying.dated = story->dated;
			list_push(arena, sayings, saying);
		}
		if (!query_end(&query, err))
			return false;
	}
	return true;
}

static bool
add_saying_at(Arena *arena, Store *store, const DossierStory *story,
    int64_t start, SayingList *sayings, Err *err)
{
	Query query = query_of(store, SAYING_AT);
	query_int(&query, story->item);
	query_int(&query, start);
	if (query_row(&query)) {
		Saying saying = saying_of_row(arena, &query);
		saying.date = story->date;
		saying.dated = story->dated;
		list_push(arena, sayings, saying);
	}
	return query_end(&query, err);
}

/* A quote that names the figure; story: index in Dossier.stories. */
typedef struct {
	uint32_t story;
	int64_t start;
} Place;

static int
by_story(const void *a, const void *b)
{
	const Place *left = a, *right = b;
	if (left->story != right->story)
		return left->story < right->story ? -1 : 1;
	return (left->start > right->start) - (left->start < right->start);
}

/* The figure stands in each of these items, so that it is known when they are
 * of. */
static bool
read_about(Arena *arena, Store *store, ItemIndex *index, Dossier *dossier,
    uint32_t limit, SayingList *sayings, Err *err)
{
	Arena *work = arena_new();
	LIST_OF(Place) places = {0};
	Query query = query_of(store, PLACES_QUOTED_ABOUT);
	query_str(&query, dossier->figure.key);
	query_int(&query, dossier->figure.kind);
	while (query_row(&query)) {
		int64_t item = column_int(&query, 0);
		Place place = {.start = column_int(&query, 1)};
		if (story_of(index, item, &place.story))
			list_push(work, &places, place);
	}
	bool done = query_end(&query, err);
	dossier->about_all = places.count;
	if (places.count)
		qsort(places.items, places.count, sizeof *places.items, by_story);
	for (uint32_t i = 0; i < places.count && i < limit && done; i++)
		done = add_saying_at(arena, store,
		    &dossier->stories.items[places.items[i].story],
		    places.items[i].start, sayings, err);
	arena_free(work);
	return done;
}

static bool
read_quotes(Arena *arena, Store *store, const DossierQuery *query,
    ItemIndex *index, Dossier *dossier, Err *err)
{
	SayingList by = {0}, about = {0};
	for (uint32_t i = 0; i < dossier->stories.count; i++)
		dossier->by_all += dossier->stories.items[i].quotes;
	if (!read_by(arena, store, dossier, query->by, &by, err)
	    || !add_sources(arena, store, &by, err)
	    || !read_about(arena, store, index, dossier, query->about, &about,
	        err)
	    || !add_sources(arena, store, &about, err))
		return false;
	dossier->by = utterances_of(arena, &by);
	dossier->about = utterances_of(arena, &about);
	return true;
}

/* --- roles --- */

static int
latest_first(const void *a, const void *b)
{
	const DatedRole *left = a, *right = b;
	if (left->last != right->last)
		return left->last > right->last ? -1 : 1;
	if (left->stories != right->stories)
		return left->stories > right->stories ? -1 : 1;
	return str_compare(left->role, right->role);
}

static void
note_role(DatedRole *role, const DossierStory *story)
{
	role->stories++;
	if (!story->dated)
		return;
	if (role->first == DATE_NONE || story->date < role->first)
		role->first = story->date;
	if (role->last == DATE_NONE || story->date > role->last)
		role->last = story->date;
}

static bool
read_roles(Arena *arena, Store *store, ItemIndex *index, Dossier *dossier,
    Err *err)
{
	Arena *work = arena_new();
	Map by_words = {0}, by_role = {0}; /* as written, and folded */
	Query query = query_of(store, ROLES_OF_FIGURE);
	query_str(&query, dossier->figure.key);
	query_int(&query, dossier->figure.kind);
	while (query_row(&query)) {
		int64_t item = column_int(&query, 0);
		uint32_t story, which;
		if (!story_of(index, item, &story))
			continue;
		if (!map_get(&by_words, column_bytes(&query, 1), &which)) {
			Str role = column_str(arena, &query, 1);
			Str key = unicode_fold_str(work, role);
			if (!map_get(&by_role, key, &which)) {
				which = dossier->roles.count;
				map_put(work, &by_role, key, which);
				list_push(arena, &dossier->roles,
				    (DatedRole){role, DATE_NONE, DATE_NONE, 0});
			}
			map_put(work, &by_words, role, which);
		}
		note_role(&dossier->roles.items[which],
		    &dossier->stories.items[story]);
	}
	bool done = query_end(&query, err);
	if (dossier->roles.count)
		qsort(dossier->roles.items, dossier->roles.count,
		    sizeof *dossier->roles.items, latest_first);
	arena_free(work);
	return done;
}

/* --- company --- */

static bool
read_company(Arena *arena, Store *store, const DossierQuery *query,
    Dossier *dossier, Err *err)
{
	LIST_OF(int64_t) items = {0};
	for (uint32_t i = 0; i < dossier->stories.count
	    && i < DOSSIER_COMPANY; i++)
		list_push(arena, &items, dossier->stories.items[i].item);
	Str json = ids_as_json(arena, items.items, items.count);
	Str surname = surname_of(dossier->figure.key);
	LIST_OF(int64_t) newest = {0};
	Query rows = query_of(store, COMPANY);
	query_str(&rows, json);
	query_str(&rows, dossier->figure.key);
	query_int(&rows, dossier->figure.kind);
	query_int(&rows, query->with);
	while (query_row(&rows)) {
		Companion companion = {
			.kind = (EntityKind)column_int(&rows, 0),
			.key = column_str(arena, &rows, 1),
			.stories = (uint32_t)column_int(&rows, 2),
			.mentions = (uint32_t)column_int(&rows, 3),
		};
		/* himself, where he was joined */
		if (dossier->joined && str_equal(companion.key, surname))
			continue;
		list_push(arena, &dossier->with, companion);
		list_push(arena, &newest, column_int(&rows, 4));
	}
	if (!query_end(&rows, err))
		return false;
	for (uint32_t i = 0; i < dossier->with.count; i++) {
		Companion *companion = &dossier->with.items[i];
		Query name = query_of(store, NAME_OF_FIGURE);
		query_int(&name, newest.items[i]);
		query_str(&name, companion->key);
		query_int(&name, companion->kind);
		companion->name = query_row(&name)
		    ? column_str(arena, &name, 0) : companion->key;
		if (!query_end(&name, err))
			return false;
	}
	return true;
}

/* --- the whole --- */

static bool
add_headlines(Arena *arena, Store *store, uint32_t limit, Dossier *dossier,
    Err *err)
{
	for (uint32_t i = 0; i < dossier->stories.count && i < limit; i++) {
		DossierStory *story = &dossier->stories.items[i];
		if (!source_of_item(arena, store, story->item, &story->headline,
		        &story->link, &story->source, err))
			return false;
	}
	return true;
}

static void
count_stories(Figure *figure, const DossierStoryList *stories)
{
	figure->stories = stories->count;
	for (uint32_t i = 0; i < stories->count; i++) {
		figure->mentions += stories->items[i].mentions;
		figure->quotes += stories->items[i].quotes;
	}
}

bool
store_dossier(Arena *arena, Store *store, const Figure *figure,
    const DossierQuery *query, Dossier *dossier, Err *err)
{
	*dossier = (Dossier){.figure = {.kind = figure->kind,
		.key = str_copy(arena, figure->key)}};
	/* room for all that there may be, so that the list need not move */
	dossier->stories.capacity = figure->stories;
	dossier->stories.items
	    = ARENA_ARRAY(arena, DossierStory, figure->stories);
	if (!figure_describe(arena, store, &dossier->figure, query->now, err)
	    || !read_stories(arena, store, figure->kind, figure->key,
	        &dossier->stories, err))
		return false;
	count_stories(&dossier->figure, &dossier->stories);
	if (!join_by_surname(arena, store, dossier, err))
		return false;
	Arena *work = arena_new();
	ItemIndex index = {work, &dossier->stories, {0}};
	bool done = read_quotes(arena, store, query, &index, dossier, err)
	    && read_roles(arena, store, &index, dossier, err)
	    && read_company(arena, store, query, dossier, err)
	    && add_headlines(arena, store, query->stories, dossier, err);
	arena_free(work);
	return done;
}
