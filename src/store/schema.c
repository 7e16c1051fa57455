#include "store/schema.h"

#include <sqlite3.h>

#include "model/story.h"

/* In the file's header, so that file(1) and we can tell whose it is: "Quth" */
#define APPLICATION_ID "1366652008"
enum { APPLICATION = 1366652008 };

/*
 * Dates are seconds; DATE_NONE is the smallest number there is. What publishers
 * say (feed, item, item_text), what the reader did (state, undo) and what was
 * made of it (story, name, mention, quote, words) stand apart; state repeats
 * feed and date, so that every list is read off one of its indexes.
 */
static const char *const migrations[] = {
	"CREATE TABLE feed ("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  url TEXT NOT NULL UNIQUE,"
	"  name TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '',"
	"  language TEXT NOT NULL DEFAULT '', icon TEXT NOT NULL DEFAULT '',"
	"  etag TEXT NOT NULL DEFAULT '',"
	"  last_modified TEXT NOT NULL DEFAULT '',"
	"  last_try INTEGER NOT NULL DEFAULT (-9223372036854775807 - 1),"
	"  last_good INTEGER NOT NULL DEFAULT (-9223372036854775807 - 1),"
	"  next_try INTEGER NOT NULL DEFAULT (-9223372036854775807 - 1),"
	"  status INTEGER NOT NULL DEFAULT 0,"
	"  error TEXT NOT NULL DEFAULT '',"
	"  failures INTEGER NOT NULL DEFAULT 0,"
	"  gone INTEGER NOT NULL DEFAULT 0);"
	/* identity, guid, own and print are hashes: see store_feed.c */
	"CREATE TABLE item ("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,"
	"  identity INTEGER NOT NULL, guid INTEGER NOT NULL,"
	"  own INTEGER NOT NULL, print INTEGER NOT NULL,"
	"  present INTEGER NOT NULL," /* the feed had it when last fetched */
	"  headline TEXT NOT NULL, link TEXT NOT NULL, authors TEXT NOT NULL,"
	"  published INTEGER NOT NULL, first_seen INTEGER NOT NULL,"
	"  stories INTEGER NOT NULL DEFAULT 0," /* HAS_… */
	"  quotes INTEGER NOT NULL DEFAULT 0,"
	"  due_feed INTEGER NOT NULL," /* the date while its story is due */
	"  due_full INTEGER NOT NULL,"
	"  UNIQUE (feed, identity));"
	"CREATE INDEX item_due_feed ON item (id) WHERE due_feed;"
	"CREATE INDEX item_due_full ON item (id) WHERE due_full;"
	"CREATE TABLE item_text ("
	"  item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,"
	"  summary TEXT NOT NULL, summary_type TEXT NOT NULL,"
	"  summary_base TEXT NOT NULL,"
	"  content TEXT NOT NULL, content_type TEXT NOT NULL,"
	"  content_base TEXT NOT NULL,"
	"  image TEXT NOT NULL, more TEXT NOT NULL);" /* JSON: store_item.c */
	"CREATE TABLE state ("
	"  item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,"
	"  feed INTEGER NOT NULL, date INTEGER NOT NULL,"
	"  read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,"
	"  place INTEGER NOT NULL DEFAULT 0);"
	"CREATE INDEX state_by_date ON state (date, item);"
	"CREATE INDEX state_by_feed ON state (feed, date, item, read);"
	"CREATE INDEX state_unread ON state (date, item) WHERE read = 0;"
	"CREATE INDEX state_starred ON state (date, item) WHERE starred = 1;"
	"CREATE TABLE undo_step ("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  what TEXT NOT NULL, data TEXT NOT NULL, items INTEGER NOT NULL);"
	"CREATE TABLE undo_item ("
	"  step INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE,"
	"  item INTEGER NOT NULL,"
	"  read INTEGER NOT NULL, starred INTEGER NOT NULL,"
	"  PRIMARY KEY (step, item)) WITHOUT ROWID;"
	"CREATE TABLE story ("
	"  item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
	"  kind INTEGER NOT NULL,"
	"  made INTEGER NOT NULL, tries INTEGER NOT NULL,"
	"  note TEXT NOT NULL," /* why there is none */
	"  packed BLOB," /* NULL: there is none */
	"  UNIQUE (item, kind));"
	"CREATE TABLE name ("
	"  item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
	"  entity INTEGER NOT NULL," /* its number in that story */
	"  kind INTEGER NOT NULL,"
	"  name TEXT NOT NULL, key TEXT NOT NULL," /* folded */
	"  role TEXT NOT NULL,"
	"  mentions INTEGER NOT NULL, quotes INTEGER NOT NULL,"
	"  PRIMARY KEY (item, entity)) WITHOUT ROWID;"
	"CREATE INDEX name_by_key ON name (key);"
	"CREATE TABLE mention ("
	"  item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
	"  start INTEGER NOT NULL, stop INTEGER NOT NULL,"
	"  entity INTEGER NOT NULL,"
	"  PRIMARY KEY (item, start)) WITHOUT ROWID;"
	"CREATE TABLE quote ("
	"  item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
	"  start INTEGER NOT NULL, stop INTEGER NOT NULL,"
	"  kind INTEGER NOT NULL, text TEXT NOT NULL,"
	"  speaker TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL,"
	"  basis INTEGER NOT NULL, confidence INTEGER NOT NULL,"
	"  UNIQUE (item, start));"
	"CREATE INDEX quote_by_key ON quote (key);"
	"CREATE VIRTUAL TABLE words USING fts5 ("
	"  headline, text, names, speakers,"
	"  tokenize = 'unicode61 remove_diacritics 2');"
	"CREATE TRIGGER item_words AFTER DELETE ON item BEGIN"
	"  DELETE FROM words WHERE rowid = old.id; END;"
	/* the version of the stories in it */
	"CREATE TABLE made (story_version INTEGER NOT NULL);"
	"INSERT INTO made VALUES (0);"
	"PRAGMA application_id = " APPLICATION_ID ";"
	"PRAGMA user_version = 1;",

	/*
	 * Dossiers (dossier.h): the people and organizations by each word of their
	 * names, those that somebody else's quote speaks of, those whom an item is
	 * about; and whom the reader follows or has muted (interest.h). What is
	 * named nowhere any more stays in name_word, and nobody finds it there.
	 */
	"ALTER TABLE name ADD COLUMN subject INTEGER NOT NULL DEFAULT 0;"
	"UPDATE name SET subject = 1 WHERE kind < 2 AND (mentions >= 3"
	"  AND mentions = (SELECT max(mentions) FROM name m"
	"   WHERE m.item = name.item AND m.kind < 2)"
	"  OR quotes >= 2 AND quotes = (SELECT max(quotes) FROM name m"
	"   WHERE m.item = name.item AND m.kind < 2)"
	/* the headline has the name, or of a person the last word of it */
	"  OR (SELECT instr(' ' || lower(headline) || ' ', ' ' || CASE kind"
	"    WHEN 0 THEN replace(key, rtrim(key, replace(key, ' ', '')), '')"
	"    ELSE key END || ' ') FROM item WHERE id = name.item));"
	"DROP INDEX name_by_key;"
	"CREATE INDEX name_by_figure ON name"
	"  (key, kind, item, mentions, quotes, subject);"
	"CREATE INDEX name_by_role ON name (key, kind, item, role)"
	"  WHERE role <> '';"
	/* the few that are in it need not be looked up among all */
	"CREATE INDEX item_undated ON item (id, first_seen)"
	"  WHERE published = -9223372036854775807 - 1;"
	"CREATE TABLE name_word ("
	"  word TEXT NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL,"
	"  PRIMARY KEY (word, kind, key)) WITHOUT ROWID;"
	"INSERT OR IGNORE INTO name_word"
	"  WITH RECURSIVE part (kind, key, word, rest) AS ("
	"   SELECT DISTINCT kind, key, '', key || ' ' FROM name WHERE kind < 2"
	"   UNION ALL SELECT kind, key, substr(rest, 1, instr(rest, ' ') - 1),"
	"    substr(rest, instr(rest, ' ') + 1) FROM part WHERE rest <> '')"
	"  SELECT word, kind, key FROM part WHERE word <> '';"
	"CREATE TABLE quoted_about ("
	"  item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
	"  start INTEGER NOT NULL," /* of the quote */
	"  kind INTEGER NOT NULL, key TEXT NOT NULL,"
	"  PRIMARY KEY (item, start, kind, key)) WITHOUT ROWID;"
	"INSERT OR IGNORE INTO quoted_about"
	"  SELECT q.item, q.start, n.kind, n.key FROM quote q"
	"  JOIN mention m ON m.item = q.item AND m.start >= q.start"
	"   AND m.stop <= q.stop"
	"  JOIN name n ON n.item = m.item AND n.entity = m.entity"
	"  WHERE n.kind < 2 AND n.key <> q.key;"
	"CREATE INDEX quoted_about_by_key ON quoted_about (key, kind);"
	"CREATE TABLE interest ("
	"  kind INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,"
	"  regard INTEGER NOT NULL, until INTEGER NOT NULL,"
	"  PRIMARY KEY (kind, key)) WITHOUT ROWID;"
	"CREATE TABLE undo_interest (" /* regard 0: there was none */
	"  step INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE,"
	"  kind INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,"
	"  regard INTEGER NOT NULL, until INTEGER NOT NULL,"
	"  PRIMARY KEY (step, kind, key)) WITHOUT ROWID;"
	"PRAGMA user_version = 2;",

	/* Where a feed says that it has moved to, and how often in a row. */
	"ALTER TABLE feed ADD COLUMN moved TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE feed ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;"
	"PRAGMA user_version = 3;",

	/*
	 * How many items a feed has, kept up by triggers: the list of feeds is read
	 * each time that anything changes, and would count all items each time.
	 */
	"CREATE TABLE feed_count ("
	"  feed INTEGER PRIMARY KEY REFERENCES feed ON DELETE CASCADE,"
	"  items INTEGER NOT NULL, unread INTEGER NOT NULL);"
	"INSERT INTO feed_count SELECT f.id, count(s.item),"
	"  coalesce(sum(s.read = 0), 0) FROM feed f"
	"  LEFT JOIN state s ON s.feed = f.id GROUP BY f.id;"
	"CREATE TRIGGER feed_counted AFTER INSERT ON feed BEGIN"
	"  INSERT INTO feed_count VALUES (new.id, 0, 0); END;"
	"CREATE TRIGGER state_added AFTER INSERT ON state BEGIN"
	"  UPDATE feed_count SET items = items + 1,"
	"   unread = unread + (new.read = 0) WHERE feed = new.feed; END;"
	"CREATE TRIGGER state_read AFTER UPDATE OF read ON state"
	"  WHEN old.read <> new.read BEGIN"
	"  UPDATE feed_count SET unread = unread + (new.read = 0)"
	"   - (old.read = 0) WHERE feed = new.feed; END;"
	"CREATE TRIGGER state_gone AFTER DELETE ON state BEGIN"
	"  UPDATE feed_count SET items = items - 1,"
	"   unread = unread - (old.read = 0) WHERE feed = old.feed; END;"
	"PRAGMA user_version = 4;",
};

