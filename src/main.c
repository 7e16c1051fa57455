#include <locale.h>

#include "command/command.h"

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	return command_main(argc, argv);
}
