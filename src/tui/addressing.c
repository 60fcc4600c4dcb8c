#include "addressing.h"

#include <string.h>

/* Takes what stands before a mark, and the mark; false if there is no such
 * mark, or anything else that terminfo would evaluate before it. */
static bool take_part(char out[ADDRESSING_PART], const char **capability,
		      const char *mark)
{
	size_t length = strcspn(*capability, "%");

	if (length >= ADDRESSING_PART ||
	    strncmp(*capability + length, mark, strlen(mark)) != 0)
		return false;
	memcpy(out, *capability, length);
	out[length] = '\0';
	*capability += length + strlen(mark);
	return true;
}

bool addressing_read(struct addressing *out, const char *capability)
{
	const char *row = strstr(capability, "%i%p1%d") ? "%i%p1%d" : "%p1%d";

	*out = (struct addressing){.first = row[1] == 'i'};
	return take_part(out->before, &capability, row) &&
	       take_part(out->between, &capability, "%p2%d") &&
	       take_part(out->after, &capability, "") && !*capability;
}

static char *add_part(char *out, const char *part)
{
	while (*part)
		*out++ = *part++;
	return out;
}

static char *add_number(char *out, unsigned number)
{
	char digits[10];
	int count = 0;

	do
		digits[count++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	while (count > 0)
		*out++ = digits[--count];
	return out;
}

void addressing_write(const struct addressing *addressing, char *out, int row,
		      int col)
{
	out = add_part(out, addressing->before);
	out = add_number(out, (unsigned)(row + addressing->first));
	out = add_part(out, addressing->between);
	out = add_number(out, (unsigned)(col + addressing->first));
	out = add_part(out, addressing->after);
	*out = '\0';
}
