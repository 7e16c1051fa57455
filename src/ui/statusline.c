#include "ui/statusline.h"

#include "base/unicode.h"

enum { WORDS_A_MINUTE = 230 };

uint32_t
statusline_minutes(const Document *document)
{
	Str text = document->text;
	uint32_t words = 0;
	for (size_t i = 0; i < text.len; i++)
		if (!byte_is_blank(text.ptr[i])
		    && (i + 1 == text.len || byte_is_blank(text.ptr[i + 1])))
			words++;
	return (words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
}

/* The parts that are not empty, parted by " · ". */
static Str
listed(Arena *arena, const Str *parts, size_t count)
{
	Str all = {0};
	for (size_t i = 0; i < count; i++)
		if (parts[i].len)
			all = str_format(arena, "%.*s%s%.*s", STR_ARG(all),
			    all.len ? " · " : "", STR_ARG(parts[i]));
	return all;
}

void
statusline_top(Grid *grid, Rect row, const Document *document, Str heading,
    uint32_t index, uint32_t count, uint32_t minutes,
    bool begun)
{
	enum { WAYS = 6, GAP = 2 };
	Arena *arena = arena_new();
	Str date = document->published != DATE_NONE
	    ? date_long(arena, document->published) : (Str){0};
	Str time = minutes ? str_format(arena, begun
	    ? "%u min left" : "%u min", minutes) : (Str){0};
	Str place = count > 1
	    ? str_format(arena, "   %u of %u", index + 1, count) : (Str){0};
	Str site = document->site;
	bool said_once = str_equal(heading, site); /* of a feed that was opened */
	Str both = heading.len && site.len && !said_once ? str_format(arena, "%.*s ▸ %.*s",
	    STR_ARG(heading), STR_ARG(site)) : heading.len ? heading : site;
	Str first = heading.len ? heading : site;
	Str full = listed(arena, (Str[]){date, document->byline, time}, 3);
	Str less = listed(arena, (Str[]){document->byline, time}, 2);
	/* whole parts go before a word is cut: the article says when and by whom
	 * under its headline too */
	const struct { Str left, right; } ways[WAYS] = {
		{both, full}, {both, less}, {first, full}, {first, less},
		{both, time}, {first, time},
	};
	int room = row.width - 2, way = 0;
	int place_width = (int)unicode_width(place);
	for (; way < WAYS - 1; way++)
		if ((int)(unicode_width(ways[way].left) + GAP
		    + unicode_width(ways[way].right)) + place_width <= room)
			break;

	grid_fill(grid, row, ROLE_BAR);
	Str right = ways[way].right;
	int end = row.x + row.width - 1;
	int edge = grid_put_right(grid, row, end, row.y, ROLE_BAR, right);
	Rect part = {row.x, row.y, edge - 1 - row.x - place_width, 1};
	int x = grid_put_short(grid, part, row.x + 1, row.y, ROLE_BAR,
	    ways[way].left);
	part.width += place_width;
	grid_put_short(grid, part, x, row.y, ROLE_BAR, place);
	arena_free(arena);
}

/* How the speaker was found, in the words of the status line. */
static Str
basis_words(Arena *arena, const Document *document, const Quote *quote)
{
	Str words = range_str(document->text, quote->speaker_text);
	switch (quote->basis) {
	case SPEAKER_NAMED:
		return STR("named in the sentence");
	case SPEAKER_PRONOUN:
		if (str_empty(words))
			return STR("a pronoun in the sentence");
		return str_format(arena, "“%.*s” in the sentence",
		    STR_ARG(words));
	case SPEAKER_DESCRIBED:
		return STR("described in the sentence");
	case SPEAKER_CONTINUED:
		return STR("goes on from the quote before");
	case SPEAKER_CONTEXT:
		return STR("from the context");
	case SPEAKER_UNKNOWN:
		break;
	}
	return STR("speaker not named");
}

static Str
kind_words(QuoteKind kind)
{
	switch (kind) {
	case QUOTE_DIRECT: return STR("direct quote");
	case QUOTE_BLOCK: return STR("block quotation");
	case QUOTE_TURN: return STR("turn in a transcript");
	case QUOTE_INDIRECT: break;
	}
	return STR("indirect");
}

static void
put_speaker(Grid *grid, Rect row, int x, const Story *story,
    const Quote *quote)
{
	Arena *arena = arena_new();
	const Document *document = story->document;
	Str name = notes_speaker_name(document, story->notes, quote);
	Str role = {0};
	if (quote->speaker != NO_ENTITY)
		role = story->notes->entities.items[quote->speaker].role;
	if (name.len && quote->confidence == CONFIDENCE_LOW)
		x = grid_put_short(grid, row, x, row.y, ROLE_STATUS,
		    STR("perhaps "));
	x = grid_put_short(grid, row, x, row.y, ROLE_SPEAKER,
	    name.len ? name : STR("speaker unknown"));
	if (role.len)
		x = grid_put_short(grid, row, x, row.y, ROLE_STATUS,
		    str_format(arena, ", %.*s", STR_ARG(role)));
	Str kind = kind_words(quote->kind), basis = {0}, cue = {0};
	if (name.len || quote->basis != SPEAKER_UNKNOWN)
		basis = basis_words(arena, document, quote);
	if (!range_empty(quote->cue))
		cue = str_format(arena, "“%.*s” · ",
		    STR_ARG(range_str(document->text, quote->cue)));
	/* what has no room goes as a whole: how we know is said, or it is not */
	Str ways[] = {
		str_format(arena, " — %.*s%.*s%s%.*s", STR_ARG(cue), STR_ARG(kind),
		    basis.len ? ", " : "", STR_ARG(basis)),
		basis.len ? str_format(arena, " — %.*s%.*s", STR_ARG(cue),
		    STR_ARG(basis)) : (Str){0},
		basis.len ? str_format(arena, " — %.*s", STR_ARG(basis)) : (Str){0},
		str_format(arena, " — %.*s", STR_ARG(kind)),
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (ways[i].len
		    && (int)unicode_width(ways[i]) <= row.x + row.width - x) {
			grid_put(grid, row, x, row.y, ROLE_STATUS, ways[i]);
			break;
		}
	}
	arena_free(arena);
}

void
statusline_quote(Grid *grid, Rect row, const Story *story,
    const StepList *steps, uint32_t step)
{
	Arena *arena = arena_new();
	grid_fill(grid, row, ROLE_STATUS);
	Str number;
	if (!steps->count)
		number = STR(" no quotes");
	else if (step == NO_STEP)
		number = str_format(arena, " ❝ %u %s", steps->count,
		    steps->count == 1 ? "quote" : "quotes");
	else
		number = str_format(arena, " ❝ %u/%u  ", step + 1, steps->count);
	int x = grid_put_short(grid, row, row.x, row.y, ROLE_STATUS, number);
	if (step != NO_STEP)
		put_speaker(grid, row, x, story,
		    steps_quote(steps, story->notes, step));
	arena_free(arena);
}

void
statusline_entity(Grid *grid, Rect row, const Entity *entity)
{
	Arena *arena = arena_new();
	grid_fill(grid, row, ROLE_STATUS);
	int x = grid_put_short(grid, row, row.x + 1, row.y, ROLE_SPEAKER,
	    entity->name);
	Str role = entity->role.len
	    ? str_format(arena, ", %.*s", STR_ARG(entity->role)) : (Str){0};
	x = grid_put_short(grid, row, x, row.y, ROLE_STATUS, role);
	grid_put_short(grid, row, x, row.y, ROLE_STATUS,
	    str_format(arena, " — quoted %u×, named %u×", entity->quote_count,
	    entity->mention_count));
	arena_free(arena);
}

/* The key that is written in a hint: the first of the action. */
static Str
first_key(Arena *arena, Action action)
{
	Str keys = action_keys(action);
	Key key;
	return key_cut(&keys, &key) ? key_label(arena, key) : (Str){0};
}

static int
hint_width(Arena *arena, Action action)
{
	return (int)(unicode_width(first_key(arena, action)) + 1
	    + unicode_width(action_hint(action)));
}

static int
put_hint(Arena *arena, Grid *grid, Rect row, int x, Action action)
{
	x = grid_put(grid, row, x, row.y, ROLE_KEY, first_key(arena, action));
	return grid_put(grid, row, x + 1, row.y, ROLE_HELP, action_hint(action));
}

void
statusline_hints(Grid *grid, int y, Str said, const Action *actions,
    uint32_t count, bool help)
{
	enum { GAP = 3 };
	Rect row = {0, y, grid->columns, 1};
	grid_fill(grid, row, ROLE_HELP);
	if (said.len) {
		grid_put_short(grid, row, 1, y, ROLE_STATUS, said);
		return;
	}
	Arena *arena = arena_new();
	int end = row.width - 1 - hint_width(arena, ACTION_BACK);
	put_hint(arena, grid, row, end, ACTION_BACK);
	if (help) {
		end -= GAP + hint_width(arena, ACTION_HELP);
		put_hint(arena, grid, row, end, ACTION_HELP);
	}
	int x = 1;
	for (uint32_t i = 0; i < count; i++) {
		if (x + hint_width(arena, actions[i]) + GAP > end)
			break;
		x = put_hint(arena, grid, row, x, actions[i]) + GAP;
	}
	arena_free(arena);
}
