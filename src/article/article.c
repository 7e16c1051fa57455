#include "article/article.h"

#include "article/build.h"
#include "article/dom.h"
#include "article/judge.h"
#include "article/meta.h"
#include "article/plain.h"
#include "article/prune.h"
#include "article/select.h"
#include "article/sieve.h"
#include "base/buf.h"

/* A rule parts what is before it from what is behind: another rule is neither,
 * nor is the page's end. */
static bool
parts_nothing(const Document *document)
{
	const BlockList *blocks = &document->blocks;
	return !blocks->count || list_last(blocks).kind == BLOCK_RULE;
}

/* The passages that are kept, one after another with an empty line between. */
static void
compose(Arena *arena, Document *document, const Passages *passages,
    const bool *kept)
{
	Buf text = buf_new(INT32_MAX);
	for (uint32_t i = 0; i < passages->passages.count; i++) {
		const Passage *passage = &passages->passages.items[i];
		Str words = range_str(passages->text, passage->block.text);
		if (!kept[i] || (passage->block.kind == BLOCK_RULE && !words.len
		    && parts_nothing(document)))
			continue;
		if (text.len && words.len && !buf_add(&text, STR("\n\n")))
			break;
		uint32_t begin = (uint32_t)text.len;
		if (!buf_add(&text, words))
			break;
		Block block = passage->block;
		block.text = (Range){begin, (uint32_t)text.len};
		list_push(arena, &document->blocks, block);
		for (uint32_t s = 0; s < passage->span_count; s++) {
			Span span = passages->spans.items[passage->first_span + s];
			if (span.kind == SPAN_LINK && str_empty(span.href))
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

Document *
article_from_html(Arena *arena, Str html, Str url)
{
	Document *document = ARENA_NEW(arena, Document);
	Arena *scratch = arena_new();
	Dom *dom = dom_parse(scratch, sieve_html(scratch, html));
	Trait *traits = prune_page(scratch, dom);
	Meta meta = meta_read(scratch, dom, traits, url);
	document->url = str_copy(arena, url);
	document->title = str_copy(arena, meta.title);
	document->byline = str_copy(arena, meta.byline);
	document->site = str_copy(arena, meta.site);
	document->language = str_copy(arena, meta.language);
	document->lead_image = str_copy(arena, meta.lead_image);
	document->published = meta.published;

	uint32_t root = select_article(dom, traits);
	Passages passages = build_passages(scratch, dom, traits, root, url);
	bool *kept = judge_passages(scratch, &passages, &meta);
	compose(arena, document, &passages, kept);
	for (uint32_t i = 0; i < document->spans.count; i++) {
		Span *span = &document->spans.items[i];
		span->href = str_copy(arena, span->href);
	}
	arena_free(scratch);
	return document;
}

Document *
article_from_text(Arena *arena, Str text)
{
	return plain_read(arena, text);
}
