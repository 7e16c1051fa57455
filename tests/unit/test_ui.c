#include "test.h"

#include "base/buf.h"
#include "make_story.h"
#include "ui/action.h"
#include "ui/steps.h"
#include "ui/term_memory.h"
#include "ui/ui.h"

/* The screen after the keys, as text. Every screen is checked to be sound. */
static Str
screen_of(Arena *arena, const UiInput *input, int columns, int rows,
    const char *keys)
{
	Err err = {0};
	Terminal *terminal
	    = terminal_memory(arena, columns, rows, str_of(keys), &err);
	assert_non_null(terminal);
	ui_run(terminal, input);
	const Grid *grid = terminal_memory_screen(terminal);
	assert_true(grid_is_sound(grid));
	Str text = grid_text(arena, grid);
	terminal->ops->close(terminal);
	return text;
}

static UiInput
one(const Story *story)
{
	return (UiInput){.stories = story, .count = 1, .sidebar = true};
}

static Str
climate(Arena *arena, int columns, int rows, const char *keys)
{
	Story story = make_climate_story(arena);
	UiInput input = one(&story);
	return screen_of(arena, &input, columns, rows, keys);
}

static void
assert_has(Str screen, const char *text)
{
	if (str_find(screen, str_of(text)) == STR_NOT_FOUND)
		fail_msg("\"%s\" is not in\n%.*s", text, STR_ARG(screen));
}

static void
assert_has_not(Str screen, const char *text)
{
	if (str_find(screen, str_of(text)) != STR_NOT_FOUND)
		fail_msg("\"%s\" is in\n%.*s", text, STR_ARG(screen));
}

/* The row that the text stands in; -1: in none. */
static int
row_of(Str screen, const char *text)
{
	int row = 0;
	for (Str line; str_cut(&screen, '\n', &line); row++)
		if (str_find(line, str_of(text)) != STR_NOT_FOUND)
			return row;
	return -1;
}

static void
the_reader_at_120_columns(void **state)
{
	assert_str(climate(*state, 120, 24, "]]]"),
" Gazette                                       5 March 2024 · Jo Reporter · 1 min │ PEOPLE\n"
"       Parliament passes climate bill after all-night debate                      │ ▌Daniel Okafor               ❝2  ×2\n"
"       Jo Reporter · 5 March 2024 · Gazette                                       │    opposition leader\n"
"       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                      │ ▌Helen Marsh                 ❝2  ×1\n"
"                                                                                  │    prime minister\n"
"       Parliament passed the climate bill early on Tuesday, after a debate        │ ▌Ines Calder                 ❝1  ×1\n"
"       of fourteen hours.                                                         │ ORGANIZATIONS\n"
"                                                                                  │  European Commission             ×2\n"
"  ❝1   “This is the day we stop promising and start building,” Helen Marsh,       │  Northern Rail                   ×1\n"
"  ❝2   the prime minister, told reporters outside the hall. “Nobody in this       │ QUOTES                       3 of 5\n"
"       house can say they did not know.”                                          │  1 Marsh    This is the day we sto…\n"
"                                                                                  │  2 Marsh    Nobody in this house c…\n"
"  ❝3 ┃ Opposition leader Daniel Okafor called the bill “a blank cheque            │▶ 3 Okafor   a blank cheque written…\n"
"     ┃ written on our children’s account”, and said his party would               │  4 Calder   We have waited for thi…\n"
"     ┃ challenge it in the Supreme Court.                                         │  5 Okafor?  It will cost us dearly,\n"
"                                                                                  │\n"
"  ❝4   The European Commission was pleased. “We have waited for this,” said       │\n"
"       Ines Calder, who speaks for the European Commission.                       │\n"
"                                                                                  │\n"
"  ❝5   “It will cost us dearly,” Okafor said, and Northern Rail agreed.           │\n"
"                                                                                  │\n"
"──────────────────────────────────────────────────────────────────────────────────┴─────────────────────────────────────\n"
" ❝ 3/5  Daniel Okafor, opposition leader — direct quote, named in the sentence                                     100%\n"
" ] next quote   [ previous   ; same speaker   Tab sidebar   p dossier   / search   Y copy quote         ? help   q back\n");
}

