#include "oews.h"

#include <stdio.h>
#include <string.h>

#include "amend.h"
#include "core/error.h"
#include "figure.h"
#include "release.h"

enum {
	AREA,
	AREA_TYPE,
	INDUSTRY,
	OWNER,
	CODE,
	TITLE,
	GROUP,
	PEOPLE,
	P10,
	P25,
	MEDIAN,
	P75,
	P90,
	MEAN,
	BY_THE_HOUR,
	COLUMNS
};

#define ESSENTIAL(column, of)                                                  \
	{                                                                      \
		.name = column, .kind = of, .required = true                   \
	}

static const struct column columns[COLUMNS] = {
	[AREA] = ESSENTIAL("AREA_TITLE", COLUMN_TEXT),
	[AREA_TYPE] = ESSENTIAL("AREA_TYPE", COLUMN_TEXT),
	[INDUSTRY] = {.name = "I_GROUP", .kind = COLUMN_TEXT},
	[OWNER] = {.name = "OWN_CODE", .kind = COLUMN_TEXT},
	[CODE] = ESSENTIAL("OCC_CODE", COLUMN_ID),
	[TITLE] = ESSENTIAL("OCC_TITLE", COLUMN_TEXT),
	[GROUP] = ESSENTIAL("O_GROUP", COLUMN_TEXT),
	[PEOPLE] = ESSENTIAL("TOT_EMP", COLUMN_TEXT),
	[P10] = ESSENTIAL("A_PCT10", COLUMN_TEXT),
	[P25] = ESSENTIAL("A_PCT25", COLUMN_TEXT),
	[MEDIAN] = ESSENTIAL("A_MEDIAN", COLUMN_TEXT),
	[P75] = ESSENTIAL("A_PCT75", COLUMN_TEXT),
	[P90] = ESSENTIAL("A_PCT90", COLUMN_TEXT),
	[MEAN] = ESSENTIAL("A_MEAN", COLUMN_TEXT),
	[BY_THE_HOUR] = {.name = "HOURLY", .kind = COLUMN_TEXT},
};

/* Above what yearly wage the survey of a year tells no more, by the field
 * descriptions that the estimates of each year come with. */
static const struct {
	int from, to, wage;
} top_codes[] = {{2022, 2024, 239200}, {2019, 2021, 208000}};

enum { HAS_OCCUPATION, STAGE, CLEAR, ADD, ADD_MEMBERS, ADD_SOURCE, STATEMENTS };

static const char begin[] =
	"CREATE TEMP TABLE oews (number INTEGER PRIMARY KEY, soc TEXT,"
	" title TEXT, place TEXT, people TEXT, p10 TEXT, p25 TEXT,"
	" median TEXT, p75 TEXT, p90 TEXT, mean TEXT, top_code TEXT,"
	" note TEXT, UNIQUE (soc, place));";

/* Occupations that a code stands for. */
#define COVERED(code, soc)                                                     \
	"(" soc " = " code " OR (" code " LIKE '%0'"                           \
	" AND substr(" soc ", 1, 6) = substr(" code ", 1, 6)))"
#define PAY                                                                    \
	"INSERT INTO pay (soc, title, place, year, currency, p10, p25,"        \
	" median, p75, p90, mean, top_code, employment, note, evidence,"       \
	" sources) "
#define FIGURES                                                                \
	", s.title, s.place, ?1, 'USD', s.p10, s.p25, s.median, s.p75, s.p90," \
	" s.mean, s.top_code, s.people, "

static const char *const sql[STATEMENTS] = {
	[HAS_OCCUPATION] =
		"SELECT 1 FROM occupations WHERE " COVERED("?1", "soc"),
	[STAGE] = "INSERT OR IGNORE INTO oews (soc, title, place, people, p10,"
		  " p25, median, p75, p90, mean, top_code, note)"
		  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
	[CLEAR] = "DELETE FROM pay WHERE year = ?1"
		  " AND place IN (SELECT place FROM oews)",
	[ADD] = PAY "SELECT s.soc" FIGURES
		    "s.note, 'published', ?2 FROM oews AS s"
		    " WHERE s.soc IN (SELECT soc FROM occupations)"
		    " ORDER BY s.number",
	[ADD_MEMBERS] =
		PAY "SELECT o.soc" FIGURES
		    "coalesce(s.note || '; ', '') || 'of all of ' || s.soc ||"
		    " ', which this occupation is one of', 'published', ?2"
		    " FROM oews AS s JOIN (SELECT DISTINCT soc"
		    " FROM occupations) AS o ON s.soc LIKE '%0'"
		    " AND substr(o.soc, 1, 6) = substr(s.soc, 1, 6)"
		    " WHERE NOT EXISTS (SELECT 1 FROM oews AS own"
		    " WHERE own.soc = o.soc AND own.place = s.place)"
		    " ORDER BY s.number, o.soc",
	[ADD_SOURCE] =
		"INSERT OR IGNORE INTO sources (id, title, publisher, address,"
		" year, place, kind, licence, read, taken, attribution)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
};

