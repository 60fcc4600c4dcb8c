#include "profile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "profile_image.h"
#include "tables.h"

#define WAIT_MS 5000
#define WAIT_BRISK_MS 200
#define ASIDE_TRIES 1000
#define SYNCHRONOUS "PRAGMA synchronous = EXTRA"

static const char migration_001[] = {
#include "profile_001.inc"
};
static const char migration_002[] = {
#include "profile_002.inc"
};

static const char own_tables[] = {
#include "profile_tables.inc"
};

const char *const profile_migrations[] = {migration_001, migration_002};
const size_t profile_version =
	sizeof(profile_migrations) / sizeof(*profile_migrations);

enum rungs_status profile_failed(const struct rungs_profile *profile,
				 struct rungs_error *error)
{
	const char *said = sqlite3_errmsg(profile->db);

	switch (sqlite3_errcode(profile->db) & 0xff) {
	case SQLITE_NOMEM:
		return error_no_memory(error);
	case SQLITE_FULL:
		return error_set(error, RUNGS_IO,
				 "The profile %s is as it was: the disk is "
				 "full.",
				 profile->name);
	case SQLITE_READONLY:
		return error_set(error, RUNGS_IO,
				 "The profile %s cannot be changed: it is "
				 "read-only.",
				 profile->name);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(error, RUNGS_IO,
				 "The profile %s is held by another program; "
				 "try again.",
				 profile->name);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return error_set(error, RUNGS_IO,
				 "The profile %s cannot be read or written: "
				 "%s.",
				 profile->name, said);
	case SQLITE_NOTADB:
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is no profile; it is left as it is.",
				 profile->name);
	default:
		return error_set(error, RUNGS_DAMAGED,
				 "The profile %s is damaged: %s.",
				 profile->name, said);
	}
}

static enum rungs_status refused(const struct rungs_profile *profile,
				 struct rungs_error *error)
{
	return error_set(error, RUNGS_IO,
			 "The profile %s cannot be read or written: %s.",
			 profile->name, strerror(errno));
}

enum rungs_status rungs_profile_path(char **out, struct rungs_error *error)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	int size;

	*out = NULL;
	if (data != NULL && *data == '/')
		size = asprintf(out, "%s/rungs/profile.db", data);
	else if (home != NULL && *home == '/')
		size = asprintf(out, "%s/.local/share/rungs/profile.db", home);
	else
		return error_set(error, RUNGS_IO,
				 "There is no place for a profile: neither "
				 "XDG_DATA_HOME nor HOME is a whole path; name "
				 "one with --profile.");
	if (size >= 0)
		return RUNGS_OK;
	*out = NULL;
	return error_no_memory(error);
}

/* Makes the folders above the path that are missing. */
static bool make_folders(const char *path)
{
	char *copy = strdup(path);
	bool made = copy != NULL;

	for (char *slash = copy != NULL ? strchr(copy + 1, '/') : NULL;
	     made && slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		made = mkdir(copy, 0700) == 0 || errno == EEXIST;
		*slash = '/';
	}
	free(copy);
	return made;
}

/* Makes a file if there is none; *whole: with its tables, else it may be empty. */
static bool make_file(const char *path, bool *whole)
{
	int fd;

	*whole = false;
	if (!make_folders(path))
		return false;
	if (access(path, F_OK) == 0)
		return true;
	*whole = profile_image_place(path);
	if (*whole)
		return true;
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno == EEXIST;
	/* Whatever the mask of new files. */
	bool done = fchmod(fd, 0600) == 0;
	return close(fd) == 0 && done;
}

