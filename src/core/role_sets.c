#include "role_sets.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "vocabulary.h"

enum { SETS = 32 };

struct entry {
	struct arena *arena; /* of value and set; NULL for a free place */
	const char *filter, *value;
	double least, most;
	struct thing_set set;
	unsigned long used; /* when last */
};

struct role_sets {
	unsigned long now;
	struct entry entries[SETS];
};

static bool is_of(const struct entry *entry, const struct entry *wanted)
{
	return entry->arena != NULL &&
	       strcmp(entry->filter, wanted->filter) == 0 &&
	       strcmp(entry->value, wanted->value) == 0 &&
	       !(entry->least < wanted->least) &&
	       !(entry->least > wanted->least) &&
	       !(entry->most < wanted->most) && !(entry->most > wanted->most);
}

static void drop(struct entry *entry)
{
	arena_free(entry->arena);
	*entry = (struct entry){0};
}

/* The entry wanted, or one that has become free for it. */
static struct entry *entry_for(struct role_sets *sets,
			       const struct entry *wanted)
{
	struct entry *oldest = &sets->entries[0];

	for (size_t i = 0; i < SETS; i++) {
		struct entry *entry = &sets->entries[i];

		if (is_of(entry, wanted))
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

	reader->status = connection_statement(
		reader->atlas, STATEMENT_FILTER_ROLES, &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	sqlite3_bind_text(rows, 1, entry->filter, -1, SQLITE_STATIC);
	sqlite3_bind_text(rows, 2, entry->value, -1, SQLITE_STATIC);
	sqlite3_bind_double(rows, 3, entry->least);
	sqlite3_bind_double(rows, 4, entry->most);
	while (vocabulary_step(reader, rows))
		if (!thing_set_add(&entry->set, entry->arena,
				   sqlite3_column_int64(rows, 0)))
			reader->status = error_no_memory(reader->error);
	sqlite3_reset(rows);
	sqlite3_clear_bindings(rows);
}

static void make(struct reader *reader, struct entry *entry,
		 const struct entry *wanted)
{
	*entry = *wanted;
	entry->arena = arena_new();
	if (entry->arena != NULL)
		entry->value = arena_text(entry->arena, wanted->value);
	if (entry->arena == NULL || entry->value == NULL)
		reader->status = error_no_memory(reader->error);
	else
		fill(reader, entry);
}

const struct thing_set *role_set(struct reader *reader, const char *filter,
				 const char *value, double least, double most)
{
	const struct entry wanted = {
		.filter = filter, .value = value, .least = least, .most = most};
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
	entry = entry_for(*sets, &wanted);
	if (entry->arena == NULL)
		make(reader, entry, &wanted);
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
