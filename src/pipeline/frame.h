#ifndef QUOTH_PIPELINE_FRAME_H
#define QUOTH_PIPELINE_FRAME_H

/*
 * What the press and a worker say to each other over their pipes, and how it is
 * written: frames, of which each is about one thing (id), of one kind, and
 * carries numbers and strings one after another. Both are the same program on
 * the same machine, so numbers are as they lie in memory; but a worker has read
 * what strangers wrote, and what comes from it is checked.
 *
 *     Buf parcel = buf_new(BUF_UNLIMITED);
 *     parcel_put_str(&parcel, headline);
 *     parcel_put_number(&parcel, (uint64_t)date);
 *     frame_put(&out, KIND, id, buf_str(&parcel));
 *
 *     Parcel parcel = {frame.payload};
 *     Str headline = parcel_str(&parcel);
 *     int64_t date = (int64_t)parcel_number(&parcel);
 *     if (!parcel_is_sound(&parcel)) …
 */

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/str.h"

typedef struct {
	uint32_t kind, id;
	Str payload; /* any bytes; lies in the reader, until the next call to it */
} Frame;

/* The payload must be shorter than 4 GiB. */
void frame_put(Buf *out, uint32_t kind, uint32_t id, Str payload);

/* What has come and is not yet taken. */
typedef struct {
	Buf bytes;
	size_t taken;     /* bytes at the front that are done with */
	uint32_t longest; /* payload that is taken */
} FrameReader;

FrameReader frame_reader(uint32_t longest);
void frame_reader_free(FrameReader *reader);

/* One read(): more than 0 where something came, 0 at the end, else errno says
 * why not. */
ssize_t frame_read(FrameReader *reader, int in);

typedef enum {
	FRAME_TAKEN,
	FRAME_MORE,   /* the next one is not whole yet */
	FRAME_BROKEN, /* it is too long, and so is all that follows */
} FrameResult;

FrameResult frame_take(FrameReader *reader, Frame *frame);

void parcel_put_number(Buf *out, uint64_t number);
void parcel_put_str(Buf *out, Str s);

/* A payload while it is read. What is asked for and not there is 0 and empty. */
typedef struct {
	Str left;
	bool broken;
} Parcel;

uint64_t parcel_number(Parcel *parcel);
Str parcel_bytes(Parcel *parcel); /* any; lie in the payload */
Str parcel_str(Parcel *parcel);   /* the same; broken where it is no UTF-8 */

/* Whether all was there, and nothing more. */
bool parcel_is_sound(const Parcel *parcel);

#endif
