#include "role_sets.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "vocabulary.h"

enum { SETS = 32 };

struct entry {
	struct arena *arena; /* of id and set; NULL for a free place */
	enum statement which;
	const char *id;
	double least, most;
	struct thing_set set;
	unsigned long used; /* when last */
};

struct role_sets {
	unsigned long now;
	struct entry entries[SETS];
};

static bool is_of(const struct entry *entry, enum statement which,
		  const char *id, double least, double most)
{
	return entry->arena != NULL && entry->which == which &&
	       strcmp(entry->id, id) == 0 && !(entry->least < least) &&
	       !(entry->least > least) && !(entry->most < most) &&
	       !(entry->most > most);
}

static void drop(struct entry *entry)
{
	arena_free(entry->arena);
	*entry = (struct entry){0};
}

/* The entry wanted, or the one to put it in. */
static struct entry *entry_for(struct role_sets *sets, enum statement which,
			       const char *id, double least, double most)
{
	struct entry *oldest = &sets->entries[0];

	for (size_t i = 0; i < SETS; i++) {
		struct entry *entry = &sets->entries[i];

		if (is_of(entry, which, id, least, most))
			return entry;
		if (entry->used < oldest->used)
			oldest = entry;
	}
	drop(oldest);
	return oldest;
}

static void fill(struct reader *reader, struct entry *entry)
{
	sqlite3_stmt *rows;

	reader->status = connection_statement(reader->atlas, entry->which,
					      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	sqlite3_bind_text(rows, 1, entry->id, -1, SQLITE_STATIC);
	if (sqlite3_bind_parameter_count(rows) > 1) {
		sqlite3_bind_double(rows, 2, entry->least);
		sqlite3_bind_double(rows, 3, entry->most);
	}
	while (vocabulary_step(reader, rows))
		if (!thing_set_add(&entry->set, entry->arena,
				   sqlite3_column_int64(rows, 0)))
			reader->status = error_no_memory(reader->error);
	sqlite3_reset(rows);
	sqlite3_clear_bindings(rows);
}

const struct thing_set *role_set(struct reader *reader, enum statement which,
				 const char *id, double least, double most)
{
	struct role_sets **sets = &reader->atlas->role_sets;
	struct entry *entry;

	if (reader->status != RUNGS_OK)
		return NULL;
	if (*sets == NULL)
		*sets = calloc(1, sizeof(**sets));
	if (*sets == NULL) {
		reader->status = error_no_memory(reader->error);
		return NULL;
	}
	entry = entry_for(*sets, which, id, least, most);
	if (entry->arena == NULL) {
		*entry = (struct entry){arena_new(), which,   NULL, least,
					most,        {{{0}}}, 0};
		entry->id = entry->arena != NULL ? arena_text(entry->arena, id)
						 : NULL;
		if (entry->id == NULL)
			reader->status = error_no_memory(reader->error);
		else
			fill(reader, entry);
	}
	entry->used = ++(*sets)->now;
	if (reader->status == RUNGS_OK)
		return &entry->set;
	drop(entry);
	return NULL;
}

void role_sets_free(struct role_sets *sets)
{
	if (sets == NULL)
		return;
	for (size_t i = 0; i < SETS; i++)
		drop(&sets->entries[i]);
	free(sets);
}
