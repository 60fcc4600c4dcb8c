/* What a part of a program takes, and a process of its own to take it in. */
#ifndef BENCH_METER_H
#define BENCH_METER_H

#include <stdbool.h>
#include <stddef.h>

struct timing {
	double wall, cpu; /* milliseconds */
};

struct timing timing_now(void);
struct timing timing_since(struct timing start);

/* The most memory that the process ever had resident, KiB; NaN if the system
 * does not tell. */
double peak_memory(void);

/* Runs `work` in a process of its own, whose memory is nobody else's, and
 * tells what it returned; what it writes must be shared. */
bool in_process(bool (*work)(void *context), void *context);

/* Zeroed memory that processes share, given back by the end of the program;
 * NULL after saying why. */
void *shared_memory(size_t size);

/* Runs a program, its arguments ending with NULL; false after showing what it
 * wrote to standard error.  What it writes otherwise is lost. */
bool run_program(const char *const argv[]);

#endif
