#include <rungs/pay.h>

#include <math.h>

#include "error.h"
#include "shapes.h"

/* Of many roles: those of one together, each with the role's place in the list. */
struct role_pay {
	int at;
	struct rungs_pay pay;
};

#define PAY_FIELDS(type, of)                                                   \
	TEXT(type, of soc), TEXT(type, of title), TEXT(type, of place),        \
		TEXT(type, of year), TEXT(type, of currency),                  \
		REAL(type, of p10), REAL(type, of p25), REAL(type, of median), \
		REAL(type, of p75), REAL(type, of p90), REAL(type, of mean),   \
		REAL(type, of top_code), REAL(type, of employment),            \
		TEXT(type, of note), TEXT(type, of basis.evidence),            \
		TEXT(type, of basis.sources)

static const struct field pay_fields[] = {PAY_FIELDS(rungs_pay, )};
static const struct shape pay_shape = SHAPE(rungs_pay, pay_fields);
static const struct field role_pay_fields[] = {INT(role_pay, at),
					       PAY_FIELDS(role_pay, pay.)};
static const struct shape role_pay_shape = SHAPE(role_pay, role_pay_fields);

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

void pay_give(struct reader *reader, const char *list, struct rungs_role *roles)
{
	size_t count;
	struct role_pay *rows = ROWS(reader, STATEMENT_COMPARED_PAY,
				     &role_pay_shape, &count, list);
	struct rungs_pay *all =
		arena_alloc(reader->arena, count * sizeof(*all));

	if (all == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; all != NULL && i < count; i++) {
		struct rungs_role *role = &roles[rows[i].at];

		all[i] = rows[i].pay;
		pay_top_code(&all[i]);
		if (role->pay_count++ == 0)
			role->pay = &all[i];
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
