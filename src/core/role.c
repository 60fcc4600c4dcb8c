#include <rungs/role.h>

#include <string.h>

#include "role_words.h"
#include "skill_words.h"
#include "shapes.h"

enum { HEAD_REQUIREMENTS = 3 };

static const struct field worded_fields[] = {WORDED_FIELDS(worded, )};
static const struct shape worded_shape = SHAPE(worded, worded_fields);

static const struct field role_fields[] = {
	BRIEF_FIELDS(rungs_role, brief),
	TEXT(rungs_role, summary),
	INT(rungs_role, years_min),
	INT(rungs_role, years_max),
	REF(rungs_role, education_min),
	REF(rungs_role, education_preferred),
	REF(rungs_role, occupation),
	TEXT(rungs_role, occupation_fit),
	INT(rungs_role, job_zone),
	TEXT(rungs_role, zone_education),
	REF(rungs_role, occupation_education),
	TEXT(rungs_role, occupation_experience),
	BASIS(rungs_role),
	TEXT(rungs_role, unlinked),
	TEXT(rungs_role, address),
};
static const struct shape role_shape = SHAPE(rungs_role, role_fields);

static const struct field alone_fields[] = {
	BRIEF_FIELDS(rungs_role, brief),
	TEXT(rungs_role, unlinked),
};
static const struct shape alone_shape = SHAPE(rungs_role, alone_fields);

static const struct field match_fields[] = {
	REF(rungs_role_match, occupation),
	TEXT(rungs_role_match, match),
	INT(rungs_role_match, job_zone),
	BASIS(rungs_role_match),
};
static const struct shape match_shape = SHAPE(rungs_role_match, match_fields);

static const struct field text_fields[] = {
	TEXT(rungs_text, aspect), TEXT(rungs_text, text), BASIS(rungs_text)};
static const struct shape text_shape =
	SHAPE_ORDERED(rungs_text, text_fields, 2);

static const struct field requirement_fields[] = {
	TEXT(rungs_requirement, kind),
	TEXT(rungs_requirement, id),
	TEXT(rungs_requirement, name),
	INT(rungs_requirement, level),
	TEXT(rungs_requirement, importance),
	BOOL(rungs_requirement, baseline),
	BASIS(rungs_requirement),
};
static const struct shape requirement_shape =
	SHAPE_ORDERED(rungs_requirement, requirement_fields, 3);

static const struct field certification_fields[] = {
	TEXT(rungs_role_certification, id),
	TEXT(rungs_role_certification, name),
	TEXT(rungs_role_certification, issuer),
	TEXT(rungs_role_certification, status),
	TEXT(rungs_role_certification, verified),
	TEXT(rungs_role_certification, usefulness),
	BASIS(rungs_role_certification),
};
static const struct shape certification_shape =
	SHAPE_ORDERED(rungs_role_certification, certification_fields, 2);

static const struct field condition_fields[] = {
	TEXT(rungs_role_condition, id),   TEXT(rungs_role_condition, name),
	INT(rungs_role_condition, value), TEXT(rungs_role_condition, word),
	TEXT(rungs_role_condition, note), BASIS(rungs_role_condition),
};
static const struct shape condition_shape =
	SHAPE(rungs_role_condition, condition_fields);

static const struct field entry_fields[] = {
	REF(rungs_entry_route, education),
	TEXT(rungs_entry_route, fields),
	TEXT(rungs_entry_route, commonness),
	TEXT(rungs_entry_route, note),
	BASIS(rungs_entry_route),
};
static const struct shape entry_shape =
	SHAPE_ORDERED(rungs_entry_route, entry_fields, 3);

static struct rungs_role_brief *briefs(struct reader *reader,
				       enum statement which, size_t *count,
				       const char *const *arguments,
				       size_t argument_count)
{
	struct worded *rows = rows_read(reader, which, &worded_shape, count,
					arguments, argument_count);
	struct rungs_role_brief *out;

	*count = worded_fill(reader, rows, *count, sizeof(*rows),
			     worded_compare);
	if (*count == 0)
		return NULL;
	out = reader_room(reader, *count, sizeof(*out));
	if (out == NULL)
		*count = 0;
	for (size_t i = 0; i < *count; i++)
		out[i] = rows[i].role;
	return out;
}

struct rungs_role_brief *briefs_read(struct reader *reader,
				     enum statement which, size_t *count,
				     const char *argument)
{
	return briefs(reader, which, count, &argument, 1);
}

