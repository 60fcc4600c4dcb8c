#include "route_facts.h"

#include <math.h>
#include <string.h>

#include "error.h"

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
	void *larger = arena_grow(facts->reader->arena, array, count, size);

	if (larger == NULL)
		facts->reader->status = error_no_memory(facts->reader->error);
	return larger;
}

static bool role_read_at(struct route_facts *facts, uint32_t at,
			 struct rungs_role *out)
{
	struct reader *reader = facts->reader;
	const char *id = route_role_id(reader, at);

	if (id == NULL || !role_facts_read(reader, id, out)) {
		if (reader->status == RUNGS_OK)
			reader->status = error_set(
				reader->error, RUNGS_DAMAGED,
				"The atlas is damaged: its moves lead to roles "
				"that it does not have.");
		return false;
	}
	if (out->occupation.id != NULL)
		out->pay =
			pay_read_at(reader, id, &facts->pay, &out->pay_count);
	return reader->status == RUNGS_OK;
}

static bool role_of(struct route_facts *facts, uint32_t at,
		    struct rungs_role *out)
{
	struct route_fact *roles;

	for (size_t i = 0; i < facts->count; i++) {
		if (facts->roles[i].at == at) {
			*out = facts->roles[i].role;
			return true;
		}
	}
	if (!role_read_at(facts, at, out))
		return false;
	roles = grow(facts, facts->roles, facts->count, sizeof(*roles));
	if (roles == NULL)
		return false;
	roles[facts->count++] = (struct route_fact){at, *out};
	facts->roles = roles;
	return true;
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

bool route_step_read(struct route_facts *facts, const struct rungs_role *from,
		     struct rungs_role *to, bool any_education,
		     struct rungs_route_step *step)
{
	bool moves = true;

	step->to = to->brief;
	step->education = to->education_min;
	step->condition_count = to->condition_count;
	step->conditions = to->conditions;
	step->pay = route_pay_change(facts, from, to);
	if (from == NULL) {
		entry_read(facts, to, any_education, step);
	} else {
		step->from = from->brief;
		moves = move_between(facts->reader, from, to, &step->move);
		changes_read(facts, from, to, step);
	}
	return moves && facts->reader->status == RUNGS_OK;
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

static void move_is_missing(struct reader *reader)
{
	if (reader->status == RUNGS_OK)
		reader->status = error_set(reader->error, RUNGS_DAMAGED,
					   "The atlas is damaged: it packs a "
					   "move that it does not have.");
}

/* A step that an earlier route has, too, shares what was read then. */
static bool step_of(struct route_facts *facts, uint32_t from, uint32_t to,
		    struct rungs_route_step *out)
{
	struct route_step_fact *steps;
	struct rungs_role before, after;

	for (size_t i = 0; i < facts->step_count; i++) {
		if (facts->steps[i].from == from && facts->steps[i].to == to) {
			*out = facts->steps[i].step;
			return true;
		}
	}
	if (!role_of(facts, from, &before) || !role_of(facts, to, &after))
		return false;
	if (!route_step_read(facts, &before, &after, false, out)) {
		move_is_missing(facts->reader);
		return false;
	}
	steps = grow(facts, facts->steps, facts->step_count, sizeof(*steps));
	if (steps == NULL)
		return false;
	steps[facts->step_count++] = (struct route_step_fact){from, to, *out};
	facts->steps = steps;
	return true;
}

void route_facts_read(struct route_facts *facts, const struct path *path,
		      bool any_education, struct rungs_route *out)
{
	bool starts = facts->limits->from.id == NULL;
	struct rungs_role first, last;

	*out = (struct rungs_route){
		.years = path->years / 2.0,
		.years_known = true,
		.effort = (int)path->effort,
		.rare = (int)path->rare,
		.evidence = graph_evidence_word(path->evidence),
	};
	out->steps = room(facts, path->count, sizeof(*out->steps));
	if (out->steps == NULL || !role_of(facts, path->roles[0], &first) ||
	    (starts && !route_step_read(facts, NULL, &first, any_education,
					&out->steps[out->step_count++])))
		return;
	for (size_t i = 1; i < path->count; i++) {
		struct rungs_route_step *step = &out->steps[out->step_count++];

		if (!step_of(facts, path->roles[i - 1], path->roles[i], step))
			return;
		route_years_add(out, &step->move);
	}
	if (role_of(facts, path->roles[path->count - 1], &last))
		out->pay =
			route_pay_change(facts, starts ? NULL : &first, &last);
}
