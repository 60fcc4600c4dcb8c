#include <string.h>

#include "../import/esco.h"
#include "../import/onet.h"
#include "report.h"

/* Whether the language is one that can be asked for; complains if not. */
static bool language_fits(struct invocation *call, bool esco)
{
	const char *language = call->value[OPTION_LANGUAGE];

	if (language == NULL)
		return true;
	if (!esco)
		complain(call, "--language is for esco: O*NET is in English.");
	else if (!esco_is_language(language))
		complain(call, "--language takes a code such as en, not '%s'.",
			 language);
	return esco && esco_is_language(language);
}

int run_import(struct invocation *call)
{
	const char *path = call->operands[1];
	const char *file = call->value[OPTION_OUTPUT];
	bool esco = strcmp(call->operands[0], "esco") == 0;
	struct findings findings = {0};
	struct rungs_error error = {0};
	enum rungs_status status;

	if (file == NULL) {
		complain(call, "import needs to know where to write: "
			       "-o FILE.");
		return EXIT_USAGE;
	}
	if (!language_fits(call, esco))
		return EXIT_USAGE;
	if (esco)
		status = esco_import(path, call->value[OPTION_LANGUAGE], file,
				     &findings, &error);
	else
		status = onet_import(path, file, &findings, &error);
	int exit = report(call, &findings, path, file, status, &error);
	findings_release(&findings);
	return exit;
}