static int pragma(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;
	int value = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

static bool writes(enum rungs_profile_use use)
{
	return (use & RUNGS_PROFILE_WRITE) != 0;
}

static void harden(sqlite3 *db, int wait_ms)
{
	sqlite3_busy_timeout(db, wait_ms);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_exec(db,
		     "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
		     "PRAGMA temp_store = MEMORY;" SYNCHRONOUS,
		     NULL, NULL, NULL);
}

/* Takes the tables from one version to the newest; another program may have
 * done so meanwhile. */
static enum rungs_status migrate(struct rungs_profile *profile,
				 struct rungs_error *error)
{
	sqlite3 *db = profile->db;
	int version;
	bool done = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) ==
		    SQLITE_OK;

	if (!done)
		return profile_failed(profile, error);
	version = pragma(db, "PRAGMA user_version");
	done = version >= 0;
	for (size_t i = (size_t)version; done && i < profile_version; i++)
		done = sqlite3_exec(db, profile_migrations[i], NULL, NULL,
				    NULL) == SQLITE_OK;
	done = done &&
	       sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
	if (done)
		return RUNGS_OK;
	enum rungs_status status = profile_failed(profile, error);
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

/* Makes the tables of a new profile in an empty file.  Nothing is lost with one,
 * and the first change brings all of it safely to the disk. */
static enum rungs_status create(struct rungs_profile *profile,
				struct rungs_error *error)
{
	enum rungs_status status;

	sqlite3_exec(profile->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	status = migrate(profile, error);
	sqlite3_exec(profile->db, SYNCHRONOUS, NULL, NULL, NULL);
	return status;
}

/* Goes on with a copy in memory: who only reads changes no file. */
static enum rungs_status leave_file(struct rungs_profile *profile,
				    struct rungs_error *error)
{
	sqlite3 *memory = NULL;
	sqlite3_backup *backup = NULL;
	enum rungs_status status = RUNGS_OK;

	if (sqlite3_open(":memory:", &memory) == SQLITE_OK)
		backup = sqlite3_backup_init(memory, "main", profile->db,
					     "main");
	if (backup == NULL)
		status = error_no_memory(error);
	else if (sqlite3_exec(profile->db, "BEGIN; SELECT 1 FROM sqlite_schema",
			      NULL, NULL, NULL) != SQLITE_OK ||
		 sqlite3_backup_step(backup, -1) != SQLITE_DONE)
		status = profile_failed(profile, error);
	sqlite3_backup_finish(backup);
	if (status != RUNGS_OK) {
		sqlite3_close(memory);
		return status;
	}
	sqlite3_close(profile->db);
	profile->db = memory;
	profile->copied = true;
	harden(memory, profile->wait_ms);
	return RUNGS_OK;
}

static enum rungs_status check_whole(struct rungs_profile *profile,
				     struct rungs_error *error)
{
	sqlite3_stmt *check = NULL;
	enum rungs_status status = RUNGS_OK;
	const char *answer;

	switch (tables_compare(profile->db, own_tables)) {
	case TABLES_SAME:
		break;
	case TABLES_OTHER:
		return error_set(error, RUNGS_DAMAGED,
				 "The profile %s is damaged: it has not the "
				 "tables of one.",
				 profile->name);
	case TABLES_UNREADABLE:
		return profile_failed(profile, error);
	}
	if (sqlite3_prepare_v2(profile->db, "PRAGMA integrity_check(1)", -1,
			       &check, NULL) != SQLITE_OK ||
	    sqlite3_step(check) != SQLITE_ROW) {
		status = profile_failed(profile, error);
	} else {
		answer = (const char *)sqlite3_column_text(check, 0);
		if (answer == NULL || strcmp(answer, "ok") != 0)
			status = error_set(error, RUNGS_DAMAGED,
					   "The profile %s is damaged; the "
					   "next change puts it aside, "
					   "untouched, and begins an empty "
					   "one.",
					   profile->name);
	}
	sqlite3_finalize(check);
	return status;
}

/* What the opened file is: of a version that we know, or nothing yet; and whole,
 * where it was not made so just now. */
static enum rungs_status check(struct rungs_profile *profile,
			       enum rungs_profile_use use, bool whole,
			       struct rungs_error *error)
{
	int tables = pragma(profile->db, "SELECT count(*) FROM sqlite_schema");
	int application, version;

	if (tables < 0)
		return profile_failed(profile, error);
	application = pragma(profile->db, "PRAGMA application_id");
	version = pragma(profile->db, "PRAGMA user_version");
	if (application < 0 || version < 0)
		return profile_failed(profile, error);
	if (tables == 0 && application == 0 && version == 0) {
		if (writes(use))
			return create(profile, error);
		sqlite3_close(profile->db);
		profile->db = NULL;
		profile->found = (struct stat){0};
		return RUNGS_OK;
	}
	if (application != PROFILE_APPLICATION)
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is no profile; it is left as it is.",
				 profile->name);
	if ((size_t)version > profile_version)
		return error_set(error, RUNGS_NEWER,
				 "The profile %s is of version %d and this "
				 "program reads up to %zu; it is left as it "
				 "is.",
				 profile->name, version, profile_version);
	if ((size_t)version < profile_version) {
		enum rungs_status status = RUNGS_OK;

		if (!writes(use))
			status = leave_file(profile, error);
		if (status == RUNGS_OK)
			status = migrate(profile, error);
		if (status != RUNGS_OK)
			return status;
	}
	return whole ? RUNGS_OK : check_whole(profile, error);
}

static struct rungs_profile *profile_new(const char *path)
{
	struct rungs_profile *profile = calloc(1, sizeof(*profile));

	if (profile == NULL)
		return NULL;
	profile->path = strdup(path);
	if (profile->path != NULL &&
	    asprintf(&profile->name, "\"%.200s\"", path) >= 0)
		return profile;
	free(profile->path);
	free(profile);
	return NULL;
}

static enum rungs_status open_file(struct rungs_profile *profile,
				   enum rungs_profile_use use,
				   struct rungs_error *error)
{
	const char *path = profile->path;
	struct stat *found = &profile->found;
	/* Nothing that stands for more than a file. */
	const char *before = strchr(path, '/') == NULL ? "./" : "";
	bool whole = false;
	char *exact;
	int got;

	if (writes(use) && !make_file(path, &whole))
		return refused(profile, error);
	if (stat(path, found) != 0)
		return errno == ENOENT && !writes(use)
			       ? RUNGS_OK
			       : refused(profile, error);
	if (!S_ISREG(found->st_mode))
		return error_set(error, RUNGS_NOT_ATLAS,
				 "%s is no profile but a folder or a device.",
				 profile->name);
	if (writes(use) && (found->st_mode & 077) != 0)
		chmod(path, found->st_mode & 0700);
	if (asprintf(&exact, "%s%s", before, path) < 0)
		return error_no_memory(error);
	got = sqlite3_open_v2(exact, &profile->db,
			      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
				      SQLITE_OPEN_EXRESCODE,
			      NULL);
	free(exact);
	if (got != SQLITE_OK)
		return profile->db == NULL ? error_no_memory(error)
					   : profile_failed(profile, error);
	profile->wait_ms = use & RUNGS_PROFILE_BRISK ? WAIT_BRISK_MS : WAIT_MS;
	harden(profile->db, profile->wait_ms);
	return check(profile, use, whole, error);
}

/* Moves the damaged file away, and only that: another program may have done
 * so meanwhile and begun a new one. */
static char *move_aside(const char *path, const struct stat *damaged)
{
	for (int i = 1; i <= ASIDE_TRIES; i++) {
		char *aside, *from = NULL, *to = NULL;
		struct stat moved;

		if (asprintf(&aside, "%s.damaged-%d", path, i) < 0)
			return NULL;
		if (renameat2(AT_FDCWD, path, AT_FDCWD, aside,
			      RENAME_NOREPLACE) != 0) {
			free(aside);
			if (errno != EEXIST)
				return NULL;
			continue;
		}
		if (stat(aside, &moved) == 0 &&
		    (moved.st_ino != damaged->st_ino ||
		     moved.st_dev != damaged->st_dev)) {
			renameat2(AT_FDCWD, aside, AT_FDCWD, path,
				  RENAME_NOREPLACE);
			free(aside);
			return NULL;
		}
		if (asprintf(&from, "%s-journal", path) >= 0 &&
		    asprintf(&to, "%s-journal", aside) >= 0)
			rename(from, to);
		free(from);
		free(to);
		return aside;
	}
	return NULL;
}

static enum rungs_status open_once(struct rungs_profile **out, const char *path,
				   enum rungs_profile_use use,
				   struct stat *found,
				   struct rungs_error *error)
{
	struct rungs_profile *profile = profile_new(path);
	enum rungs_status status;

	*out = NULL;
	if (profile == NULL)
		return error_no_memory(error);
	status = open_file(profile, use, error);
	*found = profile->found;
	if (status == RUNGS_OK)
		*out = profile;
	else
		rungs_profile_close(profile);
	return status;
}

enum rungs_status rungs_profile_open(struct rungs_profile **out,
				     const char *path,
				     enum rungs_profile_use use, char **aside,
				     struct rungs_error *error)
{
	struct stat found = {0};
	enum rungs_status status = open_once(out, path, use, &found, error);

	if (aside == NULL)
		return status;
	*aside = NULL;
	if (status != RUNGS_DAMAGED || !writes(use))
		return status;
	*aside = move_aside(path, &found);
	if (*aside == NULL)
		return status;
	return open_once(out, path, use, &found, error);
}

void rungs_profile_close(struct rungs_profile *profile)
{
	if (profile == NULL)
		return;
	sqlite3_close(profile->db);
	free(profile->path);
	free(profile->name);
	free(profile);
}

int profile_version_now(const struct rungs_profile *profile)
{
	return pragma(profile->db, "PRAGMA data_version");
}

bool rungs_profile_is_stale(const struct rungs_profile *profile)
{
	struct stat now = {0};
	int version;

	if (stat(profile->path, &now) != 0)
		now = (struct stat){0};
	if (now.st_ino != profile->found.st_ino ||
	    now.st_dev != profile->found.st_dev)
		return true;
	if (profile->db == NULL)
		return false;
	if (profile->copied)
		return now.st_mtim.tv_sec != profile->found.st_mtim.tv_sec ||
		       now.st_mtim.tv_nsec != profile->found.st_mtim.tv_nsec;
	sqlite3_busy_timeout(profile->db, 0);
	version = profile_version_now(profile);
	sqlite3_busy_timeout(profile->db, profile->wait_ms);
	return version >= 0 && version != profile->version;
}
