#include "onet_draft.h"

#include <string.h>

#include "onet.h"
#include "value.h"

const char onet_begin[] =
	"CREATE TEMP TABLE onet_titles (role TEXT, title TEXT COLLATE NOCASE,"
	" PRIMARY KEY (role, title)) WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_tasks (role TEXT, number INTEGER,"
	" rank INTEGER, text TEXT, PRIMARY KEY (role, number)) WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_ratings (role TEXT, skill TEXT,"
	" importance REAL, level REAL, PRIMARY KEY (role, skill))"
	" WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_categories (scale TEXT, category INTEGER,"
	" words TEXT, PRIMARY KEY (scale, category)) WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_answers (role TEXT, scale TEXT,"
	" category INTEGER, share REAL, suppressed TEXT, date TEXT,"
	" PRIMARY KEY (role, scale, category)) WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_activities (role TEXT, activity TEXT,"
	" PRIMARY KEY (role, activity)) WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_preparations (zone INTEGER PRIMARY KEY,"
	" least INTEGER, most INTEGER);"
	"CREATE TEMP TABLE onet_steps (role TEXT, other TEXT, tier TEXT,"
	" zone INTEGER, climb INTEGER, shared INTEGER, work INTEGER,"
	" years_min INTEGER, years_max INTEGER, PRIMARY KEY (role, other))"
	" WITHOUT ROWID;"
	"CREATE TEMP TABLE onet_tools (number INTEGER PRIMARY KEY,"
	" name TEXT COLLATE NOCASE, id TEXT UNIQUE, \"group\" TEXT);"
	"CREATE TEMP TABLE onet_uses (role TEXT, tool INTEGER, core INTEGER);"
	"CREATE TEMP TABLE onet_remarks (tool INTEGER, remark TEXT);"
	"CREATE TEMP TABLE onet_words (element TEXT, category INTEGER,"
	" words TEXT, PRIMARY KEY (element, category)) WITHOUT ROWID;";

/* Roles of whose skills or knowledge something is known. */
#define RATED                                                                  \
	"SELECT q.role FROM requirements AS q JOIN skills AS k"                \
	" ON k.id = q.skill WHERE k.\"group\" IN ('skills', 'knowledge')"

#define ALONE " importance IS NULL OR level IS NULL"

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

/* What the release calls the categories that become a value of a condition. */
#define WORDS(value, otherwise)                                                \
	" coalesce((SELECT group_concat(words, ' / ') FROM (SELECT words"      \
	" FROM onet_words WHERE element = ?1 AND CAST(round((category - 1)"    \
	" * 3 / CAST(?3 AS REAL)) AS INTEGER) = " value                        \
	" ORDER BY category)), " otherwise ")"

/* The commonest answer on a scale, if it is fit to print. */
#define COMMONEST(scale)                                                       \
	" FROM (SELECT a.role, a.category, c.words, a.share, a.suppressed, "   \
	"a.date,"                                                              \
	" row_number() OVER (PARTITION BY a.role ORDER BY a.share DESC,"       \
	" a.category) AS place FROM onet_answers AS a"                         \
	" LEFT JOIN onet_categories AS c ON c.scale = a.scale"                 \
	" AND c.category = a.category WHERE a.scale = '" scale "') AS top"     \
	" WHERE top.role = occupations.id AND top.place = 1"                   \
	" AND top.share > 0 AND top.words IS NOT NULL"                         \
	" AND top.suppressed IS NOT 'Y'"

