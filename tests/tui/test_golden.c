/* Screens as a person sees them: keys go into the explorer, and what it draws
 * is compared with golden/NAME-COLSxROWS.txt. */
#include "golden/golden.h"

#include "tui/app.h"

/* Keys as key_parse reads them, separated by spaces; what stands between
 * quotes is typed character by character. */
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
	{"fixture", "search-nothing", "/ \"zzzzqqq\""},
	{"fixture", "library-skills", "i"},
	{"fixture", "library-glossary", "i Tab Tab Tab j"},
	{"fixture", "library-facts", "i Shift-Tab G"},
	{"fixture", "opened-start", "Enter"},
	{"fixture", "opened-role", "j l Enter"},
	{"fixture", "opened-line", "j Enter"},
	{"fixture", "help", "?"},
	{"fixture", "palette", ":"},
};

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {12, 40}, {40, 120}, {1, 1}};

#define LOOKS (sizeof looks / sizeof *looks)
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

static void press(struct app *app, const char *keys)
{
	while (*(keys += strspn(keys, " "))) {
		char name[32];
		struct key key;
		size_t size = strcspn(keys, " ");

		if (*keys == '"') {
			while (*++keys != '"') {
				key = (struct key){.code = (uint32_t)*keys};
				ck_assert(app_key(app, key));
			}
			keys++;
			continue;
		}
		ck_assert_uint_lt(size, sizeof name);
		snprintf(name, sizeof name, "%.*s", (int)size, keys);
		keys += size;
		ck_assert_msg(key_parse(name, &key), "no key: %s", name);
		ck_assert(app_key(app, key));
	}
}

START_TEST(a_screen_looks_as_agreed)
{
	const struct look *look = &looks[(size_t)_i / SIZES];
	int rows = sizes[(size_t)_i % SIZES].rows;
	int cols = sizes[(size_t)_i % SIZES].cols;
	struct rungs_atlas *atlas = open_atlas(look->atlas);
	struct rungs_error error;
	struct app *app;
	struct cells grid;
	char name[64];
	char *text;

	ck_assert_msg(app_new(&app, atlas, NULL, rows, cols, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	press(app, look->keys);
	ck_assert(cells_init(&grid, rows, cols));
	app_render(app, &grid);
	text = cells_dump(&grid);
	ck_assert_ptr_nonnull(text);
	snprintf(name, sizeof name, "%s-%dx%d", look->name, cols, rows);
	golden_check("tui", name, text);
	free(text);
	cells_release(&grid);
	app_free(app);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("golden");
	TCase *tests = tcase_create("golden");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(tests, a_screen_looks_as_agreed, 0,
			    (int)(LOOKS * SIZES));
	suite_add_tcase(suite, tests);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
