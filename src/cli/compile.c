#include <sys/stat.h>

#include <rungs/atlas.h>

#include "../import/compile.h"
#include "../import/overlay.h"
#include "bar.h"
#include "report.h"

int run_compile(struct invocation *call)
{
	const char *folder = call->operands[0];
	const char *file = call->value[OPTION_OUTPUT];
	struct findings findings = {0};
	struct rungs_error error = {0};

	if (file == NULL) {
		complain(call, "compile needs to know where to write: "
			       "-o FILE.");
		return EXIT_USAGE;
	}
	const char *base = call->value[OPTION_BASE];
	enum rungs_status status = RUNGS_OK;
	struct overlay_base below = {0};
	struct stat found;
	struct bar bar;

	if (base != NULL && stat(base, &found) == 0 && S_ISDIR(found.st_mode))
		below.folder = base;
	else if (base != NULL)
		status = open_named(call, base, &below.atlas, &error);
	findings.progress = bar_begin(&bar, call);
	if (status == RUNGS_OK)
		status = base == NULL ? compile_folder(folder, file, &findings,
						       &error)
				      : overlay_compile(&below, folder, file,
							&findings, &error);
	bar_end(&bar);
	rungs_atlas_close(below.atlas);
	int exit = report(call, &findings, folder, file, status, &error);
	if (base == NULL && findings.errors > 0)
		report_overlay(call, folder);
	findings_release(&findings);
	return exit;
}
