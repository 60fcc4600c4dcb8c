#include "engine.h"

#include <stdio.h>
#include <string.h>

#include <rungs/search.h>

bool answer_add(struct answer *answer, const char *id)
{
	if (answer->count == ANSWER_BEST)
		return false;
	for (size_t i = 0; i < answer->count; i++)
		if (strcmp(answer->ids[i], id) == 0)
			return false;
	snprintf(answer->ids[answer->count++], ANSWER_ID, "%s", id);
	return true;
}

static void *rungs_open(const char *path, const char *folder)
{
	struct rungs_atlas *atlas;
	struct rungs_error error;

	(void)folder;
	if (rungs_atlas_open(&atlas, path, &error) == RUNGS_OK)
		return atlas;
	fprintf(stderr, "%s\n", error.text);
	return NULL;
}

static bool rungs_ask(void *state, const char *query, struct answer *out)
{
	const struct rungs_search_options options = {.kinds = 1U << RUNGS_ROLE,
						     .limit = ANSWER_BEST};
	struct rungs_hits hits;
	struct rungs_error error;

	*out = (struct answer){0};
	if (rungs_search(state, query, &options, &hits, &error) != RUNGS_OK) {
		fprintf(stderr, "%s: %s\n", query, error.text);
		return false;
	}
	for (size_t i = 0; i < hits.count; i++)
		answer_add(out, hits.at[i].thing.id);
	rungs_hits_release(&hits);
	return true;
}

static void rungs_close(void *state)
{
	rungs_atlas_close(state);
}

const struct engine engine_rungs = {"rungs", rungs_open, rungs_ask,
				    rungs_close};
