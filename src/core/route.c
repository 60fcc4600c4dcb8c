#include <rungs/route.h>

#include <string.h>

#include "error.h"
#include "path_choice.h"
#include "route_facts.h"

/* Paths among which routes are chosen, and routes where it is not said. */
enum { CANDIDATES = 1000, ROUTES = 5 };

static const char *const limit_words[] = {
	[LIMIT_YEARS] = "max_years",
	[LIMIT_DEGREE] = "no_new_degree",
	[LIMIT_SOURCED] = "sourced",
	[LIMIT_COMMON] = "common",
	[LIMIT_EDUCATION] = "education",
	[LIMIT_WITHOUT] = "without",
	[LIMIT_AVOID] = "avoid",
	[LIMIT_THROUGH] = "through",
	[LIMIT_IN] = "in",
};

static bool find(struct reader *reader, const struct route_limits *limits,
		 const bool *dropped, size_t most,
		 struct paths_question *question, struct paths *paths)
{
	if (reader->status == RUNGS_OK &&
	    (!route_limits_question(limits, reader->arena, dropped, question) ||
	     !paths_find(reader->arena, question, most, paths)))
		reader->status = error_no_memory(reader->error);
	return reader->status == RUNGS_OK;
}

static void choose(struct route_facts *facts,
		   const struct paths_question *question,
		   const struct paths *paths, struct rungs_routes *out)
{
	struct reader *reader = facts->reader;
	size_t most = facts->limits->asked->routes;
	const struct path **taken;
	size_t *chosen, count = 0;
	bool *dominated;

	most = most == 0 ? ROUTES : most < CANDIDATES ? most : CANDIDATES;
	dominated =
		arena_alloc(reader->arena, paths->count * sizeof(*dominated));
	chosen = arena_alloc(reader->arena, most * sizeof(*chosen));
	taken = arena_alloc(reader->arena, most * sizeof(*taken));
	out->at = arena_alloc(reader->arena, most * sizeof(*out->at));
	if (dominated == NULL || chosen == NULL || taken == NULL ||
	    out->at == NULL ||
	    !paths_dominated(reader->arena, paths, dominated) ||
	    !paths_choose(reader->arena, question, paths, dominated, most,
			  chosen, &count)) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < count; i++)
		taken[i] = &paths->at[chosen[i]];
	route_facts_read(facts, taken, count, false, out->at);
	for (size_t i = 0; i < count; i++)
		out->at[i].dominated = dominated[chosen[i]];
	out->count = count;
}

/* Tells a limit, with the roles of the route that it bars. */
static void broken_read(struct route_facts *facts,
			const struct route_limit *limit,
			const struct path *path,
			const struct rungs_route *route,
			struct rungs_broken_limit *out)
{
	struct reader *reader = facts->reader;
	size_t first = facts->limits->from.id != NULL;

	out->limit = limit_words[limit->kind];
	if (limit->kind != LIMIT_DEGREE)
		out->value = limit->value;
	if (limit->bars == NULL)
		return;
	out->roles.at = arena_alloc(reader->arena,
				    path->count * sizeof(*out->roles.at));
	for (size_t i = first; out->roles.at != NULL && i < path->count; i++) {
		const struct rungs_route_step *step = &route->steps[i - first];

		if (!limit->bars[path->roles[i]])
			continue;
		out->roles.at[out->roles.count++] =
			(struct rungs_ref){step->to.id, step->to.title};
		if (limit->kind == LIMIT_DEGREE && step->education.id != NULL)
			out->value = step->education;
	}
}

/* The best route without some limits, if there is one. */
static void relax(struct route_facts *facts, const bool *dropped,
		  struct rungs_routes *out)
{
	const struct route_limits *limits = facts->limits;
	struct reader *reader = facts->reader;
	struct rungs_relaxation *relaxation =
		&out->relaxations[out->relaxation_count];
	struct paths_question question;
	const struct path *best;
	bool any_education = false;
	struct paths paths;

