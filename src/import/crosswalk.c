#include "crosswalk.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "amend.h"
#include "copy.h"
#include "core/connection.h"
#include "core/error.h"
#include "crosswalk_head.h"
#include "release.h"

#define SOURCE_ID "esco-onet-crosswalk"

enum { CODE, URI, MATCH };

static const struct column columns[] = {
	[CODE] = {.name = "O*NET Id", .kind = COLUMN_ID, .required = true},
	[URI] = {.name = "ESCO or ISCO URI",
		 .kind = COLUMN_TEXT,
		 .required = true},
	[MATCH] = {.name = "Type of Match",
		   .kind = COLUMN_TEXT,
		   .required = true},
};

/* Tables of O*NET that something is taken of. */
#define ONET_TABLES(DO)                                                        \
	DO("sources")                                                          \
	DO("level_scales")                                                     \
	DO("levels")                                                           \
	DO("education")                                                        \
	DO("occupations")                                                      \
	DO("occupation_relations")                                             \
	DO("job_zones")                                                        \
	DO("pay")                                                              \
	DO("outlook")                                                          \
	DO("roles")

#define NAME(table) table,
static const char *const onet_tables[] = {ONET_TABLES(NAME)};

/* Roles go by what is behind the last '/' of their address. */
#define LIKE(table)                                                            \
	"CREATE TEMP TABLE onet_" table " AS SELECT * FROM " table " WHERE 0;"
#define BEGIN                                                                  \
	ONET_TABLES(LIKE)                                                      \
	"CREATE INDEX onet_occupations_by_id ON onet_occupations (id);"        \
	"CREATE INDEX onet_roles_by_id ON onet_roles (id);"                    \
	"CREATE TEMP TABLE crosswalk_roles (part TEXT PRIMARY KEY, role TEXT)" \
	" WITHOUT ROWID;"                                                      \
	"INSERT OR IGNORE INTO crosswalk_roles SELECT replace(address,"        \
	" rtrim(address, replace(address, '/', '')), ''), id FROM roles"       \
	" WHERE address LIKE '%/esco/occupation/_%';"                          \
	"CREATE TEMP TABLE crosswalk (number INTEGER PRIMARY KEY, role TEXT,"  \
	" occupation TEXT, match TEXT, place INTEGER,"                         \
	" UNIQUE (role, occupation));"                                         \
	"CREATE TEMP TABLE crosswalk_nearest (role TEXT PRIMARY KEY,"          \
	" place INTEGER, count INTEGER, occupation TEXT, level TEXT)"          \
	" WITHOUT ROWID;"

enum {
	HAS_ROLES,
	HAS_LEVELS,
	HAS_ROLE,
	HAS_OCCUPATION,
	STAGE,

	/* What an earlier crosswalk brought goes. */
	RESTORE_ROLES,
	DROP_OCCUPATIONS,
	DROP_MATCHES,
	DROP_LEVELS,
	DROP_SCALES,
	DROP_ZONES,
	DROP_SOURCE,

	FIND_NEAREST,
	ADD_SOURCE,
	ADD_SCALES,
	ADD_LEVELS,
	PUT_LAST,
	ADD_EDUCATION,
	ADD_ZONES,
	ADD_OCCUPATIONS,
	DROP_RELATIONS,
	ADD_RELATIONS,
	DROP_PAY,
	ADD_PAY,
	DROP_OUTLOOK,
	ADD_OUTLOOK,
	DROP_SOURCES,
	ADD_SOURCES,
	ADD_MATCHES,
	ADD_GROUPS,
	SET_OCCUPATIONS,
	SET_LEVELS,
	SET_BASIS,

	COUNT_LEVELS,
	COUNT_OCCUPATIONS,
	COUNT_SEVERAL,
	STATEMENTS
};

#define MAPPED "(SELECT occupation FROM crosswalk)"
#define MAPPED_SOC "(SELECT soc FROM onet_occupations WHERE id IN " MAPPED ")"

/* Whether something that comes by the crosswalk, or flows, names a source s. */
#define NAMED                                                                  \
	"EXISTS (SELECT 1 FROM (SELECT sources FROM occupations"               \
	" UNION SELECT sources FROM occupation_relations"                      \
	" UNION SELECT sources FROM job_zones"                                 \
	" UNION SELECT sources FROM levels"                                    \
	" UNION SELECT sources FROM education"                                 \
	" UNION SELECT sources FROM pay"                                       \
	" UNION SELECT sources FROM outlook"                                   \
	" UNION SELECT sources FROM flows) AS t"                               \
	" WHERE instr(';' || t.sources || ';', ';' || s.id || ';') > 0)"

