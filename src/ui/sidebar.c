#include "ui/sidebar.h"

#include <stdlib.h>

#include "base/unicode.h"

/* An entity with what it is sorted by. */
typedef struct {
	uint32_t entity, quotes, mentions;
} Weight;

typedef LIST_OF(Weight) WeightList;

static int
by_weight(const void *a, const void *b)
{
	const Weight *left = a, *right = b;
	if (left->quotes != right->quotes)
		return left->quotes > right->quotes ? -1 : 1;
	if (left->mentions != right->mentions)
		return left->mentions > right->mentions ? -1 : 1;
	return (left->entity > right->entity) - (left->entity < right->entity);
}

static RowList
entities_of(Arena *arena, const Notes *notes, EntityKind kind)
{
	WeightList weights = {0};
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		if (entity->kind == kind)
			list_push(arena, &weights, (Weight){i,
			    entity->quote_count, entity->mention_count});
	}
	if (weights.count)
		qsort(weights.items, weights.count, sizeof(Weight), by_weight);
	RowList rows = {0};
	for (uint32_t i = 0; i < weights.count; i++)
		list_push(arena, &rows, weights.items[i].entity);
	return rows;
}

/* The name by which a speaker is known from then on: the last word of it. */
static Str
short_name(const Story *story, const Quote *quote)
{
	Str name = notes_speaker_name(story->document, story->notes, quote);
	if (quote->speaker == NO_ENTITY || story->notes->entities
	    .items[quote->speaker].kind != ENTITY_PERSON)
		return name;
	for (size_t i = name.len; i > 0; i--)
		if (name.ptr[i - 1] == ' ')
			return str_part(name, i, name.len);
	return name;
}

/* As wide as the widest of them, as long as most of a line is left. */
static int
widest_name(const Story *story, const StepList *steps)
{
	enum { LEAST = 8, MOST = 12 };
	size_t widest = LEAST;
	for (uint32_t i = 0; i < steps->count && widest < MOST; i++) {
		Str name = short_name(story, steps_quote(steps, story->notes, i));
		size_t width;
		unicode_fit(name, MOST, &width);
		if (width > widest)
			widest = width;
	}
	return (int)widest;
}

Sidebar
sidebar_of(Arena *arena, const Story *story, const StepList *steps)
{
	Sidebar sidebar = {.story = story, .steps = steps};
	sidebar.name_width = widest_name(story, steps);
	sidebar.parts[PART_PEOPLE].rows
	    = entities_of(arena, story->notes, ENTITY_PERSON);
	sidebar.parts[PART_ORGANIZATIONS].rows
	    = entities_of(arena, story->notes, ENTITY_ORGANIZATION);
	for (uint32_t i = 0; i < steps->count; i++)
		list_push(arena, &sidebar.parts[PART_QUOTES].rows, i);
	return sidebar;
}

static const Entity *
entity_of_row(const Sidebar *sidebar, Part part, uint32_t row)
{
	return &sidebar->story->notes->entities.items[
	    sidebar->parts[part].rows.items[row]];
}

/* Lines that a row takes: a role stands on a line of its own. */
static int
row_height(const Sidebar *sidebar, Part part, uint32_t row)
{
	if (part == PART_QUOTES)
		return 1;
	return entity_of_row(sidebar, part, row)->role.len ? 2 : 1;
}

/* Lines that a part wants, heading included, as far as anybody asks. */
static int
wanted_height(const Sidebar *sidebar, Part part, int most)
{
	int height = 0;
	const RowList *rows = &sidebar->parts[part].rows;
	for (uint32_t i = 0; i < rows->count && height < most; i++)
		height += row_height(sidebar, part, i);
	return height ? height + 1 : 0;
}

/*
 * Shares the lines among the parts: each gets what it wants where all has room;
 * else the shortest get what they want and the others the same. A column too
 * low for three parts shows one.
 */
static void
share_height(const Sidebar *sidebar, int height, Part focus,
    int shares[PART_COUNT])
{
	enum { LEAST = 12 };
	int wanted[PART_COUNT] = {0};
	int wanting = 0;
	for (Part part = PART_PEOPLE; part < PART_COUNT; part++) {
		if (height < LEAST && focus != PART_TEXT && part != focus)
			continue;
		wanted[part] = wanted_height(sidebar, part, height);
		wanting += wanted[part] > 0;
		shares[part] = 0;
	}
	while (wanting) {
		int each = height / wanting;
		bool content = false;
		for (Part part = PART_PEOPLE; part < PART_COUNT; part++) {
			if (wanted[part] && wanted[part] <= each) {
				shares[part] = wanted[part];
				height -= wanted[part];
				wanted[part] = 0;
				wanting--;
				content = true;
			}
		}
		if (content)
			continue;
		for (Part part = PART_PEOPLE; part < PART_COUNT; part++) {
			if (!wanted[part])
				continue;
			shares[part] = height / wanting;
			height -= shares[part];
			wanting--;
		}
	}
}

