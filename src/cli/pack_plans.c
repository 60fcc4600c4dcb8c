#include <stdio.h>
#include <string.h>

#include <rungs/role.h>
#include <rungs/shortlist.h>

#include "pack.h"
#include "plan.h"

enum { TRIES = 20, NEAR_MOST = 5 }; /* roles, best first */

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

/* Whether a move up leads from the role of one's own to another; NULL is no
 * role. */
static bool is_step_up(const struct rungs_role *own, const char *role)
{
	for (size_t i = 0; own != NULL && i < own->leads_count; i++)
		if (strcmp(own->leads_to[i].to.id, role) == 0 &&
		    strcmp(own->leads_to[i].kind, "advancement") == 0)
			return true;
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

/* The role that fits best of all within reach or, of one's own role, of those a
 * step up from it. */
static int suggest_fit(struct invocation *call, struct rungs_atlas *atlas,
		       const struct rungs_records *records,
		       const struct rungs_role *own, struct builder *words,
		       struct rungs_plans *out, struct plan_set *set)
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

		if ((own != NULL ? !is_step_up(own, fit->role.id)
				 : fit->band > RUNGS_NEAR) ||
		    fit->unwanted || is_own(records, fit->role.id))
			continue;
		tries++;
		set->fits = rungs_band_word(fit->band);
		status = try_role(call, atlas, records, fit->role.id, out);
		if (out->count == 0 && own == NULL && tries <= NEAR_MOST)
			set->near = builder_and(words, set->near, ", ",
						builder_format(words, "%s (%s)",
							       fit->role.title,
							       set->fits));
	}
	set->because = own != NULL
			       ? "It leads to the role that fits best of those "
				 "a step up from the work so far"
			       : "It leads to the role that fits best now";
	if (out->count == 0)
		set->fits = NULL;
	rungs_fits_release(&fits);
	return status;
}

/* A step up from the role of most years, if there is one. */
static int suggest_up(struct invocation *call, struct rungs_atlas *atlas,
		      const struct rungs_records *records,
		      struct builder *words, struct rungs_plans *out,
		      struct plan_set *set)
{
	const char *slash = strchr(plan_own_role(atlas, records), '/');
	struct rungs_role own;
	int status;

	if (slash == NULL ||
	    rungs_role_get(atlas, slash + 1, &own, NULL) != RUNGS_OK)
		return EXIT_DONE;
	status = suggest_fit(call, atlas, records, &own, words, out, set);
	rungs_role_release(&own);
	return status;
}

/* The first of the shortlist that a route leads to. */
static int suggest_pick(struct invocation *call, struct rungs_atlas *atlas,
			const struct rungs_records *records,
			struct rungs_plans *out, struct plan_set *set)
{
	struct rungs_shortlist list;
	struct rungs_error error = {0};
	int status = EXIT_DONE;

	if (rungs_shortlist_get(atlas, records, &list, &error) != RUNGS_OK)
		return complain_of(call, &error);
	for (size_t i = 0;
	     status == EXIT_DONE && i < list.pick_count && out->count == 0; i++)
		status = try_role(call, atlas, records, list.picks[i].role.id,
				  out);
	set->because = "It leads to the role that is first on the shortlist of "
		       "the guided start";
	rungs_shortlist_release(&list);
	return status;
}

/* Whether the profile says what a question is after. */
static bool is_known(const struct rungs_records *records,
		     enum rungs_question question)
{
	static const enum rungs_section sections[RUNGS_QUESTION_COUNT] = {
		[RUNGS_ASK_EDUCATION] = RUNGS_HAS_EDUCATION,
		[RUNGS_ASK_STUDY] = RUNGS_HAS_EDUCATION,
		[RUNGS_ASK_LIKES] = RUNGS_LIKES,
		[RUNGS_ASK_WORK] = RUNGS_HAS_EXPERIENCE,
		[RUNGS_ASK_SKILLS] = RUNGS_HAS_SKILL};
	const struct rungs_record *record =
		rungs_records_find(records, sections[question], NULL);

	return record != NULL &&
	       (question != RUNGS_ASK_STUDY || record->text != NULL);
}

/* Whether a question waits for an answer. */
static bool is_open(const struct rungs_records *records,
		    const struct rungs_asked *asked)
{
	return asked->applies && !is_known(records, asked->question);
}

/* Fills in which of the questions that say most are open; true if most of them
 * are not. */
static bool ask(const struct rungs_records *records,
		const struct rungs_assessment *asked, struct plan_set *set)
{
	static const enum rungs_question telling[] = {
		RUNGS_ASK_EDUCATION, RUNGS_ASK_STUDY, RUNGS_ASK_LIKES,
		RUNGS_ASK_WORK, RUNGS_ASK_SKILLS};
	const size_t count = sizeof(telling) / sizeof(*telling);
	size_t open = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < asked->count; n++)
			if (asked->at[n].question == telling[i] &&
			    is_open(records, &asked->at[n]) &&
			    open++ < PLAN_ASKED)
				set->asked[open - 1] = &asked->at[n];
	return open < (count + 1) / 2;
}

int pack_plans(struct invocation *call, struct rungs_atlas *atlas,
	       const struct rungs_records *records, struct builder *words,
	       struct rungs_plans *out, struct rungs_assessment *asked,
	       struct plan_set *set)
{
	struct rungs_error error = {0};
	int status;

	if (rungs_plans_get(atlas, records, out, &error) != RUNGS_OK ||
	    rungs_assessment_get(atlas, records, asked, &error) != RUNGS_OK)
		return complain_of(call, &error);
	if (out->count > 0)
		return EXIT_DONE;
	rungs_plans_release(out);
	status = suggest_fit(call, atlas, records, NULL, words, out, set);
	if (status == EXIT_DONE && out->count == 0)
		status = suggest_up(call, atlas, records, words, out, set);
	if (status == EXIT_DONE && out->count == 0 && ask(records, asked, set))
		status = suggest_pick(call, atlas, records, out, set);
	set->suggested = out->count > 0;
	return status;
}
