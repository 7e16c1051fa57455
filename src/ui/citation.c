#include "ui/citation.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/printable.h"
#include "base/url.h"

static const Str form_words[] = {
	[CITATION_PLAIN] = STR_INIT("plain"),
	[CITATION_MARKDOWN] = STR_INIT("markdown"),
};

bool
citation_form_read(Str word, CitationForm *form)
{
	for (size_t i = 0; i < sizeof form_words / sizeof *form_words; i++)
		if (str_equal(form_words[i], word)) {
			*form = (CitationForm)i;
			return true;
		}
	return false;
}

/* One line, and nothing in it but what can be seen. */
static Str
clean(Arena *arena, Str text)
{
	return printable_str(arena, str_squeeze(arena, text), PRINTABLE_PLAIN);
}

/* With a backslash before what markdown would take for a sign. */
static Str
escape(Arena *arena, Str text)
{
	static const Str signs = STR_INIT("\\`*_[]<>#|~!");
	Buf buf = buf_new(BUF_UNLIMITED);
	for (size_t i = 0; i < text.len; i++) {
		if (str_find_byte(signs, text.ptr[i]) != STR_NOT_FOUND)
			buf_add_byte(&buf, '\\');
		buf_add_byte(&buf, text.ptr[i]);
	}
	Str escaped = buf_copy(arena, &buf);
	buf_free(&buf);
	return escaped;
}

/* "Ines Calder, spokeswoman" */
static Str
speaker_of(Arena *arena, const Citation *citation)
{
	if (str_empty(citation->speaker))
		return STR("speaker unknown");
	return str_format(arena, "%s%.*s%s%.*s",
	    citation->perhaps ? "perhaps " : "", STR_ARG(citation->speaker),
	    citation->role.len ? ", " : "", STR_ARG(citation->role));
}

/* The parts that there are, with commas between. */
static Str
list_of(Arena *arena, const Str *parts, size_t count)
{
	Str all = {0};
	for (size_t i = 0; i < count; i++)
		if (parts[i].len)
			all = str_format(arena, "%.*s%s%.*s", STR_ARG(all),
			    all.len ? ", " : "", STR_ARG(parts[i]));
	return all;
}

static Str
write_plain(Arena *arena, const Citation *citation)
{
	Str parts[] = {citation->source, citation->date == DATE_NONE ? (Str){0}
	    : date_long(arena, citation->date), citation->link};
	Str where = list_of(arena, parts, 3);
	return str_format(arena, "“%.*s” — %.*s%s%.*s", STR_ARG(citation->text),
	    STR_ARG(speaker_of(arena, citation)), where.len ? ". " : "",
	    STR_ARG(where));
}

static Str
write_markdown(Arena *arena, const Citation *citation)
{
	Str link = citation->link, title = citation->headline;
	if (str_empty(title))
		title = citation->source.len ? citation->source : link;
	title = escape(arena, title);
	/* an address with such a sign in it would end the link */
	if (url_is_web(link) && str_find_byte(link, '>') == STR_NOT_FOUND
	    && str_find_byte(link, '<') == STR_NOT_FOUND)
		title = str_format(arena, "[%.*s](<%.*s>)", STR_ARG(title),
		    STR_ARG(link));
	Str parts[] = {title, escape(arena, citation->source),
		citation->date == DATE_NONE ? (Str){0}
		: date_long(arena, citation->date)};
	return str_format(arena, "> %.*s\n>\n> — %.*s. %.*s\n",
	    STR_ARG(escape(arena, citation->text)),
	    STR_ARG(escape(arena, speaker_of(arena, citation))),
	    STR_ARG(list_of(arena, parts, 3)));
}

Str
citation_write(Arena *arena, const Citation *given, CitationForm form)
{
	Citation citation = *given;
	Str *parts[] = {&citation.text, &citation.speaker, &citation.role,
		&citation.headline, &citation.source, &citation.link};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		*parts[i] = clean(arena, *parts[i]);
	/* the comma before "said" is the story's */
	if (str_ends(citation.text, STR(",")))
		citation.text.len--;
	return form == CITATION_MARKDOWN ? write_markdown(arena, &citation)
	    : write_plain(arena, &citation);
}
