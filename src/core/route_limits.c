#include "route_limits.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "error.h"
#include "filter_rule.h"
#include "role_sets.h"
#include "search_fields.h"
#include "role_facts.h"
#include "shapes.h"

static int64_t number_of_role(uint32_t role)
{
	return search_number_of(RUNGS_ROLE, role);
}

static void refuse(struct reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void refuse(struct reader *reader, const char *format, ...)
{
	char text[sizeof(reader->error->text)];
	va_list args;

	if (reader->status != RUNGS_OK)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	reader->status = error_set(reader->error, RUNGS_BAD_INPUT, "%s", text);
}

static void *room(struct reader *reader, size_t count, size_t size)
{
	void *out = arena_alloc(reader->arena, count * size);

	if (out == NULL)
		reader->status = error_no_memory(reader->error);
	return reader->status == RUNGS_OK ? out : NULL;
}

/* Where a thing's row in the graph is. */
static bool place_of(const struct route_limits *limits, int64_t number,
		     uint32_t *role)
{
	int64_t place = number - number_of_role(0);

	*role = (uint32_t)place;
	return place >= 0 && place < (int64_t)limits->graph.role_count;
}

static bool role_find(struct reader *reader, const struct route_limits *limits,
		      const char *id, struct rungs_ref *ref, uint32_t *role)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields, 0};
	struct rungs_thing thing;
	int number;

	if (!thing_read(reader, RUNGS_ROLE, id, &thing) ||
	    !row_read(reader, STATEMENT_ROLE_NUMBER, &shape, &number, id) ||
	    !place_of(limits, number, role)) {
		reader_not_found(reader, RUNGS_ROLE, id);
		return false;
	}
	*ref = (struct rungs_ref){thing.id, thing.name};
	return true;
}

static struct route_limit *limit_add(struct route_limits *limits,
				     enum limit_kind kind,
				     struct rungs_ref value)
{
	struct route_limit *limit = &limits->limits[limits->count++];

	*limit = (struct route_limit){.kind = kind, .value = value};
	return limit;
}

/* Bars the roles that the set has, or those that it has not. */
static void bar(struct reader *reader, const struct route_limits *limits,
		struct route_limit *limit, const struct thing_set *set,
		bool had)
{
	size_t count = limits->graph.role_count;

	limit->bars = room(reader, count, sizeof(*limit->bars));
	for (uint32_t i = 0; limit->bars != NULL && i < count; i++)
		limit->bars[i] = thing_set_has(set, number_of_role(i)) == had;
}

/* Bars what a filter of one value does not admit. */
static void bar_by_filter(struct reader *reader,
			  const struct route_limits *limits,
			  struct route_limit *limit, enum filter_name name,
			  const char *value)
{
	struct syntax_filter filter = {
		.name = name,
		.text = value,
		.value_count = *value != '\0',
		.values = &value,
	};
	struct filter_rule rule;

	if (reader->status != RUNGS_OK)
		return;
	reader->status =
		filter_rule_read(reader, &filter, &rule, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	if (limit->value.id == NULL && rule.told.things.count > 0)
		limit->value = rule.told.things.at[0];
	bar(reader, limits, limit, &rule.set, false);
}

static size_t length(const char *const *list)
{
	size_t count = 0;

	while (list != NULL && list[count] != NULL)
		count++;
	return count;
}

/* Ends ------------------------------------------------------------------- */

static const char *const filters[RUNGS_KIND_COUNT] = {
	[RUNGS_TRACK] = "track",
	[RUNGS_LEVEL] = "level",
	[RUNGS_SPECIALIZATION] = "in",
};

static void goal_read(struct reader *reader, struct route_limits *limits)
{
	const struct rungs_route_question *asked = limits->asked;
	size_t count = limits->graph.role_count;
	const struct thing_set *set = NULL;
	struct rungs_ref ref;
	uint32_t role;

	limits->goal = room(reader, count, sizeof(*limits->goal));
	if (limits->goal == NULL)
		return;
	if (asked->kind != RUNGS_ROLE && filters[asked->kind] == NULL) {
		refuse(reader, "A route does not lead to a %s.",
		       rungs_kind_singular(asked->kind));
		return;
	}
	if (!thing_read(reader, asked->kind, asked->to, &limits->to)) {
		reader_not_found(reader, asked->kind, asked->to);
		return;
	}
	if (asked->kind == RUNGS_ROLE) {
		if (role_find(reader, limits, asked->to, &ref, &role))
			limits->goal[role] = true;
		return;
	}
	set = role_set(reader, filters[asked->kind], asked->to, 0, 0);
	for (uint32_t i = 0; set != NULL && i < count; i++)
		limits->goal[i] = thing_set_has(set, number_of_role(i));
}

/* Educations by their numbers. */
struct educations {
	size_t count;
	const int *numbers;
};

/* Those whose first steps one of them opens. */
static struct educations opened_read(struct reader *reader, const char *id)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields, 0};
	struct educations opened;

	opened.numbers = ROWS(reader, STATEMENT_ROUTE_EDUCATIONS, &shape,
			      &opened.count, id);
	return opened;
}

