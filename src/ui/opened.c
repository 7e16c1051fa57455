#include "ui/opened.h"

#include <time.h>

#include "base/date.h"
#include "base/url.h"
#include "store/dossier.h"
#include "ui/dossier.h"
#include "ui/everybody.h"
#include "ui/reader.h"
#include "ui/regard.h"

typedef struct {
	View view;
	Arena *arena;
	Listing *listing;
	Listing own;    /* of opened_alone(): listing points to it */
	Arena *story_arena;
	Story story;
	int64_t id;
	Opening *page;  /* the same from its page, where it was asked for */
	Story other;    /* the page's text, or the feed's where the page's opens;
	                   its document is NULL: it was not asked for */
	Str asked;      /* the address of a page that has not come yet */
	bool shows_other;
	bool opens_other; /* the next time: the other is in the store */
	View *reader;   /* of the story, or of the other */
	Range quote;    /* where the first one opens; empty: where one was */
} Opened;

/* --- one story, and then another --- */

static void
leave_story(Opened *opened)
{
	Shelf *shelf = opened->listing->shelf;
	if (!opened->reader)
		return;
	/* the place is one in the text that opens again */
	if (shelf->ops->keep_place && opened->shows_other == opened->opens_other)
		shelf->ops->keep_place(shelf, opened->id,
		    reader_byte(opened->reader));
	opened->reader->ops->close(opened->reader);
	opened->reader = NULL;
	opening_free(opened->page);
	opened->page = NULL;
	opened->asked = (Str){0};
	opened->other = (Story){0};
	opened->shows_other = opened->opens_other = false;
	arena_free(opened->story_arena);
}

/* "Okafor, 3 more quotes this week" */
static StrList
also_in_feeds(Arena *arena, Shelf *shelf, int64_t id, const Story *story)
{
	enum { WEEK = 7 * 24 * 60 * 60, MOST = 3 };
	StrList lines = {0};
	Err err = {0};
	Store *store = shelf_records(shelf, &err);
	const EntityList *entities = &story->notes->entities;
	int64_t since = (int64_t)time(NULL) - WEEK;
	for (uint32_t i = 0; store && i < entities->count
	    && lines.count < MOST; i++) {
		const Entity *entity = &entities->items[i];
		uint32_t quotes = 0, items = 0;
		if (entity->kind > ENTITY_ORGANIZATION
		    || !store_quotes_lately(arena, store, entity->kind,
		        entity->name, id, since, &quotes, &items, &err)
		    || !quotes)
			continue;
		list_push(arena, &lines, str_format(arena,
		    "%.*s, %u more quote%s this week", STR_ARG(entity->name),
		    quotes, quotes == 1 ? "" : "s"));
	}
	return lines;
}

static View *
make_reader(const Opened *opened, Ui *ui, const Story *story, uint32_t byte)
{
	const Listing *listing = opened->listing;
	ReaderOptions options = {
		.text_width = ui_text_width(ui),
		.justify = ui_justify(ui),
		.hyphenate = ui_hyphenate(ui),
		.sidebar = ui_sidebar(ui),
		.indirect = ui_indirect(ui),
		.heading = listing->name,
		.index = listing->selected,
		.count = listing->total,
		.byte = byte,
		.quote = opened->quote,
	};
	if (ui_sidebar(ui) && (listing->total > 1 || listing->alone))
		options.also = also_in_feeds(opened->story_arena,
		    listing->shelf, opened->id, story);
	return reader_new(story, &options);
}

/* The listing's selected one. False, and the old one as it was, where it cannot
 * be had. */
static bool
enter_story(Opened *opened, Ui *ui)
{
	Listing *listing = opened->listing;
	int64_t id = listing_selected(listing)->id;
	Arena *arena = arena_new();
	Story story;
	Err err = {0};
	uint32_t byte;
	if (!listing->shelf->ops->open(listing->shelf, arena, id, &story,
	        &byte, &err)) {
		ui_say(ui, "%s", err.text);
		arena_free(arena);
		return false;
	}
	leave_story(opened);
	opened->story_arena = arena;
	opened->story = story;
	opened->id = id;
	opened->reader = make_reader(opened, ui, &opened->story, byte);
	opened->quote = (Range){0};
	if (!listing_selected(listing)->read
	    && !listing_mark_selected(listing, SHELF_READ, &err))
		ui_say(ui, "%s", err.text);
	return true;
}

static void
step(Opened *opened, Ui *ui, int64_t by)
{
	Listing *listing = opened->listing;
	uint32_t from = listing->selected;
	listing_move(listing, by);
	if (listing->selected == from)
		ui_say(ui, by > 0 ? "this is the last of the list"
		    : "this is the first of the list");
	else if (!enter_story(opened, ui))
		listing->selected = from;
}

static void
next_unread(Opened *opened, Ui *ui)
{
	Listing *listing = opened->listing;
	uint32_t from = listing->selected;
	if (!listing_next_unread(listing, 1))
		ui_say(ui, "nothing unread is left in this list");
	else if (!enter_story(opened, ui))
		listing->selected = from;
}

