/* Opening an atlas that somebody else made.  Nothing in it is believed: the
 * header, the tables' own text and the whole structure are checked, and the
 * connection can neither write, nor run the file's code, nor run for ever.
 * After sqlite.org/security.html.  Only an intact seal stands for a sound
 * structure: whoever forges one gets wrong answers, which rows could give as
 * well, but no further. */
#include <rungs/atlas.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "connection.h"
#include "error.h"
#include "header.h"
#include "seal.h"
#include "tables.h"

#define LARGEST ((off_t)512 << 20)
#define COPIED ((off_t)1 << 20) /* up to this size a file is read whole */
#define WAL_AT 18               /* two bytes: 2 in write-ahead-log mode */

struct file {
	const char *path;
	char name[320]; /* quoted, for messages */
	int fd;
	off_t size;
};

static enum rungs_status file_failed(const struct file *file,
				     struct rungs_error *error)
{
	return error_set(error, RUNGS_IO, "Cannot read %s: %s.", file->name,
			 strerror(errno));
}

/* A journal beside the file means that somebody stopped half-way: without it
 * the file would be read half-written. */
static enum rungs_status file_check_journals(const struct file *file,
					     struct rungs_error *error)
{
	static const char *const suffixes[] = {"-journal", "-wal"};
	struct stat info;
	char path[4200];

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		snprintf(path, sizeof(path), "%s%s", file->path, suffixes[i]);
		if (stat(path, &info) == 0 && info.st_size > 0)
			return error_set(error, RUNGS_DAMAGED,
					 "%s is half-written: an unfinished "
					 "journal '%.60s' lies beside it.",
					 file->name, path + strlen(file->path));
	}
	return RUNGS_OK;
}

static enum rungs_status file_open(struct file *file, const char *path,
				   struct rungs_error *error)
{
	struct stat info;

	*file = (struct file){.path = path, .fd = -1};
	snprintf(file->name, sizeof(file->name), "'%.300s'", path);
	if (strlen(path) > 4096)
		return error_set(error, RUNGS_IO, "The path %s is too long.",
				 file->name);
	file->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (file->fd < 0 || fstat(file->fd, &info) != 0)
		return file_failed(file, error);
	if (S_ISDIR(info.st_mode))
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is a folder, not an atlas file; 'rungs "
				 "compile' makes one of it.",
				 file->name);
	if (!S_ISREG(info.st_mode))
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is not a regular file.", file->name);
	if (info.st_size > LARGEST)
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is larger than any atlas (512 MB).",
				 file->name);
	file->size = info.st_size;
	return file_check_journals(file, error);
}

