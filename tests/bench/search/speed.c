#include "speed.h"

#include <stdio.h>

#include "../figures.h"
#include "keys.h"
#include "stock.h"
#include "typist.h"
#include "window.h"

enum { SIZES_MAX = 8 };

struct size {
	struct stock stock;
	struct typed *typed;
	struct figures frames; /* keys to frames */
};

struct speed {
	struct keys keys;
	struct size sizes[SIZES_MAX];
	size_t count;
};

enum measure { WALL_MEDIANS, CPU_MEDIANS, EVERY_WALL };

/* Of the keys of a kind, or of all; a key's median is over its turns. */
static double quantile(const struct speed *speed, size_t size,
		       enum typist typist, int kind, enum measure measure,
		       double share)
{
	struct timing(*taken)[KEYS_MAX] =
		speed->sizes[size].typed->keys[typist];
	struct figures all = {0};
	double result;

	for (size_t i = 0; i < speed->keys.count; i++) {
		struct figures key = {0};

		if (kind != KEY_KINDS && kind != (int)speed->keys.at[i].kind)
			continue;
		for (int turn = 0; turn < TURNS; turn++)
			figures_add(measure == EVERY_WALL ? &all : &key,
				    measure == CPU_MEDIANS
					    ? taken[turn][i].cpu
					    : taken[turn][i].wall);
		if (measure != EVERY_WALL)
			figures_add(&all, figures_quantile(&key, 0.5));
		figures_release(&key);
	}
	result = figures_quantile(&all, share);
	figures_release(&all);
	return result;
}

/* A size by itself --------------------------------------------------------- */

static size_t keys_of(const struct keys *keys, int kind)
{
	size_t count = 0;

	for (size_t i = 0; i < keys->count; i++)
		count += kind == KEY_KINDS || kind == (int)keys->at[i].kind;
	return count;
}

static const struct {
	const char *name;
	double share;
	enum typist typist;
	enum measure measure;
} columns[] = {
	{"p50", 0.5, TYPIST_RUNGS, WALL_MEDIANS},
	{"p90", 0.9, TYPIST_RUNGS, WALL_MEDIANS},
	{"p99", 0.99, TYPIST_RUNGS, WALL_MEDIANS},
	{"max", 1, TYPIST_RUNGS, WALL_MEDIANS},
	{"CPU p99", 0.99, TYPIST_RUNGS, CPU_MEDIANS},
	{"p50", 0.5, TYPIST_RANKED, WALL_MEDIANS},
	{"p99", 0.99, TYPIST_RANKED, WALL_MEDIANS},
	{"max", 1, TYPIST_RANKED, WALL_MEDIANS},
	{"p50", 0.5, TYPIST_UNRANKED, WALL_MEDIANS},
	{"p99", 0.99, TYPIST_UNRANKED, WALL_MEDIANS},
	{"max", 1, TYPIST_UNRANKED, WALL_MEDIANS},
};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

static bool begins_group(size_t column)
{
	return column == 0 ||
	       columns[column].typist != columns[column - 1].typist;
}

static void print_head(size_t titles)
{
	char name[64];

	snprintf(name, sizeof(name), "%zu titles", titles);
	printf("\n%-22s  %-45s  %-27s  %s\n%-18s%4s", name,
	       typist_names[TYPIST_RUNGS], typist_names[TYPIST_RANKED],
	       typist_names[TYPIST_UNRANKED], "ms to answer", "keys");
	for (size_t i = 0; i < COLUMNS; i++)
		printf("%s%9s", begins_group(i) ? "  " : "", columns[i].name);
	putchar('\n');
}

static void print_size(const struct speed *speed, size_t size)
{
	print_head(speed->sizes[size].stock.titles);
	for (int kind = 0; kind <= KEY_KINDS; kind++) {
		printf("%-18s%4zu",
		       kind < KEY_KINDS ? key_kind_names[kind] : "all",
		       keys_of(&speed->keys, kind));
		for (size_t i = 0; i < COLUMNS; i++)
			printf("%s%9.3f", begins_group(i) ? "  " : "",
			       quantile(speed, size, columns[i].typist, kind,
					columns[i].measure, columns[i].share));
		putchar('\n');
	}
}

/* Where WANTED roles have all the words, as many are found; elsewhere it is
 * told what got fewer hits than there are such roles. */
static bool check_hits(const struct speed *speed, size_t size)
{
	const struct typed *typed = speed->sizes[size].typed;
	size_t full = 0, wrong = 0;

	for (size_t i = 0; i < speed->keys.count; i++) {
		bool enough = typed->hits[i] >= typed->roles[i];

		full += typed->roles[i] == WANTED;
		wrong += typed->roles[i] == WANTED && !enough;
		if (!enough)
			printf("'%s': hits %zu, roles with all words %zu\n",
			       speed->keys.at[i].text, typed->hits[i],
			       typed->roles[i]);
	}
	printf("%zu of the %zu keys for which %d roles have all words got %d "
	       "hits\n",
	       full - wrong, full, WANTED, WANTED);
	return wrong == 0;
}

/* All sizes side by side --------------------------------------------------- */

static double per_second(const struct stock *stock, struct timing took)
{
	return (double)stock->titles / took.cpu * 1e3;
}

