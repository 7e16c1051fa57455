#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/unicode.h"
#include "fetch/source.h"
#include "web.h"

/*
 * source_read() through the real quoth-fetch, against tests/support/httpd on
 * this machine: see there how each path behaves.
 */

static char folder[] = "/tmp/quoth-fetch-XXXXXX";

static int
set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	web_start();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	web_stop();
	return rmdir(folder);
}

/* What every Source promises. */
static void
assert_sound(const Source *source)
{
	assert_true(unicode_valid(source->text));
	assert_true(str_find_byte(source->text, '\0') < 0);
	assert_false(str_empty(source->text));
}

static Source
get(Arena *arena, const char *path)
{
	Err err = {0};
	Source source;
	if (!source_read(arena, web_at(arena, path), NULL, &source, &err))
		fail_msg("%s", err.text);
	assert_sound(&source);
	return source;
}

/* The reason must be reason, after the address. */
static void
assert_fails(Arena *arena, Str name, const SourceOptions *options,
    const char *reason)
{
	Err err = {0};
	Source source;
	assert_false(source_read(arena, name, options, &source, &err));
	Str expected = str_format(arena, "%.*s: %s", STR_ARG(name), reason);
	assert_str(str_of(err.text), expected.ptr);
}

static void
assert_get_fails(Arena *arena, const char *path, const char *reason)
{
	assert_fails(arena, web_at(arena, path), NULL, reason);
}

static const char page[] =
    "<!doctype html><title>Harbour to close</title>"
    "<p>“We were not asked,” said Ines Calloway.</p>\n";

/* --- the web ------------------------------------------------------------ */

static void
a_page_comes_with_its_kind_and_address(void **state)
{
	Source source = get(*state, "/ok");
	assert_str(source.text, page);
	assert_int_equal(source.kind, SOURCE_HTML);
	assert_str(source.content_type, "text/html; charset=utf-8");
	assert_str(source.url, web_at(*state, "/ok").ptr);
	assert_str(source.note, "");
	assert_int_equal(get(*state, "/plain").kind, SOURCE_PLAIN);
	assert_int_equal(get(*state, "/feed").kind, SOURCE_FEED);
}

static void
a_page_in_another_encoding_becomes_utf8(void **state)
{
	Source source = get(*state, "/latin1");
	assert_str(source.text, "<p>Zoë said “no”</p>");
	assert_str(source.charset, "windows-1252");
}

static void
packed_pages_are_unpacked(void **state)
{
	assert_str(get(*state, "/gzip").text, page);
	assert_str(get(*state, "/brotli").text, page);
	assert_str(get(*state, "/zstd").text, page);
}

static void
quoth_says_who_it_is_and_tells_no_more(void **state)
{
	Str text = get(*state, "/redirect//echo").text;
	assert_true(str_find(text, STR("User-Agent: quoth/")) >= 0);
	assert_true(str_find(text, STR("\r\nCookie:")) < 0);
	assert_true(str_find(text, STR("\r\nAuthorization:")) < 0);
	assert_true(str_find(text, STR("\r\nReferer:")) < 0);
}

static void
redirects_are_followed_ten_times(void **state)
{
	Source source = get(*state, "/hops/10");
	assert_str(source.text, page);
	assert_str(source.url, web_at(*state, "/hops/0").ptr);
	assert_get_fails(*state, "/hops/11",
	    "redirects in a circle, or more than ten times");
	assert_get_fails(*state, "/loop",
	    "redirects in a circle, or more than ten times");
}

static void
redirects_lead_nowhere_but_to_the_web(void **state)
{
	assert_get_fails(*state, "/redirect/file:///etc/passwd",
	    "redirects to what is no page of the web: file");
	assert_get_fails(*state, "/redirect/gopher://127.0.0.1/",
	    "redirects to what is no page of the web: gopher");
	assert_get_fails(*state, "/redirect/javascript:alert(1)",
	    "redirects to what is no page of the web: javascript");
}

static void
a_status_is_said_in_words(void **state)
{
	assert_get_fails(*state, "/nowhere", "404 not found");
	assert_get_fails(*state, "/status/403", "403 forbidden");
	assert_get_fails(*state, "/status/410", "410 gone for good");
	assert_get_fails(*state, "/status/429",
	    "429 too many requests: try again later");
	assert_get_fails(*state, "/status/500", "500 the server failed");
	assert_get_fails(*state, "/status/599", "599 the server failed");
	assert_get_fails(*state, "/status/418",
	    "418 the server will not give it");
	assert_get_fails(*state, "/status/304",
	    "304 the server has nothing to show");
}

