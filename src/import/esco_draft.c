#include "esco_draft.h"

#include <stdio.h>
#include <string.h>

const char esco_begin[] =
	"CREATE TEMP TABLE esco_groups (code TEXT PRIMARY KEY, name TEXT,"
	" summary TEXT) WITHOUT ROWID;"
	"CREATE TEMP TABLE esco_roles (uri TEXT PRIMARY KEY,"
	" code TEXT UNIQUE, isco TEXT, title TEXT, summary TEXT)"
	" WITHOUT ROWID;"
	"CREATE TEMP TABLE esco_titles (role TEXT, title TEXT COLLATE NOCASE,"
	" PRIMARY KEY (role, title)) WITHOUT ROWID;"
	"CREATE TEMP TABLE esco_skills (id TEXT PRIMARY KEY, \"group\" TEXT,"
	" name TEXT, summary TEXT, reuse INTEGER) WITHOUT ROWID;"
	"CREATE TEMP TABLE esco_requirements (role TEXT, skill TEXT,"
	" importance TEXT, PRIMARY KEY (role, skill)) WITHOUT ROWID;"
	"CREATE TEMP TABLE esco_narrower (broader TEXT, narrower TEXT,"
	" PRIMARY KEY (broader, narrower)) WITHOUT ROWID;";

#define CODE_OF(uri) "(SELECT code FROM esco_roles WHERE uri = " uri ")"
/* The groups that roles are in, by so many digits. */
#define GROUPS_OF(digits)                                                      \
	" FROM (SELECT DISTINCT substr(isco, 1, " digits ") AS code"           \
	" FROM esco_roles) AS used LEFT JOIN esco_groups AS g"                 \
	" ON g.code = used.code ORDER BY used.code"
#define GROUP_NAME "coalesce(g.name, 'ISCO-08 group ' || used.code)"

