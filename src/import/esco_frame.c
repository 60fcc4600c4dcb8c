/* What an atlas of ESCO says of itself, and the frame its roles stand in. */
#include <stdio.h>

#include "esco_draft.h"

static const char *release_of(const struct esco *esco)
{
	return esco->changed[0] != '\0' ? esco->changed : "not stated";
}

static enum rungs_status add_about(struct esco *esco)
{
	const struct {
		const char *key, *value;
	} rows[] = {
		{"name", "ESCO"},
		{"release", release_of(esco)},
		{"language", esco->language},
		{"summary", "Occupations of the European labour market: what "
			    "each does and which skills it asks."},
	};
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0;
	     i < sizeof(rows) / sizeof(rows[0]) && status == RUNGS_OK; i++)
		status = SCRIPT_RUN(esco->script, ESCO_ADD_ABOUT,
				    cell_of(rows[i].key),
				    cell_of(rows[i].value));
	return status;
}

static enum rungs_status add_source(struct esco *esco)
{
	const struct cell year = {.text = esco->changed,
				  .size = esco->changed[0] != '\0' ? 4 : 0};
	char title[80], read[80];

	snprintf(title, sizeof(title), "ESCO classification%s%s",
		 year.size > 0 ? ", last changed " : "", esco->changed);
	snprintf(read, sizeof(read), "the CSV release, language %s",
		 esco->language);
	return SCRIPT_RUN(
		esco->script, ESCO_ADD_SOURCE, cell_of(title),
		cell_of("European Commission"),
		cell_of("https://esco.ec.europa.eu"), year, cell_of("EU"),
		cell_of("official data set"),
		cell_of("Decision 2011/833/EU (reuse with acknowledgement)"),
		cell_of(read),
		cell_of("occupations, labels, ISCO-08 groups, skills, and "
			"which skills occupations ask"),
		cell_of("This service uses the ESCO classification of the "
			"European Commission. It has been adapted: what it "
			"holds was rearranged, and parts were left out."));
}

static enum rungs_status add_level(struct esco *esco)
{
	enum rungs_status status =
		SCRIPT_RUN(esco->script, ESCO_ADD_SCALE, cell_of("no-level"),
			   cell_of("No level"), cell_of(release_of(esco)));

	if (status == RUNGS_OK)
		status = SCRIPT_RUN(
			esco->script, ESCO_ADD_LEVEL, cell_of("no-level"),
			cell_of("no-level"), cell_of("No level"),
			cell_of("ESCO gives occupations no level; how much "
				"preparation they take is not known."));
	return status;
}

static enum rungs_status add_skill_groups(struct esco *esco)
{
	enum rungs_status status = SCRIPT_RUN(
		esco->script, ESCO_ADD_SKILL_GROUP, cell_of("skills"),
		cell_of("skill"), cell_of("Skills and competences"),
		cell_of("What people are able to do, in ESCO's words."));

	if (status == RUNGS_OK)
		status = SCRIPT_RUN(esco->script, ESCO_ADD_SKILL_GROUP,
				    cell_of("knowledge"), cell_of("knowledge"),
				    cell_of("Knowledge"),
				    cell_of("Facts, principles, theories and "
					    "practices of a field of work or "
					    "study, in ESCO's words."));
	return status;
}

enum rungs_status esco_add_frame(struct esco *esco)
{
	enum rungs_status status = add_about(esco);

	if (status == RUNGS_OK)
		status = add_source(esco);
	if (status == RUNGS_OK)
		status = add_level(esco);
	if (status == RUNGS_OK)
		status = add_skill_groups(esco);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(esco->script, ESCO_ADD_TRACK,
				    cell_of("occupations"),
				    cell_of("Occupations"),
				    cell_of("Every occupation of the ESCO "
					    "classification."));
	return status;
}