static const char *const sql[STATEMENTS] = {
	[HAS_ROLES] = "SELECT 1 FROM crosswalk_roles",
	[HAS_LEVELS] = "SELECT 1 FROM onet_roles AS r JOIN onet_occupations"
		       " AS o ON o.id = r.id WHERE o.job_zone IS NOT NULL",
	[HAS_ROLE] = "SELECT 1 FROM crosswalk_roles WHERE part = ?1",
	[HAS_OCCUPATION] = "SELECT 1 FROM onet_occupations WHERE id = ?1",
	[STAGE] = "INSERT OR IGNORE INTO crosswalk (role, occupation, match,"
		  " place) SELECT role, ?2, ?3, CASE ?3 WHEN 'exact' THEN 0"
		  " WHEN 'close' THEN 1 WHEN 'broad' THEN 2 ELSE 3 END"
		  " FROM crosswalk_roles WHERE part = ?1",

	/* Its source stands behind those that a role had; the occupation that
	 * it had is the group it is in. */
	[RESTORE_ROLES] =
		"UPDATE roles SET (occupation, occupation_fit, evidence) ="
		" (SELECT coalesce(g.occupation, roles.occupation),"
		" CASE WHEN g.role IS NULL THEN roles.occupation_fit"
		" ELSE 'listed' END, coalesce(g.evidence,"
		" CASE roles.evidence WHEN 'derived' THEN 'published'"
		" ELSE roles.evidence END) FROM (SELECT 1)"
		" LEFT JOIN role_occupations AS g ON g.role = roles.id"
		" AND g.match = 'group'), level = CASE WHEN level IN (SELECT id"
		" FROM levels WHERE scale IN (SELECT id FROM "
		"onet_level_scales))"
		" THEN 'no-level' ELSE level END, sources = substr(sources, 1,"
		" instr(sources, ';" SOURCE_ID "') - 1)"
		" WHERE instr(sources, ';" SOURCE_ID "') > 0",
	[DROP_OCCUPATIONS] =
		"DELETE FROM occupations WHERE id IN (SELECT occupation"
		" FROM role_occupations WHERE match <> 'group')"
		" AND id NOT IN (SELECT occupation FROM roles"
		" WHERE occupation IS NOT NULL)",
	[DROP_MATCHES] = "DELETE FROM role_occupations",
	[DROP_LEVELS] =
		"DELETE FROM levels WHERE scale IN (SELECT id"
		" FROM onet_level_scales) AND scale NOT IN (SELECT l.scale"
		" FROM levels AS l JOIN roles AS r ON r.level = l.id)",
	[DROP_SCALES] = "DELETE FROM level_scales WHERE id NOT IN"
			" (SELECT scale FROM levels)",
	[DROP_ZONES] = "DELETE FROM job_zones WHERE id NOT IN (SELECT job_zone"
		       " FROM occupations WHERE job_zone IS NOT NULL)",
	[DROP_SOURCE] = "DELETE FROM sources WHERE id = '" SOURCE_ID "'",

	/* A level is one that all of them have. */
	[FIND_NEAREST] =
		"INSERT INTO crosswalk_nearest SELECT c.role, c.place,"
		" count(*), min(c.occupation), CASE WHEN count(o.job_zone) ="
		" count(*) AND min(o.job_zone) = max(o.job_zone)"
		" THEN min(r.level) END FROM crosswalk AS c"
		" JOIN onet_occupations AS o ON o.id = c.occupation"
		" LEFT JOIN onet_roles AS r ON r.id = o.id WHERE c.place ="
		" (SELECT min(best.place) FROM crosswalk AS best"
		" WHERE best.role = c.role) GROUP BY c.role",
	[ADD_SOURCE] =
		"INSERT INTO sources (id, title, publisher, address, year,"
		" place, kind, licence, read, taken, attribution)"
		" VALUES ('" SOURCE_ID "', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
		" ?10)",
	[ADD_SCALES] = "INSERT OR IGNORE INTO level_scales SELECT s.* FROM"
		       " onet_level_scales AS s WHERE s.id IN (SELECT l.scale"
		       " FROM onet_levels AS l JOIN crosswalk_nearest AS n"
		       " ON n.level = l.id) ORDER BY s.rowid",
	[ADD_LEVELS] = "INSERT OR IGNORE INTO levels SELECT l.*"
		       " FROM onet_levels AS l WHERE l.scale IN"
		       " (SELECT id FROM level_scales) ORDER BY l.rowid",
	/* As in an atlas of O*NET, what has no level comes after all that
	 * have. */
	[PUT_LAST] = "UPDATE level_scales SET rowid = (SELECT max(rowid) + 1"
		     " FROM level_scales) WHERE id = 'no-level'",
	[ADD_EDUCATION] = "INSERT OR REPLACE INTO education"
			  " SELECT * FROM onet_education ORDER BY rowid",
	[ADD_ZONES] = "INSERT OR IGNORE INTO job_zones"
		      " SELECT * FROM onet_job_zones ORDER BY id",
	[ADD_OCCUPATIONS] =
		"INSERT OR IGNORE INTO occupations SELECT *"
		" FROM onet_occupations WHERE id IN " MAPPED " ORDER BY rowid",
	[DROP_RELATIONS] =
		"DELETE FROM occupation_relations WHERE occupation NOT IN"
		" (SELECT id FROM occupations) OR related NOT IN"
		" (SELECT id FROM occupations) OR occupation IN " MAPPED,
	[ADD_RELATIONS] =
		"INSERT OR IGNORE INTO occupation_relations SELECT *"
		" FROM onet_occupation_relations WHERE occupation IN " MAPPED
		" AND related IN " MAPPED " ORDER BY rowid",
	[DROP_PAY] = "DELETE FROM pay WHERE soc NOT IN (SELECT soc"
		     " FROM occupations WHERE soc IS NOT NULL)",
	[ADD_PAY] = "INSERT OR REPLACE INTO pay SELECT * FROM onet_pay"
		    " WHERE soc IN " MAPPED_SOC " ORDER BY rowid",
	[DROP_OUTLOOK] = "DELETE FROM outlook WHERE soc NOT IN (SELECT soc"
			 " FROM occupations WHERE soc IS NOT NULL)",
	[ADD_OUTLOOK] =
		"INSERT OR REPLACE INTO outlook SELECT *"
		" FROM onet_outlook WHERE soc IN " MAPPED_SOC " ORDER BY rowid",
	[DROP_SOURCES] = "DELETE FROM sources WHERE id IN (SELECT s.id"
			 " FROM onet_sources AS s WHERE NOT " NAMED ")",
	/* A newer release has the id of the older. */
	[ADD_SOURCES] =
		"INSERT OR REPLACE INTO sources SELECT s.*"
		" FROM onet_sources AS s WHERE " NAMED " ORDER BY s.rowid",
	[ADD_MATCHES] = "INSERT INTO role_occupations (role, occupation, match,"
			" evidence, sources) SELECT c.role, c.occupation,"
			" c.match, 'published', '" SOURCE_ID ";' || o.sources"
			" FROM crosswalk AS c JOIN onet_occupations AS o"
			" ON o.id = c.occupation ORDER BY c.number",
	[ADD_GROUPS] = "INSERT OR IGNORE INTO role_occupations (role,"
		       " occupation, match, evidence, sources) SELECT r.id,"
		       " r.occupation, 'group', r.evidence, r.sources"
		       " FROM roles AS r JOIN crosswalk_nearest AS n"
		       " ON n.role = r.id WHERE n.count = 1"
		       " AND r.occupation IS NOT NULL ORDER BY r.rowid",
	[SET_OCCUPATIONS] =
		"UPDATE roles SET occupation = n.occupation, occupation_fit ="
		" CASE WHEN n.place < 2 THEN 'close' ELSE 'loose' END"
		" FROM crosswalk_nearest AS n WHERE n.role = roles.id"
		" AND n.count = 1",
	[SET_LEVELS] = "UPDATE roles SET level = n.level"
		       " FROM crosswalk_nearest AS n WHERE n.role = roles.id"
		       " AND n.level IS NOT NULL",
	[SET_BASIS] =
		"UPDATE roles SET evidence = CASE evidence WHEN 'editorial'"
		" THEN evidence ELSE 'derived' END, sources = sources || ';'"
		" || (SELECT x.sources FROM role_occupations AS x"
		" WHERE x.role = roles.id AND x.match <> 'group' LIMIT 1)"
		" FROM crosswalk_nearest AS n WHERE n.role = roles.id"
		" AND (n.count = 1 OR n.level IS NOT NULL)",

	[COUNT_LEVELS] = "SELECT count(level) FROM crosswalk_nearest",
	[COUNT_OCCUPATIONS] = "SELECT count(*) FROM crosswalk_nearest"
			      " WHERE count = 1",
	[COUNT_SEVERAL] = "SELECT count(*) FROM crosswalk_nearest"
			  " WHERE count > 1",
};

