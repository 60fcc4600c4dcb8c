#include "route_switches.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"

/* Years that are offered; 0 is any. */
static const double years_offered[] = {0, 1.5, 2, 3, 4, 5, 6, 8, 10, 15};

enum { YEARS = sizeof years_offered / sizeof *years_offered };

/* What a row sets; its value tells the place too, of a condition or role. */
enum row {
	ROW_YEARS,
	ROW_EDUCATION,
	ROW_DEGREE,
	ROW_STAY,
	ROW_SOURCED,
	ROW_COMMON,
	ROW_AVOID,
	ROW_AVOID_MORE,
	ROW_THROUGH,
	ROW_THROUGH_MORE,
	ROW_WITHOUT,
	ROW_COUNT
};

enum { PLACES = 64 };

static size_t condition_count(const struct route_switches *switches)
{
	size_t count = switches->conditions.count;

	return count < SWITCHES_WITHOUT ? count : SWITCHES_WITHOUT;
}

static void years_text(const struct route_switches *switches, char *out,
		       size_t size)
{
	if (switches->years == 0)
		snprintf(out, size, "any number of years");
	else
		snprintf(out, size, "at most %g years",
			 years_offered[switches->years]);
}

static const char *education_name(const struct route_switches *switches)
{
	return switches->education == 0
		       ? NULL
		       : switches->educations.at[switches->education - 1].name;
}

/* How many rows there are of a sort. */
static size_t rows_of(const struct route_switches *switches, enum row row)
{
	switch (row) {
	case ROW_AVOID:
		return switches->avoid.count;
	case ROW_THROUGH:
		return switches->through.count;
	case ROW_AVOID_MORE:
		return switches->avoid.count < SWITCHES_ROLES;
	case ROW_THROUGH_MORE:
		return switches->through.count < SWITCHES_THROUGH;
	case ROW_WITHOUT:
		return condition_count(switches);
	default:
		return 1;
	}
}

static void say_row(char *out, size_t size, bool on, const char *before,
		    const char *words)
{
	snprintf(out, size, "%s %s%s", on ? "[x]" : "[ ]", before, words);
}

static void row_text(const struct route_switches *switches, enum row row,
		     size_t place, char *out, size_t size)
{
	const char *education = education_name(switches);
	char years[40];

	switch (row) {
	case ROW_YEARS:
		years_text(switches, years, sizeof years);
		say_row(out, size, switches->years > 0, "Time: ", years);
		break;
	case ROW_EDUCATION:
		say_row(out, size, education != NULL,
			"I have: ", education ? education : "not said");
		break;
	case ROW_DEGREE:
		say_row(out, size, switches->no_new_degree, "No new degree",
			"");
		break;
	case ROW_STAY:
		say_row(out, size, switches->stay,
			"Stay in the target's line of work", "");
		break;
	case ROW_SOURCED:
		say_row(out, size, switches->sourced,
			"Only published or counted steps", "");
		break;
	case ROW_COMMON:
		say_row(out, size, switches->common,
			"No rare or doubtful steps", "");
		break;
	case ROW_AVOID:
		say_row(out, size, true, "Avoid ",
			switches->avoid.at[place].name);
		break;
	case ROW_THROUGH:
		say_row(out, size, true, "Go through ",
			switches->through.at[place].name);
		break;
	case ROW_AVOID_MORE:
		say_row(out, size, false, "Avoid a role …", "");
		break;
	case ROW_THROUGH_MORE:
		say_row(out, size, false, "Go through a role …", "");
		break;
	default:
		say_row(out, size, switches->without[place],
			"Without: ", switches->conditions.at[place].name);
	}
}

