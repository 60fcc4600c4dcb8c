#include "filter_rule.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "error.h"
#include "filter_hint.h"
#include "role_sets.h"
#include "text.h"
#include "value_name.h"
#include "vocabulary.h"

/* The most things that one value may stand for, the least of a condition that
 * counts as having it, and the most that it can be. */
enum { ONE_VALUE = 24, MUCH = 2, MOST = 3 };

/* A value being read, and what comes of it. */
struct reading {
	struct reader *reader;
	const struct syntax_filter *filter;
	const char *value;
	struct filter_rule *rule;
	size_t room; /* of rule->told.things */
	struct rungs_error *error;
};

static enum rungs_status no_memory(struct reading *reading)
{
	reading->reader->status = error_no_memory(reading->error);
	return reading->reader->status;
}

static enum rungs_status tell(struct reading *reading, const char *id,
			      const char *name)
{
	struct rungs_refs *things = &reading->rule->told.things;
	struct arena *arena = reading->reader->arena;

	if (things->count == reading->room) {
		struct rungs_ref *more;

		reading->room = 2 * reading->room + 8;
		more = arena_alloc(arena, reading->room * sizeof(*more));
		if (more == NULL)
			return no_memory(reading);
		if (things->count > 0)
			memcpy(more, things->at, things->count * sizeof(*more));
		things->at = more;
	}
	things->at[things->count++] = (struct rungs_ref){id, name};
	return RUNGS_OK;
}

/* Adds the roles that the index has for the id. */
static enum rungs_status admit(struct reading *reading, const char *filter,
			       const char *id, struct bounds bounds)
{
	const struct thing_set *roles;

	if (bounds.least > bounds.most)
		return RUNGS_OK;
	roles = role_set(reading->reader, filter, id, bounds.least,
			 bounds.most);
	if (roles == NULL)
		return reading->reader->status;
	return thing_set_join(&reading->rule->set, reading->reader->arena,
			      roles)
		       ? RUNGS_OK
		       : no_memory(reading);
}

static enum rungs_status admit_all(struct reading *reading, const char *filter,
				   const struct named_list *list,
				   struct bounds bounds)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0; i < list->count && status == RUNGS_OK; i++) {
		status = tell(reading, list->at[i].id, list->at[i].name);
		if (status == RUNGS_OK)
			status = admit(reading, filter, list->at[i].id, bounds);
	}
	return status;
}

static enum rungs_status bad(struct reading *reading)
{
	return filter_hint_bad(reading->reader, reading->filter->name,
			       reading->value, reading->error);
}

/* What other people's words for the value name, if any do. */
static struct named_list named_otherwise(struct reading *reading,
					 const char *value)
{
	struct reader *reader = reading->reader;
	size_t room = 4 * strlen(value) + 1, count = 0;
	char *folded = arena_alloc(reader->arena, room);
	struct named_list list = {0};
	const char **means = NULL;

	if (folded == NULL) {
		no_memory(reading);
		return list;
	}
	text_fold(folded, room, value, NULL);
	means = vocabulary_synonyms(reader, folded, &count);
	for (size_t i = 0; i < count && list.count == 0; i++)
		list = value_named(reader,
				   filter_value_kind(reading->filter->name),
				   means[i]);
	return list;
}

/* What the value names; none if that is nothing, or too much to be meant. */
static struct named_list named(struct reading *reading, const char *value)
{
	struct named_list list =
		value_named(reading->reader,
			    filter_value_kind(reading->filter->name), value);

	if (list.count == 0)
		list = named_otherwise(reading, value);
	if (list.count > ONE_VALUE)
		list.count = 0;
	return list;
}

static enum rungs_status read_plain(struct reading *reading, const char *filter)
{
	struct named_list list = named(reading, reading->value);

	if (reading->reader->status != RUNGS_OK)
		return reading->reader->status;
	return list.count > 0 ? admit_all(reading, filter, &list, bounds_none)
			      : bad(reading);
}

