#include <sys/stat.h>

#include <rungs/atlas.h>

#include "../core/connection.h"
#include "../import/compile.h"
#include "../import/lint.h"
#include "report.h"

static int check_tables(struct invocation *call, const char *folder)
{
	struct findings findings = {0};
	struct rungs_error error = {0};
	enum rungs_status status = check_folder(folder, &findings, &error);
	int exit = report(call, &findings, folder, NULL, status, &error);

	findings_release(&findings);
	return exit;
}

/* Checking reads everything several times, which the bound on the cost of one
 * query does not foresee. */
static int check_open(struct invocation *call, struct rungs_atlas *atlas,
		      const char *name)
{
	struct findings findings = {0};
	struct rungs_error error = {0};

	sqlite3_progress_handler(atlas->db, 0, NULL, NULL);
	enum rungs_status status = lint_atlas(atlas->db, &findings, &error);
	int exit = report(call, &findings, name, NULL, status, &error);
	findings_release(&findings);
	return exit;
}

int run_check(struct invocation *call)
{
	const char *name = call->operand_count > 0 ? call->operands[0] : NULL;
	struct rungs_atlas *atlas;
	struct stat found;

	if (name != NULL && stat(name, &found) == 0 && S_ISDIR(found.st_mode))
		return check_tables(call, name);
	if (name != NULL)
		call->value[OPTION_ATLAS] = name;
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
