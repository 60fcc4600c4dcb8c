#include "draft.h"

#include <malloc.h>
#include <sqlite3.h>

#include "core/connection.h"
#include "core/error.h"
#include "core/replace.h"
#include "core/schema.h"
#include "core/seal.h"
#include "index.h"
#include "lines.h"
#include "progress.h"

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

enum rungs_status draft_begin(sqlite3 **out, struct rungs_error *error)
{
	enum rungs_status status;

	if (sqlite3_open_v2(":memory:", out,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
				    SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX,
			    NULL) != SQLITE_OK)
		return sql_failed(*out, error);
	/* What fails is thrown away, never rolled back. */
	status = run(*out, "PRAGMA journal_mode = OFF", error);
	/* What is deleted is gone with the draft; VACUUM leaves none of it. */
	if (status == RUNGS_OK)
		status = run(*out, "PRAGMA secure_delete = OFF", error);
	if (status == RUNGS_OK)
		status = run(*out, "PRAGMA page_size = 4096", error);
	if (status == RUNGS_OK)
		status = run(*out, "PRAGMA temp_store = MEMORY", error);
	if (status == RUNGS_OK)
		status = run(*out, rungs_schema, error);
	if (status == RUNGS_OK)
		status = run(*out, "BEGIN", error);
	return status;
}

/* Pages in order and none to spare, whatever way the rows came in.  What is
 * free of a page is zeroed, as nothing else makes sure of. */
static enum rungs_status write_atlas(sqlite3 *db, const char *path,
				     const struct progress *progress,
				     struct rungs_error *error)
{
	enum rungs_status status =
		run(db, "PRAGMA secure_delete = ON; VACUUM", error);
	unsigned char *image, *sealed = NULL;
	size_t whole = 0;
	sqlite3_int64 size;

	if (status != RUNGS_OK)
		return status;
	malloc_trim(0); /* the second copy that VACUUM makes is in pieces */
	image = sqlite3_serialize(db, "main", &size, 0);
	if (image != NULL) {
		whole = (size_t)size + seal_size((size_t)size);
		sealed = sqlite3_realloc64(image, whole);
	}
	if (sealed == NULL) {
		sqlite3_free(image);
		return error_no_memory(error);
	}
	progress_tell(progress, PROGRESS_WRITE, 0.7);
	seal_put(sealed, (size_t)size);
	status = replace_file(path, sealed, whole, error);
	sqlite3_free(sealed);
	progress_tell(progress, PROGRESS_WRITE, 1);
	return status;
}

static enum rungs_status derive(sqlite3 *draft, const struct progress *progress,
				struct rungs_error *error)
{
	enum rungs_status status;

	if (lines_settle(draft) != SQLITE_OK)
		return sql_failed(draft, error);
	status = index_build(draft, progress, error);
	if (status == RUNGS_OK)
		status = run(draft, "COMMIT", error);
	return status;
}

enum rungs_status draft_finish(sqlite3 *draft, const char *path,
			       const struct progress *progress,
			       struct rungs_error *error)
{
	enum rungs_status status = derive(draft, progress, error);

	if (status == RUNGS_OK)
		status = write_atlas(draft, path, progress, error);
	return status;
}

enum rungs_status draft_open(sqlite3 **draft, struct rungs_atlas **out,
			     struct rungs_error *error)
{
	enum rungs_status status = derive(*draft, NULL, error);

	if (status == RUNGS_OK)
		status = connection_adopt(*draft, out, error);
	if (status == RUNGS_OK)
		*draft = NULL;
	return status;
}
