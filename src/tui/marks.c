#include "marks.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <rungs/atlas.h>

#include "../page/own.h"

enum { ORDER_MOST = 1000 };

bool marks_take(enum rungs_kind kind)
{
	return kind == RUNGS_ROLE || kind == RUNGS_SPECIALIZATION ||
	       kind == RUNGS_TRACK;
}

/* Its place, or the count if it is not marked. */
static size_t place_of(const struct marks *marks, enum rungs_kind kind,
		       const char *id)
{
	size_t at = 0;

	while (at < marks->count && (marks->at[at].kind != kind ||
				     strcmp(marks->at[at].id, id) != 0))
		at++;
	return at;
}

static void take_out(struct marks *marks, size_t at)
{
	marks->count--;
	memmove(&marks->at[at], &marks->at[at + 1],
		(marks->count - at) * sizeof *marks->at);
}

bool marks_toggle(struct marks *marks, enum rungs_kind kind, const char *id)
{
	size_t at = place_of(marks, kind, id);

	if (at == marks->count && marks->count == MARKS_MOST)
		return false;
	marks->changes++;
	if (at < marks->count) {
		take_out(marks, at);
		return true;
	}
	marks->at[at] = (struct mark){.kind = kind};
	snprintf(marks->at[at].id, sizeof marks->at[at].id, "%s", id);
	marks->count++;
	return true;
}

/* Whether the atlas has what a record is about. */
static bool is_known(struct rungs_atlas *atlas, const struct page_link *thing)
{
	struct rungs_things found;
	char name[200];

	if (strlen(thing->id) >= sizeof((struct mark *)NULL)->id)
		return false;
	snprintf(name, sizeof name, "%s/%s", rungs_kind_singular(thing->kind),
		 thing->id);
	if (rungs_find(atlas, name, &found, NULL) != RUNGS_OK)
		return false;
	rungs_things_release(&found);
	return true;
}

static void drop_gone(struct marks *marks, const struct person *person)
{
	char id[160];

	for (size_t i = marks->count; i-- > 0;) {
		struct mark *mark = &marks->at[i];
		bool there = person_has(person, RUNGS_MARKED,
					own_id(RUNGS_MARKED, mark->kind,
					       mark->id, id, sizeof id));

		if (mark->kept && !there) {
			take_out(marks, i);
			marks->changes++;
		} else {
			mark->kept = there;
		}
	}
}

int marks_next(const struct person *person)
{
	const struct rungs_records *records = &person->records;
	int last = 0;

	for (size_t i = 0; i < records->count; i++)
		if (records->at[i].section == RUNGS_MARKED &&
		    records->at[i].stage > last)
			last = records->at[i].stage;
	return last < ORDER_MOST ? last + 1 : last;
}

/* Where a record comes in the order of marking. */
static unsigned rank_of(const struct rungs_record *record)
{
	return record->stage > 0 ? (unsigned)record->stage : UINT_MAX;
}

/* What comes first in the profile of all that is not marked here and can be;
 * false if there is none. */
static bool find_next(const struct marks *marks, const struct person *person,
		      struct rungs_atlas *atlas, struct page_link *thing)
{
	const struct rungs_records *records = &person->records;
	const struct rungs_record *best = NULL;
	struct page_link link;

	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *record = &records->at[i];

		if (record->section != RUNGS_MARKED ||
		    !own_thing(record, &link) || !marks_take(link.kind) ||
		    marks_letter(marks, link.kind, link.id) ||
		    (best && rank_of(best) <= rank_of(record)) ||
		    !is_known(atlas, &link))
			continue;
		best = record;
		*thing = link;
	}
	return best;
}

void marks_follow(struct marks *marks, const struct person *person,
		  struct rungs_atlas *atlas)
{
	struct page_link thing;

	if (marks->generation == person->generation)
		return;
	marks->generation = person->generation;
	drop_gone(marks, person);
	while (marks->count < MARKS_MOST &&
	       find_next(marks, person, atlas, &thing)) {
		marks_toggle(marks, thing.kind, thing.id);
		marks->at[marks->count - 1].kept = true;
	}
}

void marks_hold(struct marks *marks)
{
	for (size_t i = 0; i < marks->count; i++)
		marks->at[i].kept = false;
}

char marks_letter(const struct marks *marks, enum rungs_kind kind,
		  const char *id)
{
	size_t at = marks && id ? place_of(marks, kind, id) : 0;

	return marks && id && at < marks->count ? (char)('A' + (int)at) : 0;
}
