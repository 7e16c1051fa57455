#include "ui/sheet.h"

#include <time.h>

#include "base/date.h"
#include "base/unicode.h"
#include "ui/ask.h"
#include "ui/dossier.h"
#include "ui/everybody.h"
#include "ui/opened.h"
#include "ui/regard.h"
#include "ui/sayings.h"
#include "ui/statusline.h"

enum { LINES_ABOVE = 2, LINES_BELOW = 2, TEXT_X = 4, TEXT_MOST = 100 };

/* --- filling --- */

static void
add_line(Sheet *sheet, const SheetLine *line)
{
	list_push(sheet->arena, &sheet->lines, *line);
}

void
sheet_blank(Sheet *sheet)
{
	add_line(sheet, &(SheetLine){.role = ROLE_TEXT, .target = NO_TARGET});
}

void
sheet_heading(Sheet *sheet, Str text, Str right)
{
	if (sheet->lines.count)
		sheet_blank(sheet);
	sheet->open = false;
	list_push(sheet->arena, &sheet->headings, sheet->lines.count);
	add_line(sheet, &(SheetLine){1, ROLE_SIDEBAR_HEADING,
	    ROLE_SIDEBAR_COUNT, text, right, NO_TARGET});
}

void
sheet_target(Sheet *sheet, const Target *target)
{
	list_push(sheet->arena, &sheet->targets, *target);
	sheet->open = true;
}

void
sheet_line(Sheet *sheet, int x, Role role, Str text, Role right_role, Str right)
{
	add_line(sheet, &(SheetLine){x, role, right_role, text, right,
	    sheet->open ? sheet->targets.count - 1 : NO_TARGET});
}

/* As much of the text as fits into the columns, up to a blank where there is
 * one; at least a grapheme. */
static Str
cut_line(Str *rest, size_t columns)
{
	Str line = unicode_fit(*rest, columns, NULL);
	size_t end = line.len;
	if (end < rest->len && rest->ptr[end] != ' ')
		while (end && rest->ptr[end - 1] != ' ')
			end--;
	if (!end)
		end = line.len ? line.len : unicode_grapheme_end(*rest, 0);
	line = str_trim(str_part(*rest, 0, end));
	*rest = str_trim(str_part(*rest, end, rest->len));
	return line;
}

void
sheet_text(Sheet *sheet, int x, Role role, Str text)
{
	int columns = sheet->width - 2 - x;
	if (columns > TEXT_MOST)
		columns = TEXT_MOST;
	Str rest = str_squeeze(sheet->arena, text);
	while (rest.len)
		sheet_line(sheet, x, role,
		    cut_line(&rest, columns > 8 ? (size_t)columns : 8),
		    ROLE_TEXT, (Str){0});
}

/* "14:32" where it is of today, else "5 March 2024". */
static Str
when(Arena *arena, int64_t date)
{
	time_t moment = (time_t)date;
	struct tm local;
	if (date < shelf_today() || !localtime_r(&moment, &local))
		return date_long(arena, date);
	return str_format(arena, "%02d:%02d", local.tm_hour, local.tm_min);
}

/* "Gazette · 5 March 2024 · Harbour opens" */
static Str
where_and_when(Arena *arena, const Saying *saying)
{
	Str parts[] = {saying->source, saying->dated ? when(arena, saying->date)
	    : (Str){0}, saying->headline};
	Str all = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].len)
			all = str_format(arena, "%.*s%s%.*s", STR_ARG(all),
			    all.len ? " · " : "", STR_ARG(parts[i]));
	return all;
}

