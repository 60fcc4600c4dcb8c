/* The terminal: the only thing that knows keys as bytes, colours, and curses.
 *
 *	struct terminal *term;
 *	if (term_open(&term, &options, &error) != RUNGS_OK) …
 *	term_show(term, &grid);
 *	struct input input = term_wait(term);
 *	…
 *	term_close(term);
 *
 * Between open and close the terminal is restored however the process ends:
 * exit, abort, a signal.  Signals that end a process end this one at once:
 * every change is saved as it is made. */
#ifndef RUNGS_TERM_H
#define RUNGS_TERM_H

#include <rungs/error.h>

#include "cells.h"
#include "key.h"

struct terminal;

struct term_options {
	bool ascii; /* draw nothing beyond ASCII */
	bool color; /* false for NO_COLOR and --color never */
};

enum input_kind {
	INPUT_KEY,
	INPUT_PASTE, /* bracketed paste: text, never keys */
	INPUT_RESIZE,
	INPUT_RESUME, /* continued after a stop: draw everything again */
	INPUT_CLOSED  /* the terminal is gone */
};

struct input {
	enum input_kind kind;
	struct key key;
	const char *text; /* of a paste; valid until the next wait */
	int rows, cols;   /* of a resize or resume */
};

/* RUNGS_BAD_INPUT: TERM is unset, unknown or dumb, or this is no terminal. */
enum rungs_status term_open(struct terminal **out,
			    const struct term_options *options,
			    struct rungs_error *error);
void term_size(struct terminal *term, int *rows, int *cols);
struct input term_wait(struct terminal *term);

/* Whether keys have come that term_wait has not handed out: they are better
 * dealt with before the next term_show. */
bool term_pending(const struct terminal *term);

/* Waits a moment, in which what was shown goes out; whether term_wait still has
 * nothing to hand out then. */
bool term_idle(const struct terminal *term);

/* Sends what differs from what was shown last, as one write where it can. */
void term_show(struct terminal *term, const struct cells *grid);

/* The next term_show draws everything, whatever is thought to be there. */
void term_redraw(struct terminal *term);

/* What is done last before a signal ends the process; only what a signal
 * handler may do. */
void term_at_end(void (*last)(void));

/* Idempotent; NULL is fine. */
void term_close(struct terminal *term);

#endif
