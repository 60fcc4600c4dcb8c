#include "route_facts.h"

#include <math.h>
#include <string.h>

#include "error.h"

/* In place of a role that a step is from: what one's own education opens, or any
 * does. */
#define FROM_STUDY UINT32_MAX
#define FROM_ANY_STUDY (UINT32_MAX - 1)

static void *room(struct route_facts *facts, size_t count, size_t size)
{
	void *out = arena_alloc(facts->reader->arena, count * size);

	if (out == NULL)
		facts->reader->status = error_no_memory(facts->reader->error);
	return out;
}

/* Room for one more; NULL after a failure. */
static void *grow(struct route_facts *facts, void *array, size_t count,
		  size_t size)
{
	void *larger =
		facts->reader->status == RUNGS_OK
			? arena_grow(facts->reader->arena, array, count, size)
			: NULL;

	if (larger == NULL && facts->reader->status == RUNGS_OK)
		facts->reader->status = error_no_memory(facts->reader->error);
	return larger;
}

/* Changes ------------------------------------------------------------------ */

static const struct rungs_role_condition *condition_of(
	const struct rungs_role *role, const char *id)
{
	for (size_t i = 0; i < role->condition_count; i++)
		if (strcmp(role->conditions[i].id, id) == 0)
			return &role->conditions[i];
	return NULL;
}

/* Only what is known of both changes. */
static void changes_read(struct route_facts *facts,
			 const struct rungs_role *from,
			 const struct rungs_role *to,
			 struct rungs_route_step *step)
{
	step->changes =
		room(facts, to->condition_count, sizeof(*step->changes));
	for (size_t i = 0; step->changes != NULL && i < to->condition_count;
	     i++) {
		const struct rungs_role_condition *after = &to->conditions[i];
		const struct rungs_role_condition *before;

		if (after->id == NULL)
			continue;
		before = condition_of(from, after->id);
		if (before == NULL || before->value == after->value)
			continue;
		step->changes[step->change_count++] =
			(struct rungs_condition_change){
				.condition = {after->id, after->name},
				.before = before->value,
				.after = after->value,
				.before_word = before->word,
				.after_word = after->word,
			};
	}
}

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static const struct rungs_pay *pay_of(const struct route_facts *facts,
				      const struct rungs_role *role)
{
	for (size_t i = 0; i < role->pay_count; i++) {
		const struct rungs_pay *pay = &role->pay[i];

		if (same(pay->place, facts->pay.place) &&
		    same(pay->year, facts->pay.year) &&
		    same(pay->currency, facts->pay.currency) &&
		    isfinite(pay->median))
			return pay;
	}
	return NULL;
}

static struct rungs_basis weaker(const struct rungs_basis *a,
				 const struct rungs_basis *b)
{
	return graph_evidence_of(a->evidence) > graph_evidence_of(b->evidence)
		       ? *a
		       : *b;
}

struct rungs_pay_change route_pay_change(const struct route_facts *facts,
					 const struct rungs_role *from,
					 const struct rungs_role *to)
{
	const struct rungs_pay *before =
		from != NULL ? pay_of(facts, from) : NULL;
	const struct rungs_pay *after = pay_of(facts, to);
	struct rungs_pay_change out = {.amount = (double)NAN,
				       .before = (double)NAN,
				       .after = (double)NAN};

	if (after == NULL || (from != NULL && before == NULL))
		return out;
	out.after = after->median;
	out.place = after->place;
	out.year = after->year;
	out.currency = after->currency;
	out.basis = after->basis;
	if (before == NULL)
		return out;
	out.before = before->median;
	out.amount = after->median - before->median;
	out.basis = weaker(&after->basis, &before->basis);
	return out;
}

/* Steps --------------------------------------------------------------------- */

