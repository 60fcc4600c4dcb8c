#include <string.h>

#include <rungs/rung.h>

#include "families.h"
#include "parts.h"

static void page_track_build(struct builder *builder,
			     const struct rungs_track *track)
{
	builder_title(
		builder, track->name,
		builder_and(builder, "Track", WORDS_BETWEEN,
			    words_count(builder, track->role_count, "role")));
	builder_text(builder, track->summary);
	parts_roles(builder, "Roles", track->roles, track->role_count,
		    PARTS_BY_SPECIALIZATION);
	parts_sources(builder, track->basis.evidence, track->sources.at,
		      track->sources.count);
}

PAGE_OPENER(track)

static void baseline(struct builder *builder, const struct rungs_level *level)
{
	struct words_shared shared = {.basis = NULL};

	if (!level->baseline_count)
		return;
	for (size_t i = 0; i < level->baseline_count; i++)
		words_share(&shared, &level->baseline[i].basis);
	builder_heading(builder, "What everybody on this level needs",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < level->baseline_count; i++) {
		const struct rungs_baseline *row = &level->baseline[i];
		const char *detail =
			words_skill_level(builder, row->level, row->level_name);

		detail = builder_and(
			builder, detail, WORDS_BETWEEN,
			words_shared_row(builder, &shared, &row->basis));
		parts_skill(builder, &row->skill, row->level, detail);
	}
}

static void page_level_build(struct builder *builder,
			     const struct rungs_level *level)
{
	const char *scale = builder_and(builder, level->scale, ", release ",
					level->release);
	const char *years =
		words_years(builder, level->years_min, level->years_max);

	builder_title(
		builder, level->name,
		builder_and(builder,
			    builder_format(builder, "Level %d", level->rank),
			    WORDS_BETWEEN,
			    words_count(builder, level->role_count, "role")));
	builder_text(builder, level->summary);
	builder_field(builder, "Scale", scale);
	builder_field(builder, "Titles", level->titles_hint);
	builder_row(
		builder,
		&(struct page_row){.kind = PAGE_FIELD,
				   .label = "Years",
				   .text = years ? years : WORDS_NO_DATA,
				   .detail = years ? "of work in all" : NULL});
	baseline(builder, level);
	parts_roles(builder, "Roles", level->roles, level->role_count,
		    PARTS_OF_ONE_LEVEL);
	parts_sources(builder, level->basis.evidence, level->sources.at,
		      level->sources.count);
}

PAGE_OPENER(level)

static void figures(struct builder *builder,
		    const struct rungs_education *education)
{
	builder_heading(builder, "Figures", NULL);
	if (!education->figure_count)
		builder_text(builder, WORDS_NO_DATA);
	for (size_t i = 0; i < education->figure_count; i++) {
		const struct rungs_education_figure *row =
			&education->figures[i];
		const char *figure =
			builder_and(builder, words_number(builder, row->value),
				    " ", row->unit);
		const char *note =
			words_place_year(builder, row->place, row->year);

		note = builder_and(builder, note, WORDS_BETWEEN,
				   words_basis(builder, &row->basis));
		note = builder_and(builder, note, "\n", row->note);
		builder_row(builder, &(struct page_row){.kind = PAGE_ITEM,
							.text = row->measure,
							.detail = figure,
							.note = note});
	}
}

static void entries(struct builder *builder,
		    const struct rungs_education *education)
{
	struct words_shared shared = {.basis = NULL};

	if (!education->entry_count)
		return;
	for (size_t i = 0; i < education->entry_count; i++)
		words_share(&shared, &education->entries[i].basis);
	builder_heading(builder, "First roles it leads to",
			words_shared_heading(builder, &shared));
	for (size_t i = 0;
	     i < education->entry_count && !builder_is_full(builder); i++) {
		const struct rungs_education_entry *row =
			&education->entries[i];
		const char *detail =
			builder_and(builder, row->commonness, WORDS_BETWEEN,
				    parts_fields(row->fields));
		const char *basis =
			words_shared_row(builder, &shared, &row->basis);

		parts_role(
			builder, &row->role, detail,
			builder_and(builder, row->note, WORDS_BETWEEN, basis));
	}
}

static void page_education_build(struct builder *builder,
				 const struct rungs_education *education)
{
	const char *years = words_years(builder, education->years_min,
					education->years_max);

	if (years && education->years_max > 0)
		years = builder_and(builder, years, " ",
				    "after secondary school");
	else
		years = NULL;
	builder_title(builder, education->name,
		      builder_and(builder, "Education", WORDS_BETWEEN, years));
	builder_text(builder, education->summary);
	builder_text(builder, education->note);
	if (education->profession)
		builder_text(builder, "It names a profession: no other degree, "
				      "however high, stands in for it.");
	figures(builder, education);
	entries(builder, education);
	parts_roles(builder, "Roles that ask it at least", education->minimum,
		    education->minimum_count, PARTS_BY_SPECIALIZATION);
	parts_roles(builder, "Roles that prefer it", education->preferred,
		    education->preferred_count, PARTS_BY_SPECIALIZATION);
	parts_sources(builder, education->basis.evidence, education->sources.at,
		      education->sources.count);
}

PAGE_OPENER(education)