static bool list_make(struct route_switches *switches)
{
	size_t selected = switches->list.selected, count = 0, made = 0;
	int height = switches->list.height;

	for (enum row row = 0; row < ROW_COUNT; row++)
		count += rows_of(switches, row);
	free(switches->texts);
	switches->texts = calloc(count, sizeof *switches->texts);
	list_clear(&switches->list);
	for (enum row row = 0; switches->texts && row < ROW_COUNT; row++) {
		for (size_t i = 0; i < rows_of(switches, row); i++) {
			char *text = switches->texts[made++];
			struct list_row one = {.text = text,
					       .value = row * PLACES + i};

			row_text(switches, row, i, text,
				 sizeof *switches->texts);
			if (!list_add(&switches->list, one))
				return false;
		}
	}
	if (selected < count)
		switches->list.selected = selected;
	list_resize(&switches->list, height);
	return switches->texts != NULL;
}

enum rungs_status route_switches_open(struct route_switches *switches,
				      struct rungs_atlas *atlas,
				      struct rungs_error *error)
{
	enum rungs_status status =
		rungs_hardships(atlas, &switches->conditions, error);

	if (status == RUNGS_OK)
		status = rungs_list(atlas, RUNGS_EDUCATION,
				    &switches->educations, error);
	list_clear(&switches->list);
	if (status == RUNGS_OK && !list_make(switches))
		status = error_no_memory(error);
	return status;
}

/* Roles -------------------------------------------------------------------- */

static void ref_free(struct rungs_ref *ref)
{
	free((char *)(uintptr_t)ref->id);
	free((char *)(uintptr_t)ref->name);
}

static void roles_take(struct route_roles *roles, size_t at)
{
	ref_free(&roles->at[at]);
	roles->count--;
	memmove(roles->at + at, roles->at + at + 1,
		(roles->count - at) * sizeof *roles->at);
}

/* Where a role is among them; their count if nowhere. */
static size_t roles_find(const struct route_roles *roles, const char *id)
{
	size_t at = 0;

	while (at < roles->count && strcmp(roles->at[at].id, id) != 0)
		at++;
	return at;
}

/* Puts a role among some and takes it from the others. */
static bool roles_move(struct route_switches *switches, struct route_roles *to,
		       size_t most, struct route_roles *from, const char *id,
		       const char *name)
{
	struct rungs_ref ref = {NULL, NULL};
	size_t before = roles_find(from, id);

	if (to->count == most || roles_find(to, id) < to->count)
		return false;
	ref = (struct rungs_ref){strdup(id), strdup(name)};
	if (!ref.id || !ref.name) {
		ref_free(&ref);
		return false;
	}
	to->at[to->count++] = ref;
	if (before < from->count)
		roles_take(from, before);
	return list_make(switches);
}

static const char *const *roles_ids(struct route_roles *roles)
{
	for (size_t i = 0; i < roles->count; i++)
		roles->ids[i] = roles->at[i].id;
	roles->ids[roles->count] = NULL;
	return roles->ids;
}

bool route_switches_avoid(struct route_switches *switches, const char *id,
			  const char *name)
{
	return roles_move(switches, &switches->avoid, SWITCHES_ROLES,
			  &switches->through, id, name);
}

bool route_switches_pass(struct route_switches *switches, const char *id,
			 const char *name)
{
	return roles_move(switches, &switches->through, SWITCHES_THROUGH,
			  &switches->avoid, id, name);
}

void route_switches_release(struct route_switches *switches)
{
	while (switches->avoid.count > 0)
		roles_take(&switches->avoid, 0);
	while (switches->through.count > 0)
		roles_take(&switches->through, 0);
	rungs_things_release(&switches->conditions);
	rungs_things_release(&switches->educations);
	list_release(&switches->list);
	free(switches->texts);
}

/* Switching ---------------------------------------------------------------- */

void route_switches_own(struct route_switches *switches,
			const struct rungs_records *has)
{
	for (size_t i = 0; i < switches->educations.count; i++)
		if (rungs_records_find(has, RUNGS_HAS_EDUCATION,
				       switches->educations.at[i].id))
			switches->education = i + 1;
	for (size_t i = 0; i < condition_count(switches); i++)
		if (rungs_records_find(has, RUNGS_LIMITS,
				       switches->conditions.at[i].id))
			switches->without[i] = true;
	list_make(switches);
}

