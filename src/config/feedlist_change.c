#include "config/feedlist_change.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "config/feedlist.h"
#include "config/feedlist_write.h"

/* The bytes begin to end of the text are to become other ones. */
typedef struct {
	size_t begin, end;
	uint32_t order; /* of those at the same place */
	Str with;
} Splice;

typedef struct {
	Arena *arena;
	Str text, file;
	const FeedList *list;
	const FeedListNodes *nodes;
	Err *err;
	LIST_OF(size_t) lines; /* where each begins */
	LIST_OF(Splice) splices;
} Change;

/* The lines of an entry of a list in lines, from its dash to its last value. */
typedef struct {
	uint32_t first, last;
	uint32_t dash; /* column */
} Extent;

/* Where something may be put behind all that is in a folder. */
typedef struct {
	size_t at;
	uint32_t indent; /* of its dash */
	Str before;      /* lines that have to stand before it */
} Spot;

static bool
strange(Change *c, uint32_t line)
{
	return yaml_complain(c->err, c->file, line,
	    "written in a way that quoth does not edit; please edit it by hand");
}

/* Line breaks that YAML knows and editors do not: their lines are counted
 * otherwise here than there. */
static bool
has_stray_breaks(Str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\r'
		    && (i + 1 == text.len || text.ptr[i + 1] != '\n'))
			return true;
	return str_find(text, STR("\xc2\x85")) >= 0
	    || str_find(text, STR("\xe2\x80\xa8")) >= 0
	    || str_find(text, STR("\xe2\x80\xa9")) >= 0;
}

static void
find_lines(Change *c)
{
	list_push(c->arena, &c->lines, 0);
	for (size_t i = 0; i < c->text.len; i++)
		if (c->text.ptr[i] == '\n')
			list_push(c->arena, &c->lines, i + 1);
}

/* Where a line begins, counted from 1; behind the last one the end of the
 * text. */
static size_t
line_begin(const Change *c, uint32_t line)
{
	return line <= c->lines.count ? c->lines.items[line - 1] : c->text.len;
}

static Str
lines_of(const Change *c, uint32_t first, uint32_t last)
{
	return str_part(c->text, line_begin(c, first), line_begin(c, last + 1));
}

static size_t
offset_of(const Change *c, YamlPlace place)
{
	size_t at = line_begin(c, place.line);
	for (uint32_t i = 0; i < place.column && at < c->text.len; i++)
		unicode_at(c->text, at, &at);
	return at;
}

static void
splice(Change *c, size_t begin, size_t end, Str with)
{
	list_push(c->arena, &c->splices,
	    (Splice){begin, end, c->splices.count, with});
}

/* Puts whole lines in at the begin of a line, or at the end of the text. */
static void
splice_lines(Change *c, size_t at, Str lines)
{
	bool open = at == c->text.len && at > 0 && c->text.ptr[at - 1] != '\n';
	splice(c, at, at, open ? str_join(c->arena, STR("\n"), lines) : lines);
}

static void
cut_lines(Change *c, uint32_t first, uint32_t last)
{
	splice(c, line_begin(c, first), line_begin(c, last + 1), (Str){0});
}

/* Whether a text behind | or > is in it: where that ends is hard to say. Calls
 * itself as deep as YAML may be. */
static bool
has_block(const YamlNode *node)
{
	if (node->block)
		return true;
	for (uint32_t i = 0; i < node->entries.count; i++)
		if (has_block(node->entries.items[i].value))
			return true;
	return false;
}

static bool
find_extent(Change *c, const YamlNode *node, Extent *extent)
{
	Str line = lines_of(c, node->begin.line, node->begin.line);
	size_t dash = 0;
	while (dash < line.len && line.ptr[dash] == ' ')
		dash++;
	if (node->flow || has_block(node) || node->begin.column <= dash
	    || node->begin.column > line.len || line.ptr[dash] != '-')
		return strange(c, node->line);
	for (size_t i = dash + 1; i < node->begin.column; i++)
		if (line.ptr[i] != ' ')
			return strange(c, node->line);
	*extent = (Extent){node->begin.line, node->end.line, (uint32_t)dash};
	return true;
}

