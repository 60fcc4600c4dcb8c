#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "page/families.h"
#include "page/page_print.h"
#include "suite.h"

/* A role of which hardly anything is known. */
static const struct rungs_role bare = {
	.brief = {.id = "bare", .title = "Bare Role", .rank = 1},
	.summary = "Does something.",
	.years_min = RUNGS_UNKNOWN,
	.years_max = RUNGS_UNKNOWN,
	.job_zone = RUNGS_UNKNOWN,
};

static struct page page;
static char *text;

static void build(const struct rungs_role *role)
{
	const struct page_print plain = {.plain = true};
	struct builder builder;
	size_t size;
	FILE *out;

	builder_begin(&builder, RUNGS_ROLE, role->brief.id);
	page_role_build(&builder, role);
	ck_assert_int_eq(builder_finish(&builder, &page, RUNGS_OK, NULL),
			 RUNGS_OK);
	out = open_memstream(&text, &size);
	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(page_print(out, &page, &plain, NULL), RUNGS_OK);
	fclose(out);
}

static void drop(void)
{
	free(text);
	page_release(&page);
}

static void says(const char *what)
{
	ck_assert_msg(strstr(text, what) != NULL, "'%s' is not in:\n%s", what,
		      text);
}

static void hides(const char *what)
{
	ck_assert_msg(strstr(text, what) == NULL, "'%s' is in:\n%s", what,
		      text);
}

START_TEST(says_what_matters_and_is_not_known)
{
	build(&bare);
	says("Asks: no data\n");
	says("Study: no data\n");
	says("Years: no data\n");
	says("Pay: no data\n");
	says("What you do\nno data\n");
	says("Pay\nno data\n");
	says("Outlook\nno data\n");
	drop();
}
END_TEST

/* An occupation's answers and its job zone, where the role has none itself. */
START_TEST(says_what_is_asked_of_its_occupation)
{
	struct rungs_role role = bare;

	role.occupation = (struct rungs_ref){"15-9001.00", "Lamp Readers"};
	role.job_zone = 2;
	role.zone_education = "A diploma.";
	build(&role);
	says("Study: Job zone 2 (occupation/15-9001.00)\n  A diploma.\n");
	says("Years: no data\n");
	drop();
	role.occupation_education = (struct rungs_ref){"rl-2", "Lamp school"};
	role.occupation_experience = "Over 1 year";
	build(&role);
	says("Study: Lamp school; the occupation's commonest answer "
	     "(education/rl-2)\n");
	says("Years: Over 1 year; the occupation's commonest answer\n");
	drop();
	role.education_min = (struct rungs_ref){"rl-1", "No school"};
	role.years_min = 2;
	build(&role);
	says("Study: No school; at least (education/rl-1)\n");
	hides("commonest answer");
	drop();
}
END_TEST

START_TEST(leaves_out_other_sections_without_anything)
{
	build(&bare);
	hides("Conditions");
	hides("Certifications");
	hides("Leads to");
	hides("Nearest occupation");
	hides("Where it stands");
	hides("(null)");
	hides("0");
	drop();
}
END_TEST

START_TEST(says_that_an_occupation_has_no_job_zone)
{
	struct rungs_role role = bare;

	role.occupation = (struct rungs_ref){"13-1199.00", "All Other"};
	build(&role);
	says("Job zone: no data\n");
	drop();
}
END_TEST

START_TEST(says_that_pay_is_not_of_this_seat)
{
	struct rungs_pay pay = {
		.soc = "11-1011",
		.title = "Chief Executives",
		.place = "US",
		.year = "2024",
		.currency = "USD",
		.p10 = 73710,
		.p25 = 126080,
		.median = INFINITY,
		.p75 = INFINITY,
		.p90 = INFINITY,
		.mean = NAN,
		.top_code = 239200,
		.employment = NAN,
		.basis = {"observed", "survey"},
	};
	struct rungs_role role = bare;

	role.pay = &pay;
	role.pay_count = 1;
	role.occupation_fit = "loose";
	build(&role);
	says("Of all Chief Executives, a loose fit: not this seat's pay. "
	     "observed · survey");
	says("US, 2024");
	says("10 % earn less: $73,710\n");
	says("Median: at or above $239,200\n");
	says("Mean: no data\n");
	says("People in it: no data\n");
	drop();
}
END_TEST