static void
the_status_line_names_the_speaker_and_how_we_know(void **state)
{
	Str screen = climate(*state, 120, 24, "");
	assert_has(screen, "❝ 5 quotes");
	screen = climate(*state, 120, 24, "]");
	assert_has(screen, "❝ 1/5  Helen Marsh, prime minister — “told” · direct "
	    "quote, named in the sentence");
	screen = climate(*state, 120, 24, "2]");
	assert_has(screen, "❝ 2/5  Helen Marsh, prime minister — direct quote, "
	    "from the context");
	screen = climate(*state, 120, 24, "5]");
	assert_has(screen, "❝ 5/5  perhaps Daniel Okafor, opposition leader — "
	    "“said”");
}

static void
quotes_are_stepped_through_and_round(void **state)
{
	assert_has(climate(*state, 80, 24, "]]["), "❝ 1/5");
	assert_has(climate(*state, 80, 24, "3)("), "❝ 2/5");
	assert_has(climate(*state, 80, 24, "99]"), "❝ 5/5");
	Str screen = climate(*state, 80, 24, "99]]");
	assert_has(screen, "❝ 1/5");
	assert_has(screen, "past the last quote");
	screen = climate(*state, 80, 24, "][");
	assert_has(screen, "❝ 5/5");
	assert_has(screen, "before the first quote");
	assert_has(climate(*state, 80, 24, "["), "❝ 5/5");
}

static void
stepping_goes_on_from_what_is_in_sight(void **state)
{
	/* the first quote has been scrolled away */
	assert_has(climate(*state, 60, 12, "]G]"), "❝ 4/5");
	assert_has(climate(*state, 60, 12, "G["), "❝ 3/5");
}

static void
quotes_of_the_same_speaker_are_stepped_through(void **state)
{
	assert_has(climate(*state, 80, 24, "3];"), "❝ 5/5");
	assert_has(climate(*state, 80, 24, "3];,"), "❝ 3/5");
	Str screen = climate(*state, 80, 24, "3];;");
	assert_has(screen, "❝ 3/5");
	assert_has(screen, "past the last quote of Daniel Okafor");
	screen = climate(*state, 80, 24, "4];");
	assert_has(screen, "❝ 4/5");
	assert_has(screen, "no other quote of Ines Calder");
	assert_has(climate(*state, 80, 24, ";"), "go to a quote first");
}

static void
the_reader_scrolls(void **state)
{
	Str screen = climate(*state, 60, 12, "");
	assert_int_equal(row_of(screen, "Parliament passes"), 1);
	screen = climate(*state, 60, 12, "jj");
	assert_int_equal(row_of(screen, "━━━"), 1);
	screen = climate(*state, 60, 12, "3j2k");
	assert_int_equal(row_of(screen, "Jo Reporter · 5 March"), 1);
	screen = climate(*state, 60, 12, "G");
	assert_has(screen, "100%");
	assert_int_equal(row_of(screen, "“It will cost us"), 7);
	assert_has(climate(*state, 60, 12, "G<Space>"), "end of the article");
	assert_str(climate(*state, 60, 12, "Gg"),
	    climate(*state, 60, 12, "").ptr);
	assert_str(climate(*state, 60, 12, "<Space><Space>bb"),
	    climate(*state, 60, 12, "").ptr);
}

static void
the_place_is_kept_over_a_resize(void **state)
{
	Str before = climate(*state, 60, 12, "<Space>");
	assert_str(climate(*state, 60, 12, "<Space><Resize 45x20><Resize 1x1>"
	    "<Resize 200x50><Resize 60x12>"), before.ptr);
	Str screen = climate(*state, 60, 12, "<Space><Resize 45x12>");
	Str line = before, top;
	str_cut(&line, '\n', &top);
	str_cut(&line, '\n', &top);
	/* the words at the top of the one stand at the top of the other */
	Str words = str_part(str_trim(str_part(top, 7, top.len)), 0, 12);
	assert_int_equal(row_of(screen, str_cstr(*state, words)), 1);
}

static void
the_sidebar_leads_to_mentions(void **state)
{
	Str screen = climate(*state, 120, 24, "<Tab><Enter>");
	assert_has(screen, "1 of 2: Daniel Okafor");
	screen = climate(*state, 120, 24, "<Tab><Enter>n");
	assert_has(screen, "2 of 2: Daniel Okafor");
	assert_has(climate(*state, 120, 24, "<Tab><Enter>nn"), "1 of 2");
	assert_has(climate(*state, 120, 24, "<Tab>j<Enter>"),
	    "1 of 1: Helen Marsh");
	assert_has(climate(*state, 120, 24, "<Tab><Tab>j<Enter>"),
	    "1 of 1: Northern Rail");
	assert_has(climate(*state, 120, 24, "<Tab>j"),
	    " Helen Marsh, prime minister — quoted 2×, named 1×");
}

