#include "prospects.h"

#include <string.h>

#include "assessment.h"
#include "error.h"
#include "search_fields.h"

enum {
	LIKES_MOST = 6,
	DRAWN_POINTS = 3,
	AIMED_POINTS = 3,
	LEADS_POINTS = 1,
	HAS_MOST = 4,
	LEARN_MOST = 2,
	LOWER_POINTS = -2,
	LANGUAGE_POINTS = -3,
	B2 = 4
};

/* How far a skill must be asked for a role to live by a language. */
enum { LIVES_BY_LEVEL = 3 };

struct prospect *prospect_of(struct prospects *prospects, int number)
{
	int place = (number & ((1 << SEARCH_KIND_BITS) - 1)) - 1;

	return search_kind_of(number) == RUNGS_ROLE && place >= 0 &&
			       (size_t)place < prospects->count
		       ? &prospects->at[place]
		       : NULL;
}

struct prospect *prospect_called(struct reader *reader,
				 struct prospects *prospects, const char *id)
{
	size_t place = demands_role(reader, &prospects->demands, id);

	return place < prospects->count ? &prospects->at[place] : NULL;
}

struct much {
	int role;
	int value;
};

struct asked_education {
	int role;
	struct rungs_ref education;
	int rank;
	bool profession;
};

/* What people in roles have that ask no education themselves. */
static void read_education(struct reader *reader, struct prospects *out)
{
	static const struct field fields[] = {
		INT(asked_education, role),
		REF(asked_education, education),
		INT(asked_education, rank),
		BOOL(asked_education, profession),
	};
	static const struct shape shape = SHAPE(asked_education, fields);
	const struct rungs_ref *own = &out->own;
	size_t count;
	const struct asked_education *rows = ROWS(
		reader, STATEMENT_PROSPECT_EDUCATION, &shape, &count, NULL);

	for (size_t i = 0; i < count; i++) {
		struct prospect *one = prospect_of(out, rows[i].role);

		if (one == NULL || rows[i].education.id == NULL)
			continue;
		one->education = rows[i].education;
		one->education_rank = rows[i].rank;
		one->education_short =
			own->id != NULL &&
			strcmp(own->id, rows[i].education.id) != 0 &&
			(rows[i].profession || rows[i].rank > out->own_rank);
	}
}

static uint32_t line_of(const struct prospects *prospects, const char *id)
{
	uint32_t i = 0;

	while (i < prospects->line_count &&
	       (prospects->lines[i].ref.id == NULL ||
		strcmp(prospects->lines[i].ref.id, id) != 0))
		i++;
	return i;
}

static void place(struct prospects *out)
{
	for (size_t i = 0; i < out->count; i++) {
		struct prospect *one = &out->at[i];
		const struct rungs_role_brief *role = &one->role->brief;

		if (i > 0 &&
		    strcmp(role->specialization.id,
			   out->at[i - 1].role->brief.specialization.id) == 0)
			one->line = out->at[i - 1].line;
		else
			one->line = line_of(out, role->specialization.id);
	}
}

/* A line that begins in more than one track is one line for each. */
static void split_lines(struct prospects *out)
{
	for (size_t i = 0; i < out->count; i++) {
		const struct prospect *one = &out->at[i];

		if (one->line >= out->line_count || one->role->brief.rank != 1)
			continue;
		for (size_t j = 0; j < i; j++) {
			const struct prospect *other = &out->at[j];

			if (other->line == one->line &&
			    other->role->brief.rank == 1 &&
			    strcmp(other->role->brief.track.id,
				   one->role->brief.track.id) != 0)
				out->lines[one->line].several = true;
		}
	}
}

