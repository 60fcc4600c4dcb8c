/* What a careful editor would mark in the words of an atlas. */
#ifndef RUNGS_PROSE_H
#define RUNGS_PROSE_H

#include <rungs/error.h>

#include "finding.h"

struct sqlite3;

/* Adds warnings on prose: on style if the table fillers has rows, on spelling
 * if spellings has, and nothing of an atlas that has neither.  Findings name
 * the table as file and the rowid as line. */
enum rungs_status prose_lint(struct sqlite3 *db, struct findings *findings,
			     struct rungs_error *error);

#endif
