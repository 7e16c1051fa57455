#include "config/settings.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/path.h"
#include "config/feedlist_write.h"
#include "config/yaml.h"

Settings
settings_initial(void)
{
#define SETTING_INITIAL(Type, name, initial, least, most, help) .name = initial,
	return (Settings){SETTING_LIST(SETTING_INITIAL)};
#undef SETTING_INITIAL
}

/* One reader for each type; a complaint says what would be right. */

static bool
read_Str(const YamlEntry *entry, Str file, Str *value, int least, int most,
    Err *err)
{
	(void)least, (void)most;
	if (entry->value->kind != YAML_TEXT || str_empty(entry->value->text))
		return yaml_complain(err, file, entry->line, "%.*s is a word",
		    STR_ARG(entry->key));
	*value = entry->value->text;
	return true;
}

static bool
read_int(const YamlEntry *entry, Str file, int *value, int least, int most,
    Err *err)
{
	int64_t number;
	if (!yaml_to_int(entry->value, &number) || number < least || number > most)
		return yaml_complain(err, file, entry->line,
		    "%.*s is a number from %d to %d", STR_ARG(entry->key), least, most);
	*value = (int)number;
	return true;
}

static bool
read_bool(const YamlEntry *entry, Str file, bool *value, int least, int most,
    Err *err)
{
	(void)least, (void)most;
	if (!yaml_to_bool(entry->value, value))
		return yaml_complain(err, file, entry->line, "%.*s is yes or no",
		    STR_ARG(entry->key));
	return true;
}

static bool
read_setting(const YamlEntry *entry, Str file, Settings *settings, Err *err)
{
#define SETTING_READ(Type, name, initial, least, most, help) \
	if (str_equal(entry->key, STR(#name))) \
		return read_##Type(entry, file, &settings->name, least, most, err);
	SETTING_LIST(SETTING_READ)
#undef SETTING_READ
	return yaml_complain(err, file, entry->line,
	    "no setting has the name \"%.*s\"", STR_ARG(entry->key));
}

/* The settings of a tree, which may be NULL: then err tells why. */
static bool
make_settings(const YamlNode *root, Str file, Settings *settings, Err *err)
{
	Settings made = settings_initial();
	if (!root)
		return false;
	if (root->kind != YAML_MAP)
		return yaml_complain(err, file, root->line,
		    "settings are lines of \"name: value\"");
	for (uint32_t i = 0; i < root->entries.count; i++)
		if (!read_setting(&root->entries.items[i], file, &made, err))
			return false;
	*settings = made;
	return true;
}

static Str
write_Str(Arena *arena, Str value)
{
	return feedlist_value(arena, value);
}

static Str
write_int(Arena *arena, int value)
{
	return str_format(arena, "%d", value);
}

static Str
write_bool(Arena *arena, bool value)
{
	(void)arena;
	return value ? STR("yes") : STR("no");
}

Str
settings_write(Arena *arena, const Settings *settings)
{
	Buf buf = buf_new(BUF_UNLIMITED);
#define SETTING_WRITE(Type, name, initial, least, most, help) \
	buf_add_format(&buf, "# %s\n" #name ": %.*s\n", help, \
	    STR_ARG(write_##Type(arena, settings->name)));
	SETTING_LIST(SETTING_WRITE)
#undef SETTING_WRITE
	Str text = str_copy(arena, buf_str(&buf));
	buf_free(&buf);
	return text;
}

bool
settings_parse(Arena *arena, Str text, Str file, Settings *settings, Err *err)
{
	return make_settings(yaml_parse(arena, text, file, err), file, settings, err);
}

bool
settings_load(Arena *arena, Settings *settings, Err *err)
{
	*settings = settings_initial();
	Str folder = path_config(arena);
	if (str_empty(folder))
		return true;
	Str path = path_join(arena, folder, STR("quoth.yaml"));
	if (access(str_cstr(arena, path), F_OK) != 0)
		return true;
	return make_settings(yaml_read(arena, path, err), path, settings, err);
}
