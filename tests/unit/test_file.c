#include "folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

static void
what_is_written_is_read(void **state)
{
	Err err = {0};
	Str folder = folder_new(*state), bytes = {0};
	Str path = path_join(*state, folder, STR("a/b/file"));
	assert_true(file_replace(*state, path, STR("one\n"), &err));
	assert_true(file_replace(*state, path, STR("two\n"), &err));
	assert_true(file_read(*state, path, 4, &bytes, &err));
	assert_str(bytes, "two\n");
	assert_int_equal(path_names(*state, path_join(*state, folder, STR("a/b")),
	    STR("")).count, 1);
	assert_false(file_read(*state, path, 3, &bytes, &err));
	unlink(path.ptr);
}

static void
a_link_and_the_permissions_stay(void **state)
{
	Err err = {0};
	struct stat status;
	Str folder = folder_new(*state), bytes = {0};
	Str path = path_join(*state, folder, STR("file"));
	Str link = path_join(*state, folder, STR("link"));
	assert_true(file_replace(*state, path, STR("one"), &err));
	assert_int_equal(stat(path.ptr, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(chmod(path.ptr, 0644), 0);
	assert_int_equal(symlink("file", link.ptr), 0);
	assert_true(file_replace(*state, link, STR("two"), &err));
	assert_int_equal(lstat(link.ptr, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(stat(path.ptr, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0644);
	assert_true(file_read(*state, path, 100, &bytes, &err));
	assert_str(bytes, "two");
	unlink(path.ptr);
	assert_false(file_replace(*state, link, STR("three"), &err));
	unlink(link.ptr);
	rmdir(folder.ptr);
}

static void
what_cannot_be_read_is_said(void **state)
{
	Err err = {0};
	Str bytes = {0};
	assert_false(file_read(*state, STR("/nonexistent"), 9, &bytes, &err));
	assert_string_equal(err.text, "/nonexistent: No such file or directory");
	err = (Err){0};
	assert_false(file_read(*state, STR("/"), 9, &bytes, &err));
	assert_string_equal(err.text, "/: Is a directory");
}

static void
the_state_folder_follows_the_specification(void **state)
{
	setenv("HOME", "/home/jo", 1);
	setenv("XDG_STATE_HOME", "/var/jo", 1);
	assert_str(path_state(*state), "/var/jo/quoth");
	setenv("XDG_STATE_HOME", "relative", 1);
	assert_str(path_state(*state), "/home/jo/.local/state/quoth");
	unsetenv("XDG_STATE_HOME");
	assert_str(path_state(*state), "/home/jo/.local/state/quoth");
	unsetenv("HOME");
	assert_str(path_state(*state), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_written_is_read),
		TEST(a_link_and_the_permissions_stay),
		TEST(what_cannot_be_read_is_said),
		TEST(the_state_folder_follows_the_specification),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
