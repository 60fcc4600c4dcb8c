#include "diff.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/error.h"

enum { KEY, ID, NAME, OTHER_ID, OTHER, VALUE };

#define ROLE_ROWS(value)                                                       \
	"SELECT id AS key, id, title, NULL, NULL, " value " FROM roles AS it " \
	"ORDER BY key"
#define NAME_OF(table, id) "(SELECT name FROM " table " WHERE id = " id ")"
#define TITLE_OF(id) "(SELECT title FROM roles AS r WHERE r.id = " id ")"
#define YEARS                                                                  \
	"coalesce('; ' || coalesce(years_min, '?') || '–' || "               \
	"coalesce(years_max, '?') || ' y', '')"

/* Rows of the columns above, in the order of their keys, which are no longer
 * there, new, or there with another value.  \x1f stands between parts of a key
 * so that keys sort as their first parts do. */
static const struct {
	const char *name;
	bool of_role; /* told only of roles that both have */
	const char *sql;
} subjects[DIFF_SUBJECTS] = {
	[DIFF_ROLE] = {"role", false, ROLE_ROWS("''")},
	[DIFF_TITLE] = {"title", true, ROLE_ROWS("title")},
	[DIFF_OTHER_TITLE] =
		{"other title", true,
		 "SELECT role || char(31) || title AS key, role, " TITLE_OF(
			 "role") ", NULL, NULL, title "
				 "FROM role_titles ORDER BY key"},
	[DIFF_SPECIALIZATION] = {"specialization", true,
				 ROLE_ROWS(NAME_OF("specializations",
						   "it.specialization"))},
	[DIFF_TRACK] = {"track", true,
			ROLE_ROWS(NAME_OF("tracks", "it.track"))},
	[DIFF_LEVEL] = {"level", true,
			ROLE_ROWS(NAME_OF("levels", "it.level"))},
	[DIFF_REQUIREMENT] = {"requirement", true,
			      "SELECT role || char(31) || skill AS key, "
			      "role, " TITLE_OF("role") ", skill, " NAME_OF(
				      "skills",
				      "skill") ", coalesce(level || ' ' "
					       "|| " NAME_OF("skill_levels",
							     "it.level") " || "
									 "'; "
									 "', "
									 "'') "
									 "|| "
									 "impor"
									 "tance"
									 " FROM"
									 " requ"
									 "ireme"
									 "nts "
									 "AS "
									 "it "
									 "ORDER"
									 " BY "
									 "key"},
	[DIFF_MOVE] =
		{"move", true,
		 "SELECT from_role || char(31) || to_role AS key, "
		 "from_role, " TITLE_OF("from_role") ", to_role, " TITLE_OF(
			 "to_role") ", kind || CASE WHEN years_min IS NULL AND "
				    "years_max IS NULL "
				    "THEN '' ELSE " YEARS " END || "
				    "coalesce('; ' || commonness, '') FROM "
				    "moves ORDER BY key"},
	[DIFF_PAY] =
		{"pay", false,
		 "SELECT soc || char(31) || place AS key, soc, title, place, "
		 "place, coalesce(printf('%,d', median), 'no median') || ' ' "
		 "|| currency || '; ' || year FROM pay AS it WHERE NOT EXISTS "
		 "(SELECT 1 FROM pay AS newer WHERE newer.soc = it.soc AND "
		 "newer.place = it.place AND newer.year > it.year) "
		 "ORDER BY key"},
};

struct comparison {
	sqlite3 *before, *after;
	struct diff *out;
	size_t roles; /* differences that are about a role as such */
	struct rungs_error *error;
};

const char *diff_subject_name(enum diff_subject subject)
{
	return subjects[subject].name;
}

const char *diff_change_name(enum diff_change change)
{
	static const char *const names[] = {"added", "gone", "changed"};

	return names[change];
}

