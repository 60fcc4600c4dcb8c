/* Times the explorer beside other terminal programs, all in turns, so that
 * whatever else the machine does hits them alike. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "echo.h"
#include "environment.h"
#include "figures.h"
#include "folder.h"
#include "program.h"
#include "terminal.h"

enum { PROGRAMS_MAX = 8, KEYS_MAX = 200, SLOWEST = 4 };

enum taken {
	FIRST_BYTE,
	FIRST_FRAME,
	KEY_FRAME,
	KEY_MEDIAN, /* of each key over the turns */
	KEY_WORK,
	KEY_BYTES,
	TOTAL,
	ANONYMOUS,
	TAKEN_COUNT
};

struct result {
	const struct program *program;
	struct figures taken[TAKEN_COUNT];
	struct figures by_key[KEYS_MAX]; /* time to its frame */
};

static const struct {
	const char *name;
	enum taken taken;
	double share;
	int digits;
} rows[] = {
	{"exec to first byte, ms", FIRST_BYTE, 0.5, 2},
	{"exec to whole frame, ms", FIRST_FRAME, 0.5, 2},
	{"key to frame p50, ms", KEY_FRAME, 0.5, 2},
	{"key to frame p99, ms", KEY_FRAME, 0.99, 2},
	{"key to frame max, ms", KEY_FRAME, 1, 2},
	{"keys' medians p99, ms", KEY_MEDIAN, 0.99, 2},
	{"work of a key p50, ms", KEY_WORK, 0.5, 2},
	{"work of a key p99, ms", KEY_WORK, 0.99, 2},
	{"work of a key max, ms", KEY_WORK, 1, 2},
	{"bytes per key p50", KEY_BYTES, 0.5, 0},
	{"bytes per key max", KEY_BYTES, 1, 0},
	{"memory (PSS), KiB", TOTAL, 0.5, 0},
	{"anonymous of it, KiB", ANONYMOUS, 0.5, 0},
};

/* Starts a program and waits for its first frame.  With `count` unset it only
 * warms up.  NULL if it never showed it. */
static struct terminal *start(struct result *result, const char *playground,
			      int lines, int columns, bool count)
{
	const struct program *program = result->program;
	struct terminal *terminal;
	struct burst burst;
	char folder[512];

	snprintf(folder, sizeof(folder), "%s/%s", playground, program->folder);
	terminal = terminal_open(program->argv, folder, lines, columns);
	if (terminal == NULL)
		return NULL;
	if (!terminal_start(terminal, program->ready, &burst)) {
		fprintf(stderr, "%s never showed '%s', but:\n", program->name,
			program->ready);
		terminal_print(terminal);
		terminal_close(terminal, program->quit);
		return NULL;
	}
	if (count) {
		figures_add(&result->taken[FIRST_BYTE], burst.first);
		figures_add(&result->taken[FIRST_FRAME], burst.last);
	}
	return terminal;
}

/* One program, from exec to end. */
static bool take_turn(struct result *result, const char *playground, int lines,
		      int columns, bool count)
{
	const struct program *program = result->program;
	struct figures *taken = result->taken;
	struct terminal *terminal =
		start(result, playground, lines, columns, count);
	struct burst burst;
	struct memory memory;
	bool done = false;

	if (terminal == NULL)
		return false;
	for (size_t i = 0; i < KEYS_MAX && program->keys[i] != NULL; i++) {
		if (!terminal_type(terminal, program->keys[i], &burst))
			goto out;
		if (!count || burst.bytes == 0)
			continue;
		figures_add(&taken[KEY_FRAME], burst.last);
		if (!isnan(burst.work))
			figures_add(&taken[KEY_WORK], burst.work);
		figures_add(&taken[KEY_BYTES], (double)burst.bytes);
		figures_add(&result->by_key[i], burst.last);
	}
	done = terminal_memory(terminal, &memory);
	if (!done) {
		fprintf(stderr, "%s did not live to its last key:\n",
			program->name);
		terminal_print(terminal);
	} else if (count) {
		figures_add(&taken[TOTAL], memory.total);
		figures_add(&taken[ANONYMOUS], memory.anonymous);
	}
out:
	terminal_close(terminal, program->quit);
	return done;
}

/* Starts all programs, now this one first and now that: a tour leaves the
 * machine's memory and caches to who comes next. */
static void take_starts(struct result *results, size_t count,
			const char *playground, int lines, int columns)
{
	for (size_t first = 0; first < count; first++) {
		for (size_t i = 0; i < count; i++) {
			struct result *result = &results[(first + i) % count];
			struct terminal *terminal =
				start(result, playground, lines, columns, true);

			if (terminal != NULL)
				terminal_close(terminal, result->program->quit);
		}
	}
}

