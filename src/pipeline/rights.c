#include "pipeline/rights.h"

#include "annotate/annotate.h"

enum {
	PRESS_MB = 1024,
	READER_MB = 4096,
	LARGEST_STORE_MB = 64 << 10,
};

static uint64_t
megabytes(uint64_t count)
{
	return count << 20;
}

/* What the work needs of quoth's own files is opened first. */
static SandboxState
enter(const SandboxRights *rights)
{
	annotate_prepare(NULL);
	return sandbox_enter(rights);
}

SandboxState
rights_of_press(Str store_folder)
{
	Arena *arena = arena_new();
	SandboxRights rights = {.children = true, .memory = megabytes(PRESS_MB),
	    .file_size = megabytes(LARGEST_STORE_MB)};
	sandbox_add_system(arena, &rights.paths);
	list_push(arena, &rights.paths, (SandboxPath){store_folder, true});
	SandboxState state = enter(&rights);
	arena_free(arena);
	return state;
}

SandboxState
rights_of_foreman(void)
{
	Arena *arena = arena_new();
	SandboxRights rights = {.children = true, .writes_no_files = true};
	sandbox_add_system(arena, &rights.paths);
	SandboxState state = sandbox_enter(&rights);
	arena_free(arena);
	return state;
}

SandboxState
rights_of_worker(uint32_t cpu_seconds, uint32_t memory)
{
	Arena *arena = arena_new();
	SandboxRights rights = {.memory = megabytes(memory),
	    .writes_no_files = true, .cpu_seconds = cpu_seconds};
	sandbox_add_system(arena, &rights.paths);
	SandboxState state = enter(&rights);
	arena_free(arena);
	return state;
}

SandboxState
rights_of_reader(const StrList *files)
{
	Arena *arena = arena_new();
	SandboxRights rights = {.memory = megabytes(READER_MB)};
	sandbox_add_system(arena, &rights.paths);
	for (uint32_t i = 0; i < files->count; i++)
		list_push(arena, &rights.paths,
		    (SandboxPath){files->items[i], false});
	SandboxState state = sandbox_enter(&rights);
	arena_free(arena);
	return state;
}
