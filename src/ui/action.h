#ifndef QUOTH_UI_ACTION_H
#define QUOTH_UI_ACTION_H

/*
 * Everything a reader can do, in one table: the keys are looked up in it, and
 * the help, the line of hints and the manual are made from it. A new key is one
 * line here and one case in the act() of the views that it is for.
 *
 * Keys are written as in key.h. One key may stand for several actions, as long
 * as no two of them are for the same place.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "ui/key.h"

/* Where an action works. */
typedef enum {
	PLACE_LIST = 1,     /* the headlines */
	PLACE_TEXT = 2,     /* the article */
	PLACE_SIDEBAR = 4,  /* names and quotes beside it */
	PLACE_HELP = 8,
	PLACE_CHOICE = 16,  /* a small list over the screen: the themes */
	PLACE_FEEDS = 32,   /* the feed list */
	PLACE_SHEET = 64,   /* dossiers, everybody, the quotes of today */
} Place;

#define PLACE_ARTICLE (PLACE_TEXT | PLACE_SIDEBAR)
#define PLACE_LISTS (PLACE_FEEDS | PLACE_LIST)
#define PLACE_SCREEN (PLACE_LISTS | PLACE_ARTICLE | PLACE_SHEET)
#define PLACE_ROWS (PLACE_LISTS | PLACE_SIDEBAR | PLACE_CHOICE | PLACE_SHEET)
#define PLACE_NAMES (PLACE_LIST | PLACE_ARTICLE | PLACE_SHEET)
#define PLACE_ALL (PLACE_SCREEN | PLACE_HELP | PLACE_CHOICE)

/* name, keys, in the line of hints ("" is not in it), in help and manual,
 * places */