void prospects_read(struct reader *reader, const struct rungs_records *profile,
		    struct prospects *out)
{
	*out = (struct prospects){0};
	demands_read(reader, profile, &out->demands);
	if (reader->status == RUNGS_OK && out->demands.education != NULL) {
		out->own = out->demands.education->ref;
		out->own_rank = out->demands.education->rank;
	}
	if (reader->status == RUNGS_OK)
		out->at = arena_alloc(reader->arena, (out->demands.role_count +
						      1) * sizeof(*out->at));
	if (out->at == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	if (reader->status != RUNGS_OK)
		return;
	out->count = out->demands.role_count;
	for (size_t i = 0; i < out->count; i++) {
		struct prospect *one = &out->at[i];

		one->role = &out->demands.roles[i];
		demand_judge(&out->demands, one->role, &one->fit);
		if (one->role->education != NULL) {
			one->education = one->role->education->ref;
			one->education_rank = one->role->education->rank;
		}
		/* Nothing is short of what was not told. */
		one->education_short =
			one->fit.education_short && out->own.id != NULL;
	}
	read_education(reader, out);
	wishes_read(reader, profile, out);
	if (reader->status != RUNGS_OK)
		return;
	place(out);
	split_lines(out);
	ways_read(reader, out);
	prospects_judge(reader, out);
}

static void read_experience(struct reader *reader, struct prospects *out)
{
	const struct rungs_records *profile = out->wishes.profile;

	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];
		struct prospect *one;

		if (record->section != RUNGS_HAS_EXPERIENCE ||
		    strncmp(record->id, "role/", 5) != 0)
			continue;
		one = prospect_called(reader, out, record->id + 5);
		if (one == NULL)
			continue;
		one->way = (struct way){0};
		if (one->line < out->line_count)
			out->lines[one->line].worked = true;
		if (one->role->brief.rank > out->wishes.rung)
			out->wishes.rung = one->role->brief.rank;
	}
}

/* What a way from one's field opens was studied for. */
static void read_studied(struct prospects *out)
{
	for (size_t i = 0; i < out->count; i++) {
		const struct prospect *one = &out->at[i];

		if ((one->way.kind == WAY_STUDY || one->way.kind == WAY_NEAR) &&
		    one->line < out->line_count)
			out->lines[one->line].studied = true;
	}
}

/* The roles with much of a condition. */
static const struct much *much_of(struct reader *reader, const char *condition,
				  size_t *count)
{
	static const struct field fields[] = {INT(much, role),
					      INT(much, value)};
	static const struct shape shape = SHAPE(much, fields);

	return ROWS(reader, STATEMENT_PROSPECT_CONDITION, &shape, count,
		    condition);
}

static void read_conditions(struct reader *reader, struct prospects *out,
			    size_t number)
{
	const uint64_t bit = UINT64_C(1) << number;
	const char *at = out->wishes.interests[number].conditions, *id;
	size_t size, count;

	while (at != NULL && reader->status == RUNGS_OK &&
	       (id = next_field(&at, &size)) != NULL) {
		const struct much *rows = much_of(
			reader, arena_copy(reader->arena, id, size), &count);

		for (size_t i = 0; i < count; i++) {
			struct prospect *one = prospect_of(out, rows[i].role);

			if (one == NULL)
				continue;
			one->liked |= bit;
			if (rows[i].value > 2)
				one->twice |= bit;
		}
	}
}

static void read_limits(struct reader *reader, struct prospects *out)
{
	const struct rungs_records *profile = out->wishes.profile;

	for (size_t i = 0; i < profile->count; i++) {
		const struct much *rows;
		size_t count;

		if (profile->at[i].section != RUNGS_LIMITS)
			continue;
		rows = much_of(reader, profile->at[i].id, &count);
		for (size_t j = 0; j < count; j++) {
			struct prospect *one = prospect_of(out, rows[j].role);

			if (one == NULL)
				continue;
			one->unwanted++;
			one->limit = &profile->at[i];
		}
	}
}

static void read_aims(struct reader *reader, struct prospects *out)
{
	struct lead {
		int role;
		const char *title;
	};
	static const struct field fields[] = {INT(lead, role),
					      TEXT(lead, title)};
	static const struct shape shape = SHAPE(lead, fields);
	const struct rungs_records *profile = out->wishes.profile;

	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];
		const struct lead *leads;
		size_t count;

		if (record->section != RUNGS_LIKES ||
		    strncmp(record->id, "track/", 6) != 0)
			continue;
		leads = ROWS(reader, STATEMENT_PROSPECT_LEADS, &shape, &count,
			     record->id + 6);
		for (size_t j = 0; j < count; j++) {
			struct prospect *one = prospect_of(out, leads[j].role);

			if (one != NULL && one->leads_to == NULL)
				one->leads_to = leads[j].title;
		}
		for (size_t j = 0; j < out->count; j++)
			out->at[j].aimed |=
				strcmp(out->at[j].role->brief.track.id,
				       record->id + 6) == 0;
	}
}

