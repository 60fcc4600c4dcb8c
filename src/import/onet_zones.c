/* Job zones as levels, on a scale that keeps the release. */
#include "onet_draft.h"

#define NOT_STATED "not stated"

enum { ZONE = ONET_CODE + 1, DATE };

static const struct column zone_columns[] = {
	ONET_CODE_COLUMN,
	[ZONE] = {.name = "Job Zone",
		  .kind = COLUMN_INTEGER,
		  .required = true,
		  .low = 1,
		  .high = 99},
	[DATE] = {.name = "Date", .kind = COLUMN_TEXT},
};
static const struct release_file zone_file = {
	.name = "Job Zones.txt",
	RELEASE_COLUMNS(zone_columns),
};

enum {
	REFERENCE_ZONE,
	REFERENCE_NAME,
	REFERENCE_EXPERIENCE,
	REFERENCE_EDUCATION,
	REFERENCE_TRAINING,
	REFERENCE_SVP
};

static const struct column reference_columns[] = {
	[REFERENCE_ZONE] = {.name = "Job Zone",
			    .kind = COLUMN_INTEGER,
			    .required = true,
			    .low = 1,
			    .high = 99},
	[REFERENCE_NAME] = {.name = "Name",
			    .kind = COLUMN_TEXT,
			    .required = true},
	[REFERENCE_EXPERIENCE] = {.name = "Experience", .kind = COLUMN_TEXT},
	[REFERENCE_EDUCATION] = {.name = "Education", .kind = COLUMN_TEXT},
	[REFERENCE_TRAINING] = {.name = "Job Training", .kind = COLUMN_TEXT},
	[REFERENCE_SVP] = {.name = "SVP Range", .kind = COLUMN_TEXT},
};
static const struct release_file reference_file = {
	.name = "Job Zone Reference.txt",
	RELEASE_COLUMNS(reference_columns),
};

static enum rungs_status take_reference(void *context,
					const struct cell *fields)
{
	struct onet *onet = context;
	enum rungs_status status = SCRIPT_RUN_ONCE(
		onet->script, ONET_ADD_ZONE, REFERENCE_ZONE,
		fields[REFERENCE_ZONE], fields[REFERENCE_NAME],
		fields[REFERENCE_EXPERIENCE], fields[REFERENCE_EDUCATION],
		fields[REFERENCE_TRAINING], fields[REFERENCE_SVP],
		cell_of(onet->version), cell_of(NOT_STATED));

	if (status == RUNGS_OK && script_changed(onet->script))
		status = onet_keep_preparation(onet, &fields[REFERENCE_ZONE],
					       &fields[REFERENCE_SVP]);
	return status;
}

static enum rungs_status take_zone(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	enum rungs_status status;

	status = SCRIPT_RUN_ONCE(onet->script, ONET_SET_OCCUPATION_ZONE,
				 ONET_CODE, fields[ONET_CODE], fields[ZONE],
				 fields[DATE]);
	if (status == RUNGS_OK && script_changed(onet->script))
		status = SCRIPT_RUN(onet->script, ONET_SET_ROLE_ZONE,
				    fields[ONET_CODE], fields[ZONE]);
	return status;
}

static enum rungs_status add_unknown_zone(struct onet *onet)
{
	enum rungs_status status;
	bool used;

	status = script_has(onet->script, ONET_HAS_UNZONED, NULL, &used);
	if (status != RUNGS_OK || !used)
		return status;
	status =
		SCRIPT_RUN(onet->script, ONET_ADD_SCALE, cell_of("no-job-zone"),
			   cell_of("No job zone"), cell_of(onet->version));
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(
			onet->script, ONET_ADD_LEVEL, cell_of("zone-unknown"),
			cell_of("no-job-zone"), cell_of("1"),
			cell_of("No job zone"),
			cell_of("O*NET gives these occupations no job "
				"zone; how much preparation they take "
				"is not known."));
	return status;
}

enum rungs_status onet_read_zones(struct onet *onet)
{
	const struct cell version = cell_of(onet->version);
	const struct cell unstated = cell_of(NOT_STATED);
	enum rungs_status status;

	status = release_read(onet->release, &reference_file, take_reference,
			      onet);
	if (status == RUNGS_OK)
		status = onet_read(onet, &zone_file, take_zone);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_ADD_MISSING_ZONES,
				    version, unstated);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_ADD_SCALE,
				    cell_of("job-zones"),
				    cell_of("O*NET job zones"), version);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_ADD_ZONE_LEVELS,
				    cell_of("job-zones"), unstated);
	if (status == RUNGS_OK)
		status = add_unknown_zone(onet);
	return status;
}
