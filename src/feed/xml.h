#ifndef QUOTH_FEED_XML_H
#define QUOTH_FEED_XML_H

/*
 * XML as it streams in, as elements and text in order. The one home of
 * libxml2's SAX parser in quoth, which reads what mend.h let through: so it
 * meets no DOCTYPE, no entity but the five of XML, no tag or depth without
 * bound. It recovers from what is still wrong, opens no file and no
 * connection, and keeps no tree.
 *
 * Namespaces are told by their address; an element of an undeclared one has its
 * prefix and an empty address.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef struct {
	Str name, prefix, space, value;
} XmlAttribute;

typedef struct {
	Str name, prefix;
	Str space;         /* the address of its namespace */
	Str default_space; /* what it declares as xmlns="…"; empty: nothing */
	const XmlAttribute *attributes; /* without declarations of namespaces */
	uint32_t attribute_count;
} XmlElement;

/* Who listens. What is passed lives until the call returns. */
typedef struct {
	void (*begin)(void *listener, const XmlElement *element);
	void (*end)(void *listener);
	void (*text)(void *listener, Str text);
} XmlEvents;

typedef struct XmlReader XmlReader;

XmlReader *xml_reader_new(const XmlEvents *events, void *listener);
void xml_reader_free(XmlReader *reader);

/* Valid UTF-8 in pieces, cut anywhere. */
void xml_reader_push(XmlReader *reader, Str bytes);
void xml_reader_end(XmlReader *reader);

/* The value of an attribute without a prefix, in any case; empty where the
 * element has none. */
Str xml_attribute(const XmlElement *element, const char *name);

/* "lang" or "base" of xml:lang, xml:base. */
Str xml_attribute_of_xml(const XmlElement *element, const char *name);

#endif
