/* A comparison as a table for a person to read: a column for each of what is
 * compared, a row for each thing that they are compared in.  The only place
 * that decides what is said there, and in which words.
 *
 * Every string but the ids of links can go to a terminal as it is: what must
 * not reach one has been made visible.  A '\n' in a cell parts what it lists;
 * there is none elsewhere. */
#ifndef RUNGS_TABLE_H
#define RUNGS_TABLE_H

#include <rungs/compare.h>

#include "page.h"

#define TABLE_MOST RUNGS_COMPARE_MOST

/* Begins what stands last in a list for all that is left out of it. */
#define TABLE_MORE "+ "

struct table_column {
	const char *letter; /* 'A', by which rows speak of it */
	const char *name;
	const char *detail; /* 'Entry · 5 roles' */
	struct page_link link;
};

enum table_row_kind {
	TABLE_HEADING, /* label: a section begins; cells[0]: what holds for
			* all of it, or NULL */
	TABLE_ROW,     /* a cell for each column, none of them NULL */
	TABLE_NOTE     /* cells[0] concerns all columns */
};

struct table_row {
	enum table_row_kind kind;
	const char *label;
	const char *plain;      /* likewise, without what own.h adds to it;
				 * NULL until it did */
	struct page_link thing; /* that the row is about, or id NULL */
	const char *verdict; /* 'same', 'differs: more in B'; NULL where there
			      * is nothing to compare */
	bool differs;
	const char *cells[TABLE_MOST];
	bool has[TABLE_MOST]; /* false: the cell says that there is nothing */
};

struct table {
	const char *title;
	size_t columns;
	struct table_column column[TABLE_MOST];
	size_t count;
	struct table_row *rows;
	void *memory; /* owns every string */
};

/* Makes the table of a comparison, of which it keeps nothing. */
enum rungs_status table_make(struct table *out,
			     const struct rungs_compare *compare,
			     struct rungs_error *error);
void table_release(struct table *table);

#endif
