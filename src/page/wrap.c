#include "wrap.h"

#include <string.h>

#include "../core/text.h"

static const char *skip_spaces(const char *text)
{
	return text + strspn(text, " ");
}

struct wrap wrap_begin(const char *text, int width)
{
	if (text && *text == ' ' && text_columns(text) > width)
		text = skip_spaces(text);
	return (struct wrap){.text = text, .width = width < 1 ? 1 : width};
}

bool wrap_next(struct wrap *wrap, const char **line, size_t *size)
{
	const char *start, *at, *best = NULL, *part = NULL;
	size_t left;
	int columns = 0;
	bool wide_before = false;

	if (!wrap->text)
		return false;
	start = at = wrap->text;
	left = strlen(start);
	while (left && *at != '\n') {
		uint32_t code;
		size_t taken = text_decode(at, left, &code);
		int more = text_columns_of(code);

		if (at > start &&
		    (code == ' ' || more == 2 || (wide_before && more)))
			best = at;
		if (columns + more > wrap->width && at > start && more) {
			if (!best)
				best = part ? part : at;
			break;
		}
		columns += more;
		wide_before = more == 2;
		at += taken;
		if (code == '/' || code == '-')
			part = at;
		left -= taken;
	}
	if (!left || *at == '\n')
		best = at;
	wrap->text = *best ? best + (*best == '\n') : NULL;
	if (wrap->text && *best == ' ') {
		wrap->text = skip_spaces(best);
		if (*wrap->text == '\n')
			wrap->text++;
		else if (!*wrap->text)
			wrap->text = NULL;
	}
	while (best > start && best[-1] == ' ')
		best--;
	*line = start;
	*size = (size_t)(best - start);
	return true;
}
