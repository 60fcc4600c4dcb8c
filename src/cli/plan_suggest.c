/* The best route as a plan. */
#include <string.h>

#include "plan.h"

/* Routes to choose from, unless a later one is asked for. */
enum { ROUTES = 5 };

/* A plan in the making. */
struct suggestion {
	struct rungs_atlas *atlas;
	const struct rungs_route *route;
	struct rungs_plan_wish wish;
};

static const char *option_or(const struct invocation *call, enum option_id id,
			     const char *other)
{
	return call->value[id] != NULL ? call->value[id] : other;
}

const char *plan_own_role(struct rungs_atlas *atlas,
			  const struct rungs_records *profile)
{
	const struct rungs_record *best = NULL;

	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];
		struct rungs_things found = {0};

		if (record->section != RUNGS_HAS_EXPERIENCE ||
		    strncmp(record->id, "role/", 5) != 0 ||
		    (best != NULL && record->years <= best->years))
			continue;
		if (rungs_find(atlas, record->id, &found, NULL) == RUNGS_OK)
			best = record;
		rungs_things_release(&found);
	}
	return best != NULL ? best->id : "start";
}

/* Whether somebody would study on. */
static bool is_ready_to_study(const struct rungs_records *profile)
{
	return rungs_records_find(profile, RUNGS_LEARNS, "degree") != NULL;
}

/* First jobs are those that one's education opens, and what the profile does not
 * want is left out too; the atlas may not know of some of it. */
static void add_limits(struct invocation *call, struct rungs_atlas *atlas,
		       const struct rungs_records *profile,
		       struct route_asked *asked)
{
	struct rungs_route_question *question = &asked->question;
	struct asked_list *without = &asked->without;
	const struct rungs_record *education =
		rungs_records_find(profile, RUNGS_HAS_EDUCATION, NULL);

	if (question->education == NULL && education != NULL &&
	    (question->no_new_degree ||
	     (call->value[OPTION_ANY] == NULL && !is_ready_to_study(profile))))
		question->education = education->id;
	for (size_t i = 0;
	     call->value[OPTION_ANY] == NULL && i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];
		struct rungs_things found = {0};
		char name[400];

		if (record->section != RUNGS_LIMITS ||
		    without->count == ASKED_MOST)
			continue;
		snprintf(name, sizeof(name), "condition/%s", record->id);
		if (rungs_find(atlas, name, &found, NULL) == RUNGS_OK)
			without->at[without->count++] = record->id;
		rungs_things_release(&found);
	}
	if (without->count > 0)
		question->without = without->at;
}

/* Says what may stand in the way besides what was asked for. */
static int refuse(struct invocation *call, const struct rungs_routes *routes,
		  const struct rungs_records *profile)
{
	bool limited =
		routes_status(routes) == EXIT_LIMITS &&
		call->value[OPTION_ANY] == NULL &&
		(rungs_records_find(profile, RUNGS_LIMITS, NULL) != NULL ||
		 rungs_records_find(profile, RUNGS_HAS_EDUCATION, NULL) !=
			 NULL);

	if (call->value[OPTION_JSON] != NULL)
		return answer_routes(call, routes);
	return refuse_routes(
		call, routes,
		limited ? "Your education and what you do not want count; "
			  "--any leaves them aside."
			: NULL);
}

int plan_ask(struct invocation *call, struct rungs_atlas *atlas,
	     const struct rungs_records *profile, const char *to,
	     struct route_asked *out)
{
	int status = read_route_asked(
		call, atlas,
		option_or(call, OPTION_FROM, plan_own_role(atlas, profile)), to,
		out);

	if (status == EXIT_DONE)
		add_limits(call, atlas, profile, out);
	return status;
}

static enum rungs_status decide(const struct rungs_records *now, void *context,
				struct rungs_edits *out,
				struct rungs_error *error)
{
	const struct suggestion *suggestion = context;

	return rungs_plan_make(suggestion->atlas, now, suggestion->route,
			       &suggestion->wish, out, error);
}

