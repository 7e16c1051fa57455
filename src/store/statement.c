#include "store/statement.h"

#include <sqlite3.h>

static const char *const statements[STATEMENT_COUNT] = {
#define STATEMENT_SQL(name, sql) sql,
	STATEMENT_LIST(STATEMENT_SQL)
#undef STATEMENT_SQL
};

bool
store_failed(const Store *store, int code, Err *err)
{
	const char *why;
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		why = "another program is writing to it; try again";
		break;
	case SQLITE_READONLY:
	case SQLITE_PERM:
		why = "may not be written to";
		break;
	case SQLITE_FULL:
		why = "the disk is full";
		break;
	case SQLITE_IOERR:
		why = code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE
		    ? "could not be written to: is the disk full?"
		    : "could not be read or written";
		break;
	case SQLITE_CORRUPT:
		why = "is damaged";
		break;
	case SQLITE_NOTADB:
		why = "is not a store of quoth's, or a damaged one";
		break;
	case SQLITE_CANTOPEN:
		why = "cannot be opened";
		break;
	default:
		why = sqlite3_errmsg(store->db);
	}
	return err_set(err, "%s: %s", store->path, why);
}

bool
store_execute(Store *store, const char *sql, Err *err)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || store_failed(store, code, err);
}

Query
query_of(Store *store, StatementName name)
{
	Query query = {.store = store};
	if (!store->statements[name])
		query.code = sqlite3_prepare_v3(store->db, statements[name], -1,
		    SQLITE_PREPARE_PERSISTENT, &store->statements[name], NULL);
	query.statement = store->statements[name];
	return query;
}

static void
bound(Query *query, int code)
{
	if (query->code == SQLITE_OK)
		query->code = code;
}

void
query_int(Query *query, int64_t value)
{
	if (query->statement)
		bound(query, sqlite3_bind_int64(query->statement,
		    ++query->bound, value));
}

void
query_str(Query *query, Str value)
{
	if (query->statement)
		bound(query, sqlite3_bind_text64(query->statement,
		    ++query->bound, value.ptr ? value.ptr : "", value.len,
		    SQLITE_STATIC, SQLITE_UTF8));
}

void
query_blob(Query *query, Str value)
{
	if (query->statement)
		bound(query, sqlite3_bind_blob64(query->statement,
		    ++query->bound, value.ptr, value.len, SQLITE_STATIC));
}

void
query_null(Query *query)
{
	if (query->statement)
		bound(query, sqlite3_bind_null(query->statement,
		    ++query->bound));
}

bool
query_row(Query *query)
{
	if (!query->statement || query->code != SQLITE_OK)
		return false;
	int code = sqlite3_step(query->statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		query->code = code;
	return code == SQLITE_ROW;
}

bool
query_end(Query *query, Err *err)
{
	bool failed = query->code != SQLITE_OK
	    && store_failed(query->store, query->code, err) == false;
	if (query->statement) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
	}
	return !failed;
}

bool
query_run(Query *query, Err *err)
{
	while (query_row(query))
		continue;
	return query_end(query, err);
}

int64_t
column_int(const Query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

Str
column_bytes(const Query *query, int column)
{
	const char *bytes = sqlite3_column_blob(query->statement, column);
	int len = sqlite3_column_bytes(query->statement, column);
	return bytes ? (Str){bytes, (size_t)len} : (Str){0};
}

Str
column_str(Arena *arena, const Query *query, int column)
{
	Str bytes = column_bytes(query, column);
	return str_empty(bytes) ? (Str){0} : str_copy(arena, bytes);
}

bool
column_is_null(const Query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

uint32_t
store_changed(const Store *store)
{
	return (uint32_t)sqlite3_changes(store->db);
}

int64_t
store_added(const Store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}
