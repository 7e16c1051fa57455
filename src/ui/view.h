#ifndef QUOTH_UI_VIEW_H
#define QUOTH_UI_VIEW_H

/*
 * A view is what fills the screen: the headlines, an article, the help. Views
 * stand on a stack; the uppermost gets the keys. A view draws itself whole into
 * a grid each time, knows no terminal, and asks its Ui for everything that is
 * not its own: another view, a word in the bottom line, the end.
 */

#include "ui/action.h"
#include "ui/grid.h"

typedef struct Ui Ui;
typedef struct View View;

typedef struct {
	/* Where the reader is in it: what the keys mean now. */
	Place (*place)(const View *view);

	/* The grid has at least VIEW_LEAST_COLUMNS and VIEW_LEAST_ROWS. */
	void (*draw)(View *view, Ui *ui, Grid *grid);

	/* count: what was typed before the key, 0: nothing. */
	void (*act)(View *view, Ui *ui, Action action, uint32_t count);

	/* Every key goes here first, where it is not NULL: true if it was taken
	 * (by a prompt). */
	bool (*key)(View *view, Ui *ui, Key key);

	void (*close)(View *view); /* frees it; may be NULL */

	bool lies_over; /* the view below is drawn first */
} ViewOps;

/* The first member of every view. */
struct View {
	const ViewOps *ops;
};

enum { VIEW_LEAST_COLUMNS = 40, VIEW_LEAST_ROWS = 10 };

/* The ui closes the view when it is taken off. */
void ui_push(Ui *ui, View *view);

/* Takes the uppermost off; without a view left, the ui ends. It is closed after
 * its act() has returned. */
void ui_pop(Ui *ui);

void ui_quit(Ui *ui);

/* Whether a view stands below the uppermost. */
bool ui_has_below(const Ui *ui);

/* Says something in the bottom line, until the next key. */
void ui_say(Ui *ui, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What was said, or the count that is being typed; empty: neither. */
Str ui_said(const Ui *ui);

uint32_t ui_theme_count(const Ui *ui);
const Theme *ui_theme_at(const Ui *ui, uint32_t index);
uint32_t ui_theme(const Ui *ui);
void ui_set_theme(Ui *ui, uint32_t index);

#endif
