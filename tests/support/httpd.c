/*
 * A small web server for the tests, with good and bad manners: each path is one
 * way to behave. It listens on 127.0.0.1, prints its port, answers each
 * connection in a process of its own, and ends when its standard input does.
 */

#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char page[] =
    "<!doctype html><title>Harbour to close</title>"
    "<p>“We were not asked,” said Ines Calloway.</p>\n";

/* Ends the process when nobody listens any more. */
static void
put(int to, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length) {
		ssize_t sent = send(to, at, length, MSG_NOSIGNAL);
		if (sent <= 0)
			_exit(0);
		at += sent;
		length -= (size_t)sent;
	}
}

static void __attribute__((format(printf, 2, 3)))
say(int to, const char *format, ...)
{
	char text[2048];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	put(to, text, strlen(text));
}

static void
answer(int to, const char *headers, const void *body, size_t length)
{
	say(to, "HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %zu\r\n"
		"Connection: close\r\n\r\n", headers, length);
	put(to, body, length);
}

/* --- good manners ------------------------------------------------------- */

static void
ok(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	answer(to, "Content-Type: text/html; charset=utf-8", page,
	    sizeof page - 1);
}

static void
plain(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	static const char text[] = "No tags <here>, said Ines Calloway.\n";
	answer(to, "Content-Type: text/plain", text, sizeof text - 1);
}

static void
latin1(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	static const char text[] = "<p>Zo\xeb said \x93no\x94</p>";
	answer(to, "Content-Type: text/html; charset=ISO-8859-1", text,
	    sizeof text - 1);
}

static void
feed(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	static const char text[] = "<?xml version='1.0'?>\n<rss version='2.0'>"
		"<channel><title>Harbour news</title></channel></rss>";
	answer(to, "Content-Type: text/xml", text, sizeof text - 1);
}

/* Two items, one with somebody's words. */
static void
news(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	static const char text[] = "<?xml version='1.0'?>\n<rss version='2.0'>"
		"<channel><title>Harbour news</title>"
		"<item><guid>1</guid><title>Harbour to close</title>"
		"<link>http://127.0.0.1:1/1</link><description>&lt;p&gt;The harbour "
		"closes in May. \xe2\x80\x9cWe were not asked,\xe2\x80\x9d said Ines "
		"Calloway, the harbour master.&lt;/p&gt;</description></item>"
		"<item><guid>2</guid><title>Ferry late</title>"
		"<description>The ferry came an hour late.</description></item>"
		"</channel></rss>";
	answer(to, "Content-Type: text/xml", text, sizeof text - 1);
}

#define RSS "<?xml version='1.0'?>\n<rss version='2.0'><channel>"

/* One item that says rest. */
static void
saying(int to, const char *request, const char *rest)
{
	(void)request;
	char text[2048];
	int length = snprintf(text, sizeof text, RSS "<title>News of %s</title>"
		"<item><guid>%s</guid><title>About %s</title><description>They "
		"said %s, and no more.</description></item></channel></rss>",
		rest, rest, rest, rest);
	answer(to, "Content-Type: text/xml", text, (size_t)length);
}

/* Three items that no earlier answer had. */
static void
growing(int to, const char *request, const char *rest)
{
	(void)request;
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	char text[4096];
	int length = snprintf(text, sizeof text, RSS "<title>%s</title>", rest);
	for (int i = 0; i < 3; i++)
		length += snprintf(text + length, sizeof text - (size_t)length,
		    "<item><guid>%s %lld.%09ld %d</guid><title>Item</title>"
		    "<description>“It grows,” said Ines Calloway.</description>"
		    "</item>", rest, (long long)now.tv_sec, now.tv_nsec, i);
	length += snprintf(text + length, sizeof text - (size_t)length,
	    "</channel></rss>");
	answer(to, "Content-Type: text/xml", text, (size_t)length);
}

static void
article(int to, const char *request, const char *rest)
{
	(void)request;
	char text[4096];
	int length = snprintf(text, sizeof text, "<!doctype html><title>Pilot %s"
		"</title><body><article><h1>Pilot %s</h1>", rest, rest);
	static const char *const paragraphs[] = {
		"“This is the whole story, and I was there,” said Ines Calloway, "
		"the harbour master, who had waited for the ferry since six in the "
		"morning and would not go home before it came.",
		"The pilot had left the quay at noon with two days of bread and a "
		"radio that nobody had tried since the spring, and by one o’clock "
		"the fog stood on the water like a wall.",
		"Men from the shipyard lit fires along the mole. The ferry, which "
		"had turned back twice, went out a third time with a fisherman at "
		"the bow, listening, while the school was closed for the day.",
		"It was the fisherman who heard the bell at last, far to the west "
		"of where all the others had looked, and by midnight everybody was "
		"in the kitchen of the inn, the pilot among them.",
	};
	for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
		length += snprintf(text + length, sizeof text - (size_t)length,
		    "<p>%s</p>", paragraphs[i]);
	length += snprintf(text + length, sizeof text - (size_t)length,
	    "</article></body>");
	answer(to, "Content-Type: text/html; charset=utf-8", text,
	    (size_t)length);
}

