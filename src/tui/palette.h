/* A list of actions to run one of, narrowed by typing: the palette, which
 * names them, and the help, which explains every key. */
#ifndef RUNGS_PALETTE_H
#define RUNGS_PALETTE_H

#include "field.h"
#include "list.h"
#include "screen.h"

struct palette {
	enum action_context context; /* IN_HELP or IN_PALETTE; 0 when closed */
	enum action_context from;    /* whose actions it lists */
	struct field field;
	struct list list;
};

/* Opens it over a screen of a context.  False without memory. */
bool palette_open(struct palette *palette, enum action_context context,
		  enum action_context from, int rows);
void palette_close(struct palette *palette);

/* rows of the screen's area. */
void palette_resize(struct palette *palette, int rows);

void palette_text(struct palette *palette, const char *text);

/* Carries out an action of its context.  What is to be run once it is closed:
 * an action, or a place to go to; ACTION_NONE and no screen for nothing. */
struct palette_choice {
	enum action_id action;
	struct place place;
};
struct palette_choice palette_act(struct palette *palette,
				  enum action_id action);

void palette_render(const struct palette *palette, struct cells *grid,
		    struct area area);

#endif
