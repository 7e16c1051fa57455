#ifndef QUOTH_STORE_STATEMENT_H
#define QUOTH_STORE_STATEMENT_H

/*
 * All that is ever said to SQLite but the tables themselves (schema.c): one
 * table of statements, prepared when first used and kept until the store is
 * closed; and the few functions by which the room speaks it. For this room
 * alone.
 *
 *     Query query = query_of(store, GET_ITEM);
 *     query_int(&query, id);
 *     while (query_row(&query))
 *             *item = item_of(arena, &query);
 *     return query_end(&query, err);
 */

#include "store/store.h"

#define FEED_COLUMNS \
	"f.id, f.url, f.name, f.link, f.language, f.icon, f.etag," \
	" f.last_modified, f.last_try, f.last_good, f.next_try, f.status," \
	" f.error, f.failures, f.gone, f.moved, f.moves"

#define ITEM_COLUMNS \
	"i.id, i.feed, i.headline, i.link, i.authors, s.date, i.published," \
	" i.first_seen, s.read, s.starred, s.place, i.stories, i.quotes"

/* The items that name somebody whom the reader follows; those that are about
 * somebody whom he has muted. 9: now. */
#define FOLLOWED_ITEMS \
	"(SELECT n.item FROM interest r CROSS JOIN name n" \
	" INDEXED BY name_by_figure ON n.key = r.key AND n.kind = r.kind" \
	" WHERE r.regard = 1 AND r.until > ?9)"
#define MUTED_ITEMS \
	"(SELECT n.item FROM interest r CROSS JOIN name n" \
	" INDEXED BY name_by_figure ON n.key = r.key AND n.kind = r.kind" \
	" WHERE r.regard = 2 AND r.until > ?9 AND n.subject)"

/*
 * An ItemQuery: 1, 2 after; 3 since; 4 unread, 5 starred, 6 quoted only; 7 feeds
 * as a JSON array, or NULL; 8 an ItemRegard, 9 now. All lists say the same and differ in the index that
 * they walk along: see items_statement() in store_item.c.
 */
#define ITEM_FILTER \
	" JOIN item i ON i.id = s.item" \
	" WHERE (s.date, s.item) < (?1, ?2) AND s.date >= ?3" \
	" AND (NOT ?4 OR s.read = 0) AND (NOT ?5 OR s.starred = 1)" \
	" AND (NOT ?6 OR i.quotes > 0)" \
	" AND (?7 IS NULL OR s.feed IN (SELECT value FROM json_each(?7)))" \
	" AND (?8 = 0 OR CASE WHEN s.item IN " FOLLOWED_ITEMS \
	"  THEN ?8 <> 2 WHEN ?8 = 3 THEN 0" \
	"  ELSE (s.item IN " MUTED_ITEMS ") = (?8 = 2) END)"
#define FROM_ALL "state s INDEXED BY state_by_date CROSS" ITEM_FILTER
#define FROM_UNREAD \
	"state s INDEXED BY state_unread CROSS" ITEM_FILTER " AND s.read = 0"
#define FROM_STARRED \
	"state s INDEXED BY state_starred CROSS" ITEM_FILTER \
	" AND s.starred = 1"
#define FROM_FEEDS \
	"json_each(?7) f CROSS JOIN state s INDEXED BY state_by_feed" \
	" ON s.feed = f.value CROSS" ITEM_FILTER
#define NEWEST_FIRST " ORDER BY s.date DESC, s.item DESC"

#define NAME_COLUMNS "n.item, n.kind, n.name, n.role, n.mentions, n.quotes"

#define QUOTE_COLUMNS \
	"q.item, q.kind, q.start, q.stop, q.text, q.speaker, q.role, q.basis," \
	" q.confidence, i.headline, s.date"
/* A Saying, but for its source and date */
#define SAYING_COLUMNS \
	"q.item, q.start, q.stop, q.text, q.speaker, q.key, q.role," \
	" q.confidence, (SELECT n.kind FROM name n WHERE n.item = q.item" \
	"  AND n.key = q.key AND n.kind < 2 LIMIT 1)"

/* Whether s.date is the publisher's, and not when the item was first seen. */
#define WAS_DATED \
	"NOT EXISTS (SELECT 1 FROM item u INDEXED BY item_undated" \
	" WHERE u.id = s.item AND u.first_seen = s.date" \
	" AND u.published = -9223372036854775807 - 1)"

