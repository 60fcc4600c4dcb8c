/* Going from one atlas to another, and back. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keys.h"
#include "sealed.h"
#include "suite.h"

#define FIXTURE BINARY_DIR "/fixture.atlas"
#define ROWS 24
#define COLS 80

static char broken[] = "/tmp/rungs-XXXXXX";
static struct rungs_atlas *atlas;
static struct app *app;
static struct atlas_place kept[] = {
	{.name = "built-in"},
	{.name = "broken", .path = broken},
	{.name = "fixture", .path = FIXTURE},
};
static struct atlas_place onet = {.name = "my onet",
				  .path = BINARY_DIR "/fixture_onet.atlas"};
static const struct atlas_places places = {
	.count = 3,
	.at = kept,
	.start = 2,
	.open_own = rungs_atlas_open_kpo,
};

/* One of the three is the fixture with its last page spoilt. */
static void setup(void)
{
	static char bytes[1 << 22];
	FILE *from = fopen(FIXTURE, "rb"), *to;
	size_t size = fread(bytes, 1, sizeof bytes, from);
	int fd = mkstemp(broken);

	fclose(from);
	memset(bytes + size - 5000, 7, 900);
	ck_assert_int_ge(fd, 0);
	to = fdopen(fd, "wb");
	ck_assert_uint_eq(fwrite(bytes, 1, size, to), size);
	fclose(to);
	ck_assert_int_eq(rungs_atlas_open(&atlas, FIXTURE, NULL), RUNGS_OK);
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.atlases = &places}, NULL,
				 ROWS, COLS, NULL),
			 RUNGS_OK);
}

static void teardown(void)
{
	app_free(app);
	rungs_atlas_close(atlas);
	unlink(broken);
	memcpy(broken + strlen(broken) - 6, "XXXXXX", 6);
}

static bool shows(const char *what)
{
	char *text = shown(app, ROWS, COLS);
	bool found = strstr(text, what) != NULL;

	free(text);
	return found;
}

START_TEST(another_atlas_is_gone_to_and_come_back_from)
{
	press(app, "j l Enter");
	ck_assert(shows("Document Reviewer"));
	press(app, "A");
	ck_assert(shows("fixture · here"));
	ck_assert(shows("KPO careers"));
	press(app, "j Enter");
	ck_assert(shows("rungs ▸ KPO careers"));
	ck_assert(shows("243 roles"));
	press(app, "/ \"data analyst\" Enter");
	ck_assert(shows("KPO careers ▸ Data Analyst"));
	/* Back over the border: the list, then where one had been. */
	press(app, "Alt-Left Alt-Left Alt-Left");
	ck_assert(shows("Fixture careers ▸ Atlases"));
	press(app, "<");
	ck_assert(shows("Fixture careers ▸ Document Reviewer"));
	press(app, "Alt-Right Alt-Right Alt-Right Alt-Right");
	ck_assert(shows("KPO careers ▸ Data Analyst"));
	/* What is opened there is of that atlas. */
	press(app, "L");
	ck_assert(shows("KPO careers ▸ Ladder of"));
}
END_TEST

START_TEST(one_that_cannot_be_read_says_so_and_is_not_gone_to)
{
	press(app, "A G Enter");
	ck_assert(shows("Fixture careers ▸ Atlases"));
	ck_assert(shows("is damaged"));
	press(app, "g Enter");
	ck_assert(shows("You are in this atlas already."));
	press(app, "<");
	ck_assert(shows("rungs ▸ Fixture careers"));
}
END_TEST

/* Marks are of an atlas. */
START_TEST(marks_stay_with_their_atlas)
{
	press(app, "j l Space j Space");
	press(app, "A j Enter");
	press(app, "c");
	ck_assert(shows("Mark two to four"));
	press(app, "j l Space");
	ck_assert(shows("A is "));
	press(app, "< < c");
	ck_assert(!shows("Mark two to four"));
	ck_assert(shows("Fixture careers ▸ "));
}
END_TEST

/* However often one goes to and fro. */
START_TEST(atlases_that_nothing_is_of_are_closed)
{
	for (int i = 0; i < 40; i++) {
		press(app, "A G k Enter");
		ck_assert(shows("rungs ▸ KPO careers"));
		press(app, "A g Enter");
		ck_assert(shows("rungs ▸ Fixture careers"));
	}
	press(app, "j l Enter");
	ck_assert(shows("Document Reviewer"));
}
END_TEST

/* Where there is an atlas of O*NET the role's occupation is found in it. */
START_TEST(a_role_leads_to_its_occupation_elsewhere)
{
	const struct atlas_places with_onet = {
		.count = 1, .at = &onet, .start = 1};

	press(app, "j l Enter G");
	ck_assert(!shows("O*NET 99.0"));
	app_free(app);
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.atlases = &with_onet},
				 NULL, ROWS, COLS, NULL),
			 RUNGS_OK);
	press(app, "j l Enter G Shift-Tab Shift-Tab");
	ck_assert(shows("Paralegals and Legal Assistants"));
	ck_assert(shows("in O*NET 99.0, kept as my onet"));
	ck_assert(shows("close fit · published"));
	press(app, "G k k k Enter");
	ck_assert(shows("rungs ▸ O*NET ▸ Paralegals"));
	ck_assert(shows("Job zone 4"));
	press(app, "Esc");
	ck_assert(shows("rungs ▸ Fixture careers ▸ Document Reviewer"));
	ck_assert(shows("in O*NET 99.0, kept as my onet"));
}
END_TEST

START_TEST(it_is_seen_at_forty_columns_where_one_is)
{
	char *text;

	app_resize(app, 12, 40);
	press(app, "A j Enter");
	text = shown(app, 12, 40);
	ck_assert_ptr_nonnull(strstr(text, "rungs ▸ KPO careers"));
	free(text);
	press(app, "<");
	text = shown(app, 12, 40);
	ck_assert_ptr_nonnull(strstr(text, "KPO careers"));
	ck_assert_ptr_nonnull(strstr(text, "243 roles"));
	free(text);
}
END_TEST

/* A large atlas is opened before all of it is read. */
START_TEST(damage_that_is_met_later_is_told_and_one_goes_on)
{
	struct sealed large = sealed_large(broken);

	*sealed_find(&large, "Reads documents and tags them") ^= 1;
	sealed_write(&large, broken);
	sealed_release(&large);
	press(app, "A G Enter");
	ck_assert(shows("rungs ▸ Fixture careers"));
	press(app, "/ \"reviewer\"");
	ck_assert(shows("Document Reviewer"));
	press(app, "Enter");
	ck_assert(shows("is damaged: it is not what was compiled."));
	press(app, "Esc Esc A g j Enter");
	ck_assert(shows("rungs ▸ KPO careers"));
	ck_assert(shows("243 roles"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("atlases");
	TCase *tests = tcase_create("atlases");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, another_atlas_is_gone_to_and_come_back_from);
	tcase_add_test(tests,
		       one_that_cannot_be_read_says_so_and_is_not_gone_to);
	tcase_add_test(tests, a_role_leads_to_its_occupation_elsewhere);
	tcase_add_test(tests, marks_stay_with_their_atlas);
	tcase_add_test(tests, atlases_that_nothing_is_of_are_closed);
	tcase_add_test(tests, it_is_seen_at_forty_columns_where_one_is);
	tcase_add_test(tests, damage_that_is_met_later_is_told_and_one_goes_on);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
