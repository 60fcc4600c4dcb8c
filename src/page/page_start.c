#include <rungs/start.h>

#include "families.h"
#include "parts.h"

static void proofs(struct builder *builder,
		   const struct rungs_statement *statement)
{
	for (size_t i = 0; i < statement->link_count; i++) {
		const struct rungs_statement_link *link = &statement->links[i];

		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.mark = "▸",
				.text = link->thing.name,
				.detail = rungs_kind_singular(link->thing.kind),
				.note = link->note,
				.link = builder_link(link->thing.kind,
						     link->thing.id)});
	}
}

static void page_statement_build(struct builder *builder,
				 const struct rungs_statement *statement)
{
	builder_title(builder, statement->title, "How do I start?");
	builder_text(builder, statement->text);
	if (statement->link_count)
		builder_heading(builder, "See for yourself", NULL);
	proofs(builder, statement);
	parts_sources(builder, statement->basis.evidence, statement->sources.at,
		      statement->sources.count);
}

PAGE_OPENER(statement)

static void entries(struct builder *builder, const struct rungs_area *area)
{
	struct words_shared shared = {.basis = NULL};

	if (!area->entry_count)
		return;
	for (size_t i = 0; i < area->entry_count; i++)
		words_share(&shared, &area->entries[i].basis);
	builder_heading(builder, "Roles to begin with",
			words_shared_heading(builder, &shared));
	for (size_t i = 0; i < area->entry_count; i++) {
		const struct rungs_area_entry *row = &area->entries[i];
		const char *detail =
			builder_and(builder, row->commonness, WORDS_BETWEEN,
				    row->education.name);
		const char *note = parts_fields(row->fields);

		note = builder_and(builder, row->role.specialization.name,
				   WORDS_BETWEEN, note);
		note = builder_and(builder, note, WORDS_BETWEEN, row->note);
		parts_role(builder, &row->role, detail,
			   builder_and(builder, note, WORDS_BETWEEN,
				       words_shared_row(builder, &shared,
							&row->basis)));
	}
}

static void rungs(struct builder *builder, const struct rungs_area *area)
{
	if (!area->rungs.count)
		return;
	builder_heading(builder, "A way up from there", NULL);
	for (size_t i = 0; i < area->rungs.count; i++)
		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.mark = builder_format(builder, "%zu.", i + 1),
				.text = area->rungs.at[i].name,
				.link = builder_link(RUNGS_ROLE,
						     area->rungs.at[i].id)});
}

static void page_area_build(struct builder *builder,
			    const struct rungs_area *area)
{
	builder_title(builder, area->name, "What you study or like");
	builder_text(builder, area->summary);
	builder_refs(builder, "Lines of work that fit", RUNGS_SPECIALIZATION,
		     area->specializations.at, area->specializations.count);
	rungs(builder, area);
	entries(builder, area);
	builder_refs(builder, "Skills these roles ask most", RUNGS_SKILL,
		     area->skills.at, area->skills.count);
	parts_sources(builder, area->basis.evidence, area->sources.at,
		      area->sources.count);
}

PAGE_OPENER(area)

static void titles(struct builder *builder, const struct rungs_things *things)
{
	if (!things->count) {
		builder_text(builder, "This atlas does not say how to start.");
		return;
	}
	builder_heading(builder, "The answer, point by point", NULL);
	for (size_t i = 0; i < things->count; i++)
		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.mark = builder_format(builder, "%zu.", i + 1),
				.text = things->at[i].name,
				.link = builder_link(RUNGS_STATEMENT,
						     things->at[i].id)});
}

static void guide(struct builder *builder)
{
	builder_heading(builder, "Or be asked", NULL);
	builder_text(builder,
		     "The guided start, S in the explorer or rungs me start, "
		     "asks up to twelve short questions, each of which can be "
		     "skipped, and ends with a shortlist of your own.");
}

static void areas(struct builder *builder, const struct rungs_things *things)
{
	if (!things->count)
		return;
	builder_heading(builder, "Set out from what you study or like", NULL);
	for (size_t i = 0; i < things->count; i++)
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = things->at[i].name,
				    .link = builder_link(RUNGS_AREA,
							 things->at[i].id)});
}

static enum rungs_status in_full(struct builder *builder,
				 struct rungs_atlas *atlas,
				 const struct rungs_things *things,
				 struct rungs_error *error)
{
	for (size_t i = 0; i < things->count && !builder_is_full(builder);
	     i++) {
		struct rungs_statement statement;
		enum rungs_status status = rungs_statement_get(
			atlas, things->at[i].id, &statement, error);

		if (status != RUNGS_OK)
			return status;
		builder_heading(builder,
				builder_format(builder, "%zu. %s", i + 1,
					       statement.title),
				words_basis(builder, &statement.basis));
		builder_text(builder, statement.text);
		proofs(builder, &statement);
		rungs_statement_release(&statement);
	}
	return RUNGS_OK;
}

enum rungs_status page_open_start(struct page *out, struct rungs_atlas *atlas,
				  size_t most, struct rungs_error *error)
{
	struct rungs_things statements = {.count = 0}, lines = {.count = 0};
	struct builder builder;
	enum rungs_status status;

	builder_begin(&builder, RUNGS_STATEMENT, NULL);
	builder.most = most;
	status = rungs_list(atlas, RUNGS_STATEMENT, &statements, error);
	if (status != RUNGS_OK)
		goto out;
	status = rungs_list(atlas, RUNGS_AREA, &lines, error);
	if (status != RUNGS_OK)
		goto out;
	builder_title(&builder, "How do I start?",
		      statements.count ? "Each point opens what proves it; "
					 "the whole answer stands below."
				       : NULL);
	titles(&builder, &statements);
	guide(&builder);
	areas(&builder, &lines);
	status = in_full(&builder, atlas, &statements, error);
out:
	rungs_things_release(&statements);
	rungs_things_release(&lines);
	return builder_finish(&builder, out, status, error);
}
