#include <math.h>
#include <string.h>

#include <rungs/reference.h>

#include "families.h"
#include "parts.h"

enum { CITED_MOST = 30 }; /* things of a kind that a source's page shows */

static void page_term_build(struct builder *builder,
			    const struct rungs_term *term)
{
	builder_title(builder, term->term,
		      term->expansion ? term->expansion : "Term");
	builder_text(builder, term->definition);
	parts_field_ref(builder, "Line", RUNGS_SPECIALIZATION,
			&term->specialization, NULL);
	builder_field(builder, "Topic", term->topic);
	parts_field_ref(builder, "Skill", RUNGS_SKILL, &term->skill, NULL);
	builder_refs(builder, "Lines of work that use it", RUNGS_SPECIALIZATION,
		     term->specializations.at, term->specializations.count);
	builder_refs(builder, "Roles that use it", RUNGS_ROLE, term->roles.at,
		     term->roles.count);
	parts_sources(builder, term->basis.evidence, term->sources.at,
		      term->sources.count);
}

enum rungs_status page_term_open(struct builder *builder,
				 struct rungs_atlas *atlas, const char *id,
				 struct rungs_error *error)
{
	struct rungs_term term;
	enum rungs_status status = rungs_term_head(atlas, id, &term, error);

	if (status != RUNGS_OK)
		return status;
	page_term_build(builder, &term);
	rungs_term_release(&term);
	return RUNGS_OK;
}

/* What more of a kind there is than the page shows. */
static void cited_rest(struct builder *builder,
		       const struct rungs_source *source, enum rungs_kind kind,
		       size_t shown)
{
	size_t rest = source->cited_of[kind] - shown;

	if (rest > 0)
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .style = STYLE_DIM,
				    .text = builder_format(
					    builder,
					    "and %s more: rungs show source/%s "
					    "--json",
					    words_number(builder, (double)rest),
					    source->id)});
}

static void cited_by(struct builder *builder, const struct rungs_source *source)
{
	size_t total = 0, i = 0;

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		total += source->cited_of[kind];
	if (!total)
		return;
	builder_heading(builder, "What rests on it",
			words_number(builder, (double)total));
	for (enum rungs_kind kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		size_t first = i;

		for (; i < source->cited_count &&
		       source->cited_by[i].kind == kind;
		     i++) {
			const struct rungs_thing *thing = &source->cited_by[i];

			if (i == first)
				parts_label(builder, rungs_kind_plural(kind));
			builder_row(builder,
				    &(struct page_row){
					    .kind = PAGE_ITEM,
					    .text = thing->name,
					    .link = builder_link(thing->kind,
								 thing->id)});
		}
		cited_rest(builder, source, kind, i - first);
	}
}

static void page_source_build(struct builder *builder,
			      const struct rungs_source *source)
{
	builder_title(builder, source->title,
		      builder_and(builder, "Source", WORDS_BETWEEN,
				  source->publisher));
	builder_field(builder, "Kind", source->kind);
	builder_field(builder, "Year", source->year);
	builder_field(builder, "Place", source->place);
	builder_field(builder, "Address", source->address);
	builder_field(builder, "Licence", source->licence);
	builder_field(builder, "Credit", source->attribution);
	builder_field(builder, "Read", source->read);
	builder_field(builder, "Taken", source->taken);
	cited_by(builder, source);
}

enum rungs_status page_source_open(struct builder *builder,
				   struct rungs_atlas *atlas, const char *id,
				   struct rungs_error *error)
{
	struct rungs_source source;
	enum rungs_status status =
		rungs_source_head(atlas, id, CITED_MOST, &source, error);

	if (status != RUNGS_OK)
		return status;
	page_source_build(builder, &source);
	rungs_source_release(&source);
	return RUNGS_OK;
}

static void condition_uses(struct builder *builder,
			   const struct rungs_condition *condition)
{
	struct words_shared shared = {.basis = NULL};
	int last = -1;

	if (!condition->use_count)
		return;
	for (size_t i = 0; i < condition->use_count; i++)
		words_share(&shared, &condition->uses[i].basis);
	builder_heading(builder, "Roles, the most of it first",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < condition->use_count; i++) {
		const struct rungs_condition_use *use = &condition->uses[i];
		const char *basis =
			words_shared_row(builder, &shared, &use->basis);

		if (use->value != last && use->value >= 0 && use->value < 4)
			parts_label(
				builder,
				builder_format(builder, "%d: %s", use->value,
					       condition->scale[use->value]));
		last = use->value;
		parts_role(
			builder, &use->role,
			parts_standing(builder, &use->role),
			builder_and(builder, use->note, WORDS_BETWEEN, basis));
	}
}

static void page_condition_build(struct builder *builder,
				 const struct rungs_condition *condition)
{
	builder_title(builder, condition->name, "Condition of work");
	builder_text(builder, condition->summary);
	builder_heading(builder, "Scale", NULL);
	for (int i = 0; i < 4; i++)
		if (condition->scale[i])
			builder_row(builder,
				    &(struct page_row){
					    .kind = PAGE_FIELD,
					    .label = builder_format(builder,
								    "%d", i),
					    .text = condition->scale[i],
				    });
	condition_uses(builder, condition);
	parts_sources(builder, condition->basis.evidence, condition->sources.at,
		      condition->sources.count);
}

