#include "fetch/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "base/url.h"
#include "fetch/charset.h"

enum { PIECE = 64 << 10 }; /* of what nobody knows the length */

/* --- files -------------------------------------------------------------- */

static bool
fail_by_mode(mode_t mode, Err *err)
{
	return err_set(err, "%s",
	    S_ISDIR(mode)        ? "is a folder, not a file"
		: S_ISFIFO(mode) ? "is a pipe; \"quoth -\" reads from one"
		: S_ISSOCK(mode) ? "is a socket, not a file"
		                 : "is a device, not a file");
}

/* expected: how many bytes there should be; 0: nobody knows. */
static bool
read_all(Arena *arena, int fd, size_t expected, size_t limit, Str *bytes,
    Err *err)
{
	/* a byte beyond what there is finds the end, without growing */
	size_t room = (expected ? expected < limit ? expected : limit : PIECE) + 1;
	char *ptr = arena_alloc(arena, room);
	size_t len = 0;
	for (ssize_t length; (length = read(fd, ptr + len, room - len));) {
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0)
			return err_set(err, "%s", strerror(errno));
		len += (size_t)length;
		if (len > limit)
			return err_set(err, "too large: more than %zu bytes", limit);
		if (len == room) {
			ptr = arena_grow(arena, ptr, room, room * 2);
			room *= 2;
		}
	}
	*bytes = (Str){ptr, len};
	return true;
}

static bool
read_file(Arena *arena, Str path, size_t limit, Str *bytes, Err *err)
{
	struct stat file;
	/* not to wait for a pipe that nobody writes to, nor wake a device */
	int fd = open(str_cstr(arena, path), O_RDONLY | O_NONBLOCK | O_CLOEXEC
	    | O_NOCTTY);
	if (fd < 0)
		return err_set(err, "%s", strerror(errno));
	bool good = fstat(fd, &file) == 0 || err_set(err, "%s", strerror(errno));
	if (good && !S_ISREG(file.st_mode))
		good = fail_by_mode(file.st_mode, err);
	if (good)
		good = read_all(arena, fd, (size_t)file.st_size, limit, bytes, err);
	close(fd);
	return good;
}

/* --- addresses ---------------------------------------------------------- */

/* "javascript" of "javascript:alert(1)"; empty where name has no scheme. */
static Str
scheme_of(Str name)
{
	size_t end = 0;
	while (end < name.len
	    && (byte_is_letter(name.ptr[end])
		|| (end && (byte_is_digit(name.ptr[end])
			       || memchr("+.-", name.ptr[end], 3)))))
		end++;
	if (end < 2 || end == name.len || name.ptr[end] != ':')
		return (Str){0};
	return str_part(name, 0, end);
}

/* "news.example/world", "news.example:8080". A file's name may look so too. */
static bool
looks_like_host(Str name)
{
	Str host = {0};
	str_cut(&name, '/', &host);
	name = host;
	str_cut(&name, ':', &host);
	ptrdiff_t dot = str_find_byte(host, '.');
	for (size_t i = 0; i < host.len; i++)
		if (!byte_is_letter(host.ptr[i]) && !byte_is_digit(host.ptr[i])
		    && host.ptr[i] != '.' && host.ptr[i] != '-')
			return false;
	return dot > 0 && host.ptr[host.len - 1] != '.';
}

/* "news.example:8080/x": behind the colon stands a port. */
static bool
has_port(Str name, Str scheme)
{
	size_t at = scheme.len + 1;
	return at < name.len && byte_is_digit(name.ptr[at]);
}

/* Why a name cannot be opened that is neither an address nor a file. */
static bool
fail_unknown(Str name, Err *err)
{
	Str scheme = scheme_of(name);
	if (str_equal_ascii(scheme, STR("http"))
	    || str_equal_ascii(scheme, STR("https")))
		return err_set(err, "this is not an address of the web");
	if (str_equal_ascii(scheme, STR("file")))
		return err_set(err, "give the file's own name, without file:");
	if (!str_empty(scheme) && !has_port(name, scheme))
		return err_set(err, "only http: and https: addresses can be opened");
	if (looks_like_host(name))
		return err_set(err, "no such file; as an address it would be "
		    "https://%.*s", STR_ARG(name));
	return err_set(err, "no such file");
}

/* --- text --------------------------------------------------------------- */

