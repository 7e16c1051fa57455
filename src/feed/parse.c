#include "feed/parse.h"

#include <stdlib.h>

#include "base/buf.h"
#include "feed/draft.h"
#include "feed/jsonfeed.h"
#include "feed/mend.h"
#include "feed/walk.h"
#include "feed/xml.h"

enum {
	FRONT_MAX = 16 << 10, /* the root of a feed begins before */
	PIECE = 8 << 10,
};

typedef enum { KIND_UNKNOWN, KIND_XML, KIND_JSON, KIND_NONE } Kind;

struct FeedParser {
	Arena *arena;
	Str base, content_type;
	Kind kind;
	Draft *draft;
	Buf front; /* what came before the kind was known; all of a JSON feed */
	Buf mended; /* what waits to be whole */
	Mend *mend;
	XmlReader *reader;
	Walk *walk;
};

FeedParser *
feed_parser_new(Arena *arena, Str base, Str content_type)
{
	FeedParser *parser = calloc(1, sizeof *parser);
	if (!parser)
		abort();
	parser->arena = arena;
	if (base.len <= FEED_LINE_MAX)
		parser->base = str_copy(arena, str_trim(base));
	parser->content_type = str_copy(arena, content_type);
	parser->draft = draft_new(arena);
	parser->front = buf_new(JSONFEED_MAX);
	parser->mended = buf_new(BUF_UNLIMITED);
	return parser;
}

static void
begin_xml(FeedParser *parser)
{
	parser->kind = KIND_XML;
	parser->mend = mend_new();
	parser->walk = walk_new(parser->draft, parser->base);
	parser->reader = xml_reader_new(&walk_events, parser->walk);
}

static void
push_mended(FeedParser *parser, size_t len)
{
	if (!len)
		return;
	xml_reader_push(parser->reader, str_part(buf_str(&parser->mended), 0, len));
	mend_taken(parser->mend, &parser->mended, len);
}

static bool
push_xml(FeedParser *parser, Str bytes)
{
	while (bytes.len && !walk_done(parser->walk)
	    && !mend_exhausted(parser->mend)) {
		size_t len = bytes.len < PIECE ? bytes.len : PIECE;
		mend_push(parser->mend, str_part(bytes, 0, len), &parser->mended);
		walk_netscape(parser->walk, mend_saw_netscape(parser->mend));
		push_mended(parser, mend_whole(parser->mend, &parser->mended));
		bytes = str_part(bytes, len, bytes.len);
	}
	if (bytes.len && draft_full(parser->draft))
		draft_cut(parser->draft);
	return !walk_done(parser->walk) && !mend_exhausted(parser->mend);
}

/* How feeds begin. What begins otherwise may still have one of these further
 * down: there is a warning of the server's in front of it, or an empty line. */
static const Str beginnings[] = {
    STR_INIT("<?xml"), STR_INIT("<!--"), STR_INIT("<!doctype"),
    STR_INIT("<rss"), STR_INIT("<feed"), STR_INIT("<rdf:rdf"),
    STR_INIT("<channel"), STR_INIT("<atom:feed"),
};

static ptrdiff_t
find_beginning(Str front)
{
	for (size_t i = 0; i < front.len; i++) {
		if (front.ptr[i] != '<')
			continue;
		Str rest = str_part(front, i, front.len);
		for (size_t b = 0; b < sizeof beginnings / sizeof beginnings[0]; b++)
			if (str_starts_ascii(rest, beginnings[b]))
				return (ptrdiff_t)i;
	}
	return STR_NOT_FOUND;
}

static bool
is_page(Str front)
{
	return str_starts_ascii(front, STR("<!doctype html"))
	    || str_starts_ascii(front, STR("<html"));
}

/* Without the blanks in front, and the mark of byte order that some have
 * twice. What stands at the end goes on in the next piece. */
