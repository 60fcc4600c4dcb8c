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
#include "local.h"
#include "release.h"
#include "slurp.h"
#include "workbook.h"

/* The tables that anything taken in goes to. */
static const char *const amended[] = {"sources",
				      "level_scales",
				      "levels",
				      "education",
				      "occupations",
				      "occupation_relations",
				      "job_zones",
				      "pay",
				      "outlook",
				      "roles",
				      "role_occupations",
				      "flows",
				      NULL};

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
	status = connection_read_whole(atlas, error);
	if (status == RUNGS_OK)
		status = draft_begin(draft, error);
	if (status == RUNGS_OK)
		status = copy_tables(atlas->db, *draft, error);
	rungs_atlas_close(atlas);
	if (status == RUNGS_OK && local_begin(*draft, amended) != SQLITE_OK)
		status = error_no_memory(error);
	return status;
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

enum rungs_status amend_read(struct amendment *amendment,
			     const struct release_file *table,
			     const char *about, release_take *take,
			     void *context)
{
	struct script *script = amendment->script;
	enum rungs_status status;

	amendment->file = *table;
	amendment->file.name = amendment->name;
	amendment->file.required = true;
	amendment->kept = 0;
	status = release_read_bytes(script->release, &amendment->file,
				    amendment->bytes, amendment->size, take,
				    context);
	if (status == RUNGS_OK && amendment->kept == 0)
		status = error_set(script->error, RUNGS_BAD_INPUT,
				   "The file \"%s\" has no row that can be "
				   "used %s.",
				   amendment->name, about);
	return status;
}

static enum rungs_status fill_from_sheet(const struct amend *amend,
					 struct amendment *amendment,
					 struct workbook *workbook, size_t at)
{
	struct slurp sheet = {0};
	enum rungs_status status =
		workbook_sheet(workbook, at, &sheet, amendment->script->error);

	amendment->bytes = sheet.bytes;
	amendment->size = sheet.size;
	if (status == RUNGS_OK)
		status = amend->fill(amendment, amend->context);
	slurp_release(&sheet);
	return status;
}

/* From the first sheet that is such a table; what is wrong with the first of
 * all is told if none is. */
static enum rungs_status fill_from_sheets(const struct amend *amend,
					  struct amendment *amendment,
					  struct workbook *workbook)
{
	const struct release *release = amendment->script->release;
	struct rungs_error first = {0};
	struct rungs_error *error = amendment->script->error;
	enum rungs_status status =
		fill_from_sheet(amend, amendment, workbook, 0);

	if (status != RUNGS_BAD_INPUT || release->rows > 0)
		return status;
	if (error != NULL)
		first = *error;
	for (size_t i = 1; status == RUNGS_BAD_INPUT && release->rows == 0; i++)
		status = fill_from_sheet(amend, amendment, workbook, i);
	if (status == RUNGS_NOT_FOUND)
		status = RUNGS_BAD_INPUT;
	else
		first = (struct rungs_error){0};
	if (error != NULL && (status == RUNGS_OK || first.text[0] != '\0'))
		*error = first;
	return status;
}

static enum rungs_status fill_from_workbook(const struct amend *amend,
					    struct amendment *amendment,
					    const char *path)
{
	struct workbook *workbook;
	enum rungs_status status =
		workbook_open(&workbook, path, amendment->script->error);

	if (status == RUNGS_OK)
		status = fill_from_sheets(amend, amendment, workbook);
	workbook_close(workbook);
	return status;
}

static enum rungs_status fill(const struct amend *amend,
			      struct amendment *amendment, const char *path)
{
	struct script *script = amendment->script;
	enum rungs_status status =
		script_prepare(script, amend->begin, amend->sql, amend->count);

	if (status == RUNGS_OK &&
	    workbook_begins(amendment->bytes, amendment->size))
		status = fill_from_workbook(amend, amendment, path);
	else if (status == RUNGS_OK)
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
		status = fill(amend, &amendment, path);
	if (status == RUNGS_OK && local_end(script.db, amended) != SQLITE_OK)
		status = error_no_memory(error);
	if (status == RUNGS_OK)
		status = importer_lint(script.db, path, findings, error);
	findings_sort(findings);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	if (status == RUNGS_OK)
		status = draft_finish(script.db, atlas_path, findings->progress,
				      error);
	sqlite3_close(script.db);
	slurp_release(&bytes);
	return status;
}
