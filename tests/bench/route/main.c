/* Times five routes in made-up atlases of 1,000 roles and 20,000 moves, of
 * shapes that are hard in different ways; what the search of paths takes of it
 * beside. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/route.h>

#include "../figures.h"
#include "../folder.h"
#include "../search/dice.h"
#include "../search/meter.h"
#include "core/path_choice.h"
#include "core/route_limits.h"
#include "import/compile.h"
#include "world.h"

enum { ROLES = 1000, MOVES = 20000, CANDIDATES = 1000, ROUTES = 5 };

struct taken {
	struct figures whole, search;
	size_t found, none, given_up;
	double worst;
	char from[32], to[32];
};

static bool make_atlas(enum world_shape shape, size_t seed, const char *folder,
		       struct rungs_atlas **out)
{
	char path[PATH_MAX];
	struct findings findings = {0};
	struct rungs_error error = {0};
	enum rungs_status status = RUNGS_IO;

	snprintf(path, sizeof(path), "%s/atlas", folder);
	if (world_tables(shape, ROLES, MOVES, seed, folder))
		status = compile_folder(folder, path, &findings, &error);
	for (size_t i = 0; status != RUNGS_OK && i < findings.count; i++)
		if (findings.at[i].severity == SEVERITY_ERROR)
			fprintf(stderr, "%s:%ld: %s\n", findings.at[i].file,
				(long)findings.at[i].line,
				findings.at[i].message);
	findings_release(&findings);
	if (status == RUNGS_OK)
		status = rungs_atlas_open(out, path, &error);
	if (status != RUNGS_OK)
		fprintf(stderr, "%s\n", error.text);
	return status == RUNGS_OK;
}

/* The search alone, as the whole does it. */
static bool search(struct rungs_atlas *atlas,
		   const struct rungs_route_question *question, double *taken)
{
	struct rungs_error error;
	struct reader reader;
	struct route_limits limits;
	struct paths_question asked;
	struct paths paths;
	struct timing start;
	bool dominated[CANDIDATES], done;
	size_t chosen[ROUTES], count;
	void *memory = NULL;

	reader_init(&reader, atlas, &error);
	route_limits_read(&reader, question, &limits);
	start = timing_now();
	done = reader.status == RUNGS_OK &&
	       route_limits_question(&limits, reader.arena, NULL, &asked) &&
	       paths_find(reader.arena, &asked, CANDIDATES, &paths) &&
	       paths_dominated(reader.arena, &paths, dominated) &&
	       paths_choose(reader.arena, &asked, &paths, dominated, ROUTES,
			    chosen, &count);
	*taken = timing_since(start).cpu;
	reader_finish(&reader, &limits, sizeof(limits), &memory);
	arena_free(memory);
	return done;
}

static bool ask(struct rungs_atlas *atlas, const char *from, const char *to,
		struct taken *taken)
{
	struct rungs_route_question question = {
		.from = from, .to = to, .kind = RUNGS_ROLE, .routes = ROUTES};
	struct rungs_routes routes;
	struct rungs_error error;
	double least = 1e9, search_least = 1e9;

	/* The better of a few: what the machine does beside is not meant. */
	for (int turn = 0; turn < 3; turn++) {
		struct timing start = timing_now();
		double one;

		if (rungs_routes_get(atlas, &question, &routes, &error) !=
		    RUNGS_OK) {
			fprintf(stderr, "%s\n", error.text);
			return false;
		}
		one = timing_since(start).cpu;
		least = one < least ? one : least;
		if (turn == 0) {
			taken->none += routes.count == 0;
			taken->found += routes.count;
			taken->given_up += routes.given_up;
		}
		rungs_routes_release(&routes);
		if (!search(atlas, &question, &one))
			return false;
		search_least = one < search_least ? one : search_least;
	}
	figures_add(&taken->whole, least);
	figures_add(&taken->search, search_least);
	if (least > taken->worst) {
		taken->worst = least;
		snprintf(taken->from, sizeof(taken->from), "%s",
			 from != NULL ? from : "start");
		snprintf(taken->to, sizeof(taken->to), "%s", to);
	}
	return true;
}

static bool ask_all(struct rungs_atlas *atlas, enum world_shape shape,
		    size_t seed, size_t questions, struct taken *taken)
{
	struct dice dice = {seed + 77};
	char from[32];

	for (size_t i = 0; i < questions; i++) {
		size_t a = dice_roll(&dice, ROLES), b = dice_roll(&dice, ROLES);

		/* Up, where moves lead up. */
		if ((shape == WORLD_CHAIN || shape == WORLD_LAYERS) && a > b) {
			size_t swap = a;

			a = b;
			b = swap;
		}
		if (a == b)
			continue;
		snprintf(from, sizeof(from), "%s", world_role(a));
		if (!ask(atlas, i % 8 == 0 ? NULL : from, world_role(b), taken))
			return false;
	}
	return true;
}

static void print_row(const char *name, const struct taken *taken,
		      const struct figures *figures, const char *what)
{
	double sum = 0;

	for (size_t i = 0; i < figures->count; i++)
		sum += figures->at[i];
	printf("%-10s %-7s %5zu %7.2f %7.2f %7.2f %7.2f %7.2f   %.1f routes,"
	       " %zu none, %zu given up, worst %s %s\n",
	       name, what, figures->count, sum / (double)figures->count,
	       figures_quantile(figures, 0.5), figures_quantile(figures, 0.9),
	       figures_quantile(figures, 0.99), figures_quantile(figures, 1),
	       (double)taken->found / (double)figures->count, taken->none,
	       taken->given_up, taken->from, taken->to);
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/rungs-bench-XXXXXX";
	size_t questions = argc > 1 ? (size_t)atol(argv[1]) : 200;
	bool done = true;

	if (mkdtemp(folder) == NULL) {
		perror(folder);
		return 1;
	}
	printf("five routes, %d roles, %d moves; ms of a processor\n%-10s %-7s"
	       " %5s %7s %7s %7s %7s %7s\n",
	       ROLES, MOVES, "atlas", "what", "asked", "mean", "p50", "p90",
	       "p99", "most");
	for (int shape = 0; done && shape < WORLD_SHAPES; shape++) {
		struct taken taken = {.worst = 0};

		if (argc > 2 && strcmp(argv[2], world_names[shape]) != 0)
			continue;
		for (size_t seed = 1; done && seed <= 3; seed++) {
			struct rungs_atlas *atlas = NULL;

			done = make_atlas((enum world_shape)shape, seed, folder,
					  &atlas) &&
			       ask_all(atlas, (enum world_shape)shape, seed,
				       questions, &taken);
			rungs_atlas_close(atlas);
		}
		if (done) {
			print_row(world_names[shape], &taken, &taken.whole,
				  "whole");
			print_row("", &taken, &taken.search, "search");
		}
		figures_release(&taken.whole);
		figures_release(&taken.search);
	}
	folder_remove(folder);
	return done ? 0 : 1;
}
