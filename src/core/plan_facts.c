#include "plan_facts.h"

#include <math.h>
#include <string.h>

#include "error.h"
#include "source_set.h"

/* Certifications that a stage advises at the most. */
enum { CERTIFICATIONS = 3 };

static bool is(const char *text, const char *word)
{
	return text != NULL && strcmp(text, word) == 0;
}

static void *room(struct plan_facts *facts, size_t count, size_t size)
{
	void *out = arena_alloc(facts->reader->arena, count * size);

	if (out == NULL)
		facts->reader->status = error_no_memory(facts->reader->error);
	return out;
}

/* Roles and moves ----------------------------------------------------------- */

/* A step of which only the names are left. */
static void step_name(struct rungs_route_step *step,
		      const struct rungs_ref *from, const struct rungs_ref *to)
{
	struct rungs_pay_change none = {.amount = (double)NAN,
					.before = (double)NAN,
					.after = (double)NAN};

	*step = (struct rungs_route_step){
		.to = {.id = to->id, .title = to->name},
		.move = {.to = *to,
			 .years_min = RUNGS_UNKNOWN,
			 .years_max = RUNGS_UNKNOWN},
		.pay = none,
	};
	if (!is(from->id, PLAN_START)) {
		step->from.id = from->id;
		step->from.title = from->name;
		step->move.from = *from;
	}
}

/* What profile and roles before make of a skill. */
static int level_before(const struct plan_facts *facts, size_t at,
			const char *skill)
{
	int level = holding_level(facts->holding, skill);

	for (size_t i = 0; i < at; i++) {
		const struct rungs_role *role = &facts->at[i].role;

		for (size_t n = 0; n < role->requirement_count; n++) {
			const struct rungs_requirement *asks =
				&role->requirements[n];
			int had = asks->level > 0 ? asks->level : 1;

			if (is(asks->id, skill) && had > level)
				level = had;
		}
	}
	return level;
}

static int effort_of(const struct rungs_move *move)
{
	int effort = 0;

	for (size_t i = 0; i < move->gap_count; i++) {
		const struct rungs_gap *gap = &move->gaps[i];

		effort += gap->needs > gap->has ? gap->needs - gap->has : 1;
	}
	return effort;
}

/* Leaves the gaps that are the person's own. */
static void gaps_narrow(struct plan_facts *facts, size_t at,
			struct rungs_move *move)
{
	size_t left = 0;

	for (size_t i = 0; i < move->gap_count; i++) {
		struct rungs_gap gap = move->gaps[i];
		int has = level_before(facts, at, gap.skill.id);

		if (has > 0 && has >= gap.needs)
			continue;
		gap.has = has > gap.has ? has : gap.has;
		move->gaps[left++] = gap;
	}
	move->gap_count = left;
}

/* The move to a role whose neighbour may be gone. */
static void step_read(struct plan_facts *facts, size_t at,
		      const struct rungs_ref *roles)
{
	struct plan_fact *fact = &facts->at[at], *before = fact - 1;
	bool starts = is(roles[at - 1].id, PLAN_START);
	struct rungs_role to = fact->role;

	step_name(&fact->step, &roles[at - 1], &roles[at]);
	if (!fact->known || !before->known)
		return;
	fact->moves =
		route_step_read(&facts->route, starts ? NULL : &before->role,
				&to, true, &fact->step);
	if (starts && fact->step.entry_count == 0)
		fact->moves = false;
	fact->effort = effort_of(&fact->step.move);
	gaps_narrow(facts, at, &fact->step.move);
	if (!fact->moves) {
		fact->step.move = (struct rungs_move){
			.from = starts ? (struct rungs_ref){0} : roles[at - 1],
			.to = roles[at],
			.years_min = RUNGS_UNKNOWN,
			.years_max = RUNGS_UNKNOWN};
	}
}

/* What is missing ----------------------------------------------------------- */

static void skills_tell(struct plan_facts *facts, size_t at,
			struct told_stage *stage)
{
	const struct rungs_role *role = &facts->at[at].role;

	stage->skills =
		room(facts, role->requirement_count, sizeof(*stage->skills));
	for (size_t i = 0; stage->skills != NULL && i < role->requirement_count;
	     i++) {
		const struct rungs_requirement *asks = &role->requirements[i];

		if (asks->id == NULL || asks->baseline)
			continue;
		stage->skills[stage->skill_count++] = (struct told_skill){
			.skill = {asks->id, asks->name},
			.needs = asks->level,
			.from = level_before(facts, at, asks->id),
			.core = is(asks->importance, "core"),
		};
	}
}

