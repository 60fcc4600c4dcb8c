#include "compile.h"

#include <sqlite3.h>

#include "core/error.h"
#include "draft.h"
#include "folder.h"
#include "lint.h"
#include "prose.h"

static enum rungs_status load_and_lint(sqlite3 *db, const char *path,
				       struct findings *findings,
				       struct rungs_error *error)
{
	enum rungs_status status;
	struct folder folder;

	status = folder_load(db, path, &folder, findings, error);
	if (status == RUNGS_OK)
		status = lint_folder(db, &folder, findings, error);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	findings_sort(findings);
	return status;
}

enum rungs_status check_folder(const char *folder, struct findings *findings,
			       struct rungs_error *error)
{
	enum rungs_status status;
	sqlite3 *draft = NULL;

	status = draft_begin(&draft, error);
	if (status == RUNGS_OK)
		status = load_and_lint(draft, folder, findings, error);
	if (status == RUNGS_OK)
		status = prose_lint(draft, findings, error);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	findings_sort(findings);
	sqlite3_close(draft);
	return status;
}

enum rungs_status compile_folder(const char *folder, const char *out_path,
				 struct findings *findings,
				 struct rungs_error *error)
{
	enum rungs_status status;
	sqlite3 *draft = NULL;

	status = draft_begin(&draft, error);
	if (status == RUNGS_OK)
		status = load_and_lint(draft, folder, findings, error);
	if (status == RUNGS_OK && findings->errors > 0)
		status = error_set(error, RUNGS_BAD_INPUT,
				   "Nothing is written: the tables in \"%s\" "
				   "have %zu error%s.",
				   folder, findings->errors,
				   findings->errors == 1 ? "" : "s");
	if (status == RUNGS_OK)
		status = draft_finish(draft, out_path, findings->progress,
				      error);
	sqlite3_close(draft);
	return status;
}
