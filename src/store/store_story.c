#include "store/store_story.h"

#include "base/buf.h"
#include "store/row.h"
#include "store/statement.h"

/* HAS_FEED_TEXT, HAS_FULL_TEXT */
static int
bit_of(StoryKind kind)
{
	return 1 << kind;
}

/* The kind whose names and words stand for the item: the full text, else the
 * feed's. stories is 0 where the item is gone. */
static bool
get_stories(Store *store, int64_t item, int *stories, Err *err)
{
	*stories = 0;
	Query query = query_of(store, GET_STORIES);
	query_int(&query, item);
	if (query_row(&query))
		*stories = (int)column_int(&query, 0);
	return query_end(&query, err);
}

static bool
put_packed(Store *store, int64_t item, StoryKind kind, Str packed,
    int64_t made, Err *err)
{
	Query query = query_of(store, PUT_STORY);
	query_int(&query, item);
	query_int(&query, kind);
	query_int(&query, made);
	query_blob(&query, packed);
	return query_run(&query, err);
}

static bool
set_stories(Store *store, int64_t item, int bits, Err *err)
{
	Query query = query_of(store, SET_STORIES);
	query_int(&query, item);
	query_int(&query, bits);
	return query_run(&query, err);
}

static bool
put_story(Store *store, int64_t item, StoryKind kind, const Story *story,
    Str packed, int64_t made, Err *err)
{
	if (!put_packed(store, item, kind, packed, made, err))
		return false;
	if (!store_changed(store)) /* the item is gone */
		return true;
	int stories;
	if (!set_stories(store, item, bit_of(kind), err)
	    || !get_stories(store, item, &stories, err))
		return false;
	if (kind == STORY_FEED_TEXT && (stories & HAS_FULL_TEXT))
		return true;
	return put_names(store, item, story, err);
}

bool
store_put_story(Store *store, int64_t item, StoryKind kind,
    const Story *story, int64_t made, Err *err)
{
	Buf packed = buf_new(STORY_PACKED_MAX);
	if (!story_pack(&packed, story)) {
		buf_free(&packed);
		return err_set(err, "the story is too long to be kept");
	}
	bool done = store_begin(store, err)
	    && store_end(store, put_story(store, item, kind, story,
	    buf_str(&packed), made, err), err);
	buf_free(&packed);
	return done;
}

bool
store_story(Arena *arena, Store *store, int64_t item, StoryKind kind,
    Story *story, Str *tried, Err *err)
{
	*story = (Story){0};
	Str note = {0};
	Query query = query_of(store, GET_STORY);
	query_int(&query, item);
	query_int(&query, kind);
	if (query_row(&query)) {
		note = column_str(arena, &query, 1);
		/* one of another version, or damaged, is as good as none */
		Err why = {0};
		if (!column_is_null(&query, 0) && !story_unpack(arena,
		    column_bytes(&query, 0), story, &why))
			*story = (Story){0};
	}
	if (tried)
		*tried = note;
	return query_end(&query, err);
}

bool
store_due(Arena *arena, Store *store, StoryKind kind,
    const ItemQuery *wanted, StoredItemList *items, Err *err)
{
	*items = (StoredItemList){0};
	Query query = query_of(store, kind == STORY_FEED_TEXT
	    ? DUE_FEED_TEXTS : DUE_FULL_TEXTS);
	query_int(&query, wanted->limit ? wanted->limit : STORE_PAGE);
	Str feeds = ids_as_json(arena, wanted->feeds, wanted->feed_count);
	if (wanted->feed_count)
		query_str(&query, feeds);
	else
		query_null(&query);
	while (query_row(&query))
		list_push(arena, items, item_of_row(arena, &query));
	return query_end(&query, err);
}

static bool
give_up(Store *store, int64_t item, StoryKind kind, Err *err)
{
	Query query = query_of(store, GIVE_UP);
	query_int(&query, item);
	query_int(&query, bit_of(kind));
	return query_run(&query, err);
}

static bool
get_tries(Store *store, int64_t item, StoryKind kind, int64_t *tries, Err *err)
{
	*tries = 0;
	Query query = query_of(store, GET_TRIES);
	query_int(&query, item);
	query_int(&query, kind);
	if (query_row(&query))
		*tries = column_int(&query, 0);
	return query_end(&query, err);
}

/* After STORY_TRIES begun tries it is due no more; a story that is put in
 * afterwards is taken all the same. */
static bool
begin_story(Store *store, int64_t item, StoryKind kind, int64_t now, Err *err)
{
	Query query = query_of(store, BEGIN_STORY);
	query_int(&query, item);
	query_int(&query, kind);
	query_int(&query, now);
	int64_t tries;
	return query_run(&query, err)
	    && get_tries(store, item, kind, &tries, err)
	    && (tries < STORY_TRIES || give_up(store, item, kind, err));
}

bool
store_begin_story(Store *store, int64_t item, StoryKind kind, int64_t now,
    Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, begin_story(store, item, kind, now, err), err);
}

static bool
give_back_try(Store *store, int64_t item, StoryKind kind, Err *err)
{
	Query uncount = query_of(store, UNCOUNT_TRY);
	query_int(&uncount, item);
	query_int(&uncount, kind);
	if (!query_run(&uncount, err))
		return false;
	Query due = query_of(store, STILL_DUE);
	query_int(&due, item);
	query_int(&due, bit_of(kind));
	return query_run(&due, err);
}

static bool
put_failure(Store *store, int64_t item, StoryKind kind, Str reason,
    StoryFailure failure, Err *err)
{
	Query query = query_of(store, FAIL_STORY);
	query_int(&query, item);
	query_int(&query, kind);
	query_str(&query, reason);
	if (!query_run(&query, err))
		return false;
	switch (failure) {
	case STORY_FAILED:
		return true;
	case STORY_GIVEN_UP:
		return give_up(store, item, kind, err);
	case STORY_UNTRIED:
		break;
	}
	return give_back_try(store, item, kind, err);
}

bool
store_put_failure(Store *store, int64_t item, StoryKind kind, Str reason,
    StoryFailure failure, Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, put_failure(store, item, kind, reason, failure,
	    err), err);
}
