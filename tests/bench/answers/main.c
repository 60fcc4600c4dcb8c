/* Times the library's answers about a profile: how all roles fit, what to learn
 * next, and what a text of one MB names of the atlas. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rungs/next.h>
#include <rungs/scan.h>

#include "../figures.h"
#include "../folder.h"
#include "../search/meter.h"

#define RELEASE SOURCE_DIR "/../shared/data/onet-29.0-text"

enum { TEXT_SIZE = 1 << 20, WARM = 10 };

static char text[TEXT_SIZE]; /* what roles of the atlas do */

static bool ask_fit(struct rungs_atlas *atlas,
		    const struct rungs_records *profile)
{
	struct rungs_fits fits;
	bool done = rungs_fits_get(atlas, profile, NULL, 0, &fits, NULL) ==
		    RUNGS_OK;

	rungs_fits_release(&fits);
	return done;
}

static bool ask_next(struct rungs_atlas *atlas,
		     const struct rungs_records *profile)
{
	struct rungs_next next;
	bool done = rungs_next_get(atlas, profile, 8, &next, NULL) == RUNGS_OK;

	rungs_next_release(&next);
	return done;
}

static bool ask_scan(struct rungs_atlas *atlas,
		     const struct rungs_records *profile)
{
	struct rungs_scan scan;
	bool done = rungs_scan(atlas, text, TEXT_SIZE, &scan, NULL) == RUNGS_OK;

	(void)profile;
	rungs_scan_release(&scan);
	return done;
}

static const struct question {
	const char *name;
	bool (*ask)(struct rungs_atlas *atlas,
		    const struct rungs_records *profile);
} questions[] = {
	{"fit of all roles", ask_fit},
	{"what to learn next", ask_next},
	{"scan of 1 MB", ask_scan},
};

/* The tasks of the atlas, one a line, again and again. */
static bool read_text(sqlite3 *db)
{
	sqlite3_stmt *rows = NULL;
	size_t used = 0, before;

	if (sqlite3_prepare_v2(db, "SELECT text || char(10) FROM role_texts",
			       -1, &rows, NULL) != SQLITE_OK)
		return false;
	do {
		before = used;
		while (used < TEXT_SIZE && sqlite3_step(rows) == SQLITE_ROW) {
			size_t size = (size_t)sqlite3_column_bytes(rows, 0);

			if (size > TEXT_SIZE - used)
				size = TEXT_SIZE - used;
			memcpy(text + used, sqlite3_column_text(rows, 0), size);
			used += size;
		}
		sqlite3_reset(rows);
	} while (used > before && used < TEXT_SIZE);
	sqlite3_finalize(rows);
	return used == TEXT_SIZE;
}

static const char *text_of(sqlite3 *db, const char *sql)
{
	static char out[4][200];
	static size_t next;
	char *at = out[next++ % 4];
	sqlite3_stmt *row = NULL;

	at[0] = '\0';
	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK &&
	    sqlite3_step(row) == SQLITE_ROW)
		snprintf(at, sizeof(out[0]), "%s",
			 (const char *)sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
	return at;
}

/* Opens the atlas anew for each cold answer; warm ones follow. */
static bool measure(const char *path, const struct question *question,
		    const struct rungs_records *profile, int runs,
		    struct figures *cold, struct figures *warm)
{
	for (int i = 0; i < runs; i++) {
		struct rungs_atlas *atlas;
		bool done = true;

		if (rungs_atlas_open(&atlas, path, NULL) != RUNGS_OK)
			return false;
		for (int n = 0; n <= WARM && done; n++) {
			struct timing start = timing_now();

			done = question->ask(atlas, profile);
			figures_add(n == 0 ? cold : warm,
				    timing_since(start).cpu);
		}
		rungs_atlas_close(atlas);
		if (!done)
			return false;
	}
	return true;
}

static bool run_atlas(const char *name, const char *path, int runs)
{
	sqlite3 *db = NULL;
	bool done = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) ==
			    SQLITE_OK &&
		    read_text(db);
	struct rungs_record has[] = {
		{.section = RUNGS_HAS_EDUCATION,
		 .id = text_of(db, "SELECT id FROM education WHERE profession ="
				   " 0 ORDER BY rank LIMIT 1 OFFSET 2")},
		{.section = RUNGS_HAS_SKILL,
		 .id = text_of(db, "SELECT skill FROM requirements GROUP BY"
				   " skill ORDER BY count(*) DESC LIMIT 1"),
		 .level = 3},
		{.section = RUNGS_HAS_EXPERIENCE,
		 .id = text_of(db, "SELECT 'role/' || id FROM roles LIMIT 1"
				   " OFFSET 40"),
		 .years = 4},
		{.section = RUNGS_LIMITS,
		 .id = text_of(db, "SELECT id FROM conditions LIMIT 1")},
	};
	struct rungs_records profile = {sizeof(has) / sizeof(*has), has, NULL};

	for (size_t i = 0; done && i < sizeof(questions) / sizeof(*questions);
	     i++) {
		struct figures cold = {0}, warm = {0};

		done = measure(path, &questions[i], &profile, runs, &cold,
			       &warm);
		printf("%-8s%-22s%10.2f%10.2f%10.2f\n", name, questions[i].name,
		       figures_quantile(&cold, 0.5),
		       figures_quantile(&warm, 0.5),
		       figures_quantile(&warm, 0.99));
		figures_release(&cold);
		figures_release(&warm);
	}
	sqlite3_close(db);
	if (!done)
		fprintf(stderr, "%s cannot be asked.\n", path);
	return done;
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/rungs-bench-XXXXXX", atlas[64];
	const char *release = getenv("RUNGS_ONET_RELEASE");
	int runs = 20;
	bool done;

	for (int i = 1; i < argc; i += 2) {
		if (i + 1 < argc && strcmp(argv[i], "--release") == 0) {
			release = argv[i + 1];
		} else if (i + 1 < argc && strcmp(argv[i], "--runs") == 0 &&
			   atoi(argv[i + 1]) > 0) {
			runs = atoi(argv[i + 1]);
		} else {
			fputs("usage: ./run bench answers [--release FOLDER]"
			      " [--runs N]\n",
			      stderr);
			return 2;
		}
	}
	if (release == NULL)
		release = RELEASE;
	if (mkdtemp(folder) == NULL) {
		perror(folder);
		return 1;
	}
	snprintf(atlas, sizeof(atlas), "%s/onet.atlas", folder);
	printf("%-30s%10s%10s%10s\n", "ms of processor time", "cold",
	       "warm p50", "warm p99");
	done = run_atlas("KPO", KPO_ATLAS, runs);
	if (done && access(release, R_OK) != 0)
		printf("O*NET is not timed: there is no %s\n", release);
	else if (done)
		done = run_program((const char *const[]){
			       RUNGS_PROGRAM, "import", "onet", release, "-o",
			       atlas, NULL}) &&
		       run_atlas("O*NET", atlas, runs);
	folder_remove(folder);
	return done ? 0 : 1;
}
