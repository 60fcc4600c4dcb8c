#include "profile.h"

#include <string.h>

#include "arena.h"
#include "error.h"
#include "text.h"

#define STEPS_KEPT "1000"

static const char *const section_words[RUNGS_SECTION_COUNT] = {
	[RUNGS_HAS_EDUCATION] = "education",
	[RUNGS_HAS_SKILL] = "skill",
	[RUNGS_HAS_CERTIFICATION] = "certification",
	[RUNGS_HAS_EXPERIENCE] = "experience",
	[RUNGS_HAS_LANGUAGE] = "language",
	[RUNGS_LIKES] = "like",
	[RUNGS_LIMITS] = "limit",
	[RUNGS_PLACE] = "place",
	[RUNGS_PAY_PLACE] = "pay-place",
	[RUNGS_BOOKMARKED] = "bookmark",
	[RUNGS_MARKED] = "mark",
	[RUNGS_NOTED] = "note",
	[RUNGS_PLANNED] = "plan",
	[RUNGS_STEP] = "step",
};

const char *rungs_section_word(enum rungs_section section)
{
	return section_words[section];
}

bool rungs_section_parse(const char *word, enum rungs_section *out)
{
	for (int i = 0; i < RUNGS_SECTION_COUNT; i++) {
		if (strcmp(word, section_words[i]) == 0) {
			*out = (enum rungs_section)i;
			return true;
		}
	}
	return false;
}

static bool is_single(enum rungs_section section)
{
	return section == RUNGS_HAS_EDUCATION || section == RUNGS_PLACE ||
	       section == RUNGS_PAY_PLACE;
}

/* One transaction under way; after a first failure the rest do nothing. */
struct change {
	struct rungs_profile *profile;
	struct rungs_error *error;
	enum rungs_status status;
};

static sqlite3_stmt *prepare(struct change *change, const char *sql)
{
	sqlite3_stmt *statement = NULL;

	if (change->status == RUNGS_OK &&
	    sqlite3_prepare_v2(change->profile->db, sql, -1, &statement,
			       NULL) != SQLITE_OK)
		change->status = profile_failed(change->profile, change->error);
	return statement;
}

/* Whether there is a row. */
static bool step(struct change *change, sqlite3_stmt *statement)
{
	int got;

	if (change->status != RUNGS_OK)
		return false;
	got = sqlite3_step(statement);
	if (got != SQLITE_ROW && got != SQLITE_DONE)
		change->status = profile_failed(change->profile, change->error);
	return got == SQLITE_ROW;
}

static void run(struct change *change, const char *sql)
{
	if (change->status == RUNGS_OK &&
	    sqlite3_exec(change->profile->db, sql, NULL, NULL, NULL) !=
		    SQLITE_OK)
		change->status = profile_failed(change->profile, change->error);
}

static void begin(struct change *change)
{
	if (change->profile->db == NULL)
		change->status = error_set(change->error, RUNGS_IO,
					   "The profile %s is open to be read.",
					   change->profile->name);
	run(change, "BEGIN IMMEDIATE");
}

static enum rungs_status finish(struct change *change)
{
	run(change, "COMMIT");
	if (change->status != RUNGS_OK && change->profile->db != NULL)
		sqlite3_exec(change->profile->db, "ROLLBACK", NULL, NULL, NULL);
	return change->status;
}

#define COLUMNS "section, id, name, level, years, text, date, done"

static char *text_at(struct change *change, struct arena *arena,
		     sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	size_t size = (size_t)sqlite3_column_bytes(row, column);
	char *copy;

	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return NULL;
	copy = text != NULL ? arena_alloc(arena, 3 * size + 1) : NULL;
	if (copy != NULL)
		text_clean(copy, text, size);
	else
		change->status = error_no_memory(change->error);
	return copy;
}

