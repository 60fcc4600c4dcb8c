#include "profile.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "profile_rows.h"

#define STEPS_KEPT "1000"

static const char *const section_words[RUNGS_SECTION_COUNT] = {
	[RUNGS_HAS_EDUCATION] = "education",
	[RUNGS_HAS_SKILL] = "skill",
	[RUNGS_HAS_CERTIFICATION] = "certification",
	[RUNGS_HAS_EXPERIENCE] = "experience",
	[RUNGS_HAS_LANGUAGE] = "language",
	[RUNGS_LIKES] = "like",
	[RUNGS_LEARNS] = "learn",
	[RUNGS_LIMITS] = "limit",
	[RUNGS_PLACE] = "place",
	[RUNGS_PAY_PLACE] = "pay-place",
	[RUNGS_BOOKMARKED] = "bookmark",
	[RUNGS_MARKED] = "mark",
	[RUNGS_NOTED] = "note",
	[RUNGS_PLANNED] = "plan",
	[RUNGS_STEP] = "step",
	[RUNGS_ANSWERED] = "answer",
	[RUNGS_ASKED] = "asked",
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
	       section == RUNGS_PAY_PLACE || section == RUNGS_ASKED;
}

enum rungs_status rungs_profile_get(struct rungs_profile *profile,
				    struct rungs_records *out,
				    struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct arena *arena = arena_new();

	*out = (struct rungs_records){0};
	if (arena == NULL)
		return error_no_memory(error);
	if (profile->db != NULL) {
		profile->version = profile_version_now(profile);
		records_read_all(&change, out, arena);
	}
	return records_hand_over(&change, out, arena);
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

void rungs_profile_today(struct rungs_profile *profile, const char *today)
{
	snprintf(profile->today, sizeof(profile->today), "%s",
		 today != NULL ? today : "");
}

/* Changes -------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static int least_0(int value)
{
	return value > 0 ? value : 0;
}

static bool same(const struct rungs_record *a, const struct rungs_record *b)
{
	double years =
		(a->years > 0 ? a->years : 0) - (b->years > 0 ? b->years : 0);

	return same_text(a->name, b->name) &&
	       least_0(a->level) == least_0(b->level) && years >= 0 &&
	       years <= 0 && same_text(a->text, b->text) &&
	       same_text(a->date, b->date) && a->done == b->done &&
	       same_text(a->about, b->about) &&
	       least_0(a->stage) == least_0(b->stage) &&
	       same_text(a->done_on, b->done_on) &&
	       same_text(a->gave, b->gave) && same_text(a->note, b->note) &&
	       same_text(a->told, b->told);
}

/* Puts the record there, or takes it away if its name is NULL, and writes down
 * what was there, for the step after the last. */
static void replace(struct change *change, const struct rungs_record *record,
		    struct arena *arena)
{
	const char *today = change->profile->today;
	struct rungs_record before;
	sqlite3_stmt *statement;

	record_find(change, record, arena, &before);
	if (change->status != RUNGS_OK || same(&before, record))
		return;
	statement = change_prepare(
		change, "INSERT INTO changes (step, place, " COLUMNS ", day)"
			" SELECT applied + 1, (SELECT count(*) FROM changes"
			" WHERE step = applied + 1), " VALUES ", ?15"
			" FROM state");
	if (statement != NULL) {
		record_bind(statement, &before);
		sqlite3_bind_text(statement, COLUMN_COUNT + 1,
				  *today != '\0' ? today : NULL, -1,
				  SQLITE_TRANSIENT);
		change_step(change, statement);
	}
	sqlite3_finalize(statement);
	record_write(change, record);
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

	records_read_all(change, &all, arena);
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

static void apply_all(struct change *change, const struct rungs_edit *edits,
		      size_t count, bool whole, struct arena *arena)
{
	change_run(change, "DELETE FROM changes WHERE step >"
			   " (SELECT applied FROM state)");
	if (whole)
		remove_others(change, RUNGS_SECTION_COUNT, edits, count, arena);
	for (size_t i = 0; i < count; i++)
		apply(change, &edits[i], arena);
	change_run(change, "UPDATE state SET applied = applied + 1 WHERE EXISTS"
			   " (SELECT 1 FROM changes WHERE step = applied + 1);"
			   "DELETE FROM changes WHERE step <="
			   " (SELECT applied FROM state) - " STEPS_KEPT);
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
	change_begin(&change);
	apply_all(&change, edits, count, whole, arena);
	arena_free(arena);
	return change_finish(&change);
}

enum rungs_status rungs_profile_decide(struct rungs_profile *profile,
				       rungs_decide *decide, void *context,
				       struct rungs_edits *done,
				       struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct rungs_records now = {0};
	struct arena *arena = arena_new();

	*done = (struct rungs_edits){0};
	if (arena == NULL)
		return error_no_memory(error);
	change_begin(&change);
	records_read_all(&change, &now, arena);
	if (change.status == RUNGS_OK)
		change.status = decide(&now, context, done, error);
	if (change.status == RUNGS_OK)
		apply_all(&change, done->at, done->count, false, arena);
	arena_free(arena);
	if (change_finish(&change) != RUNGS_OK)
		rungs_edits_release(done);
	return change.status;
}

/* As apply has it, among records in memory. */
static bool put_edit(struct rungs_records *records, struct arena *arena,
		     const struct rungs_edit *edit)
{
	struct rungs_record record = edit->record;
	bool done = true;

	if (record.level <= 0)
		record.level = RUNGS_UNKNOWN;
	if (edit->remove)
		record.name = NULL;
	for (size_t i = records->count;
	     i-- > 0 && done && !edit->remove && is_single(record.section);) {
		struct rungs_record other = records->at[i];

		other.name = NULL;
		if (other.section == record.section)
			done = records_put(records, arena, &other);
	}
	return done && records_put(records, arena, &record);
}

enum rungs_status rungs_records_with(const struct rungs_records *records,
				     const struct rungs_edits *edits,
				     struct rungs_records *out,
				     struct rungs_error *error)
{
	struct arena *arena = arena_new();
	bool done = arena != NULL;

	*out = (struct rungs_records){0};
	for (size_t i = 0; done && i < records->count; i++)
		done = records_put(out, arena, &records->at[i]);
	for (size_t i = 0; done && i < edits->count; i++)
		done = put_edit(out, arena, &edits->at[i]);
	if (done) {
		out->memory = arena;
		return RUNGS_OK;
	}
	arena_free(arena);
	*out = (struct rungs_records){0};
	return error_no_memory(error);
}
