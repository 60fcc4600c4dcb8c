#include "connection.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"

/* Virtual machine steps that no query of ours comes near. */
#define STEPS_PER_CALL 100000
#define CALLS_PER_QUERY 500

static int progress(void *context)
{
	struct rungs_atlas *atlas = context;

	return --atlas->steps < 0;
}

void connection_bound(struct rungs_atlas *atlas)
{
	atlas->steps = CALLS_PER_QUERY;
	sqlite3_progress_handler(atlas->db, STEPS_PER_CALL, progress, atlas);
}

enum rungs_status connection_read_whole(struct rungs_atlas *atlas,
					struct rungs_error *error)
{
	enum rungs_status status = rungs_atlas_verify(atlas, error);

	sqlite3_progress_handler(atlas->db, 0, NULL, NULL);
	return status;
}

static int authorize(void *context, int action, const char *first,
		     const char *second, const char *third, const char *fourth)
{
	(void)context, (void)first, (void)second, (void)third, (void)fourth;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	default:
		return SQLITE_DENY;
	}
}

void connection_bar(struct rungs_atlas *atlas)
{
	/* What reads lists tells its columns when it is first used, which the
	 * authorizer takes for writing. */
	sqlite3_exec(atlas->db, "SELECT key FROM json_each('[]')", NULL, NULL,
		     NULL);
	sqlite3_limit(atlas->db, SQLITE_LIMIT_LENGTH, CONNECTION_LENGTH_MOST);
	sqlite3_set_authorizer(atlas->db, authorize, NULL);
}

const char *connection_name(const struct rungs_atlas *atlas)
{
	return atlas->name != NULL ? atlas->name : "The atlas";
}

static enum rungs_status failed(struct rungs_atlas *atlas, int code,
				const char *why, struct rungs_error *error)
{
	const char *name = connection_name(atlas);

	if (code == SQLITE_IOERR_DATA)
		return error_set(error, RUNGS_DAMAGED,
				 "%.300s is damaged: it is not what was "
				 "compiled.",
				 name);
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return error_no_memory(error);
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		return error_set(error, RUNGS_IO, "%.300s cannot be read: %s.",
				 name, why);
	case SQLITE_INTERRUPT:
		return error_set(error, RUNGS_DAMAGED,
				 "%.300s takes too long to read; it is "
				 "damaged or made to mislead.",
				 name);
	case SQLITE_NOTADB:
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%.300s is not an atlas.", name);
	default:
		return error_set(error, RUNGS_DAMAGED, "%.300s is damaged: %s.",
				 name, why);
	}
}

enum rungs_status connection_failed(struct rungs_atlas *atlas,
				    struct rungs_error *error)
{
	return failed(atlas, sqlite3_extended_errcode(atlas->db),
		      sqlite3_errmsg(atlas->db), error);
}

enum rungs_status connection_failed_by(struct rungs_atlas *atlas, int code,
				       struct rungs_error *error)
{
	return failed(atlas, code, sqlite3_errstr(code), error);
}

enum rungs_status connection_open_image(sqlite3 **out, const void *image,
					size_t size, unsigned flags,
					struct rungs_error *error)
{
	sqlite3 *db = NULL;
	char *mmap;

	*out = NULL;
	if (sqlite3_open_v2(":memory:", &db,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
				    SQLITE_OPEN_EXRESCODE,
			    NULL) != SQLITE_OK) {
		sqlite3_close(db);
		if (flags & SQLITE_DESERIALIZE_FREEONCLOSE)
			sqlite3_free((void *)(uintptr_t)image);
		return error_no_memory(error);
	}
	/* READONLY: nothing writes through this pointer. */
	if (sqlite3_deserialize(db, "main", (unsigned char *)(uintptr_t)image,
				(sqlite3_int64)size, (sqlite3_int64)size,
				flags | SQLITE_DESERIALIZE_READONLY) !=
	    SQLITE_OK) {
		sqlite3_close(db);
		return error_no_memory(error);
	}
	/* Pages are then used where they lie instead of being copied. */
	mmap = sqlite3_mprintf("PRAGMA mmap_size = %llu",
			       (unsigned long long)size + 4096);
	if (mmap != NULL)
		sqlite3_exec(db, mmap, NULL, NULL, NULL);
	sqlite3_free(mmap);
	/* Nothing ever changes: one transaction serves all reads. */
	sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
	*out = db;
	return RUNGS_OK;
}

enum rungs_status connection_adopt(sqlite3 *db, struct rungs_atlas **out,
				   struct rungs_error *error)
{
	*out = calloc(1, sizeof(**out));
	if (*out == NULL)
		return error_no_memory(error);
	(*out)->db = db;
	sqlite3_exec(db, "PRAGMA query_only = ON; BEGIN", NULL, NULL, NULL);
	return RUNGS_OK;
}

enum rungs_status connection_statement(struct rungs_atlas *atlas,
				       enum statement which, sqlite3_stmt **out,
				       struct rungs_error *error)
{
	sqlite3_stmt **kept = &atlas->statements[which];

	connection_bound(atlas);
	if (*kept == NULL && sqlite3_prepare_v3(atlas->db, statement_sql[which],
						-1, SQLITE_PREPARE_PERSISTENT,
						kept, NULL) != SQLITE_OK) {
		*out = NULL;
		return connection_failed(atlas, error);
	}
	sqlite3_reset(*kept);
	sqlite3_clear_bindings(*kept);
	*out = *kept;
	return RUNGS_OK;
}
