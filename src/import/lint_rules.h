/* The rules of a good atlas, as data. */
#ifndef RUNGS_LINT_RULES_H
#define RUNGS_LINT_RULES_H

#include "finding.h"

/* A row of the table for which `where` is true is a finding.  The row goes by
 * the name `it`. */
struct lint_rule {
	const char *name; /* stable; tests go by it */
	enum severity severity;
	const char *table;  /* NULL: every table with both columns */
	const char *column; /* whose value is shown; NULL: the line's */
	const char *also;   /* the second column, if table is NULL */
	const char *where;  /* SQL */
	const char *message;
	const char *mend;
};

/* Of tables by themselves, and of the ladder they make; each ends with a rule
 * without a name. */
extern const struct lint_rule lint_rules[];
extern const struct lint_rule lint_ladder_rules[];

#endif
