/* The rows of an overlay on those of an atlas: a row whose key the atlas has
 * changes that row, in the columns that the overlay's table has; any other is
 * added; texts of an aspect replace all that the atlas has of it. */
#ifndef RUNGS_LAY_H
#define RUNGS_LAY_H

#include <rungs/error.h>

#include "finding.h"
#include "folder.h"

struct sqlite3;

#define LAY_LINES 1000000000L /* above those of any file */

/* Lays what folder_load_overlay has filled in, once nothing is wrong with it.
 * Each row names the overlay's own source, the first of its sources.csv, and
 * its evidence is no stronger than that.  Findings name the overlay's lines;
 * notes among them tell rows that change one of the atlas with the same id.
 * The temporary table laid, which the atlas gets, has for every row its table
 * (name), the line the lint of `sum` tells (told), and that in the overlay
 * (line). */
enum rungs_status lay_rows(struct sqlite3 *overlay, const struct folder *folder,
			   struct sqlite3 *atlas, struct folder *sum,
			   struct findings *findings,
			   struct rungs_error *error);

/* Removes from the atlas what rows that were added make untrue: that nothing
 * leads to a role, and listed titles that a role no longer has. */
enum rungs_status lay_clear_untrue(struct sqlite3 *atlas,
				   struct rungs_error *error);

#endif