static double all(const struct speed *speed, size_t size, enum measure measure,
		  double share)
{
	return quantile(speed, size, TYPIST_RUNGS, KEY_KINDS, measure, share);
}

/* How many times as long as with the fewest titles. */
static double growth(const struct speed *speed, size_t size,
		     enum measure measure, double share)
{
	return all(speed, size, measure, share) / all(speed, 0, measure, share);
}

/* Milliseconds of keys in a window. */
static double frames(const struct speed *speed, size_t size, double share)
{
	return figures_quantile(&speed->sizes[size].frames, share);
}

static void print_row(const char *name, int digits, const double *at,
		      size_t count)
{
	printf("%-36s", name);
	for (size_t i = 0; i < count; i++)
		printf("%11.*f", digits, at[i]);
	putchar('\n');
}

static void print_summary(const struct speed *speed)
{
	enum { ROWS = 25 };
	static const struct {
		const char *name;
		int digits;
	} rows[ROWS] = {
		{"titles", 0},
		{"key p50, ms", 3},
		{"key p99, ms", 3},
		{"key max, ms", 3},
		{"key CPU p50, ms", 3},
		{"key CPU p99, ms", 3},
		{"key CPU max, ms", 3},
		{"p99 of every turn, ms", 3},
		{"growth of p50, times", 2},
		{"growth of p99, times", 2},
		{"growth of CPU p50, times", 2},
		{"growth of CPU p99, times", 2},
		{"title typed, key to frame p50, ms", 3},
		{"title typed, key to frame p99, ms", 3},
		{"growth of that p50, times", 2},
		{"first key of a process, slowest, ms", 3},
		{"opening before it, slowest, ms", 1},
		{"peak memory, MiB", 1},
		{"of it SQLite's, MiB", 1},
		{"search tables, MiB", 1},
		{"FTS5 tables, MiB", 1},
		{"search / FTS5", 2},
		{"indexed, titles a CPU second", 0},
		{"compiled, titles a CPU second", 0},
		{"FTS5 indexed, titles a CPU second", 0},
	};
	double at[ROWS][SIZES_MAX];

	for (size_t i = 0; i < speed->count; i++) {
		const struct stock *stock = &speed->sizes[i].stock;
		const struct stock_costs *costs = stock->costs;
		const struct typed *typed = speed->sizes[i].typed;
		const double values[ROWS] = {
			(double)stock->titles,
			all(speed, i, WALL_MEDIANS, 0.5),
			all(speed, i, WALL_MEDIANS, 0.99),
			all(speed, i, WALL_MEDIANS, 1),
			all(speed, i, CPU_MEDIANS, 0.5),
			all(speed, i, CPU_MEDIANS, 0.99),
			all(speed, i, CPU_MEDIANS, 1),
			all(speed, i, EVERY_WALL, 0.99),
			growth(speed, i, WALL_MEDIANS, 0.5),
			growth(speed, i, WALL_MEDIANS, 0.99),
			growth(speed, i, CPU_MEDIANS, 0.5),
			growth(speed, i, CPU_MEDIANS, 0.99),
			frames(speed, i, 0.5),
			frames(speed, i, 0.99),
			frames(speed, i, 0.5) / frames(speed, 0, 0.5),
			typed->first.wall,
			typed->open.wall,
			typed->peak / 1024,
			typed->sqlite / 1024,
			costs->search_bytes / (1 << 20),
			costs->fts5_bytes / (1 << 20),
			costs->search_bytes / costs->fts5_bytes,
			per_second(stock, costs->index),
			per_second(stock, costs->compile),
			per_second(stock, costs->fts5),
		};

		for (int row = 0; row < ROWS; row++)
			at[row][i] = values[row];
	}
	putchar('\n');
	for (int row = 0; row < ROWS; row++)
		print_row(rows[row].name, rows[row].digits, at[row],
			  speed->count);
}

/* All are made before any is searched: the common words are the largest's. */
static bool make_stocks(struct speed *speed, size_t titles, const char *folder)
{
	size_t next = SPEED_LEAST;
	bool done = true;

	while (done && speed->count < SIZES_MAX) {
		bool last = next >= titles;

		done = stock_make(&speed->sizes[speed->count++].stock,
				  last ? titles : next, folder);
		if (last)
			break;
		next *= 10;
	}
	return done && keys_make(&speed->keys, speed->sizes[0].stock.atlas,
				 speed->sizes[speed->count - 1].stock.fts5);
}

bool speed_run(size_t titles, const char *folder)
{
	static struct speed speed;
	bool done = make_stocks(&speed, titles, folder), right = true;

	if (done)
		printf("Speed of %zu keys, %d turns, each key's median\n",
		       speed.keys.count, TURNS);
	for (size_t i = 0; done && i < speed.count; i++) {
		struct size *size = &speed.sizes[i];

		size->typed = typist_run(&size->stock, &speed.keys);
		done = size->typed != NULL &&
		       window_type(&size->stock, &speed.keys, &size->frames);
		if (!done)
			break;
		print_size(&speed, i);
		right = check_hits(&speed, i) && right;
	}
	if (done)
		print_summary(&speed);
	for (size_t i = 0; i < speed.count; i++)
		figures_release(&speed.sizes[i].frames);
	return done && right;
}
