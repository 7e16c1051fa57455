#include "feed/draft.h"

#include <inttypes.h>

#include "base/hash.h"
#include "base/url.h"
#include "feed/date.h"
#include "feed/plain.h"

/* What is said of an item can all be said of the feed too. */
typedef struct {
	uint8_t ranks[FIELD_COUNT]; /* of what is there, plus one; 0: nothing */
	FeedPersonList authors;
	StrList categories;
	EnclosureList enclosures, media;
} Said;

struct Draft {
	Arena *arena;
	Arena *scratch; /* for draft_resolve(), begun anew now and then */
	Feed *feed;
	Said feed_said, item_said;
	Item item;
	bool in_item;
	size_t total; /* bytes of text copied */
};

enum { SCRATCH_MAX = 256 << 10, HEADLINE_MAX = 1024 };

Draft *
draft_new(Arena *arena)
{
	Draft *draft = ARENA_NEW(arena, Draft);
	draft->arena = arena;
	draft->scratch = arena_new();
	draft->feed = ARENA_NEW(arena, Feed);
	draft->feed->published = draft->feed->updated = DATE_NONE;
	return draft;
}

static Said *
said(Draft *draft)
{
	return draft->in_item ? &draft->item_said : &draft->feed_said;
}

/* s cut to most bytes, between two characters */
static Str
front(Str s, size_t most)
{
	if (s.len <= most)
		return s;
	while (most > 0 && ((unsigned char)s.ptr[most] & 0xc0) == 0x80)
		most--;
	return str_part(s, 0, most);
}

Str
draft_copy(Draft *draft, Str s, size_t most)
{
	s = front(str_trim(s), most);
	if (str_empty(s))
		return (Str){0};
	if (draft->total + s.len > FEED_TOTAL_MAX) {
		draft->feed->cut = true;
		draft->total = FEED_TOTAL_MAX;
		return (Str){0};
	}
	draft->total += s.len;
	return str_copy(draft->arena, s);
}

const Feed *
draft_end(Draft *draft)
{
	if (draft->in_item)
		draft_end_item(draft);
	Feed *feed = draft->feed;
	arena_free(draft->scratch);
	draft->scratch = NULL;
	if (str_empty(feed->format)) {
		*feed = (Feed){.published = DATE_NONE, .updated = DATE_NONE};
		return feed;
	}
	feed->authors = draft->feed_said.authors;
	feed->categories = draft->feed_said.categories;
	feed->name = plain_line(draft->arena, &feed->title, HEADLINE_MAX);
	return feed;
}

void
draft_format(Draft *draft, const char *format)
{
	draft->feed->format = str_of(format);
}

Str
draft_format_so_far(const Draft *draft)
{
	return draft->feed->format;
}

bool
draft_full(const Draft *draft)
{
	return draft->total >= FEED_TOTAL_MAX
	    || draft->feed->items.count >= FEED_ITEMS_MAX;
}

void
draft_cut(Draft *draft)
{
	draft->feed->cut = true;
}

bool
draft_begin_item(Draft *draft)
{
	if (draft->in_item)
		draft_end_item(draft);
	if (draft_full(draft)) {
		draft->feed->cut = true;
		return false;
	}
	draft->in_item = true;
	draft->item = (Item){.published = DATE_NONE, .updated = DATE_NONE};
	draft->item_said = (Said){0};
	return true;
}

static bool
has_enclosure(const EnclosureList *list, Str url)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i].url, url))
			return true;
	return false;
}

void
draft_end_item(Draft *draft)
{
	if (!draft->in_item)
		return;
	Item *item = &draft->item;
	Said *here = &draft->item_said;
	item->authors = here->authors;
	item->categories = here->categories;
	item->enclosures = here->enclosures;
	for (uint32_t i = 0; i < here->media.count; i++)
		if (!has_enclosure(&item->enclosures, here->media.items[i].url))
			list_push(draft->arena, &item->enclosures,
			    here->media.items[i]);
	item->headline = plain_line(draft->arena, &item->title, HEADLINE_MAX);
	list_push(draft->arena, &draft->feed->items, *item);
	draft->in_item = false;
}

