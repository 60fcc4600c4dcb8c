/* The rules of a good atlas, as data. */
#ifndef RUNGS_LINT_RULES_H
#define RUNGS_LINT_RULES_H

#include "finding.h"

struct lint_rule {
	const char *name; /* stable; tests go by it */
	enum severity severity;
	const char *table; /* where the finding stands */
	const char *column; /* or NULL */
	/* Yields the rowid and the value of every row at fault, and where more
	 * is to be said a text that follows the message. */
	const char *sql;
	const char *message;
	const char *mend;
};

/* Ends with a rule without a name. */
extern const struct lint_rule lint_rules[];

#endif