const char *const esco_sql[ESCO_STATEMENTS] = {
	[ESCO_ADD_ABOUT] = "INSERT INTO about (key, value) VALUES (?1, ?2)",
	[ESCO_ADD_SOURCE] =
		"INSERT INTO sources (id, title, publisher, address, year,"
		" place, kind, licence, read, taken, attribution)"
		" VALUES ('esco', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
	[ESCO_ADD_TRACK] = "INSERT INTO tracks (id, name, summary, sources)"
			   " VALUES (?1, ?2, ?3, 'esco')",
	[ESCO_ADD_SCALE] = "INSERT INTO level_scales (id, name, release,"
			   " sources) VALUES (?1, ?2, ?3, 'esco')",
	[ESCO_ADD_LEVEL] =
		"INSERT INTO levels (id, scale, rank, name, summary, evidence,"
		" sources) VALUES (?1, ?2, 1, ?3, ?4, 'published', 'esco')",
	[ESCO_ADD_SKILL_GROUP] =
		"INSERT INTO skill_groups (id, kind, name, summary)"
		" VALUES (?1, ?2, ?3, ?4)",

	[ESCO_STAGE_GROUP] = "INSERT OR IGNORE INTO esco_groups (code, name,"
			     " summary) VALUES (?1, ?2, ?3)",
	[ESCO_ADD_SPECIALIZATIONS] =
		"INSERT INTO specializations (id, kind, name, summary,"
		" sources) SELECT used.code, 'additional', " GROUP_NAME ","
		" coalesce(g.summary, 'ISCO-08 sub-major group ' || used.code"
		" || '.'), 'esco'" GROUPS_OF("2"),
	[ESCO_ADD_OCCUPATIONS] =
		"INSERT INTO occupations (id, title, soc, evidence, sources)"
		" SELECT used.code, " GROUP_NAME ", used.code, 'published',"
		" 'esco'" GROUPS_OF("4"),

	[ESCO_STAGE_ROLE] =
		"INSERT OR IGNORE INTO esco_roles (uri, code, isco, title,"
		" summary) VALUES (?1, ?2, ?3, ?4, ?5)",
	[ESCO_HAS_ROLE] = "SELECT 1 FROM esco_roles WHERE uri = ?1",
	[ESCO_HAS_ROLES] = "SELECT 1 FROM esco_roles",
	[ESCO_ADD_ROLES] =
		"INSERT INTO roles (id, specialization, track, level, title,"
		" summary, occupation, occupation_fit, address, evidence,"
		" sources) SELECT code, substr(isco, 1, 2), 'occupations',"
		" 'no-level', title, coalesce(summary, 'No description.'),"
		" isco, 'listed', uri, 'published', 'esco' FROM esco_roles"
		" ORDER BY title COLLATE NOCASE, code",
	[ESCO_CLAIM_TITLE] = "INSERT OR IGNORE INTO esco_titles (role, title)"
			     " VALUES (?1, ?2)",
	[ESCO_ADD_TITLE] =
		"INSERT INTO role_titles (role, title) VALUES (?1, ?2)",

	[ESCO_STAGE_SKILL] =
		"INSERT OR IGNORE INTO esco_skills (id, \"group\", name,"
		" summary, reuse) VALUES (?1, ?2, ?3, ?4, CASE ?5"
		" WHEN 'occupation-specific' THEN 0"
		" WHEN 'sector-specific' THEN 1 WHEN 'cross-sector' THEN 2"
		" ELSE 3 END)",
	[ESCO_HAS_SKILL] = "SELECT 1 FROM esco_skills WHERE id = ?1",
	[ESCO_ADD_SKILLS] =
		"INSERT INTO skills (id, \"group\", name, summary, sources)"
		" SELECT id, \"group\", name, coalesce(summary, name), 'esco'"
		" FROM esco_skills ORDER BY name COLLATE NOCASE, id",
	[ESCO_STAGE_REQUIREMENT] =
		"INSERT OR IGNORE INTO esco_requirements (role, skill,"
		" importance) SELECT " CODE_OF(
			"?1") ", ?2, CASE ?3"
			      " WHEN 'essential' THEN 'core' ELSE 'useful' END",
	[ESCO_ADD_REQUIREMENTS] =
		"INSERT INTO requirements (role, skill, importance, evidence,"
		" sources) SELECT t.role, t.skill, t.importance, 'published',"
		" 'esco' FROM esco_requirements AS t"
		" JOIN roles AS r ON r.id = t.role"
		" JOIN esco_skills AS k ON k.id = t.skill"
		" ORDER BY r.rowid, t.importance, k.reuse,"
		" k.name COLLATE NOCASE, k.id",

	[ESCO_STAGE_NARROWER] =
		"INSERT OR IGNORE INTO esco_narrower (broader, narrower)"
		" SELECT " CODE_OF("?1") ", " CODE_OF("?2"),
	[ESCO_ADD_MOVES] =
		"INSERT INTO moves (from_role, to_role, kind, evidence,"
		" sources) SELECT b.id, n.id, 'similar', 'derived', 'esco'"
		" FROM esco_narrower AS t JOIN roles AS b ON b.id = t.broader"
		" JOIN roles AS n ON n.id = t.narrower"
		" ORDER BY b.rowid, n.rowid",
	[ESCO_SET_UNLINKED] =
		"UPDATE roles SET unlinked = ?1 WHERE id NOT IN (SELECT"
		" from_role FROM moves UNION SELECT to_role FROM moves)",
};

enum rungs_status esco_read(struct esco *esco, const struct release_file *file,
			    release_take *take)
{
	char *name = esco->files[esco->file_count];
	struct release_file named = *file;

	snprintf(name, sizeof(esco->files[0]), "%s.csv", file->name);
	if (!release_has(esco->release, name))
		snprintf(name, sizeof(esco->files[0]), "%s_%s.csv", file->name,
			 esco->language);
	esco->file_count++;
	named.name = name;
	named.form = SHEET_COMMAS;
	return release_read(esco->release, &named, take, esco);
}

void esco_keep_date(struct esco *esco, const struct cell *date)
{
	static const char form[] = "dddd-dd-dd";
	size_t size = sizeof(esco->changed) - 1;

	if (date->size < size)
		return;
	for (size_t i = 0; i < size; i++) {
		bool digit = date->text[i] >= '0' && date->text[i] <= '9';

		if (form[i] == 'd' ? !digit : date->text[i] != form[i])
			return;
	}
	if (memcmp(date->text, esco->changed, size) > 0)
		memcpy(esco->changed, date->text, size);
}

bool esco_is_released(const struct esco *esco, const struct cell *fields,
		      size_t column)
{
	if (fields[column].size == 0 || cell_is(&fields[column], "released"))
		return true;
	release_pass(esco->release, column);
	return false;
}
