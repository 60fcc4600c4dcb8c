/* How pages of plans are to look. */
#include <string.h>

#include "plan.h"

/* Takes the word of size bytes among the parts. */
static bool take_part(const char *word, size_t size, unsigned *parts)
{
	const char *part;

	for (size_t n = 0; (part = plan_part_word(n)) != NULL; n++) {
		if (strlen(part) != size || memcmp(part, word, size) != 0)
			continue;
		*parts |= 1u << n;
		return true;
	}
	return false;
}

int plan_look(struct invocation *call, struct plan_set *out)
{
	const char *at = call->value[OPTION_PARTS];
	char words[200];

	out->letterhead = call->value[OPTION_LETTERHEAD];
	while (at != NULL && *at != '\0') {
		size_t size = strcspn(at, ",");

		if (!take_part(at, size, &out->parts)) {
			complain(
				call, "There is no part '%.*s'; there are %s.",
				(int)(size < 200 ? size : 200), at,
				word_choices(WORD_PARTS, words, sizeof(words)));
			return EXIT_USAGE;
		}
		at += size + (at[size] == ',');
	}
	return EXIT_DONE;
}
