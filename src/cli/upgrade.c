#include "../import/upgrade.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../import/esco.h"
#include "bar.h"
#include "report.h"
#include "shelf.h"

/* A file that is an atlas, or one on the shelf; folders and ZIPs are not. */
static bool is_atlas(const struct invocation *call, const char *word,
		     struct rungs_atlas **out)
{
	struct rungs_error error;

	return open_named(call, word, out, &error) == RUNGS_OK;
}

/* Opens the release that is named, or the atlas of the program. */
static enum rungs_status open_release(const struct invocation *call,
				      struct upgrade_release *release,
				      struct rungs_error *error)
{
	const char *word =
		call->operand_count > 1 ? call->operands[1] : SHELF_BUILT_IN;
	struct stat found;

	release->language = call->value[OPTION_LANGUAGE];
	if (strcmp(word, SHELF_BUILT_IN) == 0)
		return rungs_atlas_open_kpo(&release->atlas, error);
	if ((stat(word, &found) == 0 && S_ISDIR(found.st_mode)) ||
	    !is_atlas(call, word, &release->atlas))
		release->path = word;
	return RUNGS_OK;
}

int run_upgrade(struct invocation *call)
{
	const char *language = call->value[OPTION_LANGUAGE];
	const char *file = call->value[OPTION_OUTPUT];
	char *path = shelf_find(call, call->operands[0]);
	struct upgrade_release release = {0};
	struct rungs_atlas *edited = NULL;
	struct findings findings = {0};
	struct rungs_error error = {0};
	struct bar bar;

	if (language != NULL && !esco_is_language(language)) {
		complain(call, "--language takes a code such as en, not '%s'.",
			 language);
		free(path);
		return EXIT_USAGE;
	}
	if (file == NULL)
		file = path != NULL ? path : call->operands[0];
	enum rungs_status status =
		open_named(call, call->operands[0], &edited, &error);

	if (status == RUNGS_OK)
		status = open_release(call, &release, &error);
	findings.progress = bar_begin(&bar, call);
	if (status == RUNGS_OK)
		status = upgrade_atlas(edited, &release, file, &findings,
				       &error);
	bar_end(&bar);
	rungs_atlas_close(release.atlas);
	rungs_atlas_close(edited);
	int exit = report(call, &findings, call->operands[0], file, status,
			  &error);
	findings_release(&findings);
	free(path);
	return exit;
}
