#include "graph.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "core/graph.h"
#include "core/search_fields.h"

/* A skill that a role or a level asks; 0 for a level that is not said. */
struct asked {
	int64_t skill;
	int level;
};

/* What each of some owners asks, in order of skills. */
struct asking {
	size_t owners, count;
	uint32_t *first; /* of each owner, and one past the last */
	struct asked *at;
};

/* Owners are numbered from 0 in the first column. */
static const char requirements_sql[] =
	"SELECT role_number(role) - ?1, skill_number(skill), level"
	" FROM requirements ORDER BY 1, 2";
static const char baseline_sql[] =
	"SELECT l.rowid - 1, skill_number(b.skill), b.skill_level"
	" FROM baseline_skills b JOIN levels l ON l.id = b.level"
	" WHERE ?1 IS NOT NULL ORDER BY 1, 2";
/* The level of each role, by its number as an owner of a baseline. */
static const char roles_sql[] =
	"SELECT t.number - ?1, l.rowid - 1, p.median FROM things t"
	" JOIN roles r ON r.id = t.id JOIN levels l ON l.id = r.level"
	" LEFT JOIN occupations o ON o.id = r.occupation"
	" LEFT JOIN pay_basis b"
	" LEFT JOIN pay p ON p.soc = o.soc AND p.place = b.place"
	" AND p.year = b.year AND p.currency = b.currency"
	" WHERE t.kind = 'role' ORDER BY t.number";
/* Only what people do is a step: that two roles are alike is none. */
static const char moves_sql[] =
	"SELECT role_number(from_role) - ?1, role_number(to_role) - ?1,"
	" years_min, years_max, evidence, coalesce(commonness = 'rare', 0)"
	" OR doubtful IS NOT NULL FROM moves WHERE kind <> 'similar'"
	" ORDER BY 1, 2";

static const char entries_sql[] =
	"SELECT role_number(role) - ?1 AS number,"
	" education_number(education) - ?2 AS degree, evidence,"
	" coalesce(commonness = 'rare', 0) FROM entry_routes"
	" WHERE number IS NOT NULL AND degree IS NOT NULL ORDER BY 1, rowid";

struct packer {
	sqlite3 *db;
	struct asking requirements, baseline;
	uint32_t *level; /* of each role */
	uint32_t *first;
	uint16_t *asked;
	double *pay;
	struct graph_move *moves;
	struct graph_entry *entries;
	size_t roles, move_count, entry_count;
};

static int prepare(sqlite3 *db, const char *sql, sqlite3_stmt **out)
{
	int code = sqlite3_prepare_v2(db, sql, -1, out, NULL);

	if (code == SQLITE_OK)
		sqlite3_bind_int64(*out, 1, search_number_of(RUNGS_ROLE, 0));
	return code;
}

static int count_of(sqlite3 *db, const char *sql, size_t *count)
{
	sqlite3_stmt *row = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &row, NULL);

	*count = 0;
	if (code == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
		*count = (size_t)sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return code;
}

/* Rows are in order of owners, each below the number of them. */
static int asking_read(struct packer *packer, struct asking *asking,
		       const char *sql, size_t most)
{
	sqlite3_stmt *rows = NULL;
	size_t owner = 0;
	int code;

	asking->first = calloc(asking->owners + 1, sizeof(*asking->first));
	asking->at = calloc(most + 1, sizeof(*asking->at));
	if (asking->first == NULL || asking->at == NULL)
		return SQLITE_NOMEM;
	code = prepare(packer->db, sql, &rows);
	while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW &&
	       asking->count < most) {
		size_t of = (size_t)sqlite3_column_int64(rows, 0);

		code = SQLITE_OK;
		if (of >= asking->owners)
			continue;
		while (owner < of)
			asking->first[++owner] = (uint32_t)asking->count;
		asking->at[asking->count++] =
			(struct asked){sqlite3_column_int64(rows, 1),
				       sqlite3_column_int(rows, 2)};
	}
	while (owner < asking->owners)
		asking->first[++owner] = (uint32_t)asking->count;
	sqlite3_finalize(rows);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Moves the place of an owner's skills up to one; NULL if it is not asked. */
