/* What the commands of 'rungs me' share. */
#ifndef RUNGS_ME_H
#define RUNGS_ME_H

#include "invocation.h"

/* Changes the profile and answers with what was done, the word 'Added' or the
 * like before each record.  whole as in rungs_profile_change. */
int me_change(struct invocation *call, const char *word,
	      const struct rungs_edit *edits, size_t count, bool whole);

int me_export(struct invocation *call);
int me_import(struct invocation *call);
int me_diff(struct invocation *call);
int me_scan(struct invocation *call);
int me_start(struct invocation *call);

/* The bytes of a file that is not too large, or of the input for '-'; the
 * caller frees them.  NULL after having complained. */
char *me_slurp(struct invocation *call, const char *path, size_t *size);

#endif
