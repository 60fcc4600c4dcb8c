#include "parts.h"

#include <string.h>

static void figure(struct builder *builder, const char *label,
		   const char *figure)
{
	bool known = strncmp(figure, WORDS_NO_DATA, strlen(WORDS_NO_DATA));

	builder_row(builder, &(struct page_row){.kind = PAGE_FIELD,
						.label = label,
						.text = figure,
						.style = known ? STYLE_NORMAL
							       : STYLE_DIM});
}

static void percentiles(struct builder *builder, const struct rungs_pay *pay)
{
	const struct {
		const char *label;
		double value;
	} rows[] = {
		{"10 % earn less", pay->p10}, {"25 % earn less", pay->p25},
		{"Median", pay->median},      {"75 % earn less", pay->p75},
		{"90 % earn less", pay->p90}, {"Mean", pay->mean},
	};
	enum { COUNT = sizeof(rows) / sizeof(*rows) };
	const char *figures[COUNT];
	size_t widest = 0;

	for (size_t i = 0; i < COUNT; i++) {
		figures[i] = words_money(builder, rows[i].value, pay->currency,
					 pay->top_code);
		if (strlen(figures[i]) > widest)
			widest = strlen(figures[i]);
	}
	for (size_t i = 0; i < COUNT; i++)
		figure(builder, rows[i].label,
		       builder_format(builder, "%*s", (int)widest, figures[i]));
}

static void pay_of(struct builder *builder, const struct rungs_pay *pay)
{
	const char *where = words_place_year(builder, pay->place, pay->year);
	const char *who = builder_format(builder, "%s (%s)",
					 pay->title ? pay->title : "Occupation",
					 pay->soc);

	builder_row(
		builder,
		&(struct page_row){.kind = PAGE_FIELD,
				   .label = "Occupation",
				   .text = who,
				   .picture = words_pay_bar(builder, pay),
				   .note = builder_and(
					   builder, where, WORDS_BETWEEN,
					   words_basis(builder, &pay->basis))});
	percentiles(builder, pay);
	figure(builder, "People in it", words_number(builder, pay->employment));
	builder_field(builder, "Note", pay->note);
}

void parts_pay(struct builder *builder, const struct rungs_pay *rows,
	       size_t count)
{
	for (size_t i = 0; i < count; i++)
		pay_of(builder, &rows[i]);
}

static void outlook_of(struct builder *builder,
		       const struct rungs_outlook *outlook)
{
	const char *where = builder_format(
		builder, "%s%s%d to %d", outlook->place ? outlook->place : "",
		outlook->place ? ", " : "", outlook->year_from,
		outlook->year_to);

	builder_row(
		builder,
		&(struct page_row){
			.kind = PAGE_FIELD,
			.label = "Jobs",
			.text = builder_format(
				builder, "%s%s %% by %d",
				outlook->change_percent > 0 ? "+" : "",
				words_number(builder, outlook->change_percent),
				outlook->year_to),
			.note = builder_and(
				builder, where, WORDS_BETWEEN,
				words_basis(builder, &outlook->basis))});
	figure(builder, builder_format(builder, "In %d", outlook->year_from),
	       builder_format(builder, "%s thousand",
			      words_number(builder, outlook->employment_from)));
	figure(builder, builder_format(builder, "In %d", outlook->year_to),
	       builder_format(builder, "%s thousand",
			      words_number(builder, outlook->employment_to)));
	figure(builder, "Openings",
	       builder_format(builder, "%s thousand a year",
			      words_number(builder, outlook->openings)));
	builder_field(builder, "Education", outlook->education_as_asked);
	builder_field(builder, "Experience", outlook->experience_as_asked);
	builder_field(builder, "Training", outlook->training_as_asked);
}

void parts_outlook(struct builder *builder, const struct rungs_outlook *rows,
		   size_t count)
{
	for (size_t i = 0; i < count; i++)
		outlook_of(builder, &rows[i]);
}

void parts_field_ref(struct builder *builder, const char *label,
		     enum rungs_kind kind, const struct rungs_ref *ref,
		     const char *detail)
{
	if (ref->id)
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_FIELD,
				    .label = label,
				    .text = ref->name ? ref->name : ref->id,
				    .detail = detail,
				    .link = builder_link(kind, ref->id)});
}

const char *parts_standing(struct builder *builder,
			   const struct rungs_role_brief *role)
{
	return builder_and(builder, role->level.name, WORDS_BETWEEN,
			   role->specialization.name);
}

void parts_role(struct builder *builder, const struct rungs_role_brief *role,
		const char *detail, const char *note)
{
	builder_row(builder, &(struct page_row){.kind = PAGE_ITEM,
						.text = role->title,
						.detail = detail,
						.note = note,
						.link = builder_link(
							RUNGS_ROLE, role->id)});
}

void parts_label(struct builder *builder, const char *text)
{
	builder_row(builder, &(struct page_row){.kind = PAGE_TEXT,
						.style = STYLE_LABEL,
						.text = text});
}

void parts_roles(struct builder *builder, const char *heading,
		 const struct rungs_role_brief *roles, size_t count,
		 enum parts_order order)
{
	const char *last = NULL;

	if (!count)
		return;
	builder_heading(builder, heading, words_number(builder, (double)count));
	for (size_t i = 0; i < count && !builder_is_full(builder); i++) {
		const struct rungs_ref *shared = &roles[i].specialization;
		const struct rungs_ref *other = &roles[i].track;

		if (order == PARTS_BY_LEVEL)
			shared = &roles[i].level;
		if (order == PARTS_BY_SPECIALIZATION)
			other = &roles[i].level;
		if (shared->name && (!last || strcmp(last, shared->name) != 0))
			parts_label(builder, shared->name);
		last = shared->name;
		parts_role(builder, &roles[i], other->name, NULL);
	}
}

void parts_skill(struct builder *builder, const struct rungs_ref *skill,
		 int level, const char *detail)
{
	builder_row(builder, &(struct page_row){.kind = PAGE_ITEM,
						.text = skill->name,
						.picture = words_dots(level, 5),
						.detail = detail,
						.link = builder_link(
							RUNGS_SKILL, skill->id),
						.asks = level});
}

const char *parts_fields(const char *fields)
{
	return fields && strcmp(fields, "any") == 0 ? "any field" : fields;
}

static bool is_of(const struct rungs_text *text, const char *aspect)
{
	return text->aspect && strcmp(text->aspect, aspect) == 0;
}

void parts_texts(struct builder *builder, const char *heading,
		 const char *aspect, const struct rungs_text *texts,
		 size_t count)
{
	struct words_shared shared = {.basis = NULL};
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (is_of(&texts[i], aspect)) {
			words_share(&shared, &texts[i].basis);
			found++;
		}
	if (!found)
		return;
	builder_heading(builder, heading,
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < count; i++)
		if (is_of(&texts[i], aspect))
			builder_row(builder,
				    &(struct page_row){
					    .kind = found > 1 ? PAGE_ITEM
							      : PAGE_TEXT,
					    .mark = found > 1 ? "-" : NULL,
					    .text = texts[i].text,
					    .note = words_shared_row(
						    builder, &shared,
						    &texts[i].basis)});
}

void parts_sources(struct builder *builder, const char *evidence,
		   const struct rungs_ref *sources, size_t count)
{
	if (!count && !evidence)
		return;
	builder_heading(builder, "Sources", evidence);
	for (size_t i = 0; i < count; i++)
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = sources[i].name ? sources[i].name
							    : sources[i].id,
				    .detail = sources[i].id,
				    .link = builder_link(RUNGS_SOURCE,
							 sources[i].id)});
}
