#include "fetch/wire.h"

#include <assert.h>
#include <string.h>

enum { FRAME_HEAD = 9, FIELD_HEAD = 5 };

enum {
	KIND_REQUEST = 1,
	KIND_REPLY = 2, /* and the three after it: FetchReplyKind */
	KIND_CANCEL = 6,
};

enum {
	TAG_URL = 1,
	TAG_HEADER,
	TAG_BODY_LIMIT,
	TAG_CONNECT_MS,
	TAG_TOTAL_MS,
	TAG_STALL_S,
	TAG_STATUS,
	TAG_WHY,
	TAG_DETAIL,
	TAG_MOVED,
	TAG_ETAG,
	TAG_LAST_MODIFIED,
	TAG_USER_AGENT,
	TAG_USER,
	TAG_PASSWORD,
	TAG_PROXY,
	TAG_HOST_TRANSFERS,
	TAG_SILENCE_MS,
	TAG_COUNT
};

/* What a message's fields are read into, and written from. Where a message has
 * no such field the pointer is NULL. */
typedef struct {
	Str *texts[TAG_COUNT];
	uint32_t *numbers[TAG_COUNT];
	FetchHeaders *headers;
	bool ascii;
} Fields;

static void
put_number(Buf *out, uint32_t number)
{
	char bytes[4] = {(char)(number >> 24), (char)(number >> 16),
	    (char)(number >> 8), (char)number};
	buf_add(out, (Str){bytes, 4});
}

static uint32_t
number_at(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8
	    | b[3];
}

static bool
text_is_clean(Str text, bool ascii)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];
		if (byte < 0x20 || byte == 0x7f || (ascii && byte >= 0x80))
			return false;
	}
	return true;
}

/* "X-Key: 7": a name of the characters that one may have (RFC 9110, 5.6.2). */
static bool
header_is_clean(Str header, bool ascii)
{
	ptrdiff_t colon = str_find_byte(header, ':');
	for (ptrdiff_t i = 0; i < colon; i++) {
		char byte = header.ptr[i];
		if (!byte_is_letter(byte) && !byte_is_digit(byte)
		    && !memchr("!#$%&'*+-.^_`|~", byte, 15))
			return false;
	}
	return colon > 0 && text_is_clean(header, ascii);
}

static Fields
request_fields(FetchRequest *request)
{
	FetchLimits *limits = &request->limits;
	return (Fields){
	    .texts[TAG_URL] = &request->url,
	    .texts[TAG_ETAG] = &request->etag,
	    .texts[TAG_LAST_MODIFIED] = &request->last_modified,
	    .texts[TAG_USER_AGENT] = &request->user_agent,
	    .texts[TAG_USER] = &request->user,
	    .texts[TAG_PASSWORD] = &request->password,
	    .texts[TAG_PROXY] = &request->proxy,
	    .numbers[TAG_BODY_LIMIT] = &limits->body,
	    .numbers[TAG_CONNECT_MS] = &limits->connect_ms,
	    .numbers[TAG_TOTAL_MS] = &limits->total_ms,
	    .numbers[TAG_STALL_S] = &limits->stall_s,
	    .numbers[TAG_SILENCE_MS] = &limits->silence_ms,
	    .numbers[TAG_HOST_TRANSFERS] = &limits->host_transfers,
	    .headers = &request->headers,
	};
}

/* why is an enum: its number stands in between */
static Fields
reply_fields(FetchReply *reply, uint32_t *why)
{
	Fields fields = {.ascii = true};
	if (reply->kind == FETCH_HEAD) {
		fields.texts[TAG_URL] = &reply->url;
		fields.texts[TAG_MOVED] = &reply->moved;
		fields.numbers[TAG_STATUS] = &reply->status;
		fields.headers = &reply->headers;
	} else if (reply->kind == FETCH_FAILED) {
		fields.texts[TAG_DETAIL] = &reply->detail;
		fields.numbers[TAG_WHY] = why;
	}
	return fields;
}

static bool
request_is_sound(const FetchRequest *request)
{
	return !str_empty(request->url);
}

static bool
reply_is_sound(const FetchReply *reply, uint32_t why)
{
	if (reply->kind == FETCH_HEAD)
		return reply->status >= 100 && reply->status <= 999;
	return reply->kind != FETCH_FAILED || why < FAILURE_COUNT;
}

/* --- writing ------------------------------------------------------------ */

static bool
put_text(Buf *payload, int tag, Str text, bool ascii)
{
	if (!text_is_clean(text, ascii) || text.len > WIRE_PAYLOAD)
		return false;
	buf_add_byte(payload, (char)tag);
	put_number(payload, (uint32_t)text.len);
	return buf_add(payload, text);
}

/* What is empty or zero is left out. */
static bool
put_fields(Buf *payload, const Fields *fields)
{
	for (int tag = 1; tag < TAG_COUNT; tag++) {
		const Str *text = fields->texts[tag];
		const uint32_t *number = fields->numbers[tag];
		if (text && text->len
		    && !put_text(payload, tag, *text, fields->ascii))
			return false;
		if (!number || !*number)
			continue;
		buf_add_byte(payload, (char)tag);
		put_number(payload, 4);
		put_number(payload, *number);
	}
	if (!fields->headers)
		return true;
	for (uint32_t i = 0; i < fields->headers->count; i++) {
		Str header = fields->headers->items[i];
		if (!header_is_clean(header, fields->ascii)
		    || !put_text(payload, TAG_HEADER, header, fields->ascii))
			return false;
	}
	return true;
}

static bool
put_frame(Buf *out, int kind, uint32_t id, Str payload)
{
	if (payload.len > WIRE_PAYLOAD
	    || out->limit - out->len < FRAME_HEAD + payload.len)
		return false;
	put_number(out, (uint32_t)payload.len);
	put_number(out, id);
	buf_add_byte(out, (char)kind);
	return buf_add(out, payload);
}

