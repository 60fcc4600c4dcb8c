#include "routes.h"

#include <math.h>
#include <string.h>

#include "moves.h"
#include "words.h"

#define NO_JOB "Start"

const char *routes_target(struct builder *builder,
			  const struct rungs_routes *routes)
{
	const char *to = routes->to.name;

	if (routes->to.kind == RUNGS_LEVEL)
		return builder_format(builder, "level %s", to);
	if (routes->to.kind == RUNGS_TRACK)
		return builder_format(builder, "track %s", to);
	return to;
}

/* 'Service Desk Agent → BI Analyst'. */
static const char *ends(struct builder *builder,
			const struct rungs_routes *routes)
{
	return builder_format(builder, "%s → %s",
			      routes->from.id ? routes->from.title : NO_JOB,
			      routes_target(builder, routes));
}

/* What is said of a route of no years; NULL of any other. */
static const char *no_years(const struct rungs_route *route)
{
	if (route->years_max != 0)
		return NULL;
	if (!route->years_known)
		return "years not known";
	return route->steps[0].from.id ? "at once" : "after study";
}

const char *routes_years(struct builder *builder,
			 const struct rungs_route *route)
{
	const char *years =
		words_years(builder, route->years_min, route->years_max);

	if (no_years(route))
		return no_years(route);
	return route->years_known
		       ? years
		       : builder_format(builder, "%s, some steps' not known",
					years);
}

const char *routes_years_brief(struct builder *builder,
			       const struct rungs_route *route)
{
	const char *none = no_years(route);

	return none ? none
		    : words_years_brief(builder, route->years_min,
					route->years_max);
}

const char *routes_pay(struct builder *builder,
		       const struct rungs_pay_change *pay)
{
	double size = isnan(pay->amount) ? pay->after : fabs(pay->amount);
	const char *money =
		words_money(builder, size, pay->currency, (double)NAN);

	if (!pay->place)
		return WORDS_NO_DATA;
	if (isnan(pay->amount))
		return builder_format(builder, "%s at its end", money);
	if (size < 0.5)
		return "no change";
	return builder_format(builder, "%s%s", pay->amount < 0 ? "−" : "+",
			      money);
}

const char *routes_chain(struct builder *builder,
			 const struct rungs_route *route)
{
	const char *text = NULL;

	for (size_t i = 0; i < route->step_count; i++) {
		const struct rungs_route_step *step = &route->steps[i];

		if (i == 0)
			text = step->from.id ? step->from.title : NO_JOB;
		text = builder_and(builder, text, " → ", step->to.title);
	}
	return text;
}

/* Steps ------------------------------------------------------------------- */

const char *routes_studies(struct builder *builder,
			   const struct rungs_route_step *step)
{
	const char *text = NULL;

	for (size_t i = 0; i < step->entry_count; i++) {
		const struct rungs_entry_route *entry = &step->entries[i];
		const char *fields = entry->fields;
		const char *one = entry->education.name;

		if (fields && strcmp(fields, "any") != 0)
			one = builder_format(builder, "%s in %s", one, fields);
		one = builder_and(builder, one, ", ", entry->commonness);
		one = builder_and(builder, one, ", ", entry->note);
		text = builder_and(builder, text, "\nOr with ", one);
	}
	return text ? builder_format(builder, "With %s", text) : NULL;
}

const char *routes_changes(struct builder *builder,
			   const struct rungs_route_step *step,
			   const char *between)
{
	const char *text = NULL;

	for (size_t i = 0; i < step->change_count; i++) {
		const struct rungs_condition_change *change = &step->changes[i];

		text = builder_and(builder, text, between,
				   builder_format(builder, "%s %s: %s → %s",
						  change->after > change->before
							  ? "More"
							  : "Less",
						  change->condition.name,
						  change->before_word,
						  change->after_word));
	}
	return text;
}

const char *routes_pay_told(struct builder *builder,
			    const struct rungs_pay_change *pay)
{
	const char *after =
		words_money(builder, pay->after, pay->currency, (double)NAN);

	if (!pay->place || fabs(pay->amount) < 0.5)
		return NULL;
	if (!isnan(pay->amount))
		after = builder_format(builder, "%s → %s",
				       words_money(builder, pay->before,
						   pay->currency, (double)NAN),
				       after);
	return builder_format(
		builder, "%smedian %s a year, %s · %s",
		isnan(pay->amount)
			? ""
			: builder_format(builder,
					 "%s: ", routes_pay(builder, pay)),
		after, words_place_year(builder, pay->place, pay->year),
		words_basis(builder, &pay->basis));
}

const char *routes_pay_line(struct builder *builder,
			    const struct rungs_pay_change *pay)
{
	const char *told = routes_pay_told(builder, pay);

	return told != NULL
		       ? builder_format(builder, "Pay%s %s",
					isnan(pay->amount) ? ":" : "", told)
		       : NULL;
}