static bool are_opened(const struct educations *opened,
		       const struct graph_entry *entry)
{
	int64_t number = search_number_of(RUNGS_EDUCATION, entry->education);

	for (size_t i = 0; i < opened->count; i++)
		if (opened->numbers[i] == number)
			return true;
	return false;
}

/* First steps of some educations, or of all if it is NULL: a role each, the best
 * evidence. */
static void entries_find(struct reader *reader,
			 const struct route_limits *limits,
			 const struct educations *opened,
			 struct route_entries *out)
{
	const struct graph *graph = &limits->graph;

	out->at = room(reader, graph->entry_count, sizeof(*out->at));
	for (size_t i = 0; out->at != NULL && i < graph->entry_count; i++) {
		const struct graph_entry *entry = &graph->entries[i];
		struct paths_entry *last;

		if (opened != NULL && !are_opened(opened, entry))
			continue;
		if (out->count == 0 ||
		    out->at[out->count - 1].role != entry->role)
			out->at[out->count++] = (struct paths_entry){
				entry->role, entry->evidence, entry->rare};
		last = &out->at[out->count - 1];
		if (entry->evidence < last->evidence)
			last->evidence = entry->evidence;
		last->rare = last->rare && entry->rare;
	}
}

static void education_read(struct reader *reader, struct route_limits *limits)
{
	const char *id = limits->asked->education;
	struct rungs_thing thing;

	if (id == NULL || reader->status != RUNGS_OK)
		return;
	if (thing_read(reader, RUNGS_EDUCATION, id, &thing))
		limits->education = (struct rungs_ref){thing.id, thing.name};
	else
		reader_not_found(reader, RUNGS_EDUCATION, id);
}

static void start_read(struct reader *reader, struct route_limits *limits)
{
	struct educations opened;

	entries_find(reader, limits, NULL, &limits->all);
	limits->open = limits->all;
	if (limits->education.id == NULL)
		return;
	opened = opened_read(reader, limits->education.id);
	limits->open = (struct route_entries){0};
	entries_find(reader, limits, &opened, &limits->open);
	limit_add(limits, LIMIT_EDUCATION, limits->education);
}

static void ends_read(struct reader *reader, struct route_limits *limits)
{
	const struct rungs_route_question *asked = limits->asked;
	const struct pay_basis unpaid = {0};
	struct rungs_role *role = NULL;
	struct rungs_ref ref;

	goal_read(reader, limits);
	education_read(reader, limits);
	if (asked->from == NULL) {
		start_read(reader, limits);
		return;
	}
	if (role_find(reader, limits, asked->from, &ref, &limits->from_role))
		role = role_facts_read(reader, &limits->from_role, 1, &unpaid);
	if (role == NULL)
		return;
	limits->from = role->brief;
	if (limits->education.id == NULL)
		limits->education = role->education_min;
	if (!limits->goal[limits->from_role])
		return;
	if (asked->kind == RUNGS_ROLE)
		refuse(reader,
		       "A route leads from one role to another; both "
		       "ends are '%.100s'.",
		       ref.name);
	else
		refuse(reader, "'%.100s' is there already: it is of '%.100s'.",
		       ref.name, limits->to.name);
}

