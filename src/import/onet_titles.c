/* What roles are also called, and their tasks. */
#include "onet_draft.h"

enum { ALTERNATE = ONET_CODE + 1, SHORT };
enum { REPORTED = ONET_CODE + 1 };
enum { TASK_ID = ONET_CODE + 1, TASK_TEXT, TASK_TYPE };

static const struct column alternate_columns[] = {
	ONET_CODE_COLUMN,
	[ALTERNATE] = {.name = "Alternate Title|Job Title",
		       .kind = COLUMN_TEXT,
		       .required = true},
	[SHORT] = {.name = "Short Title", .kind = COLUMN_TEXT},
};
static const struct release_file alternate_files[] = {
	{.name = "Alternate Titles.txt", RELEASE_COLUMNS(alternate_columns)},
	{.name = "Job Titles.txt", RELEASE_COLUMNS(alternate_columns)},
};

static const struct column reported_columns[] = {
	ONET_CODE_COLUMN,
	[REPORTED] = {.name = "Reported Job Title",
		      .kind = COLUMN_TEXT,
		      .required = true},
};
static const struct release_file reported_file = {
	.name = "Sample of Reported Titles.txt",
	RELEASE_COLUMNS(reported_columns),
};

static const struct column task_columns[] = {
	ONET_CODE_COLUMN,
	[TASK_ID] = {.name = "Task ID",
		     .kind = COLUMN_INTEGER,
		     .required = true,
		     .low = 0,
		     .high = 999999999},
	[TASK_TEXT] = {.name = "Task", .kind = COLUMN_TEXT, .required = true},
	[TASK_TYPE] = {.name = "Task Type", .kind = COLUMN_TEXT},
};
static const struct release_file task_file = {
	.name = "Task Statements.txt",
	RELEASE_COLUMNS(task_columns),
};

/* One that the role has already, in whatever case, is no news; *news is set
 * where it is. */
static enum rungs_status add_title(struct onet *onet, const struct cell *code,
				   const struct cell *title, bool *news)
{
	enum rungs_status status;

	if (title->size == 0)
		return RUNGS_OK;
	status = SCRIPT_RUN(onet->script, ONET_CLAIM_TITLE, *code, *title);
	if (status != RUNGS_OK || !script_changed(onet->script))
		return status;
	*news = true;
	return SCRIPT_RUN(onet->script, ONET_ADD_TITLE, *code, *title);
}

static void keep(struct onet *onet, bool news)
{
	if (!news)
		release_pass_as(onet->release,
				"titles that the occupation has already");
}

static enum rungs_status take_alternate(void *context,
					const struct cell *fields)
{
	const struct cell *code = &fields[ONET_CODE];
	bool news = false;
	enum rungs_status status =
		add_title(context, code, &fields[ALTERNATE], &news);

	if (status == RUNGS_OK)
		status = add_title(context, code, &fields[SHORT], &news);
	keep(context, news);
	return status;
}

static enum rungs_status take_reported(void *context, const struct cell *fields)
{
	bool news = false;
	enum rungs_status status = add_title(context, &fields[ONET_CODE],
					     &fields[REPORTED], &news);

	keep(context, news);
	return status;
}

static enum rungs_status take_task(void *context, const struct cell *fields)
{
	struct onet *onet = context;

	return SCRIPT_RUN_ONCE(onet->script, ONET_STAGE_TASK, TASK_ID,
			       fields[ONET_CODE], fields[TASK_ID],
			       fields[TASK_TEXT], fields[TASK_TYPE]);
}

enum rungs_status onet_read_titles(struct onet *onet)
{
	enum rungs_status status =
		script_run(onet->script, ONET_CLAIM_ROLE_TITLES, 0, NULL);

	if (status == RUNGS_OK)
		status =
			onet_read_any(onet, alternate_files, 2, take_alternate);
	if (status == RUNGS_OK)
		status = onet_read(onet, &reported_file, take_reported);
	if (status == RUNGS_OK)
		status = onet_read(onet, &task_file, take_task);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_ADD_TASKS, 0, NULL);
	return status;
}
