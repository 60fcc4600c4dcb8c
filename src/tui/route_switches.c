#include "route_switches.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"

/* Years that are offered; 0 is any. */
static const double years_offered[] = {0, 1.5, 2, 3, 4, 5, 6, 8, 10, 15};

enum { YEARS = sizeof years_offered / sizeof *years_offered };

/* The rows in their order; conditions and avoided roles follow. */
enum { ROW_YEARS, ROW_EDUCATION, ROW_DEGREE, ROW_STAY, ROW_SOURCED, ROW_FIRST };

static size_t condition_count(const struct route_switches *switches)
{
	size_t count = switches->conditions.count;

	return count < SWITCHES_WITHOUT ? count : SWITCHES_WITHOUT;
}

static const char *mark(bool on)
{
	return on ? "[x]" : "[ ]";
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

static void row_text(const struct route_switches *switches, size_t row,
		     char *out, size_t size)
{
	const char *education = education_name(switches);
	size_t conditions = condition_count(switches);
	char years[40];

	years_text(switches, years, sizeof years);
	switch (row) {
	case ROW_YEARS:
		snprintf(out, size, "%s Time: %s", mark(switches->years > 0),
			 years);
		break;
	case ROW_EDUCATION:
		snprintf(out, size, "%s I have: %s", mark(education != NULL),
			 education ? education : "not said");
		break;
	case ROW_DEGREE:
		snprintf(out, size, "%s No new degree",
			 mark(switches->no_new_degree));
		break;
	case ROW_STAY:
		snprintf(out, size, "%s Stay in the target's line of work",
			 mark(switches->stay));
		break;
	case ROW_SOURCED:
		snprintf(out, size, "%s Only published or counted steps",
			 mark(switches->sourced));
		break;
	default:
		row -= ROW_FIRST;
		if (row < conditions)
			snprintf(out, size, "%s Without %s",
				 mark(switches->without[row]),
				 switches->conditions.at[row].name);
		else
			snprintf(out, size, "[x] Avoid %s",
				 switches->avoid[row - conditions].name);
	}
}

static bool list_make(struct route_switches *switches)
{
	size_t count =
		ROW_FIRST + condition_count(switches) + switches->avoid_count;
	size_t selected = switches->list.selected;
	int height = switches->list.height;

	free(switches->texts);
	switches->texts = calloc(count, sizeof *switches->texts);
	list_clear(&switches->list);
	for (size_t i = 0; switches->texts && i < count; i++) {
		row_text(switches, i, switches->texts[i],
			 sizeof *switches->texts);
		if (!list_add(&switches->list,
			      (struct list_row){.text = switches->texts[i],
						.value = i}))
			return false;
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
	enum rungs_status status = rungs_list(atlas, RUNGS_CONDITION,
					      &switches->conditions, error);

	if (status == RUNGS_OK)
		status = rungs_list(atlas, RUNGS_EDUCATION,
				    &switches->educations, error);
	list_clear(&switches->list);
	if (status == RUNGS_OK && !list_make(switches))
		status = error_no_memory(error);
	return status;
}

void route_switches_release(struct route_switches *switches)
{
	for (size_t i = 0; i < switches->avoid_count; i++) {
		free((char *)(uintptr_t)switches->avoid[i].id);
		free((char *)(uintptr_t)switches->avoid[i].name);
	}
	rungs_things_release(&switches->conditions);
	rungs_things_release(&switches->educations);
	list_release(&switches->list);
	free(switches->texts);
}

bool route_switches_avoid(struct route_switches *switches, const char *id,
			  const char *name)
{
	struct rungs_ref *ref = &switches->avoid[switches->avoid_count];

	if (switches->avoid_count == SWITCHES_AVOID)
		return false;
	for (size_t i = 0; i < switches->avoid_count; i++)
		if (strcmp(switches->avoid[i].id, id) == 0)
			return false;
	*ref = (struct rungs_ref){strdup(id), strdup(name)};
	if (!ref->id || !ref->name) {
		free((char *)(uintptr_t)ref->id);
		free((char *)(uintptr_t)ref->name);
		return false;
	}
	switches->avoid_count++;
	return list_make(switches);
}

static void admit(struct route_switches *switches, size_t at)
{
	struct rungs_ref *avoid = switches->avoid;

	free((char *)(uintptr_t)avoid[at].id);
	free((char *)(uintptr_t)avoid[at].name);
	switches->avoid_count--;
	memmove(avoid + at, avoid + at + 1,
		(switches->avoid_count - at) * sizeof *avoid);
}

/* One of count, in turn; back if so asked. */
static size_t turn(size_t at, size_t count, bool back)
{
	return (at + (back ? count - 1 : 1)) % count;
}

static void set(struct route_switches *switches, size_t row, bool back)
{
	size_t conditions = condition_count(switches);

	switch (row) {
	case ROW_YEARS:
		switches->years = turn(switches->years, YEARS, back);
		break;
	case ROW_EDUCATION:
		switches->education =
			turn(switches->education,
			     switches->educations.count + 1, back);
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
	default:
		row -= ROW_FIRST;
		if (row < conditions)
			switches->without[row] = !switches->without[row];
		else
			admit(switches, row - conditions);
	}
}

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

bool route_switches_act(struct route_switches *switches, enum action_id action)
{
	const struct list_row *row = list_current(&switches->list);
	bool moved;

	if (list_act(&switches->list, action, &moved) || !row)
		return false;
	if (action != ACTION_OPEN && action != ACTION_LEFT &&
	    action != ACTION_RIGHT)
		return false;
	set(switches, row->value, action == ACTION_LEFT);
	list_make(switches);
	return true;
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
	for (size_t i = 0; i < switches->avoid_count; i++)
		switches->avoid_ids[i] = switches->avoid[i].id;
	switches->avoid_ids[switches->avoid_count] = NULL;
	question->max_years = years_offered[switches->years];
	if (switches->education > 0)
		question->education =
			switches->educations.at[switches->education - 1].id;
	question->no_new_degree = switches->no_new_degree;
	question->sourced = switches->sourced;
	question->in = switches->stay ? in : NULL;
	question->without = switches->without_ids;
	question->avoid = switches->avoid_ids;
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
	for (size_t i = 0; i < condition_count(switches); i++)
		if (switches->without[i])
			say(out, size, "without ",
			    switches->conditions.at[i].name);
	for (size_t i = 0; i < switches->avoid_count; i++)
		say(out, size, "avoid ", switches->avoid[i].name);
	if (*out == '\0')
		snprintf(out, size, "none");
}
