#include "pipeline/story.h"

#include "annotate/annotate.h"
#include "article/article.h"
#include "fetch/fetch.h"
#include "fetch/source.h"

bool
story_open(Arena *arena, Str what, const StoryOptions *options, Story *story,
    Err *err)
{
	Source source;
	if (!source_read(arena, what, NULL, &source, err))
		return false;
	Str url = str_empty(source.url) ? options->url : source.url;
	Str shown = fetch_shown_url(arena, what);
	Document *document;
	switch (source.kind) {
	case SOURCE_HTML:
		document = article_from_html(arena, source.text, url);
		break;
	case SOURCE_PLAIN:
		document = article_from_text(arena, source.text);
		break;
	case SOURCE_FEED:
		return err_set(err, "%.*s: a feed, not an article", STR_ARG(shown));
	default:
		return err_set(err, "%.*s: neither a page nor a text to read",
		    STR_ARG(shown));
	}
	*story = (Story){document, annotate(arena, document), source.note};
	return true;
}
