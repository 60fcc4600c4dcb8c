/* What programs that are timed find around them. */
#ifndef BENCH_ENVIRONMENT_H
#define BENCH_ENVIRONMENT_H

#include <stdbool.h>

/* Gives them a terminal of 256 colours, UTF-8 and a home, and nothing of the
 * person's own configuration, which would be timed too. */
bool environment_tame(const char *home);

#endif