/* Moves the first row in sight so that the row is in sight. */
static void
bring_into_sight(Sidebar *sidebar, Part part, uint32_t row, int height)
{
	uint32_t *top = &sidebar->parts[part].top;
	if (row < *top)
		*top = row;
	int taken = row_height(sidebar, part, row);
	uint32_t first = row;
	while (first > *top) {
		taken += row_height(sidebar, part, first - 1);
		if (taken > height)
			break;
		first--;
	}
	*top = first;
}

/* No lines stay empty below while rows are hidden above. */
static void
fill_height(Sidebar *sidebar, Part part, int height)
{
	const RowList *rows = &sidebar->parts[part].rows;
	uint32_t *top = &sidebar->parts[part].top;
	int taken = 0;
	for (uint32_t i = *top; i < rows->count && taken < height; i++)
		taken += row_height(sidebar, part, i);
	while (*top && taken + row_height(sidebar, part, *top - 1) <= height)
		taken += row_height(sidebar, part, --*top);
}

static void
draw_entity(const Sidebar *sidebar, Grid *grid, Rect rect, int y, Part part,
    uint32_t row, bool selected, bool chosen)
{
	const Entity *entity = entity_of_row(sidebar, part, row);
	Arena *arena = arena_new();
	Role role = part == PART_PEOPLE ? ROLE_SIDEBAR_PERSON
	    : ROLE_SIDEBAR_ORGANIZATION;
	Role count_role = ROLE_SIDEBAR_COUNT, role_role = ROLE_SIDEBAR_ROLE;
	if (selected) {
		role = count_role = role_role = ROLE_SELECTED;
		grid_fill(grid, (Rect){rect.x, y, rect.width, 1}, role);
	}
	if (selected || chosen)
		grid_put(grid, rect, rect.x, y, role, STR("▶"));
	if (entity->quote_count)
		grid_put(grid, rect, rect.x + 1, y, role, STR("▌"));
	int end = rect.x + rect.width - 1;
	int edge = grid_put_right(grid, rect, end, y, count_role,
	    str_format(arena, "×%u", entity->mention_count));
	end -= 3; /* under one another, up to ×99 */
	edge = edge < end ? edge : end;
	if (entity->quote_count)
		edge = grid_put_right(grid, rect, edge - 1, y, count_role,
		    str_format(arena, "❝%u", entity->quote_count));
	int x = rect.x + 2;
	Rect name = {x, y, edge - 1 - x, 1};
	grid_put_short(grid, name, name.x, y, role, entity->name);
	if (entity->role.len && y + 1 < rect.y + rect.height) {
		Rect below = {rect.x, y + 1, rect.width, 1};
		if (selected)
			grid_fill(grid, below, role_role);
		below.width--;
		grid_put_short(grid, below, rect.x + 4, y + 1, role_role,
		    entity->role);
	}
	arena_free(arena);
}

/* As much of the quote as one line may show, on one line. */
static Str
first_words(Arena *arena, Str text, Range range)
{
	enum { MOST_BYTES = 256 };
	if (range_length(range) > MOST_BYTES) {
		range.end = range.begin + MOST_BYTES;
		while (((unsigned char)text.ptr[range.end] & 0xc0) == 0x80)
			range.end--;
	}
	return str_squeeze(arena, range_str(text, range));
}

static void
draw_quote(const Sidebar *sidebar, Grid *grid, Rect rect, int y, uint32_t step,
    bool selected, bool current)
{
	const Story *story = sidebar->story;
	const Quote *quote = steps_quote(sidebar->steps, story->notes, step);
	Arena *arena = arena_new();
	Role role = selected ? ROLE_SELECTED : ROLE_TEXT;
	Role number_role = selected ? ROLE_SELECTED : ROLE_QUOTE_NUMBER;
	Role name_role = selected ? ROLE_SELECTED : ROLE_SIDEBAR_PERSON;
	if (selected)
		grid_fill(grid, (Rect){rect.x, y, rect.width, 1}, role);
	if (selected || current)
		grid_put(grid, rect, rect.x, y,
		    selected ? role : ROLE_CURRENT_MARK, STR("▶"));
	int digits = 2;
	for (uint32_t n = sidebar->steps->count; n >= 100; n /= 10)
		digits++;
	int x = rect.x + 1 + digits;
	grid_put_right(grid, rect, x, y, number_role,
	    str_format(arena, "%u", step + 1));
	x++;
	int name_width = sidebar->name_width;
	Rect name = {x, y, name_width, 1};
	Str who = short_name(story, quote);
	if (who.len && quote->confidence == CONFIDENCE_LOW)
		who = str_format(arena, "%.*s?", STR_ARG(
		    unicode_ellipsis(arena, who,
		    (size_t)name_width - 1)));
	grid_put_short(grid, name, x, y, name_role, who.len ? who : STR("?"));
	x += name_width + 1;
	Rect words = {x, y, rect.x + rect.width - 1 - x, 1};
	grid_put_short(grid, words, x, y, role,
	    first_words(arena, story->document->text, quote->text));
	arena_free(arena);
}

