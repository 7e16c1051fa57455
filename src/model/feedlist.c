#include "model/feedlist.h"

#include <stdarg.h>

FeedList
feedlist_new(Arena *arena)
{
	FeedList list = {0};
	list_push(arena, &list.folders, (SavedFolder){0});
	return list;
}

static Str
folder_key(Arena *arena, uint32_t parent, Str name)
{
	return str_format(arena, "%u/%.*s", parent, STR_ARG(name));
}

int64_t
feedlist_folder_in(Arena *arena, FeedList *list, uint32_t parent, Str name,
    uint32_t line)
{
	Str key = folder_key(arena, parent, name);
	uint32_t index;
	if (map_get(&list->by_folder, key, &index))
		return index;
	uint32_t depth = list->folders.items[parent].depth + 1;
	if (list->folders.count > FEEDLIST_FOLDERS_MAX || depth > FEEDLIST_DEEPEST)
		return FEEDLIST_NONE;
	index = list->folders.count;
	list_push(arena, &list->folders,
	    (SavedFolder){.name = name, .parent = parent, .depth = depth,
	        .line = line});
	list_push(arena, &list->entries, (FeedListEntry){true, index, depth - 1});
	map_put(arena, &list->by_folder, key, index);
	return index;
}

bool
feedlist_put(Arena *arena, FeedList *list, SavedFeed feed)
{
	Str key = feedlist_key(arena, feed.url);
	uint32_t index;
	if (map_get(&list->by_key, key, &index)) {
		uint32_t line = list->feeds.items[index].line;
		if (line)
			feedlist_note(arena, list, feed.line,
			    "%.*s stands in line %u already", STR_ARG(feed.url), line);
		return false;
	}
	if (list->feeds.count == FEEDLIST_FEEDS_MAX) {
		if (!list->notes.count || list_last(&list->notes).line != 0)
			feedlist_note(arena, list, 0,
			    "more than %d feeds: the rest is left out",
			    FEEDLIST_FEEDS_MAX);
		return false;
	}
	map_put(arena, &list->by_key, key, list->feeds.count);
	list_push(arena, &list->entries, (FeedListEntry){false, list->feeds.count,
	    list->folders.items[feed.folder].depth});
	list_push(arena, &list->feeds, feed);
	return true;
}

/* The entries of one folder, one chained to the next. */
typedef struct {
	uint32_t first, last; /* 1 + index in entries; 0: none */
} Chain;

void
feedlist_settle(Arena *arena, FeedList *list)
{
	uint32_t count = list->entries.count;
	Chain *chains = ARENA_ARRAY(arena, Chain, list->folders.count);
	uint32_t *next = ARENA_ARRAY(arena, uint32_t, count + 1);
	for (uint32_t i = 0; i < count; i++) {
		FeedListEntry entry = list->entries.items[i];
		uint32_t parent = entry.is_folder
		    ? list->folders.items[entry.index].parent
		    : list->feeds.items[entry.index].folder;
		Chain *chain = &chains[parent];
		*(chain->first ? &next[chain->last] : &chain->first) = i + 1;
		chain->last = i + 1;
	}
	FeedListEntryList settled = {0};
	uint32_t at[FEEDLIST_DEEPEST + 1] = {chains[FEEDLIST_TOP].first};
	for (int depth = 0; depth >= 0;) {
		if (!at[depth]) {
			depth--;
			continue;
		}
		FeedListEntry entry = list->entries.items[at[depth] - 1];
		at[depth] = next[at[depth]];
		list_push(arena, &settled, entry);
		if (entry.is_folder)
			at[++depth] = chains[entry.index].first;
	}
	list->entries = settled;
}

void
feedlist_note(Arena *arena, FeedList *list, uint32_t line, const char *format,
    ...)
{
	va_list args;
	if (list->notes.count == FEEDLIST_NOTES_MAX)
		return;
	va_start(args, format);
	Str text = str_vformat(arena, format, args);
	va_end(args);
	list_push(arena, &list->notes, (FeedListNote){line, text});
}

Str
feedlist_name(Arena *arena, Str name)
{
	char *plain = str_cstr(arena, name);
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)plain[i] < ' ' || plain[i] == 0x7f)
			plain[i] = ' ';
	name = str_squeeze(arena, (Str){plain, name.len});
	if (name.len <= FEEDLIST_NAME_MAX)
		return name;
	/* not inside a character */
	size_t len = FEEDLIST_NAME_MAX;
	while (len > 0 && ((unsigned char)name.ptr[len] & 0xc0) == 0x80)
		len--;
	return str_trim(str_part(name, 0, len));
}