	if (!find(reader, limits, dropped, 1, &question, &paths))
		return;
	out->given_up = out->given_up || paths.given_up;
	if (paths.count == 0)
		return;
	*relaxation = (struct rungs_relaxation){
		.limits = arena_alloc(reader->arena,
				      limits->count *
					      sizeof(*relaxation->limits))};
	for (size_t i = 0; i < limits->count; i++)
		if (dropped[i] && limits->limits[i].kind == LIMIT_EDUCATION)
			any_education = true;
	best = &paths.at[0];
	route_facts_read(facts, &best, 1, any_education, &relaxation->route);
	for (size_t i = 0; reader->status == RUNGS_OK && i < limits->count; i++)
		if (route_limit_broken(limits, &limits->limits[i], best))
			broken_read(facts, &limits->limits[i], best,
				    &relaxation->route,
				    &relaxation->limits[relaxation->count++]);
	out->relaxation_count++;
}

/* Fewest years first, then fewest steps; of alike ones the first stays so. */
static void relaxations_sort(struct rungs_relaxation *at, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct rungs_relaxation one = at[i];
		size_t place = i;

		for (; place > 0; place--) {
			const struct rungs_route *before = &at[place - 1].route;

			if (before->years < one.route.years ||
			    (!(before->years > one.route.years) &&
			     before->step_count <= one.route.step_count))
				break;
			at[place] = at[place - 1];
		}
		at[place] = one;
	}
}

/* Each limit by itself, then each two; beyond FEW not every two. */
static void relax_some(struct route_facts *facts, bool *dropped, bool pairs,
		       struct rungs_routes *out)
{
	enum { FEW = 8 };
	size_t count = facts->limits->count;

	for (size_t i = 0; i < count && (!pairs || i < FEW); i++) {
		dropped[i] = true;
		if (!pairs)
			relax(facts, dropped, out);
		for (size_t j = i + 1; pairs && j < count && j < FEW; j++) {
			dropped[j] = true;
			relax(facts, dropped, out);
			dropped[j] = false;
		}
		dropped[i] = false;
	}
	relaxations_sort(out->relaxations, out->relaxation_count);
}

static void relax_all(struct route_facts *facts, struct rungs_routes *out)
{
	size_t count = facts->limits->count;
	struct arena *arena = facts->reader->arena;
	bool *dropped = arena_alloc(arena, count * sizeof(*dropped));

	/* No more than there are limits, or pairs of the first few. */
	out->relaxations =
		arena_alloc(arena, (count + 32) * sizeof(*out->relaxations));
	if (dropped == NULL || out->relaxations == NULL) {
		facts->reader->status = error_no_memory(facts->reader->error);
		return;
	}
	relax_some(facts, dropped, false, out);
	if (out->relaxation_count == 0 && count > 1)
		relax_some(facts, dropped, true, out);
	memset(dropped, true, count * sizeof(*dropped));
	if (out->relaxation_count == 0 && count > 2)
		relax(facts, dropped, out);
}

static void tell_ways(struct reader *reader, struct rungs_routes *out)
{
	struct ways {
		int known, known_from, known_to;
	};
	static const struct field fields[] = {
		INT(ways, known), INT(ways, known_from), INT(ways, known_to)};
	static const struct shape shape = SHAPE(ways, fields);
	size_t count;
	const struct ways *ways =
		ROWS(reader, STATEMENT_ROUTE_WAYS, &shape, &count, out->from.id,
		     out->to.kind == RUNGS_ROLE ? out->to.id : NULL);

	if (count == 0)
		return;
	out->known = (enum rungs_ways)ways->known;
	out->known_from = (enum rungs_ways)ways->known_from;
	out->known_to = (enum rungs_ways)ways->known_to;
}

enum rungs_status rungs_routes_get(struct rungs_atlas *atlas,
				   const struct rungs_route_question *question,
				   struct rungs_routes *out,
				   struct rungs_error *error)
{
	struct paths_question asked;
	struct route_limits limits;
	struct route_facts facts = {.limits = &limits};
	struct reader reader;
	struct paths paths;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	facts.reader = &reader;
	route_limits_read(&reader, question, &limits);
	if (!find(&reader, &limits, NULL, CANDIDATES, &asked, &paths))
		goto out;
	facts.pay = pay_basis_read(&reader);
	out->from = limits.from;
	out->to = limits.to;
	out->education = limits.education;
	out->given_up = paths.given_up;
	if (paths.count > 0)
		choose(&facts, &asked, &paths, out);
	else
		relax_all(&facts, out);
	if (out->count == 0 && out->relaxation_count == 0)
		tell_ways(&reader, out);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_routes_release(struct rungs_routes *routes)
{
	arena_free(routes->memory);
	*routes = (struct rungs_routes){0};
}
