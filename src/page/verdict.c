#include "verdict.h"

#include <math.h>
#include <string.h>

#include "words.h"

/* 'A', 'A and C', 'A, B and D'. */
static const char *letters(struct builder *builder, const bool *chosen,
			   size_t columns)
{
	const char *text = NULL;
	size_t left = 0;

	for (size_t i = 0; i < columns; i++)
		left += chosen[i];
	for (size_t i = 0; i < columns; i++)
		if (chosen[i]) {
			left--;
			text = builder_and(
				builder, text, left ? ", " : " and ",
				builder_format(builder, "%c", 'A' + (int)i));
		}
	return text;
}

static bool all_equal(const struct verdict *verdict)
{
	for (size_t i = 1; i < verdict->columns; i++)
		if (strcmp(verdict->cells[0], verdict->cells[i]) != 0)
			return false;
	return true;
}

/* The known columns whose value is that. */
struct choice {
	bool chosen[VERDICT_MOST];
	size_t count;
};

static struct choice choose(const bool *known, const double *values,
			    double value)
{
	struct choice choice = {.count = 0};

	for (size_t i = 0; i < VERDICT_MOST; i++) {
		choice.chosen[i] =
			known[i] && values[i] >= value && values[i] <= value;
		choice.count += choice.chosen[i];
	}
	return choice;
}

/* NULL if it tells no difference. */
static const char *measured(struct builder *builder,
			    const struct verdict *verdict,
			    const struct verdict_measure *measure)
{
	double most = -INFINITY, least = INFINITY;
	bool known[VERDICT_MOST] = {false};
	const char *where[2] = {NULL, NULL};
	struct choice high, low;
	size_t count = 0;

	for (size_t i = 0; i < verdict->columns; i++)
		if (verdict->has[i] && !isnan(measure->high[i])) {
			known[i] = true;
			most = fmax(most, measure->high[i]);
			least = fmin(least, measure->low[i]);
			count++;
		}
	high = choose(known, measure->high, most);
	low = choose(known, measure->low, least);
	if (count == 2 && high.count + low.count < 4 &&
	    memcmp(high.chosen, low.chosen, sizeof(high.chosen)) != 0) {
		/* The one that has more at an end, and not less at the other. */
		for (size_t i = 0; high.count == 2 && i < VERDICT_MOST; i++)
			high.chosen[i] = known[i] && !low.chosen[i];
		return builder_format(
			builder, "%s in %s", measure->more,
			letters(builder, high.chosen, verdict->columns));
	}
	if (high.count < count)
		where[0] = builder_format(
			builder, "%s in %s", measure->most,
			letters(builder, high.chosen, verdict->columns));
	if (low.count < count)
		where[1] = builder_format(
			builder, "%s in %s", measure->least,
			letters(builder, low.chosen, verdict->columns));
	return builder_and(builder, where[0], ", ", where[1]);
}

/* The columns that are alike, where not all are; NULL if none is. */
static const char *alike(struct builder *builder, const struct verdict *verdict)
{
	for (size_t i = 0; i < verdict->columns; i++) {
		bool chosen[VERDICT_MOST] = {false};
		size_t count = 0;

		for (size_t j = i; j < verdict->columns; j++) {
			chosen[j] = verdict->has[j] &&
				    strcmp(verdict->cells[i],
					   verdict->cells[j]) == 0;
			count += chosen[j];
		}
		if (count > 1)
			return builder_format(
				builder, "%s alike",
				letters(builder, chosen, verdict->columns));
	}
	return NULL;
}

static const char *missing(struct builder *builder,
			   const struct verdict *verdict)
{
	bool chosen[VERDICT_MOST];
	bool some = false;

	for (size_t i = 0; i < verdict->columns; i++) {
		chosen[i] = verdict->has[i] == (verdict->only != NULL);
		some = some || !verdict->has[i];
	}
	if (!some)
		return NULL;
	return builder_format(builder, "%s %s",
			      verdict->only ? verdict->only
					    : WORDS_NO_DATA " in",
			      letters(builder, chosen, verdict->columns));
}

const char *verdict_words(struct builder *builder,
			  const struct verdict *verdict, bool *differs)
{
	const char *how = NULL;
	size_t known = 0;

	*differs = false;
	if (verdict->columns < 2)
		return NULL;
	for (size_t i = 0; i < verdict->columns; i++)
		known += verdict->has[i];
	if (!known)
		return WORDS_NO_DATA;
	if (all_equal(verdict))
		return "same";
	*differs = true;
	for (size_t i = 0; i < verdict->measure_count && !how; i++)
		how = measured(builder, verdict, &verdict->measures[i]);
	if (!how)
		how = alike(builder, verdict);
	how = builder_and(builder, missing(builder, verdict), "; ", how);
	return builder_and(builder, "differs", ": ", how);
}
