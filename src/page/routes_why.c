/* What tells routes apart, and what to relax. */
#include <math.h>
#include <string.h>

#include "routes.h"
#include "words.h"

/* From this value on a role has much of a condition. */
enum { MUCH = 2 };

/* A measure of which less is better; NaN for what is not known. */
typedef double measure(const struct rungs_route *route);

static double fast(const struct rungs_route *route)
{
	return route->years;
}

static double easy(const struct rungs_route *route)
{
	return route->effort;
}

static double paid(const struct rungs_route *route)
{
	return -route->pay.amount;
}

static double proved(const struct rungs_route *route)
{
	static const char *const words[] = {"observed", "published", "derived",
					    "editorial"};
	double at = 0;

	while (at < 3 && strcmp(words[(size_t)at], route->evidence) != 0)
		at++;
	return at;
}

static double brief(const struct rungs_route *route)
{
	return (double)route->step_count;
}

static const struct {
	measure *of;
	const char *best;
} measures[] = {
	{fast, "fastest"},
	{easy, "least to learn"},
	{paid, "best paid at its end"},
	{proved, "strongest evidence"},
	{brief, "fewest steps"},
};

/* Whether a route is better by a measure than every other. */
static bool is_best(const struct rungs_routes *routes, size_t which,
		    measure *of)
{
	double own = of(&routes->at[which]);

	for (size_t i = 0; i < routes->count; i++)
		if (i != which && !(own < of(&routes->at[i])))
			return false;
	return routes->count > 1;
}

/* How much of a condition the role of a step has; -1 for not known. */
static int value_of(const struct rungs_route_step *step, const char *condition)
{
	for (size_t i = 0; i < step->condition_count; i++) {
		const struct rungs_role_condition *one = &step->conditions[i];

		if (one->id && condition && strcmp(one->id, condition) == 0)
			return one->value;
	}
	return -1;
}

/* The most of a condition in the roles that a route comes to; -1 for not
 * known of all. */
static int most_of(const struct rungs_route *route, const char *condition)
{
	int most = 0;

	for (size_t i = 0; i < route->step_count; i++) {
		int value = value_of(&route->steps[i], condition);

		if (value < 0)
			return -1;
		most = value > most ? value : most;
	}
	return most;
}

/* Conditions that every other route has much of. */
static const char *spared(struct builder *builder,
			  const struct rungs_routes *routes, size_t which)
{
	const struct rungs_route *route = &routes->at[which];
	const struct rungs_route_step *last =
		&route->steps[route->step_count - 1];
	const char *text = NULL;

	for (size_t i = 0; i < last->condition_count; i++) {
		const struct rungs_role_condition *one = &last->conditions[i];
		int own = one->id ? most_of(route, one->id) : -1;
		bool others = routes->count > 1 && own >= 0 && own < MUCH;

		for (size_t j = 0; j < routes->count && others; j++)
			others = j == which ||
				 most_of(&routes->at[j], one->id) >= MUCH;
		if (others)
			text = builder_and(
				builder, text, "; ",
				builder_format(builder,
					       "the only one with little of "
					       "%s",
					       one->name));
	}
	return text;
}

static bool has_role(const struct rungs_route *route, const char *id)
{
	for (size_t i = 0; i < route->step_count; i++)
		if (strcmp(route->steps[i].to.id, id) == 0)
			return true;
	return false;
}

/* The first of its middle roles that no other goes through. */
static const char *by_way_of(struct builder *builder,
			     const struct rungs_routes *routes, size_t which)
{
	const struct rungs_route *route = &routes->at[which];

	for (size_t i = 0; i + 1 < route->step_count; i++) {
		const struct rungs_role_brief *role = &route->steps[i].to;
		bool own = true;

		for (size_t j = 0; j < routes->count && own; j++)
			own = j == which || !has_role(&routes->at[j], role->id);
		if (own)
			return builder_format(builder, "by way of %s (%s)",
					      role->title,
					      role->specialization.name);
	}
	return route->step_count == 1 ? "in one step" : NULL;
}

