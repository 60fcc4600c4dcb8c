#include "starter.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "new_folder.h"
#include "starter_readme.h"

/* What of an atlas the examples hang on; the two levels are the lowest of the
 * scale that most roles stand on, and the same if it has but one. */
#define SCALE                                                                  \
	"(SELECT scale FROM levels JOIN roles ON roles.level = levels.id "     \
	"GROUP BY scale ORDER BY count(*) DESC, scale LIMIT 1)"

enum fill {
	NAME,
	TRACK,
	LEVEL,
	NEXT_LEVEL,
	KIND,
	SKILL,
	OTHER_SKILL,
	ASKS,
	NEXT_ASKS,
	EDUCATION,
	LEVELS,
	TRACKS,
	SPECIALIZATIONS,
	DEGREES,
	FILL_COUNT
};

static const char *const fill_sql[FILL_COUNT] = {
	[NAME] = "SELECT replace(value, '\"', '') FROM about "
		 "WHERE key = 'name'",
	[TRACK] = "SELECT track FROM roles GROUP BY track "
		  "ORDER BY count(*) DESC, track LIMIT 1",
	[LEVEL] = "SELECT id FROM levels WHERE scale = " SCALE
		  " ORDER BY rank LIMIT 1",
	[NEXT_LEVEL] = "SELECT id FROM (SELECT id, rank FROM levels WHERE "
		       "scale = " SCALE " ORDER BY rank LIMIT 2) "
		       "ORDER BY rank DESC LIMIT 1",
	[KIND] = "SELECT CASE WHEN count(*) > 1 THEN 'advancement' "
		 "ELSE 'lateral' END FROM levels WHERE scale = " SCALE,
	[SKILL] = "SELECT skill FROM requirements GROUP BY skill "
		  "ORDER BY count(*) DESC, skill LIMIT 1",
	[OTHER_SKILL] = "SELECT skill FROM requirements GROUP BY skill "
			"ORDER BY count(*) DESC, skill LIMIT 1 OFFSET 1",
	[ASKS] = "SELECT id FROM skill_levels ORDER BY id LIMIT 1 OFFSET 2",
	[NEXT_ASKS] = "SELECT id FROM skill_levels ORDER BY id LIMIT 1 "
		      "OFFSET 3",
	[EDUCATION] = "SELECT education FROM entry_routes GROUP BY education "
		      "ORDER BY count(*) DESC, education LIMIT 1",
	[LEVELS] = "SELECT group_concat('`' || id || '`', ', ') FROM "
		   "(SELECT id FROM levels ORDER BY scale, rank)",
	[TRACKS] = "SELECT group_concat('`' || id || '`', ', ') FROM "
		   "(SELECT id FROM tracks ORDER BY rowid)",
	[SPECIALIZATIONS] = "SELECT group_concat('`' || id || '`', ', ') FROM "
			    "(SELECT id FROM specializations ORDER BY rowid)",
	[DEGREES] = "SELECT group_concat('`' || id || '`', ', ') FROM "
		    "(SELECT id FROM education ORDER BY rank)",
};

struct starter {
	sqlite3 *atlas;
	char *fill[FILL_COUNT]; /* '' if the atlas has none */
	struct new_folder folder;
	struct rungs_error *error;
};

static enum rungs_status read_fill(struct starter *starter, enum fill which)
{
	sqlite3_stmt *row = NULL;
	const char *text = NULL;

