/* How well titles that no atlas has lead to the occupation they are of. */
#ifndef BENCH_RETRIEVAL_H
#define BENCH_RETRIEVAL_H

#include <stdbool.h>

#include "held.h"

/* Holds titles out of the release, imports the rest with the program, searches
 * for the held-out ones with every engine, as typed and with a slip, and prints
 * the table.  The folder is for what it makes.  False after saying why. */
bool retrieval_run(const char *release, enum held_part part,
		   const char *folder);

#endif
