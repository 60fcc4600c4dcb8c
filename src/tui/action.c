#include "action.h"

#include <string.h>

const struct action actions[ACTION_COUNT] = {
	[ACTION_NONE] = {"", "", "", "", NULL, "", 0},
#define ACTION(id, ...) [ACTION_##id] = {__VA_ARGS__},
#include "actions.def"
#undef ACTION
};

const char *action_keys(enum action_id action, enum action_context context)
{
	if (!(actions[action].contexts & context))
		return "";
	return context & IN_TYPING ? actions[action].typing
				   : actions[action].keys;
}

static bool keys_have(const char *keys, const char *name, size_t length)
{
	const char *at = keys;

	while ((at = strstr(at, name)) != NULL) {
		bool begins = at == keys || at[-1] == ' ';

		at += length;
		if (begins && (*at == ' ' || *at == '\0'))
			return true;
	}
	return false;
}

enum action_id action_for_key(enum action_context context, struct key key)
{
	char name[KEY_NAME];
	size_t length;

	key_format(key, name, sizeof name);
	length = strlen(name);
	if (length == 0)
		return ACTION_NONE;
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (keys_have(action_keys(id, context), name, length))
			return id;
	return ACTION_NONE;
}
