#include "pipeline/log.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/path.h"
#include "base/printable.h"

enum { LONGEST = 512 }; /* bytes of what a line is about, and of its trouble */

struct Log {
	int file;
	uint32_t lines;
};

Str
log_path(Arena *arena)
{
	Str folder = path_state(arena);
	return str_empty(folder) ? folder
	    : path_join(arena, folder, STR("refresh.log"));
}

/* Makes room where it has grown too large. */
static void
turn_over(Arena *arena, Str path)
{
	struct stat state;
	if (stat(str_cstr(arena, path), &state) != 0
	    || state.st_size <= LOG_LARGEST)
		return;
	Str older = str_format(arena, "%.*s.1", STR_ARG(path));
	(void)rename(str_cstr(arena, path), str_cstr(arena, older));
}

Log *
log_open(Arena *arena)
{
	Str path = log_path(arena);
	Err unsaid = {0};
	if (str_empty(path) || !file_make_folder(arena, path_state(arena), &unsaid))
		return NULL;
	turn_over(arena, path);
	int file = open(str_cstr(arena, path),
	    O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (file < 0)
		return NULL;
	Log *log = ARENA_NEW(arena, Log);
	*log = (Log){.file = file};
	return log;
}

/* What is cut inside a character is shown as one that is not there. */
static Str
shortened(Str text)
{
	return text.len <= LONGEST ? text : str_part(text, 0, LONGEST);
}

void
log_add(Log *log, Str about, Str trouble)
{
	if (!log || log->lines++ >= LOG_LINES)
		return;
	Arena *arena = arena_new();
	Buf line = buf_new(BUF_UNLIMITED);
	buf_add(&line, date_iso(arena, (int64_t)time(NULL)));
	buf_add_byte(&line, ' ');
	printable_add(&line, shortened(about), PRINTABLE_PLAIN);
	buf_add(&line, STR(": "));
	printable_add(&line, shortened(trouble), PRINTABLE_PLAIN);
	buf_add_byte(&line, '\n');
	/* a full disk has no room for complaints */
	(void)!write(log->file, line.ptr, line.len);
	buf_free(&line);
	arena_free(arena);
}

void
log_close(Log *log)
{
	if (log)
		close(log->file);
}
