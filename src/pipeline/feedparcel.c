#include "pipeline/feedparcel.h"

#include "pipeline/frame.h"

/* An address that was short becomes longer where its base is put before it. */
enum { LINE_MOST = 4 * FEED_LINE_MAX };

/* --- writing ------------------------------------------------------------ */

static void
put_date(Buf *out, int64_t date)
{
	parcel_put_number(out, (uint64_t)date);
}

static void
put_text(Buf *out, const FeedText *text)
{
	parcel_put_str(out, text->value);
	parcel_put_str(out, text->type);
	parcel_put_str(out, text->base);
}

static void
put_strings(Buf *out, const StrList *strings)
{
	parcel_put_number(out, strings->count);
	for (uint32_t i = 0; i < strings->count; i++)
		parcel_put_str(out, strings->items[i]);
}

static void
put_persons(Buf *out, const FeedPersonList *persons)
{
	parcel_put_number(out, persons->count);
	for (uint32_t i = 0; i < persons->count; i++) {
		parcel_put_str(out, persons->items[i].name);
		parcel_put_str(out, persons->items[i].email);
		parcel_put_str(out, persons->items[i].url);
	}
}

void
feedparcel_put_item(Buf *out, const Item *item)
{
	parcel_put_str(out, item->headline);
	put_text(out, &item->title);
	parcel_put_str(out, item->link);
	parcel_put_str(out, item->id);
	put_persons(out, &item->authors);
	put_date(out, item->published);
	put_date(out, item->updated);
	put_text(out, &item->summary);
	put_text(out, &item->rights);
	parcel_put_number(out, item->contents.count);
	for (uint32_t i = 0; i < item->contents.count; i++)
		put_text(out, &item->contents.items[i]);
	parcel_put_number(out, item->enclosures.count);
	for (uint32_t i = 0; i < item->enclosures.count; i++) {
		parcel_put_str(out, item->enclosures.items[i].url);
		parcel_put_str(out, item->enclosures.items[i].type);
		parcel_put_str(out, item->enclosures.items[i].length);
	}
	put_strings(out, &item->categories);
	parcel_put_str(out, item->image);
}

void
feedparcel_put_feed(Buf *out, const Feed *feed)
{
	parcel_put_str(out, feed->format);
	parcel_put_str(out, feed->name);
	put_text(out, &feed->title);
	put_text(out, &feed->subtitle);
	put_text(out, &feed->rights);
	parcel_put_str(out, feed->link);
	parcel_put_str(out, feed->self);
	parcel_put_str(out, feed->id);
	put_persons(out, &feed->authors);
	put_date(out, feed->published);
	put_date(out, feed->updated);
	parcel_put_str(out, feed->language);
	parcel_put_str(out, feed->icon);
	put_strings(out, &feed->categories);
	parcel_put_number(out, feed->cut);
}

/* --- reading ------------------------------------------------------------ */

static Str
take_limited(Parcel *parcel, size_t most)
{
	Str s = parcel_str(parcel);
	parcel->broken = parcel->broken || s.len > most;
	return s;
}

static Str
take_line(Parcel *parcel)
{
	return take_limited(parcel, LINE_MOST);
}

static int64_t
take_date(Parcel *parcel)
{
	return (int64_t)parcel_number(parcel);
}

static FeedText
take_text(Parcel *parcel)
{
	FeedText text;
	text.value = take_limited(parcel, FEED_TEXT_MAX);
	text.type = take_line(parcel);
	text.base = take_line(parcel);
	return text;
}

/* How many of something follow. */
static uint32_t
take_count(Parcel *parcel, uint32_t most)
{
	uint64_t count = parcel_number(parcel);
	parcel->broken = parcel->broken || count > most;
	return parcel->broken ? 0 : (uint32_t)count;
}

static void
take_strings(Arena *arena, Parcel *parcel, uint32_t most, StrList *strings)
{
	uint32_t count = take_count(parcel, most);
	for (uint32_t i = 0; i < count; i++)
		list_push(arena, strings, take_line(parcel));
}

static void
take_persons(Arena *arena, Parcel *parcel, FeedPersonList *persons)
{
	uint32_t count = take_count(parcel, FEED_AUTHORS_MAX);
	for (uint32_t i = 0; i < count; i++) {
		FeedPerson person;
		person.name = take_line(parcel);
		person.email = take_line(parcel);
		person.url = take_line(parcel);
		list_push(arena, persons, person);
	}
}

bool
feedparcel_take_item(Arena *arena, Str payload, Item *item)
{
	Parcel parcel = {.left = payload};
	*item = (Item){0};
	item->headline = take_line(&parcel);
	item->title = take_text(&parcel);
	item->link = take_line(&parcel);
	item->id = take_line(&parcel);
	take_persons(arena, &parcel, &item->authors);
	item->published = take_date(&parcel);
	item->updated = take_date(&parcel);
	item->summary = take_text(&parcel);
	item->rights = take_text(&parcel);
	uint32_t contents = take_count(&parcel, FEED_CONTENTS_MAX);
	for (uint32_t i = 0; i < contents; i++)
		list_push(arena, &item->contents, take_text(&parcel));
	uint32_t enclosures = take_count(&parcel, FEED_ENCLOSURES_MAX);
	for (uint32_t i = 0; i < enclosures; i++) {
		Enclosure enclosure;
		enclosure.url = take_line(&parcel);
		enclosure.type = take_line(&parcel);
		enclosure.length = take_line(&parcel);
		list_push(arena, &item->enclosures, enclosure);
	}
	take_strings(arena, &parcel, FEED_CATEGORIES_MAX, &item->categories);
	item->image = take_line(&parcel);
	return parcel_is_sound(&parcel);
}

bool
feedparcel_take_feed(Arena *arena, Str payload, Feed *feed)
{
	Parcel parcel = {.left = payload};
	*feed = (Feed){0};
	feed->format = take_line(&parcel);
	feed->name = take_line(&parcel);
	feed->title = take_text(&parcel);
	feed->subtitle = take_text(&parcel);
	feed->rights = take_text(&parcel);
	feed->link = take_line(&parcel);
	feed->self = take_line(&parcel);
	feed->id = take_line(&parcel);
	take_persons(arena, &parcel, &feed->authors);
	feed->published = take_date(&parcel);
	feed->updated = take_date(&parcel);
	feed->language = take_line(&parcel);
	feed->icon = take_line(&parcel);
	take_strings(arena, &parcel, FEED_CATEGORIES_MAX, &feed->categories);
	feed->cut = parcel_number(&parcel) != 0;
	return parcel_is_sound(&parcel);
}
