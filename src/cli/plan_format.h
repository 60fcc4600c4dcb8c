/* The formats of plans that are files of their own. */
#ifndef RUNGS_PLAN_FORMAT_H
#define RUNGS_PLAN_FORMAT_H

#include "../draw/plan_write.h"

struct plan_format {
	const char *word; /* 'html', by which a file's name ends too */
	enum rungs_status (*write)(FILE *out, struct rungs_atlas *atlas,
				   const struct plan_set *set,
				   struct rungs_error *error);
};

/* NULL for a word that is none. */
const struct plan_format *plan_format(const char *word);

#endif