static Str
without_blanks(Str s)
{
	for (;;) {
		if (s.len && byte_is_blank(s.ptr[0]))
			s = str_part(s, 1, s.len);
		else if (str_starts(s, STR("\xef\xbb\xbf")))
			s = str_part(s, 3, s.len);
		else
			return s;
	}
}

/* Decides on what is in front of it, which may not be enough yet. */
static void
sniff(FeedParser *parser, bool all)
{
	Str front = without_blanks(buf_str(&parser->front));
	if (str_empty(front))
		return;
	bool json = front.ptr[0] == '{'
	    || (front.ptr[0] != '<'
	        && str_find_ascii(parser->content_type, STR("json")) >= 0);
	if (json) {
		parser->kind = KIND_JSON;
		return;
	}
	if (front.len < sizeof "<!doctype html" && !all)
		return;
	bool enough = all || parser->front.len >= FRONT_MAX;
	ptrdiff_t at = find_beginning(front);
	if (is_page(front)) {
		parser->kind = KIND_NONE;
		return;
	}
	if (at < 0 && !enough)
		return;
	if (at < 0)
		at = str_find_byte(front, '<'); /* an unheard-of prefix */
	if (at < 0) {
		parser->kind = KIND_NONE;
		return;
	}
	begin_xml(parser);
	push_xml(parser, str_part(front, (size_t)at, front.len));
	buf_free(&parser->front);
	parser->front = buf_new(JSONFEED_MAX);
}

bool
feed_parser_push(FeedParser *parser, Str bytes)
{
	if (parser->kind == KIND_UNKNOWN) {
		size_t room = FRONT_MAX - parser->front.len;
		size_t len = bytes.len < room ? bytes.len : room;
		buf_add(&parser->front, str_part(bytes, 0, len));
		bytes = str_part(bytes, len, bytes.len);
		sniff(parser, false);
		/* nothing but blanks so far: forget them */
		if (parser->kind == KIND_UNKNOWN && parser->front.len == FRONT_MAX) {
			buf_cut(&parser->front, 0);
			return str_empty(bytes) || feed_parser_push(parser, bytes);
		}
	}
	switch (parser->kind) {
	case KIND_UNKNOWN:
		return true;
	case KIND_XML:
		return push_xml(parser, bytes);
	case KIND_JSON:
		/* what is beyond the limit is cut off */
		if (bytes.len > JSONFEED_MAX - parser->front.len)
			bytes = str_part(bytes, 0, JSONFEED_MAX - parser->front.len);
		buf_add(&parser->front, bytes);
		return parser->front.len < JSONFEED_MAX;
	case KIND_NONE:
		break;
	}
	return false;
}

void
feed_parser_free(FeedParser *parser)
{
	if (!parser)
		return;
	if (parser->draft)
		draft_end(parser->draft);
	xml_reader_free(parser->reader);
	walk_free(parser->walk);
	mend_free(parser->mend);
	buf_free(&parser->front);
	buf_free(&parser->mended);
	free(parser);
}

const Feed *
feed_parser_end(FeedParser *parser)
{
	if (parser->kind == KIND_UNKNOWN)
		sniff(parser, true);
	if (parser->kind == KIND_XML) {
		if (mend_exhausted(parser->mend))
			draft_cut(parser->draft);
		mend_end(parser->mend, &parser->mended);
		push_mended(parser, parser->mended.len);
		xml_reader_end(parser->reader);
		walk_end(parser->walk);
	} else if (parser->kind == KIND_JSON) {
		jsonfeed_read(parser->draft, without_blanks(buf_str(&parser->front)),
		    parser->base);
	}
	const Feed *feed = draft_end(parser->draft);
	parser->draft = NULL;
	feed_parser_free(parser);
	return feed;
}

const Feed *
feed_parse(Arena *arena, Str text, Str base, Str content_type)
{
	FeedParser *parser = feed_parser_new(arena, base, content_type);
	feed_parser_push(parser, text);
	return feed_parser_end(parser);
}
