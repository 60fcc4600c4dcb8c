/* The connection behind a profile. */
#ifndef RUNGS_CORE_PROFILE_H
#define RUNGS_CORE_PROFILE_H

#include <sqlite3.h>

#include <rungs/profile.h>

struct rungs_profile {
	sqlite3 *db;    /* NULL: there is no file yet */
	char *name;     /* for messages: a quoted path */
	char today[11]; /* the day of changes; empty for none */
};

/* db/profile/NNN.sql as they stood when the library was built; the n-th makes
 * version n + 1. */
extern const char *const profile_migrations[];
extern const size_t profile_version;

#define PROFILE_APPLICATION 1383427696

/* What the connection's last failure means to a person; the same as a sentence
 * of damage of our own finding. */
enum rungs_status profile_failed(const struct rungs_profile *profile,
				 struct rungs_error *error);

#endif