static void
a_body_has_a_limit_packed_or_not(void **state)
{
	const char *reason = "too large: more than 16777216 bytes";
	assert_get_fails(*state, "/endless", reason);
	assert_get_fails(*state, "/huge", reason);
	assert_get_fails(*state, "/bomb", reason);
	SourceOptions options = {.limits.body = sizeof page - 2};
	assert_fails(*state, web_at(*state, "/gzip"), &options,
	    str_format(*state, "too large: more than %zu bytes",
		sizeof page - 2).ptr);
}

static void
time_has_a_limit(void **state)
{
	SourceOptions options = {.limits.total_ms = 300};
	assert_fails(*state, web_at(*state, "/hang"), &options,
	    "took too long");
	assert_fails(*state, web_at(*state, "/drip"), &options,
	    "took too long");
	options = (SourceOptions){.limits.stall_s = 1};
	assert_fails(*state, web_at(*state, "/drip"), &options,
	    "took too long");
}

static void
headers_have_a_limit(void **state)
{
	assert_get_fails(*state, "/many-headers",
	    "the server's headers are too large");
	assert_get_fails(*state, "/long-header",
	    "the server's headers are too large");
}

static void
a_header_brings_no_control_character(void **state)
{
	assert_str(get(*state, "/odd-header").content_type,
	    "text/html; ?]0;owned? charset=?");
}

static void
what_is_there_of_a_broken_page_is_shown_with_a_note(void **state)
{
	static const char *const paths[] = {"/cut-short", "/broken-chunks"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		Source source = get(*state, paths[i]);
		assert_true(str_starts(str_of(page), source.text)
		    || str_equal(str_of(page), source.text));
		assert_str(source.note,
		    "the connection broke off: the end is missing");
	}
	/* libcurl does not tell this one from the end */
	assert_true(str_starts(str_of(page), get(*state, "/cut-gzip").text));
	assert_get_fails(*state, "/cut-at-once",
	    "the server broke the connection off");
	assert_get_fails(*state, "/hang-up",
	    "the server broke the connection off");
	assert_get_fails(*state, "/broken-gzip",
	    "the server's compression is broken");
}

static void
what_is_no_text_is_refused_by_its_name(void **state)
{
	assert_get_fails(*state, "/picture", "not text: a picture (PNG)");
	assert_get_fails(*state, "/film", "not text: a film");
	assert_get_fails(*state, "/zeros", "not text");
	assert_get_fails(*state, "/empty", "is empty");
	assert_get_fails(*state, "/not-http",
	    "the server does not answer in HTTP");
}

static void
no_connection_has_its_reason(void **state)
{
	Err err = {0};
	Source source;
	/* the server speaks no TLS */
	Str url = str_format(*state, "https://127.0.0.1:%d/ok", web_port());
	assert_false(source_read(*state, url, NULL, &source, &err));
	assert_true(str_find(str_of(err.text),
	    STR(": cannot make a secure connection: ")) > 0);
	/* nobody listens at the first port of all */
	assert_fails(*state, STR("http://127.0.0.1:1/"), NULL,
	    "the host refuses the connection");
	/* a name that is none, so that nobody need be asked */
	assert_fails(*state, STR("http://news..example/x"), NULL,
	    "cannot find the host");
}

static void
a_password_is_never_shown(void **state)
{
	Err err = {0};
	Source source;
	Str url = str_format(*state, "http://ines:se%%40cret@127.0.0.1:%d/status/404",
	    web_port());
	assert_false(source_read(*state, url, NULL, &source, &err));
	assert_str(str_of(err.text), str_format(*state, "%s: 404 not found",
	    web_at(*state, "/status/404").ptr).ptr);
	url = str_format(*state, "http://ines:secret@127.0.0.1:%d/echo",
	    web_port());
	err = (Err){0};
	assert_true(source_read(*state, url, NULL, &source, &err));
	assert_str(source.url, web_at(*state, "/echo").ptr);
	assert_str(fetch_shown_url(*state, STR("https://x.example/a@b")),
	    "https://x.example/a@b");
	assert_str(fetch_shown_url(*state, STR("https://ines:a@b@x.example:1/")),
	    "https://x.example:1/");
}

static void
requests_run_side_by_side(void **state)
{
	(void)state;
	enum { MANY = 40 };
	Err err = {0};
	Fetcher *fetcher = fetcher_start(&err);
	assert_non_null(fetcher);
	/* those that hang hold up none of the others */
	FetchRequest request = {.url = web_at(*state, "/hang"),
	    .limits = {.total_ms = 20000, .host_transfers = 8}};
	for (int i = 0; i < 4; i++)
		assert_int_not_equal(fetcher_ask(fetcher, &request, &err), 0);
	request.url = web_at(*state, "/gzip");
	for (int i = 0; i < MANY; i++)
		assert_int_not_equal(fetcher_ask(fetcher, &request, &err), 0);
	size_t length[5 + MANY] = {0};
	FetchReply reply;
	for (int done = 0; done < MANY;) {
		assert_true(fetcher_next(fetcher, 20000, &reply, &err));
		assert_true(reply.id > 4);
		if (reply.kind == FETCH_BODY)
			length[reply.id] += reply.body.len;
		if (reply.kind != FETCH_DONE)
			continue;
		assert_int_equal(length[reply.id], sizeof page - 1);
		done++;
	}
	fetcher_stop(fetcher);
}