struct crosswalk {
	struct amendment *amendment;
	struct rungs_atlas *onet;
	struct rungs_error *error;
};

/* Of 'exactMatch', 'skos:exactMatch', '…core#exactMatch', 'Exact match' and
 * 'exact' the last word that counts; NULL if it is none. */
static const char *match_of(const struct cell *cell)
{
	static const char *const matches[] = {"exact", "close", "broad",
					      "narrow"};
	char word[24];
	size_t used = 0;

	for (size_t i = 0; i < cell->size && used + 1 < sizeof(word); i++) {
		unsigned char byte = (unsigned char)cell->text[i];

		if (strchr("#:/", byte) != NULL)
			used = 0;
		else if (isalpha(byte))
			word[used++] = (char)tolower(byte);
	}
	word[used] = '\0';
	for (size_t i = 0; i < sizeof(matches) / sizeof(matches[0]); i++) {
		size_t size = strlen(matches[i]);

		if (strncmp(word, matches[i], size) == 0 &&
		    (word[size] == '\0' || strcmp(word + size, "match") == 0))
			return matches[i];
	}
	return NULL;
}

/* What is behind the last '/', which tells concepts apart. */
static struct cell last_part(const struct cell *uri)
{
	const char *slash = memrchr(uri->text, '/', uri->size);
	const char *part = slash != NULL ? slash + 1 : uri->text;