static const struct asked *seek(const struct asking *asking, size_t owner,
				uint32_t *place, int64_t skill)
{
	uint32_t end = asking->first[owner + 1];

	while (*place < end && asking->at[*place].skill < skill)
		++*place;
	return *place < end && asking->at[*place].skill == skill
		       ? &asking->at[*place]
		       : NULL;
}

static uint16_t capped(int64_t value)
{
	return (uint16_t)(value < UINT16_MAX ? value : UINT16_MAX);
}

/* As the statements of gaps in src/core/statements.def tell them. */
static uint16_t effort(const struct packer *packer, size_t from, size_t to)
{
	const struct asking *roles = &packer->requirements;
	size_t level = packer->level[from];
	uint32_t has = roles->first[from];
	uint32_t base = packer->baseline.first[level];
	int64_t sum = 0;

	for (uint32_t i = roles->first[to]; i < roles->first[to + 1]; i++) {
		const struct asked *needs = &roles->at[i];
		const struct asked *own = seek(roles, from, &has, needs->skill);
		const struct asked *everybody =
			seek(&packer->baseline, level, &base, needs->skill);
		int known = own != NULL ? own->level : 0;

		if (own != NULL && own->level == 0)
			continue;
		if (everybody != NULL && everybody->level > known)
			known = everybody->level;
		if (needs->level > known)
			sum += needs->level - known;
		else if (needs->level == 0 && known == 0)
			sum++;
	}
	return capped(sum);
}

static uint16_t asked_in_all(const struct packer *packer, size_t role)
{
	const struct asking *roles = &packer->requirements;
	int64_t sum = 0;

	for (uint32_t i = roles->first[role]; i < roles->first[role + 1]; i++)
		sum += roles->at[i].level > 0 ? roles->at[i].level : 1;
	return capped(sum);
}

static int roles_pack(struct packer *packer)
{
	sqlite3_stmt *rows = NULL;
	int code = prepare(packer->db, roles_sql, &rows);

	for (size_t i = 0; i < packer->roles; i++)
		packer->pay[i] = (double)NAN;
	while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
		size_t role = (size_t)sqlite3_column_int64(rows, 0);
		size_t level = (size_t)sqlite3_column_int64(rows, 1);

		code = SQLITE_OK;
		if (role >= packer->roles || level >= packer->baseline.owners)
			continue;
		packer->level[role] = (uint32_t)level;
		packer->asked[role] = asked_in_all(packer, role);
		if (sqlite3_column_type(rows, 2) != SQLITE_NULL)
			packer->pay[role] = sqlite3_column_double(rows, 2);
	}
	sqlite3_finalize(rows);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static uint16_t years_of(sqlite3_stmt *row)
{
	bool from = sqlite3_column_type(row, 2) != SQLITE_NULL;
	bool to = sqlite3_column_type(row, 3) != SQLITE_NULL;
	int64_t least = sqlite3_column_int64(row, from ? 2 : 3);
	int64_t most = sqlite3_column_int64(row, to ? 3 : 2);

	least = least < 0 ? 0 : least;
	most = most < least ? least : most;
	least = least > GRAPH_YEARS_MOST ? GRAPH_YEARS_MOST : least;
	most = most > GRAPH_YEARS_MOST ? GRAPH_YEARS_MOST : most;
	return (uint16_t)(least + most);
}

