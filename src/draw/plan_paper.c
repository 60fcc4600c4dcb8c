#include <math.h>
#include <string.h>

#include <rungs/certification.h>
#include <rungs/reference.h>

#include "../core/error.h"
#include "../page/moves.h"
#include "../page/parts.h"
#include "../page/plan_words.h"
#include "../page/routes.h"
#include "../page/words.h"
#include "plan_write.h"

#define NO_JOB "no job yet"

enum { USEFUL_MOST = 15 };

/* One plan on its way to paper. */
struct teller {
	struct paper *paper;
	struct builder *words;
	struct rungs_atlas *atlas;
	const struct plan_set *set;
	const struct rungs_plan *plan;
};

static const struct rungs_plan_stage *last_stage(const struct rungs_plan *plan)
{
	return plan->stage_count > 0 ? &plan->stages[plan->stage_count - 1]
				     : NULL;
}

static void put_head(struct teller *teller, const char *title,
		     const char *below)
{
	paper_add(teller->paper,
		  &(struct paper_row){
			  .kind = PAPER_TITLE,
			  .cells = {title, below, teller->set->letterhead}});
}

static void put_title(struct teller *teller)
{
	const struct rungs_plan *plan = teller->plan;
	const char *who = teller->set->who;
	const char *below = builder_format(
		teller->words, "%s%s",
		teller->set->suggested ? "A suggestion" : "A plan",
		who != NULL ? builder_format(teller->words, " for %s", who)
			    : "");

	if (plan->made != NULL)
		below = builder_format(teller->words, "%s%smade %s", below,
				       WORDS_BETWEEN, plan->made);
	if (plan->atlas_name != NULL)
		below = builder_format(
			teller->words, "%s%s%s", below,
			plan->made != NULL ? " with " : WORDS_BETWEEN,
			builder_and(teller->words, plan->atlas_name, " ",
				    plan->atlas_release));
	if (teller->set->day != NULL)
		below = builder_format(teller->words, "%s%sas of %s", below,
				       WORDS_BETWEEN, teller->set->day);
	put_head(teller, plan->name, below);
	if (!teller->set->suggested)
		return;
	paper_put(teller->paper, PAPER_TEXT,
		  "This is a suggestion: nobody has decided on it yet.", NULL);
	if (teller->set->because != NULL)
		paper_put(teller->paper, PAPER_TEXT,
			  builder_format(teller->words, "%s.",
					 builder_and(teller->words,
						     teller->set->because, ": ",
						     teller->set->fits)),
			  NULL);
}

static const char *pay_words(struct teller *teller,
			     const struct rungs_pay_change *pay)
{
	const char *told = routes_pay_told(teller->words, pay);

	if (told != NULL)
		return told;
	return pay->place != NULL ? "no change" : WORDS_NO_DATA;
}

static void put_summary(struct teller *teller)
{
	const struct rungs_plan *plan = teller->plan;
	const struct rungs_plan_stage *last = last_stage(plan);
	const char *from =
		last != NULL ? plan->stages[0].move.from.title : NULL;

	paper_put(teller->paper, PAPER_FIELD, "From",
		  from != NULL ? from : NO_JOB);
	if (last != NULL)
		paper_put(teller->paper, PAPER_FIELD, "To",
			  builder_and(teller->words, last->move.to.title,
				      WORDS_BETWEEN,
				      parts_standing(teller->words,
						     &last->move.to)));
	paper_put(
		teller->paper, PAPER_FIELD, "Time",
		builder_and(teller->words,
			    plan->route.years_max > 0
				    ? routes_years(teller->words, &plan->route)
				    : WORDS_NO_DATA,
			    WORDS_BETWEEN,
			    last != NULL && last->to_date != NULL
				    ? builder_format(teller->words,
						     "planned until %s",
						     last->to_date)
				    : NULL));
	paper_put(teller->paper, PAPER_FIELD, "Pay",
		  pay_words(teller, &plan->route.pay));
	paper_put(teller->paper, PAPER_FIELD, "Done",
		  plan_words_progress(teller->words, plan));
	if (plan->route.evidence != NULL)
		paper_put(teller->paper, PAPER_FIELD, "Evidence",
			  builder_format(teller->words,
					 "%s, the weakest of its moves",
					 plan->route.evidence));
	/* Once for all plans. */
	if (plan == teller->set->plans && teller->set->changed != NULL)
		paper_put(teller->paper, PAPER_FIELD, "Changed last",
			  teller->set->changed);
}

