/* Opening an atlas that somebody else made.  Nothing in it is believed: the
 * header, the tables' own text and the whole structure are checked, and the
 * connection can neither write, nor run the file's code, nor run for ever.
 * After sqlite.org/security.html.  Only a seal stands for a sound structure,
 * page by page as they are read: whoever forges one gets wrong answers, which
 * rows could give as well, but no further. */
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
#include "vfs.h"

#define LARGEST ((off_t)512 << 20)
#define SMALL ((off_t)16 << 20) /* up to this size a file is read through */

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

static enum rungs_status file_check_header(const struct file *file,
					   struct rungs_error *error)
{
	unsigned char header[512];
	ssize_t size;

	do
		size = pread(file->fd, header, sizeof(header), 0);
	while (size < 0 && errno == EINTR);
	if (size < 0)
		return file_failed(file, error);
	return header_check(header, (size_t)size, file->name, error);
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
				      struct rungs_error *error)
{
	switch (tables_compare(atlas->db, own_tables)) {
	case TABLES_SAME:
		return RUNGS_OK;
	case TABLES_OTHER:
		return error_set(error, RUNGS_DAMAGED,
				 "%s does not have the tables of an atlas; "
				 "compile or import it anew.",
				 connection_name(atlas));
	default:
		return connection_failed(atlas, error);
	}
}

static enum rungs_status check_structure(struct rungs_atlas *atlas,
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
			status = error_set(
				error, RUNGS_DAMAGED, "%s is damaged: %.200s.",
				connection_name(atlas),
				answer != NULL ? answer : "no answer");
	}
	sqlite3_finalize(check);
	return status;
}

enum rungs_status rungs_atlas_verify(struct rungs_atlas *atlas,
				     struct rungs_error *error)
{
	int code = seal_check(atlas->db);
	enum rungs_status status;

	if (code == SQLITE_OK)
		return RUNGS_OK;
	if (code != SQLITE_NOTFOUND)
		return connection_failed_by(atlas, code, error);
	sqlite3_set_authorizer(atlas->db, NULL, NULL);
	connection_bound(atlas);
	status = check_structure(atlas, error);
	connection_bar(atlas);
	return status;
}

static enum rungs_status open_checked(struct rungs_atlas *atlas,
				      struct file *file,
				      struct rungs_error *error)
{
	enum rungs_status status;

	if (vfs_open(&atlas->db, &file->fd) != SQLITE_OK)
		return connection_failed(atlas, error);
	/* Nothing ever changes: one transaction serves all reads. */
	sqlite3_exec(atlas->db, "BEGIN", NULL, NULL, NULL);
	harden(atlas->db);
	connection_bound(atlas);
	status = check_tables(atlas, error);
	if (status == RUNGS_OK &&
	    (file->size <= SMALL || !vfs_is_sealed(atlas->db)))
		status = rungs_atlas_verify(atlas, error);
	if (status == RUNGS_OK)
		connection_bar(atlas);
	return status;
}

enum rungs_status rungs_atlas_open(struct rungs_atlas **out, const char *path,
				   struct rungs_error *error)
{
	struct rungs_atlas *atlas = NULL;
	struct file file;
	enum rungs_status status;

	*out = NULL;
	status = file_open(&file, path, error);
	if (status == RUNGS_OK)
		status = file_check_header(&file, error);
	if (status != RUNGS_OK)
		goto out;
	atlas = calloc(1, sizeof(*atlas));
	if (atlas == NULL || (atlas->name = strdup(file.name)) == NULL)
		status = error_no_memory(error);
	else
		status = open_checked(atlas, &file, error);
out:
	if (file.fd >= 0)
		close(file.fd);
	if (status != RUNGS_OK)
		rungs_atlas_close(atlas);
	else
		*out = atlas;
	return status;
}
