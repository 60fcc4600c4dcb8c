/* Occupations as roles, what they are also called, and where they stand. */
#include "core/error.h"
#include "esco_draft.h"

enum { URI, CODE, ISCO, TITLE, ALTERNATE, HIDDEN, STATUS, DATE, DESCRIPTION };

static const struct column columns[] = {
	[URI] = {.name = "conceptUri", .kind = COLUMN_TEXT, .required = true},
	[CODE] = {.name = "code", .kind = COLUMN_ID, .required = true},
	[ISCO] = {.name = "iscoGroup", .kind = COLUMN_ID, .required = true},
	[TITLE] = {.name = "preferredLabel",
		   .kind = COLUMN_TEXT,
		   .required = true},
	[ALTERNATE] = {.name = "altLabels", .kind = COLUMN_TEXT},
	[HIDDEN] = {.name = "hiddenLabels", .kind = COLUMN_TEXT},
	[STATUS] = {.name = "status", .kind = COLUMN_TEXT},
	[DATE] = {.name = "modifiedDate", .kind = COLUMN_TEXT},
	[DESCRIPTION] = {.name = "description", .kind = COLUMN_TEXT},
};
static const struct release_file file = {
	.name = "occupations",
	.required = true,
	RELEASE_COLUMNS(columns),
};

/* '2654', a unit group. */
static bool is_isco(const struct cell *cell)
{
	for (size_t i = 0; i < cell->size; i++)
		if (cell->text[i] < '0' || cell->text[i] > '9')
			return false;
	return cell->size == 4;
}

/* Labels on a line each.  One that the role has already, in whatever case, is
 * no news. */
static enum rungs_status add_titles(struct esco *esco, const struct cell *role,
				    struct cell labels)
{
	enum rungs_status status = RUNGS_OK;
	struct cell label;

	while (status == RUNGS_OK && cell_next_line(&labels, &label)) {
		if (label.size == 0)
			continue;
		status = SCRIPT_RUN(esco->script, ESCO_CLAIM_TITLE, *role,
				    label);
		if (status == RUNGS_OK && script_changed(esco->script))
			status = SCRIPT_RUN(esco->script, ESCO_ADD_TITLE, *role,
					    label);
	}
	return status;
}

static enum rungs_status take(void *context, const struct cell *fields)
{
	const struct cell *code = &fields[CODE];
	struct esco *esco = context;
	enum rungs_status status;

	if (!esco_is_released(esco, fields, STATUS))
		return RUNGS_OK;
	if (!is_isco(&fields[ISCO])) {
		release_refuse(esco->release, ISCO, "is no ISCO-08 unit group");
		return RUNGS_OK;
	}
	esco_keep_date(esco, &fields[DATE]);
	status = SCRIPT_RUN_ONCE(esco->script, ESCO_STAGE_ROLE, CODE,
				 fields[URI], *code, fields[ISCO],
				 fields[TITLE], fields[DESCRIPTION]);
	if (status != RUNGS_OK || !script_changed(esco->script))
		return status;
	status = SCRIPT_RUN(esco->script, ESCO_CLAIM_TITLE, *code,
			    fields[TITLE]);
	if (status == RUNGS_OK)
		status = add_titles(esco, code, fields[ALTERNATE]);
	if (status == RUNGS_OK)
		status = add_titles(esco, code, fields[HIDDEN]);
	return status;
}

static enum rungs_status require_any(struct esco *esco)
{
	bool any = false;
	enum rungs_status status =
		script_has(esco->script, ESCO_HAS_ROLES, NULL, &any);

	if (status != RUNGS_OK || any)
		return status;
	return error_set(esco->error, RUNGS_BAD_INPUT,
			 "The file \"%s\" has no occupation.",
			 esco->files[esco->file_count - 1]);
}

enum rungs_status esco_read_occupations(struct esco *esco)
{
	static const enum esco_statement adding[] = {
		ESCO_ADD_SPECIALIZATIONS, ESCO_ADD_OCCUPATIONS, ESCO_ADD_ROLES};
	enum rungs_status status = esco_read(esco, &file, take);

	if (status == RUNGS_OK)
		status = require_any(esco);
	for (size_t i = 0;
	     i < sizeof(adding) / sizeof(adding[0]) && status == RUNGS_OK; i++)
		status = script_run(esco->script, adding[i], 0, NULL);
	return status;
}
