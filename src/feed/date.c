#include "feed/date.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

enum { LONGEST_DATE = 100 };

/* In place of the words on the left, those on the right are read. */
typedef struct {
	const char *from, *to;
} Word;

/* Greek and Hungarian months and days as publishers write them in feeds. */
static const Word words[] = {
    {"\u0399\u03b1\u03bd", "Jan"}, {"\u03a6\u03b5\u03b2", "Feb"},
    {"\u039c\u03ac\u03ce", "Mar"}, {"\u039c\u03b1\u03ce", "Mar"},
    {"\u039c\u03b1\u03c1", "Mar"}, {"\u039c\u03ac\u03c1", "Mar"},
    {"\u0391\u03c0\u03c1", "Apr"}, {"\u039c\u03ac\u03b9", "May"},
    {"\u039c\u03b1\u03ca", "May"}, {"\u039c\u03b1\u03b9", "May"},
    {"\u0399\u03bf\u03cd\u03bd", "Jun"}, {"\u0399\u03bf\u03bd", "Jun"},
    {"\u0399\u03bf\u03c5\u03bd", "Jun"}, {"\u0399\u03bf\u03cd\u03bb", "Jul"},
    {"\u0399\u03bf\u03bb", "Jul"}, {"\u0399\u03bf\u03c5\u03bb", "Jul"},
    {"\u0391\u03cd\u03b3", "Aug"}, {"\u0391\u03c5\u03b3", "Aug"},
    {"\u03a3\u03b5\u03c0", "Sep"}, {"\u039f\u03ba\u03c4", "Oct"},
    {"\u039d\u03bf\u03ad", "Nov"}, {"\u039d\u03bf\u03b5", "Nov"},
    {"\u0394\u03b5\u03ba", "Dec"}, {"janu\u00e1r", "01"},
    {"febru\u00e1ri", "02"}, {"febru\u00e1r", "02"}, {"m\u00e1rcius", "03"},
    {"\u00e1prilis", "04"}, {"m\u00e1ujus", "05"}, {"m\u00e1jus", "05"},
    {"j\u00fanius", "06"}, {"j\u00falius", "07"}, {"augusztus", "08"},
    {"szeptember", "09"}, {"okt\u00f3ber", "10"}, {"november", "11"},
    {"december", "12"},
    /* Korean: 2004년 05월 28일, and before or after noon */
    {"\ub144", "-"}, {"\uc6d4", "-"}, {"\uc77c", " "},
    {"\uc624\uc804", "am"}, {"\uc624\ud6c4", "pm"},
};

static const Word *
word_at(Str s)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (s.ptr[0] == words[i].from[0] && str_starts(s, str_of(words[i].from)))
			return &words[i];
	return NULL;
}

/* The text with foreign words put into those of base/date.h; false where it
 * has none, or is too long. */
static bool
translate(Str text, char out[LONGEST_DATE + 8], size_t *out_len)
{
	size_t len = 0;
	bool found = false;
	for (size_t i = 0; i < text.len && len < LONGEST_DATE;) {
		const Word *word = word_at(str_part(text, i, text.len));
		Str piece = word ? str_of(word->to) : str_part(text, i, i + 1);
		for (size_t j = 0; j < piece.len && len < LONGEST_DATE; j++)
			out[len++] = piece.ptr[j];
		/* what remains of a foreign word means nothing */
		i += word ? strlen(word->from) : 1;
		while (word && i < text.len && (unsigned char)text.ptr[i] >= 0x80
		    && !word_at(str_part(text, i, text.len)))
			i++;
		found |= word != NULL;
	}
	*out_len = len;
	return found;
}

/* Whole numbers in a row, with what stands between them, as scanf has it. */
static int64_t
moment_of(int year, int month, int day, int hour, int minute, int second)
{
	char iso[64];
	int len = snprintf(iso, sizeof iso, "%04d-%02d-%02dT%02d:%02d:%02dZ", year,
	    month, day, hour, minute, second);
	return date_read((Str){iso, (size_t)len});
}

static bool
is_of_shape(Str text, const char *shape)
{
	size_t i = 0;
	for (; i < text.len && shape[i]; i++)
		if (shape[i] == '9' ? !byte_is_digit(text.ptr[i])
		    : shape[i] != text.ptr[i])
			return false;
	return i == text.len && !shape[i];
}

static int
digits(Str text, size_t begin, size_t end)
{
	int64_t value = 0;
	str_to_int(str_part(text, begin, end), &value);
	return (int)value;
}

