#include <math.h>

#include "table_maker.h"
#include "words.h"

static struct words_shared shared_by(const struct table_maker *maker,
				     enum rungs_compare_aspect aspect)
{
	const struct rungs_compare_rows *rows = &maker->compare->of[aspect];
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < rows->count; i++)
		for (size_t j = 0; j < maker->compare->count; j++)
			if (rows->at[i].cells[j].roles)
				words_share(&shared,
					    &rows->at[i].cells[j].basis);
	return shared;
}

static const char *condition_text(struct builder *builder,
				  const struct rungs_compare_cell *cell)
{
	const char *least = cell->least_word;
	const char *most = cell->most_word;

	if (!cell->roles || cell->least == RUNGS_UNKNOWN)
		return NULL;
	if (!least || !most)
		return builder_format(builder, "%d to %d of 3", cell->least,
				      cell->most);
	return cell->least == cell->most
		       ? least
		       : builder_format(builder, "from: %s\nto: %s", least,
					most);
}

void table_conditions(struct table_maker *maker)
{
	const struct rungs_compare_rows *rows =
		&maker->compare->of[RUNGS_COMPARE_CONDITION];
	struct words_shared shared = shared_by(maker, RUNGS_COMPARE_CONDITION);

	if (rows->count)
		table_heading(maker, "Conditions", NULL, &shared);
	for (size_t i = 0; i < rows->count; i++) {
		struct verdict_measure measure = {
			"more", "most", "least", {0}, {0}};

		table_begin(maker);
		for (size_t j = 0; j < maker->compare->count; j++) {
			const struct rungs_compare_cell *cell =
				&rows->at[i].cells[j];

			measure.low[j] = cell->least;
			measure.high[j] = cell->most;
			table_say(maker, j,
				  condition_text(&maker->builder, cell),
				  &cell->basis);
		}
		maker->verdict.measure_count = 1;
		maker->verdict.measures = &measure;
		table_about(maker, RUNGS_CONDITION, &rows->at[i].thing);
		table_end(maker, table_named(&rows->at[i].thing));
	}
}

static const char *skill_text(struct builder *builder,
			      const struct rungs_compare_column *column,
			      const struct rungs_compare_cell *cell)
{
	const char *text = NULL, *core = cell->core ? "core" : "useful";

	if (cell->least != RUNGS_UNKNOWN && cell->least == cell->most)
		text = words_skill_level(builder, cell->least,
					 cell->least_word);
	else if (cell->least != RUNGS_UNKNOWN)
		text = builder_format(builder, "%d to %d", cell->least,
				      cell->most);
	text = builder_and(builder, text, ", ",
			   table_how_many(builder, column, cell->roles));
	if (cell->core && cell->core < cell->roles)
		core = builder_format(builder, "core in %zu", cell->core);
	return builder_and(builder, text, ", ", core);
}

static void set(struct verdict_measure *measure, size_t column, double low,
		double high)
{
	measure->low[column] = low;
	measure->high[column] = high;
}

/* Which part of a column's roles. */
static void set_share(struct verdict_measure *measure, size_t at, size_t part,
		      const struct rungs_compare_column *column)
{
	double share = column->role_count
			       ? (double)part / (double)column->role_count
			       : 0;

	set(measure, at, share, share);
}

/* Whether anything is known of what a column asks. */
static bool asks_something(const struct rungs_compare *compare, size_t column)
{
	const struct rungs_compare_rows *rows =
		&compare->of[RUNGS_COMPARE_SKILL];

	for (size_t i = 0; i < rows->count; i++)
		if (rows->at[i].cells[column].roles)
			return true;
	return false;
}

static void skill_row(struct table_maker *maker,
		      const struct rungs_compare_row *row)
{
	struct verdict_measure measures[] = {
		{"higher", "highest", "lowest", {0}, {0}},
		{"core more often", "core most often", "least often", {0}, {0}},
		{"asked more often",
		 "asked most often",
		 "least often",
		 {0},
		 {0}},
	};
	bool all_known = true;

	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];
		const struct rungs_compare_cell *cell = &row->cells[i];

		set(&measures[0], i, cell->least, cell->most);
		if (cell->least == RUNGS_UNKNOWN)
			set(&measures[0], i, NAN, NAN);
		set_share(&measures[1], i, cell->core, column);
		set_share(&measures[2], i, cell->roles, column);
		if (cell->roles)
			table_say(maker, i,
				  skill_text(&maker->builder, column, cell),
				  &cell->basis);
		else if (asks_something(maker->compare, i))
			maker->cells[i] = "not asked";
		else
			all_known = false;
	}
	maker->verdict.only = all_known ? "asked only in" : NULL;
	maker->verdict.measure_count = 3;
	maker->verdict.measures = measures;
	table_about(maker, RUNGS_SKILL, &row->thing);
	table_end(maker, table_named(&row->thing));
}

