#ifndef QUOTH_CONFIG_THEMEFILE_H
#define QUOTH_CONFIG_THEMEFILE_H

/*
 * Theme files: how the roles of model/role.h look, one a line.
 *
 *     person: bold cyan               # what, colour, "on" background
 *     selected: default on 236
 *     link: {fg: "#87afd7", underline: yes}
 *
 * A role that the file names looks as the file says and no other way; the rest
 * look as in the plain theme. A word that means nothing is an error with file
 * and line, so that a slip does not go unseen.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/theme.h"

/* The theme in a file; its name is the file's without ".yaml". *theme is only
 * changed where the whole file is good. */
bool themefile_read(Arena *arena, Str path, Theme *theme, Err *err);

/* The same of a text that was read from file. */
bool themefile_parse(Arena *arena, Str text, Str file, Theme *theme, Err *err);

/* A theme by its name: "plain", else NAME.yaml in the reader's folder themes,
 * else among the themes that come with quoth. */
bool themefile_find(Arena *arena, Str name, Theme *theme, Err *err);

typedef LIST_OF(Theme) ThemeList;

/* Every theme that themefile_find() finds and that has no mistake in it, the
 * plain one first. */
ThemeList themefile_all(Arena *arena);

#endif