/* A row of COLUMNS from a column on; false for a section we do not know. */
static bool record_at(struct change *change, struct arena *arena,
		      sqlite3_stmt *row, struct rungs_record *out)
{
	const char *section = (const char *)sqlite3_column_text(row, 0);

	*out = (struct rungs_record){.level = RUNGS_UNKNOWN};
	if (section == NULL || !rungs_section_parse(section, &out->section))
		return false;
	out->id = text_at(change, arena, row, 1);
	out->name = text_at(change, arena, row, 2);
	if (sqlite3_column_type(row, 3) != SQLITE_NULL)
		out->level = sqlite3_column_int(row, 3);
	out->years = sqlite3_column_double(row, 4);
	out->text = text_at(change, arena, row, 5);
	out->date = text_at(change, arena, row, 6);
	out->done = sqlite3_column_int(row, 7) != 0;
	return change->status == RUNGS_OK;
}

/* Appends every row that the statement gives, in order of section. */
static void records_of(struct change *change, sqlite3_stmt *rows,
		       struct rungs_records *out, struct arena *arena)
{
	while (step(change, rows)) {
		struct rungs_record record;
		size_t at = out->count;

		if (!record_at(change, arena, rows, &record))
			continue;
		out->at = arena_grow(arena, out->at, out->count,
				     sizeof(*out->at));
		if (out->at == NULL) {
			change->status = error_no_memory(change->error);
			break;
		}
		for (; at > 0 && out->at[at - 1].section > record.section; at--)
			out->at[at] = out->at[at - 1];
		out->at[at] = record;
		out->count++;
	}
}

static enum rungs_status hand_over(struct change *change,
				   struct rungs_records *out,
				   struct arena *arena)
{
	if (change->status == RUNGS_OK) {
		out->memory = arena;
		return RUNGS_OK;
	}
	arena_free(arena);
	*out = (struct rungs_records){0};
	return change->status;
}

enum rungs_status rungs_profile_get(struct rungs_profile *profile,
				    struct rungs_records *out,
				    struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct arena *arena = arena_new();
	sqlite3_stmt *rows = NULL;

	*out = (struct rungs_records){0};
	if (arena == NULL)
		return error_no_memory(error);
	if (profile->db != NULL) {
		rows = prepare(&change, "SELECT " COLUMNS " FROM records"
					" ORDER BY section, id");
		records_of(&change, rows, out, arena);
	}
	sqlite3_finalize(rows);
	return hand_over(&change, out, arena);
}

void rungs_records_release(struct rungs_records *records)
{
	arena_free(records->memory);
	*records = (struct rungs_records){0};
}

const struct rungs_record *rungs_records_find(
	const struct rungs_records *records, enum rungs_section section,
	const char *id)
{
	for (size_t i = 0; i < records->count; i++) {
		if (records->at[i].section == section &&
		    (id == NULL || strcmp(records->at[i].id, id) == 0))
			return &records->at[i];
	}
	return NULL;
}

void rungs_edits_release(struct rungs_edits *edits)
{
	arena_free(edits->memory);
	*edits = (struct rungs_edits){0};
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	sqlite3_bind_text(statement, at, text, -1, SQLITE_TRANSIENT);
}

/* ?1 to ?8 as COLUMNS; a name of NULL stands for no record. */
static void bind(sqlite3_stmt *statement, const struct rungs_record *record)
{
	bind_text(statement, 1, section_words[record->section]);
	bind_text(statement, 2, record->id);
	bind_text(statement, 3, record->name);
	if (record->level > 0)
		sqlite3_bind_int(statement, 4, record->level);
	if (record->years > 0)
		sqlite3_bind_double(statement, 5, record->years);
	bind_text(statement, 6, record->text);
	bind_text(statement, 7, record->date);
	sqlite3_bind_int(statement, 8, record->done);
}

