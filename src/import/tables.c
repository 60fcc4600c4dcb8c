#include "tables.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define TEXT(column)                                                           \
	{                                                                      \
		.name = column, .kind = COLUMN_TEXT, .required = true          \
	}
#define MAYBE_TEXT(column)                                                     \
	{                                                                      \
		.name = column, .kind = COLUMN_TEXT                            \
	}
#define KEY_TEXT(column)                                                       \
	{                                                                      \
		.name = column, .kind = COLUMN_TEXT, .required = true,         \
		.key = true                                                    \
	}
#define ID                                                                     \
	{                                                                      \
		.name = "id", .kind = COLUMN_ID, .required = true, .key = true \
	}
#define WHOLE(column, from, to)                                                \
	{                                                                      \
		.name = column, .kind = COLUMN_INTEGER, .required = true,      \
		.low = from, .high = to                                        \
	}
#define MAYBE_WHOLE(column, from, to)                                          \
	{                                                                      \
		.name = column, .kind = COLUMN_INTEGER, .low = from,           \
		.high = to                                                     \
	}
#define KEY_WHOLE(column, from, to)                                            \
	{                                                                      \
		.name = column, .kind = COLUMN_INTEGER, .required = true,      \
		.key = true, .low = from, .high = to                           \
	}
#define REAL(column, from, to)                                                 \
	{                                                                      \
		.name = column, .kind = COLUMN_REAL, .required = true,         \
		.low = from, .high = to                                        \
	}
#define MAYBE_REAL(column, from, to)                                           \
	{                                                                      \
		.name = column, .kind = COLUMN_REAL, .low = from, .high = to   \
	}
#define REF(column, of)                                                        \
	{                                                                      \
		.name = column, .kind = COLUMN_REFERENCE, .required = true,    \
		.target = of                                                   \
	}
#define MAYBE_REF(column, of)                                                  \
	{                                                                      \
		.name = column, .kind = COLUMN_REFERENCE, .target = of         \
	}
#define KEY_REF(column, of)                                                    \
	{                                                                      \
		.name = column, .kind = COLUMN_REFERENCE, .required = true,    \
		.key = true, .target = of                                      \
	}
#define GROUP_REF(column, of)                                                  \
	{                                                                      \
		.name = column, .kind = COLUMN_REFERENCE, .required = true,    \
		.group = true, .target = of                                    \
	}
#define REFS(column, of)                                                       \
	{                                                                      \
		.name = column, .kind = COLUMN_REFERENCES, .required = true,   \
		.target = of                                                   \
	}
#define MAYBE_REFS(column, of)                                                 \
	{                                                                      \
		.name = column, .kind = COLUMN_REFERENCES, .target = of        \
	}
#define ONE_OF(column, list)                                                   \
	{                                                                      \
		.name = column, .kind = COLUMN_CHOICE, .required = true,       \
		.choices = list                                                \
	}
#define MAYBE_ONE_OF(column, list)                                             \
	{                                                                      \
		.name = column, .kind = COLUMN_CHOICE, .choices = list         \
	}
#define GROUP_ONE_OF(column, list)                                             \
	{                                                                      \
		.name = column, .kind = COLUMN_CHOICE, .required = true,       \
		.group = true, .choices = list                                 \
	}
#define EVIDENCE                                                               \
	{                                                                      \
		.name = "evidence", .kind = COLUMN_EVIDENCE, .required = true  \
	}
#define SOURCES REFS("sources", "sources")

#define YEARS 60 /* a working life */
#define PEOPLE 2000000000
#define MONEY 1000000000000 /* any currency */

#define CHOICES(name, ...) static const char *const name[] = {__VA_ARGS__, NULL}

const char *const evidence_classes[] = {"observed", "published", "derived",
					"editorial", NULL};

CHOICES(specialization_kinds, "seed", "additional", "shared");
CHOICES(specialization_aspects, "example", "day", "study", "pricing",
	"downside", "change", "ladder");
CHOICES(tiers, "primary-short", "primary-long", "supplemental");
CHOICES(occupation_fits, "listed", "close", "loose");
CHOICES(matches, "exact", "close", "broad", "narrow", "group");
CHOICES(role_aspects, "task", "works-with", "good-work", "why-leave", "how-in",
	"first-90-days");
CHOICES(skill_kinds, "skill", "tool", "knowledge");
CHOICES(importances, "core", "useful");
CHOICES(verified, "yes", "part", "no");
CHOICES(statuses, "current", "changing", "unclear", "retired");
CHOICES(usefulnesses, "helpful", "often asked");
CHOICES(move_kinds, "advancement", "lateral", "lateral-advancement",
	"cross-track", "cross-specialization", "similar");
CHOICES(standard_names, "tasks", "requirements", "role length",
	"summary length", "text length", "note length");
