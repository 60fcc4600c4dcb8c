#include "retrieval.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "engine.h"
#include "meter.h"
#include "slip.h"

enum { TITLE_SIZE = 1024 };

static const struct {
	const char *name;
	const struct engine *engine; /* NULL: not built in */
} engines[] = {
	{"rungs", &engine_rungs},
	{"SQLite FTS5 bm25", &engine_fts5},
#ifdef HAVE_XAPIAN
	{"Xapian", &engine_xapian},
#else
	{"Xapian", NULL},
#endif
};

/* Sums over all titles. */
struct score {
	double at_1, at_5, at_10;
	double reciprocal; /* 1 / place */
	double ms;
};

static bool make_atlas(const char *release, const char *folder,
		       struct held *held, char *atlas, size_t size)
{
	char rest[PATH_MAX];
	const char *const import[] = {RUNGS_PROGRAM, "import", "onet", rest,
				      "-o",          atlas,    NULL};

	snprintf(rest, sizeof(rest), "%s/release", folder);
	snprintf(atlas, size, "%s/held.atlas", folder);
	if (mkdir(rest, 0700) != 0) {
		perror(rest);
		return false;
	}
	return held_take(release, rest, held) && run_program(import);
}

/* From 1; 0 if none of the title's occupations is there. */
static size_t place_of(const struct held_title *title,
		       const struct answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		for (size_t k = 0; k < title->count; k++)
			if (strcmp(answer->ids[i], title->codes[k]) == 0)
				return i + 1;
	return 0;
}

static bool ask_all(const struct engine *engine, void *state,
		    const struct held_title *titles, size_t count, bool slip,
		    struct score *out)
{
	*out = (struct score){0};
	for (size_t i = 0; i < count; i++) {
		char query[TITLE_SIZE];
		struct answer answer;
		struct timing start;
		size_t place;

		snprintf(query, sizeof(query), "%s", titles[i].text);
		if (slip)
			text_slip(titles[i].text, query, sizeof(query));
		start = timing_now();
		if (!engine->ask(state, query, &answer))
			return false;
		out->ms += timing_since(start).wall;
		place = place_of(&titles[i], &answer);
		out->at_1 += place == 1;
		out->at_5 += place >= 1 && place <= 5;
		out->at_10 += place >= 1 && place <= 10;
		out->reciprocal += place > 0 ? 1 / (double)place : 0;
	}
	return true;
}

static void print_score(const char *name, bool slip, const struct score *sums,
			size_t count)
{
	double all = (double)count;

	printf("%-18s%-10s%8.3f%8.3f%8.3f%8.3f%10.2f\n", name,
	       slip ? "one typo" : "as typed", sums->at_1 / all,
	       sums->at_5 / all, sums->at_10 / all, sums->reciprocal / all,
	       sums->ms / all);
}

static bool ask_engine(size_t which, const char *atlas, const char *folder,
		       const struct held_title *titles, size_t count)
{
	const struct engine *engine = engines[which].engine;
	struct score score;
	bool done = true;
	void *state;

	if (engine == NULL) {
		printf("%-18snot installed\n", engines[which].name);
		return true;
	}
	state = engine->open(atlas, folder);
	if (state == NULL)
		return false;
	for (int slip = 0; done && slip <= 1; slip++) {
		done = ask_all(engine, state, titles, count, slip, &score);
		if (done)
			print_score(engine->name, slip, &score, count);
	}
	engine->close(state);
	return done;
}

bool retrieval_run(const char *release, enum held_part part, const char *folder)
{
	char atlas[PATH_MAX];
	struct held held = {0};
	bool done = make_atlas(release, folder, &held, atlas, sizeof(atlas));

	if (done && held.count[part] == 0) {
		fprintf(stderr, "%s has no titles to hold out.\n", release);
		done = false;
	}
	if (done) {
		printf("Retrieval of %zu held-out titles (%s), share found\n\n",
		       held.count[part], part == HELD_TEST ? "test" : "tuning");
		printf("%-28s%8s%8s%8s%8s%10s\n", "", "first", "best 5",
		       "best 10", "MRR", "ms/query");
	}
	for (size_t i = 0; done && i < sizeof(engines) / sizeof(*engines); i++)
		done = ask_engine(i, atlas, folder, held.at[part],
				  held.count[part]);
	held_release(&held);
	return done;
}
