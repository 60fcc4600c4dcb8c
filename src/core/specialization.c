#include <rungs/specialization.h>

#include <string.h>

#include "shapes.h"

struct specialization_row {
	struct rungs_specialization thing;
	const char *areas;
};

static const struct field fields[] = {
	TEXT(specialization_row, thing.id),
	TEXT(specialization_row, thing.name),
	TEXT(specialization_row, thing.kind),
	TEXT(specialization_row, thing.also_called),
	TEXT(specialization_row, thing.summary),
	TEXT(specialization_row, thing.clients),
	TEXT(specialization_row, thing.deliverables),
	TEXT(specialization_row, thing.study_fields),
	TEXT(specialization_row, thing.tools),
	TEXT(specialization_row, areas),
	TEXT(specialization_row, thing.basis.sources),
};
static const struct shape shape = SHAPE(specialization_row, fields);

const char *evidence_of(const char *sources)
{
	const char *at = sources;

	if (sources == NULL)
		return NULL;
	while ((at = strstr(at, "editorial")) != NULL) {
		const char *end = at + strlen("editorial");

		if ((at == sources || at[-1] == ';') &&
		    (*end == '\0' || *end == ';'))
			return "editorial";
		at = end;
	}
	return "published";
}

/* What rungs_specialization_head promises. */
static bool head_read(struct reader *reader, const char *id,
		      struct rungs_specialization *out)
{
	struct specialization_row row;

	memset(out, 0, sizeof(*out));
	if (!row_read(reader, STATEMENT_SPECIALIZATION, &shape, &row, id)) {
		reader_not_found(reader, RUNGS_SPECIALIZATION, id);
		return false;
	}
	*out = row.thing;
	out->basis.evidence = evidence_of(out->basis.sources);
	out->areas = refs_of_ids(reader, RUNGS_AREA, row.areas);
	out->texts = aspects_read(reader, STATEMENT_SPECIALIZATION_TEXTS,
				  &out->text_count, id);
	out->roles = briefs_read(reader, STATEMENT_ROLES_OF_SPECIALIZATION,
				 &out->role_count, id);
	return true;
}

enum rungs_status rungs_specialization_head(struct rungs_atlas *atlas,
					    const char *id,
					    struct rungs_specialization *out,
					    struct rungs_error *error)
{
	struct reader reader;

	reader_init(&reader, atlas, error);
	head_read(&reader, id, out);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_specialization_get(struct rungs_atlas *atlas,
					   const char *id,
					   struct rungs_specialization *out,
					   struct rungs_error *error)
{
	struct rungs_refs skills;
	struct reader reader;

	reader_init(&reader, atlas, error);
	if (!head_read(&reader, id, out))
		goto out;
	out->flows = flows_read(&reader, id, &out->flow_count);
	skills = refs_read(&reader, STATEMENT_SPECIALIZATION_SKILLS, id);
	out->skills = skills.at;
	out->skill_count = skills.count;
	out->certifications =
		refs_read(&reader, STATEMENT_SPECIALIZATION_CERTIFICATIONS, id);
	out->terms = refs_read(&reader, STATEMENT_SPECIALIZATION_TERMS, id);
	out->sources = sources_read(&reader, RUNGS_SPECIALIZATION, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_specialization_release(struct rungs_specialization *specialization)
{
	arena_free(specialization->memory);
	*specialization = (struct rungs_specialization){0};
}
