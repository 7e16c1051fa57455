#include "train/unseen.h"

#include <unistd.h>

#include "base/file.h"
#include "train/gold.h"

static bool
read_model(Arena *arena, Str path, Learned *learned, Err *err)
{
	Str bytes;
	return (file_read(arena, path, LEARNED_BYTES_MAX, &bytes, err)
	           && learned_read(bytes, learned, err))
	    || err_context(err, "%.*s", STR_ARG(path));
}

bool
unseen_read(Arena *arena, Str collection, Str model, Unseen *unseen, Err *err)
{
	GoldArticleList articles = {0};
	*unseen = (Unseen){0};
	if (!gold_read(arena, collection, &articles, err))
		return false;
	for (uint32_t i = 0; i < articles.count; i++)
		map_put(arena, &unseen->places, articles.items[i].text, i);
	while (unseen->count < UNSEEN_MODELS_MOST) {
		Str path = str_format(arena, "%.*s.%u", STR_ARG(model),
		    unseen->count);
		if (access(str_cstr(arena, path), F_OK) != 0)
			break;
		if (!read_model(arena, path, &unseen->models[unseen->count], err))
			return false;
		unseen->count++;
	}
	return unseen->count || err_set(err, "%.*s.0: missing; make train-names "
	    "writes it", STR_ARG(model));
}

const Learned *
unseen_for(const Unseen *unseen, Str text)
{
	uint32_t place;
	return map_get(&unseen->places, text, &place)
	    ? &unseen->models[place % unseen->count] : learned_default(NULL);
}
