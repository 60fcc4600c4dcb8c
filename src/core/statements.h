/* Every SQL statement that reads an atlas, by name. */
#ifndef RUNGS_STATEMENTS_H
#define RUNGS_STATEMENTS_H

enum statement {
#define STATEMENT(name, sql) STATEMENT_##name,
#include "statements.def"
#undef STATEMENT
	STATEMENT_COUNT
};

extern const char *const statement_sql[STATEMENT_COUNT];

#endif
