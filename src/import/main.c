/* rungs-compile DIR -o FILE: the atlas compiler that the build itself uses. */
#include <stdio.h>
#include <string.h>

#include "compile.h"

enum { DONE = 0, WRONG_USAGE = 2, FAILED = 4 };

static void print_findings(const struct findings *findings)
{
	char line[FINDING_SIZE + 128];

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		fprintf(stderr, "%s%s\n",
			finding->severity == SEVERITY_WARNING ? "warning: "
							      : "",
			finding_line(finding, line, sizeof(line)));
	}
}

int main(int argc, char **argv)
{
	struct findings findings = {0};
	struct rungs_error error;
	enum rungs_status status;

	if (argc != 4 || strcmp(argv[2], "-o") != 0) {
		fputs("usage: rungs-compile DIR -o FILE\n", stderr);
		return WRONG_USAGE;
	}
	status = compile_folder(argv[1], argv[3], &findings, &error);
	print_findings(&findings);
	findings_release(&findings);
	if (status == RUNGS_OK)
		return DONE;
	fprintf(stderr, "%s\n", error.text);
	return FAILED;
}
