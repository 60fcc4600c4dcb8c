/* By which ways a person can get into roles. */
#include <string.h>

#include "assessment.h"
#include "prospects.h"
#include "shapes.h"
#include "text.h"

enum { COMMON, POSSIBLE, RARE, UNSAID };
static const int of_study[] = {6, 4, 1, 3}, of_any[] = {3, 2, 1, 1},
		 of_drawn[] = {4, 2, 1, 1};
enum {
	ALIKE_POINTS = 2,
	DEGREE_POINTS = 2,
	KNOWN_POINTS = 6,
	SHORT_MOVE = -1,
	STEP_UP = 1
};

struct entry {
	int role;
	struct rungs_ref education;
	int rank;
	bool profession;
	const char *fields, *areas, *commonness, *note;
	struct rungs_basis basis;
};

static int rank_of(const char *commonness)
{
	return commonness == NULL                  ? UNSAID
	       : strcmp(commonness, "common") == 0 ? COMMON
	       : strcmp(commonness, "rare") == 0   ? RARE
						   : POSSIBLE;
}

static void take(struct prospect *one, struct way way)
{
	if (one->way.kind == WAY_NONE || way.points > one->way.points)
		one->way = way;
}

/* Whether the route is from the very field, not from one near it. */
static bool names_field(const struct wishes *wishes, const char *fields)
{
	const char *at = fields, *field;
	size_t size;

	while ((field = next_field(&at, &size)) != NULL) {
		char text[200], folded[801];

		if (size >= sizeof(text))
			continue;
		memcpy(text, field, size);
		text[size] = '\0';
		text_fold(folded, sizeof(folded), text, NULL);
		for (size_t i = 0; i < wishes->field_count; i++) {
			if (strcmp(folded, wishes->fields[i]) == 0)
				return true;
		}
	}
	return false;
}

static bool draws(const struct wishes *wishes, const struct entry *entry)
{
	for (size_t i = 0; i < wishes->profile->count; i++) {
		const struct rungs_record *record = &wishes->profile->at[i];

		if (record->section == RUNGS_LIKES &&
		    strncmp(record->id, "area/", 5) == 0 &&
		    list_has(entry->areas, record->id + 5))
			return true;
	}
	return false;
}

static bool holds(const struct prospects *prospects, const struct entry *entry)
{
	if (prospects->own.id == NULL ||
	    strcmp(prospects->own.id, entry->education.id) == 0)
		return true;
	return !entry->profession && entry->rank <= prospects->own_rank;
}

/* Each rung of education that is missing costs a point; so do two that are more
 * than asked, beyond the first. */
static int points_of_rungs(const struct prospects *prospects, int rank)
{
	int more = prospects->own_rank - rank;

	if (prospects->own.id == NULL)
		return 0;
	return more < 0 ? more : more > 2 ? -(more - 1) / 2 : 0;
}

/* Which kind of way the route is for the person. */
static enum way_kind kind_of(const struct prospects *prospects,
			     const struct entry *entry, bool held)
{
	const struct wishes *wishes = &prospects->wishes;
	bool own_profession = entry->profession && held &&
			      prospects->own.id != NULL &&
			      wishes->field_count == 0;

	if (entry->profession && !held)
		return WAY_NONE;
	if (entry->areas == NULL)
		return WAY_ANY;
	if (own_profession || leads_from(&wishes->studied, entry->areas) ||
	    names_field(wishes, entry->fields))
		return WAY_STUDY;
	if (leads_from(&wishes->near, entry->areas))
		return WAY_NEAR;
	if (!held && wishes->learns_degree && draws(wishes, entry))
		return WAY_DRAWN;
	return WAY_NONE;
}

static void take_entry(struct prospects *prospects, struct prospect *one,
		       const struct entry *entry)
{
	bool held = holds(prospects, entry);
	struct way way = {
		.kind = kind_of(prospects, entry, held),
		.from = entry->fields,
		.education = entry->education,
		.education_short = !held,
		.commonness = entry->commonness,
		.note = entry->note,
		.basis = entry->basis,
	};
	int rank = rank_of(entry->commonness);

	if (way.kind == WAY_NONE)
		return;
	way.points = way.kind == WAY_STUDY   ? of_study[rank]
		     : way.kind == WAY_DRAWN ? of_drawn[rank]
					     : of_any[rank];
	if (way.kind == WAY_STUDY &&
	    names_field(&prospects->wishes, entry->fields))
		way.points++;
	if (prospects->own.id != NULL &&
	    strcmp(prospects->own.id, entry->education.id) == 0)
		way.points++;
	way.points += points_of_rungs(prospects, entry->rank);
	take(one, way);
}

