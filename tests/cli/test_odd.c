/* What ladder, route, feeders and compare answer about odd atlases, and to odd
 * questions. */
#include <unistd.h>

#include "import/scratch.h"
#include "run.h"
#include "suite.h"

#define ROLE(id, level, title, unlinked)                                       \
	id ",x,t," level "," title ",Does work.,,,,,,," unlinked               \
	   ",published,s\n"
#define MOVE(from, to, kind, years)                                            \
	from "," to "," kind "," years "," years ",common,,,,published,s\n"

enum { CROWD = 1000 };

static char *folder, *atlas;

static const char roles_head[] =
	"id,specialization,track,level,title,summary,years_min,years_max,"
	"education_min,education_preferred,occupation,occupation_fit,unlinked,"
	"evidence,sources\n";
static const char moves_head[] =
	"from_role,to_role,kind,years_min,years_max,commonness,certifications,"
	"note,doubtful,evidence,sources\n";

/* What all of these atlases have. */
static const struct {
	const char *name, *text;
} frame[] = {
	{"about.csv", "key,value\n"
		      "name,World\n"
		      "release,1\n"
		      "language,en_GB\n"},
	{"sources.csv", "id,title,publisher,address,year,place,kind,licence,"
			"read,taken,attribution\n"
			"s,World,World,,,,made up,none,,,\n"},
	{"specializations.csv",
	 "id,kind,name,also_called,summary,clients,deliverables,study_fields,"
	 "tools,areas,sources\n"
	 "x,additional,Everything,,All work.,,,,,,s\n"},
	{"tracks.csv", "id,name,summary,sources\n"
		       "t,Office,All of it.,s\n"},
	{"level_scales.csv", "id,name,release,sources\n"
			     "z,Scale,1,s\n"},
	{"levels.csv", "id,scale,rank,name,titles_hint,years_min,years_max,"
		       "summary,evidence,sources\n"
		       "low,z,1,Low,,,,All.,published,s\n"
		       "middle,z,2,Middle,,,,All.,published,s\n"
		       "high,z,3,High,,,,All.,published,s\n"},
	{"education.csv", "id,rank,name,profession,years_min,years_max,"
			  "summary,note,evidence,sources\n"
			  "school,1,School,0,10,12,Done.,,published,s\n"},
};

static void write_table(const char *name, const char *head, const char *rows)
{
	char *text;
	int size = asprintf(&text, "%s%s", head, rows);

	ck_assert_int_gt(size, 0);
	scratch_write(scratch_path(folder, name), text, (size_t)size);
	free(text);
}

static struct ran compile(const char *roles, const char *moves)
{
	write_table("roles.csv", roles_head, roles);
	write_table("moves.csv", moves_head, moves);
	return RUN("compile", folder, "-o", scratch_path(folder, "atlas"));
}

static void make(const char *roles, const char *moves)
{
	assert_said(compile(roles, moves), EXIT_DONE, "Wrote ");
}

/* School opens the way to the first role. */
static void open_to(const char *role)
{
	char rows[100];

	snprintf(rows, sizeof(rows), "school,any,,%s,common,,published,s\n",
		 role);
	write_table("entry_routes.csv",
		    "education,fields,areas,role,commonness,note,evidence,"
		    "sources\n",
		    rows);
}

static void setup(void)
{
	folder = scratch_new();
	ck_assert_int_gt(asprintf(&atlas, "--atlas=%s/atlas", folder), 0);
	for (size_t i = 0; i < sizeof(frame) / sizeof(*frame); i++)
		write_table(frame[i].name, "", frame[i].text);
}

static void teardown(void)
{
	free(atlas);
	scratch_delete(folder);
}

struct question {
	const char *words[8];
	int status;
	const char *part; /* of the answer, or of the one sentence instead */
};

static struct ran ask(const struct question *question)
{
	const char *words[RUN_WORDS + 1] = {atlas};

	for (size_t i = 0; question->words[i] != NULL; i++)
		words[i + 1] = question->words[i];
	return run_words(&(struct around){0}, words);
}

static void expect_answers(const struct question *questions)
{
	for (; questions->part != NULL; questions++)
		assert_said(ask(questions), questions->status, questions->part);
}

