#include "ui/dossier.h"

#include <time.h>

#include "base/date.h"
#include "base/unicode.h"
#include "model/timeline.h"
#include "ui/sheet.h"

enum { BY_MOST = 200, ABOUT_MOST = 100, WITH_MOST = 20, STORIES_MOST = 100,
	ROLES_MOST = 4 };

static Str
dossier_title(const Sheet *sheet)
{
	return sheet->figure_name;
}

static Str
count_of(Arena *arena, uint32_t shown, uint32_t all)
{
	return shown < all ? str_format(arena, "newest %u of %u", shown, all)
	    : str_format(arena, "%u", all);
}

static void
add_role(Sheet *sheet, const DatedRole *role)
{
	Arena *arena = sheet->arena;
	Str when = {0};
	if (role->last != DATE_NONE)
		when = date_span(arena, role->first, role->last);
	sheet_line(sheet, 2, ROLE_SIDEBAR_ROLE, role->role, ROLE_BYLINE, when);
}

static void
add_timeline(Sheet *sheet, const DossierStoryList *stories)
{
	Arena *arena = sheet->arena;
	int64_t *dates = ARENA_ARRAY(arena, int64_t, stories->count);
	for (uint32_t i = 0; i < stories->count; i++)
		dates[i] = stories->items[i].dated ? stories->items[i].date
		    : DATE_NONE;
	Timeline timeline = timeline_of(dates, stories->count);
	if (timeline.count < 2)
		return;
	Str bars = timeline_bars(arena, &timeline);
	Str dates_line = str_format(arena, "by %.*s, %.*s to %.*s",
	    STR_ARG(timeline_word(timeline.step)),
	    STR_ARG(date_long(arena, timeline.first)),
	    STR_ARG(date_long(arena, timeline.last)));
	size_t both = unicode_width(bars) + unicode_width(dates_line) + 6;
	if (both <= (size_t)sheet->width)
		bars = str_format(arena, "%.*s  %.*s", STR_ARG(bars),
		    STR_ARG(dates_line));
	sheet_line(sheet, 2, ROLE_STATUS, bars, ROLE_TEXT, (Str){0});
	if (both > (size_t)sheet->width)
		sheet_line(sheet, 2, ROLE_STATUS, dates_line, ROLE_TEXT, (Str){0});
}

static void
add_head(Sheet *sheet, const Dossier *dossier)
{
	static const char *const regards[] = {"", " · followed", " · muted"};
	Arena *arena = sheet->arena;
	uint32_t stories = dossier->stories.count;
	sheet_line(sheet, 2, ROLE_TITLE, str_format(arena, "%u %s · %u %s%s",
	    stories, stories == 1 ? "story" : "stories", dossier->by_all,
	    dossier->by_all == 1 ? "quote" : "quotes",
	    regards[dossier->figure.regard]), ROLE_TEXT, (Str){0});
	for (uint32_t i = 0; i < dossier->roles.count && i < ROLES_MOST; i++)
		add_role(sheet, &dossier->roles.items[i]);
	add_timeline(sheet, &dossier->stories);
	if (dossier->joined)
		sheet_text(sheet, 2, ROLE_STATUS, str_format(arena,
		    "%u of these by the surname alone, which nobody else has near "
		    "them", dossier->joined));
	if (dossier->apart)
		sheet_text(sheet, 2, ROLE_STATUS, str_format(arena,
		    "%u more with the surname alone: perhaps somebody else",
		    dossier->apart));
}

static void
add_utterances(Sheet *sheet, Str heading, const UtteranceList *utterances,
    uint32_t all, bool with_speaker)
{
	uint32_t shown = 0;
	for (uint32_t i = 0; i < utterances->count; i++)
		shown += utterances->items[i].times;
	if (!utterances->count)
		return;
	sheet_heading(sheet, heading, count_of(sheet->arena, shown, all));
	for (uint32_t i = 0; i < utterances->count; i++)
		sheet_utterance(sheet, &utterances->items[i], with_speaker);
}

static void
add_company(Sheet *sheet, const CompanionList *with)
{
	if (with->count)
		sheet_heading(sheet, STR("WITH"), STR("stories"));
	for (uint32_t i = 0; i < with->count; i++) {
		const Companion *companion = &with->items[i];
		sheet_target(sheet, &(Target){.kind = companion->kind,
		    .name = companion->name});
		sheet_line(sheet, 2, companion->kind == ENTITY_PERSON
		    ? ROLE_SIDEBAR_PERSON : ROLE_SIDEBAR_ORGANIZATION,
		    companion->name, ROLE_SIDEBAR_COUNT,
		    str_format(sheet->arena, "×%u", companion->stories));
	}
}

static void
add_stories(Sheet *sheet, const DossierStoryList *stories)
{
	Arena *arena = sheet->arena;
	uint32_t shown = stories->count < STORIES_MOST ? stories->count
	    : STORIES_MOST;
	if (shown)
		sheet_heading(sheet, STR("STORIES"),
		    count_of(arena, shown, stories->count));
	for (uint32_t i = 0; i < shown; i++) {
		const DossierStory *story = &stories->items[i];
		Str when = story->dated ? str_format(arena, " · %.*s",
		    STR_ARG(date_long(arena, story->date))) : (Str){0};
		sheet_target(sheet, &(Target){.item = story->item});
		sheet_line(sheet, 2, ROLE_TEXT, story->headline.len
		    ? story->headline : STR("without a title"), ROLE_BYLINE,
		    story->by_surname ? STR("surname alone") : (Str){0});
		sheet_line(sheet, 4, ROLE_BYLINE, str_format(arena, "%.*s%.*s",
		    STR_ARG(story->source), STR_ARG(when)), ROLE_TEXT, (Str){0});
	}
}

static bool
dossier_fill(Sheet *sheet, Store *store, Err *err)
{
	Dossier *dossier = ARENA_NEW(sheet->arena, Dossier);
	DossierQuery query = {.by = BY_MOST, .about = ABOUT_MOST,
		.stories = STORIES_MOST, .with = WITH_MOST,
		.now = (int64_t)time(NULL)};
	Figure figure = {.kind = sheet->figure_kind,
		.key = unicode_fold_str(sheet->arena, sheet->figure_name)};
	if (!store_dossier(sheet->arena, store, &figure, &query, dossier, err))
		return false;
	add_head(sheet, dossier);
	add_utterances(sheet, STR("SAID"), &dossier->by, dossier->by_all, false);
	add_utterances(sheet, STR("SAID BY OTHERS OF THEM"), &dossier->about,
	    dossier->about_all, true);
	add_company(sheet, &dossier->with);
	add_stories(sheet, &dossier->stories);
	return true;
}

static const SheetKind dossier_kind = {
	.title = dossier_title,
	.fill = dossier_fill,
	.nothing = STR_INIT("nothing is known of them"),
};

View *
dossier_new(Shelf *shelf, EntityKind kind, Str name)
{
	Sheet *sheet = sheet_new(shelf, &dossier_kind);
	sheet->figure_kind = kind;
	sheet->figure_name = str_copy(sheet->own, name);
	return &sheet->view;
}