	if (sqlite3_prepare_v2(starter->atlas, fill_sql[which], -1, &row,
			       NULL) != SQLITE_OK)
		return error_set(starter->error, RUNGS_DAMAGED,
				 "The atlas cannot be read: %s.",
				 sqlite3_errmsg(starter->atlas));
	if (sqlite3_step(row) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(row, 0);
	starter->fill[which] = strdup(text != NULL ? text : "");
	sqlite3_finalize(row);
	return starter->fill[which] != NULL ? RUNGS_OK
					    : error_no_memory(starter->error);
}

static enum rungs_status write_file(struct starter *starter, const char *name,
				    const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static enum rungs_status write_file(struct starter *starter, const char *name,
				    const char *format, ...)
{
	FILE *out = new_folder_open(&starter->folder, name, starter->error);
	va_list values;

	if (out == NULL)
		return RUNGS_IO;
	va_start(values, format);
	vfprintf(out, format, values);
	va_end(values);
	return new_folder_close(&starter->folder, out, starter->error);
}

/* Roles stand in a line of work of the company's own. */
static enum rungs_status write_roles(struct starter *starter)
{
	char **fill = starter->fill;
	enum rungs_status status;

	status = write_file(starter, "sources.csv",
			    "id,title,publisher,kind,licence\n"
			    "our-company,Career ladder of Our Company,Our "
			    "Company,company ladder,internal use\n");
	if (status == RUNGS_OK)
		status = write_file(starter, "specializations.csv",
				    "id,kind,name,summary\n"
				    "our-company,additional,Our Company,The "
				    "roles of Our Company.\n");
	if (status == RUNGS_OK)
		status = write_file(
			starter, "roles.csv",
			"id,specialization,track,level,title,summary\n"
			"our-associate,our-company,%s,%s,Associate at Our "
			"Company,Learns the work and does the standard cases "
			"of it.\n"
			"our-specialist,our-company,%s,%s,Specialist at Our "
			"Company,Works alone and shows associates how it is "
			"done.\n",
			fill[TRACK], fill[LEVEL], fill[TRACK],
			fill[NEXT_LEVEL]);
	if (status == RUNGS_OK)
		status = write_file(
			starter, "role_texts.csv",
			"role,aspect,text\n"
			"our-associate,task,Does the standard cases by the "
			"handbook and asks about the others.\n"
			"our-specialist,task,Takes the cases that the handbook "
			"does not foresee.\n");
	return status;
}

/* What roles ask and where they lead. */
static enum rungs_status write_links(struct starter *starter)
{
	char **fill = starter->fill;
	enum rungs_status status;

	status = write_file(starter, "requirements.csv",
			    "role,skill,level,importance\n"
			    "our-associate,%s,%s,core\n"
			    "our-specialist,%s,%s,core\n"
			    "our-specialist,%s,%s,useful\n",
			    fill[SKILL], fill[ASKS], fill[SKILL],
			    fill[NEXT_ASKS], fill[OTHER_SKILL], fill[ASKS]);
	if (status == RUNGS_OK)
		status = write_file(starter, "moves.csv",
				    "from_role,to_role,kind,years_min,"
				    "years_max,commonness,note\n"
				    "our-associate,our-specialist,%s,1,3,"
				    "common,Takes a year of good reviews.\n",
				    fill[KIND]);
	/* Where an atlas has no ways in, one alone would leave every other
	 * role without. */
	if (status == RUNGS_OK && *fill[EDUCATION] != '\0')
		status = write_file(starter, "entry_routes.csv",
				    "education,fields,role,commonness,note\n"
				    "%s,any,our-associate,common,with an "
				    "interview\n",
				    fill[EDUCATION]);
	if (status == RUNGS_OK)
		status = write_file(starter, "hidden.csv", "kind,id,why\n");
	return status;
}

static enum rungs_status write_about(struct starter *starter)
{
	char **fill = starter->fill;
	enum rungs_status status;

	status = write_file(starter, "about.csv",
			    "key,value\n"
			    "name,\"%s, with Our Company\"\n",
			    fill[NAME]);
	if (status == RUNGS_OK)
		status = write_file(
			starter, "README.md", STARTER_README, fill[NAME],
			fill[SPECIALIZATIONS], fill[TRACKS], fill[LEVELS],
			*fill[ASKS] != '\0'
				? "a number of the atlas's skill levels, often "
				  "1 to 5"
				: "empty: the atlas has no skill levels",
			*fill[DEGREES] != '\0' ? fill[DEGREES] : "none");
	return status;
}

enum rungs_status starter_write(sqlite3 *atlas, const char *folder,
				struct rungs_error *error)
{
	struct starter starter = {.atlas = atlas, .error = error};
	enum rungs_status status;

	status = new_folder_begin(&starter.folder, folder, error);
	for (int i = 0; i < FILL_COUNT && status == RUNGS_OK; i++)
		status = read_fill(&starter, (enum fill)i);
	if (status == RUNGS_OK)
		status = write_roles(&starter);
	if (status == RUNGS_OK)
		status = write_links(&starter);
	if (status == RUNGS_OK)
		status = write_about(&starter);
	if (status == RUNGS_OK)
		status = new_folder_finish(&starter.folder, error);
	new_folder_end(&starter.folder);
	for (int i = 0; i < FILL_COUNT; i++)
		free(starter.fill[i]);
	return status;
}
