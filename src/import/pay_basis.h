/* Where, when and in what most pay of an atlas is counted. */
#ifndef RUNGS_IMPORT_PAY_BASIS_H
#define RUNGS_IMPORT_PAY_BASIS_H

struct sqlite3;

/* Fills the table pay_basis.  Returns a code of SQLite. */
int pay_basis_add(struct sqlite3 *db);

#endif
