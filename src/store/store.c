#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/path.h"
#include "store/schema.h"
#include "store/statement.h"

/* How long a writer waits for another one. */
enum { WAIT_MS = 5000 };

/* SQLite's word for no file. */
#define IN_MEMORY ":memory:"

Str
store_path(Arena *arena)
{
	/* the specification: a relative path in the variable is to be ignored */
	Str data = str_of(getenv("XDG_DATA_HOME"));
	if (str_starts(data, STR("/")))
		return path_join(arena, data, STR("quoth/quoth.db"));
	Str home = str_of(getenv("HOME"));
	if (str_empty(home))
		return (Str){0};
	return path_join(arena, home, STR(".local/share/quoth/quoth.db"));
}

/* Makes the folders above the file; whoever cannot will not open it either. */
static void
make_folders(char *path)
{
	for (char *at = path + 1; (at = strchr(at, '/')); at++) {
		*at = '\0';
		mkdir(path, 0700);
		*at = '/';
	}
}

/* Two processes that turn a new file into a WAL one at the same moment do not
 * wait for each other by themselves. */
static bool
use_wal(Store *store, Err *err)
{
	enum { TRIES = 100, PAUSE_US = 20000 };
	for (int i = 0; ; i++) {
		Query query = query_of(store, USE_WAL);
		bool wal = query_row(&query)
		    && str_equal(column_bytes(&query, 0), STR("wal"));
		bool busy = (query.code & 0xff) == SQLITE_BUSY;
		Err why = {0};
		if (query_end(&query, &why) && wal)
			return true;
		if (!busy || i == TRIES)
			return err_is_set(&why) ? err_set(err, "%s", why.text)
			    : err_set(err, "%s: its folder lets no journal be "
			    "kept", store->path);
		usleep(PAUSE_US);
	}
}

static bool
is_in_memory(const Store *store)
{
	return strcmp(store->path, IN_MEMORY) == 0;
}

static bool
prepare(Store *store, Err *err)
{
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, WAIT_MS);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (!store_execute(store, "PRAGMA foreign_keys = ON;"
	    "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;"
	    "PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 8000;"
	    "PRAGMA journal_size_limit = 8388608;", err))
		return false;
	/* not one byte of a file is changed before it is known to be ours */
	return schema_is_ours(store, err)
	    && (is_in_memory(store) || use_wal(store, err))
	    && schema_update(store, err);
}

Store *
store_open(Str path, Err *err)
{
	Store *store = calloc(1, sizeof *store);
	char *copy = malloc(path.len + 1);
	if (!store || !copy)
		abort();
	memcpy(copy, path.ptr ? path.ptr : "", path.len);
	copy[path.len] = '\0';
	store->path = copy;
	if (!is_in_memory(store))
		make_folders(copy);
	int code = sqlite3_open_v2(copy, &store->db, SQLITE_OPEN_READWRITE
	    | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK) {
		int number = store->db ? sqlite3_system_errno(store->db) : 0;
		if (number)
			err_set(err, "%s: cannot be opened: %s", copy,
			    strerror(number));
		else
			store_failed(store, code, err);
	} else if (prepare(store, err)) {
		return store;
	}
	store_close(store);
	return NULL;
}

Store *
store_open_in_memory(Err *err)
{
	return store_open(STR(IN_MEMORY), err);
}

void
store_close(Store *store)
{
	if (!store)
		return;
	for (int i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->db);
	free(store->path);
	free(store);
}

bool
store_begin(Store *store, Err *err)
{
	if (store->depth == 0) {
		Query query = query_of(store, BEGIN);
		if (!query_run(&query, err))
			return false;
	}
	store->depth++;
	return true;
}

bool
store_commit(Store *store, Err *err)
{
	if (store->depth == 0)
		return err_set(err, "%s: the change was taken back",
		    store->path);
	if (store->depth > 1) {
		store->depth--;
		return true;
	}
	Query query = query_of(store, COMMIT);
	if (!query_run(&query, err)) {
		store_rollback(store);
		return false;
	}
	store->depth = 0;
	return true;
}

void
store_rollback(Store *store)
{
	store->depth = 0;
	/* SQLite itself takes back after some failures */
	if (sqlite3_get_autocommit(store->db))
		return;
	Query query = query_of(store, ROLLBACK);
	query_run(&query, NULL);
}

bool
store_end(Store *store, bool done, Err *err)
{
	if (done)
		return store_commit(store, err);
	store_rollback(store);
	return false;
}

bool
store_sync(Store *store, Err *err)
{
	/* under synchronous = NORMAL only the journal is not yet on the disk:
	 * SQLite writes no other file before it has synced that */
	sqlite3_file *journal = NULL;
	int code = sqlite3_file_control(store->db, "main",
	    SQLITE_FCNTL_JOURNAL_POINTER, &journal);
	if (code == SQLITE_OK && journal && journal->pMethods)
		code = journal->pMethods->xSync(journal, SQLITE_SYNC_NORMAL);
	return code == SQLITE_OK || store_failed(store, code, err);
}

bool
store_pulse(Store *store, uint32_t *pulse, Err *err)
{
	Query query = query_of(store, GET_PULSE);
	if (query_row(&query))
		*pulse = (uint32_t)column_int(&query, 0);
	return query_end(&query, err);
}

bool
store_check(Store *store, Err *err)
{
	Err found = {0};
	Query query = query_of(store, CHECK_WHOLE);
	if (query_row(&query) && !str_equal(column_bytes(&query, 0), STR("ok")))
		err_set(&found, "%s: is damaged: %.*s", store->path,
		    STR_ARG(column_bytes(&query, 0)));
	if (!query_end(&query, err))
		return false;
	Query foreign = query_of(store, CHECK_FOREIGN);
	if (query_row(&foreign))
		err_set(&found, "%s: is damaged: a line of %.*s belongs to nothing",
		    store->path, STR_ARG(column_bytes(&foreign, 0)));
	if (!query_end(&foreign, err))
		return false;
	return !err_is_set(&found) || err_set(err, "%s", found.text);
}
