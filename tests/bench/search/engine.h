/* What answers queries with roles, each over the titles of the same atlas. */
#ifndef BENCH_ENGINE_H
#define BENCH_ENGINE_H

#include <stdbool.h>
#include <stddef.h>

enum { ANSWER_BEST = 10, ANSWER_ID = 32 };

struct answer {
	size_t count;
	char ids[ANSWER_BEST][ANSWER_ID]; /* of different roles, best first */
};

struct engine {
	const char *name;
	/* Takes in the atlas, with a folder to put files into.  NULL after
	 * saying why. */
	void *(*open)(const char *atlas, const char *folder);
	/* False after saying why; no answer is one too. */
	bool (*ask)(void *state, const char *query, struct answer *out);
	void (*close)(void *state); /* NULL is fine */
};

extern const struct engine engine_rungs;
extern const struct engine engine_fts5;
#ifdef HAVE_XAPIAN
extern const struct engine engine_xapian;
#endif

/* Adds a role, unless it is there or there are enough; false then. */
bool answer_add(struct answer *answer, const char *id);

/* Every title of every role of the atlas, as (id, title), main ones first. */
#define ENGINE_TITLES                                                          \
	"SELECT id, title FROM roles UNION ALL"                                \
	" SELECT role, title FROM role_titles"

#endif
