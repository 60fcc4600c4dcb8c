#include "plan_out.h"

#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../draw/plan_format.h"
#include "../page/page_plan.h"
#include "sheet.h"

static enum rungs_status write_text(FILE *out, struct rungs_atlas *atlas,
				    const struct rungs_plan *plan,
				    struct rungs_error *error)
{
	struct page page;
	enum rungs_status status =
		page_open_plan(&page, atlas, plan, false, error);

	return status ? status : sheet_write_made(out, &page, error);
}

static enum rungs_status write_file(FILE *out, const char *ending,
				    struct rungs_atlas *atlas,
				    const struct person *person,
				    const struct rungs_plan *plan,
				    struct rungs_error *error)
{
	char *who = plan_owner(person->path);
	const struct plan_set set = {.who = who, .count = 1, .plans = plan};
	enum rungs_status status =
		plan_format(ending)->write(out, atlas, &set, error);

	free(who);
	return status;
}

enum rungs_status plan_out(FILE *out, const char *ending,
			   struct rungs_atlas *atlas,
			   const struct person *person, const char *id,
			   struct rungs_error *error)
{
	struct rungs_plan plan;
	enum rungs_status status =
		rungs_plan_get(atlas, &person->records, id, &plan, error);

	if (status != RUNGS_OK)
		return status;
	if (plan.steps == 0 && strcmp(ending, "ics") == 0)
		status = error_set(error, RUNGS_BAD_INPUT,
				   "There is no step that a calendar could "
				   "hold.");
	else if (strcmp(ending, "txt") == 0)
		status = write_text(out, atlas, &plan, error);
	else
		status = write_file(out, ending, atlas, person, &plan, error);
	rungs_plan_release(&plan);
	return status;
}
