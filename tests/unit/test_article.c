#include "test.h"

#include <stdio.h>

#include "article/article.h"
#include "article/phrase.h"
#include "article/sieve.h"
#include "base/date.h"

/* Every Document that a test makes is sound. */
static Document *
page(Arena *arena, const char *html)
{
	Document *document = article_from_html(arena, str_of(html),
	    STR("https://gazette.example/world/storm.html"));
	assert_true(document_is_sound(document));
	return document;
}

static Str
block_text(const Document *document, uint32_t block)
{
	assert_true(block < document->blocks.count);
	return range_str(document->text, document->blocks.items[block].text);
}

static BlockKind
block_kind(const Document *document, uint32_t block)
{
	assert_true(block < document->blocks.count);
	return document->blocks.items[block].kind;
}

#define LONG_A \
	"The harbour of Lund was closed on Monday after a storm tore two ferries " \
	"from their moorings, the port authority said in a statement."
#define LONG_B \
	"Nobody was hurt, but some of the houses along the quay lost their roofs, " \
	"and power is not expected back before the end of the week."
#define LONG_C \
	"“We have not seen such water in forty years,” said Mara Lindqvist, who " \
	"keeps the lighthouse and has slept little since Sunday."

static void
the_article_is_freed_of_its_page(void **state)
{
	Document *document = page(*state,
	    "<html lang=en-GB><head><title>Storm closes harbour | The Gazette"
	    "</title><meta property='og:site_name' content='The Gazette'>"
	    "<script>var a = '<p>not this</p>';</script><style>p{}</style></head>"
	    "<body><header><nav><a href=/>Home</a> <a href=/world>World</a></nav>"
	    "</header><div id=cookie-banner><p>We use cookies to make this site "
	    "better for you, and to count who reads what.</p></div>"
	    "<main><article><h1>Storm closes harbour</h1>"
	    "<p class=byline>By Jo Reporter</p>"
	    "<time datetime='2024-03-05T06:14:00+01:00'>5 March</time>"
	    "<div class=story-body><p>" LONG_A "</p>"
	    "<figure><img src=a.jpg alt=Harbour><figcaption>The harbour on Monday"
	    "</figcaption></figure>"
	    "<p>" LONG_B "</p><div class=related-stories><p>Another storm, of which "
	    "we wrote last week, was smaller than this one.</p></div>"
	    "<h2>Forty years</h2><p>" LONG_C "</p></div>"
	    "<div class=share-bar><a href=#>Share</a></div></article></main>"
	    "<div id=comments><p>First! This storm was nothing against the one of my "
	    "childhood, believe me.</p></div>"
	    "<footer><p>Copyright The Gazette, all rights reserved.</p></footer>"
	    "</body></html>");
	assert_str(document->title, "Storm closes harbour");
	assert_str(document->byline, "Jo Reporter");
	assert_str(document->site, "The Gazette");
	assert_str(document->language, "en-GB");
	assert_str(date_iso(*state, document->published), "2024-03-05T05:14:00Z");
	assert_str(document->text,
	    LONG_A "\n\n" LONG_B "\n\nForty years\n\n" LONG_C);
	assert_int_equal(document->blocks.count, 4);
	assert_int_equal(block_kind(document, 2), BLOCK_HEADING);
	assert_int_equal(document->blocks.items[2].depth, 2);
}

static void
lists_quotations_and_code_are_told_apart(void **state)
{
	Document *document = page(*state,
	    "<article><p>" LONG_A "</p><ul><li>One thing<ol start=3><li>an inner "
	    "one</li><li><p>and the next</p><p>goes on</p></li></ol></li></ul>"
	    "<blockquote><p>" LONG_B "</p></blockquote>"
	    "<pre>if (a)\n\tb();\n</pre><hr><p>" LONG_C "</p></article>");
	static const struct {
		BlockKind kind;
		int depth, ordinal;
		const char *text;
	} wanted[] = {
	    {BLOCK_PARAGRAPH, 0, 0, LONG_A},
	    {BLOCK_ITEM, 1, 0, "One thing"},
	    {BLOCK_ITEM, 2, 3, "an inner one"},
	    {BLOCK_ITEM, 2, 4, "and the next"},
	    {BLOCK_PARAGRAPH, 0, 0, "goes on"},
	    {BLOCK_QUOTATION, 1, 0, LONG_B},
	    {BLOCK_CODE, 0, 0, "if (a)\n\tb();"},
	    {BLOCK_RULE, 0, 0, ""},
	    {BLOCK_PARAGRAPH, 0, 0, LONG_C},
	};
	assert_int_equal(document->blocks.count, 9);
	for (uint32_t i = 0; i < 9; i++) {
		const Block *block = &document->blocks.items[i];
		assert_str(block_text(document, i), wanted[i].text);
		assert_int_equal(block->kind, wanted[i].kind);
		assert_int_equal(block->depth, wanted[i].depth);
		assert_int_equal(block->ordinal, wanted[i].ordinal);
	}
}

