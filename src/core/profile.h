/* The connection behind a profile. */
#ifndef RUNGS_CORE_PROFILE_H
#define RUNGS_CORE_PROFILE_H

#include <sys/stat.h>

#include <sqlite3.h>

#include <rungs/profile.h>

struct rungs_profile {
	sqlite3 *db; /* NULL: there is no file yet */
	char *path;
	char *name;        /* for messages: a quoted path */
	struct stat found; /* what was opened; zeroed if there is no file */
	bool copied;       /* into memory: the file is of an older version */
	int version;       /* of its content as last read */
	int wait_ms;       /* for another program, at most */
	char today[11];    /* the day of changes; empty for none */
};

/* db/profile/NNN.sql as they stood when the library was built; the n-th makes
 * version n + 1. */
extern const char *const profile_migrations[];
extern const size_t profile_version;

#define PROFILE_APPLICATION 1383427696

/* The content's version: another one after each change by another program;
 * -1 if it cannot be told. */
int profile_version_now(const struct rungs_profile *profile);

/* What the connection's last failure means to a person; the same as a sentence
 * of damage of our own finding. */
enum rungs_status profile_failed(const struct rungs_profile *profile,
				 struct rungs_error *error);

#endif
