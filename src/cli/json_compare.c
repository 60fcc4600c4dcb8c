#include "json.h"

static json_t *pay(const struct rungs_compare_column *column)
{
	json_t *out = json_array();

	for (size_t i = 0; i < column->pay_count; i++) {
		const struct rungs_compare_pay *p = &column->pay[i];
		json_t *figures = json_pay(1, &p->pay);
		json_t *row = json_incref(json_array_get(figures, 0));

		json_put(&row, "fit", json_text(p->fit));
		json_put(&row, "roles", json_integer((json_int_t)p->roles));
		json_push(&out, row);
		json_decref(figures);
	}
	return out;
}

static json_t *columns(const struct rungs_compare *compare)
{
	json_t *out = json_array();

	for (size_t i = 0; i < compare->count; i++) {
		const struct rungs_compare_column *c = &compare->columns[i];
		char letter[] = {(char)('A' + (int)i), '\0'};
		json_t *row = json_pack(
			"{s:s, s:s, s:s?, s:s?, s:o, s:o, s:o}", "column",
			letter, "kind", rungs_kind_singular(c->kind), "id",
			c->thing.id, "name", c->thing.name, "level",
			json_ref(&c->level), "roles",
			json_briefs(c->role_count, c->roles), "years",
			json_range(c->years_min, c->years_max));

		json_put(&row, "pay", pay(c));
		json_put(&row, "without_pay",
			 json_integer((json_int_t)c->without_pay));
		json_put(&row, "leads_to", json_moves(c->move_count, c->moves));
		json_basis(&row, &c->basis);
		json_push(&out, row);
	}
	return out;
}

/* null for a column that does not have the thing. */
static json_t *cell(enum rungs_compare_aspect aspect,
		    const struct rungs_compare_cell *c)
{
	json_t *out;

	if (c->roles == 0)
		return json_null();
	out = json_pack("{s:i}", "roles", (int)c->roles);
	if (aspect == RUNGS_COMPARE_SKILL ||
	    aspect == RUNGS_COMPARE_CERTIFICATION)
		json_put(&out,
			 aspect == RUNGS_COMPARE_SKILL ? "core" : "often_asked",
			 json_integer((json_int_t)c->core));
	if (aspect == RUNGS_COMPARE_SKILL)
		json_put(&out, "level", json_range(c->least, c->most));
	if (aspect == RUNGS_COMPARE_CONDITION) {
		json_put(&out, "value", json_range(c->least, c->most));
		json_put(&out, "words",
			 json_pack("[s?, s?]", c->least_word, c->most_word));
	}
	json_basis(&out, &c->basis);
	return out;
}

/* Whether all columns have a thing alike, whichever of its roles do. */
static bool is_same(const struct rungs_compare *compare,
		    const struct rungs_compare_row *row)
{
	for (size_t i = 0; i < compare->count; i++) {
		const struct rungs_compare_cell *a = &row->cells[0];
		const struct rungs_compare_cell *b = &row->cells[i];

		if (a->least != b->least || a->most != b->most ||
		    a->roles * compare->columns[i].role_count !=
			    b->roles * compare->columns[0].role_count ||
		    a->core * compare->columns[i].role_count !=
			    b->core * compare->columns[0].role_count)
			return false;
	}
	return true;
}

static json_t *rows(const struct rungs_compare *compare,
		    enum rungs_compare_aspect aspect)
{
	const struct rungs_compare_rows *of = &compare->of[aspect];
	json_t *out = json_array();

	for (size_t i = 0; i < of->count; i++) {
		const struct rungs_compare_row *r = &of->at[i];
		json_t *row = json_ref(&r->thing), *cells = json_array();

		for (size_t j = 0; j < compare->count; j++)
			json_push(&cells, cell(aspect, &r->cells[j]));
		if (aspect == RUNGS_COMPARE_SKILL)
			json_put(&row, "kind", json_text(r->kind));
		json_put(&row, "shared",
			 json_boolean(r->columns == compare->count));
		json_put(&row, "differs", json_boolean(!is_same(compare, r)));
		json_put(&row, "cells", cells);
		json_push(&out, row);
	}
	return out;
}

void json_compare(json_t **answer, const struct rungs_compare *compare)
{
	static const char *const keys[RUNGS_COMPARE_ASPECT_COUNT] = {
		[RUNGS_COMPARE_SPECIALIZATION] = "specializations",
		[RUNGS_COMPARE_TRACK] = "tracks",
		[RUNGS_COMPARE_LEVEL] = "levels",
		[RUNGS_COMPARE_EDUCATION] = "education",
		[RUNGS_COMPARE_EDUCATION_PREFERRED] = "education_preferred",
		[RUNGS_COMPARE_EDUCATION_USUAL] = "education_usual",
		[RUNGS_COMPARE_CONDITION] = "conditions",
		[RUNGS_COMPARE_SKILL] = "skills",
		[RUNGS_COMPARE_CERTIFICATION] = "certifications",
	};

	json_put(answer, "columns", columns(compare));
	for (size_t i = 0; i < RUNGS_COMPARE_ASPECT_COUNT; i++)
		json_put(answer, keys[i],
			 rows(compare, (enum rungs_compare_aspect)i));
	json_put(answer, "sources", json_refs(&compare->sources));
}
