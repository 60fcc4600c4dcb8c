/* What a person has of what a page or a list shows. */
#ifndef RUNGS_OWN_H
#define RUNGS_OWN_H

#include <rungs/profile.h>

#include "page.h"
#include "table.h"

/* Where a profile keeps that a person has, likes or does not want a thing of
 * this kind; false if it keeps nothing of it but bookmarks and notes. */
bool own_section(enum rungs_kind kind, enum rungs_section *out);

/* The id of the thing's record in a section, in place; returns out. */
const char *own_id(enum rungs_section section, enum rungs_kind kind,
		   const char *id, char *out, size_t size);

/* The thing's record in own_section; NULL if there is none. */
const struct rungs_record *own_record(const struct rungs_records *records,
				      enum rungs_kind kind, const char *id);

/* The thing of an atlas that a record names, its id borrowed from the record;
 * false if it names none. */
bool own_thing(const struct rungs_record *record, struct page_link *out);

/* One column for a list or a margin: '✓' for what one has, '~' for a skill one
 * has below the level that is asked (0 for none), 'x' for a condition that is
 * not wanted, '★' for a bookmark, '•' for a marked role; empty for none.
 * Static. */
const char *own_sign(const struct rungs_records *records, enum rungs_kind kind,
		     const char *id, int asks);

/* The same page with what one has in words beside what it asks, unless it tells
 * that itself, and on top,
 * in out->own rows, what one has of its own thing.  The plain page must
 * outlive it. */
enum rungs_status own_page(struct page *out, const struct page *plain,
			   const struct rungs_records *records,
			   struct rungs_error *error);

/* Tells in the labels of a table's rows what one has of what they are about;
 * again when that has changed. */
void own_table(struct table *table, const struct rungs_records *records);

#endif
