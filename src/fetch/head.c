#include "fetch/head.h"

#include <string.h>

enum {
	MOST_HEADERS = 400,
	MOST_BYTES = 256 << 10, /* of one response */
	LONGEST_KEPT = 8 << 10,
	MOST_KEPT = WIRE_PAYLOAD / 2, /* bytes in all */
	MOST_ALIKE = 3, /* lines of one name: thirty Links leave room for an ETag */
};

static const Str used[] = {
	STR_INIT("Content-Type:"),
	STR_INIT("Content-Language:"),
	STR_INIT("Content-Location:"),
	STR_INIT("Link:"),
	STR_INIT("ETag:"),
	STR_INIT("Last-Modified:"),
	STR_INIT("Cache-Control:"),
	STR_INIT("Expires:"),
	STR_INIT("Retry-After:"),
};

Head
head_new(void)
{
	return (Head){.kept = buf_new(MOST_KEPT)};
}

void
head_free(Head *head)
{
	buf_free(&head->kept);
}

static int
count_alike(const Head *head, Str name)
{
	int count = 0;
	Str kept = buf_str(&head->kept);
	for (Str line; str_cut(&kept, '\n', &line);)
		count += str_starts_ascii(line, name);
	return count;
}

static void
keep(Head *head, Str line)
{
	size_t before = head->kept.len;
	if (!buf_add(&head->kept, line) || !buf_add_byte(&head->kept, '\n')) {
		buf_cut(&head->kept, before);
		return;
	}
	for (size_t i = before; i < head->kept.len - 1; i++) {
		char *byte = &head->kept.ptr[i];
		if (*byte < 0x20 || *byte > 0x7e)
			*byte = '?';
	}
}

static void
note_target(Head *head, Str target)
{
	ptrdiff_t colon = str_find_byte(target, ':');
	head->target[0] = '\0';
	if (colon > 0 && colon < (ptrdiff_t)sizeof head->target) {
		memcpy(head->target, target.ptr, (size_t)colon);
		head->target[colon] = '\0';
	}
}

bool
head_line(Head *head, Str line)
{
	line = str_trim(line);
	if (str_starts(line, STR("HTTP/"))) {
		head->bytes = 0;
		head->count = 0;
		buf_cut(&head->kept, 0);
	}
	head->bytes += line.len + 2;
	if (++head->count > MOST_HEADERS || head->bytes > MOST_BYTES)
		return false;
	if (str_starts_ascii(line, STR("Location:")))
		note_target(head, str_trim(str_part(line, 9, line.len)));
	for (size_t i = 0; i < sizeof used / sizeof *used; i++)
		if (str_starts_ascii(line, used[i]) && line.len <= LONGEST_KEPT
		    && count_alike(head, used[i]) < MOST_ALIKE)
			keep(head, line);
	return true;
}

FetchHeaders
head_kept(const Head *head)
{
	FetchHeaders headers = {0};
	Str kept = buf_str(&head->kept), line;
	while (headers.count < WIRE_HEADERS && str_cut(&kept, '\n', &line))
		headers.items[headers.count++] = line;
	return headers;
}
