#include "ui/regard.h"

#include <time.h>

#include "ui/prompt.h"

typedef struct {
	View view;
	Arena *arena;
	Shelf *shelf;
	Interest interest;
	Str label;
} Question;

static const struct {
	Key key;
	Str words; /* as interest_read_until() knows them */
} answers[] = {
	{'w', STR_INIT("a week")},
	{'m', STR_INIT("a month")},
	{'g', STR_INIT("for good")},
	{KEYS_ENTER, STR_INIT("for good")},
};

static void
say_regard(Ui *ui, const Interest *interest)
{
	Arena *arena = arena_new();
	if (interest->regard == REGARD_NONE)
		ui_say(ui, "%.*s: neither followed nor muted; U takes it back",
		    STR_ARG(interest->name));
	else
		ui_say(ui, "%.*s: %s %.*s; U takes it back",
		    STR_ARG(interest->name), interest->regard == REGARD_FOLLOWED
		    ? "followed" : "muted",
		    STR_ARG(interest_until_words(arena, interest)));
	arena_free(arena);
}

static void
set(Ui *ui, Shelf *shelf, const Interest *interest)
{
	Err err = {0};
	if (shelf->ops->regard(shelf, interest, &err))
		say_regard(ui, interest);
	else
		ui_say(ui, "%s", err.text);
}

/* No action is for it: every key is taken before. */
static Place
question_place(const View *view)
{
	(void)view;
	return PLACE_CHOICE;
}

static void
question_draw(View *view, Ui *ui, Grid *grid)
{
	(void)ui;
	Prompt none = {0};
	prompt_draw(&none, ((const Question *)view)->label, grid,
	    grid->rows - 1);
}

static void
question_act(View *view, Ui *ui, Action action, uint32_t count)
{
	(void)view;
	(void)ui;
	(void)action;
	(void)count;
}

static bool
question_key(View *view, Ui *ui, Key key)
{
	Question *question = (Question *)view;
	int64_t now = (int64_t)time(NULL);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		if (answers[i].key == key && interest_read_until(answers[i].words,
		        now, &question->interest.until)) {
			set(ui, question->shelf, &question->interest);
			break;
		}
	ui_pop(ui);
	return true;
}

static void
question_close(View *view)
{
	arena_free(((Question *)view)->arena);
}

static const ViewOps question_ops = {
	.place = question_place,
	.draw = question_draw,
	.act = question_act,
	.key = question_key,
	.close = question_close,
	.lies_over = true,
};

void
regard_change(Ui *ui, Shelf *shelf, EntityKind kind, Str name, Regard regard)
{
	Err err = {0};
	Store *store = shelf_records(shelf, &err);
	if (!store || !shelf->ops->regard) {
		ui_say(ui, "%s", store ? "nobody can be followed here" : err.text);
		return;
	}
	Arena *arena = arena_new();
	Interest now;
	if (!store_interest(arena, store, kind, name, (int64_t)time(NULL), &now,
	        &err)) {
		ui_say(ui, "%s", err.text);
	} else if (now.regard == regard) {
		now.regard = REGARD_NONE;
		set(ui, shelf, &now);
	} else {
		Question *question = ARENA_NEW(arena, Question);
		question->view.ops = &question_ops;
		question->arena = arena;
		question->shelf = shelf;
		question->interest = (Interest){kind, str_copy(arena, name),
			regard, 0};
		question->label = str_format(arena, "%s %.*s: w a week, m a month, "
		    "g for good ", regard == REGARD_FOLLOWED ? "follow" : "mute",
		    STR_ARG(name));
		ui_push(ui, &question->view);
		return;
	}
	arena_free(arena);
}
