#include <rungs/next.h>

#include "../page/page_next.h"
#include "json.h"
#include "print.h"

static json_t *opening_json(const struct rungs_opening *opening)
{
	const struct rungs_pay_change *pay = &opening->pay;
	json_t *out = json_brief(&opening->role), *change = json_object();

	json_put(&out, "before", json_text(rungs_band_word(opening->before)));
	json_put(&out, "after", json_text(rungs_band_word(opening->after)));
	json_put(&out, "asked", json_integer(opening->asked));
	json_put(&out, "gap_before", json_integer(opening->gap_before));
	json_put(&out, "gap_after", json_integer(opening->gap_after));
	json_put(&change, "amount", json_figure(pay->amount));
	json_put(&change, "before", json_figure(pay->before));
	json_put(&change, "after", json_figure(pay->after));
	json_put(&change, "place", json_text(pay->place));
	json_put(&change, "year", json_text(pay->year));
	json_put(&change, "currency", json_text(pay->currency));
	json_basis(&change, &pay->basis);
	json_put(&out, "pay_change", change);
	return out;
}

static json_t *degree_json(const struct rungs_degree_pay *pay)
{
	json_t *out = json_object();

	json_put(&out, "measure", json_text(pay->measure));
	json_put(&out, "before", json_figure(pay->before));
	json_put(&out, "after", json_figure(pay->after));
	json_put(&out, "unit", json_text(pay->unit));
	json_put(&out, "place", json_text(pay->place));
	json_put(&out, "year", json_text(pay->year));
	json_basis(&out, &pay->basis);
	return out;
}

static json_t *step_json(const struct rungs_next_step *step)
{
	bool skill = step->kind == RUNGS_SKILL;
	json_t *out = json_object(), *openings = json_array();
	json_t *rises = json_array();

	json_put(&out, "kind", json_text(rungs_kind_singular(step->kind)));
	json_put(&out, "id", json_text(step->thing.id));
	json_put(&out, "name", json_text(step->thing.name));
	json_put(&out, "from", skill ? json_integer(step->from) : json_null());
	json_put(&out, "to", skill ? json_integer(step->to) : json_null());
	json_put(&out, "years", json_range(step->years_min, step->years_max));
	json_put(&out, "opened", json_integer(step->opened));
	json_put(&out, "risen", json_integer(step->risen));
	json_put(&out, "named", json_integer(step->named));
	for (size_t i = 0; i < step->opening_count; i++)
		json_push(&openings, opening_json(&step->openings[i]));
	json_put(&out, "openings", openings);
	for (size_t i = 0; i < step->rise_count; i++)
		json_push(&rises, opening_json(&step->rises[i]));
	json_put(&out, "rises", rises);
	json_put(&out, "earnings",
		 step->kind == RUNGS_EDUCATION ? degree_json(&step->pay)
					       : json_null());
	return out;
}

static int answer_json(struct invocation *call, const struct rungs_next *next)
{
	json_t *out = json_answer(call), *steps = json_array();

	json_put(&out, "in_reach", json_integer(next->in_reach));
	json_put(&out, "own", json_ref(&next->own));
	json_put(&out, "place", json_text(next->place.id));
	for (size_t i = 0; i < next->count; i++)
		json_push(&steps, step_json(&next->at[i]));
	json_put(&out, "steps", steps);
	return json_finish(call, out, false, EXIT_DONE);
}

int run_next(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_records profile = {0};
	struct rungs_next next = {0};
	struct rungs_error error = {0};
	struct page page;
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	status = profile_in_use(call, &profile);
	if (status != EXIT_DONE)
		goto out;
	if (rungs_next_get(atlas, &profile,
			   number_option(call, OPTION_LIMIT, 8), &next,
			   &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (call->value[OPTION_JSON] != NULL) {
		status = answer_json(call, &next);
	} else if (page_open_next(&page, &next, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else {
		status = print_page(call, &page);
		page_release(&page);
	}
out:
	rungs_next_release(&next);
	rungs_records_release(&profile);
	rungs_atlas_close(atlas);
	return status;
}
