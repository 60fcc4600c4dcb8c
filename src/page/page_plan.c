#include "page_plan.h"

#include <stdio.h>
#include <string.h>

#include <rungs/reference.h>

#include "moves.h"
#include "words.h"
#include "plan_words.h"
#include "routes.h"

#define MARK_CHANGED "!"

/* '2026-11-26, with KPO careers 2026.11'. */
static const char *made(struct builder *builder, const struct rungs_plan *plan)
{
	const char *atlas = builder_and(builder, plan->atlas_name, " ",
					plan->atlas_release);

	return builder_and(builder, plan->made, ", with ", atlas);
}

static void head(struct builder *builder, const struct rungs_plan *plan,
		 bool suggested)
{
	builder_title(builder, builder_format(builder, "Plan: %s", plan->name),
		      builder_and(builder,
				  suggested
					  ? "a suggestion, not kept yet"
					  : plan_words_progress(builder, plan),
				  WORDS_BETWEEN,
				  routes_chain(builder, &plan->route)));
	builder_field(builder, suggested ? "Begins" : "Made",
		      suggested ? plan->begins : made(builder, plan));
	if (plan->route.step_count > 0)
		routes_fields(builder, &plan->route);
}

/* What has changed ---------------------------------------------------------- */

static bool has_page(struct rungs_atlas *atlas, const struct rungs_thing *thing)
{
	struct rungs_things found;
	char name[400];
	bool known;

	if (thing->id == NULL)
		return false;
	snprintf(name, sizeof(name), "%s/%s", rungs_kind_singular(thing->kind),
		 thing->id);
	known = rungs_find(atlas, name, &found, NULL) == RUNGS_OK;
	rungs_things_release(&found);
	return known;
}

static void changes(struct builder *builder, struct rungs_atlas *atlas,
		    const struct rungs_plan *plan)
{
	if (plan->change_count == 0)
		return;
	builder_heading(builder, "Changed since", made(builder, plan));
	for (size_t i = 0; i < plan->change_count; i++) {
		const struct rungs_plan_change *change = &plan->changes[i];
		struct page_row row = {
			.kind = PAGE_ITEM,
			.style = STYLE_WARNING,
			.mark = MARK_CHANGED,
			.text = builder_keep(builder, change->text, false),
		};

		if (has_page(atlas, &change->thing))
			row.link = builder_link(change->thing.kind,
						change->thing.id);
		builder_row(builder, &row);
	}
}

/* Stages -------------------------------------------------------------------- */

static void step_row(struct builder *builder,
		     const struct rungs_plan_step *step)
{
	const char *words = plan_words_step(builder, step);
	struct page_row row = {
		.kind = PAGE_ITEM,
		.style = step->vanished ? STYLE_WARNING
			 : step->done   ? STYLE_DIM
					: STYLE_NORMAL,
		.text = builder_keep(builder,
				     builder_format(builder, "[%s] %d. %s",
						    step->done ? "x" : " ",
						    step->number, words),
				     false),
		.detail = plan_words_when(builder, step),
		.note = builder_keep(builder, plan_words_why(builder, step),
				     true),
	};

	if (step->thing.id != NULL && !step->vanished)
		row.link = builder_link(step->thing.kind, step->thing.id);
	builder_row(builder, &row);
}

static bool is_step(const struct rungs_plan_stage *stage, const char *skill)
{
	for (size_t i = 0; i < stage->step_count; i++) {
		const struct rungs_plan_step *step = &stage->steps[i];

		if (step->kind == RUNGS_PLAN_LEARN && step->thing.id != NULL &&
		    strcmp(step->thing.id, skill) == 0)
			return true;
	}
	return false;
}

/* Gaps of the move that are no steps of their own. */
static void other_gaps(struct builder *builder,
		       const struct rungs_plan_stage *stage)
{
	const struct rungs_move *move = &stage->move.move;
	const char *text = NULL;

	for (size_t i = 0; i < move->gap_count; i++) {
		const struct rungs_gap *gap = &move->gaps[i];

		if (!is_step(stage, gap->skill.id))
			text = builder_and(builder, text, ", ",
					   moves_gap(builder, gap));
	}
	if (text != NULL)
		builder_text(
			builder,
			builder_format(builder, "Asked besides: %s", text));
}

static void stage_rows(struct builder *builder,
		       const struct rungs_plan_stage *stage, size_t number)
{
	const struct rungs_route_step *move = &stage->move;
	const char *title =
		builder_format(builder, "%zu. %s", number, move->to.title);

	builder_heading(builder, builder_keep(builder, title, false),
			plan_words_time(builder, stage));
	if (stage->vanished)
		builder_text(builder, "The atlas in use does not have this "
				      "move or its role any more.");
	else
		builder_text(
			builder,
			builder_and(
				builder,
				builder_and(builder, move->to.level.name,
					    WORDS_BETWEEN,
					    moves_brief(builder, &move->move)),
				WORDS_BETWEEN,
				words_basis(builder, &move->move.basis)));
	builder_text(builder, routes_pay_line(builder, &move->pay));
	for (size_t i = 0; i < stage->step_count; i++)
		step_row(builder, &stage->steps[i]);
	other_gaps(builder, stage);
}

/* Sources ------------------------------------------------------------------- */

static void source_row(struct builder *builder, struct rungs_atlas *atlas,
		       const struct rungs_ref *ref)
{
	struct rungs_source source = {0};
	const char *detail = NULL;

	if (rungs_source_head(atlas, ref->id, 0, &source, NULL) == RUNGS_OK) {
		detail = builder_and(builder, source.publisher, WORDS_BETWEEN,
				     source.place);
		detail = builder_and(builder, detail, WORDS_BETWEEN,
				     source.year);
	}
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_ITEM,
			    .text = ref->name != NULL ? ref->name : ref->id,
			    .detail = builder_keep(builder, detail, false),
			    .link = builder_link(RUNGS_SOURCE, ref->id)});
	rungs_source_release(&source);
}

enum rungs_status page_open_plan(struct page *out, struct rungs_atlas *atlas,
				 const struct rungs_plan *plan, bool suggested,
				 struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	head(&builder, plan, suggested);
	changes(&builder, atlas, plan);
	for (size_t i = 0; i < plan->stage_count; i++)
		stage_rows(&builder, &plan->stages[i], i + 1);
	if (plan->sources.count > 0)
		builder_heading(&builder, "Sources", NULL);
	for (size_t i = 0; i < plan->sources.count; i++)
		source_row(&builder, atlas, &plan->sources.at[i]);
	return builder_finish(&builder, out, RUNGS_OK, error);
}
