#include <rungs/shortlist.h>

#include <string.h>

#include "error.h"
#include "prospects.h"

enum { SIZE = RUNGS_SHORTLIST_SIZE, LINE_MOST = 3, SUITED_MOST = 4, NOTES = 4 };

/* One shortlist under way. */
struct listing {
	struct reader *reader;
	const struct prospects *prospects;
	size_t unwanted; /* within reach, but for a limit */
	const struct prospect *chosen[SIZE];
	size_t count;
	struct rungs_shortlist *out;
};

static const char *checked(struct listing *listing, const char *text)
{
	if (text == NULL && listing->reader->status == RUNGS_OK)
		listing->reader->status =
			error_no_memory(listing->reader->error);
	return text != NULL ? text : "";
}

#define FORMAT(listing, ...)                                                   \
	checked(listing, arena_format((listing)->reader->arena, __VA_ARGS__))

static bool was_had(const struct prospects *prospects,
		    const struct prospect *one)
{
	const struct rungs_records *profile = prospects->wishes.profile;

	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (record->section == RUNGS_HAS_EXPERIENCE &&
		    strncmp(record->id, "role/", 5) == 0 &&
		    strcmp(record->id + 5, one->role->brief.id) == 0)
			return true;
	}
	return false;
}

/* Whether it could be reached, limits aside. */
static bool is_near(const struct prospects *prospects,
		    const struct prospect *one)
{
	return one->way.kind != WAY_NONE && one->fit.years_short == 0 &&
	       !was_had(prospects, one);
}

/* short_too: also what asks an education that one neither has nor is ready to
 * study for.  Work one has done stands for it where a move leads on. */
static bool is_open(const struct prospects *prospects,
		    const struct prospect *one, bool short_too)
{
	return is_near(prospects, one) && !one->fit.unwanted &&
	       (short_too || prospects->wishes.learns_degree ||
		one->way.kind == WAY_MOVE ||
		!(one->way.education_short || one->education_short));
}

static size_t of_line(const struct listing *listing, const struct prospect *one)
{
	size_t count = 0;

	for (size_t i = 0; i < listing->count; i++)
		count += prospect_same_line(listing->prospects,
					    listing->chosen[i], one);
	return count;
}

static bool is_chosen(const struct listing *listing, const struct prospect *one)
{
	for (size_t i = 0; i < listing->count; i++) {
		if (listing->chosen[i] == one)
			return true;
	}
	return false;
}

/* Where limits make the list short, what is merely left does not lengthen it.
 */
static bool is_makeshift(const struct listing *listing,
			 const struct prospect *one)
{
	return listing->unwanted > 0 && listing->prospects->wishes.likes &&
	       one->like_points == 0;
}

/* The best that is not chosen yet, or NULL. */
static const struct prospect *best(const struct listing *listing,
				   bool short_too, size_t line_most)
{
	const struct prospect *out = NULL;
	int most = 0;

	for (size_t i = 0; i < listing->prospects->count; i++) {
		const struct prospect *one = &listing->prospects->at[i];
		size_t same = of_line(listing, one);
		int points = one->points - (int)same +
			     (short_too ? 2 * one->like_points : 0);

		if (same >= line_most || is_chosen(listing, one) ||
		    !is_open(listing->prospects, one, short_too) ||
		    (short_too && is_makeshift(listing, one)))
			continue;
		if (out == NULL || points > most) {
			out = one;
			most = points;
		}
	}
	return out;
}

static void choose(struct listing *listing)
{
	const struct prospects *prospects = listing->prospects;

	for (size_t i = 0; i < prospects->count; i++)
		listing->unwanted += is_near(prospects, &prospects->at[i]) &&
				     prospects->at[i].fit.unwanted;
	for (int pass = 0; pass < 4; pass++) {
		size_t line_most = pass % 2 == 0 ? LINE_MOST : SIZE;

		while (listing->count < SIZE) {
			const struct prospect *one =
				best(listing, pass >= 2, line_most);

			if (one == NULL)
				break;
			listing->chosen[listing->count++] = one;
		}
	}
}

/* How much a prospect from outside has of what is liked, or else asks of what
 * one has. */