PAGE_OPENER(condition)

static const char *with_share(struct builder *builder, double share,
			      const char *date)
{
	const char *text = NULL;

	if (isfinite(share))
		text = builder_format(builder, "%s %% of answers",
				      words_number(builder, share));
	return builder_and(builder, text, ", ", date);
}

static void asked(struct builder *builder,
		  const struct rungs_occupation *occupation)
{
	const struct rungs_ref *education = &occupation->education;
	const char *share = with_share(builder, occupation->education_share,
				       occupation->asked_date);

	if (!occupation->education_as_asked && !education->id &&
	    !occupation->experience_as_asked)
		return;
	builder_heading(builder, "What its workers answered", NULL);
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_FIELD,
			    .label = "Education",
			    .text = occupation->education_as_asked
					    ? occupation->education_as_asked
					    : WORDS_NO_DATA,
			    .note = share});
	parts_field_ref(builder, NULL, RUNGS_EDUCATION, education,
			"in this atlas");
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_FIELD,
			    .label = "Experience",
			    .text = occupation->experience_as_asked
					    ? occupation->experience_as_asked
					    : WORDS_NO_DATA,
			    .note = with_share(builder,
					       occupation->experience_share,
					       occupation->asked_date)});
}

static void job_zone(struct builder *builder,
		     const struct rungs_occupation *occupation)
{
	const char *scale = builder_and(builder, occupation->job_zone_release,
					", ", occupation->job_zone_date);

	if (scale)
		scale = builder_format(builder, "release %s", scale);
	if (occupation->job_zone < 1) {
		builder_field(builder, "Job zone", WORDS_NO_DATA);
		return;
	}
	builder_row(
		builder,
		&(struct page_row){.kind = PAGE_FIELD,
				   .label = "Job zone",
				   .text = builder_and(
					   builder,
					   builder_format(builder, "%d",
							  occupation->job_zone),
					   ": ", occupation->job_zone_name),
				   .note = scale});
	builder_field(builder, "Experience", occupation->zone_experience);
	builder_field(builder, "Education", occupation->zone_education);
	builder_field(builder, "Training", occupation->zone_training);
	builder_field(builder, "SVP", occupation->zone_svp);
}

static void relations(struct builder *builder,
		      const struct rungs_occupation *occupation)
{
	if (!occupation->relation_count)
		return;
	builder_heading(builder, "Related occupations", NULL);
	for (size_t i = 0; i < occupation->relation_count; i++) {
		const struct rungs_relation *row = &occupation->relations[i];

		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = row->occupation.name,
				    .detail = words_relatedness(row->tier),
				    .link = builder_link(RUNGS_OCCUPATION,
							 row->occupation.id)});
	}
}

static void page_occupation_build(struct builder *builder,
				  const struct rungs_occupation *occupation)
{
	builder_title(builder, occupation->title,
		      builder_and(builder, "Occupation", WORDS_BETWEEN,
				  occupation->id));
	job_zone(builder, occupation);
	builder_field(builder, "In demand", occupation->technologies);
	builder_heading(builder, "Pay", NULL);
	if (occupation->pay_count)
		builder_text(builder, "A year, before tax, of everybody in the "
				      "occupation, all levels and industries.");
	else
		builder_text(builder, WORDS_NO_DATA);
	parts_pay(builder, occupation->pay, occupation->pay_count);
	builder_heading(builder, "Outlook", NULL);
	if (!occupation->outlook_count)
		builder_text(builder, WORDS_NO_DATA);
	parts_outlook(builder, occupation->outlook, occupation->outlook_count);
	asked(builder, occupation);
	parts_roles(builder, "Roles nearest to it", occupation->roles,
		    occupation->role_count, PARTS_BY_SPECIALIZATION);
	relations(builder, occupation);
	parts_sources(builder, occupation->basis.evidence,
		      occupation->sources.at, occupation->sources.count);
}

PAGE_OPENER(occupation)

static void page_fact_build(struct builder *builder,
			    const struct rungs_fact *fact)
{
	const char *figure = words_figures(builder, fact->value);

	builder_title(builder, fact->statement,
		      builder_and(builder, "Fact", WORDS_BETWEEN, fact->topic));
	figure = builder_and(builder, figure, " ", fact->unit);
	builder_field(builder, "Figure", figure ? figure : WORDS_NO_DATA);
	builder_field(builder, "Place",
		      fact->place ? fact->place : WORDS_NO_DATA);
	builder_field(builder, "Year", fact->year ? fact->year : WORDS_NO_DATA);
	builder_field(builder, "Statistic", fact->statistic);
	builder_field(builder, "Survey", fact->survey);
	builder_field(builder, "Quality", fact->quality);
	builder_field(builder, "Note", fact->note);
	parts_sources(builder, fact->basis.evidence, fact->sources.at,
		      fact->sources.count);
}

PAGE_OPENER(fact)
