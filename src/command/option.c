#include "command/option.h"


static const Option *
find_option(const Option *table, Str name)
{
	for (; table->name; table++)
		if (str_equal(str_of(table->name), name))
			return table;
	return NULL;
}

/* One argument that begins with "--"; *i moves on where it takes the next. */
static bool
read_option(const Option *table, Str arg, int argc, char **argv, int *i,
    Options *options, Err *err)
{
	Str value = str_part(arg, 2, arg.len), name;
	bool has_value = str_find_byte(value, '=') != STR_NOT_FOUND;
	str_cut(&value, '=', &name);
	const Option *option = find_option(table, name);
	if (!option)
		return err_set(err, "no such option: --%.*s", STR_ARG(name));
	if (!option->value && has_value)
		return err_set(err, "--%s takes no value", option->name);
	if (option->value && !has_value) {
		if (++*i == argc)
			return err_set(err, "--%s wants %s", option->name,
			    option->value);
		value = str_of(argv[*i]);
	}
	options->given[option->id] = true;
	options->values[option->id] = value;
	return true;
}

bool
options_read(Arena *arena, const Option *table, int argc, char **argv,
    Options *options, Err *err)
{
	bool more = true;
	for (int i = 0; i < argc; i++) {
		Str arg = str_of(argv[i]);
		if (more && str_equal(arg, STR("--")))
			more = false;
		else if (!more || arg.len < 2 || arg.ptr[0] != '-')
			list_push(arena, &options->sources, arg);
		else if (arg.ptr[1] != '-')
			return err_set(err, "no such option: %.*s", STR_ARG(arg));
		else if (!read_option(table, arg, argc, argv, &i, options, err))
			return false;
	}
	return true;
}

bool
options_number(const Options *options, OptionId id, int64_t least, int64_t most,
    int64_t fallback, int64_t *number, Err *err)
{
	*number = fallback;
	if (!options->given[id])
		return true;
	Str value = options->values[id];
	if (!str_to_int(value, number) || *number < least || *number > most)
		return err_set(err, "\"%.*s\" is not a number from %lld to %lld",
		    STR_ARG(value), (long long)least, (long long)most);
	return true;
}