static bool
find_spot(Change *c, uint32_t folder, Spot *spot)
{
	*spot = (Spot){.at = c->text.len};
	const YamlNode *list = feedlist_nodes_in(c->nodes, folder);
	Extent extent;
	if (list) {
		if (list->flow || has_block(list_last(&list->entries).value))
			return strange(c, list->line);
		spot->at = line_begin(c, list->end.line + 1);
		spot->indent = list->begin.column;
		return true;
	}
	if (folder == FEEDLIST_TOP)
		return true;
	const YamlNode *map = c->nodes->folders.items[folder];
	if (!find_extent(c, map, &extent))
		return false;
	uint32_t column = map->begin.column;
	spot->indent = column + 2;
	const YamlNode *none = yaml_member(map, "feeds");
	if (none && none->kind != YAML_TEXT)
		return strange(c, none->line);
	spot->at = line_begin(c, (none ? none->end.line : extent.last) + 1);
	if (!none)
		spot->before = str_format(c->arena, "%*sfeeds:\n", (int)column, "");
	return true;
}

/* Lines of an entry moved to another column; each ends. */
static void
add_indented(Buf *out, Str lines, uint32_t from, uint32_t to)
{
	for (Str line; str_cut(&lines, '\n', &line);) {
		size_t blanks = 0;
		while (blanks < line.len && line.ptr[blanks] == ' ')
			blanks++;
		size_t column = (blanks > from ? blanks - from : 0) + to;
		if (blanks < line.len)
			buf_add_format(out, "%*s", (int)column, "");
		buf_add(out, str_part(line, blanks, line.len));
		buf_add_byte(out, '\n');
	}
}

/* Puts an entry (its lines, with the dash in a column) behind all that is in
 * the folder of a path, and makes what there is not yet of the path. */
static bool
put_behind(Change *c, const StrList *path, Str lines, uint32_t column)
{
	StrList known = *path;
	int64_t folder = FEEDLIST_NONE;
	while ((folder = feedlist_find_folder(c->list, &known)) == FEEDLIST_NONE)
		known.count--;
	Spot spot;
	if (!find_spot(c, (uint32_t)folder, &spot))
		return false;
	Buf out = buf_new(BUF_UNLIMITED);
	buf_add(&out, spot.before);
	for (uint32_t i = known.count; i < path->count; i++) {
		feedlist_write_folder(c->arena, &out,
		    str_squeeze(c->arena, path->items[i]), spot.indent);
		spot.indent += 4;
	}
	add_indented(&out, lines, column, spot.indent);
	splice_lines(c, spot.at, buf_copy(c->arena, &out));
	buf_free(&out);
	return true;
}

/* Gives a key of a map in lines another value; an empty one takes the key away,
 * or, where the map's dash stands before it, leaves nothing in it. */
static bool
set_in_map(Change *c, const YamlNode *map, const char *key, Str value,
    Str nothing)
{
	const YamlEntry *entry = NULL, *url = NULL;
	Extent extent;
	if (!find_extent(c, map, &extent))
		return false;
	for (uint32_t i = 0; i < map->entries.count; i++) {
		const YamlEntry *some = &map->entries.items[i];
		if (str_equal(some->key, str_of(key)))
			entry = some;
		if (str_equal(some->key, STR("url")))
			url = some;
	}
	if (!entry) {
		if (!str_empty(value))
			splice_lines(c, line_begin(c, url->value->end.line + 1),
			    str_format(c->arena, "%*s%s: %.*s\n",
			        (int)map->begin.column, "", key, STR_ARG(value)));
		return true;
	}
	uint32_t first = entry->place.line, last = entry->value->end.line;
	if (first != last && str_find_byte(lines_of(c, first, last), '#') >= 0)
		return strange(c, first); /* a comment would be lost */
	if (!str_empty(value) || first == extent.first)
		splice(c, offset_of(c, entry->place),
		    offset_of(c, entry->value->end), str_format(c->arena, "%s: %.*s",
		        key, STR_ARG(str_empty(value) ? nothing : value)));
	else
		cut_lines(c, first, last);
	return true;
}

static bool
set_in_feed(Change *c, uint32_t feed, const char *key, Str value, Str nothing)
{
	const YamlNode *node = c->nodes->feeds.items[feed];
	if (node->kind == YAML_MAP)
		return set_in_map(c, node, key, value, nothing);
	Extent extent;
	if (!find_extent(c, node, &extent))
		return false;
	if (extent.first != extent.last)
		return strange(c, node->line);
	if (str_empty(value))
		return true;
	size_t at = offset_of(c, node->begin);
	splice(c, at, at, STR("url: "));
	splice_lines(c, line_begin(c, extent.last + 1), str_format(c->arena,
	    "%*s%s: %.*s\n", (int)node->begin.column, "", key, STR_ARG(value)));
	return true;
}

