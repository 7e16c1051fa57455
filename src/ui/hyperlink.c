#include "ui/hyperlink.h"

#include <stdlib.h>
#include <string.h>

#include "base/url.h"

enum { LONGEST = 2000 }; /* bytes: VTE takes 2083 */

bool
hyperlink_works(void)
{
	/* set by terminals that take it, or by what stands before them */
	static const char *const variables[] = {
		"VTE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION",
		"KONSOLE_VERSION", "ITERM_SESSION_ID",
	};
	static const char *const terminals[] = {
		"xterm-kitty", "foot", "alacritty", "wezterm", "contour",
		"xterm-ghostty", "tmux-256color",
	};
	const char *term = getenv("TERM");
	for (size_t i = 0; term && i < sizeof terminals / sizeof *terminals; i++)
		if (strncmp(term, terminals[i], strlen(terminals[i])) == 0)
			return true;
	if (term && strncmp(term, "screen", 6) == 0)
		return false;
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && *value)
			return true;
	}
	return false;
}

bool
hyperlink_begin(Buf *out, Str href)
{
	if (!url_is_web(href) || href.len > LONGEST)
		return false;
	buf_add(out, STR("\033]8;;"));
	for (size_t i = 0; i < href.len; i++) {
		unsigned char byte = (unsigned char)href.ptr[i];
		if (byte > ' ' && byte < 0x7f && byte != '\\')
			buf_add_byte(out, (char)byte);
		else
			buf_add_format(out, "%%%02X", byte);
	}
	return buf_add(out, STR("\033\\"));
}

void
hyperlink_end(Buf *out)
{
	buf_add(out, STR("\033]8;;\033\\"));
}