static void status(int to, const char *request, const char *rest);

/* An article on several pages: "story" on three, "endless" on as many as are
 * asked for, of "lost" the second is not there. Each begins with the same words. */
static void
parts(int to, const char *request, const char *rest)
{
	char text[2048], next[128] = "";
	const char *query = strchr(rest, '=');
	int number = query ? atoi(query + 1) : 1;
	int name = (int)strcspn(rest, "?");
	bool lost = strncmp(rest, "lost", 4) == 0;
	if (lost && number > 1) {
		status(to, request, "404");
		return;
	}
	if (lost || strncmp(rest, "endless", 7) == 0 || number < 3)
		snprintf(next, sizeof next, "<p class=pages><a href='/parts/%.*s"
			"?page=%d'>Next page</a></p>", name, rest, number + 1);
	int length = snprintf(text, sizeof text, "<!doctype html><title>Pilots"
		"</title><body><article><h1>Pilots</h1><p>Many pilots wait on the "
		"mole for the boat that brings their bread.</p><p>Pilot number %d "
		"had left the quay at noon with two days of bread and a radio that "
		"nobody had tried since the spring of year %d, and by one o’clock "
		"the fog stood on the water like a wall.</p><p>“I am number %d,” "
		"said Ines Calloway, the harbour master, who had waited for the "
		"ferry since six in the morning and would not go home before it "
		"came.</p></article>%s</body>", number, number, number, next);
	answer(to, "Content-Type: text/html; charset=utf-8", text,
	    (size_t)length);
}

/* Two items with a line each, whose pages are /article/ and /status/500. */
static void
teasers(int to, const char *request, const char *rest)
{
	(void)rest;
	char host[64] = "", text[2048];
	const char *at = strstr(request, "\r\nHost: ");
	if (at)
		sscanf(at, "\r\nHost: %63[0-9.:a-z]", host);
	int length = snprintf(text, sizeof text, RSS "<title>Teasers</title>"
		"<item><guid>1</guid><title>Pilot waits</title><link>http://%s"
		"/article/one</link><description>A pilot waits.</description></item>"
		"<item><guid>2</guid><title>Pilot lost</title><link>http://%s"
		"/status/500</link><description>A pilot is lost.</description>"
		"</item></channel></rss>", host, host);
	answer(to, "Content-Type: text/xml", text, (size_t)length);
}

/* The request itself, as text. */
static void
echo(int to, const char *request, const char *rest)
{
	(void)rest;
	answer(to, "Content-Type: text/plain", request, strlen(request));
}

/* --- redirects ---------------------------------------------------------- */

static void
redirect(int to, const char *request, const char *rest)
{
	(void)request;
	say(to, "HTTP/1.1 302 Found\r\nSet-Cookie: seen=1\r\nLocation: %s\r\n"
		"Content-Length: 0\r\nConnection: close\r\n\r\n", rest);
}

static void
moved(int to, const char *request, const char *rest)
{
	(void)request;
	say(to, "HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n"
		"Connection: close\r\n\r\n", rest);
}

static void
loop(int to, const char *request, const char *rest)
{
	(void)rest;
	redirect(to, request, "/loop");
}

static void
hops(int to, const char *request, const char *rest)
{
	char next[64];
	int left = atoi(rest);
	if (left == 0) {
		ok(to, request, rest);
		return;
	}
	snprintf(next, sizeof next, "/hops/%d", left - 1);
	redirect(to, request, next);
}

/* --- of feeds ----------------------------------------------------------- */

/* The page with an ETag, or 304 for who has it. */
static void
tagged(int to, const char *request, const char *rest)
{
	(void)rest;
	if (strstr(request, "\r\nIf-None-Match: \"7\"\r\n"))
		say(to, "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n"
			"Cache-Control: max-age=600\r\n"
			"Connection: close\r\n\r\n");
	else
		answer(to, "Content-Type: text/html\r\nETag: \"7\"", page,
		    sizeof page - 1);
}

