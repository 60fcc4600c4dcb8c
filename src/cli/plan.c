#include "plan.h"

#include <string.h>

#include "../page/page_plan.h"
#include "../page/plan_words.h"
#include "json.h"
#include "print.h"
#include "rows.h"

int plan_answer(struct invocation *call, struct rungs_atlas *atlas,
		const struct rungs_plan *plan, bool suggested)
{
	struct rungs_error error = {0};
	struct page page;
	int status;

	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "plan",
			 plan->id != NULL ? json_plan(plan) : json_null());
		json_put(&out, "kept", json_boolean(!suggested));
		return json_finish(call, out, false, EXIT_DONE);
	}
	if (page_open_plan(&page, atlas, plan, suggested, &error) != RUNGS_OK)
		return complain_of(call, &error);
	status = print_page(call, &page);
	page_release(&page);
	return status;
}

/* The first step that is not done, or NULL. */
static const struct rungs_plan_step *next_step(const struct rungs_plan *plan)
{
	for (size_t i = 0; i < plan->stage_count; i++) {
		for (size_t n = 0; n < plan->stages[i].step_count; n++) {
			if (!plan->stages[i].steps[n].done)
				return &plan->stages[i].steps[n];
		}
	}
	return NULL;
}

struct plan_rows {
	const struct rungs_plans *plans;
	struct builder builder; /* owns the words */
};

static struct row plan_row(const void *source, size_t n)
{
	const struct plan_rows *rows = source;
	const struct rungs_plan *plan = &rows->plans->at[n];
	const struct rungs_plan_step *next = next_step(plan);
	/* The words are kept; nothing else of it changes. */
	struct builder *builder = (struct builder *)&rows->builder;
	const char *words =
		next != NULL ? plan_words_step(builder, next) : "all is done";

	if (plan->change_count > 0)
		words = builder_format(builder, "%zu changed; %s",
				       plan->change_count, words);
	return (struct row){
		.id = plan->id,
		.name = plan->name,
		.more = {plan_words_progress(builder, plan), words}};
}

static int list(struct invocation *call, struct rungs_atlas *atlas)
{
	struct rungs_records profile = {0};
	struct rungs_plans plans = {0};
	struct rungs_error error = {0};
	struct page nothing;
	int status = profile_in_use(call, &profile);

	if (status != EXIT_DONE)
		return status;
	if (rungs_plans_get(atlas, &profile, &plans, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call), *all = json_array();

		for (size_t i = 0; i < plans.count; i++)
			json_push(&all, json_plan(&plans.at[i]));
		json_put(&out, "plans", all);
		status =
			json_finish(call, out, false,
				    plans.count > 0 ? EXIT_DONE : EXIT_NOTHING);
	} else if (plans.count == 0) {
		complain(call, "There is no plan yet; 'rungs plan ROLE --save' "
			       "makes one.");
		status = EXIT_NOTHING;
	} else {
		struct plan_rows source = {.plans = &plans};
		struct rows rows = {.count = plans.count,
				    .at = plan_row,
				    .source = &source};

		builder_begin(&source.builder, RUNGS_ROLE, NULL);
		rows_put(call, &rows);
		builder_finish(&source.builder, &nothing, RUNGS_OK, NULL);
		page_release(&nothing);
	}
	rungs_plans_release(&plans);
	rungs_records_release(&profile);
	return status;
}

static int show(struct invocation *call, struct rungs_atlas *atlas)
{
	struct rungs_records profile = {0};
	struct rungs_plan plan = {0};
	struct rungs_error error = {0};
	int status;

	if (call->operand_count != 2) {
		complain(call, "Write it as: rungs plan show PLAN.");
		return EXIT_USAGE;
	}
	status = profile_in_use(call, &profile);
	if (status != EXIT_DONE)
		return status;
	if (rungs_plan_get(atlas, &profile, call->operands[1], &plan, &error) !=
	    RUNGS_OK)
		status = complain_of(call, &error);
	else
		status = plan_answer(call, atlas, &plan, false);
	rungs_plan_release(&plan);
	rungs_records_release(&profile);
	return status;
}

static bool is_deed(const char *word)
{
	const char *deed;

	for (size_t n = 0; (deed = plan_deed_word(n)) != NULL; n++) {
		if (strcmp(deed, word) == 0)
			return true;
	}
	return false;
}

int run_plan(struct invocation *call)
{
	const char *word = call->operand_count > 0 ? call->operands[0] : "list";
	struct rungs_atlas *atlas;
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	if (strcmp(word, "list") == 0 && call->operand_count <= 1)
		status = list(call, atlas);
	else if (strcmp(word, "show") == 0)
		status = show(call, atlas);
	else if (is_deed(word))
		status = plan_change(call, atlas);
	else
		status = plan_suggest(call, atlas);
	rungs_atlas_close(atlas);
	return status;
}
