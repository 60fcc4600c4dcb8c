/* Names that read like one another: the same words in another order, or but
 * for a typing error. */
#ifndef RUNGS_ALIKE_H
#define RUNGS_ALIKE_H

#include <rungs/error.h>

#include "finding.h"

struct sqlite3;

/* Adds a warning for every title of a role that reads like that of another role
 * of its specialization, and every skill's name like another of its group. */
enum rungs_status alike_lint(struct sqlite3 *db, struct findings *findings,
			     struct rungs_error *error);

#endif
