/* tally STORE <LINES: whether the store has all that the lines acknowledge, and
 * how much that is. */

#include <stdio.h>

#include "base/buf.h"
#include "tally.h"

int
main(int argc, char **argv)
{
	Buf lines = buf_new(BUF_UNLIMITED);
	for (int byte; (byte = getchar()) != EOF;)
		buf_add_byte(&lines, (char)byte);
	Err err = {0};
	Tally tally;
	Store *store = argc == 2 ? store_open(str_of(argv[1]), &err) : NULL;
	bool good = store && tally_holds(store, buf_str(&lines), &tally, &err);
	store_close(store);
	buf_free(&lines);
	if (good)
		printf("%u items, %u stories\n", tally.items, tally.stories);
	else
		fprintf(stderr, "%s\n", err.text);
	return !good;
}