static void
blanks_are_squeezed_as_a_browser_does(void **state)
{
	Document *document = page(*state,
	    "<p>  It was \n\t<b> dark </b> in&nbsp;the <i>old</i>harbour town, and "
	    "nobody<br>  \nwas out.<br><br>Then the light came back over the "
	    "whole of the bay.</p>");
	assert_int_equal(document->blocks.count, 2);
	assert_str(block_text(document, 0),
	    "It was dark in\u00a0the oldharbour town, and nobody\nwas out.");
	assert_true(document->blocks.items[0].keeps_lines);
	assert_false(document->blocks.items[1].keeps_lines);
}

static void
links_and_emphasis_are_spans(void **state)
{
	Document *document = page(*state,
	    "<p>The <a href='/port'>port <em>authority</em></a> of Lund, which "
	    "<a href='javascript:alert(1)'>wrote</a> to <code>all</code> and "
	    "<strong>every</strong> captain, has heard nothing.</p>");
	static const struct {
		SpanKind kind;
		const char *text, *href;
	} wanted[] = {
	    {SPAN_LINK, "port authority", "https://gazette.example/port"},
	    {SPAN_EMPHASIS, "authority", ""},
	    {SPAN_CODE, "all", ""},
	    {SPAN_STRONG, "every", ""},
	};
	assert_int_equal(document->spans.count, 4);
	for (uint32_t i = 0; i < 4; i++) {
		Span span = document->spans.items[i];
		assert_int_equal(span.kind, wanted[i].kind);
		assert_str(range_str(document->text, span.text), wanted[i].text);
		assert_str(span.href, wanted[i].href);
	}
}

static void
a_table_of_data_is_one_block(void **state)
{
	Document *document = page(*state,
	    "<article><p>" LONG_A "</p><table><tr><th>Ship</th><th>Damage</th></tr>"
	    "<tr><td>Aurora</td><td colspan=1000000000>none <b>yet</b></td></tr>"
	    "</table><table><tr><td><h2>Placed</h2><p>" LONG_B "</p></td></tr>"
	    "</table></article>");
	assert_int_equal(document->blocks.count, 4);
	assert_int_equal(block_kind(document, 1), BLOCK_TABLE);
	assert_str(block_text(document, 1), "Ship\tDamage\nAurora\tnone yet");
	assert_int_equal(block_kind(document, 2), BLOCK_HEADING);
	assert_str(block_text(document, 3), LONG_B);
}

static void
a_rule_stands_between_two_things(void **state)
{
	Document *document = page(*state, "<article><h1>Storm</h1><hr><p>" LONG_A
	    "</p><hr><hr><p>" LONG_B "</p><p>" LONG_C "</p><hr></article>");
	assert_int_equal(document->blocks.count, 4);
	assert_int_equal(block_kind(document, 0), BLOCK_PARAGRAPH);
	assert_int_equal(block_kind(document, 1), BLOCK_RULE);
	assert_int_equal(block_kind(document, 2), BLOCK_PARAGRAPH);
}

static void
what_is_hidden_is_not_read(void **state)
{
	Document *document = page(*state,
	    "<article><p>" LONG_A "</p>"
	    "<p style='color:red; display: none'>" LONG_B "</p>"
	    "<p hidden>" LONG_B "</p><p aria-hidden=true>" LONG_B "</p>"
	    "<span class=sr-only>Opens in a new window</span>"
	    "<p>" LONG_C "</p></article>");
	assert_str(document->text, LONG_A "\n\n" LONG_C);
}

