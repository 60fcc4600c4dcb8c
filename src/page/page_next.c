#include "page_next.h"

#include <math.h>
#include <stdio.h>

#include "words.h"

static const char *keep(struct builder *builder, const char *text)
{
	const char *kept = builder_keep(builder, text, false);

	return kept != NULL ? kept : "";
}

/* '+$21,000', or what it pays if there is nothing to compare it with. */
static const char *pay(struct builder *builder,
		       const struct rungs_pay_change *change)
{
	const char *where = builder_and(
		builder, words_place_year(builder, change->place, change->year),
		WORDS_BETWEEN, words_basis(builder, &change->basis));

	if (isnan(change->after))
		return "pay: no data";
	if (isnan(change->amount))
		return builder_format(builder,
				      "median pay %s, %s; difference: no data",
				      words_money(builder, change->after,
						  change->currency, NAN),
				      where);
	return builder_format(
		builder, "median pay %s − %s = %s%s, %s",
		words_money(builder, change->after, change->currency, NAN),
		words_money(builder, change->before, change->currency, NAN),
		change->amount < 0 ? "−" : "+",
		words_money(builder, fabs(change->amount), change->currency,
			    NAN),
		where);
}

static void put_opening(struct builder *builder,
			const struct rungs_opening *opening, bool with_pay)
{
	struct page_row row = {
		.kind = PAGE_ITEM,
		.text = keep(builder, opening->role.title),
		.detail = builder_format(builder, "%s, then %s",
					 rungs_band_word(opening->before),
					 rungs_band_word(opening->after)),
		.link = builder_link(RUNGS_ROLE, opening->role.id),
	};

	row.note = builder_format(
		builder, "missing %d of %d levels, then %d%s",
		opening->gap_before, opening->asked, opening->gap_after,
		with_pay ? builder_format(builder, "; %s",
					  pay(builder, &opening->pay))
			 : "");
	builder_row(builder, &row);
}

static const char *time_of(struct builder *builder,
			   const struct rungs_next_step *step)
{
	const char *years =
		words_years(builder, step->years_min, step->years_max);

	if (step->kind == RUNGS_SKILL)
		return builder_format(builder,
				      "from level %d to %d; time: no data",
				      step->from, step->to);
	return builder_format(builder, "time: %s",
			      years != NULL ? years : WORDS_NO_DATA);
}

static void put_degree_pay(struct builder *builder,
			   const struct rungs_degree_pay *degree)
{
	if (isnan(degree->after - degree->before)) {
		builder_text(builder, "What people with it earn against what "
				      "they do with yours: no data.");
		return;
	}
	builder_text(
		builder,
		builder_format(
			builder,
			"People with it: %s %s − %s = %s, %s; %s. It "
			"compares all people, whatever their work.",
			keep(builder, degree->measure),
			words_number(builder, degree->after),
			words_number(builder, degree->before),
			words_number(builder, degree->after - degree->before),
			keep(builder, degree->unit),
			builder_and(builder,
				    words_place_year(builder, degree->place,
						     degree->year),
				    WORDS_BETWEEN,
				    words_basis(builder, &degree->basis))));
}

/* 'opens 3 roles; 5 roles closer besides'. */
static const char *opens(struct builder *builder,
			 const struct rungs_next_step *step)
{
	if (step->kind == RUNGS_CERTIFICATION)
		return builder_format(
			builder, "named by %s in reach; it changes no fit",
			words_count(builder, (size_t)step->named, "role"));
	return builder_format(
		builder, "opens %s; %s closer besides",
		words_count(builder, (size_t)step->opened, "role"),
		words_count(builder, (size_t)step->risen, "role"));
}

/* 'Closer: MIS Executive, KYC Associate and 5 more.' */
static const char *closer(struct builder *builder,
			  const struct rungs_next_step *step)
{
	const char *names = NULL;

	for (size_t i = 0; i < step->rise_count; i++)
		names = builder_and(builder, names, ", ",
				    keep(builder, step->rises[i].role.title));
	if ((size_t)step->risen > step->rise_count)
		return builder_format(builder, "Closer: %s and %d more.", names,
				      step->risen - (int)step->rise_count);
	return builder_format(builder, "Closer: %s.", names);
}

static void put_step(struct builder *builder,
		     const struct rungs_next_step *step)
{
	struct page_row row = {
		.kind = PAGE_ITEM,
		.text = keep(builder, step->thing.name),
		.detail = time_of(builder, step),
		.link = builder_link(step->kind, step->thing.id),
	};

	row.note = opens(builder, step);
	builder_row(builder, &row);
	if (step->kind == RUNGS_EDUCATION)
		put_degree_pay(builder, &step->pay);
	for (size_t i = 0; step->opened > 0 && i < step->opening_count; i++)
		put_opening(builder, &step->openings[i], true);
	if ((size_t)step->opened > step->opening_count)
		builder_text(builder,
			     builder_format(builder, "and %d more.",
					    step->opened -
						    (int)step->opening_count));
	if (step->opened == 0 && step->risen > 0)
		builder_text(builder, closer(builder, step));
}

/* Whether anything is known of what people with a degree earn. */
static bool has_pay(const struct rungs_next_step *step)
{
	return step->kind == RUNGS_EDUCATION &&
	       !isnan(step->pay.after - step->pay.before);
}

