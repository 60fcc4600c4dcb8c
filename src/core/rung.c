#include <rungs/rung.h>

#include <string.h>

#include "role_words.h"
#include "shapes.h"

static const struct field track_fields[] = {
	TEXT(rungs_track, id),
	TEXT(rungs_track, name),
	TEXT(rungs_track, summary),
	TEXT(rungs_track, basis.sources),
};
static const struct shape track_shape = SHAPE(rungs_track, track_fields);

static const struct field level_fields[] = {
	TEXT(rungs_level, id),          TEXT(rungs_level, name),
	TEXT(rungs_level, summary),     INT(rungs_level, rank),
	TEXT(rungs_level, scale),       TEXT(rungs_level, release),
	TEXT(rungs_level, titles_hint), INT(rungs_level, years_min),
	INT(rungs_level, years_max),    BASIS(rungs_level),
};
static const struct shape level_shape = SHAPE(rungs_level, level_fields);

static const struct field baseline_fields[] = {
	REF(rungs_baseline, skill),
	INT(rungs_baseline, level),
	TEXT(rungs_baseline, level_name),
	BASIS(rungs_baseline),
};
static const struct shape baseline_shape =
	SHAPE(rungs_baseline, baseline_fields);

static const struct field education_fields[] = {
	TEXT(rungs_education, id),       TEXT(rungs_education, name),
	TEXT(rungs_education, summary),  TEXT(rungs_education, note),
	INT(rungs_education, rank),      BOOL(rungs_education, profession),
	INT(rungs_education, years_min), INT(rungs_education, years_max),
	BASIS(rungs_education),
};
static const struct shape education_shape =
	SHAPE(rungs_education, education_fields);

static const struct field figure_fields[] = {
	TEXT(rungs_education_figure, measure),
	REAL(rungs_education_figure, value),
	TEXT(rungs_education_figure, unit),
	TEXT(rungs_education_figure, place),
	TEXT(rungs_education_figure, year),
	TEXT(rungs_education_figure, note),
	BASIS(rungs_education_figure),
};
static const struct shape figure_shape =
	SHAPE(rungs_education_figure, figure_fields);

static const struct field entry_fields[] = {
	BRIEF_FIELDS(rungs_education_entry, role),
	TEXT(rungs_education_entry, fields),
	TEXT(rungs_education_entry, commonness),
	TEXT(rungs_education_entry, note),
	BASIS(rungs_education_entry),
};
static const struct shape entry_shape =
	SHAPE(rungs_education_entry, entry_fields);

/* A role, and whether it asks an education or prefers it. */
struct education_role {
	struct worded worded; /* first */
	bool asks;
};

static const struct field education_role_fields[] = {
	WORDED_FIELDS(education_role, worded.),
	BOOL(education_role, asks),
};
static const struct shape education_role_shape =
	SHAPE(education_role, education_role_fields);

static int asking_first(const void *left, const void *right)
{
	const struct education_role *a = left, *b = right;

	if (a->asks != b->asks)
		return a->asks ? -1 : 1;
	return worded_compare(&a->worded, &b->worded);
}

static void education_roles_read(struct reader *reader, const char *id,
				 struct rungs_education *out)
{
	size_t count, asking = 0;
	struct education_role *rows = ROWS(reader, STATEMENT_EDUCATION_ROLES,
					   &education_role_shape, &count, id);
	struct rungs_role_brief *roles;

	count = worded_fill(reader, rows, count, sizeof(*rows), asking_first);
	roles = reader_room(reader, count, sizeof(*roles));
	if (roles == NULL)
		return;
	for (size_t i = 0; i < count; i++) {
		roles[i] = rows[i].worded.role;
		asking += rows[i].asks;
	}
	out->minimum = roles;
	out->minimum_count = asking;
	out->preferred = roles + asking;
	out->preferred_count = count - asking;
}

/* The roles that one argument of the filter picks. */
static struct rungs_role_brief *roles_where(struct reader *reader,
					    size_t argument, const char *id,
					    size_t *count)
{
	const char *arguments[ROWS_ARGUMENTS] = {0};

	arguments[argument] = id;
	return briefs_where(reader, arguments, count);
}

enum rungs_status rungs_track_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_track *out,
				  struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_TRACK, &track_shape, out, id)) {
		reader_not_found(&reader, RUNGS_TRACK, id);
		goto out;
	}
	out->basis.evidence = evidence_of(out->basis.sources);
	out->roles = roles_where(&reader, 1, id, &out->role_count);
	out->sources = sources_read(&reader, RUNGS_TRACK, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_track_release(struct rungs_track *track)
{
	arena_free(track->memory);
	*track = (struct rungs_track){0};
}

enum rungs_status rungs_level_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_level *out,
				  struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_LEVEL, &level_shape, out, id)) {
		reader_not_found(&reader, RUNGS_LEVEL, id);
		goto out;
	}
	out->baseline = ROWS(&reader, STATEMENT_LEVEL_BASELINE, &baseline_shape,
			     &out->baseline_count, id);
	out->roles = roles_where(&reader, 2, id, &out->role_count);
	out->sources = sources_read(&reader, RUNGS_LEVEL, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_level_release(struct rungs_level *level)
{
	arena_free(level->memory);
	*level = (struct rungs_level){0};
}

enum rungs_status rungs_education_get(struct rungs_atlas *atlas, const char *id,
				      struct rungs_education *out,
				      struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_EDUCATION, &education_shape, out,
		      id)) {
		reader_not_found(&reader, RUNGS_EDUCATION, id);
		goto out;
	}
	out->figures = ROWS(&reader, STATEMENT_EDUCATION_FIGURES, &figure_shape,
			    &out->figure_count, id);
	out->entries = ROWS(&reader, STATEMENT_EDUCATION_ENTRIES, &entry_shape,
			    &out->entry_count, id);
	education_roles_read(&reader, id, out);
	out->sources = sources_read(&reader, RUNGS_EDUCATION, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_education_release(struct rungs_education *education)
{
	arena_free(education->memory);
	*education = (struct rungs_education){0};
}
