#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "me.h"

enum { TEXT_MOST = 1 << 16 };

static char *join(const struct invocation *call, size_t from)
{
	size_t size = 1;
	char *out;

	for (size_t i = from; i < call->operand_count; i++)
		size += strlen(call->operands[i]) + 1;
	out = calloc(size, 1);
	for (size_t i = from; out != NULL && i < call->operand_count; i++) {
		if (i > from)
			strcat(out, " ");
		strcat(out, call->operands[i]);
	}
	return out;
}

/* Line ends as they are here, and none at the end. */
static void tidy(char *text)
{
	size_t used = 0;

	for (size_t i = 0; text[i] != '\0'; i++)
		if (text[i] != '\r' || text[i + 1] != '\n')
			text[used++] = text[i];
	while (used > 0 && text[used - 1] == '\n')
		used--;
	text[used] = '\0';
}

static char *read_input(struct invocation *call)
{
	size_t size;
	char *bytes = me_slurp(call, "-", &size);

	if (bytes == NULL)
		return NULL;
	if (size > TEXT_MOST)
		complain(call, "A text of one's own has at most %d bytes.",
			 TEXT_MOST);
	else if (memchr(bytes, 0, size) != NULL || !text_is_valid(bytes, size))
		complain(call, "The input is no text.");
	else {
		bytes[size] = '\0';
		tidy(bytes);
		if (bytes[0] != '\0')
			return bytes;
		complain(call, "The input is empty.");
	}
	free(bytes);
	return NULL;
}

char *words_from(struct invocation *call, size_t from)
{
	char *out;

	if (call->operand_count == from + 1 &&
	    strcmp(call->operands[from], "-") == 0)
		return read_input(call);
	out = join(call, from);
	if (out == NULL)
		complain(call, "Memory ran out.");
	return out;
}
