#include "feed/doctype.h"

#include "base/unicode.h"
#include "feed/entity.h"

enum { LONGEST_DECLARATION = 2048, LONGEST_VALUE = 1024 };

void
doctype_init(Doctype *doctype)
{
	*doctype = (Doctype){.arena = arena_new(),
	    .declaration = buf_new(LONGEST_DECLARATION)};
}

void
doctype_free(Doctype *doctype)
{
	arena_free(doctype->arena);
	buf_free(&doctype->declaration);
}

void
doctype_begin(Doctype *doctype)
{
	buf_cut(&doctype->declaration, 0);
	doctype->in_subset = false;
	doctype->quote = '\0';
}

bool
doctype_entity(const Doctype *doctype, Str name, Str *value)
{
	for (uint32_t i = 0; i < doctype->entity_count; i++) {
		if (!str_equal(doctype->entities[i].name, name))
			continue;
		*value = doctype->entities[i].value;
		return true;
	}
	return false;
}

/* The value of an entity with its own references put in, one level deep. */
static Str
value_of(Arena *arena, Str raw)
{
	Buf value = buf_new(LONGEST_VALUE);
	while (raw.len) {
		ptrdiff_t end = raw.ptr[0] == '&' ? str_find_byte(raw, ';') : -1;
		uint32_t character = 0;
		if (end > 1) {
			Str name = str_part(raw, 1, (size_t)end);
			character = entity_of_number(name);
			if (!character)
				character = entity_of_name(name);
		}
		char bytes[4];
		size_t len = 1;
		if (character) {
			buf_add(&value, (Str){bytes, unicode_put(bytes, character)});
			len = (size_t)end + 1;
		} else {
			buf_add_byte(&value, raw.ptr[0]);
		}
		raw = str_part(raw, len, raw.len);
	}
	Str copy = buf_copy(arena, &value);
	buf_free(&value);
	return copy;
}

static Str
take_name(Str *s)
{
	*s = str_trim(*s);
	size_t len = 0;
	while (len < s->len && !byte_is_blank(s->ptr[len]))
		len++;
	Str name = str_part(*s, 0, len);
	*s = str_trim(str_part(*s, len, s->len));
	return name;
}

/* <!ENTITY id "tag:example.org,"; parameter and external entities are none. */
static void
read_declaration(Doctype *doctype)
{
	Str rest = buf_str(&doctype->declaration), known;
	if (!str_starts(rest, STR("<!ENTITY")))
		return;
	rest = str_part(rest, 8, rest.len);
	Str name = take_name(&rest);
	if (str_empty(name) || rest.len < 2
	    || (rest.ptr[0] != '"' && rest.ptr[0] != '\''))
		return;
	ptrdiff_t end = str_find_byte(str_part(rest, 1, rest.len), rest.ptr[0]);
	if (end < 0 || end > LONGEST_VALUE
	    || doctype->entity_count == DOCTYPE_ENTITIES_MAX
	    || doctype_entity(doctype, name, &known))
		return;
	uint32_t i = doctype->entity_count++;
	doctype->entities[i].name = str_copy(doctype->arena, name);
	doctype->entities[i].value = value_of(doctype->arena,
	    str_part(rest, 1, (size_t)end + 1));
}

static bool
names_netscape(const Doctype *doctype)
{
	return str_find(buf_str(&doctype->declaration), STR("Netscape")) >= 0;
}

bool
doctype_read(Doctype *doctype, char byte)
{
	Buf *declaration = &doctype->declaration;
	if (doctype->quote) {
		if (byte == doctype->quote)
			doctype->quote = '\0';
		buf_add_byte(declaration, byte);
		return true;
	}
	bool in_comment = str_starts(buf_str(declaration), STR("<!--"));
	if (byte == '<' && !in_comment)
		buf_cut(declaration, 0);
	/* of a long comment its end alone matters */
	if (in_comment && declaration->len > 1024)
		buf_cut(declaration, 4);
	buf_add_byte(declaration, byte);
	if (in_comment && !(byte == '>'
	    && str_ends(buf_str(declaration), STR("-->"))))
		return true;
	if (byte == '"' || byte == '\'') {
		doctype->quote = byte;
	} else if (byte == '[' && !doctype->in_subset) {
		doctype->netscape |= names_netscape(doctype);
		doctype->in_subset = true;
	} else if (byte == ']') {
		doctype->in_subset = false;
	} else if (byte == '>') {
		bool last = !doctype->in_subset;
		if (last)
			doctype->netscape |= names_netscape(doctype);
		else
			read_declaration(doctype);
		buf_cut(declaration, 0);
		return !last;
	}
	return true;
}
