#include <rungs/next.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "demand.h"
#include "error.h"
#include "next_pay.h"
#include "shapes.h"

enum { LEVELS = 6, OPENINGS = 5 };

struct tally {
	int opened, risen;
};

/* A step that may be worth it. */
struct option {
	struct rungs_next_step step; /* of skills and certifications without a
				      * name */
	uint32_t what;               /* of a degree its place */
	size_t place;                /* as it came */
};

/* One question under way. */
struct asking {
	struct reader *reader;
	struct demands *demands;
	const struct rungs_records *profile;
	struct rungs_fit_brief *now; /* of each role */
	struct rungs_next *out;
	size_t option_count;
	struct option *options;
	unsigned kinds;              /* of steps, bits 1 << kind */
	size_t openings;             /* told of a step, at most */
	const struct rungs_pay *own; /* of one's own role; NULL for none */
};

static bool in_reach(enum rungs_band band)
{
	return band <= RUNGS_NEAR;
}

static void count_change(struct tally *tally, enum rungs_band before,
			 enum rungs_band after)
{
	if (after >= before)
		return;
	if (in_reach(after) && !in_reach(before))
		tally->opened++;
	else
		tally->risen++;
}

/* The gap of a role with a skill at some level. */
static int gap_with(const struct asking *asking, size_t role,
		    const struct demand *one, int level)
{
	return asking->now[role].gap - demand_met(one, level) +
	       demand_met(one, asking->demands->has[one->what]);
}

static bool is_must(const struct asking *asking, const struct demand *one)
{
	return one->core && demand_is_skill(asking->demands, one);
}

static void option_add(struct asking *asking, size_t what,
		       struct rungs_next_step step)
{
	struct reader *reader = asking->reader;

	asking->options =
		arena_grow(reader->arena, asking->options, asking->option_count,
			   sizeof(*asking->options));
	if (asking->options == NULL) {
		asking->option_count = 0;
		reader->status = error_no_memory(reader->error);
		return;
	}
	asking->options[asking->option_count] =
		(struct option){step, (uint32_t)what, asking->option_count};
	asking->option_count++;
}

/* Whether a single skill can bring a role nearer: most rise by none. */
static bool may_rise(const struct asking *asking, size_t role)
{
	const struct rungs_fit_brief *now = &asking->now[role];

	return demand_band_at(now, now->gap - (LEVELS - 1)) < now->band;
}

/* What each level of a skill would do to a role that asks it. */
static void tally_skill(const struct asking *asking,
			struct tally tallies[LEVELS], size_t role,
			const struct demand *one)
{
	const struct rungs_fit_brief *now = &asking->now[role];
	int most = LEVELS - 1;

	if (!is_must(asking, one) ||
	    demand_band_at(now, gap_with(asking, role, one, most)) >= now->band)
		return;
	for (int l = asking->demands->has[one->what] + 1; l <= most; l++)
		count_change(
			&tallies[l], now->band,
			demand_band_at(now, gap_with(asking, role, one, l)));
}

