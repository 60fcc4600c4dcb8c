#include "things.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/search_fields.h"
#include "texts.h"

/* A row for every thing of a kind, in the order in which lists show it. */
#define THINGS(kind, columns, rest) "SELECT '" kind "', " columns " " rest
#define ROLES_WITH(column, of)                                                 \
	"(SELECT count(*) FROM roles r WHERE r." column " = " of ".id)"

/* In the order of enum rungs_kind: numbers go up with it. */
static const char *const filling[RUNGS_KIND_COUNT] = {
	THINGS("specialization",
	       "s.id, s.name, NULL, s.kind, " ROLES_WITH("specialization", "s"),
	       "FROM specializations s ORDER BY s.rowid"),
	THINGS("track", "t.id, t.name, NULL, NULL, " ROLES_WITH("track", "t"),
	       "FROM tracks t ORDER BY t.rowid"),
	THINGS("level", "l.id, l.name, NULL, c.name, " ROLES_WITH("level", "l"),
	       "FROM levels l JOIN level_scales c ON c.id = l.scale"
	       " ORDER BY c.rowid, l.rank"),
	/* Of a scale with one level that tells nothing apart. */
	THINGS("role",
	       "r.id, r.title, CASE WHEN (SELECT count(*) FROM levels) > 1"
	       " THEN l.name END, s.name, NULL",
	       "FROM roles r JOIN specializations s ON s.id = r.specialization"
	       " JOIN levels l ON l.id = r.level"
	       " ORDER BY s.rowid, l.rank, r.rowid"),
	THINGS("skill",
	       "k.id, k.name, NULL, g.name, (SELECT count(*)"
	       " FROM requirements q WHERE q.skill = k.id)",
	       "FROM skills k JOIN skill_groups g ON g.id = k.\"group\""
	       " ORDER BY g.rowid, k.rowid"),
	THINGS("certification", "c.id, c.name, c.issuer, s.name, NULL",
	       "FROM certifications c LEFT JOIN specializations s ON s.id ="
	       " substr(c.specializations, 1,"
	       " instr(c.specializations || ';', ';') - 1)"
	       " ORDER BY s.rowid, c.rowid"),
	THINGS("education",
	       "e.id, e.name, NULL, NULL, " ROLES_WITH("education_min", "e"),
	       "FROM education e ORDER BY e.rank"),
	THINGS("term", "id, term, coalesce(expansion, definition), topic, NULL",
	       "FROM terms ORDER BY topic COLLATE NOCASE, term COLLATE NOCASE"),
	THINGS("source", "id, title, publisher, kind, NULL",
	       "FROM sources ORDER BY kind COLLATE NOCASE, rowid"),
	THINGS("condition", "id, name, summary, NULL, NULL",
	       "FROM conditions ORDER BY rowid"),
	THINGS("occupation", "id, title, id, NULL, NULL",
	       "FROM occupations ORDER BY id"),
	THINGS("fact",
	       "id, statement, CASE WHEN value GLOB '*[^0-9]*' THEN value"
	       " ELSE printf('%,d', value) END || ' ' || unit ||"
	       " coalesce(', ' || place, '') || coalesce(' ' || year, ''),"
	       " topic, NULL",
	       "FROM facts ORDER BY topic, rowid"),
	THINGS("area", "id, name, summary, NULL, NULL",
	       "FROM study_areas ORDER BY rowid"),
	THINGS("statement", "id, title, text, NULL, NULL",
	       "FROM statements ORDER BY rowid"),
};

enum { COLUMNS = 6, ID = 1 }; /* of a row above */

struct things {
	sqlite3 *db;
	struct of_kind {
		enum rungs_kind kind;
		struct texts *ids; /* numbered as the things are */
	} of[RUNGS_KIND_COUNT];
};

/* The number of the thing as it was put; 0 for none. */
static sqlite3_int64 number_of(const struct of_kind *of, const char *id,
			       size_t size)
{
	uint32_t place = texts_find(of->ids, id, size);

	return place > 0 ? search_number_of(of->kind, place - 1) : 0;
}

int64_t things_number(const struct things *things, enum rungs_kind kind,
		      const char *id)
{
	return id != NULL ? number_of(&things->of[kind], id, strlen(id)) : 0;
}

/* Functions of SQL --------------------------------------------------------- */

static void tell_number(sqlite3_context *call, int count,
			sqlite3_value **values)
{
	const char *id = (const char *)sqlite3_value_text(values[0]);
	size_t size = (size_t)sqlite3_value_bytes(values[0]);
	sqlite3_int64 number =
		id != NULL ? number_of(sqlite3_user_data(call), id, size) : 0;

	(void)count;
	if (number > 0)
		sqlite3_result_int64(call, number);
}

/* Makes the function of the kind, or takes it away with tell NULL. */
static int set_function(struct things *things, enum rungs_kind kind,
			void (*tell)(sqlite3_context *, int, sqlite3_value **))
{
	char name[40];

	snprintf(name, sizeof(name), "%s_number", rungs_kind_singular(kind));
	return sqlite3_create_function(things->db, name, 1,
				       SQLITE_UTF8 | SQLITE_DETERMINISTIC,
				       &things->of[kind], tell, NULL, NULL);
}

void things_free(struct things *things)
{
	if (things == NULL)
		return;
	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		set_function(things, (enum rungs_kind)kind, NULL);
		texts_free(things->of[kind].ids);
	}
	free(things);
}

/* Filling ------------------------------------------------------------------ */

static int fill(sqlite3_stmt *rows, sqlite3_stmt *add, const struct of_kind *of)
{
	int code;

	while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
		const char *id = (const char *)sqlite3_column_text(rows, ID);
		size_t size = (size_t)sqlite3_column_bytes(rows, ID);

		if (id == NULL || texts_put(of->ids, id, size) == 0)
			return SQLITE_NOMEM;
		sqlite3_bind_int64(add, 1, number_of(of, id, size));
		for (int i = 0; i < COLUMNS; i++)
			sqlite3_bind_value(add, i + 2,
					   sqlite3_column_value(rows, i));
		code = sqlite3_step(add);
		sqlite3_reset(add);
		if (code != SQLITE_DONE)
			break;
	}
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int add_kind(struct things *things, enum rungs_kind kind,
		    sqlite3_stmt *add)
{
	struct of_kind *of = &things->of[kind];
	sqlite3_stmt *rows = NULL;
	int code;

	of->kind = kind;
	of->ids = texts_new();
	if (of->ids == NULL)
		return SQLITE_NOMEM;
	code = sqlite3_prepare_v2(things->db, filling[kind], -1, &rows, NULL);
	if (code == SQLITE_OK)
		code = fill(rows, add, of);
	sqlite3_finalize(rows);
	return code == SQLITE_OK ? set_function(things, kind, tell_number)
				 : code;
}

int things_add(sqlite3 *db, struct things **out)
{
	struct things *things = calloc(1, sizeof(*things));
	sqlite3_stmt *add = NULL;
	int code = SQLITE_NOMEM;

	if (things != NULL) {
		things->db = db;
		code = sqlite3_prepare_v2(
			db,
			"INSERT INTO things (number, kind, id, name, detail,"
			" \"group\", roles)"
			" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
			-1, &add, NULL);
	}
	for (int kind = 0; code == SQLITE_OK && kind < RUNGS_KIND_COUNT; kind++)
		code = add_kind(things, (enum rungs_kind)kind, add);
	sqlite3_finalize(add);
	if (code != SQLITE_OK) {
		things_free(things);
		things = NULL;
	}
	*out = things;
	return code;
}
