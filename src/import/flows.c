#include "flows.h"

#include <stdio.h>

#include "amend.h"
#include "core/error.h"
#include "figure.h"
#include "release.h"

enum { FROM, TO, MOVERS, SHARE, COLUMNS };

static const struct column columns[COLUMNS] = {
	[FROM] = {.name = "from_soc", .kind = COLUMN_ID, .required = true},
	[TO] = {.name = "to_soc", .kind = COLUMN_ID, .required = true},
	[MOVERS] = {.name = "mean_monthly_movers",
		    .kind = COLUMN_REAL,
		    .required = true,
		    .high = 1000000000},
	[SHARE] = {.name = "share_of_occupation_changers",
		   .kind = COLUMN_REAL,
		   .required = true,
		   .high = 1},
};

enum { HAS_LINE, STAGE, CLEAR, ADD, ADD_SOURCE, STATEMENTS };

static const char begin[] =
	"CREATE TEMP TABLE counted (number INTEGER PRIMARY KEY,"
	" from_line TEXT, to_line TEXT, movers TEXT, share TEXT,"
	" UNIQUE (from_line, to_line));";

static const char *const sql[STATEMENTS] = {
	[HAS_LINE] = "SELECT 1 FROM specializations WHERE id = ?1",
	[STAGE] = "INSERT OR IGNORE INTO counted (from_line, to_line, movers,"
		  " share) VALUES (?1, ?2, ?3, ?4)",
	[CLEAR] = "DELETE FROM flows WHERE place = 'US' AND year_from = ?1"
		  " AND year_to = ?2",
	[ADD] = "INSERT INTO flows (from_specialization, to_specialization,"
		" place, year_from, year_to, movers, share, evidence, sources)"
		" SELECT from_line, to_line, 'US', ?1, ?2, movers, share,"
		" 'observed', ?3 FROM counted ORDER BY number",
	[ADD_SOURCE] =
		"INSERT OR IGNORE INTO sources (id, title, publisher, address,"
		" year, place, kind, licence, read, taken)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
};

struct flows {
	struct amendment *amendment;
	struct rungs_error *error;
};

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct flows *flows = context;
	struct script *script = flows->amendment->script;
	bool from, to = false;
	enum rungs_status status =
		script_has(script, HAS_LINE, &fields[FROM], &from);

	if (status == RUNGS_OK && from)
		status = script_has(script, HAS_LINE, &fields[TO], &to);
	if (status != RUNGS_OK)
		return status;
	if (!from || !to) {
		release_refuse(script->release, from ? TO : FROM,
			       "is no specialization of the atlas");
		return RUNGS_OK;
	}
	if (cell_is_same(&fields[FROM], &fields[TO])) {
		release_pass_as(script->release,
				"of people who stayed in their line");
		return RUNGS_OK;
	}
	status = SCRIPT_RUN_ONCE(script, STAGE, TO, fields[FROM], fields[TO],
				 fields[MOVERS], fields[SHARE]);
	if (status == RUNGS_OK && script_changed(script))
		flows->amendment->kept++;
	return status;
}

static enum rungs_status add_source(struct flows *flows, const char *id,
				    int from, int to)
{
	char title[120];

	snprintf(title, sizeof(title),
		 "Current Population Survey, public-use microdata %d-%d: "
		 "movers between SOC major groups",
		 from, to);
	return SCRIPT_RUN(
		flows->amendment->script, ADD_SOURCE, cell_of(id),
		cell_of(title), cell_of("US Census Bureau"),
		cell_of("https://www.census.gov/programs-surveys/cps.html"),
		cell_of("undated"), cell_of("US"),
		cell_of("official statistics"), cell_of("US public domain"),
		cell_of("counts computed from the microdata"),
		cell_of("how many people a month went from one major group of "
			"occupations to another"));
}

static enum rungs_status add_flows(struct flows *flows, int first, int last)
{
	struct script *script = flows->amendment->script;
	char from[16], to[16], source[40];
	enum rungs_status status;

	snprintf(from, sizeof(from), "%04d", first);
	snprintf(to, sizeof(to), "%04d", last);
	snprintf(source, sizeof(source), "cps-flows-%04d", last);
	status = SCRIPT_RUN(script, CLEAR, cell_of(from), cell_of(to));
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(script, ADD, cell_of(from), cell_of(to),
				    cell_of(source));
	if (status == RUNGS_OK)
		status = add_source(flows, source, first, last);
	return status;
}

static enum rungs_status fill(struct amendment *amendment, void *context)
{
	struct flows *flows = context;
	static const struct release_file table = {
		.form = SHEET_COMMAS,
		RELEASE_COLUMNS(columns),
	};
	int first = figure_year(amendment->name, 0);
	int last = figure_year(amendment->name, 1);
	enum rungs_status status;

	if (last < first || first == 0)
		return error_set(flows->error, RUNGS_BAD_INPUT,
				 "The name \"%s\" does not say the years, as "
				 "moves_2023_2025.csv would.",
				 amendment->name);
	flows->amendment = amendment;
	status = amend_read(amendment, &table,
			    "about specializations of the atlas", take, flows);
	return status == RUNGS_OK ? add_flows(flows, first, last) : status;
}

enum rungs_status flows_import(const char *path, const char *atlas_path,
			       struct findings *findings,
			       struct rungs_error *error)
{
	struct flows flows = {.error = error};
	const struct amend amend = {
		.begin = begin,
		.sql = sql,
		.count = STATEMENTS,
		.fill = fill,
		.context = &flows,
	};

	return amend_run(&amend, path, atlas_path, findings, error);
}