static void run_with(struct change *change, const char *sql,
		     const struct rungs_record *record)
{
	sqlite3_stmt *statement = prepare(change, sql);

	if (statement != NULL) {
		bind(statement, record);
		step(change, statement);
	}
	sqlite3_finalize(statement);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static int level_of(const struct rungs_record *record)
{
	return record->level > 0 ? record->level : 0;
}

static bool same(const struct rungs_record *a, const struct rungs_record *b)
{
	double years =
		(a->years > 0 ? a->years : 0) - (b->years > 0 ? b->years : 0);

	return same_text(a->name, b->name) && level_of(a) == level_of(b) &&
	       years >= 0 && years <= 0 && same_text(a->text, b->text) &&
	       same_text(a->date, b->date) && a->done == b->done;
}

/* What stands there now; its name is NULL if nothing does. */
static void find(struct change *change, const struct rungs_record *like,
		 struct arena *arena, struct rungs_record *out)
{
	sqlite3_stmt *row = prepare(change, "SELECT " COLUMNS " FROM records"
					    " WHERE section = ?1 AND id = ?2");

	*out = (struct rungs_record){.section = like->section, .id = like->id};
	if (row != NULL) {
		bind_text(row, 1, section_words[like->section]);
		bind_text(row, 2, like->id);
		if (step(change, row))
			record_at(change, arena, row, out);
	}
	sqlite3_finalize(row);
}

static void write(struct change *change, const struct rungs_record *record)
{
	run_with(change,
		 record->name != NULL
			 ? "INSERT OR REPLACE INTO records (" COLUMNS ")"
			   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
			 : "DELETE FROM records WHERE section = ?1 AND id = ?2",
		 record);
}

/* Puts the record there, or takes it away if its name is NULL, and writes down
 * what was there, for the step after the last. */
static void replace(struct change *change, const struct rungs_record *record,
		    struct arena *arena)
{
	struct rungs_record before;

	find(change, record, arena, &before);
	if (change->status != RUNGS_OK || same(&before, record))
		return;
	run_with(change,
		 "INSERT INTO changes (step, place, " COLUMNS ")"
		 " SELECT applied + 1, (SELECT count(*) FROM changes"
		 " WHERE step = applied + 1),"
		 " ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM state",
		 &before);
	write(change, record);
}

static bool is_named(const struct rungs_record *record,
		     const struct rungs_edit *edits, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!edits[i].remove &&
		    edits[i].record.section == record->section &&
		    strcmp(edits[i].record.id, record->id) == 0)
			return true;
	}
	return false;
}

/* Removes the records of a section, or all of RUNGS_SECTION_COUNT, that no edit
 * names. */
static void remove_others(struct change *change, enum rungs_section section,
			  const struct rungs_edit *edits, size_t count,
			  struct arena *arena)
{
	struct rungs_records all = {0};
	sqlite3_stmt *rows = prepare(change, "SELECT " COLUMNS " FROM records"
					     " ORDER BY section, id");

	records_of(change, rows, &all, arena);
	sqlite3_finalize(rows);
	for (size_t i = 0; i < all.count; i++) {
		struct rungs_record gone = {.section = all.at[i].section,
					    .id = all.at[i].id};

		if ((section == RUNGS_SECTION_COUNT ||
		     section == gone.section) &&
		    !is_named(&gone, edits, count))
			replace(change, &gone, arena);
	}
}

static void apply(struct change *change, const struct rungs_edit *edit,
		  struct arena *arena)
{
	struct rungs_record record = edit->record;

	if (edit->remove)
		record.name = NULL;
	else if (is_single(record.section))
		remove_others(change, record.section, edit, 1, arena);
	replace(change, &record, arena);
}

enum rungs_status rungs_profile_change(struct rungs_profile *profile,
				       const struct rungs_edit *edits,
				       size_t count, bool whole,
				       struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct arena *arena = arena_new();

	if (arena == NULL)
		return error_no_memory(error);
	begin(&change);
	run(&change, "DELETE FROM changes WHERE step >"
		     " (SELECT applied FROM state)");
	if (whole)
		remove_others(&change, RUNGS_SECTION_COUNT, edits, count,
			      arena);
	for (size_t i = 0; i < count; i++)
		apply(&change, &edits[i], arena);
	run(&change, "UPDATE state SET applied = applied + 1 WHERE EXISTS"
		     " (SELECT 1 FROM changes WHERE step = applied + 1);"
		     "DELETE FROM changes WHERE step <="
		     " (SELECT applied FROM state) - " STEPS_KEPT);
	arena_free(arena);
	return finish(&change);
}