static void
headers_of_a_request_reach_the_server(void **state)
{
	Err err = {0};
	Fetcher *fetcher = fetcher_start(&err);
	FetchRequest request = {.url = web_at(*state, "/echo"),
	    .headers = {.items = {STR_INIT("If-None-Match: \"7\"")},
		.count = 1}};
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 1);
	FetchReply reply;
	do
		assert_true(fetcher_next(fetcher, 20000, &reply, &err));
	while (reply.kind == FETCH_HEAD);
	assert_int_equal(reply.kind, FETCH_BODY);
	assert_true(
	    str_find(reply.body, STR("\r\nIf-None-Match: \"7\"\r\n")) > 0);
	request.headers.items[0] = STR("If-None-Match: x\r\nHost: y");
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 0);
	fetcher_stop(fetcher);
}

static void
without_its_helper_quoth_says_so(void **state)
{
	char *was = strdup(getenv("QUOTH_LIBEXEC"));
	setenv("QUOTH_LIBEXEC", folder, 1);
	assert_get_fails(*state, "/ok",
	    "quoth-fetch, which opens addresses, is not installed");
	setenv("QUOTH_LIBEXEC", was, 1);
	free(was);
}

/* --- a quoth-fetch that cannot be trusted ------------------------------- */

/* Puts a shell script in the place of quoth-fetch. */
static void
assert_impostor_fails(Arena *arena, const char *script, const char *reason)
{
	char *was = strdup(getenv("QUOTH_LIBEXEC"));
	Str path = path_join(arena, str_of(folder), STR("quoth-fetch"));
	FILE *file = fopen(path.ptr, "w");
	fprintf(file, "#!/bin/sh\n%s\n", script);
	fclose(file);
	chmod(path.ptr, 0700);
	setenv("QUOTH_LIBEXEC", folder, 1);
	assert_get_fails(arena, "/ok", reason);
	setenv("QUOTH_LIBEXEC", was, 1);
	unlink(path.ptr);
	free(was);
}

static void
a_fetcher_that_lies_is_not_believed(void **state)
{
	assert_impostor_fails(*state, "exit 0", "quoth-fetch has stopped");
	assert_impostor_fails(*state, "echo '<html><p>Nothing' >&0",
	    "quoth-fetch speaks nonsense");
	/* a body before its head; done before all; an id that was never given */
	assert_impostor_fails(*state,
	    "printf '\\0\\0\\0\\1\\0\\0\\0\\1\\3x' >&0",
	    "quoth-fetch speaks nonsense");
	assert_impostor_fails(*state,
	    "printf '\\0\\0\\0\\0\\0\\0\\0\\1\\4' >&0",
	    "quoth-fetch speaks nonsense");
	assert_impostor_fails(*state,
	    "printf '\\0\\0\\0\\0\\0\\0\\0\\2\\4' >&0",
	    "quoth-fetch speaks nonsense");
}

static void
the_fetcher_is_given_nothing_but_its_socket(void **state)
{
	/* a descriptor that quoth forgot to mark: it stays here all the same */
	int forgotten = open("/dev/null", O_RDONLY);
	assert_true(forgotten > 2);
	assert_impostor_fails(*state,
	    str_format(*state, "test -e /proc/self/fd/%d && exec sleep 60",
		forgotten).ptr,
	    "quoth-fetch has stopped");
	close(forgotten);
}

/* --- files and other names ---------------------------------------------- */

static Str
write_file(Arena *arena, const char *name, Str bytes)
{
	Str path = path_join(arena, str_of(folder), str_of(name));
	FILE *file = fopen(path.ptr, "w");
	assert_non_null(file);
	fwrite(bytes.ptr, 1, bytes.len, file);
	fclose(file);
	return path;
}

static void
a_file_is_read_whatever_its_encoding(void **state)
{
	Err err = {0};
	Source source;
	Str path = write_file(*state, "a.txt", STR("\xff\xfe<\0p\0>\0Z\0\xeb\0"));
	assert_true(source_read(*state, path, NULL, &source, &err));
	assert_sound(&source);
	assert_str(source.text, "<p>Zë");
	assert_str(source.name, path.ptr);
	assert_str(source.url, "");
	assert_int_equal(source.kind, SOURCE_PLAIN);
	unlink(path.ptr);
}

