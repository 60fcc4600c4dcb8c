/* The ESCO classification in its CSV release, from 1.1 on and in any of its
 * languages, as an atlas.
 *
 * What becomes of it:
 *
 *	ISCO-08 sub-major groups (first two digits)  specializations
 *	ISCO-08 unit groups     occupations, the nearest of the roles in them
 *	occupations             roles of one track, under their ESCO codes
 *	alternative and hidden labels  alternate titles, once each, whatever
 *	                        their case
 *	skills                  skills of two groups, by their type
 *	essential relations     requirements, core
 *	optional relations      requirements, useful
 *	narrower occupations    moves of the kind `similar` from the broader one,
 *	                        `derived`
 *
 * ESCO has no levels: roles stand on one that says so, and requirements have
 * none.  A role's requirements go from those of its own trade to those of
 * every work, as reuse levels tell, and then by name. */
#ifndef RUNGS_ESCO_H
#define RUNGS_ESCO_H

#include <stdbool.h>

#include <rungs/error.h>

#include "finding.h"

struct sqlite3;

/* Whether it is formed like a language in names of files: 'en', 'en-us'. */
bool esco_is_language(const char *code);

/* Makes an atlas as importer_run does.  language says which one to read where
 * there are several; NULL takes the only one, and is RUNGS_BAD_INPUT
 * where there are more. */
enum rungs_status esco_import(const char *path, const char *language,
			      const char *out_path, struct findings *findings,
			      struct rungs_error *error);

/* The same as importer_draft does it. */
enum rungs_status esco_draft(const char *path, const char *language,
			     struct sqlite3 **draft, struct findings *findings,
			     struct rungs_error *error);

#endif
