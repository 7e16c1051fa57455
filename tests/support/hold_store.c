/*
 * Holds a store as a program would that is writing to it for long: from its
 * first line on until its standard input ends.
 */

#include <stdio.h>

#include <sqlite3.h>

int
main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK
	    || sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL)
	        != SQLITE_OK) {
		fprintf(stderr, "hold_store: %s\n", db ? sqlite3_errmsg(db)
		                                       : "which store?");
		return 1;
	}
	puts("held");
	fflush(stdout);
	while (getchar() != EOF)
		;
	sqlite3_close(db);
	return 0;
}
