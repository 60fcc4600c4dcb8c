/* The edits of one atlas on the rows of another, the next release of what it
 * was made from: what was added, changed and hidden here stays so, and all
 * else is as the release has it. */
#ifndef RUNGS_MERGE_H
#define RUNGS_MERGE_H

#include <rungs/error.h>

#include "finding.h"

struct sqlite3;

/* Does the local_edits of `ours` again on the draft of a release, whose own
 * local_edits then say what is otherwise than in it.  A column goes by
 * itself: what was changed here stays, and what was not is the release's.
 * Warnings tell
 * - what was changed here and in the release: both values; ours stays;
 * - what was changed here and is no longer in the release: it is left out;
 * - rows from here that name what is no longer there: they are left out, or
 *   only the name where a row can do without;
 * and notes what was hidden here and is gone.  They name the table as file and
 * the key as value. */
enum rungs_status merge_edits(struct sqlite3 *draft, struct sqlite3 *ours,
			      struct findings *findings,
			      struct rungs_error *error);

#endif