struct rungs_text *aspects_read(struct reader *reader, enum statement which,
				size_t *count, const char *argument)
{
	return ROWS(reader, which, &text_shape, count, argument);
}

struct rungs_entry_route *entries_read(struct reader *reader, const char *role,
				       const char *education, size_t *count)
{
	return ROWS(reader, STATEMENT_ROLE_ENTRIES, &entry_shape, count, role,
		    education);
}

struct rungs_role_brief *briefs_where(
	struct reader *reader, const char *const arguments[ROWS_ARGUMENTS],
	size_t *count)
{
	bool others = false;

	for (size_t i = 1; i < ROWS_ARGUMENTS; i++)
		others = others || arguments[i] != NULL;
	if (arguments[0] != NULL && !others)
		return briefs_read(reader, STATEMENT_ROLES_OF_SPECIALIZATION,
				   count, arguments[0]);
	return briefs(reader, STATEMENT_ROLES, count, arguments,
		      ROWS_ARGUMENTS);
}

enum rungs_status rungs_roles(struct rungs_atlas *atlas,
			      const struct rungs_role_filter *filter,
			      struct rungs_role_briefs *out,
			      struct rungs_error *error)
{
	const char *arguments[ROWS_ARGUMENTS] = {
		filter->specialization, filter->track,
		filter->level,          filter->skill,
		filter->certification,  filter->education,
		filter->occupation,     filter->area,
	};
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	out->at = briefs_where(&reader, arguments, &out->count);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_role_briefs_release(struct rungs_role_briefs *briefs)
{
	arena_free(briefs->memory);
	*briefs = (struct rungs_role_briefs){0};
}

static struct rungs_requirement *asked_read(struct reader *reader,
					    enum statement which, size_t *count,
					    const char *id)
{
	struct rungs_requirement *rows =
		ROWS(reader, which, &requirement_shape, count, id);

	skill_words_fill(reader, rows, *count);
	return rows;
}

/* What everybody on a level needs. */
struct baseline {
	struct baseline *next;
	const char *level;
	size_t count;
	struct rungs_requirement *at;
};

/* Read once for all roles of the level; NULL without memory. */
static const struct baseline *baseline_of(struct reader *reader,
					  const char *level)
{
	struct baseline *one = reader->baselines;

	while (one != NULL && strcmp(one->level, level) != 0)
		one = one->next;
	if (one != NULL)
		return one;
	one = reader_room(reader, 1, sizeof(*one));
	if (one == NULL)
		return NULL;
	one->next = reader->baselines;
	one->level = level;
	one->at =
		asked_read(reader, STATEMENT_ROLE_BASELINE, &one->count, level);
	reader->baselines = one;
	return one;
}

static bool asks(const struct rungs_role *role, size_t count, const char *skill)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(role->requirements[i].id, skill) == 0)
			return true;
	return false;
}

void baseline_read(struct reader *reader, struct rungs_role *role)
{
	const struct baseline *base = baseline_of(reader, role->brief.level.id);
	size_t own = role->requirement_count;
	struct rungs_requirement *all;

	if (base == NULL || base->count == 0)
		return;
	all = reader_room(reader, own + base->count, sizeof(*all));
	if (all == NULL)
		return;
	if (own > 0)
		memcpy(all, role->requirements, own * sizeof(*all));
	role->requirements = all;
	for (size_t i = 0; i < base->count; i++)
		if (!asks(role, own, base->at[i].id))
			all[role->requirement_count++] = base->at[i];
}

/* What the role rests on, and what the figures of its occupation do. */
static void role_sources_read(struct reader *reader, struct rungs_role *role)
{
	struct rungs_refs own, figures = {0};
	size_t count;

	own = sources_read(reader, RUNGS_ROLE, role->brief.id);
	if (role->occupation.id != NULL)
		figures = sources_read(reader, RUNGS_OCCUPATION,
				       role->occupation.id);
	role->sources = reader_room(reader, own.count + figures.count,
				    sizeof(*role->sources));
	if (role->sources == NULL)
		return;
	if (own.count > 0)
		memcpy(role->sources, own.at, own.count * sizeof(*own.at));
	count = own.count;
	for (size_t i = 0; i < figures.count; i++) {
		size_t j = 0;

		while (j < count &&
		       strcmp(role->sources[j].id, figures.at[i].id) != 0)
			j++;
		if (j == count)
			role->sources[count++] = figures.at[i];
	}
	role->source_count = count;
}

