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
	desk->addresses -= web;
	if (!good || source->kind != SOURCE_HTML)
		desk_settle(desk);
	return good;
}

bool
desk_read_part(Arena *arena, Desk *desk, Str url, Source *source, Err *err)
{
	SourceOptions options = {.fetcher = desk->fetcher};
	if (!desk->fetcher)
		return err_set(err, "%s", desk->no_fetcher.text);
	return source_read(arena, url, &options, source, err);
}

void
desk_settle(Desk *desk)
{
	if (!desk->addresses)
		desk_close(desk);
}
