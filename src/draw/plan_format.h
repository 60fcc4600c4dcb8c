/* The formats of plans that are files of their own. */
#ifndef RUNGS_PLAN_FORMAT_H
#define RUNGS_PLAN_FORMAT_H

#include "plan_write.h"

struct plan_format {
	const char *word; /* 'html', by which a file's name ends too */
	enum rungs_status (*write)(FILE *out, struct rungs_atlas *atlas,
				   const struct plan_set *set,
				   struct rungs_error *error);
};

/* 'amina' of 'students/amina.db', which the caller frees: whose the plans in a
 * profile are.  NULL of NULL, of the name that a profile has if nobody gives it
 * another, and without memory. */
char *plan_owner(const char *path);

/* NULL for a word that is none. */
const struct plan_format *plan_format(const char *word);

#endif
