/* An atlas made again from the next release of what it was made from, with
 * all that was added, changed and hidden here. */
#ifndef RUNGS_UPGRADE_H
#define RUNGS_UPGRADE_H

#include <rungs/atlas.h>

#include "finding.h"

/* The release: one of the two. */
struct upgrade_release {
	struct rungs_atlas *atlas; /* open; stays the caller's */
	/* A folder or ZIP as onet_import or esco_import take it, or a folder
	 * of tables. */
	const char *path;
	const char *language; /* of ESCO's, or NULL */
};

/* Makes the atlas of the release with the edits of `edited`, as merge_edits
 * does them, and writes it under out_path whole or not at all.  Findings of the
 * release come as its import tells them.
 * RUNGS_BAD_INPUT: the release is of something else, or what comes of the two
 * has errors. */
enum rungs_status upgrade_atlas(struct rungs_atlas *edited,
				const struct upgrade_release *release,
				const char *out_path, struct findings *findings,
				struct rungs_error *error);

#endif
