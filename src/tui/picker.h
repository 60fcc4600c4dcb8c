/* Choosing a thing: a text that is searched for as it is typed. */
#ifndef RUNGS_PICKER_H
#define RUNGS_PICKER_H

#include <rungs/search.h>

#include "field.h"
#include "list.h"

/* What may be chosen.  Every text is borrowed for as long as the picker is. */
struct picker_offer {
	unsigned kinds;    /* bits 1 << kind, of what is searched */
	const char *label; /* before the text field */
	const char *hint;  /* where nothing is typed, or NULL if it is listed */
	/* A row with an empty id before anything is typed, or NULL. */
	const char *none, *none_detail;
	/* Lists all of it, before anything is typed; NULL: it is searched. */
	enum rungs_status (*list)(struct rungs_atlas *atlas,
				  struct rungs_things *out,
				  struct rungs_error *error);
	bool words; /* what was typed may be chosen as it is, by a row with an
		      * empty id */
};

struct picker {
	struct rungs_atlas *atlas;
	struct picker_offer offer;
	struct field field;
	struct rungs_hits hits;
	struct rungs_things things; /* that are listed */
	struct rungs_things levels; /* of the atlas */
	struct list list;
	char (*details)[160]; /* of each hit */
	bool stale;           /* the hits are of a text that was there before */
};

/* Begins with nothing typed. */
void picker_open(struct picker *picker, struct rungs_atlas *atlas,
		 const struct picker_offer *offer);
void picker_release(struct picker *picker);

/* Types, moves; chosen tells that Enter was pressed on something, which
 * list_current then names. */
void picker_type(struct picker *picker, const char *text);
void picker_act(struct picker *picker, enum action_id action, bool *chosen);

/* Whether there is something to take, for a screen's finds. */
bool picker_finds(const struct picker *picker, enum action_id action);

/* Searches for what was typed, once that is due. */
void picker_settle(struct picker *picker);

void picker_render(const struct picker *picker, struct cells *grid,
		   struct area area);

#endif
