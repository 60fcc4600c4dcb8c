#include "keys.h"

#include <stdio.h>
#include <string.h>

/* The first action from `from` on that is of the same group, or ACTION_COUNT. */
static enum action_id same_group(enum action_id from, const char *group)
{
	while (from < ACTION_COUNT && strcmp(actions[from].group, group) != 0)
		from++;
	return from;
}

bool keys_begin_group(enum action_id action)
{
	return same_group(ACTION_NONE + 1, actions[action].group) == action;
}

enum action_id keys_next(enum action_id action)
{
	enum action_id next = action + 1;

	if (action != ACTION_NONE) {
		const char *group = actions[action].group;

		next = same_group(next, group);
		if (next < ACTION_COUNT)
			return next;
		next = same_group(ACTION_NONE + 1, group) + 1;
	}
	while (next < ACTION_COUNT && !keys_begin_group(next))
		next++;
	return next < ACTION_COUNT ? next : ACTION_NONE;
}

static bool lists(const char *keys, const char *key, size_t size)
{
	for (;; keys++) {
		size_t length = strcspn(keys, " ");

		if (length == size && memcmp(keys, key, size) == 0)
			return true;
		keys += length;
		if (*keys == '\0')
			return false;
	}
}

void keys_list(char *out, size_t size, enum action_id action)
{
	const char *key = actions[action].typing;
	size_t used;

	snprintf(out, size, "%s", actions[action].keys);
	for (; *key != '\0'; key += *key == ' ') {
		size_t length = strcspn(key, " ");

		used = strlen(out);
		if (!lists(out, key, length))
			snprintf(out + used, size - used, "%s%.*s",
				 used > 0 ? " " : "", (int)length, key);
		key += length;
	}
}
