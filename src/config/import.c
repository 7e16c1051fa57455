#include "config/import.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/url.h"

enum { IMPORT_LARGEST = 16 << 20, FRONT = 16 << 10 };

typedef struct {
	Arena *arena;
	FeedList list;
	uint32_t line;
	uint32_t folder;
} Importer;

typedef struct {
	Str text;
	bool quoted;
} Word;

/*
 * The next word of a line: up to a blank, or between quotation marks of either
 * kind, in which a backslash takes the next character as it is (not in single
 * ones, as in a shell). False at the end of the line or before a comment.
 */
static bool
next_word(Arena *arena, Str *rest, Word *word)
{
	*rest = str_trim(*rest);
	if (str_empty(*rest) || rest->ptr[0] == '#')
		return false;
	char mark = rest->ptr[0];
	word->quoted = mark == '"' || mark == '\'';
	if (!word->quoted) {
		size_t len = 0;
		while (len < rest->len && !byte_is_blank(rest->ptr[len]))
			len++;
		word->text = str_part(*rest, 0, len);
		*rest = str_part(*rest, len, rest->len);
		return true;
	}
	char *text = str_cstr(arena, *rest);
	size_t len = 0, at = 1;
	for (; at < rest->len && rest->ptr[at] != mark; at++) {
		if (mark == '"' && rest->ptr[at] == '\\' && at + 1 < rest->len)
			at++;
		text[len++] = rest->ptr[at];
	}
	word->text = (Str){text, len};
	*rest = str_part(*rest, at < rest->len ? at + 1 : at, rest->len);
	return true;
}

static void
put(Importer *importer, SavedFeed feed)
{
	feed.line = importer->line;
	feed.folder = importer->folder;
	feed.title = feedlist_name(importer->arena, feed.title);
	if (!url_is_web(feed.url) || feed.url.len > FEEDLIST_URL_MAX) {
		feedlist_note(importer->arena, &importer->list, importer->line,
		    "\"%.*s\" is no web address (http or https)",
		    STR_ARG(feed.url));
		return;
	}
	feedlist_put(importer->arena, &importer->list, feed);
}

static void
not_understood(Importer *importer, const char *what)
{
	feedlist_note(importer->arena, &importer->list, importer->line,
	    "%s: not imported", what);
}

/* What a line gives that is not an address but is run or computed by the
 * reader whose list it is. */
static const char *
command_in(Str url)
{
	static const struct {
		Str begin;
		const char *what;
	} kinds[] = {
		{STR_INIT("query:"), "a search over other feeds"},
		{STR_INIT("filter:"), "a feed that goes through a command"},
		{STR_INIT("exec:"), "a command that makes a feed"},
		{STR_INIT("$("), "a command that makes a feed"},
		{STR_INIT("|"), "a command that makes a feed"},
		{STR_INIT("file:"), "a file on this machine"},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(url, kinds[i].begin))
			return kinds[i].what;
	return NULL;
}

/* newsboat: an address, then tags; "~The title"; "!" hides the feed. */
static void
read_newsboat(Importer *importer, Str line)
{
	Word word;
	if (!next_word(importer->arena, &line, &word))
		return;
	const char *command = command_in(word.text);
	if (command) {
		not_understood(importer, command);
		return;
	}
	SavedFeed feed = {.url = word.text};
	while (next_word(importer->arena, &line, &word)) {
		if (str_starts(word.text, STR("~")))
			feed.title = str_part(word.text, 1, word.text.len);
		else if (!str_equal(word.text, STR("!"))
		    && !feed_add_tag(importer->arena, &feed,
		        feedlist_name(importer->arena, word.text)))
			not_understood(importer, "a tag");
	}
	put(importer, feed);
}

/* What stands between < and >, "reload-period 60; item-limit 100". */
static void
read_newsraft_settings(Importer *importer, Str settings, SavedFeed *feed)
{
	for (Str setting; str_cut(&settings, ';', &setting);) {
		Str name;
		int64_t minutes;
		setting = str_trim(setting);
		if (str_empty(setting) || !str_cut(&setting, ' ', &name))
			continue;
		if (str_equal(name, STR("reload-period"))
		    && str_to_int(str_trim(setting), &minutes) && minutes >= 5
		    && minutes <= 365 * 24 * 60)
			feed->every = minutes * 60;
		else
			feedlist_note(importer->arena, &importer->list,
			    importer->line, "the setting %.*s: not imported",
			    STR_ARG(name));
	}
}

