#include "next_pay.h"

#include <math.h>
#include <string.h>

#include "shapes.h"

struct figure {
	const char *measure;
	double value;
	const char *unit, *place, *year;
	struct rungs_basis basis;
};

static struct figure *figures_read(struct reader *reader, const char *degree,
				   size_t *count)
{
	static const struct field fields[] = {
		TEXT(figure, measure), REAL(figure, value), TEXT(figure, unit),
		TEXT(figure, place),   TEXT(figure, year),  BASIS(figure),
	};
	static const struct shape shape = SHAPE(figure, fields);

	return ROWS(reader, STATEMENT_NEXT_FIGURES, &shape, count, degree);
}

struct rungs_degree_pay next_degree_pay(struct reader *reader,
					const char *before, const char *after)
{
	struct rungs_degree_pay pay = {.before = NAN, .after = NAN};
	size_t had, have;
	struct figure *old = figures_read(reader, before, &had);
	struct figure *new = figures_read(reader, after, &have);

	for (size_t i = 0; i < had; i++) {
		for (size_t j = 0; j < have; j++) {
			if (strcmp(old[i].place, new[j].place) != 0 ||
			    strcmp(old[i].year, new[j].year) != 0 ||
			    strcmp(old[i].unit, new[j].unit) != 0)
				continue;
			return (struct rungs_degree_pay){
				.before = old[i].value,
				.after = new[j].value,
				.measure = new[j].measure,
				.unit = new[j].unit,
				.place = new[j].place,
				.year = new[j].year,
				.basis = new[j].basis,
			};
		}
	}
	return pay;
}

const struct rungs_pay *next_pay(struct reader *reader, const char *role,
				 const char *place)
{
	size_t count;
	const struct rungs_pay *pay =
		pay_read(reader, RUNGS_ROLE, role, &count);

	for (size_t i = 0; i < count; i++) {
		if (place == NULL || strcmp(pay[i].place, place) == 0)
			return &pay[i];
	}
	return NULL;
}

struct rungs_pay_change next_pay_change(const struct rungs_pay *before,
					const struct rungs_pay *after)
{
	struct rungs_pay_change change = {
		.amount = NAN, .before = NAN, .after = NAN};

	if (after == NULL)
		return change;
	change.after = after->median;
	change.place = after->place;
	change.year = after->year;
	change.currency = after->currency;
	change.basis = after->basis;
	if (before == NULL || strcmp(before->place, after->place) != 0 ||
	    strcmp(before->year, after->year) != 0 ||
	    strcmp(before->currency, after->currency) != 0)
		return change;
	change.before = before->median;
	change.amount = change.after - change.before;
	return change;
}
