#include "words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

#define BAR_CELLS 15

/* With as many of two decimals as it takes; value is not below 0. */
static void decimals(char *out, size_t size, double value)
{
	char digits[40];
	size_t length, whole;

	snprintf(digits, sizeof(digits), "%.2f", value);
	length = strlen(digits);
	whole = length - 3;
	while (length > whole &&
	       (digits[length - 1] == '0' || digits[length - 1] == '.'))
		if (digits[--length] == '.')
			break;
	digits[length] = '\0';
	text_group(out, size, digits);
}

const char *words_number(struct builder *builder, double value)
{
	double size = fabs(value);
	char grouped[56];

	if (!isfinite(value) || size > 1e15)
		return WORDS_NO_DATA;
	if (size > trunc(size))
		decimals(grouped, sizeof(grouped), size);
	else
		text_count(grouped, (size_t)size);
	return BUILDER_JOIN(builder, value < 0 ? "-" : "", grouped);
}

static const char *money(struct builder *builder, const char *number,
			 const char *currency)
{
	if (!currency || strcmp(currency, "USD") == 0)
		return BUILDER_JOIN(builder, currency ? "$" : "", number);
	return BUILDER_JOIN(builder, currency, " ", number);
}

const char *words_money(struct builder *builder, double value,
			const char *currency, double top_code)
{
	if (isinf(value) && value > 0) {
		if (!isfinite(top_code))
			return "above what is published";
		return builder_format(builder, "at or above %s",
				      money(builder,
					    words_number(builder, top_code),
					    currency));
	}
	if (!isfinite(value))
		return WORDS_NO_DATA;
	return money(builder, words_number(builder, value), currency);
}

static const char *years(struct builder *builder, int least, int most,
			 const char *one, const char *more)
{
	int last = most < 0 ? least : most;
	const char *unit = last == 1 ? one : more;
	char from[TEXT_COUNT], to[TEXT_COUNT];

	if (last < 0)
		return NULL;
	text_digits(to, (size_t)last);
	if (least < 0 || most < 0)
		return BUILDER_JOIN(builder, least < 0 ? "up to " : "from ", to,
				    unit);
	if (least == most)
		return BUILDER_JOIN(builder, to, unit);
	return BUILDER_JOIN(builder, text_digits(from, (size_t)least), "–", to,
			    more);
}

const char *words_years(struct builder *builder, int least, int most)
{
	return years(builder, least, most, " year", " years");
}

const char *words_years_brief(struct builder *builder, int least, int most)
{
	return years(builder, least, most, " y", " y");
}

/* words, and after between the sources other than the evidence's own name. */
static const char *sources_of(struct builder *builder,
			      const struct rungs_basis *basis,
			      const char *words, const char *between)
{
	const char *at = basis->sources;

	while (at && *at) {
		size_t size = strcspn(at, ";");
		const char *source = builder_part(builder, at, size);

		if (!basis->evidence || strcmp(source, basis->evidence) != 0) {
			words = builder_and(builder, words, between, source);
			between = ", ";
		}
		at += size + (at[size] == ';');
	}
	return words;
}

const char *words_basis(struct builder *builder,
			const struct rungs_basis *basis)
{
	return sources_of(builder, basis, basis->evidence, WORDS_BETWEEN);
}

const char *words_count(struct builder *builder, size_t count, const char *noun)
{
	char digits[TEXT_COUNT];

	return BUILDER_JOIN(builder, text_count(digits, count), " ", noun,
			    count == 1 ? "" : "s");
}

const char *words_figures(struct builder *builder, const char *text)
{
	const char *words = NULL;
	bool fraction = false;

	while (text && *text) {
		size_t digits = strspn(text, "0123456789");
		size_t size = digits ? digits : strcspn(text, "0123456789");
		const char *part = builder_part(builder, text, size);

		if (digits > 3 && digits < 16 && !fraction)
			part = words_number(builder, strtod(part, NULL));
		else if (strcmp(part, "-") == 0)
			part = "–";
		fraction = strcmp(part, ".") == 0;
		words = builder_and(builder, words, "", part);
		text += size;
	}
	return words;
}

