#include "article/survey.h"

#include "article/select.h"
#include "article/sieve.h"

Survey
survey_page(Arena *arena, Str html, Str url)
{
	StrList styles = {0};
	Survey survey
	    = {.dom = dom_parse(arena, sieve_html(arena, html, &styles))};
	Stylesheet sheet = stylesheet_read(arena, &styles);
	survey.traits = prune_page(arena, survey.dom, &sheet);
	survey.meta = meta_read(arena, survey.dom, survey.traits, url);
	survey.root = select_article(survey.dom, survey.traits);
	survey.passages = build_passages(arena, survey.dom, survey.traits, 0);
	survey.clues = clues_of(arena, &survey.passages, survey.dom,
	    survey.traits, survey.root, &survey.meta);
	return survey;
}
