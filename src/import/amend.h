/* A table that others publish, taken into an atlas that is there: its rows are
 * added to it or replace those of the same place and time. */
#ifndef RUNGS_AMEND_H
#define RUNGS_AMEND_H

#include <rungs/error.h>

#include "finding.h"
#include "script.h"

struct release_file;

/* The table at hand. */
struct amendment {
	struct script *script; /* its release is read with amend_read */
	const char *name;      /* of the file */
	const char *bytes;
	size_t size;
};

struct amend {
	const char *begin; /* SQL that makes the temporary tables */
	const char *const *sql;
	size_t count; /* of sql */
	/* Takes the table into the atlas, and gets the context.  Where none of
	 * its rows is of any use it says so, RUNGS_BAD_INPUT. */
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