static void step_row(struct builder *builder,
		     const struct rungs_route_step *step)
{
	const struct rungs_move *move = &step->move;
	const char *detail, *note, *more;

	detail = builder_and(builder, step->to.level.name, WORDS_BETWEEN,
			     moves_brief(builder, move));
	more = builder_and(builder, routes_studies(builder, step), "\n",
			   routes_changes(builder, step, "\n"));
	more = builder_and(builder, more, "\n",
			   routes_pay_line(builder, &step->pay));
	note = builder_and(builder, moves_notes(builder, move, NULL), "\n",
			   more);
	note = builder_and(builder, note, "\n",
			   words_basis(builder, &move->basis));
	builder_row(
		builder,
		&(struct page_row){
			.kind = PAGE_ITEM,
			.style = move->doubtful ? STYLE_WARNING : STYLE_NORMAL,
			.mark = moves_mark(move),
			.text = step->to.title,
			.detail = detail,
			.note = note,
			.link = builder_link(RUNGS_ROLE, step->to.id)});
}

static size_t skills_to_learn(const struct rungs_route *route)
{
	size_t count = 0;

	for (size_t i = 0; i < route->step_count; i++)
		count += route->steps[i].move.gap_count;
	return count;
}

static void pay_field(struct builder *builder, const struct rungs_route *route)
{
	const struct rungs_pay_change *pay = &route->pay;
	const char *what = isnan(pay->amount)
				   ? "Median a year of the whole occupation"
				   : "Medians a year of the whole occupations, "
				     "end minus start";

	if (!pay->place) {
		builder_field(builder, "Pay", WORDS_NO_DATA);
		return;
	}
	builder_row(
		builder,
		&(struct page_row){.kind = PAGE_FIELD,
				   .label = "Pay",
				   .text = routes_pay(builder, pay),
				   .detail = words_place_year(
					   builder, pay->place, pay->year),
				   .note = builder_and(
					   builder, what, WORDS_BETWEEN,
					   words_basis(builder, &pay->basis))});
}

void routes_fields(struct builder *builder, const struct rungs_route *route)
{
	builder_row(builder,
		    &(struct page_row){.kind = PAGE_FIELD,
				       .label = "Years",
				       .text = routes_years(builder, route),
				       .detail = words_count(builder,
							     route->step_count,
							     "step")});
	builder_field(
		builder, "To learn",
		builder_format(
			builder, "%s of skill, %s",
			words_count(builder, (size_t)route->effort, "level"),
			builder_format(builder, "in %s",
				       words_count(builder,
						   skills_to_learn(route),
						   "gap"))));
	pay_field(builder, route);
	builder_field(builder, "Evidence",
		      builder_format(builder, "%s, the weakest of its steps",
				     route->evidence));
}

static void put_rows(struct builder *builder, const struct rungs_route *route)
{
	routes_fields(builder, route);
	for (size_t i = 0; i < route->step_count; i++)
		step_row(builder, &route->steps[i]);
}

static const char *name(struct builder *builder,
			const struct rungs_routes *routes, size_t which)
{
	return builder_format(builder, "%zu. %s", which + 1,
			      routes_chain(builder, &routes->at[which]));
}

static void section(struct builder *builder, const struct rungs_routes *routes,
		    size_t which)
{
	builder_text(builder, routes_why(builder, routes, which));
	put_rows(builder, &routes->at[which]);
}

/* What to give up, and the route that one then gets. */
static void refusal(struct builder *builder, const struct rungs_routes *routes)
{
	builder_text(builder, routes_refusal(builder, routes));
	if (routes->relaxation_count > 0)
		put_rows(builder, &routes->relaxations[0].route);
}

static const char *subtitle(struct builder *builder,
			    const struct rungs_routes *routes)
{
	const char *text = NULL;

	if (routes->count > 0)
		text = builder_and(
			builder, words_count(builder, routes->count, "route"),
			WORDS_BETWEEN, "usual steps first, then fewest years");
	if (routes->education.id && !routes->from.id)
		text = builder_and(builder, text, WORDS_BETWEEN,
				   routes->education.name);
	return text;
}

enum rungs_status page_open_routes(struct page *out,
				   const struct rungs_routes *routes,
				   struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	builder_title(&builder, ends(&builder, routes),
		      subtitle(&builder, routes));
	if (routes->given_up)
		builder_text(&builder, "There are so many ways that not all "
				       "were tried.");
	for (size_t i = 0; i < routes->count; i++) {
		builder_heading(&builder, name(&builder, routes, i), NULL);
		section(&builder, routes, i);
	}
	if (routes->count == 0)
		refusal(&builder, routes);
	return builder_finish(&builder, out, RUNGS_OK, error);
}

enum rungs_status page_open_route(struct page *out,
				  const struct rungs_routes *routes,
				  size_t which, struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	if (which < routes->count) {
		builder_title(&builder, name(&builder, routes, which), NULL);
		section(&builder, routes, which);
	} else {
		refusal(&builder, routes);
	}
	return builder_finish(&builder, out, RUNGS_OK, error);
}
