#include "pipeline/incoming.h"

#include <stdlib.h>

#include "feed/parse.h"
#include "fetch/charset.h"

struct Incoming {
	Arena *arena;
	CharsetStream *charset;
	FeedParser *parser; /* NULL: it has ended */
	bool enough;
};

Incoming *
incoming_new(Str url, Str content_type)
{
	Incoming *incoming = calloc(1, sizeof *incoming);
	if (!incoming)
		abort();
	Arena *arena = incoming->arena = arena_new();
	incoming->charset = charset_stream_new(CHARSET_XML, content_type);
	incoming->parser = feed_parser_new(arena, str_copy(arena, url),
	    str_copy(arena, content_type));
	return incoming;
}

void
incoming_free(Incoming *incoming)
{
	if (!incoming)
		return;
	if (incoming->parser)
		feed_parser_free(incoming->parser);
	charset_stream_free(incoming->charset);
	arena_free(incoming->arena);
	free(incoming);
}

static void
parse(Incoming *incoming, const Buf *text)
{
	if (text->len && !incoming->enough)
		incoming->enough = !feed_parser_push(incoming->parser,
		    buf_str(text));
}

bool
incoming_push(Incoming *incoming, Str bytes)
{
	if (incoming->enough)
		return false;
	Buf text = buf_new(BUF_UNLIMITED);
	charset_stream_push(incoming->charset, bytes, &text);
	parse(incoming, &text);
	buf_free(&text);
	return !incoming->enough;
}

const Feed *
incoming_end(Incoming *incoming)
{
	Buf text = buf_new(BUF_UNLIMITED);
	charset_stream_end(incoming->charset, &text);
	parse(incoming, &text);
	buf_free(&text);
	FeedParser *parser = incoming->parser;
	incoming->parser = NULL;
	return feed_parser_end(parser);
}
