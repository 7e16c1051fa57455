#include "store/expression.h"

#include <time.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/unicode.h"

/* More than these, and longer ones, nobody types. */
enum { TERMS_MAX = 32, TEXT_MAX = 1000 };

/* One piece of what was typed: who:"Daniel Okafor" */
typedef struct {
	Str field; /* "who"; empty: none */
	Str value;
	bool quoted;
	bool last; /* nothing behind it, not even a blank: it may go on */
} Term;

/* Takes what stands up to a blank, or between quotation marks. */
static Str
take_value(Str *rest, bool *quoted)
{
	*quoted = str_starts(*rest, STR("\""));
	if (*quoted)
		*rest = str_part(*rest, 1, rest->len);
	size_t end = 0;
	while (end < rest->len && (*quoted ? rest->ptr[end] != '"'
	    : !byte_is_blank(rest->ptr[end])))
		end++;
	Str value = str_part(*rest, 0, end);
	if (end < rest->len)
		end++;
	*rest = str_part(*rest, end, rest->len);
	return value;
}

static bool
take_term(Str *rest, Term *term)
{
	static const Str fields[] = {STR_INIT("who:"), STR_INIT("about:"),
		STR_INIT("feed:"), STR_INIT("tag:"), STR_INIT("is:"),
		STR_INIT("since:")};
	while (rest->len && byte_is_blank(rest->ptr[0]))
		*rest = str_part(*rest, 1, rest->len);
	if (!rest->len)
		return false;
	*term = (Term){0};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (!str_starts_ascii(*rest, fields[i]))
			continue;
		term->field = str_part(fields[i], 0, fields[i].len - 1);
		*rest = str_part(*rest, fields[i].len, rest->len);
		break;
	}
	bool blank_behind = byte_is_blank(rest->len
	    ? rest->ptr[rest->len - 1] : ' ');
	term->value = take_value(rest, &term->quoted);
	term->last = !rest->len && !blank_behind;
	return true;
}

/* Whether FTS5 will find a word in it: an empty string would match nothing. */
static bool
has_word(Str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t c = unicode_at(s, at, &at);
		if ((unicode_is_letter(c) && !unicode_is_mark(c))
		    || unicode_is_digit(c))
			return true;
	}
	return false;
}

static void
add_match(Buf *match, const char *columns, const Term *term)
{
	/* bytes. Less is a word of its own (EU, UN), and as a beginning
	 * it would find nearly everything */
	enum { SHORTEST_BEGINNING = 3 };
	if (!has_word(term->value))
		return;
	if (match->len)
		buf_add(match, STR(" AND "));
	buf_add(match, str_of(columns));
	buf_add_byte(match, '"');
	for (size_t i = 0; i < term->value.len; i++) {
		char byte = term->value.ptr[i];
		if (byte == '"')
			buf_add_byte(match, '"');
		buf_add_byte(match, byte ? byte : ' ');
	}
	buf_add_byte(match, '"');
	if (term->last && !term->quoted
	    && term->value.len >= SHORTEST_BEGINNING)
		buf_add(match, STR(" *"));
}

/* The beginning of a day of the reader's, so many before that moment's. */
static int64_t
day_before(int64_t moment, int64_t days)
{
	time_t clock = (time_t)moment;
	tzset();
	struct tm day;
	if (!localtime_r(&clock, &day))
		return DATE_NONE;
	day.tm_hour = day.tm_min = day.tm_sec = 0;
	day.tm_mday -= (int)days;
	day.tm_isdst = -1; /* a day may have 23 hours */
	return (int64_t)mktime(&day);
}

static bool
read_since(Str value, int64_t now, int64_t *since)
{
	int64_t days;
	if (str_equal_ascii(value, STR("today")))
		*since = day_before(now, 0);
	else if (str_equal_ascii(value, STR("yesterday")))
		*since = day_before(now, 1);
	else if (str_ends(value, STR("d"))
	    && str_to_int(str_part(value, 0, value.len - 1), &days)
	    && days >= 0 && days < 100000)
		*since = day_before(now, days);
	else
		*since = date_read(value);
	return *since != DATE_NONE;
}

static bool
read_is(Str value, Expression *expression)
{
	if (str_equal_ascii(value, STR("unread")))
		expression->unread = true;
	else if (str_equal_ascii(value, STR("starred")))
		expression->starred = true;
	else if (str_equal_ascii(value, STR("quoted")))
		expression->quoted = true;
	else
		return false;
	return true;
}

Expression
expression_read(Arena *arena, Str text, int64_t now)
{
	Expression expression = {.since = DATE_NONE};
	Buf match = buf_new(BUF_UNLIMITED);
	if (text.len > TEXT_MAX) {
		size_t end = TEXT_MAX;
		while (end && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
			end--;
		text = str_part(text, 0, end);
	}
	Term term;
	for (int i = 0; i < TERMS_MAX && take_term(&text, &term); i++) {
		Str field = term.field;
		if (str_empty(term.value))
			continue; /* "who:", still being typed */
		uint32_t before = (uint32_t)match.len;
		if (str_equal(field, STR("who")))
			add_match(&match, "speakers : ", &term);
		else if (str_equal(field, STR("about")))
			add_match(&match, "names : ", &term);
		else if (str_equal(field, STR("feed")))
			list_push(arena, &expression.feeds, term.value);
		else if (str_equal(field, STR("tag")))
			list_push(arena, &expression.tags, term.value);
		else if ((!str_equal(field, STR("is"))
		    || !read_is(term.value, &expression))
		    && (!str_equal(field, STR("since"))
		    || !read_since(term.value, now, &expression.since)))
			add_match(&match, "", &term);
		if (match.len > before)
			list_push(arena, &expression.words, term.value);
	}
	expression.match = buf_copy(arena, &match);
	buf_free(&match);
	return expression;
}
