#include "citations.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

#include "value.h"

#define ABOUT(kind, table, column)                                             \
	"SELECT " kind "_number(" column "), sources FROM " table
#define OWN(kind, table) ABOUT(kind, table, "id")
/* Figures of a classification stand on the occupation's page and on those of
 * the roles nearest to it. */
#define FIGURES(table)                                                         \
	"SELECT occupation_number(o.id), f.sources FROM " table " f"           \
	" JOIN occupations o ON o.soc = f.soc",                                \
		"SELECT role_number(r.id), f.sources FROM " table " f"         \
		" JOIN occupations o ON o.soc = f.soc"                         \
		" JOIN roles r ON r.occupation = o.id"

/* A thing, and the sources that a row about it names. */
static const char *const citing[] = {
	OWN("specialization", "specializations"),
	ABOUT("specialization", "specialization_texts", "specialization"),
	ABOUT("specialization", "flows", "from_specialization"),
	OWN("track", "tracks"),
	OWN("level", "levels"),
	"SELECT level_number(l.id), s.sources FROM levels l"
	" JOIN level_scales s ON s.id = l.scale",
	OWN("education", "education"),
	ABOUT("education", "education_figures", "education"),
	OWN("occupation", "occupations"),
	ABOUT("occupation", "occupation_relations", "occupation"),
	"SELECT occupation_number(o.id), z.sources FROM occupations o"
	" JOIN job_zones z ON z.id = o.job_zone",
	FIGURES("pay"),
	FIGURES("outlook"),
	OWN("role", "roles"),
	ABOUT("role", "role_occupations", "role"),
	ABOUT("role", "role_texts", "role"),
	ABOUT("role", "requirements", "role"),
	ABOUT("role", "role_certifications", "role"),
	ABOUT("role", "role_conditions", "role"),
	ABOUT("role", "moves", "from_role"),
	ABOUT("role", "moves", "to_role"),
	"SELECT DISTINCT role_number(r.id), f.sources FROM flows f"
	" JOIN roles r ON r.specialization = f.from_specialization",
	ABOUT("role", "entry_routes", "role"),
	OWN("skill", "skills"),
	ABOUT("skill", "baseline_skills", "skill"),
	"SELECT DISTINCT skill_number(q.skill), l.sources FROM requirements q"
	" JOIN skill_levels l ON l.id = q.level",
	OWN("certification", "certifications"),
	OWN("condition", "conditions"),
	OWN("area", "study_areas"),
	OWN("term", "terms"),
	OWN("fact", "facts"),
	OWN("statement", "statements"),
};

/* Rows of a thing stand together and mostly name the same sources. */
struct last {
	sqlite3_int64 thing;
	char sources[65];
};

/* Whether the row says what the one before it did, or nothing; remembers
 * it. */
static bool is_said(sqlite3_stmt *rows, struct last *last)
{
	sqlite3_int64 thing = sqlite3_column_int64(rows, 0);
	const char *sources = (const char *)sqlite3_column_text(rows, 1);

	if (thing == 0 || sources == NULL)
		return true;
	if (thing == last->thing && strcmp(sources, last->sources) == 0)
		return true;
	last->thing = 0;
	if (strlen(sources) < sizeof(last->sources)) {
		last->thing = thing;
		strcpy(last->sources, sources);
	}
	return false;
}

static int cite(sqlite3_stmt *rows, sqlite3_stmt *add)
{
	const char *rest = (const char *)sqlite3_column_text(rows, 1), *id;
	size_t size = (size_t)sqlite3_column_bytes(rows, 1), id_size;
	int code = SQLITE_DONE;

	sqlite3_bind_int64(add, 2, sqlite3_column_int64(rows, 0));
	while (code == SQLITE_DONE &&
	       value_next_id(&rest, &size, &id, &id_size)) {
		if (id_size == 0)
			continue;
		sqlite3_bind_text(add, 1, id, (int)id_size, SQLITE_STATIC);
		code = sqlite3_step(add);
		sqlite3_reset(add);
	}
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

int citations_add(sqlite3 *db)
{
	sqlite3_stmt *rows = NULL, *add = NULL;
	int code = sqlite3_prepare_v2(
		db,
		"INSERT OR IGNORE INTO citations (source, thing)"
		" VALUES (?1, ?2)",
		-1, &add, NULL);

	for (size_t i = 0;
	     code == SQLITE_OK && i < sizeof(citing) / sizeof(citing[0]); i++) {
		struct last last = {0};

		code = sqlite3_prepare_v2(db, citing[i], -1, &rows, NULL);
		while (code == SQLITE_OK &&
		       (code = sqlite3_step(rows)) == SQLITE_ROW)
			code = is_said(rows, &last) ? SQLITE_OK
						    : cite(rows, add);
		if (code == SQLITE_DONE)
			code = SQLITE_OK;
		sqlite3_finalize(rows);
		rows = NULL;
	}
	sqlite3_finalize(add);
	return code;
}
