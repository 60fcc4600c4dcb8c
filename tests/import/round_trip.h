/* An atlas that is exported and compiled again. */
#ifndef TESTS_ROUND_TRIP_H
#define TESTS_ROUND_TRIP_H

#include <check.h>

#include <rungs/atlas.h>

#include "core/connection.h"
#include "import/compile.h"
#include "import/export.h"
#include "scratch.h"

/* Writes the atlas as tables, which go again, and what is compiled from them
 * under `again`: the two are the same. */
SCRATCH void expect_round_trip(const char *path, const char *tables,
			       const char *again)
{
	struct findings found = {0};
	struct rungs_atlas *atlas;
	struct rungs_error why;

	ck_assert_msg(rungs_atlas_open(&atlas, path, &why) == RUNGS_OK, "%s",
		      why.text);
	sqlite3_progress_handler(atlas->db, 0, NULL, NULL);
	ck_assert_msg(export_atlas(atlas->db, tables, &why) == RUNGS_OK, "%s",
		      why.text);
	rungs_atlas_close(atlas);
	ck_assert_msg(compile_folder(tables, again, &found, &why) == RUNGS_OK,
		      "%s", why.text);
	findings_release(&found);
	scratch_delete(strdup(tables));
	expect_same_bytes(path, again);
}

#endif
