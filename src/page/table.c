#include "table.h"

#include <math.h>

#include "table_maker.h"
#include "words.h"

enum { SHOWN_ROLES = 8 };

static bool any_other_than(const struct rungs_compare *compare,
			   enum rungs_kind kind)
{
	for (size_t i = 0; i < compare->count; i++)
		if (compare->columns[i].kind != kind)
			return true;
	return false;
}

static void columns(struct table_maker *maker)
{
	struct builder *builder = &maker->builder;

	maker->table.columns = maker->compare->count;
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];
		const char *id = builder->failed ? NULL
						 : arena_text(builder->arena,
							      column->thing.id);
		const char *level =
			column->level.id ? table_named(&column->level) : NULL;
		const char *detail =
			table_is_set(column)
				? words_count(builder, column->role_count,
					      "role")
				: NULL;

		builder->failed = builder->failed || !id;
		if (!table_is_set(column) && column->role_count)
			level = column->roles->level.name;
		maker->table.column[i] = (struct table_column){
			.letter = builder_format(builder, "%c", 'A' + (int)i),
			.name = builder_keep(
				builder, table_named(&column->thing), false),
			.detail =
				builder_keep(builder,
					     builder_and(builder, level,
							 WORDS_BETWEEN, detail),
					     false),
			.link = builder_link(column->kind, id),
		};
	}
}

static void roles(struct table_maker *maker)
{
	struct builder *builder = &maker->builder;

	if (!any_other_than(maker->compare, RUNGS_ROLE))
		return;
	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];
		const char *text = NULL;
		size_t count = column->role_count;

		for (size_t j = 0; j < count && j < SHOWN_ROLES; j++)
			text = builder_and(builder, text, "\n",
					   column->roles[j].title);
		if (count > SHOWN_ROLES)
			text = builder_format(builder,
					      "%s\n" TABLE_MORE "%zu more",
					      text, count - SHOWN_ROLES);
		table_say(maker, i, text ? text : "none on this level", NULL);
	}
	table_end(maker, "Roles");
}

/* A row of things that a role is or has one of. */
static void one_of(struct table_maker *maker, enum rungs_compare_aspect aspect,
		   const char *label, const char *none)
{
	const struct rungs_compare_rows *rows = &maker->compare->of[aspect];
	struct builder *builder = &maker->builder;

	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];
		const char *text = NULL;

		for (size_t j = 0; j < rows->count; j++) {
			size_t count = rows->at[j].cells[i].roles;
			const char *name = table_named(&rows->at[j].thing);

			if (count && count < column->role_count)
				name = builder_and(
					builder, name, ", ",
					table_how_many(builder, column, count));
			if (count)
				text = builder_and(builder, text, "\n", name);
		}
		table_say(maker, i, text ? text : none,
			  text ? &column->basis : NULL);
	}
	table_end(maker, label);
}

static void years(struct table_maker *maker)
{
	struct verdict_measure measure = {"more", "most", "least", {0}, {0}};

	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];

		measure.low[i] = column->years_min;
		measure.high[i] = column->years_max == RUNGS_UNKNOWN
					  ? (double)INFINITY
					  : column->years_max;
		table_say(maker, i,
			  words_years(&maker->builder, column->years_min,
				      column->years_max),
			  &column->basis);
	}
	maker->verdict.measure_count = 1;
	maker->verdict.measures = &measure;
	table_end(maker, "Working years");
}

static void places(struct table_maker *maker)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < maker->compare->count; i++)
		if (maker->compare->columns[i].basis.evidence)
			words_share(&shared, &maker->compare->columns[i].basis);
	table_heading(maker, "Where it stands", NULL, &shared);
	roles(maker);
	if (any_other_than(maker->compare, RUNGS_SPECIALIZATION))
		one_of(maker, RUNGS_COMPARE_SPECIALIZATION, "Line of work",
		       NULL);
	if (any_other_than(maker->compare, RUNGS_TRACK))
		one_of(maker, RUNGS_COMPARE_TRACK, "Track", NULL);
	one_of(maker, RUNGS_COMPARE_LEVEL, "Level", NULL);
	years(maker);
	one_of(maker, RUNGS_COMPARE_EDUCATION, "Education at least", NULL);
	one_of(maker, RUNGS_COMPARE_EDUCATION_PREFERRED, "Preferred",
	       maker->compare->of[RUNGS_COMPARE_EDUCATION].count
		       ? "nothing beyond that"
		       : NULL);
	if (maker->compare->of[RUNGS_COMPARE_EDUCATION_USUAL].count)
		one_of(maker, RUNGS_COMPARE_EDUCATION_USUAL,
		       "Commonest in the occupation", NULL);
}

static void sources(struct table_maker *maker)
{
	const struct rungs_refs *refs = &maker->compare->sources;

	if (refs->count)
		table_heading(maker, "Sources", NULL, NULL);
	for (size_t i = 0; i < refs->count; i++)
		table_note(maker, refs->at[i].id, table_named(&refs->at[i]));
}

enum rungs_status table_make(struct table *out,
			     const struct rungs_compare *compare,
			     struct rungs_error *error)
{
	struct table_maker maker = {.compare = compare};
	struct page page;
	enum rungs_status status;

	builder_begin(&maker.builder, RUNGS_ROLE, NULL);
	maker.table.title = "Side by side";
	columns(&maker);
	places(&maker);
	table_pay(&maker);
	table_conditions(&maker);
	table_ways(&maker);
	table_skills(&maker);
	table_certifications(&maker);
	sources(&maker);
	status = builder_finish(&maker.builder, &page, RUNGS_OK, error);
	*out = maker.table;
	out->memory = page.memory;
	if (status != RUNGS_OK)
		*out = (struct table){.count = 0};
	return status;
}

void table_release(struct table *table)
{
	arena_free(table->memory);
	*table = (struct table){.count = 0};
}