static int read_part(void *context, void *out, size_t length, size_t offset)
{
	const struct file *file = context;

	while (length > 0) {
		ssize_t got = pread(file->fd, out, length, (off_t)offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return -1;
		out = (char *)out + got;
		offset += (size_t)got;
		length -= (size_t)got;
	}
	return 0;
}

static enum rungs_status file_read(struct file *file, void *out, size_t size,
				   struct rungs_error *error)
{
	errno = 0;
	if (read_part(file, out, size, 0) == 0)
		return RUNGS_OK;
	if (errno != 0)
		return file_failed(file, error);
	return error_set(error, RUNGS_DAMAGED, "%s is cut short.", file->name);
}

static enum rungs_status open_copy(struct rungs_atlas *atlas, struct file *file,
				   struct rungs_error *error)
{
	size_t size = (size_t)file->size;
	unsigned char *copy = sqlite3_malloc64(size);
	enum rungs_status status;

	if (copy == NULL)
		return error_no_memory(error);
	status = file_read(file, copy, size, error);
	if (status != RUNGS_OK) {
		sqlite3_free(copy);
		return status;
	}
	copy[WAL_AT] = copy[WAL_AT + 1] = 1;
	return connection_open_image(&atlas->db, copy, size,
				     SQLITE_DESERIALIZE_FREEONCLOSE, error);
}

/* By its descriptor, so that what was checked is what is read. */
static enum rungs_status open_in_place(struct rungs_atlas *atlas,
				       const struct file *file,
				       struct rungs_error *error)
{
	char uri[64];

	snprintf(uri, sizeof(uri), "file:/proc/self/fd/%d?mode=ro&immutable=1",
		 file->fd);
	if (sqlite3_open_v2(uri, &atlas->db,
			    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
				    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
			    NULL) != SQLITE_OK)
		return connection_failed(atlas, error);
	/* Nothing ever changes: one transaction serves all reads. */
	sqlite3_exec(atlas->db, "BEGIN", NULL, NULL, NULL);
	return RUNGS_OK;
}

static void harden(sqlite3 *db)
{
	static const struct {
		int which, value;
	} limits[] = {
		{SQLITE_LIMIT_LENGTH, CONNECTION_LENGTH_MOST},
		{SQLITE_LIMIT_SQL_LENGTH, 100000},
		{SQLITE_LIMIT_COLUMN, 100},
		{SQLITE_LIMIT_EXPR_DEPTH, 40},
		{SQLITE_LIMIT_COMPOUND_SELECT, 20},
		{SQLITE_LIMIT_VDBE_OP, 25000},
		{SQLITE_LIMIT_FUNCTION_ARG, 8},
		{SQLITE_LIMIT_ATTACHED, 0},
		{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
		{SQLITE_LIMIT_VARIABLE_NUMBER, 32},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 5},
		{SQLITE_LIMIT_WORKER_THREADS, 0},
	};
	static const struct {
		int which, value;
	} settings[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
		{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
	};

	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		sqlite3_limit(db, limits[i].which, limits[i].value);
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		sqlite3_db_config(db, settings[i].which, settings[i].value,
				  NULL);
	sqlite3_exec(db,
		     "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
		     "PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;",
		     NULL, NULL, NULL);
}

static const char own_tables[] = {
#include "schema_tables.inc"
};

static enum rungs_status check_tables(struct rungs_atlas *atlas,
				      const struct file *file,
				      struct rungs_error *error)
{
	switch (tables_compare(atlas->db, own_tables)) {
	case TABLES_SAME:
		return RUNGS_OK;
	case TABLES_OTHER:
		return error_set(error, RUNGS_DAMAGED,
				 "%s does not have the tables of an atlas; "
				 "compile or import it anew.",
				 file->name);
	default:
		return connection_failed(atlas, error);
	}
}

static enum rungs_status check_structure(struct rungs_atlas *atlas,
					 const struct file *file,
					 struct rungs_error *error)
{
	sqlite3_stmt *check = NULL;
	enum rungs_status status = RUNGS_OK;
	const char *answer;

	if (sqlite3_prepare_v2(atlas->db, "PRAGMA quick_check(1)", -1, &check,
			       NULL) != SQLITE_OK ||
	    sqlite3_step(check) != SQLITE_ROW) {
		status = connection_failed(atlas, error);
	} else {
		answer = (const char *)sqlite3_column_text(check, 0);
		if (answer == NULL || strcmp(answer, "ok") != 0)
			status = error_set(error, RUNGS_DAMAGED,
					   "%s is damaged: %.200s.", file->name,
					   answer != NULL ? answer
							  : "no answer");
	}
	sqlite3_finalize(check);
	return status;
}

/* whole: all that is in the file is read, and must be as it was made. */
static enum rungs_status open_file(struct rungs_atlas **out, const char *path,
				   bool whole, struct rungs_error *error)
{
	unsigned char header[512];
	struct rungs_atlas *atlas = NULL;
	enum seal_state seal = SEAL_INTACT; /* unless one looks */
	struct file file;
	enum rungs_status status;

	*out = NULL;
	status = file_open(&file, path, error);
	if (status != RUNGS_OK)
		goto out;
	if (file.size < (off_t)sizeof(header)) {
		status = file_read(&file, header, (size_t)file.size, error);
		if (status == RUNGS_OK)
			status = header_check(header, (size_t)file.size,
					      file.name, error);
		goto out;
	}
	status = file_read(&file, header, sizeof(header), error);
	if (status == RUNGS_OK)
		status = header_check(header, sizeof(header), file.name, error);
	if (status == RUNGS_OK && whole)
		seal = seal_check(read_part, &file, (size_t)file.size);
	if (seal == SEAL_BROKEN)
		status = error_set(error, RUNGS_DAMAGED,
				   "%s is damaged: it is not what was "
				   "compiled.",
				   file.name);
	if (status != RUNGS_OK)
		goto out;
	atlas = calloc(1, sizeof(*atlas));
	if (atlas == NULL || (atlas->name = strdup(file.name)) == NULL) {
		status = error_no_memory(error);
		goto out;
	}
	/* A file in write-ahead-log mode can only be read as a copy. */
	status = file.size <= COPIED || header[WAL_AT] == 2
			 ? open_copy(atlas, &file, error)
			 : open_in_place(atlas, &file, error);
	if (status != RUNGS_OK)
		goto out;
	harden(atlas->db);
	connection_bound(atlas);
	status = check_tables(atlas, &file, error);
	if (status == RUNGS_OK && seal == SEAL_NONE)
		status = check_structure(atlas, &file, error);
	if (status == RUNGS_OK)
		connection_bar(atlas);
out:
	if (file.fd >= 0)
		close(file.fd);
	if (status != RUNGS_OK)
		rungs_atlas_close(atlas);
	else
		*out = atlas;
	return status;
}

enum rungs_status rungs_atlas_open(struct rungs_atlas **out, const char *path,
				   struct rungs_error *error)
{
	return open_file(out, path, true, error);
}

enum rungs_status rungs_atlas_glance(struct rungs_atlas **out, const char *path,
				     struct rungs_error *error)
{
	return open_file(out, path, false, error);
}