static bool role_row_read(struct reader *reader, enum statement which,
			  const struct shape *shape, const char *id,
			  struct rungs_role *out)
{
	memset(out, 0, sizeof(*out));
	if (row_read(reader, which, shape, out, id))
		return true;
	reader_not_found(reader, RUNGS_ROLE, id);
	return false;
}

/* Brief to basis, and pay. */
static bool row_with_pay_read(struct reader *reader, const char *id,
			      struct rungs_role *out)
{
	if (!role_row_read(reader, STATEMENT_ROLE, &role_shape, id, out))
		return false;
	if (out->occupation.id != NULL)
		out->pay = pay_read(reader, RUNGS_ROLE, id, &out->pay_count);
	return true;
}

void requirements_read(struct reader *reader, struct rungs_role *role)
{
	role->requirements =
		asked_read(reader, STATEMENT_ROLE_REQUIREMENTS,
			   &role->requirement_count, role->brief.id);
}

void conditions_read(struct reader *reader, struct rungs_role *role)
{
	role->conditions =
		ROWS(reader, STATEMENT_ROLE_CONDITIONS, &condition_shape,
		     &role->condition_count, role->brief.id);
}

bool role_asks_read(struct reader *reader, const char *id,
		    struct rungs_role *out)
{
	if (!row_with_pay_read(reader, id, out))
		return false;
	requirements_read(reader, out);
	baseline_read(reader, out);
	out->certifications =
		ROWS(reader, STATEMENT_ROLE_CERTIFICATIONS,
		     &certification_shape, &out->certification_count, id);
	conditions_read(reader, out);
	return true;
}

/* What rungs_role_head promises. */
static bool head_read(struct reader *reader, const char *id,
		      struct rungs_role *out)
{
	if (!row_with_pay_read(reader, id, out))
		return false;
	out->requirements = rows_first(reader, STATEMENT_ROLE_REQUIREMENTS,
				       &requirement_shape, HEAD_REQUIREMENTS,
				       &out->requirement_count, id);
	skill_words_fill(reader, out->requirements, out->requirement_count);
	out->leads_to = moves_ahead(reader, id, &out->leads_count);
	return true;
}

enum rungs_status rungs_role_head(struct rungs_atlas *atlas, const char *id,
				  struct rungs_role *out,
				  struct rungs_error *error)
{
	struct reader reader;

	reader_init(&reader, atlas, error);
	head_read(&reader, id, out);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_role_alone(struct rungs_atlas *atlas, const char *id,
				   struct rungs_role *out,
				   struct rungs_error *error)
{
	struct reader reader;

	reader_init(&reader, atlas, error);
	role_row_read(&reader, STATEMENT_ROLE_ALONE, &alone_shape, id, out);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

static enum rungs_status role_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_role *out, bool whole,
				  struct rungs_error *error)
{
	struct reader reader;

	reader_init(&reader, atlas, error);
	if (!role_asks_read(&reader, id, out))
		goto out;
	out->leads_to = moves_from(&reader, id, &out->leads_count);
	out->matches = ROWS(&reader, STATEMENT_ROLE_OCCUPATIONS, &match_shape,
			    &out->match_count, id);
	out->titles = texts_read(&reader, STATEMENT_ROLE_TITLES,
				 &out->title_count, id);
	out->listed = texts_read(&reader, STATEMENT_ROLE_LISTED_TITLES,
				 &out->listed_count, id);
	out->texts = aspects_read(&reader, STATEMENT_ROLE_TEXTS,
				  &out->text_count, id);
	out->entries = entries_read(&reader, id, NULL, &out->entry_count);
	gaps_read(&reader, out->leads_to, out->leads_count);
	out->comes_from = moves_to(&reader, id, &out->comes_count);
	if (whole)
		gaps_read(&reader, out->comes_from, out->comes_count);
	if (out->occupation.id != NULL)
		out->outlook = outlook_read(&reader, RUNGS_ROLE, id,
					    &out->outlook_count);
	if (out->brief.specialization.id != NULL)
		out->flows = flows_read(&reader, out->brief.specialization.id,
					&out->flow_count);
	out->terms = refs_read(&reader, STATEMENT_ROLE_TERMS, id);
	role_sources_read(&reader, out);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_role_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_role *out,
				 struct rungs_error *error)
{
	return role_get(atlas, id, out, false, error);
}

enum rungs_status rungs_role_get_whole(struct rungs_atlas *atlas,
				       const char *id, struct rungs_role *out,
				       struct rungs_error *error)
{
	return role_get(atlas, id, out, true, error);
}

void rungs_role_release(struct rungs_role *role)
{
	arena_free(role->memory);
	*role = (struct rungs_role){0};
}