/* Shows what would be kept. */
static int show(struct invocation *call, const struct suggestion *suggestion,
		const struct rungs_records *profile,
		const struct rungs_edits *edits, bool suggested)
{
	struct rungs_records with = {0};
	struct rungs_plan plan = {0};
	struct rungs_error error = {0};
	int status;

	if (rungs_records_with(profile, edits, &with, &error) != RUNGS_OK ||
	    rungs_plan_get(suggestion->atlas, &with, edits->at[0].record.id,
			   &plan, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	else
		status = plan_answer(call, suggestion->atlas, &plan, suggested);
	rungs_plan_release(&plan);
	rungs_records_release(&with);
	return status;
}

static int keep(struct invocation *call, struct suggestion *suggestion,
		const struct rungs_records *before)
{
	struct rungs_profile *profile;
	struct rungs_edits done = {0};
	struct rungs_error error = {0};
	int status = open_profile(call, RUNGS_PROFILE_WRITE, &profile);

	if (status != EXIT_DONE)
		return status;
	if (rungs_profile_decide(profile, decide, suggestion, &done, &error) !=
	    RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (call->value[OPTION_JSON] != NULL) {
		status = show(call, suggestion, before, &done, false);
	} else {
		output_format(&call->out,
			      "Kept: plan %s, %zu steps; 'rungs plan show %s' "
			      "shows it.",
			      done.at[0].record.id, done.count - 1,
			      done.at[0].record.id);
		output_put(&call->out, "\n");
	}
	rungs_edits_release(&done);
	rungs_profile_close(profile);
	return status;
}

static int make(struct invocation *call, struct rungs_atlas *atlas,
		const struct rungs_records *profile,
		const struct rungs_routes *routes)
{
	size_t which = number_option(call, OPTION_ROUTE, 1);
	struct suggestion suggestion = {
		.atlas = atlas,
		.wish = {.name = call->value[OPTION_NAME],
			 .today = call->today,
			 .begins = call->value[OPTION_BEGIN],
			 .all_skills = call->value[OPTION_ALL_SKILLS] != NULL},
	};
	struct rungs_edits edits = {0};
	struct rungs_error error = {0};
	int status;

	if (which > routes->count) {
		complain(call,
			 "There is no route %zu, but %zu; 'rungs route' "
			 "shows them.",
			 which, routes->count);
		return EXIT_NOTHING;
	}
	suggestion.route = &routes->at[which - 1];
	if (call->value[OPTION_SAVE] != NULL)
		return keep(call, &suggestion, profile);
	if (decide(profile, &suggestion, &edits, &error) != RUNGS_OK)
		return complain_of(call, &error);
	status = show(call, &suggestion, profile, &edits, true);
	rungs_edits_release(&edits);
	return status;
}

int plan_suggest(struct invocation *call, struct rungs_atlas *atlas)
{
	struct rungs_records profile = {0};
	struct route_asked asked = {0};
	struct rungs_routes routes = {0};
	struct rungs_error error = {0};
	size_t which = number_option(call, OPTION_ROUTE, 1);
	int status;

	if (call->operand_count != 1) {
		complain(call, "plan takes no '%.200s': 'rungs plan %s'.",
			 call->operands[1], call->command->arguments);
		return EXIT_USAGE;
	}
	status = profile_in_use(call, &profile);
	if (status == EXIT_DONE)
		status = plan_ask(call, atlas, &profile, call->operands[0],
				  &asked);
	if (status == EXIT_DONE) {
		asked.question.routes = which > ROUTES ? which : ROUTES;
		if (rungs_routes_get(atlas, &asked.question, &routes, &error) !=
		    RUNGS_OK)
			status = complain_of(call, &error);
		else if (routes.count == 0)
			status = refuse(call, &routes, &profile);
		else
			status = make(call, atlas, &profile, &routes);
	}
	rungs_routes_release(&routes);
	release_route_asked(&asked);
	rungs_records_release(&profile);
	return status;
}