/* An article of three paragraphs, "x" and "#x" the second, under a style. */
static Str
styled(void **state, const char *style)
{
	Str html = str_format(*state, "<style>%s</style><article><p>" LONG_A
	    "</p><p class='lead x' id=y>" LONG_B "</p><p>" LONG_C
	    "</p><p>" LONG_A " Again.</p></article>", style);
	return page(*state, html.ptr)->text;
}

static void
what_a_style_sheet_hides_is_not_read(void **state)
{
	static const char *const hiding[] = {
		".x{display:none}", "#y { color: red; display: none !important }",
		"p.x,a{visibility:hidden}", "/* } */ .a{} .x/**/{display:none;}",
		"@media screen{.a{color:red}.x{display:none}}",
		"@import url(a.css);.x{display:none", "@charset 'x';\n.b,\n.x\n{display:none}",
	};
	static const char *const showing[] = {
		"", ".x{color:none}", ".a .x{display:none}", ".x:hover{display:none}",
		".x.z{display:none}", ".x>p{display:none}", "[id]{display:none}",
		"@media print{.x{display:none}}", "@media (max-width:9px){.x{display:none}}",
		"@supports (display:grid){.x{display:none}} .a{display:none}",
		".x{display:none} .x{display:block}", "/* .x{display:none} */",
		"p{display:none}" /* all of it: a script will show it */,
		"}}}{{{", "@media", "@media print{", "{display:none}", ".{display:none}",
	};
	for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++)
		assert_str(styled(state, hiding[i]),
		    LONG_A "\n\n" LONG_C "\n\n" LONG_A " Again.");
	for (size_t i = 0; i < sizeof showing / sizeof *showing; i++)
		assert_str(styled(state, showing[i]),
		    LONG_A "\n\n" LONG_B "\n\n" LONG_C "\n\n" LONG_A " Again.");
}

static void
an_end_tag_ends_what_a_browser_would(void **state)
{
	/* the header's div is never closed: the article is not in the header */
	Document *document = page(*state,
	    "<body><nav><div><a href=/>Home</a></nav><div><p>" LONG_A "</p>"
	    "<p>" LONG_B "</p></div></body>");
	assert_str(document->text, LONG_A "\n\n" LONG_B);
}

static void
json_ld_tells_of_the_article(void **state)
{
	Document *document = page(*state,
	    "<script type='application/ld+json'>{\"@graph\": [{\"@type\": "
	    "\"Organization\", \"name\": \"X\"}, {\"@type\": [\"NewsArticle\"], "
	    "\"headline\": \"Storm &amp; harbour\", \"author\": [{\"name\": \"Jo "
	    "Reporter\"},\n \"Ann Other\"], \"datePublished\": "
	    "\"2024-03-05T06:14:00Z\", \"publisher\": {\"name\": \"The Gazette\"}, "
	    "\"image\": [{\"url\": \"/storm.jpg\"}]}]}</script><p>" LONG_A "</p>");
	assert_str(document->title, "Storm & harbour");
	assert_str(document->byline, "Jo Reporter, Ann Other");
	assert_str(document->site, "The Gazette");
	assert_str(document->lead_image, "https://gazette.example/storm.jpg");
	assert_str(date_iso(*state, document->published), "2024-03-05T06:14:00Z");
}

static void
a_page_without_a_picture_has_none(void **state)
{
	Document *document = article_from_html(*state,
	    STR("<title>Storm</title><p>The storm came at night.</p>"),
	    STR("https://gazette.example/storm"));
	assert_true(str_empty(document->lead_image));
}

static void
a_caption_is_no_part_of_the_body(void **state)
{
	Document *document = article_from_html(*state, STR("<article><p>The storm "
	    "came at night and took the roof of the old boathouse, which nobody had "
	    "mended since the spring.</p><figure><img src=x><figcaption>The boathouse "
	    "on Sunday, without its roof.</figcaption></figure><p>By morning the lake "
	    "was flat again, and the keeper went out to look for the boats that were "
	    "missing.</p></article>"), (Str){0});
	assert_int_equal(document->blocks.count, 3);
	assert_int_equal(document->blocks.items[1].kind, BLOCK_CAPTION);
	Str body = document_body(*state, document);
	assert_true(str_find(document->text, STR("on Sunday")) > 0);
	assert_int_equal(str_find(body, STR("on Sunday")), STR_NOT_FOUND);
	assert_true(str_find(body, STR("flat again")) > 0);
}

