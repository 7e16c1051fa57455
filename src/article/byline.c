#include "article/byline.h"

#include <string.h>

#include "base/date.h"
#include "base/unicode.h"

/* "Jo Reporter 5 min read", "Jo Reporter Nov 5, 2024": no name has a digit. */
static Str
before_numbers(Str byline)
{
	static const Str months[] = {STR_INIT("jan"), STR_INIT("feb"),
	    STR_INIT("mar"), STR_INIT("apr"), STR_INIT("may"), STR_INIT("jun"),
	    STR_INIT("jul"), STR_INIT("aug"), STR_INIT("sep"), STR_INIT("oct"),
	    STR_INIT("nov"), STR_INIT("dec")};
	size_t end = 0;
	while (end < byline.len && !byte_is_digit(byline.ptr[end]))
		end++;
	if (end == byline.len)
		return byline;
	while (end > 0 && byline.ptr[end - 1] != ' ')
		end--;
	byline = str_trim(str_part(byline, 0, end));
	size_t word = byline.len;
	while (word > 0 && byline.ptr[word - 1] != ' ')
		word--;
	for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
		if (str_starts_ascii(str_part(byline, word, byline.len), months[i]))
			return str_trim(str_part(byline, 0, word));
	return byline;
}

Str
byline_clean(Arena *arena, Str byline)
{
	static const Str fronts[] = {STR_INIT("by "), STR_INIT("by: "),
	    STR_INIT("written by"), STR_INIT("posted by"), STR_INIT("author: "),
	    STR_INIT("author "), STR_INIT("words by "), STR_INIT("story by "),
	    STR_INIT("text by "), STR_INIT("recipe by "), STR_INIT("updated by "),
	    STR_INIT("about the author"), STR_INIT("about "), STR_INIT(": "),
	    STR_INIT("reported by "), STR_INIT("article by "),
	    STR_INIT("contributed by "), STR_INIT("text: "),
	    STR_INIT("from "), STR_INIT("von "), STR_INIT("por "), STR_INIT("par "),
	    STR_INIT("di "), STR_INIT("published by "), STR_INIT("reviewed by ")};
	byline = str_squeeze(arena, byline);
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof fronts / sizeof fronts[0]; i++) {
			if (!str_starts_ascii(byline, fronts[i]))
				continue;
			byline = str_trim(str_part(byline, fronts[i].len, byline.len));
			again = true;
		}
	}
	/* "ByJo Reporter": a line break stood there */
	if (str_starts_ascii(byline, STR("by")) && byline.len > 3
	    && unicode_is_upper(unicode_at(byline, 2, NULL))
	    && unicode_is_lower(unicode_before(byline, byline.len, &(size_t){0})))
		byline = str_part(byline, 2, byline.len);
	static const Str ends[] = {STR_INIT(" | "), STR_INIT(" | By "),
	    STR_INIT(" Senior "), STR_INIT(", CEO"), STR_INIT(" Contributor"),
	    STR_INIT(", Contributor"), STR_INIT(", Opinion"), STR_INIT(" • "), STR_INIT(" · "),
	    STR_INIT(" on "), STR_INIT(" - "), STR_INIT(" – "), STR_INIT(" — "),
	    STR_INIT(" Published"), STR_INIT(" Updated"), STR_INIT(" Posted"),
	    STR_INIT(" Last "), STR_INIT(" is a "), STR_INIT(" is an "),
	    STR_INIT(" is the "), STR_INIT(" has "), STR_INIT(" Reviewed"),
	    STR_INIT(" Edited"), STR_INIT(" Fact")};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		ptrdiff_t at = str_find(byline, ends[i]);
		if (at != STR_NOT_FOUND)
			byline = str_trim(str_part(byline, 0, (size_t)at));
	}
	while (byline.len && strchr(",;:|", byline.ptr[byline.len - 1]))
		byline = str_trim(str_part(byline, 0, byline.len - 1));
	byline = before_numbers(byline);
	/* "Jo Reporter Jo Reporter": under the picture, and beside it */
	size_t half = byline.len / 2;
	if (byline.len % 2 && byline.ptr[half] == ' '
	    && str_equal(str_part(byline, 0, half),
	        str_part(byline, half + 1, byline.len)))
		byline = str_part(byline, 0, half);
	bool address = str_find(byline, STR("://")) != STR_NOT_FOUND
	    || str_find_byte(byline, '@') != STR_NOT_FOUND
	    || str_starts(byline, STR("www."));
	if (address || byline.len > BYLINE_LONGEST
	    || date_read(byline) != DATE_NONE)
		return (Str){0};
	return str_squeeze(arena, byline);
}

bool
byline_is_nobody(Str name)
{
	static const Str nobody[] = {STR_INIT("name"), STR_INIT("name *"),
	    STR_INIT("name*"), STR_INIT("the author"), STR_INIT("written"),
	    STR_INIT("functionality"), STR_INIT("content"), STR_INIT("sat"),
	    STR_INIT("sun"), STR_INIT("posted"), STR_INIT("wordpress"),
	    STR_INIT("super user"), STR_INIT("team"), STR_INIT("our team"),
	    STR_INIT("contributor"), STR_INIT("guest author"),
	    STR_INIT("guest post"), STR_INIT("editorial staff"),
	    STR_INIT("anonymous"), STR_INIT("webmaster"), STR_INIT("admin"), STR_INIT("administrator"),
	    STR_INIT("author"), STR_INIT("editor"), STR_INIT("staff"),
	    STR_INIT("unknown"), STR_INIT("guest"), STR_INIT("webmaster"),
	    STR_INIT("by"), STR_INIT("null"), STR_INIT("undefined")};
	for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++)
		if (str_equal_ascii(name, nobody[i]))
			return true;
	return str_empty(name) || str_starts_ascii(name, STR("skip to"));
}
