/* What the commands make of a large atlas with a damaged page, which they meet
 * only where they read it. */
#include <unistd.h>

#include "run.h"
#include "sealed.h"
#include "suite.h"

#define SAYS "is damaged: it is not what was compiled."

static char path[] = "/tmp/rungs-XXXXXX";

/* The page that names the roles. */
static void setup(void)
{
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	close(fd);
	struct sealed large = sealed_large(path);
	*sealed_find(&large, "Reads documents and tags them") ^= 1;
	sealed_write(&large, path);
	sealed_release(&large);
}

static void teardown(void)
{
	unlink(path);
	memcpy(path + strlen(path) - 6, "XXXXXX", 6);
}

START_TEST(what_reads_it_says_so)
{
	static const char *const lines[][4] = {
		{"show", "document-reviewer"},
		{"show", "review-lead", "--json"},
		{"list", "roles"},
		{"ladder", "legal"},
		{"feeders", "review-lead"},
		{"compare", "review-lead", "data-analyst"},
		{"route", "document-reviewer", "review-lead"},
		{"sql", "SELECT * FROM roles"},
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		const char *words[8] = {0};
		size_t count = 0;

		while (count < 4 && lines[i][count] != NULL) {
			words[count] = lines[i][count];
			count++;
		}
		words[count++] = "--atlas";
		words[count] = path;
		assert_refused(run_words(&(struct around){0}, words),
			       EXIT_TROUBLE, SAYS);
	}
}
END_TEST

START_TEST(what_reads_elsewhere_answers)
{
	assert_said(RUN("list", "skills", "--atlas", path), EXIT_DONE, "SQL");
	assert_said(RUN("search", "reviewer", "--atlas", path), EXIT_DONE,
		    "Document Reviewer");
	assert_said(RUN("sql", "SELECT count(*) FROM sources", "--atlas", path),
		    EXIT_DONE, "");
}
END_TEST

/* Whatever passes on or vouches for all of it looks at all of it. */
START_TEST(what_is_about_all_of_it_refuses_it)
{
	char out[64];

	snprintf(out, sizeof(out), "%s.out", path);
	assert_refused(RUN("atlas", "verify", path), EXIT_TROUBLE, SAYS);
	assert_refused(RUN("atlas", "use", path), EXIT_TROUBLE, SAYS);
	assert_refused(RUN("check", path), EXIT_TROUBLE, SAYS);
	assert_refused(RUN("export", path, "-o", out), EXIT_TROUBLE, SAYS);
	assert_refused(RUN("init", out, "--atlas", path), EXIT_TROUBLE, SAYS);
	assert_refused(RUN("diff", path, BINARY_DIR "/fixture.atlas"),
		       EXIT_TROUBLE, SAYS);
	assert_refused(RUN("diff", BINARY_DIR "/fixture.atlas", path),
		       EXIT_TROUBLE, SAYS);
	assert_refused(RUN("upgrade", path, SOURCE_DIR "/tests/fixture"),
		       EXIT_TROUBLE, SAYS);
	assert_refused(
		RUN("upgrade", BINARY_DIR "/fixture.atlas", path, "-o", out),
		EXIT_TROUBLE, SAYS);
	ck_assert_int_ne(access(out, F_OK), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("damage");
	TCase *tests = tcase_create("damage");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, what_reads_it_says_so);
	tcase_add_test(tests, what_reads_elsewhere_answers);
	tcase_add_test(tests, what_is_about_all_of_it_refuses_it);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