/* What a key takes every time, whatever the machine disturbed once. */
static void take_medians(struct result *result)
{
	const char *const *keys = result->program->keys;

	for (size_t i = 0; i < KEYS_MAX && keys[i] != NULL; i++)
		if (result->by_key[i].count > 0)
			figures_add(&result->taken[KEY_MEDIAN],
				    figures_quantile(&result->by_key[i], 0.5));
}

static void print_table(const struct result *results, size_t count)
{
	printf("%-26s", "");
	for (size_t i = 0; i < count; i++)
		printf("%12s", results[i].program->name);
	for (size_t i = 1; i < count; i++)
		printf("%8s/%s", results[0].program->name,
		       results[i].program->name);
	putchar('\n');
	for (size_t r = 0; r < sizeof(rows) / sizeof(*rows); r++) {
		double at[PROGRAMS_MAX];

		printf("%-26s", rows[r].name);
		for (size_t i = 0; i < count; i++) {
			at[i] = figures_quantile(
				&results[i].taken[rows[r].taken],
				rows[r].share);
			printf("%12.*f", rows[r].digits, at[i]);
		}
		for (size_t i = 1; i < count; i++)
			printf("%*.2f",
			       9 + (int)strlen(results[i].program->name),
			       at[0] / at[i]);
		putchar('\n');
	}
}

static void print_key(const char *key)
{
	for (; *key != '\0'; key++) {
		if (*key == ' ')
			fputs("Space", stdout);
		else if (*key > ' ' && *key < 127)
			putchar(*key);
		else
			printf("^%c", *key ^ 64);
	}
}

/* The keys whose medians are the highest: what is slow every time, not what
 * the machine disturbed once. */
static void print_slowest(struct result *result)
{
	const char *const *keys = result->program->keys;
	double below = INFINITY;

	printf("%s, slowest keys by median:", result->program->name);
	for (int place = 0; place < SLOWEST; place++) {
		double most = -1;
		size_t which = 0;

		for (size_t i = 0; i < KEYS_MAX && keys[i] != NULL; i++) {
			double median =
				figures_quantile(&result->by_key[i], 0.5);

			if (median < below && median > most) {
				most = median;
				which = i;
			}
		}
		if (most < 0)
			break;
		below = most;
		printf(place > 0 ? ", " : " ");
		print_key(keys[which]);
		printf(" (number %zu) %.2f ms", which + 1, most);
	}
	putchar('\n');
}

static int usage(void)
{
	fputs("usage: ./run bench [--runs N] [--size ROWSxCOLUMNS]\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	char playground[] = "/tmp/rungs-bench-XXXXXX";
	struct result results[PROGRAMS_MAX] = {0};
	size_t count = 0;
	int runs = 10, lines = 24, columns = 80;
	int status = 1;

	if (argc == 2 && strcmp(argv[1], ECHO_ARGUMENT) == 0)
		return echo_run();
	for (int i = 1; i < argc; i += 2) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";

		if (strcmp(argv[i], "--runs") == 0)
			runs = atoi(value);
		else if (strcmp(argv[i], "--size") != 0 ||
			 sscanf(value, "%dx%d", &lines, &columns) != 2)
			return usage();
	}
	if (runs < 1 || lines < 1 || columns < 1 || lines > 1000 ||
	    columns > 1000)
		return usage();
	if (mkdtemp(playground) == NULL) {
		perror(playground);
		return 1;
	}
	if (!environment_tame(playground) || !playground_make(playground))
		goto out;
	for (const struct program *p = programs; p->name != NULL; p++) {
		const char *missing = p->argv[0];

		if (program_found(missing))
			missing = p->needs;
		if (missing != NULL && !program_found(missing))
			printf("%s: not timed, there is no %s\n", p->name,
			       missing);
		else
			results[count++].program = p;
	}
	for (int run = 0; run <= runs; run++) {
		for (size_t i = 0; i < count; i++) {
			if (take_turn(&results[i], playground, lines, columns,
				      run > 0))
				continue;
			if (i == 0)
				goto out;
			results[i--] = results[--count];
		}
		if (run > 0)
			take_starts(results, count, playground, lines, columns);
	}
	printf("%d turns each, %dx%d\n\n", runs, lines, columns);
	for (size_t i = 0; i < count; i++)
		take_medians(&results[i]);
	print_table(results, count);
	putchar('\n');
	for (size_t i = 0; i < count; i++)
		print_slowest(&results[i]);
	status = 0;
out:
	for (size_t i = 0; i < count; i++) {
		for (int t = 0; t < TAKEN_COUNT; t++)
			figures_release(&results[i].taken[t]);
		for (int k = 0; k < KEYS_MAX; k++)
			figures_release(&results[i].by_key[k]);
	}
	folder_remove(playground);
	return status;
}
