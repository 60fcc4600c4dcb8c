#include <rungs/compare.h>

#include <math.h>
#include <string.h>

#include "compare_roles.h"
#include "error.h"
#include "shapes.h"
#include "source_set.h"

/* A comparison being made. */
struct comparison {
	struct reader reader;
	struct rungs_compare *out;
	struct source_set sources;
	const char *sources_last; /* that were added */
	/* of each aspect: the places of its rows, in the order of their ids */
	size_t *by_id[RUNGS_COMPARE_ASPECT_COUNT];
};

static bool failed(const struct comparison *comparison)
{
	return comparison->reader.status != RUNGS_OK;
}

static void *more_room(struct comparison *comparison, void *array, size_t count,
		       size_t size)
{
	struct reader *reader = &comparison->reader;
	void *room = failed(comparison)
			     ? NULL
			     : arena_grow(reader->arena, array, count, size);

	if (room == NULL && !failed(comparison))
		reader->status = error_no_memory(reader->error);
	return room;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Where a word stands among those up to NULL. */
static int place_of(const char *word, const char *const *words)
{
	int place = 0;

	while (words[place] != NULL && !same(words[place], word))
		place++;
	return place;
}

static void weaken(struct rungs_basis *basis, const struct rungs_basis *other)
{
	static const char *const classes[] = {"observed", "published",
					      "derived", "editorial", NULL};

	if (basis->evidence != NULL && basis->evidence == other->evidence)
		return;
	if (basis->evidence == NULL ||
	    place_of(other->evidence, classes) >
		    place_of(basis->evidence, classes))
		*basis = *other;
}

static void rest_on(struct comparison *comparison, struct rungs_basis *basis,
		    const struct rungs_basis *other)
{
	weaken(basis, other);
	/* Rows that rest on the same share its text. */
	if (other->sources == comparison->sources_last)
		return;
	comparison->sources_last = other->sources;
	source_set_add(&comparison->sources, &comparison->reader, other);
}

/* Where the row of an id stands in by_id, or would. */
static size_t find_row(const struct comparison *comparison,
		       enum rungs_compare_aspect aspect, const char *id)
{
	const struct rungs_compare_rows *rows = &comparison->out->of[aspect];
	const size_t *by_id = comparison->by_id[aspect];
	size_t low = 0, high = rows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(rows->at[by_id[middle]].thing.id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct rungs_compare_row *row_of(struct comparison *comparison,
					enum rungs_compare_aspect aspect,
					const struct rungs_ref *thing)
{
	struct rungs_compare_rows *rows = &comparison->out->of[aspect];
	size_t place = find_row(comparison, aspect, thing->id);
	size_t *by_id = comparison->by_id[aspect];
	struct rungs_compare_row *row;

	if (place < rows->count &&
	    strcmp(rows->at[by_id[place]].thing.id, thing->id) == 0)
		return &rows->at[by_id[place]];
	row = more_room(comparison, rows->at, rows->count, sizeof(*row));
	by_id = more_room(comparison, by_id, rows->count, sizeof(*by_id));
	if (row == NULL || by_id == NULL)
		return NULL;
	memmove(by_id + place + 1, by_id + place,
		(rows->count - place) * sizeof(*by_id));
	by_id[place] = rows->count;
	comparison->by_id[aspect] = by_id;
	rows->at = row;
	row += rows->count++;
	row->thing = *thing;
	for (size_t i = 0; i < RUNGS_COMPARE_MOST; i++)
		row->cells[i].least = row->cells[i].most = RUNGS_UNKNOWN;
	return row;
}

/* What one role says of a thing. */
struct said {
	enum rungs_compare_aspect aspect;
	struct rungs_ref thing;
	const char *kind;
	bool core;
	int value;
	const char *word;
	const struct rungs_basis *basis;
};

static void add(struct comparison *comparison, size_t column,
		const struct said *said)
{
	struct rungs_compare_row *row;
	struct rungs_compare_cell *cell;

	if (said->thing.id == NULL)
		return;
	row = row_of(comparison, said->aspect, &said->thing);
	if (row == NULL)
		return;
	cell = &row->cells[column];
	row->kind = said->kind;
	row->columns += cell->roles == 0;
	cell->roles++;
	cell->core += said->core;
	if (said->value != RUNGS_UNKNOWN &&
	    (cell->least == RUNGS_UNKNOWN || said->value < cell->least)) {
		cell->least = said->value;
		cell->least_word = said->word;
	}
	if (said->value != RUNGS_UNKNOWN && said->value > cell->most) {
		cell->most = said->value;
		cell->most_word = said->word;
	}
	rest_on(comparison, &cell->basis, said->basis);
}

static void add_ref(struct comparison *comparison, size_t column,
		    enum rungs_compare_aspect aspect,
		    const struct rungs_ref *thing,
		    const struct rungs_basis *basis)
{
	add(comparison, column,
	    &(struct said){.aspect = aspect,
			   .thing = *thing,
			   .value = RUNGS_UNKNOWN,
			   .basis = basis});
}

static void add_places(struct comparison *comparison, size_t column,
		       const struct rungs_role *role)
{
	const struct rungs_role_brief *brief = &role->brief;
	const struct rungs_ref *least = &role->education_min;
	const struct rungs_ref *liked = &role->education_preferred;

	add_ref(comparison, column, RUNGS_COMPARE_SPECIALIZATION,
		&brief->specialization, &role->basis);
	add_ref(comparison, column, RUNGS_COMPARE_TRACK, &brief->track,
		&role->basis);
	add_ref(comparison, column, RUNGS_COMPARE_LEVEL, &brief->level,
		&role->basis);
	add_ref(comparison, column, RUNGS_COMPARE_EDUCATION, least,
		&role->basis);
	if (least->id == NULL && liked->id == NULL)
		add_ref(comparison, column, RUNGS_COMPARE_EDUCATION_USUAL,
			&role->occupation_education, &role->basis);
	if (!same(least->id, liked->id))
		add_ref(comparison, column, RUNGS_COMPARE_EDUCATION_PREFERRED,
			liked, &role->basis);
}

static void add_requirements(struct comparison *comparison, size_t column,
			     const struct rungs_role *role)
{
	for (size_t i = 0; i < role->requirement_count; i++) {
		const struct rungs_requirement *asked = &role->requirements[i];

		add(comparison, column,
		    &(struct said){.aspect = RUNGS_COMPARE_SKILL,
				   .thing = {asked->id, asked->name},
				   .kind = asked->kind,
				   .core = same(asked->importance, "core"),
				   .value = asked->level,
				   .word = asked->level_name,
				   .basis = &asked->basis});
	}
	for (size_t i = 0; i < role->certification_count; i++) {
		const struct rungs_role_certification *named =
			&role->certifications[i];

		add(comparison, column,
		    &(struct said){
			    .aspect = RUNGS_COMPARE_CERTIFICATION,
			    .thing = {named->id, named->name},
			    .core = same(named->usefulness, "often asked"),
			    .value = RUNGS_UNKNOWN,
			    .basis = &named->basis});
	}
}

static void add_conditions(struct comparison *comparison, size_t column,
			   const struct rungs_role *role)
{
	for (size_t i = 0; i < role->condition_count; i++) {
		const struct rungs_role_condition *is = &role->conditions[i];

		add(comparison, column,
		    &(struct said){.aspect = RUNGS_COMPARE_CONDITION,
				   .thing = {is->id, is->name},
				   .value = is->value,
				   .word = is->word,
				   .basis = &is->basis});
	}
}

/* An end that one role leaves open is open for all. */
static void add_years(struct rungs_compare_column *column,
		      const struct rungs_role *role, bool *begun)
{
	if (role->years_min == RUNGS_UNKNOWN &&
	    role->years_max == RUNGS_UNKNOWN)
		return;
	if (!*begun || role->years_min < column->years_min)
		column->years_min = role->years_min;
	if (!*begun || role->years_max == RUNGS_UNKNOWN ||
	    (column->years_max != RUNGS_UNKNOWN &&
	     role->years_max > column->years_max))
		column->years_max = role->years_max;
	*begun = true;
}

static bool is_of(const struct rungs_compare_pay *known,
		  const struct rungs_pay *pay)
{
	return same(known->pay.soc, pay->soc) &&
	       same(known->pay.place, pay->place) &&
	       same(known->pay.year, pay->year);
}

/* Whether one median is below another; what is not known is above all. */
static bool is_below(const struct rungs_pay *a, const struct rungs_pay *b)
{
	return !isnan(a->median) && (isnan(b->median) || a->median < b->median);
}

static void add_pay(struct comparison *comparison, size_t at,
		    const struct rungs_pay *pay, const char *fit)
{
	static const char *const fits[] = {"listed", "close", "loose", NULL};
	struct rungs_compare_column *column = &comparison->out->columns[at];
	struct rungs_compare_pay *all = column->pay;
	struct rungs_basis none = {0};
	size_t place = column->pay_count;

	for (size_t i = 0; i < column->pay_count; i++)
		if (is_of(&all[i], pay)) {
			all[i].roles++;
			if (place_of(fit, fits) > place_of(all[i].fit, fits))
				all[i].fit = fit;
			return;
		}
	all = more_room(comparison, all, column->pay_count, sizeof(*all));
	if (all == NULL)
		return;
	for (; place > 0 && is_below(pay, &all[place - 1].pay); place--)
		all[place] = all[place - 1];
	all[place] =
		(struct rungs_compare_pay){.pay = *pay, .fit = fit, .roles = 1};
	column->pay = all;
	column->pay_count++;
	rest_on(comparison, &none, &pay->basis);
}

static void add_moves(struct comparison *comparison, size_t at,
		      const struct rungs_role *role)
{
	struct rungs_compare_column *column = &comparison->out->columns[at];
	struct rungs_basis none = {0};

	for (size_t i = 0; i < role->leads_count; i++) {
		const struct rungs_move *move = &role->leads_to[i];
		struct rungs_move *moves;

		moves = more_room(comparison, column->moves, column->move_count,
				  sizeof(*moves));
		if (moves == NULL)
			return;
		moves[column->move_count++] = *move;
		column->moves = moves;
		rest_on(comparison, &none, &move->basis);
	}
}

static void add_role(struct comparison *comparison, size_t at,
		     const struct rungs_role *role, bool *years)
{
	struct rungs_compare_column *column = &comparison->out->columns[at];

	rest_on(comparison, &column->basis, &role->basis);
	add_places(comparison, at, role);
	add_requirements(comparison, at, role);
	add_conditions(comparison, at, role);
	add_years(column, role, years);
	column->without_pay += role->pay_count == 0;
	for (size_t i = 0; i < role->pay_count; i++)
		add_pay(comparison, at, &role->pay[i], role->occupation_fit);
	add_moves(comparison, at, role);
}

/* Finds the thing of an id, or fails. */
static struct rungs_ref name(struct reader *reader, enum rungs_kind kind,
			     const char *id)
{
	struct rungs_thing thing;

	if (thing_read(reader, kind, id, &thing))
		return (struct rungs_ref){thing.id, thing.name};
	reader_not_found(reader, kind, id);
	return (struct rungs_ref){0};
}

static void read_roles(struct reader *reader,
		       struct rungs_compare_column *column,
		       const struct rungs_compare_subject *subject)
{
	const char *arguments[ROWS_ARGUMENTS] = {0};

	switch (subject->kind) {
	case RUNGS_ROLE:
		column->roles = briefs_read(reader, STATEMENT_ROLE_BRIEF,
					    &column->role_count, subject->id);
		return;
	case RUNGS_SPECIALIZATION:
		arguments[0] = subject->id;
		break;
	case RUNGS_TRACK:
		arguments[1] = subject->id;
		break;
	default:
		reader->status = error_set(
			reader->error, RUNGS_BAD_INPUT,
			"A %s cannot be compared, only roles, specializations "
			"and tracks.",
			rungs_kind_singular(subject->kind));
		return;
	}
	if (subject->level != NULL)
		column->level = name(reader, RUNGS_LEVEL, subject->level);
	arguments[2] = subject->level;
	column->roles = briefs_where(reader, arguments, &column->role_count);
}

static void read_column(struct comparison *comparison, size_t at,
			const struct rungs_compare_subject *subject)
{
	struct rungs_compare_column *column = &comparison->out->columns[at];
	struct reader *reader = &comparison->reader;
	const struct rungs_role *roles;
	bool years = false;

	column->kind = subject->kind;
	column->years_min = column->years_max = RUNGS_UNKNOWN;
	column->thing = name(reader, subject->kind, subject->id);
	read_roles(reader, column, subject);
	roles = compare_roles_read(reader, column->roles, column->role_count);
	for (size_t i = 0; i < column->role_count && !failed(comparison); i++)
		add_role(comparison, at, &roles[i], &years);
	moves_order(reader, column->moves, column->move_count);
}

/* Names the skills that roles ask, each once. */
static void name_skills(struct comparison *comparison)
{
	struct named {
		int at;
		const char *kind, *name;
	};
	static const struct field fields[] = {INT(named, at), TEXT(named, kind),
					      TEXT(named, name)};
	static const struct shape shape = SHAPE(named, fields);
	struct rungs_compare_rows *skills =
		&comparison->out->of[RUNGS_COMPARE_SKILL];
	struct reader *reader = &comparison->reader;
	const char **ids = more_room(comparison, NULL, 0,
				     (skills->count + 1) * sizeof(*ids));
	const struct named *rows;
	size_t count;

	for (size_t i = 0; ids != NULL && i < skills->count; i++)
		ids[i] = skills->at[i].thing.name = skills->at[i].thing.id;
	rows = ROWS(reader, STATEMENT_COMPARED_SKILLS, &shape, &count,
		    text_list(reader, ids, skills->count));
	for (size_t i = 0; i < count; i++) {
		skills->at[rows[i].at].kind = rows[i].kind;
		skills->at[rows[i].at].thing.name = rows[i].name;
	}
}

/* Of the cells of a row: the first column that has it, and how many roles do
 * and ask it as core. */
struct weight {
	size_t first, core, roles;
};

static struct weight weigh(const struct rungs_compare_row *row)
{
	struct weight weight = {.first = RUNGS_COMPARE_MOST};

	for (size_t i = RUNGS_COMPARE_MOST; i-- > 0;) {
		if (row->cells[i].roles > 0)
			weight.first = i;
		weight.core += row->cells[i].core;
		weight.roles += row->cells[i].roles;
	}
	return weight;
}

static bool comes_before(const struct rungs_compare_row *a,
			 const struct rungs_compare_row *b)
{
	struct weight of_a = weigh(a), of_b = weigh(b);

	if (a->columns != b->columns)
		return a->columns > b->columns;
	if (of_a.first != of_b.first)
		return of_a.first < of_b.first;
	if (of_a.core != of_b.core)
		return of_a.core > of_b.core;
	return of_a.roles > of_b.roles;
}

/* Merges two ordered halves, so that equals keep their order. */
static void order(struct rungs_compare_row *rows, size_t count,
		  struct rungs_compare_row *room)
{
	size_t half = count / 2, left = 0, right = half, placed = 0;

	if (count < 2)
		return;
	order(rows, half, room);
	order(rows + half, count - half, room);
	memcpy(room, rows, count * sizeof(*rows));
	while (placed < count)
		if (right == count ||
		    (left < half && !comes_before(&room[right], &room[left])))
			rows[placed++] = room[left++];
		else
			rows[placed++] = room[right++];
}

static void order_rows(struct comparison *comparison,
		       enum rungs_compare_aspect aspect)
{
	struct rungs_compare_rows *rows = &comparison->out->of[aspect];
	struct rungs_compare_row *room = more_room(
		comparison, NULL, 0, (rows->count + 1) * sizeof(*room));

	if (room != NULL)
		order(rows->at, rows->count, room);
}

static bool begin(struct comparison *comparison, struct rungs_atlas *atlas,
		  size_t count, struct rungs_compare *out,
		  struct rungs_error *error)
{
	*comparison = (struct comparison){.out = out};
	memset(out, 0, sizeof(*out));
	out->count = count;
	if (count >= 1 && count <= RUNGS_COMPARE_MOST) {
		reader_init(&comparison->reader, atlas, error);
		return true;
	}
	error_set(error, RUNGS_BAD_INPUT, "One to %d can stand side by side.",
		  RUNGS_COMPARE_MOST);
	return false;
}

static enum rungs_status finish(struct comparison *comparison)
{
	struct rungs_compare *out = comparison->out;

	order_rows(comparison, RUNGS_COMPARE_SKILL);
	order_rows(comparison, RUNGS_COMPARE_CERTIFICATION);
	out->sources =
		source_set_refs(&comparison->sources, &comparison->reader);
	return reader_finish(&comparison->reader, out, sizeof(*out),
			     &out->memory);
}

enum rungs_status rungs_compare_get(
	struct rungs_atlas *atlas, const struct rungs_compare_subject *subjects,
	size_t count, struct rungs_compare *out, struct rungs_error *error)
{
	struct comparison comparison;

	if (!begin(&comparison, atlas, count, out, error))
		return RUNGS_BAD_INPUT;
	for (size_t i = 0; i < count && !failed(&comparison); i++)
		read_column(&comparison, i, &subjects[i]);
	name_skills(&comparison);
	return finish(&comparison);
}

/* Puts what stands alone in a column. */
static void join_column(struct comparison *comparison, size_t at,
			const struct rungs_compare *part)
{
	comparison->out->columns[at] = part->columns[0];
	for (int aspect = 0; aspect < RUNGS_COMPARE_ASPECT_COUNT; aspect++) {
		const struct rungs_compare_rows *rows = &part->of[aspect];

		for (size_t i = 0; i < rows->count; i++) {
			struct rungs_compare_row *row = row_of(
				comparison, (enum rungs_compare_aspect)aspect,
				&rows->at[i].thing);

			if (row == NULL)
				return;
			row->kind = rows->at[i].kind;
			row->cells[at] = rows->at[i].cells[0];
			row->columns++;
		}
	}
	for (size_t i = 0; i < part->sources.count; i++)
		source_set_add(&comparison->sources, &comparison->reader,
			       &(struct rungs_basis){
				       .sources = part->sources.at[i].id});
}

enum rungs_status rungs_compare_join(struct rungs_atlas *atlas,
				     const struct rungs_compare *const *parts,
				     size_t count, struct rungs_compare *out,
				     struct rungs_error *error)
{
	struct comparison comparison;

	if (!begin(&comparison, atlas, count, out, error))
		return RUNGS_BAD_INPUT;
	for (size_t i = 0; i < count && !failed(&comparison); i++)
		join_column(&comparison, i, parts[i]);
	return finish(&comparison);
}

void rungs_compare_release(struct rungs_compare *compare)
{
	arena_free(compare->memory);
	*compare = (struct rungs_compare){0};
}
