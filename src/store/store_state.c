#include "store/store_state.h"

#include "store/row.h"
#include "store/statement.h"

bool
undo_begin_step(Store *store, Str what, Str data, int64_t *step, Err *err)
{
	Query query = query_of(store, ADD_STEP);
	query_str(&query, what);
	query_str(&query, data);
	bool done = query_run(&query, err);
	*step = store_added(store);
	return done;
}

static bool
delete_step(Store *store, int64_t step, Err *err)
{
	Query query = query_of(store, DELETE_STEP);
	query_int(&query, step);
	return query_run(&query, err);
}

bool
undo_end_step(Store *store, int64_t step, uint32_t changed, Err *err)
{
	if (!changed)
		return delete_step(store, step, err);
	Query count = query_of(store, COUNT_STEP);
	query_int(&count, step);
	if (!query_run(&count, err))
		return false;
	Query forget = query_of(store, FORGET_STEPS);
	query_int(&forget, UNDO_STEPS);
	query_int(&forget, UNDO_ITEMS);
	return query_run(&forget, err);
}

/* One property of an item: what keeps it for undo, and what sets it. */
typedef struct {
	StatementName keep, set;
} Property;

static const Property read_property = {KEEP_READ, SET_READ};
static const Property starred_property = {KEEP_STARRED, SET_STARRED};

static bool
set_items(Store *store, Str what, const Property *property,
    const int64_t *items, uint32_t count, bool value, Err *err)
{
	int64_t step;
	uint32_t changed = 0;
	if (!undo_begin_step(store, what, (Str){0}, &step, err))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		Query keep = query_of(store, property->keep);
		query_int(&keep, step);
		query_int(&keep, items[i]);
		query_int(&keep, value);
		if (!query_run(&keep, err))
			return false;
		Query set = query_of(store, property->set);
		query_int(&set, items[i]);
		query_int(&set, value);
		if (!query_run(&set, err))
			return false;
		changed += store_changed(store);
	}
	return undo_end_step(store, step, changed, err);
}

bool
store_set_read(Store *store, const int64_t *items, uint32_t count, bool read,
    Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, set_items(store,
	    read ? STR("read") : STR("unread"), &read_property, items, count, read,
	    err), err);
}

bool
store_set_starred(Store *store, int64_t item, bool starred, Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, set_items(store,
	    starred ? STR("star") : STR("unstar"), &starred_property, &item, 1,
	    starred, err), err);
}

static bool
mark_all(Arena *arena, Store *store, const ItemQuery *query,
    uint32_t *changed, Err *err)
{
	int64_t step;
	if (!undo_begin_step(store, STR("mark all read"), (Str){0}, &step, err))
		return false;
	Query keep = query_of(store, KEEP_STATES);
	bind_items(&keep, query, (ItemPlace){0},
	    ids_as_json(arena, query->feeds, query->feed_count));
	query_int(&keep, step);
	if (!query_run(&keep, err))
		return false;
	Query set = query_of(store, SET_ALL_READ);
	query_int(&set, step);
	if (!query_run(&set, err))
		return false;
	*changed = store_changed(store);
	return undo_end_step(store, step, *changed, err);
}

bool
store_mark_all(Store *store, const ItemQuery *query, uint32_t *changed,
    Err *err)
{
	if (!store_begin(store, err))
		return false;
	Arena *arena = arena_new();
	uint32_t count = 0;
	bool done = mark_all(arena, store, query, &count, err);
	arena_free(arena);
	if (changed)
		*changed = count;
	return store_end(store, done, err);
}

bool
store_set_place(Store *store, int64_t item, uint32_t place, Err *err)
{
	Query query = query_of(store, SET_PLACE);
	query_int(&query, item);
	query_int(&query, place);
	return query_run(&query, err);
}

static bool
put_step(Store *store, Str what, Str data, Err *err)
{
	int64_t step;
	return undo_begin_step(store, what, data, &step, err)
	    && undo_end_step(store, step, 1, err);
}

bool
store_put_step(Store *store, Str what, Str data, Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, put_step(store, what, data, err), err);
}

static bool
undo(Arena *arena, Store *store, Undone *undone, Err *err)
{
	int64_t step = 0;
	Query last = query_of(store, LAST_STEP);
	if (query_row(&last)) {
		step = column_int(&last, 0);
		undone->what = column_str(arena, &last, 1);
		undone->data = column_str(arena, &last, 2);
		undone->items = (uint32_t)column_int(&last, 3);
		undone->item = column_int(&last, 4);
	}
	if (!query_end(&last, err))
		return false;
	if (!step)
		return true;
	Query back = query_of(store, TAKE_BACK);
	query_int(&back, step);
	return query_run(&back, err) && interest_take_back(store, step, err)
	    && delete_step(store, step, err);
}

bool
store_undo(Arena *arena, Store *store, Undone *undone, Err *err)
{
	*undone = (Undone){0};
	if (!store_begin(store, err))
		return false;
	return store_end(store, undo(arena, store, undone, err), err);
}
