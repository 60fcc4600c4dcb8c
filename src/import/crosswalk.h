/* The crosswalk between ESCO and O*NET that both publish, as it is released: to
 * which occupations of O*NET each of ESCO's is mapped, and how near they are.
 *
 * Every row whose two ends are known becomes one of role_occupations.  Of the
 * occupations that a role is mapped to, those of the best match count: exact
 * before close before broad, where the role is part of the occupation, before
 * narrow, where the occupation is part of the role.  Where there is one, it
 * becomes the role's nearest occupation, which gives it pay and outlook.  Where
 * all of them have one job zone, the role gets its level.  Rows that map ISCO
 * groups say nothing of a role and are left out. */
#ifndef RUNGS_IMPORT_CROSSWALK_H
#define RUNGS_IMPORT_CROSSWALK_H

#include <rungs/error.h>

#include "finding.h"

struct rungs_atlas;

/* Takes the file into an atlas of ESCO, with job zones, pay and outlook of an
 * atlas of O*NET, which stays the caller's; see amend_run.
 * Rows of a crosswalk that was taken before, and what came by it, are replaced.
 * RUNGS_BAD_INPUT: also, one of the two is none such. */
enum rungs_status crosswalk_import(const char *path, const char *atlas_path,
				   struct rungs_atlas *onet,
				   struct findings *findings,
				   struct rungs_error *error);

#endif
