#include "../import/onet.h"
#include "report.h"

int run_import(struct invocation *call)
{
	const char *folder = call->operands[1];
	const char *file = call->value[OPTION_OUTPUT];
	struct findings findings = {0};
	struct rungs_error error = {0};

	if (file == NULL) {
		complain(call, "import needs to know where to write: "
			       "-o FILE.");
		return EXIT_USAGE;
	}
	enum rungs_status status = onet_import(folder, file, &findings, &error);
	int exit = report(call, &findings, folder, file, status, &error);
	findings_release(&findings);
	return exit;
}