/* 'sql>=3': what has the name, and how much of it, if that is said. */
static enum rungs_status read_amount(struct reading *reading,
				     struct named_list *out,
				     struct bounds *bounds)
{
	const char *value = reading->value;
	size_t size = strcspn(value, "<>=\xE2");
	char *name = arena_copy(reading->reader->arena, value, size);

	if (name == NULL)
		no_memory(reading);
	else if (value[size] == '\0' ||
		 bounds_read(value + size, false, 1, bounds))
		*out = named(reading, name);
	if (reading->reader->status != RUNGS_OK)
		return reading->reader->status;
	return out->count > 0 ? RUNGS_OK : bad(reading);
}

static double bound_or_nan(double value)
{
	return isinf(value) ? (double)NAN : value;
}

static void tell_bounds(struct reading *reading, struct bounds bounds)
{
	reading->rule->told.least = bound_or_nan(bounds.least);
	reading->rule->told.most = bound_or_nan(bounds.most);
}

static enum rungs_status read_skill(struct reading *reading)
{
	struct bounds bounds = bounds_none;
	struct named_list list = {0};
	enum rungs_status status = read_amount(reading, &list, &bounds);

	if (status != RUNGS_OK)
		return status;
	tell_bounds(reading, bounds);
	return admit_all(reading, "skill", &list, bounds);
}

/* Values that are told but not within. */
static enum rungs_status admit_rest(struct reading *reading,
				    const struct named_list *list,
				    struct bounds bounds)
{
	struct bounds below = {0, bounds.least - 1};
	struct bounds above = {bounds.most + 1, MOST};
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0; i < list->count && status == RUNGS_OK; i++) {
		const char *id = list->at[i].id;

		status = tell(reading, id, list->at[i].name);
		if (status == RUNGS_OK)
			status = admit(reading, "condition", id, below);
		if (status == RUNGS_OK)
			status = admit(reading, "condition", id, above);
	}
	return status;
}

/* What is not known of a role is neither with nor without. */
static enum rungs_status read_condition(struct reading *reading, bool with)
{
	struct bounds bounds = {MUCH, MOST};
	struct named_list list = {0};
	enum rungs_status status = read_amount(reading, &list, &bounds);

	if (status != RUNGS_OK)
		return status;
	bounds.least = fmax(bounds.least, 0);
	bounds.most = fmin(bounds.most, MOST);
	tell_bounds(reading, bounds);
	return with ? admit_all(reading, "condition", &list, bounds)
		    : admit_rest(reading, &list, bounds);
}

/* The anchor of an order: the first that the text names. */
static const struct named *anchor(struct reading *reading, const char *text,
				  size_t size)
{
	char *name = arena_copy(reading->reader->arena, text, size);
	struct named_list list = {0};

	if (name == NULL)
		no_memory(reading);
	else
		list = named(reading, name);
	return list.count > 0 ? &list.at[0] : NULL;
}

/* From one rung to another, within their scale; either may be open. */
struct range {
	const struct named *of; /* whose scale it is; NULL for nothing */
	struct bounds ranks;
};

static struct range read_range(struct reading *reading, const char *text)
{
	enum comparison comparison = comparison_read(&text);
	struct range out = {.of = NULL};
	size_t size = strlen(text), sign;

	if (comparison == COMPARE_NONE && size > 1 && text[size - 1] == '+') {
		comparison = COMPARE_AT_LEAST;
		size--;
	}
	if (comparison != COMPARE_NONE) {
		out.of = anchor(reading, text, size);
		if (out.of != NULL)
			out.ranks = bounds_of(comparison, out.of->rank, 1);
		return out;
	}
	for (size_t at = bounds_part(text, 0, &sign); at > 0;
	     at = bounds_part(text, at + 1, &sign)) {
		const struct named *from = anchor(reading, text, at);
		const struct named *to =
			anchor(reading, text + at + sign, size - at - sign);

		if (from == NULL || to == NULL || from->rank > to->rank)
			continue;
		out.of = from;
		out.ranks = (struct bounds){from->rank, to->rank};
		return out;
	}
	return out;
}