static void put_kind(struct builder *builder, const char *heading,
		     const struct rungs_next *next, enum rungs_kind kind)
{
	const char *idle = NULL;
	bool any = false;

	for (size_t i = 0; i < next->count; i++) {
		const struct rungs_next_step *step = &next->at[i];

		if (step->kind != kind)
			continue;
		if (page_step_is_idle(step) && !has_pay(step)) {
			idle = builder_and(builder, idle, ", ",
					   keep(builder, step->thing.name));
			continue;
		}
		if (!any)
			builder_heading(builder, heading, NULL);
		any = true;
		put_step(builder, step);
	}
	if (idle == NULL)
		return;
	if (!any)
		builder_heading(builder, heading, NULL);
	builder_text(
		builder,
		builder_format(builder, "Nothing comes nearer by: %s.", idle));
}

bool page_step_is_idle(const struct rungs_next_step *step)
{
	return step->opened == 0 && step->risen == 0 && step->named == 0;
}

enum rungs_status page_open_next(struct page *out,
				 const struct rungs_next *next,
				 struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	builder_title(
		&builder, "What to learn next",
		builder_format(
			&builder, "%s in reach now",
			words_count(&builder, (size_t)next->in_reach, "role")));
	if (next->own.id != NULL)
		builder_text(&builder,
			     builder_format(&builder,
					    "Pay is compared with that of %s.",
					    keep(&builder, next->own.name)));
	if (next->in_reach == 0)
		builder_text(&builder,
			     "The more your profile says, the more this tells: "
			     "add what you can do, or answer 'rungs me "
			     "start'.");
	if (next->count == 0)
		builder_text(&builder, "No single step opens anything; rungs "
				       "fit ROLE tells what a role takes.");
	put_kind(&builder, "Skills", next, RUNGS_SKILL);
	put_kind(&builder, "Degrees", next, RUNGS_EDUCATION);
	put_kind(&builder, "Certifications", next, RUNGS_CERTIFICATION);
	return builder_finish(&builder, out, RUNGS_OK, error);
}

/* What a number of roles come into reach by, or name. */
static void put_openings(struct builder *builder,
			 const struct rungs_next_step *step)
{
	if (step->opening_count > 0)
		builder_heading(builder,
				step->kind == RUNGS_CERTIFICATION
					? "Roles in reach that name it"
					: "Come into reach",
				NULL);
	for (size_t i = 0; i < step->opening_count; i++)
		put_opening(builder, &step->openings[i], true);
	if (step->rise_count > 0)
		builder_heading(builder, "Come closer", NULL);
	for (size_t i = 0; i < step->rise_count; i++)
		put_opening(builder, &step->rises[i], false);
}

static void put_whole_step(struct builder *builder,
			   const struct rungs_next *next)
{
	const struct rungs_next_step *step = &next->at[0];

	builder_title(builder, keep(builder, step->thing.name),
		      time_of(builder, step));
	builder_field(
		builder, "Now",
		builder_format(
			builder, "%s in reach",
			words_count(builder, (size_t)next->in_reach, "role")));
	builder_field(builder, "With it", opens(builder, step));
	if (step->kind == RUNGS_EDUCATION)
		put_degree_pay(builder, &step->pay);
	if (next->own.id != NULL)
		builder_text(builder,
			     builder_format(builder,
					    "Pay is compared with that of %s.",
					    keep(builder, next->own.name)));
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_ITEM,
			    .text = "What it is, and who asks it",
			    .link = builder_link(step->kind, step->thing.id),
		    });
	put_openings(builder, step);
}

enum rungs_status page_open_step(struct page *out, struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 enum rungs_kind kind, const char *id,
				 struct rungs_error *error)
{
	struct builder builder;
	struct rungs_next next;
	enum rungs_status status =
		rungs_next_step_get(atlas, profile, kind, id, &next, error);

	builder_begin(&builder, kind, id);
	builder.page.told = true;
	if (status == RUNGS_OK && next.count > 0) {
		put_whole_step(&builder, &next);
	} else if (status == RUNGS_OK) {
		builder_title(&builder, "A step done", NULL);
		builder_text(&builder, "It opens nothing more to you now.");
	}
	status = builder_finish(&builder, out, status, error);
	rungs_next_release(&next);
	return status;
}

static const char *roles(int count)
{
	return count == 1 ? "role" : "roles";
}

void page_step_short(const struct rungs_next_step *step, char *out, size_t size)
{
	char more[40] = "";

	if (step->kind == RUNGS_CERTIFICATION) {
		snprintf(out, size, "named by %d %s in reach", step->named,
			 roles(step->named));
		return;
	}
	if (step->kind == RUNGS_SKILL)
		snprintf(more, sizeof(more), WORDS_BETWEEN "level %d to %d",
			 step->from, step->to);
	else if (step->years_min != RUNGS_UNKNOWN &&
		 step->years_min == step->years_max)
		snprintf(more, sizeof(more), WORDS_BETWEEN "%d year%s",
			 step->years_min, step->years_min == 1 ? "" : "s");
	else if (step->years_min != RUNGS_UNKNOWN)
		snprintf(more, sizeof(more), WORDS_BETWEEN "%d–%d years",
			 step->years_min, step->years_max);
	if (step->opened > 0)
		snprintf(out, size, "opens %d %s, %d closer%s", step->opened,
			 roles(step->opened), step->risen, more);
	else if (step->risen > 0)
		snprintf(out, size, "opens none, %d closer%s", step->risen,
			 more);
	else
		snprintf(out, size, "opens none%s", more);
}
