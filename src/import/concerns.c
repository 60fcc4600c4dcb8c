#include "concerns.h"

#include <sqlite3.h>
#include <string.h>

#include "core/arena.h"
#include "core/error.h"

static bool add(struct concerns *concerns, char what, const char *id,
		size_t size, const char *why)
{
	struct concern *grown =
		arena_grow(concerns->arena, concerns->at, concerns->count,
			   sizeof(*concerns->at));
	const char *copy = arena_copy(concerns->arena, id, size);

	if (grown == NULL || copy == NULL || why == NULL)
		return false;
	concerns->at = grown;
	concerns->at[concerns->count++] = (struct concern){what, copy, why};
	return true;
}

/* Of 'KIND/ID', if it is one that differences are about. */
static bool add_thing(struct concerns *concerns, const char *id,
		      const char *why)
{
	if (strncmp(id, "role/", 5) == 0)
		return add(concerns, 'r', id + 5, strlen(id + 5), why);
	if (strncmp(id, "skill/", 6) == 0)
		return add(concerns, 's', id + 6, strlen(id + 6), why);
	return true;
}

/* The roles of a route, with ';' between. */
static bool add_plan(struct concerns *concerns,
		     const struct rungs_record *record)
{
	const char *why = arena_format(concerns->arena, "plan %s", record->id);
	const char *rest = record->text != NULL ? record->text : "";
	bool added = add(concerns, 'r', record->id, strlen(record->id), why);

	while (added && *rest != '\0') {
		size_t size = strcspn(rest, ";");

		added = add(concerns, 'r', rest, size, why);
		rest += size + (rest[size] == ';');
	}
	return added;
}

static bool add_record(struct concerns *concerns,
		       const struct rungs_record *record)
{
	const char *id = record->id;

	switch (record->section) {
	case RUNGS_PLANNED:
		return add_plan(concerns, record);
	case RUNGS_BOOKMARKED:
		return add_thing(concerns, id, "bookmark");
	case RUNGS_NOTED:
		return add_thing(concerns, id, "note");
	case RUNGS_LIKES:
		return add_thing(concerns, id, "like");
	case RUNGS_HAS_EXPERIENCE:
		return add_thing(concerns, id, "experience");
	case RUNGS_MARKED:
		if (strchr(id, '/') != NULL)
			return add_thing(concerns, id, "marked");
		return add(concerns, 'r', id, strlen(id), "marked");
	case RUNGS_HAS_SKILL:
		return add(concerns, 's', id, strlen(id), "skill");
	default:
		return true;
	}
}

static enum rungs_status cannot_read(sqlite3 *db, struct rungs_error *error)
{
	return error_set(error, RUNGS_DAMAGED, "The atlas cannot be read: %s.",
			 sqlite3_errmsg(db));
}

/* The occupations nearest to the roles that are there so far. */
static enum rungs_status add_occupations(struct concerns *concerns, sqlite3 *db,
					 size_t count,
					 struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *row = NULL;

	if (sqlite3_prepare_v2(db,
			       "SELECT o.soc FROM roles r JOIN occupations o"
			       " ON o.id = r.occupation WHERE r.id = ?1",
			       -1, &row, NULL) != SQLITE_OK)
		return cannot_read(db, error);
	for (size_t i = 0; i < count && status == RUNGS_OK; i++) {
		const char *soc;

		if (concerns->at[i].what != 'r')
			continue;
		sqlite3_bind_text(row, 1, concerns->at[i].id, -1,
				  SQLITE_STATIC);
		if (sqlite3_step(row) == SQLITE_ROW &&
		    (soc = (const char *)sqlite3_column_text(row, 0)) != NULL &&
		    !add(concerns, 'o', soc, strlen(soc), concerns->at[i].why))
			status = error_no_memory(error);
		if (sqlite3_reset(row) != SQLITE_OK)
			status = cannot_read(db, error);
	}
	sqlite3_finalize(row);
	return status;
}

enum rungs_status concerns_find(struct concerns *out,
				const struct rungs_records *records,
				sqlite3 *before, sqlite3 *after,
				struct rungs_error *error)
{
	enum rungs_status status;
	size_t count;

	out->arena = arena_new();
	if (out->arena == NULL)
		return error_no_memory(error);
	for (size_t i = 0; i < records->count; i++)
		if (!add_record(out, &records->at[i]))
			return error_no_memory(error);
	count = out->count;
	status = add_occupations(out, before, count, error);
	if (status == RUNGS_OK)
		status = add_occupations(out, after, count, error);
	return status;
}

static bool is_about(const struct difference *it, const struct concern *concern)
{
	const char *other = it->other_id != NULL ? it->other_id : "";

	switch (concern->what) {
	case 'o':
		return it->subject == DIFF_PAY &&
		       strcmp(it->id, concern->id) == 0;
	case 's':
		return it->subject == DIFF_REQUIREMENT &&
		       strcmp(other, concern->id) == 0;
	default:
		return it->subject != DIFF_PAY &&
		       (strcmp(it->id, concern->id) == 0 ||
			(it->subject == DIFF_MOVE &&
			 strcmp(other, concern->id) == 0));
	}
}

size_t concerns_why(const struct concerns *concerns,
		    const struct difference *difference,
		    const char *why[CONCERNS_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < concerns->count && count < CONCERNS_MAX; i++) {
		bool told = false;

		if (!is_about(difference, &concerns->at[i]))
			continue;
		for (size_t j = 0; j < count; j++)
			told |= strcmp(why[j], concerns->at[i].why) == 0;
		if (!told)
			why[count++] = concerns->at[i].why;
	}
	return count;
}

void concerns_release(struct concerns *concerns)
{
	arena_free(concerns->arena);
	*concerns = (struct concerns){0};
}
