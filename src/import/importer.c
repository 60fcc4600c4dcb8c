#include "importer.h"

#include <sqlite3.h>
#include <string.h>

#include "core/error.h"
#include "draft.h"
#include "lines.h"
#include "lint.h"
#include "release.h"
#include "title_words.h"

static enum rungs_status fill(const struct importer *importer,
			      struct script *script)
{
	enum rungs_status status = script_prepare(
		script, importer->begin, importer->sql, importer->count);

	if (status == RUNGS_OK)
		status = importer->fill(script, importer->context);
	if (status == RUNGS_OK)
		status = title_words_add(script->db, script->error);
	script_close(script);
	return status;
}

/* Rows were judged one by one as they came; this judges them together.  What
 * is but a warning tells of the release, not of its import. */
enum rungs_status importer_lint(struct sqlite3 *draft, const char *path,
				struct findings *findings,
				struct rungs_error *error)
{
	size_t before = findings->errors, errors;
	enum rungs_status status = lint_errors(draft, findings, error);

	errors = findings->errors - before;
	if (status == RUNGS_OK && errors > 0)
		status = error_set(error, RUNGS_BAD_INPUT,
				   "Nothing is written: the atlas of \"%s\" "
				   "has %zu error%s.",
				   path, errors, errors == 1 ? "" : "s");
	return status;
}

/* What the schema would check of every row, lint checks of all. */
static int begin_rows(sqlite3 *draft)
{
	int got = sqlite3_exec(draft, "PRAGMA ignore_check_constraints = ON",
			       NULL, NULL, NULL);

	return got == SQLITE_OK ? lines_begin(draft) : got;
}

enum rungs_status importer_draft(const struct importer *importer,
				 const char *path, sqlite3 **draft,
				 struct findings *findings,
				 struct rungs_error *error)
{
	struct release release = {.findings = findings, .error = error};
	struct script script = {.release = &release, .error = error};
	enum rungs_status status = release_open(&release, path);

	if (status == RUNGS_OK)
		status = draft_begin(&script.db, error);
	if (status == RUNGS_OK && begin_rows(script.db) != SQLITE_OK)
		status = error_no_memory(error);
	if (status == RUNGS_OK)
		status = fill(importer, &script);
	if (status == RUNGS_OK)
		status = importer_lint(script.db, path, findings, error);
	if (status == RUNGS_OK)
		release_name_unread(&release);
	findings_sort(findings);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	release_close(&release);
	*draft = script.db;
	return status;
}

enum rungs_status importer_run(const struct importer *importer,
			       const char *path, const char *out_path,
			       struct findings *findings,
			       struct rungs_error *error)
{
	sqlite3 *draft = NULL;
	enum rungs_status status =
		importer_draft(importer, path, &draft, findings, error);

	if (status == RUNGS_OK)
		status = draft_finish(draft, out_path, findings->progress,
				      error);
	sqlite3_close(draft);
	return status;
}
