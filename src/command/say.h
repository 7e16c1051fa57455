#ifndef QUOTH_COMMAND_SAY_H
#define QUOTH_COMMAND_SAY_H

/*
 * How a command speaks: results to standard output, failures to standard
 * error, once. Everything passes printable.h; on a terminal without UTF-8 it
 * comes out as ASCII twins, into a pipe or a file always as UTF-8.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "layout/layout.h"

/* "quoth: what went wrong", on a line of standard error. */
void say_error(const Err *err);

/* The same for what is no failure: "quoth: source: note". */
void say_note(Str source, Str note);

/* The text to standard output, its newlines kept. */
void say(Str text);

/* The same for who says much: work is his, kept from one call to the next. */
void say_through(Buf *work, Str text);

/* A JSON text on a line of its own, the same on every terminal. */
void say_json(Str json);

/* The lines of a layout, each behind indent blanks. */
void say_layout(const Layout *layout, uint16_t indent);

/* One paragraph in lines of at most width columns, each behind indent blanks. */
void say_wrapped(Str text, uint16_t indent, uint16_t width);

/* The columns to fill: widest, or the terminal's where standard output is one
 * and it has fewer. */
uint16_t say_width(uint16_t widest);

bool say_is_terminal(void);

/* Whether all that was said got out; else err says why. */
bool say_finish(Err *err);

#endif
