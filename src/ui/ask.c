#include "ui/ask.h"

#include "ui/prompt.h"

typedef struct {
	View view;
	Arena *arena;
	Str label;
	View *asker;
	Answer *answer;
	bool yes_or_no;
	Prompt prompt;
} Ask;

/* No action is for it: every key is taken before. */
static Place
ask_place(const View *view)
{
	(void)view;
	return PLACE_CHOICE;
}

static void
ask_draw(View *view, Ui *ui, Grid *grid)
{
	(void)ui;
	const Ask *ask = (const Ask *)view;
	prompt_draw(&ask->prompt, ask->label, grid, grid->rows - 1);
}

static void
ask_act(View *view, Ui *ui, Action action, uint32_t count)
{
	(void)view;
	(void)ui;
	(void)action;
	(void)count;
}

static bool
ask_key(View *view, Ui *ui, Key key)
{
	Ask *ask = (Ask *)view;
	PromptState state = ask->yes_or_no
	    ? (key == 'y' ? PROMPT_DONE : PROMPT_CANCELLED)
	    : prompt_press(&ask->prompt, key);
	if (state == PROMPT_GOES_ON || state == PROMPT_CHANGED)
		return true;
	/* it is freed only after this */
	ui_pop(ui);
	if (state == PROMPT_DONE)
		ask->answer(ask->asker, ui, ask->yes_or_no ? STR("y")
		    : prompt_text(&ask->prompt));
	return true;
}

static void
ask_close(View *view)
{
	arena_free(((Ask *)view)->arena);
}

static const ViewOps ask_ops = {
	.place = ask_place,
	.draw = ask_draw,
	.act = ask_act,
	.key = ask_key,
	.close = ask_close,
	.lies_over = true,
};

static Ask *
ask_new(Str label, View *asker, Answer *answer)
{
	Arena *arena = arena_new();
	Ask *ask = ARENA_NEW(arena, Ask);
	ask->view.ops = &ask_ops;
	ask->arena = arena;
	ask->label = str_copy(arena, label);
	ask->asker = asker;
	ask->answer = answer;
	return ask;
}

View *
ask_line(Str label, Str text, View *asker, Answer *answer)
{
	Ask *ask = ask_new(label, asker, answer);
	prompt_set(&ask->prompt, text);
	return &ask->view;
}

View *
ask_whether(Str label, View *asker, Answer *answer)
{
	Ask *ask = ask_new(label, asker, answer);
	ask->yes_or_no = true;
	return &ask->view;
}