/* 1 item, 2 speaker, 3 since, 4 limit; first is what the index finds */
#define QUOTE_TAIL(first) \
	" JOIN item i ON i.id = q.item" \
	" WHERE " first " AND q.kind <> 2 AND s.date >= ?3" \
	" AND (?1 = 0 OR q.item = ?1) AND (?2 = '' OR q.key = ?2)" \
	NEWEST_FIRST ", q.start LIMIT ?4"

/* A SearchQuery but for its words: 1 since; 2, 3, 4 unread, starred, quoted only;
 * 5 feeds. Walks go along an index from the newest on; whoever walks knows which
 * items have the words. */
#define SEARCH_FILTER \
	"s.date >= ?1 AND (NOT ?2 OR s.read = 0)" \
	" AND (NOT ?3 OR s.starred = 1) AND (NOT ?4 OR EXISTS" \
	" (SELECT 1 FROM item q WHERE q.id = s.item AND q.quotes > 0))" \
	" AND (?5 IS NULL OR s.feed IN (SELECT value FROM json_each(?5)))"

/* 1 limit; 2 feeds as a JSON array, or NULL. The newest of each feed, then the
 * second of each, and so on. */
#define DUE_IN_TURN(index, due) \
	" FROM (SELECT d.id, row_number() OVER" \
	"  (PARTITION BY ds.feed ORDER BY ds.date DESC, d.id DESC) AS turn" \
	"  FROM item d " index " JOIN state ds ON ds.item = d.id" \
	"  WHERE d." due " AND (?2 IS NULL OR ds.feed IN" \
	"   (SELECT value FROM json_each(?2)))) t" \
	" JOIN item i ON i.id = t.id JOIN state s ON s.item = t.id" \
	" ORDER BY t.turn, s.date DESC, i.id DESC LIMIT ?1"

