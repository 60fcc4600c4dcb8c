/* The rows of a profile, read and written within one transaction. */
#ifndef RUNGS_PROFILE_ROWS_H
#define RUNGS_PROFILE_ROWS_H

#include "arena.h"
#include "profile.h"

/* One transaction under way; after a first failure the rest do nothing. */
struct change {
	struct rungs_profile *profile;
	struct rungs_error *error;
	enum rungs_status status;
};

void change_begin(struct change *change);
enum rungs_status change_finish(struct change *change);

sqlite3_stmt *change_prepare(struct change *change, const char *sql);

/* Whether there is a row. */
bool change_step(struct change *change, sqlite3_stmt *statement);

void change_run(struct change *change, const char *sql);

/* A record in columns and as parameters; COLUMN_COUNT of them. */
#define COLUMNS                                                                \
	"section, id, name, level, years, text, date, done, about, stage,"     \
	" done_on, gave, note, told"
#define VALUES "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14"
enum { COLUMN_COUNT = 14 };

/* Binds the first parameters as VALUES; a name of NULL stands for no record. */
void record_bind(sqlite3_stmt *statement, const struct rungs_record *record);

/* A row that begins with COLUMNS; false for a section we do not know. */
bool record_at(struct change *change, struct arena *arena, sqlite3_stmt *row,
	       struct rungs_record *out);

/* All rows of a statement, in order of section and id. */
void records_read(struct change *change, sqlite3_stmt *rows,
		  struct rungs_records *out, struct arena *arena);
void records_read_all(struct change *change, struct rungs_records *out,
		      struct arena *arena);

/* Puts a record in its place among them, or takes it away if its name is NULL;
 * its texts are borrowed.  False without memory. */
bool records_put(struct rungs_records *records, struct arena *arena,
		 const struct rungs_record *record);

/* What stands there now; its name is NULL if nothing does. */
void record_find(struct change *change, const struct rungs_record *like,
		 struct arena *arena, struct rungs_record *out);

/* Puts the record there, or takes it away if its name is NULL. */
void record_write(struct change *change, const struct rungs_record *record);

/* Gives *out the arena, or gives it back after a failure. */
enum rungs_status records_hand_over(struct change *change,
				    struct rungs_records *out,
				    struct arena *arena);

#endif