CHOICES(commonnesses, "common", "possible", "rare");
CHOICES(languages, "spoken", "written");

static const struct column about[] = {KEY_TEXT("key"), TEXT("value")};

static const struct column sources[] = {ID,
					TEXT("title"),
					TEXT("publisher"),
					MAYBE_TEXT("address"),
					MAYBE_TEXT("year"),
					MAYBE_TEXT("place"),
					TEXT("kind"),
					TEXT("licence"),
					MAYBE_TEXT("read"),
					MAYBE_TEXT("taken"),
					MAYBE_TEXT("attribution")};

static const struct column specializations[] = {
	ID,
	ONE_OF("kind", specialization_kinds),
	TEXT("name"),
	MAYBE_TEXT("also_called"),
	TEXT("summary"),
	MAYBE_TEXT("clients"),
	MAYBE_TEXT("deliverables"),
	MAYBE_TEXT("study_fields"),
	MAYBE_TEXT("tools"),
	MAYBE_REFS("areas", "study_areas"),
	SOURCES};

static const struct column specialization_texts[] = {
	GROUP_REF("specialization", "specializations"),
	GROUP_ONE_OF("aspect", specialization_aspects), TEXT("text"), EVIDENCE,
	SOURCES};

static const struct column tracks[] = {ID, TEXT("name"), TEXT("summary"),
				       SOURCES};

static const struct column level_scales[] = {ID, TEXT("name"), TEXT("release"),
					     SOURCES};

static const struct column levels[] = {ID,
				       REF("scale", "level_scales"),
				       WHOLE("rank", 1, 99),
				       TEXT("name"),
				       MAYBE_TEXT("titles_hint"),
				       MAYBE_WHOLE("years_min", 0, YEARS),
				       MAYBE_WHOLE("years_max", 0, YEARS),
				       TEXT("summary"),
				       EVIDENCE,
				       SOURCES};

static const struct column education[] = {ID,
					  WHOLE("rank", 0, 99),
					  TEXT("name"),
					  WHOLE("profession", 0, 1),
					  MAYBE_WHOLE("years_min", 0, YEARS),
					  MAYBE_WHOLE("years_max", 0, YEARS),
					  TEXT("summary"),
					  MAYBE_TEXT("note"),
					  EVIDENCE,
					  SOURCES};

static const struct column education_figures[] = {
	KEY_REF("education", "education"),
	KEY_TEXT("measure"),
	REAL("value", -MONEY, MONEY),
	TEXT("unit"),
	KEY_TEXT("place"),
	KEY_TEXT("year"),
	EVIDENCE,
	MAYBE_TEXT("note"),
	SOURCES};

static const struct column occupations[] = {
	ID,
	TEXT("title"),
	TEXT("soc"),
	MAYBE_REF("job_zone", "job_zones"),
	MAYBE_TEXT("job_zone_date"),
	MAYBE_REF("education", "education"),
	MAYBE_TEXT("education_as_asked"),
	MAYBE_REAL("education_share", 0, 100),
	MAYBE_TEXT("experience_as_asked"),
	MAYBE_REAL("experience_share", 0, 100),
	MAYBE_TEXT("asked_date"),
	MAYBE_TEXT("technologies"),
	EVIDENCE,
	SOURCES};

static const struct column occupation_relations[] = {
	KEY_REF("occupation", "occupations"),
	KEY_REF("related", "occupations"),
	ONE_OF("tier", tiers),
	WHOLE("rank", 1, 1000),
	EVIDENCE,
	SOURCES};

static const struct column job_zones[] = {
	KEY_WHOLE("id", 1, 99), TEXT("name"),     TEXT("experience"),
	TEXT("education"),      TEXT("training"), TEXT("svp_range"),
	TEXT("release"),        SOURCES};

static const struct column pay[] = {KEY_TEXT("soc"),
				    TEXT("title"),
				    KEY_TEXT("place"),
				    KEY_TEXT("year"),
				    TEXT("currency"),
				    MAYBE_REAL("p10", 0, MONEY),
				    MAYBE_REAL("p25", 0, MONEY),
				    MAYBE_REAL("median", 0, MONEY),
				    MAYBE_REAL("p75", 0, MONEY),
				    MAYBE_REAL("p90", 0, MONEY),
				    MAYBE_REAL("mean", 0, MONEY),
				    MAYBE_REAL("top_code", 0, MONEY),
				    MAYBE_WHOLE("employment", 0, PEOPLE),
				    MAYBE_TEXT("note"),
				    EVIDENCE,
				    SOURCES};

