/* A plan of a route. */
#include <string.h>

#include "date.h"
#include "error.h"
#include "plan_facts.h"
#include "plan_record.h"

/* A step before it has its number. */
struct draft {
	struct rungs_record record;
	int day; /* on which it is due */
};

struct making {
	struct edits edits;
	const char *plan; /* its id */
	const struct rungs_plan_wish *wish;
	const struct plan_facts *facts;
	int number; /* of the next step */
	/* Of the stage under way, from 1. */
	int stage;
	size_t count;
	struct draft *steps;
};

static bool is_taken(const struct rungs_records *profile, const char *id)
{
	return rungs_records_find(profile, RUNGS_PLANNED, id) != NULL ||
	       plan_next_number(profile, id) > 1;
}

static const char *free_id(struct arena *arena,
			   const struct rungs_records *profile,
			   const char *role)
{
	const char *id = role;

	for (int i = 2; id != NULL && is_taken(profile, id); i++)
		id = arena_format(arena, "%s-%d", role, i);
	return id;
}

static void put_step(struct making *making, enum rungs_plan_step_kind kind,
		     enum rungs_kind thing, const struct rungs_ref *ref,
		     int level)
{
	struct arena *arena = making->edits.arena;
	struct rungs_record record = {
		.section = RUNGS_STEP,
		.name = ref->name,
		.text = rungs_plan_step_word(kind),
		.about = arena_format(arena, "%s/%s",
				      rungs_kind_singular(thing), ref->id),
		.level = level,
		.stage = making->stage,
	};

	making->steps = arena_grow(arena, making->steps, making->count,
				   sizeof(*making->steps));
	if (record.about == NULL || making->steps == NULL) {
		making->edits.status = error_no_memory(making->edits.error);
		making->count = 0;
		return;
	}
	making->steps[making->count++] = (struct draft){.record = record};
}

/* Levels to learn; a skill of no level counts one. */
static int gap_of(const struct told_skill *skill)
{
	int needs = skill->needs > 0 ? skill->needs : 1;

	return needs > skill->from ? needs - skill->from : 0;
}

static bool is_learned(const struct making *making,
		       const struct told_skill *skill)
{
	return gap_of(skill) > 0 && (skill->core || making->wish->all_skills);
}

/* Core skills first, wider gaps first, else as the role has them. */
static void put_skills(struct making *making, const struct told_stage *stage)
{
	enum { WIDEST = 5 };

	for (int core = 1; core >= 0; core--) {
		for (int gap = WIDEST; gap > 0; gap--) {
			for (size_t i = 0; i < stage->skill_count; i++) {
				const struct told_skill *one =
					&stage->skills[i];

				if (one->core == (core == 1) &&
				    gap_of(one) == gap &&
				    is_learned(making, one))
					put_step(making, RUNGS_PLAN_LEARN,
						 RUNGS_SKILL, &one->skill,
						 one->needs);
			}
		}
	}
}

/* What is due by the end of a stage, in the order of doing it. */
static void put_steps(struct making *making, size_t at)
{
	const struct told_stage *stage = &making->facts->told.stages[at];
	bool job = at > 1 || strcmp(stage[-1].role.id, PLAN_START) != 0;

	put_skills(making, stage);
	for (size_t i = 0; i < stage->certification_count; i++)
		put_step(making, RUNGS_PLAN_CERTIFY, RUNGS_CERTIFICATION,
			 &stage->certifications[i].certification, 0);
	if (job)
		put_step(making, RUNGS_PLAN_ASK, RUNGS_ROLE, &stage->role, 0);
	put_step(making, RUNGS_PLAN_APPLY, RUNGS_ROLE, &stage->role, 0);
}

/* Spreads the steps over the days of their stage. */
static void spread(struct making *making, int from, int to)
{
	for (size_t i = 0; i < making->count; i++)
		making->steps[i].day =
			date_part(from, to, i + 1, making->count);
}

/* The degree goes on beside the rest, and stands where it is done. */
static void put_study(struct making *making, size_t stage, int from, int to)
{
	struct draft study;
	size_t at;

	put_step(making, RUNGS_PLAN_STUDY, RUNGS_EDUCATION,
		 plan_facts_degree(making->facts, stage), 0);
	if (making->edits.status != RUNGS_OK)
		return;
	at = making->count - 1;
	study = making->steps[at];
	study.day =
		told_study_day(&making->facts->told.stages[stage], from, to);
	for (; at > 0 && making->steps[at - 1].day >= study.day; at--)
		making->steps[at] = making->steps[at - 1];
	making->steps[at] = study;
}

static void keep_steps(struct making *making, bool dated)
{
	struct arena *arena = making->edits.arena;
	char date[DATE_SIZE];

	for (size_t i = 0; i < making->count; i++) {
		struct rungs_record record = making->steps[i].record;

		record.id = arena_format(arena, "%s/%d", making->plan,
					 making->number++);
		if (dated)
			record.date = date_write(making->steps[i].day, date);
		if (record.id == NULL)
			making->edits.status =
				error_no_memory(making->edits.error);
		edits_put(&making->edits, &record);
	}
}

