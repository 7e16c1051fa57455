#include "ui/everybody.h"

#include <time.h>

#include "ui/sheet.h"

enum { DAY = 24 * 60 * 60, LATELY_DAYS = 30, MOST = 300 };

static Str
everybody_title(const Sheet *sheet)
{
	return sheet->words.len ? str_format(sheet->own, "Everybody ▸ / %.*s",
	    STR_ARG(sheet->words))
	    : sheet->of_all_time ? STR("Everybody; nobody of the last month")
	    : STR("Everybody of the last month");
}

static void
add_figure(Sheet *sheet, const Figure *figure)
{
	static const char *const marks[] = {"", "+ ", "- "};
	Arena *arena = sheet->arena;
	sheet_target(sheet, &(Target){.kind = figure->kind,
	    .name = figure->name});
	Str counts = str_format(arena, "×%u", figure->mentions);
	if (figure->quotes)
		counts = str_format(arena, "❝%u  %.*s", figure->quotes,
		    STR_ARG(counts));
	sheet_line(sheet, 2, figure->kind == ENTITY_PERSON
	    ? ROLE_SIDEBAR_PERSON : ROLE_SIDEBAR_ORGANIZATION,
	    str_format(arena, "%s%.*s%s%.*s", marks[figure->regard],
	    STR_ARG(figure->name), figure->role.len ? ", " : "",
	    STR_ARG(figure->role)), ROLE_SIDEBAR_COUNT, counts);
}

static bool
everybody_fill(Sheet *sheet, Store *store, Err *err)
{
	int64_t now = (int64_t)time(NULL);
	FigureList figures;
	bool good = sheet->words.len
	    ? store_find_figures(sheet->arena, store, sheet->words, false, now,
	        MOST, &figures, err)
	    : store_figures(sheet->arena, store,
	        now - (int64_t)LATELY_DAYS * DAY, now, MOST, &figures, err);
	sheet->of_all_time = good && !figures.count && !sheet->words.len;
	if (sheet->of_all_time)
		good = store_figures(sheet->arena, store, 0, now, MOST, &figures,
		    err);
	for (uint32_t i = 0; good && i < figures.count; i++)
		add_figure(sheet, &figures.items[i]);
	return good;
}

static const SheetKind everybody_kind = {
	.title = everybody_title,
	.fill = everybody_fill,
	.nothing = STR_INIT("nobody of that name is in your stories"),
};

View *
everybody_new(Shelf *shelf, Str words)
{
	Sheet *sheet = sheet_new(shelf, &everybody_kind);
	sheet->words = str_copy(sheet->own, words);
	return &sheet->view;
}
