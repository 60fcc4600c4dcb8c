#include <rungs/pay.h>

#include <math.h>

#include "shapes.h"

static const struct field pay_fields[] = {
	TEXT(rungs_pay, soc),
	TEXT(rungs_pay, title),
	TEXT(rungs_pay, place),
	TEXT(rungs_pay, year),
	TEXT(rungs_pay, currency),
	REAL(rungs_pay, p10),
	REAL(rungs_pay, p25),
	REAL(rungs_pay, median),
	REAL(rungs_pay, p75),
	REAL(rungs_pay, p90),
	REAL(rungs_pay, mean),
	REAL(rungs_pay, top_code),
	REAL(rungs_pay, employment),
	TEXT(rungs_pay, note),
	BASIS(rungs_pay),
};
static const struct shape pay_shape = SHAPE(rungs_pay, pay_fields);

static const struct field outlook_fields[] = {
	TEXT(rungs_outlook, soc),
	TEXT(rungs_outlook, place),
	INT(rungs_outlook, year_from),
	INT(rungs_outlook, year_to),
	REAL(rungs_outlook, employment_from),
	REAL(rungs_outlook, employment_to),
	REAL(rungs_outlook, change_percent),
	REAL(rungs_outlook, openings),
	TEXT(rungs_outlook, education_as_asked),
	TEXT(rungs_outlook, experience_as_asked),
	TEXT(rungs_outlook, training_as_asked),
	BASIS(rungs_outlook),
};
static const struct shape outlook_shape = SHAPE(rungs_outlook, outlook_fields);

/* With a top code, what is missing from some percentile up lies above it. */
static void pay_top_code(struct rungs_pay *pay)
{
	double *percentiles[] = {&pay->p90, &pay->p75, &pay->median, &pay->p25,
				 &pay->p10};

	if (isnan(pay->top_code))
		return;
	for (size_t i = 0; i < sizeof(percentiles) / sizeof(*percentiles);
	     i++) {
		if (!isnan(*percentiles[i]))
			break;
		*percentiles[i] = (double)INFINITY;
	}
}

struct rungs_pay *pay_read(struct reader *reader, enum rungs_kind kind,
			   const char *id, size_t *count)
{
	struct rungs_pay *pay = ROWS(
		reader, kind == RUNGS_ROLE ? STATEMENT_ROLE_PAY : STATEMENT_PAY,
		&pay_shape, count, id);

	for (size_t i = 0; i < *count; i++)
		pay_top_code(&pay[i]);
	return pay;
}

struct rungs_outlook *outlook_read(struct reader *reader, enum rungs_kind kind,
				   const char *id, size_t *count)
{
	return ROWS(reader,
		    kind == RUNGS_ROLE ? STATEMENT_ROLE_OUTLOOK
				       : STATEMENT_OUTLOOK,
		    &outlook_shape, count, id);
}