static int draw_of(const struct prospect *one, bool by_likes)
{
	return by_likes ? one->like_points : one->fit.asked - one->fit.gap;
}

/* Even passes go by what is liked, odd ones by what one has: first of other
 * lines than those chosen, then of any, then with more education too. */
enum { PASSES = 6 };

static const struct prospect *outside(const struct listing *listing, int pass)
{
	const struct prospects *prospects = listing->prospects;
	const struct prospect *out = NULL;
	bool by_likes = pass % 2 == 0, same_line = pass / 2 == 1,
	     short_too = pass / 2 == 2;

	for (size_t i = 0; i < prospects->count; i++) {
		const struct prospect *one = &prospects->at[i];
		int draw = draw_of(one, by_likes),
		    least = out != NULL ? draw_of(out, by_likes) : 1;

		if (!is_open(prospects, one, short_too) ||
		    is_chosen(listing, one) ||
		    (!same_line && of_line(listing, one) > 0) ||
		    prospect_is_named(prospects, one) ||
		    prospect_is_lower(prospects, one) || draw < least)

			continue;
		if (out == NULL || draw > least || one->points > out->points)
			out = one;
	}
	return out;
}

static void surprise(struct listing *listing)
{
	struct rungs_shortlist *out = listing->out;
	const struct prospect *one = NULL;
	const char *what = NULL;

	for (int pass = 0; pass < PASSES && one == NULL; pass++) {
		one = outside(listing, pass);
		what = pass % 2 == 0 ? "what you like" : "what you have";
	}

	if (one == NULL) {
		out->surprise_why =
			listing->unwanted > 0
				? "Nothing else within your limits has what "
				  "you like."
			: listing->prospects->wishes.likes
				? "Nothing outside of what you named has what "
				  "you like."
				: "Say what you like or can do, and an option "
				  "from outside may stand here.";
		return;
	}
	pick_make(listing->reader, listing->prospects, one, &out->surprise);
	out->surprises = true;
	out->surprise_why = FORMAT(
		listing,
		"It lies outside of where what you told leads, and yet it asks "
		"%s.",
		what);
}

/* The best open prospects of a line, at most two. */
static size_t best_of_line(const struct listing *listing,
			   const struct prospect *like,
			   const struct prospect *out[2])
{
	const struct prospects *prospects = listing->prospects;
	size_t count = 0;

	for (size_t i = 0; i < prospects->count; i++) {
		const struct prospect *one = &prospects->at[i];

		if (!is_open(prospects, one, false) ||
		    !prospect_same_line(prospects, one, like))
			continue;
		if (count == 0 || one->points > out[0]->points) {
			out[1] = out[0];
			out[0] = one;
		} else if (count == 1 || one->points > out[1]->points) {
			out[1] = one;
		}
		count += count < 2;
	}
	return count;
}

static const char *liked_there(struct listing *listing, uint64_t bits)
{
	const struct wishes *wishes = &listing->prospects->wishes;
	const char *names[3];
	size_t count = 0;

	for (size_t i = 0; i < wishes->interest_count && count < 3; i++) {
		if (wishes->interests[i].liked && bits >> i & 1)
			names[count++] = wishes->interests[i].name;
	}
	return words_list(listing->reader, names, count);
}

static void suit(struct listing *listing, const struct prospect *one)
{
	const struct prospects *prospects = listing->prospects;
	const struct line *line = &prospects->lines[one->line];
	struct rungs_suited *out =
		&listing->out->suited[listing->out->suited_count++];
	const struct prospect *first[2] = {NULL, NULL};
	size_t count = best_of_line(listing, one, first);
	uint64_t bits = 0;
	const char *liked;

	for (size_t i = 0; i < count; i++)
		bits |= first[i]->liked;
	liked = liked_there(listing, bits);
	*out = (struct rungs_suited){
		.specialization = line->ref,
		.track = line->several ? one->role->brief.track
				       : (struct rungs_ref){0},
		.reasons = arena_alloc(listing->reader->arena,
				       6 * sizeof(*out->reasons)),
	};
	if (out->reasons == NULL) {
		checked(listing, NULL);
		return;
	}
	if (line->worked && !line->several)
		out->reasons[out->reason_count++] = "You have worked in it.";
	if (one->aimed)
		out->reasons[out->reason_count++] = "You want to get there.";
	if (one->way.kind == WAY_STUDY || one->way.kind == WAY_NEAR ||
	    (line->studied && !line->several))
		out->reasons[out->reason_count++] =
			"What you studied leads there.";
	if (line->drawn && !line->several)
		out->reasons[out->reason_count++] =
			"A subject that draws you leads there.";
	if (liked != NULL)
		out->reasons[out->reason_count++] = FORMAT(
			listing, "Its first roles have what you like: %s.",
			liked);
	if (count > 0)
		out->reasons[out->reason_count++] = FORMAT(
			listing, "You could begin as %s%s%s.",
			first[0]->role->brief.title, count > 1 ? " or " : "",
			count > 1 ? first[1]->role->brief.title : "");
}