/* Rows from first on that as many columns have, and of one column alone. */
static size_t group_end(const struct rungs_compare *compare,
			const struct rungs_compare_rows *rows, size_t first)
{
	const struct rungs_compare_row *begin = &rows->at[first];
	size_t end = first;

	while (end < rows->count && rows->at[end].columns == begin->columns) {
		bool alike = true;

		for (size_t i = 0; i < compare->count; i++)
			alike = alike &&
				(begin->columns > 1 ||
				 (begin->cells[i].roles > 0) ==
					 (rows->at[end].cells[i].roles > 0));
		if (!alike)
			break;
		end++;
	}
	return end;
}

static const char *group_name(struct table_maker *maker,
			      const struct rungs_compare_row *row)
{
	const char *alone = " alone";
	size_t only = 0;

	if (maker->compare->count == 1)
		return "Skills asked";
	if (row->columns == maker->compare->count)
		return "Shared skills";
	if (row->columns > 1)
		return builder_format(&maker->builder, "Skills of %zu of them",
				      row->columns);
	while (!row->cells[only].roles)
		only++;
	for (size_t i = 0; i < maker->compare->count; i++)
		if (!asks_something(maker->compare, i))
			alone = "";
	return builder_format(&maker->builder, "Skills of %s%s",
			      maker->table.column[only].letter, alone);
}

void table_skills(struct table_maker *maker)
{
	const struct rungs_compare_rows *rows =
		&maker->compare->of[RUNGS_COMPARE_SKILL];
	struct words_shared shared = shared_by(maker, RUNGS_COMPARE_SKILL);

	for (size_t first = 0, end; first < rows->count; first = end) {
		const char *count;

		end = group_end(maker->compare, rows, first);
		count = builder_format(&maker->builder, "%zu of %zu",
				       end - first, rows->count);
		table_heading(maker, group_name(maker, &rows->at[first]), count,
			      &shared);
		for (size_t i = first; i < end; i++)
			skill_row(maker, &rows->at[i]);
	}
	if (!rows->count) {
		table_heading(maker, "Skills", NULL, NULL);
		table_note(maker, NULL, WORDS_NO_DATA);
	}
}

static const char *certification_text(struct builder *builder,
				      const struct rungs_compare_column *column,
				      const struct rungs_compare_cell *cell)
{
	const char *text = table_how_many(builder, column, cell->roles);
	const char *asked = cell->core ? "often asked" : "helpful";

	if (cell->core && cell->core < cell->roles)
		asked = builder_format(builder, "often asked in %zu",
				       cell->core);
	return builder_and(builder, asked, ", ", text);
}

void table_certifications(struct table_maker *maker)
{
	const struct rungs_compare_rows *rows =
		&maker->compare->of[RUNGS_COMPARE_CERTIFICATION];
	struct words_shared shared =
		shared_by(maker, RUNGS_COMPARE_CERTIFICATION);

	if (rows->count)
		table_heading(maker, "Certifications", NULL, &shared);
	for (size_t i = 0; i < rows->count; i++) {
		struct verdict_measure measures[] = {
			{"asked more often",
			 "asked most often",
			 "least often",
			 {0},
			 {0}},
			{"named more often",
			 "named most often",
			 "least often",
			 {0},
			 {0}},
		};

		table_begin(maker);
		for (size_t j = 0; j < maker->compare->count; j++) {
			const struct rungs_compare_column *column =
				&maker->compare->columns[j];
			const struct rungs_compare_cell *cell =
				&rows->at[i].cells[j];

			set_share(&measures[0], j, cell->core, column);
			set_share(&measures[1], j, cell->roles, column);
			if (cell->roles)
				table_say(maker, j,
					  certification_text(&maker->builder,
							     column, cell),
					  &cell->basis);
			else
				maker->cells[j] = "not named";
		}
		maker->verdict.only = "named only in";
		maker->verdict.measure_count = 2;
		maker->verdict.measures = measures;
		table_about(maker, RUNGS_CERTIFICATION, &rows->at[i].thing);
		table_end(maker, table_named(&rows->at[i].thing));
	}
}
