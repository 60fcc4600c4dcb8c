/* Occupations and those they are divided into, as moves. */
#include "esco_draft.h"

enum { TYPE, NARROWER, BROADER_TYPE, BROADER };

static const struct column columns[] = {
	[TYPE] = {.name = "conceptType", .kind = COLUMN_TEXT, .required = true},
	[NARROWER] = {.name = "conceptUri",
		      .kind = COLUMN_TEXT,
		      .required = true},
	[BROADER_TYPE] = {.name = "broaderType",
			  .kind = COLUMN_TEXT,
			  .required = true},
	[BROADER] = {.name = "broaderUri",
		     .kind = COLUMN_TEXT,
		     .required = true},
};
static const struct release_file file = {
	.name = "broaderRelationsOccPillar",
	RELEASE_COLUMNS(columns),
};

/* Whether the column holds an occupation; else the row is refused. */
static enum rungs_status is_role(struct esco *esco, const struct cell *fields,
				 size_t column, bool *is)
{
	enum rungs_status status =
		script_has(esco->script, ESCO_HAS_ROLE, &fields[column], is);

	if (status == RUNGS_OK && !*is)
		release_refuse(esco->release, column,
			       "is no occupation that was read");
	return status;
}

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct esco *esco = context;
	enum rungs_status status;
	bool known;

	for (size_t type = TYPE; type <= BROADER_TYPE; type += BROADER_TYPE)
		if (!cell_is(&fields[type], "Occupation")) {
			release_pass(esco->release, type);
			return RUNGS_OK;
		}
	status = is_role(esco, fields, NARROWER, &known);
	if (status == RUNGS_OK && known)
		status = is_role(esco, fields, BROADER, &known);
	if (status != RUNGS_OK || !known)
		return status;
	if (cell_is_same(&fields[NARROWER], &fields[BROADER])) {
		release_refuse(esco->release, BROADER,
			       "is the same as conceptUri");
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(esco->script, ESCO_STAGE_NARROWER, NARROWER,
			       fields[BROADER], fields[NARROWER]);
}

enum rungs_status esco_read_narrower(struct esco *esco)
{
	enum rungs_status status = esco_read(esco, &file, take);

	if (status == RUNGS_OK)
		status = script_run(esco->script, ESCO_ADD_MOVES, 0, NULL);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(
			esco->script, ESCO_SET_UNLINKED,
			cell_of("ESCO names no broader or narrower occupation, "
				"and it does not tell which moves people "
				"make."));
	return status;
}
