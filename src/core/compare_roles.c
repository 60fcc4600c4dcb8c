#include "compare_roles.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "role_facts.h"
#include "shapes.h"

/* Rows of many roles, those of one together, each with the place of its own in
 * the list. */
struct role_row {
	int at;
	struct rungs_role role;
};

struct requirement_row {
	int at, number;
	struct rungs_requirement requirement;
};

struct baseline_row {
	const char *level;
	int number;
	struct rungs_requirement requirement;
};

struct certification_row {
	int at, number;
	struct rungs_role_certification certification;
};

static const struct field role_fields[] = {
	INT(role_row, at),
	INT(role_row, role.years_min),
	INT(role_row, role.years_max),
	REF(role_row, role.education_min),
	REF(role_row, role.education_preferred),
	TEXT(role_row, role.occupation.id),
	TEXT(role_row, role.occupation_fit),
	REF(role_row, role.occupation_education),
	BASIS_FIELDS(role_row, role.basis),
};
static const struct shape role_shape = SHAPE(role_row, role_fields);

#define REQUIREMENT_FIELDS(type)                                               \
	TEXT(type, requirement.id), INT(type, requirement.level),              \
		TEXT(type, requirement.level_name),                            \
		TEXT(type, requirement.importance),                            \
		BASIS_FIELDS(type, requirement.basis)

static const struct field requirement_fields[] = {
	INT(requirement_row, at),
	INT(requirement_row, number),
	REQUIREMENT_FIELDS(requirement_row),
};
static const struct shape requirement_shape =
	SHAPE(requirement_row, requirement_fields);

static const struct field baseline_fields[] = {
	TEXT(baseline_row, level),
	INT(baseline_row, number),
	REQUIREMENT_FIELDS(baseline_row),
};
static const struct shape baseline_shape = SHAPE(baseline_row, baseline_fields);

static const struct field certification_fields[] = {
	INT(certification_row, at),
	INT(certification_row, number),
	TEXT(certification_row, certification.id),
	TEXT(certification_row, certification.name),
	TEXT(certification_row, certification.usefulness),
	BASIS_FIELDS(certification_row, certification.basis),
};
static const struct shape certification_shape =
	SHAPE(certification_row, certification_fields);

static void roles_read(struct reader *reader, const char *list,
		       const struct rungs_role_brief *briefs,
		       struct rungs_role *roles, size_t count)
{
	size_t found;
	struct role_row *rows = ROWS(reader, STATEMENT_COMPARED_ROLES,
				     &role_shape, &found, list);

	for (size_t i = 0; i < found; i++)
		roles[rows[i].at] = rows[i].role;
	for (size_t i = 0; i < count; i++)
		roles[i].brief = briefs[i];
}

static bool is_core(const struct requirement_row *row)
{
	const char *importance = row->requirement.importance;

	return importance != NULL && strcmp(importance, "core") == 0;
}

/* Core first, then the higher level, as a role's page has them. */
static int by_weight(const void *left, const void *right)
{
	const struct requirement_row *a = left, *b = right;

	if (a->at != b->at)
		return a->at - b->at;
	if (is_core(a) != is_core(b))
		return is_core(a) ? -1 : 1;
	if (a->requirement.level != b->requirement.level)
		return b->requirement.level - a->requirement.level;
	return a->number - b->number;
}

static void requirements_give(struct reader *reader, const char *list,
			      struct rungs_role *roles)
{
	size_t count;
	struct requirement_row *rows =
		ROWS(reader, STATEMENT_COMPARED_REQUIREMENTS,
		     &requirement_shape, &count, list);
	struct rungs_requirement *all =
		reader_room(reader, count, sizeof(*all));

	if (count == 0 || all == NULL)
		return;
	qsort(rows, count, sizeof(*rows), by_weight);
	for (size_t i = 0; i < count; i++) {
		struct rungs_role *role = &roles[rows[i].at];

		all[i] = rows[i].requirement;
		if (role->requirement_count++ == 0)
			role->requirements = &all[i];
	}
}

static int by_level(const void *left, const void *right)
{
	const struct baseline_row *a = left, *b = right;

	if (a->requirement.level != b->requirement.level)
		return b->requirement.level - a->requirement.level;
	return a->number - b->number;
}

static bool asks(const struct rungs_role *role, size_t count, const char *skill)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(role->requirements[i].id, skill) == 0)
			return true;
	return false;
}

/* Adds what everybody on its level needs and a role does not ask by itself. */
static void baseline_add(struct reader *reader, struct rungs_role *role,
			 const struct baseline_row *rows, size_t count)
{
	size_t own = role->requirement_count;
	struct rungs_requirement *all =
		reader_room(reader, own + count, sizeof(*all));

	if (all == NULL)
		return;
	if (own > 0)
		memcpy(all, role->requirements, own * sizeof(*all));
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].level, role->brief.level.id) == 0 &&
		    !asks(role, own, rows[i].requirement.id))
			all[role->requirement_count++] = rows[i].requirement;
	role->requirements = all;
}

static void baseline_give(struct reader *reader, struct rungs_role *roles,
			  size_t role_count)
{
	size_t count;
	struct baseline_row *rows = ROWS(reader, STATEMENT_COMPARED_BASELINE,
					 &baseline_shape, &count, NULL);

	if (count == 0)
		return;
	qsort(rows, count, sizeof(*rows), by_level);
	for (size_t i = 0; i < role_count; i++)
		baseline_add(reader, &roles[i], rows, count);
}

static bool is_often_asked(const struct certification_row *row)
{
	const char *usefulness = row->certification.usefulness;

	return usefulness != NULL && strcmp(usefulness, "often asked") == 0;
}

static int by_use(const void *left, const void *right)
{
	const struct certification_row *a = left, *b = right;

	if (a->at != b->at)
		return a->at - b->at;
	if (is_often_asked(a) != is_often_asked(b))
		return is_often_asked(a) ? -1 : 1;
	return a->number - b->number;
}

static void certifications_give(struct reader *reader, const char *list,
				struct rungs_role *roles)
{
	size_t count;
	struct certification_row *rows =
		ROWS(reader, STATEMENT_COMPARED_CERTIFICATIONS,
		     &certification_shape, &count, list);
	struct rungs_role_certification *all =
		reader_room(reader, count, sizeof(*all));

	if (count == 0 || all == NULL)
		return;
	qsort(rows, count, sizeof(*rows), by_use);
	for (size_t i = 0; i < count; i++) {
		struct rungs_role *role = &roles[rows[i].at];

		all[i] = rows[i].certification;
		if (role->certification_count++ == 0)
			role->certifications = &all[i];
	}
}

struct rungs_role *compare_roles_read(struct reader *reader,
				      const struct rungs_role_brief *briefs,
				      size_t count)
{
	struct rungs_role *roles = reader_room(reader, count, sizeof(*roles));
	const char **ids = reader_room(reader, count, sizeof(*ids));
	const char *list;

	if (reader->status != RUNGS_OK)
		return NULL;
	for (size_t i = 0; i < count; i++)
		ids[i] = briefs[i].id;
	list = text_list(reader, ids, count);
	roles_read(reader, list, briefs, roles, count);
	requirements_give(reader, list, roles);
	baseline_give(reader, roles, count);
	certifications_give(reader, list, roles);
	conditions_give(reader, STATEMENT_COMPARED_CONDITIONS, list, roles,
			count);
	pay_give(reader, list, roles);
	moves_give(reader, list, roles);
	return reader->status == RUNGS_OK ? roles : NULL;
}
