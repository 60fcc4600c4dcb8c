/* What occupations ask of people, and how much of it: all that O*NET rates. */
#include <string.h>

#include "onet.h"
#include "onet_draft.h"
#include "value.h"

enum { ELEMENT = ONET_CODE + 1, NAME, SCALE, VALUE, SUPPRESS, IRRELEVANT };

static const char *const yes_or_no[] = {"Y", "N", NULL};

static const struct column columns[] = {
	ONET_CODE_COLUMN,
	[ELEMENT] = {.name = "Element ID",
		     .kind = COLUMN_TEXT,
		     .required = true},
	[NAME] = {.name = "Element Name",
		  .kind = COLUMN_TEXT,
		  .required = true},
	[SCALE] = {.name = "Scale ID", .kind = COLUMN_TEXT, .required = true},
	[VALUE] = {.name = "Data Value",
		   .kind = COLUMN_REAL,
		   .required = true,
		   .low = 0,
		   .high = 7},
	[SUPPRESS] = {.name = "Recommend Suppress",
		      .kind = COLUMN_CHOICE,
		      .choices = yes_or_no},
	[IRRELEVANT] = {.name = "Not Relevant",
			.kind = COLUMN_CHOICE,
			.choices = yes_or_no},
};

static enum rungs_status settle(void *context);

#define RATINGS(file)                                                          \
	{                                                                      \
		.name = file, .settle = settle, RELEASE_COLUMNS(columns)       \
	}

#define GROUP_FILES 3

/* `always` in a release: it is told if the files are missing. */
static const struct {
	struct release_file files[GROUP_FILES];
	size_t count; /* of files */
	bool always;
	const char *id, *kind, *name, *summary;
} groups[] = {
	{{RATINGS("Skills.txt"), RATINGS("Essential Skills.txt"),
	  RATINGS("Transferable Skills.txt")},
	 3,
	 true,
	 "skills",
	 "skill",
	 "Skills",
	 "Capacities that make learning and work go well, in O*NET's content "
	 "model."},
	{{RATINGS("Knowledge.txt")},
	 1,
	 true,
	 "knowledge",
	 "knowledge",
	 "Knowledge",
	 "Fields of principles and facts, in O*NET's content model."},
	{{RATINGS("Abilities.txt")},
	 1,
	 false,
	 "abilities",
	 "skill",
	 "Abilities",
	 "Lasting capacities of mind, body and senses, in O*NET's content "
	 "model."},
	{{RATINGS("Work Activities.txt")},
	 1,
	 false,
	 "work-activities",
	 "skill",
	 "Work activities",
	 "What is done in many occupations alike, in O*NET's content model."},
};

static const struct column importance = {
	.kind = COLUMN_REAL, .required = true, .low = 1, .high = 5};
static const struct column use = {
	.kind = COLUMN_REAL, .required = true, .low = ONET_USEFUL, .high = 5};

static bool is(const struct column *column, const struct cell *value)
{
	return value_check(column, value->text, value->size).fit;
}

/* Whether the row is out of the question; tells why. */
static bool is_out(struct onet *onet, const struct cell *fields)
{
	for (size_t i = SUPPRESS; i <= IRRELEVANT; i++)
		if (cell_is(&fields[i], "Y")) {
			release_pass(onet->release, i);
			return true;
		}
	return false;
}

static void pass_unimportant(struct onet *onet)
{
	release_pass_as(onet->release, "of an importance below what is useful");
}

/* The level stands on the line after; that of what is not important need not
 * wait for anything. */
static enum rungs_status take_importance(struct onet *onet, const char *id,
					 const struct cell *fields)
{
	const struct cell key = cell_of(id);
	enum rungs_status status;

	onet->unimportant[0] = '\0';
	if (!is(&importance, &fields[VALUE])) {
		release_refuse(onet->release, VALUE,
			       "is no importance from 1 to 5");
		return RUNGS_OK;
	}
	if (is_out(onet, fields))
		return RUNGS_OK;
	if (!is(&use, &fields[VALUE])) {
		strcpy(onet->unimportant, id);
		strcpy(onet->unimportant_for, onet->code);
		pass_unimportant(onet);
		return RUNGS_OK;
	}
	status = SCRIPT_RUN(onet->script, ONET_ADD_SKILL, key,
			    cell_of(onet->skill_group), fields[NAME]);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_IMPORTANCE,
					 ELEMENT, fields[ONET_CODE], key,
					 fields[VALUE]);
	return status;
}

static enum rungs_status take_level(struct onet *onet, const char *id,
				    const struct cell *fields)
{
	if (is_out(onet, fields))
		return RUNGS_OK;
	if (strcmp(onet->unimportant, id) == 0 &&
	    strcmp(onet->unimportant_for, onet->code) == 0) {
		pass_unimportant(onet);
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_LEVEL, ELEMENT,
			       fields[ONET_CODE], cell_of(id), fields[VALUE]);
}

static enum rungs_status take_rating(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	char id[ONET_ID_SIZE];

	if (!onet_id(id, &fields[ELEMENT])) {
		release_refuse(onet->release, ELEMENT, "is no element id");
		return RUNGS_OK;
	}
	if (cell_is(&fields[SCALE], "IM"))
		return take_importance(onet, id, fields);
	if (cell_is(&fields[SCALE], "LV"))
		return take_level(onet, id, fields);
	release_pass(onet->release, SCALE);
	return RUNGS_OK;
}

/* What a rating asks is known once its importance and its level are there. */
static enum rungs_status settle(void *context)
{
	struct onet *onet = context;
	long count = 0;
	enum rungs_status status =
		script_count(onet->script, ONET_COUNT_ALONE, NULL, &count);

	release_pass_rows(onet->release,
			  "an importance or a level without the other", count);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_DROP_ALONE, 0, NULL);
	return status;
}

enum rungs_status onet_read_skills(struct onet *onet)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		const struct release_file *files = groups[i].files;

		if (!groups[i].always &&
		    !release_has(onet->release, files[0].name))
			continue;
		onet->skill_group = groups[i].id;
		onet->unimportant[0] = '\0';
		status = SCRIPT_RUN(
			onet->script, ONET_ADD_SKILL_GROUP,
			cell_of(groups[i].id), cell_of(groups[i].kind),
			cell_of(groups[i].name), cell_of(groups[i].summary));
		if (status == RUNGS_OK)
			status = onet_read_any(onet, files, groups[i].count,
					       take_rating);
		if (status != RUNGS_OK)
			return status;
	}
	return script_run(onet->script, ONET_ADD_REQUIREMENTS, 0, NULL);
}
