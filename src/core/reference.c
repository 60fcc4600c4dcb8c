#include <rungs/reference.h>

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "role_words.h"
#include "shapes.h"

static const struct field term_fields[] = {
	TEXT(rungs_term, id),        TEXT(rungs_term, term),
	TEXT(rungs_term, expansion), TEXT(rungs_term, definition),
	TEXT(rungs_term, topic),     REF(rungs_term, specialization),
	REF(rungs_term, skill),      TEXT(rungs_term, basis.sources),
};
static const struct shape term_shape = SHAPE(rungs_term, term_fields);

static const struct field source_fields[] = {
	TEXT(rungs_source, id),          TEXT(rungs_source, title),
	TEXT(rungs_source, publisher),   TEXT(rungs_source, address),
	TEXT(rungs_source, year),        TEXT(rungs_source, place),
	TEXT(rungs_source, kind),        TEXT(rungs_source, licence),
	TEXT(rungs_source, read),        TEXT(rungs_source, taken),
	TEXT(rungs_source, attribution),
};
static const struct shape source_shape = SHAPE(rungs_source, source_fields);

static const struct field condition_fields[] = {
	TEXT(rungs_condition, id),       TEXT(rungs_condition, name),
	TEXT(rungs_condition, summary),  TEXT(rungs_condition, scale[0]),
	TEXT(rungs_condition, scale[1]), TEXT(rungs_condition, scale[2]),
	TEXT(rungs_condition, scale[3]), TEXT(rungs_condition, basis.sources),
};
static const struct shape condition_shape =
	SHAPE(rungs_condition, condition_fields);

struct use_row {
	struct worded worded; /* first */
	struct rungs_condition_use use;
};

static const struct field use_fields[] = {
	WORDED_FIELDS(use_row, worded.),
	INT(use_row, use.value),
	TEXT(use_row, use.note),
	BASIS_FIELDS(use_row, use.basis),
};
static const struct shape use_shape = SHAPE(use_row, use_fields);

static const struct field occupation_fields[] = {
	TEXT(rungs_occupation, id),
	TEXT(rungs_occupation, title),
	TEXT(rungs_occupation, soc),
	INT(rungs_occupation, job_zone),
	TEXT(rungs_occupation, job_zone_name),
	TEXT(rungs_occupation, job_zone_release),
	TEXT(rungs_occupation, job_zone_date),
	TEXT(rungs_occupation, zone_experience),
	TEXT(rungs_occupation, zone_education),
	TEXT(rungs_occupation, zone_training),
	TEXT(rungs_occupation, zone_svp),
	REF(rungs_occupation, education),
	TEXT(rungs_occupation, education_as_asked),
	REAL(rungs_occupation, education_share),
	TEXT(rungs_occupation, experience_as_asked),
	REAL(rungs_occupation, experience_share),
	TEXT(rungs_occupation, asked_date),
	TEXT(rungs_occupation, technologies),
	BASIS(rungs_occupation),
};
static const struct shape occupation_shape =
	SHAPE(rungs_occupation, occupation_fields);

static const struct field relation_fields[] = {
	REF(rungs_relation, occupation),
	TEXT(rungs_relation, tier),
};
static const struct shape relation_shape =
	SHAPE(rungs_relation, relation_fields);

static const struct field fact_fields[] = {
	TEXT(rungs_fact, id),        TEXT(rungs_fact, topic),
	TEXT(rungs_fact, statement), TEXT(rungs_fact, value),
	TEXT(rungs_fact, unit),      TEXT(rungs_fact, place),
	TEXT(rungs_fact, year),      TEXT(rungs_fact, statistic),
	TEXT(rungs_fact, survey),    TEXT(rungs_fact, quality),
	TEXT(rungs_fact, note),      BASIS(rungs_fact),
};
static const struct shape fact_shape = SHAPE(rungs_fact, fact_fields);

static enum rungs_status term_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_term *out, bool whole,
				  struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_TERM, &term_shape, out, id)) {
		reader_not_found(&reader, RUNGS_TERM, id);
		goto out;
	}
	out->basis.evidence = evidence_of(out->basis.sources);
	if (whole)
		out->related = refs_read(&reader, STATEMENT_TERM_RELATED, id);
	out->specializations =
		refs_read(&reader, STATEMENT_TERM_SPECIALIZATIONS, id);
	out->roles = refs_read(&reader, STATEMENT_TERM_ROLES, id);
	out->sources = sources_read(&reader, RUNGS_TERM, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_term_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_term *out,
				 struct rungs_error *error)
{
	return term_get(atlas, id, out, true, error);
}

enum rungs_status rungs_term_head(struct rungs_atlas *atlas, const char *id,
				  struct rungs_term *out,
				  struct rungs_error *error)
{
	return term_get(atlas, id, out, false, error);
}

void rungs_term_release(struct rungs_term *term)
{
	arena_free(term->memory);
	*term = (struct rungs_term){0};
}