int64_t
feedlist_find(const FeedList *list, Str url)
{
	Arena *scratch = arena_new();
	uint32_t index;
	bool found = map_get(&list->by_key, feedlist_key(scratch, url), &index);
	arena_free(scratch);
	return found ? (int64_t)index : FEEDLIST_NONE;
}

int64_t
feedlist_find_folder(const FeedList *list, const StrList *path)
{
	Arena *scratch = arena_new();
	uint32_t folder = FEEDLIST_TOP;
	bool found = true;
	for (uint32_t i = 0; found && i < path->count; i++)
		found = map_get(&list->by_folder,
		    folder_key(scratch, folder, path->items[i]), &folder);
	arena_free(scratch);
	return found ? (int64_t)folder : FEEDLIST_NONE;
}

StrList
feedlist_path(Arena *arena, const FeedList *list, uint32_t folder)
{
	StrList path = {0};
	uint32_t depth = list->folders.items[folder].depth;
	for (uint32_t i = 0; i < depth; i++)
		list_push(arena, &path, (Str){0});
	for (; depth > 0; folder = list->folders.items[folder].parent)
		path.items[--depth] = list->folders.items[folder].name;
	return path;
}

StrList
feedlist_path_of(Arena *arena, Str joined)
{
	StrList path = {0};
	for (Str name; str_cut(&joined, '/', &name);) {
		name = str_squeeze(arena, name);
		if (!str_empty(name))
			list_push(arena, &path, name);
	}
	return path;
}

/* Where the authority of an address ends: before its path, query, fragment. */
static size_t
authority_end(Str url, size_t begin)
{
	while (begin < url.len && url.ptr[begin] != '/' && url.ptr[begin] != '?'
	    && url.ptr[begin] != '#')
		begin++;
	return begin;
}

Str
feedlist_key(Arena *arena, Str url)
{
	url = str_trim(url);
	ptrdiff_t scheme = str_find(url, STR("://"));
	if (scheme < 0)
		return str_copy(arena, url);
	size_t begin = (size_t)scheme + 3, end = authority_end(url, begin);
	Str authority = str_part(url, begin, end);
	Str rest = str_part(url, end, url.len);
	ptrdiff_t fragment = str_find_byte(rest, '#');
	if (fragment >= 0)
		rest = str_part(rest, 0, (size_t)fragment);
	bool secure = str_starts_ascii(url, STR("https:"));
	Str port = secure ? STR(":443") : STR(":80");
	if (str_ends(authority, port))
		authority.len -= port.len;
	char *key = (char *)str_format(arena, "%s://%.*s%s%.*s",
	    secure ? "https" : "http", STR_ARG(authority),
	    str_starts(rest, STR("/")) ? "" : "/", STR_ARG(rest)).ptr;
	/* a name and password before the host stay as they are */
	size_t host = (size_t)(secure ? 8 : 7);
	size_t host_end = host + authority.len;
	for (size_t i = host; i < host_end; i++)
		if (key[i] == '@')
			host = i + 1;
	for (size_t i = host; i < host_end; i++)
		key[i] = byte_lower(key[i]);
	return str_of(key);
}

Str
feed_label(const SavedFeed *feed)
{
	if (!str_empty(feed->title))
		return feed->title;
	Str label = feed->url;
	ptrdiff_t scheme = str_find(label, STR("://"));
	if (scheme >= 0)
		label = str_part(label, (size_t)scheme + 3, label.len);
	if (str_starts_ascii(label, STR("www.")))
		label = str_part(label, 4, label.len);
	return label;
}

bool
feed_add_tag(Arena *arena, SavedFeed *feed, Str tag)
{
	tag = str_squeeze(arena, tag);
	if (str_empty(tag) || tag.len > FEEDLIST_TAG_MAX
	    || str_find_byte(tag, ',') >= 0)
		return false;
	if (feed_has_tag(feed, tag))
		return true;
	if (feed->tags.count == FEEDLIST_TAGS_MAX)
		return false;
	list_push(arena, &feed->tags, tag);
	return true;
}

bool
feed_has_tag(const SavedFeed *feed, Str tag)
{
	for (uint32_t i = 0; i < feed->tags.count; i++)
		if (str_equal(feed->tags.items[i], tag))
			return true;
	return false;
}

StrList
feedlist_tags(Arena *arena, const FeedList *list)
{
	StrList tags = {0};
	Map seen = {0};
	for (uint32_t i = 0; i < list->feeds.count; i++) {
		const StrList *some = &list->feeds.items[i].tags;
		for (uint32_t t = 0; t < some->count; t++) {
			if (map_has(&seen, some->items[t]))
				continue;
			map_put(arena, &seen, some->items[t], 1);
			list_push(arena, &tags, some->items[t]);
		}
	}
	return tags;
}