/* For "ines" with "secret" alone (RFC 7617). */
static void
members(int to, const char *request, const char *rest)
{
	if (strstr(request, "\r\nAuthorization: Basic aW5lczpzZWNyZXQ=\r\n"))
		ok(to, request, rest);
	else
		say(to, "HTTP/1.1 401 Who are you\r\nWWW-Authenticate: "
			"Basic realm=\"members\"\r\nContent-Length: 0\r\n"
			"Connection: close\r\n\r\n");
}

static void
members_news(int to, const char *request, const char *rest)
{
	if (strstr(request, "\r\nAuthorization: Basic aW5lczpzZWNyZXQ=\r\n"))
		news(to, request, rest);
	else
		members(to, request, rest);
}

static void
late(int to, const char *request, const char *rest)
{
	usleep((useconds_t)atoi(rest) * 1000);
	ok(to, request, rest);
}

/* So many KiB. */
static void
big(int to, const char *request, const char *rest)
{
	(void)request;
	char more[1024];
	memset(more, '.', sizeof more);
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
		"Connection: close\r\n\r\n");
	for (int left = atoi(rest); left > 0; left--)
		put(to, more, sizeof more);
}

/* --- packing ------------------------------------------------------------ */

static bool
accepts(const char *request, const char *coding)
{
	const char *at = strstr(request, "Accept-Encoding:");
	const char *end = at ? strchr(at, '\r') : NULL;
	const char *found = at ? strstr(at, coding) : NULL;
	return found && found < end;
}

static uint32_t
crc32_of(const char *bytes, size_t length)
{
	uint32_t crc = 0xffffffff;
	for (size_t i = 0; i < length; i++) {
		crc ^= (unsigned char)bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

static void
put_little(char *at, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		at[i] = (char)(number >> 8 * i);
}

enum { SMALL = sizeof page - 1 };

#define GZIP_HEAD "\x1f\x8b\x08\0\0\0\0\0\0\xff"

/* The page as gzip with one stored block (RFC 1951, 3.2.4), in bytes. */
static size_t
pack_gzip(char bytes[static 10 + 5 + SMALL + 8])
{
	memcpy(bytes, GZIP_HEAD, 10);
	bytes[10] = 1;
	put_little(bytes + 11, SMALL, 2);
	put_little(bytes + 13, ~(uint32_t)SMALL, 2);
	memcpy(bytes + 15, page, SMALL);
	put_little(bytes + 15 + SMALL, crc32_of(page, SMALL), 4);
	put_little(bytes + 19 + SMALL, SMALL, 4);
	return 23 + SMALL;
}

static void
gzip(int to, const char *request, const char *rest)
{
	char bytes[23 + SMALL];
	size_t length = pack_gzip(bytes);
	if (!accepts(request, "gzip"))
		ok(to, request, rest);
	else
		answer(to, "Content-Type: text/html\r\nContent-Encoding: gzip",
		    bytes, length);
}

/* One uncompressed metablock (RFC 7932, 9.2). */
static void
brotli(int to, const char *request, const char *rest)
{
	char bytes[3 + SMALL + 1];
	if (!accepts(request, "br")) {
		ok(to, request, rest);
		return;
	}
	put_little(bytes, (SMALL - 1) << 4 | 1 << 20, 3);
	memcpy(bytes + 3, page, SMALL);
	bytes[3 + SMALL] = 3;
	answer(to, "Content-Type: text/html\r\nContent-Encoding: br", bytes,
	    sizeof bytes);
}

/* One raw block (RFC 8878, 3.1.1.2). */
static void
zstd(int to, const char *request, const char *rest)
{
	char bytes[9 + SMALL] = "\x28\xb5\x2f\xfd\x20";
	if (!accepts(request, "zstd")) {
		ok(to, request, rest);
		return;
	}
	bytes[5] = SMALL;
	put_little(bytes + 6, SMALL << 3 | 1, 3);
	memcpy(bytes + 9, page, SMALL);
	answer(to, "Content-Type: text/html\r\nContent-Encoding: zstd", bytes,
	    sizeof bytes);
}

static void
cut_gzip(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	char bytes[23 + SMALL];
	pack_gzip(bytes);
	answer(to, "Content-Type: text/html\r\nContent-Encoding: gzip", bytes,
	    15 + SMALL / 2);
}

static void
broken_gzip(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	answer(to, "Content-Type: text/html\r\nContent-Encoding: gzip",
	    GZIP_HEAD "\xff\xff\xff\xff", 14);
}

/* A letter so many times: one fixed Huffman block of matches 258 long at distance
 * 1, 13 bits each (RFC 1951, 3.2.6). */
static void
put_letters(int to, int count_of_letters)
{
	/* final block, fixed codes, the letter 'a' (code 0x91, from its top) */
	uint64_t bits = 1 | 1 << 1 | 0x89 << 3;
	int count = 11;
	char bytes[4096];
	size_t length = 0;
	for (int i = 0; i < count_of_letters / 258; i++) {
		bits |= (uint64_t)0xa3 << count; /* 11000101, from its top */
		count += 13;
		for (; count >= 8; count -= 8, bits >>= 8)
			bytes[length++] = (char)bits;
		if (length > sizeof bytes - 8) {
			put(to, bytes, length);
			length = 0;
		}
	}
	put(to, bytes, length);
}

/* gzip of a letter a hundred million times. */
static void
bomb(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
		"Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
	put(to, GZIP_HEAD, 10);
	put_letters(to, 100000000);
}

/* The same five times over, and behind the beginning of a feed. */
static void
bomb_feed(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	static const char front[] = RSS "<title>Bomb</title><item><title>One"
		"</title><description>";
	char head[5] = {0};
	put_little(head + 1, sizeof front - 1, 2);
	put_little(head + 3, ~(uint32_t)(sizeof front - 1), 2);
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
		"Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
	put(to, GZIP_HEAD, 10);
	put(to, head, sizeof head);
	put(to, front, sizeof front - 1);
	put_letters(to, 500000000);
}

/* A feed of one item after the other, for ever. */
static void
endless_feed(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
		"Connection: close\r\n\r\n" RSS "<title>Endless</title>");
	for (int i = 0;; i++)
		say(to, "<item><guid>%d</guid><title>And on</title></item>", i);
}

/* 150 KB in one entity, and as many bytes of references to it. */
static void
quadratic(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
		"Connection: close\r\n\r\n<?xml version='1.0'?>\n"
		"<!DOCTYPE rss [<!ENTITY a \"");
	for (int i = 0; i < 15000; i++)
		say(to, "aaaaaaaaaa");
	say(to, "\">]><rss version='2.0'><channel><title>Square</title><item>"
		"<title>");
	for (int i = 0; i < 50000; i++)
		say(to, "&a;");
	say(to, "</title></item></channel></rss>");
}