static void put_changes(struct teller *teller)
{
	const struct rungs_plan *plan = teller->plan;

	if (plan->change_count == 0)
		return;
	paper_put(teller->paper, PAPER_NOTICE,
		  builder_format(teller->words,
				 "The atlas has changed since this plan was "
				 "made: %s to look at.",
				 words_count(teller->words, plan->change_count,
					     "thing")),
		  NULL);
	for (size_t i = 0; i < plan->change_count; i++)
		paper_put(teller->paper, PAPER_ITEM, plan->changes[i].text,
			  NULL);
}

/* The route on the ladder of the whole atlas, cut down to it. */
static enum rungs_status put_picture(struct teller *teller,
				     struct rungs_error *error)
{
	const struct rungs_plan *plan = teller->plan;
	const char **ids = arena_alloc(teller->words->arena,
				       (plan->stage_count + 1) * sizeof(*ids));
	struct paper_row row = {.kind = PAPER_PICTURE};

	if (ids == NULL)
		return error_no_memory(error);
	for (size_t i = 0; i < plan->stage_count; i++) {
		ids[i] = plan->stages[i].move.from.id;
		ids[i + 1] = plan->stages[i].move.to.id;
	}
	if (!ladder_cut_make(&row.picture, &teller->paper->ladder, ids,
			     plan->stage_count + 1))
		return error_no_memory(error);
	row.cells[0] = builder_format(
		teller->words,
		row.picture.route.count > 1
			? "The route is drawn heavy: %s. Beside it stand roles "
			  "that its roles lead to as well."
			: "Drawn heavy: %s, and where it leads.",
		routes_chain(teller->words, &plan->route));
	if (row.picture.route.count > 0)
		paper_add(teller->paper, &row);
	else
		ladder_cut_release(&row.picture);
	return RUNGS_OK;
}

static const char *how(struct teller *teller,
		       const struct rungs_plan_stage *stage)
{
	struct builder *words = teller->words;
	const struct rungs_move *move = &stage->move.move;
	const char *text, *years;

	if (stage->vanished)
		return "The atlas no longer has this step.";
	text = builder_and(words, parts_standing(words, &stage->move.to),
			   WORDS_BETWEEN, moves_brief(words, move));
	text = builder_and(words, text, "\n",
			   routes_studies(words, &stage->move));
	text = builder_and(words, text, "\n", move->note);
	text = builder_and(words, text, "\n", move->doubtful);
	text = builder_and(words, text, "\n",
			   routes_changes(words, &stage->move, "; "));
	years = words_basis(words, &move->basis);
	return builder_and(words, text, "\n", years);
}

static void put_route(struct teller *teller)
{
	const struct rungs_plan *plan = teller->plan;

	for (size_t i = 0; i < plan->stage_count; i++) {
		const struct rungs_plan_stage *stage = &plan->stages[i];

		paper_add(
			teller->paper,
			&(struct paper_row){
				.kind = PAPER_STAGE,
				.cells = {plan_words_time(teller->words, stage),
					  stage->move.to.title,
					  how(teller, stage)}});
	}
}