/* '1.5 years more'; NULL for no difference. */
static const char *more_or_less(struct builder *builder, double change,
				const char *unit, const char *of)
{
	double size = fabs(change);
	bool one = size > 0.99 && size < 1.01;

	if (size < 0.01)
		return NULL;
	return builder_format(builder, "%s %s%s %s%s",
			      words_number(builder, size), unit, one ? "" : "s",
			      change > 0 ? "more" : "less", of);
}

/* 'step' or 'steps' of that sort, in words. */
static const char *steps_that(struct builder *builder, int count, size_t of,
			      const char *what)
{
	if ((size_t)count == of)
		return builder_format(builder,
				      of == 1 ? "its one step is %s"
					      : "all its steps are %s",
				      what);
	return builder_format(builder, "%d of its %zu steps %s %s", count, of,
			      count == 1 ? "is" : "are", what);
}

/* How many people go that way; NULL where nobody says. */
static const char *commonness(struct builder *builder,
			      const struct rungs_routes *routes, size_t which)
{
	const struct rungs_route *route = &routes->at[which];
	bool every_common = true, differ = false;

	for (size_t i = 0; i < route->step_count; i++) {
		const char *word = route->steps[i].move.commonness;

		every_common =
			every_common && word && strcmp(word, "common") == 0;
	}
	if (route->rare > 0)
		return steps_that(builder, route->rare, route->step_count,
				  "rare or doubtful");
	if (every_common && routes->count > 1)
		return "every step is common";
	for (size_t i = 0; i < routes->count; i++)
		differ = differ || routes->at[i].rare > 0;
	return differ ? "no step is rare or doubtful" : NULL;
}

/* What is given and taken beside the first. */
static const char *beside_first(struct builder *builder,
				const struct rungs_routes *routes, size_t which)
{
	const struct rungs_route *first = &routes->at[0];
	const struct rungs_route *route = &routes->at[which];
	const char *text;

	if (which == 0)
		return NULL;
	text = builder_and(
		builder,
		more_or_less(builder, route->years - first->years, "year", ""),
		" and ",
		more_or_less(builder, route->effort - first->effort, "level",
			     " to learn"));
	return builder_and(builder, text, " ", text ? "than the first" : NULL);
}

static const char *sentence(struct builder *builder, const char *text)
{
	char first;

	if (!text)
		return NULL;
	first = *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A')
					     : *text;
	return builder_format(builder, "%c%s.", first, text + 1);
}

const char *routes_why(struct builder *builder,
		       const struct rungs_routes *routes, size_t which)
{
	const char *text = NULL;

	for (size_t i = 0; i < sizeof(measures) / sizeof(*measures); i++)
		if (is_best(routes, which, measures[i].of))
			text = builder_and(builder, text, "; ",
					   measures[i].best);
	text = builder_and(builder, text, "; ",
			   commonness(builder, routes, which));
	text = builder_and(builder, text, "; ", spared(builder, routes, which));
	if (routes->count > 1)
		text = builder_and(builder, text, "; ",
				   by_way_of(builder, routes, which));
	text = builder_and(builder, text, "; ",
			   beside_first(builder, routes, which));
	if (routes->at[which].dominated)
		text = builder_and(builder, text, "; ",
				   "another is as good or better in years, "
				   "learning, pay and evidence");
	return sentence(builder, text);
}

/* Refusals ------------------------------------------------------------------ */

static const char *names_of(struct builder *builder,
			    const struct rungs_refs *refs)
{
	const char *text = NULL;

	for (size_t i = 0; i < refs->count; i++)
		text = builder_and(builder, text,
				   i + 1 == refs->count ? " and " : ", ",
				   refs->at[i].name);
	return text;
}

/* Whether the condition is known of each of the roles. */
static bool is_known(const struct rungs_broken_limit *broken,
		     const struct rungs_route *route)
{
	size_t known = 0;

	for (size_t i = 0; i < route->step_count; i++) {
		const struct rungs_route_step *step = &route->steps[i];

		for (size_t j = 0; j < broken->roles.count; j++) {
			if (strcmp(broken->roles.at[j].id, step->to.id) == 0)
				known += value_of(step, broken->value.id) >= 0;
		}
	}
	return known == broken->roles.count;
}

