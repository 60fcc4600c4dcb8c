#include <rungs/feeder.h>

#include <string.h>

#include "error.h"
#include "shapes.h"
#include "source_set.h"

static const struct field target_fields[] = {
	BRIEF_FIELDS(rungs_feeders, role),
	TEXT(rungs_feeders, unlinked),
};
static const struct shape target_shape = SHAPE(rungs_feeders, target_fields);

/* The way back under way. */
struct walk {
	struct reader reader;
	struct rungs_feeders *out;
	size_t count;
	struct rungs_feeder **found; /* in the order of finding */
	struct rungs_feeder **by_id;
	struct source_set sources;
};

static bool failed(const struct walk *walk)
{
	return walk->reader.status != RUNGS_OK;
}

static void *checked(struct walk *walk, void *memory)
{
	if (memory == NULL && !failed(walk))
		walk->reader.status = error_no_memory(walk->reader.error);
	return memory;
}

/* NULL after a failure. */
static void *more_room(struct walk *walk, void *array, size_t count,
		       size_t size)
{
	if (failed(walk))
		return NULL;
	return checked(walk,
		       arena_grow(walk->reader.arena, array, count, size));
}

static void *take(struct walk *walk, size_t size)
{
	return more_room(walk, NULL, 0, size);
}

/* Where the role of an id stands in by_id, or would. */
static size_t place_of(const struct walk *walk, const char *id)
{
	size_t low = 0, high = walk->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(walk->by_id[middle]->role.id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct rungs_role_brief role_before(const struct rungs_move *move,
					   const struct rungs_role_brief *to)
{
	return (struct rungs_role_brief){
		.id = move->from.id,
		.title = move->from.name,
		.specialization = move->other_specialization,
		.track = move->other_track,
		.level = move->other_level,
		/* An atlas may lie: no overflow. */
		.rank = (int)((unsigned)to->rank -
			      (unsigned)move->level_change),
	};
}

/* The feeder that makes a move at a step; NULL if it is the target or stands
 * nearer, and after a failure. */
static struct rungs_feeder *feeder_of(struct walk *walk,
				      const struct rungs_move *move,
				      const struct rungs_role_brief *to,
				      int step)
{
	const char *id = move->from.id;
	struct rungs_feeder *feeder, **found, **by_id;
	size_t place;

	if (id == NULL || strcmp(id, walk->out->role.id) == 0)
		return NULL;
	place = place_of(walk, id);
	if (place < walk->count &&
	    strcmp(walk->by_id[place]->role.id, id) == 0) {
		feeder = walk->by_id[place];
		return feeder->step == step ? feeder : NULL;
	}
	feeder = take(walk, sizeof(*feeder));
	found = more_room(walk, walk->found, walk->count, sizeof(*found));
	by_id = more_room(walk, walk->by_id, walk->count, sizeof(*by_id));
	if (feeder == NULL || found == NULL || by_id == NULL)
		return NULL;
	feeder->role = role_before(move, to);
	feeder->step = step;
	memmove(by_id + place + 1, by_id + place,
		(walk->count - place) * sizeof(*by_id));
	by_id[place] = found[walk->count++] = feeder;
	walk->found = found;
	walk->by_id = by_id;
	return feeder;
}

static void add_move(struct walk *walk, const struct rungs_move *move,
		     const struct rungs_role_brief *to, int step)
{
	struct rungs_feeder *feeder = feeder_of(walk, move, to, step);
	struct rungs_move *moves;

	if (feeder == NULL)
		return;
	moves = more_room(walk, feeder->moves, feeder->move_count,
			  sizeof(*moves));
	if (moves == NULL)
		return;
	moves[feeder->move_count++] = *move;
	feeder->moves = moves;
	source_set_add(&walk->sources, &walk->reader, &move->basis);
	walk->out->steps = step;
}

static void add_similar(struct walk *walk, const struct rungs_move *move)
{
	struct rungs_feeders *out = walk->out;
	struct rungs_move *similar = more_room(
		walk, out->similar, out->similar_count, sizeof(*similar));

	if (similar == NULL)
		return;
	similar[out->similar_count++] = *move;
	out->similar = similar;
	source_set_add(&walk->sources, &walk->reader, &move->basis);
}

static void add_firsts(struct walk *walk, const struct rungs_role_brief *to,
		       int step)
{
	struct rungs_feeders *out = walk->out;
	struct rungs_entry_route *routes;
	size_t count;

	if (out->first_step != RUNGS_UNKNOWN && out->first_step != step)
		return;
	routes = entries_read(&walk->reader, to->id, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		struct rungs_first_step *firsts = more_room(
			walk, out->firsts, out->first_count, sizeof(*firsts));

		if (firsts == NULL)
			return;
		firsts[out->first_count++] = (struct rungs_first_step){
			.role = {to->id, to->title}, .route = routes[i]};
		out->firsts = firsts;
		out->first_step = step;
		source_set_add(&walk->sources, &walk->reader, &routes[i].basis);
	}
}

/* Everything that leads to a role in one step. */
static void look_back(struct walk *walk, const struct rungs_role_brief *to,
		      int step)
{
	struct rungs_move *moves;
	size_t count;

	moves = moves_to(&walk->reader, to->id, &count);
	gaps_read(&walk->reader, moves, count);
	for (size_t i = 0; i < count && !failed(walk); i++) {
		bool similar = moves[i].kind == NULL ||
			       strcmp(moves[i].kind, "similar") == 0;

		if (!similar)
			add_move(walk, &moves[i], to, step);
		else if (step == 1)
			add_similar(walk, &moves[i]);
	}
	add_firsts(walk, to, step);
}

static void walk_back(struct walk *walk, int steps)
{
	size_t begin = 0, end;

	look_back(walk, &walk->out->role, 1);
	for (int step = 2; step <= steps && begin < walk->count; step++) {
		end = walk->count;
		for (; begin < end && !failed(walk); begin++)
			look_back(walk, &walk->found[begin]->role, step);
	}
}

static void order(struct walk *walk)
{
	struct rungs_feeders *out = walk->out;
	struct rungs_feeder *ordered =
		take(walk, (walk->count + 1) * sizeof(*ordered));

	for (size_t i = 0; i < walk->count; i++)
		moves_order(&walk->reader, walk->found[i]->moves,
			    walk->found[i]->move_count);
	if (failed(walk))
		return;
	for (int step = 1; step <= out->steps; step++)
		for (int rank = 0; rank < MOVE_RANKS; rank++)
			for (size_t i = 0; i < walk->count; i++)
				if (walk->found[i]->step == step &&
				    move_rank(walk->found[i]->moves) == rank)
					ordered[out->count++] = *walk->found[i];
	out->at = ordered;
}

enum rungs_status rungs_feeders_get(struct rungs_atlas *atlas, const char *id,
				    int steps, struct rungs_feeders *out,
				    struct rungs_error *error)
{
	struct walk walk = {.out = out};
	struct reader *reader = &walk.reader;

	memset(out, 0, sizeof(*out));
	if (steps < 1)
		return error_set(error, RUNGS_BAD_INPUT,
				 "Feeders are at least one step back.");
	reader_init(reader, atlas, error);
	if (!row_read(reader, STATEMENT_ROLE_ALONE, &target_shape, out, id)) {
		reader_not_found(reader, RUNGS_ROLE, id);
		goto out;
	}
	out->first_step = RUNGS_UNKNOWN;
	walk_back(&walk, steps);
	order(&walk);
	out->sources = source_set_refs(&walk.sources, reader);
out:
	return reader_finish(reader, out, sizeof(*out), &out->memory);
}

void rungs_feeders_release(struct rungs_feeders *feeders)
{
	arena_free(feeders->memory);
	*feeders = (struct rungs_feeders){0};
}
