#include "demand.h"

#include <string.h>

#include "error.h"

enum { EDUCATION_POINTS = 6, STRETCH_YEARS = 3, FAR_YEARS = 6 };

static uint32_t hash(const char *text, size_t size)
{
	uint32_t value = 2166136261u;

	for (size_t i = 0; i < size; i++)
		value = (value ^ (unsigned char)text[i]) * 16777619u;
	return value ^ value >> 15;
}

uint32_t names_find(const struct names *names, const char *id, size_t size)
{
	if (names->count == 0 || id == NULL)
		return NAMES_NONE;
	for (size_t at = hash(id, size);; at++) {
		uint32_t slot = names->slots[at & names->mask];
		const char *other;

		if (slot == 0)
			return NAMES_NONE;
		other = names->at[slot - 1].id;
		if (strncmp(other, id, size) == 0 && other[size] == '\0')
			return slot - 1;
	}
}

static void names_index(struct reader *reader, struct names *names)
{
	size_t size = 16;

	while (size < 2 * names->count)
		size *= 2;
	names->slots = arena_alloc(reader->arena, size * sizeof(uint32_t));
	names->mask = size - 1;
	if (names->slots == NULL) {
		names->count = 0;
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < names->count; i++) {
		const char *id = names->at[i].id != NULL ? names->at[i].id : "";
		size_t at = hash(id, strlen(id));

		while (names->slots[at & names->mask] != 0)
			at++;
		names->slots[at & names->mask] = (uint32_t)i + 1;
	}
}

static void names_read(struct reader *reader, enum statement which,
		       struct names *out)
{
	struct rungs_refs refs = refs_read(reader, which, NULL);

	out->count = refs.count;
	out->at = refs.at;
	if (reader->status == RUNGS_OK)
		names_index(reader, out);
}

static void roles_read(struct reader *reader, struct demands *out)
{
	static const struct field fields[] = {
		TEXT(demand_role, brief.id),
		TEXT(demand_role, brief.title),
		REF(demand_role, brief.specialization),
		REF(demand_role, brief.track),
		REF(demand_role, brief.level),
		INT(demand_role, brief.rank),
		REF(demand_role, education),
		INT(demand_role, education_rank),
		BOOL(demand_role, education_profession),
		INT(demand_role, years),
	};
	static const struct shape shape = SHAPE(demand_role, fields);
	struct rungs_ref *ids;

	out->roles = ROWS(reader, STATEMENT_DEMAND_ROLES, &shape,
			  &out->role_count, NULL);
	ids = arena_alloc(reader->arena, (out->role_count + 1) * sizeof(*ids));
	if (reader->status != RUNGS_OK)
		return;
	if (ids == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < out->role_count; i++)
		ids[i].id = out->roles[i].brief.id;
	out->role_ids.count = out->role_count;
	out->role_ids.at = ids;
	names_index(reader, &out->role_ids);
}

static uint32_t find_column(const struct names *names, sqlite3_stmt *row,
			    int column)
{
	return names_find(names, (const char *)sqlite3_column_text(row, column),
			  (size_t)sqlite3_column_bytes(row, column));
}

/* A demand with its owner, as rows come. */
struct loose {
	uint32_t owner;
	struct demand demand;
};

struct loose_list {
	size_t count, room;
	struct loose *at;
};

static void loose_add(struct reader *reader, struct loose_list *list,
		      struct loose one)
{
	if (list->count == list->room) {
		size_t room = list->room == 0 ? 4096 : 2 * list->room;
		struct loose *more =
			arena_alloc(reader->arena, room * sizeof(*more));

		if (more == NULL) {
			reader->status = error_no_memory(reader->error);
			return;
		}
		if (list->count > 0)
			memcpy(more, list->at, list->count * sizeof(*more));
		list->at = more;
		list->room = room;
	}
	list->at[list->count++] = one;
}

/* Columns: owner, what, level, whether core. */
static void loose_read(struct reader *reader, enum statement which,
		       const struct names *owners, const struct names *whats,
		       size_t base, struct loose_list *out)
{
	sqlite3_stmt *rows;
	int step = SQLITE_DONE;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW) {
		uint32_t what = find_column(whats, rows, 1);
		struct loose one = {.owner = find_column(owners, rows, 0)};
		int level = sqlite3_column_int(rows, 2);

		if (what == NAMES_NONE || one.owner == NAMES_NONE)
			continue;
		one.demand.what = what + (uint32_t)base;
		one.demand.level = (uint8_t)(level < 0   ? 0
					     : level > 5 ? 5
							 : level);
		one.demand.core = sqlite3_column_int(rows, 3) != 0;
		one.demand.basic = one.demand.core;
		loose_add(reader, out, one);
	}
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	if (reader->status == RUNGS_OK)
		sqlite3_reset(rows);
}

