#include <rungs/skill.h>

#include <string.h>

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

static const struct field use_fields[] = {
	BRIEF_FIELDS(rungs_skill_use, role),
	INT(rungs_skill_use, level),
	TEXT(rungs_skill_use, level_name),
	TEXT(rungs_skill_use, importance),
	BASIS(rungs_skill_use),
};
static const struct shape use_shape = SHAPE(rungs_skill_use, use_fields);

static const struct field level_fields[] = {
	INT(rungs_skill_level, level),
	TEXT(rungs_skill_level, name),
	TEXT(rungs_skill_level, summary),
	TEXT(rungs_skill_level, basis.sources),
};
static const struct shape level_shape = SHAPE(rungs_skill_level, level_fields);

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
	out->uses = ROWS(&reader, STATEMENT_SKILL_USES, &use_shape,
			 &out->use_count, id);
	term = refs_read(&reader, STATEMENT_SKILL_TERM, id);
	if (term.count > 0)
		out->term = term.at[0];
	scale_read(&reader, out);
	out->sources = sources_read(&reader, RUNGS_SKILL, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_skill_release(struct rungs_skill *skill)
{
	arena_free(skill->memory);
	*skill = (struct rungs_skill){0};
}