#define STATEMENT_LIST(X) \
	/* the file */ \
	X(BEGIN, "BEGIN IMMEDIATE") \
	X(COMMIT, "COMMIT") \
	X(ROLLBACK, "ROLLBACK") \
	X(USE_WAL, "PRAGMA journal_mode = WAL") \
	X(GET_PULSE, "PRAGMA data_version") \
	X(CHECK_WHOLE, "PRAGMA integrity_check(1)") \
	X(CHECK_FOREIGN, "PRAGMA foreign_key_check") \
	X(GET_VERSION, "PRAGMA user_version") \
	X(GET_APPLICATION, "PRAGMA application_id") \
	X(COUNT_TABLES, "SELECT count(*) FROM sqlite_schema") \
	X(GET_STORY_VERSION, "SELECT story_version FROM made") \
	X(SET_STORY_VERSION, "UPDATE made SET story_version = ?") \
	X(MAKE_STORIES_DUE, "UPDATE item SET" \
	    " due_feed = due_feed OR (stories & 1)," \
	    " due_full = due_full OR (stories & 2) <> 0") \
	/* feeds */ \
	X(LIST_FEEDS, "SELECT " FEED_COLUMNS ", c.items, c.unread FROM feed f" \
	    " JOIN feed_count c ON c.feed = f.id ORDER BY f.url") \
	X(LIST_FEED_NAMES, "SELECT id, url, name FROM feed") \
	X(GET_FEED, "SELECT " FEED_COLUMNS ", c.items, c.unread FROM feed f" \
	    " JOIN feed_count c ON c.feed = f.id WHERE f.url = ?") \
	X(ADD_FEED, "INSERT INTO feed (url) VALUES (?)" \
	    " ON CONFLICT DO NOTHING") \
	X(FIND_FEED, "SELECT id FROM feed WHERE url = ?") \
	X(SET_FEED, "UPDATE feed SET name = ?2, link = ?3, language = ?4," \
	    " icon = ?5 WHERE id = ?1 AND (name, link, language, icon)" \
	    " <> (?2, ?3, ?4, ?5)") \
	X(SET_FETCH, "UPDATE feed SET etag = ?, last_modified = ?," \
	    " last_try = ?, last_good = ?, next_try = ?, status = ?," \
	    " error = ?, failures = ?, gone = ?, moved = ?, moves = ?" \
	    " WHERE id = ?") \
	X(MOVE_FEED, "UPDATE OR IGNORE feed SET url = ? WHERE url = ?") \
	X(DELETE_FEED, "DELETE FROM feed WHERE id = ?1" \
	    " AND NOT EXISTS (SELECT 1 FROM item WHERE feed = ?1)") \
	/* items */ \
	X(LIST_KNOWN, "SELECT id, identity, guid, own, print, present" \
	    " FROM item WHERE feed = ?") \
	X(ADD_ITEM, "INSERT INTO item (feed, identity, guid, own, print," \
	    " headline, link, authors, published, first_seen, due_feed," \
	    " due_full, present) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)") \
	X(SET_ITEM, "UPDATE item SET identity = ?2, own = ?3, print = ?4," \
	    " headline = ?5, link = ?6, authors = ?7, published = ?8," \
	    " due_feed = ?9, due_full = max(due_full, ?10), present = 1" \
	    " WHERE id = ?1") \
	X(SET_PRESENT, "UPDATE item SET present = ? WHERE id = ?") \
	X(PUT_TEXT, "INSERT OR REPLACE INTO item_text (item, summary," \
	    " summary_type, summary_base, content, content_type," \
	    " content_base, image, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)") \
	X(GET_TEXT, "SELECT summary, summary_type, summary_base, content," \
	    " content_type, content_base, image, more FROM item_text" \
	    " WHERE item = ?") \
	X(ADD_STATE, "INSERT INTO state (item, feed, date) VALUES (?, ?, ?)") \
	X(SET_DATE, "UPDATE state SET date = min(?2," \
	    " (SELECT first_seen FROM item WHERE id = ?1))" \
	    " WHERE item = ?1") \
	X(DELETE_OLD, "DELETE FROM item WHERE id IN" \
	    " (SELECT s.item FROM state s JOIN item i ON i.id = s.item" \
	    "  WHERE s.feed = ? AND s.date < ? AND s.starred = 0" \
	    "  AND i.present = 0)") \
	X(DELETE_ITEMS, "DELETE FROM item WHERE id IN" \
	    " (SELECT item FROM state WHERE feed = ? AND starred = 0)") \
	X(GET_ITEM, "SELECT " ITEM_COLUMNS " FROM state s" \
	    " JOIN item i ON i.id = s.item WHERE s.item = ?") \
	X(LIST_ALL, "SELECT " ITEM_COLUMNS " FROM " FROM_ALL NEWEST_FIRST \
	    " LIMIT ?10") \
	X(LIST_UNREAD, "SELECT " ITEM_COLUMNS " FROM " FROM_UNREAD \
	    NEWEST_FIRST " LIMIT ?10") \
	X(LIST_STARRED, "SELECT " ITEM_COLUMNS " FROM " FROM_STARRED \
	    NEWEST_FIRST " LIMIT ?10") \
	X(LIST_OF_FEEDS, "SELECT " ITEM_COLUMNS " FROM " FROM_FEEDS \
	    NEWEST_FIRST " LIMIT ?10") \
	X(COUNT_ALL, "SELECT count(*) FROM " FROM_ALL) \
	X(COUNT_UNREAD, "SELECT count(*) FROM " FROM_UNREAD) \
	X(COUNT_STARRED, "SELECT count(*) FROM " FROM_STARRED) \
	X(COUNT_OF_FEEDS, "SELECT count(*) FROM " FROM_FEEDS) \
	/* the reader's state, and taking it back */ \
	X(ADD_STEP, "INSERT INTO undo_step (what, data, items)" \
	    " VALUES (?, ?, 0)") \
	X(KEEP_READ, "INSERT OR IGNORE INTO undo_item" \
	    " SELECT ?1, item, read, starred FROM state WHERE item = ?2" \
	    " AND read <> ?3") \
	X(KEEP_STARRED, "INSERT OR IGNORE INTO undo_item" \
	    " SELECT ?1, item, read, starred FROM state WHERE item = ?2" \
	    " AND starred <> ?3") \
	X(KEEP_STATES, "INSERT INTO undo_item" \
	    " SELECT ?10, s.item, s.read, s.starred FROM " FROM_UNREAD) \
	X(SET_READ, "UPDATE state SET read = ?2 WHERE item = ?1" \
	    " AND read <> ?2") \
	X(SET_STARRED, "UPDATE state SET starred = ?2 WHERE item = ?1" \
	    " AND starred <> ?2") \
	X(SET_ALL_READ, "UPDATE state SET read = 1 WHERE item IN" \
	    " (SELECT item FROM undo_item WHERE step = ?)") \
	X(SET_PLACE, "UPDATE state SET place = ?2 WHERE item = ?1") \
	X(COUNT_STEP, "UPDATE undo_step SET items =" \
	    " (SELECT count(*) FROM undo_item WHERE step = ?1)" \
	    " WHERE id = ?1") \
	X(LAST_STEP, "SELECT id, what, data, items, coalesce(" \
	    " (SELECT item FROM undo_item WHERE step = id LIMIT 1), 0)" \
	    " FROM undo_step ORDER BY id DESC LIMIT 1") \
	X(TAKE_BACK, "UPDATE state SET read = u.read, starred = u.starred" \
	    " FROM undo_item u WHERE u.step = ? AND u.item = state.item") \
	X(DELETE_STEP, "DELETE FROM undo_step WHERE id = ?") \
	X(FORGET_STEPS, "DELETE FROM undo_step WHERE id IN" \
	    " (SELECT id FROM (SELECT id," \
	    "   row_number() OVER (ORDER BY id DESC) AS number," \
	    "   sum(items) OVER (ORDER BY id DESC) AS total FROM undo_step)" \
	    "  WHERE number > ?1 OR (total > ?2 AND number > 1))") \
	/* stories */ \
	X(PUT_STORY, "INSERT INTO story (item, kind, made, tries, note, packed)" \
	    " SELECT id, ?2, ?3, 0, '', ?4 FROM item WHERE id = ?1" \
	    " ON CONFLICT (item, kind) DO UPDATE SET made = excluded.made," \
	    " tries = 0, note = '', packed = excluded.packed") \
	X(GET_STORY, "SELECT packed, note FROM story" \
	    " WHERE item = ? AND kind = ?") \
	X(GET_STORIES, "SELECT stories FROM item WHERE id = ?") \
	X(SET_STORIES, "UPDATE item SET stories = stories | ?2," \
	    " due_feed = due_feed AND NOT (?2 & 1)," \
	    " due_full = due_full AND NOT (?2 & 2) WHERE id = ?1") \
	X(SET_QUOTES, "UPDATE item SET quotes = ?2 WHERE id = ?1") \
	X(BEGIN_STORY, "INSERT INTO story (item, kind, made, tries, note)" \
	    " SELECT id, ?2, ?3, 1, '' FROM item WHERE id = ?1" \
	    " ON CONFLICT (item, kind) DO UPDATE SET tries = tries + 1") \
	X(FAIL_STORY, "INSERT INTO story (item, kind, made, tries, note)" \
	    " SELECT id, ?2, 0, 1, ?3 FROM item WHERE id = ?1" \
	    " ON CONFLICT (item, kind) DO UPDATE SET note = excluded.note") \
	X(GET_TRIES, "SELECT tries FROM story WHERE item = ? AND kind = ?") \
	X(UNCOUNT_TRY, "UPDATE story SET tries = max(0, tries - 1)" \
	    " WHERE item = ? AND kind = ?") \
	X(STILL_DUE, "UPDATE item SET" \
	    " due_feed = due_feed OR (?2 & 1) <> 0," \
	    " due_full = due_full OR (?2 & 2) <> 0 WHERE id = ?1") \
	X(FORGET_TRIES, "UPDATE story SET tries = 0, note = ''" \
	    " WHERE item = ?") \
	X(GIVE_UP, "UPDATE item SET" \
	    " due_feed = due_feed AND NOT (?2 & 1)," \
	    " due_full = due_full AND NOT (?2 & 2) WHERE id = ?1") \
	X(DUE_FEED_TEXTS, "SELECT " ITEM_COLUMNS \
	    DUE_IN_TURN("INDEXED BY item_due_feed", "due_feed")) \
	X(DUE_FULL_TEXTS, "SELECT " ITEM_COLUMNS \
	    DUE_IN_TURN("INDEXED BY item_due_full", "due_full")) \
	/* names */ \
	X(CLEAR_NAMES, "DELETE FROM name WHERE item = ?") \
	X(CLEAR_MENTIONS, "DELETE FROM mention WHERE item = ?") \
	X(CLEAR_QUOTES, "DELETE FROM quote WHERE item = ?") \
	X(ADD_NAME, "INSERT INTO name (item, entity, kind, name, key, role," \
	    " mentions, quotes, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)") \
	X(ADD_MENTION, "INSERT INTO mention (item, start, stop, entity)" \
	    " VALUES (?, ?, ?, ?)") \
	X(ADD_QUOTE, "INSERT OR IGNORE INTO quote (item, start, stop, kind," \
	    " text, speaker, key, role, basis, confidence)" \
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") \
	X(LIST_NAMES, "SELECT " NAME_COLUMNS " FROM name n WHERE item = ?" \
	    " ORDER BY quotes DESC, mentions DESC, entity LIMIT ?") \
	X(LIST_NAMED, "SELECT " NAME_COLUMNS " FROM name n" \
	    " JOIN state s ON s.item = n.item WHERE n.key = ?" \
	    NEWEST_FIRST " LIMIT ?") \
	X(LIST_MENTIONS, "SELECT m.start, m.stop FROM name n" \
	    " JOIN mention m ON m.item = n.item AND m.entity = n.entity" \
	    " WHERE n.item = ? AND n.key = ? ORDER BY m.start") \
	X(LIST_EVERYBODY, "SELECT max(n.item), n.kind, n.name, n.role," \
	    " sum(n.mentions), sum(n.quotes) FROM name n" \
	    " JOIN state s ON s.item = n.item WHERE s.date >= ?" \
	    " GROUP BY n.key, n.kind ORDER BY sum(n.quotes) DESC," \
	    " sum(n.mentions) DESC, n.key LIMIT ?") \
	X(QUOTES_OF_ITEM, "SELECT " QUOTE_COLUMNS " FROM quote q" \
	    " INDEXED BY sqlite_autoindex_quote_1 CROSS JOIN state s" \
	    " ON s.item = q.item" QUOTE_TAIL("q.item = ?1")) \
	X(QUOTES_OF_SPEAKER, "SELECT " QUOTE_COLUMNS " FROM quote q" \
	    " INDEXED BY quote_by_key CROSS JOIN state s" \
	    " ON s.item = q.item" QUOTE_TAIL("q.key = ?2")) \
	X(QUOTES_OF_ALL, "SELECT " QUOTE_COLUMNS " FROM state s" \
	    " INDEXED BY state_by_date CROSS JOIN quote q" \
	    " INDEXED BY sqlite_autoindex_quote_1 ON q.item = s.item" \
	    QUOTE_TAIL("1")) \
	/* dossiers */ \
	X(ADD_NAME_WORD, "INSERT OR IGNORE INTO name_word (word, kind, key)" \
	    " VALUES (?, ?, ?)") \
	X(CLEAR_QUOTED_ABOUT, "DELETE FROM quoted_about WHERE item = ?") \
	X(ADD_QUOTED_ABOUT, "INSERT OR IGNORE INTO quoted_about" \
	    " (item, start, kind, key) VALUES (?, ?, ?, ?)") \
	X(FIND_NAME_WORD, "SELECT kind, key FROM name_word WHERE word = ?") \
	X(FIND_NAME_PREFIX, "SELECT DISTINCT kind, key FROM name_word" \
	    " WHERE word >= ?1 AND word < ?1 || char(1114111) LIMIT ?2") \
	X(COUNT_FIGURE, "SELECT count(*), sum(mentions), sum(quotes)" \
	    " FROM name INDEXED BY name_by_figure" \
	    " WHERE key = ? AND kind = ?") \
	X(LIST_FIGURES, "SELECT n.kind, n.key, count(*), sum(n.mentions)," \
	    " sum(n.quotes) FROM state s" \
	    " INDEXED BY state_by_date CROSS JOIN name n ON n.item = s.item" \
	    " WHERE s.date >= ? AND n.kind < 2 GROUP BY n.key, n.kind" \
	    " ORDER BY sum(n.quotes) DESC, sum(n.mentions) DESC, n.key LIMIT ?") \
	X(NAME_OF_FIGURE, "SELECT name FROM name" \
	    " WHERE item = ? AND key = ? AND kind = ?") \
	X(LAST_NAME_OF_FIGURE, "SELECT name, role FROM name" \
	    " INDEXED BY name_by_figure WHERE key = ? AND kind = ?" \
	    " ORDER BY item DESC LIMIT 1") \
	/* the last column is WAS_DATED, in a way that is quick for many rows */ \
	X(APPEARANCES, "SELECT n.item, n.mentions, n.quotes, s.date," \
	    " u.id IS NULL FROM name n" \
	    " INDEXED BY name_by_figure CROSS JOIN state s ON s.item = n.item" \
	    " LEFT JOIN item u INDEXED BY item_undated ON u.id = n.item" \
	    " AND u.published = -9223372036854775807 - 1" \
	    " AND u.first_seen = s.date" \
	    " WHERE n.key = ? AND n.kind = ?") \
	X(ROLES_OF_FIGURE, "SELECT n.item, n.role FROM name n" \
	    " INDEXED BY name_by_role" \
	    " WHERE n.key = ? AND n.kind = ? AND n.role <> ''") \
	X(SOURCE_OF_ITEM, "SELECT i.headline, i.link," \
	    " CASE f.name WHEN '' THEN f.url ELSE f.name END" \
	    " FROM item i JOIN feed f ON f.id = i.feed WHERE i.id = ?") \
	X(SAYINGS_BY, "SELECT " SAYING_COLUMNS " FROM quote q" \
	    " WHERE q.item = ? AND q.key = ? AND q.kind <> 2 ORDER BY q.start") \
	X(PLACES_QUOTED_ABOUT, "SELECT item, start FROM quoted_about" \
	    " INDEXED BY quoted_about_by_key WHERE key = ? AND kind = ?") \
	X(SAYING_AT, "SELECT " SAYING_COLUMNS " FROM quote q" \
	    " WHERE q.item = ? AND q.start = ? AND q.kind <> 2") \
	X(SAYINGS_SINCE, "SELECT " SAYING_COLUMNS ", s.date, " WAS_DATED \
	    " FROM state s INDEXED BY state_by_date" \
	    " CROSS JOIN item i ON i.id = s.item CROSS JOIN quote q" \
	    " INDEXED BY sqlite_autoindex_quote_1 ON q.item = s.item" \
	    " WHERE s.date >= ? AND q.kind <> 2 AND i.quotes > 0" \
	    NEWEST_FIRST ", q.start LIMIT ?") \
	X(COMPANY, "SELECT m.kind, m.key, count(*), sum(m.mentions)," \
	    " max(m.item) FROM json_each(?1) t CROSS JOIN name m" \
	    " ON m.item = t.value WHERE m.kind < 2" \
	    " AND (m.key <> ?2 OR m.kind <> ?3) GROUP BY m.key, m.kind" \
	    " ORDER BY count(*) DESC, sum(m.mentions) DESC, m.key LIMIT ?4") \
	X(BEARERS, "SELECT DISTINCT w.key FROM name_word w" \
	    " WHERE w.word = ?1 AND w.kind = 0 AND w.key <> ?1" \
	    " AND substr(w.key, -length(?1) - 1) = ' ' || ?1") \
	X(HAVE_COMPANY, "SELECT EXISTS (SELECT 1 FROM name a" \
	    " CROSS JOIN name b INDEXED BY name_by_figure" \
	    " ON b.key = a.key AND b.kind = a.kind AND b.item = ?2" \
	    /* the plus: else it looks b up by its key and all kinds below 2 */ \
	    " WHERE a.item = ?1 AND +a.kind < 2 AND a.key <> ?3)") \
	X(QUOTES_LATELY, "SELECT coalesce(sum(n.quotes), 0), count(*) FROM name n" \
	    " INDEXED BY name_by_figure CROSS JOIN state s ON s.item = n.item" \
	    " WHERE n.key = ? AND n.kind = ? AND n.item <> ?" \
	    " AND s.date >= ? AND n.quotes > 0") \
	/* interests */ \
	X(GET_INTEREST, "SELECT kind, name, regard, until FROM interest" \
	    " WHERE kind = ? AND key = ?") \
	X(PUT_INTEREST, "INSERT OR REPLACE INTO interest" \
	    " (kind, key, name, regard, until) VALUES (?, ?, ?, ?, ?)") \
	X(DELETE_INTEREST, "DELETE FROM interest WHERE kind = ? AND key = ?") \
	X(KEEP_INTEREST, "INSERT INTO undo_interest" \
	    " (step, kind, key, name, regard, until)" \
	    " VALUES (?, ?, ?, ?, ?, ?)") \
	X(DELETE_CHANGED_INTERESTS, "DELETE FROM interest WHERE (kind, key) IN" \
	    " (SELECT kind, key FROM undo_interest WHERE step = ?)") \
	X(TAKE_BACK_INTERESTS, "INSERT INTO interest" \
	    " SELECT kind, key, name, regard, until FROM undo_interest" \
	    " WHERE step = ? AND regard <> 0") \
	X(LIST_INTERESTS, "SELECT kind, name, regard, until FROM interest" \
	    " WHERE until > ? ORDER BY regard, key, kind") \
	X(FOLLOWED_IN, "SELECT n.name FROM name n JOIN interest r" \
	    " ON r.kind = n.kind AND r.key = n.key WHERE n.item = ?" \
	    " AND r.regard = 1 AND r.until > ?" \
	    " ORDER BY n.quotes DESC, n.mentions DESC LIMIT 1") \
	/* words */ \
	X(ADD_WORDS, "INSERT INTO words (rowid, headline) VALUES (?, ?)") \
	X(SET_HEADLINE, "UPDATE words SET headline = ?2 WHERE rowid = ?1") \
	X(SET_WORDS, "UPDATE words SET text = ?2, names = ?3, speakers = ?4" \
	    " WHERE rowid = ?1") \
	X(FIND_WORDS, "SELECT rowid FROM words WHERE words MATCH ?" \
	    " ORDER BY rowid DESC LIMIT ?") \
	X(SEARCH_AMONG, "SELECT " ITEM_COLUMNS " FROM json_each(?6) w" \
	    " CROSS JOIN state s ON s.item = w.value" \
	    " CROSS JOIN item i ON i.id = s.item" \
	    " WHERE " SEARCH_FILTER NEWEST_FIRST " LIMIT ?7") \
	X(WALK_ALL, "SELECT s.item FROM state s INDEXED BY state_by_date" \
	    " WHERE " SEARCH_FILTER NEWEST_FIRST) \
	X(WALK_UNREAD, "SELECT s.item FROM state s INDEXED BY state_unread" \
	    " WHERE s.read = 0 AND " SEARCH_FILTER NEWEST_FIRST) \
	X(WALK_STARRED, "SELECT s.item FROM state s INDEXED BY state_starred" \
	    " WHERE s.starred = 1 AND " SEARCH_FILTER NEWEST_FIRST) \
	X(WALK_FEEDS, "SELECT s.item FROM json_each(?5) f CROSS JOIN state s" \
	    " INDEXED BY state_by_feed ON s.feed = f.value" \
	    " WHERE " SEARCH_FILTER NEWEST_FIRST) \
	X(GET_WORDS, "SELECT text FROM words WHERE rowid = ?")

typedef enum {
#define STATEMENT_ENUM(name, sql) name,
	STATEMENT_LIST(STATEMENT_ENUM)
#undef STATEMENT_ENUM
	STATEMENT_COUNT
} StatementName;

struct sqlite3;
struct sqlite3_stmt;

struct Store {
	struct sqlite3 *db;
	char *path;
	uint32_t depth; /* of store_begin() */
	struct sqlite3_stmt *statements[STATEMENT_COUNT]; /* NULL: not yet */
};

typedef struct {
	Store *store;
	struct sqlite3_stmt *statement; /* NULL: it could not be prepared */
	int bound; /* parameters so far */
	int code;  /* of SQLite; 0: nothing has failed */
} Query;

Query query_of(Store *store, StatementName name);

/* The next parameter, in order. Bytes must live until the query's end. */
void query_int(Query *query, int64_t value);
void query_str(Query *query, Str value);
void query_blob(Query *query, Str value);
void query_null(Query *query);

/* Steps to the next row; false at the end and after a failure. */
bool query_row(Query *query);

/* Every query ends with this; false where anything has failed. */
bool query_end(Query *query, Err *err);

/* All of it, where no row is of interest. */
bool query_run(Query *query, Err *err);

/* Of the row: copied into the arena. */
int64_t column_int(const Query *query, int column);
Str column_str(Arena *arena, const Query *query, int column);
/* As they lie in SQLite, until the next row. */
Str column_bytes(const Query *query, int column);
bool column_is_null(const Query *query, int column);

/* How many rows the last statement has changed; the id it has added. */
uint32_t store_changed(const Store *store);
int64_t store_added(const Store *store);

/* Ends what store_begin() of the same function began: commits where it is done,
 * else takes it back. */
bool store_end(Store *store, bool done, Err *err);

/* Several statements without parameters. */
bool store_execute(Store *store, const char *sql, Err *err);

/* Says in err what SQLite's code means for the reader. Returns false. */
bool store_failed(const Store *store, int code, Err *err);

#endif
