#include "model/role.h"

static const struct {
	Str word, help;
} roles[ROLE_COUNT] = {
#define ROLE_ROW(name, word, help) {STR_INIT(word), STR_INIT(help)},
	ROLE_LIST(ROLE_ROW)
#undef ROLE_ROW
};

Str
role_word(Role role)
{
	return roles[role].word;
}

Str
role_help(Role role)
{
	return roles[role].help;
}

bool
role_from_word(Str word, Role *role)
{
	for (int i = 0; i < ROLE_COUNT; i++) {
		if (str_equal(roles[i].word, word)) {
			*role = (Role)i;
			return true;
		}
	}
	return false;
}