static void
the_sidebar_leads_to_quotes(void **state)
{
	assert_has(climate(*state, 120, 24, "<Tab><Tab><Tab>jjj<Enter>"),
	    "❝ 4/5  Ines Calder");
	/* from quotes the next part is the text */
	assert_has(climate(*state, 120, 24, "<Tab><Tab><Tab><Tab>"),
	    "] next quote");
	assert_has(climate(*state, 120, 24, "<S-Tab>G"), "❝ 5/5");
}

static void
the_sidebar_is_a_drawer_where_there_is_no_room(void **state)
{
	Str screen = climate(*state, 80, 24, "");
	assert_has_not(screen, "PEOPLE");
	screen = climate(*state, 80, 24, "<Tab>");
	assert_has(screen, "PEOPLE");
	screen = climate(*state, 80, 24, "<Tab><Esc>");
	assert_has_not(screen, "PEOPLE");
	screen = climate(*state, 40, 10, "<Tab><Tab><Tab>G");
	assert_has(screen, "▶ 5 Okafor?");
	screen = climate(*state, 120, 24, "z");
	assert_has_not(screen, "PEOPLE");
	assert_has(climate(*state, 120, 24, "zz"), "PEOPLE");
}

static void
a_search_shows_what_it_finds_while_it_is_typed(void **state)
{
	Str screen = climate(*state, 120, 24, "/supreme");
	assert_has(screen, "\n/supreme ");
	assert_has(screen, " 1 of 1\n");
	Err err = {0};
	Terminal *terminal = terminal_memory(*state, 120, 24,
	    STR("/supreme"), &err);
	Story story = make_climate_story(*state);
	UiInput input = one(&story);
	ui_run(terminal, &input);
	const Grid *grid = terminal_memory_screen(terminal);
	int y = row_of(screen, "Supreme");
	int hits = 0;
	for (int x = 0; x < grid->columns; x++)
		hits += grid_cell(grid, x, y)->role == ROLE_SEARCH_HIT;
	assert_int_equal(hits, 7);
	assert_int_equal(grid->cursor_x, 8);
	terminal->ops->close(terminal);

	assert_has(climate(*state, 60, 12, "/CHILDREN'S<Enter>"),
	    "1 of 1: CHILDREN'S");
	assert_has(climate(*state, 60, 12, "/okafor<Enter>nN"), "1 of 2: okafor");
	assert_has(climate(*state, 60, 12, "/zebra<Enter>"), "not found: zebra");
	assert_str(climate(*state, 60, 12, "/rail<Esc>"),
	    climate(*state, 60, 12, "").ptr);
	assert_has(climate(*state, 60, 12, "n"), "nothing to go to");
}

static void
the_prompt_can_be_edited(void **state)
{
	assert_has(climate(*state, 60, 12, "/kafor<Home>O<End>x<BS>"),
	    "\n/Okafor ");
	assert_has(climate(*state, 60, 12, "/one<Space>two<C-w>é<Left><Del>"),
	    "\n/one ");
	assert_has(climate(*state, 60, 12, "/q<C-u>ab"), "\n/ab ");
}

static void
lines_can_be_made_narrower_and_wider(void **state)
{
	Str screen = climate(*state, 100, 24, "z<lt><lt>");
	assert_has(screen, "lines of 60 columns");
	assert_has(climate(*state, 100, 24, "z>"), "lines of 72 columns");
	assert_str(climate(*state, 100, 24, "z>><lt><lt>jk"),
	    climate(*state, 100, 24, "zjk").ptr);
}

static void
help_shows_every_action(void **state)
{
	Str screen = climate(*state, 120, 80, "?");
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		assert_has(screen,
		    str_cstr(*state, action_key_names(*state, (Action)i)));
	assert_has(climate(*state, 40, 10, "?G"), "end quoth");
	assert_has(climate(*state, 120, 24, "?q"), "PEOPLE");
}

