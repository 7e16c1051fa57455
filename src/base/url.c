#include "base/url.h"

#include <libxml/uri.h>
#include <libxml/xmlmemory.h>

enum { LONGEST_URL = 16384 };

static bool
has_blank_or_control(Str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == 0x7f)
			return true;
	return false;
}

bool
url_is_web(Str url)
{
	if (url.len > LONGEST_URL || has_blank_or_control(url))
		return false;
	Str rest;
	if (str_starts_ascii(url, STR("http://")))
		rest = str_part(url, 7, url.len);
	else if (str_starts_ascii(url, STR("https://")))
		rest = str_part(url, 8, url.len);
	else
		return false;
	return rest.len && rest.ptr[0] != '/' && rest.ptr[0] != '?'
	    && rest.ptr[0] != '#' && rest.ptr[0] != ':';
}

Str
url_resolve(Arena *arena, Str base, Str ref)
{
	ref = str_trim(ref);
	if (str_empty(base) || ref.len > LONGEST_URL || base.len > LONGEST_URL)
		return str_copy(arena, ref);
	xmlChar *whole = xmlBuildURI((const xmlChar *)str_cstr(arena, ref),
	    (const xmlChar *)str_cstr(arena, base));
	if (!whole)
		return str_copy(arena, ref);
	Str url = str_copy(arena, str_of((const char *)whole));
	xmlFree(whole);
	return url;
}

Str
url_host(Arena *arena, Str url)
{
	if (url.len > LONGEST_URL)
		return (Str){0};
	xmlURIPtr uri = xmlParseURI(str_cstr(arena, url));
	Str host = {0};
	if (uri && uri->server) {
		char *lower = str_cstr(arena, str_of(uri->server));
		for (char *c = lower; *c; c++)
			*c = byte_lower(*c);
		host = str_of(lower);
		if (str_starts(host, STR("www.")))
			host = str_part(host, 4, host.len);
	}
	xmlFreeURI(uri);
	return host;
}