static void
the_sites_tail_is_no_part_of_the_headline(void **state)
{
	assert_str(page(*state, "<title>Storm closes harbour - The Gazette</title>"
	                        "<meta property=og:site_name content='The Gazette'>")
	               ->title,
	    "Storm closes harbour");
	assert_str(page(*state, "<title>Gazette: a storm - and its end</title>")
	               ->title,
	    "Gazette: a storm - and its end");
	assert_str(page(*state, "<title>The Gazette | World</title>"
	                        "<h1>A storm</h1>")->title,
	    "The Gazette | World");
}

#define TEASER(headline, text) \
	"<div class=card><h3><a href=/story>" headline "</a></h3><p>" text "</p></div>"

#define TEASERS \
	TEASER("Bakers of Lund go on strike", "They want the nights off, and say " \
	    "that nobody eats bread before eight in the morning anyway.") \
	TEASER("A bridge is opened twice", "The mayor cut one ribbon in the north " \
	    "and another in the south, an hour later and in the rain.") \
	TEASER("Snow in the valley of Ore", "Schools are closed until Thursday, and " \
	    "the trains run with what the railway calls some patience.") \
	TEASER("The last ferry is sold", "It carried people over the sound for a " \
	    "hundred and two years; now it will be a restaurant.") \
	TEASER("Choir finds its lost songs", "They lay in a cupboard of the parish " \
	    "hall, under the costumes of a play of long ago.")

static void
a_front_page_has_no_article(void **state)
{
	Document *document = page(*state, "<title>The Gazette</title><body><main>"
	    TEASERS "</main>");
	assert_str(document->text, "");
	assert_str(document->title, "The Gazette");
	/* a digest says when and by whom */
	assert_true(page(*state, "<meta name=author content='Mara Lindqvist'><main>"
	    TEASERS "</main>")->text.len > 0);
	/* links to others under an article are not all of it */
	assert_true(page(*state, "<title>Storm</title><article><p>" LONG_A "</p><p>"
	    LONG_B "</p><p>" LONG_C "</p></article>" TEASERS)->text.len > 0);
}

static void
a_login_wall_has_no_article(void **state)
{
	static const char wall[] = "<title>The Gazette</title><main>"
	    "<h1>Welcome back</h1><p>Log in to read on. It takes a minute.</p>"
	    "<form><input type=email><input type=password></form></main>";
	assert_str(page(*state, wall)->text, "");
	/* the same field above an article means nothing */
	assert_true(page(*state, "<form><input type=password></form><article><p>"
	    LONG_A "</p><p>" LONG_B "</p></article>")->text.len > 0);
	assert_true(page(*state, "<article><p>Short news.</p></article>")->text.len);
}

static void
an_empty_shell_has_no_article(void **state)
{
	assert_str(page(*state, "<title>News</title><body><noscript>You need to run "
	    "scripts to see this.</noscript><div id=root><p>Loading…</p></div>")
	    ->text, "");
	/* a counter's picture is no advice */
	assert_true(page(*state, "<noscript><img src=count.gif></noscript>"
	    "<article><p>Short news.</p></article>")->text.len > 0);
}

static void
a_page_without_an_article_is_a_document_too(void **state)
{
	assert_str(page(*state, "")->text, "");
	assert_str(page(*state, "\n")->text, "");
	assert_str(page(*state, "<html><body></body></html>")->text, "");
	assert_str(page(*state, "just words")->text, "just words");
	page(*state, "<");
	page(*state, "<p");
	page(*state, "<!--");
	page(*state, "<script>");
	page(*state, "&#x1b;[31m&#0;&#xd800;");
	assert_true(page(*state, "")->published == DATE_NONE);
}

/* times copies of piece, and end */
static Document *
many(Arena *arena, const char *piece, size_t times, const char *end)
{
	size_t len = strlen(piece), tail = strlen(end);
	char *html = arena_alloc(arena, len * times + tail + 1);
	for (size_t i = 0; i < times; i++)
		memcpy(html + i * len, piece, len);
	memcpy(html + len * times, end, tail);
	Document *document =
	    article_from_html(arena, (Str){html, len * times + tail}, (Str){0});
	assert_true(document_is_sound(document));
	return document;
}

