#include "ladder_cut.h"

#include <string.h>

#include "../core/arena.h"

#define GONE ((size_t)-1)

struct cutter {
	const struct rungs_ladder *whole;
	struct arena *arena;
	size_t *roles, *levels, *columns; /* new indices, GONE of what is cut */
	size_t *route;                    /* of the whole ladder */
	size_t route_count, most;
};

static size_t *indices(struct cutter *cutter, size_t count)
{
	size_t *made = arena_alloc(cutter->arena, (count + 1) * sizeof(*made));

	for (size_t i = 0; made != NULL && i < count; i++)
		made[i] = GONE;
	return made;
}

static size_t role_of(const struct rungs_ladder *ladder, const char *id)
{
	for (size_t i = 0; id != NULL && i < ladder->role_count; i++)
		if (strcmp(ladder->roles[i].brief.id, id) == 0)
			return i;
	return GONE;
}

static void keep(struct cutter *cutter, size_t role)
{
	const struct rungs_ladder_role *at = &cutter->whole->roles[role];

	cutter->roles[role] = cutter->levels[at->level] =
		cutter->columns[at->column] = 0;
}

/* Whether one more role fits beside those that are kept. */
static bool has_room(const struct cutter *cutter, size_t role)
{
	const struct rungs_ladder_role *at = &cutter->whole->roles[role];
	size_t beside = 0;

	for (size_t i = 0; i < cutter->whole->role_count; i++) {
		const struct rungs_ladder_role *other =
			&cutter->whole->roles[i];

		beside += cutter->roles[i] != GONE &&
			  other->level == at->level &&
			  other->column == at->column;
	}
	return cutter->roles[role] == GONE &&
	       cutter->columns[at->column] != GONE && beside < cutter->most;
}

static void keep_ways_on(struct cutter *cutter, size_t from, bool common)
{
	for (size_t i = 0; i < cutter->whole->move_count; i++) {
		const struct rungs_ladder_move *move = &cutter->whole->moves[i];
		bool is_common = move->commonness != NULL &&
				 strcmp(move->commonness, "common") == 0;

		if (move->from == from && is_common == common &&
		    has_room(cutter, move->to))
			keep(cutter, move->to);
	}
}

static void choose(struct cutter *cutter, const char *const *ids, size_t count)
{
	size_t columns = 0;

	for (size_t i = 0; i < count; i++) {
		size_t role = role_of(cutter->whole, ids[i]);

		if (role == GONE)
			continue;
		keep(cutter, role);
		cutter->route[cutter->route_count++] = role;
	}
	for (size_t i = 0; i < cutter->whole->column_count; i++)
		columns += cutter->columns[i] != GONE;
	cutter->most = columns > 1 ? 2 : 3;
	for (int common = 1; common >= 0; common--)
		for (size_t i = 0; i < cutter->route_count; i++)
			keep_ways_on(cutter, cutter->route[i], common != 0);
}

/* Numbers what is kept of count and copies it to out. */
static size_t pick(size_t count, size_t *kept, const struct rungs_ref *all,
		   struct rungs_ref *out)
{
	size_t picked = 0;

	for (size_t i = 0; i < count; i++) {
		if (kept[i] == GONE)
			continue;
		out[picked] = all[i];
		kept[i] = picked++;
	}
	return picked;
}

static void pick_roles(struct cutter *cutter, struct rungs_ladder *out)
{
	for (size_t i = 0; i < cutter->whole->role_count; i++) {
		struct rungs_ladder_role role = cutter->whole->roles[i];

		if (cutter->roles[i] == GONE)
			continue;
		cutter->roles[i] = out->role_count;
		role.level = cutter->levels[role.level];
		role.column = cutter->columns[role.column];
		out->roles[out->role_count++] = role;
	}
	for (size_t i = 0; i < cutter->whole->move_count; i++) {
		struct rungs_ladder_move move = cutter->whole->moves[i];

		if (cutter->roles[move.from] == GONE ||
		    cutter->roles[move.to] == GONE)
			continue;
		move.from = cutter->roles[move.from];
		move.to = cutter->roles[move.to];
		out->moves[out->move_count++] = move;
	}
	for (size_t i = 0; i < cutter->route_count; i++)
		cutter->route[i] = cutter->roles[cutter->route[i]];
}

static void *room(struct cutter *cutter, size_t count, size_t size)
{
	return arena_alloc(cutter->arena, (count + 1) * size);
}

static bool cut(struct cutter *cutter, struct ladder_cut *out,
		const char *const *ids, size_t count)
{
	const struct rungs_ladder *whole = cutter->whole;
	struct rungs_ladder *ladder = &out->ladder;

	*ladder = *whole;
	ladder->memory = NULL;
	ladder->role_count = ladder->move_count = 0;
	ladder->levels =
		room(cutter, whole->level_count, sizeof(*ladder->levels));
	ladder->columns =
		room(cutter, whole->column_count, sizeof(*ladder->columns));
	ladder->roles = room(cutter, whole->role_count, sizeof(*ladder->roles));
	ladder->moves = room(cutter, whole->move_count, sizeof(*ladder->moves));
	cutter->levels = indices(cutter, whole->level_count);
	cutter->columns = indices(cutter, whole->column_count);
	cutter->roles = indices(cutter, whole->role_count);
	cutter->route = indices(cutter, count);
	if (ladder->levels == NULL || ladder->columns == NULL ||
	    ladder->roles == NULL || ladder->moves == NULL ||
	    cutter->levels == NULL || cutter->columns == NULL ||
	    cutter->roles == NULL || cutter->route == NULL)
		return false;
	choose(cutter, ids, count);
	ladder->level_count = pick(whole->level_count, cutter->levels,
				   whole->levels, ladder->levels);
	ladder->column_count = pick(whole->column_count, cutter->columns,
				    whole->columns, ladder->columns);
	pick_roles(cutter, ladder);
	out->route = (struct ladder_route){cutter->route_count, cutter->route};
	return true;
}

bool ladder_cut_make(struct ladder_cut *out, const struct rungs_ladder *whole,
		     const char *const *ids, size_t count)
{
	struct cutter cutter = {.whole = whole, .arena = arena_new()};

	*out = (struct ladder_cut){.memory = cutter.arena};
	if (cutter.arena != NULL && cut(&cutter, out, ids, count))
		return true;
	ladder_cut_release(out);
	return false;
}

void ladder_cut_release(struct ladder_cut *cut)
{
	arena_free(cut->memory);
	*cut = (struct ladder_cut){0};
}
