#include <locale.h>

#include "command/command.h"

int
main(int argc, char **argv)
{
	/* the characters alone: dates, numbers and messages are quoth's own, and
	 * the other categories are a dozen files to open */
	setlocale(LC_CTYPE, "");
	return command_main(argc, argv);
}
