#include <rungs/next.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "demand.h"
#include "error.h"
#include "shapes.h"

enum { LEVELS = 6, OPENINGS = 5 };

struct tally {
	int opened, risen;
};

struct degree {
	struct rungs_ref ref;
	int rank;
	bool profession;
	int years_min, years_max;
};

/* One question under way. */
struct asking {
	struct reader *reader;
	struct demands *demands;
	const struct rungs_records *profile;
	struct rungs_fit_brief *now; /* of each role */
	struct rungs_next *out;
	struct rungs_role own; /* brief.id NULL for none */
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

/* The role with a skill at some level. */
static struct rungs_fit_brief with_level(const struct asking *asking,
					 size_t role, const struct demand *one,
					 int level)
{
	struct rungs_fit_brief brief = asking->now[role];

	brief.gap -= demand_met(one, level) -
		     demand_met(one, asking->demands->has[one->what]);
	brief.band = demand_band(&brief);
	return brief;
}

static bool is_must(const struct asking *asking, const struct demand *one)
{
	return one->core && demand_is_skill(asking->demands, one);
}

static struct rungs_next_step *step_add(struct asking *asking,
					struct rungs_next_step step)
{
	struct rungs_next *out = asking->out;

	out->at = arena_grow(asking->reader->arena, out->at, out->count,
			     sizeof(*out->at));
	if (out->at == NULL) {
		out->count = 0;
		asking->reader->status = error_no_memory(asking->reader->error);
		return NULL;
	}
	out->at[out->count] = step;
	return &out->at[out->count++];
}

static void add_skills(struct asking *asking)
{
	const struct demands *demands = asking->demands;
	struct tally(*tallies)[LEVELS] =
		arena_alloc(asking->reader->arena,
			    (demands->skills.count + 1) * sizeof(*tallies));

	if (tallies == NULL) {
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	for (size_t r = 0; r < demands->role_count; r++) {
		for (uint32_t i = demands->roles[r].first;
		     i < demands->roles[r].end; i++) {
			const struct demand *one = &demands->at[i];

			if (!is_must(asking, one))
				continue;
			for (int l = demands->has[one->what] + 1; l < LEVELS;
			     l++)
				count_change(
					&tallies[one->what][l],
					asking->now[r].band,
					with_level(asking, r, one, l).band);
		}
	}
	for (size_t s = 0; s < demands->skills.count; s++) {
		const struct tally *best = NULL;

		for (int l = demands->has[s] + 1; l < LEVELS; l++) {
			const struct tally *tally = &tallies[s][l];

			if (best == NULL || tally->opened > best->opened ||
			    (tally->opened == best->opened &&
			     tally->risen > best->risen))
				best = tally;
		}
		if (best != NULL && best->opened + best->risen > 0)
			step_add(asking, (struct rungs_next_step){
						 .kind = RUNGS_SKILL,
						 .thing = demands->skills.at[s],
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
	size_t base = demands->skills.count;
	int *named = arena_alloc(asking->reader->arena,
				 (demands->certifications.count + 1) *
					 sizeof(*named));

	if (named == NULL) {
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	for (size_t r = 0; r < demands->role_count; r++) {
		for (uint32_t i = demands->roles[r].first;
		     i < demands->roles[r].end; i++) {
			const struct demand *one = &demands->at[i];

			if (one->what >= base && demands->has[one->what] == 0)
				named[one->what - base] +=
					in_reach(asking->now[r].band);
		}
	}
	for (size_t c = 0; c < demands->certifications.count; c++) {
		if (named[c] > 0)
			step_add(asking,
				 (struct rungs_next_step){
					 .kind = RUNGS_CERTIFICATION,
					 .thing = demands->certifications.at[c],
					 .years_min = RUNGS_UNKNOWN,
					 .years_max = RUNGS_UNKNOWN,
					 .named = named[c],
				 });
	}
}

static struct degree *degrees_read(struct reader *reader, size_t *count)
{
	static const struct field fields[] = {
		REF(degree, ref),       BOOL(degree, profession),
		INT(degree, rank),      INT(degree, years_min),
		INT(degree, years_max),
	};
	static const struct shape shape = SHAPE(degree, fields);

	return ROWS(reader, STATEMENT_NEXT_EDUCATION, &shape, count, NULL);
}

struct figure {
	const char *measure;
	double value;
	const char *unit, *place, *year;
	struct rungs_basis basis;
};

static struct figure *figures_read(struct reader *reader, const char *degree,
				   size_t *count)
{
	static const struct field fields[] = {
		TEXT(figure, measure), REAL(figure, value), TEXT(figure, unit),
		TEXT(figure, place),   TEXT(figure, year),  BASIS(figure),
	};
	static const struct shape shape = SHAPE(figure, fields);

	return ROWS(reader, STATEMENT_NEXT_FIGURES, &shape, count, degree);
}

/* What people with each of both degrees earn, where one source tells both. */
static struct rungs_degree_pay pay_of(struct asking *asking, const char *before,
				      const char *after)
{
	struct rungs_degree_pay pay = {.before = NAN, .after = NAN};
	size_t had, have;
	struct figure *old = figures_read(asking->reader, before, &had);
	struct figure *new = figures_read(asking->reader, after, &have);

	for (size_t i = 0; i < had; i++) {
		for (size_t j = 0; j < have; j++) {
			if (strcmp(old[i].place, new[j].place) != 0 ||
			    strcmp(old[i].year, new[j].year) != 0 ||
			    strcmp(old[i].unit, new[j].unit) != 0)
				continue;
			return (struct rungs_degree_pay){
				.before = old[i].value,
				.after = new[j].value,
				.measure = new[j].measure,
				.unit = new[j].unit,
				.place = new[j].place,
				.year = new[j].year,
				.basis = new[j].basis,
			};
		}
	}
	return pay;
}

static int years_more(int from, int to)
{
	if (from < 0 || to < 0)
		return RUNGS_UNKNOWN;
	return to > from ? to - from : 0;
}

/* How all roles are with another degree; the demands are as before after. */
static void judge_with(struct asking *asking, const struct degree *degree,
		       size_t role, struct rungs_fit_brief *out)
{
	struct demands *demands = asking->demands;
	struct rungs_ref had = demands->education;
	int rank = demands->education_rank;

	demands->education = degree->ref;
	demands->education_rank = degree->rank;
	demand_judge(demands, &demands->roles[role], out);
	demands->education = had;
	demands->education_rank = rank;
}

static void add_degrees(struct asking *asking)
{
	struct demands *demands = asking->demands;
	const struct degree none = {.years_min = 0, .years_max = 0};
	const struct degree *own = &none;
	size_t count;
	struct degree *degrees = degrees_read(asking->reader, &count);

	for (size_t i = 0; i < count; i++) {
		if (demands->education.id != NULL &&
		    strcmp(degrees[i].ref.id, demands->education.id) == 0)
			own = &degrees[i];
	}
	for (size_t i = 0; i < count; i++) {
		const struct degree *degree = &degrees[i];
		struct tally tally = {0};

		if (degree->rank <= demands->education_rank ||
		    degree->rank <= 0)
			continue;
		for (size_t r = 0; r < demands->role_count; r++) {
			struct rungs_fit_brief then;

			judge_with(asking, degree, r, &then);
			count_change(&tally, asking->now[r].band, then.band);
		}
		if (degree->profession && tally.opened + tally.risen == 0)
			continue;
		step_add(asking,
			 (struct rungs_next_step){
				 .kind = RUNGS_EDUCATION,
				 .thing = degree->ref,
				 .years_min = years_more(own->years_min,
							 degree->years_min),
				 .years_max = years_more(own->years_max,
							 degree->years_max),
				 .opened = tally.opened,
				 .risen = tally.risen,
				 .pay = pay_of(asking, demands->education.id,
					       degree->ref.id),
			 });
	}
}

static int compare(const struct rungs_next_step *a,
		   const struct rungs_next_step *b)
{
	if (a->opened != b->opened)
		return b->opened - a->opened;
	if (a->risen != b->risen)
		return b->risen - a->risen;
	if (a->to - a->from != b->to - b->from)
		return (a->to - a->from) - (b->to - b->from);
	return b->named - a->named;
}

/* Best first, what is equal as it came, and at most so many of a kind. */
static void rank(struct rungs_next *next, size_t most)
{
	size_t kept[RUNGS_KIND_COUNT] = {0}, count = 0;

	for (size_t i = 1; i < next->count; i++) {
		struct rungs_next_step step = next->at[i];
		size_t at = i;

		for (; at > 0 && compare(&step, &next->at[at - 1]) < 0; at--)
			next->at[at] = next->at[at - 1];
		next->at[at] = step;
	}
	for (size_t i = 0; i < next->count; i++) {
		if (kept[next->at[i].kind]++ < most)
			next->at[count++] = next->at[i];
	}
	next->count = count;
}

/* Of a role the newest pay of the place that is wanted, or its first. */
static const struct rungs_pay *pay_at(const struct asking *asking,
				      const struct rungs_role *role)
{
	for (size_t i = 0; i < role->pay_count; i++) {
		if (asking->out->place.id == NULL ||
		    strcmp(role->pay[i].place, asking->out->place.id) == 0)
			return &role->pay[i];
	}
	return NULL;
}

static void compare_pay(struct asking *asking, struct rungs_opening *opening)
{
	struct rungs_pay_change *change = &opening->pay;
	const struct rungs_pay *own, *pay;
	struct rungs_role role;

	*change = (struct rungs_pay_change){
		.amount = NAN, .before = NAN, .after = NAN};
	if (!role_facts_read(asking->reader, opening->role.id, &role))
		return;
	pay = pay_at(asking, &role);
	if (pay == NULL)
		return;
	change->after = pay->median;
	change->place = pay->place;
	change->year = pay->year;
	change->currency = pay->currency;
	change->basis = pay->basis;
	own = asking->own.brief.id != NULL ? pay_at(asking, &asking->own)
					   : NULL;
	if (own == NULL || strcmp(own->place, pay->place) != 0 ||
	    strcmp(own->year, pay->year) != 0 ||
	    strcmp(own->currency, pay->currency) != 0)
		return;
	change->before = own->median;
	change->amount = change->after - change->before;
}

/* The role as the step leaves it; false if it asks nothing of the step. */
static bool after_step(struct asking *asking,
		       const struct rungs_next_step *step, size_t role,
		       const struct degree *degrees, size_t degree_count,
		       struct rungs_fit_brief *out)
{
	const struct demand_role *of = &asking->demands->roles[role];

	if (step->kind == RUNGS_EDUCATION) {
		for (size_t i = 0; i < degree_count; i++) {
			if (strcmp(degrees[i].ref.id, step->thing.id) == 0)
				judge_with(asking, &degrees[i], role, out);
		}
		return true;
	}
	for (uint32_t i = of->first; i < of->end; i++) {
		const struct demand *one = &asking->demands->at[i];

		if (is_must(asking, one) &&
		    strcmp(asking->demands->skills.at[one->what].id,
			   step->thing.id) == 0) {
			*out = with_level(asking, role, one, step->to);
			return true;
		}
	}
	return false;
}

static void add_openings(struct asking *asking, struct rungs_next_step *step,
			 const struct degree *degrees, size_t degree_count)
{
	step->openings = arena_alloc(asking->reader->arena,
				     OPENINGS * sizeof(*step->openings));
	if (step->openings == NULL || step->kind == RUNGS_CERTIFICATION)
		return;
	for (size_t r = 0;
	     r < asking->demands->role_count && step->opening_count < OPENINGS;
	     r++) {
		const struct rungs_fit_brief *now = &asking->now[r];
		struct rungs_fit_brief then = *now;

		if (in_reach(now->band) ||
		    !after_step(asking, step, r, degrees, degree_count,
				&then) ||
		    !in_reach(then.band))
			continue;
		struct rungs_opening *opening =
			&step->openings[step->opening_count++];
		*opening = (struct rungs_opening){
			.role = now->role,
			.before = now->band,
			.after = then.band,
			.gap_before = now->gap,
			.gap_after = then.gap,
			.asked = now->asked,
		};
		compare_pay(asking, opening);
	}
}

/* The role of one's experience of most years. */
static void own_read(struct asking *asking)
{
	const struct rungs_record *most = NULL, *place;

	for (size_t i = 0; i < asking->profile->count; i++) {
		const struct rungs_record *record = &asking->profile->at[i];

		if (record->section == RUNGS_HAS_EXPERIENCE &&
		    strncmp(record->id, "role/", 5) == 0 &&
		    names_find(&asking->demands->role_ids, record->id + 5,
			       strlen(record->id + 5)) != NAMES_NONE &&
		    (most == NULL || record->years > most->years))
			most = record;
	}
	place = rungs_records_find(asking->profile, RUNGS_PAY_PLACE, NULL);
	if (place != NULL) {
		const char *id = arena_text(asking->reader->arena, place->id);

		asking->out->place = (struct rungs_ref){id, id};
	}
	if (most == NULL ||
	    !role_facts_read(asking->reader, most->id + 5, &asking->own))
		return;
	asking->out->own = (struct rungs_ref){asking->own.brief.id,
					      asking->own.brief.title};
}

static void next_make(struct asking *asking, size_t most)
{
	struct demands *demands = asking->demands;
	struct degree *degrees;
	size_t degree_count;

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
	add_skills(asking);
	add_degrees(asking);
	add_certifications(asking);
	rank(asking->out, most);
	own_read(asking);
	degrees = degrees_read(asking->reader, &degree_count);
	for (size_t i = 0;
	     i < asking->out->count && asking->reader->status == RUNGS_OK; i++)
		add_openings(asking, &asking->out->at[i], degrees,
			     degree_count);
}

enum rungs_status rungs_next_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 size_t most, struct rungs_next *out,
				 struct rungs_error *error)
{
	struct reader reader;
	struct demands demands;
	struct asking asking = {.reader = &reader,
				.demands = &demands,
				.profile = profile,
				.out = out};

	*out = (struct rungs_next){0};
	reader_init(&reader, atlas, error);
	demands_read(&reader, profile, &demands);
	if (reader.status == RUNGS_OK)
		next_make(&asking, most);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_next_release(struct rungs_next *next)
{
	arena_free(next->memory);
	*next = (struct rungs_next){0};
}
