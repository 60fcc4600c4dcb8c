#include "lint_rules.h"

/* Whether a list of ids separated by ';' holds an id. */
#define HOLDS(list, id) "instr(';' || " list " || ';', ';' || " id " || ';')"

/* Bounds of a standard that the atlas sets itself; NULL, which fails no
 * comparison, if it sets none. */
#define LEAST(name) "(SELECT least FROM standards WHERE name = '" name "')"
#define MOST(name) "(SELECT most FROM standards WHERE name = '" name "')"
#define OUT_OF(length, name)                                                   \
	"(" length " < " LEAST(name) " OR " length " > " MOST(name) ")"
#define HAS_STANDARD(name)                                                     \
	"EXISTS (SELECT 1 FROM standards WHERE name = '" name "')"

/* Whether a text is missing that the page has a place for. */
#define LACKS_ROLE_TEXT                                                        \
	"((SELECT count(DISTINCT aspect) FROM role_texts "                     \
	"WHERE role = it.id "                                                  \
	"AND aspect IN ('works-with', 'good-work', 'why-leave')) < 3 OR "      \
	"(SELECT rank FROM levels WHERE id = it.level) <= 1 AND "              \
	"(SELECT count(DISTINCT aspect) FROM role_texts "                      \
	"WHERE role = it.id "                                                  \
	"AND aspect IN ('how-in', 'first-90-days')) < 2)"
#define LACKS_SPECIALIZATION_TEXT                                              \
	"(SELECT count(DISTINCT aspect) FROM specialization_texts "            \
	"WHERE specialization = it.id "                                        \
	"AND aspect IN ('example', 'day', 'study', 'pricing', 'downside', "    \
	"'change', 'ladder')) < 7"

#define YEAR_OF(text) "CAST(substr(" text ", 1, 4) AS INTEGER)"

/* Of an atlas whose release is named after its year; else NULL. */
#define RELEASE_YEAR                                                           \
	"(SELECT CAST(substr(value, 1, 4) AS INTEGER) FROM about "             \
	"WHERE key = 'release' AND value GLOB '[12][0-9][0-9][0-9]*')"

/* Whether what a link names is there. */
#define IS_THERE                                                               \
	"(CASE kind "                                                          \
	"WHEN 'specialization' THEN thing IN "                                 \
	"(SELECT id FROM specializations) "                                    \
	"WHEN 'track' THEN thing IN (SELECT id FROM tracks) "                  \
	"WHEN 'level' THEN thing IN (SELECT id FROM levels) "                  \
	"WHEN 'role' THEN thing IN (SELECT id FROM roles) "                    \
	"WHEN 'skill' THEN thing IN (SELECT id FROM skills) "                  \
	"WHEN 'certification' THEN thing IN "                                  \
	"(SELECT id FROM certifications) "                                     \
	"WHEN 'education' THEN thing IN (SELECT id FROM education) "           \
	"WHEN 'term' THEN thing IN (SELECT id FROM terms) "                    \
	"WHEN 'source' THEN thing IN (SELECT id FROM sources) "                \
	"WHEN 'condition' THEN thing IN (SELECT id FROM conditions) "          \
	"WHEN 'occupation' THEN thing IN (SELECT id FROM occupations) "        \
	"WHEN 'fact' THEN thing IN (SELECT id FROM facts) "                    \
	"WHEN 'area' THEN thing IN (SELECT id FROM study_areas) "              \
	"WHEN 'statement' THEN thing IN (SELECT id FROM statements) "          \
	"ELSE 0 END)"