enum { SCHEMA_VERSION = sizeof migrations / sizeof *migrations };

static bool
ask_number(Store *store, StatementName name, int64_t *number, Err *err)
{
	Query query = query_of(store, name);
	if (query_row(&query))
		*number = column_int(&query, 0);
	return query_end(&query, err);
}

/* Where the stories are of another version, all of them are to be made anew. */
static bool
update_stories(Store *store, Err *err)
{
	int64_t version = 0;
	if (!ask_number(store, GET_STORY_VERSION, &version, err))
		return false;
	if (version == STORY_VERSION)
		return true;
	if (!store_begin(store, err))
		return false;
	Query due = query_of(store, MAKE_STORIES_DUE);
	Query query = query_of(store, SET_STORY_VERSION);
	query_int(&query, STORY_VERSION);
	if (query_run(&due, err) && query_run(&query, err))
		return store_commit(store, err);
	store_rollback(store);
	return false;
}

bool
schema_is_ours(Store *store, Err *err)
{
	int64_t version = 0, application = 0, tables = 0;
	if (!ask_number(store, GET_VERSION, &version, err)
	    || !ask_number(store, GET_APPLICATION, &application, err)
	    || !ask_number(store, COUNT_TABLES, &tables, err))
		return false;
	if (tables && application != APPLICATION)
		return err_set(err, "%s: is not a store of quoth's", store->path);
	if (version > SCHEMA_VERSION)
		return err_set(err, "%s: was written by a newer quoth "
		    "(version %d of the store; this one knows %d)",
		    store->path, (int)version, SCHEMA_VERSION);
	return true;
}

/* Within a transaction: another process may be doing the same. */
static bool
migrate(Store *store, Err *err)
{
	int64_t version = 0;
	if (!ask_number(store, GET_VERSION, &version, err))
		return false;
	for (; version < SCHEMA_VERSION; version++)
		if (!store_execute(store, migrations[version], err))
			return false;
	return true;
}

bool
schema_update(Store *store, Err *err)
{
	int64_t version = 0;
	if (!ask_number(store, GET_VERSION, &version, err))
		return false;
	if (version < SCHEMA_VERSION) {
		if (!store_begin(store, err))
			return false;
		if (!migrate(store, err)) {
			store_rollback(store);
			return false;
		}
		if (!store_commit(store, err))
			return false;
	}
	return update_stories(store, err);
}
