#include "feed/xml.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

enum { MOST_ATTRIBUTES = 64 };

struct XmlReader {
	xmlParserCtxtPtr context;
	const XmlEvents *events;
	void *listener;
	char *values; /* those of one element that had to be written anew */
	size_t capacity;
};

static Str
str_of_xml(const xmlChar *s)
{
	return str_of((const char *)s);
}

/*
 * Attributes come with every & as "&#38;" (libxml2 means to read them again when
 * it builds a tree). Writes it as & into *room, which has room enough.
 */
static Str
plain_value(Str value, char **room)
{
	char *begin = *room;
	for (size_t i = 0; i < value.len; i++) {
		*(*room)++ = value.ptr[i];
		if (value.ptr[i] == '&' && str_starts(str_part(value, i, value.len), STR("&#38;")))
			i += 4;
	}
	return (Str){begin, (size_t)(*room - begin)};
}

static char *
room_for(XmlReader *reader, size_t size)
{
	if (size > reader->capacity) {
		free(reader->values);
		reader->values = malloc(size);
		if (!reader->values)
			abort();
		reader->capacity = size;
	}
	return reader->values;
}

static void
begin(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int space_count, const xmlChar **spaces,
    int attribute_count, int defaulted, const xmlChar **given)
{
	(void)defaulted;
	XmlReader *reader = ((xmlParserCtxtPtr)data)->_private;
	XmlAttribute attributes[MOST_ATTRIBUTES];
	XmlElement element = {.name = str_of_xml(name),
	    .prefix = str_of_xml(prefix), .space = str_of_xml(space),
	    .attributes = attributes};
	for (int i = 0; i < space_count; i++)
		if (!spaces[2 * i])
			element.default_space = str_of_xml(spaces[2 * i + 1]);
	size_t total = 0;
	for (int i = 0; i < attribute_count; i++)
		total += (size_t)(given[5 * i + 4] - given[5 * i + 3]);
	char *room = room_for(reader, total);
	/* five pointers each: name, prefix, namespace, value's begin and end */
	for (int i = 0; i < attribute_count && i < MOST_ATTRIBUTES; i++) {
		const xmlChar **a = given + 5 * i;
		Str value = {(const char *)a[3], (size_t)(a[4] - a[3])};
		if (str_find_byte(value, '&') >= 0)
			value = plain_value(value, &room);
		attributes[element.attribute_count++] = (XmlAttribute){
		    str_of_xml(a[0]), str_of_xml(a[1]), str_of_xml(a[2]), value};
	}
	reader->events->begin(reader->listener, &element);
}

static void
end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space)
{
	(void)name, (void)prefix, (void)space;
	XmlReader *reader = ((xmlParserCtxtPtr)data)->_private;
	reader->events->end(reader->listener);
}

static void
text(void *data, const xmlChar *bytes, int len)
{
	XmlReader *reader = ((xmlParserCtxtPtr)data)->_private;
	reader->events->text(reader->listener,
	    (Str){(const char *)bytes, (size_t)len});
}

/* The five of XML alone: all others became characters on the way here. */
static xmlEntityPtr
get_entity(void *data, const xmlChar *name)
{
	(void)data;
	return xmlGetPredefinedEntity(name);
}

XmlReader *
xml_reader_new(const XmlEvents *events, void *listener)
{
	static const xmlSAXHandler handlers = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = begin,
		.endElementNs = end,
		.characters = text,
		.cdataBlock = text,
		.ignorableWhitespace = text,
		.getEntity = get_entity,
	};
	XmlReader *reader = calloc(1, sizeof *reader);
	if (!reader)
		abort();
	reader->events = events;
	reader->listener = listener;
	xmlSAXHandler copy = handlers;
	reader->context = xmlCreatePushParserCtxt(&copy, NULL, NULL, 0, NULL);
	if (!reader->context)
		abort();
	reader->context->_private = reader;
	xmlCtxtUseOptions(reader->context, XML_PARSE_RECOVER | XML_PARSE_NONET
	    | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	return reader;
}

void
xml_reader_free(XmlReader *reader)
{
	if (!reader)
		return;
	xmlFreeDoc(reader->context->myDoc);
	reader->context->myDoc = NULL;
	xmlFreeParserCtxt(reader->context);
	free(reader->values);
	free(reader);
}

void
xml_reader_push(XmlReader *reader, Str bytes)
{
	if (bytes.len)
		xmlParseChunk(reader->context, bytes.ptr, (int)bytes.len, 0);
}

void
xml_reader_end(XmlReader *reader)
{
	xmlParseChunk(reader->context, NULL, 0, 1);
}

Str
xml_attribute(const XmlElement *element, const char *name)
{
	Str wanted = str_of(name);
	for (uint32_t i = 0; i < element->attribute_count; i++) {
		const XmlAttribute *attribute = &element->attributes[i];
		if (str_empty(attribute->prefix)
		    && str_equal_ascii(attribute->name, wanted))
			return attribute->value;
	}
	return (Str){0};
}

Str
xml_attribute_of_xml(const XmlElement *element, const char *name)
{
	Str wanted = str_of(name);
	for (uint32_t i = 0; i < element->attribute_count; i++) {
		const XmlAttribute *attribute = &element->attributes[i];
		if (str_equal_ascii(attribute->prefix, STR("xml"))
		    && str_equal_ascii(attribute->name, wanted))
			return attribute->value;
	}
	return (Str){0};
}
