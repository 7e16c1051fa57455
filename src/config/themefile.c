#include "config/themefile.h"

#include <unistd.h>

#include "base/path.h"
#include "config/color.h"
#include "config/yaml.h"

static const struct {
	Str word;
	StyleBits bit;
} bits[] = {
	{STR_INIT("bold"), STYLE_BOLD},
	{STR_INIT("dim"), STYLE_DIM},
	{STR_INIT("italic"), STYLE_ITALIC},
	{STR_INIT("underline"), STYLE_UNDERLINE},
	{STR_INIT("reverse"), STYLE_REVERSE},
};

/* 0 where no bit has that word. */
static StyleBits
bit_from_word(Str word)
{
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
		if (str_equal(bits[i].word, word))
			return bits[i].bit;
	return 0;
}

/* "bold cyan on 236" */
static bool
read_words(Str file, const YamlNode *node, Style *style, Err *err)
{
	Str rest = node->text, word;
	Color *color = &style->foreground;
	while (str_cut(&rest, ' ', &word)) {
		StyleBits bit = bit_from_word(word);
		if (str_empty(word))
			continue;
		if (bit)
			style->bits |= bit;
		else if (str_equal(word, STR("on")))
			color = &style->background;
		else if (!color_read(word, color))
			return yaml_complain(err, file, node->line,
			    "no colour or style: \"%.*s\"", STR_ARG(word));
	}
	return true;
}

/* {fg: cyan, bg: 236, bold: yes} */
static bool
read_map(Str file, const YamlNode *node, Style *style, Err *err)
{
	for (uint32_t i = 0; i < node->entries.count; i++) {
		const YamlEntry *entry = &node->entries.items[i];
		StyleBits bit = bit_from_word(entry->key);
		bool is_on = false;
		Color *color = str_equal(entry->key, STR("fg")) ? &style->foreground
		    : str_equal(entry->key, STR("bg")) ? &style->background : NULL;
		if (!bit && !color)
			return yaml_complain(err, file, entry->line,
			    "\"%.*s\" is not fg, bg, bold, dim, italic, underline or "
			    "reverse", STR_ARG(entry->key));
		if (bit && !yaml_to_bool(entry->value, &is_on))
			return yaml_complain(err, file, entry->line,
			    "%.*s is yes or no", STR_ARG(entry->key));
		if (is_on)
			style->bits |= bit;
		if (!color || (entry->value->kind == YAML_TEXT
		    && color_read(entry->value->text, color)))
			continue;
		/* YAML takes what stands behind a # for a comment */
		if (str_empty(entry->value->text))
			return yaml_complain(err, file, entry->line,
			    "%.*s has no colour (\"#rrggbb\" wants its quotes)",
			    STR_ARG(entry->key));
		return yaml_complain(err, file, entry->line, "no colour: \"%.*s\"",
		    STR_ARG(entry->value->text));
	}
	return true;
}

static bool
read_roles(Str file, const YamlNode *root, Theme *theme, Err *err)
{
	if (root->kind != YAML_MAP)
		return yaml_complain(err, file, root->line,
		    "a theme is lines of \"role: style\"");
	for (uint32_t i = 0; i < root->entries.count; i++) {
		const YamlEntry *entry = &root->entries.items[i];
		Style style = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
		Role role;
		if (!role_from_word(entry->key, &role))
			return yaml_complain(err, file, entry->line,
			    "no part of the screen is named \"%.*s\"",
			    STR_ARG(entry->key));
		if (entry->value->kind == YAML_LIST)
			return yaml_complain(err, file, entry->line,
			    "a style is words or a map");
		if (entry->value->kind == YAML_MAP
		    ? !read_map(file, entry->value, &style, err)
		    : !read_words(file, entry->value, &style, err))
			return false;
		theme->styles[role] = style;
	}
	return true;
}

/* The theme of a tree, which may be NULL: then err tells why. */
static bool
make_theme(Arena *arena, const YamlNode *root, Str file, Theme *theme, Err *err)
{
	Theme made = *theme_plain();
	if (!root || !read_roles(file, root, &made, err))
		return false;
	Str name = path_name(file);
	if (str_ends(name, STR(".yaml")))
		name.len -= sizeof ".yaml" - 1;
	made.name = str_copy(arena, name);
	*theme = made;
	return true;
}

bool
themefile_read(Arena *arena, Str path, Theme *theme, Err *err)
{
	return make_theme(arena, yaml_read(arena, path, err), path, theme, err);
}

bool
themefile_parse(Arena *arena, Str text, Str file, Theme *theme, Err *err)
{
	return make_theme(arena, yaml_parse(arena, text, file, err), file, theme, err);
}

bool
themefile_find(Arena *arena, Str name, Theme *theme, Err *err)
{
	if (str_equal(name, STR("plain"))) {
		*theme = *theme_plain();
		return true;
	}
	/* a name, not a way out of the folder */
	if (str_empty(name) || str_starts(name, STR("."))
	    || str_find_byte(name, '/') != STR_NOT_FOUND)
		return err_set(err, "no theme has the name \"%.*s\"", STR_ARG(name));
	Str file = path_join(arena, STR("themes"),
	    str_join(arena, name, STR(".yaml")));
	Str folder = path_config(arena);
	if (!str_empty(folder)) {
		Str path = path_join(arena, folder, file);
		if (access(str_cstr(arena, path), F_OK) == 0)
			return themefile_read(arena, path, theme, err);
	}
	Str path = path_data(arena, file);
	if (str_empty(path))
		return err_set(err, "there is no theme \"%.*s\"", STR_ARG(name));
	return themefile_read(arena, path, theme, err);
}

static bool
has_theme(const ThemeList *themes, Str name)
{
	for (uint32_t i = 0; i < themes->count; i++)
		if (str_equal(themes->items[i].name, name))
			return true;
	return false;
}

static void
add_themes(Arena *arena, ThemeList *themes, Str folder)
{
	StrList files = path_names(arena, folder, STR(".yaml"));
	for (uint32_t i = 0; i < files.count; i++) {
		Theme theme;
		Str path = path_join(arena, folder, files.items[i]);
		if (themefile_read(arena, path, &theme, NULL)
		    && !has_theme(themes, theme.name))
			list_push(arena, themes, theme);
	}
}

ThemeList
themefile_all(Arena *arena)
{
	ThemeList themes = {0};
	list_push(arena, &themes, *theme_plain());
	Str own = path_config(arena), installed = path_data(arena, STR("themes"));
	if (!str_empty(own))
		add_themes(arena, &themes, path_join(arena, own, STR("themes")));
	if (!str_empty(installed))
		add_themes(arena, &themes, installed);
	return themes;
}