bool
draft_in_item(const Draft *draft)
{
	return draft->in_item;
}

bool
draft_wants(const Draft *draft, Field field, uint8_t rank)
{
	const Said *here = draft->in_item ? &draft->item_said : &draft->feed_said;
	return rank + 1 > here->ranks[field];
}

static void
settle(Draft *draft, Field field, uint8_t rank)
{
	said(draft)->ranks[field] = (uint8_t)(rank + 1);
}

static FeedText
copy_text(Draft *draft, FeedText text, size_t most)
{
	return (FeedText){
	    .value = draft_copy(draft, text.value, most),
	    .type = draft_copy(draft, text.type, FEED_LINE_MAX),
	    .base = text.base, /* is the draft's already */
	};
}

static void
add_content(Draft *draft, FeedText text)
{
	FeedTextList *contents = &draft->item.contents;
	if (!draft->in_item || contents->count >= FEED_CONTENTS_MAX)
		return;
	list_push(draft->arena, contents, copy_text(draft, text, FEED_TEXT_MAX));
}

void
draft_text(Draft *draft, Field field, uint8_t rank, FeedText text)
{
	text.value = str_trim(text.value);
	if (str_empty(text.value))
		return;
	if (field == FIELD_CONTENT) {
		add_content(draft, text);
		return;
	}
	if (!draft_wants(draft, field, rank)) {
		bool equal = !draft_wants(draft, field, rank)
		    && said(draft)->ranks[field] == rank + 1;
		if (field == FIELD_SUMMARY && equal && !draft->item.contents.count)
			add_content(draft, text);
		return;
	}
	settle(draft, field, rank);
	Feed *feed = draft->feed;
	Item *item = &draft->item;
	FeedText *place = field == FIELD_TITLE
	    ? (draft->in_item ? &item->title : &feed->title)
	    : field == FIELD_RIGHTS
	    ? (draft->in_item ? &item->rights : &feed->rights)
	    : (draft->in_item ? &item->summary : &feed->subtitle);
	*place = copy_text(draft, text,
	    field == FIELD_SUMMARY ? FEED_TEXT_MAX : FEED_LINE_MAX);
}

/* An id of a megabyte is told from another by what it begins with and a hash
 * of the rest. */
static Str
copy_id(Draft *draft, Str id)
{
	id = str_trim(id);
	if (id.len <= FEED_LINE_MAX)
		return draft_copy(draft, id, FEED_LINE_MAX);
	uint64_t hash = hash64(id);
	return str_format(draft->arena, "%.*s#%016" PRIx64,
	    STR_ARG(front(id, 256)), hash);
}

void
draft_line(Draft *draft, Field field, uint8_t rank, Str line)
{
	line = str_trim(line);
	if (str_empty(line) || !draft_wants(draft, field, rank))
		return;
	if (field != FIELD_ID && line.len > FEED_LINE_MAX)
		return; /* half an address is none */
	settle(draft, field, rank);
	Feed *feed = draft->feed;
	Item *item = &draft->item;
	switch (field) {
	case FIELD_LINK:
		*(draft->in_item ? &item->link : &feed->link)
		    = draft_copy(draft, line, FEED_LINE_MAX);
		break;
	case FIELD_ID:
		*(draft->in_item ? &item->id : &feed->id) = copy_id(draft, line);
		break;
	case FIELD_LANGUAGE:
		if (!draft->in_item)
			feed->language = draft_copy(draft, line, 64);
		break;
	case FIELD_PICTURE:
		*(draft->in_item ? &item->image : &feed->icon)
		    = draft_copy(draft, line, FEED_LINE_MAX);
		break;
	default:
		break;
	}
}

void
draft_self(Draft *draft, Str url)
{
	if (!draft->in_item && str_empty(draft->feed->self)
	    && url.len <= FEED_LINE_MAX)
		draft->feed->self = draft_copy(draft, url, FEED_LINE_MAX);
}

