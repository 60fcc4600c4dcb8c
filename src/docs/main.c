#include <stdio.h>
#include <string.h>

#include "docs.h"

static const struct {
	const char *name;
	void (*write)(FILE *out);
} texts[] = {
	{"man", docs_man},   {"bash", docs_bash},         {"zsh", docs_zsh},
	{"fish", docs_fish}, {"examples", docs_examples},
};

static int usage(void)
{
	fputs("usage: rungs-docs man|bash|zsh|fish|examples\n"
	      "       rungs-docs --check README\n"
	      "       rungs-docs --write README\n",
	      stderr);
	return 2;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--check") == 0)
		return readme_check(argv[2]) ? 0 : 1;
	if (argc == 3 && strcmp(argv[1], "--write") == 0)
		return readme_write(argv[2]) ? 0 : 1;
	if (argc != 2)
		return usage();
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		if (strcmp(argv[1], texts[i].name) != 0)
			continue;
		texts[i].write(stdout);
		if (fflush(stdout) == 0 && !ferror(stdout))
			return 0;
		perror("rungs-docs");
		return 1;
	}
	return usage();
}
