#include <stdio.h>
#include <string.h>

#include <rungs/fit.h>

#include "pack.h"
#include "plan.h"

enum { TRIES = 20 }; /* roles that fit */

/* The best route to the role, if there is one: from one's own role, within
 * one's limits. */
static int route_to(struct invocation *call, struct rungs_atlas *atlas,
		    const struct rungs_records *records, const char *role,
		    struct rungs_routes *out)
{
	struct route_asked asked;
	struct rungs_error error = {0};
	char name[400];
	int status;

	*out = (struct rungs_routes){0};
	snprintf(name, sizeof(name), "role/%s", role);
	status = plan_ask(call, atlas, records, name, &asked);
	asked.question.routes = 1;
	if (status == EXIT_DONE &&
	    rungs_routes_get(atlas, &asked.question, out, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	release_route_asked(&asked);
	return status;
}

/* Nobody has said when it begins. */
static void forget_dates(struct rungs_plans *plans)
{
	for (size_t i = 0; i < plans->count; i++) {
		struct rungs_plan *plan = &plans->at[i];

		plan->made = plan->begins = NULL;
		for (size_t j = 0; j < plan->stage_count; j++) {
			struct rungs_plan_stage *stage = &plan->stages[j];

			stage->from_date = stage->to_date = NULL;
			for (size_t k = 0; k < stage->step_count; k++)
				stage->steps[k].date = NULL;
		}
	}
}

static enum rungs_status plan_of(struct rungs_atlas *atlas,
				 const struct rungs_records *records,
				 const struct rungs_route *route,
				 struct rungs_plans *out,
				 struct rungs_error *error)
{
	/* Any day will do: its dates are taken out again. */
	const struct rungs_plan_wish wish = {.today = "2000-01-01"};
	struct rungs_edits edits = {0};
	struct rungs_records with = {0};
	enum rungs_status status =
		rungs_plan_make(atlas, records, route, &wish, &edits, error);

	if (status == RUNGS_OK)
		status = rungs_records_with(records, &edits, &with, error);
	if (status == RUNGS_OK)
		status = rungs_plans_get(atlas, &with, out, error);
	if (status == RUNGS_OK)
		forget_dates(out);
	rungs_records_release(&with);
	rungs_edits_release(&edits);
	return status;
}

static bool is_own(const struct rungs_records *records, const char *role)
{
	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *record = &records->at[i];

		if (record->section == RUNGS_HAS_EXPERIENCE &&
		    strncmp(record->id, "role/", 5) == 0 &&
		    strcmp(record->id + 5, role) == 0)
			return true;
	}
	return false;
}

static int try_role(struct invocation *call, struct rungs_atlas *atlas,
		    const struct rungs_records *records, const char *role,
		    struct rungs_plans *out)
{
	struct rungs_routes routes;
	struct rungs_error error = {0};
	int status = route_to(call, atlas, records, role, &routes);

	if (status == EXIT_DONE && routes.count > 0 &&
	    plan_of(atlas, records, &routes.at[0], out, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_routes_release(&routes);
	return status;
}

static int suggest(struct invocation *call, struct rungs_atlas *atlas,
		   const struct rungs_records *records, struct rungs_plans *out,
		   const char **band)
{
	struct rungs_fits fits;
	struct rungs_error error = {0};
	int status = EXIT_DONE;

	if (rungs_fits_get(atlas, records, NULL, 0, &fits, &error) != RUNGS_OK)
		return complain_of(call, &error);
	for (size_t i = 0, tries = 0; status == EXIT_DONE && i < fits.count &&
				      tries < TRIES && out->count == 0;
	     i++) {
		const struct rungs_fit_brief *fit = &fits.at[i];

		if (fit->points == 0 || fit->unwanted ||
		    is_own(records, fit->role.id))
			continue;
		tries++;
		*band = rungs_band_word(fit->band);
		status = try_role(call, atlas, records, fit->role.id, out);
	}
	if (out->count == 0)
		*band = NULL;
	rungs_fits_release(&fits);
	return status;
}

int pack_plans(struct invocation *call, struct rungs_atlas *atlas,
	       const struct rungs_records *records, struct rungs_plans *out,
	       const char **band)
{
	struct rungs_error error = {0};

	*band = NULL;
	if (rungs_plans_get(atlas, records, out, &error) != RUNGS_OK)
		return complain_of(call, &error);
	if (out->count > 0)
		return EXIT_DONE;
	rungs_plans_release(out);
	return suggest(call, atlas, records, out, band);
}