/* Lines by their best prospect. */
static void suit_all(struct listing *listing)
{
	const struct prospects *prospects = listing->prospects;
	const struct prospect *done[SUITED_MOST];

	listing->out->suited =
		arena_alloc(listing->reader->arena,
			    SUITED_MOST * sizeof(*listing->out->suited));
	if (listing->out->suited == NULL) {
		checked(listing, NULL);
		return;
	}
	while (listing->out->suited_count < SUITED_MOST) {
		const struct prospect *most = NULL;

		for (size_t i = 0; i < prospects->count; i++) {
			const struct prospect *one = &prospects->at[i];
			bool again = false;

			for (size_t j = 0; j < listing->out->suited_count; j++)
				again |= prospect_same_line(prospects, one,
							    done[j]);
			if (!again && one->line < prospects->line_count &&
			    is_open(prospects, one, false) &&
			    (most == NULL || one->points > most->points))
				most = one;
		}
		if (most == NULL || listing->reader->status != RUNGS_OK)
			break;
		done[listing->out->suited_count] = most;
		suit(listing, most);
	}
}

/* The names of a section's records, as far as their ids begin so. */
static const char *names_of(struct listing *listing, enum rungs_section section,
			    const char *begins)
{
	const struct rungs_records *profile =
		listing->prospects->wishes.profile;
	const char *names[8];
	size_t count = 0;

	for (size_t i = 0; i < profile->count && count < 8; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (record->section == section &&
		    strncmp(record->id, begins, strlen(begins)) == 0)
			names[count++] = checked(
				listing, arena_text(listing->reader->arena,
						    record->name));
	}
	return words_list(listing->reader, names, count);
}

static const char *add_part(struct listing *listing, const char *text,
			    const char *what, const char *names)
{
	if (names == NULL)
		return text;
	return FORMAT(listing, "%s%s%s%s", text != NULL ? text : "",
		      text != NULL ? "; " : "", what, names);
}

static void tell_said(struct listing *listing)
{
	const struct rungs_record *education = rungs_records_find(
		listing->prospects->wishes.profile, RUNGS_HAS_EDUCATION, NULL);
	const char *text = NULL;

	text = add_part(listing, text, "",
			names_of(listing, RUNGS_HAS_EDUCATION, ""));
	if (education != NULL && education->text != NULL)
		text = FORMAT(listing, "%s in %s", text, education->text);
	text = add_part(listing, text, "experience as ",
			names_of(listing, RUNGS_HAS_EXPERIENCE, ""));
	text = add_part(listing, text, "you like ",
			names_of(listing, RUNGS_LIKES, "interest/"));
	text = add_part(listing, text, "drawn by ",
			names_of(listing, RUNGS_LIKES, "area/"));
	text = add_part(listing, text, "drawn by ",
			names_of(listing, RUNGS_LIKES, "specialization/"));
	text = add_part(listing, text, "on the way to ",
			names_of(listing, RUNGS_LIKES, "track/"));
	text = add_part(listing, text,
			"not wanted: ", names_of(listing, RUNGS_LIMITS, ""));
	listing->out->drawn_from =
		text != NULL
			? FORMAT(listing, "Drawn from: %s.", text)
			: "Nothing was told yet, so these are first steps that "
			  "most people can take.";
}

