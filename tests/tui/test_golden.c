/* Screens as a person sees them: keys go into the explorer, and what it draws
 * is compared with golden/NAME-COLSxROWS.txt. */
#include "golden/golden.h"

#include "core/profile_stage.h"
#include "keys.h"
#include "suite.h"

static const struct rungs_edit reviewers[] = {
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

static const struct rungs_edit analysts[] = {
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
	{.record = {.section = RUNGS_HAS_SKILL,
		    .id = "sql",
		    .name = "sql",
		    .level = 3}},
};

/* Whose profile there is. */
static const struct somebody {
	const struct rungs_edit *edits;
	size_t count;
} reviewer = {reviewers, sizeof reviewers / sizeof *reviewers},
  analyst = {analysts, sizeof analysts / sizeof *analysts};

static const struct look {
	const char *atlas;
	const char *name;
	const char *keys;
	const struct somebody *whose; /* profile; NULL for none */
} looks[] = {
	{"kpo", "browse", "", NULL},
	{"kpo", "browse-role", "j j j l j j", NULL},
	{"kpo", "browse-library", "G", NULL},
	{"fixture", "browse-line", "j", NULL},
	{"fixture", "search-empty", "/", NULL},
	{"fixture", "search", "/ \"analyst\" Down", NULL},
	{"fixture", "search-mended", "/ \"reveiw analist\"", NULL},
	{"fixture", "search-filters", "/ \"review in:legal pay:>60k\"", NULL},
	{"fixture", "search-values", "/ \"level:\"", NULL},
	{"fixture", "search-wrong", "/ \"analyst level:snior x\"", NULL},
	{"fixture", "search-nothing", "/ \"zzzzqqq\"", NULL},
	{"fixture", "library-skills", "i", NULL},
	{"fixture", "library-glossary", "i Tab Tab Tab j", NULL},
	{"fixture", "library-facts", "i Shift-Tab G", NULL},
	{"fixture", "opened-start", "Enter", NULL},
	{"fixture", "opened-role", "j l Enter", NULL},
	{"fixture", "opened-line", "j Enter", NULL},
	{"fixture", "feeders", "j j l G F +", NULL},
	{"fixture", "marked", "j l Space j j Space", NULL},
	{"fixture", "compare", "j l Space j Space h j l G Space c l", NULL},
	{"kpo", "compare-lines", "j Space j Space j Space c +", NULL},
	{"fixture", "ladder", "j L", NULL},
	{"kpo", "ladder-ways", "j j j L k Tab", NULL},
	{"fixture", "route", "j l j R j j j", NULL},
	{"fixture", "route-steps", "j l j R Tab Tab Tab Tab", NULL},
	{"fixture", "route-pick", "j l j R Enter \"rev\" Down", NULL},
	{"fixture", "route-limits", "j l j R j j Enter Right", NULL},
	{"fixture", "route-none", "j l j R j j Enter G Enter Esc j", NULL},
	{"kpo", "route-kpo", "j j j l j j j j j R j j j l", NULL},
	{"kpo", "route-many", "j l G R j j j j j", NULL},
	{"fixture", "fit-empty", "w", NULL},
	{"fixture", "help", "?", NULL},
	{"fixture", "help-search", "? \"nights\" Enter", NULL},
	{"fixture", "palette", ":", NULL},
	{"fixture", "atlases", "A j", NULL},
	{"fixture", "atlases-gone", "A G", NULL},
	{"fixture", "me", "M j j j", &reviewer},
	{"fixture", "me-empty", "M", NULL},
	{"fixture", "me-add", "M j j j j j j a \"priv\"", &reviewer},
	{"fixture", "note",
	 "j l e Ctrl-O \"Met Ana, who began there; she sends me the test.\" "
	 "Ctrl-O "
	 "Ctrl-O \"Ask for nights\"",
	 &reviewer},
	{"fixture", "me-write", "M j e", &reviewer},
	{"fixture", "me-scan", "M Paste j Enter", &reviewer},
	{"fixture", "browse-me", "k", &reviewer},
	{"fixture", "mine-role", "j l Enter", &reviewer},
	{"fixture", "mine-route", "j l j j R", &reviewer},
	{"fixture", "plan", "j l j j R p j Space j d", &reviewer},
	{"fixture", "plan-none", "P", &reviewer},
	{"fixture", "plan-whole", "j l j j R p G Enter", &reviewer},
	{"kpo", "fit", "w Tab", &analyst},
	{"kpo", "fit-filter", "w f \"level:analyst without:nigh\"", &analyst},
	{"kpo", "fit-none", "w f \"zzzzqqq\" Enter", &analyst},
	{"kpo", "fit-why", "w Tab Enter", &analyst},
	{"fixture", "fit-why-line", "j l W", &analyst},
	{"kpo", "next", "n", &analyst},
	{"kpo", "next-degrees", "n Tab Tab", &analyst},
	{"kpo", "next-step", "n Enter", &analyst},
};

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {12, 40}, {40, 120}, {1, 1}};

#define LOOKS (sizeof looks / sizeof *looks)
#define SIZES (sizeof sizes / sizeof *sizes)

static const char cv[] =
	"Reviewer of documents, 2 years\n"
	"Document Reviewer at a firm; Business English, privilege review\n"
	"Certified Reviewer\n";

static void have(const struct somebody *whose)
{
	struct rungs_profile *profile;

	ck_assert_int_eq(rungs_profile_open(&profile, path, RUNGS_PROFILE_WRITE,
					    NULL, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_profile_change(profile, whose->edits,
					      whose->count, false, NULL),
			 RUNGS_OK);
	rungs_profile_close(profile);
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

static struct atlas_place kept[] = {
	{.name = "built-in"},
	{.name = "kept"},
	{.name = "gone", .path = "/nowhere/gone.atlas"},
};
static const struct atlas_places places = {
	.count = 3, .at = kept, .start = 1, .open_own = rungs_atlas_open_kpo};

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

static void check_look(const struct look *look, size_t size)
{
	int rows = sizes[size].rows;
	int cols = sizes[size].cols;
	const struct app_files files = {
		.profile = look->whose ? path : NULL,
		.today = "2026-11-26",
		.atlases = &places,
	};
	struct rungs_atlas *atlas = open_atlas(look->atlas);
	struct rungs_error error;
	struct app *app;
	char name[64];
	char *text;

	if (look->whose)
		have(look->whose);
	ck_assert_msg(app_new(&app, atlas, &files, NULL, rows, cols, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	press_all(app, look->keys);
	text = shown(app, rows, cols);
	snprintf(name, sizeof name, "%s-%dx%d", look->name, cols, rows);
	golden_check("tui", name, text);
	free(text);
	app_free(app);
	rungs_atlas_close(atlas);
}

START_TEST(a_screen_looks_as_agreed)
{
	check_look(&looks[(size_t)_i / SIZES], (size_t)_i % SIZES);
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
