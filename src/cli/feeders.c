#include <rungs/feeder.h>

#include "../page/page.h"
#include "invocation.h"
#include "json.h"
#include "print.h"

static json_t *all(const struct rungs_feeders *feeders)
{
	json_t *out = json_array();

	for (size_t i = 0; i < feeders->count; i++) {
		const struct rungs_feeder *feeder = &feeders->at[i];
		json_t *row = json_brief(&feeder->role);

		json_put(&row, "step", json_integer(feeder->step));
		json_put(&row, "moves",
			 json_moves(feeder->move_count, feeder->moves));
		json_push(&out, row);
	}
	return out;
}

static json_t *start(const struct rungs_feeders *feeders)
{
	json_t *rows = json_array();

	if (feeders->first_count == 0) {
		json_decref(rows);
		return json_null();
	}
	for (size_t i = 0; i < feeders->first_count; i++)
		json_push(&rows, json_entry(&feeders->firsts[i].role,
					    &feeders->firsts[i].route));
	return json_pack("{s:i, s:o}", "step", feeders->first_step, "moves",
			 rows);
}

static int feeders_json(struct invocation *call, struct rungs_atlas *atlas,
			const char *id, int steps)
{
	struct rungs_feeders feeders;
	struct rungs_error error = {0};

	if (rungs_feeders_get(atlas, id, steps, &feeders, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = feeders.count > 0 || feeders.first_count > 0
			     ? EXIT_DONE
			     : EXIT_NOTHING;
	json_t *out = json_answer(call);
	json_put(&out, "role", json_brief(&feeders.role));
	json_put(&out, "feeders", all(&feeders));
	json_put(&out, "start", start(&feeders));
	json_put(&out, "similar",
		 json_moves(feeders.similar_count, feeders.similar));
	json_put(&out, "unlinked", json_text(feeders.unlinked));
	json_put(&out, "sources", json_refs(&feeders.sources));
	rungs_feeders_release(&feeders);
	return json_finish(call, out, false, status);
}

static int feeders_text(struct invocation *call, struct rungs_atlas *atlas,
			const char *id, int steps)
{
	struct page page = {0};
	struct rungs_error error = {0};

	if (page_open_feeders(&page, atlas, id, &steps, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = print_page(call, &page);
	page_release(&page);
	return status == EXIT_DONE && steps == 0 ? EXIT_NOTHING : status;
}

int run_feeders(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_things found;
	struct rungs_thing role;
	int steps = (int)number_option(call, OPTION_STEPS, 1);
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	status = find_of_kinds(call, atlas, call->operands[0], 1u << RUNGS_ROLE,
			       &found, &role);
	if (status == EXIT_DONE) {
		status = call->value[OPTION_JSON] != NULL
				 ? feeders_json(call, atlas, role.id, steps)
				 : feeders_text(call, atlas, role.id, steps);
		rungs_things_release(&found);
	}
	rungs_atlas_close(atlas);
	return status;
}