/* A first step asks all that the role asks. */
static void entry_read(struct route_facts *facts, struct rungs_role *to,
		       bool any_education, struct rungs_route_step *step)
{
	const char *education =
		any_education ? NULL : facts->limits->asked->education;
	struct rungs_move *move = &step->move;

	requirements_read(facts->reader, to);
	step->entries = entries_read(facts->reader, to->brief.id, education,
				     &step->entry_count);
	move->to = (struct rungs_ref){to->brief.id, to->brief.title};
	move->other_level = to->brief.level;
	move->other_track = to->brief.track;
	move->other_specialization = to->brief.specialization;
	move->kind = "entry";
	move->years_min = move->years_max = RUNGS_UNKNOWN;
	move->gaps = room(facts, to->requirement_count, sizeof(*move->gaps));
	for (size_t i = 0; move->gaps != NULL && i < to->requirement_count;
	     i++) {
		const struct rungs_requirement *asks = &to->requirements[i];

		move->gaps[move->gap_count++] = (struct rungs_gap){
			.skill = {asks->id, asks->name},
			.needs = asks->level,
			.core = same(asks->importance, "core"),
		};
	}
	for (size_t i = 0; i < step->entry_count; i++) {
		const struct rungs_entry_route *entry = &step->entries[i];

		if (i > 0 && graph_evidence_of(entry->basis.evidence) >=
				     graph_evidence_of(move->basis.evidence))
			continue;
		move->basis = entry->basis;
		move->commonness = entry->commonness;
	}
}

/* All but the move. */
static void step_begin(struct route_facts *facts, const struct rungs_role *from,
		       const struct rungs_role *to,
		       struct rungs_route_step *step)
{
	step->to = to->brief;
	step->education = to->education_min;
	step->condition_count = to->condition_count;
	step->conditions = to->conditions;
	step->pay = route_pay_change(facts, from, to);
	if (from == NULL)
		return;
	step->from = from->brief;
	changes_read(facts, from, to, step);
}

bool route_step_read(struct route_facts *facts, const struct rungs_role *from,
		     struct rungs_role *to, bool any_education,
		     struct rungs_route_step *step)
{
	struct reader *reader = facts->reader;
	bool moves = true;

	step_begin(facts, from, to, step);
	if (from == NULL) {
		entry_read(facts, to, any_education, step);
	} else {
		moves = move_between(reader, from, to, &step->move);
		gaps_read(reader, &step->move, moves);
	}
	return moves && reader->status == RUNGS_OK;
}

void route_years_add(struct rungs_route *route, const struct rungs_move *move)
{
	int least = move->years_min, most = move->years_max;

	if (least == RUNGS_UNKNOWN)
		least = most;
	if (most == RUNGS_UNKNOWN)
		most = least;
	route->years_known = route->years_known && least != RUNGS_UNKNOWN;
	route->years_min += least > 0 ? least : 0;
	route->years_max += most > 0 ? most : 0;
}

/* What paths touch -------------------------------------------------------- */

/* Those that no path before has; the places of others are taken meanwhile. */
static uint32_t *roles_new(struct route_facts *facts,
			   const struct path *const *paths, size_t count,
			   size_t *new_count)
{
	static const struct rungs_role awaited;
	uint32_t *out = NULL, *larger;

	*new_count = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t n = 0; n < paths[i]->count; n++) {
			uint32_t role = paths[i]->roles[n];

			if (facts->roles[role] != NULL)
				continue;
			larger = grow(facts, out, *new_count, sizeof(*out));
			if (larger == NULL)
				return NULL;
			out = larger;
			out[(*new_count)++] = role;
			facts->roles[role] = &awaited;
		}
	}
	return out;
}

static void roles_read(struct route_facts *facts,
		       const struct path *const *paths, size_t count)
{
	size_t new_count;
	uint32_t *new_roles;
	struct rungs_role *read;

	if (facts->roles == NULL)
		facts->roles = room(facts, facts->limits->graph.role_count,
				    sizeof(*facts->roles));
	if (facts->roles == NULL)
		return;
	new_roles = roles_new(facts, paths, count, &new_count);
	read = role_facts_read(facts->reader, new_roles, new_count,
			       &facts->pay);
	for (size_t i = 0; read != NULL && i < new_count; i++)
		facts->roles[new_roles[i]] = &read[i];
}