static void judge_skills(const struct prospects *prospects,
			 struct prospect *one)
{
	const struct wishes *wishes = &prospects->wishes;

	for (size_t i = 0; i < one->role->count; i++) {
		const struct demand *demand = &one->role->asks[i];
		uint64_t of;

		if (!demand->core ||
		    !demand_is_skill(&prospects->demands, demand))
			continue;
		of = wishes->of_skill[demand->what];
		one->twice |= one->liked & of;
		one->liked |= of;
		for (size_t j = 0; j < wishes->interest_count; j++) {
			const char *language = wishes->interests[j].language;

			if (language == NULL || !(of >> j & 1) ||
			    demand->level < LIVES_BY_LEVEL)
				continue;
			if (strcmp(language, "spoken") == 0)
				one->speaks = true;
			else
				one->writes = true;
		}
	}
}

static int points_of_likes(const struct wishes *wishes,
			   const struct prospect *one)
{
	int points = 0;

	for (size_t i = 0; i < wishes->interest_count; i++) {
		if (!wishes->interests[i].liked || !(one->liked >> i & 1))
			continue;
		points += one->twice >> i & 1 ? 2 : 1;
	}
	return points < LIKES_MOST ? points : LIKES_MOST;
}

static int points_of_learning(const struct prospects *prospects,
			      const struct prospect *one)
{
	const struct demands *demands = &prospects->demands;
	int missing = 0, ready = 0;

	for (size_t i = 0; i < one->role->count; i++) {
		const struct demand *demand = &one->role->asks[i];
		int gap;

		if (!demand->core || !demand_is_skill(demands, demand))
			continue;
		gap = demand_needs(demand) -
		      demand_met(demand, demands->has[demand->what]);
		missing += gap;
		ready += prospects->wishes.learns[demand->what] ? gap : 0;
	}
	return missing > 0 ? ready * LEARN_MOST / missing : 0;
}

bool prospect_is_lower(const struct prospects *prospects,
		       const struct prospect *one)
{
	return one->role->brief.rank < prospects->wishes.rung;
}

static void judge(const struct prospects *prospects, struct prospect *one)
{
	const struct wishes *wishes = &prospects->wishes;
	const struct rungs_fit_brief *fit = &one->fit;

	judge_skills(prospects, one);
	one->leads = one->leads_to != NULL;
	one->like_points = points_of_likes(wishes, one);
	one->points = one->way.points + one->like_points;
	if (one->line < prospects->line_count &&
	    prospects->lines[one->line].drawn)
		one->points += DRAWN_POINTS;
	if (one->aimed)
		one->points += AIMED_POINTS;
	else if (one->leads)
		one->points += LEADS_POINTS;
	if (fit->asked > 0)
		one->points += (fit->asked - fit->gap) * HAS_MOST / fit->asked;
	one->learn_points = points_of_learning(prospects, one);
	one->points += one->learn_points;
	if (prospect_is_lower(prospects, one))
		one->points += LOWER_POINTS;
	if (one->speaks && wishes->speaking > 0 && wishes->speaking < B2)
		one->points += LANGUAGE_POINTS;
	if (one->writes && wishes->writing > 0 && wishes->writing < B2)
		one->points += LANGUAGE_POINTS;
}

void prospects_judge(struct reader *reader, struct prospects *out)
{
	read_experience(reader, out);
	read_studied(out);
	for (size_t i = 0;
	     i < out->wishes.interest_count && reader->status == RUNGS_OK; i++)
		read_conditions(reader, out, i);
	read_limits(reader, out);
	read_aims(reader, out);
	for (size_t i = 0; i < out->count && reader->status == RUNGS_OK; i++)
		judge(out, &out->at[i]);
}

bool prospect_same_line(const struct prospects *prospects,
			const struct prospect *a, const struct prospect *b)
{
	return a->line == b->line &&
	       (a->line >= prospects->line_count ||
		!prospects->lines[a->line].several ||
		strcmp(a->role->brief.track.id, b->role->brief.track.id) == 0);
}

bool prospect_is_named(const struct prospects *prospects,
		       const struct prospect *one)
{
	const struct line *line = one->line < prospects->line_count
					  ? &prospects->lines[one->line]
					  : NULL;

	return one->aimed || one->way.kind == WAY_STUDY ||
	       one->way.kind == WAY_NEAR ||
	       (line != NULL && !line->several &&
		(line->studied || line->drawn || line->worked));
}
