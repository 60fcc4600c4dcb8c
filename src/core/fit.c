#include <rungs/fit.h>

#include <stdlib.h>
#include <string.h>

#include <rungs/search.h>

#include "demand.h"
#include "error.h"
#include "shapes.h"

static const char *const band_words[] = {"strong", "near", "stretch", "far"};

const char *rungs_band_word(enum rungs_band band)
{
	return band_words[band];
}

/* A role's place, so that sorting keeps the atlas's order. */
struct placed {
	struct rungs_fit_brief brief;
	size_t place;
};

static int compare(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	long long more = (long long)a->brief.points * b->brief.most,
		  less = (long long)b->brief.points * a->brief.most;

	if (a->brief.band != b->brief.band)
		return a->brief.band < b->brief.band ? -1 : 1;
	/* Of nothing asked no part can be had. */
	if ((a->brief.most == 0) != (b->brief.most == 0))
		return a->brief.most == 0 ? 1 : -1;
	if (more != less)
		return more > less ? -1 : 1;
	return a->place < b->place ? -1 : 1;
}

/* Whether a query says nothing that narrows, such as a filter that somebody is
 * still typing. */
static bool leaves_all(const struct rungs_hits *hits, size_t cursor)
{
	return cursor > 0 && hits->count == 0 && hits->note != NULL &&
	       hits->filter_count + hits->phrase_count + hits->excluded_count ==
		       0;
}

/* Which roles the query leaves; NULL for all. */
static bool *left_by(struct reader *reader, const struct demands *demands,
		     const char *query, size_t cursor, struct rungs_fits *out)
{
	const struct rungs_search_options options = {
		.kinds = 1u << RUNGS_ROLE,
		.limit = demands->role_count + 1,
		.cursor = cursor};
	struct rungs_hits hits;
	bool *left;

	if (reader->status != RUNGS_OK || query == NULL ||
	    query[strspn(query, " ")] == '\0')
		return NULL;
	reader->status = rungs_search(reader->atlas, query, &options, &hits,
				      reader->error);
	out->note = arena_text(reader->arena, hits.note);
	left = arena_alloc(reader->arena, demands->role_count + 1);
	if (reader->status == RUNGS_OK && left == NULL)
		reader->status = error_no_memory(reader->error);
	if (leaves_all(&hits, cursor))
		left = NULL;
	for (size_t i = 0; left != NULL && i < hits.count; i++) {
		size_t role =
			demands_role(reader, demands, hits.at[i].thing.id);

		if (role != DEMANDS_NONE)
			left[role] = true;
	}
	rungs_hits_release(&hits);
	return left;
}

static void fits_read(struct reader *reader, const struct demands *demands,
		      const bool *in, struct rungs_fits *out)
{
	struct placed *all = arena_alloc(
		reader->arena, (demands->role_count + 1) * sizeof(*all));

	out->at = arena_alloc(reader->arena,
			      (demands->role_count + 1) * sizeof(*out->at));
	if (all == NULL || out->at == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < demands->role_count; i++) {
		if (in != NULL && !in[i])
			continue;
		all[out->count].place = i;
		demand_judge(demands, &demands->roles[i],
			     &all[out->count++].brief);
	}
	qsort(all, out->count, sizeof(*all), compare);
	for (size_t i = 0; i < out->count; i++)
		out->at[i] = all[i].brief;
}

enum rungs_status rungs_fits_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 const char *query, size_t cursor,
				 struct rungs_fits *out,
				 struct rungs_error *error)
{
	struct reader reader;
	struct demands demands;

	*out = (struct rungs_fits){0};
	reader_init(&reader, atlas, error);
	demands_read(&reader, profile, &demands);
	bool *in = left_by(&reader, &demands, query, cursor, out);
	if (reader.status == RUNGS_OK)
		fits_read(&reader, &demands, in, out);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_fits_release(struct rungs_fits *fits)
{
	arena_free(fits->memory);
	*fits = (struct rungs_fits){0};
}

/* One fit under way. */
struct making {
	struct reader *reader;
	const struct demands *demands;
	const struct demand_role *role;
	struct rungs_fit *out;
};

static void reason(struct making *making, const char *text)
{
	if (text == NULL)
		making->reader->status = error_no_memory(making->reader->error);
	else
		making->out->reasons[making->out->reason_count++] = text;
}

static void row_add(struct making *making, struct rungs_fit_row row)
{
	making->out->rows[making->out->row_count++] = row;
}

static void add_skill(struct making *making, const struct demand *one,
		      struct rungs_ref name)
{
	const struct demands *demands = making->demands;
	bool skill = demand_is_skill(demands, one);
	uint32_t from = demands->from[one->what];
	int has = demands->has[one->what], needs = demand_needs(one);
	int weight = demand_weight(one);

