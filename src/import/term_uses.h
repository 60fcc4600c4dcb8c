/* Which texts use which terms of the glossary. */
#ifndef RUNGS_TERM_USES_H
#define RUNGS_TERM_USES_H

struct sqlite3;

/* Fills the table term_uses: roles and specializations in whose texts a term
 * or its expansion stands, in the singular or plural.  Capitals of an
 * abbreviation count ('SAR' is no 'sar').  A word that means something else
 * elsewhere, one in lower case or one told apart in brackets ('Coding
 * (legal)'), counts only in the line the term belongs to.  Returns an SQLite
 * result code. */
int term_uses_add(struct sqlite3 *db);

#endif
