#include "page_fit.h"

#include <stdio.h>

#include "words.h"

void page_fit_short(const struct rungs_fit_brief *brief, char *out, size_t size)
{
	char levels[60], years[40] = "";

	if (brief->asked == 0)
		snprintf(levels, sizeof(levels), "core skills: %s",
			 WORDS_NO_DATA);
	else if (brief->gap == 0)
		snprintf(levels, sizeof(levels), "all %d there", brief->asked);
	else
		snprintf(levels, sizeof(levels), "%d of %d missing", brief->gap,
			 brief->asked);
	if (brief->years_short > 0)
		snprintf(years, sizeof(years), WORDS_BETWEEN "%d year%s",
			 brief->years_short, brief->years_short > 1 ? "s" : "");
	snprintf(out, size, "%s%s%s%s", levels,
		 brief->unwanted ? WORDS_BETWEEN "not wanted" : "",
		 brief->education_short ? WORDS_BETWEEN "degree" : "", years);
}

static const char *needs(struct builder *builder,
			 const struct rungs_fit_row *row)
{
	switch (row->kind) {
	case RUNGS_EDUCATION:
		return builder_format(builder, "has %s",
				      row->has_degree.id != NULL
					      ? row->has_degree.name
					      : "none");
	case RUNGS_CERTIFICATION:
		return row->met ? "has it" : "does not have it";
	case RUNGS_LEVEL:
		return builder_format(builder, "needs %d, has %d", row->needs,
				      row->has);
	default:
		if (row->needs == RUNGS_UNKNOWN)
			return row->met ? "has it; the level is not said"
					: "does not have it; the level is not "
					  "said";
		return builder_format(builder, "needs level %d, has %d",
				      row->needs, row->has);
	}
}

static void put_row(struct builder *builder, const struct rungs_fit_row *row)
{
	struct page_row out = {
		.kind = PAGE_ITEM,
		.text = builder_keep(builder, row->requirement.name, false),
		.detail = needs(builder, row),
	};

	if (row->kind != RUNGS_LEVEL)
		out.link = builder_link(row->kind, row->requirement.id);
	if (row->kind == RUNGS_SKILL)
		out.asks = row->needs;
	out.note = builder_format(
		builder, "%d of %d points%s", row->points, row->most,
		row->met && row->has > row->needs && row->needs > 0
			? "; more than is asked"
			: "");
	if (row->from != NULL)
		out.note = builder_and(
			builder, out.note, "; ",
			builder_format(
				builder, "from the time as %s",
				builder_keep(builder, row->from, false)));
	if (row->spoken)
		out.note = builder_and(builder, out.note, "; ",
				       "from how well you have the language");
	builder_row(builder, &out);
}

static void put_rows(struct builder *builder, const char *heading,
		     const struct rungs_fit *fit, bool must, bool met)
{
	bool any = false;

	for (size_t i = 0; i < fit->row_count; i++) {
		const struct rungs_fit_row *row = &fit->rows[i];

		if (row->must != must || row->met != met)
			continue;
		if (!any)
			builder_heading(builder, heading, NULL);
		any = true;
		put_row(builder, row);
	}
}

static const char *change(struct builder *builder,
			  const struct rungs_fit_row *row)
{
	const char *name = builder_keep(builder, row->requirement.name, false);

	if (row->kind == RUNGS_LEVEL)
		return builder_format(builder, "working years from %d to %d",
				      row->has, row->needs);
	if (row->kind != RUNGS_SKILL || row->needs == RUNGS_UNKNOWN)
		return name;
	return builder_format(builder, "%s from level %d to %d", name, row->has,
			      row->needs);
}