static void read_entries(struct reader *reader, struct prospects *prospects)
{
	static const struct field fields[] = {
		INT(entry, role),
		REF(entry, education),
		INT(entry, rank),
		BOOL(entry, profession),
		TEXT(entry, fields),
		TEXT(entry, areas),
		TEXT(entry, commonness),
		TEXT(entry, note),
		BASIS(entry),
	};
	static const struct shape shape = SHAPE(entry, fields);
	size_t count;
	const struct entry *entries =
		ROWS(reader, STATEMENT_PROSPECT_ENTRIES, &shape, &count, NULL);

	prospects->has_entries = count > 0;
	for (size_t i = 0; i < count; i++) {
		struct prospect *one = prospect_of(prospects, entries[i].role);

		if (one != NULL && entries[i].fields != NULL &&
		    entries[i].education.id != NULL)
			take_entry(prospects, one, &entries[i]);
	}
}

static void take_move(struct reader *reader, struct prospects *prospects,
		      const struct rungs_move *move)
{
	struct prospect *one = prospect_called(reader, prospects, move->to.id);
	bool alike = move->kind != NULL && strcmp(move->kind, "similar") == 0;
	struct way way = {
		.kind = alike ? WAY_ALIKE : WAY_MOVE,
		.points = alike ? ALIKE_POINTS
				: of_study[rank_of(move->commonness)],
		.from = move->from.name,
		.education_short = one != NULL && one->education_short,
		.commonness = move->commonness,
		.note = move->note,
		.basis = move->basis,
	};

	if (one == NULL || move->level_change < 0)
		return;
	if (!alike && move->level_change > 0)
		way.points += STEP_UP;
	if (alike)
		way.points += points_of_rungs(prospects, one->education_rank);
	else if (way.education_short)
		way.points += SHORT_MOVE;
	take(one, way);
}

static void read_moves(struct reader *reader, struct prospects *prospects)
{
	const struct rungs_records *profile = prospects->wishes.profile;

	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];
		struct rungs_move *moves;
		size_t count = 0;

		if (record->section != RUNGS_HAS_EXPERIENCE ||
		    strncmp(record->id, "role/", 5) != 0)
			continue;
		moves = moves_from(reader, record->id + 5, &count);
		for (size_t j = 0; j < count && reader->status == RUNGS_OK; j++)
			take_move(reader, prospects, &moves[j]);
	}
}

/* The name of a skill that the role asks as core and that was studied. */
static const char *known(const struct prospects *prospects,
			 const struct prospect *one)
{
	const struct demands *demands = &prospects->demands;

	for (size_t i = 0; i < one->role->count; i++) {
		const struct demand *demand = &one->role->asks[i];
		char folded[1000];

		if (!demand->core || !demand_is_skill(demands, demand))
			continue;
		text_fold(folded, sizeof(folded),
			  prospects->skills[demand->what], NULL);
		for (size_t j = 0; j < prospects->wishes.field_count; j++) {
			if (strcmp(folded, prospects->wishes.fields[j]) == 0)
				return prospects->skills[demand->what];
		}
	}
	return NULL;
}

/* Where the atlas knows no entry routes: by the education that people have. */
static void take_degree(struct prospects *prospects, struct prospect *one)
{
	struct way way = {
		.kind = WAY_DEGREE,
		.points = DEGREE_POINTS,
		.from = known(prospects, one),
		.education = one->education,
		.education_short = one->education_short,
	};

	if (one->education.id == NULL)
		return;
	if (way.from != NULL)
		way.points = KNOWN_POINTS;
	if (prospects->own.id != NULL &&
	    strcmp(prospects->own.id, one->education.id) == 0)
		way.points++;
	way.points += points_of_rungs(prospects, one->education_rank);
	take(one, way);
}

void ways_read(struct reader *reader, struct prospects *out)
{
	read_entries(reader, out);
	read_moves(reader, out);
	for (size_t i = 0; i < out->count && !out->has_entries; i++)
		take_degree(out, &out->at[i]);
}