	return (struct cell){
		.text = part,
		.size = (size_t)(uri->text + uri->size - part),
	};
}

static bool is_of_isco(const struct cell *uri)
{
	static const char folder[] = "/isco/";

	return memmem(uri->text, uri->size, folder, strlen(folder)) != NULL;
}

static enum rungs_status keep(struct crosswalk *crosswalk,
			      const struct cell *fields, struct cell part)
{
	struct script *script = crosswalk->amendment->script;
	const char *match = match_of(&fields[MATCH]);
	enum rungs_status status;

	if (match == NULL) {
		release_refuse(script->release, MATCH,
			       "is none of exact, close, broad and narrow");
		return RUNGS_OK;
	}
	status = SCRIPT_RUN_ONCE(script, STAGE, URI, part, fields[CODE],
				 cell_of(match));
	if (status == RUNGS_OK && script_changed(script))
		crosswalk->amendment->kept++;
	return status;
}

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct crosswalk *crosswalk = context;
	struct script *script = crosswalk->amendment->script;
	struct cell part = last_part(&fields[URI]);
	enum rungs_status status;
	bool role, occupation = false;

	if (is_of_isco(&fields[URI])) {
		release_pass_as(script->release,
				"of ISCO groups, which say nothing of a role");
		return RUNGS_OK;
	}
	status = script_has(script, HAS_ROLE, &part, &role);
	if (status == RUNGS_OK && role)
		status = script_has(script, HAS_OCCUPATION, &fields[CODE],
				    &occupation);
	if (status != RUNGS_OK)
		return status;
	if (role && occupation)
		return keep(crosswalk, fields, part);
	release_pass_as(script->release,
			role ? "of occupations that the atlas of O*NET does "
			       "not have"
			     : "of roles that the atlas does not have");
	return RUNGS_OK;
}

static enum rungs_status take_onet(struct crosswalk *crosswalk)
{
	struct script *script = crosswalk->amendment->script;
	struct sqlite3 *onet = crosswalk->onet->db;
	enum rungs_status status =
		connection_read_whole(crosswalk->onet, crosswalk->error);

	for (size_t i = 0; i < sizeof(onet_tables) / sizeof(onet_tables[0]) &&
			   status == RUNGS_OK;
	     i++) {
		char into[40];

		snprintf(into, sizeof(into), "onet_%s", onet_tables[i]);
		status = copy_table_into(onet, onet_tables[i], script->db, into,
					 crosswalk->error);
	}
	return status;
}