static const struct demand_degree *degree_before(const struct plan_facts *facts,
						 size_t at)
{
	const struct holding *holding = facts->holding;
	const struct rungs_record *record =
		rungs_records_find(holding->profile, RUNGS_HAS_EDUCATION, NULL);
	const struct demand_degree *best =
		holding_degree(holding, record != NULL ? record->id : NULL);

	for (size_t i = 0; i < at; i++) {
		const struct demand_degree *asked = holding_degree(
			holding, plan_facts_degree(facts, i)->id);

		if (asked != NULL && (best == NULL || asked->rank > best->rank))
			best = asked;
	}
	return best;
}

const struct rungs_ref *plan_facts_degree(const struct plan_facts *facts,
					  size_t at)
{
	const struct plan_fact *fact = &facts->at[at];
	const struct rungs_ref *least = &fact->role.education_min;
	const struct holding *holding = facts->holding;
	const struct demand_degree *has, *then;

	if (fact->step.entry_count == 0)
		return least;
	has = degree_before(facts, at);
	then = holding_degree(holding, least->id);
	for (size_t i = 0; i < fact->step.entry_count; i++) {
		const struct demand_degree *opens = holding_degree(
			holding, fact->step.entries[i].education.id);

		if (opens == NULL || degree_covers(has, opens) ||
		    degree_covers(then, opens))
			return least;
	}
	return &fact->step.entries[0].education;
}

/* The usual years that a degree takes beyond another. */
static int beyond(int years, int before)
{
	return years < 0 || before < 0 ? RUNGS_UNKNOWN
	       : years > before        ? years - before
				       : 0;
}

bool plan_facts_lack_degree(const struct plan_facts *facts, size_t at)
{
	const struct demand_degree *asked = holding_degree(
		facts->holding, plan_facts_degree(facts, at)->id);

	return asked != NULL && !degree_covers(degree_before(facts, at), asked);
}

static void study_tell(struct plan_facts *facts, size_t at,
		       struct told_stage *stage)
{
	const struct demand_degree *has = degree_before(facts, at);
	const struct demand_degree *asked = holding_degree(
		facts->holding, plan_facts_degree(facts, at)->id);

	if (!plan_facts_lack_degree(facts, at))
		return;
	stage->study_min =
		beyond(asked->years_min, has != NULL ? has->years_min : 0);
	stage->study_max =
		beyond(asked->years_max, has != NULL ? has->years_max : 0);
}

static bool is_advised(const struct told *told, const char *certification)
{
	for (size_t i = 0; i < told->count; i++) {
		const struct told_stage *stage = &told->stages[i];

		for (size_t n = 0; n < stage->certification_count; n++) {
			if (is(stage->certifications[n].certification.id,
			       certification))
				return true;
		}
	}
	return false;
}

static void advise(struct plan_facts *facts, struct told_stage *stage,
		   const struct rungs_role_certification *one)
{
	if (stage->certification_count == CERTIFICATIONS || one->id == NULL ||
	    is(one->status, "retired") ||
	    holding_has_certification(facts->holding, one->id) ||
	    is_advised(&facts->told, one->id))
		return;
	stage->certifications[stage->certification_count++] =
		(struct told_certification){{one->id, one->name}, one->status};
}

/* Those often asked, then those that help. */
static void certifications_tell(struct plan_facts *facts, size_t at,
				struct told_stage *stage)
{
	const struct rungs_role *role = &facts->at[at].role;

	stage->certifications =
		room(facts, CERTIFICATIONS, sizeof(*stage->certifications));
	for (int often = 1; stage->certifications != NULL && often >= 0;
	     often--) {
		for (size_t i = 0; i < role->certification_count; i++) {
			const struct rungs_role_certification *one =
				&role->certifications[i];

			if (is(one->usefulness, "often asked") == (often == 1))
				advise(facts, stage, one);
		}
	}
}

static void stage_tell(struct plan_facts *facts, size_t at,
		       const struct rungs_ref *name)
{
	struct told_stage *stage = &facts->told.stages[at];
	const struct plan_fact *fact = &facts->at[at];
	struct rungs_pay_change pay;

	*stage = told_nothing();
	stage->role = *name;
	if (!fact->known || is(name->id, PLAN_START))
		return;
	stage->role.name = fact->role.brief.title;
	stage->kind = fact->moves ? fact->step.move.kind : NULL;
	stage->years_min = fact->step.move.years_min;
	stage->years_max = fact->step.move.years_max;
	stage->education = fact->role.education_min;
	pay = route_pay_change(&facts->route, NULL, &fact->role);
	stage->place = pay.place;
	stage->year = pay.year;
	stage->currency = pay.currency;
	stage->pay = pay.after;
	if (at == 0)
		return;
	skills_tell(facts, at, stage);
	study_tell(facts, at, stage);
	certifications_tell(facts, at, stage);
}

