#include "article/article.h"

#include "article/judge.h"
#include "article/parts.h"
#include "article/plain.h"
#include "article/survey.h"
#include "base/buf.h"
#include "base/url.h"

enum {
	PLACE_LEVELS = 3,
	SHORTEST_BODY = 250, /* letters of JSON-LD's articleBody that is a text */
	/* percent of it that a page must show to be the better source */
	LEAST_SHOWN = 35,
};

/* A rule parts what is before it from what is behind: another rule is neither,
 * nor is the page's end. */
static bool
parts_nothing(const Document *document)
{
	const BlockList *blocks = &document->blocks;
	return !blocks->count || list_last(blocks).kind == BLOCK_RULE;
}

/* Links that cannot be followed are no links. */
static bool
resolve(Arena *arena, Str url, Str *href)
{
	*href = url_resolve(arena, url, *href);
	return url_is_web(*href);
}

/* The passages that are kept, one after another with an empty line between. */
static void
compose(Arena *arena, Document *document, const Passages *passages,
    const Verdict *verdicts)
{
	Buf text = buf_new(INT32_MAX);
	for (uint32_t i = 0; i < passages->passages.count; i++) {
		const Passage *passage = &passages->passages.items[i];
		Str words = range_str(passages->text, passage->block.text);
		if (!verdicts[i].kept || (passage->block.kind == BLOCK_RULE && !words.len
		    && parts_nothing(document)))
			continue;
		if (text.len && words.len && !buf_add(&text, STR("\n\n")))
			break;
		uint32_t begin = (uint32_t)text.len;
		if (!buf_add(&text, words))
			break;
		Block block = passage->block;
		block.kind = verdicts[i].kind;
		block.text = (Range){begin, (uint32_t)text.len};
		list_push(arena, &document->blocks, block);
		for (uint32_t s = 0; s < passage->span_count; s++) {
			Span span = passages->spans.items[passage->first_span + s];
			if (span.kind == SPAN_LINK
			    && !resolve(arena, document->url, &span.href))
				continue;
			span.text.begin += begin - passage->block.text.begin;
			span.text.end += begin - passage->block.text.begin;
			list_push(arena, &document->spans, span);
		}
	}
	if (document->blocks.count && parts_nothing(document)
	    && range_empty(list_last(&document->blocks).text))
		document->blocks.count--;
	document->text = buf_copy(arena, &text);
	buf_free(&text);
}

static uint32_t
count_letters(Str text)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < text.len; i++)
		letters += !byte_is_blank(text.ptr[i])
		    && ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
	return letters;
}

/* JSON-LD's articleBody as a page: some have tags in it, most have a paragraph
 * a line. */
static Str
page_of_body(Arena *arena, Str body)
{
	if (str_find_ascii(body, STR("</p>")) != STR_NOT_FOUND
	    || str_find_ascii(body, STR("<br")) != STR_NOT_FOUND)
		return body;
	Buf page = buf_new(INT32_MAX);
	for (Str line; str_cut(&body, '\n', &line);) {
		buf_add(&page, STR("<p>"));
		buf_add(&page, line);
		buf_add(&page, STR("</p>"));
	}
	Str html = buf_copy(arena, &page);
	buf_free(&page);
	return html;
}

/* A page that draws its text with a script, or shows the first lines alone, may
 * still say all of it to machines: then that is the text. */
static void
fall_back(Arena *arena, Document *document, const Survey *survey)
{
	Arena *scratch = arena_new();
	Survey body = survey_page(scratch,
	    page_of_body(scratch, survey->meta.body), document->url);
	body.is_fragment = true;
	uint32_t letters = count_letters(body.passages.text);
	if (letters >= SHORTEST_BODY
	    && count_letters(document->text) * (uint64_t)100
	        < letters * (uint64_t)LEAST_SHOWN) {
		document->text = (Str){0};
		document->blocks = (BlockList){0};
		document->spans = (SpanList){0};
		compose(arena, document, &body.passages,
		    judge_passages(scratch, &body));
	}
	arena_free(scratch);
}

static Document *
read_html(Arena *arena, Str html, Str url, bool is_fragment)
{
	Document *document = ARENA_NEW(arena, Document);
	Arena *scratch = arena_new();
	Survey survey = survey_page(scratch, html, url);
	survey.is_fragment = is_fragment;
	const Meta *meta = &survey.meta;
	document->url = str_copy(arena, url);
	document->title = str_copy(arena, meta->title);
	document->byline = str_copy(arena, meta->byline);
	document->site = str_copy(arena, meta->site);
	document->language = str_copy(arena, meta->language);
	document->lead_image = str_copy(arena, meta->lead_image);
	document->published = meta->published;
	if (!is_fragment)
		document->next_part = parts_next(arena, survey.dom, url);

	const Verdict *verdicts = judge_passages(scratch, &survey);
	compose(arena, document, &survey.passages, verdicts);
	if (document->text.len < meta->body.len)
		fall_back(arena, document, &survey);
	arena_free(scratch);
	return document;
}

Document *
article_from_html(Arena *arena, Str html, Str url)
{
	return read_html(arena, html, url, false);
}

Document *
article_from_fragment(Arena *arena, Str html, Str url)
{
	return read_html(arena, html, url, true);
}

/* The element and those it is in, the innermost few, as a selector. */
static Str
place_of(Arena *arena, const Dom *dom, uint32_t node)
{
	Str place = {0};
	for (int i = 0; i < PLACE_LEVELS && node != 0; i++) {
		Str class = dom_attr(dom, node, ATTR_CLASS), first;
		class = str_trim(class);
		if (!str_cut(&class, ' ', &first))
			first = dom_attr(dom, node, ATTR_ID);
		place = str_format(arena, "%s%s%.*s%s%.*s",
		    tag_name(dom->nodes[node].tag), first.len ? "." : "",
		    STR_ARG(first), place.len ? " > " : "", STR_ARG(place));
		node = dom->nodes[node].parent;
	}
	return place;
}

PassageReportList
article_explain(Arena *arena, Str html, Str url)
{
	PassageReportList reports = {0};
	Arena *scratch = arena_new();
	Survey survey = survey_page(scratch, html, url);
	const Verdict *verdicts = judge_passages(scratch, &survey);
	for (uint32_t i = 0; i < survey.passages.passages.count; i++) {
		const Passage *passage = &survey.passages.passages.items[i];
		const Verdict *verdict = &verdicts[i];
		if (range_empty(passage->block.text))
			continue;
		list_push(arena, &reports, (PassageReport){verdict->kept,
		    verdict->vote, reason_text(verdict->reason),
		    place_of(arena, survey.dom, passage->node),
		    str_copy(arena,
		        range_str(survey.passages.text, passage->block.text))});
	}
	arena_free(scratch);
	return reports;
}

Document *
article_from_text(Arena *arena, Str text)
{
	return plain_read(arena, text);
}