/* One of count, in turn; back if so asked. */
static size_t turn(size_t at, size_t count, bool back)
{
	return (at + (back ? count - 1 : 1)) % count;
}

static enum route_switched set(struct route_switches *switches, enum row row,
			       size_t place, bool back)
{
	size_t educations = switches->educations.count + 1;

	switch (row) {
	case ROW_YEARS:
		switches->years = turn(switches->years, YEARS, back);
		break;
	case ROW_EDUCATION:
		switches->education =
			turn(switches->education, educations, back);
		break;
	case ROW_DEGREE:
		switches->no_new_degree = !switches->no_new_degree;
		break;
	case ROW_STAY:
		switches->stay = !switches->stay;
		break;
	case ROW_SOURCED:
		switches->sourced = !switches->sourced;
		break;
	case ROW_COMMON:
		switches->common = !switches->common;
		break;
	case ROW_AVOID:
		roles_take(&switches->avoid, place);
		break;
	case ROW_THROUGH:
		roles_take(&switches->through, place);
		break;
	case ROW_AVOID_MORE:
		return SWITCHED_ASKS_AVOID;
	case ROW_THROUGH_MORE:
		return SWITCHED_ASKS_THROUGH;
	default:
		switches->without[place] = !switches->without[place];
	}
	list_make(switches);
	return SWITCHED;
}

enum route_switched route_switches_act(struct route_switches *switches,
				       enum action_id action)
{
	const struct list_row *row = list_current(&switches->list);
	bool moved;

	if (list_act(&switches->list, action, &moved) || !row)
		return SWITCHED_NOTHING;
	if (action != ACTION_SWITCH && action != ACTION_LEFT &&
	    action != ACTION_RIGHT)
		return SWITCHED_NOTHING;
	return set(switches, (enum row)(row->value / PLACES),
		   row->value % PLACES, action == ACTION_LEFT);
}

void route_switches_ask(struct route_switches *switches, const char *in,
			struct rungs_route_question *question)
{
	size_t without = 0;

	for (size_t i = 0; i < condition_count(switches); i++)
		if (switches->without[i])
			switches->without_ids[without++] =
				switches->conditions.at[i].id;
	switches->without_ids[without] = NULL;
	question->max_years = years_offered[switches->years];
	if (switches->education > 0)
		question->education =
			switches->educations.at[switches->education - 1].id;
	question->no_new_degree = switches->no_new_degree;
	question->sourced = switches->sourced;
	question->common = switches->common;
	question->in = switches->stay ? in : NULL;
	question->without = switches->without_ids;
	question->avoid = roles_ids(&switches->avoid);
	question->through = roles_ids(&switches->through);
}

static void say(char *out, size_t size, const char *before, const char *words)
{
	size_t used = strlen(out);

	if (used < size)
		snprintf(out + used, size - used, "%s%s%s",
			 used > 0 ? " · " : "", before, words);
}

void route_switches_words(const struct route_switches *switches, char *out,
			  size_t size)
{
	char years[40];

	*out = '\0';
	years_text(switches, years, sizeof years);
	if (switches->years > 0)
		say(out, size, "", years);
	if (switches->education > 0)
		say(out, size, "with ", education_name(switches));
	if (switches->no_new_degree)
		say(out, size, "", "no new degree");
	if (switches->stay)
		say(out, size, "", "in one line of work");
	if (switches->sourced)
		say(out, size, "", "only published or counted steps");
	if (switches->common)
		say(out, size, "", "no rare or doubtful steps");
	for (size_t i = 0; i < condition_count(switches); i++)
		if (switches->without[i])
			say(out, size, "without ",
			    switches->conditions.at[i].name);
	for (size_t i = 0; i < switches->avoid.count; i++)
		say(out, size, "avoid ", switches->avoid.at[i].name);
	for (size_t i = 0; i < switches->through.count; i++)
		say(out, size, "through ", switches->through.at[i].name);
	if (*out == '\0')
		snprintf(out, size, "none");
}
