#include "../import/compile.h"
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
	enum rungs_status status =
		compile_folder(folder, file, &findings, &error);
	int exit = report(call, &findings, folder, file, status, &error);
	findings_release(&findings);
	return exit;
}