const char *const onet_sql[ONET_STATEMENTS] = {
	[ONET_ADD_ABOUT] = "INSERT INTO about (key, value) VALUES (?1, ?2)",
	[ONET_ADD_SOURCE] =
		"INSERT INTO sources (id, title, publisher, address, year,"
		" place, kind, licence, read, taken, attribution)"
		" VALUES ('onet', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
	[ONET_ADD_TRACK] = "INSERT INTO tracks (id, name, summary, sources)"
			   " VALUES (?1, ?2, ?3, 'onet')",
	[ONET_ADD_GROUP] =
		"INSERT OR IGNORE INTO specializations (id, kind, name,"
		" also_called, summary, sources)"
		" VALUES (?1, 'additional', ?2, ?3, ?4, 'onet')",
	[ONET_ADD_SCALE] = "INSERT INTO level_scales (id, name, release,"
			   " sources) VALUES (?1, ?2, ?3, 'onet')",
	[ONET_ADD_LEVEL] =
		"INSERT INTO levels (id, scale, rank, name, summary, evidence,"
		" sources) VALUES (?1, ?2, ?3, ?4, ?5, 'published', 'onet')",
	[ONET_ADD_SKILL_LEVEL] =
		"INSERT INTO skill_levels (id, name, summary, sources)"
		" VALUES (?1, ?2, ?3, 'onet')",
	[ONET_HAS_UNZONED] = "SELECT 1 FROM roles WHERE level = 'zone-unknown'",

	[ONET_ADD_OCCUPATION] =
		"INSERT OR IGNORE INTO occupations (id, title, soc, evidence,"
		" sources) VALUES (?1, ?2, ?3, 'published', 'onet')",
	[ONET_ADD_ROLE] =
		"INSERT INTO roles (id, specialization, track, level, title,"
		" summary, occupation, occupation_fit, evidence, sources)"
		" VALUES (?1, ?2, 'occupations', 'zone-unknown', ?3, ?4, ?1,"
		" 'listed', 'published', 'onet')",
	[ONET_HAS_ROLE] = "SELECT 1 FROM roles WHERE id = ?1",
	[ONET_HAS_ROLES] = "SELECT 1 FROM roles",
	[ONET_ADD_ZONE] =
		"INSERT OR IGNORE INTO job_zones (id, name, experience,"
		" education, training, svp_range, release, sources)"
		" SELECT ?1, ?2, coalesce(?3, ?8), coalesce(?4, ?8),"
		" coalesce(?5, ?8), coalesce(?6, ?8), ?7, 'onet'",
	[ONET_SET_ROLE_ZONE] = "UPDATE roles SET level = 'zone-' ||"
			       " CAST(?2 AS INTEGER) WHERE id = ?1",
	[ONET_SET_OCCUPATION_ZONE] =
		"UPDATE occupations SET job_zone = ?2, job_zone_date = ?3"
		" WHERE id = ?1 AND job_zone IS NULL",
	[ONET_ADD_MISSING_ZONES] =
		"INSERT OR IGNORE INTO job_zones (id, name, experience,"
		" education, training, svp_range, release, sources)"
		" SELECT DISTINCT job_zone, 'Job Zone ' || job_zone, ?2, ?2,"
		" ?2, ?2, ?1, 'onet' FROM occupations"
		" WHERE job_zone IS NOT NULL",
	[ONET_ADD_ZONE_LEVELS] =
		"INSERT INTO levels (id, scale, rank, name, summary, evidence,"
		" sources) SELECT 'zone-' || id, ?1, id, 'Job zone ' || id,"
		" CASE experience WHEN ?2 THEN name || '.'"
		" ELSE name || '. ' || experience END, 'published', 'onet'"
		" FROM job_zones ORDER BY id",

	[ONET_CLAIM_ROLE_TITLES] =
		"INSERT INTO onet_titles SELECT id, title FROM roles",
	[ONET_CLAIM_TITLE] = "INSERT OR IGNORE INTO onet_titles (role, title)"
			     " VALUES (?1, ?2)",
	[ONET_ADD_TITLE] =
		"INSERT INTO role_titles (role, title) VALUES (?1, ?2)",
	[ONET_STAGE_TASK] =
		"INSERT OR IGNORE INTO onet_tasks (role, number, text, rank)"
		" VALUES (?1, ?2, ?3, CASE ?4 WHEN 'Core' THEN 0"
		" WHEN 'Supplemental' THEN 1 ELSE 2 END)",
	[ONET_ADD_TASKS] =
		"INSERT INTO role_texts (role, aspect, text, evidence,"
		" sources) SELECT t.role, 'task', t.text, 'published', 'onet'"
		" FROM onet_tasks AS t JOIN roles AS r ON r.id = t.role"
		" ORDER BY r.rowid, t.rank, t.number",

	[ONET_ADD_SKILL_GROUP] =
		"INSERT INTO skill_groups (id, kind, name, summary)"
		" VALUES (?1, ?2, ?3, ?4)",
	[ONET_ADD_SKILL] =
		"INSERT OR IGNORE INTO skills (id, \"group\", name, summary,"
		" sources) VALUES (?1, ?2, ?3, ?3, 'onet')",
	[ONET_STAGE_IMPORTANCE] =
		"INSERT INTO onet_ratings (role, skill, importance)"
		" VALUES (?1, ?2, ?3) ON CONFLICT (role, skill) DO UPDATE"
		" SET importance = excluded.importance"
		" WHERE importance IS NULL",
	[ONET_STAGE_LEVEL] =
		"INSERT INTO onet_ratings (role, skill, level)"
		" VALUES (?1, ?2, ?3) ON CONFLICT (role, skill) DO UPDATE"
		" SET level = excluded.level WHERE level IS NULL",
	[ONET_COUNT_ALONE] = "SELECT count(*) FROM onet_ratings WHERE" ALONE,
	[ONET_DROP_ALONE] = "DELETE FROM onet_ratings WHERE" ALONE,
	[ONET_ADD_REQUIREMENTS] =
		"INSERT INTO requirements (role, skill, level, importance,"
		" evidence, sources) SELECT t.role, t.skill,"
		" 1 + CAST(round(t.level * 4 / 7) AS INTEGER),"
		" CASE WHEN t.importance >= " TEXT(
			ONET_CORE) " THEN 'core'"
				   " ELSE 'useful' END, 'derived', 'onet' FROM "
				   "onet_ratings AS t"
				   " JOIN roles AS r ON r.id = t.role"
				   " ORDER BY r.rowid, t.importance DESC, "
				   "t.level DESC, t.skill",

	[ONET_STAGE_TOOL] = "INSERT OR IGNORE INTO onet_tools (number, name,"
			    " id, \"group\") VALUES (?1, ?2, ?3, ?4)",
	[ONET_STAGE_USE] = "INSERT INTO onet_uses (role, tool, core)"
			   " VALUES (?1, ?2, ?3 IS 'Y')",
	[ONET_STAGE_REMARK] = "INSERT INTO onet_remarks (tool, remark)"
			      " VALUES (?1, ?2)",
	[ONET_ADD_TOOLS] =
		"INSERT INTO skills (id, \"group\", name, summary, sources)"
		" SELECT t.id, t.\"group\", t.name, coalesce(r.remarks, "
		"t.name),"
		" 'onet' FROM onet_tools AS t JOIN (SELECT tool,"
		" group_concat(remark, '; ') AS remarks FROM (SELECT tool,"
		" remark FROM onet_remarks ORDER BY tool, remark)"
		" GROUP BY tool) AS r ON r.tool = t.number"
		" WHERE t.\"group\" = ?1 ORDER BY t.name",
	[ONET_ADD_USES] =
		"INSERT OR IGNORE INTO requirements (role, skill, importance,"
		" evidence, sources) SELECT u.role, t.id, CASE u.core WHEN 1"
		" THEN 'core' ELSE 'useful' END, 'published', 'onet'"
		" FROM onet_uses AS u CROSS JOIN onet_tools AS t"
		" ON t.number = u.tool ORDER BY u.rowid",
	[ONET_SET_TECHNOLOGIES] =
		"UPDATE occupations SET technologies = (SELECT"
		" group_concat(name, '; ') FROM (SELECT k.name FROM"
		" requirements AS q JOIN skills AS k ON k.id = q.skill"
		" WHERE q.role = occupations.id AND q.importance = 'core'"
		" AND k.\"group\" = 'technology'"
		" ORDER BY k.name COLLATE NOCASE))",
	[ONET_DROP_USES] = "DELETE FROM onet_uses",
	[ONET_DROP_REMARKS] = "DELETE FROM onet_remarks",

	[ONET_STAGE_WORDS] =
		"INSERT OR IGNORE INTO onet_words (element, category, words)"
		" VALUES (?1, ?2, ?3)",
	[ONET_HAS_CONDITION] = "SELECT 1 FROM conditions WHERE id = ?1",
	[ONET_ADD_CONDITION] =
		"INSERT INTO conditions (id, name, summary, "
		"scale_0, scale_1,"
		" scale_2, scale_3, sources) SELECT ?1, ?2, "
		"?2," WORDS("0", "?4") "," WORDS("1", "?5") "," WORDS(
			"2", "?6") "," WORDS("3", "?7") ","
							" "
							"'"
							"o"
							"n"
							"e"
							"t"
							"'",
	[ONET_ADD_ROLE_CONDITION] =
		"INSERT OR IGNORE INTO role_conditions (role, condition, value,"
		" note, evidence, sources) VALUES (?1, ?2, max(0, CAST(round("
		"(CAST(?3 AS REAL) - ?5) * 3 / CAST(?6 - ?5 AS REAL))"
		" AS INTEGER)), ?3 || ' on O*NET''s scale from ' || ?4"
		" || ' to ' || ?6, 'derived', 'onet')",

	[ONET_ADD_INTEREST] =
		"INSERT INTO interests (id, name, summary, conditions, sources)"
		" SELECT id, ?2 || ' (' || name || ')', ?3, id, 'onet'"
		" FROM conditions WHERE id = ?1",

	[ONET_HAS_ELEMENT] = "SELECT 1 FROM skills WHERE id = ?1"
			     " UNION ALL SELECT 1 FROM conditions"
			     " WHERE id = ?1",
	[ONET_DESCRIBE_SKILL] = "UPDATE skills SET summary = ?2 WHERE id = ?1",
	[ONET_DESCRIBE_CONDITION] =
		"UPDATE conditions SET summary = ?2 WHERE id = ?1",

	[ONET_STAGE_CATEGORY] =
		"INSERT OR IGNORE INTO onet_categories (scale, category,"
		" words) VALUES (?1, ?2, ?3)",
	[ONET_STAGE_ANSWER] =
		"INSERT OR IGNORE INTO onet_answers (role, scale, category,"
		" share, suppressed, date) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	/* Some names go on to explain themselves. */
	[ONET_ADD_EDUCATION] =
		"INSERT INTO education (id, rank, name, profession, summary,"
		" evidence, sources) SELECT 'rl-' || category, category,"
		" substr(words, 1, instr(words || ' - ', ' - ') - 1), 0, words,"
		" 'published', 'onet' FROM onet_categories WHERE scale = 'RL'"
		" ORDER BY category",
	[ONET_SET_EDUCATION] =
		"UPDATE occupations SET education = 'rl-' || top.category,"
		" education_as_asked = top.words,"
		" education_share = top.share,"
		" asked_date = top.date" COMMONEST("RL"),
	[ONET_SET_EXPERIENCE] =
		"UPDATE occupations SET experience_as_asked = top.words,"
		" experience_share = top.share,"
		" asked_date = coalesce(asked_date, top.date)" COMMONEST("RW"),
	[ONET_ADD_HOW_IN] =
		"INSERT INTO role_texts (role, aspect, text, evidence,"
		" sources) SELECT r.id, 'how-in', answer.text, 'published',"
		" 'onet' FROM roles AS r JOIN (SELECT id, 0 AS place,"
		" printf('Education, the commonest answer: %s (%g percent)',"
		" education_as_asked, education_share) AS text"
		" FROM occupations WHERE education_as_asked IS NOT NULL"
		" UNION ALL SELECT id, 1,"
		" printf('Experience, the commonest answer: %s (%g percent)',"
		" experience_as_asked, experience_share)"
		" FROM occupations WHERE experience_as_asked IS NOT NULL)"
		" AS answer ON answer.id = r.id ORDER BY r.rowid, place",
	[ONET_COUNT_ANSWERS] =
		"SELECT (SELECT count(*) FROM onet_answers)"
		" - count(CASE WHEN id IN (SELECT role FROM onet_answers"
		" WHERE scale = 'RL') THEN education_as_asked END)"
		" - count(CASE WHEN id IN (SELECT role FROM onet_answers"
		" WHERE scale = 'RW') THEN experience_as_asked END)"
		" FROM occupations",
	[ONET_DROP_ANSWERS] = "DELETE FROM onet_answers",
	[ONET_ADD_RELATION] =
		"INSERT OR IGNORE INTO occupation_relations (occupation,"
		" related, tier, rank, evidence, sources)"
		" VALUES (?1, ?2, lower(?3), ?4, 'published', 'onet')",
	[ONET_STAGE_ACTIVITY] = "INSERT OR IGNORE INTO onet_activities"
				" (role, activity) VALUES (?1, ?2)",
	[ONET_STAGE_PREPARATION] =
		"INSERT OR IGNORE INTO onet_preparations (zone, least, most)"
		" VALUES (?1, ?2, ?3)",
	/* Years are those of the two ranges at their nearest and farthest, in
	 * whole years rounded outward. */
	[ONET_STAGE_STEPS] =
		"INSERT INTO onet_steps SELECT a.id, b.id, o.tier, a.job_zone,"
		" b.job_zone - a.job_zone, (SELECT count(*)"
		" FROM onet_activities AS x JOIN onet_activities AS y"
		" ON y.activity = x.activity AND y.role = a.id"
		" WHERE x.role = b.id), (SELECT count(*)"
		" FROM onet_activities WHERE role = b.id),"
		" CASE WHEN pb.most IS NOT NULL THEN"
		" max(0, pb.least - pa.most) / 12 END,"
		" (pb.most - pa.least + 11) / 12"
		" FROM occupation_relations AS o"
		" JOIN occupations AS a ON a.id = o.occupation"
		" JOIN occupations AS b ON b.id = o.related"
		" JOIN roles AS ra ON ra.id = a.id"
		" JOIN roles AS rb ON rb.id = b.id"
		" JOIN levels AS la ON la.id = ra.level"
		" JOIN levels AS lb ON lb.id = rb.level AND lb.scale = la.scale"
		" LEFT JOIN onet_preparations AS pa ON pa.zone = a.job_zone"
		" LEFT JOIN onet_preparations AS pb ON pb.zone = b.job_zone"
		" WHERE o.tier LIKE 'primary-%'"
		" AND substr(a.id, 1, 2) = substr(b.id, 1, 2)"
		" AND (b.job_zone = a.job_zone + 1 OR"
		" (b.job_zone = a.job_zone AND pb.most IS NOT NULL))",
	/* Managers lead, and those whom the SOC calls first-line
	 * supervisors. */
	[ONET_DROP_LEAVING] = "WITH leaders AS (SELECT id FROM occupations"
			      " WHERE id LIKE '11-%'"
			      " OR title LIKE 'First-Line Supervisors%')"
			      " DELETE FROM onet_steps WHERE (role IN leaders)"
			      " > (other IN leaders) OR (climb = 0"
			      " AND (role IN leaders) <> (other IN leaders))",
	/* Skills may be new up the ladder, knowledge may not. */
	[ONET_DROP_NEW] =
		"DELETE FROM onet_steps WHERE shared * 3 <= work"
		" OR role NOT IN (" RATED ") OR other NOT IN (" RATED ")"
		" OR EXISTS (SELECT 1 FROM requirements AS q"
		" JOIN skills AS k ON k.id = q.skill"
		" JOIN skill_groups AS g ON g.id = k.\"group\""
		" WHERE q.role = onet_steps.other AND q.importance = 'core'"
		" AND g.id IN ('skills', 'knowledge')"
		" AND (onet_steps.climb = 0 OR g.kind = 'knowledge')"
		" AND NOT EXISTS (SELECT 1 FROM requirements AS h"
		" WHERE h.role = onet_steps.role AND h.skill = q.skill))",
	[ONET_ADD_MOVES] =
		"INSERT INTO moves (from_role, to_role, kind, years_min,"
		" years_max, note, evidence, sources) SELECT o.occupation,"
		" o.related, CASE s.climb WHEN 1 THEN 'advancement'"
		" WHEN 0 THEN 'lateral' ELSE 'similar' END, s.years_min,"
		" s.years_max, CASE WHEN s.climb IS NOT NULL THEN"
		" printf('Computed, not counted: %s for O*NET (%s),"
		" %s, %d of its %d detailed work activities done before,"
		" and no core %s new.', CASE s.tier WHEN 'primary-short'"
		" THEN 'among the closest' ELSE 'close' END, s.tier,"
		" CASE s.climb WHEN 1 THEN printf('job zone %d to %d',"
		" s.zone, s.zone + 1) ELSE printf('both in job zone %d',"
		" s.zone) END, s.shared, s.work, CASE s.climb WHEN 1"
		" THEN 'knowledge' ELSE 'skill or knowledge' END) END,"
		" CASE WHEN s.climb IS NULL THEN 'published'"
		" ELSE 'derived' END, CASE WHEN s.years_max IS NULL"
		" THEN 'onet' ELSE 'onet;svp' END"
		" FROM occupation_relations AS o"
		" JOIN roles AS r ON r.id = o.occupation"
		" LEFT JOIN onet_steps AS s ON s.role = o.occupation"
		" AND s.other = o.related"
		" ORDER BY r.rowid, o.rank, o.related",
	[ONET_HAS_DERIVED] = "SELECT 1 FROM moves WHERE sources = 'onet;svp'",
	[ONET_ADD_SVP_SOURCE] =
		"INSERT INTO sources (id, title, publisher, address, year,"
		" place, kind, licence, read, taken)"
		" VALUES ('svp', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[ONET_SET_UNLINKED] =
		"UPDATE roles SET unlinked = ?1 WHERE id NOT IN (SELECT"
		" from_role FROM moves UNION SELECT to_role FROM moves)",
};

