#include <string.h>

#include <rungs/feeder.h>

#include "moves.h"
#include "parts.h"

static bool same(const struct rungs_ref *a, const struct rungs_ref *b)
{
	return a->id == b->id || (a->id && b->id && strcmp(a->id, b->id) == 0);
}

/* All the moves that a feeder makes, one below the other. */
static const char *moves_of(struct builder *builder,
			    const struct rungs_feeder *feeder,
			    const struct words_shared *shared)
{
	const char *text = NULL;

	for (size_t i = 0; i < feeder->move_count; i++) {
		const struct rungs_move *move = &feeder->moves[i];
		const char *head = moves_brief(builder, move);
		const char *notes = moves_notes(
			builder, move,
			words_shared_row(builder, shared, &move->basis));

		if (feeder->step > 1)
			head = builder_format(builder, "To %s: %s",
					      move->to.name ? move->to.name
							    : move->to.id,
					      head ? head : WORDS_NO_DATA);
		text = builder_and(builder, text, "\n", head);
		text = builder_and(builder, text, "\n", notes);
	}
	return text;
}

static bool is_doubtful(const struct rungs_feeder *feeder)
{
	for (size_t i = 0; i < feeder->move_count; i++)
		if (!feeder->moves[i].doubtful)
			return false;
	return true;
}

static void feeder_row(struct builder *builder,
		       const struct rungs_feeder *feeder,
		       const struct words_shared *shared)
{
	builder_row(builder,
		    &(struct page_row){
			    .kind = PAGE_ITEM,
			    .style = is_doubtful(feeder) ? STYLE_WARNING
							 : STYLE_NORMAL,
			    .mark = moves_mark(feeder->moves),
			    .text = feeder->role.title,
			    .detail = parts_standing(builder, &feeder->role),
			    .note = moves_of(builder, feeder, shared),
			    .link = builder_link(RUNGS_ROLE, feeder->role.id)});
}

/* Whether a feeder before it, from first on, is of its track. */
static bool is_told(const struct rungs_feeders *feeders, size_t first,
		    size_t at)
{
	for (size_t i = first; i < at; i++)
		if (same(&feeders->at[i].role.track,
			 &feeders->at[at].role.track))
			return true;
	return false;
}

/* The feeders from first up to end, by track. */
static void tracks(struct builder *builder, const struct rungs_feeders *feeders,
		   size_t first, size_t end, const struct words_shared *shared)
{
	for (size_t i = first; i < end; i++) {
		const struct rungs_ref *track = &feeders->at[i].role.track;

		if (is_told(feeders, first, i))
			continue;
		if (track->name)
			parts_label(builder, track->name);
		for (size_t j = i; j < end; j++)
			if (same(&feeders->at[j].role.track, track))
				feeder_row(builder, &feeders->at[j], shared);
	}
}

static void firsts(struct builder *builder, const struct rungs_feeders *feeders,
		   const struct words_shared *shared)
{
	parts_label(builder, "Start: straight from study");
	for (size_t i = 0; i < feeders->first_count; i++) {
		const struct rungs_first_step *first = &feeders->firsts[i];
		const struct rungs_entry_route *route = &first->route;
		const char *detail = parts_fields(route->fields);
		const char *note = route->note;

		detail = builder_and(builder, route->commonness, WORDS_BETWEEN,
				     detail);
		if (feeders->first_step > 1)
			note = builder_and(builder,
					   builder_format(builder, "To %s",
							  first->role.name),
					   ": ", note);
		note = builder_and(
			builder, note, "\n",
			words_shared_row(builder, shared, &route->basis));
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .mark = "○",
				    .text = route->education.name,
				    .detail = detail,
				    .note = note,
				    .link = builder_link(RUNGS_EDUCATION,
							 route->education.id)});
	}
}

/* A section: the feeders from first up to end and, if they stand there, the
 * first steps. */
static void step(struct builder *builder, const struct rungs_feeders *feeders,
		 int back, size_t first, size_t end)
{
	struct words_shared shared = {.basis = NULL};
	bool start = feeders->first_step == back;
	const char *roles =
		first < end ? words_count(builder, end - first, "role") : NULL;

	if (first == end && !start)
		return;
	for (size_t i = first; i < end; i++)
		for (size_t j = 0; j < feeders->at[i].move_count; j++)
			words_share(&shared, &feeders->at[i].moves[j].basis);
	for (size_t i = 0; start && i < feeders->first_count; i++)
		words_share(&shared, &feeders->firsts[i].route.basis);
	builder_heading(
		builder,
		builder_format(builder, "%s back",
			       words_count(builder, (size_t)back, "step")),
		builder_and(builder, roles, WORDS_BETWEEN,
			    words_shared_heading(builder, &shared)));
	tracks(builder, feeders, first, end, &shared);
	if (start)
		firsts(builder, feeders, &shared);
}

static int farthest(const struct rungs_feeders *feeders)
{
	return feeders->first_step > feeders->steps ? feeders->first_step
						    : feeders->steps;
}

static void page_feeders_build(struct builder *builder,
			       const struct rungs_feeders *feeders)
{
	const struct rungs_role_brief *role = &feeders->role;
	size_t first = 0, end;

	builder_title(
		builder, builder_format(builder, "Feeders of %s", role->title),
		builder_and(builder,
			    builder_and(builder, "Who becomes this",
					WORDS_BETWEEN, role->track.name),
			    WORDS_BETWEEN, parts_standing(builder, role)));
	if (!farthest(feeders))
		builder_text(builder, feeders->unlinked
					      ? feeders->unlinked
					      : "Nothing is known to lead "
						"here.");
	if (feeders->steps > 1)
		builder_text(builder, "A role stands at its nearest step only, "
				      "with all its moves into the step "
				      "before.");
	for (int back = 1; back <= farthest(feeders); back++, first = end) {
		for (end = first; end < feeders->count; end++)
			if (feeders->at[end].step != back)
				break;
		step(builder, feeders, back, first, end);
	}
	moves_section(builder, "What resembles it", feeders->similar,
		      feeders->similar_count, MOVES_IN, NULL);
	parts_sources(builder, NULL, feeders->sources.at,
		      feeders->sources.count);
}

enum rungs_status page_open_feeders(struct page *out, struct rungs_atlas *atlas,
				    const char *id, int *steps,
				    struct rungs_error *error)
{
	struct rungs_feeders feeders;
	struct builder builder;
	enum rungs_status status;

	builder_begin(&builder, RUNGS_ROLE, id);
	status = rungs_feeders_get(atlas, id, *steps, &feeders, error);
	if (status == RUNGS_OK) {
		*steps = farthest(&feeders);
		page_feeders_build(&builder, &feeders);
		rungs_feeders_release(&feeders);
	}
	return builder_finish(&builder, out, status, error);
}
