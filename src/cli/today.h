/* The day on which a command runs. */
#ifndef RUNGS_TODAY_H
#define RUNGS_TODAY_H

#include <time.h>

#include "../core/date.h"

/* Writes the day of a time where the program runs or, if epoch has seconds
 * since 1970 as SOURCE_DATE_EPOCH has, of those in Greenwich.  Returns out. */
const char *today(const char *epoch, time_t now, char out[DATE_SIZE]);

#endif
