#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../page/page_plan.h"
#include "../page/plan_words.h"
#include "json.h"
#include "pack.h"
#include "../draw/plan_format.h"
#include "print.h"
#include "rows.h"

static bool wants_file(const struct invocation *call)
{
	const char *format = call->value[OPTION_FORMAT];

	return format != NULL && plan_format(format) != NULL;
}

/* One plan, or all that there are. */
struct answer {
	struct rungs_atlas *atlas;
	const struct rungs_plan *plan;
	const struct rungs_plans *plans;
	bool suggested;
};

static int write_file(struct invocation *call, const void *context)
{
	const struct answer *answer = context;
	const struct plan_format *format =
		plan_format(call->value[OPTION_FORMAT]);
	char *who = plan_owner(call->value[OPTION_PROFILE]), *text = NULL;
	struct plan_set set = {.who = who,
			       .suggested = answer->suggested,
			       .count = answer->plans->count,
			       .plans = answer->plans->at};
	struct rungs_error error = {0};
	size_t size;
	FILE *file = open_memstream(&text, &size);
	enum rungs_status got = RUNGS_NO_MEMORY;

	(void)plan_look(call, &set); /* which was checked */
	if (file != NULL) {
		got = format->write(file, answer->atlas, &set, &error);
		if (fclose(file) != 0)
			got = RUNGS_NO_MEMORY;
	}
	if (got == RUNGS_NO_MEMORY)
		error_no_memory(&error);
	if (got == RUNGS_OK)
		output_bytes(&call->out, text, size);
	free(text);
	free(who);
	return got == RUNGS_OK ? EXIT_DONE : complain_of(call, &error);
}

int plan_write(struct invocation *call, struct rungs_atlas *atlas,
	       const struct rungs_plans *plans, bool suggested)
{
	const struct answer answer = {
		.atlas = atlas, .plans = plans, .suggested = suggested};
	size_t steps = 0;

	for (size_t i = 0; i < plans->count; i++)
		steps += plans->at[i].steps;
	if (steps > 0 || strcmp(call->value[OPTION_FORMAT], "ics") != 0)
		return print_answer(call, write_file, &answer);
	complain(call, "There is no step that a calendar could hold.");
	return EXIT_NOTHING;
}

static int write_answer(struct invocation *call, const void *context)
{
	const struct answer *answer = context;
	const struct rungs_plan *plan = answer->plan;
	struct rungs_error error = {0};
	struct page page;
	int status;

	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "plan",
			 plan->id != NULL ? json_plan(plan) : json_null());
		json_put(&out, "kept", json_boolean(!answer->suggested));
		return json_finish(call, out, false, EXIT_DONE);
	}
	if (page_open_plan(&page, answer->atlas, plan, answer->suggested,
			   &error) != RUNGS_OK)
		return complain_of(call, &error);
	status = print_page(call, &page);
	page_release(&page);
	return status;
}

int plan_answer(struct invocation *call, struct rungs_atlas *atlas,
		const struct rungs_plan *plan, bool suggested)
{
	const struct answer answer = {
		.atlas = atlas, .plan = plan, .suggested = suggested};
	struct rungs_plan one = *plan;

	if (!wants_file(call))
		return print_answer(call, write_answer, &answer);
	return plan_write(call, atlas,
			  &(struct rungs_plans){.count = 1, .at = &one},
			  suggested);
}

struct plan_rows {
	const struct rungs_plans *plans;
	struct builder builder; /* owns the words */
};

static struct row plan_row(const void *source, size_t n)
{
	const struct plan_rows *rows = source;
	const struct rungs_plan *plan = &rows->plans->at[n];
	const struct rungs_plan_step *next = rungs_plan_next(plan);
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
	} else if (wants_file(call)) {
		status = plan_write(call, atlas, &plans, false);
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

/* Options that do not go together, or not with the word. */
static int check_options(struct invocation *call, const char *word)
{
	const char *format = call->value[OPTION_FORMAT];
	bool packs = call->value[OPTION_PROFILES] != NULL;
	bool pages = packs || (format != NULL && (strcmp(format, "html") == 0 ||
						  strcmp(format, "md") == 0));
	int status = check_format(call);

	if (status == EXIT_DONE)
		status = plan_look(call, &(struct plan_set){0});
	if (status != EXIT_DONE)
		return status;
	if (!pages && (call->value[OPTION_LETTERHEAD] != NULL ||
		       call->value[OPTION_PARTS] != NULL)) {
		complain(call, "--letterhead and --parts are for packs and for "
			       "--format html and md.");
		return EXIT_USAGE;
	}
	if (format != NULL && strcmp(format, "json") == 0)
		call->value[OPTION_JSON] = "";
	if (packs && (call->operand_count > 0 || format != NULL ||
		      call->value[OPTION_OUTPUT] != NULL)) {
		complain(call, "--profiles makes packs of all plans, and takes "
			       "no plan, format or file.");
		return EXIT_USAGE;
	}
	if (!packs && call->value[OPTION_OUT] != NULL) {
		complain(call, "--out is the folder of packs, which --profiles "
			       "makes; -o names a file.");
		return EXIT_USAGE;
	}
	if ((format != NULL || call->value[OPTION_OUTPUT] != NULL) &&
	    (is_deed(word) || call->value[OPTION_SAVE] != NULL)) {
		complain(call, "--format and -o are for plans that are shown.");
		return EXIT_USAGE;
	}
	return EXIT_DONE;
}

int run_plan(struct invocation *call)
{
	const char *word = call->operand_count > 0 ? call->operands[0] : "list";
	struct rungs_atlas *atlas;
	int status = check_options(call, word);

	if (status != EXIT_DONE)
		return status;
	if (call->value[OPTION_PROFILES] != NULL)
		return make_packs(call);
	status = open_atlas(call, &atlas);
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
