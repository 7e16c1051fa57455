#include "pipeline/desk.h"

#include "base/url.h"
#include "pipeline/rights.h"

Desk
desk_open(const StrList *sources)
{
	Desk desk = {0};
	for (uint32_t i = 0; i < sources->count; i++)
		desk.addresses += url_is_web(sources->items[i]);
	if (desk.addresses)
		desk.fetcher = fetcher_start(&desk.no_fetcher);
	rights_of_reader(sources);
	return desk;
}

void
desk_close(Desk *desk)
{
	fetcher_stop(desk->fetcher);
	desk->fetcher = NULL;
}

bool
desk_read(Arena *arena, Desk *desk, Str name, Source *source, Err *err)
{
	SourceOptions options = {.fetcher = desk->fetcher};
	bool web = url_is_web(name);
	if (web && !desk->fetcher) {
		*source = (Source){.name = name};
		err_set(err, "%s", desk->no_fetcher.text);
		return err_context(err, "%.*s",
		    STR_ARG(fetch_shown_url(arena, name)));
	}
	bool good = source_read(arena, name, &options, source, err);
	if (web && --desk->addresses == 0)
		desk_close(desk);
	return good;
}
