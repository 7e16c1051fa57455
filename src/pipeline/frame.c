#include "pipeline/frame.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/unicode.h"

typedef struct {
	uint32_t length, kind, id;
} FrameHead;

enum { READ_AT_ONCE = 64 << 10 };

void
frame_put(Buf *out, uint32_t kind, uint32_t id, Str payload)
{
	assert(payload.len < UINT32_MAX);
	FrameHead head = {(uint32_t)payload.len, kind, id};
	buf_add(out, (Str){(const char *)&head, sizeof head});
	buf_add(out, payload);
}

FrameReader
frame_reader(uint32_t longest)
{
	return (FrameReader){.bytes = buf_new(sizeof(FrameHead) + longest
	                         + READ_AT_ONCE),
	    .longest = longest};
}

void
frame_reader_free(FrameReader *reader)
{
	buf_free(&reader->bytes);
}

ssize_t
frame_read(FrameReader *reader, int in)
{
	/* the bytes of a taken frame were in use until now */
	Buf *buf = &reader->bytes;
	size_t left = buf->len - reader->taken;
	if (reader->taken && left)
		memmove(buf->ptr, buf->ptr + reader->taken, left);
	buf_cut(buf, left);
	reader->taken = 0;
	char bytes[READ_AT_ONCE];
	ssize_t length = read(in, bytes, sizeof bytes);
	if (length > 0) {
		bool fits = buf_add(buf, (Str){bytes, (size_t)length});
		assert(fits);
		(void)fits;
	}
	return length;
}

FrameResult
frame_take(FrameReader *reader, Frame *frame)
{
	Str left = str_part(buf_str(&reader->bytes), reader->taken,
	    reader->bytes.len);
	FrameHead head;
	if (left.len < sizeof head)
		return FRAME_MORE;
	memcpy(&head, left.ptr, sizeof head);
	if (head.length > reader->longest)
		return FRAME_BROKEN;
	if (left.len - sizeof head < head.length)
		return FRAME_MORE;
	*frame = (Frame){head.kind, head.id,
	    str_part(left, sizeof head, sizeof head + head.length)};
	reader->taken += sizeof head + head.length;
	return FRAME_TAKEN;
}

/* --- what is in them ---------------------------------------------------- */

void
parcel_put_number(Buf *out, uint64_t number)
{
	buf_add(out, (Str){(const char *)&number, sizeof number});
}

void
parcel_put_str(Buf *out, Str s)
{
	parcel_put_number(out, s.len);
	buf_add(out, s);
}

uint64_t
parcel_number(Parcel *parcel)
{
	uint64_t number = 0;
	if (parcel->left.len < sizeof number) {
		parcel->broken = true;
		return 0;
	}
	memcpy(&number, parcel->left.ptr, sizeof number);
	parcel->left = str_part(parcel->left, sizeof number, parcel->left.len);
	return number;
}

Str
parcel_bytes(Parcel *parcel)
{
	uint64_t length = parcel_number(parcel);
	if (length > parcel->left.len) {
		parcel->broken = true;
		return (Str){0};
	}
	Str bytes = str_part(parcel->left, 0, length);
	parcel->left = str_part(parcel->left, length, parcel->left.len);
	return str_empty(bytes) ? (Str){0} : bytes;
}

Str
parcel_str(Parcel *parcel)
{
	Str s = parcel_bytes(parcel);
	if (unicode_valid(s))
		return s;
	parcel->broken = true;
	return (Str){0};
}

bool
parcel_is_sound(const Parcel *parcel)
{
	return !parcel->broken && str_empty(parcel->left);
}
