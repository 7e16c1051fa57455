#include "model/timeline.h"

#include "base/date.h"

enum { DAY = 24 * 60 * 60 };

static int64_t
floor_of(int64_t number, int64_t step)
{
	return number / step - (number % step < 0);
}

/* Which month since March of the year 0: with the odd day of February at the
 * end of the year, months are runs of 153 days in five. */
static int64_t
month_of(int64_t moment)
{
	int64_t day = floor_of(moment, DAY) + 719468; /* since 0000-03-01 */
	int64_t era = floor_of(day, 146097), of_era = day - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524
	    - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	return (era * 400 + year) * 12 + (5 * of_year + 2) / 153;
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
