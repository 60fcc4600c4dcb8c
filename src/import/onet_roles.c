/* Occupations as roles, and the major groups they stand in. */
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "onet_draft.h"

enum { TITLE = ONET_CODE + 1, DESCRIPTION };

static const struct column columns[] = {
	ONET_CODE_COLUMN,
	[TITLE] = {.name = "Title", .kind = COLUMN_TEXT, .required = true},
	[DESCRIPTION] = {.name = "Description",
			 .kind = COLUMN_TEXT,
			 .required = true},
};
static const struct release_file file = {
	.name = "Occupation Data.txt",
	.required = true,
	RELEASE_COLUMNS(columns),
};

/* Major groups of the Standard Occupational Classification, whose titles no
 * file of a release has; each ends in 'Occupations'. */
static const struct {
	char digits[3];
	const char *title;
} groups[] = {
	{"11", "Management"},
	{"13", "Business and Financial Operations"},
	{"15", "Computer and Mathematical"},
	{"17", "Architecture and Engineering"},
	{"19", "Life, Physical, and Social Science"},
	{"21", "Community and Social Service"},
	{"23", "Legal"},
	{"25", "Educational Instruction and Library"},
	{"27", "Arts, Design, Entertainment, Sports, and Media"},
	{"29", "Healthcare Practitioners and Technical"},
	{"31", "Healthcare Support"},
	{"33", "Protective Service"},
	{"35", "Food Preparation and Serving Related"},
	{"37", "Building and Grounds Cleaning and Maintenance"},
	{"39", "Personal Care and Service"},
	{"41", "Sales and Related"},
	{"43", "Office and Administrative Support"},
	{"45", "Farming, Fishing, and Forestry"},
	{"47", "Construction and Extraction"},
	{"49", "Installation, Maintenance, and Repair"},
	{"51", "Production"},
	{"53", "Transportation and Material Moving"},
	{"55", "Military Specific"},
};

static const char *group_title(const char *digits)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (memcmp(groups[i].digits, digits, 2) == 0)
			return groups[i].title;
	return NULL;
}

/* The major group of a code; id has room for it. */
static enum rungs_status add_group(struct onet *onet, const char *code,
				   char id[8])
{
	const char *title = group_title(code);
	char name[80], whole[80] = "", summary[80];

	snprintf(id, 8, "%.2s-0000", code);
	snprintf(summary, sizeof(summary), "The SOC major group %s.", id);
	if (title != NULL) {
		snprintf(name, sizeof(name), "%s", title);
		snprintf(whole, sizeof(whole), "%s Occupations", title);
	} else {
		snprintf(name, sizeof(name), "Major group %s", id);
	}
	return SCRIPT_RUN(onet->script, ONET_ADD_GROUP, cell_of(id),
			  cell_of(name), cell_of(whole), cell_of(summary));
}

#define SOC_SIZE 7 /* bytes of a code that are the SOC's own */

/* '11-1011.00'. */
static bool is_code(const struct cell *field)
{
	static const char form[] = "dd-dddd.dd";

	if (field->size != strlen(form))
		return false;
	for (size_t i = 0; i < field->size; i++) {
		bool digit = field->text[i] >= '0' && field->text[i] <= '9';

		if (form[i] == 'd' ? !digit : field->text[i] != form[i])
			return false;
	}
	return true;
}

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	const struct cell *code = &fields[ONET_CODE];
	enum rungs_status status;
	char group[8];

	if (!is_code(code)) {
		release_refuse(onet->release, ONET_CODE,
			       "is no O*NET-SOC code");
		return RUNGS_OK;
	}
	status = SCRIPT_RUN_ONCE(
		onet->script, ONET_ADD_OCCUPATION, ONET_CODE, *code,
		fields[TITLE],
		(struct cell){.text = code->text, .size = SOC_SIZE});
	if (status != RUNGS_OK || !script_changed(onet->script))
		return status;
	status = add_group(onet, code->text, group);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_ADD_ROLE, *code,
				    cell_of(group), fields[TITLE],
				    fields[DESCRIPTION]);
	return status;
}

enum rungs_status onet_read_roles(struct onet *onet)
{
	enum rungs_status status =
		release_read(onet->release, &file, take, onet);
	bool any = false;

	if (status == RUNGS_OK)
		status = script_has(onet->script, ONET_HAS_ROLES, NULL, &any);
	if (status == RUNGS_OK && !any)
		status = error_set(onet->error, RUNGS_BAD_INPUT,
				   "The file \"%s\" has no occupation.",
				   file.name);
	return status;
}