/* Adds to each role what everybody on its level needs and it does not ask. */
static void baseline_add(struct reader *reader, struct demands *demands,
			 struct loose_list *list)
{
	struct names levels = {0};
	struct loose_list base = {0};
	size_t own = list->count;
	uint32_t *asked;

	names_read(reader, STATEMENT_DEMAND_LEVELS, &levels);
	loose_read(reader, STATEMENT_DEMAND_BASELINE, &levels, &demands->skills,
		   0, &base);
	asked = arena_alloc(reader->arena,
			    (demands->skills.count + 1) * sizeof(*asked));
	if (asked == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	if (base.count == 0 || reader->status != RUNGS_OK)
		return;
	/* Requirements of a role lie together, roles in any order. */
	uint32_t *first = arena_alloc(reader->arena, (demands->role_count + 1) *
							     sizeof(*first));
	for (size_t i = own; first != NULL && i-- > 0;)
		first[list->at[i].owner] = (uint32_t)i + 1;
	for (uint32_t role = 0; first != NULL && role < demands->role_count;
	     role++) {
		const char *id = demands->roles[role].brief.level.id;
		uint32_t level = names_find(&levels, id, strlen(id));

		for (size_t i = first[role];
		     i > 0 && i <= own && list->at[i - 1].owner == role; i++)
			asked[list->at[i - 1].demand.what] = role + 1;
		for (size_t i = 0; i < base.count; i++) {
			struct loose one = base.at[i];

			if (one.owner != level ||
			    asked[one.demand.what] == role + 1)
				continue;
			one.owner = role;
			one.demand.core = false;
			one.demand.basic = true;
			loose_add(reader, list, one);
		}
	}
}

/* Puts the demands of a role side by side, in the order they came. */
static void demands_sort(struct reader *reader, struct demands *demands,
			 const struct loose_list *list)
{
	uint32_t at = 0;

	demands->at = arena_alloc(reader->arena,
				  (list->count + 1) * sizeof(*demands->at));
	if (demands->at == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < list->count; i++)
		demands->roles[list->at[i].owner].end++;
	for (size_t i = 0; i < demands->role_count; i++) {
		uint32_t count = demands->roles[i].end;

		demands->roles[i].first = demands->roles[i].end = at;
		at += count;
	}
	for (size_t i = 0; i < list->count; i++)
		demands->at[demands->roles[list->at[i].owner].end++] =
			list->at[i].demand;
}

static void has_level(struct demands *demands, const struct names *names,
		      size_t base, const struct rungs_record *record)
{
	uint32_t what = names_find(names, record->id, strlen(record->id));

	if (what != NAMES_NONE)
		demands->has[base + what] =
			(uint8_t)(record->level > 0 ? record->level : 1);
}

/* What a role of one's experience asks, one has, unless the profile says
 * otherwise. */
static void has_of_role(struct demands *demands, const bool *said,
			const char *id)
{
	uint32_t number = names_find(&demands->role_ids, id, strlen(id));

	if (number == NAMES_NONE)
		return;
	const struct demand_role *role = &demands->roles[number];
	for (uint32_t i = role->first; i < role->end; i++) {
		const struct demand *one = &demands->at[i];
		int level = demand_needs(one);

		if (!demand_is_skill(demands, one) || said[one->what] ||
		    !one->basic || demands->has[one->what] >= level)
			continue;
		demands->has[one->what] = (uint8_t)level;
		demands->from[one->what] = number + 1;
	}
}

static void education_read(struct reader *reader, struct demands *demands,
			   const struct rungs_record *record)
{
	struct degree {
		struct rungs_ref ref;
		int rank;
	} degree;
	static const struct field fields[] = {REF(degree, ref),
					      INT(degree, rank)};
	static const struct shape shape = SHAPE(degree, fields);

	demands->education_rank = -1;
	if (record == NULL || !row_read(reader, STATEMENT_DEMAND_EDUCATION,
					&shape, &degree, record->id))
		return;
	demands->education = degree.ref;
	demands->education_rank = degree.rank;
}

static void limit_read(struct reader *reader, struct demands *demands,
		       const char *condition)
{
	size_t count;
	const char **roles = (const char **)ROWS(
		reader, STATEMENT_DEMAND_UNWANTED,
		(&(const struct shape){
			sizeof(char *), 1,
			(const struct field[]){{FIELD_TEXT, 0}}}),
		&count, condition);

	for (size_t i = 0; i < count; i++) {
		uint32_t role = names_find(&demands->role_ids, roles[i],
					   strlen(roles[i]));
		if (role != NAMES_NONE)
			demands->roles[role].unwanted = true;
	}
}

static void profile_read(struct reader *reader, struct demands *demands,
			 const struct rungs_records *profile)
{
	size_t count = demands->skills.count + demands->certifications.count;
	bool *said = arena_alloc(reader->arena, count + 1);

	demands->has = arena_alloc(reader->arena, count + 1);
	demands->from =
		arena_alloc(reader->arena, (count + 1) * sizeof(uint32_t));
	if (said == NULL || demands->has == NULL || demands->from == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (record->section == RUNGS_HAS_SKILL)
			has_level(demands, &demands->skills, 0, record);
		else if (record->section == RUNGS_HAS_CERTIFICATION)
			has_level(demands, &demands->certifications,
				  demands->skills.count, record);
		else if (record->section == RUNGS_HAS_EXPERIENCE)
			demands->years += record->years;
		else if (record->section == RUNGS_LIMITS)
			limit_read(reader, demands, record->id);
	}
	for (size_t i = 0; i < count; i++)
		said[i] = demands->has[i] != 0;
	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (record->section == RUNGS_HAS_EXPERIENCE &&
		    record->years >= 1 && strncmp(record->id, "role/", 5) == 0)
			has_of_role(demands, said, record->id + 5);
	}
	education_read(reader, demands,
		       rungs_records_find(profile, RUNGS_HAS_EDUCATION, NULL));
}