static void
several_stories_are_listed(void **state)
{
	Arena *arena = *state;
	Story stories[3];
	for (int i = 0; i < 3; i++)
		stories[i] = make_climate_story(arena);
	Maker other = make_story(arena, "A quiet day", STR("Nothing happened."));
	stories[1] = other.story;
	UiInput input = {.stories = stories, .count = 3,
		.heading = STR("Sample front page"), .sidebar = true};
	Str screen = screen_of(arena, &input, 80, 24, "j");
	assert_has(screen, "2 of 3");
	assert_has(screen, "▶ ● A quiet day");
	assert_has(screen, "❝2 Daniel Okafor  ❝2 Helen Marsh");
	screen = screen_of(arena, &input, 80, 24, "j<Enter>");
	assert_has(screen, "Nothing happened.");
	assert_has(screen, "2 of 3");
	assert_has(screen, "no quotes");
	screen = screen_of(arena, &input, 80, 24, "j<Enter>qj");
	assert_has(screen, "3 of 3");
	screen = screen_of(arena, &input, 40, 10, "G");
	assert_has(screen, "▶ ● Parliament");
}

static void
themes_are_previewed(void **state)
{
	Arena *arena = *state;
	Story story = make_climate_story(arena);
	Theme themes[2] = {*theme_plain(), *theme_plain()};
	themes[1].name = STR("night");
	UiInput input = one(&story);
	input.themes = themes;
	input.theme_count = 2;
	assert_has(screen_of(arena, &input, 80, 24, "Tj"), "▶ night");
	assert_has(screen_of(arena, &input, 80, 24, "Tj<Enter>"),
	    "theme: night");
	assert_has(screen_of(arena, &input, 80, 24, "Tj<Esc>T"), "▶ plain");
	assert_has(screen_of(arena, &input, 40, 10, "Tj"), "▶ night");
}

static void
every_size_is_survived(void **state)
{
	static const int sizes[] = {0, 1, 2, 9, 10, 39, 40, 41, 89, 90, 1000};
	enum { COUNT = sizeof sizes / sizeof *sizes };
	Story story = make_climate_story(*state);
	UiInput input = one(&story);
	for (int i = 0; i < COUNT; i++) {
		for (int j = 0; j < COUNT; j++) {
			if (sizes[i] == 1000 && sizes[j] > 100)
				continue; /* once is enough: below */
			Arena *arena = arena_new();
			screen_of(arena, &input, sizes[i], sizes[j],
			    "]<Tab>jG/a<Enter>n?");
			arena_free(arena);
		}
	}
	assert_has(screen_of(*state, &input, 1000, 1000, "]"), "❝ 1/5");
	assert_has(screen_of(*state, &input, 39, 10, "]"), "too small");
	assert_has(screen_of(*state, &input, 40, 10, "]"), "❝ 1/5");
}

static void
hostile_words_do_no_harm(void **state)
{
	Arena *arena = *state;
	Maker maker = make_story(arena,
	    "\x1b]0;owned\a \x1b[2Jtitle\u202e\xc2\x9b" "31m",
	    STR("“Run\x1b[0m now,” said \x1b[5mEve\r\x07. 日本語 e\u0301\u0301 "
	    "\u200f\u05d0\u05d1 👩‍👩‍👧‍👦 🇳🇴 x"));
	maker.document->site = maker.document->title;
	maker.document->byline = STR("\x1bPq#0\x1b\\");
	uint32_t eve = make_person(&maker, "\x1b[5mEve", "\x1b[7mrole\n\n");
	make_quote(&maker, "Run\x1b[0m now,", eve, "said");
	make_mentions(&maker);
	Story stories[2] = {maker.story, maker.story};
	UiInput input = {.stories = stories, .count = 2, .sidebar = true,
		.heading = STR("\x1b[31mheading")};
	Str screen = screen_of(arena, &input, 120, 24, "");
	assert_true(str_find_byte(screen, '\x1b') == STR_NOT_FOUND);
	screen = screen_of(arena, &input, 120, 24, "<Enter>]<Tab>");
	assert_has(screen, "title");
	assert_has(screen, "日本語");
	assert_true(str_find_byte(screen, '\x1b') == STR_NOT_FOUND);
	assert_true(str_find_byte(screen, '\r') == STR_NOT_FOUND);
	assert_true(str_find(screen, STR("\u202e")) == STR_NOT_FOUND);
}

static void
an_article_without_anything_can_be_read(void **state)
{
	Arena *arena = *state;
	Maker maker = make_story(arena, "", (Str){0});
	UiInput input = one(&maker.story);
	Str screen = screen_of(arena, &input, 80, 24, "jG<Space>b]];n/x<Enter>");
	assert_has(screen, "not found: x");
	assert_has(screen, "no text was found");
	assert_has(screen, "no quotes");
	assert_has(screen_of(arena, &input, 120, 24, "<Tab>"), "nobody is named");
	assert_has(screen_of(arena, &input, 120, 24, "]"),
	    "no quotes in this article");
}