/* Days of the year, and dates without a day (W3CDTF). */
static int64_t
read_w3c(Str text)
{
	if (is_of_shape(text, "9999"))
		return moment_of(digits(text, 0, 4), 1, 1, 0, 0, 0);
	if (is_of_shape(text, "9999-99"))
		return moment_of(digits(text, 0, 4), digits(text, 5, 7), 1, 0, 0, 0);
	if (is_of_shape(text, "99-99-99"))
		return moment_of(digits(text, 0, 2) + (digits(text, 0, 2) < 70
		    ? 2000 : 1900), digits(text, 3, 5), digits(text, 6, 8), 0, 0, 0);
	int day = 0;
	if (is_of_shape(text, "9999-999"))
		day = digits(text, 5, 8);
	else if (is_of_shape(text, "9999999"))
		day = digits(text, 4, 7);
	if (day < 1 || day > 366)
		return DATE_NONE;
	int year = digits(text, 0, 4);
	int64_t moment = moment_of(year, 1, 1, 0, 0, 0);
	int64_t last = moment_of(year, 12, 31, 0, 0, 0);
	if (moment == DATE_NONE || moment + (day - 1) * 86400 > last)
		return DATE_NONE;
	return moment + (day - 1) * 86400;
}

/* "2005-januar-9T11:32+01:00" after translation, and "2004/09/15 03:20:44" with
 * a day's name before or a zone's name behind it. */
static int64_t
read_perforce(Str text)
{
	ptrdiff_t comma = str_find_byte(text, ',');
	if (comma < 0 || comma > 4)
		return DATE_NONE;
	Str rest = str_trim(str_part(text, (size_t)comma + 1, text.len));
	if (rest.len < 10 || !is_of_shape(str_part(rest, 0, 10), "9999/99/99"))
		return DATE_NONE;
	/* "Fri, 2006/09/15 08:19:53 EDT": a zone by name */
	static const Word zones[] = {{"EST", "-0500"}, {"EDT", "-0400"},
	    {"CST", "-0600"}, {"CDT", "-0500"}, {"MST", "-0700"},
	    {"MDT", "-0600"}, {"PST", "-0800"}, {"PDT", "-0700"}};
	for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
		if (!str_ends(rest, str_of(zones[i].from)) || rest.len > 60)
			continue;
		char with[80];
		int len = snprintf(with, sizeof with, "%.*s%s",
		    (int)rest.len - 3, rest.ptr, zones[i].to);
		return date_read((Str){with, (size_t)len});
	}
	return date_read(rest);
}

/* "2004-05-25 pm 11:23:17" of Korean publishers. */
static int64_t
read_with_half_day(Str text)
{
	ptrdiff_t at = str_find(text, STR("am "));
	bool after_noon = at < 0;
	if (after_noon)
		at = str_find(text, STR("pm "));
	if (at < 0 || text.len > LONGEST_DATE)
		return DATE_NONE;
	char joined[LONGEST_DATE + 8];
	int len = snprintf(joined, sizeof joined, "%.*s%.*s", (int)at, text.ptr,
	    (int)(text.len - (size_t)at - 3), text.ptr + at + 3);
	int64_t moment = date_read((Str){joined, (size_t)len});
	if (moment == DATE_NONE)
		return moment;
	int64_t of_day = (moment % 86400 + 86400) % 86400;
	if (after_noon && of_day < 43200)
		moment += 43200;
	else if (!after_noon && of_day >= 43200)
		moment -= 43200;
	return moment;
}

/* Koreans do not say their zone; the day's marks leave blanks around. */
static int64_t
read_korean(Str text)
{
	char packed[LONGEST_DATE + 8];
	size_t len = 0;
	for (size_t i = 0; i < text.len && len < LONGEST_DATE; i++) {
		bool after_dash = len && packed[len - 1] == '-';
		if (byte_is_blank(text.ptr[i])
		    && (after_dash || (len && packed[len - 1] == ' ')))
			continue;
		packed[len++] = text.ptr[i];
	}
	Str tight = str_trim((Str){packed, len});
	int64_t moment = read_with_half_day(tight);
	if (moment == DATE_NONE)
		moment = date_read(tight);
	return moment == DATE_NONE ? moment : moment - 9 * 3600;
}

int64_t
feed_date_read(Str text)
{
	text = str_trim(text);
	if (str_empty(text) || text.len > LONGEST_DATE)
		return DATE_NONE;
	int64_t moment = read_w3c(text);
	if (moment == DATE_NONE)
		moment = read_perforce(text);
	if (moment != DATE_NONE)
		return moment;
	char english[LONGEST_DATE + 8];
	size_t len;
	bool korean = str_find(text, STR("\ub144")) >= 0
	    || str_find(text, STR("\uc624\uc804")) >= 0
	    || str_find(text, STR("\uc624\ud6c4")) >= 0;
	if (!translate(text, english, &len))
		return date_read(text);
	Str translated = {english, len};
	moment = korean ? read_korean(translated) : date_read(translated);
	return moment != DATE_NONE ? moment : date_read(text);
}