static void note(struct listing *listing, const char *text)
{
	listing->out->notes[listing->out->note_count++] = text;
}

/* Roles that one limit alone keeps out. */
static size_t kept_out(const struct listing *listing,
		       const struct rungs_record *limit)
{
	const struct prospects *prospects = listing->prospects;
	size_t count = 0;

	for (size_t i = 0; i < prospects->count; i++) {
		const struct prospect *one = &prospects->at[i];

		count += is_near(prospects, one) && one->unwanted == 1 &&
			 one->limit == limit;
	}
	return count;
}

/* Which limit to relax, where five are not left. */
static const char *relief(struct listing *listing)
{
	const struct rungs_records *profile =
		listing->prospects->wishes.profile;
	const char *limit = NULL;
	size_t most = 0;

	for (size_t i = 0; i < profile->count && listing->count < SIZE; i++) {
		size_t count = profile->at[i].section == RUNGS_LIMITS
				       ? kept_out(listing, &profile->at[i])
				       : 0;

		if (count > most) {
			most = count;
			limit = profile->at[i].name;
		}
	}
	if (listing->count == SIZE)
		return "";
	if (limit == NULL)
		return ", so that fewer than five remain, and no limit alone "
		       "is "
		       "the reason";
	return FORMAT(listing,
		      ", so that fewer than five remain; without the limit "
		      "'%s' %zu of them would come back",
		      limit, most);
}

static void tell_notes(struct listing *listing)
{
	const struct prospects *prospects = listing->prospects;
	const struct rungs_records *profile = prospects->wishes.profile;
	size_t unwanted = listing->unwanted, beyond = 0;

	listing->out->notes = arena_alloc(listing->reader->arena,
					  NOTES * sizeof(*listing->out->notes));
	if (listing->out->notes == NULL) {
		checked(listing, NULL);
		return;
	}
	for (size_t i = 0; i < listing->count; i++)
		beyond += !is_open(prospects, listing->chosen[i], false);
	if (unwanted > 0)
		note(listing,
		     FORMAT(listing,
			    "%zu role%s within reach %s left out for having "
			    "much of what you do not want%s.",
			    unwanted, unwanted == 1 ? "" : "s",
			    unwanted == 1 ? "is" : "are", relief(listing)));
	if (beyond > 0)
		note(listing,
		     FORMAT(listing,
			    "With the education you have fewer than five are "
			    "open; %zu of these ask%s more.",
			    beyond, beyond == 1 ? "s" : ""));
	if (listing->count == 0 && unwanted == 0)
		note(listing, "This atlas knows no role to begin with.");
	if (rungs_records_find(profile, RUNGS_HAS_EDUCATION, NULL) == NULL ||
	    !prospects->wishes.likes)
		note(listing, "Say what you studied and what you like, and the "
			      "list will be more your own.");
}

static void finish(struct listing *listing)
{
	struct rungs_shortlist *out = listing->out;

	out->picks =
		arena_alloc(listing->reader->arena, SIZE * sizeof(*out->picks));
	if (out->picks == NULL) {
		checked(listing, NULL);
		return;
	}
	for (size_t i = 0; i < listing->count; i++)
		pick_make(listing->reader, listing->prospects,
			  listing->chosen[i], &out->picks[out->pick_count++]);
	tell_said(listing);
	surprise(listing);
	suit_all(listing);
	tell_notes(listing);
}

enum rungs_status rungs_shortlist_get(struct rungs_atlas *atlas,
				      const struct rungs_records *profile,
				      struct rungs_shortlist *out,
				      struct rungs_error *error)
{
	struct reader reader;
	struct prospects prospects = {0};
	struct listing listing = {
		.reader = &reader, .prospects = &prospects, .out = out};

	*out = (struct rungs_shortlist){0};
	reader_init(&reader, atlas, error);
	if (reader.status == RUNGS_OK)
		prospects_read(&reader, profile, &prospects);
	if (reader.status == RUNGS_OK) {
		choose(&listing);
		finish(&listing);
	}
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_shortlist_release(struct rungs_shortlist *shortlist)
{
	arena_free(shortlist->memory);
	*shortlist = (struct rungs_shortlist){0};
}
