#include "config/feedlist_read.h"

#include "base/url.h"
#include "config/feedlist.h"

typedef struct {
	Arena *arena;
	Str file;
	Err *err;
	FeedList list;
	FeedListNodes nodes;
} Reader;

/* Nothing that ends a line or begins a command of a terminal or of HTTP. */
static bool
has_control(Str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ' || text.ptr[i] == 0x7f)
			return true;
	return false;
}

/* A text on one line, which may be empty. */
static bool
read_line(Reader *r, const YamlEntry *entry, size_t longest, Str *value)
{
	const YamlNode *node = entry->value;
	if (node->kind != YAML_TEXT)
		return yaml_complain(r->err, r->file, entry->line, "%.*s is a text",
		    STR_ARG(entry->key));
	Str text = str_trim(node->text);
	if (has_control(text))
		return yaml_complain(r->err, r->file, entry->line,
		    "%.*s has a control character in it", STR_ARG(entry->key));
	if (text.len > longest)
		return yaml_complain(r->err, r->file, entry->line,
		    "%.*s is longer than %zu bytes", STR_ARG(entry->key), longest);
	*value = text;
	return true;
}

/* One reader for each key; the feed's line is known. */

static bool
check_url(Reader *r, Str url, uint32_t line)
{
	if (str_empty(url))
		return yaml_complain(r->err, r->file, line, "a feed needs a url");
	if (!url_is_web(url) || url.len > FEEDLIST_URL_MAX)
		return yaml_complain(r->err, r->file, line,
		    "\"%.*s\" is no web address (http or https)", STR_ARG(url));
	return true;
}

static bool
read_url(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	return read_line(r, entry, FEEDLIST_URL_MAX, &feed->url)
	    && check_url(r, feed->url, entry->line);
}

static bool
read_title(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	if (!read_line(r, entry, FEEDLIST_NAME_MAX, &feed->title))
		return false;
	feed->title = str_squeeze(r->arena, feed->title);
	return true;
}

static bool
read_tag(Reader *r, const YamlNode *node, SavedFeed *feed)
{
	YamlEntry entry = {.key = STR("a tag"), .line = node->line,
	    .value = (YamlNode *)node};
	Str tag;
	if (!read_line(r, &entry, FEEDLIST_TAG_MAX, &tag))
		return false;
	return feed_add_tag(r->arena, feed, tag)
	    || yaml_complain(r->err, r->file, node->line,
	        "a tag is a word without a comma, at most %d to a feed",
	        FEEDLIST_TAGS_MAX);
}

static bool
read_tags(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	const YamlNode *node = entry->value;
	if (node->kind == YAML_TEXT)
		return str_empty(node->text) || read_tag(r, node, feed);
	if (node->kind != YAML_LIST)
		return yaml_complain(r->err, r->file, entry->line,
		    "tags are a list: [one, another]");
	for (uint32_t i = 0; i < node->entries.count; i++)
		if (!read_tag(r, node->entries.items[i].value, feed))
			return false;
	return true;
}

static bool
read_user_agent(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	return read_line(r, entry, 1000, &feed->user_agent);
}

/* RFC 9110, 5.6.2: what a header's name is made of */
static bool
is_token(Str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!byte_is_letter(name.ptr[i]) && !byte_is_digit(name.ptr[i])
		    && str_find_byte(STR("!#$%&'*+-.^_`|~"), name.ptr[i]) < 0)
			return false;
	return !str_empty(name);
}

static bool
read_headers(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	const YamlNode *map = entry->value;
	if (map->kind != YAML_MAP || map->entries.count > FEEDLIST_HEADERS_MAX)
		return yaml_complain(r->err, r->file, entry->line,
		    "headers are lines of \"Name: value\", at most %d",
		    FEEDLIST_HEADERS_MAX);
	for (uint32_t i = 0; i < map->entries.count; i++) {
		const YamlEntry *line = &map->entries.items[i];
		SavedHeader header = {.name = line->key};
		if (!is_token(line->key))
			return yaml_complain(r->err, r->file, line->line,
			    "\"%.*s\" is no name of a header", STR_ARG(line->key));
		if (!read_line(r, line, 4000, &header.value))
			return false;
		list_push(r->arena, &feed->headers, header);
	}
	return true;
}

