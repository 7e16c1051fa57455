#include "ui/outside.h"

#include <stdlib.h>
#include <unistd.h>

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

/* By the variable without which each of them cannot work. */
static const struct {
	const char *variable; /* NULL: none */
	Str program, command;
} clipboards[] = {
	{"WAYLAND_DISPLAY", STR_INIT("wl-copy"), STR_INIT("wl-copy")},
	{"DISPLAY", STR_INIT("xclip"), STR_INIT("xclip -selection clipboard")},
	{"DISPLAY", STR_INIT("xsel"), STR_INIT("xsel --clipboard --input")},
	{NULL, STR_INIT("pbcopy"), STR_INIT("pbcopy")},
};

static bool
is_in_path(Str program)
{
	Arena *arena = arena_new();
	Str path = str_of(getenv("PATH"));
	bool found = false;
	for (Str folder; !found && str_cut(&path, ':', &folder);)
		found = folder.len && access(str_format(arena, "%.*s/%.*s",
		    STR_ARG(folder), STR_ARG(program)).ptr, X_OK) == 0;
	arena_free(arena);
	return found;
}

/* Empty where none is there. */
static Str
clipboard_command(void)
{
	for (size_t i = 0; i < sizeof clipboards / sizeof *clipboards; i++) {
		const char *variable = clipboards[i].variable;
		if ((!variable || !str_empty(str_of(getenv(variable))))
		    && is_in_path(clipboards[i].program))
			return clipboards[i].command;
	}
	return (Str){0};
}

bool
outside_copy(Terminal *terminal, Str way, Str text, Err *err)
{
	if (text.len > CLIPBOARD_MOST)
		return err_set(err, "that is too long to be copied");
	if (str_equal(way, STR("auto")))
		way = clipboard_command();
	if (str_empty(way) || str_equal(way, STR("terminal"))) {
		terminal->ops->copy(terminal, text);
		return true;
	}
	Arena *arena = arena_new();
	char **argv = child_arguments(arena, way, (Str){0});
	bool done = child_feed(argv, text, err);
	arena_free(arena);
	return done;
}
