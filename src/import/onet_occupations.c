/* What surveys say of occupations: education, experience, and which are
 * related. */
#include <string.h>

#include "onet_draft.h"

static const char *const yes_or_no[] = {"Y", "N", NULL};
static const char *const tiers[] = {"Primary-Short", "Primary-Long",
				    "Supplemental", NULL};

enum {
	ANSWER_SCALE = ONET_CODE + 1,
	ANSWER_CATEGORY,
	ANSWER_SHARE,
	ANSWER_SUPPRESS,
	ANSWER_DATE
};

static const struct column answer_columns[] = {
	ONET_CODE_COLUMN,
	[ANSWER_SCALE] = {.name = "Scale ID",
			  .kind = COLUMN_TEXT,
			  .required = true},
	[ANSWER_CATEGORY] = {.name = "Category",
			     .kind = COLUMN_INTEGER,
			     .low = 1,
			     .high = 99},
	[ANSWER_SHARE] = {.name = "Data Value",
			  .kind = COLUMN_REAL,
			  .required = true,
			  .low = 0,
			  .high = 100},
	[ANSWER_SUPPRESS] = {.name = "Recommend Suppress",
			     .kind = COLUMN_CHOICE,
			     .choices = yes_or_no},
	[ANSWER_DATE] = {.name = "Date", .kind = COLUMN_TEXT},
};
static enum rungs_status settle_answers(void *context);
#define ANSWERS(file)                                                          \
	{                                                                      \
		.name = file, .settle = settle_answers,                        \
		RELEASE_COLUMNS(answer_columns)                                \
	}
static const struct release_file answer_files[] = {
	ANSWERS("Education, Training, and Experience.txt"),
	ANSWERS("Education.txt"),
	ANSWERS("Training and Experience.txt"),
};

enum { CATEGORY_SCALE, CATEGORY_NUMBER, CATEGORY_WORDS };

static const struct column category_columns[] = {
	[CATEGORY_SCALE] = {.name = "Scale ID",
			    .kind = COLUMN_TEXT,
			    .required = true},
	[CATEGORY_NUMBER] = {.name = "Category",
			     .kind = COLUMN_INTEGER,
			     .required = true,
			     .low = 1,
			     .high = 99},
	[CATEGORY_WORDS] = {.name = "Category Description",
			    .kind = COLUMN_TEXT,
			    .required = true},
};
#define CATEGORIES(file)                                                       \
	{                                                                      \
		.name = file, RELEASE_COLUMNS(category_columns)                \
	}
static const struct release_file category_files[] = {
	CATEGORIES("Education, Training, and Experience Categories.txt"),
	CATEGORIES("Education Categories.txt"),
	CATEGORIES("Training and Experience Categories.txt"),
};

enum { RELATED_CODE = ONET_CODE + 1, RELATED_TIER, RELATED_RANK };

static const struct column related_columns[] = {
	ONET_CODE_COLUMN,
	[RELATED_CODE] = {.name = "Related O*NET-SOC Code",
			  .kind = COLUMN_ID,
			  .required = true},
	[RELATED_TIER] = {.name = "Relatedness Tier",
			  .kind = COLUMN_CHOICE,
			  .required = true,
			  .choices = tiers},
	[RELATED_RANK] = {.name = "Index",
			  .kind = COLUMN_INTEGER,
			  .required = true,
			  .low = 1,
			  .high = 1000},
};
static const struct release_file related_file = {
	.name = "Related Occupations.txt",
	RELEASE_COLUMNS(related_columns),
};

/* Education and experience; training on the job is not. */
static bool is_read(const struct cell *scale)
{
	return cell_is(scale, "RL") || cell_is(scale, "RW");
}

static enum rungs_status take_category(void *context, const struct cell *fields)
{
	struct onet *onet = context;

	if (!is_read(&fields[CATEGORY_SCALE])) {
		release_pass(onet->release, CATEGORY_SCALE);
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_CATEGORY,
			       CATEGORY_NUMBER, fields[CATEGORY_SCALE],
			       fields[CATEGORY_NUMBER], fields[CATEGORY_WORDS]);
}

static enum rungs_status take_answer(void *context, const struct cell *fields)
{
	struct onet *onet = context;

	if (!is_read(&fields[ANSWER_SCALE])) {
		release_pass(onet->release, ANSWER_SCALE);
		return RUNGS_OK;
	}
	if (fields[ANSWER_CATEGORY].size == 0) {
		release_refuse(onet->release, ANSWER_CATEGORY, "is empty");
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_ANSWER, ANSWER_CATEGORY,
			       fields[ONET_CODE], fields[ANSWER_SCALE],
			       fields[ANSWER_CATEGORY], fields[ANSWER_SHARE],
			       fields[ANSWER_SUPPRESS], fields[ANSWER_DATE]);
}

static enum rungs_status take_related(void *context, const struct cell *fields)
{
	const struct cell *other = &fields[RELATED_CODE];
	struct onet *onet = context;
	enum rungs_status status;
	bool known;

	status = script_has(onet->script, ONET_HAS_ROLE, other, &known);
	if (status != RUNGS_OK)
		return status;
	if (!known || cell_is(other, onet->code)) {
		release_refuse(onet->release, RELATED_CODE,
			       "is no other occupation of Occupation "
			       "Data.txt");
		return RUNGS_OK;
	}
	return SCRIPT_RUN_ONCE(onet->script, ONET_ADD_RELATION, RELATED_CODE,
			       fields[ONET_CODE], *other, fields[RELATED_TIER],
			       fields[RELATED_RANK]);
}

/* The commonest answers are known once all are there. */
static enum rungs_status settle_answers(void *context)
{
	struct onet *onet = context;
	enum rungs_status status;
	long count = 0;

	status = script_run(onet->script, ONET_SET_EDUCATION, 0, NULL);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_SET_EXPERIENCE, 0, NULL);
	if (status == RUNGS_OK)
		status = script_count(onet->script, ONET_COUNT_ANSWERS, NULL,
				      &count);
	release_pass_rows(onet->release,
			  "answers that are not the commonest, or suppressed",
			  count);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_DROP_ANSWERS, 0, NULL);
	return status;
}

static enum rungs_status read_answers(struct onet *onet)
{
	enum rungs_status status = release_read_any(
		onet->release, category_files,
		sizeof(category_files) / sizeof(category_files[0]),
		take_category, onet);

	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_ADD_EDUCATION, 0, NULL);
	if (status == RUNGS_OK)
		status = onet_read_any(onet, answer_files,
				       sizeof(answer_files) /
					       sizeof(answer_files[0]),
				       take_answer);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_ADD_HOW_IN, 0, NULL);
	return status;
}

enum rungs_status onet_read_occupations(struct onet *onet)
{
	enum rungs_status status = read_answers(onet);

	if (status == RUNGS_OK)
		status = onet_read(onet, &related_file, take_related);
	return status;
}
