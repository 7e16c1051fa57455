#include "model/timeline.h"

#include "base/date.h"

enum { DAY = 24 * 60 * 60 };

/* Which month since the year 0. */
static int64_t
month_of(int64_t moment)
{
	Arena *arena = arena_new();
	Str iso = date_iso(arena, moment); /* "2025-03-14T…" */
	int64_t year = 0, month = 1;
	if (iso.len >= 7) {
		str_to_int(str_part(iso, 0, 4), &year);
		str_to_int(str_part(iso, 5, 7), &month);
	}
	arena_free(arena);
	return year * 12 + month - 1;
}

static int64_t
floor_of(int64_t moment, int64_t step)
{
	return moment / step - (moment % step < 0);
}

static int64_t
place_of(int64_t moment, TimelineStep step)
{
	switch (step) {
	case TIMELINE_DAYS: return floor_of(moment, DAY);
	/* 1970-01-01 was a Thursday: weeks begin on Monday */
	case TIMELINE_WEEKS:
		return floor_of(floor_of(moment, DAY) + 3, 7);
	case TIMELINE_MONTHS: break;
	}
	return month_of(moment);
}

static bool
find_ends(const int64_t *moments, uint32_t count, int64_t *first, int64_t *last)
{
	bool any = false;
	for (uint32_t i = 0; i < count; i++) {
		if (moments[i] == DATE_NONE)
			continue;
		if (!any || moments[i] < *first)
			*first = moments[i];
		if (!any || moments[i] > *last)
			*last = moments[i];
		any = true;
	}
	return any;
}

Timeline
timeline_of(const int64_t *moments, uint32_t count)
{
	Timeline timeline = {0};
	int64_t oldest, last;
	if (!find_ends(moments, count, &oldest, &last))
		return timeline;
	while (timeline.step < TIMELINE_MONTHS && place_of(last, timeline.step)
	    - place_of(oldest, timeline.step) >= TIMELINE_MOST)
		timeline.step++;
	int64_t end = place_of(last, timeline.step);
	int64_t begin = place_of(oldest, timeline.step);
	if (end - begin >= TIMELINE_MOST)
		begin = end - TIMELINE_MOST + 1;
	timeline.count = (uint32_t)(end - begin + 1);
	timeline.first = timeline.last = last;
	for (uint32_t i = 0; i < count; i++) {
		if (moments[i] == DATE_NONE)
			continue;
		int64_t at = place_of(moments[i], timeline.step) - begin;
		if (at < 0) {
			timeline.before++;
			continue;
		}
		timeline.counts[at]++;
		if (moments[i] < timeline.first)
			timeline.first = moments[i];
	}
	return timeline;
}

Str
timeline_word(TimelineStep step)
{
	switch (step) {
	case TIMELINE_DAYS: return STR("day");
	case TIMELINE_WEEKS: return STR("week");
	case TIMELINE_MONTHS: break;
	}
	return STR("month");
}

Str
timeline_bars(Arena *arena, const Timeline *timeline)
{
	static const char *const bars[] = {
		"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	uint32_t most = 1;
	for (uint32_t i = 0; i < timeline->count; i++)
		if (timeline->counts[i] > most)
			most = timeline->counts[i];
	Str all = {0};
	for (uint32_t i = 0; i < timeline->count; i++) {
		uint64_t eighths = ((uint64_t)timeline->counts[i] * 8 + most - 1)
		    / most;
		all = str_format(arena, "%.*s%s", STR_ARG(all),
		    eighths ? bars[eighths - 1] : " ");
	}
	return all;
}
