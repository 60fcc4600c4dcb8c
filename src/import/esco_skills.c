/* Skills, and which of them occupations ask. */
#include <string.h>

#include "esco_draft.h"
#include "value.h"

enum { URI, TYPE, REUSE, NAME, STATUS, DATE, DESCRIPTION };

static const struct column skill_columns[] = {
	[URI] = {.name = "conceptUri", .kind = COLUMN_TEXT, .required = true},
	[TYPE] = {.name = "skillType", .kind = COLUMN_TEXT},
	[REUSE] = {.name = "reuseLevel", .kind = COLUMN_TEXT},
	[NAME] = {.name = "preferredLabel",
		  .kind = COLUMN_TEXT,
		  .required = true},
	[STATUS] = {.name = "status", .kind = COLUMN_TEXT},
	[DATE] = {.name = "modifiedDate", .kind = COLUMN_TEXT},
	[DESCRIPTION] = {.name = "description", .kind = COLUMN_TEXT},
};
static const struct release_file skill_file = {
	.name = "skills",
	RELEASE_COLUMNS(skill_columns),
};

enum { RELATION_ROLE, RELATION_TYPE, RELATION_SKILL };

static const char *const relation_types[] = {"essential", "optional", NULL};

static const struct column relation_columns[] = {
	[RELATION_ROLE] = {.name = "occupationUri",
			   .kind = COLUMN_TEXT,
			   .required = true},
	[RELATION_TYPE] = {.name = "relationType",
			   .kind = COLUMN_CHOICE,
			   .required = true,
			   .choices = relation_types},
	[RELATION_SKILL] = {.name = "skillUri",
			    .kind = COLUMN_TEXT,
			    .required = true},
};
static const struct release_file relation_file = {
	.name = "occupationSkillRelations",
	RELEASE_COLUMNS(relation_columns),
};

/* What follows the last '/' of an address, as an id.  False if it is none. */
static bool make_id(const struct cell *uri, struct cell *id)
{
	static const struct column column = {.kind = COLUMN_ID,
					     .required = true};
	const char *slash = memrchr(uri->text, '/', uri->size);

	if (slash == NULL)
		return false;
	id->text = slash + 1;
	id->size = (size_t)(uri->text + uri->size - id->text);
	return value_check(&column, id->text, id->size).fit;
}

static enum rungs_status take_skill(void *context, const struct cell *fields)
{
	bool knowledge = cell_is(&fields[TYPE], "knowledge");
	struct esco *esco = context;
	struct cell id;

	if (!esco_is_released(esco, fields, STATUS))
		return RUNGS_OK;
	if (!make_id(&fields[URI], &id)) {
		release_refuse(esco->release, URI, "is no address of ESCO");
		return RUNGS_OK;
	}
	esco_keep_date(esco, &fields[DATE]);
	return SCRIPT_RUN_ONCE(esco->script, ESCO_STAGE_SKILL, URI, id,
			       cell_of(knowledge ? "knowledge" : "skills"),
			       fields[NAME], fields[DESCRIPTION],
			       fields[REUSE]);
}

static enum rungs_status take_relation(void *context, const struct cell *fields)
{
	const struct cell *role = &fields[RELATION_ROLE];
	struct esco *esco = context;
	enum rungs_status status;
	struct cell skill;
	bool known;

	status = script_has(esco->script, ESCO_HAS_ROLE, role, &known);
	if (status == RUNGS_OK && !known)
		release_refuse(esco->release, RELATION_ROLE,
			       "is no occupation that was read");
	if (status != RUNGS_OK || !known)
		return status;
	known = make_id(&fields[RELATION_SKILL], &skill);
	if (known)
		status = script_has(esco->script, ESCO_HAS_SKILL, &skill,
				    &known);
	if (status == RUNGS_OK && !known)
		release_refuse(esco->release, RELATION_SKILL,
			       "is no skill that was read");
	if (status != RUNGS_OK || !known)
		return status;
	return SCRIPT_RUN_ONCE(esco->script, ESCO_STAGE_REQUIREMENT,
			       RELATION_SKILL, *role, skill,
			       fields[RELATION_TYPE]);
}

enum rungs_status esco_read_skills(struct esco *esco)
{
	enum rungs_status status = esco_read(esco, &skill_file, take_skill);

	if (status == RUNGS_OK)
		status = script_run(esco->script, ESCO_ADD_SKILLS, 0, NULL);
	if (status == RUNGS_OK)
		status = esco_read(esco, &relation_file, take_relation);
	if (status == RUNGS_OK)
		status = script_run(esco->script, ESCO_ADD_REQUIREMENTS, 0,
				    NULL);
	return status;
}
