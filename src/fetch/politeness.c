#include "fetch/politeness.h"

#include "base/date.h"
#include "base/str.h"

enum { MOST_DOUBLINGS = 8 };

/* A whole number of seconds, however long it is written; -1 where it is none.
 * What is more than a day and a bit is all the same here. */
static int64_t
read_seconds(Str text)
{
	int64_t seconds = 0;
	text = str_trim(text);
	if (text.len > 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"')
		text = str_part(text, 1, text.len - 1);
	for (size_t i = 0; i < text.len; i++) {
		if (!byte_is_digit(text.ptr[i]))
			return -1;
		if (seconds <= FETCH_LONGEST)
			seconds = 10 * seconds + (text.ptr[i] - '0');
	}
	return str_empty(text) ? -1 : seconds;
}

static Str
header(const FetchHeaders *headers, Str name)
{
	for (uint32_t i = 0; i < headers->count; i++) {
		Str value = headers->items[i], key;
		if (str_cut(&value, ':', &key) && str_equal_ascii(key, name))
			return str_trim(value);
	}
	return (Str){0};
}

/* How long from now until the moment that a date header names; -1 where it names
 * none, or one that has passed. */
static int64_t
seconds_until(Str date, int64_t now)
{
	int64_t moment = str_empty(date) ? DATE_NONE : date_read(date);
	return moment == DATE_NONE || moment < now ? -1 : moment - now;
}

/* Retry-After: "120", or a date (RFC 9110, 10.2.3). */
static int64_t
asked_to_wait(const FetchOutcome *outcome)
{
	Str value = header(&outcome->headers, STR("Retry-After"));
	int64_t seconds = read_seconds(value);
	return seconds >= 0 ? seconds : seconds_until(value, outcome->now);
}

/* How long the answer is said to stay fresh (RFC 9111, 4.2.1); -1: not said.
 * max-age goes before Expires, and no-cache before both: ask when you like. */
static int64_t
stays_fresh(const FetchOutcome *outcome)
{
	Str rest = header(&outcome->headers, STR("Cache-Control")), one, name;
	int64_t max_age = -1;
	while (str_cut(&rest, ',', &one)) {
		one = str_trim(one);
		if (str_equal_ascii(one, STR("no-cache"))
		    || str_equal_ascii(one, STR("no-store")))
			return 0;
		if (str_cut(&one, '=', &name)
		    && str_equal_ascii(str_trim(name), STR("max-age")))
			max_age = read_seconds(one);
	}
	if (max_age >= 0)
		return max_age;
	return seconds_until(header(&outcome->headers, STR("Expires")),
	    outcome->now);
}

static int64_t
longer(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

int64_t
fetch_next_try(const FetchOutcome *outcome)
{
	if (outcome->status == 410)
		return FETCH_NEVER;
	int64_t wait = outcome->interval ? outcome->interval : FETCH_USUAL;
	if (outcome->status == 429 || outcome->status == 503)
		wait = longer(wait, FETCH_USUAL);
	if (outcome->failures == 0)
		wait = longer(wait, stays_fresh(outcome));
	for (uint32_t i = 1; i < outcome->failures && i <= MOST_DOUBLINGS; i++)
		wait *= 2;
	wait = longer(wait, asked_to_wait(outcome));
	wait = longer(wait, FETCH_SHORTEST);
	if (wait > FETCH_LONGEST)
		wait = FETCH_LONGEST;
	return outcome->now + wait;
}

bool
fetch_too_early(int64_t now, int64_t next_try)
{
	if (next_try == FETCH_NEVER)
		return true;
	return next_try > now && next_try <= now + FETCH_LONGEST;
}
