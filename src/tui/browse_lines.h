/* The lines of Browse's first column: where a person can set out from. */
#ifndef RUNGS_BROWSE_LINES_H
#define RUNGS_BROWSE_LINES_H

#include "list.h"

enum browse_line_kind {
	BROWSE_START, /* "How do I start?", where the cursor begins */
	BROWSE_ME,    /* what is one's own */
	BROWSE_SPECIALIZATION,
	BROWSE_TRACK, /* of the specialization that all companies share */
	BROWSE_SHELF  /* of the library */
};

struct browse_line {
	enum browse_line_kind kind;
	enum rungs_kind shelf;
	const char *name;
	const char *track;          /* id, or NULL */
	const char *specialization; /* id, or NULL */
	int roles;                  /* how many, or 0 */
};

struct browse_lines {
	size_t count;
	struct browse_line *at;
	struct rungs_things specializations;
	struct rungs_things *tracks; /* of each specialization, if shared */
};

enum rungs_status browse_lines_load(struct browse_lines *lines,
				    struct rungs_atlas *atlas,
				    struct rungs_error *error);
void browse_lines_release(struct browse_lines *lines);

/* Fills a list with the lines; the value of a row is the index of its line.
 * False without memory. */
bool browse_lines_list(const struct browse_lines *lines, struct list *list);

#endif
