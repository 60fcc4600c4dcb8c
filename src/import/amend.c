#include "amend.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include <rungs/atlas.h>

#include "copy.h"
#include "core/connection.h"
#include "core/error.h"
#include "draft.h"
#include "importer.h"
#include "release.h"
#include "slurp.h"

static enum rungs_status read_file(const char *path, struct slurp *out,
				   struct rungs_error *error)
{
	const char *reason;

	switch (slurp_read(out, AT_FDCWD, path)) {
	case SLURP_READ:
		return RUNGS_OK;
	case SLURP_NO_MEMORY:
		return error_no_memory(error);
	case SLURP_MISSING:
		reason = "there is none";
		break;
	case SLURP_NO_FILE:
		reason = "it is not a file";
		break;
	case SLURP_TOO_LARGE:
		reason = "it is too large";
		break;
	case SLURP_REFUSED:
	default:
		reason = out->reason;
		break;
	}
	return error_set(error, RUNGS_IO, "The file \"%s\" cannot be read: %s.",
			 path, reason);
}

/* A draft with the tables of the atlas. */
static enum rungs_status read_atlas(const char *path, sqlite3 **draft,
				    struct rungs_error *error)
{
	struct rungs_atlas *atlas;
	enum rungs_status status = rungs_atlas_open(&atlas, path, error);

	if (status != RUNGS_OK)
		return status;
	/* All of it is read, which the bound on one query does not foresee. */
	sqlite3_progress_handler(atlas->db, 0, NULL, NULL);
	status = draft_begin(draft, error);
	if (status == RUNGS_OK)
		status = copy_tables(atlas->db, *draft, error);
	rungs_atlas_close(atlas);
	return status;
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static enum rungs_status fill(const struct amend *amend,
			      struct amendment *amendment)
{
	struct script *script = amendment->script;
	enum rungs_status status =
		script_prepare(script, amend->begin, amend->sql, amend->count);

	if (status == RUNGS_OK)
		status = amend->fill(amendment, amend->context);
	script_close(script);
	return status;
}

enum rungs_status amend_run(const struct amend *amend, const char *path,
			    const char *atlas_path, struct findings *findings,
			    struct rungs_error *error)
{
	struct release release = {.findings = findings, .error = error};
	struct script script = {.release = &release, .error = error};
	struct amendment amendment = {.script = &script, .name = name_of(path)};
	struct slurp bytes = {0};
	enum rungs_status status = read_file(path, &bytes, error);

	amendment.bytes = bytes.bytes;
	amendment.size = bytes.size;
	if (status == RUNGS_OK)
		status = read_atlas(atlas_path, &script.db, error);
	if (status == RUNGS_OK)
		status = fill(amend, &amendment);
	if (status == RUNGS_OK)
		status = importer_lint(script.db, path, findings, error);
	findings_sort(findings);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	if (status == RUNGS_OK)
		status = draft_finish(script.db, atlas_path, error);
	sqlite3_close(script.db);
	slurp_release(&bytes);
	return status;
}

void amend_tell_rows(struct amendment *amendment, long kept, const char *of)
{
	struct release *release = amendment->script->release;
	char message[160];

	snprintf(message, sizeof(message), "%ld row%s, of which %ld %s kept%s",
		 release->rows, release->rows == 1 ? "" : "s", kept,
		 kept == 1 ? "was" : "were", of);
	release_note(release, message);
}
