/* A list that a person moves through: items, the headings and dividers above
 * them, the notes under them.  Only items are selected. */
#ifndef RUNGS_LIST_H
#define RUNGS_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/search.h>

#include "../page/page.h"
#include "action.h"
#include "cells.h"
#include "marks.h"
#include "person.h"

#define LIST_NONE ((size_t)-1)

enum list_row_kind {
	LIST_ITEM,
	LIST_HEADING, /* drawn in capitals */
	LIST_DIVIDER, /* drawn between lines */
	LIST_NOTE     /* belongs to the item above it */
};

/* Every pointer is borrowed and must outlive the row. */
struct list_row {
	enum list_row_kind kind;
	const char *text;
	const char *detail; /* beside an item, before a note's text, or NULL */
	size_t early, late; /* bytes at its beginning and behind the rest that
			     * give way, in this order, for want of room */
	int count;   /* of an item without detail: how much there is of it */
	size_t skip; /* of a note: bytes of text left out at its beginning */
	size_t span_count; /* parts of text that a search matched */
	const struct rungs_span *spans;
	struct page_link link; /* of an item: the thing it stands for */
	size_t value;          /* of an item: the caller's own */
};

/* Writes what is beside an item. */
typedef void list_detail(const void *of, const struct list_row *row, char *out,
			 size_t size);

struct list {
	size_t count, room;
	struct list_row *rows;
	size_t selected;    /* row, or LIST_NONE if no row is an item */
	size_t top;         /* first row in view */
	int height;         /* rows in view */
	int widest;         /* columns of the texts that have a detail */
	bool keep_details;  /* behind a text that leaves their column no room */
	bool details_first; /* flush right; texts are cut where they need it */
	/* Of a list with details first whose rows have none: asked for those in
	 * view.  Or NULL. */
	list_detail *detail;
	const void *detail_of;
	const struct marks *marks;   /* shown beside the items, or NULL */
	const struct person *person; /* whose things are told, or NULL */
};

/* Empties the list and keeps the rest. */
void list_clear(struct list *list);
void list_release(struct list *list);

/* Adds a row, in which a missing text or id becomes an empty one; the first
 * item becomes the selected one.  False without memory. */
bool list_add(struct list *list, struct list_row row);

/* The selected row, or NULL. */
const struct list_row *list_current(const struct list *list);

/* Selects the first item that stands for this thing; false if none does. */
bool list_select(struct list *list, enum rungs_kind kind, const char *id);

/* Adds things as items, a heading before each group. */
bool list_add_things(struct list *list, const struct rungs_things *things);

/* Tells how many rows are in view and brings the selected one among them. */
void list_resize(struct list *list, int height);

/* Carries out an action that moves the selection; false if it is another.
 * *moved tells whether another row is selected. */
bool list_act(struct list *list, enum action_id action, bool *moved);

/* Draws the rows in view.  The list that has the cursor is active. */
void list_render(const struct list *list, struct cells *grid, struct area area,
		 bool active);

#endif
