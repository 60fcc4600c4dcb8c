/* How fast keys are answered, from a thousand titles up. */
#ifndef BENCH_SPEED_H
#define BENCH_SPEED_H

#include <stdbool.h>
#include <stddef.h>

enum { SPEED_LEAST = 1000, SPEED_MOST = 5000000 };

/* Makes atlases of made-up titles in the folder, of 1,000, 10,000 … up to so
 * many, times keys on each and prints the tables.  False after saying why,
 * also if anything was answered wrongly. */
bool speed_run(size_t titles, const char *folder);

#endif
