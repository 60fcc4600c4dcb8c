#include "onet.h"

#include "importer.h"
#include "onet_draft.h"

static enum rungs_status fill(struct script *script, void *context)
{
	static enum rungs_status (*const parts[])(struct onet *) = {
		onet_read_frame,  onet_read_roles,  onet_read_zones,
		onet_read_titles, onet_read_skills, onet_read_occupations,
		onet_read_moves,  onet_read_tools,  onet_read_conditions,
		onet_read_model,
	};
	struct onet onet = {
		.script = script,
		.release = script->release,
		.error = script->error,
	};
	enum rungs_status status = RUNGS_OK;

	(void)context;
	for (size_t i = 0;
	     i < sizeof(parts) / sizeof(parts[0]) && status == RUNGS_OK; i++)
		status = parts[i](&onet);
	return status;
}

static const struct importer importer = {
	.begin = onet_begin,
	.sql = onet_sql,
	.count = ONET_STATEMENTS,
	.fill = fill,
};

enum rungs_status onet_import(const char *path, const char *out_path,
			      struct findings *findings,
			      struct rungs_error *error)
{
	return importer_run(&importer, path, out_path, findings, error);
}

enum rungs_status onet_draft(const char *path, struct sqlite3 **draft,
			     struct findings *findings,
			     struct rungs_error *error)
{
	return importer_draft(&importer, path, draft, findings, error);
}