void
sheet_utterance(Sheet *sheet, const Utterance *utterance, bool with_speaker)
{
	Arena *arena = sheet->arena;
	const Saying *saying = &utterance->sayings.items[0];
	sheet_target(sheet, &(Target){.item = saying->item, .saying = saying,
	    .kind = saying->kind, .name = saying->named ? saying->speaker
	    : (Str){0}});
	if (with_speaker)
		sheet_line(sheet, 2, ROLE_SPEAKER, str_format(arena, "%s%.*s%s%.*s",
		    saying->confidence == CONFIDENCE_LOW && saying->speaker.len
		    ? "perhaps " : "", STR_ARG(saying->speaker.len
		    ? saying->speaker : STR("speaker unknown")),
		    saying->role.len ? ", " : "", STR_ARG(saying->role)),
		    ROLE_TEXT, (Str){0});
	sheet_text(sheet, TEXT_X, ROLE_QUOTE, str_format(arena, "%s“%.*s”",
	    !with_speaker && saying->confidence == CONFIDENCE_LOW
	    ? "perhaps: " : "", STR_ARG(saying->text)));
	Str also = {0};
	for (uint32_t i = 1; i < utterance->sayings.count; i++)
		also = str_format(arena, "%.*s%s%.*s", STR_ARG(also),
		    i > 1 ? ", " : " · also in ",
		    STR_ARG(utterance->sayings.items[i].source));
	sheet_line(sheet, TEXT_X, ROLE_BYLINE, str_format(arena, "%.*s%.*s",
	    STR_ARG(where_and_when(arena, saying)), STR_ARG(also)), ROLE_TEXT,
	    (Str){0});
}

static void
empty(Sheet *sheet)
{
	arena_free(sheet->arena);
	sheet->arena = NULL;
}

static void
fill(Sheet *sheet, int width)
{
	if (sheet->arena && sheet->width == width)
		return;
	empty(sheet);
	sheet->arena = arena_new();
	sheet->width = width;
	sheet->trouble = (Err){0};
	sheet->open = false;
	sheet->lines.items = NULL;
	sheet->lines.count = sheet->lines.capacity = 0;
	sheet->targets.items = NULL;
	sheet->targets.count = sheet->targets.capacity = 0;
	sheet->headings.items = NULL;
	sheet->headings.count = sheet->headings.capacity = 0;
	Store *store = shelf_records(sheet->shelf, &sheet->trouble);
	if (store)
		sheet->kind->fill(sheet, store, &sheet->trouble);
	if (sheet->selected >= sheet->targets.count)
		sheet->selected = sheet->targets.count
		    ? sheet->targets.count - 1 : 0;
}

/* --- drawing --- */

/* The lines of the selected target, with the heading where it is the first
 * under one. */
static void
selected_lines(const Sheet *sheet, uint32_t *first, uint32_t *last)
{
	*first = *last = 0;
	for (uint32_t i = sheet->lines.count; i-- > 0;)
		if (sheet->lines.items[i].target == sheet->selected) {
			if (!*last)
				*last = i;
			*first = i;
		}
	/* nothing that one could choose stands above it */
	if (sheet->selected == 0)
		*first = 0;
}

static void
scroll(Sheet *sheet, uint32_t rows)
{
	uint32_t first, last;
	sheet->in_sight = rows;
	selected_lines(sheet, &first, &last);
	if (last >= sheet->top + rows)
		sheet->top = last - rows + 1;
	if (first < sheet->top)
		sheet->top = first;
	if (sheet->selected == 0 && last >= rows)
		sheet->top = last - rows + 1;
	if (sheet->lines.count <= rows)
		sheet->top = 0;
	else if (sheet->top > sheet->lines.count - rows)
		sheet->top = sheet->lines.count - rows;
}

static void
draw_line(const Sheet *sheet, Grid *grid, int y, const SheetLine *line)
{
	bool selected = sheet->targets.count && line->target == sheet->selected;
	bool first = selected && (line == sheet->lines.items
	    || line[-1].target != line->target);
	Role role = selected && first ? ROLE_SELECTED : line->role;
	Rect row = {0, y, grid->columns, 1};
	if (selected && first)
		grid_fill(grid, row, role);
	if (selected)
		grid_put(grid, row, 0, y, first ? role : ROLE_CURRENT_MARK,
		    first ? STR("▶") : STR("┃"));
	row.width--;
	if (line->right.len)
		row.width = grid_put_right(grid, row, row.width, y,
		    selected && first ? role : line->right_role, line->right) - 1;
	grid_put_short(grid, row, line->x, y, role, line->text);
}

