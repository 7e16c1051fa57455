#include "pipeline/sample.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/path.h"

static int
is_page(const struct dirent *entry)
{
	return str_ends(str_of(entry->d_name), STR(".html"));
}

bool
sample_paths(Arena *arena, StrList *paths, Err *err)
{
	Str folder = path_data(arena, STR("sample"));
	if (str_empty(folder))
		return err_set(err, "the sample articles are missing: "
		    "is quoth installed whole?");
	struct dirent **entries;
	int count = scandir(str_cstr(arena, folder), &entries, is_page, alphasort);
	for (int i = 0; i < count; i++) {
		list_push(arena, paths, path_join(arena, folder,
		    str_of(entries[i]->d_name)));
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	if (count <= 0)
		return err_set(err, "%.*s: no articles in it", STR_ARG(folder));
	return true;
}
