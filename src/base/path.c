#include "base/path.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

Str
path_join(Arena *arena, Str folder, Str name)
{
	if (str_empty(folder) || str_ends(folder, STR("/")))
		return str_join(arena, folder, name);
	return str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

static Str
folder_of(Str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	if (path.len > 1)
		path.len--;
	return path;
}

Str
path_name(Str path)
{
	Str folder = folder_of(path);
	if (str_empty(folder))
		return path;
	size_t cut = folder.len == 1 && folder.ptr[0] == '/' ? 1 : folder.len + 1;
	return str_part(path, cut, path.len);
}

StrList
path_names(Arena *arena, Str folder, Str suffix)
{
	StrList names = {0};
	struct dirent **entries;
	int count = scandir(str_cstr(arena, folder), &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		Str name = str_of(entries[i]->d_name);
		if (str_ends(name, suffix) && !str_starts(name, STR(".")))
			list_push(arena, &names, str_copy(arena, name));
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return names;
}

/* quoth's own folder in the one that variable names, else in ~/fallback. */
static Str
own_folder(Arena *arena, const char *variable, Str fallback)
{
	/* the specification: a relative path in the variable is to be ignored */
	Str folder = str_of(getenv(variable));
	if (!str_starts(folder, STR("/"))) {
		Str home = str_of(getenv("HOME"));
		if (str_empty(home))
			return (Str){0};
		folder = path_join(arena, home, fallback);
	}
	return path_join(arena, folder, STR("quoth"));
}

Str
path_config(Arena *arena)
{
	return own_folder(arena, "XDG_CONFIG_HOME", STR(".config"));
}

Str
path_state(Arena *arena)
{
	return own_folder(arena, "XDG_STATE_HOME", STR(".local/state"));
}

static Str
program_folder(Arena *arena)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path);
	if (len <= 0 || (size_t)len >= sizeof path)
		return (Str){0};
	return str_copy(arena, folder_of((Str){path, (size_t)len}));
}

/* folder/name where it is there, else empty */
static Str
found(Arena *arena, Str folder, Str name, int mode)
{
	if (str_empty(folder))
		return (Str){0};
	Str path = path_join(arena, folder, name);
	return access(path.ptr, mode) == 0 ? path : (Str){0};
}

Str
path_data(Arena *arena, Str name)
{
	Str own = str_of(getenv("QUOTH_DATA"));
	if (!str_empty(own))
		return found(arena, own, name, R_OK);
	Str beside = program_folder(arena);
	Str path = found(arena, beside, name, R_OK);
	if (str_empty(path))
		path = found(arena, folder_of(beside), name, R_OK);
	if (str_empty(path))
		path = found(arena, STR(PKGDATADIR), name, R_OK);
	return path;
}

Str
path_helper(Arena *arena, Str name)
{
	Str own = str_of(getenv("QUOTH_LIBEXEC"));
	if (!str_empty(own))
		return found(arena, own, name, X_OK);
	Str path = found(arena, program_folder(arena), name, X_OK);
	if (str_empty(path))
		path = found(arena, STR(PKGLIBEXECDIR), name, X_OK);
	return path;
}