static void put_steps(struct teller *teller)
{
	const struct rungs_plan *plan = teller->plan;

	paper_put(teller->paper, PAPER_HEADING, "Steps", NULL);
	if (last_stage(plan) != NULL && last_stage(plan)->to_date != NULL)
		paper_put(teller->paper, PAPER_TEXT,
			  "How long a skill or a certification takes no source "
			  "tells: the dates are an order of work within the "
			  "years that each move usually takes.",
			  NULL);
	for (size_t i = 0; i < plan->stage_count; i++) {
		const struct rungs_plan_stage *stage = &plan->stages[i];

		if (stage->step_count == 0)
			continue;
		paper_put(teller->paper, PAPER_SUBHEADING,
			  builder_format(teller->words, "%zu. To %s", i + 1,
					 stage->move.to.title),
			  NULL);
		for (size_t j = 0; j < stage->step_count; j++) {
			const struct rungs_plan_step *step = &stage->steps[j];

			paper_add(
				teller->paper,
				&(struct paper_row){
					.kind = PAPER_TASK,
					.done = step->done,
					.cells = {plan_words_step(teller->words,
								  step),
						  plan_words_when(teller->words,
								  step),
						  plan_words_why(teller->words,
								 step)}});
		}
	}
}

/* Gaps -------------------------------------------------------------------- */

static const struct rungs_plan_step *step_for(
	const struct rungs_plan_stage *stage, const char *skill)
{
	for (size_t i = 0; i < stage->step_count; i++) {
		const struct rungs_plan_step *step = &stage->steps[i];

		if (step->kind == RUNGS_PLAN_LEARN && step->thing.id != NULL &&
		    strcmp(step->thing.id, skill) == 0)
			return step;
	}
	return NULL;
}

static const char *level(struct teller *teller, int value)
{
	if (value < 0)
		return "not said";
	return builder_format(teller->words, "%s %d", words_dots(value, 5),
			      value);
}

/* 1 if no step of the plan closes it. */
static size_t put_gap(struct teller *teller,
		      const struct rungs_plan_stage *stage,
		      const struct rungs_gap *gap)
{
	const struct rungs_plan_step *step = step_for(stage, gap->skill.id);
	const struct paper_row row = {
		.kind = PAPER_ROW,
		.cells = {gap->skill.name,
			  level(teller, step != NULL ? step->from : gap->has),
			  level(teller, gap->needs), stage->move.to.title,
			  step == NULL ? "no step"
			  : step->done ? "closed"
				       : "open"}};

	paper_add(teller->paper, &row);
	return step == NULL;
}

/* What is no must, on a line for each role; of tools there may be a hundred. */
static void put_useful(struct teller *teller,
		       const struct rungs_plan_stage *stage)
{
	struct builder *words = teller->words;
	const char *names = NULL;
	size_t count = 0;

	for (size_t i = 0; i < stage->move.move.gap_count; i++) {
		const struct rungs_gap *gap = &stage->move.move.gaps[i];
		const char *name = gap->skill.name;

		if (gap->core || ++count > USEFUL_MOST)
			continue;
		if (gap->needs > 0)
			name = builder_format(words, "%s %d", name, gap->needs);
		names = builder_and(words, names, ", ", name);
	}
	if (count > USEFUL_MOST)
		names = builder_format(words, "%s and %zu more", names,
				       count - USEFUL_MOST);
	if (names != NULL)
		paper_put(teller->paper, PAPER_ITEM,
			  builder_format(words, "Useful to %s: %s",
					 stage->move.to.title, names),
			  NULL);
}

static void put_gaps(struct teller *teller)
{
	static const struct paper_row head = {
		.kind = PAPER_HEAD,
		.cells = {"Core skill", "Before", "Asked", "By", "Gap"}};
	const struct rungs_plan *plan = teller->plan;
	size_t count = 0, stepless = 0;

	for (size_t i = 0; i < plan->stage_count; i++) {
		const struct rungs_plan_stage *stage = &plan->stages[i];

		for (size_t j = 0; j < stage->move.move.gap_count; j++) {
			if (!stage->move.move.gaps[j].core)
				continue;
			if (count++ == 0) {
				paper_put(teller->paper, PAPER_HEADING,
					  "Gaps in skills", NULL);
				paper_add(teller->paper, &head);
			}
			stepless += put_gap(teller, stage,
					    &stage->move.move.gaps[j]);
		}
	}
	if (count == 0)
		return;
	paper_put(teller->paper, PAPER_TEXT,
		  builder_format(teller->words,
				 "Levels go from 1, aware, to 5, expert. "
				 "Before: what you have, or the roles before "
				 "will have asked.%s",
				 stepless > 0
					 ? " No step: it was taken out of the "
					   "plan, or is asked only since that "
					   "was made."
					 : ""),
		  NULL);
	for (size_t i = 0; i < plan->stage_count; i++)
		put_useful(teller, &plan->stages[i]);
}

