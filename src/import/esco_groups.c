/* The names of ISCO-08 groups: sub-major ones become specializations, unit
 * groups occupations, once it is known which are used. */
#include "esco_draft.h"

enum { CODE, NAME, DESCRIPTION };

static const struct column columns[] = {
	[CODE] = {.name = "code", .kind = COLUMN_ID, .required = true},
	[NAME] = {.name = "preferredLabel",
		  .kind = COLUMN_TEXT,
		  .required = true},
	[DESCRIPTION] = {.name = "description", .kind = COLUMN_TEXT},
};
static const struct release_file file = {
	.name = "ISCOGroups",
	RELEASE_COLUMNS(columns),
};

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct esco *esco = context;

	if (fields[CODE].size != 2 && fields[CODE].size != 4) {
		release_pass_as(esco->release, "major and minor groups");
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(esco->script, ESCO_STAGE_GROUP, CODE,
			       fields[CODE], fields[NAME], fields[DESCRIPTION]);
}

enum rungs_status esco_read_groups(struct esco *esco)
{
	return esco_read(esco, &file, take);
}