bool onet_id(char id[ONET_ID_SIZE], const struct cell *element)
{
	static const struct column column = {.kind = COLUMN_ID,
					     .required = true};

	if (element->size >= ONET_ID_SIZE)
		return false;
	for (size_t i = 0; i < element->size; i++) {
		char byte = element->text[i];

		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		id[i] = byte == '.' ? '-' : byte;
	}
	id[element->size] = '\0';
	return value_check(&column, id, element->size).fit;
}

/* Rows of an occupation stand together: the last answer is kept. */
static enum rungs_status ask_code(struct onet *onet, const struct cell *code)
{
	if (cell_is(code, onet->code))
		return RUNGS_OK;
	memcpy(onet->code, code->text, code->size);
	onet->code[code->size] = '\0';
	return script_has(onet->script, ONET_HAS_ROLE, code, &onet->known);
}

static enum rungs_status take_known(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	enum rungs_status status = ask_code(onet, &fields[ONET_CODE]);

	if (status != RUNGS_OK)
		return status;
	if (onet->known)
		return onet->take(onet, fields);
	release_refuse(onet->release, ONET_CODE,
		       "is no occupation of Occupation Data.txt");
	return RUNGS_OK;
}

enum rungs_status onet_read(struct onet *onet, const struct release_file *file,
			    release_take *take)
{
	return onet_read_any(onet, file, 1, take);
}

enum rungs_status onet_read_any(struct onet *onet,
				const struct release_file *files, size_t count,
				release_take *take)
{
	onet->take = take;
	return release_read_any(onet->release, files, count, take_known, onet);
}