static void
one_stray_zero_is_an_accident(void **state)
{
	Err err = {0};
	Source source;
	char bytes[1000];
	memset(bytes, 'a', sizeof bytes);
	bytes[500] = '\0';
	Str path = write_file(*state, "a.txt", (Str){bytes, sizeof bytes});
	assert_true(source_read(*state, path, NULL, &source, &err));
	assert_sound(&source);
	assert_int_equal(source.text.len, sizeof bytes + 2);
	memset(bytes + 500, '\0', 10);
	path = write_file(*state, "a.txt", (Str){bytes, sizeof bytes});
	assert_fails(*state, path, NULL, "not text");
	unlink(path.ptr);
}

static void
what_is_no_file_to_read_is_named(void **state)
{
	Arena *arena = *state;
	SourceOptions small = {.limits.body = 10};
	Err err = {0};
	assert_false(source_read(arena, STR(""), NULL, &(Source){0}, &err));
	assert_string_equal(err.text,
	    "an empty name: neither a file nor an address");
	assert_fails(arena, str_of(folder), NULL, "is a folder, not a file");
	assert_fails(arena, STR("/dev/zero"), NULL, "is a device, not a file");
	assert_fails(arena, STR("no-such-folder/no-such-file"), NULL,
	    "no such file");
	Str path = path_join(arena, str_of(folder), STR("pipe"));
	assert_int_equal(mkfifo(path.ptr, 0600), 0);
	assert_fails(arena, path, NULL,
	    "is a pipe; \"quoth -\" reads from one");
	unlink(path.ptr);
	path = write_file(arena, "a.pdf", STR("%PDF-1.7"));
	assert_fails(arena, path, NULL, "not text: a PDF document");
	unlink(path.ptr);
	path = write_file(arena, "a.txt", STR("eleven byte"));
	assert_fails(arena, path, &small, "too large: more than 10 bytes");
	path = write_file(arena, "a.txt", STR(" \n"));
	assert_fails(arena, path, NULL, "is empty");
	unlink(path.ptr);
}

static void
only_addresses_of_the_web_are_opened(void **state)
{
	const char *reason = "only http: and https: addresses can be opened";
	assert_fails(*state, STR("javascript:alert(1)"), NULL, reason);
	assert_fails(*state, STR("ftp://news.example/x"), NULL, reason);
	assert_fails(*state, STR("data:text/html,x"), NULL, reason);
	assert_fails(*state, STR("file:///etc/passwd"), NULL,
	    "give the file's own name, without file:");
	assert_fails(*state, STR("http:///x"), NULL,
	    "this is not an address of the web");
	assert_fails(*state, STR("https://news.example/a b"), NULL,
	    "this is not an address of the web");
	assert_fails(*state, STR("news.example/x"), NULL,
	    "no such file; as an address it would be https://news.example/x");
	assert_fails(*state, STR("news.example:8080/x"), NULL,
	    "no such file; as an address it would be "
	    "https://news.example:8080/x");
}

static void
standard_input_is_a_source_too(void **state)
{
	Err err = {0};
	Source source;
	int was = dup(STDIN_FILENO), ends[2];
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], page, sizeof page - 1), sizeof page - 1);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	bool good = source_read(*state, STR("-"), NULL, &source, &err);
	bool again = source_read(*state, STR("-"), NULL, &(Source){0}, &err);
	dup2(was, STDIN_FILENO);
	close(was);
	assert_true(good);
	assert_sound(&source);
	assert_str(source.text, page);
	assert_int_equal(source.kind, SOURCE_HTML);
	assert_false(again);
	assert_str(str_of(err.text), "standard input: is empty");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_comes_with_its_kind_and_address),
		TEST(a_page_in_another_encoding_becomes_utf8),
		TEST(packed_pages_are_unpacked),
		TEST(quoth_says_who_it_is_and_tells_no_more),
		TEST(redirects_are_followed_ten_times),
		TEST(redirects_lead_nowhere_but_to_the_web),
		TEST(a_status_is_said_in_words),
		TEST(a_body_has_a_limit_packed_or_not),
		TEST(time_has_a_limit),
		TEST(headers_have_a_limit),
		TEST(a_header_brings_no_control_character),
		TEST(what_is_there_of_a_broken_page_is_shown_with_a_note),
		TEST(what_is_no_text_is_refused_by_its_name),
		TEST(no_connection_has_its_reason),
		TEST(a_password_is_never_shown),
		TEST(requests_run_side_by_side),
		TEST(headers_of_a_request_reach_the_server),
		TEST(without_its_helper_quoth_says_so),
		TEST(a_fetcher_that_lies_is_not_believed),
		TEST(the_fetcher_is_given_nothing_but_its_socket),
		TEST(a_file_is_read_whatever_its_encoding),
		TEST(one_stray_zero_is_an_accident),
		TEST(what_is_no_file_to_read_is_named),
		TEST(only_addresses_of_the_web_are_opened),
		TEST(standard_input_is_a_source_too),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