/* Certifications, pay, sources -------------------------------------------- */

static void put_certification(struct teller *teller,
			      const struct rungs_plan_step *step)
{
	struct rungs_certification known = {0};
	struct paper_row row = {.kind = PAPER_ROW};

	if (!step->vanished)
		(void)rungs_certification_get(teller->atlas, step->thing.id,
					      &known, NULL);
	row.cells[0] = step->thing.name;
	row.cells[1] = known.issuer;
	row.cells[2] = step->vanished ? "no longer in the atlas" : known.status;
	row.cells[3] = step->reason;
	row.cells[4] = step->done ? "have it" : "open";
	paper_add(teller->paper, &row);
	rungs_certification_release(&known);
}

static void put_certifications(struct teller *teller)
{
	static const struct paper_row head = {
		.kind = PAPER_HEAD,
		.cells = {"Certification", "Issuer", "Status", "Why", "Yours"}};
	const struct rungs_plan *plan = teller->plan;
	bool any = false;

	for (size_t i = 0; i < plan->stage_count; i++)
		for (size_t j = 0; j < plan->stages[i].step_count; j++) {
			const struct rungs_plan_step *step =
				&plan->stages[i].steps[j];

			if (step->kind != RUNGS_PLAN_CERTIFY)
				continue;
			if (!any) {
				paper_put(teller->paper, PAPER_HEADING,
					  "Certifications", NULL);
				paper_add(teller->paper, &head);
			}
			any = true;
			put_certification(teller, step);
		}
}

static void put_pay_row(struct teller *teller, const char *role, double median,
			const struct rungs_pay_change *pay)
{
	bool known = pay->place != NULL && !isnan(median);

	paper_add(
		teller->paper,
		&(struct paper_row){
			.kind = PAPER_ROW,
			.cells = {
				role,
				words_money(teller->words, median,
					    pay->currency, (double)NAN),
				known ? words_place_year(teller->words,
							 pay->place, pay->year)
				      : NULL,
				known ? words_basis(teller->words, &pay->basis)
				      : NULL}});
}

static void put_pay(struct teller *teller)
{
	const struct rungs_plan *plan = teller->plan;

	paper_put(teller->paper, PAPER_HEADING, "Pay", NULL);
	paper_add(teller->paper,
		  &(struct paper_row){.kind = PAPER_HEAD,
				      .cells = {"Role", "Median a year",
						"Place and year",
						"Evidence and source"}});
	for (size_t i = 0; i < plan->stage_count; i++) {
		const struct rungs_route_step *move = &plan->stages[i].move;

		if (i == 0 && move->from.id != NULL)
			put_pay_row(teller, move->from.title, move->pay.before,
				    &move->pay);
		put_pay_row(teller, move->to.title, move->pay.after,
			    &move->pay);
	}
	paper_put(teller->paper, PAPER_TEXT,
		  "Before tax, of everybody in the whole "
		  "occupation, whatever "
		  "their level or employer: it tells what the "
		  "occupation pays, "
		  "not what you will get.",
		  NULL);
}

static bool is_web(const char *address)
{
	return address != NULL && (strncmp(address, "https://", 8) == 0 ||
				   strncmp(address, "http://", 7) == 0);
}

