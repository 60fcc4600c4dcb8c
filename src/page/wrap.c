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

/* Passes over the printable ASCII that fits, a column each, and tells the last
 * places in it where the line may be cut. */
static size_t pass_plain(const char *text, size_t left, int width,
			 const char **best, const char **part)
{
	size_t most = left < (size_t)width ? left : (size_t)width;
	size_t plain = text_plain(text, most);

	if (plain == left)
		return plain;
	for (size_t i = plain; i > 1 && !*best; i--)
		if (text[i - 1] == ' ')
			*best = text + i - 1;
	for (size_t i = plain; i > 0 && !*part; i--)
		if (text[i - 1] == '/' || text[i - 1] == '-')
			*part = text + i;
	return plain;
}

bool wrap_next(struct wrap *wrap, const char **line, size_t *size)
{
	const char *start, *at, *best = NULL, *part = NULL;
	size_t left, plain;
	int columns;
	bool wide_before = false;

	if (!wrap->text)
		return false;
	start = wrap->text;
	left = strlen(start);
	plain = pass_plain(start, left, wrap->width, &best, &part);
	columns = (int)plain;
	at = start + plain;
	left -= plain;
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
