#include "bounds.h"

#include <math.h>
#include <string.h>

const struct bounds bounds_none = {-(double)INFINITY, (double)INFINITY};

enum comparison comparison_read(const char **text)
{
	static const struct {
		const char *sign;
		enum comparison comparison;
	} signs[] = {
		{">=", COMPARE_AT_LEAST},     {"<=", COMPARE_AT_MOST},
		{"\u2265", COMPARE_AT_LEAST}, {"\u2264", COMPARE_AT_MOST},
		{">", COMPARE_MORE},          {"<", COMPARE_LESS},
		{"=", COMPARE_EQUAL},
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t size = strlen(signs[i].sign);

		if (strncmp(*text, signs[i].sign, size) != 0)
			continue;
		*text += size;
		return signs[i].comparison;
	}
	return COMPARE_NONE;
}

struct bounds bounds_of(enum comparison comparison, double value, double step)
{
	struct bounds out = bounds_none;

	switch (comparison) {
	case COMPARE_LESS:
		out.most = value - step;
		break;
	case COMPARE_AT_MOST:
		out.most = value;
		break;
	case COMPARE_MORE:
		out.least = value + step;
		break;
	case COMPARE_AT_LEAST:
		out.least = value;
		break;
	default:
		out.least = out.most = value;
	}
	return out;
}

size_t bounds_part(const char *text, size_t from, size_t *size)
{
	for (size_t at = from; text[at] != '\0'; at++) {
		*size = text[at] == '.' && text[at + 1] == '.' ? 2
			: text[at] == '-'                      ? 1
							       : 0;
		if (*size > 0 && at > 0 && text[at + *size] != '\0')
			return at;
	}
	return 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_thousands(const char *text)
{
	return text[0] == ',' && is_digit(text[1]) && is_digit(text[2]) &&
	       is_digit(text[3]) && !is_digit(text[4]);
}

/* A number that may have a decimal point, ',' between thousands, and 'k' or
 * 'm' behind it.  Returns the bytes read, 0 if there is none; *unit is 1, 1000
 * or 1000000. */
static size_t amount_read(const char *text, double *out, double *unit)
{
	double value = 0, place = 1;
	size_t at = 0;

	*unit = 1;
	while (is_digit(text[at]) || (at > 0 && is_thousands(text + at))) {
		if (is_digit(text[at]))
			value = value * 10 + (text[at] - '0');
		at++;
	}
	if (at > 0 && text[at] == '.' && is_digit(text[at + 1]))
		for (at++; is_digit(text[at]); at++) {
			place /= 10;
			value += place * (text[at] - '0');
		}
	if (at > 0 && (text[at] == 'k' || text[at] == 'K'))
		*unit = 1000;
	else if (at > 0 && (text[at] == 'm' || text[at] == 'M'))
		*unit = 1000000;
	at += *unit > 1;
	*out = value * *unit;
	return at;
}

/* '60k-90k', and '60-90k', which means the same. */
static bool two_ends(const char *text, struct bounds *out)
{
	double unit, last_unit;
	size_t size = amount_read(text, &out->least, &unit), sign;

	if (size == 0 || bounds_part(text, size, &sign) != size)
		return false;
	text += size + sign;
	size = amount_read(text, &out->most, &last_unit);
	if (unit < last_unit && out->least < out->most / last_unit)
		out->least *= last_unit / unit;
	return size > 0 && text[size] == '\0' && out->least <= out->most;
}

bool bounds_read(const char *text, bool bare_is_least, double step,
		 struct bounds *out)
{
	enum comparison comparison = comparison_read(&text);
	double value, unit;
	size_t size = amount_read(text, &value, &unit);

	if (comparison == COMPARE_NONE && text[size] == '+')
		comparison = COMPARE_AT_LEAST, size++;
	else if (comparison == COMPARE_NONE && text[size] != '\0')
		return two_ends(text, out);
	else if (comparison == COMPARE_NONE && bare_is_least)
		comparison = COMPARE_AT_LEAST;
	*out = bounds_of(comparison, value, step);
	return size > 0 && text[size] == '\0';
}