/* What rests on it, at most so many of each kind. */
static void cited_read(struct reader *reader, struct rungs_source *source,
		       size_t most)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields, 0};
	struct rungs_thing *of[RUNGS_KIND_COUNT];
	size_t held[RUNGS_KIND_COUNT], rows;
	char limit[24];

	snprintf(limit, sizeof(limit), "%zu", most);
	for (enum rungs_kind kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		const char *name = rungs_kind_singular(kind);
		int *count = ROWS(reader, STATEMENT_CITED_COUNT, &shape, &rows,
				  source->id, name);

		held[kind] = 0;
		if (count == NULL || *count < 1)
			continue;
		source->cited_of[kind] = (size_t)*count;
		of[kind] = ROWS(reader, STATEMENT_CITED_BY, &thing_shape,
				&held[kind], source->id, name, limit);
		source->cited_count += held[kind];
	}
	source->cited_by = arena_alloc(
		reader->arena, source->cited_count * sizeof(*source->cited_by));
	rows = 0;
	for (int kind = 0; kind < RUNGS_KIND_COUNT && source->cited_by;
	     kind++) {
		if (held[kind] > 0)
			memcpy(source->cited_by + rows, of[kind],
			       held[kind] * sizeof(**of));
		rows += held[kind];
	}
}

enum rungs_status rungs_source_head(struct rungs_atlas *atlas, const char *id,
				    size_t most, struct rungs_source *out,
				    struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (row_read(&reader, STATEMENT_SOURCE, &source_shape, out, id))
		cited_read(&reader, out, most);
	else
		reader_not_found(&reader, RUNGS_SOURCE, id);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_source_get(struct rungs_atlas *atlas, const char *id,
				   struct rungs_source *out,
				   struct rungs_error *error)
{
	return rungs_source_head(atlas, id, INT32_MAX, out, error);
}

void rungs_source_release(struct rungs_source *source)
{
	arena_free(source->memory);
	*source = (struct rungs_source){0};
}

static int most_first(const void *left, const void *right)
{
	const struct use_row *a = left, *b = right;

	if (a->use.value != b->use.value)
		return b->use.value - a->use.value;
	return worded_compare(&a->worded, &b->worded);
}

static void uses_read(struct reader *reader, const char *id,
		      struct rungs_condition *out)
{
	size_t count;
	struct use_row *rows =
		ROWS(reader, STATEMENT_CONDITION_USES, &use_shape, &count, id);

	count = worded_fill(reader, rows, count, sizeof(*rows), most_first);
	if (count > 0)
		out->uses = reader_room(reader, count, sizeof(*out->uses));
	for (size_t i = 0; out->uses != NULL && i < count; i++) {
		out->uses[i] = rows[i].use;
		out->uses[i].role = rows[i].worded.role;
		out->use_count++;
	}
}

enum rungs_status rungs_condition_get(struct rungs_atlas *atlas, const char *id,
				      struct rungs_condition *out,
				      struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_CONDITION, &condition_shape, out,
		      id)) {
		reader_not_found(&reader, RUNGS_CONDITION, id);
		goto out;
	}
	out->basis.evidence = evidence_of(out->basis.sources);
	uses_read(&reader, id, out);
	out->sources = sources_read(&reader, RUNGS_CONDITION, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_condition_release(struct rungs_condition *condition)
{
	arena_free(condition->memory);
	*condition = (struct rungs_condition){0};
}

enum rungs_status rungs_occupation_get(struct rungs_atlas *atlas,
				       const char *id,
				       struct rungs_occupation *out,
				       struct rungs_error *error)
{
	const char *arguments[ROWS_ARGUMENTS] = {[6] = id};
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_OCCUPATION, &occupation_shape, out,
		      id)) {
		reader_not_found(&reader, RUNGS_OCCUPATION, id);
		goto out;
	}
	out->pay = pay_read(&reader, RUNGS_OCCUPATION, id, &out->pay_count);
	out->outlook = outlook_read(&reader, RUNGS_OCCUPATION, id,
				    &out->outlook_count);
	out->relations = ROWS(&reader, STATEMENT_OCCUPATION_RELATIONS,
			      &relation_shape, &out->relation_count, id);
	out->roles = briefs_where(&reader, arguments, &out->role_count);
	out->sources = sources_read(&reader, RUNGS_OCCUPATION, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_occupation_release(struct rungs_occupation *occupation)
{
	arena_free(occupation->memory);
	*occupation = (struct rungs_occupation){0};
}

enum rungs_status rungs_fact_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_fact *out,
				 struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_FACT, &fact_shape, out, id)) {
		reader_not_found(&reader, RUNGS_FACT, id);
		goto out;
	}
	out->sources = sources_read(&reader, RUNGS_FACT, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_fact_release(struct rungs_fact *fact)
{
	arena_free(fact->memory);
	*fact = (struct rungs_fact){0};
}
