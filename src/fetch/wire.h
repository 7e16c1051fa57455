#ifndef QUOTH_FETCH_WIRE_H
#define QUOTH_FETCH_WIRE_H

/*
 * What quoth and quoth-fetch say to each other over their socket, and how it is
 * written. Both use these functions and no others, and each takes the other for
 * hostile: every length, tag and text is checked before it is believed, and who
 * breaks the rules is not spoken to again.
 *
 * A frame is
 *
 *     4 bytes  length of the payload, at most WIRE_PAYLOAD
 *     4 bytes  id: a number of quoth's, > 0, which replies repeat
 *     1 byte   kind: a request or its cancelling go in, replies come out
 *     payload  of a body the bytes themselves, of a cancelling nothing, else
 *              fields: 1 byte tag, 4 bytes length, as many bytes
 *
 * Numbers are big-endian; a field that is a number has four bytes. Texts have
 * no control characters, so none can end a line of HTTP; those that come out are
 * ASCII besides. Every field may stand once, but headers WIRE_HEADERS times; all
 * but the address of a request and the status of a head may be left out. The socket itself is the only
 * other sign: when quoth closes it, quoth-fetch ends, whatever it was doing.
 *
 * The strings of a message that was taken lie in the WireReader, until the next
 * call to it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum {
	WIRE_PAYLOAD = 64 << 10,
	WIRE_HEADERS = 24,
};

#define WIRE_NO_PROXY "none"

typedef struct {
	Str items[WIRE_HEADERS]; /* "Name: value" */
	uint32_t count;
} FetchHeaders;

/* Zero stands for the usual value, which is named behind it. */
typedef struct {
	uint32_t body;       /* bytes of a body, unpacked: 16 MiB */
	uint32_t connect_ms; /* until there is a connection: 10 s */
	uint32_t total_ms;   /* until all is there: 60 s */
	uint32_t stall_s;    /* with less than 100 bytes in each second: 20 s */
	uint32_t silence_ms; /* until the first byte of the answer: total_ms */
	uint32_t host_transfers; /* at a time to the same host, to begin with
	                            (host.h): 4; beyond that it waits, and waiting
	                            costs none of its time */
} FetchLimits;

/* What holds where asked was asked for. */
static inline uint32_t
limit_or(uint32_t asked, uint32_t usual)
{
	return asked ? asked : usual;
}

/* All but the address may be empty. */
typedef struct {
	Str url;           /* http or https */
	Str etag;          /* as the last answer had them: for If-None-Match */
	Str last_modified; /* and If-Modified-Since */
	Str user_agent;
	Str user, password; /* for the server that url names, and no other; they
	                       are in no reply and no message */
	Str proxy;          /* "socks5h://127.0.0.1:9050"; empty: as the
	                      environment says; WIRE_NO_PROXY: none in spite
	                      of that */
	FetchHeaders headers; /* beyond the usual: "Accept-Language: de" */
	FetchLimits limits;
} FetchRequest;

typedef enum {
	FAILURE_OTHER,
	FAILURE_ADDRESS,     /* no http or https address */
	FAILURE_HOST,        /* its name is not known */
	FAILURE_PROXY,       /* nor is the proxy's */
	FAILURE_REFUSED,
	FAILURE_UNREACHABLE,
	FAILURE_CERTIFICATE, /* nobody vouches for the server */
	FAILURE_TLS,         /* no secure connection for another reason */
	FAILURE_TIMEOUT,
	FAILURE_REDIRECTS,   /* too many */
	FAILURE_SCHEME,      /* a redirect to what is not the web; detail: to what */
	FAILURE_NOT_HTTP,    /* the answer is none */
	FAILURE_HEADERS,     /* too many, or too long */
	FAILURE_ENCODING,    /* the body cannot be unpacked */
	FAILURE_TOO_LARGE,
	FAILURE_CUT_SHORT,   /* the body ended before its end */
	FAILURE_CANCELLED,   /* as quoth wished */
	FAILURE_COUNT
} FetchFailure;

/* Of each request first a head, then any number of pieces of the body, then
 * done; or, at any time, failed. */
typedef enum { FETCH_HEAD, FETCH_BODY, FETCH_DONE, FETCH_FAILED } FetchReplyKind;

typedef struct {
	FetchReplyKind kind;
	uint32_t id;          /* of the request */
	uint32_t status;      /* head: 100-999, after all redirects; of 400 and more
	                         no body comes */
	Str url;              /* head: where redirects led; empty: there were none */
	Str moved;            /* head: how far permanent ones (301, 308) led: what to
	                         ask from now on; empty: what was asked. Another
	                         redirect may have led on to url from there */
	FetchHeaders headers; /* head: those that quoth has a use for */
	Str body;             /* body: a piece of it, unpacked; any bytes */
	FetchFailure why;     /* failed */
	Str detail;           /* failed: in the library's words; may be empty */
} FetchReply;

/* Add one frame to out. False, and nothing added, where it does not keep to the
 * rules, or out is full. */
bool wire_put_request(Buf *out, uint32_t id, const FetchRequest *request);
bool wire_put_cancel(Buf *out, uint32_t id);
bool wire_put_reply(Buf *out, const FetchReply *reply);

/* What has come and is not yet taken. {0} is an empty one. */
typedef struct {
	Buf bytes;
	size_t taken; /* bytes at the front that are done with */
} WireReader;

typedef enum {
	WIRE_TAKEN,
	WIRE_MORE,   /* the next frame is not whole yet */
	WIRE_BROKEN, /* it never will be: the other side lies */
} WireResult;

/* Adds what has come, at most WIRE_PAYLOAD bytes; take until WIRE_MORE before
 * adding again, and the reader stays small. */
void wire_add(WireReader *reader, Str bytes);
void wire_free(WireReader *reader);

/* What quoth wants. */
typedef struct {
	uint32_t id;
	bool cancel; /* give up the request of this id; else: */
	FetchRequest request;
} WireOrder;

WireResult wire_take_order(WireReader *reader, WireOrder *order);
WireResult wire_take_reply(WireReader *reader, FetchReply *reply);

#endif