static void
draw_heading(const Sidebar *sidebar, Grid *grid, Rect rect, Part part,
    bool focused, uint32_t step)
{
	static const Str headings[PART_COUNT] = {
		[PART_PEOPLE] = STR_INIT("PEOPLE"),
		[PART_ORGANIZATIONS] = STR_INIT("ORGANIZATIONS"),
		[PART_QUOTES] = STR_INIT("QUOTES"),
	};
	Arena *arena = arena_new();
	uint32_t count = sidebar->parts[part].rows.count;
	uint32_t at = sidebar->parts[part].selected;
	bool shows_place = focused;
	if (part == PART_QUOTES && !focused) {
		at = step;
		shows_place = step != NO_STEP;
	}
	grid_put_short(grid, rect, rect.x + 1, rect.y, ROLE_SIDEBAR_HEADING,
	    headings[part]);
	if (shows_place)
		grid_put_right(grid, rect, rect.x + rect.width - 1, rect.y,
		    ROLE_SIDEBAR_COUNT, str_format(arena, "%u of %u", at + 1,
		    count));
	else if (sidebar->parts[part].in_sight < count)
		grid_put_right(grid, rect, rect.x + rect.width - 1, rect.y,
		    ROLE_SIDEBAR_COUNT, str_format(arena, "%u", count));
	arena_free(arena);
}

static void
draw_part(Sidebar *sidebar, Grid *grid, Rect rect, Part part, bool focused,
    uint32_t step, uint32_t entity)
{
	const RowList *rows = &sidebar->parts[part].rows;
	uint32_t selected = sidebar->parts[part].selected;
	Rect body = {rect.x, rect.y + 1, rect.width, rect.height - 1};
	if (focused)
		bring_into_sight(sidebar, part, selected, body.height);
	else if (part == PART_QUOTES && step != NO_STEP)
		bring_into_sight(sidebar, part, step, body.height);
	fill_height(sidebar, part, body.height);
	uint32_t row = sidebar->parts[part].top;
	int y = body.y;
	for (; row < rows->count && y < body.y + body.height; row++) {
		bool here = focused && row == selected;
		if (part == PART_QUOTES)
			draw_quote(sidebar, grid, body, y, row, here, row == step);
		else
			draw_entity(sidebar, grid, body, y, part, row, here,
			    rows->items[row] == entity);
		y += row_height(sidebar, part, row);
	}
	sidebar->parts[part].in_sight = row - sidebar->parts[part].top;
	draw_heading(sidebar, grid, rect, part, focused, step);
}

/* What other stories have, at the bottom, where there is room to spare. Returns
 * the lines that are left. */
static int
draw_also(const Sidebar *sidebar, Grid *grid, Rect rect)
{
	enum { LEAST_LEFT = 14 };
	int count = (int)sidebar->also.count;
	if (!count || rect.height - count - 1 < LEAST_LEFT)
		return rect.height;
	int y = rect.y + rect.height - count - 1;
	rect.width--;
	grid_put_short(grid, rect, rect.x + 1, y, ROLE_SIDEBAR_HEADING,
	    STR("ALSO IN YOUR FEEDS"));
	for (int i = 0; i < count; i++)
		grid_put_short(grid, rect, rect.x + 1, y + 1 + i,
		    ROLE_SIDEBAR_ROLE, sidebar->also.items[i]);
	return y - rect.y;
}

void
sidebar_draw(Sidebar *sidebar, Grid *grid, Rect rect, Part focus,
    uint32_t step, uint32_t entity)
{
	int shares[PART_COUNT] = {0};
	grid_fill(grid, rect, ROLE_TEXT);
	rect.height = draw_also(sidebar, grid, rect);
	share_height(sidebar, rect.height, focus, shares);
	int y = rect.y;
	for (Part part = PART_PEOPLE; part < PART_COUNT; part++) {
		if (shares[part] >= 2)
			draw_part(sidebar, grid,
			    (Rect){rect.x, y, rect.width, shares[part]}, part,
			    part == focus, step, entity);
		y += shares[part];
	}
	if (y == rect.y)
		grid_put_short(grid, rect, rect.x + 1, rect.y, ROLE_SIDEBAR_HEADING,
		    STR("nobody named, nothing quoted"));
}

Part
sidebar_next_part(const Sidebar *sidebar, Part part, int direction)
{
	int at = (int)part;
	do
		at = (at + direction + PART_COUNT) % PART_COUNT;
	while (at != PART_TEXT && !sidebar->parts[at].rows.count);
	return (Part)at;
}

void
sidebar_move(Sidebar *sidebar, Part part, int64_t by)
{
	int64_t last = (int64_t)sidebar->parts[part].rows.count - 1;
	int64_t to = (int64_t)sidebar->parts[part].selected + by;
	if (last >= 0)
		sidebar->parts[part].selected
		    = (uint32_t)(to < 0 ? 0 : to > last ? last : to);
}

uint32_t
sidebar_selected(const Sidebar *sidebar, Part part)
{
	return sidebar->parts[part].rows.items[sidebar->parts[part].selected];
}

void
sidebar_select_step(Sidebar *sidebar, uint32_t step)
{
	sidebar->parts[PART_QUOTES].selected = step;
}
