#include "article/vocabulary.h"

enum { LONGEST_WORD = 24, LONGEST_NAME = 400 };

static const struct {
	Str word;
	unsigned nature; /* WordNature */
} vocabulary[] = {
    /* adverts */
    {STR_INIT("ad"), WORD_FURNITURE},
    {STR_INIT("ads"), WORD_FURNITURE},
    {STR_INIT("advert"), WORD_FURNITURE},
    {STR_INIT("adverts"), WORD_FURNITURE},
    {STR_INIT("advertisement"), WORD_FURNITURE},
    {STR_INIT("advertising"), WORD_FURNITURE},
    {STR_INIT("affiliate"), WORD_FURNITURE},
    {STR_INIT("anzeige"), WORD_FURNITURE},
    {STR_INIT("banner"), WORD_FURNITURE},
    {STR_INIT("dfp"), WORD_FURNITURE},
    {STR_INIT("outbrain"), WORD_FURNITURE},
    {STR_INIT("promo"), WORD_FURNITURE},
    {STR_INIT("promos"), WORD_FURNITURE},
    {STR_INIT("promotion"), WORD_FURNITURE},
    {STR_INIT("promoted"), WORD_FURNITURE},
    {STR_INIT("sponsor"), WORD_FURNITURE},
    {STR_INIT("sponsored"), WORD_FURNITURE},
    {STR_INIT("taboola"), WORD_FURNITURE},
    {STR_INIT("upsell"), WORD_FURNITURE},
    {STR_INIT("zergnet"), WORD_FURNITURE},
    /* asking for something */
    {STR_INIT("consent"), WORD_FURNITURE},
    {STR_INIT("cookie"), WORD_FURNITURE},
    {STR_INIT("cookies"), WORD_FURNITURE},
    {STR_INIT("cta"), WORD_FURNITURE},
    {STR_INIT("donate"), WORD_FURNITURE},
    {STR_INIT("donation"), WORD_FURNITURE},
    {STR_INIT("gdpr"), WORD_FURNITURE},
    {STR_INIT("login"), WORD_FURNITURE},
    {STR_INIT("mailchimp"), WORD_FURNITURE},
    {STR_INIT("modal"), WORD_FURNITURE},
    {STR_INIT("newsletter"), WORD_FURNITURE},
    {STR_INIT("newsletters"), WORD_FURNITURE},
    {STR_INIT("optin"), WORD_FURNITURE},
    {STR_INIT("overlay"), WORD_FURNITURE},
    {STR_INIT("popup"), WORD_FURNITURE},
    {STR_INIT("signin"), WORD_FURNITURE},
    {STR_INIT("signup"), WORD_FURNITURE},
    {STR_INIT("subscribe"), WORD_FURNITURE},
    {STR_INIT("subscription"), WORD_FURNITURE},
    /* sharing */
    {STR_INIT("addthis"), WORD_FURNITURE},
    {STR_INIT("addtoany"), WORD_FURNITURE},
    {STR_INIT("follow"), WORD_FURNITURE},
    {STR_INIT("share"), WORD_FURNITURE},
    {STR_INIT("shares"), WORD_FURNITURE},
    {STR_INIT("sharebar"), WORD_FURNITURE},
    {STR_INIT("sharedaddy"), WORD_FURNITURE},
    {STR_INIT("sharing"), WORD_FURNITURE},
    {STR_INIT("social"), WORD_FURNITURE},
    {STR_INIT("socials"), WORD_FURNITURE},
    /* finding one's way */
    {STR_INIT("breadcrumb"), WORD_FURNITURE},
    {STR_INIT("breadcrumbs"), WORD_FURNITURE},
    {STR_INIT("footer"), WORD_FURNITURE},
    {STR_INIT("jumplinks"), WORD_FURNITURE},
    {STR_INIT("masthead"), WORD_FURNITURE},
    {STR_INIT("menu"), WORD_FURNITURE},
    {STR_INIT("nav"), WORD_FURNITURE},
    {STR_INIT("navbar"), WORD_FURNITURE},
    {STR_INIT("navigation"), WORD_FURNITURE},
    {STR_INIT("pager"), WORD_FURNITURE},
    {STR_INIT("pagination"), WORD_FURNITURE},
    {STR_INIT("sidebar"), WORD_FURNITURE},
    {STR_INIT("tags"), WORD_FURNITURE},
    {STR_INIT("taglist"), WORD_FURNITURE},
    {STR_INIT("toc"), WORD_FURNITURE},
    {STR_INIT("toolbar"), WORD_FURNITURE},
    {STR_INIT("tools"), WORD_FURNITURE},
    {STR_INIT("topbar"), WORD_FURNITURE},
    /* other stories */
    {STR_INIT("carousel"), WORD_FURNITURE},
    {STR_INIT("latest"), WORD_FURNITURE},
    {STR_INIT("mostread"), WORD_FURNITURE},
    {STR_INIT("popular"), WORD_FURNITURE},
    {STR_INIT("prevnext"), WORD_FURNITURE},
    {STR_INIT("readmore"), WORD_FURNITURE},
    {STR_INIT("recirc"), WORD_FURNITURE},
    {STR_INIT("recirculation"), WORD_FURNITURE},
    {STR_INIT("recommendation"), WORD_FURNITURE},
    {STR_INIT("recommendations"), WORD_FURNITURE},
    {STR_INIT("recommended"), WORD_FURNITURE},
    {STR_INIT("related"), WORD_FURNITURE},
    {STR_INIT("relatedposts"), WORD_FURNITURE},
    {STR_INIT("teaser"), WORD_FURNITURE},
    {STR_INIT("teasers"), WORD_FURNITURE},
    {STR_INIT("trending"), WORD_FURNITURE},
    /* other people */
    {STR_INIT("comment"), WORD_FURNITURE | WORD_COMMENT},
    {STR_INIT("commentlist"), WORD_FURNITURE | WORD_COMMENT},
    {STR_INIT("comments"), WORD_FURNITURE | WORD_COMMENT},
    {STR_INIT("disqus"), WORD_FURNITURE | WORD_COMMENT},
    {STR_INIT("rating"), WORD_FURNITURE},
    {STR_INIT("ratings"), WORD_FURNITURE},
    {STR_INIT("replies"), WORD_FURNITURE | WORD_COMMENT},
    {STR_INIT("respond"), WORD_FURNITURE | WORD_COMMENT},
    {STR_INIT("bio"), WORD_FURNITURE},
    {STR_INIT("biography"), WORD_FURNITURE},
    /* who, when */
    {STR_INIT("author"), WORD_BYLINE},
    {STR_INIT("authors"), WORD_BYLINE},
    {STR_INIT("byline"), WORD_BYLINE},
    {STR_INIT("bylines"), WORD_BYLINE},
    {STR_INIT("contributor"), WORD_BYLINE},
    {STR_INIT("contributors"), WORD_BYLINE},
    {STR_INIT("writer"), WORD_BYLINE},
    {STR_INIT("date"), WORD_DATE},
    {STR_INIT("dateline"), WORD_DATE},
    {STR_INIT("datetime"), WORD_DATE},
    {STR_INIT("published"), WORD_DATE},
    {STR_INIT("pubdate"), WORD_DATE},
    {STR_INIT("timestamp"), WORD_DATE},
    {STR_INIT("updated"), WORD_DATE},
    /* pictures */
    {STR_INIT("caption"), WORD_CAPTION},
    {STR_INIT("captions"), WORD_CAPTION},
    {STR_INIT("credit"), WORD_CAPTION},
    {STR_INIT("credits"), WORD_CAPTION},
    {STR_INIT("figcaption"), WORD_CAPTION},
    {STR_INIT("photocredit"), WORD_CAPTION},
    /* what we are after */
    {STR_INIT("article"), WORD_CONTENT},
    {STR_INIT("articlebody"), WORD_CONTENT},
    {STR_INIT("blog"), WORD_CONTENT},
    {STR_INIT("body"), WORD_CONTENT},
    {STR_INIT("content"), WORD_CONTENT},
    {STR_INIT("copy"), WORD_CONTENT},
    {STR_INIT("entry"), WORD_CONTENT},
    {STR_INIT("hentry"), WORD_CONTENT},
    {STR_INIT("main"), WORD_CONTENT},
    {STR_INIT("post"), WORD_CONTENT},
    {STR_INIT("story"), WORD_CONTENT},
    {STR_INIT("storytext"), WORD_CONTENT},
    {STR_INIT("text"), WORD_CONTENT},
};