bool
wire_put_request(Buf *out, uint32_t id, const FetchRequest *request)
{
	Buf payload = buf_new(BUF_UNLIMITED);
	FetchRequest copy = *request;
	Fields fields = request_fields(&copy);
	bool put = request_is_sound(request) && put_fields(&payload, &fields)
	    && put_frame(out, KIND_REQUEST, id, buf_str(&payload));
	buf_free(&payload);
	return put;
}

bool
wire_put_cancel(Buf *out, uint32_t id)
{
	return put_frame(out, KIND_CANCEL, id, (Str){0});
}

bool
wire_put_reply(Buf *out, const FetchReply *reply)
{
	int kind = KIND_REPLY + (int)reply->kind;
	if (reply->kind == FETCH_BODY)
		return put_frame(out, kind, reply->id, reply->body);
	Buf payload = buf_new(BUF_UNLIMITED);
	FetchReply copy = *reply;
	uint32_t why = reply->why;
	Fields fields = reply_fields(&copy, &why);
	bool put = reply_is_sound(reply, why) && put_fields(&payload, &fields)
	    && put_frame(out, kind, reply->id, buf_str(&payload));
	buf_free(&payload);
	return put;
}

/* --- reading ------------------------------------------------------------ */

void
wire_add(WireReader *reader, Str bytes)
{
	/* the bytes of a taken frame were in use until now */
	Buf *buf = &reader->bytes;
	size_t left = buf->len - reader->taken;
	if (reader->taken && left)
		memmove(buf->ptr, buf->ptr + reader->taken, left);
	buf_cut(buf, left);
	reader->taken = 0;
	buf->limit = 2 * (FRAME_HEAD + WIRE_PAYLOAD);
	bool fits = buf_add(buf, bytes);
	assert(fits);
	(void)fits;
}

void
wire_free(WireReader *reader)
{
	buf_free(&reader->bytes);
	reader->taken = 0;
}

static bool
read_field(const Fields *fields, int tag, Str value, bool seen[TAG_COUNT])
{
	if (tag == TAG_HEADER) {
		FetchHeaders *headers = fields->headers;
		if (!headers || headers->count == WIRE_HEADERS
		    || !header_is_clean(value, fields->ascii))
			return false;
		headers->items[headers->count++] = value;
		return true;
	}
	if (seen[tag])
		return false;
	seen[tag] = true;
	if (fields->texts[tag]) {
		*fields->texts[tag] = value;
		return text_is_clean(value, fields->ascii);
	}
	if (!fields->numbers[tag] || value.len != 4)
		return false;
	*fields->numbers[tag] = number_at(value.ptr);
	return true;
}

static bool
read_fields(Str payload, const Fields *fields)
{
	bool seen[TAG_COUNT] = {false};
	while (payload.len) {
		if (payload.len < FIELD_HEAD)
			return false;
		unsigned tag = (unsigned char)payload.ptr[0];
		uint32_t length = number_at(payload.ptr + 1);
		payload = str_part(payload, FIELD_HEAD, payload.len);
		if (tag == 0 || tag >= TAG_COUNT || length > payload.len)
			return false;
		Str value = str_part(payload, 0, length);
		if (!read_field(fields, (int)tag, value, seen))
			return false;
		payload = str_part(payload, length, payload.len);
	}
	return true;
}

static WireResult
take_frame(WireReader *reader, int *kind, uint32_t *id, Str *payload)
{
	Str left = str_part(buf_str(&reader->bytes), reader->taken,
	    reader->bytes.len);
	if (left.len < FRAME_HEAD)
		return WIRE_MORE;
	uint32_t length = number_at(left.ptr);
	*id = number_at(left.ptr + 4);
	*kind = (unsigned char)left.ptr[8];
	if (length > WIRE_PAYLOAD || *id == 0)
		return WIRE_BROKEN;
	if (left.len < FRAME_HEAD + length)
		return WIRE_MORE;
	*payload = str_part(left, FRAME_HEAD, FRAME_HEAD + length);
	reader->taken += FRAME_HEAD + length;
	return WIRE_TAKEN;
}

WireResult
wire_take_order(WireReader *reader, WireOrder *order)
{
	*order = (WireOrder){0};
	FetchRequest *request = &order->request;
	int kind;
	Str payload;
	WireResult result = take_frame(reader, &kind, &order->id, &payload);
	if (result != WIRE_TAKEN)
		return result;
	if (kind == KIND_CANCEL && !payload.len) {
		order->cancel = true;
		return WIRE_TAKEN;
	}
	Fields fields = request_fields(request);
	if (kind != KIND_REQUEST || !read_fields(payload, &fields)
	    || !request_is_sound(request))
		return WIRE_BROKEN;
	return WIRE_TAKEN;
}

WireResult
wire_take_reply(WireReader *reader, FetchReply *reply)
{
	*reply = (FetchReply){0};
	int kind;
	Str payload;
	WireResult result = take_frame(reader, &kind, &reply->id, &payload);
	if (result != WIRE_TAKEN)
		return result;
	if (kind < KIND_REPLY || kind > KIND_REPLY + FETCH_FAILED)
		return WIRE_BROKEN;
	reply->kind = (FetchReplyKind)(kind - KIND_REPLY);
	if (reply->kind == FETCH_BODY) {
		reply->body = payload;
		return WIRE_TAKEN;
	}
	uint32_t why = 0;
	Fields fields = reply_fields(reply, &why);
	if (!read_fields(payload, &fields) || !reply_is_sound(reply, why))
		return WIRE_BROKEN;
	reply->why = (FetchFailure)why;
	return WIRE_TAKEN;
}