/* Limits ------------------------------------------------------------------ */

static void degree_read(struct reader *reader, struct route_limits *limits)
{
	struct route_limit *limit;

	if (limits->education.id == NULL) {
		refuse(reader, "Whether a degree would be new cannot be told "
			       "without the education that one has.");
		return;
	}
	limit = limit_add(limits, LIMIT_DEGREE, (struct rungs_ref){0});
	limit->value = limits->education;
	bar_by_filter(reader, limits, limit, FILTER_EDU, limits->education.id);
}

static bool is_end(const struct route_limits *limits, uint32_t role)
{
	bool from = limits->from.id != NULL && role == limits->from_role;
	bool to = limits->asked->kind == RUNGS_ROLE && limits->goal[role];

	return from || to;
}

static void avoid_read(struct reader *reader, struct route_limits *limits,
		       const char *id)
{
	struct route_limit *limit;
	struct rungs_ref ref;
	uint32_t role;

	if (!role_find(reader, limits, id, &ref, &role))
		return;
	if (is_end(limits, role))
		refuse(reader,
		       "A route cannot avoid '%.100s', which is one of "
		       "its ends.",
		       ref.name);
	limit = limit_add(limits, LIMIT_AVOID, ref);
	limit->bars =
		room(reader, limits->graph.role_count, sizeof(*limit->bars));
	if (limit->bars != NULL)
		limit->bars[role] = true;
}

static void through_read(struct reader *reader, struct route_limits *limits,
			 const char *id)
{
	struct rungs_ref ref;
	uint32_t role;

	if (!role_find(reader, limits, id, &ref, &role) || is_end(limits, role))
		return;
	for (size_t i = 0; i < limits->count; i++) {
		const struct route_limit *limit = &limits->limits[i];

		if (limit->kind == LIMIT_AVOID && limit->bars[role])
			refuse(reader,
			       "A route cannot both avoid '%.100s' and "
			       "go through it.",
			       ref.name);
		if (limit->kind == LIMIT_THROUGH && limit->role == role)
			return;
	}
	limit_add(limits, LIMIT_THROUGH, ref)->role = role;
}

static void in_read(struct reader *reader, struct route_limits *limits)
{
	const struct thing_set *set;
	struct route_limit *limit;
	struct rungs_thing thing;

	if (!thing_read(reader, RUNGS_SPECIALIZATION, limits->asked->in,
			&thing)) {
		reader_not_found(reader, RUNGS_SPECIALIZATION,
				 limits->asked->in);
		return;
	}
	limit = limit_add(limits, LIMIT_IN,
			  (struct rungs_ref){thing.id, thing.name});
	set = role_set(reader, "in", thing.id, 0, 0);
	if (set != NULL)
		bar(reader, limits, limit, set, false);
}

static void lists_read(struct reader *reader, struct route_limits *limits)
{
	const struct rungs_route_question *asked = limits->asked;

	for (size_t i = 0; i < length(asked->without); i++)
		bar_by_filter(
			reader, limits,
			limit_add(limits, LIMIT_WITHOUT, (struct rungs_ref){0}),
			FILTER_WITHOUT, asked->without[i]);
	for (size_t i = 0; i < length(asked->avoid); i++)
		avoid_read(reader, limits, asked->avoid[i]);
	if (length(asked->through) > PATHS_THROUGH)
		reader->status = error_set(
			reader->error, RUNGS_BAD_INPUT,
			"A route can be sent through %d roles at most.",
			PATHS_THROUGH);
	for (size_t i = 0;
	     reader->status == RUNGS_OK && i < length(asked->through); i++)
		through_read(reader, limits, asked->through[i]);
}

void route_limits_read(struct reader *reader,
		       const struct rungs_route_question *question,
		       struct route_limits *out)
{
	/* Years, degree, sourced, education and in. */
	size_t most = 6 + length(question->without) + length(question->avoid) +
		      length(question->through);

