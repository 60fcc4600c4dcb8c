/* Any bytes as the texts of a plan's records, which may come from anybody's
 * file.  A form feed parts them: route, what was told, and of a step its kind,
 * what it is about, what its tick gave, its date. */
#include <stdint.h>
#include <string.h>

#include <rungs/plan.h>

#include "core/plan_told.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXTS = 6 };

static struct rungs_atlas *open_once(void)
{
	static struct rungs_atlas *atlas;

	if (atlas == NULL)
		REQUIRE(rungs_atlas_open(&atlas, FIXTURE, NULL) == RUNGS_OK);
	return atlas;
}

/* What is written of what was read is read as the same. */
static void check_told(const char *text)
{
	struct arena *arena = arena_new();
	struct told told, again;
	char *first, *second;

	REQUIRE(arena != NULL && told_read(arena, text, &told));
	first = told_write(arena, &told);
	REQUIRE(first != NULL && told_read(arena, first, &again));
	second = told_write(arena, &again);
	REQUIRE(second != NULL && strcmp(first, second) == 0);
	for (size_t i = 0; i < told.count; i++)
		REQUIRE(told_months(&told.stages[i]) >= -1);
	arena_free(arena);
}

static void check_plan(const struct rungs_plan *plan)
{
	size_t steps = 0, done = 0;

	for (size_t i = 0; i < plan->stage_count; i++) {
		const struct rungs_plan_stage *stage = &plan->stages[i];

		REQUIRE(stage->move.to.id != NULL);
		for (size_t n = 0; n < stage->step_count; n++) {
			const struct rungs_plan_step *step = &stage->steps[n];

			REQUIRE(step->number > 0 && step->thing.name != NULL);
			REQUIRE(step->to <= 5 && step->from <= 5);
			steps++;
			done += step->done;
		}
	}
	REQUIRE(steps == plan->steps && done == plan->done);
	REQUIRE(plan->stage_count == plan->route.step_count);
	for (size_t i = 0; i < plan->change_count; i++)
		REQUIRE(plan->changes[i].text != NULL);
}

/* Whatever comes of a change: the plan can be read after it. */
static void check_change(const struct rungs_records *records,
			 enum rungs_status status, struct rungs_edits *edits)
{
	struct rungs_records with;
	struct rungs_plan plan;

	REQUIRE(status == RUNGS_OK || status == RUNGS_BAD_INPUT ||
		status == RUNGS_NOT_FOUND);
	if (status != RUNGS_OK)
		return;
	REQUIRE(rungs_records_with(records, edits, &with, NULL) == RUNGS_OK);
	REQUIRE(rungs_plan_get(open_once(), &with, "p", &plan, NULL) ==
		RUNGS_OK);
	check_plan(&plan);
	rungs_plan_release(&plan);
	rungs_records_release(&with);
	rungs_edits_release(edits);
}

static void check_records(char *const texts[TEXTS])
{
	struct rungs_record all[] = {
		{.section = RUNGS_PLANNED,
		 .id = "p",
		 .name = "P",
		 .text = texts[0],
		 .told = texts[1]},
		{.section = RUNGS_STEP,
		 .id = "p/1",
		 .name = "Open",
		 .text = texts[2],
		 .about = texts[3],
		 .level = 3,
		 .stage = 1,
		 .date = texts[5]},
		{.section = RUNGS_STEP,
		 .id = "p/2",
		 .name = "Ticked",
		 .text = texts[2],
		 .about = texts[3],
		 .level = 4,
		 .stage = 2,
		 .done = true,
		 .gave = texts[4]},
	};
	struct rungs_records records = {3, all, NULL};
	struct rungs_edits edits;
	struct rungs_plan plan;

	REQUIRE(rungs_plan_get(open_once(), &records, "p", &plan, NULL) ==
		RUNGS_OK);
	check_plan(&plan);
	rungs_plan_release(&plan);
	check_change(&records,
		     rungs_plan_tick(open_once(), &records, "p", 1,
				     "2026-11-26", &edits, NULL),
		     &edits);
	check_change(&records,
		     rungs_plan_untick(&records, "p", 2, &edits, NULL), &edits);
	check_change(
		&records,
		rungs_plan_date(&records, "p", 1, "2027-02-03", &edits, NULL),
		&edits);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = malloc(3 * size + 1), *rest = copy, *texts[TEXTS];

	REQUIRE(copy != NULL);
	/* As a profile hands out what a file has. */
	text_clean(copy, (const char *)data, size);
	for (size_t i = 0; i < TEXTS; i++)
		texts[i] = strsep(&rest, "\f");
	check_told(texts[1] != NULL ? texts[1] : "");
	check_records(texts);
	free(copy);
	return 0;
}