static void
sheet_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {ACTION_OPEN, ACTION_DOSSIER,
		ACTION_NEXT_SECTION, ACTION_FOLLOW, ACTION_MUTE, ACTION_CITE,
		ACTION_FIND_NAME};
	Sheet *sheet = (Sheet *)view;
	fill(sheet, grid->columns);
	Rect bar = {0, 0, grid->columns, 1};
	grid_fill(grid, bar, ROLE_BAR);
	Arena *arena = arena_new();
	if (sheet->targets.count)
		bar.width = grid_put_right(grid, bar, bar.width - 1, 0, ROLE_BAR,
		    str_format(arena, "%u of %u", sheet->selected + 1,
		    sheet->targets.count)) - 2;
	arena_free(arena);
	grid_put_short(grid, bar, 1, 0, ROLE_BAR, sheet->kind->title(sheet));
	uint32_t rows = (uint32_t)(grid->rows - LINES_ABOVE - LINES_BELOW);
	scroll(sheet, rows);
	for (uint32_t i = 0; i < rows && sheet->top + i < sheet->lines.count; i++)
		draw_line(sheet, grid, LINES_ABOVE + (int)i,
		    &sheet->lines.items[sheet->top + i]);
	if (err_is_set(&sheet->trouble))
		grid_put_short(grid, grid_rect(grid), 2, 1, ROLE_ERROR,
		    str_of(sheet->trouble.text));
	else if (!sheet->lines.count)
		grid_put_short(grid, grid_rect(grid), TEXT_X, LINES_ABOVE,
		    ROLE_STATUS, sheet->kind->nothing);
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints,
	    sizeof hints / sizeof *hints, true);
}

/* --- keys --- */

static void
move(Sheet *sheet, int64_t by)
{
	int64_t to = (int64_t)sheet->selected + by;
	int64_t last = (int64_t)sheet->targets.count - 1;
	if (to > last)
		to = last;
	sheet->selected = (uint32_t)(to < 0 ? 0 : to);
}

/* So many targets as have room on half a screen, or on a whole one. */
static void
move_lines(Sheet *sheet, int64_t lines)
{
	uint32_t first, last;
	selected_lines(sheet, &first, &last);
	int64_t to = (lines < 0 ? (int64_t)first : (int64_t)last) + lines;
	int64_t end = (int64_t)sheet->lines.count - 1;
	to = to < 0 ? 0 : to > end ? end : to;
	uint32_t best = sheet->selected;
	for (uint32_t i = 0; i <= (uint32_t)to && end >= 0; i++)
		if (sheet->lines.items[i].target != NO_TARGET)
			best = sheet->lines.items[i].target;
	if (lines < 0 && best == sheet->selected)
		best = best ? best - 1 : 0;
	sheet->selected = best;
}

static void
next_section(Sheet *sheet)
{
	uint32_t first, last;
	selected_lines(sheet, &first, &last);
	for (uint32_t i = 0; i < sheet->headings.count; i++) {
		uint32_t line = sheet->headings.items[i];
		if (line <= last)
			continue;
		for (; line < sheet->lines.count; line++)
			if (sheet->lines.items[line].target != NO_TARGET) {
				sheet->selected = sheet->lines.items[line].target;
				return;
			}
	}
	sheet->selected = 0;
}

static const Target *
selected_target(const Sheet *sheet)
{
	return sheet->targets.count ? &sheet->targets.items[sheet->selected]
	    : NULL;
}

static void
open_story(Sheet *sheet, Ui *ui, const Target *target)
{
	View *opened = opened_at(ui, sheet->shelf, target->item, target->saying
	    ? target->saying->marked : (Range){0}, sheet->kind->title(sheet));
	if (opened)
		ui_push(ui, opened);
}

static void
open_dossier(Sheet *sheet, Ui *ui, const Target *target)
{
	if (str_empty(target->name))
		ui_say(ui, "nobody is known by name here");
	else if (str_equal(target->name, sheet->figure_name)
	    && target->kind == sheet->figure_kind)
		ui_say(ui, "this is the dossier");
	else
		ui_push(ui, dossier_new(sheet->shelf, target->kind, target->name));
}

static void
find(View *view, Ui *ui, Str words)
{
	words = str_trim(words);
	if (words.len)
		ui_push(ui, everybody_new(((Sheet *)view)->shelf, words));
}

static void
undo(Sheet *sheet, Ui *ui)
{
	Arena *arena = arena_new();
	Str what;
	Err err = {0};
	if (!sheet->shelf->ops->undo)
		ui_say(ui, "nothing to take back");
	else if (sheet->shelf->ops->undo(sheet->shelf, arena, &what, &err))
		ui_say(ui, "taken back: %.*s", STR_ARG(what));
	else
		ui_say(ui, "%s", err.text);
	arena_free(arena);
	empty(sheet);
}

