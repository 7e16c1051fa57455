#ifndef QUOTH_STORE_SCHEMA_H
#define QUOTH_STORE_SCHEMA_H

/*
 * The tables, and how an older file becomes one of today: a step of migrations
 * for every version there ever was. A change of the tables is one more step at
 * the end; a step that was released never changes.
 */

#include "store/statement.h"

/* False where the file is newer than this quoth, or somebody else's. Only looks
 * at it. */
bool schema_is_ours(Store *store, Err *err);

/* Brings the file to today's version. */
bool schema_update(Store *store, Err *err);

#endif
