#include "projections.h"

#include <stdio.h>
#include <string.h>

#include "amend.h"
#include "figure.h"
#include "release.h"

enum {
	CODE,
	TYPE,
	JOBS_FROM,
	JOBS_TO,
	CHANGE,
	OPENINGS,
	EDUCATION,
	EXPERIENCE,
	TRAINING,
	COLUMNS
};

#define ESSENTIAL(column, of)                                                  \
	{                                                                      \
		.name = column, .kind = of, .required = true                   \
	}

static const struct column columns[COLUMNS] = {
	[CODE] = ESSENTIAL("#### National Employment Matrix code", COLUMN_ID),
	[TYPE] = ESSENTIAL("Occupation type", COLUMN_TEXT),
	[JOBS_FROM] = ESSENTIAL("Employment, ####", COLUMN_TEXT),
	[JOBS_TO] = ESSENTIAL("Employment, ####", COLUMN_TEXT),
	[CHANGE] =
		ESSENTIAL("Employment change, percent, ####–##", COLUMN_TEXT),
	[OPENINGS] = ESSENTIAL("Occupational openings, ####–## annual average",
			       COLUMN_TEXT),
	[EDUCATION] = {.name = "Typical education needed for entry",
		       .kind = COLUMN_TEXT},
	[EXPERIENCE] = {.name = "Work experience in a related occupation",
			.kind = COLUMN_TEXT},
	[TRAINING] = {.name = "Typical on-the-job training needed to attain "
			      "competency in the occupation",
		      .kind = COLUMN_TEXT},
};

enum { HAS_OCCUPATION, STAGE, CLEAR, ADD, ADD_MEMBERS, ADD_SOURCE, STATEMENTS };

static const char begin[] =
	"CREATE TEMP TABLE projections (number INTEGER PRIMARY KEY,"
	" soc TEXT UNIQUE, jobs_from TEXT, jobs_to TEXT, change TEXT,"
	" openings TEXT, education TEXT, experience TEXT, training TEXT);";

#define OUTLOOK(soc)                                                           \
	"INSERT INTO outlook (soc, place, year_from, year_to,"                 \
	" employment_from, employment_to, change_percent, openings,"           \
	" education_as_asked, experience_as_asked, training_as_asked,"         \
	" evidence, sources) SELECT " soc                                      \
	", 'US', ?1, ?2, s.jobs_from, s.jobs_to, s.change, s.openings,"        \
	" s.education, s.experience, s.training, 'published', ?3"              \
	" FROM projections AS s "

static const char *const sql[STATEMENTS] = {
	/* As in oews.c, a code may stand for several. */
	[HAS_OCCUPATION] =
		"SELECT 1 FROM occupations WHERE soc = ?1 OR (?1 LIKE '%0'"
		" AND substr(soc, 1, 6) = substr(?1, 1, 6))",
	[STAGE] = "INSERT OR IGNORE INTO projections (soc, jobs_from, jobs_to,"
		  " change, openings, education, experience, training)"
		  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[CLEAR] = "DELETE FROM outlook WHERE place = 'US' AND year_from = ?1"
		  " AND year_to = ?2",
	[ADD] = OUTLOOK("s.soc") "WHERE s.soc IN (SELECT soc FROM occupations)"
				 " ORDER BY s.number",
	[ADD_MEMBERS] =
		OUTLOOK("o.soc") "JOIN (SELECT DISTINCT soc FROM occupations)"
				 " AS o ON s.soc LIKE '%0'"
				 " AND substr(o.soc, 1, 6) ="
				 " substr(s.soc, 1, 6)"
				 " WHERE o.soc NOT IN (SELECT soc"
				 " FROM projections) ORDER BY s.number, o.soc",
	[ADD_SOURCE] =
		"INSERT OR IGNORE INTO sources (id, title, publisher, address,"
		" year, place, kind, licence, read, taken, attribution)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
};

struct projections {
	struct amendment *amendment;
};

/* What is typical, or nothing where a dash stands. */
static struct cell words_of(const struct cell *cell)
{
	return cell_is(cell, "—") ? cell_of("") : *cell;
}