static void
cite(Ui *ui, const Target *target)
{
	const Saying *saying = target->saying;
	if (!saying) {
		ui_say(ui, "this is no quote");
		return;
	}
	ui_cite(ui, &(Citation){
	    .text = saying->text, .speaker = saying->speaker,
	    .role = saying->role,
	    .perhaps = saying->confidence == CONFIDENCE_LOW,
	    .headline = saying->headline, .source = saying->source,
	    .link = saying->link,
	    .date = saying->dated ? saying->date : DATE_NONE});
}

/* Where the target is nobody, whose dossier it is. */
static void
regard(Sheet *sheet, Ui *ui, const Target *target, Regard how)
{
	bool of_target = target && target->name.len;
	Str name = of_target ? target->name : sheet->figure_name;
	if (str_empty(name))
		ui_say(ui, "nobody is known by name here");
	else
		regard_change(ui, sheet->shelf,
		    of_target ? target->kind : sheet->figure_kind, name, how);
}

static void
act_on_target(Sheet *sheet, Ui *ui, Action action, const Target *target)
{
	Headline headline = {0};
	Arena *arena = arena_new();
	if (target->item)
		sheet->shelf->ops->headline(sheet->shelf, arena, target->item,
		    &headline);
	switch (action) {
	case ACTION_OPEN:
		if (target->item)
			open_story(sheet, ui, target);
		else
			open_dossier(sheet, ui, target);
		break;
	case ACTION_DOSSIER: open_dossier(sheet, ui, target); break;
	case ACTION_CITE: cite(ui, target); break;
	case ACTION_BROWSER: ui_browse(ui, headline.url); break;
	case ACTION_COPY:
		if (headline.url.len)
			ui_copy(ui, headline.url);
		else
			ui_say(ui, "it has no address");
		break;
	default: break;
	}
	arena_free(arena);
}

static void
sheet_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Sheet *sheet = (Sheet *)view;
	int64_t times = count ? count : 1, page = sheet->in_sight;
	const Target *target = selected_target(sheet);
	switch (action) {
	case ACTION_DOWN: move(sheet, times); break;
	case ACTION_UP: move(sheet, -times); break;
	case ACTION_HALF_DOWN: move_lines(sheet, (page + 1) / 2); break;
	case ACTION_HALF_UP: move_lines(sheet, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: move_lines(sheet, page); break;
	case ACTION_PAGE_UP: move_lines(sheet, -page); break;
	case ACTION_FIRST: move(sheet, INT32_MIN); break;
	case ACTION_LAST: move(sheet, INT32_MAX); break;
	case ACTION_NEXT_SECTION: next_section(sheet); break;
	case ACTION_FOLLOW: regard(sheet, ui, target, REGARD_FOLLOWED); break;
	case ACTION_MUTE: regard(sheet, ui, target, REGARD_MUTED); break;
	case ACTION_EVERYBODY:
		ui_push(ui, everybody_new(sheet->shelf, (Str){0}));
		break;
	case ACTION_QUOTES: ui_push(ui, sayings_new(sheet->shelf)); break;
	case ACTION_FIND_NAME:
		ui_push(ui, ask_line(STR("who: "), (Str){0}, view, find));
		break;
	case ACTION_UNDO: undo(sheet, ui); break;
	case ACTION_BACK: ui_pop(ui); break;
	default:
		if (target)
			act_on_target(sheet, ui, action, target);
		else
			ui_say(ui, "nothing is here");
		break;
	}
}

/* --- the view --- */

static Place
sheet_place(const View *view)
{
	(void)view;
	return PLACE_SHEET;
}

static void
sheet_news(View *view)
{
	empty((Sheet *)view);
}

static void
sheet_close(View *view)
{
	Sheet *sheet = (Sheet *)view;
	empty(sheet);
	arena_free(sheet->own);
}

static const ViewOps sheet_ops = {
	.place = sheet_place,
	.draw = sheet_draw,
	.act = sheet_act,
	.news = sheet_news,
	.close = sheet_close,
};

Sheet *
sheet_new(Shelf *shelf, const SheetKind *kind)
{
	Arena *arena = arena_new();
	Sheet *sheet = ARENA_NEW(arena, Sheet);
	sheet->view.ops = &sheet_ops;
	sheet->own = arena;
	sheet->shelf = shelf;
	sheet->kind = kind;
	return sheet;
}
