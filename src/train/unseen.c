#include "train/unseen.h"

#include <unistd.h>

#include "base/path.h"
#include "train/gold.h"
#include "train/labels.h"

static void
note_places(Arena *arena, Unseen *unseen, const StrList *texts)
{
	for (uint32_t i = 0; i < texts->count; i++)
		map_put(arena, &unseen->places, texts->items[i], i);
}

static bool
read_places(Arena *arena, Str data, Unseen *unseen, Err *err)
{
	GoldArticleList articles = {0};
	StrList news = {0}, worldwide = {0};
	if (!gold_read(arena, path_join(arena, data,
	        STR("names/news.dev.jsonl.gz")), &articles, err)
	    || !labels_column_texts(arena, data,
	        STR("names/worldwide/train.tsv.gz"), &worldwide, err))
		return false;
	for (uint32_t i = 0; i < articles.count; i++)
		list_push(arena, &news, articles.items[i].text);
	note_places(arena, unseen, &news);
	note_places(arena, unseen, &worldwide);
	return true;
}

bool
unseen_read(Arena *arena, Str data, Str model, Unseen *unseen, Err *err)
{
	*unseen = (Unseen){0};
	if (!read_places(arena, data, unseen, err))
		return false;
	while (unseen->count < UNSEEN_MODELS_MOST) {
		Str path = str_format(arena, "%.*s.%u", STR_ARG(model),
		    unseen->count);
		if (access(str_cstr(arena, path), F_OK) != 0)
			break;
		if (!learned_read_file(arena, path,
		        &unseen->models[unseen->count], err))
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
