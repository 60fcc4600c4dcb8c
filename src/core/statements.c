#include "statements.h"

const char *const statement_sql[STATEMENT_COUNT] = {
#define STATEMENT(name, sql) [STATEMENT_##name] = sql,
#include "statements.def"
#undef STATEMENT
};
