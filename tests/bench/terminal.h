/* A program in a terminal of its own, with every byte it sends timed. */
#ifndef BENCH_TERMINAL_H
#define BENCH_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct terminal;

/* What a program sends until it falls silent. */
struct burst {
	size_t bytes;
	double first, last; /* milliseconds until the first and last byte */
	double work; /* milliseconds of processor time of the program, after
		      * them too; NaN where the system does not tell */
};

/* Kibibytes, shared pages counted in proportion. */
struct memory {
	double total, anonymous;
};

/* Starts the program; argv[0] is looked for in PATH.  Times of the first burst
 * count from its exec.  NULL after saying why. */
struct terminal *terminal_open(const char *const argv[], const char *folder,
			       int rows, int cols);

/* Waits until `ready` is on the screen and nothing comes any more, at most
 * some seconds.  False if it never is. */
bool terminal_start(struct terminal *terminal, const char *ready,
		    struct burst *out);

/* Types a key and waits for what comes of it; no bytes at all is an answer
 * too. */
bool terminal_type(struct terminal *terminal, const char *key,
		   struct burst *out);

bool terminal_memory(const struct terminal *terminal, struct memory *out);

/* Writes the screen's text, for a complaint. */
void terminal_print(const struct terminal *terminal);

/* Types the keys, and ends a program that is not gone soon after.  NULL is
 * fine. */
void terminal_close(struct terminal *terminal, const char *keys);

#endif
