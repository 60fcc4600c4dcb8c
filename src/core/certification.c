#include <rungs/certification.h>

#include <string.h>

#include "shapes.h"

/* A certification as it is read: lists of ids still to be looked up. */
struct certification_row {
	struct rungs_certification thing;
	const char *specializations;
	const char *levels;
	const char *replaced_by;
};

static const struct field fields[] = {
	TEXT(certification_row, thing.id),
	TEXT(certification_row, thing.name),
	TEXT(certification_row, thing.issuer),
	TEXT(certification_row, specializations),
	TEXT(certification_row, levels),
	TEXT(certification_row, thing.prerequisites),
	TEXT(certification_row, thing.validity),
	TEXT(certification_row, thing.verified),
	TEXT(certification_row, thing.status),
	TEXT(certification_row, replaced_by),
	TEXT(certification_row, thing.note),
	TEXT(certification_row, thing.basis.evidence),
	TEXT(certification_row, thing.basis.sources),
};
static const struct shape shape = SHAPE(certification_row, fields);

static const struct field use_fields[] = {
	BRIEF_FIELDS(rungs_certification_use, role),
	TEXT(rungs_certification_use, usefulness),
	BASIS(rungs_certification_use),
};
static const struct shape use_shape =
	SHAPE(rungs_certification_use, use_fields);

enum rungs_status rungs_certification_get(struct rungs_atlas *atlas,
					  const char *id,
					  struct rungs_certification *out,
					  struct rungs_error *error)
{
	struct certification_row row;
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	memset(&row, 0, sizeof(row));
	if (!row_read(&reader, STATEMENT_CERTIFICATION, &shape, &row, id)) {
		reader_not_found(&reader, RUNGS_CERTIFICATION, id);
		goto out;
	}
	*out = row.thing;
	out->specializations =
		refs_of_ids(&reader, RUNGS_SPECIALIZATION, row.specializations);
	out->levels = refs_of_ids(&reader, RUNGS_LEVEL, row.levels);
	out->replaced_by =
		refs_of_ids(&reader, RUNGS_CERTIFICATION, row.replaced_by);
	out->uses = ROWS(&reader, STATEMENT_CERTIFICATION_USES, &use_shape,
			 &out->use_count, id);
	out->sources = sources_read(&reader, RUNGS_CERTIFICATION, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_certification_release(struct rungs_certification *certification)
{
	arena_free(certification->memory);
	*certification = (struct rungs_certification){0};
}