/* Shown to nobody, or read to those who do not see: these are said in more
 * words than one. */
static const Str hidden_phrases[] = {STR_INIT("sr-only"),
    STR_INIT("screen-reader"), STR_INIT("screenreader"),
    STR_INIT("visually-hidden"), STR_INIT("visuallyhidden"),
    STR_INIT("element-invisible"), STR_INIT("noprint")};

static unsigned
nature_of(Str word)
{
	for (size_t i = 0; i < sizeof vocabulary / sizeof vocabulary[0]; i++)
		if (word.ptr[0] == vocabulary[i].word.ptr[0]
		    && str_equal(word, vocabulary[i].word))
			return vocabulary[i].nature;
	return 0;
}

static bool
is_capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

unsigned
vocabulary_of(Str name)
{
	unsigned natures = 0;
	for (size_t i = 0; i < sizeof hidden_phrases / sizeof hidden_phrases[0]; i++)
		if (str_find(name, hidden_phrases[i]) != STR_NOT_FOUND)
			natures |= WORD_HIDDEN;
	size_t len = name.len < LONGEST_NAME ? name.len : LONGEST_NAME;
	for (size_t i = 0; i < len;) {
		char word[LONGEST_WORD];
		size_t letters = 0;
		if (!byte_is_letter(name.ptr[i])) {
			i++;
			continue;
		}
		do {
			if (letters < LONGEST_WORD)
				word[letters] = byte_lower(name.ptr[i]);
			letters++;
			i++;
			/* "relatedPosts" is two words, "RELATED" is one */
		} while (i < len && byte_is_letter(name.ptr[i])
		         && !(is_capital(name.ptr[i]) && !is_capital(name.ptr[i - 1])));
		if (letters <= LONGEST_WORD)
			natures |= nature_of((Str){word, letters});
	}
	return natures;
}