static void expect_refusals(const struct question *questions)
{
	for (; questions->part != NULL; questions++)
		assert_refused(ask(questions), questions->status,
			       questions->part);
}

/* Atlases ----------------------------------------------------------------- */

/* A circle that takes no years, and a role that nobody comes to. */
static void make_circle(void)
{
	open_to("clerk");
	make(ROLE("clerk", "low", "Clerk",
		  "") ROLE("senior", "middle", "Senior Clerk",
			   "") ROLE("chief", "high", "Chief Clerk", "")
		     ROLE("guard", "low", "Guard", "Nobody says whence."),
	     MOVE("clerk", "senior", "advancement", "0")
		     MOVE("senior", "chief", "advancement", "0")
			     MOVE("chief", "clerk", "lateral", "0"));
}

START_TEST(a_circle_without_years)
{
	make_circle();
	expect_answers((const struct question[]){
		{{"ladder"}, EXIT_DONE, "Chief Clerk"},
		{{"ladder", "x", "--plain"}, EXIT_DONE, "Chief Clerk"},
		{{"route", "clerk", "chief"},
		 EXIT_DONE,
		 "1. Clerk → Senior Clerk → Chief Clerk\nYears: at once; "},
		{{"route", "chief", "senior"},
		 EXIT_DONE,
		 "1. Chief Clerk → Clerk → Senior Clerk\n"},
		{{"route", "clerk", "level/high"},
		 EXIT_DONE,
		 "1. Clerk → Senior Clerk → Chief Clerk\n"},
		{{"route", "start", "clerk"},
		 EXIT_DONE,
		 "1. Start → Clerk\nYears: after study; 1 step"},
		{{"feeders", "clerk"}, EXIT_DONE, "Chief Clerk"},
		{{"feeders", "clerk", "--steps", "1000"},
		 EXIT_DONE,
		 "Senior Clerk"},
		{{"compare", "clerk", "chief"}, EXIT_DONE, "B: Chief Clerk"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

START_TEST(a_role_alone)
{
	make_circle();
	expect_answers((const struct question[]){
		{{"ladder", "--role", "guard"}, EXIT_DONE, "Guard"},
		{{"feeders", "guard"}, EXIT_NOTHING, "\nNobody says whence.\n"},
		{{"compare", "clerk", "guard"}, EXIT_DONE, "B: Guard"},
		{{NULL}, EXIT_DONE, NULL}});
	expect_refusals((const struct question[]){
		{{"route", "clerk", "guard"},
		 EXIT_NOTHING,
		 "No chain of moves leads from Clerk to Guard: this atlas "
		 "knows no move to Guard.\n"},
		{{"route", "guard", "clerk"},
		 EXIT_NOTHING,
		 "No chain of moves leads from Guard to Clerk: this atlas "
		 "knows no move from Guard.\n"},
		{{"route", "start", "guard"},
		 EXIT_NOTHING,
		 "No chain of moves leads from the start to Guard: this "
		 "atlas knows no move to Guard.\n"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

#define TWO_ALONE(why)                                                         \
	ROLE("clerk", "low", "Clerk", why)                                     \
	ROLE("chief", "high", "Chief Clerk", why)

START_TEST(no_moves)
{
	make(TWO_ALONE("Nobody says."), "");
	expect_answers((const struct question[]){
		{{"ladder"}, EXIT_DONE, "Chief Clerk"},
		{{"ladder", "--format", "svg"}, EXIT_DONE, "Chief Clerk"},
		{{"feeders", "chief"}, EXIT_NOTHING, "\nNobody says.\n"},
		{{"compare", "clerk", "chief"}, EXIT_DONE, "B: Chief Clerk"},
		{{NULL}, EXIT_DONE, NULL}});
	expect_refusals((const struct question[]){
		{{"route", "clerk", "chief"},
		 EXIT_NOTHING,
		 "from Clerk to Chief Clerk: this atlas has no moves.\n"},
		{{"route", "start", "chief"}, EXIT_NOTHING, "has no moves.\n"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

START_TEST(no_moves_but_similar_roles)
{
	make(TWO_ALONE(""), "clerk,chief,similar,,,,,,,derived,s\n");
	expect_refusals((const struct question[]){
		{{"route", "clerk", "chief"},
		 EXIT_NOTHING,
		 "similar, but no move that people make.\n"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

/* It neither fits nor misfits, and stands below what can be told. */
START_TEST(a_role_that_asks_nothing_known)
{
	struct ran ran;

	make(ROLE("clerk", "low", "Clerk",
		  "Nobody says.") "guard,x,t,low,Guard,Does "
				  "work.,,,school,,,,Nobody says.,"
				  "published,s\n",
	     "");
	ran = RUN("fit", "--plain", atlas, "--profile",
		  scratch_path(folder, "profile.db"));
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.out, "Guard"));
	ck_assert_ptr_nonnull(strstr(strstr(ran.out, "Guard"), "Clerk"));
	ran_release(&ran);
}
END_TEST

START_TEST(a_thousand_roles_of_one_level)
{
	char *roles, *moves;
	size_t size;
	FILE *out = open_memstream(&roles, &size);

	for (int i = 0; i < CROWD; i++)
		fprintf(out, ROLE("r%d", "low", "Role %d", ""), i, i);
	fclose(out);
	out = open_memstream(&moves, &size);
	for (int i = 0; i < CROWD; i++)
		for (int j = 1; j <= 3; j++) {
			int to = (i * 7 + j * j + 1) % CROWD, years = j % 3;

			if (to != i)
				fprintf(out,
					MOVE("r%d", "r%d", "lateral", "%d"), i,
					to, years, years);
		}
	fclose(out);
	open_to("r0");
	make(roles, moves);
	free(roles);
	free(moves);
	expect_answers((const struct question[]){
		{{"ladder"}, EXIT_DONE, "Role 999"},
		{{"ladder", "x", "--json"}, EXIT_DONE, "\"r999\""},
		{{"route", "r0", "r999"}, EXIT_DONE, "1. Role 0 → "},
		{{"route", "start", "r999"}, EXIT_DONE, "1. Start → Role 0"},
		{{"feeders", "r999", "--steps", "9"}, EXIT_DONE, "Role 0"},
		{{"compare", "r0", "r999"}, EXIT_DONE, "B: Role 999"},
		{{NULL}, EXIT_DONE, NULL}});
	expect_refusals((const struct question[]){
		{{"compare", "x", "t", "--level", "high"},
		 EXIT_NOTHING,
		 "Everything has no role of the level High.\n"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

/* Tables that make no atlas ------------------------------------------------ */

static void expect_no_atlas(const char *roles, const char *moves,
			    const char *part)
{
	struct ran ran = compile(roles, moves);

	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_msg(strstr(ran.out, part) != NULL, "no '%s' in '%s'", part,
		      ran.out);
	ran_release(&ran);
	ck_assert_int_ne(access(scratch_path(folder, "atlas"), F_OK), 0);
}

#define TWO TWO_ALONE("")

START_TEST(moves_that_lead_nowhere_are_refused)
{
	open_to("clerk");
	expect_no_atlas(TWO,
			MOVE("clerk", "chief", "advancement", "1")
				MOVE("chief", "clerk", "advancement", "1"),
			"error: moves.csv:3: column to_role: leads back by "
			"advancement");
	expect_no_atlas(
		TWO,
		MOVE("clerk", "chief", "advancement", "1")
			MOVE("chief", "chief", "lateral", "1"),
		"error: moves.csv:3: column to_role: is where the move comes "
		"from");
}
END_TEST

/* Questions --------------------------------------------------------------- */

START_TEST(limits_that_contradict_each_other)
{
	make_circle();
	expect_answers((const struct question[]){
		{{"route", "clerk", "chief", "--through=senior",
		  "--max-years=0.5"},
		 EXIT_DONE,
		 "1. Clerk → Senior Clerk → Chief Clerk\n"},
		{{NULL}, EXIT_DONE, NULL}});
	expect_refusals((const struct question[]){
		{{"route", "clerk", "chief", "--avoid=senior",
		  "--through=senior"},
		 EXIT_USAGE,
		 "cannot both avoid 'Senior Clerk' and go through it.\n"},
		{{"route", "clerk", "chief", "--avoid=chief"},
		 EXIT_USAGE,
		 "cannot avoid 'Chief Clerk', which is one of its ends.\n"},
		{{"route", "clerk", "chief", "--max-years=0"},
		 EXIT_USAGE,
		 "such as 1.5, up to 1000, not '0'.\n"},
		{{"route", "clerk", "chief", "--max-years=-1"},
		 EXIT_USAGE,
		 "not '-1'.\n"},
		{{"route", "clerk", "chief", "--routes=0"}, EXIT_USAGE, "'0'"},
		{{"feeders", "clerk", "--steps=0"}, EXIT_USAGE, "'0'"},
		{{"route", "clerk", "chief", "--avoid=senior"},
		 EXIT_LIMITS,
		 "(at once), but it goes through Senior Clerk.\n"},
		{{"route", "clerk", "chief", "--through=guard"},
		 EXIT_LIMITS,
		 "but it does not go through Guard.\n"},
		{{"route", "start", "clerk", "--education=school",
		  "--no-new-degree"},
		 EXIT_LIMITS,
		 "(after study), but what education Clerk asks is not "
		 "known.\n"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

START_TEST(one_thing_for_both_ends)
{
	make_circle();
	expect_refusals((const struct question[]){
		{{"route", "clerk", "clerk"},
		 EXIT_USAGE,
		 "both ends are 'Clerk'.\n"},
		{{"route", "clerk", "role/clerk"}, EXIT_USAGE, "both ends"},
		{{"route", "clerk", "level/low"},
		 EXIT_USAGE,
		 "'Clerk' is there already: it is of 'Low'.\n"},
		{{"compare", "clerk", "clerk"}, EXIT_USAGE, "twice.\n"},
		{{"compare", "clerk", "role/clerk"}, EXIT_USAGE, "twice.\n"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

START_TEST(names_of_nothing_get_the_nearest)
{
	static const char near[] = "'chiev'; the nearest: role/chief.\n";
	static const char none[] = "Nothing is called 'zzz'; rungs search";
	static const char few[] = "'zzz'; there are clerk, guard, senior and"
				  " chief.\n";

	make_circle();
	expect_refusals((const struct question[]){
		{{"ladder", "x", "--role", "chiev"}, EXIT_NOTHING, near},
		{{"route", "chiev", "clerk"}, EXIT_NOTHING, near},
		{{"route", "clerk", "chiev"}, EXIT_NOTHING, near},
		{{"route", "clerk", "senior", "--avoid=chiev"},
		 EXIT_NOTHING,
		 near},
		{{"feeders", "chiev"}, EXIT_NOTHING, near},
		{{"compare", "clerk", "chiev"}, EXIT_NOTHING, near},
		{{"ladder", "zzz"}, EXIT_NOTHING, none},
		{{"route", "zzz", "clerk"}, EXIT_NOTHING, few},
		{{"route", "clerk", "zzz"}, EXIT_NOTHING, none},
		{{"feeders", "zzz"}, EXIT_NOTHING, few},
		{{"compare", "zzz", "clerk"}, EXIT_NOTHING, none},
		{{"ladder", "chief"}, EXIT_USAGE, "'chief' is a role; ladder"},
		{{"feeders", "t"}, EXIT_USAGE, "'t' is a track; feeders takes"},
		{{NULL}, EXIT_DONE, NULL}});
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("odd");
	TCase *tests = tcase_create("odd");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_circle_without_years);
	tcase_add_test(tests, a_role_alone);
	tcase_add_test(tests, a_role_that_asks_nothing_known);
	tcase_add_test(tests, no_moves);
	tcase_add_test(tests, no_moves_but_similar_roles);
	tcase_add_test(tests, a_thousand_roles_of_one_level);
	tcase_add_test(tests, moves_that_lead_nowhere_are_refused);
	tcase_add_test(tests, limits_that_contradict_each_other);
	tcase_add_test(tests, one_thing_for_both_ends);
	tcase_add_test(tests, names_of_nothing_get_the_nearest);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