static bool
read_user(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	return read_line(r, entry, 1000, &feed->user);
}

static bool
read_password_command(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	const YamlNode *words = entry->value;
	if (words->kind != YAML_LIST || !words->entries.count
	    || words->entries.count > 64)
		return yaml_complain(r->err, r->file, entry->line,
		    "password-command is a list: [program, argument]");
	for (uint32_t i = 0; i < words->entries.count; i++) {
		const YamlNode *word = words->entries.items[i].value;
		if (word->kind != YAML_TEXT || (i == 0 && str_empty(word->text))
		    || str_find_byte(word->text, '\0') >= 0)
			return yaml_complain(r->err, r->file, word->line,
			    "password-command is a list of words");
		list_push(r->arena, &feed->password_command, word->text);
	}
	return true;
}

static bool
read_proxy(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	static const Str schemes[] = {
		STR_INIT("http://"), STR_INIT("https://"), STR_INIT("socks4://"),
		STR_INIT("socks4a://"), STR_INIT("socks5://"), STR_INIT("socks5h://"),
	};
	if (!read_line(r, entry, FEEDLIST_URL_MAX, &feed->proxy))
		return false;
	if (str_empty(feed->proxy) || str_equal(feed->proxy, STR("none")))
		return true;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts_ascii(feed->proxy, schemes[i])
		    && feed->proxy.len > schemes[i].len
		    && str_find_byte(feed->proxy, ' ') < 0)
			return true;
	return yaml_complain(r->err, r->file, entry->line,
	    "proxy is none, or an address with http, https, socks4, socks4a, "
	    "socks5 or socks5h");
}

static bool
read_every(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	if (entry->value->kind == YAML_TEXT
	    && feedlist_read_interval(entry->value->text, &feed->every))
		return true;
	return yaml_complain(r->err, r->file, entry->line,
	    "every is a time like 30m, 2h or 1d, from 5m to 365d");
}

static bool
read_full_text(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	bool yes;
	if (!yaml_to_bool(entry->value, &yes))
		return yaml_complain(r->err, r->file, entry->line,
		    "full-text is yes or no");
	feed->full_text = yes ? FULL_TEXT_YES : FULL_TEXT_NO;
	return true;
}

static bool
read_keep_days(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
	int64_t days;
	if (entry->value->kind == YAML_TEXT
	    && str_equal_ascii(entry->value->text, STR("forever"))) {
		feed->keep_days = KEEP_FOREVER;
		return true;
	}
	if (!yaml_to_int(entry->value, &days) || days < 1 || days > 36500)
		return yaml_complain(r->err, r->file, entry->line,
		    "keep-days is a number from 1 to 36500, or forever");
	feed->keep_days = (int)days;
	return true;
}

static bool
read_key(Reader *r, const YamlEntry *entry, SavedFeed *feed)
{
#define READ_KEY(name, word) \
	if (str_equal(entry->key, STR(word))) \
		return read_##name(r, entry, feed);
	FEED_KEY_LIST(READ_KEY)
#undef READ_KEY
	return yaml_complain(r->err, r->file, entry->line,
	    "a feed has nothing named \"%.*s\"", STR_ARG(entry->key));
}

static bool
put_feed(Reader *r, const YamlNode *node, SavedFeed *feed)
{
	if (r->list.feeds.count == FEEDLIST_FEEDS_MAX)
		return yaml_complain(r->err, r->file, node->line,
		    "more than %d feeds", FEEDLIST_FEEDS_MAX);
	if (feedlist_put(r->arena, &r->list, *feed))
		list_push(r->arena, &r->nodes.feeds, node);
	else
		map_put(r->arena, &r->nodes.doubled,
		    feedlist_key(r->arena, feed->url), node->line);
	return true;
}

