/* An atlas on its way, in memory until all of it is there. */
#ifndef RUNGS_DRAFT_H
#define RUNGS_DRAFT_H

#include <rungs/atlas.h>

struct progress;
struct sqlite3;

/* An empty atlas with its tables, in a transaction, since rows come faster in
 * one.  *out is the caller's, on failure too, and goes with sqlite3_close. */
enum rungs_status draft_begin(struct sqlite3 **out, struct rungs_error *error);

/* Derives from its tables what is searched, ends the transaction and writes
 * the sealed atlas under path; what stood there stays if anything fails.  Same
 * rows in the same order, same bytes.  progress may be NULL. */
enum rungs_status draft_finish(struct sqlite3 *draft, const char *path,
			       const struct progress *progress,
			       struct rungs_error *error);

/* Likewise, and opens the atlas where it is: *draft, which becomes NULL, is
 * then the atlas's. */
enum rungs_status draft_open(struct sqlite3 **draft, struct rungs_atlas **out,
			     struct rungs_error *error);

#endif
