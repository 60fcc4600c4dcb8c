#include "moves.h"
#include "page.h"
#include "parts.h"
#include "words.h"

/* 'up to Senior Data Analyst · 2–4 years · common'. */
static const char *way_on(struct builder *builder,
			  const struct rungs_ladder *ladder,
			  const struct rungs_ladder_move *way)
{
	const struct rungs_move move = {
		.kind = way->kind,
		.years_min = way->years_min,
		.years_max = way->years_max,
		.commonness = way->commonness,
		.doubtful = way->doubtful ? "" : NULL,
	};
	const char *brief = moves_brief(builder, &move);

	return builder_format(builder, "→ %s · %s",
			      ladder->roles[way->to].brief.title,
			      brief ? brief : WORDS_NO_DATA);
}

static void role(struct builder *builder, const struct rungs_ladder *ladder,
		 size_t at)
{
	const struct rungs_ladder_role *role = &ladder->roles[at];
	const char *ways = NULL;

	for (size_t i = 0; i < ladder->move_count; i++)
		if (ladder->moves[i].from == at)
			ways = builder_and(
				builder, ways, "\n",
				way_on(builder, ladder, &ladder->moves[i]));
	parts_role(builder, &role->brief, ladder->columns[role->column].name,
		   ways);
}

/* Moves rest on few bases: told once, above all of them. */
static const char *bases(struct builder *builder,
			 const struct rungs_ladder *ladder)
{
	struct words_shared shared = {.basis = NULL};

	for (size_t i = 0; i < ladder->move_count; i++)
		words_share(&shared, &ladder->moves[i].basis);
	return words_shared_heading(builder, &shared);
}

enum rungs_status page_open_ladder(struct page *out,
				   const struct rungs_ladder *ladder,
				   struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, ladder->kind, ladder->id);
	builder_title(
		&builder,
		builder_format(&builder, "Ladder of %s", ladder->name),
		builder_and(&builder,
			    words_count(&builder, ladder->role_count, "role"),
			    WORDS_BETWEEN,
			    builder_and(&builder,
					words_count(&builder,
						    ladder->move_count, "move"),
					WORDS_BETWEEN,
					bases(&builder, ladder))));
	for (size_t level = 0; level < ladder->level_count; level++) {
		builder_heading(&builder, ladder->levels[level].name, NULL);
		for (size_t i = 0; i < ladder->role_count; i++)
			if (ladder->roles[i].level == level)
				role(&builder, ladder, i);
	}
	return builder_finish(&builder, out, RUNGS_OK, error);
}
