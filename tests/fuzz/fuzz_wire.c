/*
 * A socket's bytes, read once as quoth reads replies and once as quoth-fetch
 * reads requests. What was taken can be written again, and is the same.
 */

#include <assert.h>

#include "fetch/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes arrive in pieces of this size. */
enum { PIECE = 11 };

static bool
next_piece(Str *rest, Str *piece)
{
	size_t length = rest->len < PIECE ? rest->len : PIECE;
	*piece = str_part(*rest, 0, length);
	*rest = str_part(*rest, length, rest->len);
	return length > 0;
}

static void
read_replies(Str bytes)
{
	WireReader reader = {0};
	WireResult result = WIRE_MORE;
	FetchReply reply, again;
	for (Str piece; result != WIRE_BROKEN && next_piece(&bytes, &piece);) {
		wire_add(&reader, piece);
		while ((result = wire_take_reply(&reader, &reply)) == WIRE_TAKEN) {
			Buf out = buf_new(BUF_UNLIMITED);
			WireReader second = {0};
			bool put = wire_put_reply(&out, &reply);
			assert(put);
			wire_add(&second, buf_str(&out));
			result = wire_take_reply(&second, &again);
			assert(result == WIRE_TAKEN);
			assert(again.kind == reply.kind);
			assert(again.status == reply.status);
			assert(again.why == reply.why);
			assert(str_equal(again.url, reply.url));
			assert(str_equal(again.moved, reply.moved));
			assert(str_equal(again.body, reply.body));
			assert(str_equal(again.detail, reply.detail));
			assert(again.headers.count == reply.headers.count);
			wire_free(&second);
			buf_free(&out);
		}
	}
	wire_free(&reader);
}

static void
read_requests(Str bytes)
{
	WireReader reader = {0};
	WireResult result = WIRE_MORE;
	WireOrder order;
	for (Str piece; result != WIRE_BROKEN && next_piece(&bytes, &piece);) {
		wire_add(&reader, piece);
		while ((result = wire_take_order(&reader, &order))
		    == WIRE_TAKEN) {
			Buf out = buf_new(BUF_UNLIMITED);
			bool put = order.cancel
			    ? wire_put_cancel(&out, order.id)
			    : wire_put_request(&out, order.id, &order.request);
			assert(put);
			buf_free(&out);
		}
	}
	wire_free(&reader);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Str bytes = {(const char *)data, size};
	read_replies(bytes);
	read_requests(bytes);
	return 0;
}
