#include "compile.h"

#include <sqlite3.h>
#include <string.h>

#include "core/error.h"
#include "core/schema.h"
#include "core/seal.h"
#include "folder.h"
#include "index.h"
#include "lint.h"
#include "prose.h"
#include "replace.h"

static enum rungs_status sql_failed(sqlite3 *db, struct rungs_error *error)
{
	if (db == NULL || sqlite3_errcode(db) == SQLITE_NOMEM)
		return error_no_memory(error);
	return error_set(error, RUNGS_IO, "The atlas cannot be made: %s.",
			 sqlite3_errmsg(db));
}

static enum rungs_status run(sqlite3 *db, const char *sql,
			     struct rungs_error *error)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sql_failed(db, error);
	return RUNGS_OK;
}

/* An empty atlas in memory; *out is the caller's on failure too. */
static enum rungs_status create(sqlite3 **out, struct rungs_error *error)
{
	enum rungs_status status;

	if (sqlite3_open_v2(":memory:", out,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
				    SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX,
			    NULL) != SQLITE_OK)
		return sql_failed(*out, error);
	status = run(*out, "PRAGMA page_size = 4096", error);
	if (status == RUNGS_OK)
		status = run(*out, rungs_schema, error);
	return status;
}

/* Leaves a transaction open: rows come faster in one. */
static enum rungs_status load_and_lint(sqlite3 *db, const char *path,
				       struct findings *findings,
				       struct rungs_error *error)
{
	enum rungs_status status;
	struct folder folder;

	status = run(db, "BEGIN", error);
	if (status == RUNGS_OK)
		status = folder_load(db, path, &folder, findings, error);
	if (status == RUNGS_OK)
		status = lint_folder(db, &folder, findings, error);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	findings_sort(findings);
	return status;
}

/* Pages in order and none to spare, whatever way the rows came in. */
static enum rungs_status write_atlas(sqlite3 *db, const char *path,
				     struct rungs_error *error)
{
	enum rungs_status status = run(db, "VACUUM", error);
	unsigned char *image, *sealed = NULL;
	sqlite3_int64 size;

	if (status != RUNGS_OK)
		return status;
	image = sqlite3_serialize(db, "main", &size, 0);
	if (image != NULL)
		sealed = sqlite3_realloc64(image,
					   (sqlite3_uint64)size + SEAL_SIZE);
	if (sealed == NULL) {
		sqlite3_free(image);
		return error_no_memory(error);
	}
	seal_put(sealed, (size_t)size);
	status = replace_file(path, sealed, (size_t)size + SEAL_SIZE, error);
	sqlite3_free(sealed);
	return status;
}

enum rungs_status check_folder(const char *folder, struct findings *findings,
			       struct rungs_error *error)
{
	enum rungs_status status;
	sqlite3 *db = NULL;

	status = create(&db, error);
	if (status == RUNGS_OK)
		status = load_and_lint(db, folder, findings, error);
	if (status == RUNGS_OK)
		status = prose_lint(db, findings, error);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	findings_sort(findings);
	sqlite3_close(db);
	return status;
}

enum rungs_status compile_folder(const char *folder, const char *out_path,
				 struct findings *findings,
				 struct rungs_error *error)
{
	enum rungs_status status;
	sqlite3 *db = NULL;

	status = create(&db, error);
	if (status == RUNGS_OK)
		status = load_and_lint(db, folder, findings, error);
	if (status == RUNGS_OK && findings->errors > 0)
		status = error_set(error, RUNGS_BAD_INPUT,
				   "Nothing is written: the tables in \"%s\" "
				   "have %zu error%s.",
				   folder, findings->errors,
				   findings->errors == 1 ? "" : "s");
	if (status == RUNGS_OK)
		status = index_build(db, error);
	if (status == RUNGS_OK)
		status = run(db, "COMMIT", error);
	if (status == RUNGS_OK)
		status = write_atlas(db, out_path, error);
	sqlite3_close(db);
	return status;
}
