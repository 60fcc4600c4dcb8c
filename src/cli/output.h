/* Where an answer is written.  Text of the atlas or the command line reaches a
 * terminal only through output_text; the first failure is kept. */
#ifndef RUNGS_OUTPUT_H
#define RUNGS_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "../page/style.h"

struct output {
	FILE *file;
	bool ascii;  /* nothing beyond ASCII */
	bool styled; /* emphasise */
	int error;   /* errno of the first write that failed, or 0 */
};

/* Our own bytes, as they are. */
void output_put(struct output *out, const char *text);
void output_bytes(struct output *out, const char *bytes, size_t size);

/* Anybody's text: hidden characters made visible, and drawn in ASCII if that
 * is wanted.  Returns the columns it takes. */
int output_text(struct output *out, const char *text);
int output_part(struct output *out, const char *text, size_t size);
int output_styled(struct output *out, enum style style, const char *text);

/* At most so many columns; a text that does not fit ends in '…'. */
int output_clipped(struct output *out, const char *text, int columns);

/* printf, then output_text. */
int output_format(struct output *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

void output_begin(struct output *out, enum style style);
void output_end(struct output *out, enum style style);

void output_spaces(struct output *out, int count);

/* Whether everything has arrived so far. */
bool output_flush(struct output *out);

#endif
