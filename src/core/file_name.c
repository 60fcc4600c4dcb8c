#include "file_name.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { NAME_MOST = 100 }; /* bytes */

/* Whether a letter or a digit of any script begins there. */
static bool is_letter(const char *text, size_t size)
{
	char one[5], folded[32];

	memcpy(one, text, size);
	one[size] = '\0';
	return text_fold(folded, sizeof(folded), one, NULL) > 0;
}

char *file_name(const char *words, const char *otherwise)
{
	size_t left = strlen(words), used = 0;
	char *out = malloc(left + strlen(otherwise) + 1);
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
		strcpy(out + used, used > 0 ? "" : otherwise);
	return out;
}
