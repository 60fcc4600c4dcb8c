#include "role_facts.h"

#include <string.h>

#include "error.h"
#include "search_fields.h"
#include "shapes.h"

/* Rows of many roles, each with the place of its own in the list. */
struct role_row {
	int at;
	struct rungs_role role;
};

struct condition_row {
	int at;
	const char *id;
	struct rungs_role_condition condition;
};

struct pay_row {
	int at;
	struct rungs_pay pay;
};

/* What a condition is, and its values in words. */
struct scale {
	const char *id, *name, *words[4];
};

static const struct field role_fields[] = {
	INT(role_row, at),
	BRIEF_FIELDS(role_row, role.brief),
	REF(role_row, role.education_min),
	TEXT(role_row, role.occupation.id),
};
static const struct shape role_shape = SHAPE(role_row, role_fields);

static const struct field condition_fields[] = {
	INT(condition_row, at),
	TEXT(condition_row, id),
	INT(condition_row, condition.value),
	TEXT(condition_row, condition.note),
	BASIS_FIELDS(condition_row, condition.basis),
};
static const struct shape condition_shape =
	SHAPE(condition_row, condition_fields);

static const struct field pay_fields[] = {
	INT(pay_row, at),
	REAL(pay_row, pay.median),
	BASIS_FIELDS(pay_row, pay.basis),
};
static const struct shape pay_shape = SHAPE(pay_row, pay_fields);

static const struct field scale_fields[] = {
	TEXT(scale, id),       TEXT(scale, name),     TEXT(scale, words[0]),
	TEXT(scale, words[1]), TEXT(scale, words[2]), TEXT(scale, words[3]),
};
static const struct shape scale_shape = SHAPE(scale, scale_fields);

static const char *list_of(struct reader *reader, const uint32_t *places,
			   size_t count)
{
	int64_t *numbers = reader_room(reader, count, sizeof(*numbers));

	if (numbers == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++)
		numbers[i] = search_number_of(RUNGS_ROLE, places[i]);
	return number_list(reader, numbers, count);
}

static void roles_read(struct reader *reader, const char *list,
		       struct rungs_role *roles, size_t count)
{
	struct role_row *rows;
	size_t found;

	rows = ROWS(reader, STATEMENT_LISTED_ROLES, &role_shape, &found, list);
	if (reader->status == RUNGS_OK && found != count)
		reader->status =
			error_set(reader->error, RUNGS_DAMAGED,
				  "The atlas is damaged: its moves lead to "
				  "roles that it does not have.");
	for (size_t i = 0; reader->status == RUNGS_OK && i < found; i++)
		roles[rows[i].at] = rows[i].role;
}

static const struct scale *scale_of(const struct scale *scales, size_t count,
				    const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (id != NULL && scales[i].id != NULL &&
		    strcmp(scales[i].id, id) == 0)
			return &scales[i];
	return NULL;
}

/* Each to the place of its scale, so that they come in the order of those. */
static void condition_put(struct reader *reader, struct rungs_role *role,
			  const struct condition_row *row,
			  const struct scale *scales, size_t count)
{
	const struct scale *scale = scale_of(scales, count, row->id);
	struct rungs_role_condition *condition;
	int value = row->condition.value;

	if (scale == NULL)
		return;
	if (role->conditions == NULL)
		role->conditions =
			reader_room(reader, count, sizeof(*role->conditions));
	if (role->conditions == NULL)
		return;
	condition = &role->conditions[scale - scales];
	*condition = row->condition;
	condition->id = scale->id;
	condition->name = scale->name;
	condition->word = scale->words[value >= 0 && value < 3 ? value : 3];
}

static void conditions_close_up(struct rungs_role *role, size_t count)
{
	for (size_t i = 0; role->conditions != NULL && i < count; i++)
		if (role->conditions[i].id != NULL)
			role->conditions[role->condition_count++] =
				role->conditions[i];
}

void conditions_give(struct reader *reader, enum statement which,
		     const char *list, struct rungs_role *roles, size_t count)
{
	struct condition_row *rows;
	struct scale *scales;
	size_t row_count, scale_count;

	scales = ROWS(reader, STATEMENT_CONDITION_SCALES, &scale_shape,
		      &scale_count, NULL);
	rows = ROWS(reader, which, &condition_shape, &row_count, list);
	for (size_t i = 0; i < row_count; i++)
		condition_put(reader, &roles[rows[i].at], &rows[i], scales,
			      scale_count);
	for (size_t i = 0; i < count; i++)
		conditions_close_up(&roles[i], scale_count);
}

static void median_give(struct reader *reader, const char *list,
			struct rungs_role *roles, const struct pay_basis *basis)
{
	struct pay_row *rows;
	size_t count;

	rows = ROWS(reader, STATEMENT_LISTED_PAY, &pay_shape, &count, list,
		    basis->place, basis->year, basis->currency);
	for (size_t i = 0; i < count; i++) {
		struct rungs_role *role = &roles[rows[i].at];

		rows[i].pay.place = basis->place;
		rows[i].pay.year = basis->year;
		rows[i].pay.currency = basis->currency;
		role->pay = &rows[i].pay;
		role->pay_count = 1;
	}
}

struct rungs_role *role_facts_read(struct reader *reader,
				   const uint32_t *places, size_t count,
				   const struct pay_basis *basis)
{
	struct rungs_role *roles = reader_room(reader, count, sizeof(*roles));
	const char *list = list_of(reader, places, count);

	roles_read(reader, list, roles, count);
	conditions_give(reader, STATEMENT_LISTED_CONDITIONS, list, roles,
			count);
	median_give(reader, list, roles, basis);
	return reader->status == RUNGS_OK ? roles : NULL;
}
