#include <math.h>
#include <string.h>

#include "table_maker.h"
#include "words.h"

static const char *pay_text(struct builder *builder,
			    const struct rungs_compare_column *column,
			    const struct rungs_compare_pay *row)
{
	const struct rungs_pay *pay = &row->pay;
	const char *low =
		words_money(builder, pay->p10, pay->currency, pay->top_code);
	const char *high =
		words_money(builder, pay->p90, pay->currency, pay->top_code);
	const char *of = pay->title ? pay->title : pay->soc;
	const char *text = builder_format(
		builder, "%s (%s to %s): %s",
		words_money(builder, pay->median, pay->currency, pay->top_code),
		low, high, of ? of : "the occupation");

	if (row->fit && strcmp(row->fit, "listed") != 0)
		text = builder_format(builder, "%s, a %s fit", text, row->fit);
	return builder_and(builder, text, ", ",
			   table_how_many(builder, column, row->roles));
}

/* The range of a column's medians, where all its figures are in the money of
 * the same place as another; else NaN. */
static void pay_range(const struct rungs_compare_column *column,
		      const struct rungs_pay *like, double *low, double *high)
{
	*low = *high = NAN;
	for (size_t i = 0; i < column->pay_count; i++) {
		const struct rungs_pay *pay = &column->pay[i].pay;

		if (!pay->currency || !like->currency ||
		    strcmp(pay->currency, like->currency) != 0 || !pay->place ||
		    !like->place || strcmp(pay->place, like->place) != 0) {
			*low = *high = NAN;
			return;
		}
		*low = fmin(*low, pay->median);
		*high = fmax(*high, pay->median);
	}
}

static const struct rungs_pay *first_pay(const struct rungs_compare *compare)
{
	for (size_t i = 0; i < compare->count; i++)
		if (compare->columns[i].pay_count)
			return &compare->columns[i].pay->pay;
	return NULL;
}

static void pay_figures(struct table_maker *maker)
{
	const struct rungs_compare *compare = maker->compare;
	const struct rungs_pay *like = first_pay(compare);
	struct verdict_measure measure = {
		.more = "higher median",
		.most = "highest median",
		.least = "lowest",
	};

	table_begin(maker);
	for (size_t i = 0; i < compare->count; i++) {
		const struct rungs_compare_column *column =
			&compare->columns[i];
		const char *text = NULL;

		for (size_t j = 0; j < column->pay_count; j++)
			text = builder_and(&maker->builder, text, "\n",
					   pay_text(&maker->builder, column,
						    &column->pay[j]));
		if (text && column->without_pay)
			text = builder_format(&maker->builder,
					      "%s\n" WORDS_NO_DATA " for %zu",
					      text, column->without_pay);
		if (like)
			pay_range(column, like, &measure.low[i],
				  &measure.high[i]);
		table_say(maker, i, text, NULL);
	}
	maker->verdict.measure_count = 1;
	maker->verdict.measures = &measure;
	table_end(maker, "Median a year");
}

/* Place, year and source of the figures, each told once. */
static void pay_sources(struct table_maker *maker)
{
	struct builder *builder = &maker->builder;

	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];
		const char *text = NULL;

		for (size_t j = 0; j < column->pay_count; j++) {
			const struct rungs_pay *pay = &column->pay[j].pay;
			const char *from = builder_and(
				builder,
				words_place_year(builder, pay->place,
						 pay->year),
				WORDS_BETWEEN,
				words_basis(builder, &pay->basis));

			if (!text || !from || !strstr(text, from))
				text = builder_and(builder, text, "\n", from);
		}
		table_say(maker, i, text, NULL);
	}
	table_end(maker, "Place, year, source");
}

void table_pay(struct table_maker *maker)
{
	table_heading(maker, "Pay", NULL, NULL);
	pay_figures(maker);
	if (!first_pay(maker->compare))
		return;
	pay_sources(maker);
	table_note(maker, "Mind",
		   "Medians, in brackets from the 10th to the 90th percentile, "
		   "of a year's pay before tax in whole occupations, at all "
		   "levels and in all industries: not what these seats are "
		   "paid.");
}
