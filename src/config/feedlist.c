#include "config/feedlist.h"

#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "config/feedlist_read.h"
#include "config/feedlist_write.h"
#include "config/yaml.h"

static const struct {
	char letter;
	int64_t seconds;
} units[] = {{'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}};

enum {
	UNIT_COUNT = sizeof units / sizeof *units,
	EVERY_LEAST = 300,
	EVERY_MOST = 365 * 86400,
};

bool
feedlist_read_interval(Str text, int64_t *seconds)
{
	int64_t unit = 60, number;
	text = str_trim(text);
	for (size_t i = 0; i < UNIT_COUNT && text.len; i++) {
		if (byte_lower(text.ptr[text.len - 1]) == units[i].letter) {
			unit = units[i].seconds;
			text = str_trim(str_part(text, 0, text.len - 1));
			break;
		}
	}
	if (!str_to_int(text, &number) || number < 0 || number > EVERY_MOST)
		return false;
	number *= unit;
	if (number < EVERY_LEAST || number > EVERY_MOST)
		return false;
	*seconds = number;
	return true;
}

Str
feedlist_interval(Arena *arena, int64_t seconds)
{
	size_t i = 0;
	while (i + 1 < UNIT_COUNT && seconds % units[i].seconds)
		i++;
	return str_format(arena, "%lld%c", (long long)(seconds / units[i].seconds),
	    units[i].letter);
}

bool
feedlist_parse(Arena *arena, Str text, Str file, FeedList *list, Err *err)
{
	const YamlNode *root = yaml_parse(arena, text, file, err);
	return root && feedlist_read(arena, root, file, list, NULL, err);
}

Str
feedlist_text(Arena *arena, const FeedList *list)
{
	Buf out = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < list->entries.count; i++) {
		FeedListEntry entry = list->entries.items[i];
		uint32_t indent = entry.depth * 4;
		if (entry.is_folder)
			feedlist_write_folder(arena, &out,
			    list->folders.items[entry.index].name, indent);
		else
			feedlist_write_feed(arena, &out,
			    &list->feeds.items[entry.index], indent);
	}
	Str text = buf_copy(arena, &out);
	buf_free(&out);
	return text;
}

Str
feedlist_path_of_file(Arena *arena)
{
	Str folder = path_config(arena);
	return str_empty(folder) ? folder
	    : path_join(arena, folder, STR("feeds.yaml"));
}

static Str
path_of_last(Arena *arena)
{
	Str folder = path_state(arena);
	return str_empty(folder) ? folder
	    : path_join(arena, folder, STR("feeds.last.yaml"));
}

/* Whoever cannot write there has no copy, and no worse list for it. */
static void
keep_copy(Arena *arena, Str text)
{
	Str path = path_of_last(arena), old = {0};
	if (str_empty(path))
		return;
	if (access(str_cstr(arena, path), F_OK) == 0
	    && file_read(arena, path, YAML_LARGEST, &old, NULL)
	    && str_equal(old, text))
		return;
	file_replace(arena, path, text, NULL);
}

static void
load_copy(Arena *arena, FeedList *list)
{
	Str path = path_of_last(arena), text;
	if (!str_empty(path)
	    && file_read(arena, path, YAML_LARGEST, &text, NULL))
		feedlist_parse(arena, text, path, list, NULL);
}

bool
feedlist_load(Arena *arena, FeedList *list, Err *err)
{
	Str path = feedlist_path_of_file(arena), text;
	*list = feedlist_new(arena);
	if (str_empty(path) || access(str_cstr(arena, path), F_OK) != 0)
		return true;
	if (file_read(arena, path, YAML_LARGEST, &text, err)
	    && feedlist_parse(arena, text, STR("feeds.yaml"), list, err)) {
		keep_copy(arena, text);
		return true;
	}
	load_copy(arena, list);
	return false;
}
