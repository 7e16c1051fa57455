#include "config/feedlist_check.h"

/* What of a feed may differ. */
typedef enum {
	MAY_TITLE = 1,
	MAY_TAGS = 2,
	MAY_FOLDER = 4,
} Allowed;

static bool
same_texts(const StrList *a, const StrList *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!str_equal(a->items[i], b->items[i]))
			return false;
	return true;
}

static bool
same_headers(const SavedHeaderList *a, const SavedHeaderList *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!str_equal(a->items[i].name, b->items[i].name)
		    || !str_equal(a->items[i].value, b->items[i].value))
			return false;
	return true;
}

static bool
same_folder(const FeedList *before, uint32_t a, const FeedList *after,
    uint32_t b)
{
	for (; a != FEEDLIST_TOP && b != FEEDLIST_TOP;
	     a = before->folders.items[a].parent,
	     b = after->folders.items[b].parent)
		if (!str_equal(before->folders.items[a].name,
		        after->folders.items[b].name))
			return false;
	return a == b;
}

static bool
same_feed(const FeedList *before, const SavedFeed *a, const FeedList *after,
    const SavedFeed *b, unsigned allowed)
{
	return str_equal(a->url, b->url)
	    && (allowed & MAY_TITLE || str_equal(a->title, b->title))
	    && (allowed & MAY_TAGS || same_texts(&a->tags, &b->tags))
	    && (allowed & MAY_FOLDER
	        || same_folder(before, a->folder, after, b->folder))
	    && str_equal(a->user_agent, b->user_agent)
	    && same_headers(&a->headers, &b->headers)
	    && str_equal(a->user, b->user)
	    && same_texts(&a->password_command, &b->password_command)
	    && str_equal(a->proxy, b->proxy) && a->every == b->every
	    && a->full_text == b->full_text && a->keep_days == b->keep_days;
}

/* Every feed of before but one, in the same order, is in after as it was. */
static bool
others_stay(const FeedList *before, const FeedList *after, int64_t but,
    unsigned allowed)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < before->feeds.count; i++) {
		const SavedFeed *feed = &before->feeds.items[i];
		if (i == but)
			continue;
		/* what stands between is new, or the one that was moved */
		while (at < after->feeds.count
		    && !str_equal(after->feeds.items[at].url, feed->url))
			at++;
		if (at == after->feeds.count || !same_feed(before, feed, after,
		        &after->feeds.items[at++], allowed))
			return false;
	}
	return true;
}

static bool
feed_is_changed(const FeedList *before, const FeedList *after,
    const FeedEdit *edit, int64_t index)
{
	int64_t found = feedlist_find(after, edit->url);
	if (edit->kind == FEED_EDIT_REMOVE)
		return found == FEEDLIST_NONE
		    && after->feeds.count + 1 == before->feeds.count;
	if (found == FEEDLIST_NONE || index == FEEDLIST_NONE
	    || after->feeds.count != before->feeds.count)
		return false;
	const SavedFeed *old = &before->feeds.items[index];
	const SavedFeed *feed = &after->feeds.items[found];
	Arena *scratch = arena_new();
	bool good;
	if (edit->kind == FEED_EDIT_TITLE)
		good = str_equal(feed->title, str_squeeze(scratch, edit->text))
		    && same_feed(before, old, after, feed, MAY_TITLE);
	else if (edit->kind == FEED_EDIT_TAGS)
		good = same_texts(&feed->tags, &edit->tags)
		    && same_feed(before, old, after, feed, MAY_TAGS);
	else
		good = feedlist_find_folder(after, &edit->path) == feed->folder
		    && same_feed(before, old, after, feed, MAY_FOLDER);
	arena_free(scratch);
	return good;
}

static bool
feeds_are_added(const FeedList *before, const FeedList *after,
    const FeedList *more)
{
	uint32_t added = 0;
	for (uint32_t i = 0; i < more->feeds.count; i++) {
		const SavedFeed *feed = &more->feeds.items[i];
		int64_t found = feedlist_find(after, feed->url);
		if (found == FEEDLIST_NONE)
			return false;
		if (feedlist_find(before, feed->url) != FEEDLIST_NONE)
			continue;
		if (!same_feed(more, feed, after, &after->feeds.items[found], 0))
			return false;
		added++;
	}
	return after->feeds.count == before->feeds.count + added;
}

/* Every folder of before, in the same order, is in after. */
static bool
folders_stay(const FeedList *before, const FeedList *after)
{
	uint32_t at = 1;
	for (uint32_t i = 1; i < before->folders.count; i++, at++) {
		while (at < after->folders.count
		    && !same_folder(before, i, after, at))
			at++;
		if (at >= after->folders.count)
			return false;
	}
	return true;
}

static bool
folder_is_changed(const FeedList *before, const FeedList *after,
    const FeedEdit *edit)
{
	if (after->feeds.count != before->feeds.count)
		return false;
	if (edit->kind == FEED_EDIT_NEW_FOLDER)
		return feedlist_find_folder(after, &edit->path) != FEEDLIST_NONE
		    && folders_stay(before, after);
	if (edit->kind == FEED_EDIT_REMOVE_FOLDER)
		return feedlist_find_folder(after, &edit->path) == FEEDLIST_NONE
		    && after->folders.count + 1 == before->folders.count
		    && folders_stay(after, before);
	/* renamed: the same folders in the same places, but for one name */
	int64_t renamed = feedlist_find_folder(before, &edit->path);
	if (renamed == FEEDLIST_NONE
	    || after->folders.count != before->folders.count)
		return false;
	for (uint32_t i = 1; i < before->folders.count; i++) {
		const SavedFolder *a = &before->folders.items[i];
		const SavedFolder *b = &after->folders.items[i];
		if (a->parent != b->parent
		    || (i != renamed && !str_equal(a->name, b->name)))
			return false;
	}
	for (uint32_t i = 0; i < before->feeds.count; i++)
		if (before->feeds.items[i].folder != after->feeds.items[i].folder)
			return false;
	Arena *scratch = arena_new();
	bool good = str_equal(after->folders.items[renamed].name,
	    str_squeeze(scratch, edit->text));
	arena_free(scratch);
	return good;
}

bool
feedlist_check(const FeedList *before, const FeedList *after,
    const FeedEdit *edit)
{
	if (edit->kind == FEED_EDIT_ADD)
		return others_stay(before, after, FEEDLIST_NONE, 0)
		    && folders_stay(before, after)
		    && feeds_are_added(before, after, edit->list);
	if (edit->kind >= FEED_EDIT_NEW_FOLDER)
		return others_stay(before, after, FEEDLIST_NONE, MAY_FOLDER)
		    && folder_is_changed(before, after, edit);
	int64_t index = feedlist_find(before, edit->url);
	return others_stay(before, after, index, 0) && folders_stay(before, after)
	    && feed_is_changed(before, after, edit, index);
}
