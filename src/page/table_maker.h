/* Puts a comparison's table together, row by row. */
#ifndef RUNGS_TABLE_MAKER_H
#define RUNGS_TABLE_MAKER_H

#include "builder.h"
#include "table.h"
#include "verdict.h"
#include "words.h"

struct table_maker {
	struct builder builder; /* makes the words and owns them */
	const struct rungs_compare *compare;
	struct table table;
	const char *cells[TABLE_MOST]; /* of the row being made */
	struct verdict verdict;        /* likewise */
	struct words_shared shared;    /* what the section rests on */
	const struct rungs_basis *bases[TABLE_MOST];
	struct page_link thing; /* that it is about */
};

/* A section.  What its rows rest on, or NULL, stands in the heading if they
 * share the evidence, else in each cell that was told with a basis. */
void table_heading(struct table_maker *maker, const char *label,
		   const char *detail, const struct words_shared *shared);
void table_note(struct table_maker *maker, const char *label, const char *text);

/* A row: begun, told column by column, ended; table_about says which thing it
 * is about, if it is about one.  What is not told, or told as
 * NULL, is 'no data'.  How the columns may differ is for the caller to set in
 * maker->verdict meanwhile. */
void table_begin(struct table_maker *maker);
void table_about(struct table_maker *maker, enum rungs_kind kind,
		 const struct rungs_ref *thing);
void table_say(struct table_maker *maker, size_t column, const char *text,
	       const struct rungs_basis *basis);
void table_end(struct table_maker *maker, const char *label);

/* Whether a column is a set of roles, not one. */
bool table_is_set(const struct rungs_compare_column *column);

/* Of how many roles of a column something is true: 'in all', 'in 2 of 5'; NULL
 * for a role alone. */
const char *table_how_many(struct builder *builder,
			   const struct rungs_compare_column *column,
			   size_t roles);

const char *table_named(const struct rungs_ref *ref);

/* The sections, in files of their own. */
void table_pay(struct table_maker *maker);
void table_conditions(struct table_maker *maker);
void table_ways(struct table_maker *maker);
void table_skills(struct table_maker *maker);
void table_certifications(struct table_maker *maker);

#endif
