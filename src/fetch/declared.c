#include "fetch/declared.h"

/* The standard asks for 1024 at least. Browsers read on to the end of the head,
 * and pages rely on it. */
enum { FRONT = 4096 };

static Str
front_of(Str bytes)
{
	return str_part(bytes, 0, bytes.len < FRONT ? bytes.len : FRONT);
}

static void
skip_blanks(Str *rest)
{
	while (rest->len && byte_is_blank(rest->ptr[0]))
		*rest = str_part(*rest, 1, rest->len);
}

static bool
skip_byte(Str *rest, char byte)
{
	if (!rest->len || rest->ptr[0] != byte)
		return false;
	*rest = str_part(*rest, 1, rest->len);
	return true;
}

/* The value after "=", quoted or not; empty where none follows. */
static Str
label_after_equals(Str rest)
{
	skip_blanks(&rest);
	if (!skip_byte(&rest, '='))
		return (Str){0};
	skip_blanks(&rest);
	size_t end = 0;
	if (rest.len && (rest.ptr[0] == '"' || rest.ptr[0] == '\'')) {
		char quote = rest.ptr[0];
		skip_byte(&rest, quote);
		ptrdiff_t at = str_find_byte(rest, quote);
		return at < 0 ? (Str){0} : str_part(rest, 0, (size_t)at);
	}
	while (end < rest.len && !byte_is_blank(rest.ptr[end])
	    && rest.ptr[end] != ';')
		end++;
	return str_part(rest, 0, end);
}

/* The HTML standard, "extracting a character encoding from a meta element":
 * the first "charset" that "=" follows. */
Str
declared_by_content_type(Str content_type)
{
	Str rest = front_of(content_type);
	for (ptrdiff_t at; (at = str_find_ascii(rest, STR("charset"))) >= 0;) {
		rest = str_part(rest, (size_t)at + 7, rest.len);
		Str after = rest;
		skip_blanks(&after);
		if (after.len && after.ptr[0] == '=')
			return label_after_equals(after);
	}
	return (Str){0};
}

Str
declared_by_xml(Str bytes)
{
	Str rest = front_of(bytes);
	if (!str_starts(rest, STR("<?xml")))
		return (Str){0};
	ptrdiff_t end = str_find_byte(rest, '>');
	if (end < 0)
		return (Str){0};
	Str declaration = str_part(rest, 0, (size_t)end);
	ptrdiff_t at = str_find(declaration, STR("encoding"));
	if (at < 0)
		return (Str){0};
	return label_after_equals(
	    str_part(declaration, (size_t)at + 8, declaration.len));
}

/* Takes the next attribute of a tag off the front of *rest ("get an attribute"
 * of the standard); false at the end of the tag. */
static bool
next_attribute(Str *rest, Str *name, Str *value)
{
	while (rest->len && (byte_is_blank(rest->ptr[0]) || rest->ptr[0] == '/'))
		skip_byte(rest, rest->ptr[0]);
	if (!rest->len || rest->ptr[0] == '>')
		return false;
	size_t end = 1; /* a "=" at the front is part of the name */
	while (end < rest->len && !byte_is_blank(rest->ptr[end])
	    && rest->ptr[end] != '=' && rest->ptr[end] != '>'
	    && rest->ptr[end] != '/')
		end++;
	*name = str_part(*rest, 0, end);
	*value = (Str){0};
	*rest = str_part(*rest, end, rest->len);
	skip_blanks(rest);
	if (!skip_byte(rest, '='))
		return true;
	skip_blanks(rest);
	if (rest->len && (rest->ptr[0] == '"' || rest->ptr[0] == '\'')) {
		char quote = rest->ptr[0];
		skip_byte(rest, quote);
		str_cut(rest, quote, value);
		return true;
	}
	end = 0;
	while (end < rest->len && !byte_is_blank(rest->ptr[end])
	    && rest->ptr[end] != '>')
		end++;
	*value = str_part(*rest, 0, end);
	*rest = str_part(*rest, end, rest->len);
	return true;
}

/* What the attributes of one <meta> declare; empty: nothing. */
static Str
declared_by_attributes(Str *rest)
{
	Str name, value, charset = {0}, content = {0};
	bool is_content_type = false;
	while (next_attribute(rest, &name, &value)) {
		if (str_equal_ascii(name, STR("charset")) && str_empty(charset))
			charset = value;
		else if (str_equal_ascii(name, STR("content")) && str_empty(content))
			content = declared_by_content_type(value);
		else if (str_equal_ascii(name, STR("http-equiv")))
			is_content_type =
			    str_equal_ascii(value, STR("content-type"));
	}
	if (!str_empty(charset))
		return charset;
	return is_content_type ? content : (Str){0};
}

/* Moves *rest behind the first needle, or to its end. */
static void
skip_past(Str *rest, Str needle)
{
	ptrdiff_t at = str_find(*rest, needle);
	*rest = at < 0 ? (Str){0}
	               : str_part(*rest, (size_t)at + needle.len, rest->len);
}

static bool
begins_tag(Str rest)
{
	size_t at = str_starts(rest, STR("</")) ? 2 : 1;
	return at < rest.len && byte_is_letter(rest.ptr[at]);
}

Str
declared_by_meta(Str bytes)
{
	Str rest = front_of(bytes), name, value;
	for (;;) {
		ptrdiff_t at = str_find_byte(rest, '<');
		if (at < 0)
			return (Str){0};
		rest = str_part(rest, (size_t)at, rest.len);
		if (str_starts(rest, STR("<!--"))) {
			/* "<!-->" is a whole comment */
			rest = str_part(rest, 2, rest.len);
			skip_past(&rest, STR("-->"));
		} else if (str_starts_ascii(rest, STR("<meta")) && rest.len > 5
		    && (byte_is_blank(rest.ptr[5]) || rest.ptr[5] == '/')) {
			rest = str_part(rest, 5, rest.len);
			Str label = declared_by_attributes(&rest);
			if (!str_empty(label))
				return label;
		} else if (begins_tag(rest)) {
			while (rest.len && !byte_is_blank(rest.ptr[0])
			    && rest.ptr[0] != '>')
				rest = str_part(rest, 1, rest.len);
			while (next_attribute(&rest, &name, &value))
				;
		} else if (str_starts(rest, STR("<!")) || str_starts(rest, STR("</"))
		    || str_starts(rest, STR("<?"))) {
			skip_past(&rest, STR(">"));
		} else {
			rest = str_part(rest, 1, rest.len);
		}
	}
}