/* What the route does: 'X asks a new degree'. */
static const char *breaking(struct builder *builder,
			    const struct rungs_broken_limit *broken,
			    const struct rungs_route *route)
{
	const char *limit = broken->limit, *value = broken->value.name;
	const char *roles = names_of(builder, &broken->roles);
	bool one = broken->roles.count == 1;

	if (strcmp(limit, "max_years") == 0)
		return builder_format(builder,
				      "it takes %s years (the middles of its "
				      "steps' years, added)",
				      words_number(builder, route->years));
	if (strcmp(limit, "without") == 0 && !is_known(broken, route))
		return builder_format(builder,
				      "%s %s not known to have little of %s",
				      roles, one ? "is" : "are", value);
	if (strcmp(limit, "without") == 0)
		return builder_format(builder, "%s %s much of %s", roles,
				      one ? "has" : "have", value);
	if (strcmp(limit, "no_new_degree") == 0 && !value)
		return builder_format(builder,
				      "what education %s %s is not known",
				      roles, one ? "asks" : "ask");
	if (strcmp(limit, "no_new_degree") == 0)
		return builder_format(builder, "%s %s a new degree: %s", roles,
				      one ? "asks" : "ask", value);
	if (strcmp(limit, "sourced") == 0)
		return "some step rests on no published or counted source";
	if (strcmp(limit, "common") == 0)
		return steps_that(builder, route->rare, route->step_count,
				  "rare or doubtful");
	if (strcmp(limit, "education") == 0)
		return builder_format(builder,
				      "its first job takes other "
				      "studies than %s",
				      value);
	if (strcmp(limit, "avoid") == 0)
		return builder_format(builder, "it goes through %s", value);
	if (strcmp(limit, "through") == 0)
		return builder_format(builder, "it does not go through %s",
				      value);
	return builder_format(builder, "it leaves %s for %s", value, roles);
}

/* Why moves make no chain, as far as one of its ends or the whole atlas tells;
 * else, where to look. */
static const char *unlinked(struct builder *builder,
			    const struct rungs_routes *routes, const char *from,
			    const char *to)
{
	if (routes->known == RUNGS_WAYS_NONE)
		return "this atlas has no moves";
	if (routes->known == RUNGS_WAYS_SIMILAR)
		return "this atlas tells which roles are similar, but no move "
		       "that people make";
	if (routes->known_to == RUNGS_WAYS_NONE)
		return builder_format(builder, "this atlas knows no move to %s",
				      to);
	if (routes->known_to == RUNGS_WAYS_SIMILAR)
		return builder_format(
			builder,
			"this atlas tells which roles are similar "
			"to %s, but no move to it",
			to);
	if (routes->known_from == RUNGS_WAYS_STEPS)
		return routes->to.kind != RUNGS_ROLE
			       ? NULL
			       : builder_format(builder,
						"the feeders of %s tell who "
						"becomes one",
						to);
	if (routes->from.id == NULL)
		return "this atlas tells no first job";
	return builder_format(
		builder,
		routes->known_from == RUNGS_WAYS_NONE
			? "this atlas knows no move from %s"
			: "this atlas tells which roles are similar to %s, but "
			  "no move from it",
		from);
}

const char *routes_refusal(struct builder *builder,
			   const struct rungs_routes *routes)
{
	const struct rungs_relaxation *relaxation = routes->relaxations;
	const char *from = routes->from.id ? routes->from.title : "the start";
	const char *to = routes_target(builder, routes), *why = NULL;

	if (routes->count > 0)
		return NULL;
	if (routes->relaxation_count == 0 && routes->given_up)
		return builder_format(builder,
				      "From %s to %s no route was found before "
				      "the search was given up.",
				      from, to);
	if (routes->relaxation_count == 0)
		return builder_format(
			builder, "%s.",
			builder_and(
				builder,
				builder_format(
					builder,
					"No chain of moves leads from %s to %s",
					from, to),
				": ", unlinked(builder, routes, from, to)));
	for (size_t i = 0; i < relaxation->count; i++)
		why = builder_and(builder, why,
				  i + 1 == relaxation->count ? " and " : ", ",
				  breaking(builder, &relaxation->limits[i],
					   &relaxation->route));
	return builder_format(builder,
			      "No route from %s to %s meets the limits; the "
			      "nearest is %s (%s), but %s.",
			      from, to,
			      routes_chain(builder, &relaxation->route),
			      routes_years(builder, &relaxation->route), why);
}
