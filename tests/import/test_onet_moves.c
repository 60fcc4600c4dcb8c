/* Which moves an O*NET release gives. */
#include "onet_stage.h"
#include "suite.h"

#define KEEPER "15-9002.00"
#define READER "15-9001.00"
#define HEADER "O*NET-SOC Code\tTask ID\tDWA ID\tDate\tDomain Source\n"
#define DWA(code, id) code "\t1\t" id "\t05/2031\tAnalyst\n"
#define IM(code, id, value)                                                    \
	code "\t" id "\tx\tIM\t" value                                         \
	     "\t8\t0.1\t1\t5\tN\tn/a\t05/2031\tAnalyst\n"
#define LV(code, id)                                                           \
	code "\t" id "\tx\tLV\t4.00\t8\t0.1\t1\t5\tN\tN\t05/2031\tAnalyst\n"

/* Half of the readers' work is done by keepers, who stand a zone below. */
static const char activities[] = HEADER DWA(KEEPER, "4.A.1")
	DWA(KEEPER, "4.A.9") DWA(READER, "4.A.1") DWA(READER, "4.A.2");
static const char relations[] =
	"O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n"
	"15-9001.00\t15-9002.00\tPrimary-Long\t1\n"
	"15-9002.00\t15-9001.00\tPrimary-Short\t1\n";

static void put(const char *name, const char *text)
{
	scratch_write(scratch_path(folder, name), text, strlen(text));
}

static void append(const char *name, const char *text)
{
	FILE *to = fopen(scratch_path(folder, name), "a");

	ck_assert_ptr_nonnull(to);
	ck_assert_int_ge(fputs(text, to), 0);
	ck_assert_int_eq(fclose(to), 0);
}

static void stage(void)
{
	put("Tasks to DWAs.txt", activities);
	put("Related Occupations.txt", relations);
}

static void expect_move(const char *from, const char *answer)
{
	char sql[200];

	import_to(folder, out);
	snprintf(sql, sizeof(sql),
		 "SELECT kind, years_min, years_max, evidence, sources"
		 " FROM moves WHERE from_role = '%s'",
		 from);
	expect(sql, answer);
}

START_TEST(one_zone_higher_is_an_advancement)
{
	stage();
	expect_move(KEEPER, "advancement|0|1|derived|onet;svp");
	expect_move(READER, "similar|-|-|published|onet");
	expect("SELECT note FROM moves WHERE kind = 'advancement'",
	       "Computed, not counted: among the closest for O*NET "
	       "(primary-short), job zone 1 to 2, 1 of its 2 detailed work "
	       "activities done before, and no core knowledge new.");
	expect("SELECT year, publisher FROM sources WHERE id = 'svp'",
	       "1991|U.S. Department of Labor, Employment and Training "
	       "Administration");
}
END_TEST

START_TEST(same_zone_is_sideways)
{
	stage();
	edit("Job Zones.txt", 3, "\t1\t", "\t2\t");
	edit("Skills.txt", 2, "\t4.00\t", "\t3.50\t");
	edit("Skills.txt", 6, "\t2.99\t", "\t3.00\t");
	expect_move(KEEPER, "lateral|0|1|derived|onet;svp");
	expect("SELECT note FROM moves WHERE from_role = '" KEEPER "'",
	       "Computed, not counted: among the closest for O*NET "
	       "(primary-short), both in job zone 2, 1 of its 2 detailed work "
	       "activities done before, and no core skill or knowledge new.");
	/* What is core there and not asked here is not sideways. */
	edit("Skills.txt", 2, "\t3.50\t", "\t4.00\t");
	edit("Skills.txt", 6, "\t3.00\t", "\t2.99\t");
	expect_move(KEEPER, "similar|-|-|published|onet");
}
END_TEST

/* Where one thing does not hold, the two are similar and no more. */
static const struct {
	const char *file;
	long line;
	const char *from, *to;
} doubts[] = {
	{"Related Occupations.txt", 3, "Primary-Short", "Supplemental"},
	{"Job Zones.txt", 2, "\t2\t", "\t3\t"},
	{"Job Zones.txt", 3, "15-9002.00\t1", "98-9001.00\t1"},
	{"Tasks to DWAs.txt", 4, "\t4.A.1\t", "\t4.A.3\t"},
	{"Occupation Data.txt", 3, "Lamp Keepers",
	 "First-Line Supervisors of Lamps"},
	{"Skills.txt", 8, "\tIM\t3.50\t", "\tIM\t2.50\t"},
	{"Knowledge.txt", 2, "\t3.74\t", "\t3.75\t"},
};

START_TEST(a_doubt_leaves_it_similar)
{
	stage();
	edit(doubts[_i].file, doubts[_i].line, doubts[_i].from, doubts[_i].to);
	expect_move(KEEPER, "similar|-|-|published|onet");
	expect("SELECT count(*) FROM sources WHERE id = 'svp'", "0");
}
END_TEST

/* A third is not enough, more is. */
START_TEST(more_than_a_third_of_the_work)
{
	stage();
	append("Tasks to DWAs.txt", DWA(READER, "4.A.3"));
	expect_move(KEEPER, "similar|-|-|published|onet");
	append("Tasks to DWAs.txt", DWA(KEEPER, "4.A.3"));
	expect_move(KEEPER, "advancement|0|1|derived|onet;svp");
}
END_TEST

START_TEST(core_knowledge_is_asked_before)
{
	stage();
	edit("Knowledge.txt", 2, "\t3.74\t", "\t3.75\t");
	append("Knowledge.txt",
	       IM(KEEPER, "2.C.9.a", "3.00") LV(KEEPER, "2.C.9.a"));
	expect_move(KEEPER, "advancement|0|1|derived|onet;svp");
}
END_TEST

/* A range without an end bounds no years, and tells nothing of neighbours. */
static const struct {
	const char *range, *up, *across;
} ranges[] = {
	{"(4.0 to < 6.0)", "0|1", "lateral"},
	{"(4.0 to < 9.0)", "0|10", "lateral"},
	{"(7.0 to < 8.0)", "1|4", "lateral"},
	{"(8.0 and above)", "-|-", "similar"},
	{"(6.0 to < 4.0)", "-|-", "similar"},
	{"(4.0 to < 12.0)", "-|-", "similar"},
	{"(4.5 to < 6.0)", "-|-", "similar"},
	{"n/a", "-|-", "similar"},
};

START_TEST(years_follow_the_ranges)
{
	stage();
	edit("Job Zone Reference.txt", 3, "(4.0 to < 6.0)", ranges[_i].range);
	import_to(folder, out);
	expect("SELECT years_min, years_max FROM moves"
	       " WHERE kind = 'advancement'",
	       ranges[_i].up);
	edit("Job Zones.txt", 3, "\t1\t", "\t2\t");
	edit("Skills.txt", 2, "\t4.00\t", "\t3.50\t");
	import_to(folder, out);
	expect("SELECT kind FROM moves WHERE from_role = '" KEEPER "'",
	       ranges[_i].across);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("onet_moves");
	TCase *one = tcase_create("onet_moves");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, one_zone_higher_is_an_advancement);
	tcase_add_test(one, same_zone_is_sideways);
	tcase_add_loop_test(one, a_doubt_leaves_it_similar, 0, COUNT(doubts));
	tcase_add_test(one, more_than_a_third_of_the_work);
	tcase_add_test(one, core_knowledge_is_asked_before);
	tcase_add_loop_test(one, years_follow_the_ranges, 0, COUNT(ranges));
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