static void about_tell(struct reader *reader, struct told *told)
{
	static const struct field fields[] = {TEXT(told, atlas_name),
					      TEXT(told, atlas_release)};
	static const struct shape shape = SHAPE(told, fields);
	struct told about = {0};

	row_read(reader, STATEMENT_ABOUT, &shape, &about, NULL);
	told->atlas_name = about.atlas_name;
	told->atlas_release = about.atlas_release;
}

static bool role_find(struct reader *reader, const char *id,
		      struct rungs_role *out)
{
	struct rungs_thing thing;

	return thing_read(reader, RUNGS_ROLE, id, &thing) &&
	       role_asks_read(reader, id, out);
}

void plan_facts_read(struct reader *reader, const struct holding *holding,
		     const struct rungs_ref *roles, size_t count,
		     struct plan_facts *out)
{
	static const struct route_limits none;

	*out = (struct plan_facts){.reader = reader, .holding = holding};
	out->route.reader = reader;
	out->route.limits = &none;
	out->route.pay = pay_basis_read(reader);
	out->at = room(out, count, sizeof(*out->at));
	out->told.stages = room(out, count, sizeof(*out->told.stages));
	for (size_t i = 0; i < count && reader->status == RUNGS_OK; i++) {
		struct plan_fact *fact = &out->at[i];

		fact->known = (i == 0 && is(roles[i].id, PLAN_START)) ||
			      role_find(reader, roles[i].id, &fact->role);
		if (i > 0)
			step_read(out, i, roles);
		out->count++;
		stage_tell(out, i, &roles[i]);
		out->told.count++;
	}
	about_tell(reader, &out->told);
}

/* The whole ----------------------------------------------------------------- */

void plan_facts_route(const struct plan_facts *facts, struct rungs_route *out)
{
	enum graph_evidence weakest = GRAPH_OBSERVED;
	const struct plan_fact *first = facts->at, *last;

	*out = (struct rungs_route){.years_known = true};
	for (size_t i = 1; i < facts->count; i++) {
		const struct rungs_move *move = &facts->at[i].step.move;
		enum graph_evidence evidence =
			graph_evidence_of(move->basis.evidence);

		/* A first job has no years before it. */
		if (!facts->at[i].moves || facts->at[i].step.from.id != NULL)
			route_years_add(out, move);
		out->effort += facts->at[i].effort;
		weakest = evidence > weakest ? evidence : weakest;
	}
	out->years = (out->years_min + out->years_max) / 2.0;
	out->evidence = graph_evidence_word(weakest);
	out->pay.amount = out->pay.before = out->pay.after = (double)NAN;
	if (facts->count < 2)
		return;
	last = &facts->at[facts->count - 1];
	if (last->known && first->known)
		out->pay = route_pay_change(
			&facts->route,
			first->role.brief.id != NULL ? &first->role : NULL,
			&last->role);
}

struct rungs_refs plan_facts_sources(const struct plan_facts *facts)
{
	struct source_set set = {0};
	struct reader *reader = facts->reader;

	for (size_t i = 0; i < facts->count; i++) {
		const struct plan_fact *fact = &facts->at[i];
		const struct rungs_role *role = &fact->role;

		source_set_add(&set, reader, &fact->step.move.basis);
		source_set_add(&set, reader, &fact->step.pay.basis);
		for (size_t n = 0; i > 0 && n < role->requirement_count; n++)
			source_set_add(&set, reader,
				       &role->requirements[n].basis);
		for (size_t n = 0; i > 0 && n < role->certification_count; n++)
			source_set_add(&set, reader,
				       &role->certifications[n].basis);
	}
	return source_set_refs(&set, reader);
}

const char *plan_fact_usefulness(const struct plan_fact *fact,
				 const char *certification)
{
	const struct rungs_role *role = &fact->role;

	for (size_t i = 0; i < role->certification_count; i++) {
		if (is(role->certifications[i].id, certification))
			return role->certifications[i].usefulness;
	}
	return NULL;
}
