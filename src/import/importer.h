/* What the import of every release has in common: a draft that is filled from
 * a folder or a ZIP, judged, and written whole or not at all. */
#ifndef RUNGS_IMPORTER_H
#define RUNGS_IMPORTER_H

#include <rungs/error.h>

#include "finding.h"
#include "script.h"

struct sqlite3;

struct importer {
	const char *begin; /* SQL that makes the temporary tables */
	const char *const *sql;
	size_t count; /* of sql */
	/* Reads the release with the script, and gets the context. */
	enum rungs_status (*fill)(struct script *script, void *context);
	void *context;
};

/* Makes an atlas of the release in the folder or ZIP at path under out_path,
 * replaced whole or not at all.  What is not as it should be is added to
 * findings as a warning, and what is wrong with a row leaves it out of the
 * atlas; files, columns and rows that are not read are named in notes.
 * RUNGS_BAD_INPUT: a required file or column is missing, or what came of it
 * does not pass the lint; nothing is written.  RUNGS_IO: something cannot be
 * read or written. */
enum rungs_status importer_run(const struct importer *importer,
			       const char *path, const char *out_path,
			       struct findings *findings,
			       struct rungs_error *error);

/* The same up to where the atlas would be written: *draft, which is the
 * caller's to close, on failure too, is for draft_finish. */
enum rungs_status importer_draft(const struct importer *importer,
				 const char *path, struct sqlite3 **draft,
				 struct findings *findings,
				 struct rungs_error *error);

/* Judges a draft made from what is under path; errors are added to findings
 * and refused, RUNGS_BAD_INPUT. */
enum rungs_status importer_lint(struct sqlite3 *draft, const char *path,
				struct findings *findings,
				struct rungs_error *error);

#endif
