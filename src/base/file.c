#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static bool
failed(Err *err, Str path)
{
	return err_set(err, "%.*s: %s", STR_ARG(path), strerror(errno));
}

static bool
read_all(int fd, Buf *buf)
{
	char piece[65536];
	ssize_t len;
	while (buf->len < buf->limit) {
		len = read(fd, piece, sizeof piece);
		if (len < 0 && errno == EINTR)
			continue;
		if (len <= 0)
			return len == 0;
		size_t room = buf->limit - buf->len;
		buf_add(buf, (Str){piece, (size_t)len < room ? (size_t)len : room});
	}
	return true;
}

bool
file_read(Arena *arena, Str path, size_t limit, Str *bytes, Err *err)
{
	bool is_input = str_equal(path, STR("-"));
	int fd = is_input ? STDIN_FILENO
	    : open(str_cstr(arena, path), O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return failed(err, path);
	/* one byte beyond the limit tells that there is more */
	Buf buf = buf_new(limit + 1);
	bool good = read_all(fd, &buf) || failed(err, path);
	if (good && buf.len > limit)
		good = err_set(err, "%.*s: larger than %zu KiB", STR_ARG(path),
		    limit >> 10);
	if (good)
		*bytes = buf_copy(arena, &buf);
	buf_free(&buf);
	if (!is_input)
		close(fd);
	return good;
}

static bool
write_all(int fd, Str bytes)
{
	while (bytes.len) {
		ssize_t len = write(fd, bytes.ptr, bytes.len);
		if (len < 0 && errno == EINTR)
			continue;
		if (len < 0)
			return false;
		bytes = str_part(bytes, (size_t)len, bytes.len);
	}
	return true;
}

static Str
folder_of(Str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	return path;
}

bool
file_make_folder(Arena *arena, Str path, Err *err)
{
	char *whole = str_cstr(arena, path);
	for (size_t i = 1; i <= path.len; i++) {
		char mark = whole[i];
		if (mark != '/' && mark != '\0')
			continue;
		whole[i] = '\0';
		if (mkdir(whole, 0700) != 0 && errno != EEXIST)
			return failed(err, str_of(whole));
		whole[i] = mark;
	}
	return true;
}

/* The file that path means in the end; mode is that of an old one. */
static bool
find_target(Arena *arena, Str path, Str *target, mode_t *mode, Err *err)
{
	char real[PATH_MAX];
	struct stat status;
	*mode = 0600;
	*target = path;
	if (realpath(str_cstr(arena, path), real)) {
		*target = str_copy(arena, str_of(real));
		if (stat(real, &status) != 0)
			return failed(err, path);
		*mode = status.st_mode & 07777;
		return S_ISREG(status.st_mode)
		    || err_set(err, "%.*s: not a file", STR_ARG(path));
	}
	if (errno != ENOENT)
		return failed(err, path);
	if (lstat(str_cstr(arena, path), &status) == 0)
		return err_set(err, "%.*s: a link to nothing", STR_ARG(path));
	return true;
}

/* The name of a file is on the disk only when its folder is. */
static void
sync_folder(Arena *arena, Str path)
{
	Str folder = folder_of(path);
	int fd = open(folder.len ? str_cstr(arena, folder) : ".",
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

bool
file_replace(Arena *arena, Str path, Str bytes, Err *err)
{
	Str target, folder = folder_of(path);
	mode_t mode;
	if (folder.len > 1 && !file_make_folder(arena,
	        str_part(folder, 0, folder.len - 1), err))
		return false;
	if (!find_target(arena, path, &target, &mode, err))
		return false;
	char *temporary = str_cstr(arena, str_join(arena, target, STR(".XXXXXX")));
	int fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0)
		return failed(err, target);
	bool good = write_all(fd, bytes) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
	int why = errno;
	if (close(fd) != 0 && good) {
		good = false;
		why = errno;
	}
	if (good && rename(temporary, str_cstr(arena, target)) != 0) {
		good = false;
		why = errno;
	}
	if (!good) {
		unlink(temporary);
		errno = why;
		return failed(err, target);
	}
	sync_folder(arena, target);
	return true;
}