static bool same_group(const struct named *a, const struct named *b)
{
	return a->group != NULL && b->group != NULL &&
	       strcmp(a->group, b->group) == 0;
}

/* All of the order that lie in the range. */
static struct named_list within(struct reading *reading,
				const struct range *range)
{
	struct named_list all =
		value_named(reading->reader,
			    filter_value_kind(reading->filter->name), NULL);
	size_t count = 0;

	for (size_t i = 0; i < all.count; i++)
		if (same_group(&all.at[i], range->of) &&
		    all.at[i].rank >= range->ranks.least &&
		    all.at[i].rank <= range->ranks.most)
			all.at[count++] = all.at[i];
	all.count = count;
	return all;
}

/* A value with a sign of order, or which no single name is. */
static enum rungs_status read_ordered(struct reading *reading,
				      const char *filter)
{
	struct range range = read_range(reading, reading->value);
	struct named_list list = {0};

	if (range.of != NULL)
		list = within(reading, &range);
	if (reading->reader->status != RUNGS_OK)
		return reading->reader->status;
	return range.of != NULL ? admit_all(reading, filter, &list, bounds_none)
				: bad(reading);
}

static enum rungs_status read_level(struct reading *reading)
{
	struct named_list list = named(reading, reading->value);

	if (list.count == 0 || strpbrk(reading->value, "<>=+\xE2") != NULL)
		return read_ordered(reading, "level");
	return admit_all(reading, "level", &list, bounds_none);
}

/* Education asked that somebody with this one has: a higher general degree
 * replaces a lower one, nothing replaces a profession. */
static struct named_list open_to(struct reading *reading,
				 const struct named *has)
{
	struct named_list all =
		value_named(reading->reader, RUNGS_EDUCATION, NULL);
	size_t count = 0;

	for (size_t i = 0; i < all.count; i++)
		if (strcmp(all.at[i].id, has->id) == 0 ||
		    (!all.at[i].profession && all.at[i].rank <= has->rank))
			all.at[count++] = all.at[i];
	all.count = count;
	return all;
}

static enum rungs_status read_education(struct reading *reading)
{
	const struct named *has;
	struct named_list list;

	if (strpbrk(reading->value, "<>=+\xE2") != NULL)
		return read_ordered(reading, "edu");
	has = anchor(reading, reading->value, strlen(reading->value));
	if (reading->reader->status != RUNGS_OK)
		return reading->reader->status;
	if (has == NULL)
		return read_ordered(reading, "edu");
	list = open_to(reading, has);
	return admit_all(reading, "edu", &list, bounds_none);
}

/* The text without a sign of dollars or the currency's code. */
static const char *without_currency(struct reading *reading,
				    const char *currency)
{
	char *out = arena_text(reading->reader->arena, reading->value);
	size_t used = 0, code = strlen(currency);

	for (const char *at = out; at != NULL && *at != '\0';) {
		if (*at == '$' && strcmp(currency, "USD") == 0)
			at++;
		else if (code > 0 && strncasecmp(at, currency, code) == 0)
			at += code;
		else
			out[used++] = *at++;
	}
	if (out != NULL)
		out[used] = '\0';
	return out;
}

static enum rungs_status read_pay(struct reading *reading)
{
	struct pay_basis basis = pay_basis_read(reading->reader);
	struct bounds bounds;
	const char *text = NULL;