static void add_skills(struct asking *asking)
{
	const struct demands *demands = asking->demands;
	struct tally(*tallies)[LEVELS] =
		arena_alloc(asking->reader->arena,
			    (demands->skill_count + 1) * sizeof(*tallies));

	if (tallies == NULL) {
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	for (size_t r = 0; r < demands->role_count; r++) {
		const struct demand_role *role = &demands->roles[r];

		if (!may_rise(asking, r))
			continue;
		for (size_t i = 0; i < role->count; i++)
			tally_skill(asking, tallies[role->asks[i].what], r,
				    &role->asks[i]);
	}
	for (size_t s = 0; s < demands->skill_count; s++) {
		const struct tally *best = NULL;

		for (int l = demands->has[s] + 1; l < LEVELS; l++) {
			const struct tally *tally = &tallies[s][l];

			if (best == NULL || tally->opened > best->opened ||
			    (tally->opened == best->opened &&
			     tally->risen > best->risen))
				best = tally;
		}
		if (best != NULL && best->opened + best->risen > 0)
			option_add(asking, s,
				   (struct rungs_next_step){
					   .kind = RUNGS_SKILL,
					   .from = demands->has[s],
					   .to = (int)(best - tallies[s]),
					   .years_min = RUNGS_UNKNOWN,
					   .years_max = RUNGS_UNKNOWN,
					   .opened = best->opened,
					   .risen = best->risen,
				   });
	}
}

static void add_certifications(struct asking *asking)
{
	const struct demands *demands = asking->demands;
	size_t base = demands->skill_count;
	int *named = arena_alloc(asking->reader->arena,
				 (demands->certification_count + 1) *
					 sizeof(*named));

	if (named == NULL) {
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	for (size_t r = 0; r < demands->role_count; r++) {
		const struct demand_role *role = &demands->roles[r];

		if (!in_reach(asking->now[r].band))
			continue;
		for (size_t i = 0; i < role->count; i++) {
			uint32_t what = role->asks[i].what;

			if (what >= base && demands->has[what] == 0)
				named[what - base]++;
		}
	}
	for (size_t c = 0; c < demands->certification_count; c++) {
		if (named[c] > 0)
			option_add(asking, base + c,
				   (struct rungs_next_step){
					   .kind = RUNGS_CERTIFICATION,
					   .years_min = RUNGS_UNKNOWN,
					   .years_max = RUNGS_UNKNOWN,
					   .named = named[c],
				   });
	}
}

static int years_more(int from, int to)
{
	if (from < 0 || to < 0)
		return RUNGS_UNKNOWN;
	return to > from ? to - from : 0;
}

/* The band of a role with another degree than one's own. */
static enum rungs_band band_with(const struct asking *asking, size_t role,
				 const struct demand_degree *degree)
{
	struct rungs_fit_brief brief = asking->now[role];

	brief.education_short = !demand_degree_met(
		degree, asking->demands->roles[role].education);
	return demand_band(&brief);
}

static void add_degree(struct asking *asking, size_t place)
{
	static const struct demand_degree none = {.rank = -1};
	const struct demands *demands = asking->demands;
	const struct demand_degree *degree = &demands->degrees[place];
	const struct demand_degree *own =
		demands->education != NULL ? demands->education : &none;
	struct tally tally = {0};

	if (degree->rank <= own->rank || degree->rank <= 0)
		return;
	for (size_t r = 0; r < demands->role_count; r++)
		if (asking->now[r].education_short)
			count_change(&tally, asking->now[r].band,
				     band_with(asking, r, degree));
	if (degree->profession && tally.opened + tally.risen == 0)
		return;
	option_add(asking, place,
		   (struct rungs_next_step){
			   .kind = RUNGS_EDUCATION,
			   .thing = degree->ref,
			   .years_min = years_more(own->years_min,
						   degree->years_min),
			   .years_max = years_more(own->years_max,
						   degree->years_max),
			   .opened = tally.opened,
			   .risen = tally.risen,
		   });
}

static int compare(const void *left, const void *right)
{
	const struct option *one = left, *other = right;
	const struct rungs_next_step *a = &one->step, *b = &other->step;

	if (a->opened != b->opened)
		return b->opened - a->opened;
	if (a->risen != b->risen)
		return b->risen - a->risen;
	if (a->to - a->from != b->to - b->from)
		return (a->to - a->from) - (b->to - b->from);
	if (a->named != b->named)
		return b->named - a->named;
	return one->place < other->place ? -1 : 1;
}

/* Best first, and at most so many of a kind. */
static void rank(struct asking *asking, size_t most)
{
	size_t kept[RUNGS_KIND_COUNT] = {0}, count = 0;
	struct option *options = asking->options;

	if (asking->option_count > 0)
		qsort(options, asking->option_count, sizeof(*options), compare);
	for (size_t i = 0; i < asking->option_count; i++) {
		if (kept[options[i].step.kind]++ < most)
			options[count++] = options[i];
	}
	asking->option_count = count;
}

static const struct rungs_pay *pay_of(const struct asking *asking,
				      const char *role)
{
	return next_pay(asking->reader, role, asking->out->place.id);
}

/* Adds a role to those that a step tells of, unless they are enough. */
static struct rungs_opening *role_add(struct asking *asking,
				      struct rungs_opening **roles,
				      size_t *count, size_t role,
				      const struct rungs_fit_brief *after)
{
	static const struct rungs_pay_change none = {
		.amount = NAN, .before = NAN, .after = NAN};
	const struct rungs_fit_brief *now = &asking->now[role];

	if (*count >= asking->openings || asking->reader->status != RUNGS_OK)
		return NULL;
	*roles = arena_grow(asking->reader->arena, *roles, *count,
			    sizeof(**roles));
	if (*roles == NULL) {
		*count = 0;
		asking->reader->status = error_no_memory(asking->reader->error);
		return NULL;
	}
	(*roles)[*count] = (struct rungs_opening){
		.role = now->role,
		.before = now->band,
		.after = after->band,
		.gap_before = now->gap,
		.gap_after = after->gap,
		.asked = now->asked,
		.pay = none,
	};
	return &(*roles)[(*count)++];
}

/* The role once the step is done. */
static struct rungs_fit_brief with_step(const struct asking *asking,
					const struct option *option,
					size_t role, const struct demand *one)
{
	struct rungs_fit_brief brief = asking->now[role];

	if (option->step.kind == RUNGS_SKILL) {
		brief.gap = gap_with(asking, role, one, option->step.to);
		brief.band = demand_band(&brief);
	} else if (option->step.kind == RUNGS_EDUCATION) {
		brief.band = band_with(asking, role,
				       &asking->demands->degrees[option->what]);
	}
	return brief;
}

/* Tells of a role that asks the option, if that changes its fit, or if it is in
 * reach and names it. */
static void role_try(struct asking *asking, size_t number, size_t role,
		     const struct demand *one)
{
	const struct option *option = &asking->options[number];
	struct rungs_next_step *step = &asking->out->at[number];
	const struct rungs_fit_brief *now = &asking->now[role];
	struct rungs_fit_brief after = with_step(asking, option, role, one);
	struct rungs_opening *opening = NULL;

	if (in_reach(after.band) &&
	    (step->kind == RUNGS_CERTIFICATION || !in_reach(now->band)))
		opening = role_add(asking, &step->openings,
				   &step->opening_count, role, &after);
	else if (after.band < now->band)
		(void)role_add(asking, &step->rises, &step->rise_count, role,
			       &after);
	if (opening != NULL)
		opening->pay = next_pay_change(asking->own,
					       pay_of(asking, now->role.id));
}

static void degree_openings_add(struct asking *asking, size_t number)
{
	for (size_t r = 0; r < asking->demands->role_count; r++)
		if (asking->now[r].education_short)
			role_try(asking, number, r, NULL);
}

/* Of skills and certifications, all at once: each demand is looked at once. */
static void openings_add(struct asking *asking)
{
	const struct demands *demands = asking->demands;
	size_t count = demands->skill_count + demands->certification_count;
	/* By what is asked: the option, from 1; 0 for none. */
	size_t *number = arena_alloc(asking->reader->arena,
				     (count + 1) * sizeof(*number));

	if (number == NULL) {
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	for (size_t i = 0; i < asking->option_count; i++)
		if (asking->options[i].step.kind != RUNGS_EDUCATION)
			number[asking->options[i].what] = i + 1;
	for (size_t r = 0; r < demands->role_count; r++) {
		const struct demand_role *role = &demands->roles[r];

		if (!in_reach(asking->now[r].band) && !may_rise(asking, r))
			continue;
		for (size_t i = 0; i < role->count; i++) {
			const struct demand *one = &role->asks[i];

			if (number[one->what] > 0 &&
			    (is_must(asking, one) ||
			     !demand_is_skill(demands, one)))
				role_try(asking, number[one->what] - 1, r, one);
		}
	}
}

/* Copies the options that are left, each with its name. */
static void steps_add(struct asking *asking)
{
	struct reader *reader = asking->reader;
	size_t count = asking->option_count, named = 0;
	struct rungs_next *out = asking->out;
	const struct rungs_ref *names = NULL;
	uint32_t *whats = arena_alloc(reader->arena, count * sizeof(*whats));

	out->at = arena_alloc(reader->arena, (count + 1) * sizeof(*out->at));
	if (out->at == NULL || whats == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < count; i++)
		if (asking->options[i].step.kind != RUNGS_EDUCATION)
			whats[named++] = asking->options[i].what;
	names = demands_names(reader, asking->demands, whats, named);
	for (size_t i = 0; names != NULL && i < count; i++) {
		out->at[i] = asking->options[i].step;
		if (out->at[i].kind != RUNGS_EDUCATION)
			out->at[i].thing = *names++;
	}
	out->count = count;
}

static void degree_tell(struct asking *asking, size_t number)
{
	const struct demand_degree *own = asking->demands->education;
	struct rungs_next_step *step = &asking->out->at[number];

	step->pay = next_degree_pay(asking->reader,
				    own != NULL ? own->ref.id : NULL,
				    step->thing.id);
	degree_openings_add(asking, number);
}

/* Tells all there is of the steps. */
static void steps_tell(struct asking *asking)
{
	for (size_t i = 0;
	     i < asking->out->count && asking->reader->status == RUNGS_OK; i++)
		if (asking->out->at[i].kind == RUNGS_EDUCATION)
			degree_tell(asking, i);
	if (asking->reader->status == RUNGS_OK)
		openings_add(asking);
}

/* The role of one's experience of most years. */
static void own_read(struct asking *asking)
{
	const struct rungs_record *most = NULL, *place;
	size_t own = DEMANDS_NONE;

	for (size_t i = 0; i < asking->profile->count; i++) {
		const struct rungs_record *record = &asking->profile->at[i];
		size_t role;

		if (record->section != RUNGS_HAS_EXPERIENCE ||
		    strncmp(record->id, "role/", 5) != 0 ||
		    (most != NULL && record->years <= most->years))
			continue;
		role = demands_role(asking->reader, asking->demands,
				    record->id + 5);
		if (role == DEMANDS_NONE)
			continue;
		most = record;
		own = role;
	}
	place = rungs_records_find(asking->profile, RUNGS_PAY_PLACE, NULL);
	if (place != NULL) {
		const char *id = arena_text(asking->reader->arena, place->id);

		asking->out->place = (struct rungs_ref){id, id};
	}
	if (own == DEMANDS_NONE)
		return;
	asking->out->own = (struct rungs_ref){asking->now[own].role.id,
					      asking->now[own].role.title};
	asking->own = pay_of(asking, asking->out->own.id);
}

/* Leaves the option of the one thing, or none. */
static void choose(struct asking *asking, enum rungs_kind kind, const char *id)
{
	const struct demands *demands = asking->demands;
	size_t what = 0, count = 0;

	if (kind == RUNGS_EDUCATION)
		while (what < demands->degree_count &&
		       strcmp(demands->degrees[what].ref.id, id) != 0)
			what++;
	else
		what = demands_what(asking->reader, demands, kind, id);
	for (size_t i = 0; i < asking->option_count; i++) {
		if (asking->options[i].step.kind == kind &&
		    asking->options[i].what == what)
			asking->options[count++] = asking->options[i];
	}
	asking->option_count = count;
}

/* Everything that may be worth it. */
static void options_add(struct asking *asking)
{
	struct demands *demands = asking->demands;

	asking->now =
		arena_alloc(asking->reader->arena,
			    (demands->role_count + 1) * sizeof(*asking->now));
	if (asking->now == NULL) {
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	for (size_t r = 0; r < demands->role_count; r++) {
		demand_judge(demands, &demands->roles[r], &asking->now[r]);
		asking->out->in_reach += in_reach(asking->now[r].band);
	}
	if ((asking->kinds & 1u << RUNGS_SKILL) != 0)
		add_skills(asking);
	for (size_t i = 0; i < demands->degree_count; i++)
		if ((asking->kinds & 1u << RUNGS_EDUCATION) != 0)
			add_degree(asking, i);
	if ((asking->kinds & 1u << RUNGS_CERTIFICATION) != 0)
		add_certifications(asking);
}

static void begin(struct asking *asking, struct rungs_atlas *atlas,
		  struct rungs_error *error)
{
	*asking->out = (struct rungs_next){0};
	reader_init(asking->reader, atlas, error);
	demands_read(asking->reader, asking->profile, asking->demands);
	if (asking->reader->status == RUNGS_OK)
		options_add(asking);
}

static enum rungs_status finish(struct asking *asking)
{
	struct rungs_next *out = asking->out;

	if (asking->reader->status == RUNGS_OK)
		steps_add(asking);
	if (asking->reader->status == RUNGS_OK && asking->openings > 0)
		own_read(asking);
	if (asking->reader->status == RUNGS_OK && asking->openings > 0)
		steps_tell(asking);
	return reader_finish(asking->reader, out, sizeof(*out), &out->memory);
}

static enum rungs_status best_get(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  size_t most, size_t openings,
				  struct rungs_next *out,
				  struct rungs_error *error)
{
	struct reader reader;
	struct demands demands;
	struct asking asking = {.reader = &reader,
				.demands = &demands,
				.profile = profile,
				.out = out,
				.kinds = ~0u,
				.openings = openings};

	begin(&asking, atlas, error);
	rank(&asking, most);
	return finish(&asking);
}

enum rungs_status rungs_next_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 size_t most, struct rungs_next *out,
				 struct rungs_error *error)
{
	return best_get(atlas, profile, most, OPENINGS, out, error);
}

enum rungs_status rungs_next_head(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  size_t most, struct rungs_next *out,
				  struct rungs_error *error)
{
	return best_get(atlas, profile, most, 0, out, error);
}

enum rungs_status rungs_next_step_get(struct rungs_atlas *atlas,
				      const struct rungs_records *profile,
				      enum rungs_kind kind, const char *id,
				      struct rungs_next *out,
				      struct rungs_error *error)
{
	struct reader reader;
	struct demands demands;
	struct asking asking = {.reader = &reader,
				.demands = &demands,
				.profile = profile,
				.out = out,
				.kinds = 1u << kind,
				.openings = SIZE_MAX};

	begin(&asking, atlas, error);
	if (reader.status == RUNGS_OK)
		choose(&asking, kind, id);
	return finish(&asking);
}

void rungs_next_release(struct rungs_next *next)
{
	arena_free(next->memory);
	*next = (struct rungs_next){0};
}
