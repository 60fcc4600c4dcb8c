/* Screens as a person sees them: keys go into the explorer, and what it draws
 * is compared with golden/NAME-COLSxROWS.txt. */
#include "golden/golden.h"

#include "core/profile_stage.h"

#include "keys.h"
#include "suite.h"

static const struct look {
	const char *atlas; /* 'mine': the fixture, with a profile */
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
	{"fixture", "help", "?"},
	{"fixture", "help-search", "? \"nights\" Enter"},
	{"fixture", "palette", ":"},
	{"mine", "me", "M j j j"},
	{"fixture", "me-empty", "M"},
	{"mine", "me-add", "M j j j j j j a \"priv\""},
	{"mine", "me-write", "M j e"},
	{"mine", "me-scan", "M Paste j Enter"},
	{"mine", "browse-me", "k"},
	{"mine", "mine-role", "j l Enter"},
	{"mine", "mine-route", "j l j j R"},
};

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {12, 40}, {40, 120}, {1, 1}};

#define LOOKS (sizeof looks / sizeof *looks)
#define SIZES (sizeof sizes / sizeof *sizes)

static const struct rungs_edit mine[] = {
	{.record = {.section = RUNGS_HAS_EDUCATION,
		    .id = "bachelor",
		    .name = "Bachelor's degree",
		    .text = "law"}},
	{.record = {.section = RUNGS_HAS_EXPERIENCE,
		    .id = "role/document-reviewer",
		    .name = "Document Reviewer",
		    .years = 2.5}},
	{.record = {.section = RUNGS_HAS_SKILL,
		    .id = "english",
		    .name = "Business English",
		    .level = 2}},
	{.record = {.section = RUNGS_HAS_SKILL,
		    .id = "gone",
		    .name = "A skill of another atlas"}},
	{.record = {.section = RUNGS_HAS_LANGUAGE,
		    .id = "english",
		    .name = "English",
		    .level = 5}},
	{.record = {.section = RUNGS_LIMITS, .id = "moving", .name = "Moving"}},
	{.record = {.section = RUNGS_BOOKMARKED,
		    .id = "role/review-lead",
		    .name = "Review Lead"}},
	{.record = {.section = RUNGS_NOTED,
		    .id = "role/document-reviewer",
		    .name = "Document Reviewer",
		    .text = "ask \x1b[31mAna"}},
};

static const char cv[] =
	"Reviewer of documents, 2 years\n"
	"Document Reviewer at a firm; Business English, privilege review\n"
	"Certified Reviewer\n";

static void have(struct app *app)
{
	struct rungs_profile *profile;

	ck_assert_int_eq(rungs_profile_open(&profile, path, RUNGS_PROFILE_WRITE,
					    NULL, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_profile_change(profile, mine,
					      sizeof mine / sizeof *mine, false,
					      NULL),
			 RUNGS_OK);
	rungs_profile_close(profile);
	app_use_profile(app, path);
	ck_assert(app_refresh(app));
}

/* Keys as press takes them; Paste pastes a CV. */
static void press_all(struct app *app, const char *keys)
{
	const char *paste = strstr(keys, "Paste");
	char before[100];

	if (!paste) {
		press(app, keys);
		return;
	}
	snprintf(before, sizeof before, "%.*s", (int)(paste - keys), keys);
	press(app, before);
	ck_assert(app_paste(app, cv));
	app_settle(app);
	press(app, paste + strlen("Paste"));
}

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

START_TEST(a_screen_looks_as_agreed)
{
	const struct look *look = &looks[(size_t)_i / SIZES];
	int rows = sizes[(size_t)_i % SIZES].rows;
	int cols = sizes[(size_t)_i % SIZES].cols;
	struct rungs_atlas *atlas = open_atlas(look->atlas);
	struct rungs_error error;
	struct app *app;
	char name[64];
	char *text;

	ck_assert_msg(app_new(&app, atlas, NULL, rows, cols, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	if (strcmp(look->atlas, "mine") == 0)
		have(app);
	press_all(app, look->keys);
	text = shown(app, rows, cols);
	snprintf(name, sizeof name, "%s-%dx%d", look->name, cols, rows);
	golden_check("tui", name, text);
	free(text);
	app_free(app);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("golden");
	TCase *tests = tcase_create("golden");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, a_screen_looks_as_agreed, 0,
			    (int)(LOOKS * SIZES));
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