	if (basis.place != NULL)
		text = without_currency(reading, basis.currency);
	if (reading->reader->status != RUNGS_OK)
		return reading->reader->status;
	if (text == NULL || !bounds_read(text, true, 0.01, &bounds))
		return bad(reading);
	tell_bounds(reading, bounds);
	text = arena_format(reading->reader->arena,
			    "median in %s a year, %s %s", basis.currency,
			    basis.place, basis.year);
	if (text == NULL || tell(reading, basis.place, text) != RUNGS_OK)
		return no_memory(reading);
	return admit(reading, "pay", basis.place, bounds);
}

static enum rungs_status read_kind(struct reading *reading)
{
	const char *value = reading->value;
	enum rungs_status status = RUNGS_OK;
	unsigned kinds = 0;

	for (enum rungs_kind kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		if (strcasecmp(rungs_kind_singular(kind), value) == 0 ||
		    strcasecmp(rungs_kind_plural(kind), value) == 0)
			kinds = 1u << kind;
	for (enum rungs_kind kind = 0; kinds == 0 && kind < RUNGS_KIND_COUNT;
	     kind++)
		if (strncasecmp(rungs_kind_singular(kind), value,
				strlen(value)) == 0)
			reading->rule->kinds |= 1u << kind;
	if (kinds == 0)
		kinds = reading->rule->kinds;
	if (kinds == 0)
		return bad(reading);
	reading->rule->kinds |= kinds;
	for (enum rungs_kind kind = 0;
	     kind < RUNGS_KIND_COUNT && status == RUNGS_OK; kind++)
		if ((kinds & 1u << kind) != 0)
			status = tell(reading, rungs_kind_singular(kind),
				      rungs_kind_singular(kind));
	return status;
}

static enum rungs_status read_value(struct reading *reading)
{
	switch (reading->filter->name) {
	case FILTER_LEVEL:
		return read_level(reading);
	case FILTER_TRACK:
		return read_plain(reading, "track");
	case FILTER_IN:
		return read_plain(reading, "in");
	case FILTER_SKILL:
		return read_skill(reading);
	case FILTER_CERT:
		return read_plain(reading, "cert");
	case FILTER_EDU:
		return read_education(reading);
	case FILTER_PAY:
		return read_pay(reading);
	case FILTER_WITH:
		return read_condition(reading, true);
	case FILTER_WITHOUT:
		return read_condition(reading, false);
	default:
		return read_kind(reading);
	}
}

enum rungs_status filter_rule_read(struct reader *reader,
				   const struct syntax_filter *filter,
				   struct filter_rule *out,
				   struct rungs_error *error)
{
	/* A comma in a figure parts thousands. */
	bool whole = filter->name == FILTER_PAY;
	struct reading reading = {
		.reader = reader,
		.filter = filter,
		.rule = out,
		.error = error,
	};
	enum rungs_status status = RUNGS_OK;

	*out = (struct filter_rule){
		.kinds = filter->name == FILTER_KIND ? 0 : 1u << RUNGS_ROLE,
		.told = {.name = rungs_filter_names[filter->name].name,
			 .text = filter->text,
			 .excluded = filter->excluded,
			 .least = (double)NAN,
			 .most = (double)NAN},
	};
	if (reader->status != RUNGS_OK)
		return reader->status;
	if (filter->value_count == 0) {
		reading.value = "";
		return bad(&reading);
	}
	for (size_t i = 0;
	     i < (whole ? 1 : filter->value_count) && status == RUNGS_OK; i++) {
		reading.value = whole ? filter->text : filter->values[i];
		status = read_value(&reading);
	}
	return status;
}

static bool is_of_kinds(const struct filter_rule *rule)
{
	return strcmp(rule->told.name, rungs_filter_names[FILTER_KIND].name) ==
	       0;
}

unsigned filter_rule_kinds(const struct filter_rule *rule)
{
	return is_of_kinds(rule) && rule->told.excluded ? ~rule->kinds
							: rule->kinds;
}

bool filter_rule_admits(const struct filter_rule *rule, int64_t thing)
{
	return is_of_kinds(rule) ||
	       thing_set_has(&rule->set, thing) != rule->told.excluded;
}
