#include "ui/outside.h"

#include <stdlib.h>

#include "base/url.h"
#include "ui/child.h"

/* The first variable that is set, else the program. */
static Str
chosen(const char *first, const char *second, Str program)
{
	Str value = str_trim(str_of(getenv(first)));
	if (str_empty(value) && second)
		value = str_trim(str_of(getenv(second)));
	return str_empty(value) ? program : value;
}

bool
outside_browse(Str url, Err *err)
{
	if (!url_is_web(url))
		return err_set(err, "it has no address in the web");
	Arena *arena = arena_new();
	Str browser = chosen("BROWSER", NULL, STR("xdg-open"));
	bool done = child_leave(child_arguments(arena, browser, url), err);
	arena_free(arena);
	return done;
}

bool
outside_edit(Terminal *terminal, Str file, Err *err)
{
	Arena *arena = arena_new();
	Str editor = chosen("VISUAL", "EDITOR", STR("vi"));
	terminal->ops->leave(terminal);
	bool done = child_run(child_arguments(arena, editor, file), err);
	terminal->ops->enter(terminal);
	arena_free(arena);
	return done;
}
