#include "table_maker.h"

#include <string.h>

static void *checked(struct table_maker *maker, void *memory)
{
	maker->builder.failed = maker->builder.failed || !memory;
	return memory;
}

static void add_row(struct table_maker *maker, const struct table_row *row)
{
	struct builder *builder = &maker->builder;
	struct table *table = &maker->table;
	struct table_row *copy;

	if (builder->failed)
		return;
	copy = checked(maker, arena_grow(builder->arena, table->rows,
					 table->count, sizeof(*copy)));
	if (!copy)
		return;
	table->rows = copy;
	copy += table->count++;
	*copy = (struct table_row){
		.kind = row->kind,
		.label = builder_keep(builder, row->label, false),
		.thing = row->thing,
		.verdict = row->verdict,
		.differs = row->differs,
	};
	memcpy(copy->has, row->has, sizeof(copy->has));
	for (size_t i = 0; i < TABLE_MOST; i++)
		copy->cells[i] = builder_keep(builder, row->cells[i], true);
}

void table_heading(struct table_maker *maker, const char *label,
		   const char *detail, const struct words_shared *shared)
{
	struct builder *builder = &maker->builder;

	maker->shared = shared ? *shared : (struct words_shared){.basis = NULL};
	detail = builder_and(builder, detail, WORDS_BETWEEN,
			     words_shared_heading(builder, &maker->shared));
	add_row(maker, &(struct table_row){.kind = TABLE_HEADING,
					   .label = label,
					   .cells = {detail}});
}

void table_note(struct table_maker *maker, const char *label, const char *text)
{
	add_row(maker, &(struct table_row){.kind = TABLE_NOTE,
					   .label = label,
					   .cells = {text}});
}

void table_begin(struct table_maker *maker)
{
	for (size_t i = 0; i < TABLE_MOST; i++) {
		maker->cells[i] = WORDS_NO_DATA;
		maker->bases[i] = NULL;
	}
	maker->verdict = (struct verdict){.columns = maker->compare->count,
					  .cells = maker->cells};
	maker->thing.id = NULL;
}

void table_about(struct table_maker *maker, enum rungs_kind kind,
		 const struct rungs_ref *thing)
{
	maker->thing = builder_link(
		kind, builder_keep(&maker->builder, thing->id, false));
}

void table_say(struct table_maker *maker, size_t column, const char *text,
	       const struct rungs_basis *basis)
{
	maker->verdict.has[column] = text && *text;
	if (!text || !*text)
		return;
	maker->cells[column] = text;
	maker->bases[column] = basis;
}

void table_end(struct table_maker *maker, const char *label)
{
	struct table_row row = {
		.kind = TABLE_ROW, .label = label, .thing = maker->thing};

	row.verdict =
		verdict_words(&maker->builder, &maker->verdict, &row.differs);
	memcpy(row.has, maker->verdict.has, sizeof(row.has));
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_basis *basis = maker->bases[i];

		row.cells[i] = maker->cells[i];
		if (basis && maker->shared.evidence_differs)
			row.cells[i] =
				builder_and(&maker->builder, row.cells[i],
					    WORDS_BETWEEN, basis->evidence);
	}
	add_row(maker, &row);
}

bool table_is_set(const struct rungs_compare_column *column)
{
	return column->kind != RUNGS_ROLE;
}

const char *table_how_many(struct builder *builder,
			   const struct rungs_compare_column *column,
			   size_t roles)
{
	if (!table_is_set(column) || column->role_count < 2)
		return NULL;
	if (roles == column->role_count)
		return "in all";
	return builder_format(builder, "in %zu of %zu", roles,
			      column->role_count);
}

const char *table_named(const struct rungs_ref *ref)
{
	return ref->name ? ref->name : ref->id;
}
