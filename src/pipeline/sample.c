#include "pipeline/sample.h"

#include "base/path.h"

bool
sample_paths(Arena *arena, StrList *paths, Err *err)
{
	Str folder = path_data(arena, STR("sample"));
	if (str_empty(folder))
		return err_set(err, "the sample articles are missing: "
		    "is quoth installed whole?");
	StrList names = path_names(arena, folder, STR(".html"));
	if (!names.count)
		return err_set(err, "%.*s: no articles in it", STR_ARG(folder));
	for (uint32_t i = 0; i < names.count; i++)
		list_push(arena, paths, path_join(arena, folder, names.items[i]));
	return true;
}