static const struct column outlook[] = {KEY_TEXT("soc"),
					KEY_TEXT("place"),
					KEY_WHOLE("year_from", 1900, 2200),
					KEY_WHOLE("year_to", 1900, 2200),
					REAL("employment_from", 0, PEOPLE),
					REAL("employment_to", 0, PEOPLE),
					REAL("change_percent", -100, PEOPLE),
					REAL("openings", 0, PEOPLE),
					MAYBE_TEXT("education_as_asked"),
					MAYBE_TEXT("experience_as_asked"),
					MAYBE_TEXT("training_as_asked"),
					EVIDENCE,
					SOURCES};

static const struct column roles[] = {
	ID,
	REF("specialization", "specializations"),
	REF("track", "tracks"),
	REF("level", "levels"),
	TEXT("title"),
	TEXT("summary"),
	MAYBE_WHOLE("years_min", 0, YEARS),
	MAYBE_WHOLE("years_max", 0, YEARS),
	MAYBE_REF("education_min", "education"),
	MAYBE_REF("education_preferred", "education"),
	MAYBE_REF("occupation", "occupations"),
	MAYBE_ONE_OF("occupation_fit", occupation_fits),
	MAYBE_TEXT("unlinked"),
	MAYBE_TEXT("address"),
	EVIDENCE,
	SOURCES};

static const struct column role_occupations[] = {
	KEY_REF("role", "roles"), KEY_REF("occupation", "occupations"),
	ONE_OF("match", matches), EVIDENCE, SOURCES};

static const struct column role_titles[] = {KEY_REF("role", "roles"),
					    KEY_TEXT("title")};

static const struct column role_texts[] = {GROUP_REF("role", "roles"),
					   GROUP_ONE_OF("aspect", role_aspects),
					   TEXT("text"), EVIDENCE, SOURCES};

static const struct column skill_groups[] = {ID, ONE_OF("kind", skill_kinds),
					     TEXT("name"), TEXT("summary")};

static const struct column skill_levels[] = {
	KEY_WHOLE("id", 1, 5), TEXT("name"), TEXT("summary"), SOURCES};

static const struct column skills[] = {ID, REF("group", "skill_groups"),
				       TEXT("name"), TEXT("summary"), SOURCES};

static const struct column requirements[] = {KEY_REF("role", "roles"),
					     KEY_REF("skill", "skills"),
					     MAYBE_REF("level", "skill_levels"),
					     ONE_OF("importance", importances),
					     EVIDENCE,
					     SOURCES};

static const struct column baseline_skills[] = {
	KEY_REF("skill", "skills"), KEY_REF("level", "levels"),
	REF("skill_level", "skill_levels"), EVIDENCE, SOURCES};

static const struct column certifications[] = {
	ID,
	TEXT("name"),
	TEXT("issuer"),
	REFS("specializations", "specializations"),
	REFS("levels", "levels"),
	MAYBE_TEXT("prerequisites"),
	MAYBE_TEXT("validity"),
	ONE_OF("verified", verified),
	ONE_OF("status", statuses),
	MAYBE_REFS("replaced_by", "certifications"),
	MAYBE_TEXT("note"),
	EVIDENCE,
	SOURCES};

static const struct column role_certifications[] = {
	KEY_REF("role", "roles"), KEY_REF("certification", "certifications"),
	ONE_OF("usefulness", usefulnesses), EVIDENCE, SOURCES};

static const struct column conditions[] = {ID,
					   TEXT("name"),
					   TEXT("summary"),
					   TEXT("scale_0"),
					   TEXT("scale_1"),
					   TEXT("scale_2"),
					   TEXT("scale_3"),
					   SOURCES};

static const struct column role_conditions[] = {
	KEY_REF("role", "roles"),
	KEY_REF("condition", "conditions"),
	WHOLE("value", 0, 3),
	MAYBE_TEXT("note"),
	EVIDENCE,
	SOURCES};

static const struct column moves[] = {
	KEY_REF("from_role", "roles"),
	KEY_REF("to_role", "roles"),
	ONE_OF("kind", move_kinds),
	MAYBE_WHOLE("years_min", 0, YEARS),
	MAYBE_WHOLE("years_max", 0, YEARS),
	MAYBE_ONE_OF("commonness", commonnesses),
	MAYBE_REFS("certifications", "certifications"),
	MAYBE_TEXT("note"),
	MAYBE_TEXT("doubtful"),
	EVIDENCE,
	SOURCES};

static const struct column flows[] = {
	KEY_REF("from_specialization", "specializations"),
	KEY_REF("to_specialization", "specializations"),
	KEY_TEXT("place"),
	KEY_WHOLE("year_from", 1900, 2200),
	KEY_WHOLE("year_to", 1900, 2200),
	REAL("movers", 0, PEOPLE),
	REAL("share", 0, 1),
	EVIDENCE,
	SOURCES};