/* --- what one does with it --- */

static const Headline *
headline_of(Opened *opened)
{
	uint32_t selected = opened->listing->selected;
	return listing_headline(opened->listing, selected, 1, selected);
}

static void
mark(Opened *opened, Ui *ui, ShelfMark mark, const char *said)
{
	Err err = {0};
	if (listing_mark_selected(opened->listing, mark, &err))
		ui_say(ui, "%s", said);
	else
		ui_say(ui, "%s", err.text);
}

static const Story *
story_shown(const Opened *opened)
{
	return opened->shows_other ? &opened->other : &opened->story;
}

/* The page in the place of what the feed has, or the other way round. */
static void
change_text(Opened *opened, Ui *ui)
{
	opened->shows_other = !opened->shows_other;
	opened->reader->ops->close(opened->reader);
	opened->reader = make_reader(opened, ui, story_shown(opened), 0);
	bool page = opened->shows_other == (opened->page != NULL);
	ui_say(ui, page ? "the text of its page; x goes back to the feed's"
	    : "the feed's text; x goes back to its page's");
}

/* Where the text of the page is in the store already. False where it is not. */
static bool
show_feed_text(Opened *opened, Ui *ui)
{
	Shelf *shelf = opened->listing->shelf;
	bool opens_page = false;
	Err err = {0};
	if (!shelf->ops->feed_text
	    || !shelf->ops->feed_text(shelf, opened->story_arena, opened->id,
	        &opened->other, &opens_page, &err))
		return false;
	if (opens_page && opened->other.document)
		change_text(opened, ui);
	else if (opens_page)
		ui_say(ui, "this is the text of its page; the feed has none");
	return opens_page;
}

static void
ask_for_page(Opened *opened, Ui *ui)
{
	Str url = headline_of(opened)->url;
	if (opened->other.document) {
		change_text(opened, ui);
	} else if (show_feed_text(opened, ui)) {
		/* nothing has to be fetched */
	} else if (!ui_can_fetch(ui)) {
		ui_say(ui, "nothing can be fetched from here");
	} else if (!url_is_web(url)) {
		ui_say(ui, "it has no address in the web");
	} else {
		opened->asked = str_copy(opened->story_arena, url);
		ui_open_page(ui, url);
	}
}

/* What the page does not say of itself, the feed said. */
static void
fill_in(Opening *page, const Document *feed)
{
	Story *story = &page->stories.items[0];
	Document *whole = ARENA_NEW(page->arena, Document);
	*whole = *story->document;
	if (str_empty(whole->title))
		whole->title = str_copy(page->arena, feed->title);
	if (str_empty(whole->byline))
		whole->byline = str_copy(page->arena, feed->byline);
	if (whole->published == DATE_NONE)
		whole->published = feed->published;
	story->document = whole;
}

static bool
opened_page(View *view, Ui *ui, Opening *page)
{
	Opened *opened = (Opened *)view;
	Shelf *shelf = opened->listing->shelf;
	Err err = {0};
	if (!opened->asked.len
	    || !str_equal(opened->asked, page->sources.items[0]))
		return false;
	opened->asked = (Str){0};
	if (page->failures.count) {
		ui_say(ui, "%.*s", STR_ARG(page->failures.items[0]));
		return false;
	}
	if (page->is_feed || !page->stories.count
	    || !page->stories.items[0].document->text.len) {
		ui_say(ui, "no article was found on its page; o opens it in the "
		    "browser");
		return false;
	}
	fill_in(page, opened->story.document);
	opened->page = page;
	opened->other = page->stories.items[0];
	change_text(opened, ui);
	opened->opens_other = shelf->ops->keep_page
	    && shelf->ops->keep_page(shelf, opened->id, &opened->other, &err);
	if (err_is_set(&err))
		ui_say(ui, "%s", err.text);
	return true;
}

static void
undo(Opened *opened, Ui *ui)
{
	Arena *arena = arena_new();
	Str what;
	Err err = {0};
	if (listing_undo(opened->listing, arena, &what, &err))
		ui_say(ui, "taken back: %.*s", STR_ARG(what));
	else
		ui_say(ui, "%s", err.text);
	arena_free(arena);
}

static void
cite(Opened *opened, Ui *ui)
{
	const Quote *quote = reader_quote(opened->reader);
	const Document *document = story_shown(opened)->document;
	const Notes *notes = story_shown(opened)->notes;
	const Headline *headline = headline_of(opened);
	if (!quote) {
		ui_say(ui, "go to a quote first: ]");
		return;
	}
	ui_cite(ui, &(Citation){
	    .text = range_str(document->text, quote->text),
	    .speaker = notes_speaker_name(document, notes, quote),
	    .role = quote->speaker == NO_ENTITY ? (Str){0}
	        : notes->entities.items[quote->speaker].role,
	    .perhaps = quote->confidence == CONFIDENCE_LOW,
	    .headline = headline->title,
	    .source = headline->from.len ? headline->from : document->site,
	    .link = headline->url,
	    .date = document->published});
}

