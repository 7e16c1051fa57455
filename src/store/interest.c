#include "store/interest.h"

#include "base/date.h"
#include "base/unicode.h"
#include "store/row.h"
#include "store/statement.h"

enum { DAY = 24 * 60 * 60 };

/* Of a row of kind, name, regard, until. */
static Interest
interest_of_row(Arena *arena, const Query *query)
{
	return (Interest){
		.kind = (EntityKind)column_int(query, 0),
		.name = column_str(arena, query, 1),
		.regard = (Regard)column_int(query, 2),
		.until = column_int(query, 3),
	};
}

static void
bind_figure(Query *query, const Interest *interest, Str key)
{
	query_int(query, interest->kind);
	query_str(query, key);
}

static bool
forget(Store *store, const Interest *interest, Str key, Err *err)
{
	Query query = query_of(store, DELETE_INTEREST);
	bind_figure(&query, interest, key);
	return query_run(&query, err);
}

static bool
put(Store *store, const Interest *interest, Str key, Err *err)
{
	Query query = query_of(store, PUT_INTEREST);
	bind_figure(&query, interest, key);
	query_str(&query, interest->name);
	query_int(&query, interest->regard);
	query_int(&query, interest->until);
	return query_run(&query, err);
}

/* What stands there now, counting or not. */
static bool
get(Arena *arena, Store *store, EntityKind kind, Str key, Interest *interest,
    Err *err)
{
	*interest = (Interest){.kind = kind};
	Query query = query_of(store, GET_INTEREST);
	bind_figure(&query, interest, key);
	if (query_row(&query))
		*interest = interest_of_row(arena, &query);
	return query_end(&query, err);
}

static bool
keep(Store *store, int64_t step, const Interest *before, Str key, Err *err)
{
	Query query = query_of(store, KEEP_INTEREST);
	query_int(&query, step);
	bind_figure(&query, before, key);
	query_str(&query, before->name);
	query_int(&query, before->regard);
	query_int(&query, before->until);
	return query_run(&query, err);
}

static Str
word_for(Regard before, Regard after)
{
	if (after == REGARD_FOLLOWED)
		return STR("follow");
	if (after == REGARD_MUTED)
		return STR("mute");
	return before == REGARD_MUTED ? STR("mute no more")
	    : STR("follow no more");
}

static bool
set_interest(Arena *arena, Store *store, const Interest *interest, Err *err)
{
	Str key = unicode_fold_str(arena, interest->name);
	Interest before;
	if (!get(arena, store, interest->kind, key, &before, err))
		return false;
	if (before.regard == interest->regard
	    && (!before.regard || before.until == interest->until))
		return true;
	int64_t step;
	Str what = str_format(arena, "%.*s %.*s",
	    STR_ARG(word_for(before.regard, interest->regard)),
	    STR_ARG(interest->name));
	return undo_begin_step(store, what, (Str){0}, &step, err)
	    && keep(store, step, &before, key, err)
	    && (interest->regard ? put(store, interest, key, err)
	        : forget(store, interest, key, err))
	    && undo_end_step(store, step, 1, err);
}

bool
store_set_interest(Store *store, const Interest *interest, Err *err)
{
	if (!store_begin(store, err))
		return false;
	Arena *arena = arena_new();
	bool done = set_interest(arena, store, interest, err);
	arena_free(arena);
	return store_end(store, done, err);
}

bool
interest_take_back(Store *store, int64_t step, Err *err)
{
	Query away = query_of(store, DELETE_CHANGED_INTERESTS);
	query_int(&away, step);
	if (!query_run(&away, err))
		return false;
	Query back = query_of(store, TAKE_BACK_INTERESTS);
	query_int(&back, step);
	return query_run(&back, err);
}

bool
store_interests(Arena *arena, Store *store, int64_t now,
    InterestList *interests, Err *err)
{
	*interests = (InterestList){0};
	Query query = query_of(store, LIST_INTERESTS);
	query_int(&query, now);
	while (query_row(&query))
		list_push(arena, interests, interest_of_row(arena, &query));
	return query_end(&query, err);
}

bool
store_interest(Arena *arena, Store *store, EntityKind kind, Str name,
    int64_t now, Interest *interest, Err *err)
{
	if (!get(arena, store, kind, unicode_fold_str(arena, name), interest, err))
		return false;
	if (interest->until <= now)
		*interest = (Interest){.kind = kind};
	if (!interest->regard)
		interest->name = name;
	return true;
}

bool
store_followed_in(Arena *arena, Store *store, int64_t item, int64_t now,
    Str *name, Err *err)
{
	*name = (Str){0};
	Query query = query_of(store, FOLLOWED_IN);
	query_int(&query, item);
	query_int(&query, now);
	if (query_row(&query))
		*name = column_str(arena, &query, 0);
	return query_end(&query, err);
}

bool
interest_read_until(Str words, int64_t now, int64_t *until)
{
	static const struct {
		Str word;
		int days; /* 0: for good */
	} spans[] = {
		{STR_INIT(""), 0}, {STR_INIT("for good"), 0},
		{STR_INIT("good"), 0}, {STR_INIT("g"), 0},
		{STR_INIT("a day"), 1}, {STR_INIT("day"), 1},
		{STR_INIT("a week"), 7}, {STR_INIT("week"), 7},
		{STR_INIT("w"), 7}, {STR_INIT("a month"), 30},
		{STR_INIT("month"), 30}, {STR_INIT("m"), 30},
	};
	words = str_trim(words);
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		if (!str_equal_ascii(words, spans[i].word))
			continue;
		*until = spans[i].days ? now + (int64_t)spans[i].days * DAY
		    : INTEREST_FOR_GOOD;
		return true;
	}
	int64_t date = date_read(words);
	if (date == DATE_NONE || date + DAY <= now)
		return false;
	*until = date + DAY; /* the day itself is in it */
	return true;
}

Str
interest_until_words(Arena *arena, const Interest *interest)
{
	if (interest->until == INTEREST_FOR_GOOD)
		return STR("for good");
	return str_format(arena, "until %.*s",
	    STR_ARG(date_long(arena, interest->until - 1)));
}
