/* Screens as a person sees them: keys go into the explorer, and what it draws
 * is compared with golden/NAME-COLSxROWS.txt. */
#include "golden/golden.h"

#include "core/profile_stage.h"
#include "keys.h"
#include "suite.h"

static const struct look {
	const char *atlas;
	const char *name;
	const char *keys;
} looks[] = {
	{"kpo", "browse", ""},
	{"kpo", "browse-role", "j j j l j j"},
	{"kpo", "browse-library", "G"},
	{"fixture", "browse-line", "j"},
	{"fixture", "search-empty", "/"},
	{"fixture", "search", "/ \"analyst\" Down"},
	{"fixture", "search-mended", "/ \"reveiw analist\""},
	{"fixture", "search-filters", "/ \"review in:legal pay:>60k\""},
	{"fixture", "search-values", "/ \"level:\""},
	{"fixture", "search-wrong", "/ \"analyst level:snior x\""},
	{"fixture", "search-nothing", "/ \"zzzzqqq\""},
	{"fixture", "library-skills", "i"},
	{"fixture", "library-glossary", "i Tab Tab Tab j"},
	{"fixture", "library-facts", "i Shift-Tab G"},
	{"fixture", "opened-start", "Enter"},
	{"fixture", "opened-role", "j l Enter"},
	{"fixture", "opened-line", "j Enter"},
	{"fixture", "feeders", "j j l G F +"},
	{"fixture", "marked", "j l Space j j Space"},
	{"fixture", "compare", "j l Space j Space h j l G Space c l"},
	{"kpo", "compare-lines", "j Space j Space j Space c +"},
	{"fixture", "ladder", "j L"},
	{"kpo", "ladder-ways", "j j j L k Tab"},
	{"fixture", "route", "j l j R j j j"},
	{"fixture", "route-steps", "j l j R Tab Tab Tab Tab"},
	{"fixture", "route-pick", "j l j R Enter \"rev\" Down"},
	{"fixture", "route-limits", "j l j R j j Enter Right"},
	{"fixture", "route-none", "j l j R j j Enter G Enter Esc j"},
	{"kpo", "route-kpo", "j j j l j j j j j R j j j l"},
	{"kpo", "route-many", "j l G R j j j j j"},
	{"fixture", "fit-empty", "w"},
	{"fixture", "help", "?"},
	{"fixture", "help-search", "? \"nights\" Enter"},
	{"fixture", "palette", ":"},
};

/* With what is somebody's. */
static const struct look mine[] = {
	{"kpo", "fit", "w Tab"},
	{"kpo", "fit-filter", "w f \"level:analyst without:nigh\""},
	{"kpo", "fit-none", "w f \"zzzzqqq\" Enter"},
	{"kpo", "fit-why", "w Tab Enter"},
	{"fixture", "fit-why-line", "j l W"},
	{"kpo", "next", "n"},
	{"kpo", "next-degrees", "n Tab Tab"},
	{"kpo", "next-step", "n Enter"},
};

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {12, 40}, {40, 120}, {1, 1}};

#define LOOKS (sizeof looks / sizeof *looks)
#define MINE (sizeof mine / sizeof *mine)
#define SIZES (sizeof sizes / sizeof *sizes)

static struct rungs_atlas *open_atlas(const char *name)
{
	struct rungs_atlas *atlas;
	struct rungs_error error;
	enum rungs_status status;

	if (strcmp(name, "kpo") == 0)
		status = rungs_atlas_open_kpo(&atlas, &error);
	else
		status = rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas",
					  &error);
	ck_assert_msg(status == RUNGS_OK, "%s", error.text);
	return atlas;
}

/* Somebody who is on the way. */
static void live(struct app *app)
{
	const struct rungs_edit edits[] = {
		{.record = {.section = RUNGS_HAS_EDUCATION,
			    .id = "bachelor",
			    .name = "Bachelor's degree"}},
		{.record = {.section = RUNGS_HAS_EXPERIENCE,
			    .id = "role/reporting-analyst",
			    .name = "Reporting Analyst",
			    .years = 2}},
		{.record = {.section = RUNGS_LIMITS,
			    .id = "night-shift",
			    .name = "Night and shift work"}},
		skill("sql", 3),
	};
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);

	ck_assert_int_eq(rungs_profile_change(profile, edits,
					      sizeof edits / sizeof *edits,
					      false, NULL),
			 RUNGS_OK);
	rungs_profile_close(profile);
	app_use_profile(app, path);
	app_refresh(app);
}

static void check_look(const struct look *look, size_t size, bool alive)
{
	int rows = sizes[size].rows;
	int cols = sizes[size].cols;
	struct rungs_atlas *atlas = open_atlas(look->atlas);
	struct rungs_error error;
	struct app *app;
	char name[64];
	char *text;

	ck_assert_msg(app_new(&app, atlas, NULL, rows, cols, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	if (alive)
		live(app);
	press(app, look->keys);
	text = shown(app, rows, cols);
	snprintf(name, sizeof name, "%s-%dx%d", look->name, cols, rows);
	golden_check("tui", name, text);
	free(text);
	app_free(app);
	rungs_atlas_close(atlas);
}

START_TEST(a_screen_looks_as_agreed)
{
	check_look(&looks[(size_t)_i / SIZES], (size_t)_i % SIZES, false);
}
END_TEST

START_TEST(a_screen_of_somebody_looks_as_agreed)
{
	check_look(&mine[(size_t)_i / SIZES], (size_t)_i % SIZES, true);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("golden");
	TCase *tests = tcase_create("golden");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, a_screen_looks_as_agreed, 0,
			    (int)(LOOKS * SIZES));
	tcase_add_loop_test(tests, a_screen_of_somebody_looks_as_agreed, 0,
			    (int)(MINE * SIZES));
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
