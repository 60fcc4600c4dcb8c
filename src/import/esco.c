#include "esco.h"

#include "esco_draft.h"
#include "importer.h"

static enum rungs_status fill(struct script *script, void *context)
{
	/* Files tell what the frame says of itself. */
	static enum rungs_status (*const parts[])(struct esco *) = {
		esco_find_language, esco_read_groups,   esco_read_occupations,
		esco_read_skills,   esco_read_narrower, esco_add_frame,
	};
	struct esco *esco = context;
	enum rungs_status status = RUNGS_OK;

	esco->script = script;
	esco->release = script->release;
	esco->error = script->error;
	for (size_t i = 0;
	     i < sizeof(parts) / sizeof(parts[0]) && status == RUNGS_OK; i++)
		status = parts[i](esco);
	return status;
}

static struct importer importer_of(struct esco *esco)
{
	return (struct importer){
		.begin = esco_begin,
		.sql = esco_sql,
		.count = ESCO_STATEMENTS,
		.fill = fill,
		.context = esco,
	};
}

enum rungs_status esco_import(const char *path, const char *language,
			      const char *out_path, struct findings *findings,
			      struct rungs_error *error)
{
	struct esco esco = {.asked = language};
	const struct importer importer = importer_of(&esco);

	return importer_run(&importer, path, out_path, findings, error);
}

enum rungs_status esco_draft(const char *path, const char *language,
			     struct sqlite3 **draft, struct findings *findings,
			     struct rungs_error *error)
{
	struct esco esco = {.asked = language};
	const struct importer importer = importer_of(&esco);

	return importer_draft(&importer, path, draft, findings, error);
}