void
draft_date(Draft *draft, Field field, uint8_t rank, Str date)
{
	int64_t moment = feed_date_read(date);
	if (moment == DATE_NONE)
		return;
	if (field == FIELD_DATE)
		field = FIELD_UPDATED;
	if (!draft_wants(draft, field, rank))
		return;
	settle(draft, field, rank);
	bool published = field == FIELD_PUBLISHED;
	if (draft->in_item)
		*(published ? &draft->item.published : &draft->item.updated) = moment;
	else
		*(published ? &draft->feed->published : &draft->feed->updated)
		    = moment;
}

void
draft_person(Draft *draft, uint8_t rank, FeedPerson person)
{
	Said *here = said(draft);
	person.name = str_trim(person.name);
	person.email = str_trim(person.email);
	if (str_empty(person.name) && str_empty(person.email)
	    && str_empty(str_trim(person.url)))
		return;
	if (rank + 1 < here->ranks[FIELD_AUTHOR])
		return;
	if (draft_wants(draft, FIELD_AUTHOR, rank))
		here->authors = (FeedPersonList){0};
	settle(draft, FIELD_AUTHOR, rank);
	for (uint32_t i = 0; i < here->authors.count; i++) {
		FeedPerson *known = &here->authors.items[i];
		if (str_equal(known->name, front(person.name, FEED_LINE_MAX))
		    && str_equal(known->email, front(person.email, FEED_LINE_MAX)))
			return;
	}
	if (here->authors.count >= FEED_AUTHORS_MAX)
		return;
	person.name = draft_copy(draft, person.name, FEED_LINE_MAX);
	person.email = draft_copy(draft, person.email, FEED_LINE_MAX);
	person.url = draft_copy(draft, person.url, FEED_LINE_MAX);
	list_push(draft->arena, &here->authors, person);
}

void
draft_category(Draft *draft, Str category)
{
	StrList *list = &said(draft)->categories;
	category = front(str_trim(category), FEED_LINE_MAX);
	if (str_empty(category) || list->count >= FEED_CATEGORIES_MAX)
		return;
	for (uint32_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i], category))
			return;
	list_push(draft->arena, list,
	    draft_copy(draft, category, FEED_LINE_MAX));
}

void
draft_keywords(Draft *draft, Str keywords)
{
	for (Str keyword; str_cut(&keywords, ',', &keyword);) {
		if (said(draft)->categories.count >= FEED_CATEGORIES_MAX)
			return;
		draft_category(draft, keyword);
	}
}

static void
add_enclosure(Draft *draft, EnclosureList *list, Enclosure enclosure)
{
	if (!draft->in_item || list->count >= FEED_ENCLOSURES_MAX
	    || str_empty(str_trim(enclosure.url))
	    || enclosure.url.len > FEED_LINE_MAX)
		return;
	enclosure.url = draft_copy(draft, enclosure.url, FEED_LINE_MAX);
	enclosure.type = draft_copy(draft, enclosure.type, 256);
	enclosure.length = draft_copy(draft, enclosure.length, 32);
	list_push(draft->arena, list, enclosure);
}

void
draft_enclosure(Draft *draft, Enclosure enclosure)
{
	add_enclosure(draft, &draft->item_said.enclosures, enclosure);
}

void
draft_media(Draft *draft, Enclosure media)
{
	add_enclosure(draft, &draft->item_said.media, media);
}

Str
draft_resolve(Draft *draft, Str base, Str ref)
{
	ref = str_trim(ref);
	if (str_empty(ref) || str_empty(base) || ref.len > FEED_LINE_MAX
	    || url_is_web(ref))
		return ref;
	for (size_t i = 0; i < ref.len; i++)
		if ((unsigned char)ref.ptr[i] <= ' ')
			return ref;
	if (arena_size(draft->scratch) > SCRATCH_MAX) {
		arena_free(draft->scratch);
		draft->scratch = arena_new();
	}
	return url_resolve(draft->scratch, base, ref);
}