const struct lint_rule lint_rules[] = {
	/* Every table. */
	{
		.name = "evidence-too-strong",
		.severity = SEVERITY_ERROR,
		.column = "evidence",
		.also = "sources",
		.where = "EXISTS (SELECT 1 FROM sources WHERE "
			 "kind = 'editorial') AND evidence <> 'editorial' AND "
			 "EXISTS (SELECT 1 FROM sources AS s "
			 "WHERE s.kind = 'editorial' "
			 "AND " HOLDS("it.sources", "s.id") ")",
		.message = "is stronger than an editorial source allows",
		.mend = "Write editorial, or take the source out.",
	},
	{
		.name = "years-turned",
		.severity = SEVERITY_ERROR,
		.column = "years_min",
		.also = "years_max",
		.where = "years_min > years_max",
		.message = "is more than years_max",
		.mend = "Exchange the two.",
	},

	/* What the atlas says of itself. */
	{
		.name = "about-name",
		.severity = SEVERITY_ERROR,
		.table = "about",
		.where = "rowid = (SELECT min(rowid) FROM about) AND "
			 "NOT EXISTS (SELECT 1 FROM about WHERE key = 'name')",
		.message = "the atlas has no name",
		.mend = "Add a row with the key name.",
	},
	{
		.name = "about-release",
		.severity = SEVERITY_ERROR,
		.table = "about",
		.where = "rowid = (SELECT min(rowid) FROM about) AND NOT "
			 "EXISTS (SELECT 1 FROM about WHERE key = 'release')",
		.message = "the atlas has no release",
		.mend = "Add a row with the key release.",
	},
	{
		.name = "about-root",
		.severity = SEVERITY_ERROR,
		.table = "about",
		.column = "value",
		.where = "key = 'root' AND value NOT IN (SELECT id FROM roles)",
		.message = "is no id of roles.csv",
		.mend = "Mend the id or remove the row.",
	},
	{
		.name = "level-rank-twice",
		.severity = SEVERITY_ERROR,
		.table = "levels",
		.column = "rank",
		.where = "rowid NOT IN (SELECT min(rowid) FROM levels "
			 "GROUP BY scale, rank)",
		.message = "is the rank of another level of the scale",
		.mend = "Give every level of a scale a rank of its own.",
	},

	/* Roles. */
	{
		.name = "role-asks-nothing",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "id",
		.where = "evidence = 'editorial' AND "
			 "id NOT IN (SELECT role FROM requirements)",
		.message = "has no requirement",
		.mend = "Add what the role asks to requirements.csv.",
	},
	/* A classification lists occupations that nobody has surveyed yet. */
	{
		.name = "role-asks-unknown",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = "evidence <> 'editorial' AND "
			 "id NOT IN (SELECT role FROM requirements)",
		.message = "has no requirement: its sources publish none",
		.mend = "Add to requirements.csv what the role asks, if that "
			"is "
			"known.",
	},
	{
		.name = "role-title-twice",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "title",
		.where = "rowid NOT IN (SELECT min(rowid) FROM roles "
			 "GROUP BY specialization, lower(title))",
		.message = "is the title of another role of the "
			   "specialization",
		.mend = "Tell the two apart in their titles.",
	},
	{
		.name = "role-occupation-half",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "occupation",
		.where = "(occupation IS NULL) <> (occupation_fit IS NULL)",
		.message = "and occupation_fit go together",
		.mend = "Fill in both or neither.",
	},
	{
		.name = "role-title-repeated",
		.severity = SEVERITY_WARNING,
		.table = "role_titles",
		.column = "title",
		.where = "lower(title) = (SELECT lower(title) FROM roles "
			 "WHERE id = it.role)",
		.message = "is the title of the role itself",
		.mend = "Remove the row.",
	},
	{
		.name = "listed-title-unknown",
		.severity = SEVERITY_ERROR,
		.table = "role_listed_titles",
		.column = "title",
		.where = "title NOT IN (SELECT title FROM roles WHERE "
			 "id = it.role) AND title NOT IN (SELECT title FROM "
			 "role_titles WHERE role = it.role)",
		.message = "is no title of the role",
		.mend = "Add it to role_titles.csv or remove the row.",
	},
	{
		.name = "requirement-below-baseline",
		.severity = SEVERITY_WARNING,
		.table = "requirements",
		.column = "level",
		.where = "level < (SELECT skill_level FROM baseline_skills AS "
			 "b JOIN roles AS r ON r.level = b.level WHERE "
			 "r.id = it.role AND b.skill = it.skill)",
		.message = "is less than everybody on the role's level needs",
		.mend = "Raise it, or lower baseline_skills.csv.",
	},

	/* Certifications. */
	{
		.name = "retired-advised-to-role",
		.severity = SEVERITY_ERROR,
		.table = "role_certifications",
		.column = "certification",
		.where = "(SELECT status FROM certifications WHERE "
			 "id = it.certification) = 'retired'",
		.message = "is retired",
		.mend = "Advise what replaced it, or nothing.",
	},
	{
		.name = "retired-advised-for-move",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "certifications",
		.where = "certifications IS NOT NULL AND EXISTS (SELECT 1 "
			 "FROM certifications AS c WHERE c.status = 'retired' "
			 "AND " HOLDS("it.certifications", "c.id") ")",
		.message = "holds a retired one",
		.mend = "Advise what replaced it, or nothing.",
	},
	{
		.name = "replaced-by-retired",
		.severity = SEVERITY_ERROR,
		.table = "certifications",
		.column = "replaced_by",
		.where = "replaced_by IS NOT NULL AND EXISTS (SELECT 1 FROM "
			 "certifications AS c WHERE c.status = 'retired' "
			 "AND " HOLDS("it.replaced_by", "c.id") ")",
		.message = "holds a retired one",
		.mend = "Name the one that is current.",
	},
	{
		.name = "replaced-but-not-retired",
		.severity = SEVERITY_WARNING,
		.table = "certifications",
		.column = "status",
		.where = "replaced_by IS NOT NULL AND status = 'current'",
		.message = "is not what something replaced is",
		.mend = "Write retired or changing, or empty replaced_by.",
	},

	/* Figures. */
	{
		.name = "pay-out-of-order",
		.severity = SEVERITY_ERROR,
		.table = "pay",
		.column = "soc",
		.where = "p10 > min(coalesce(p25, 1e18), "
			 "coalesce(median, 1e18), coalesce(p75, 1e18), "
			 "coalesce(p90, 1e18)) OR "
			 "p25 > min(coalesce(median, 1e18), "
			 "coalesce(p75, 1e18), coalesce(p90, 1e18)) OR "
			 "median > min(coalesce(p75, 1e18), "
			 "coalesce(p90, 1e18)) OR p75 > p90",
		.message = "has percentiles that do not rise",
		.mend = "Look the figures up again.",
	},
	{
		.name = "pay-of-nobody",
		.severity = SEVERITY_WARNING,
		.table = "pay",
		.column = "soc",
		.where = "soc NOT IN (SELECT soc FROM occupations)",
		.message = "is the code of no occupation",
		.mend = "Add the occupation or remove the row.",
	},
	{
		.name = "pay-stale",
		.severity = SEVERITY_WARNING,
		.table = "pay",
		.column = "year",
		.where = "NOT EXISTS (SELECT 1 FROM pay AS newer "
			 "WHERE newer.soc = it.soc "
			 "AND newer.place = it.place "
			 "AND newer.year > it.year) "
			 "AND " YEAR_OF("year") " + 3 < " RELEASE_YEAR,
		.message = "is more than three years before the release of "
			   "the atlas",
		.mend = "Look up what is published since.",
	},
	{
		.name = "outlook-past",
		.severity = SEVERITY_WARNING,
		.table = "outlook",
		.column = "year_to",
		.where = YEAR_OF("year_to") " < " RELEASE_YEAR,
		.message = "is before the release of the atlas",
		.mend = "Look up what is published since.",
	},
	{
		.name = "source-superseded",
		.severity = SEVERITY_WARNING,
		.table = "sources",
		.column = "year",
		.where = "EXISTS (SELECT 1 FROM sources AS newer "
			 "WHERE newer.publisher = it.publisher "
			 "AND newer.title = it.title "
			 "AND newer.year GLOB '[0-9]*' "
			 "AND it.year GLOB '[0-9]*' "
			 "AND newer.year > it.year)",
		.message = "is that of an edition of which a newer one is "
			   "here",
		.mend = "Take from the newer one what rests on this one.",
	},
	{
		.name = "outlook-of-nobody",
		.severity = SEVERITY_WARNING,
		.table = "outlook",
		.column = "soc",
		.where = "soc NOT IN (SELECT soc FROM occupations)",
		.message = "is the code of no occupation",
		.mend = "Add the occupation or remove the row.",
	},
	{
		.name = "outlook-turned",
		.severity = SEVERITY_ERROR,
		.table = "outlook",
		.column = "year_to",
		.where = "year_to <= year_from",
		.message = "is not after year_from",
		.mend = "Exchange the two.",
	},
	{
		.name = "relation-to-itself",
		.severity = SEVERITY_ERROR,
		.table = "occupation_relations",
		.column = "related",
		.where = "occupation = related",
		.message = "is the occupation itself",
		.mend = "Remove the row.",
	},

	/* Standards that the atlas sets itself. */
	{
		.name = "tasks-out-of-number",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = OUT_OF("(SELECT count(*) FROM role_texts AS t "
				"WHERE t.role = it.id AND t.aspect = 'task')",
				"tasks"),
		.message = "has fewer or more tasks than standards.csv says",
		.mend = "Add tasks to role_texts.csv, or join some.",
	},
	{
		.name = "role-text-missing",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = HAS_STANDARD("tasks") " AND " LACKS_ROLE_TEXT,
		.message = "lacks a text that its page has a place for",
		.mend = "Give it works-with, good-work and why-leave in "
			"role_texts.csv, at the entry level how-in and "
			"first-90-days too.",
	},
	{
		.name = "specialization-text-missing",
		.severity = SEVERITY_WARNING,
		.table = "specializations",
		.column = "id",
		.where =
			HAS_STANDARD("tasks") " AND " LACKS_SPECIALIZATION_TEXT,
		.message = "lacks a text that its page has a place for",
		.mend = "Give it every aspect in specialization_texts.csv.",
	},
	{
		.name = "requirements-too-few",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = OUT_OF("(SELECT count(*) FROM requirements AS q "
				"WHERE q.role = it.id AND NOT EXISTS "
				"(SELECT 1 FROM baseline_skills AS b "
				"WHERE b.skill = q.skill "
				"AND b.level = it.level))",
				"requirements"),
		.message = "asks fewer or more skills of its own than "
			   "standards.csv says",
		.mend = "Add to requirements.csv what not everybody on the "
			"level needs.",
	},
	{
		.name = "role-too-short",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = OUT_OF("(length(summary) + (SELECT "
				"coalesce(sum(length(t.text)), 0) "
				"FROM role_texts AS t WHERE t.role = it.id))",
				"role length"),
		.message = "has less or more text than standards.csv says",
		.mend = "Write more of what only this role is like.",
	},
	{
		.name = "summary-length",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "summary",
		.where = OUT_OF("length(summary)", "summary length"),
		.message = "is shorter or longer than standards.csv says",
		.mend = "Write two to four sentences.",
	},
	{
		.name = "role-text-length",
		.severity = SEVERITY_WARNING,
		.table = "role_texts",
		.column = "text",
		.where = OUT_OF("length(text)", "text length"),
		.message = "is shorter or longer than standards.csv says",
		.mend = "Say what is done, on what and to what end.",
	},
	{
		.name = "note-length",
		.severity = SEVERITY_WARNING,
		.table = "moves",
		.column = "note",
		.where = OUT_OF("length(coalesce(note, ''))", "note length"),
		.message = "is shorter or longer than standards.csv says",
		.mend = "Say in a sentence what the step takes and why people "
			"make it.",
	},

	/* Words. */
	{
		.name = "skill-nobody-asks",
		.severity = SEVERITY_WARNING,
		.table = "skills",
		.column = "id",
		.where = "id NOT IN (SELECT skill FROM requirements) AND "
			 "id NOT IN (SELECT skill FROM baseline_skills)",
		.message = "is asked by no role",
		.mend = "Ask it of a role or remove the row.",
	},
	{
		.name = "term-twice",
		.severity = SEVERITY_ERROR,
		.table = "terms",
		.column = "term",
		.where = "rowid NOT IN (SELECT min(rowid) FROM terms "
			 "GROUP BY specialization, lower(term))",
		.message = "is explained on an earlier line already",
		.mend = "Make one row of the two.",
	},
	{
		.name = "synonym-of-itself",
		.severity = SEVERITY_ERROR,
		.table = "synonyms",
		.column = "word",
		.where = "word = means",
		.message = "means itself",
		.mend = "Remove the row.",
	},
	{
		.name = "synonym-not-one-word",
		.severity = SEVERITY_ERROR,
		.table = "synonyms",
		.column = "word",
		.where = "instr(word || means, ' ') > 0 OR "
			 "lower(word || means) <> word || means",
		.message = "and its meaning are not one lower-case word each",
		.mend = "Write one word, in lower case.",
	},
	{
		.name = "link-to-nothing",
		.severity = SEVERITY_ERROR,
		.table = "statement_links",
		.column = "thing",
		.where = "NOT " IS_THERE,
		.message = "is nothing of that kind",
		.mend = "Mend the kind or the id.",
	},
	{
		.name = "statement-without-proof",
		.severity = SEVERITY_WARNING,
		.table = "statements",
		.column = "id",
		.where = "id NOT IN (SELECT statement FROM statement_links)",
		.message = "is proved by nothing",
		.mend = "Add to statement_links.csv what proves it.",
	},
	{0},
};