static enum rungs_status put_source(struct teller *teller,
				    const struct rungs_ref *ref,
				    struct rungs_error *error)
{
	struct rungs_source source;
	struct builder *words = teller->words;
	struct paper_row row = {.kind = PAPER_ITEM};
	enum rungs_status status =
		rungs_source_head(teller->atlas, ref->id, 0, &source, error);
	const char *more;

	if (status == RUNGS_NOT_FOUND) {
		paper_put(teller->paper, PAPER_ITEM, ref->name, NULL);
		return RUNGS_OK;
	}
	if (status != RUNGS_OK)
		return status;
	more = builder_and(words, source.publisher, ", ", source.year);
	more = builder_and(words, more, ", ", source.place);
	if (source.licence != NULL)
		more = builder_and(
			words, more, WORDS_BETWEEN,
			builder_format(words, "licence: %s", source.licence));
	row.cells[0] = builder_format(words, "%s: %s", ref->id, source.title);
	row.cells[0] = builder_and(words, row.cells[0], WORDS_BETWEEN, more);
	row.cells[0] = builder_and(words, row.cells[0], "\n", source.address);
	row.cells[0] =
		builder_and(words, row.cells[0], "\n", source.attribution);
	if (is_web(source.address))
		row.address = builder_keep(words, source.address, false);
	paper_add(teller->paper, &row);
	rungs_source_release(&source);
	return RUNGS_OK;
}

static enum rungs_status put_sources(struct teller *teller,
				     struct rungs_error *error)
{
	const struct rungs_refs *sources = &teller->plan->sources;
	enum rungs_status status = RUNGS_OK;

	if (sources->count > 0)
		paper_put(teller->paper, PAPER_HEADING, "Sources", NULL);
	for (size_t i = 0; i < sources->count && status == RUNGS_OK; i++)
		status = put_source(teller, &sources->at[i], error);
	return status;
}

static bool wants(const struct teller *teller, enum plan_part part)
{
	unsigned parts = teller->set->parts;

	return parts == 0 || (parts >> part & 1) != 0;
}

static enum rungs_status put_plan(struct teller *teller,
				  struct rungs_error *error)
{
	static void (*const put[PLAN_PART_COUNT])(struct teller * teller) = {
		[PLAN_ROUTE] = put_route,
		[PLAN_STEPS] = put_steps,
		[PLAN_GAPS] = put_gaps,
		[PLAN_CERTIFICATIONS] = put_certifications,
		[PLAN_PAY] = put_pay,
	};
	enum rungs_status status = RUNGS_OK;

	put_title(teller);
	put_changes(teller);
	put_summary(teller);
	if (wants(teller, PLAN_PICTURE) || wants(teller, PLAN_ROUTE))
		paper_put(teller->paper, PAPER_HEADING, "The route", NULL);
	if (wants(teller, PLAN_PICTURE))
		status = put_picture(teller, error);
	if (status != RUNGS_OK)
		return status;
	for (unsigned part = PLAN_ROUTE; part < PLAN_PART_COUNT; part++)
		if (wants(teller, (enum plan_part)part))
			put[part](teller);
	return put_sources(teller, error);
}

enum rungs_status plan_paper(struct paper *out, struct rungs_atlas *atlas,
			     const struct plan_set *set,
			     struct rungs_error *error)
{
	struct teller teller = {.paper = out, .atlas = atlas, .set = set};
	enum rungs_status status;

	paper_begin(out);
	teller.words = &out->words;
	out->name = builder_keep(&out->words, set->who, false);
	status = rungs_ladder_get(atlas, RUNGS_KIND_COUNT, NULL, &out->ladder,
				  error);
	if (set->count == 0)
		plan_none(out, set);
	for (size_t i = 0; i < set->count && status == RUNGS_OK; i++) {
		teller.plan = &set->plans[i];
		status = put_plan(&teller, error);
	}
	if (status == RUNGS_OK)
		status = paper_end(out, error);
	if (status != RUNGS_OK)
		paper_release(out);
	return status;
}
