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

static bool keys_have(const char *keys, struct key key)
{
	char name[24];
	struct key one;

	while (*keys) {
		size_t length = strcspn(keys, " ");

		if (length < sizeof name) {
			memcpy(name, keys, length);
			name[length] = '\0';
			if (key_parse(name, &one) && key_equal(one, key))
				return true;
		}
		keys += length;
		keys += strspn(keys, " ");
	}
	return false;
}

enum action_id action_for_key(enum action_context context, struct key key)
{
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (keys_have(action_keys(id, context), key))
			return id;
	return ACTION_NONE;
}
