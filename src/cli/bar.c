#include "bar.h"

#include <string.h>

#define PAUSE 0.1    /* seconds between two drawings of the same work */
#define SURE 0.05    /* of the work that must be done to say how long */
#define CELLS_MAX 40 /* that the bar takes at most */
#define WORDS 32     /* columns that stand around it */
#define LEAST_CELLS 5

static double seconds_of(const struct bar *bar)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - bar->begun.tv_sec) +
	       (double)(now.tv_nsec - bar->begun.tv_nsec) / 1e9;
}

/* '3 s left'; nothing while too little is done to say. */
static void write_rest(char *out, size_t size, double seconds, double done)
{
	double rest = done > SURE ? seconds * (1 - done) / done : 0;

	if (done <= SURE || done >= 1)
		*out = '\0';
	else if (rest < 90)
		snprintf(out, size, "%.0f s left", rest < 1 ? 1 : rest);
	else
		snprintf(out, size, "%.0f min left", rest / 60);
}

static int draw_cells(struct bar *bar, double done)
{
	int cells = bar->columns - WORDS;

	if (cells < LEAST_CELLS)
		return 0;
	if (cells > CELLS_MAX)
		cells = CELLS_MAX;
	for (int i = 0; i < cells; i++)
		output_put(bar->out, i < (int)(done * cells + 0.5)
					     ? (bar->out->ascii ? "#" : "━")
					     : (bar->out->ascii ? "." : "┄"));
	output_put(bar->out, " ");
	return cells + 1;
}

static void draw(struct bar *bar, const char *what, double seconds, double done)
{
	char rest[24], words[64];
	int width, before = bar->width;

	write_rest(rest, sizeof(rest), seconds, done);
	output_put(bar->out, "\r");
	width = output_format(bar->out, "%-8s ", what);
	width += draw_cells(bar, done);
	snprintf(words, sizeof(words), "%3.0f%%  %s", 100 * done, rest);
	width += output_text(bar->out, words);
	output_spaces(bar->out, before - width);
	output_flush(bar->out);
	bar->width = width;
}

static void tell(void *context, const char *what, double done)
{
	struct bar *bar = context;
	double seconds = seconds_of(bar);

	if (bar->what == what && seconds - bar->drawn < PAUSE)
		return;
	draw(bar, what, seconds, done);
	bar->what = what;
	bar->drawn = seconds;
}

const struct progress *bar_begin(struct bar *bar, struct invocation *call)
{
	*bar = (struct bar){
		.progress = {.tell = tell, .context = bar},
		.out = &call->err,
		.columns = call->columns,
	};
	clock_gettime(CLOCK_MONOTONIC, &bar->begun);
	if (!call->watched || call->value[OPTION_PLAIN] != NULL ||
	    call->term == NULL || strcmp(call->term, "dumb") == 0)
		return NULL;
	return &bar->progress;
}

void bar_end(struct bar *bar)
{
	if (bar->width == 0)
		return;
	output_put(bar->out, "\r");
	output_spaces(bar->out, bar->width);
	output_put(bar->out, "\r");
	output_flush(bar->out);
	bar->width = 0;
}
