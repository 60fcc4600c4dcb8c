/* Days of the Gregorian calendar, written 'YYYY-MM-DD'. */
#ifndef RUNGS_DATE_H
#define RUNGS_DATE_H

#include <stdbool.h>
#include <stddef.h>

#define DATE_SIZE 11 /* with its NUL */

/* Days since 1970-01-01, also before; false for anything that is no day of the
 * years 1 to 9999.  NULL is none. */
bool date_parse(const char *date, int *days);

/* Writes a day; one beyond those years as the first or the last of them.
 * Returns out. */
char *date_write(int days, char out[DATE_SIZE]);

/* The same day some months on, or the last of a month that has no such. */
int date_add_months(int days, int months);

/* The day on which nth of count even parts of the time between two are over. */
int date_part(int from, int to, size_t nth, size_t count);

#endif