/* newsraft: "@ The section", and addresses with a title in quotes and settings
 * in < >. */
static void
read_newsraft(Importer *importer, Str line)
{
	line = str_trim(line);
	Str settings = {0};
	ptrdiff_t open = str_find(line, STR(" <"));
	if (open >= 0) {
		settings = str_part(line, (size_t)open + 2, line.len);
		line = str_part(line, 0, (size_t)open);
		if (str_ends(settings, STR(">")))
			settings.len--;
	}
	if (str_starts(line, STR("@"))) {
		Str name = feedlist_name(importer->arena,
		    str_part(line, 1, line.len));
		int64_t folder = str_empty(name) ? FEEDLIST_TOP
		    : feedlist_folder_in(importer->arena, &importer->list,
		        FEEDLIST_TOP, name, importer->line);
		if (folder == FEEDLIST_NONE)
			not_understood(importer, "one section too many");
		else
			importer->folder = (uint32_t)folder;
		if (!str_empty(str_trim(settings)))
			not_understood(importer, "the settings of a section");
		return;
	}
	Word word;
	if (!next_word(importer->arena, &line, &word))
		return;
	const char *command = command_in(word.text);
	if (command) {
		not_understood(importer, command);
		return;
	}
	SavedFeed feed = {.url = word.text};
	if (next_word(importer->arena, &line, &word))
		feed.title = word.text;
	read_newsraft_settings(importer, settings, &feed);
	put(importer, feed);
}

/* Whether a line of a shell script is there for the shell alone. */
static bool
is_frame(Str line)
{
	return str_starts(line, STR("feeds()")) || str_equal(line, STR("{"))
	    || str_equal(line, STR("}")) || str_starts(line, STR("sfeedpath="))
	    || str_starts(line, STR("maxjobs="));
}

/* sfeed: feed 'name' 'address' ['page'] ['encoding'], in a shell script, which
 * is looked at as text. */
static void
read_sfeed(Importer *importer, Str line)
{
	line = str_trim(line);
	if (str_empty(line) || line.ptr[0] == '#' || is_frame(line))
		return;
	Word words[5] = {0};
	uint32_t count = 0;
	if (str_find_byte(line, '$') >= 0 || str_find_byte(line, '`') >= 0) {
		not_understood(importer, "only a shell knows what this is");
		return;
	}
	if (str_ends(line, STR(";")) || str_ends(line, STR("&")))
		line.len--;
	while (count < 5 && next_word(importer->arena, &line, &words[count]))
		count++;
	if (count < 3 || !str_equal(words[0].text, STR("feed"))) {
		not_understood(importer, "not a line of feed 'name' 'address'");
		return;
	}
	SavedFeed feed = {.title = words[1].text, .url = words[2].text};
	if (url_is_web(words[3].text))
		feed.site = words[3].text;
	put(importer, feed);
}

static bool
is_sfeed_line(Str line)
{
	return str_starts(line, STR("feeds()")) || str_starts(line, STR("feed '"))
	    || str_starts(line, STR("feed \""));
}

/* An address and one word in quotation marks: to newsraft a title. */
static bool
is_titled_line(Arena *arena, Str line)
{
	Word url, title, more;
	return next_word(arena, &line, &url) && !url.quoted
	    && next_word(arena, &line, &title) && title.quoted
	    && !str_starts(title.text, STR("~"))
	    && !next_word(arena, &line, &more);
}

static bool
has_words(Arena *arena, Str line)
{
	Word word;
	return next_word(arena, &line, &word) && next_word(arena, &line, &word);
}

