#include "pipeline/story.h"

#include "annotate/annotate.h"
#include "article/article.h"
#include "article/parts.h"
#include "base/url.h"
#include "fetch/fetch.h"
#include "fetch/source.h"

/* Asks for the parts of the article that stand on other pages. The note is what
 * the reader should know of that. */
static Str
make_whole(Arena *arena, Desk *desk, Document *document)
{
	bool web = url_is_web(document->url);
	for (int part = 2; web && part <= PARTS_MOST
	    && document->text.len && document->next_part.len; part++) {
		Arena *scratch = arena_new();
		Source source;
		Err err = {0};
		Str note = {0};
		bool more = desk_read_part(scratch, desk, document->next_part,
		    &source, &err);
		if (!more)
			note = str_format(arena, "part %d is missing: %s", part,
			    err.text);
		else
			more = source.kind == SOURCE_HTML
			    && parts_join(arena, document, article_from_html(scratch,
			        source.text, source.url));
		arena_free(scratch);
		if (!more)
			return note;
	}
	return (Str){0};
}

bool
story_of_source(Arena *arena, const Source *source, Str shown,
    const StoryOptions *options, Story *story, Err *err)
{
	Str url = str_empty(source->url) ? options->url : source->url;
	Str note = source->note;
	Document *document;
	switch (source->kind) {
	case SOURCE_HTML:
		document = article_from_html(arena, source->text, url);
		/* a saved page stays what it was */
		if (options->desk && !str_empty(source->url)) {
			Str missing = make_whole(arena, options->desk, document);
			note = str_empty(note) ? missing : note;
		}
		if (options->desk)
			desk_settle(options->desk);
		break;
	case SOURCE_PLAIN:
		document = article_from_text(arena, source->text);
		break;
	case SOURCE_FEED:
		return err_set(err, "%.*s: a feed, not an article", STR_ARG(shown));
	default:
		return err_set(err, "%.*s: neither a page nor a text to read",
		    STR_ARG(shown));
	}
	Notes *notes = options->unmarked ? ARENA_NEW(arena, Notes)
	                                 : annotate(arena, document);
	*story = (Story){document, notes, note};
	return true;
}

/* --- from a feed -------------------------------------------------------- */

static bool
is_plain(Str type)
{
	return str_starts_ascii(type, STR("text/"))
	    && !str_starts_ascii(type, STR("text/html"));
}

static void
add_escaped(Buf *page, Str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.ptr[i];
		if (byte == '<')
			buf_add(page, STR("&lt;"));
		else if (byte == '&')
			buf_add(page, STR("&amp;"));
		else
			buf_add_byte(page, byte);
	}
}

/*
 * The text as a page with nothing on it but an article, which is what the
 * article room reads. Empty lines of a plain text are its paragraphs.
 */
static Str
page_of(Arena *arena, const FeedText *text)
{
	Buf page = buf_new(BUF_UNLIMITED);
	buf_add(&page, STR("<!doctype html><body><article>"));
	if (!is_plain(text->type))
		buf_add(&page, text->value);
	else {
		Str rest = text->value;
		buf_add(&page, STR("<p>"));
		for (Str line; str_cut(&rest, '\n', &line);) {
			if (str_empty(str_trim(line)))
				buf_add(&page, STR("<p>"));
			add_escaped(&page, line);
			buf_add_byte(&page, '\n');
		}
	}
	buf_add(&page, STR("</article>"));
	Str copy = buf_copy(arena, &page);
	buf_free(&page);
	return copy;
}

void
story_of_feed_text(Arena *arena, const FeedText *text, const StoryHead *head,
    Story *story)
{
	Str base = str_empty(text->base) ? head->link : text->base;
	Document *document =
	    article_from_fragment(arena, page_of(arena, text), base);
	/* the feed knows better than its text */
	document->url = str_copy(arena, head->link);
	document->title = str_copy(arena, head->headline);
	document->byline = str_copy(arena, head->authors);
	document->published = head->published;
	*story = (Story){document, annotate(arena, document), {0}};
}