/* Whether the two atlases are such as a crosswalk leads between. */
static enum rungs_status judge_atlases(struct crosswalk *crosswalk)
{
	static const struct {
		int statement;
		const char *message;
	} needs[] = {
		{HAS_ROLES,
		 "The atlas that the crosswalk goes into has no role with an "
		 "address of ESCO; make it with rungs import esco."},
		{HAS_LEVELS,
		 "The atlas that job zones come from is none of O*NET."},
	};
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0;
	     i < sizeof(needs) / sizeof(needs[0]) && status == RUNGS_OK; i++) {
		bool has;

		status = script_has(crosswalk->amendment->script,
				    (size_t)needs[i].statement, NULL, &has);
		if (status == RUNGS_OK && !has)
			status = error_set(crosswalk->error, RUNGS_BAD_INPUT,
					   "%s", needs[i].message);
	}
	return status;
}

static enum rungs_status add_source(struct crosswalk *crosswalk)
{
	struct crosswalk_head head;

	crosswalk_head_read(&head, crosswalk->amendment->bytes,
			    crosswalk->amendment->size);
	return SCRIPT_RUN(
		crosswalk->amendment->script, ADD_SOURCE, cell_of(head.title),
		cell_of(head.author), cell_of("https://esco.ec.europa.eu"),
		cell_of(head.year), cell_of("EU and US"),
		cell_of("official data set"),
		cell_of("Decision 2011/833/EU (reuse with acknowledgement)"),
		cell_of("full table"),
		cell_of("which occupations of O*NET each of ESCO's is mapped "
			"to; job zones and pay of a role come by way of it"),
		cell_of("This service uses the ESCO classification of the "
			"European Commission."));
}

static enum rungs_status tell_counts(struct crosswalk *crosswalk)
{
	static const int counting[] = {COUNT_LEVELS, COUNT_OCCUPATIONS,
				       COUNT_SEVERAL};
	struct script *script = crosswalk->amendment->script;
	long counts[3] = {0};
	enum rungs_status status = RUNGS_OK;
	char message[240];

	for (size_t i = 0; i < 3 && status == RUNGS_OK; i++)
		status = script_count(script, (size_t)counting[i], NULL,
				      &counts[i]);
	snprintf(message, sizeof(message),
		 "%ld roles get a level; %ld get the pay of the one occupation "
		 "that is nearest, and %ld none, of which several are as near",
		 counts[0], counts[1], counts[2]);
	release_note(script->release, message);
	return status;
}

static enum rungs_status add_rows(struct crosswalk *crosswalk)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = RESTORE_ROLES; i <= DROP_SOURCE && status == RUNGS_OK;
	     i++)
		status = script_run(crosswalk->amendment->script, i, 0, NULL);
	if (status == RUNGS_OK)
		status = add_source(crosswalk);
	for (size_t i = FIND_NEAREST; i <= SET_BASIS && status == RUNGS_OK; i++)
		if (i != ADD_SOURCE)
			status = script_run(crosswalk->amendment->script, i, 0,
					    NULL);
	return status;
}

static enum rungs_status fill(struct amendment *amendment, void *context)
{
	struct crosswalk *crosswalk = context;
	static const struct release_file table = {
		.remarks = true,
		.form = SHEET_COMMAS,
		RELEASE_COLUMNS(columns),
	};
	enum rungs_status status;

	crosswalk->amendment = amendment;
	status = take_onet(crosswalk);
	if (status == RUNGS_OK)
		status = judge_atlases(crosswalk);
	if (status == RUNGS_OK)
		status = amend_read(amendment, &table,
				    "about roles of the one atlas and "
				    "occupations of the other",
				    take, crosswalk);
	if (status != RUNGS_OK)
		return status;
	status = add_rows(crosswalk);
	return status == RUNGS_OK ? tell_counts(crosswalk) : status;
}

enum rungs_status crosswalk_import(const char *path, const char *atlas_path,
				   struct rungs_atlas *onet,
				   struct findings *findings,
				   struct rungs_error *error)
{
	struct crosswalk crosswalk = {.onet = onet, .error = error};
	const struct amend amend = {
		.begin = BEGIN,
		.sql = sql,
		.count = STATEMENTS,
		.fill = fill,
		.context = &crosswalk,
	};

	return amend_run(&amend, path, atlas_path, findings, error);
}