ImportFormat
import_format(Str text)
{
	Str front = str_trim(text.len > FRONT ? str_part(text, 0, FRONT) : text);
	if (str_starts(front, STR("\xef\xbb\xbf")))
		front = str_trim(str_part(front, 3, front.len));
	if (str_starts(front, STR("<")))
		return str_find_ascii(front, STR("<opml")) >= 0 ? IMPORT_OPML
		    : IMPORT_UNKNOWN;
	Arena *scratch = arena_new();
	uint32_t addresses = 0, titled = 0, other_words = 0, sections = 0;
	ImportFormat format = IMPORT_UNKNOWN;
	for (Str line; format == IMPORT_UNKNOWN && str_cut(&text, '\n', &line);) {
		line = str_trim(line);
		Str rest = line;
		Word word;
		if (str_starts(line, STR("- ")) && !addresses)
			format = IMPORT_QUOTH;
		else if (is_sfeed_line(line))
			format = IMPORT_SFEED;
		else if (str_starts(line, STR("@")))
			sections++;
		else if (next_word(scratch, &rest, &word)
		    && (url_is_web(word.text) || command_in(word.text))) {
			addresses++;
			if (is_titled_line(scratch, line))
				titled++;
			else if (has_words(scratch, line)
			    && str_find(line, STR(" <")) < 0)
				other_words++;
		}
	}
	arena_free(scratch);
	if (format != IMPORT_UNKNOWN)
		return format;
	if (sections || (titled && !other_words))
		return IMPORT_NEWSRAFT;
	return addresses ? IMPORT_NEWSBOAT : IMPORT_UNKNOWN;
}

const char *
import_format_name(ImportFormat format)
{
	static const char *const names[] = {
		[IMPORT_NEWSBOAT] = "newsboat", [IMPORT_NEWSRAFT] = "newsraft",
		[IMPORT_SFEED] = "sfeed", [IMPORT_OPML] = "OPML",
		[IMPORT_QUOTH] = "quoth", [IMPORT_UNKNOWN] = "unknown",
	};
	return names[format];
}

FeedList
import_read(Arena *arena, Str text, ImportFormat format)
{
	Importer importer = {.arena = arena, .list = feedlist_new(arena)};
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_part(text, 3, text.len);
	for (Str line; str_cut(&text, '\n', &line);) {
		importer.line++;
		if (format == IMPORT_NEWSRAFT)
			read_newsraft(&importer, line);
		else if (format == IMPORT_SFEED)
			read_sfeed(&importer, line);
		else
			read_newsboat(&importer, line);
	}
	feedlist_settle(arena, &importer.list);
	return importer.list;
}

static void
try_candidate(Arena *arena, ImportCandidateList *list, Str path)
{
	struct stat status;
	Str text;
	/* no pipe or device is opened unasked */
	if (stat(str_cstr(arena, path), &status) != 0 || !S_ISREG(status.st_mode)
	    || !file_read(arena, path, IMPORT_LARGEST, &text, NULL))
		return;
	text = unicode_repair(arena, text);
	ImportCandidate candidate = {path, import_format(text), 0};
	if (candidate.format >= IMPORT_QUOTH)
		return;
	if (candidate.format != IMPORT_OPML)
		candidate.feeds = import_read(arena, text, candidate.format)
		    .feeds.count;
	if (candidate.feeds || candidate.format == IMPORT_OPML)
		list_push(arena, list, candidate);
}

ImportCandidateList
import_candidates(Arena *arena)
{
	ImportCandidateList list = {0};
	Str home = str_of(getenv("HOME"));
	Str config = str_of(getenv("XDG_CONFIG_HOME"));
	if (str_empty(home))
		return list;
	if (!str_starts(config, STR("/")))
		config = path_join(arena, home, STR(".config"));
	try_candidate(arena, &list, path_join(arena, home, STR(".newsboat/urls")));
	try_candidate(arena, &list, path_join(arena, config, STR("newsboat/urls")));
	try_candidate(arena, &list,
	    path_join(arena, config, STR("newsraft/feeds")));
	try_candidate(arena, &list, path_join(arena, home, STR(".sfeed/sfeedrc")));
	StrList names = path_names(arena, home, STR(".opml"));
	for (uint32_t i = 0; i < names.count && i < 20; i++)
		try_candidate(arena, &list, path_join(arena, home, names.items[i]));
	return list;
}
