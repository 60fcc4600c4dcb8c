/* What the work is like: its context, and the styles, interests and values of
 * those whom it suits. */
#include <stdio.h>
#include <string.h>

#include "onet_draft.h"
#include "value.h"

enum { ELEMENT = ONET_CODE + 1, NAME, SCALE, VALUE, SUPPRESS, IRRELEVANT };

static const char *const yes_or_no[] = {"Y", "N", NULL};

/* Shares of answers are percentages, though they are not read. */
#define FIGURE_COLUMNS                                                         \
	ONET_CODE_COLUMN,                                                      \
		[ELEMENT] = {.name = "Element ID",                             \
			     .kind = COLUMN_TEXT,                              \
			     .required = true},                                \
		[NAME] = {.name = "Element Name",                              \
			  .kind = COLUMN_TEXT,                                 \
			  .required = true},                                   \
		[SCALE] = {.name = "Scale ID",                                 \
			   .kind = COLUMN_TEXT,                                \
			   .required = true},                                  \
		[VALUE] = {.name = "Data Value",                               \
			   .kind = COLUMN_REAL,                                \
			   .required = true,                                   \
			   .low = -100,                                        \
			   .high = 100}

#define SUPPRESS_COLUMN                                                        \
	[SUPPRESS] = {.name = "Recommend Suppress",                            \
		      .kind = COLUMN_CHOICE,                                   \
		      .choices = yes_or_no}

static const struct column figure_columns[] = {FIGURE_COLUMNS};
static const struct column style_columns[] = {FIGURE_COLUMNS, SUPPRESS_COLUMN};
static const struct column context_columns[] = {
	FIGURE_COLUMNS,
	SUPPRESS_COLUMN,
	[IRRELEVANT] = {.name = "Not Relevant",
			.kind = COLUMN_CHOICE,
			.choices = yes_or_no},
};

/* Not every release has all of them. */
static const struct release_file files[] = {
	{.name = "Work Context.txt", RELEASE_COLUMNS(context_columns)},
	{.name = "Work Styles.txt", RELEASE_COLUMNS(style_columns)},
	{.name = "Interests.txt", RELEASE_COLUMNS(figure_columns)},
	{.name = "Career Interest Types.txt", RELEASE_COLUMNS(figure_columns)},
	{.name = "Specific Interest Areas.txt",
	 RELEASE_COLUMNS(figure_columns)},
	{.name = "Work Values.txt", RELEASE_COLUMNS(figure_columns)},
};

enum { WORDS_ELEMENT, WORDS_SCALE, WORDS_CATEGORY, WORDS };

static const struct column words_columns[] = {
	[WORDS_ELEMENT] = {.name = "Element ID",
			   .kind = COLUMN_TEXT,
			   .required = true},
	[WORDS_SCALE] = {.name = "Scale ID",
			 .kind = COLUMN_TEXT,
			 .required = true},
	[WORDS_CATEGORY] = {.name = "Category",
			    .kind = COLUMN_INTEGER,
			    .required = true,
			    .low = 1,
			    .high = 5},
	[WORDS] = {.name = "Category Description",
		   .kind = COLUMN_TEXT,
		   .required = true},
};
static const struct release_file words_file = {
	.name = "Work Context Categories.txt",
	RELEASE_COLUMNS(words_columns),
};

/* Scales, and those of the categories their figures are means of.  What is
 * below zero is no less than not at all: a style that is in the way. */
static const struct scale {
	const char *id, *categories;
	int low, zero, high;
} scales[] = {
	{"CX", "CXP", 1, 1, 5}, {"CT", "CTP", 1, 1, 3}, {"IM", NULL, 1, 1, 5},
	{"WI", NULL, -3, 0, 3}, {"OI", NULL, 1, 1, 7},  {"EX", NULL, 1, 1, 7},
};

static const struct scale *scale_of(const struct cell *id)
{
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++)
		if (cell_is(id, scales[i].id))
			return &scales[i];
	return NULL;
}

static enum rungs_status take_words(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	char id[ONET_ID_SIZE];
	bool read = false;

	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++)
		read |= scales[i].categories != NULL &&
			cell_is(&fields[WORDS_SCALE], scales[i].categories);
	if (!read) {
		release_pass(onet->release, WORDS_SCALE);
		return RUNGS_OK;
	}
	if (!onet_id(id, &fields[WORDS_ELEMENT])) {
		release_refuse(onet->release, WORDS_ELEMENT,
			       "is no element id");
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_WORDS, WORDS_CATEGORY,
			       cell_of(id), fields[WORDS_CATEGORY],
			       fields[WORDS]);
}

/* From zero to the high end the figures fall into 0 to 3, whichever is
 * nearest. */
