#include "config/feedlist_edit.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "config/feedlist.h"
#include "config/feedlist_change.h"
#include "config/feedlist_check.h"

/* What errors name the file. */
#define FILE_NAME STR("feeds.yaml")

/* The edit with its tags as tags are. */
static bool
tidy_tags(Arena *arena, FeedEdit *edit, Err *err)
{
	SavedFeed feed = {0};
	for (uint32_t i = 0; i < edit->tags.count; i++)
		if (!feed_add_tag(arena, &feed, edit->tags.items[i]))
			return err_set(err,
			    "a tag is a word without a comma, at most %d to a feed",
			    FEEDLIST_TAGS_MAX);
	edit->tags = feed.tags;
	return true;
}

bool
feedlist_edit_text(Arena *arena, Str text, Str file, const FeedEdit *edit,
    Str *result, Err *err)
{
	FeedEdit tidy = *edit;
	FeedList before, after;
	FeedListNodes nodes;
	Str changed;
	const YamlNode *root = yaml_parse(arena, text, file, err);
	if (!root || !feedlist_read(arena, root, file, &before, &nodes, err)
	    || !tidy_tags(arena, &tidy, err)
	    || !feedlist_change(arena, text, file, &before, &nodes, &tidy, &changed,
	        err))
		return false;
	Err why = {0};
	if (!feedlist_parse(arena, changed, file, &after, &why))
		return err_set(err, "cannot be changed so: %s", why.text);
	if (!feedlist_check(&before, &after, &tidy))
		return err_set(err, "%.*s: written in a way that quoth does not edit; "
		    "nothing was changed", STR_ARG(file));
	*result = changed;
	return true;
}

/*
 * The state folder keeps what stood in the file before the last edit, behind a
 * line that tells what the edit made of it, so that an undo never throws away
 * what somebody wrote since.
 */

static Str
path_of_undo(Arena *arena)
{
	Str folder = path_state(arena);
	return str_empty(folder) ? folder
	    : path_join(arena, folder, STR("feeds.undo.yaml"));
}

static Str
undo_mark(Arena *arena, Str text)
{
	return str_format(arena, "# before the edit that made %016" PRIx64 "\n",
	    hash64(text));
}

/* Without a state folder there is no undo, but an edit all the same. */
static void
keep_for_undo(Arena *arena, Str before, Str after)
{
	Str path = path_of_undo(arena);
	if (!str_empty(path))
		file_replace(arena, path,
		    str_join(arena, undo_mark(arena, after), before), NULL);
}

/* One edit at a time: an open folder that is locked, or -1. */
static int
lock_folder(Arena *arena, Err *err)
{
	Str folder = path_config(arena);
	if (str_empty(folder)) {
		err_set(err, "there is no home folder to keep feeds.yaml in");
		return -1;
	}
	if (!file_make_folder(arena, folder, err))
		return -1;
	int fd = open(str_cstr(arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || flock(fd, LOCK_EX) != 0) {
		err_set(err, "%.*s: %s", STR_ARG(folder), strerror(errno));
		if (fd >= 0)
			close(fd);
		return -1;
	}
	return fd;
}

/* The text of the reader's file; empty where there is none. */
static bool
read_file(Arena *arena, Str path, Str *text, Err *err)
{
	*text = (Str){0};
	if (access(str_cstr(arena, path), F_OK) != 0 && errno == ENOENT)
		return true;
	return file_read(arena, path, YAML_LARGEST, text, err);
}

static bool
edit_locked(Arena *arena, const FeedEdit *edit, Err *err)
{
	Str path = feedlist_path_of_file(arena), text, changed;
	if (!read_file(arena, path, &text, err)
	    || !feedlist_edit_text(arena, text, FILE_NAME, edit, &changed, err))
		return false;
	if (str_equal(text, changed))
		return true;
	keep_for_undo(arena, text, changed);
	return file_replace(arena, path, changed, err);
}

bool
feedlist_edit(Arena *arena, const FeedEdit *edit, Err *err)
{
	int lock = lock_folder(arena, err);
	if (lock < 0)
		return false;
	bool good = edit_locked(arena, edit, err);
	close(lock);
	return good;
}

bool
feedlist_add(Arena *arena, Str url, Str title, const StrList *path, Err *err)
{
	FeedList list = feedlist_new(arena);
	uint32_t folder = FEEDLIST_TOP;
	for (uint32_t i = 0; path && i < path->count; i++) {
		int64_t inner = feedlist_folder_in(arena, &list, folder,
		    path->items[i], 0);
		if (inner == FEEDLIST_NONE)
			return err_set(err, "folders are at most %d inside one another",
			    FEEDLIST_DEEPEST);
		folder = (uint32_t)inner;
	}
	feedlist_put(arena, &list, (SavedFeed){.url = str_trim(url),
	    .title = str_squeeze(arena, title), .folder = folder});
	FeedEdit edit = {.kind = FEED_EDIT_ADD, .list = &list};
	return feedlist_edit(arena, &edit, err);
}

static bool
undo_locked(Arena *arena, Err *err)
{
	Str path = feedlist_path_of_file(arena), undo = path_of_undo(arena);
	Str text, kept, mark;
	if (str_empty(undo) || access(str_cstr(arena, undo), F_OK) != 0)
		return err_set(err, "there is no edit to undo");
	if (!read_file(arena, path, &text, err)
	    || !file_read(arena, undo, YAML_LARGEST + 100, &kept, err))
		return false;
	mark = undo_mark(arena, text);
	if (!str_starts(kept, mark))
		return err_set(err, "feeds.yaml was changed since; not undone");
	Str before = str_part(kept, mark.len, kept.len);
	keep_for_undo(arena, text, before);
	return file_replace(arena, path, before, err);
}

bool
feedlist_undo(Arena *arena, Err *err)
{
	int lock = lock_folder(arena, err);
	if (lock < 0)
		return false;
	bool good = undo_locked(arena, err);
	close(lock);
	return good;
}