	*out = (struct route_limits){.asked = question};
	graph_read(reader, &out->graph);
	out->limits = room(reader, most, sizeof(*out->limits));
	if (reader->status != RUNGS_OK)
		return;
	ends_read(reader, out);
	if (isnan(question->max_years) || question->max_years < 0)
		refuse(reader, "Years are a number above 0.");
	if (question->max_years > 0)
		limit_add(out, LIMIT_YEARS, (struct rungs_ref){0});
	if (question->no_new_degree && reader->status == RUNGS_OK)
		degree_read(reader, out);
	if (question->sourced)
		limit_add(out, LIMIT_SOURCED, (struct rungs_ref){0});
	if (question->common)
		limit_add(out, LIMIT_COMMON, (struct rungs_ref){0});
	lists_read(reader, out);
	if (question->in != NULL && reader->status == RUNGS_OK)
		in_read(reader, out);
}

/* The question ------------------------------------------------------------- */

static uint32_t half_years(double years)
{
	double twice = floor(2 * years + 1e-9);

	return twice < (double)(PATHS_ANY_YEARS - 1) ? (uint32_t)twice
						     : PATHS_ANY_YEARS - 1;
}

static void limit_apply(const struct route_limits *limits,
			const struct route_limit *limit, bool *admitted,
			struct paths_question *out)
{
	size_t count = limits->graph.role_count;

	for (size_t i = 0; limit->bars != NULL && i < count; i++)
		admitted[i] = admitted[i] && !limit->bars[i];
	switch (limit->kind) {
	case LIMIT_YEARS:
		out->years = half_years(limits->asked->max_years);
		break;
	case LIMIT_SOURCED:
		out->evidence = GRAPH_PUBLISHED;
		break;
	case LIMIT_COMMON:
		out->common = true;
		break;
	case LIMIT_EDUCATION:
		out->entry_count = limits->open.count;
		out->entries = limits->open.at;
		break;
	case LIMIT_THROUGH:
		out->through[out->through_count++] = limit->role;
		break;
	default:
		break;
	}
}

bool route_limits_question(const struct route_limits *limits,
			   struct arena *arena, const bool *dropped,
			   struct paths_question *out)
{
	size_t count = limits->graph.role_count;
	bool *admitted = arena_alloc(arena, count * sizeof(*admitted));

	if (admitted == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		admitted[i] = true;
	*out = (struct paths_question){
		.graph = &limits->graph,
		.starts = limits->from.id == NULL,
		.from = limits->from_role,
		.entry_count = limits->all.count,
		.entries = limits->all.at,
		.goal = limits->goal,
		.admitted = admitted,
		.evidence = GRAPH_EDITORIAL,
		.years = PATHS_ANY_YEARS,
	};
	for (size_t i = 0; i < limits->count; i++)
		if (dropped == NULL || !dropped[i])
			limit_apply(limits, &limits->limits[i], admitted, out);
	return true;
}

static bool opens(const struct route_entries *entries, uint32_t role)
{
	for (size_t i = 0; i < entries->count; i++)
		if (entries->at[i].role == role)
			return true;
	return false;
}

static bool touches(const struct path *path, uint32_t role)
{
	for (size_t i = 0; i < path->count; i++)
		if (path->roles[i] == role)
			return true;
	return false;
}

bool route_limit_broken(const struct route_limits *limits,
			const struct route_limit *limit,
			const struct path *path)
{
	switch (limit->kind) {
	case LIMIT_YEARS:
		return path->years > half_years(limits->asked->max_years);
	case LIMIT_SOURCED:
		return path->evidence > GRAPH_PUBLISHED;
	case LIMIT_COMMON:
		return path->rare > 0;
	case LIMIT_EDUCATION:
		return !opens(&limits->open, path->roles[0]);
	case LIMIT_THROUGH:
		return !touches(path, limit->role);
	default:
		break;
	}
	for (size_t i = limits->from.id != NULL; i < path->count; i++)
		if (limit->bars[path->roles[i]])
			return true;
	return false;
}