/* The list as it is to be, for add(): its feeds and folders behind old_feeds
 * and old_folders are new. */
static bool
make_whole(Change *c, const FeedList *more, FeedList *whole)
{
	if (!feedlist_parse(c->arena, c->text, c->file, whole, c->err))
		return false;
	uint32_t *folders = ARENA_ARRAY(c->arena, uint32_t, more->folders.count);
	for (uint32_t i = 0; i < more->entries.count; i++) {
		uint32_t index = more->entries.items[i].index;
		if (more->entries.items[i].is_folder) {
			const SavedFolder *folder = &more->folders.items[index];
			int64_t made = feedlist_folder_in(c->arena, whole,
			    folders[folder->parent],
			    str_squeeze(c->arena, folder->name), 0);
			if (made == FEEDLIST_NONE)
				return err_set(c->err, "%.*s: more than %d folders, or %d "
				    "inside one another", STR_ARG(c->file),
				    FEEDLIST_FOLDERS_MAX, FEEDLIST_DEEPEST);
			folders[index] = (uint32_t)made;
			continue;
		}
		SavedFeed feed = more->feeds.items[index];
		feed.folder = folders[feed.folder];
		if (whole->feeds.count == FEEDLIST_FEEDS_MAX)
			return err_set(c->err, "%.*s: more than %d feeds",
			    STR_ARG(c->file), FEEDLIST_FEEDS_MAX);
		feedlist_put(c->arena, whole, feed);
	}
	feedlist_settle(c->arena, whole);
	return true;
}

static bool
add(Change *c, const FeedList *more)
{
	FeedList whole;
	if (!make_whole(c, more, &whole))
		return false;
	uint32_t old_folders = c->list->folders.count;
	uint32_t old_feeds = c->list->feeds.count;
	Buf *pieces = ARENA_ARRAY(c->arena, Buf, old_folders);
	Spot *spots = ARENA_ARRAY(c->arena, Spot, old_folders);
	bool good = true;
	for (uint32_t i = 0; good && i < whole.entries.count; i++) {
		FeedListEntry entry = whole.entries.items[i];
		if (entry.index < (entry.is_folder ? old_folders : old_feeds))
			continue;
		/* the innermost folder around it that stands in the file */
		uint32_t folder = entry.is_folder
		    ? whole.folders.items[entry.index].parent
		    : whole.feeds.items[entry.index].folder;
		while (folder >= old_folders)
			folder = whole.folders.items[folder].parent;
		Buf *piece = &pieces[folder];
		if (!piece->limit) {
			*piece = buf_new(BUF_UNLIMITED);
			good = find_spot(c, folder, &spots[folder]);
			buf_add(piece, spots[folder].before);
		}
		uint32_t indent = spots[folder].indent
		    + 4 * (entry.depth - whole.folders.items[folder].depth);
		if (entry.is_folder)
			feedlist_write_folder(c->arena, piece,
			    whole.folders.items[entry.index].name, indent);
		else
			feedlist_write_feed(c->arena, piece,
			    &whole.feeds.items[entry.index], indent);
	}
	/* the inner folders first, where two end on the same line */
	for (uint32_t i = old_folders; i-- > 0;) {
		if (good && pieces[i].len)
			splice_lines(c, spots[i].at,
			    buf_copy(c->arena, &pieces[i]));
		buf_free(&pieces[i]);
	}
	return good;
}

static bool
move(Change *c, uint32_t feed, const StrList *path)
{
	Extent extent;
	if (!find_extent(c, c->nodes->feeds.items[feed], &extent))
		return false;
	Str lines = lines_of(c, extent.first, extent.last);
	cut_lines(c, extent.first, extent.last);
	return put_behind(c, path, lines, extent.dash);
}

