/* A table that others publish, taken into an atlas that is there: its rows are
 * added to it or replace those of the same place and time. */
#ifndef RUNGS_AMEND_H
#define RUNGS_AMEND_H

#include <rungs/error.h>

#include "finding.h"
#include "release.h"
#include "script.h"

/* The table at hand. */
struct amendment {
	struct script *script;
	const char *name; /* of the file */
	const char *bytes;
	size_t size;
	struct release_file file; /* that amend_read reads */
	long kept;                /* rows of use, as take counts them */
};

/* Reads the table, whose name need not be told, row by row with take, which
 * gets the context.  RUNGS_BAD_INPUT also if it keeps none; about: what they
 * should be, 'about an occupation of the atlas'. */
enum rungs_status amend_read(struct amendment *amendment,
			     const struct release_file *table,
			     const char *about, release_take *take,
			     void *context);

struct amend {
	const char *begin; /* SQL that makes the temporary tables */
	const char *const *sql;
	size_t count; /* of sql */
	/* Takes the table into the atlas, with amend_read, and gets the
	 * context. */
	enum rungs_status (*fill)(struct amendment *amendment, void *context);
	void *context;
};

/* Makes the atlas under atlas_path anew with the table in the file; what
 * depends on its rows is derived again.  The atlas is replaced whole or not at
 * all, and whoever has it open keeps the old one.  What is wrong with a row
 * leaves it out and is added to findings as a warning; what was left aside is
 * named in notes.
 * RUNGS_BAD_INPUT: the file is no such table.  RUNGS_IO: something cannot be
 * read or written.  What else is wrong with the atlas: see
 * rungs_atlas_open. */
enum rungs_status amend_run(const struct amend *amend, const char *path,
			    const char *atlas_path, struct findings *findings,
			    struct rungs_error *error);

#endif