static struct rungs_route_step *step_of(const struct route_facts *facts,
					uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < facts->step_count; i++)
		if (facts->steps[i].from == from && facts->steps[i].to == to)
			return &facts->steps[i].step;
	return NULL;
}

static void step_add(struct route_facts *facts, uint32_t from, uint32_t to)
{
	struct route_step_fact *steps;

	if (step_of(facts, from, to) != NULL)
		return;
	steps = grow(facts, facts->steps, facts->step_count, sizeof(*steps));
	if (steps == NULL)
		return;
	steps[facts->step_count++] =
		(struct route_step_fact){.from = from, .to = to};
	facts->steps = steps;
}

static void steps_fill(struct route_facts *facts, size_t first)
{
	struct reader *reader = facts->reader;
	size_t count = facts->step_count - first;
	struct rungs_move *moves = room(facts, count, sizeof(*moves));

	for (size_t i = 0; i < count && reader->status == RUNGS_OK; i++) {
		struct route_step_fact *fact = &facts->steps[first + i];
		const struct rungs_role *from = facts->roles[fact->from];
		const struct rungs_role *to = facts->roles[fact->to];

		step_begin(facts, from, to, &fact->step);
		if (!move_between(reader, from, to, &moves[i]) &&
		    reader->status == RUNGS_OK)
			reader->status = error_set(
				reader->error, RUNGS_DAMAGED,
				"The atlas is damaged: it packs a move that it "
				"does not have.");
	}
	gaps_read(reader, moves, count);
	for (size_t i = 0; reader->status == RUNGS_OK && i < count; i++)
		facts->steps[first + i].step.move = moves[i];
}

static void steps_read(struct route_facts *facts,
		       const struct path *const *paths, size_t count)
{
	size_t first = facts->step_count;

	for (size_t i = 0; i < count; i++)
		for (size_t n = 1; n < paths[i]->count; n++)
			step_add(facts, paths[i]->roles[n - 1],
				 paths[i]->roles[n]);
	if (facts->reader->status == RUNGS_OK)
		steps_fill(facts, first);
}

/* The first step from no job yet, with what all of its routes share. */
static bool entry_add(struct route_facts *facts, uint32_t role,
		      bool any_education, struct rungs_route_step *out)
{
	uint32_t from = any_education ? FROM_ANY_STUDY : FROM_STUDY;
	struct rungs_route_step *known = step_of(facts, from, role);
	struct rungs_role first = *facts->roles[role];

	if (known == NULL) {
		step_add(facts, from, role);
		known = step_of(facts, from, role);
		if (known == NULL ||
		    !route_step_read(facts, NULL, &first, any_education, known))
			return false;
	}
	*out = *known;
	return true;
}

static void route_make(struct route_facts *facts, const struct path *path,
		       bool any_education, struct rungs_route *out)
{
	bool starts = facts->limits->from.id == NULL;

	*out = (struct rungs_route){
		.years = path->years / 2.0,
		.years_known = true,
		.effort = (int)path->effort,
		.rare = (int)path->rare,
		.evidence = graph_evidence_word(path->evidence),
	};
	out->steps = room(facts, path->count, sizeof(*out->steps));
	if (out->steps == NULL ||
	    (starts && !entry_add(facts, path->roles[0], any_education,
				  &out->steps[out->step_count++])))
		return;
	for (size_t i = 1; i < path->count; i++) {
		struct rungs_route_step *step = &out->steps[out->step_count++];

		*step = *step_of(facts, path->roles[i - 1], path->roles[i]);
		route_years_add(out, &step->move);
	}
	out->pay = route_pay_change(
		facts, starts ? NULL : facts->roles[path->roles[0]],
		facts->roles[path->roles[path->count - 1]]);
}

void route_facts_read(struct route_facts *facts,
		      const struct path *const *paths, size_t count,
		      bool any_education, struct rungs_route *out)
{
	roles_read(facts, paths, count);
	if (facts->reader->status == RUNGS_OK)
		steps_read(facts, paths, count);
	for (size_t i = 0; facts->reader->status == RUNGS_OK && i < count; i++)
		route_make(facts, paths[i], any_education, &out[i]);
}
