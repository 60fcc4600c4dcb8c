#include <sys/stat.h>

#include <rungs/atlas.h>

#include "../core/connection.h"
#include "../import/compile.h"
#include "../import/lint.h"
#include "../import/overlay.h"
#include "report.h"

static int check_tables(struct invocation *call, const char *folder)
{
	struct findings findings = {0};
	struct rungs_error error = {0};
	enum rungs_status status = check_folder(folder, &findings, &error);
	int exit = report(call, &findings, folder, NULL, status, &error);

	if (findings.errors > 0)
		report_overlay(call, folder);
	findings_release(&findings);
	return exit;
}

static int check_open(struct invocation *call, struct rungs_atlas *atlas,
		      const char *name)
{
	struct findings findings = {0};
	struct rungs_error error = {0};

	enum rungs_status status = connection_read_whole(atlas, &error);
	if (status == RUNGS_OK)
		status = lint_atlas(atlas->db, &findings, &error);
	int exit = report(call, &findings, name, NULL, status, &error);
	findings_release(&findings);
	return exit;
}

/* What is in the folder or, if that is NULL, in the atlas in use, with the
 * overlay over it. */
static int check_overlay(struct invocation *call, const char *folder)
{
	const char *overlay = call->value[OPTION_OVERLAY];
	struct overlay_base base = {.folder = folder};
	struct findings findings = {0};
	struct rungs_error error = {0};
	int exit = folder == NULL ? open_base(call, &base.atlas) : EXIT_DONE;

	if (exit != EXIT_DONE)
		return exit;
	enum rungs_status status =
		overlay_check(&base, overlay, &findings, &error);
	rungs_atlas_close(base.atlas);
	exit = report(call, &findings, overlay, NULL, status, &error);
	findings_release(&findings);
	return exit;
}

int run_check(struct invocation *call)
{
	const char *name = call->operand_count > 0 ? call->operands[0] : NULL;
	struct rungs_atlas *atlas;
	struct stat found;
	bool folder = name != NULL && stat(name, &found) == 0 &&
		      S_ISDIR(found.st_mode);

	if (name != NULL && !folder)
		call->value[OPTION_ATLAS] = name;
	if (call->value[OPTION_OVERLAY] != NULL)
		return check_overlay(call, folder ? name : NULL);
	if (folder)
		return check_tables(call, name);
	int exit = open_atlas(call, &atlas);
	if (exit != EXIT_DONE)
		return exit;
	exit = check_open(call, atlas,
			  call->value[OPTION_ATLAS] != NULL
				  ? call->value[OPTION_ATLAS]
				  : "the built-in atlas");
	rungs_atlas_close(atlas);
	return exit;
}