static void
attributes_that_are_not_asked_for_are_sieved_out(void **state)
{
	static const struct {
		const char *html, *sieved;
	} cases[] = {
		{"<p data-n=\"1\" class='a' onclick=\"x()\">Text</p>",
		    "<p  class='a' >Text</p>"},
		{"<IMG SRC=\"a.png\"HREF=\"b\" alt=''/>", "<IMG HREF=\"b\" />"},
		/* where a parser may see other attributes, all stay */
		{"<p data-n=\"a>b\">", "<p data-n=\"a>b\">"},
		{"<p data-n=1 data-m=\"2\">", "<p data-n=1 data-m=\"2\">"},
		{"<p / data-n=\"1\">", "<p / data-n=\"1\">"},
		{"<p @n=\"1\" data-n=\"1\">", "<p @n=\"1\" data-n=\"1\">"},
		{"<p data-n=\"1>", "<p data-n=\"1>"},
		{"<script src=\"a.js\">var a;</script><b>", "<b>"},
		{"a < b data-n=\"1\"", "a < b data-n=\"1\""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_str(sieve_html(*state, str_of(cases[i].html), NULL),
		    cases[i].sieved);
}

static Phrases
phrases_of(const char *text)
{
	char folded[400];
	PhraseIndex index = phrase_index();
	return phrases_in(&index, phrase_fold(str_of(text), folded, sizeof folded));
}

static void
phrases_are_known_in_many_languages(void **state)
{
	(void)state;
	uint32_t related = 1 << PHRASE_RELATED_BIT, credit = 1 << PHRASE_CREDIT_BIT;
	assert_true(phrases_of("READ MORE: the storm").front & related);
	assert_true(phrases_of("Lesen Sie auch: der Sturm").front & related);
	assert_true(phrases_of("ЧИТАЙТЕ также").front & related);
	assert_true(phrases_of("関連記事").front & related);
	assert_true(phrases_of("The quay. Photo: Ned Prowse").inside & credit);
	assert_false(phrases_of("The quay. Photo: Ned Prowse").front & credit);
	assert_int_equal(phrases_of("The harbour was closed.").front, 0);
	assert_int_equal(phrases_of("").front, 0);
}

static void
of_a_fragment_short_lines_are_kept_too(void **state)
{
	Document *document = article_from_fragment(*state,
	    STR("<p>Closed.</p><p>The ferries stay in the harbour.</p>"),
	    STR("https://gazette.example/"));
	assert_true(document_is_sound(document));
	assert_int_equal(document->blocks.count, 2);
	assert_str(block_text(document, 0), "Closed.");
}

static void
a_cell_as_wide_as_it_says_costs_nothing(void **state)
{
	Document *document = page(*state,
	    "<p>" LONG_A "</p><table><tr><td colspan=1000000000>Lund<td>3</tr>"
	    "<tr><td rowspan=1000000000>Moss<td>4</tr></table><p>" LONG_B "</p>");
	assert_str(block_text(document, 0), LONG_A);
	assert_true(document->text.len < 1000);
}

static void
hostile_shapes_are_taken_calmly(void **state)
{
	assert_str(many(*state, "<div>", 100000, "deep")->text, "deep");
	assert_str(many(*state, "<b>", 50000, "bold")->text, "bold");
	assert_str(many(*state, "<table><tr><td>", 20000, "cell")->text, "cell");
	many(*state, "<b>x<p>", 50000, "");
	many(*state, "<section><div></header>", 50000, "");
	many(*state, "<tr><td>x", 100000, "");
	many(*state, "<a b=\"", 200000, "");
	many(*state, "<!--", 200000, "");
	many(*state, "<p>a<br><br>", 100000, "");
	many(*state, "x", 20000000, "");
	many(*state, "&amp;", 200000, "");
	many(*state, "&", 5000000, "");
	many(*state, "&foo;", 2000000, "");
	many(*state, "</p>", 2000000, "");
	many(*state, "<b>", 2000000, "");
	many(*state, "<p>a", 1000000, "");
	char *attrs = arena_alloc(*state, 1300000);
	size_t len = 0;
	len += (size_t)snprintf(attrs, 10, "<div ");
	for (int i = 0; i < 100000; i++)
		len += (size_t)snprintf(attrs + len, 12, "a%d=1 ", i);
	len += (size_t)snprintf(attrs + len, 12, ">text</div>");
	Document *document = article_from_html(*state, (Str){attrs, len}, (Str){0});
	assert_str(document->text, "text");
}

/* A layout of so many lines would not fit in memory. */
static void
code_without_end_becomes_prose(void **state)
{
	Arena *arena = *state;
	size_t lines = 500000, head = 5;
	char *html = arena_alloc(arena, head + lines * 2);
	memcpy(html, "<pre>", head);
	for (size_t i = 0; i < lines; i++)
		memcpy(html + head + i * 2, "a\n", 2);
	Document *document
	    = article_from_html(arena, (Str){html, head + lines * 2}, (Str){0});
	assert_true(document_is_sound(document));
	assert_int_equal(document->blocks.count, 2);
	assert_int_equal(block_kind(document, 0), BLOCK_CODE);
	assert_int_equal(block_kind(document, 1), BLOCK_PARAGRAPH);
	assert_false(document->blocks.items[1].keeps_lines);
}

static void
a_page_that_shows_no_text_is_read_from_json_ld(void **state)
{
	Document *document = page(*state,
	    "<html><head><title>Storm closes harbour</title>"
	    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
	    "\"headline\":\"Storm closes harbour\",\"articleBody\":\""
	    LONG_A "\\n" LONG_B "\\n" LONG_C "\"}</script></head><body>"
	    "<div id=app><p>Loading</p></div></body></html>");
	assert_int_equal(document->blocks.count, 3);
	assert_str(block_text(document, 0), LONG_A);
	assert_str(block_text(document, 2), LONG_C);
}

static void
a_page_that_shows_its_text_is_read_as_it_stands(void **state)
{
	Document *document = page(*state,
	    "<html><head><script type='application/ld+json'>"
	    "{\"@type\":\"NewsArticle\",\"headline\":\"Storm\",\"articleBody\":\""
	    LONG_A " " LONG_B " " LONG_C "\"}</script></head><body><article>"
	    "<h1>Storm</h1><p>" LONG_A "</p><p>" LONG_B "</p></article></body>"
	    "</html>");
	assert_int_equal(document->blocks.count, 2);
	assert_str(block_text(document, 1), LONG_B);
}

static void
an_article_without_a_body_element_is_read(void **state)
{
	Document *document = page(*state,
	    "<!doctype html><title>Storm closes harbour</title>"
	    "<meta name=author content='Jo Reporter'><article><p>" LONG_A "</p><p>"
	    LONG_B "</p></article>");
	assert_str(document->title, "Storm closes harbour");
	assert_str(document->byline, "Jo Reporter");
	assert_int_equal(document->blocks.count, 2);
	assert_str(block_text(document, 0), LONG_A);
	assert_str(block_text(document, 1), LONG_B);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_article_is_freed_of_its_page),
		TEST(lists_quotations_and_code_are_told_apart),
		TEST(blanks_are_squeezed_as_a_browser_does),
		TEST(links_and_emphasis_are_spans),
		TEST(a_table_of_data_is_one_block),
		TEST(a_rule_stands_between_two_things),
		TEST(what_is_hidden_is_not_read),
		TEST(what_a_style_sheet_hides_is_not_read),
		TEST(an_end_tag_ends_what_a_browser_would),
		TEST(a_page_that_shows_no_text_is_read_from_json_ld),
		TEST(a_page_that_shows_its_text_is_read_as_it_stands),
		TEST(an_article_without_a_body_element_is_read),
		TEST(json_ld_tells_of_the_article),
		TEST(the_sites_tail_is_no_part_of_the_headline),
		TEST(a_front_page_has_no_article),
		TEST(a_login_wall_has_no_article),
		TEST(an_empty_shell_has_no_article),
		TEST(a_page_without_an_article_is_a_document_too),
		TEST(attributes_that_are_not_asked_for_are_sieved_out),
		TEST(phrases_are_known_in_many_languages),
		TEST(of_a_fragment_short_lines_are_kept_too),
		TEST(a_cell_as_wide_as_it_says_costs_nothing),
		TEST(hostile_shapes_are_taken_calmly),
		TEST(code_without_end_becomes_prose),
		TEST(a_page_without_a_picture_has_none),
		TEST(a_caption_is_no_part_of_the_body),
	};
	return cmocka_run_group_tests_name("article", tests, NULL, NULL);
}