#define ACTION_LIST(X) \
	X(DOWN, "j <Down>", "", "one line down", PLACE_ALL) \
	X(UP, "k <Up>", "", "one line up", PLACE_ALL) \
	X(HALF_DOWN, "d <C-d>", "", "half a screen down", PLACE_ALL) \
	X(HALF_UP, "u <C-u>", "", "half a screen up", PLACE_ALL) \
	X(PAGE_DOWN, "<Space> <PageDown> <C-f>", "page", "one page on", PLACE_ALL) \
	X(PAGE_UP, "b <PageUp> <C-b>", "", "one page back", PLACE_ALL) \
	X(FIRST, "g <Home>", "", "to the beginning", PLACE_ALL) \
	X(LAST, "G <End>", "", "to the end", PLACE_ALL) \
	X(OPEN, "<Enter> l <Right>", "open", \
	    "open the story or the feed; open a folder, or close it, as Space " \
	    "does; go to the mentions of the name, or to the quote", PLACE_ROWS) \
	X(REFRESH, "r", "refresh", "fetch this feed, or all of this folder", \
	    PLACE_LISTS) \
	X(REFRESH_ALL, "R", "all", "fetch all feeds", PLACE_LISTS) \
	X(NEXT_UNREAD, "n", "unread", "to the next with something unread", \
	    PLACE_LISTS) \
	X(PREVIOUS_UNREAD, "N", "", "to the one before with something unread", \
	    PLACE_LISTS) \
	X(NEXT_FEED, "J", "", "to the next feed", PLACE_LIST) \
	X(PREVIOUS_FEED, "K", "", "to the feed before", PLACE_LIST) \
	X(NEXT_STORY, "J", "", "to the next story of the list", PLACE_ARTICLE) \
	X(PREVIOUS_STORY, "K", "", "to the story before", PLACE_ARTICLE) \
	X(READ, "m", "", "mark as read, or as unread", \
	    PLACE_LIST | PLACE_ARTICLE) \
	X(READ_ALL, "A", "", "mark all in it as read", PLACE_LISTS) \
	X(STAR, "s", "star", "star it, or take the star away", \
	    PLACE_LIST | PLACE_ARTICLE) \
	X(UNDO, "U", "", "take the last change back", PLACE_SCREEN) \
	X(PAGE, "x", "", "fetch its page, where the feed has only a part of it; " \
	    "then the feed's text again", PLACE_ARTICLE) \
	X(BROWSER, "o", "browser", "open its page in the browser", \
	    PLACE_NAMES) \
	X(COPY, "y", "", "copy its address", PLACE_NAMES) \
	X(FIND, "/", "search", "search the list: words, who:marsh, " \
	    "about:okafor, feed:gazette, tag:daily, since:7d, is:unread, " \
	    "is:starred", PLACE_LISTS) \
	X(ADD, "a", "add", "add a feed by its address, or its page's", \
	    PLACE_LISTS) \
	X(IMPORT, "i", "", "import the list of another reader that was found", \
	    PLACE_LISTS) \
	X(EDIT, "e E", "", "edit the list of feeds in your editor", PLACE_FEEDS) \
	X(REMOVE, "D", "", "remove the feed from the list", PLACE_FEEDS) \
	X(ERRORS, "v", "", "what could not be fetched, and why", PLACE_LISTS) \
	X(NEXT_QUOTE, "] )", "next quote", "to the next quote; 3] goes three on", \
	    PLACE_ARTICLE) \
	X(PREVIOUS_QUOTE, "[ (", "previous", "to the quote before", \
	    PLACE_ARTICLE) \
	X(NEXT_SAME_SPEAKER, ";", "same speaker", \
	    "to the next quote of the same speaker", PLACE_ARTICLE) \
	X(PREVIOUS_SAME_SPEAKER, ",", "", \
	    "to the quote before of the same speaker", PLACE_ARTICLE) \
	X(SEARCH, "/", "search", "search the article", PLACE_ARTICLE) \
	X(NEXT_HIT, "n", "", \
	    "to the next place found, or mention of the name chosen", PLACE_ARTICLE) \
	X(PREVIOUS_HIT, "N", "", "to the place or mention before", PLACE_ARTICLE) \
	X(NEXT_PART, "<Tab>", "sidebar", \
	    "from the text to people, organizations, quotes, and back", \
	    PLACE_ARTICLE) \
	X(PREVIOUS_PART, "<S-Tab>", "", "the same way back", PLACE_ARTICLE) \
	X(HIDE_SIDEBAR, "z", "", "hide the sidebar, or show it", PLACE_ARTICLE) \
	X(DOSSIER, "p", "dossier", "dossier of the speaker, or of the name chosen", \
	    PLACE_NAMES) \
	X(EVERYBODY, "P", "everybody", "everybody who was named lately; / finds " \
	    "others", PLACE_SCREEN) \
	X(QUOTES, "\"", "quotes", "the quotes of today; in a story, its quotes", \
	    PLACE_SCREEN) \
	X(FOLLOW, "+", "follow", "follow the speaker or the name chosen, or no " \
	    "more", PLACE_NAMES) \
	X(MUTE, "-", "mute", "hide what is about the speaker or the name chosen, " \
	    "or no more", PLACE_NAMES) \
	X(SHOW_MUTED, "M", "muted", "show what is hidden since it is muted, or " \
	    "hide it", PLACE_LIST) \
	X(CITE, "Y", "copy quote", "copy the quote, with who said it and where", \
	    PLACE_ARTICLE | PLACE_SHEET) \
	X(NEXT_SECTION, "<Tab>", "section", "to the next section", PLACE_SHEET) \
	X(FIND_NAME, "/", "search", "find somebody by a part of the name", \
	    PLACE_SHEET) \
	X(NARROWER, "<lt>", "", "narrower lines", PLACE_ARTICLE) \
	X(WIDER, ">", "", "wider lines", PLACE_ARTICLE) \
	X(THEMES, "T", "themes", "choose how it looks", PLACE_SCREEN) \
	X(HELP, "?", "help", "all keys", PLACE_SCREEN) \
	X(CANCEL, "<Esc>", "", \
	    "back to the text; forget the search and the name chosen", \
	    PLACE_ARTICLE | PLACE_HELP | PLACE_CHOICE) \
	X(BACK, "q h <Left>", "back", "back to where one came from; q in the " \
	    "last place ends quoth", PLACE_ALL) \
	X(QUIT, "Q <C-c>", "", "end quoth", PLACE_ALL)

typedef enum {
	ACTION_NONE,
#define ACTION_ENUM(name, keys, hint, help, places) ACTION_##name,
	ACTION_LIST(ACTION_ENUM)
#undef ACTION_ENUM
	ACTION_COUNT
} Action;

/* "next-quote": for a file of keys, and the prompt for commands. */
Str action_name(Arena *arena, Action action);
Str action_keys(Action action);  /* "] )" */
Str action_hint(Action action);  /* "next quote", or empty */
Str action_help(Action action);
unsigned action_places(Action action);

/* What the key means in that place, or ACTION_NONE. */
Action action_of_key(Key key, Place place);

/* The keys as people read them: "Space, PageDown, Ctrl-F". */
Str action_key_names(Arena *arena, Action action);

/* The whole table as the list of keys in the manual (mdoc). */
void action_manual(Buf *out);

#endif
