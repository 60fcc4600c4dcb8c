/* Skills and knowledge, and what occupations ask of them. */
#include <stdio.h>
#include <string.h>

#include "onet_draft.h"
#include "onet.h"
#include "value.h"

enum { ELEMENT = ONET_CODE + 1, NAME, SCALE, VALUE, SUPPRESS, IRRELEVANT };

static const char *const yes_or_no[] = {"Y", "N", NULL};

static const struct column rating_columns[] = {
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

static const struct release_file skill_file = {
	.name = "Skills.txt",
	RELEASE_COLUMNS(rating_columns),
};
static const struct release_file knowledge_file = {
	.name = "Knowledge.txt",
	RELEASE_COLUMNS(rating_columns),
};

enum { MODEL_ID, MODEL_DESCRIPTION };

static const struct column model_columns[] = {
	[MODEL_ID] = {.name = "Element ID",
		      .kind = COLUMN_TEXT,
		      .required = true},
	[MODEL_DESCRIPTION] = {.name = "Description",
			       .kind = COLUMN_TEXT,
			       .required = true},
};
static const struct release_file model_file = {
	.name = "Content Model Reference.txt",
	RELEASE_COLUMNS(model_columns),
};

/* An element id as an id of ours: '2.A.1.a' becomes '2-a-1-a'.  False if it
 * does not become one. */
static bool make_id(char id[65], const struct cell *element)
{
	static const struct column column = {.kind = COLUMN_ID,
					     .required = true};

	if (element->size > 64)
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

static enum rungs_status take_element(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	char id[65];

	if (!make_id(id, &fields[MODEL_ID])) {
		release_refuse(onet->release, MODEL_ID, "is no element id");
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_ELEMENT, MODEL_ID,
			       cell_of(id), fields[MODEL_DESCRIPTION]);
}

/* The scale has its own end below the column's. */
static bool is_importance(const struct cell *value)
{
	static const struct column column = {
		.kind = COLUMN_REAL, .required = true, .low = 1, .high = 5};

	return value_check(&column, value->text, value->size).fit;
}

static enum rungs_status stage(struct onet *onet, const char *id,
			       const struct cell *fields)
{
	bool importance = cell_is(&fields[SCALE], "IM");

	if (importance && !is_importance(&fields[VALUE])) {
		release_refuse(onet->release, VALUE,
			       "is no importance from 1 to 5");
		return RUNGS_OK;
	}
	for (size_t column = SUPPRESS; column <= IRRELEVANT; column++)
		if (cell_is(&fields[column], "Y")) {
			release_pass(onet->release, column);
			return RUNGS_OK;
		}
	return SCRIPT_RUN_ONCE(
		onet->script,
		importance ? ONET_STAGE_IMPORTANCE : ONET_STAGE_LEVEL, ELEMENT,
		fields[ONET_CODE], cell_of(id), fields[VALUE]);
}

static enum rungs_status take_rating(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	enum rungs_status status;
	char id[65];

	if (!cell_is(&fields[SCALE], "IM") && !cell_is(&fields[SCALE], "LV")) {
		release_pass(onet->release, SCALE);
		return RUNGS_OK;
	}
	if (!make_id(id, &fields[ELEMENT])) {
		release_refuse(onet->release, ELEMENT, "is no element id");
		return RUNGS_OK;
	}
	status = SCRIPT_RUN(onet->script, ONET_ADD_SKILL, cell_of(id),
			    cell_of(onet->skill_group), fields[NAME]);
	if (status == RUNGS_OK)
		status = stage(onet, id, fields);
	return status;
}

static enum rungs_status read_group(struct onet *onet,
				    const struct release_file *file,
				    const char *id, const char *kind,
				    const char *name, const char *summary)
{
	enum rungs_status status;

	onet->skill_group = id;
	status = SCRIPT_RUN(onet->script, ONET_ADD_SKILL_GROUP, cell_of(id),
			    cell_of(kind), cell_of(name), cell_of(summary));
	if (status == RUNGS_OK)
		status = onet_read(onet, file, take_rating);
	return status;
}

enum rungs_status onet_read_skills(struct onet *onet)
{
	char useful[32], core[32];
	enum rungs_status status;

	snprintf(useful, sizeof(useful), "%g", ONET_USEFUL);
	snprintf(core, sizeof(core), "%g", ONET_CORE);
	status = release_read(onet->release, &model_file, take_element, onet);
	if (status == RUNGS_OK)
		status = read_group(onet, &skill_file, "skills", "skill",
				    "Skills",
				    "Capacities that make learning and work "
				    "go well, in O*NET's content model.");
	if (status == RUNGS_OK)
		status = read_group(onet, &knowledge_file, "knowledge",
				    "knowledge", "Knowledge",
				    "Fields of principles and facts, in "
				    "O*NET's content model.");
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_ADD_REQUIREMENTS,
				    cell_of(useful), cell_of(core));
	return status;
}
