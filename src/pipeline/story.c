#include "pipeline/story.h"

#include "annotate/annotate.h"
#include "article/article.h"
#include "fetch/fetch.h"
#include "fetch/source.h"

bool
story_of_source(Arena *arena, const Source *source, Str shown,
    const StoryOptions *options, Story *story, Err *err)
{
	Str url = str_empty(source->url) ? options->url : source->url;
	Document *document;
	switch (source->kind) {
	case SOURCE_HTML:
		document = article_from_html(arena, source->text, url);
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
	*story = (Story){document, notes, source->note};
	return true;
}

bool
story_open(Arena *arena, Str what, const StoryOptions *options, Story *story,
    Err *err)
{
	Source source;
	return source_read(arena, what, NULL, &source, err)
	    && story_of_source(arena, &source, fetch_shown_url(arena, what),
	        options, story, err);
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
