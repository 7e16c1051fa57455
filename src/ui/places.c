#include "ui/places.h"

#include "base/unicode.h"

static Places
places_new(Role role, Str what)
{
	Places places = {.arena = arena_new(), .role = role};
	places.what = str_copy(places.arena, what);
	places.current = NO_PLACE;
	places.entity = NO_ENTITY;
	return places;
}

Places
places_search(const Document *document, Str needle)
{
	Places places = places_new(ROLE_SEARCH_HIT, needle);
	size_t from = 0;
	for (Range hit; unicode_find(document->text, needle, from, &hit);) {
		uint32_t block = document_block_at(document, hit.begin);
		if (block == NO_BLOCK
		    || document->blocks.items[block].kind != BLOCK_TITLE)
			list_push(places.arena, &places.ranges, hit);
		from = hit.end;
		if (places.ranges.count == MOST_PLACES)
			break;
	}
	return places;
}

Places
places_mentions(const Notes *notes, uint32_t entity)
{
	Places places = places_new(ROLE_MENTION,
	    notes->entities.items[entity].name);
	places.entity = entity;
	for (uint32_t i = 0; i < notes->mentions.count; i++) {
		const Mention *mention = &notes->mentions.items[i];
		if (mention->entity == entity
		    && places.ranges.count < MOST_PLACES)
			list_push(places.arena, &places.ranges, mention->text);
	}
	return places;
}

void
places_free(Places *places)
{
	arena_free(places->arena);
	*places = (Places){0};
}

uint32_t
places_from(const Places *places, uint32_t byte)
{
	uint32_t low = 0, high = places->ranges.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (places->ranges.items[middle].begin < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
