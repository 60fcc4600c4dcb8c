/* What was edited in an atlas, beside what the draft of a release has there. */
#ifndef RUNGS_EDITED_H
#define RUNGS_EDITED_H

struct sqlite3;

/* Copies the tables of `ours` that have local_edits into the draft's attached
 * database called ours, which is empty, and fills the draft's temporary table
 * edited, in the order of tables: of each edited unit (see local.h) its table
 * (name), key, and what the old release has (before), the atlas (now) and the
 * draft (upstream), each NULL where there is none.  Returns an SQLite result
 * code. */
int edited_find(struct sqlite3 *draft, struct sqlite3 *ours);

#endif
