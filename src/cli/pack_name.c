#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../core/text.h"
#include "pack.h"

enum { NAME_MOST = 100 }; /* bytes */

/* Whether a letter or a digit of any script begins there. */
static bool is_letter(const char *text, size_t size)
{
	char one[5], folded[32];

	memcpy(one, text, size);
	one[size] = '\0';
	return text_fold(folded, sizeof(folded), one, NULL) > 0;
}

/* Letters and digits, and one '-' for what stands between them. */
static char *tidy(const char *words)
{
	size_t left = strlen(words), used = 0;
	char *out = malloc(left + sizeof("profile"));
	bool between = false;

	while (out != NULL && left > 0 && used < NAME_MOST) {
		uint32_t code;
		size_t taken = text_decode(words, left, &code);
		bool kept = code != TEXT_REPLACEMENT && code != '+' &&
			    code != '#' &&
			    (code == '_' || is_letter(words, taken));

		if (kept && between && used > 0)
			out[used++] = '-';
		between = !kept;
		if (kept) {
			memcpy(out + used, words, taken);
			used += taken;
		}
		words += taken;
		left -= taken;
	}
	if (out != NULL)
		strcpy(out + used, used > 0 ? "" : "profile");
	return out;
}

/* Some systems do not tell 'Amina' from 'amina'. */
static bool is_taken(const char *name, char *const *names, size_t count)
{
	if (strcasecmp(name, "index") == 0)
		return true;
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

char *pack_name(const char *words, char *const *names, size_t count)
{
	char *name = tidy(words), *other;

	if (name == NULL || !is_taken(name, names, count))
		return name;
	for (int n = 2;; n++) {
		if (asprintf(&other, "%s-%d", name, n) < 0)
			other = NULL;
		if (other == NULL || !is_taken(other, names, count))
			break;
		free(other);
	}
	free(name);
	return other;
}
