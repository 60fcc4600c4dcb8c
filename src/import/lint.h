/* What makes good tables a good atlas: nothing points nowhere, every role
 * asks something and leads somewhere, figures keep their order. */
#ifndef RUNGS_LINT_H
#define RUNGS_LINT_H

#include <rungs/error.h>

#include "finding.h"

struct folder;
struct sqlite3;

/* Judges an open atlas: its values and references, and by the rules.  The
 * atlas may come from anywhere; findings name the table a row is in as its
 * file and its rowid as the line, which is where it stood in the folder that
 * the atlas was compiled from.  Findings are sorted. */
enum rungs_status lint_atlas(struct sqlite3 *db, struct findings *findings,
			     struct rungs_error *error);

/* The same, of errors alone, which takes less time. */
enum rungs_status lint_errors(struct sqlite3 *db, struct findings *findings,
			      struct rungs_error *error);

/* Judges what folder_load has filled in, values excepted, which it judges
 * itself; says nothing that hangs on rows that could not be read. */
enum rungs_status lint_folder(struct sqlite3 *db, const struct folder *folder,
			      struct findings *findings,
			      struct rungs_error *error);

#endif
