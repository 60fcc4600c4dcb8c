#include <rungs/start.h>

#include <string.h>

#include "shapes.h"

static const struct field statement_fields[] = {
	TEXT(rungs_statement, id),
	TEXT(rungs_statement, title),
	TEXT(rungs_statement, text),
	BASIS(rungs_statement),
};
static const struct shape statement_shape =
	SHAPE(rungs_statement, statement_fields);

static const struct field link_fields[] = {
	KIND(rungs_statement_link, thing.kind),
	TEXT(rungs_statement_link, thing.id),
	TEXT(rungs_statement_link, thing.name),
	TEXT(rungs_statement_link, thing.detail),
	TEXT(rungs_statement_link, thing.group),
	INT(rungs_statement_link, thing.roles),
	TEXT(rungs_statement_link, note),
};
static const struct shape link_shape = SHAPE(rungs_statement_link, link_fields);

static const struct field area_fields[] = {
	TEXT(rungs_area, id),
	TEXT(rungs_area, name),
	TEXT(rungs_area, summary),
	TEXT(rungs_area, basis.sources),
};
static const struct shape area_shape = SHAPE(rungs_area, area_fields);

static const struct field entry_fields[] = {
	BRIEF_FIELDS(rungs_area_entry, role),
	REF(rungs_area_entry, education),
	TEXT(rungs_area_entry, fields),
	TEXT(rungs_area_entry, commonness),
	TEXT(rungs_area_entry, note),
	BASIS(rungs_area_entry),
};
static const struct shape entry_shape = SHAPE(rungs_area_entry, entry_fields);

enum rungs_status rungs_statement_get(struct rungs_atlas *atlas, const char *id,
				      struct rungs_statement *out,
				      struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_STATEMENT, &statement_shape, out,
		      id)) {
		reader_not_found(&reader, RUNGS_STATEMENT, id);
		goto out;
	}
	out->links = ROWS(&reader, STATEMENT_STATEMENT_LINKS, &link_shape,
			  &out->link_count, id);
	out->sources = sources_read(&reader, RUNGS_STATEMENT, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_statement_release(struct rungs_statement *statement)
{
	arena_free(statement->memory);
	*statement = (struct rungs_statement){0};
}

enum rungs_status rungs_area_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_area *out,
				 struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (!row_read(&reader, STATEMENT_AREA, &area_shape, out, id)) {
		reader_not_found(&reader, RUNGS_AREA, id);
		goto out;
	}
	out->basis.evidence = evidence_of(out->basis.sources);
	out->specializations =
		refs_read(&reader, STATEMENT_AREA_SPECIALIZATIONS, id);
	out->entries = ROWS(&reader, STATEMENT_AREA_ENTRIES, &entry_shape,
			    &out->entry_count, id);
	out->skills = refs_read(&reader, STATEMENT_AREA_SKILLS, id);
	out->rungs = refs_read(&reader, STATEMENT_AREA_RUNGS, id);
	out->sources = sources_read(&reader, RUNGS_AREA, id);
out:
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_area_release(struct rungs_area *area)
{
	arena_free(area->memory);
	*area = (struct rungs_area){0};
}
