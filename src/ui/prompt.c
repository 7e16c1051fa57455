#include "ui/prompt.h"

#include <string.h>

#include "base/unicode.h"

void
prompt_set(Prompt *prompt, Str text)
{
	*prompt = (Prompt){0};
	if (!text.len || text.len >= PROMPT_BYTES || !unicode_valid(text))
		return;
	memcpy(prompt->bytes, text.ptr, text.len);
	prompt->length = prompt->cursor = text.len;
}

Str
prompt_text(const Prompt *prompt)
{
	return (Str){prompt->bytes, prompt->length};
}

/* Where the grapheme that ends at byte at begins. */
static size_t
grapheme_before(const Prompt *prompt, size_t at)
{
	size_t begin = 0;
	for (size_t end = 0; end < at;) {
		begin = end;
		end = unicode_grapheme_end(prompt_text(prompt), end);
	}
	return begin;
}

static size_t
grapheme_after(const Prompt *prompt, size_t at)
{
	if (at == prompt->length)
		return at;
	return unicode_grapheme_end(prompt_text(prompt), at);
}

/* The cursor goes to where the cut is. */
static PromptState
cut(Prompt *prompt, size_t begin, size_t end)
{
	if (begin == end)
		return PROMPT_GOES_ON;
	memmove(prompt->bytes + begin, prompt->bytes + end, prompt->length - end);
	prompt->length -= end - begin;
	prompt->cursor = begin;
	return PROMPT_CHANGED;
}

static size_t
word_before(const Prompt *prompt)
{
	size_t at = prompt->cursor;
	while (at && prompt->bytes[at - 1] == ' ')
		at--;
	while (at && prompt->bytes[at - 1] != ' ')
		at--;
	return at;
}

static PromptState
insert(Prompt *prompt, Key key)
{
	char bytes[4];
	size_t len = unicode_put(bytes, key);
	if (!key_is_text(key) || (key >= 0xd800 && key <= 0xdfff)
	    || prompt->length + len > PROMPT_BYTES)
		return PROMPT_GOES_ON;
	memmove(prompt->bytes + prompt->cursor + len,
	    prompt->bytes + prompt->cursor, prompt->length - prompt->cursor);
	memcpy(prompt->bytes + prompt->cursor, bytes, len);
	prompt->length += len;
	/* a combining mark joins the letter before it, or the one behind */
	size_t end = prompt->cursor + len, at = 0;
	while (at < end)
		at = grapheme_after(prompt, at);
	prompt->cursor = at;
	return PROMPT_CHANGED;
}

PromptState
prompt_press(Prompt *prompt, Key key)
{
	switch (key) {
	case KEYS_ENTER:
		return PROMPT_DONE;
	case KEYS_ESCAPE:
	case KEY_CTRL('c'):
		return PROMPT_CANCELLED;
	case KEYS_BACKSPACE:
		if (!prompt->length)
			return PROMPT_CANCELLED;
		return cut(prompt, grapheme_before(prompt, prompt->cursor),
		    prompt->cursor);
	case KEYS_DELETE:
		return cut(prompt, prompt->cursor,
		    grapheme_after(prompt, prompt->cursor));
	case KEY_CTRL('u'):
		return cut(prompt, 0, prompt->cursor);
	case KEY_CTRL('k'):
		return cut(prompt, prompt->cursor, prompt->length);
	case KEY_CTRL('w'):
		return cut(prompt, word_before(prompt), prompt->cursor);
	case KEYS_LEFT:
		prompt->cursor = grapheme_before(prompt, prompt->cursor);
		return PROMPT_GOES_ON;
	case KEYS_RIGHT:
		prompt->cursor = grapheme_after(prompt, prompt->cursor);
		return PROMPT_GOES_ON;
	case KEYS_HOME:
	case KEY_CTRL('a'):
		prompt->cursor = 0;
		return PROMPT_GOES_ON;
	case KEYS_END:
	case KEY_CTRL('e'):
		prompt->cursor = prompt->length;
		return PROMPT_GOES_ON;
	default:
		return insert(prompt, key);
	}
}

void
prompt_draw(const Prompt *prompt, Str label, Grid *grid, int y)
{
	Rect row = {0, y, grid->columns, 1};
	grid_fill(grid, row, ROLE_PROMPT);
	int x = grid_put(grid, row, 0, y, ROLE_KEY, label);
	Rect room = {x, y, grid->columns - x, 1};
	int before = (int)unicode_width(str_part(prompt_text(prompt), 0,
	    prompt->cursor));
	int shift = before < room.width ? 0 : before - room.width + 1;
	grid_put(grid, room, x - shift, y, ROLE_PROMPT, prompt_text(prompt));
	grid->cursor_x = x + before - shift;
	grid->cursor_y = y;
}
