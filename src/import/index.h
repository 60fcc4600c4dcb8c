/* What an atlas needs to be searched and to say what rests on a source:
 * derived from its tables when they are all there. */
#ifndef RUNGS_INDEX_H
#define RUNGS_INDEX_H

#include <rungs/error.h>

struct progress;
struct sqlite3;

/* Fills the tables of the schema's second part, which are empty, from those of
 * the first.  A failure leaves them half filled.  progress may be NULL. */
enum rungs_status index_build(struct sqlite3 *db,
			      const struct progress *progress,
			      struct rungs_error *error);

#endif
