/* Moves: of related occupations those that job zones, shared work and
 * knowledge tell to lead up or sideways; the others are similar. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "onet_draft.h"

enum { ACTIVITY = ONET_CODE + 1 };

static const struct column activity_columns[] = {
	ONET_CODE_COLUMN,
	[ACTIVITY] = {.name = "DWA ID|DWA Element ID",
		      .kind = COLUMN_TEXT,
		      .required = true},
};
static const struct release_file activity_file = {
	.name = "Tasks to DWAs.txt",
	RELEASE_COLUMNS(activity_columns),
};

/* Months at which each level of specific vocational preparation begins, from
 * 1: "over 2 years up to and including 4 years" is level 7; as
 * https://www.onetonline.org/help/online/svp has them. */
static const int svp_begins[] = {0, 0, 1, 3, 6, 12, 24, 48, 120};

enum { SVP_LEVELS = sizeof(svp_begins) / sizeof(svp_begins[0]) };

/* The months at which a level begins, or -1 if it is none. */
static int months_at(double level)
{
	for (int i = 0; i < SVP_LEVELS; i++)
		if (level >= i + 1 && level <= i + 1)
			return svp_begins[i];
	return -1;
}

/* A range as O*NET writes it: '(Below 4.0)', '(4.0 to < 6.0)', '(8.0 and
 * above)'.  The end is excluded; -1 is one that is not there. */
static void read_svp(const char *text, int *begin, int *end)
{
	double number[2];
	size_t count = 0;

	while (*text != '\0' && count < 2) {
		char *rest = NULL;

		if (*text >= '0' && *text <= '9') {
			number[count++] = strtod(text, &rest);
			text = rest;
		} else {
			if (count == 0 && strncmp(text, "Below", 5) == 0)
				number[count++] = 1;
			text++;
		}
	}
	*begin = count > 0 ? months_at(number[0]) : -1;
	*end = count > 1 ? months_at(number[1]) : -1;
}

enum rungs_status onet_keep_preparation(struct onet *onet,
					const struct cell *zone,
					const struct cell *range)
{
	char text[64], least[16], most[16] = "";
	int begin, end;

	snprintf(text, sizeof(text), "%.*s",
		 (int)(range->size < sizeof(text) ? range->size
						  : sizeof(text) - 1),
		 range->text);
	read_svp(text, &begin, &end);
	if (begin < 0)
		return RUNGS_OK;
	snprintf(least, sizeof(least), "%d", begin);
	if (end > begin)
		snprintf(most, sizeof(most), "%d", end);
	return SCRIPT_RUN(onet->script, ONET_STAGE_PREPARATION, *zone,
			  cell_of(least), cell_of(most));
}

static enum rungs_status take_activity(void *context, const struct cell *fields)
{
	struct onet *onet = context;

	return SCRIPT_RUN(onet->script, ONET_STAGE_ACTIVITY, fields[ONET_CODE],
			  fields[ACTIVITY]);
}

static enum rungs_status add_source(struct onet *onet)
{
	return SCRIPT_RUN(
		onet->script, ONET_ADD_SVP_SOURCE,
		cell_of("Dictionary of Occupational Titles, fourth edition, "
			"revised: Appendix C, specific vocational "
			"preparation"),
		cell_of("U.S. Department of Labor, Employment and Training "
			"Administration"),
		cell_of("https://www.onetonline.org/help/online/svp"),
		cell_of("1991"), cell_of("US"), cell_of("official statistics"),
		cell_of("US public domain (citation asked)"),
		cell_of("the table of levels"),
		cell_of("how many years each level of preparation stands "
			"for: the years of derived moves"));
}

enum rungs_status onet_read_moves(struct onet *onet)
{
	static const enum onet_statement adding[] = {
		ONET_STAGE_STEPS, ONET_DROP_LEAVING, ONET_DROP_NEW,
		ONET_ADD_MOVES};
	enum rungs_status status =
		onet_read(onet, &activity_file, take_activity);
	bool derived = false;

	for (size_t i = 0;
	     i < sizeof(adding) / sizeof(adding[0]) && status == RUNGS_OK; i++)
		status = script_run(onet->script, adding[i], 0, NULL);
	if (status == RUNGS_OK)
		status = script_has(onet->script, ONET_HAS_DERIVED, NULL,
				    &derived);
	if (status == RUNGS_OK && derived)
		status = add_source(onet);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_SET_UNLINKED,
				    cell_of("O*NET names no related "
					    "occupation, and it does not "
					    "tell which moves people "
					    "make."));
	return status;
}
