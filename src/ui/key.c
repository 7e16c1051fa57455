#include "ui/key.h"

#include "base/unicode.h"

static const struct {
	Key key;
	Str word; /* in "<…>" */
	Str name; /* for people */
} names[] = {
	{KEYS_TAB, STR_INIT("Tab"), STR_INIT("Tab")},
	{KEYS_ENTER, STR_INIT("Enter"), STR_INIT("Enter")},
	{KEYS_ENTER, STR_INIT("CR"), STR_INIT("Enter")},
	{KEYS_ESCAPE, STR_INIT("Esc"), STR_INIT("Esc")},
	{KEYS_BACKSPACE, STR_INIT("BS"), STR_INIT("Backspace")},
	{' ', STR_INIT("Space"), STR_INIT("Space")},
	{'<', STR_INIT("lt"), STR_INIT("<")},
	{KEYS_UP, STR_INIT("Up"), STR_INIT("Up")},
	{KEYS_DOWN, STR_INIT("Down"), STR_INIT("Down")},
	{KEYS_LEFT, STR_INIT("Left"), STR_INIT("Left")},
	{KEYS_RIGHT, STR_INIT("Right"), STR_INIT("Right")},
	{KEYS_PAGE_UP, STR_INIT("PageUp"), STR_INIT("PageUp")},
	{KEYS_PAGE_DOWN, STR_INIT("PageDown"), STR_INIT("PageDown")},
	{KEYS_HOME, STR_INIT("Home"), STR_INIT("Home")},
	{KEYS_END, STR_INIT("End"), STR_INIT("End")},
	{KEYS_DELETE, STR_INIT("Del"), STR_INIT("Delete")},
	{KEYS_BACK_TAB, STR_INIT("S-Tab"), STR_INIT("Shift-Tab")},
};

enum { NAME_COUNT = sizeof names / sizeof *names };

static bool
read_word(Str word, Key *key)
{
	if (word.len == 3 && str_starts_ascii(word, STR("C-"))
	    && byte_is_letter(word.ptr[2])) {
		*key = KEY_CTRL(word.ptr[2]);
		return true;
	}
	for (size_t i = 0; i < NAME_COUNT; i++) {
		if (str_equal_ascii(names[i].word, word)) {
			*key = names[i].key;
			return true;
		}
	}
	return false;
}

bool
key_cut(Str *rest, Key *key)
{
	while (rest->len && byte_is_blank(*rest->ptr))
		*rest = str_part(*rest, 1, rest->len);
	if (str_empty(*rest))
		return false;
	size_t next;
	uint32_t character = unicode_at(*rest, 0, &next);
	if (character == '<') {
		ptrdiff_t close = str_find_byte(*rest, '>');
		if (close == STR_NOT_FOUND
		    || !read_word(str_part(*rest, 1, (size_t)close), key))
			return false;
		next = (size_t)close + 1;
	} else {
		*key = character;
	}
	*rest = str_part(*rest, next, rest->len);
	return true;
}

Str
key_label(Arena *arena, Key key)
{
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (names[i].key == key)
			return names[i].name;
	if (key < ' ')
		return str_format(arena, "Ctrl-%c", (char)(key + 64));
	char bytes[4];
	size_t len = unicode_put(bytes, key < KEYS_UP ? key : UNICODE_REPLACEMENT);
	return str_copy(arena, (Str){bytes, len});
}

bool
key_is_text(Key key)
{
	return key >= ' ' && key < KEYS_UP && (key < 0x7f || key > 0x9f);
}