static int moves_pack(struct packer *packer, size_t most)
{
	sqlite3_stmt *rows = NULL;
	size_t role = 0;
	int code = prepare(packer->db, moves_sql, &rows);

	while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
		size_t from = (size_t)sqlite3_column_int64(rows, 0);
		size_t to = (size_t)sqlite3_column_int64(rows, 1);

		code = SQLITE_OK;
		if (from >= packer->roles || to >= packer->roles ||
		    packer->move_count >= most)
			continue;
		while (role < from)
			packer->first[++role] = (uint32_t)packer->move_count;
		packer->moves[packer->move_count++] = (struct graph_move){
			.to = (uint32_t)to,
			.years = years_of(rows),
			.effort = effort(packer, from, to),
			.evidence = (uint8_t)graph_evidence_of(
				(const char *)sqlite3_column_text(rows, 4)),
			.rare = sqlite3_column_int(rows, 5) != 0,
		};
	}
	while (role < packer->roles)
		packer->first[++role] = (uint32_t)packer->move_count;
	sqlite3_finalize(rows);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int entries_pack(struct packer *packer, size_t most)
{
	sqlite3_stmt *rows = NULL;
	int code = prepare(packer->db, entries_sql, &rows);

	if (code == SQLITE_OK)
		sqlite3_bind_int64(rows, 2,
				   search_number_of(RUNGS_EDUCATION, 0));
	while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW &&
	       packer->entry_count < most) {
		code = SQLITE_OK;
		packer->entries[packer->entry_count++] = (struct graph_entry){
			.role = (uint32_t)sqlite3_column_int64(rows, 0),
			.education = (uint16_t)sqlite3_column_int(rows, 1),
			.evidence = (uint8_t)graph_evidence_of(
				(const char *)sqlite3_column_text(rows, 2)),
			.rare = sqlite3_column_int(rows, 3) != 0,
		};
	}
	sqlite3_finalize(rows);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int bytes_add(sqlite3 *db, const struct graph *graph)
{
	sqlite3_stmt *add = NULL;
	size_t size;
	unsigned char *bytes = graph_write(graph, &size);
	int code = SQLITE_NOMEM;

	if (bytes != NULL)
		code = sqlite3_prepare_v2(
			db, "INSERT INTO move_graph (bytes) VALUES (?1)", -1,
			&add, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_blob64(add, 1, bytes, size, SQLITE_STATIC);
	if (code == SQLITE_OK)
		code = sqlite3_step(add);
	sqlite3_finalize(add);
	free(bytes);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int pack(struct packer *packer, size_t moves, size_t entries)
{
	size_t requirements, baseline;
	sqlite3 *db = packer->db;
	int code;

	packer->level = calloc(packer->roles + 1, sizeof(*packer->level));
	packer->first = calloc(packer->roles + 1, sizeof(*packer->first));
	packer->asked = calloc(packer->roles + 1, sizeof(*packer->asked));
	packer->pay = calloc(packer->roles + 1, sizeof(*packer->pay));
	packer->moves = calloc(moves + 1, sizeof(*packer->moves));
	packer->entries = calloc(entries + 1, sizeof(*packer->entries));
	if (packer->level == NULL || packer->first == NULL ||
	    packer->asked == NULL || packer->pay == NULL ||
	    packer->moves == NULL || packer->entries == NULL)
		return SQLITE_NOMEM;
	packer->requirements.owners = packer->roles;
	code = count_of(db, "SELECT count(*) FROM requirements", &requirements);
	if (code == SQLITE_OK)
		code = count_of(db, "SELECT count(*) FROM baseline_skills",
				&baseline);
	if (code == SQLITE_OK)
		code = count_of(db, "SELECT max(rowid) FROM levels",
				&packer->baseline.owners);
	if (code == SQLITE_OK)
		code = asking_read(packer, &packer->requirements,
				   requirements_sql, requirements);
	if (code == SQLITE_OK)
		code = asking_read(packer, &packer->baseline, baseline_sql,
				   baseline);
	if (code == SQLITE_OK)
		code = roles_pack(packer);
	if (code == SQLITE_OK)
		code = moves_pack(packer, moves);
	if (code == SQLITE_OK)
		code = entries_pack(packer, entries);
	return code;
}

int graph_add(sqlite3 *db)
{
	struct packer packer = {.db = db};
	size_t moves = 0, entries = 0;
	int code =
		count_of(db, "SELECT count(*) FROM things WHERE kind = 'role'",
			 &packer.roles);

	if (code == SQLITE_OK)
		code = count_of(db, "SELECT count(*) FROM moves", &moves);
	if (code == SQLITE_OK)
		code = count_of(db, "SELECT count(*) FROM entry_routes",
				&entries);
	if (code == SQLITE_OK)
		code = pack(&packer, moves, entries);
	if (code == SQLITE_OK)
		code = bytes_add(db, &(struct graph){
					     .role_count = packer.roles,
					     .move_count = packer.move_count,
					     .entry_count = packer.entry_count,
					     .first = packer.first,
					     .moves = packer.moves,
					     .asked = packer.asked,
					     .pay = packer.pay,
					     .entries = packer.entries,
				     });
	free(packer.requirements.first);
	free(packer.requirements.at);
	free(packer.baseline.first);
	free(packer.baseline.at);
	free(packer.level);
	free(packer.first);
	free(packer.asked);
	free(packer.pay);
	free(packer.moves);
	free(packer.entries);
	return code;
}
