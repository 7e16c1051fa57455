#include "model/feed.h"

#include <inttypes.h>

#include "base/hash.h"

Str
item_identity(Arena *arena, const Item *item)
{
	/* the kind stands in front, so that a guid is never taken for a link */
	if (!str_empty(item->id))
		return str_join(arena, STR("guid:"), item->id);
	if (!str_empty(item->link))
		return str_join(arena, STR("link:"), item->link);
	Str title = item->title.value;
	if (str_empty(title))
		title = item->summary.value;
	if (str_empty(title) && item->contents.count)
		title = item->contents.items[0].value;
	uint64_t hash = hash64(title);
	return str_format(arena, "hash:%016" PRIx64 ":%" PRId64, hash,
	    item_date(item));
}

int64_t
item_date(const Item *item)
{
	return item->published != DATE_NONE ? item->published : item->updated;
}

Str
feed_persons_line(Arena *arena, const FeedPersonList *persons)
{
	Str line = {0};
	for (uint32_t i = 0; i < persons->count; i++) {
		const FeedPerson *person = &persons->items[i];
		Str name = str_empty(person->name) ? person->email : person->name;
		if (str_empty(name))
			continue;
		if (!str_empty(line))
			line = str_join(arena, line, STR(", "));
		line = str_join(arena, line, name);
	}
	return line;
}
