#include "article/claims.h"

#include "article/dom.h"
#include "article/sieve.h"

void
claim(Arena *arena, Str *place, Str value)
{
	value = str_squeeze(arena, value);
	if (str_empty(*place) && value.len && value.len <= CLAIM_LONGEST)
		*place = value;
}

void
claim_words(Arena *arena, Str *place, Str value)
{
	if (str_find_byte(value, '&') != STR_NOT_FOUND
	    || str_find_byte(value, '<') != STR_NOT_FOUND) {
		const Dom *dom = dom_parse(arena, sieve_html(arena, value, NULL));
		value = dom_text(arena, dom, 0, CLAIM_LONGEST);
	}
	claim(arena, place, value);
}
