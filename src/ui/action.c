#include "ui/action.h"

static const struct {
	Str name, keys, hint, help;
	unsigned places;
} actions[ACTION_COUNT] = {
#define ACTION_ROW(name, keys, hint, help, places) \
	[ACTION_##name] = {STR_INIT(#name), STR_INIT(keys), STR_INIT(hint), \
	    STR_INIT(help), places},
	ACTION_LIST(ACTION_ROW)
#undef ACTION_ROW
};

Str
action_name(Arena *arena, Action action)
{
	char *name = str_cstr(arena, actions[action].name);
	for (char *c = name; *c; c++)
		*c = *c == '_' ? '-' : byte_lower(*c);
	return (Str){name, actions[action].name.len};
}

Str
action_keys(Action action)
{
	return actions[action].keys;
}

Str
action_hint(Action action)
{
	return actions[action].hint;
}

Str
action_help(Action action)
{
	return actions[action].help;
}

unsigned
action_places(Action action)
{
	return actions[action].places;
}

Action
action_of_key(Key key, Place place)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		if (!(actions[i].places & (unsigned)place))
			continue;
		Str keys = actions[i].keys;
		for (Key one; key_cut(&keys, &one);)
			if (one == key)
				return (Action)i;
	}
	return ACTION_NONE;
}

Str
action_key_names(Arena *arena, Action action)
{
	Str names = {0}, keys = actions[action].keys;
	for (Key key; key_cut(&keys, &key);)
		names = str_format(arena, "%.*s%s%.*s", STR_ARG(names),
		    names.len ? ", " : "", STR_ARG(key_label(arena, key)));
	return names;
}

/* A key as an argument in mdoc, where "(" or "." alone would be punctuation
 * and "\" begins an escape. */
static void
add_manual_key(Arena *arena, Buf *out, Key key)
{
	Str name = key_label(arena, key);
	buf_add(out, STR(" Ic "));
	if (name.len == 1 && !byte_is_letter(*name.ptr))
		buf_add(out, STR("\\&"));
	buf_add(out, name);
}

void
action_manual(Buf *out)
{
	Arena *arena = arena_new();
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		Str keys = actions[i].keys;
		buf_add(out, STR(".It"));
		bool first = true;
		for (Key key; key_cut(&keys, &key); first = false) {
			if (!first)
				buf_add(out, STR(" ,"));
			add_manual_key(arena, out, key);
		}
		buf_add_format(out, "\n%.*s.\n", STR_ARG(actions[i].help));
	}
	arena_free(arena);
}