/* Of the name chosen, or whoever speaks. */
static void
act_on_name(Opened *opened, Ui *ui, Action action)
{
	const Entity *entity = reader_name(opened->reader);
	Shelf *shelf = opened->listing->shelf;
	if (!entity)
		ui_say(ui, reader_quote(opened->reader)
		    ? "the speaker of this quote is not known by name"
		    : "go to a quote first: ] - or choose a name: Tab");
	else if (action == ACTION_DOSSIER)
		ui_push(ui, dossier_new(shelf, entity->kind, entity->name));
	else
		regard_change(ui, shelf, entity->kind, entity->name,
		    action == ACTION_FOLLOW ? REGARD_FOLLOWED : REGARD_MUTED);
}

static void
opened_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Opened *opened = (Opened *)view;
	View *reader = opened->reader;
	int64_t times = count ? count : 1;
	switch (action) {
	case ACTION_PAGE_DOWN:
		if (opened->listing->total > 1 && reader_at_end(reader)
		    && reader->ops->place(reader) == PLACE_TEXT)
			next_unread(opened, ui);
		else
			reader->ops->act(reader, ui, action, count);
		break;
	case ACTION_NEXT_STORY: step(opened, ui, times); break;
	case ACTION_PREVIOUS_STORY: step(opened, ui, -times); break;
	case ACTION_PAGE: ask_for_page(opened, ui); break;
	case ACTION_BROWSER: ui_browse(ui, headline_of(opened)->url); break;
	case ACTION_COPY:
		if (headline_of(opened)->url.len)
			ui_copy(ui, headline_of(opened)->url);
		else
			ui_say(ui, "it has no address");
		break;
	case ACTION_READ:
		if (listing_selected(opened->listing)->read)
			mark(opened, ui, SHELF_UNREAD, "unread again");
		else
			mark(opened, ui, SHELF_READ, "read");
		break;
	case ACTION_STAR:
		if (headline_of(opened)->starred)
			mark(opened, ui, SHELF_UNSTAR, "the star is gone");
		else
			mark(opened, ui, SHELF_STAR, "starred");
		break;
	case ACTION_UNDO: undo(opened, ui); break;
	case ACTION_CITE: cite(opened, ui); break;
	case ACTION_DOSSIER:
	case ACTION_FOLLOW:
	case ACTION_MUTE: act_on_name(opened, ui, action); break;
	case ACTION_EVERYBODY:
		ui_push(ui, everybody_new(opened->listing->shelf, (Str){0}));
		break;
	default: reader->ops->act(reader, ui, action, count); break;
	}
}

/* --- the rest is the reader's --- */

static Place
opened_place(const View *view)
{
	const View *reader = ((const Opened *)view)->reader;
	return reader->ops->place(reader);
}

static void
opened_draw(View *view, Ui *ui, Grid *grid)
{
	View *reader = ((Opened *)view)->reader;
	reader->ops->draw(reader, ui, grid);
}

static bool
opened_key(View *view, Ui *ui, Key key)
{
	View *reader = ((Opened *)view)->reader;
	return reader->ops->key(reader, ui, key);
}

static bool
opened_idle(View *view)
{
	View *reader = ((Opened *)view)->reader;
	return reader->ops->idle(reader);
}

static void
opened_close(View *view)
{
	Opened *opened = (Opened *)view;
	leave_story(opened);
	if (opened->listing == &opened->own)
		listing_close(&opened->own);
	arena_free(opened->arena);
}

static const ViewOps opened_ops = {
	.place = opened_place,
	.draw = opened_draw,
	.act = opened_act,
	.key = opened_key,
	.page = opened_page,
	.idle = opened_idle,
	.close = opened_close,
};

static Opened *
make_opened(void)
{
	Arena *arena = arena_new();
	Opened *opened = ARENA_NEW(arena, Opened);
	opened->view.ops = &opened_ops;
	opened->arena = arena;
	return opened;
}

View *
opened_new(Ui *ui, Listing *listing)
{
	Opened *opened = make_opened();
	opened->listing = listing;
	if (enter_story(opened, ui))
		return &opened->view;
	arena_free(opened->arena);
	return NULL;
}

View *
opened_alone(Ui *ui, Shelf *shelf, const ShelfQuery *query, Str heading)
{
	Opened *opened = make_opened();
	opened->own = listing_open(shelf, query, heading);
	opened->listing = &opened->own;
	if (opened->own.items.count && enter_story(opened, ui))
		return &opened->view;
	opened_close(&opened->view);
	return NULL;
}

View *
opened_at(Ui *ui, Shelf *shelf, int64_t item, Range quote, Str heading)
{
	Opened *opened = make_opened();
	opened->own = listing_of_item(shelf, item, heading);
	opened->listing = &opened->own;
	opened->quote = quote;
	if (enter_story(opened, ui))
		return &opened->view;
	opened_close(&opened->view);
	return NULL;
}
