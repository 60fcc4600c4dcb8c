/* rungs-answers ATLAS FILE: writes down what the explorer asks of the atlas for
 * its first frame, in a window that shows all columns, for every list of roles
 * and every role, and for the start page and the lists of the library. */
#include <stdio.h>

#include "core/answers.h"
#include "core/role_words.h"
#include "core/skill_words.h"
#include "page/page.h"
#include "tui/app.h"
#include "tui/cells.h"
#include "tui/shelf.h"

enum { DONE = 0, FAILED = 1, WRONG_USAGE = 2 };
enum { ROWS = 50, COLS = 160 };

static bool frame_draw(struct rungs_atlas *atlas)
{
	struct cells grid;
	struct app *app = NULL;
	bool done =
		cells_init(&grid, ROWS, COLS) &&
		app_new(&app, atlas, NULL, NULL, ROWS, COLS, NULL) == RUNGS_OK;

	if (done) {
		app_settle(app);
		app_render(app, &grid);
	}
	app_free(app);
	cells_release(&grid);
	return done;
}

static bool roles_ask(struct rungs_atlas *atlas)
{
	struct rungs_role_briefs briefs = {.count = 0};
	struct reader reader;

	reader_init(&reader, atlas, NULL);
	role_words_read(&reader);
	skill_words_read(&reader);
	if (reader_finish(&reader, &briefs, sizeof(briefs), &briefs.memory) !=
	    RUNGS_OK)
		return false;
	rungs_role_briefs_release(&briefs);
	return true;
}

static bool lists_ask(struct rungs_atlas *atlas)
{
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		struct rungs_things things;

		if (rungs_list(atlas, shelves[i].kind, &things, NULL) !=
		    RUNGS_OK)
			return false;
		rungs_things_release(&things);
	}
	return true;
}

static bool start_ask(struct rungs_atlas *atlas)
{
	struct page page;
	bool done = page_open_start(&page, atlas, 0, NULL) == RUNGS_OK;

	page_release(&page);
	return done;
}

static bool answers_write(const struct answers *answers, const char *path)
{
	FILE *file = fopen(path, "wb");
	bool done;

	if (file == NULL)
		return false;
	done = fwrite(answers->at, 1, answers->size, file) == answers->size;
	return fclose(file) == 0 && done;
}

int main(int argc, char **argv)
{
	struct rungs_atlas *atlas = NULL;
	struct rungs_error error = {.text = "no memory"};
	struct answers answers;
	int status = FAILED;

	if (argc != 3) {
		fputs("usage: rungs-answers ATLAS FILE\n", stderr);
		return WRONG_USAGE;
	}
	if (rungs_atlas_open(&atlas, argv[1], &error) != RUNGS_OK) {
		fprintf(stderr, "%s\n", error.text);
		return FAILED;
	}
	answers_begin(&answers);
	atlas->answers = &answers;
	if (!frame_draw(atlas) || !roles_ask(atlas) || !start_ask(atlas) ||
	    !lists_ask(atlas) ||
	    sqlite3_str_errcode(answers.written) != SQLITE_OK)
		fputs("rungs-answers: no memory\n", stderr);
	else if (!answers_write(&answers, argv[2]))
		perror(argv[2]);
	else
		status = DONE;
	rungs_atlas_close(atlas);
	sqlite3_free(sqlite3_str_finish(answers.written));
	return status;
}
