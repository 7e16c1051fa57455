#include "base/date.h"

#include <assert.h>

/* Whoever writes a date needs no more than this. */
enum { LONGEST_DATE = 200 };

typedef struct {
	int year, month, day; /* 0: not seen; year -1 likewise */
	int hour, minute, second;
	int zone; /* minutes east of UTC */
	bool has_time;
} Civil;

static const char month_names[12][10] = {
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december"};

/* Hours east of UTC, by the names that RFC 822 and bylines use. */
static const struct {
	const char *name;
	int hours;
} zones[] = {
    {"gmt", 0}, {"utc", 0}, {"ut", 0}, {"z", 0}, {"est", -5}, {"edt", -4},
    {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8},
    {"pdt", -7}, {"bst", 1}, {"cet", 1}, {"cest", 2}, {"eet", 2}, {"eest", 3},
    {"msk", 3}, {"ist", 5}, {"jst", 9}, {"aest", 10}, {"aedt", 11},
};

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in(int month, int year)
{
	static const int days[12] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01, with the year taken to begin in March so that the odd
 * day comes last. */
static int64_t
days_from_civil(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
	    - 719468;
}

static Civil
civil_from_moment(int64_t moment)
{
	int64_t days = moment / 86400, rest = moment % 86400;
	if (rest < 0) {
		rest += 86400;
		days--;
	}
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t day = days - era * 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	int month = (int)((5 * day + 2) / 153);
	Civil civil = {.day = (int)(day - (153 * month + 2) / 5 + 1)};
	civil.month = month < 10 ? month + 3 : month - 9;
	civil.year = (int)(year + era * 400) + (civil.month <= 2);
	civil.hour = (int)(rest / 3600);
	civil.minute = (int)(rest / 60 % 60);
	civil.second = (int)(rest % 60);
	return civil;
}

static int64_t
moment_of(Civil c)
{
	if (c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12 || c.day < 1
	    || c.day > days_in(c.month, c.year))
		return DATE_NONE;
	/* :60 is a leap second, 24:00 the end of a day */
	if (c.hour > 24 || c.minute > 59 || c.second > 60
	    || (c.hour == 24 && c.minute + c.second > 0))
		return DATE_NONE;
	int64_t moment = days_from_civil(c.year, c.month, c.day) * 86400
	    + c.hour * 3600 + c.minute * 60 + c.second - c.zone * 60;
	int year = civil_from_moment(moment).year;
	return year >= 1 && year <= 9999 ? moment : DATE_NONE;
}

/* --- reading, from the front of *s ------------------------------------- */

static bool
take(Str *s, char byte)
{
	if (!s->len || s->ptr[0] != byte)
		return false;
	*s = str_part(*s, 1, s->len);
	return true;
}

static void
skip_blanks(Str *s)
{
	while (s->len && byte_is_blank(s->ptr[0]))
		*s = str_part(*s, 1, s->len);
}

/* A number of least to most digits; of a longer one only the front. */
static bool
take_number(Str *s, size_t least, size_t most, int *value)
{
	size_t len = 0;
	int number = 0;
	while (len < s->len && len < most && byte_is_digit(s->ptr[len]))
		number = number * 10 + (s->ptr[len++] - '0');
	if (len < least)
		return false;
	*value = number;
	*s = str_part(*s, len, s->len);
	return true;
}

static bool
starts_with_digit(Str s)
{
	return s.len && byte_is_digit(s.ptr[0]);
}

/* "06:14", "06:14:00.123", "0614"; the hour is in front of *s. */
static bool
take_time(Str *s, Civil *civil)
{
	if (!take_number(s, 1, 2, &civil->hour))
		return false;
	bool colon = take(s, ':');
	if (!colon && !starts_with_digit(*s))
		return true;
	if (!take_number(s, 2, 2, &civil->minute))
		return false;
	if (colon ? take(s, ':') : starts_with_digit(*s)) {
		if (!take_number(s, 2, 2, &civil->second))
			return false;
		if (take(s, '.') || take(s, ','))
			while (starts_with_digit(*s))
				*s = str_part(*s, 1, s->len);
	}
	return true;
}

/* "+01:00", "-0500", "+01", with the sign in front. A zone that is on no map
 * ("+9999") is left out. */
static bool
take_offset(Str *s, Civil *civil)
{
	Str ahead = *s;
	int sign = take(&ahead, '-') ? -1 : take(&ahead, '+') ? 1 : 0;
	int hours, minutes = 0;
	if (!sign || !take_number(&ahead, 2, 2, &hours))
		return false;
	if (take(&ahead, ':') || starts_with_digit(ahead))
		if (!take_number(&ahead, 2, 2, &minutes))
			return false;
	if (hours <= 14 && minutes <= 59)
		civil->zone = sign * (hours * 60 + minutes);
	*s = ahead;
	return true;
}

/* "2024-03-05T06:14:00+01:00", "2024/3/5 06:14", "20240305T061400Z". */
static bool
read_iso(Str s, Civil *civil)
{
	if (!take_number(&s, 4, 4, &civil->year))
		return false;
	bool parted = take(&s, '-') || take(&s, '/') || take(&s, '.');
	size_t least = parted ? 1 : 2;
	if (!take_number(&s, least, 2, &civil->month))
		return false;
	if (parted && !take(&s, '-') && !take(&s, '/') && !take(&s, '.'))
		return false;
	if (!take_number(&s, least, 2, &civil->day) || starts_with_digit(s))
		return false;
	if (!take(&s, 'T') && !take(&s, 't') && !take(&s, ' '))
		return true;
	skip_blanks(&s);
	Civil with_time = *civil;
	if (!take_time(&s, &with_time))
		return true;
	*civil = with_time;
	skip_blanks(&s);
	take_offset(&s, civil);
	return true;
}

/* --- dates with words --------------------------------------------------- */

/* "Sept", "mar": the front of a month's name, three letters at least. */
static int
month_of(Str word)
{
	for (int i = 0; word.len >= 3 && i < 12; i++)
		if (str_starts_ascii(str_of(month_names[i]), word))
			return i + 1;
	return 0;
}

static void
read_word(Str word, Civil *civil)
{
	int month = month_of(word);
	if (month && !civil->month) {
		civil->month = month;
		return;
	}
	if (!civil->has_time)
		return;
	if (str_equal_ascii(word, STR("pm")) && civil->hour < 12)
		civil->hour += 12;
	else if (str_equal_ascii(word, STR("am")) && civil->hour == 12)
		civil->hour = 0;
	for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++)
		if (str_equal_ascii(word, str_of(zones[i].name)))
			civil->zone = zones[i].hours * 60;
}

/* "p.m." is a word: letters, and stops between them. */
static Str
take_word(Str *s, char kept[16])
{
	size_t len = 0, i = 0;
	for (; i < s->len && (byte_is_letter(s->ptr[i]) || s->ptr[i] == '.'); i++)
		if (s->ptr[i] != '.' && len < 16)
			kept[len++] = s->ptr[i];
	*s = str_part(*s, i, s->len);
	return (Str){kept, len};
}

static bool
is_half_of_day(Str s)
{
	char kept[16];
	skip_blanks(&s);
	Str word = take_word(&s, kept);
	return str_equal_ascii(word, STR("am")) || str_equal_ascii(word, STR("pm"));
}

/* A number that stands alone: a year, a day, or an hour before "pm". */
static bool
read_number(Str *s, Civil *civil)
{
	Str ahead = *s;
	int number = 0;
	take_number(&ahead, 1, 4, &number);
	size_t digits = s->len - ahead.len;
	if (starts_with_digit(ahead))
		return false;
	if (digits <= 2 && ahead.len && ahead.ptr[0] == ':') {
		civil->has_time = true;
		return take_time(s, civil);
	}
	*s = ahead;
	if (digits <= 2 && !civil->has_time && is_half_of_day(ahead)) {
		civil->has_time = true;
		civil->hour = number;
	} else if (digits == 4) {
		civil->year = civil->year < 0 ? number : civil->year;
	} else if (!civil->day && digits <= 2) {
		civil->day = number;
	} else if (civil->month && civil->year < 0 && digits <= 3) {
		/* RFC 2822, 4.3: years of two and of three digits */
		civil->year = number + (digits == 2 && number < 50 ? 2000 : 1900);
	} else {
		return false;
	}
	return true;
}

/* RFC 822, asctime and bylines, in whatever order they have it. Words that mean
 * nothing here ("Published", "at", "Tuesday") are passed over. */
static bool
read_words(Str s, Civil *civil)
{
	while (s.len) {
		char kept[16];
		if (byte_is_letter(s.ptr[0])) {
			read_word(take_word(&s, kept), civil);
		} else if (byte_is_digit(s.ptr[0])) {
			if (!read_number(&s, civil))
				return false;
		} else if (!civil->has_time || !take_offset(&s, civil)) {
			s = str_part(s, 1, s.len);
		}
	}
	return civil->year > 0 && civil->month && civil->day;
}

/* "25.12.2024", "25/12/2024", "12/25/2024": only where it can be read in one
 * way. With full stops the day comes first wherever they are used. */
static bool
read_numeric(Str s, Civil *civil)
{
	int first, second;
	if (!take_number(&s, 1, 2, &first))
		return false;
	char mark = s.len ? s.ptr[0] : '\0';
	if ((mark != '.' && mark != '/') || !take(&s, mark)
	    || !take_number(&s, 1, 2, &second) || !take(&s, mark)
	    || !take_number(&s, 4, 4, &civil->year) || starts_with_digit(s))
		return false;
	if (mark == '/' && first <= 12 && second <= 12 && first != second)
		return false;
	bool day_first = mark == '.' || first > 12;
	civil->day = day_first ? first : second;
	civil->month = day_first ? second : first;
	return true;
}

int64_t
date_read(Str text)
{
	text = str_trim(text);
	if (text.len > LONGEST_DATE)
		return DATE_NONE;
	Civil civil = {.year = -1};
	if (read_iso(text, &civil))
		return moment_of(civil);
	civil = (Civil){.year = -1};
	if (read_numeric(text, &civil))
		return moment_of(civil);
	civil = (Civil){.year = -1};
	return read_words(text, &civil) ? moment_of(civil) : DATE_NONE;
}

Str
date_iso(Arena *arena, int64_t moment)
{
	if (moment == DATE_NONE)
		return (Str){0};
	Civil c = civil_from_moment(moment);
	return str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month,
	    c.day, c.hour, c.minute, c.second);
}

Str
date_long(Arena *arena, int64_t moment)
{
	if (moment == DATE_NONE)
		return (Str){0};
	Civil c = civil_from_moment(moment);
	Str name = str_of(month_names[c.month - 1]);
	return str_format(arena, "%d %c%.*s %d", c.day, name.ptr[0] - 32,
	    (int)name.len - 1, name.ptr + 1, c.year);
}

Str
date_span(Arena *arena, int64_t first, int64_t last)
{
	Str from = date_long(arena, first), to = date_long(arena, last);
	return str_equal(from, to) ? to : str_format(arena, "%.*s to %.*s",
	    STR_ARG(from), STR_ARG(to));
}