/* Makes the steps of a stage, from a day on, which becomes its last; dated
 * becomes false where it is not known how long the stage takes, and any time
 * is as good to tell the order of what is to be done. */
static void make_stage(struct making *making, size_t at, int *day, bool *dated)
{
	enum { ANY = 12 };
	const struct told_stage *stage = &making->facts->told.stages[at];
	int months = told_months(stage);
	int end = date_add_months(*day, months < 0 ? ANY : months);

	making->stage = (int)at;
	making->count = 0;
	put_steps(making, at);
	spread(making, *day, end);
	if (plan_facts_lack_degree(making->facts, at))
		put_study(making, at, *day, end);
	*dated = *dated && months >= 0;
	keep_steps(making, *dated);
	*day = end;
}

static void put_plan(struct making *making, const struct rungs_ref *roles)
{
	const struct plan_facts *facts = making->facts;
	struct arena *arena = making->edits.arena;
	struct told told = facts->told;
	const struct told_stage *last = &told.stages[facts->count - 1];
	const char *route = roles[0].id;

	for (size_t i = 1; route != NULL && i < facts->count; i++)
		route = arena_format(arena, "%s;%s", route, roles[i].id);
	told.begins = making->wish->begins != NULL ? making->wish->begins
						   : making->wish->today;
	struct rungs_record record = {
		.section = RUNGS_PLANNED,
		.id = making->plan,
		.name = making->wish->name != NULL ? making->wish->name
						   : last->role.name,
		.text = route,
		.date = making->wish->today,
		.told = told_write(arena, &told),
	};

	if (record.text == NULL || record.told == NULL)
		making->edits.status = error_no_memory(making->edits.error);
	edits_put(&making->edits, &record);
}

/* The roles of a route, where it sets out first. */
static struct rungs_ref *roles_of(struct edits *edits,
				  const struct rungs_route *route)
{
	struct rungs_ref *out = arena_alloc(
		edits->arena, (route->step_count + 1) * sizeof(*out));

	if (out == NULL) {
		edits->status = error_no_memory(edits->error);
		return NULL;
	}
	out[0] = (struct rungs_ref){PLAN_START, PLAN_START};
	if (route->steps[0].from.id != NULL)
		out[0] = (struct rungs_ref){route->steps[0].from.id,
					    route->steps[0].from.title};
	for (size_t i = 0; i < route->step_count; i++)
		out[i + 1] = (struct rungs_ref){route->steps[i].to.id,
						route->steps[i].to.title};
	return out;
}

static void check_wish(struct edits *edits, const struct rungs_plan_wish *wish)
{
	edits_check_date(edits, wish->today);
	if (wish->begins != NULL)
		edits_check_date(edits, wish->begins);
	if (wish->name != NULL)
		edits_check_text(edits, wish->name);
}

static void make(struct making *making, const struct rungs_ref *roles)
{
	const struct rungs_plan_wish *wish = making->wish;
	bool dated = true;
	int day = 0;

	date_parse(wish->begins != NULL ? wish->begins : wish->today, &day);
	put_plan(making, roles);
	for (size_t i = 1; i < making->facts->count; i++) {
		make_stage(making, i, &day, &dated);
		if (making->edits.status != RUNGS_OK)
			return;
	}
}

enum rungs_status rungs_plan_make(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  const struct rungs_route *route,
				  const struct rungs_plan_wish *wish,
				  struct rungs_edits *out,
				  struct rungs_error *error)
{
	struct making making = {.wish = wish, .number = 1};
	struct reader reader;
	struct holding holding = {0};
	struct plan_facts facts;
	struct rungs_ref *roles;

	edits_begin(&making.edits, out, error);
	reader_init(&reader, atlas, error);
	if (making.edits.status != RUNGS_OK || reader.status != RUNGS_OK)
		goto out;
	check_wish(&making.edits, wish);
	if (route->step_count == 0 && making.edits.status == RUNGS_OK)
		making.edits.status = error_set(error, RUNGS_BAD_INPUT,
						"The route has no step.");
	roles = making.edits.status == RUNGS_OK ? roles_of(&making.edits, route)
						: NULL;
	if (roles == NULL)
		goto out;
	holding_read(&reader, profile, &holding);
	plan_facts_read(&reader, &holding, roles, route->step_count + 1,
			&facts);
	making.facts = &facts;
	making.plan = free_id(making.edits.arena, profile,
			      roles[route->step_count].id);
	if (making.plan == NULL)
		making.edits.status = error_no_memory(error);
	if (reader.status == RUNGS_OK && making.edits.status == RUNGS_OK)
		make(&making, roles);
out:
	if (making.edits.status == RUNGS_OK)
		making.edits.status = reader.status;
	arena_free(reader.arena);
	return edits_finish(&making.edits);
}