static const struct column entry_routes[] = {KEY_REF("education", "education"),
					     KEY_TEXT("fields"),
					     MAYBE_REFS("areas", "study_areas"),
					     KEY_REF("role", "roles"),
					     ONE_OF("commonness", commonnesses),
					     MAYBE_TEXT("note"),
					     EVIDENCE,
					     SOURCES};

static const struct column study_areas[] = {ID, TEXT("name"), TEXT("summary"),
					    SOURCES};

static const struct column interests[] = {
	ID,
	TEXT("name"),
	TEXT("summary"),
	MAYBE_ONE_OF("language", languages),
	MAYBE_REFS("skills", "skills"),
	MAYBE_REFS("conditions", "conditions"),
	SOURCES};

static const struct column terms[] = {ID,
				      TEXT("term"),
				      MAYBE_TEXT("expansion"),
				      TEXT("definition"),
				      REF("specialization", "specializations"),
				      TEXT("topic"),
				      SOURCES};

static const struct column facts[] = {ID,
				      TEXT("topic"),
				      TEXT("statement"),
				      TEXT("value"),
				      TEXT("unit"),
				      MAYBE_TEXT("place"),
				      MAYBE_TEXT("year"),
				      MAYBE_TEXT("statistic"),
				      MAYBE_TEXT("survey"),
				      MAYBE_TEXT("quality"),
				      MAYBE_TEXT("note"),
				      EVIDENCE,
				      SOURCES};

static const struct column statements[] = {ID, TEXT("title"), TEXT("text"),
					   EVIDENCE, SOURCES};

static const struct column statement_links[] = {
	KEY_REF("statement", "statements"), KEY_TEXT("kind"), KEY_TEXT("thing"),
	TEXT("note")};

static const struct column synonyms[] = {KEY_TEXT("word"), KEY_TEXT("means")};

#define TABLE(table) .name = #table, .count = COUNT(table), .columns = table

static const struct column standards[] = {{.name = "name",
					   .kind = COLUMN_CHOICE,
					   .required = true,
					   .key = true,
					   .choices = standard_names},
					  MAYBE_WHOLE("least", 0, 100000),
					  MAYBE_WHOLE("most", 0, 100000)};

static const struct column fillers[] = {KEY_TEXT("phrase")};

static const struct column spellings[] = {KEY_TEXT("word")};

static const struct column local_edits[] = {KEY_TEXT("name"), KEY_TEXT("key"),
					    MAYBE_TEXT("before")};

const struct table tables[] = {
	{TABLE(about), .required = true},
	{TABLE(sources), .required = true},
	{TABLE(specializations), .required = true},
	{TABLE(specialization_texts)},
	{TABLE(tracks), .required = true},
	{TABLE(level_scales), .required = true},
	{TABLE(levels), .required = true},
	{TABLE(education)},
	{TABLE(education_figures)},
	{TABLE(occupations)},
	{TABLE(occupation_relations)},
	{TABLE(job_zones), .integer_key = true},
	{TABLE(pay)},
	{TABLE(outlook)},
	{TABLE(roles), .required = true},
	{TABLE(role_occupations)},
	{TABLE(role_titles)},
	{.name = "role_listed_titles",
	 .count = COUNT(role_titles),
	 .columns = role_titles},
	{TABLE(role_texts)},
	{TABLE(skill_groups)},
	{TABLE(skill_levels), .integer_key = true},
	{TABLE(skills)},
	{TABLE(requirements)},
	{TABLE(baseline_skills)},
	{TABLE(certifications)},
	{TABLE(role_certifications)},
	{TABLE(conditions)},
	{TABLE(role_conditions)},
	{TABLE(moves)},
	{TABLE(flows)},
	{TABLE(entry_routes)},
	{TABLE(study_areas)},
	{TABLE(interests)},
	{TABLE(terms)},
	{TABLE(facts)},
	{TABLE(statements)},
	{TABLE(statement_links)},
	{TABLE(synonyms)},
	{TABLE(standards)},
	{TABLE(fillers)},
	{TABLE(spellings)},
	{TABLE(local_edits)},
};

const size_t table_count = COUNT(tables);

const struct table *table_find(const char *name, size_t size)
{
	for (size_t i = 0; i < table_count; i++)
		if (strlen(tables[i].name) == size &&
		    memcmp(tables[i].name, name, size) == 0)
			return &tables[i];
	return NULL;
}

const struct column *column_find(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->columns[i].name, name) == 0)
			return &table->columns[i];
	return NULL;
}

bool column_is_number(const struct column *column)
{
	if (column->kind == COLUMN_REFERENCE)
		return table_find(column->target, strlen(column->target))
			->integer_key;
	return column->kind == COLUMN_INTEGER || column->kind == COLUMN_REAL;
}