static CharsetDialect
dialect_of(SourceKind kind)
{
	return kind == SOURCE_HTML ? CHARSET_HTML
	    : kind == SOURCE_PLAIN ? CHARSET_PLAIN
	                           : CHARSET_XML;
}

/* A few zero bytes are an accident, and stand for nothing. */
static Str
replace_zeros(Arena *arena, Str text)
{
	if (str_find_byte(text, '\0') < 0)
		return text;
	Buf buf = buf_new(BUF_UNLIMITED);
	for (Str part; str_cut(&text, '\0', &part);) {
		if (buf.len)
			buf_add(&buf, STR("\xef\xbf\xbd"));
		buf_add(&buf, part);
	}
	Str replaced = buf_copy(arena, &buf);
	buf_free(&buf);
	return replaced;
}

/* More zeros than one in 500 bytes, or more of what nobody writes than one in
 * ten: controls, and bytes without a meaning. */
static bool
is_text(Str text)
{
	bool odd[UCHAR_MAX + 1]; /* of each byte: nobody writes it */
	for (int byte = 0; byte <= UCHAR_MAX; byte++)
		odd[byte] = byte < ' ' && !byte_is_blank((char)byte)
		    && byte != 0x1b && byte != '\b';
	size_t count = 0, zeros = 0;
	for (size_t i = 0; i < text.len; i++)
		count += odd[(unsigned char)text.ptr[i]];
	for (size_t i = 0; count && i < text.len; i++)
		zeros += text.ptr[i] == '\0';
	Str rest = text;
	for (ptrdiff_t at; (at = str_find_byte(rest, '\xef')) >= 0;) {
		rest = str_part(rest, (size_t)at, rest.len);
		count += str_starts(rest, STR("\xef\xbf\xbd"));
		rest = str_part(rest, 1, rest.len);
	}
	return zeros <= text.len / 500 && count <= text.len / 10;
}

bool
source_take(Arena *arena, Str bytes, Source *source, Err *err)
{
	const char *binary = sniff_binary(bytes, source->content_type);
	if (binary)
		return err_set(err, "not text: %s", binary);
	Str name = str_empty(source->url) ? source->name : (Str){0};
	SourceKind kind = sniff_kind(bytes, source->content_type, name);
	const char *charset;
	Str text = charset_read(arena, bytes, dialect_of(kind),
	    source->content_type, &charset);
	if (!is_text(text))
		return err_set(err, "not text");
	if (str_empty(str_trim(text)))
		return err_set(err, "is empty");
	source->text = replace_zeros(arena, text);
	/* again: of UTF-16 the bytes showed nothing */
	source->kind = sniff_kind(source->text, source->content_type, name);
	source->charset = str_of(charset);
	return true;
}

static bool
read_page(Arena *arena, const SourceOptions *options, Source *source, Err *err)
{
	FetchedPage page;
	if (!fetch_page(arena, options->fetcher, source->name, &options->limits,
	        &page, err))
		return false;
	source->url = page.url;
	source->content_type = page.content_type;
	if (page.cut_short)
		source->note = STR("the connection broke off: the end is missing");
	else if (str_starts_ascii(source->name, STR("https:"))
	    && str_starts_ascii(page.url, STR("http:")))
		source->note = STR("the server led from https to plain http");
	return source_take(arena, page.body, source, err)
	    || err_context(err, "%.*s", STR_ARG(page.url));
}

bool
source_read(Arena *arena, Str name, const SourceOptions *options,
    Source *source, Err *err)
{
	static const SourceOptions usual;
	if (!options)
		options = &usual;
	*source = (Source){.name = name};
	if (str_empty(name))
		return err_set(err, "an empty name: neither a file nor an address");
	if (url_is_web(name))
		return read_page(arena, options, source, err);
	size_t limit = options->limits.body ? options->limits.body
	                                    : FETCH_BODY_LIMIT;
	Str bytes = {0};
	if (str_equal(name, STR("-")))
		return (read_all(arena, STDIN_FILENO, 0, limit, &bytes, err)
			   && source_take(arena, bytes, source, err))
		    || err_context(err, "standard input");
	bool good = str_find_byte(name, '\0') < 0
	    && (access(str_cstr(arena, name), F_OK) == 0 || errno != ENOENT);
	good = good ? read_file(arena, name, limit, &bytes, err)
	            : fail_unknown(name, err);
	return (good && source_take(arena, bytes, source, err))
	    || err_context(err, "%.*s", STR_ARG(fetch_shown_url(arena, name)));
}