static enum rungs_status keep(struct projections *projections,
			      const struct cell *fields)
{
	static const size_t wanted[] = {JOBS_FROM, JOBS_TO, CHANGE, OPENINGS};
	struct script *script = projections->amendment->script;
	char plain[COLUMNS][FIGURE_SIZE];
	enum rungs_status status;

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (!figure_plain(&fields[wanted[i]], plain[wanted[i]])) {
			release_refuse(script->release, wanted[i],
				       "is no figure");
			return RUNGS_OK;
		}
	status = SCRIPT_RUN_ONCE(
		script, STAGE, CODE, fields[CODE], cell_of(plain[JOBS_FROM]),
		cell_of(plain[JOBS_TO]), cell_of(plain[CHANGE]),
		cell_of(plain[OPENINGS]), words_of(&fields[EDUCATION]),
		words_of(&fields[EXPERIENCE]), words_of(&fields[TRAINING]));
	if (status == RUNGS_OK && script_changed(script))
		projections->amendment->kept++;
	return status;
}

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct projections *projections = context;
	struct script *script = projections->amendment->script;
	enum rungs_status status;
	bool known;

	if (!cell_is(&fields[TYPE], "Line item")) {
		release_pass(script->release, TYPE);
		return RUNGS_OK;
	}
	status = script_has(script, HAS_OCCUPATION, &fields[CODE], &known);
	if (status != RUNGS_OK)
		return status;
	if (known)
		return keep(projections, fields);
	release_pass_as(script->release,
			"of occupations that the atlas does not have");
	return RUNGS_OK;
}

static enum rungs_status add_source(struct projections *projections,
				    const char *id, int from, int to)
{
	char title[80], year[16], attribution[160];

	snprintf(title, sizeof(title),
		 "Employment Projections %d-%02d: table "
		 "1.2",
		 from, to % 100);
	snprintf(year, sizeof(year), "%d", from + 1);
	snprintf(attribution, sizeof(attribution),
		 "U.S. Bureau of Labor Statistics, %s.", title);
	return SCRIPT_RUN(
		projections->amendment->script, ADD_SOURCE, cell_of(id),
		cell_of(title), cell_of("US Bureau of Labor Statistics"),
		cell_of("https://www.bls.gov/emp/tables.htm"), cell_of(year),
		cell_of("US"), cell_of("official statistics"),
		cell_of("US public domain (citation asked)"),
		cell_of("full table"),
		cell_of("projected employment and openings, and what it "
			"typically takes to enter, by occupation"),
		cell_of(attribution));
}

static enum rungs_status add_outlook(struct projections *projections)
{
	static const int adding[] = {ADD, ADD_MEMBERS};
	struct script *script = projections->amendment->script;
	int first = script->release->header.years[JOBS_FROM];
	int last = script->release->header.years[JOBS_TO];
	char from[16], to[16], source[24];
	enum rungs_status status;

	snprintf(from, sizeof(from), "%04d", first);
	snprintf(to, sizeof(to), "%04d", last);
	snprintf(source, sizeof(source), "bls-ep-%04d", first);
	status = SCRIPT_RUN(script, CLEAR, cell_of(from), cell_of(to));
	for (size_t i = 0; i < 2 && status == RUNGS_OK; i++)
		status = SCRIPT_RUN(script, (size_t)adding[i], cell_of(from),
				    cell_of(to), cell_of(source));
	if (status == RUNGS_OK)
		status = add_source(projections, source, first, last);
	return status;
}

static enum rungs_status fill(struct amendment *amendment, void *context)
{
	struct projections *projections = context;
	static const struct release_file table = {
		.remarks = true,
		.form = SHEET_COMMAS,
		RELEASE_COLUMNS(columns),
	};
	enum rungs_status status;

	projections->amendment = amendment;
	status = amend_read(amendment, &table,
			    "about an occupation of the atlas", take,
			    projections);
	return status == RUNGS_OK ? add_outlook(projections) : status;
}

enum rungs_status projections_import(const char *path, const char *atlas_path,
				     struct findings *findings,
				     struct rungs_error *error)
{
	struct projections projections = {0};
	const struct amend amend = {
		.begin = begin,
		.sql = sql,
		.count = STATEMENTS,
		.fill = fill,
		.context = &projections,
	};

	return amend_run(&amend, path, atlas_path, findings, error);
}
