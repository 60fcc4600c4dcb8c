#include <rungs/skill.h>

#include <string.h>

#include "role_words.h"
#include "shapes.h"

static const struct field skill_fields[] = {
	TEXT(rungs_skill, id),
	TEXT(rungs_skill, name),
	TEXT(rungs_skill, summary),
	TEXT(rungs_skill, kind),
	REF(rungs_skill, group),
	TEXT(rungs_skill, group_summary),
	TEXT(rungs_skill, basis.sources),
};
static const struct shape skill_shape = SHAPE(rungs_skill, skill_fields);

static const struct field baseline_fields[] = {
	REF(rungs_skill_baseline, level),
	INT(rungs_skill_baseline, skill_level),
	TEXT(rungs_skill_baseline, level_name),
};
static const struct shape baseline_shape =
	SHAPE(rungs_skill_baseline, baseline_fields);

struct use_row {
	struct worded worded; /* first */
	struct rungs_skill_use use;
};

static const struct field use_fields[] = {
	WORDED_FIELDS(use_row, worded.),
	INT(use_row, use.level),
	TEXT(use_row, use.importance),
	BASIS_FIELDS(use_row, use.basis),
};
static const struct shape use_shape = SHAPE(use_row, use_fields);

static const struct field level_fields[] = {
	INT(rungs_skill_level, level),
	TEXT(rungs_skill_level, name),
	TEXT(rungs_skill_level, summary),
	TEXT(rungs_skill_level, basis.sources),
};
static const struct shape level_shape = SHAPE(rungs_skill_level, level_fields);

static bool is_core(const struct rungs_skill_use *use)
{
	return use->importance != NULL && strcmp(use->importance, "core") == 0;
}

static int core_first(const void *left, const void *right)
{
	const struct use_row *a = left, *b = right;

	if (is_core(&a->use) != is_core(&b->use))
		return is_core(&a->use) ? -1 : 1;
	return worded_compare(&a->worded, &b->worded);
}

static const char *level_name(const struct rungs_skill *skill, int level)
{
	for (size_t i = 0; i < skill->scale_count; i++)
		if (skill->scale[i].level == level)
			return skill->scale[i].name;
	return NULL;
}

/* The scale has been read. */
static void uses_read(struct reader *reader, const char *id,
		      struct rungs_skill *out)
{
	size_t count;
	struct use_row *rows =
		ROWS(reader, STATEMENT_SKILL_USES, &use_shape, &count, id);

	count = worded_fill(reader, rows, count, sizeof(*rows), core_first);
	if (count > 0)
		out->uses = reader_room(reader, count, sizeof(*out->uses));
	for (size_t i = 0; out->uses != NULL && i < count; i++) {
		out->uses[i] = rows[i].use;
		out->uses[i].role = rows[i].worded.role;
		out->uses[i].level_name = level_name(out, rows[i].use.level);
		out->use_count++;
	}
}

static void scale_read(struct reader *reader, struct rungs_skill *out)
{
	out->scale = ROWS(reader, STATEMENT_SKILL_SCALE, &level_shape,
			  &out->scale_count, NULL);
	for (size_t i = 0; i < out->scale_count; i++)
		out->scale[i].basis.evidence =
			evidence_of(out->scale[i].basis.sources);
}

enum rungs_status rungs_skill_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_skill *out,
				  struct rungs_error *error)
{
	struct reader reader;
	struct rungs_refs term;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_SKILL, &skill_shape, out, id)) {
		reader_not_found(&reader, RUNGS_SKILL, id);
		goto out;
	}
	out->basis.evidence = evidence_of(out->basis.sources);
	out->baseline = ROWS(&reader, STATEMENT_SKILL_BASELINE, &baseline_shape,
			     &out->baseline_count, id);
	scale_read(&reader, out);
	uses_read(&reader, id, out);
	term = refs_read(&reader, STATEMENT_SKILL_TERM, id);
	if (term.count > 0)
		out->term = term.at[0];
	out->sources = sources_read(&reader, RUNGS_SKILL, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_skill_release(struct rungs_skill *skill)
{
	arena_free(skill->memory);
	*skill = (struct rungs_skill){0};
}