static void
ten_thousand_quotes_are_not_too_many(void **state)
{
	Arena *arena = *state;
	enum { COUNT = 10000 };
	Buf buf = buf_new(BUF_UNLIMITED);
	for (int i = 0; i < COUNT; i++)
		buf_add_format(&buf, "“Word %d,” Ada Dunn said at length.\n\n", i);
	Maker maker = make_story(arena, "Many", buf_copy(arena, &buf));
	buf_free(&buf);
	uint32_t dunn = make_person(&maker, "Ada Dunn", "");
	for (int i = 0; i < COUNT; i++)
		make_quote(&maker, str_cstr(arena,
		    str_format(arena, "Word %d,", i)), dunn, "said");
	make_mentions(&maker);
	UiInput input = one(&maker.story);
	assert_has(screen_of(arena, &input, 120, 40, "9999]"), "❝ 9999/10000");
	assert_has(screen_of(arena, &input, 120, 40, "[;;;,"), "❝ 2/10000");
	Str screen = screen_of(arena, &input, 120, 40, "<Tab><Tab>G<Enter>");
	assert_has(screen, "❝10000");
	assert_has(screen, "▶10000 Dunn");
	assert_has(screen_of(arena, &input, 120, 40, "<Tab><Enter>N"),
	    "10000 of 10000: Ada Dunn");
}

static void
counts_do_not_overflow(void **state)
{
	assert_has(climate(*state, 80, 24, "99999999999999999999]"), "❝ 5/5");
	assert_has(climate(*state, 80, 24, "99999999999999999999j"), "100%");
	assert_has(climate(*state, 80, 24, "/a<Enter>99999999999N"), " of ");
	assert_has(climate(*state, 80, 24, "12"), "\n 12\n");
}

static void
keys_without_meaning_say_so(void **state)
{
	assert_has(climate(*state, 80, 24, "X"), "does nothing here");
	Err err = {0};
	assert_null(terminal_memory(*state, 80, 24, STR("j<Nokey>"), &err));
	assert_string_equal(err.text, "no such key: <Nokey>");
}

static void
quitting_ends_it(void **state)
{
	/* what comes behind is not pressed */
	assert_str(climate(*state, 80, 24, "]q]]]"),
	    climate(*state, 80, 24, "]").ptr);
	assert_str(climate(*state, 80, 24, "]<C-c>]]]"),
	    climate(*state, 80, 24, "]").ptr);
}

static void
indirect_quotes_are_steps_only_where_they_are_wanted(void **state)
{
	Quote quotes[] = {{.kind = QUOTE_INDIRECT}, {.kind = QUOTE_DIRECT}};
	Notes notes = {.quotes = {quotes, 2, 2}};
	assert_int_equal(steps_of(*state, &notes, true).count, 2);
	StepList steps = steps_of(*state, &notes, false);
	assert_int_equal(steps.count, 1);
	assert_int_equal(steps.items[0], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_reader_at_120_columns),
		TEST(the_status_line_names_the_speaker_and_how_we_know),
		TEST(quotes_are_stepped_through_and_round),
		TEST(stepping_goes_on_from_what_is_in_sight),
		TEST(quotes_of_the_same_speaker_are_stepped_through),
		TEST(the_reader_scrolls),
		TEST(the_place_is_kept_over_a_resize),
		TEST(the_sidebar_leads_to_mentions),
		TEST(the_sidebar_leads_to_quotes),
		TEST(the_sidebar_is_a_drawer_where_there_is_no_room),
		TEST(a_search_shows_what_it_finds_while_it_is_typed),
		TEST(the_prompt_can_be_edited),
		TEST(lines_can_be_made_narrower_and_wider),
		TEST(help_shows_every_action),
		TEST(several_stories_are_listed),
		TEST(themes_are_previewed),
		TEST(every_size_is_survived),
		TEST(hostile_words_do_no_harm),
		TEST(an_article_without_anything_can_be_read),
		TEST(ten_thousand_quotes_are_not_too_many),
		TEST(counts_do_not_overflow),
		TEST(keys_without_meaning_say_so),
		TEST(quitting_ends_it),
		TEST(indirect_quotes_are_steps_only_where_they_are_wanted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