static const char *text_of(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

static int compare_ids(const void *id, const void *difference)
{
	return strcmp(id, ((const struct difference *)difference)->id);
}

/* Whether only one of the two has the role. */
static bool is_role_of_one(const struct comparison *comparison, const char *id)
{
	const struct diff *out = comparison->out;

	return bsearch(id, out->at, comparison->roles, sizeof(*out->at),
		       compare_ids) != NULL;
}

/* A NULL stays one; memory that runs out is seen to at the end. */
static const char *keep(struct diff *out, const char *text)
{
	return arena_text(out->arena, text);
}

/* What stands in one row, or two of which the later is `after`. */
static enum rungs_status add(struct comparison *comparison,
			     enum diff_subject subject, sqlite3_stmt *before,
			     sqlite3_stmt *after)
{
	struct diff *out = comparison->out;
	sqlite3_stmt *row = after != NULL ? after : before;
	const char *id = text_of(row, ID);
	struct difference *difference;

	if (id == NULL ||
	    (subjects[subject].of_role &&
	     (is_role_of_one(comparison, id) ||
	      (subject == DIFF_MOVE &&
	       is_role_of_one(comparison, text_of(row, OTHER_ID))))))
		return RUNGS_OK;
	if (out->count == out->room) {
		size_t room = out->room * 2 + 64;
		struct difference *grown =
			realloc(out->at, room * sizeof(*grown));

		if (grown == NULL)
			return error_no_memory(comparison->error);
		out->at = grown;
		out->room = room;
	}
	difference = &out->at[out->count++];
	*difference = (struct difference){
		.subject = subject,
		.change = before == NULL  ? DIFF_ADDED
			  : after == NULL ? DIFF_GONE
					  : DIFF_CHANGED,
		.id = keep(out, id),
		.name = keep(out, text_of(row, NAME)),
		.other_id = keep(out, text_of(row, OTHER_ID)),
		.other = keep(out, text_of(row, OTHER)),
		.before = before != NULL ? keep(out, text_of(before, VALUE))
					 : NULL,
		.after =
			after != NULL ? keep(out, text_of(after, VALUE)) : NULL,
	};
	return difference->id != NULL ? RUNGS_OK
				      : error_no_memory(comparison->error);
}

static enum rungs_status sql_failed(sqlite3 *db, struct rungs_error *error)
{
	if (sqlite3_errcode(db) == SQLITE_NOMEM)
		return error_no_memory(error);
	return error_set(error, RUNGS_DAMAGED, "The atlas cannot be read: %s.",
			 sqlite3_errmsg(db));
}

static enum rungs_status step(sqlite3_stmt *rows, bool *more,
			      struct rungs_error *error)
{
	int got = sqlite3_step(rows);

	*more = got == SQLITE_ROW;
	return got == SQLITE_ROW || got == SQLITE_DONE
		       ? RUNGS_OK
		       : sql_failed(sqlite3_db_handle(rows), error);
}

static int compare_texts(const char *one, const char *other)
{
	return strcmp(one != NULL ? one : "", other != NULL ? other : "");
}

/* Goes through both in the order of their keys. */
static enum rungs_status merge(struct comparison *comparison,
			       enum diff_subject subject, sqlite3_stmt *before,
			       sqlite3_stmt *after)
{
	struct rungs_error *error = comparison->error;
	bool old = false, new = false;
	enum rungs_status status = step(before, &old, error);

	if (status == RUNGS_OK)
		status = step(after, &new, error);
	while (status == RUNGS_OK && (old || new)) {
		int order = !old   ? 1
			    : !new ? -1
				   : compare_texts(text_of(before, KEY),
						   text_of(after, KEY));

		if (order < 0)
			status = add(comparison, subject, before, NULL);
		else if (order > 0)
			status = add(comparison, subject, NULL, after);
		else if (compare_texts(text_of(before, VALUE),
				       text_of(after, VALUE)) != 0)
			status = add(comparison, subject, before, after);
		if (status == RUNGS_OK && order <= 0)
			status = step(before, &old, error);
		if (status == RUNGS_OK && order >= 0)
			status = step(after, &new, error);
	}
	return status;
}

static enum rungs_status compare(struct comparison *comparison,
				 enum diff_subject subject)
{
	const char *sql = subjects[subject].sql;
	sqlite3_stmt *before = NULL, *after = NULL;
	enum rungs_status status = RUNGS_OK;

	if (sqlite3_prepare_v2(comparison->before, sql, -1, &before, NULL) !=
	    SQLITE_OK)
		status = sql_failed(comparison->before, comparison->error);
	else if (sqlite3_prepare_v2(comparison->after, sql, -1, &after, NULL) !=
		 SQLITE_OK)
		status = sql_failed(comparison->after, comparison->error);
	else
		status = merge(comparison, subject, before, after);
	sqlite3_finalize(before);
	sqlite3_finalize(after);
	return status;
}

enum rungs_status diff_atlases(sqlite3 *before, sqlite3 *after,
			       struct diff *out, struct rungs_error *error)
{
	struct comparison comparison = {before, after, out, 0, error};
	enum rungs_status status = RUNGS_OK;

	out->arena = arena_new();
	if (out->arena == NULL)
		return error_no_memory(error);
	for (int subject = 0; subject < DIFF_SUBJECTS && status == RUNGS_OK;
	     subject++) {
		status = compare(&comparison, (enum diff_subject)subject);
		if (subject == DIFF_ROLE)
			comparison.roles = out->count;
	}
	return status;
}

void diff_release(struct diff *diff)
{
	arena_free(diff->arena);
	free(diff->at);
	*diff = (struct diff){0};
}
