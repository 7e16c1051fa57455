/*
 * Any bytes as a YAML file, a theme and the settings: read or refused with a
 * complaint, never both and never neither.
 */

#include <stdint.h>
#include <stdlib.h>

#include "config/settings.h"
#include "config/themefile.h"
#include "config/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool good, const Err *err)
{
	if (good == err_is_set(err))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Str text = {(const char *)data, size};
	Err err = {0};
	check(yaml_parse(arena, text, STR("a.yaml"), &err) != NULL, &err);
	Theme theme;
	err = (Err){0};
	check(themefile_parse(arena, text, STR("a.yaml"), &theme, &err), &err);
	Settings settings;
	err = (Err){0};
	check(settings_parse(arena, text, STR("a.yaml"), &settings, &err), &err);
	arena_free(arena);
	return 0;
}
