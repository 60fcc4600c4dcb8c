/* A profile as a list: its sections, what is in them, and where to add. */
#ifndef RUNGS_ME_LIST_H
#define RUNGS_ME_LIST_H

#include "list.h"

enum me_row_kind {
	ME_PASTE,  /* how to take it from a text */
	ME_RECORD, /* what is in the profile */
	ME_ADD     /* where a section is added to */
};

struct me_row {
	enum me_row_kind kind;
	enum rungs_section section;
	size_t record; /* of the person's records */
};

struct me_list {
	struct list list;
	size_t count;
	struct me_row *rows; /* of the items, by their value */
	char (*texts)[2][200];
};

/* Whether things are added to a section on the Me screen. */
bool me_list_adds(enum rungs_section section);

/* Fills it with what the person has now; the cursor stays where it was.  False
 * without memory. */
bool me_list_fill(struct me_list *me, const struct person *person);
void me_list_release(struct me_list *me);

/* What the cursor is on, and the record of that, or NULL. */
const struct me_row *me_list_current(const struct me_list *me);
const struct rungs_record *me_list_record(const struct me_list *me,
					  const struct person *person);

/* Moves the cursor to a record, or with an id of NULL to the first row of a
 * section. */
void me_list_select(struct me_list *me, const struct person *person,
		    enum rungs_section section, const char *id);

/* Moves it to the next section, or the one before. */
void me_list_turn(struct me_list *me, bool back);

#endif
