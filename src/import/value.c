#include "value.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

#define ID_MAX 64     /* bytes */
#define DIGITS_MAX 17 /* more than a double holds */

static const struct verdict fit = {.fit = true};

static struct verdict unfit(const char *mend, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static struct verdict unfit(const char *mend, const char *format, ...)
{
	struct verdict verdict = {.mend = mend};
	va_list args;

	va_start(args, format);
	vsnprintf(verdict.message, sizeof(verdict.message), format, args);
	va_end(args);
	return verdict;
}

struct verdict value_is_text(const char *text, size_t size)
{
	size_t at = text_plain(text, size);

	if (at == size)
		return fit;
	if (memchr(text, '\0', size) != NULL)
		return unfit("Remove it.", "holds a NUL byte");
	if (!text_is_valid(text, size))
		return unfit("Save the file as UTF-8.", "is not valid UTF-8");
	while (at < size) {
		uint32_t code;

		at += text_decode(text + at, size - at, &code);
		if (code == '\r')
			return unfit("End lines with LF or CRLF.",
				     "holds a carriage return");
		if ((code < 0x20 && code != '\t' && code != '\n') ||
		    (code >= 0x7F && code < 0xA0))
			return unfit("Remove it.",
				     "holds the control character U+%04X",
				     (unsigned)code);
	}
	return fit;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_word(char byte)
{
	return is_digit(byte) || (byte >= 'a' && byte <= 'z');
}

/* Words joined by '-'; those of digits alone may be joined by '.'. */
static bool is_id(const char *text, size_t size)
{
	bool digits = true;

	if (size == 0 || size > ID_MAX)
		return false;
	for (size_t i = 0; i < size; i++) {
		bool joint = text[i] == '-' || text[i] == '.';

		if (!is_word(text[i]) && !joint)
			return false;
		if (joint && (i == 0 || i + 1 == size || !is_word(text[i - 1])))
			return false;
		if (!is_digit(text[i]) && !joint)
			digits = false;
	}
	return digits || memchr(text, '.', size) == NULL;
}

static bool has_choice(const char *const *choices, const char *text,
		       size_t size)
{
	for (; *choices != NULL; choices++)
		if (strlen(*choices) == size &&
		    memcmp(*choices, text, size) == 0)
			return true;
	return false;
}

static struct verdict check_choice(const char *const *choices, const char *text,
				   size_t size)
{
	char words[200];
	size_t used = 0;

	if (has_choice(choices, text, size))
		return fit;
	words[0] = '\0';
	for (; *choices != NULL && used < sizeof(words); choices++)
		used += (size_t)snprintf(words + used, sizeof(words) - used,
					 "%s%s", used > 0 ? ", " : "",
					 *choices);
	return unfit(NULL, "is none of %s", words);
}

/* An optional sign, digits, and with fraction a point and more of them. */
static bool parse_number(const char *text, size_t size, bool fraction,
			 double *out)
{
	double value = 0, unit = 1;
	size_t digits = 0;
	bool negative, point = false;
	size_t i = 0;

	negative = size > 0 && text[0] == '-';
	for (i = negative; i < size; i++) {
		if (fraction && text[i] == '.' && !point && digits > 0 &&
		    i + 1 < size) {
			point = true;
			continue;
		}
		if (!is_digit(text[i]) || ++digits > DIGITS_MAX)
			return false;
		value = value * 10 + (text[i] - '0');
		if (point)
			unit *= 10;
	}
	*out = (negative ? -value : value) / unit;
	return digits > 0;
}

static struct verdict check_number(const struct column *column,
				   const char *text, size_t size)
{
	bool fraction = column->kind == COLUMN_REAL;
	double value;

	if (!parse_number(text, size, fraction, &value))
		return unfit(fraction ? "Write digits with a point: 1234.5."
				      : "Write digits alone.",
			     fraction ? "is not a number"
				      : "is not a whole number");
	if (value < (double)column->low)
		return unfit(NULL, "is less than %ld", column->low);
	if (value > (double)column->high)
		return unfit(NULL, "is more than %ld", column->high);
	return fit;
}

bool value_next_id(const char **rest, size_t *size, const char **id,
		   size_t *id_size)
{
	const char *end;

	if (*rest == NULL)
		return false;
	*id = *rest;
	end = memchr(*rest, ';', *size);
	if (end == NULL) {
		*id_size = *size;
		*rest = NULL;
		return true;
	}
	*id_size = (size_t)(end - *rest);
	*size -= *id_size + 1;
	*rest = end + 1;
	return true;
}

static struct verdict check_list(const char *text, size_t size)
{
	const char *rest = text, *id;
	size_t left = size, id_size;

	while (value_next_id(&rest, &left, &id, &id_size)) {
		if (id_size == 0)
			return unfit("Put one ';' between two ids, none at "
				     "the ends.",
				     "has an empty place in its list");
		if (id[0] == ' ' || id[id_size - 1] == ' ')
			return unfit("Put nothing but ';' between two ids.",
				     "has a space beside an id");
	}
	return fit;
}

struct verdict value_check(const struct column *column, const char *text,
			   size_t size)
{
	struct verdict verdict = value_is_text(text, size);
	const struct table *target;

	if (!verdict.fit)
		return verdict;
	if (size == 0)
		return column->required ? unfit(NULL, "is empty") : fit;
	if (text[0] == ' ' || text[size - 1] == ' ')
		return unfit("Remove it.", "has a space at its start or end");
	switch (column->kind) {
	case COLUMN_TEXT:
		break;
	case COLUMN_REFERENCE:
		target = table_find(column->target, strlen(column->target));
		if (target->integer_key)
			return check_number(&target->columns[0], text, size);
		break;
	case COLUMN_ID:
		if (!is_id(text, size))
			return unfit("Use lower-case letters and digits, "
				     "joined by '-'; at most 64.",
				     "is not an id");
		break;
	case COLUMN_INTEGER:
	case COLUMN_REAL:
		return check_number(column, text, size);
	case COLUMN_CHOICE:
		return check_choice(column->choices, text, size);
	case COLUMN_EVIDENCE:
		return check_choice(evidence_classes, text, size);
	case COLUMN_REFERENCES:
		return check_list(text, size);
	}
	return fit;
}
