#ifndef QUOTH_BASE_PATH_H
#define QUOTH_BASE_PATH_H

/*
 * Where things are on this machine: the reader's own files (XDG Base Directory
 * Specification) and the program's (beside it in the build folder, else where
 * it was installed).
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

Str path_join(Arena *arena, Str folder, Str name);

/* The last part of a path: "b.html" of "a/b.html". */
Str path_name(Str path);

/* The names in folder that end with suffix, in order; none where there is no such
 * folder. */
StrList path_names(Arena *arena, Str folder, Str suffix);

/* $XDG_CONFIG_HOME/quoth, else ~/.config/quoth; empty where there is no home. */
Str path_config(Arena *arena);

/* $XDG_STATE_HOME/quoth, else ~/.local/state/quoth: what quoth keeps for itself
 * from one run to the next. Empty where there is no home. */
Str path_state(Arena *arena);

/*
 * A file or folder that comes with quoth ("themes/night.yaml", "sample"): in
 * $QUOTH_DATA where that is set, else beside the running program or one folder
 * up (the build folder), else in the installed data folder. Empty where it is
 * in none of them.
 */
Str path_data(Arena *arena, Str name);

/* A program that comes with quoth ("quoth-fetch"): in $QUOTH_LIBEXEC where that
 * is set, else beside the running program (the build folder), else in the
 * installed libexec folder. Empty where it is in none of them. */
Str path_helper(Arena *arena, Str name);

#endif