static bool
read_feed(Reader *r, const YamlNode *node, uint32_t folder)
{
	SavedFeed feed = {.folder = folder, .line = node->line};
	for (uint32_t i = 0; i < node->entries.count; i++)
		if (!read_key(r, &node->entries.items[i], &feed))
			return false;
	return check_url(r, feed.url, node->line) && put_feed(r, node, &feed);
}

static bool read_entries(Reader *r, const YamlNode *node, uint32_t folder);

static bool
read_folder(Reader *r, const YamlNode *node, uint32_t parent)
{
	Str name = {0};
	const YamlNode *feeds = NULL;
	for (uint32_t i = 0; i < node->entries.count; i++) {
		const YamlEntry *entry = &node->entries.items[i];
		if (str_equal(entry->key, STR("feeds")))
			feeds = entry->value;
		else if (!str_equal(entry->key, STR("folder")))
			return yaml_complain(r->err, r->file, entry->line,
			    "a folder has nothing named \"%.*s\"", STR_ARG(entry->key));
		else if (!read_line(r, entry, FEEDLIST_NAME_MAX, &name))
			return false;
	}
	name = str_squeeze(r->arena, name);
	if (str_empty(name))
		return yaml_complain(r->err, r->file, node->line,
		    "a folder needs a name");
	uint32_t before = r->list.folders.count;
	int64_t folder = feedlist_folder_in(r->arena, &r->list, parent, name,
	    node->line);
	if (folder == FEEDLIST_NONE)
		return yaml_complain(r->err, r->file, node->line,
		    "more than %d folders, or %d inside one another",
		    FEEDLIST_FOLDERS_MAX, FEEDLIST_DEEPEST);
	if (r->list.folders.count == before)
		return yaml_complain(r->err, r->file, node->line,
		    "the folder \"%.*s\" begins in line %u already", STR_ARG(name),
		    r->list.folders.items[folder].line);
	list_push(r->arena, &r->nodes.folders, node);
	if (!feeds || (feeds->kind == YAML_TEXT && str_empty(feeds->text)))
		return true;
	return read_entries(r, feeds, (uint32_t)folder);
}

/* Calls itself for folders in folders, as deep as they may be. */
static bool
read_entries(Reader *r, const YamlNode *node, uint32_t folder)
{
	if (node->kind != YAML_LIST)
		return yaml_complain(r->err, r->file, node->line,
		    "feeds are a list: each begins with a dash");
	for (uint32_t i = 0; i < node->entries.count; i++) {
		const YamlNode *entry = node->entries.items[i].value;
		bool good;
		if (entry->kind == YAML_LIST)
			return yaml_complain(r->err, r->file, entry->line,
			    "a feed is an address or a map, a folder has a name");
		if (entry->kind == YAML_TEXT) {
			SavedFeed feed = {.url = str_trim(entry->text),
			    .folder = folder, .line = entry->line};
			good = check_url(r, feed.url, entry->line)
			    && put_feed(r, entry, &feed);
		} else if (yaml_member(entry, "folder")
		    || yaml_member(entry, "feeds"))
			good = read_folder(r, entry, folder);
		else
			good = read_feed(r, entry, folder);
		if (!good)
			return false;
	}
	return true;
}

bool
feedlist_read(Arena *arena, const YamlNode *root, Str file, FeedList *list,
    FeedListNodes *nodes, Err *err)
{
	Reader reader = {.arena = arena, .file = file, .err = err,
	    .list = feedlist_new(arena), .nodes = {.root = root}};
	list_push(arena, &reader.nodes.folders, NULL);
	/* an empty file is an empty map */
	bool empty = root->kind == YAML_MAP ? root->entries.count == 0
	    : root->kind == YAML_TEXT && str_empty(root->text);
	if (!empty && !read_entries(&reader, root, FEEDLIST_TOP))
		return false;
	*list = reader.list;
	if (nodes)
		*nodes = reader.nodes;
	return true;
}

const YamlNode *
feedlist_nodes_in(const FeedListNodes *nodes, uint32_t folder)
{
	const YamlNode *list = folder == FEEDLIST_TOP ? nodes->root
	    : yaml_member(nodes->folders.items[folder], "feeds");
	return list && list->kind == YAML_LIST && list->entries.count ? list : NULL;
}
