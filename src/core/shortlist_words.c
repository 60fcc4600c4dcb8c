/* Why a role is on a shortlist, in sentences. */
#include <stdio.h>
#include <string.h>

#include "error.h"
#include "prospects.h"

enum { REASONS = 10, NAMED = 3 };

/* One pick under way. */
struct picking {
	struct reader *reader;
	const struct prospects *prospects;
	const struct prospect *one;
	struct rungs_pick *out;
};

static const char *checked(struct reader *reader, const char *text)
{
	if (text == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	return text != NULL ? text : "";
}

#define FORMAT(picking, ...)                                                   \
	checked((picking)->reader,                                             \
		arena_format((picking)->reader->arena, __VA_ARGS__))

static void reason(struct picking *picking, const char *text)
{
	if (picking->out->reason_count < REASONS)
		picking->out->reasons[picking->out->reason_count++] = text;
}

static void caution(struct picking *picking, const char *text)
{
	if (picking->out->caution_count < REASONS)
		picking->out->cautions[picking->out->caution_count++] = text;
}

const char *words_list(struct reader *reader, const char *const *texts,
		       size_t count)
{
	const char *out = count > 0 ? texts[0] : NULL;

	for (size_t i = 1; i < count; i++)
		out = checked(reader,
			      arena_format(reader->arena, "%s%s%s", out,
					   i + 1 == count ? " and " : ", ",
					   texts[i]));
	return out;
}

/* 'a common', 'a possible'. */
static const char *common(const struct way *way)
{
	return way->commonness != NULL ? way->commonness : "known";
}

/* What a note adds to a sentence, up to its full stop. */
static const char *with_note(struct picking *picking, const char *note)
{
	size_t size = note != NULL ? strlen(note) : 0;
	bool sentence = size > 0 && *note >= 'A' && *note <= 'Z';

	if (size > 0 && note[size - 1] == '.')
		size--;
	return size > 0 ? FORMAT(picking, "%s%.*s", sentence ? ". " : ": ",
				 (int)size, note)
			: "";
}

/* Fields as people read them: ';' in a list is for machines. */
static const char *fields_words(struct picking *picking, const char *fields)
{
	char *copy = arena_text(picking->reader->arena, fields);

	for (char *c = copy; c != NULL && *c != '\0'; c++)
		*c = *c == ';' ? ',' : *c;
	return checked(picking->reader, copy);
}

static void tell_way(struct picking *picking)
{
	const struct way *way = &picking->one->way;
	const char *note = with_note(picking, way->note);
	const char *degree =
		way->education.name != NULL ? way->education.name : "";
	const char *text = NULL;

	switch (way->kind) {
	case WAY_STUDY:
		text = FORMAT(picking,
			      "For people who studied %s (%s) it is a %s first "
			      "step%s.",
			      fields_words(picking, way->from), degree,
			      common(way), note);
		break;
	case WAY_NEAR:
		text = FORMAT(picking,
			      "It is near what you studied: from %s (%s) it is "
			      "a %s first step%s.",
			      fields_words(picking, way->from), degree,
			      common(way), note);
		break;
	case WAY_ANY:
		text = FORMAT(picking,
			      "It is a %s first step from any field of study "
			      "(%s)%s.",
			      common(way), degree, note);
		break;
	case WAY_DRAWN:
		text = FORMAT(picking,
			      "After studying %s (%s), which draws you, it is "
			      "a %s first step%s.",
			      fields_words(picking, way->from), degree,
			      common(way), note);
		break;
	case WAY_MOVE:
		text = FORMAT(picking,
			      "From your time as %s it is a %s step%s.",
			      way->from, common(way), note);
		break;
	case WAY_ALIKE:
		text = FORMAT(picking, "It resembles the work of %s.",
			      way->from);
		break;
	case WAY_DEGREE:
		text = FORMAT(picking,
			      "What is asked most often for it is: %s.",
			      degree);
		break;
	case WAY_NONE:
		return;
	}
	reason(picking, text);
	if (way->kind == WAY_DEGREE && way->from != NULL)
		reason(picking, FORMAT(picking,
				       "%s is core knowledge there, and you "
				       "studied it.",
				       way->from));
}

/* The names of core skills that have to do with an interest. */
static const char *skills_of(struct picking *picking, size_t interest)
{
	const struct demands *demands = &picking->prospects->demands;
	const struct demand_role *role = picking->one->role;
	const char *names[NAMED];
	size_t count = 0;

	for (size_t i = 0; i < role->count && count < NAMED; i++) {
		const struct demand *demand = &role->asks[i];

		if (demand->core && demand_is_skill(demands, demand) &&
		    picking->prospects->wishes.of_skill[demand->what] >>
				    interest &
			    1)
			names[count++] =
				picking->prospects->skills[demand->what];
	}
	return words_list(picking->reader, names, count);
}

/* Those first that the role has most of. */
static void tell_likes(struct picking *picking)
{
	const struct wishes *wishes = &picking->prospects->wishes;
	const struct prospect *one = picking->one;

	for (int little = 0; little < 2; little++) {
		for (size_t i = 0; i < wishes->interest_count; i++) {
			const struct interest *interest = &wishes->interests[i];
			const char *skills;

			if (!interest->liked || !(one->liked >> i & 1) ||
			    (one->twice >> i & 1) == (uint64_t)little)
				continue;
			skills = skills_of(picking, i);
			reason(picking,
			       skills != NULL
				       ? FORMAT(picking,
						"%s, which you like, is at its "
						"core: %s.",
						interest->name, skills)
				       : FORMAT(picking,
						"%s, which you like, it has "
						"much of.",
						interest->name));
		}
	}
}

static void tell_direction(struct picking *picking)
{
	const struct prospect *one = picking->one;
	const struct prospects *prospects = picking->prospects;

	if (one->line < prospects->line_count &&
	    prospects->lines[one->line].drawn)
		reason(picking,
		       FORMAT(picking, "A subject that draws you leads to %s.",
			      prospects->lines[one->line].several
				      ? one->role->brief.track.name
				      : prospects->lines[one->line].ref.name));
	if (one->aimed)
		reason(picking, FORMAT(picking,
				       "You want to get to %s, and "
				       "this is part of it.",
				       one->role->brief.track.name));
	else if (one->leads)
		reason(picking,
		       FORMAT(picking,
			      "It leads where you want to get: people go on "
			      "to be %s.",
			      one->leads_to));
}

/* The widest gaps among core skills. */
static const char *gaps(struct picking *picking)
{
	const struct demands *demands = &picking->prospects->demands;
	const struct demand_role *role = picking->one->role;
	const char *names[NAMED];
	size_t count = 0;

	for (int wide = 5; wide > 0 && count < NAMED; wide--) {
		for (size_t i = 0; i < role->count && count < NAMED; i++) {
			const struct demand *one = &role->asks[i];
			int gap = demand_needs(one) -
				  demand_met(one, demands->has[one->what]);
			const char *name;

			if (!one->core || !demand_is_skill(demands, one) ||
			    gap != wide)
				continue;
			name = picking->prospects->skills[one->what];
			names[count++] =
				one->level == 0
					? name
					: FORMAT(picking, "%s to level %d",
						 name, one->level);
		}
	}
	return words_list(picking->reader, names, count);
}

static void tell_skills(struct picking *picking)
{
	const struct prospect *one = picking->one;
	const struct rungs_fit_brief *fit = &one->fit;

	if (fit->gap < fit->asked)
		reason(picking,
		       FORMAT(picking,
			      "You have %d of the %d levels that its core "
			      "skills ask.",
			      fit->asked - fit->gap, fit->asked));
	if (one->learn_points > 0)
		reason(picking, one->learn_points > 1
					? "What it asks besides is what you "
					  "are ready to learn."
					: "Much of what it asks besides you "
					  "are ready to learn.");
}

static void tell_cautions(struct picking *picking)
{
	const struct prospects *prospects = picking->prospects;
	const struct wishes *wishes = &prospects->wishes;
	const struct prospect *one = picking->one;
	const char *missing = gaps(picking);

	if (one->way.kind == WAY_MOVE && one->education_short)
		caution(picking,
			FORMAT(picking,
			       "It usually asks: %s. Show what your work has "
			       "taught you instead.",
			       one->education.name));
	else if (one->way.education_short || one->education_short)
		caution(picking,
			FORMAT(picking, "First comes more education: %s.",
			       one->way.education_short &&
					       one->way.education.name != NULL
				       ? one->way.education.name
				       : one->education.name));
	else if (prospects->own.id == NULL && one->education.name != NULL)
		caution(picking,
			FORMAT(picking, "It asks: %s.", one->education.name));
	if (prospect_is_lower(prospects, one))
		caution(picking, "It would be a new start, on a lower rung "
				 "than you have been.");
	if (one->speaks && wishes->speaking > 0 && wishes->speaking < 4)
		caution(picking, "It needs good spoken English: bring "
				 "yours to B2 first.");
	if (one->writes && wishes->writing > 0 && wishes->writing < 4)
		caution(picking, "It needs good written English: bring "
				 "yours to B2 first.");
	if (missing != NULL)
		caution(picking,
			FORMAT(picking, "To learn for it: %s.", missing));
}

void pick_make(struct reader *reader, const struct prospects *prospects,
	       const struct prospect *one, struct rungs_pick *out)
{
	struct picking picking = {reader, prospects, one, out};

	*out = (struct rungs_pick){
		.role = one->role->brief,
		.band = one->fit.band,
		.points = one->points,
		.basis = one->way.basis,
		.reasons = arena_alloc(reader->arena,
				       REASONS * sizeof(*out->reasons)),
		.cautions = arena_alloc(reader->arena,
					REASONS * sizeof(*out->cautions)),
	};
	if (out->reasons == NULL || out->cautions == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	tell_way(&picking);
	tell_likes(&picking);
	tell_direction(&picking);
	tell_skills(&picking);
	tell_cautions(&picking);
}