/* Swaps a row of the step with what stands there now. */
static void swap(struct change *change, int number, int place,
		 const struct rungs_record *other, struct arena *arena)
{
	static const char sql[] =
		"UPDATE changes SET section = ?1, id = ?2, name = ?3,"
		" level = ?4, years = ?5, text = ?6, date = ?7, done = ?8"
		" WHERE step = ?9 AND place = ?10";
	struct rungs_record now;
	sqlite3_stmt *statement;

	find(change, other, arena, &now);
	write(change, other);
	statement = prepare(change, sql);
	if (statement != NULL) {
		bind(statement, &now);
		sqlite3_bind_int(statement, 9, number);
		sqlite3_bind_int(statement, 10, place);
		step(change, statement);
	}
	sqlite3_finalize(statement);
}

/* Swaps all rows of a step, the last first if it is taken back. */
static void swap_all(struct change *change, int number, bool back,
		     struct rungs_records *out, struct arena *arena)
{
	sqlite3_stmt *rows =
		prepare(change, back ? "SELECT " COLUMNS ", place FROM changes"
				       " WHERE step = ?1 ORDER BY place DESC"
				     : "SELECT " COLUMNS ", place FROM changes"
				       " WHERE step = ?1 ORDER BY place");
	struct rungs_record *others = NULL;
	int *places = NULL;
	size_t count = 0;

	if (rows != NULL)
		sqlite3_bind_int(rows, 1, number);
	while (step(change, rows)) {
		others = arena_grow(arena, others, count, sizeof(*others));
		places = arena_grow(arena, places, count, sizeof(*places));
		if (others == NULL || places == NULL) {
			change->status = error_no_memory(change->error);
			break;
		}
		places[count] = sqlite3_column_int(rows, 8);
		count += record_at(change, arena, rows, &others[count]);
	}
	sqlite3_finalize(rows);
	out->at = arena_alloc(arena, (count + 1) * sizeof(*out->at));
	if (out->at == NULL && change->status == RUNGS_OK)
		change->status = error_no_memory(change->error);
	for (size_t i = 0; i < count && change->status == RUNGS_OK; i++) {
		struct rungs_record before;

		find(change, &others[i], arena, &before);
		if (before.name == NULL)
			before = others[i];
		out->at[out->count++] = before;
		swap(change, number, places[i], &others[i], arena);
	}
}

static enum rungs_status wind(struct rungs_profile *profile, bool back,
			      struct rungs_records *out,
			      struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct arena *arena = arena_new();
	sqlite3_stmt *row;
	int number = 0;

	*out = (struct rungs_records){0};
	if (arena == NULL)
		return error_no_memory(error);
	begin(&change);
	row = prepare(&change,
		      back ? "SELECT applied FROM state WHERE EXISTS (SELECT"
			     " 1 FROM changes WHERE step = applied)"
			   : "SELECT applied + 1 FROM state WHERE EXISTS"
			     " (SELECT 1 FROM changes WHERE step = applied"
			     " + 1)");
	if (step(&change, row))
		number = sqlite3_column_int(row, 0);
	else if (change.status == RUNGS_OK)
		change.status = error_set(error, RUNGS_NOT_FOUND,
					  "There is nothing to %s.",
					  back ? "undo" : "redo");
	sqlite3_finalize(row);
	swap_all(&change, number, back, out, arena);
	run(&change, back ? "UPDATE state SET applied = applied - 1"
			  : "UPDATE state SET applied = applied + 1");
	finish(&change);
	return hand_over(&change, out, arena);
}

enum rungs_status rungs_profile_undo(struct rungs_profile *profile,
				     struct rungs_records *out,
				     struct rungs_error *error)
{
	return wind(profile, true, out, error);
}

enum rungs_status rungs_profile_redo(struct rungs_profile *profile,
				     struct rungs_records *out,
				     struct rungs_error *error)
{
	return wind(profile, false, out, error);
}
