#include "config/feedlist_write.h"

#include "base/unicode.h"
#include "config/feedlist.h"

/* Words that mean something else than themselves, here or to other readers of
 * YAML 1.1. */
static bool
is_special_word(Str text)
{
	static const Str words[] = {
		STR_INIT("~"), STR_INIT("null"), STR_INIT("yes"), STR_INIT("no"),
		STR_INIT("true"), STR_INIT("false"), STR_INIT("on"), STR_INIT("off"),
		STR_INIT("y"), STR_INIT("n"),
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal_ascii(text, words[i]))
			return true;
	return false;
}

/*
 * Whether YAML reads a plain text as the text, in a list in brackets too. Marks
 * inside are few: letters and digits of every script, and what an address or a
 * title has. All else is quoted, which is never wrong.
 */
static bool
is_plain(Str text)
{
	if (str_empty(text) || is_special_word(text)
	    || text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == ':')
		return false;
	for (size_t i = 0; i < text.len;) {
		size_t at = i;
		uint32_t c = unicode_at(text, i, &i);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			continue;
		if (c >= 0x80)
			return false;
		Str marks = at == 0 ? STR("/+._(") : STR("/+._()'=~;&$@!*%?^ -:#");
		if (str_find_byte(marks, (char)c) < 0)
			return false;
		/* ": " begins a value, " #" a comment */
		bool before_blank = i < text.len && text.ptr[i] == ' ';
		bool after_blank = at > 0 && text.ptr[at - 1] == ' ';
		if ((c == ':' && before_blank) || (c == '#' && after_blank))
			return false;
	}
	return true;
}

Str
feedlist_value(Arena *arena, Str text)
{
	if (is_plain(text))
		return text;
	Buf buf = buf_new(BUF_UNLIMITED);
	buf_add_byte(&buf, '"');
	for (size_t i = 0; i < text.len;) {
		size_t at = i;
		uint32_t c = unicode_at(text, i, &i);
		if (c == '"' || c == '\\')
			buf_add_byte(&buf, '\\');
		/* controls, and what YAML takes for the end of a line or leaves out of
		 * a file */
		if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029
		    || c == 0xfeff || c == 0xfffe || c == 0xffff)
			buf_add_format(&buf, "\\u%04x", c);
		else
			buf_add(&buf, str_part(text, at, i));
	}
	buf_add_byte(&buf, '"');
	Str value = buf_copy(arena, &buf);
	buf_free(&buf);
	return value;
}

Str
feedlist_values(Arena *arena, const StrList *texts)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	buf_add_byte(&buf, '[');
	for (uint32_t i = 0; i < texts->count; i++) {
		if (i > 0)
			buf_add(&buf, STR(", "));
		buf_add(&buf, feedlist_value(arena, texts->items[i]));
	}
	buf_add_byte(&buf, ']');
	Str value = buf_copy(arena, &buf);
	buf_free(&buf);
	return value;
}

static void
add_key(Buf *out, uint32_t indent, const char *key, Str value)
{
	if (!str_empty(value))
		buf_add_format(out, "%*s%s: %.*s\n", (int)indent, "", key,
		    STR_ARG(value));
}

static Str
value_or_none(Arena *arena, Str text)
{
	return str_empty(text) ? (Str){0} : feedlist_value(arena, text);
}

/* All that can be said of a feed but its address. */
static void
add_settings(Arena *arena, Buf *out, const SavedFeed *feed, uint32_t indent)
{
	add_key(out, indent, "title", value_or_none(arena, feed->title));
	if (feed->tags.count)
		add_key(out, indent, "tags", feedlist_values(arena, &feed->tags));
	if (feed->every)
		add_key(out, indent, "every", feedlist_interval(arena, feed->every));
	if (feed->full_text != FULL_TEXT_UNSAID)
		add_key(out, indent, "full-text",
		    feed->full_text == FULL_TEXT_YES ? STR("yes") : STR("no"));
	if (feed->keep_days)
		add_key(out, indent, "keep-days", feed->keep_days == KEEP_FOREVER
		    ? STR("forever") : str_format(arena, "%d", feed->keep_days));
	add_key(out, indent, "user-agent", value_or_none(arena, feed->user_agent));
	if (feed->headers.count)
		buf_add_format(out, "%*sheaders:\n", (int)indent, "");
	for (uint32_t i = 0; i < feed->headers.count; i++)
		buf_add_format(out, "%*s%.*s: %.*s\n", (int)indent + 2, "",
		    STR_ARG(feedlist_value(arena, feed->headers.items[i].name)),
		    STR_ARG(feedlist_value(arena, feed->headers.items[i].value)));
	add_key(out, indent, "user", value_or_none(arena, feed->user));
	if (feed->password_command.count)
		add_key(out, indent, "password-command",
		    feedlist_values(arena, &feed->password_command));
	add_key(out, indent, "proxy", value_or_none(arena, feed->proxy));
}

void
feedlist_write_feed(Arena *arena, Buf *out, const SavedFeed *feed,
    uint32_t indent)
{
	Buf settings = buf_new(BUF_UNLIMITED);
	add_settings(arena, &settings, feed, indent + 2);
	Str url = feedlist_value(arena, feed->url);
	buf_add_format(out, "%*s- %s%.*s\n", (int)indent, "",
	    settings.len ? "url: " : "", STR_ARG(url));
	buf_add(out, buf_str(&settings));
	buf_free(&settings);
}

void
feedlist_write_folder(Arena *arena, Buf *out, Str name, uint32_t indent)
{
	buf_add_format(out, "%*s- folder: %.*s\n%*s  feeds:\n", (int)indent, "",
	    STR_ARG(feedlist_value(arena, name)), (int)indent, "");
}