static void put_changes(struct builder *builder, const struct rungs_fit *fit)
{
	builder_heading(builder, "What would change it", NULL);
	if (fit->unwanted.count > 0)
		builder_text(builder, "Only if you wanted what you do not:");
	else if (fit->change_count == 0)
		builder_text(builder, fit->brief.band == RUNGS_STRONG
					      ? "Nothing is needed."
					      : "The atlas knows too little of "
						"the role to tell.");
	for (size_t i = 0; i < fit->unwanted.count; i++)
		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.text = builder_keep(builder,
						     fit->unwanted.at[i].name,
						     false),
				.link = builder_link(RUNGS_CONDITION,
						     fit->unwanted.at[i].id),
			});
	for (size_t i = 0; i < fit->change_count; i++) {
		struct page_row row = {
			.kind = PAGE_ITEM,
			.text = change(builder, &fit->changes[i]),
		};

		if (fit->changes[i].kind != RUNGS_LEVEL)
			row.link = builder_link(fit->changes[i].kind,
						fit->changes[i].requirement.id);
		if (fit->changes[i].kind == RUNGS_SKILL)
			row.asks = fit->changes[i].needs;
		builder_row(builder, &row);
	}
	if (fit->change_count > 0)
		builder_text(
			builder,
			builder_format(builder, "With these the fit is %s%s.",
				       fit->better == RUNGS_STRETCH ? "a " : "",
				       rungs_band_word(fit->better)));
}

enum rungs_status page_open_fit(struct page *out, const struct rungs_fit *fit,
				struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_ROLE, fit->brief.role.id);
	builder.page.told = true;
	builder_title(
		&builder,
		builder_format(
			&builder, "Fit of %s",
			builder_keep(&builder, fit->brief.role.title, false)),
		builder_format(&builder, "%s · %d of %d points",
			       rungs_band_word(fit->brief.band),
			       fit->brief.points, fit->brief.most));
	builder_heading(&builder, "Why", NULL);
	for (size_t i = 0; i < fit->reason_count; i++)
		builder_text(&builder, fit->reasons[i]);
	put_changes(&builder, fit);
	put_rows(&builder, "Must-haves missing", fit, true, false);
	put_rows(&builder, "Must-haves met", fit, true, true);
	put_rows(&builder,
		 "Useful, or asked of everybody on the level: missing", fit,
		 false, false);
	put_rows(&builder, "Useful, or asked of everybody on the level: met",
		 fit, false, true);
	return builder_finish(&builder, out, RUNGS_OK, error);
}

enum rungs_status page_open_fit_of(struct page *out, struct rungs_atlas *atlas,
				   const struct rungs_records *profile,
				   const char *role, struct rungs_error *error)
{
	struct rungs_fit fit;
	enum rungs_status status =
		rungs_fit_get(atlas, profile, role, &fit, error);

	if (status == RUNGS_OK)
		status = page_open_fit(out, &fit, error);
	rungs_fit_release(&fit);
	return status;
}

static void put_brief(struct builder *builder,
		      const struct rungs_fit_brief *brief)
{
	char detail[100];

	page_fit_short(brief, detail, sizeof(detail));
	builder_row(
		builder,
		&(struct page_row){
			.kind = PAGE_ITEM,
			.text = builder_keep(builder, brief->role.title, false),
			.detail = builder_keep(builder, detail, false),
			.link = builder_link(RUNGS_ROLE, brief->role.id),
		});
}

enum rungs_status page_open_fits(struct page *out,
				 const struct rungs_fits *fits,
				 const char *words, struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_KIND_COUNT, NULL);
	builder_title(&builder, "How roles fit you",
		      builder_keep(&builder, words, false));
	if (fits->count == 0)
		builder_text(&builder, "There are no such roles.");
	for (size_t i = 0; i < fits->count; i++) {
		const struct rungs_fit_brief *brief = &fits->at[i];

		if (i == 0 || brief[-1].band != brief->band)
			builder_heading(&builder, rungs_band_word(brief->band),
					NULL);
		put_brief(&builder, brief);
	}
	return builder_finish(&builder, out, RUNGS_OK, error);
}
