#include "compare_roles.h"

#include "role_facts.h"
#include "shapes.h"

/* Rows of many roles, those of one together, each with the place of its own in
 * the list. */
struct role_row {
	int at;
	struct rungs_role role;
};

struct requirement_row {
	int at;
	struct rungs_requirement requirement;
};

struct certification_row {
	int at;
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

static const struct field requirement_fields[] = {
	INT(requirement_row, at),
	TEXT(requirement_row, requirement.id),
	INT(requirement_row, requirement.level),
	TEXT(requirement_row, requirement.level_name),
	TEXT(requirement_row, requirement.importance),
	BASIS_FIELDS(requirement_row, requirement.basis),
};
static const struct shape requirement_shape =
	SHAPE_ORDERED(requirement_row, requirement_fields, 4);

static const struct field certification_fields[] = {
	INT(certification_row, at),
	TEXT(certification_row, certification.id),
	TEXT(certification_row, certification.name),
	TEXT(certification_row, certification.usefulness),
	BASIS_FIELDS(certification_row, certification.basis),
};
static const struct shape certification_shape =
	SHAPE_ORDERED(certification_row, certification_fields, 3);

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
	for (size_t i = 0; i < count; i++) {
		struct rungs_role *role = &roles[rows[i].at];

		all[i] = rows[i].requirement;
		if (role->requirement_count++ == 0)
			role->requirements = &all[i];
	}
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
	for (size_t i = 0; i < count; i++)
		baseline_read(reader, &roles[i]);
	certifications_give(reader, list, roles);
	conditions_give(reader, STATEMENT_COMPARED_CONDITIONS, list, roles,
			count);
	pay_give(reader, list, roles);
	moves_give(reader, list, roles);
	return reader->status == RUNGS_OK ? roles : NULL;
}