	row_add(making,
		(struct rungs_fit_row){
			.kind = skill ? RUNGS_SKILL : RUNGS_CERTIFICATION,
			.requirement = name,
			.must = skill && one->core,
			.needs = skill && one->level > 0 ? one->level
							 : RUNGS_UNKNOWN,
			.has = skill || has == 0 ? has : RUNGS_UNKNOWN,
			.met = has >= needs,
			.points = weight * demand_met(one, has),
			.most = weight * needs,
			.from = from > 0 && from != DEMANDS_SPOKEN
					? demands->roles[from - 1].brief.title
					: NULL,
			.spoken = from == DEMANDS_SPOKEN,
		});
}

static void add_skills(struct making *making)
{
	const struct demand_role *role = making->role;
	struct reader *reader = making->reader;
	uint32_t *whats =
		arena_alloc(reader->arena, role->count * sizeof(*whats));
	const struct rungs_ref *names;

	if (whats == NULL) {
		reason(making, NULL);
		return;
	}
	for (size_t i = 0; i < role->count; i++)
		whats[i] = role->asks[i].what;
	names = demands_names(reader, making->demands, whats, role->count);
	for (size_t i = 0; names != NULL && i < role->count; i++)
		add_skill(making, &role->asks[i], names[i]);
}

static struct rungs_ref ref_of(const struct demand_degree *degree)
{
	return degree != NULL ? degree->ref : (struct rungs_ref){NULL, NULL};
}

static void add_education(struct making *making)
{
	const struct rungs_fit_brief *brief = &making->out->brief;

	if (making->role->education == NULL)
		return;
	row_add(making,
		(struct rungs_fit_row){
			.kind = RUNGS_EDUCATION,
			.requirement = making->role->education->ref,
			.must = true,
			.needs = RUNGS_UNKNOWN,
			.has = RUNGS_UNKNOWN,
			.needs_degree = making->role->education->ref,
			.has_degree = ref_of(making->demands->education),
			.met = !brief->education_short,
			.points = brief->education_short
					  ? 0
					  : DEMAND_EDUCATION_POINTS,
			.most = DEMAND_EDUCATION_POINTS,
		});
}

static void add_years(struct making *making)
{
	int needs = making->role->years;
	int has = needs - making->out->brief.years_short;

	if (needs <= 0)
		return;
	row_add(making, (struct rungs_fit_row){
				.kind = RUNGS_LEVEL,
				.requirement = {"years", "Working years"},
				.must = true,
				.needs = needs,
				.has = making->demands->years > has
					       ? (int)making->demands->years
					       : has,
				.met = has >= needs,
				.points = has,
				.most = needs,
			});
}

static int missing(const struct rungs_fit_row *row)
{
	return row->most - row->points;
}

/* Must-haves first, what is missing before what is met, wide gaps first. */
static bool before(const struct rungs_fit_row *a, const struct rungs_fit_row *b)
{
	if (a->must != b->must)
		return a->must;
	if (a->met != b->met)
		return b->met;
	return missing(a) > missing(b);
}

static void rows_sort(struct rungs_fit *fit)
{
	for (size_t i = 1; i < fit->row_count; i++) {
		struct rungs_fit_row row = fit->rows[i];
		size_t at = i;

		for (; at > 0 && before(&row, &fit->rows[at - 1]); at--)
			fit->rows[at] = fit->rows[at - 1];
		fit->rows[at] = row;
	}
}

static void add_reasons(struct making *making)
{
	struct rungs_fit_brief *brief = &making->out->brief;
	struct arena *arena = making->reader->arena;
	const struct demand_degree *has = making->demands->education;

	making->out->reasons =
		arena_alloc(arena, 5 * sizeof(*making->out->reasons));
	if (making->out->reasons == NULL) {
		reason(making, NULL);
		return;
	}
	if (brief->asked == 0)
		reason(making, "The atlas does not say which skills it cannot "
			       "do without.");
	else
		reason(making,
		       arena_format(arena,
				    "The profile has %d of the %d levels that "
				    "its core skills ask.",
				    brief->asked - brief->gap, brief->asked));
	if (brief->education_short)
		reason(making,
		       arena_format(arena, "It asks %s; the profile has %s.",
				    making->role->education->ref.name,
				    has != NULL ? has->ref.name
						: "no education"));
	if (brief->years_short > 0)
		reason(making,
		       arena_format(arena,
				    "People have %d working years on reaching "
				    "it; the profile has %g.",
				    making->role->years,
				    making->demands->years));
	for (size_t i = 0; i < making->out->unwanted.count && i < 1; i++)
		reason(making,
		       arena_format(arena,
				    "It has much of what is not wanted: %s.",
				    making->out->unwanted.at[i].name));
}

/* What the row's being met would do. */
static void meet(struct rungs_fit_brief *brief, const struct rungs_fit_row *row)
{
	if (row->kind == RUNGS_EDUCATION)
		brief->education_short = false;
	else if (row->kind == RUNGS_LEVEL)
		brief->years_short = 0;
	else
		brief->gap -= missing(row) / 2;
}

/* Whether, with enough of core skills, the row still stands in the way. */
static bool blocks(const struct rungs_fit_brief *brief,
		   const struct rungs_fit_row *row, enum rungs_band wanted)
{
	struct rungs_fit_brief all = *brief, other;

	if (row->kind == RUNGS_SKILL) {
		all.education_short = false;
		all.years_short = 0;
		return demand_band(&all) > wanted;
	}
	all.gap = 0;
	other = all;
	meet(&other, row);
	if (row->kind == RUNGS_LEVEL)
		all.education_short = other.education_short = false;
	else
		all.years_short = other.years_short = 0;
	return demand_band(&all) > wanted && demand_band(&other) <= wanted;
}

static void add_changes(struct making *making)
{
	struct rungs_fit *out = making->out;
	struct rungs_fit_brief brief = out->brief;

	out->better = brief.band;
	if (brief.band == RUNGS_STRONG || brief.unwanted || brief.asked == 0)
		return;
	out->changes =
		arena_alloc(making->reader->arena,
			    (out->row_count + 1) * sizeof(*out->changes));
	if (out->changes == NULL) {
		reason(making, NULL);
		return;
	}
	enum rungs_band wanted = brief.band - 1;
	for (size_t i = 0; i < out->row_count; i++) {
		const struct rungs_fit_row *row = &out->rows[i];

		if (!row->must || row->met || !blocks(&brief, row, wanted))
			continue;
		out->changes[out->change_count++] = *row;
		meet(&brief, row);
	}
	out->better = demand_band(&brief);
}

static void unwanted_read(struct making *making,
			  const struct rungs_records *profile)
{
	struct rungs_role facts = {.brief = making->role->brief};
	struct rungs_refs *out = &making->out->unwanted;

	if (!making->out->brief.unwanted)
		return;
	conditions_read(making->reader, &facts);
	out->at = arena_alloc(making->reader->arena,
			      (facts.condition_count + 1) * sizeof(*out->at));
	for (size_t i = 0; out->at != NULL && i < facts.condition_count; i++) {
		const struct rungs_role_condition *one = &facts.conditions[i];

		if (one->value >= 2 &&
		    rungs_records_find(profile, RUNGS_LIMITS, one->id) != NULL)
			out->at[out->count++] =
				(struct rungs_ref){one->id, one->name};
	}
}

static void fit_make(struct making *making, const struct rungs_records *profile)
{
	const struct demand_role *role = making->role;
	struct rungs_fit *out = making->out;

	demand_judge(making->demands, role, &out->brief);
	out->rows = arena_alloc(making->reader->arena,
				(role->count + 2) * sizeof(*out->rows));
	if (out->rows == NULL) {
		reason(making, NULL);
		return;
	}
	add_education(making);
	add_years(making);
	add_skills(making);
	rows_sort(out);
	unwanted_read(making, profile);
	add_reasons(making);
	add_changes(making);
}

enum rungs_status rungs_fit_get(struct rungs_atlas *atlas,
				const struct rungs_records *profile,
				const char *role, struct rungs_fit *out,
				struct rungs_error *error)
{
	struct reader reader;
	struct demands demands;
	size_t place = DEMANDS_NONE;

	*out = (struct rungs_fit){0};
	reader_init(&reader, atlas, error);
	demands_read(&reader, profile, &demands);
	if (reader.status == RUNGS_OK)
		place = demands_role(&reader, &demands, role);
	if (place == DEMANDS_NONE)
		reader_not_found(&reader, RUNGS_ROLE, role);
	if (reader.status == RUNGS_OK)
		fit_make(&(struct making){&reader, &demands,
					  &demands.roles[place], out},
			 profile);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_fit_release(struct rungs_fit *fit)
{
	arena_free(fit->memory);
	*fit = (struct rungs_fit){0};
}