struct oews {
	struct amendment *amendment;
	struct rungs_error *error;
	int year;
	bool national; /* of the rows kept, all are */
};

static const char *top_code(const struct oews *oews, char out[16])
{
	for (size_t i = 0; i < sizeof(top_codes) / sizeof(top_codes[0]); i++)
		if (oews->year >= top_codes[i].from &&
		    oews->year <= top_codes[i].to) {
			snprintf(out, 16, "%d", top_codes[i].wage);
			return out;
		}
	return "";
}

/* A figure of a row as it is stored, and what the note says where there is
 * none. */
struct figures {
	char plain[COLUMNS][FIGURE_SIZE];
	char above[64], missing[80];
	bool hourly;
};

static void add_word(char *list, size_t size, const char *word)
{
	size_t used = strlen(list);

	snprintf(list + used, size - used, "%s%s", used > 0 ? ", " : "", word);
}

/* False, and told, if it is nothing that can be a figure. */
static bool read_figure(struct release *release, const struct cell *fields,
			size_t column, const char *word,
			struct figures *figures)
{
	const struct cell *cell = &fields[column];

	figures->plain[column][0] = '\0';
	if (cell_is(cell, "#")) {
		add_word(figures->above, sizeof(figures->above), word);
		return true;
	}
	if (cell_is(cell, "*") || cell_is(cell, "**")) {
		add_word(figures->missing, sizeof(figures->missing), word);
		return true;
	}
	if (figure_plain(cell, figures->plain[column]))
		return true;
	release_refuse(release, column,
		       "is no figure, and none of *, ** and #");
	return false;
}

static bool read_figures(struct release *release, const struct cell *fields,
			 struct figures *figures)
{
	static const struct {
		int column;
		const char *word;
	} wanted[] = {
		{PEOPLE, "employment"}, {P10, "10 %"}, {P25, "25 %"},
		{MEDIAN, "median"},     {P75, "75 %"}, {P90, "90 %"},
		{MEAN, "mean"},
	};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (!read_figure(release, fields, (size_t)wanted[i].column,
				 wanted[i].word, figures))
			return false;
	figures->hourly = cell_is(&fields[BY_THE_HOUR], "TRUE");
	return true;
}

static void write_note(const struct figures *figures, const char *top,
		       char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	/* Where the top code is known, each figure tells it. */
	if (figures->above[0] != '\0' && top[0] == '\0')
		used = (size_t)snprintf(out, size,
					"at or above the survey's top code: %s",
					figures->above);
	if (figures->missing[0] != '\0')
		snprintf(out + used, size - used, "%snot available: %s%s",
			 used > 0 ? "; " : "", figures->missing,
			 figures->hourly ? ", for it is paid by the hour" : "");
}

/* 'US' of the nation, else the area within it. */
static void write_place(const struct cell *fields, char *out, size_t size)
{
	if (cell_is(&fields[AREA_TYPE], "1"))
		snprintf(out, size, "US");
	else
		snprintf(out, size, "%.*s, US", (int)fields[AREA].size,
			 fields[AREA].text);
}

static enum rungs_status keep(struct oews *oews, const struct cell *fields,
			      const struct figures *figures)
{
	struct script *script = oews->amendment->script;
	char top[16], note[240], place[300];
	const char *code = top_code(oews, top);
	enum rungs_status status;

	write_note(figures, code, note, sizeof(note));
	write_place(fields, place, sizeof(place));
	status = SCRIPT_RUN_ONCE(
		script, STAGE, CODE, fields[CODE], fields[TITLE],
		cell_of(place), cell_of(figures->plain[PEOPLE]),
		cell_of(figures->plain[P10]), cell_of(figures->plain[P25]),
		cell_of(figures->plain[MEDIAN]), cell_of(figures->plain[P75]),
		cell_of(figures->plain[P90]), cell_of(figures->plain[MEAN]),
		cell_of(figures->above[0] != '\0' ? code : ""), cell_of(note));
	if (status != RUNGS_OK || !script_changed(script))
		return status;
	oews->national &= cell_is(&fields[AREA_TYPE], "1");
	oews->amendment->kept++;
	return RUNGS_OK;
}

