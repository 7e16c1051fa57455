#ifndef QUOTH_UI_VIEW_H
#define QUOTH_UI_VIEW_H

/*
 * A view is what fills the screen: the headlines, an article, the help. Views
 * stand on a stack; the uppermost gets the keys. A view draws itself whole into
 * a grid each time, knows no terminal, and asks its Ui for everything that is
 * not its own: another view, a word in the bottom line, the end.
 */

#include "pipeline/opening.h"
#include "ui/action.h"
#include "ui/citation.h"
#include "ui/grid.h"
#include "ui/shelf.h"

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

	/* The shelf has changed; may be NULL. */
	void (*news)(View *view);

	/* A page has come (ui_open_page()), or why not: true where the view has
	 * asked for it and takes the opening for its own. May be NULL. */
	bool (*page)(View *view, Ui *ui, Opening *page);

	/* Nothing happens: a few milliseconds for what can be done ahead. True
	 * where more could be; may be NULL. */
	bool (*idle)(View *view);

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

/* What was said, or the count that is being typed, or else how far a refresh
 * is; empty: nothing of it. It lives until the next draw. */
Str ui_said(Ui *ui);

/* How articles are shown. */
uint16_t ui_text_width(const Ui *ui);
bool ui_justify(const Ui *ui);
bool ui_hyphenate(const Ui *ui);
bool ui_sidebar(const Ui *ui);
bool ui_indirect(const Ui *ui);

/*
 * What quoth does in a process of its own, see errand.h; one at a time. How it
 * goes and ends is said in the bottom line, and views hear of news.
 */
/* The feeds of a row; of a smart list, all. */
void ui_refresh(Ui *ui, Shelf *shelf, ShelfRowKind kind, Str key);
void ui_add(Ui *ui, Str address);
void ui_import(Ui *ui);

/* Opens the page at url in a process of its own, and gives it to the view that
 * takes it; one at a time, the last that was asked for. */
void ui_open_page(Ui *ui, Str url);

/* The address of the feed that was opened and is not the reader's yet; empty:
 * there is none. */
Str ui_offered_feed(const Ui *ui);

/* Whether the reader has a list of feeds, be it an empty one. */
bool ui_has_feeds(const Ui *ui);

/* Whether any of that can be done from here. */
bool ui_can_fetch(const Ui *ui);

/* Another reader's list that could be imported; empty: none. */
Str ui_import_file(const Ui *ui);

/* What others do for the reader; where it fails it is said. */
void ui_browse(Ui *ui, Str url);
void ui_edit(Ui *ui, Str file);
void ui_copy(Ui *ui, Str text);
void ui_cite(Ui *ui, const Citation *citation);

uint32_t ui_theme_count(const Ui *ui);
const Theme *ui_theme_at(const Ui *ui, uint32_t index);
uint32_t ui_theme(const Ui *ui);
void ui_set_theme(Ui *ui, uint32_t index);

#endif