START_TEST(warns_of_what_is_doubtful)
{
	struct rungs_move moves[] = {
		{.from = {"bare", "Bare Role"},
		 .to = {"next", "Next Role"},
		 .kind = "advancement",
		 .years_min = 1,
		 .years_max = 2,
		 .commonness = "rare",
		 .doubtful = "seen once",
		 .basis = {"editorial", "editorial"}},
		{.from = {"bare", "Bare Role"},
		 .to = {"odd", "Odd Role"},
		 .kind = "unheard-of",
		 .years_min = RUNGS_UNKNOWN,
		 .years_max = RUNGS_UNKNOWN,
		 .basis = {"editorial", "editorial"}},
	};
	struct rungs_role role = bare;
	bool warned = false;

	role.leads_to = moves;
	role.leads_count = 2;
	build(&role);
	says("Leads to; editorial\n");
	says("1–2 years · rare · doubtful");
	says("Doubtful: seen once\n");
	says("Otherwise\nOdd Role (role/odd)\n");
	for (size_t i = 0; i < page.count; i++)
		warned = warned || page.rows[i].style == STYLE_WARNING;
	ck_assert(warned);
	drop();
}
END_TEST

START_TEST(says_why_nothing_leads_on)
{
	struct rungs_role role = bare;

	role.unlinked = "A seat outside the ladder.";
	build(&role);
	says("Leads to\nA seat outside the ladder.\n");
	drop();
}
END_TEST

START_TEST(sends_to_the_issuer_what_was_not_verified)
{
	struct rungs_role_certification rows[] = {
		{.id = "a",
		 .name = "Alpha",
		 .status = "current",
		 .verified = "yes",
		 .usefulness = "helpful"},
		{.id = "b",
		 .name = "Beta",
		 .status = "retired",
		 .verified = "no",
		 .usefulness = "helpful"},
	};
	struct rungs_role role = bare;

	role.certifications = rows;
	role.certification_count = 2;
	build(&role);
	says("Alpha; helpful (certification/a)\n");
	says("Beta; helpful · retired · check with the issuer "
	     "(certification/b)\n");
	drop();
}
END_TEST

/* What was counted between lines of work is of no role, and says so. */
START_TEST(flows_are_not_of_the_role)
{
	struct rungs_flow flows[] = {
		{.from = {.name = "Lamps"},
		 .to = {.id = "b", .name = "Bells"},
		 .place = "US",
		 .year_from = 2023,
		 .year_to = 2025,
		 .movers = 480,
		 .share = 0.254,
		 .basis = {.evidence = "observed", .sources = "count"}},
		{.from = {.name = "Lamps"},
		 .to = {.id = "o", .name = "Old"},
		 .place = "US",
		 .year_from = 2013,
		 .year_to = 2015,
		 .movers = 9,
		 .share = 1},
	};
	struct rungs_role role = bare;

	role.unlinked = "Nobody knows.";
	role.flows = flows;
	role.flow_count = 2;
	build(&role);
	says("Observed of the whole line of work, not of this role: of those "
	     "who left Lamps for another line, 25 % to Bells (US, 2023–2025 · "
	     "observed · count).");
	hides("Old");
	drop();
}
END_TEST

/* A level that comes by way of a crosswalk says so, and the crosswalk's
 * occupations stand with what each is to the role. */
START_TEST(tells_what_a_crosswalk_maps_it_to)
{
	struct rungs_role_match matches[] = {
		{.occupation = {.id = "11-1", .name = "Lamp Readers"},
		 .match = "close",
		 .job_zone = 4,
		 .basis = {.evidence = "published", .sources = "walk"}},
		{.occupation = {.id = "98", .name = "Lamp workers"},
		 .match = "group",
		 .job_zone = RUNGS_UNKNOWN,
		 .basis = {.evidence = "published", .sources = "own"}},
	};
	struct rungs_role role = bare;

	role.brief.level = (struct rungs_ref){"zone-4", "Job zone 4"};
	role.basis = (struct rungs_basis){"derived", "own;walk"};
	build(&role);
	hides("mapped");
	drop();
	role.matches = matches;
	role.match_count = 2;
	build(&role);
	says("Level: Job zone 4; derived · own, walk (level/zone-4)");
	says("Occupations it is mapped to; published\n");
	says("Lamp Readers; 11-1 · job zone 4 (occupation/11-1)\n"
	     "  a close match: nearly the same work · walk\n");
	says("Lamp workers; 98 (occupation/98)\n"
	     "  the group that it is of · own\n");
	drop();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("role");
	TCase *tests = tcase_create("role");

	tcase_add_test(tests, says_what_matters_and_is_not_known);
	tcase_add_test(tests, says_what_is_asked_of_its_occupation);
	tcase_add_test(tests, flows_are_not_of_the_role);
	tcase_add_test(tests, tells_what_a_crosswalk_maps_it_to);
	tcase_add_test(tests, leaves_out_other_sections_without_anything);
	tcase_add_test(tests, says_that_an_occupation_has_no_job_zone);
	tcase_add_test(tests, says_that_pay_is_not_of_this_seat);
	tcase_add_test(tests, warns_of_what_is_doubtful);
	tcase_add_test(tests, says_why_nothing_leads_on);
	tcase_add_test(tests, sends_to_the_issuer_what_was_not_verified);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