static void
laughs(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
		"Connection: close\r\n\r\n<?xml version='1.0'?>\n"
		"<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
	for (int i = 1; i < 10; i++)
		say(to, "<!ENTITY l%d \"&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;"
			"&l%d;&l%d;\">", i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1,
			i - 1, i - 1, i - 1, i - 1);
	say(to, "]><rss version='2.0'><channel><title>&l9;</title><item><title>"
		"&l9;</title></item></channel></rss>");
}

/* --- bad manners -------------------------------------------------------- */

static void
status(int to, const char *request, const char *rest)
{
	(void)request;
	say(to, "HTTP/1.1 %d Whatever\r\nContent-Length: 12\r\n"
		"Connection: close\r\n\r\nGo away now.", atoi(rest));
}

static void
endless(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
		"Connection: close\r\n\r\n");
	char more[4096];
	memset(more, '.', sizeof more);
	for (;;)
		put(to, more, sizeof more);
}

static void
huge(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
		"Content-Length: 999999999999\r\n\r\nIt begins.");
}

static void
drip(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
	for (;;) {
		say(to, "x");
		usleep(20000);
	}
}

/* Waits until the other side goes. */
static void
hang(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	char byte;
	while (recv(to, &byte, 1, 0) > 0)
		;
}

static void
cut_short(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
		"Content-Length: 100000\r\n\r\n%s", page);
}

static void
cut_at_once(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
}

static void
broken_chunks(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
		"Transfer-Encoding: chunked\r\n\r\n%zx\r\n%s\r\nzzz\r\n",
	    sizeof page - 1, page);
}

static void
many_headers(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\n");
	for (int i = 0; i < 10000; i++)
		say(to, "X-%d: x\r\n", i);
	say(to, "\r\nabc");
}

static void
long_header(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "HTTP/1.1 200 OK\r\nX-Long: ");
	for (int i = 0; i < 100000; i++)
		say(to, "all work and no play makes a dull header, ");
	say(to, "\r\n\r\nabc");
}

static void
odd_header(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	answer(to, "Content-Type: text/html; \x1b]0;owned\x07 charset=\xff",
	    page, sizeof page - 1);
}