const char *words_skill_level(struct builder *builder, int level,
			      const char *name)
{
	char digits[TEXT_COUNT];

	if (level < 1)
		return NULL;
	text_digits(digits, (size_t)level);
	return name && *name ? BUILDER_JOIN(builder, digits, " ", name)
			     : BUILDER_JOIN(builder, digits);
}

const char *words_dots(int level, int of)
{
	static const char *const five[] = {"○○○○○", "●○○○○", "●●○○○",
					   "●●●○○", "●●●●○", "●●●●●"};
	static const char *const three[] = {"○○○", "●○○", "●●○", "●●●"};

	if (level < 0 || level > of)
		return NULL;
	return of == 5 ? five[level] : of == 3 ? three[level] : NULL;
}

/* '$64k', '$1.4m'. */
static const char *short_money(struct builder *builder, double value,
			       const char *currency)
{
	const char *number;

	if (value >= 999500)
		number = builder_format(builder, "%.1fm", value / 1e6);
	else if (value >= 1000)
		number = builder_format(builder, "%.0fk", value / 1e3);
	else
		number = builder_format(builder, "%.0f", value);
	return money(builder, number, currency);
}

static int bar_cell(double value, double low, double high)
{
	double cell = (value - low) / (high - low) * (BAR_CELLS - 1);

	if (!(cell > 0))
		return 0;
	return cell > BAR_CELLS - 1 ? BAR_CELLS - 1 : (int)lround(cell);
}

const char *words_pay_bar(struct builder *builder, const struct rungs_pay *pay)
{
	double high = isinf(pay->p90) ? pay->top_code : pay->p90;
	char bar[BAR_CELLS * 3 + 1] = "";
	int from, to, middle;

	if (!isfinite(pay->p10) || !isfinite(high) || isnan(pay->p25) ||
	    isnan(pay->median) || isnan(pay->p75) || pay->p10 >= high)
		return NULL;
	from = bar_cell(pay->p25, pay->p10, high);
	middle = bar_cell(pay->median, pay->p10, high);
	to = bar_cell(pay->p75, pay->p10, high);
	for (int i = 0; i < BAR_CELLS; i++)
		strcat(bar, i == middle            ? "█"
			    : i >= from && i <= to ? "▓"
			    : i == 0               ? "├"
			    : i < BAR_CELLS - 1    ? "─"
			    : isinf(pay->p90)      ? "►"
						   : "┤");
	return BUILDER_JOIN(builder,
			    short_money(builder, pay->p10, pay->currency), " ",
			    bar, " ", short_money(builder, high, pay->currency),
			    isinf(pay->p90) ? "+" : "");
}

const char *words_place_year(struct builder *builder, const char *place,
			     const char *year)
{
	return builder_and(builder, place, ", ", year);
}

const char *words_relatedness(const char *tier)
{
	static const char *const words[][2] = {
		{"same-code", "same"},
		{"primary-short", "closely related"},
		{"primary-long", "related"},
		{"supplemental", "distantly related"},
		{"none", "different"},
	};

	for (size_t i = 0; tier && i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i][0], tier) == 0)
			return words[i][1];
	return tier;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

void words_share(struct words_shared *shared, const struct rungs_basis *basis)
{
	if (!shared->basis)
		shared->basis = basis;
	if (!same(shared->basis->evidence, basis->evidence))
		shared->evidence_differs = true;
	if (!same(shared->basis->sources, basis->sources))
		shared->sources_differ = true;
}

const char *words_shared_heading(struct builder *builder,
				 const struct words_shared *shared)
{
	struct rungs_basis told;

	if (!shared->basis || shared->evidence_differs)
		return NULL;
	told = *shared->basis;
	if (shared->sources_differ)
		told.sources = NULL;
	return words_basis(builder, &told);
}

const char *words_shared_row(struct builder *builder,
			     const struct words_shared *shared,
			     const struct rungs_basis *basis)
{
	if (shared->evidence_differs)
		return words_basis(builder, basis);
	if (!shared->sources_differ)
		return NULL;
	/* The heading has told the evidence. */
	return sources_of(builder, basis, NULL, "");
}
