#include "things.h"

#include <sqlite3.h>

#include "core/search_fields.h"

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
	THINGS("role", "r.id, r.title, l.name, s.name, NULL",
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
	       "id, statement, value || ' ' || unit ||"
	       " coalesce(', ' || place, '') || coalesce(' ' || year, ''),"
	       " topic, NULL",
	       "FROM facts ORDER BY topic, rowid"),
	THINGS("area", "id, name, summary, NULL, NULL",
	       "FROM study_areas ORDER BY rowid"),
	THINGS("statement", "id, title, text, NULL, NULL",
	       "FROM statements ORDER BY rowid"),
};

enum { COLUMNS = 6 }; /* of a row above */

static int fill(sqlite3_stmt *rows, sqlite3_stmt *add, sqlite3_int64 number)
{
	int code;

	while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
		sqlite3_bind_int64(add, 1, ++number);
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

int things_add(sqlite3 *db)
{
	sqlite3_stmt *rows = NULL, *add = NULL;
	int code = sqlite3_prepare_v2(
		db,
		"INSERT INTO things (number, kind, id, name, detail,"
		" \"group\", roles) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
		-1, &add, NULL);

	for (sqlite3_int64 kind = 0;
	     code == SQLITE_OK && kind < RUNGS_KIND_COUNT; kind++) {
		code = sqlite3_prepare_v2(db, filling[kind], -1, &rows, NULL);
		if (code == SQLITE_OK)
			code = fill(rows, add, kind << SEARCH_KIND_BITS);
		sqlite3_finalize(rows);
		rows = NULL;
	}
	sqlite3_finalize(add);
	return code;
}
