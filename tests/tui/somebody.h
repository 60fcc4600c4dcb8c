/* An explorer of ROWS by COLS with a profile in a folder of its own. */
#ifndef TESTS_TUI_SOMEBODY_H
#define TESTS_TUI_SOMEBODY_H

#include <stdlib.h>
#include <string.h>

#include "core/profile_stage.h"
#include "tui/keys.h"

static struct rungs_atlas *atlas;
static struct app *app;

/* With the profile that there is. */
SCRATCH void start(int rows, int cols)
{
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.profile = path}, NULL,
				 rows, cols, NULL),
			 RUNGS_OK);
}

/* Gives back what a test began with. */
SCRATCH void end(void)
{
	app_free(app);
	rungs_atlas_close(atlas);
	teardown();
}

SCRATCH bool is_shown(const char *text)
{
	char *window = shown(app, ROWS, COLS);
	bool found = strstr(window, text) != NULL;

	free(window);
	return found;
}

SCRATCH void sees(const char *text)
{
	char *window = shown(app, ROWS, COLS);

	ck_assert_msg(strstr(window, text) != NULL, "no '%s' in\n%.4000s", text,
		      window);
	free(window);
}

#endif