/* A column that must hold this one value, where there is the column. */
static bool is_for_all(struct release *release, const struct cell *fields,
		       size_t column, const char *value)
{
	if (fields[column].size == 0 || cell_is(&fields[column], value))
		return true;
	release_pass(release, column);
	return false;
}

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct oews *oews = context;
	struct script *script = oews->amendment->script;
	struct figures figures = {.hourly = false};
	enum rungs_status status;
	bool known;

	if (!is_for_all(script->release, fields, INDUSTRY, "cross-industry") ||
	    !is_for_all(script->release, fields, OWNER, "1235") ||
	    !is_for_all(script->release, fields, GROUP, "detailed"))
		return RUNGS_OK;
	status = script_has(script, HAS_OCCUPATION, &fields[CODE], &known);
	if (status != RUNGS_OK)
		return status;
	if (!known) {
		release_pass_as(script->release,
				"of occupations that the atlas does not have");
		return RUNGS_OK;
	}
	if (fields[AREA].size > 200) {
		release_refuse(script->release, AREA, "is too long");
		return RUNGS_OK;
	}
	if (!read_figures(script->release, fields, &figures))
		return RUNGS_OK;
	return keep(oews, fields, &figures);
}

static enum rungs_status add_source(struct oews *oews, const char *id)
{
	const char *scope = oews->national ? "national cross-industry estimates"
					   : "estimates for areas";
	char title[160], year[16], attribution[240];

	snprintf(year, sizeof(year), "%d", oews->year + 1);
	snprintf(title, sizeof(title),
		 "Occupational Employment and Wage Statistics, %s, May %d",
		 scope, oews->year);
	snprintf(attribution, sizeof(attribution),
		 "U.S. Bureau of Labor Statistics, %s.", title);
	return SCRIPT_RUN(
		oews->amendment->script, ADD_SOURCE, cell_of(id),
		cell_of(title), cell_of("US Bureau of Labor Statistics"),
		cell_of("https://www.bls.gov/oes/tables.htm"), cell_of(year),
		cell_of("US"), cell_of("official statistics"),
		cell_of("US public domain (citation asked)"),
		cell_of("full table"),
		cell_of("employment and annual wage percentiles by SOC code"),
		cell_of(attribution));
}

static enum rungs_status add_pay(struct oews *oews)
{
	static const int adding[] = {ADD, ADD_MEMBERS};
	struct script *script = oews->amendment->script;
	char year[24], source[40];
	enum rungs_status status;

	snprintf(year, sizeof(year), "%d (May)", oews->year);
	snprintf(source, sizeof(source), "bls-oews-%d%s", oews->year,
		 oews->national ? "" : "-areas");
	status = SCRIPT_RUN(script, CLEAR, cell_of(year));
	for (size_t i = 0; i < 2 && status == RUNGS_OK; i++)
		status = SCRIPT_RUN(script, (size_t)adding[i], cell_of(year),
				    cell_of(source));
	if (status == RUNGS_OK)
		status = add_source(oews, source);
	return status;
}

static enum rungs_status fill(struct amendment *amendment, void *context)
{
	struct oews *oews = context;
	static const struct release_file table = {
		.form = SHEET_COMMAS,
		RELEASE_COLUMNS(columns),
	};
	enum rungs_status status;

	oews->amendment = amendment;
	if (oews->year == 0)
		oews->year = figure_year(amendment->name, 0);
	if (oews->year == 0)
		return error_set(oews->error, RUNGS_BAD_INPUT,
				 "The file \"%s\" does not say its year, as "
				 "national_M2024.csv would; say --year.",
				 amendment->name);
	status = amend_read(amendment, &table,
			    "about an occupation of the atlas", take, oews);
	return status == RUNGS_OK ? add_pay(oews) : status;
}

enum rungs_status oews_import(const char *path, const char *atlas_path,
			      int year, struct findings *findings,
			      struct rungs_error *error)
{
	struct oews oews = {.error = error, .year = year, .national = true};
	const struct amend amend = {
		.begin = begin,
		.sql = sql,
		.count = STATEMENTS,
		.fill = fill,
		.context = &oews,
	};

	return amend_run(&amend, path, atlas_path, findings, error);
}
