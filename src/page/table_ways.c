#include <string.h>

#include "moves.h"
#include "table_maker.h"
#include "words.h"

enum { SHOWN_WAYS = 5 };

static bool leads_up(const struct rungs_move *move)
{
	return move->kind && (strcmp(move->kind, "advancement") == 0 ||
			      strcmp(move->kind, "lateral-advancement") == 0);
}

static void time_up(struct table_maker *maker)
{
	struct verdict_measure measure = {
		"shorter", "shortest", "longest", {0}, {0}};

	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];
		int least = RUNGS_UNKNOWN, most = RUNGS_UNKNOWN;

		for (size_t j = 0; j < column->move_count; j++) {
			const struct rungs_move *move = &column->moves[j];

			if (!leads_up(move) || move->years_min == RUNGS_UNKNOWN)
				continue;
			if (least == RUNGS_UNKNOWN || move->years_min < least)
				least = move->years_min;
			if (move->years_max > most)
				most = move->years_max;
		}
		/* The shorter, the more. */
		measure.low[i] = -most;
		measure.high[i] = -least;
		table_say(maker, i, words_years(&maker->builder, least, most),
			  NULL);
	}
	maker->verdict.measure_count = 1;
	maker->verdict.measures = &measure;
	table_end(maker, "Time to the next rung");
}

static bool is_told(const struct rungs_compare_column *column, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (column->moves[i].to.id && column->moves[at].to.id &&
		    strcmp(column->moves[i].to.id, column->moves[at].to.id) ==
			    0)
			return true;
	return false;
}

static const char *ways_text(struct table_maker *maker,
			     const struct rungs_compare_column *column)
{
	struct builder *builder = &maker->builder;
	const char *text = NULL;
	size_t shown = 0, more = 0;

	for (size_t i = 0; i < column->move_count; i++) {
		const struct rungs_move *move = &column->moves[i];
		const char *brief;

		if (is_told(column, i))
			continue;
		if (shown == SHOWN_WAYS) {
			more++;
			continue;
		}
		shown++;
		brief = moves_brief(builder, move);
		if (maker->shared.evidence_differs)
			brief = builder_and(builder, brief, WORDS_BETWEEN,
					    move->basis.evidence);
		text = builder_and(
			builder, text, "\n",
			builder_and(builder,
				    builder_format(builder, "%s %s",
						   moves_mark(move),
						   table_named(&move->to)),
				    ": ", brief));
	}
	if (more)
		text = builder_format(builder, "%s\n" TABLE_MORE "%zu more",
				      text, more);
	return text;
}

void table_ways(struct table_maker *maker)
{
	struct words_shared shared = {.basis = NULL};
	struct verdict_measure measure = {"more", "most", "least", {0}, {0}};

	for (size_t i = 0; i < maker->compare->count; i++)
		for (size_t j = 0; j < maker->compare->columns[i].move_count;
		     j++)
			words_share(&shared,
				    &maker->compare->columns[i].moves[j].basis);
	table_heading(maker, "Ways on", NULL, &shared);
	time_up(maker);
	table_begin(maker);
	for (size_t i = 0; i < maker->compare->count; i++) {
		const struct rungs_compare_column *column =
			&maker->compare->columns[i];

		for (size_t j = 0; j < column->move_count; j++)
			measure.high[i] += !is_told(column, j);
		measure.low[i] = measure.high[i];
		table_say(maker, i, ways_text(maker, column), NULL);
	}
	maker->verdict.measure_count = 1;
	maker->verdict.measures = &measure;
	table_end(maker, "To");
}