static void
picture(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	answer(to, "Content-Type: text/html", "\x89PNG\r\n\x1a\n\0\0", 10);
}

static void
zeros(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	static const char nothing[1000];
	answer(to, "Content-Type: text/plain", nothing, sizeof nothing);
}

static void
film(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	answer(to, "Content-Type: video/mp4", "abc", 3);
}

static void
empty(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	answer(to, "Content-Type: text/html", "", 0);
}

static void
not_http(int to, const char *request, const char *rest)
{
	(void)request, (void)rest;
	say(to, "220 mail.example ready\r\n");
}

static void
hang_up(int to, const char *request, const char *rest)
{
	(void)to, (void)request, (void)rest;
}

/* --- the server --------------------------------------------------------- */

static const struct {
	const char *path; /* one that ends in "/" takes what follows */
	void (*behave)(int to, const char *request, const char *rest);
} behaviours[] = {
	{"/ok", ok}, {"/plain", plain}, {"/latin1", latin1}, {"/feed", feed},
	{"/news", news}, {"/saying/", saying}, {"/growing/", growing},
	{"/teasers", teasers}, {"/article/", article},
	{"/parts/", parts},
	{"/members-news", members_news},
	{"/bomb-feed", bomb_feed}, {"/endless-feed", endless_feed},
	{"/quadratic", quadratic}, {"/laughs", laughs},
	{"/echo", echo}, {"/redirect/", redirect}, {"/hops/", hops},
	{"/moved/", moved}, {"/loop", loop},
	{"/tagged", tagged}, {"/members", members}, {"/late/", late},
	{"/big/", big},
	{"/gzip", gzip}, {"/brotli", brotli}, {"/zstd", zstd}, {"/bomb", bomb},
	{"/cut-gzip", cut_gzip}, {"/broken-gzip", broken_gzip},
	{"/status/", status}, {"/endless", endless}, {"/huge", huge},
	{"/drip", drip}, {"/hang", hang}, {"/cut-short", cut_short},
	{"/cut-at-once", cut_at_once}, {"/broken-chunks", broken_chunks},
	{"/many-headers", many_headers}, {"/long-header", long_header},
	{"/odd-header", odd_header}, {"/picture", picture}, {"/zeros", zeros},
	{"/film", film}, {"/empty", empty}, {"/not-http", not_http},
	{"/hang-up", hang_up},
};

/* Reads one request and answers it. */
static void
serve(int to)
{
	char request[8192];
	size_t length = 0;
	do {
		ssize_t more = recv(to, request + length,
		    sizeof request - 1 - length, 0);
		if (more <= 0)
			return;
		length += (size_t)more;
		request[length] = '\0';
		if (request[0] == 0x16) { /* a TLS handshake */
			status(to, request, "400");
			return;
		}
	} while (!strstr(request, "\r\n\r\n") && length < sizeof request - 1);
	char path[512] = "";
	sscanf(request, "%*s %511s", path);
	if (getenv("HTTPD_TELLS"))
		fprintf(stderr, "%s\n", path);
	for (size_t i = 0; i < sizeof behaviours / sizeof *behaviours; i++) {
		const char *known = behaviours[i].path;
		size_t len = strlen(known);
		if (known[len - 1] == '/' ? strncmp(path, known, len) != 0
		                          : strcmp(path, known) != 0)
			continue;
		behaviours[i].behave(to, request, path + len);
		return;
	}
	status(to, request, "404");
}

static void
answer_one(int listener)
{
	int to = accept(listener, NULL, NULL);
	if (to < 0)
		return;
	if (fork() == 0) {
		close(listener);
		close(STDIN_FILENO);
		serve(to);
		/* what was sent must arrive, not be reset */
		shutdown(to, SHUT_WR);
		hang(to, "", "");
		_exit(0);
	}
	close(to);
}

int
main(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof address;
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	setpgid(0, 0);
	signal(SIGCHLD, SIG_IGN);
	if (bind(listener, (struct sockaddr *)&address, length) != 0
	    || listen(listener, 64) != 0
	    || getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
		perror("httpd");
		return 1;
	}
	printf("%d\n", ntohs(address.sin_port));
	fflush(stdout);
	struct pollfd fds[] = {{.fd = listener, .events = POLLIN},
	    {.fd = STDIN_FILENO, .events = POLLIN}};
	while (poll(fds, 2, -1) > 0 && !fds[1].revents)
		if (fds[0].revents)
			answer_one(listener);
	/* those who still hang and drip */
	signal(SIGTERM, SIG_IGN);
	kill(0, SIGTERM);
	return 0;
}
