#include "test.h"

#include <stdlib.h>

#include "fetch/wire.h"

/* Gives the bytes to a reader in two pieces, cut at every place in turn. */
static void
take_reply_cut_anywhere(Str bytes, void (*check)(const FetchReply *))
{
	for (size_t cut = 0; cut <= bytes.len; cut++) {
		WireReader reader = {0};
		FetchReply reply;
		wire_add(&reader, str_part(bytes, 0, cut));
		if (cut < bytes.len)
			assert_int_equal(wire_take_reply(&reader, &reply),
			    WIRE_MORE);
		wire_add(&reader, str_part(bytes, cut, bytes.len));
		assert_int_equal(wire_take_reply(&reader, &reply), WIRE_TAKEN);
		check(&reply);
		assert_int_equal(wire_take_reply(&reader, &reply), WIRE_MORE);
		wire_free(&reader);
	}
}

static void
is_the_head(const FetchReply *reply)
{
	assert_int_equal(reply->kind, FETCH_HEAD);
	assert_int_equal(reply->id, 7);
	assert_int_equal(reply->status, 200);
	assert_str(reply->url, "https://news.example/x");
	assert_int_equal(reply->headers.count, 2);
	assert_str(reply->headers.items[1], "ETag: \"1\"");
}

static void
a_head_comes_out_as_it_went_in(void **state)
{
	(void)state;
	FetchReply head = {.kind = FETCH_HEAD, .id = 7, .status = 200,
	    .url = STR("https://news.example/x"),
	    .headers = {.items = {STR_INIT("Content-Type: text/html"),
		STR_INIT("ETag: \"1\"")}, .count = 2}};
	Buf out = buf_new(BUF_UNLIMITED);
	assert_true(wire_put_reply(&out, &head));
	take_reply_cut_anywhere(buf_str(&out), is_the_head);
	buf_free(&out);
}

/* The only order in out. */
static WireOrder
take_order(WireReader *reader, Buf *out)
{
	WireOrder order, none;
	wire_add(reader, buf_str(out));
	assert_int_equal(wire_take_order(reader, &order), WIRE_TAKEN);
	assert_int_equal(wire_take_order(reader, &none), WIRE_MORE);
	return order;
}

static void
a_request_comes_out_as_it_went_in(void **state)
{
	(void)state;
	FetchRequest request = {.url = STR("https://news.example/é"),
	    .etag = STR("W/\"1\""), .last_modified = STR("yesterday"),
	    .user_agent = STR("Wire/1"), .user = STR("ines"),
	    .password = STR("se:cret"), .proxy = STR("socks5h://p.example:1"),
	    .headers = {.items = {STR_INIT("X-Key: 1")}, .count = 1},
	    .limits = {.body = 0xfedcba98, .stall_s = 3, .host_transfers = 9,
		.silence_ms = 4000}};
	Buf out = buf_new(BUF_UNLIMITED);
	WireReader reader = {0};
	assert_true(wire_put_request(&out, 9, &request));
	WireOrder order = take_order(&reader, &out);
	FetchRequest *taken = &order.request;
	assert_int_equal(order.id, 9);
	assert_false(order.cancel);
	assert_str(taken->url, "https://news.example/é");
	assert_str(taken->etag, "W/\"1\"");
	assert_str(taken->last_modified, "yesterday");
	assert_str(taken->user_agent, "Wire/1");
	assert_str(taken->user, "ines");
	assert_str(taken->password, "se:cret");
	assert_str(taken->proxy, "socks5h://p.example:1");
	assert_str(taken->headers.items[0], "X-Key: 1");
	assert_int_equal(taken->limits.body, 0xfedcba98);
	assert_int_equal(taken->limits.total_ms, 0);
	assert_int_equal(taken->limits.stall_s, 3);
	assert_int_equal(taken->limits.host_transfers, 9);
	assert_int_equal(taken->limits.silence_ms, 4000);
	wire_free(&reader);
	buf_free(&out);
}

static void
a_request_can_be_cancelled(void **state)
{
	(void)state;
	Buf out = buf_new(BUF_UNLIMITED);
	WireReader reader = {0};
	assert_true(wire_put_cancel(&out, 9));
	WireOrder order = take_order(&reader, &out);
	assert_true(order.cancel);
	assert_int_equal(order.id, 9);
	/* one that brings something along is none */
	out.ptr[3] = 1;
	buf_add_byte(&out, 'x');
	wire_add(&reader, buf_str(&out));
	assert_int_equal(wire_take_order(&reader, &order), WIRE_BROKEN);
	wire_free(&reader);
	buf_free(&out);
}

