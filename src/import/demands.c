#include "demands.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/demand.h"
#include "core/search_fields.h"

static const char roles_sql[] =
	"SELECT t.number, s.number, k.number, l.number, e.number, r.years_min"
	" FROM roles r"
	" JOIN things t ON t.kind = 'role' AND t.id = r.id"
	" JOIN things s ON s.kind = 'specialization' AND s.id = "
	"r.specialization"
	" JOIN things k ON k.kind = 'track' AND k.id = r.track"
	" JOIN things l ON l.kind = 'level' AND l.id = r.level"
	" LEFT JOIN things e ON e.kind = 'education' AND e.id = r.education_min"
	" ORDER BY t.number";
/* Of each role its own skills, then what everybody on its level needs besides,
 * then certifications, each as their tables have them. */
static const char demands_sql[] =
	"SELECT role_number(role) AS role, thing, level, core, basic, shared"
	" FROM ("
	"SELECT role, 0 AS part, rowid AS place, skill_number(skill) AS thing,"
	" level, importance = 'core' AS core, importance = 'core' AS basic,"
	" EXISTS (SELECT 1 FROM baseline_skills b"
	" JOIN roles r ON r.level = b.level"
	" WHERE r.id = role AND b.skill = requirements.skill) AS shared"
	" FROM requirements"
	" UNION ALL SELECT r.id, 1, b.rowid, skill_number(b.skill),"
	" b.skill_level, 0, 1, 0 FROM baseline_skills b"
	" JOIN roles r ON r.level = b.level"
	" WHERE NOT EXISTS (SELECT 1 FROM requirements q WHERE q.role = r.id"
	" AND q.skill = b.skill)"
	" UNION ALL SELECT role, 2, rowid,"
	" certification_number(certification), 1,"
	" usefulness = 'often asked', 0, 0 FROM role_certifications)"
	" ORDER BY 1, part, place";
static const char add_sql[] =
	"INSERT INTO role_demands (role, specialization, track, level,"
	" education, years, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

struct packer {
	sqlite3_stmt *roles, *demands, *add;
	bool more; /* demands has a row */
	unsigned char *bytes;
	size_t size, room;
};

/* What names no thing is passed over. */
static int demand_next(struct packer *packer)
{
	int code;

	do
		code = sqlite3_step(packer->demands);
	while (code == SQLITE_ROW &&
	       (sqlite3_column_int64(packer->demands, 0) == 0 ||
		sqlite3_column_int64(packer->demands, 1) == 0));
	packer->more = code == SQLITE_ROW;
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static int demand_pack(struct packer *packer)
{
	int64_t number = sqlite3_column_int64(packer->demands, 1);
	int level = sqlite3_column_int(packer->demands, 2);
	uint32_t word = (uint32_t)(number - 1) & (DEMAND_PLACES - 1);

	if (packer->size + DEMAND_BYTES > packer->room) {
		size_t room = 2 * packer->room + 256;
		unsigned char *more = realloc(packer->bytes, room);

		if (more == NULL)
			return SQLITE_NOMEM;
		packer->bytes = more;
		packer->room = room;
	}
	word |= (uint32_t)(level < 0   ? 0
			   : level > 5 ? 5
				       : level)
		<< DEMAND_LEVEL_AT;
	if (sqlite3_column_int(packer->demands, 3) != 0)
		word |= DEMAND_CORE;
	if (sqlite3_column_int(packer->demands, 4) != 0)
		word |= DEMAND_BASIC;
	if (sqlite3_column_int(packer->demands, 5) != 0)
		word |= DEMAND_SHARED;
	if (search_kind_of(number) == RUNGS_CERTIFICATION)
		word |= DEMAND_CERTIFICATION;
	for (int i = 0; i < DEMAND_BYTES; i++)
		packer->bytes[packer->size++] = (unsigned char)(word >> 8 * i);
	return SQLITE_OK;
}

static int role_pack(struct packer *packer)
{
	int64_t role = sqlite3_column_int64(packer->roles, 0);
	int code = SQLITE_OK;

	packer->size = 0;
	while (code == SQLITE_OK && packer->more &&
	       sqlite3_column_int64(packer->demands, 0) == role) {
		code = demand_pack(packer);
		if (code == SQLITE_OK)
			code = demand_next(packer);
	}
	for (int i = 0; i < 6; i++)
		sqlite3_bind_value(packer->add, i + 1,
				   sqlite3_column_value(packer->roles, i));
	sqlite3_bind_blob64(packer->add, 7,
			    packer->size > 0 ? (void *)packer->bytes : "",
			    packer->size, SQLITE_STATIC);
	if (code == SQLITE_OK)
		code = sqlite3_step(packer->add);
	sqlite3_reset(packer->add);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int pack(struct packer *packer)
{
	int code = demand_next(packer);

	while (code == SQLITE_OK &&
	       (code = sqlite3_step(packer->roles)) == SQLITE_ROW)
		code = role_pack(packer);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

int demands_add(sqlite3 *db)
{
	struct packer packer = {0};
	int code = sqlite3_prepare_v2(db, roles_sql, -1, &packer.roles, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(db, demands_sql, -1, &packer.demands,
					  NULL);
	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(db, add_sql, -1, &packer.add, NULL);
	if (code == SQLITE_OK)
		code = pack(&packer);
	sqlite3_finalize(packer.roles);
	sqlite3_finalize(packer.demands);
	sqlite3_finalize(packer.add);
	free(packer.bytes);
	return code;
}