void demands_read(struct reader *reader, const struct rungs_records *profile,
		  struct demands *out)
{
	struct loose_list list = {0};

	*out = (struct demands){0};
	roles_read(reader, out);
	names_read(reader, STATEMENT_DEMAND_SKILLS, &out->skills);
	names_read(reader, STATEMENT_DEMAND_CERTIFICATIONS,
		   &out->certifications);
	loose_read(reader, STATEMENT_DEMANDS, &out->role_ids, &out->skills, 0,
		   &list);
	if (reader->status == RUNGS_OK)
		baseline_add(reader, out, &list);
	loose_read(reader, STATEMENT_DEMAND_ROLE_CERTIFICATIONS, &out->role_ids,
		   &out->certifications, out->skills.count, &list);
	if (reader->status == RUNGS_OK)
		demands_sort(reader, out, &list);
	if (reader->status == RUNGS_OK)
		profile_read(reader, out, profile);
}

bool demand_is_skill(const struct demands *demands, const struct demand *one)
{
	return one->what < demands->skills.count;
}

int demand_needs(const struct demand *one)
{
	return one->level > 0 ? one->level : 1;
}

int demand_met(const struct demand *one, int has)
{
	int needs = demand_needs(one);

	return has < needs ? has : needs;
}

int demand_weight(const struct demands *demands, const struct demand *one)
{
	(void)demands;
	return one->core ? 2 : 1;
}

enum rungs_band demand_band(const struct rungs_fit_brief *brief)
{
	enum rungs_band band = 10 * brief->gap <= brief->asked  ? RUNGS_STRONG
			       : 3 * brief->gap <= brief->asked ? RUNGS_NEAR
			       : 3 * brief->gap <= 2 * brief->asked
				       ? RUNGS_STRETCH
				       : RUNGS_FAR;
	enum rungs_band best = RUNGS_STRONG;

	if (brief->years_short > 0)
		best = RUNGS_NEAR;
	if (brief->education_short || brief->years_short > STRETCH_YEARS)
		best = RUNGS_STRETCH;
	if (brief->years_short > FAR_YEARS || brief->unwanted ||
	    brief->asked == 0)
		best = RUNGS_FAR;
	return band > best ? band : best;
}

static bool education_met(const struct demands *demands,
			  const struct demand_role *role)
{
	if (role->education.id == NULL)
		return true;
	if (demands->education.id == NULL)
		return role->education_rank == 0;
	return strcmp(demands->education.id, role->education.id) == 0 ||
	       (!role->education_profession &&
		role->education_rank <= demands->education_rank);
}

void demand_judge(const struct demands *demands, const struct demand_role *role,
		  struct rungs_fit_brief *out)
{
	*out = (struct rungs_fit_brief){.role = role->brief,
					.unwanted = role->unwanted};
	for (uint32_t i = role->first; i < role->end; i++) {
		const struct demand *one = &demands->at[i];
		int needs = demand_needs(one);
		int met = demand_met(one, demands->has[one->what]);
		int weight = demand_weight(demands, one);

		out->most += weight * needs;
		out->points += weight * met;
		if (one->core && demand_is_skill(demands, one)) {
			out->asked += needs;
			out->gap += needs - met;
		}
	}
	if (role->education.id != NULL) {
		out->education_short = !education_met(demands, role);
		out->most += EDUCATION_POINTS;
		out->points += out->education_short ? 0 : EDUCATION_POINTS;
	}
	if (role->years > 0) {
		int years = demands->years < role->years ? (int)demands->years
							 : role->years;

		out->years_short = role->years - years;
		out->most += role->years;
		out->points += years;
	}
	out->band = demand_band(out);
}