static void
frames_follow_one_another(void **state)
{
	(void)state;
	char *piece = calloc(1, WIRE_PAYLOAD);
	Buf out = buf_new(BUF_UNLIMITED);
	for (uint32_t id = 1; id <= 5; id++)
		assert_true(wire_put_reply(&out, &(FetchReply){.id = id,
		    .kind = FETCH_BODY, .body = {piece, WIRE_PAYLOAD}}));
	WireReader reader = {0};
	FetchReply reply;
	uint32_t next = 1;
	for (Str rest = buf_str(&out); rest.len;) {
		size_t some = rest.len < 40000 ? rest.len : 40000;
		wire_add(&reader, str_part(rest, 0, some));
		rest = str_part(rest, some, rest.len);
		while (wire_take_reply(&reader, &reply) == WIRE_TAKEN) {
			assert_int_equal(reply.id, next++);
			assert_int_equal(reply.body.len, WIRE_PAYLOAD);
		}
	}
	assert_int_equal(next, 6);
	wire_free(&reader);
	buf_free(&out);
	free(piece);
}

static void
what_breaks_the_rules_is_not_written(void **state)
{
	(void)state;
	Buf out = buf_new(100);
	FetchRequest request = {0};
	assert_false(wire_put_request(&out, 1, &request));
	request.url = STR("http://x.example/\r\nHost: y");
	assert_false(wire_put_request(&out, 1, &request));
	static const char *const headers[] = {"no colon", ": no name", "A b: c",
	    "A: b\r\nHost: y", "A: b\nHost: y", "\xc3\xa9: b", "A: \x7f"};
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		request = (FetchRequest){.url = STR("http://x.example/"),
		    .headers = {.items = {str_of(headers[i])}, .count = 1}};
		assert_false(wire_put_request(&out, 1, &request));
	}
	request = (FetchRequest){.url = STR("http://x.example/"),
	    .user_agent = STR("a\r\nb")};
	assert_false(wire_put_request(&out, 1, &request));
	FetchReply reply = {.kind = FETCH_HEAD, .id = 1, .status = 99};
	assert_false(wire_put_reply(&out, &reply));
	reply.status = 200;
	reply.url = STR("http://x.example/é");
	assert_false(wire_put_reply(&out, &reply));
	char much[200] = {0};
	reply = (FetchReply){.kind = FETCH_BODY, .id = 1, .body = {much, 200}};
	assert_false(wire_put_reply(&out, &reply));
	assert_int_equal(out.len, 0);
	buf_free(&out);
}

#define assert_broken_reply(bytes) \
	do { \
		WireReader reader_ = {0}; \
		FetchReply reply_; \
		wire_add(&reader_, STR(bytes)); \
		assert_int_equal(wire_take_reply(&reader_, &reply_), \
		    WIRE_BROKEN); \
		wire_free(&reader_); \
	} while (0)

static void
what_breaks_the_rules_is_not_taken(void **state)
{
	(void)state;
	/* too long; no id; a request; no such kind */
	assert_broken_reply("\0\1\0\1\0\0\0\1\3");
	assert_broken_reply("\xff\xff\xff\xff\0\0\0\1\3");
	assert_broken_reply("\0\0\0\0\0\0\0\0\3");
	assert_broken_reply("\0\0\0\0\0\0\0\1\1");
	assert_broken_reply("\0\0\0\0\0\0\0\1\6");
	/* a head without status; a failure without sense */
	assert_broken_reply("\0\0\0\0\0\0\0\1\2");
	assert_broken_reply("\0\0\0\x09\0\0\0\1\5\x08\0\0\0\4\0\0\0\xff");
	/* half a field; one longer than its frame; one that is not a number;
	 * twice the same; one that belongs to requests; an escape */
	assert_broken_reply("\0\0\0\1\0\0\0\1\2\x07");
	assert_broken_reply("\0\0\0\7\0\0\0\1\2\x07\0\0\0\4\0\0");
	assert_broken_reply("\0\0\0\7\0\0\0\1\2\x07\0\0\0\2\0\xc8");
	assert_broken_reply("\0\0\0\x12\0\0\0\1\2\x07\0\0\0\4\0\0\0\xc8"
			    "\x07\0\0\0\4\0\0\0\xc8");
	assert_broken_reply("\0\0\0\x09\0\0\0\1\2\x05\0\0\0\4\0\0\0\1");
	assert_broken_reply("\0\0\0\6\0\0\0\1\5\x09\0\0\0\1\x1b");
}

static void
headers_have_a_number(void **state)
{
	(void)state;
	Buf out = buf_new(BUF_UNLIMITED);
	FetchReply head = {.kind = FETCH_HEAD, .id = 1, .status = 200};
	while (head.headers.count < WIRE_HEADERS)
		head.headers.items[head.headers.count++] = STR("A:b");
	assert_true(wire_put_reply(&out, &head));
	/* one more than there may be: the frame made longer by hand */
	buf_add(&out, STR("\2\0\0\0\3A:b"));
	out.ptr[3] = (char)(out.ptr[3] + 8);
	WireReader reader = {0};
	wire_add(&reader, buf_str(&out));
	assert_int_equal(wire_take_reply(&reader, &head), WIRE_BROKEN);
	wire_free(&reader);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_head_comes_out_as_it_went_in),
		TEST(a_request_comes_out_as_it_went_in),
		TEST(a_request_can_be_cancelled),
		TEST(frames_follow_one_another),
		TEST(what_breaks_the_rules_is_not_written),
		TEST(what_breaks_the_rules_is_not_taken),
		TEST(headers_have_a_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
