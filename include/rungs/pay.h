/* What statistics say of an occupation: pay and outlook. */
#ifndef RUNGS_PAY_H
#define RUNGS_PAY_H

#include <rungs/thing.h>

/* A year's pay before tax, of everybody in the occupation, whatever level or
 * employer.  Percentiles at or above top_code are INFINITY. */
struct rungs_pay {
	const char *soc; /* code and title of the published row */
	const char *title;
	const char *place;
	const char *year;
	const char *currency;
	double p10, p25, median, p75, p90, mean;
	double top_code;
	double employment; /* people */
	const char *note;
	struct rungs_basis basis;
};

struct rungs_outlook {
	const char *soc;
	const char *place;
	int year_from, year_to;
	double employment_from, employment_to; /* thousands of jobs */
	double change_percent;
	double openings; /* thousands a year */
	const char *education_as_asked;
	const char *experience_as_asked;
	const char *training_as_asked;
	struct rungs_basis basis;
};

#endif
