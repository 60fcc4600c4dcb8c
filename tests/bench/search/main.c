/* Measures the search: how well it finds, and how fast. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../environment.h"
#include "../folder.h"
#include "retrieval.h"
#include "speed.h"

#define RELEASE SOURCE_DIR "/../shared/data/onet-29.0-text"

struct request {
	bool retrieval, speed;
	const char *release;
	enum held_part part;
	long titles;
};

static int usage(void)
{
	fputs("usage: ./run bench search [retrieval|speed] [--release FOLDER]\n"
	      "                          [--tuning] [--titles N]\n",
	      stderr);
	return 2;
}

static bool parse(int argc, char **argv, struct request *out)
{
	const char *release = getenv("RUNGS_ONET_RELEASE");

	*out = (struct request){.retrieval = true,
				.speed = true,
				.release = release != NULL ? release : RELEASE,
				.titles = 100000};
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;

		if (i == 1 && strcmp(argv[i], "retrieval") == 0)
			out->speed = false;
		else if (i == 1 && strcmp(argv[i], "speed") == 0)
			out->retrieval = false;
		else if (strcmp(argv[i], "--tuning") == 0)
			out->part = HELD_TUNING;
		else if (strcmp(argv[i], "--release") == 0 && value != NULL)
			out->release = argv[++i];
		else if (strcmp(argv[i], "--titles") == 0 && value != NULL)
			out->titles = atol(argv[++i]);
		else
			return false;
	}
	return out->titles >= SPEED_LEAST && out->titles <= SPEED_MOST;
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/rungs-bench-XXXXXX";
	struct request request;
	bool done = true;

	if (!parse(argc, argv, &request))
		return usage();
	if (mkdtemp(folder) == NULL || !environment_tame(folder)) {
		perror(folder);
		return 1;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (request.retrieval)
		done = retrieval_run(request.release, request.part, folder);
	if (done && request.retrieval && request.speed)
		putchar('\n');
	if (request.speed)
		done = done && speed_run((size_t)request.titles, folder);
	folder_remove(folder);
	return done ? 0 : 1;
}
