/* An explorer of the KPO atlas in a window of rows by cols. */
#ifndef TESTS_TUI_WINDOW_H
#define TESTS_TUI_WINDOW_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "import/scratch.h"
#include "tui/keys.h"

static struct rungs_atlas *atlas;
static struct app *app;
static int rows, cols;

static void setup(void)
{
	rows = 24;
	cols = 80;
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, rows, cols, NULL),
			 RUNGS_OK);
}

static void teardown(void)
{
	app_free(app);
	rungs_atlas_close(atlas);
}

static void sees(const char *what)
{
	char *text = shown(app, rows, cols);

	ck_assert_msg(strstr(text, what) != NULL, "no '%s' in\n%s", what, text);
	free(text);
}

SCRATCH void misses(const char *what)
{
	char *text = shown(app, rows, cols);

	ck_assert_msg(strstr(text, what) == NULL, "'%s' in\n%s", what, text);
	free(text);
}

#endif
