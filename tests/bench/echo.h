/* The least of programs, timed beside the others: it answers every key at once
 * with some lines of text.  What it takes the machine and the terminal take. */
#ifndef BENCH_ECHO_H
#define BENCH_ECHO_H

/* What the bench is called with to be it, and what it shows at first. */
#define ECHO_ARGUMENT "--echo"
#define ECHO_READY "ready"

/* Runs until it reads a 'q'.  Returns what main does. */
int echo_run(void);

#endif