static bool
change_feed(Change *c, const FeedEdit *edit)
{
	Extent extent;
	int64_t found = feedlist_find(c->list, edit->url);
	if (found == FEEDLIST_NONE)
		return err_set(c->err, "%.*s: has no feed %.*s", STR_ARG(c->file),
		    STR_ARG(edit->url));
	uint32_t feed = (uint32_t)found;
	uint32_t line;
	if (map_get(&c->nodes->doubled, feedlist_key(c->arena, edit->url), &line))
		return yaml_complain(c->err, c->file, line,
		    "the feed stands here a second time; please take one out by hand");
	switch (edit->kind) {
	case FEED_EDIT_TITLE: {
		Str title = str_squeeze(c->arena, edit->text);
		return set_in_feed(c, feed, "title", str_empty(title) ? title
		    : feedlist_value(c->arena, title), STR("\"\""));
	}
	case FEED_EDIT_TAGS:
		return set_in_feed(c, feed, "tags", edit->tags.count
		    ? feedlist_values(c->arena, &edit->tags) : (Str){0}, STR("[]"));
	case FEED_EDIT_MOVE:
		return move(c, feed, &edit->path);
	default:
		if (!find_extent(c, c->nodes->feeds.items[feed], &extent))
			return false;
		cut_lines(c, extent.first, extent.last);
		return true;
	}
}

static bool
is_empty_folder(const FeedList *list, uint32_t folder)
{
	for (uint32_t i = 0; i < list->feeds.count; i++)
		if (list->feeds.items[i].folder == folder)
			return false;
	for (uint32_t i = 1; i < list->folders.count; i++)
		if (list->folders.items[i].parent == folder)
			return false;
	return true;
}

static bool
change_folder(Change *c, const FeedEdit *edit)
{
	Extent extent;
	if (!edit->path.count)
		return err_set(c->err, "a folder needs a name");
	Str name = list_last(&edit->path);
	int64_t found = feedlist_find_folder(c->list, &edit->path);
	if (edit->kind == FEED_EDIT_NEW_FOLDER)
		return found == FEEDLIST_NONE
		    ? put_behind(c, &edit->path, (Str){0}, 0)
		    : err_set(c->err, "%.*s: has a folder \"%.*s\" already",
		        STR_ARG(c->file), STR_ARG(name));
	if (found == FEEDLIST_NONE)
		return err_set(c->err, "%.*s: has no folder \"%.*s\"",
		    STR_ARG(c->file), STR_ARG(name));
	uint32_t folder = (uint32_t)found;
	const YamlNode *node = c->nodes->folders.items[folder];
	if (edit->kind == FEED_EDIT_RENAME_FOLDER)
		return set_in_map(c, node, "folder", feedlist_value(c->arena,
		    str_squeeze(c->arena, edit->text)), (Str){0});
	if (!is_empty_folder(c->list, folder))
		return err_set(c->err, "the folder \"%.*s\" is not empty",
		    STR_ARG(name));
	if (!find_extent(c, node, &extent))
		return false;
	cut_lines(c, extent.first, extent.last);
	return true;
}

static int
by_place(const void *left, const void *right)
{
	const Splice *a = left, *b = right;
	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static Str
result_of(Change *c)
{
	Buf out = buf_new(BUF_UNLIMITED);
	size_t at = 0;
	if (c->splices.count)
		qsort(c->splices.items, c->splices.count, sizeof(Splice), by_place);
	for (uint32_t i = 0; i < c->splices.count; i++) {
		const Splice *s = &c->splices.items[i];
		if (s->begin > at)
			buf_add(&out, str_part(c->text, at, s->begin));
		buf_add(&out, s->with);
		if (s->end > at)
			at = s->end;
	}
	buf_add(&out, str_part(c->text, at, c->text.len));
	Str result = buf_copy(c->arena, &out);
	buf_free(&out);
	return result;
}

bool
feedlist_change(Arena *arena, Str text, Str file, const FeedList *list,
    const FeedListNodes *nodes, const FeedEdit *edit, Str *result, Err *err)
{
	Change c = {.arena = arena, .text = text, .file = file, .list = list,
	    .nodes = nodes, .err = err};
	bool good;
	if (has_stray_breaks(text))
		return err_set(err, "%.*s: has line breaks that quoth does not edit",
		    STR_ARG(file));
	find_lines(&c);
	if (edit->kind == FEED_EDIT_ADD)
		good = add(&c, edit->list);
	else if (edit->kind >= FEED_EDIT_NEW_FOLDER)
		good = change_folder(&c, edit);
	else
		good = change_feed(&c, edit);
	if (good)
		*result = result_of(&c);
	return good;
}