static void write_ranges(char ranges[4][64], const struct scale *scale)
{
	double wide = (scale->high - scale->zero) / 3.0, low = scale->low;

	for (int i = 0; i < 4; i++) {
		double next = scale->zero + wide * (i + 0.5);

		if (i < 3)
			snprintf(ranges[i], 64,
				 "from %.3g to below %.3g on O*NET's scale",
				 low, next);
		else
			snprintf(ranges[i], 64,
				 "from %.3g to %d on O*NET's scale", low,
				 scale->high);
		low = next;
	}
}

static enum rungs_status add_condition(struct onet *onet, const char *id,
				       const struct cell *name,
				       const struct scale *scale)
{
	enum rungs_status status;
	const struct cell key = cell_of(id);
	char ranges[4][64], steps[12];
	bool known;

	status = script_has(onet->script, ONET_HAS_CONDITION, &key, &known);
	if (status != RUNGS_OK || known)
		return status;
	write_ranges(ranges, scale);
	snprintf(steps, sizeof(steps), "%d", scale->high - scale->zero);
	return SCRIPT_RUN(onet->script, ONET_ADD_CONDITION, key, *name,
			  cell_of(steps), cell_of(ranges[0]),
			  cell_of(ranges[1]), cell_of(ranges[2]),
			  cell_of(ranges[3]));
}

/* Whether the row is to be used; tells why not. */
static bool is_fit(struct onet *onet, const struct scale *scale,
		   const struct cell *fields)
{
	const struct cell *value = &fields[VALUE];
	struct column column = {.kind = COLUMN_REAL};

	if (scale == NULL) {
		release_pass(onet->release, SCALE);
		return false;
	}
	column.low = scale->low;
	column.high = scale->high;
	if (!value_check(&column, value->text, value->size).fit) {
		release_refuse(onet->release, VALUE, "is not on its scale");
		return false;
	}
	for (size_t i = SUPPRESS; i < onet->release->file->count; i++)
		if (cell_is(&fields[i], "Y")) {
			release_pass(onet->release, i);
			return false;
		}
	return true;
}

static enum rungs_status take_figure(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	const struct scale *scale = scale_of(&fields[SCALE]);
	enum rungs_status status;
	char id[ONET_ID_SIZE], low[12], zero[12], high[12];

	if (!is_fit(onet, scale, fields))
		return RUNGS_OK;
	if (!onet_id(id, &fields[ELEMENT])) {
		release_refuse(onet->release, ELEMENT, "is no element id");
		return RUNGS_OK;
	}
	status = add_condition(onet, id, &fields[NAME], scale);
	if (status != RUNGS_OK)
		return status;
	snprintf(low, sizeof(low), "%d", scale->low);
	snprintf(zero, sizeof(zero), "%d", scale->zero);
	snprintf(high, sizeof(high), "%d", scale->high);
	return SCRIPT_RUN_ONCE(onet->script, ONET_ADD_ROLE_CONDITION, ELEMENT,
			       fields[ONET_CODE], cell_of(id), fields[VALUE],
			       cell_of(low), cell_of(zero), cell_of(high));
}

/* Those of Interests.txt, told in words of our own. */
static const struct {
	const char *id, *name, *summary;
} interests[] = {
	{"1-b-1-a", "Working with one's hands",
	 "With tools, machines, plants or animals, often out of doors."},
	{"1-b-1-b", "Finding out how things are",
	 "Searching, measuring and solving problems in one's head."},
	{"1-b-1-c", "Making something of one's own",
	 "Forms, designs, words and sounds, with few rules."},
	{"1-b-1-d", "Helping and teaching people",
	 "Advising them, caring for them, working with them."},
	{"1-b-1-e", "Leading and persuading",
	 "Starting and carrying out business, selling, deciding."},
	{"1-b-1-f", "Keeping things in order",
	 "Data and details more than ideas, by set rules."},
};

static enum rungs_status add_interests(struct onet *onet)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0;
	     i < sizeof(interests) / sizeof(interests[0]) && status == RUNGS_OK;
	     i++)
		status = SCRIPT_RUN(onet->script, ONET_ADD_INTEREST,
				    cell_of(interests[i].id),
				    cell_of(interests[i].name),
				    cell_of(interests[i].summary));
	return status;
}

enum rungs_status onet_read_conditions(struct onet *onet)
{
	enum rungs_status status = RUNGS_OK;

	if (release_has(onet->release, files[0].name))
		status = release_read(onet->release, &words_file, take_words,
				      onet);
	for (size_t i = 0;
	     i < sizeof(files) / sizeof(files[0]) && status == RUNGS_OK; i++)
		if (release_has(onet->release, files[i].name))
			status = onet_read(onet, &files[i], take_figure);
	if (status == RUNGS_OK)
		status = add_interests(onet);
	return status;
}
