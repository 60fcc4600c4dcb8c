/* The O*NET database in its text release, from 25 on, as an atlas.
 *
 * What becomes of it:
 *
 *	major groups of the SOC (first two digits)  specializations
 *	occupations             roles of one track, and occupations
 *	job zones               levels of a scale with the release; occupations
 *	                        without one stand on a scale of their own
 *	alternate and reported titles, short titles  alternate titles, once each,
 *	                        whatever their case
 *	tasks                   tasks, core ones first, then by task id
 *	skills, knowledge, abilities, work activities
 *	                        skills of a group each, and requirements
 *	technologies, tools     skills of two groups of the kind `tool`, and
 *	                        requirements without a level; what is in demand
 *	                        is core, and is told of the occupation too
 *	work context, work styles, interests, work values
 *	                        conditions
 *	education categories    education, in their order
 *	education, experience   the commonest answer and its share, of the
 *	                        occupation and in words of the role
 *	related occupations     relations of occupations, with tier and rank, and
 *	                        moves, most of the kind `similar`
 *
 * A role asks a skill whose importance (scale IM, 1 to 5) is at least
 * ONET_USEFUL, and it is core from ONET_CORE on.  Its level, of 5, is computed
 * from the level (scale LV, 0 to 7):
 *
 *	1 + round(LV * 4 / 7)
 *
 * and the requirement's evidence is `derived` for that.  A row that O*NET
 * recommends to suppress, or that it calls not relevant, asks nothing; where
 * the commonest answer is suppressed none is told.
 *
 * O*NET does not say which moves people make.  One to a related occupation is
 * derived where all of this holds, and `similar` otherwise:
 *
 *	tier         primary, short or long
 *	group        the same SOC major group
 *	job zone     on one scale: one higher for `advancement`; for `lateral`
 *	             the same, and one whose preparation has an upper bound
 *	work         more than a third of the detailed work activities of the
 *	             target are done in the occupation before
 *	knowledge    whatever of it is core to the target, the occupation before
 *	             asks too; for `lateral` skills as well
 *	leading      `lateral` neither enters nor leaves management or first-line
 *	             supervision, and `advancement` does not leave it
 *
 * Its years are how far apart the two zones' ranges of specific vocational
 * preparation lie, nearest to farthest, and unknown where one has no end.
 *
 * The value of a condition is computed from its figure on a scale from 1 to
 * high, and is `derived`:
 *
 *	round((figure - 1) * 3 / (high - 1))
 *
 * The scale of work styles goes from -3 to 3 from release 30 on; there it is
 * counted from 0, and what is below is 0.
 *
 * From 30.3 on many files and columns have other names; both are read. */
#ifndef RUNGS_ONET_H
#define RUNGS_ONET_H

#include <rungs/error.h>

#include "finding.h"

struct sqlite3;

#define ONET_USEFUL 3
#define ONET_CORE 3.75

/* Makes an atlas of the release in the folder or ZIP at path under out_path,
 * replaced whole or not at all.  What is not as it should be is added to
 * findings as a warning, and what is wrong with a row leaves it out of the
 * atlas; files, columns and rows that are not read are named in notes.
 * RUNGS_BAD_INPUT: a required file or column is missing, or what came of it
 * does not pass the lint; nothing is written.  RUNGS_IO: something cannot be
 * read or written. */
enum rungs_status onet_import(const char *path, const char *out_path,
			      struct findings *findings,
			      struct rungs_error *error);

/* The same as importer_draft does it. */
enum rungs_status onet_draft(const char *path, struct sqlite3 **draft,
			     struct findings *findings,
			     struct rungs_error *error);

#endif
