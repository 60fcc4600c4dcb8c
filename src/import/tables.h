/* The tables of an atlas folder: the first part of db/schema.sql, told column
 * by column. */
#ifndef RUNGS_TABLES_H
#define RUNGS_TABLES_H

#include <stdbool.h>
#include <stddef.h>

enum column_kind {
	COLUMN_TEXT,
	COLUMN_ID,         /* lower-case words joined by '-', or a code */
	COLUMN_INTEGER,    /* from low to high */
	COLUMN_REAL,       /* from low to high */
	COLUMN_CHOICE,     /* one of choices */
	COLUMN_REFERENCE,  /* an id of the table target */
	COLUMN_REFERENCES, /* ids of it, separated by ';' */
	COLUMN_EVIDENCE    /* one of evidence_classes */
};

struct column {
	const char *name;
	enum column_kind kind;
	bool required; /* never empty */
	bool key;      /* part of the primary key */
	bool group; /* of a table without one: rows that agree belong together */
	long low, high;
	const char *const *choices; /* ends with NULL */
	const char *target;
};

struct table {
	const char *name; /* its file is NAME.csv */
	bool required;    /* an atlas needs at least one row */
	bool integer_key; /* its rowid is its id, not its line */
	size_t count;
	const struct column *columns;
};

extern const struct table tables[];
extern const size_t table_count;

/* NULL-terminated, weakest last. */
extern const char *const evidence_classes[];

/* NULL if there is no such table; size bytes of name. */
const struct table *table_find(const char *name, size_t size);

/* Whether its values are stored as numbers. */
bool column_is_number(const struct column *column);

/* NULL if there is no such column. */
const struct column *column_find(const struct table *table, const char *name);

#endif
