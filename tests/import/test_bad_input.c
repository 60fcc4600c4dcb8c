/* Everything that may be wrong with a file, for every reader of one: what is
 * told, and that the atlas that was there is as it was where nothing comes of
 * it.  ZIPs are in test_bundle.c, every call that may fail in test_replace.c. */
#include <signal.h>
#include <sys/resource.h>

#include <rungs/role.h>

#include "import/crosswalk.h"
#include "import/esco.h"
#include "import/oews.h"
#include "import/onet.h"
#include "import/projections.h"
#include "release_stage.h"
#include "suite.h"

#define RELEASES SOURCE_DIR "/tests/import/"
#define ESCO "http://data.europa.eu/esco/"
#define READER ESCO "occupation/00000000-0000-4000-8000-000000000001"
#define KEEPER ESCO "occupation/00000000-0000-4000-8000-000000000003"
#define GONE ESCO "occupation/00000000-0000-4000-8000-000000000009"

#define WAGES                                                                  \
	"AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,"      \
	"A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"                           \
	"U.S.,1,15-2051,Data Scientists,detailed,10,9,1,2,3,4,5\n"             \
	"U.S.,1,23-2011,Paralegals,detailed,10,9,1,2,3,4,5\n"
#define JOBS                                                                   \
	"\"Projections, 2031–2041\",,,,,,,,,\n"                              \
	"2031 National Employment Matrix title,2031 National Employment "      \
	"Matrix code,Occupation type,\"Employment, 2031\",\"Employment, "      \
	"2041\",\"Employment change, percent, 2031–41\",\"Occupational "     \
	"openings, 2031–41 annual average\",Typical education needed for "   \
	"entry,Work experience in a related occupation,Typical on-the-job "    \
	"training needed to attain competency in the occupation\n"             \
	"Data,15-2051,Line item,1,2,3,4,Degree,None,None\n"                    \
	"Law,23-2011,Line item,1,2,3,4,Degree,None,None\n"
#define WALK                                                                   \
	"O*NET Id,O*NET Title,ESCO or ISCO URI,ESCO or ISCO Title,Type of "    \
	"Match\n"                                                              \
	"15-9001.00,Lamp Readers," READER ",lamp reader,exactMatch\n"          \
	"15-9002.00,Lamp Keepers," KEEPER ",lamp keeper,closeMatch\n"

static const char *const release_folder = RELEASES "onet";
static char *kept; /* a copy of the atlas that was there */
static enum rungs_status (*run)(const char *from, const char *to);

static enum rungs_status import_release(const char *from, const char *to)
{
	return run(from, to);
}

/* Readers ----------------------------------------------------------------- */

static void put(const char *from, const char *to)
{
	size_t size;
	char *bytes = scratch_read(from, &size);

	scratch_write(to, bytes, size);
	free(bytes);
}

static enum rungs_status take_onet(const char *from, const char *to)
{
	return onet_import(from, to, &findings, &error);
}

static void lay_onet(void)
{
	scratch_copy(RELEASES "onet", folder);
	ck_assert_int_eq(take_onet(folder, out), RUNGS_OK);
}

static enum rungs_status take_esco(const char *from, const char *to)
{
	return esco_import(from, NULL, to, &findings, &error);
}

static void lay_esco(void)
{
	scratch_copy(RELEASES "esco", folder);
	ck_assert_int_eq(take_esco(folder, out), RUNGS_OK);
}

static enum rungs_status take_wages(const char *from, const char *to)
{
	return oews_import(scratch_path(from, "M2024.csv"), to, 0, &findings,
			   &error);
}

static void lay_wages(void)
{
	scratch_write(scratch_path(folder, "M2024.csv"), BYTES(WAGES));
	put(BINARY_DIR "/fixture.atlas", out);
}

static enum rungs_status take_jobs(const char *from, const char *to)
{
	return projections_import(scratch_path(from, "ep.csv"), to, &findings,
				  &error);
}

static void lay_jobs(void)
{
	scratch_write(scratch_path(folder, "ep.csv"), BYTES(JOBS));
	put(BINARY_DIR "/fixture.atlas", out);
}

static enum rungs_status take_walk(const char *from, const char *to)
{
	struct rungs_atlas *onet;
	enum rungs_status status = rungs_atlas_open(
		&onet, scratch_path(folder, "onet.atlas"), &error);

	if (status == RUNGS_OK)
		status = crosswalk_import(scratch_path(from, "walk.csv"), to,
					  onet, &findings, &error);
	rungs_atlas_close(onet);
	return status;
}

static void lay_walk(void)
{
	char *onet = strdup(scratch_path(folder, "onet.atlas"));

	scratch_write(scratch_path(folder, "walk.csv"), BYTES(WALK));
	ck_assert_int_eq(take_onet(RELEASES "onet", onet), RUNGS_OK);
	ck_assert_int_eq(take_esco(RELEASES "esco", out), RUNGS_OK);
	free(onet);
}

static const struct reader {
	void (*lay)(void); /* a good file in the folder, an atlas at out */
	enum rungs_status (*take)(const char *from, const char *to);
	const char *file;
} readers[] = {
	{lay_onet, take_onet, "Task Statements.txt"},
	{lay_esco, take_esco, "occupations_en.csv"},
	{lay_wages, take_wages, "M2024.csv"},
	{lay_jobs, take_jobs, "ep.csv"},
	{lay_walk, take_walk, "walk.csv"},
};
enum { ONET, ESCO_CSV, OEWS, PROJECTIONS, CROSSWALK };

static void begin(const struct reader *reader)
{
	folder = scratch_new();
	target = scratch_new();
	out = strdup(scratch_path(target, "new.atlas"));
	run = reader->take;
	reader->lay();
	findings_release(&findings);
	kept = strdup(scratch_path(folder, "kept"));
	put(out, kept);
}

static void end(void)
{
	free(kept);
	teardown();
}

/* The sentence that is told holds this, the last of it if it ends so. */
static void expect_told(const char *told)
{
	const char *at = strstr(error.text, told);
	size_t size = strlen(told);

	ck_assert_msg(at != NULL && (told[size - 1] != '.' || at[size] == '\0'),
		      "%s", error.text);
}

static void expect_kept(void)
{
	expect_same_bytes(out, kept);
	ck_assert_int_eq(scratch_count(target), 1);
}

/* What is wrong ----------------------------------------------------------- */

#define HUGE_LINE NULL, 10000000
#define CUT "", 0

/* `told` is a finding of a file that is taken without that row, and the
 * sentence of one that is refused, whatever stands before it.  NULL is nothing
 * to tell. */
static const struct {
	int reader;
	const char *file; /* NULL: the reader's own */
	long line;        /* 0: the file is missing */
	const char *from; /* NULL: from so many bytes before the end on */
	const char *to;   /* NULL: so many x */
	size_t size;
	enum rungs_status status;
	const char *told;
} cases[] = {
	{ONET, "Occupation Data.txt", 0, NULL, NULL, 0, RUNGS_BAD_INPUT,
	 "\" has no file \"Occupation Data.txt\"."},
	{ONET, NULL, 1, "Task ID", BYTES("Task Id"), RUNGS_BAD_INPUT,
	 "The file \"Task Statements.txt\" has no column \"Task ID\"."},
	{ONET, NULL, 3, "Read",
	 BYTES("R\xE9"
	       "ad"),
	 RUNGS_OK,
	 "warning: Task Statements.txt:3: column Task: is not valid UTF-8 "
	 "(\"R\xEF\xBF\xBD"
	 "ad the lamp.\")"},
	{ONET, NULL, 3, "Read", BYTES("Re\0d"), RUNGS_OK,
	 "warning: Task Statements.txt:3: column Task: holds a NUL byte "
	 "(\"Re\xEF\xBF\xBD"
	 "d the lamp.\")"},
	{ONET, NULL, 3, "Read", HUGE_LINE, RUNGS_OK,
	 "warning: Task Statements.txt:3: column Task: is longer than 1 MB"},
	{ONET, NULL, 3, "Read", BYTES("\"Read"), RUNGS_OK, NULL},
	{ONET, NULL, 3, "\t11\t", BYTES("\t12\t"), RUNGS_OK,
	 "warning: Task Statements.txt:3: column Task ID: stands on an earlier "
	 "line already (\"12\")"},
	{ONET, NULL, 3, "15-9001", BYTES("15-7777"), RUNGS_OK,
	 "warning: Task Statements.txt:3: column O*NET-SOC Code: is no "
	 "occupation of Occupation Data.txt (\"15-7777.00\")"},
	{ONET, NULL, 20, NULL, CUT, RUNGS_OK,
	 "warning: Task Statements.txt:5: row has 5 fields instead of 7"},

	{ESCO_CSV, "occupations_en.csv", 0, NULL, NULL, 0, RUNGS_BAD_INPUT,
	 "\" has no file \"occupations_en.csv\", nor one of another "
	 "language."},
	{ESCO_CSV, NULL, 1, "iscoGroup", BYTES("ISCO"), RUNGS_BAD_INPUT,
	 "The file \"occupations_en.csv\" has no column \"iscoGroup\"."},
	{ESCO_CSV, NULL, 12, "Lamp keeper", BYTES("Lamp k\xE9"), RUNGS_OK,
	 "warning: occupations_en.csv:12: column preferredLabel: is not valid "
	 "UTF-8 (\"Lamp k\xEF\xBF\xBD\")"},
	{ESCO_CSV, NULL, 12, "Lamp keeper", BYTES("Lamp\0k"), RUNGS_OK,
	 "warning: occupations_en.csv:12: column preferredLabel: holds a NUL "
	 "byte (\"Lamp\xEF\xBF\xBDk\")"},
	{ESCO_CSV, NULL, 12, "Lamp keeper", HUGE_LINE, RUNGS_OK,
	 "warning: occupations_en.csv:12: column preferredLabel: is longer "
	 "than 1 MB"},
	{ESCO_CSV, NULL, 12, "Lamp keeper", BYTES("Lamp \"k\""), RUNGS_OK,
	 "warning: occupations_en.csv:12: column preferredLabel: has a quote "
	 "inside an unquoted field"},
	{ESCO_CSV, NULL, 13, "moon", BYTES("\"moon"), RUNGS_BAD_INPUT,
	 "The file \"occupations_en.csv\" opens a quote on line 13 that is "
	 "never closed, in column preferredLabel."},
	{ESCO_CSV, NULL, 12, ",9811.1", BYTES(",9812.1"), RUNGS_OK,
	 "warning: occupations_en.csv:12: column code: stands on an earlier "
	 "line already (\"9812.1\")"},
	{ESCO_CSV, "occupationSkillRelations.csv", 2, READER, BYTES(GONE),
	 RUNGS_OK,
	 "warning: occupationSkillRelations.csv:2: column occupationUri: is no "
	 "occupation that was read (\"" GONE "\")"},
	{ESCO_CSV, NULL, 20, NULL, CUT, RUNGS_OK,
	 "warning: occupations_en.csv:14: row has 11 fields instead of 12"},

	{OEWS, NULL, 0, NULL, NULL, 0, RUNGS_IO,
	 "M2024.csv\" cannot be read: there is none."},
	{OEWS, NULL, 1, "A_PCT10", BYTES("A_P10"), RUNGS_BAD_INPUT,
	 "The file \"M2024.csv\" has no column \"A_PCT10\"."},
	{OEWS, NULL, 2, "Data", BYTES("D\xE9ta"), RUNGS_OK,
	 "warning: M2024.csv:2: column OCC_TITLE: is not valid UTF-8 "
	 "(\"D\xEF\xBF\xBDta Scientists\")"},
	{OEWS, NULL, 2, "Data", BYTES("D\0ta"), RUNGS_OK,
	 "warning: M2024.csv:2: column OCC_TITLE: holds a NUL byte "
	 "(\"D\xEF\xBF\xBDta Scientists\")"},
	{OEWS, NULL, 2, "Data", HUGE_LINE, RUNGS_OK,
	 "warning: M2024.csv:2: column OCC_TITLE: is longer than 1 MB"},
	{OEWS, NULL, 2, "Data", BYTES("D\"ata"), RUNGS_OK,
	 "warning: M2024.csv:2: column OCC_TITLE: has a quote inside an "
	 "unquoted field"},
	{OEWS, NULL, 3, "Para", BYTES("\"Para"), RUNGS_BAD_INPUT,
	 "The file \"M2024.csv\" opens a quote on line 3 that is never closed, "
	 "in column OCC_TITLE."},
	{OEWS, NULL, 3, "23-2011", BYTES("15-2051"), RUNGS_OK,
	 "warning: M2024.csv:3: column OCC_CODE: stands on an earlier line "
	 "already (\"15-2051\")"},
	{OEWS, NULL, 3, "23-2011", BYTES("99-9999"), RUNGS_OK,
	 "note: M2024.csv:3: 1 row left out: of occupations that the atlas "
	 "does not have"},
	{OEWS, NULL, 12, NULL, CUT, RUNGS_OK,
	 "warning: M2024.csv:3: row has 7 fields instead of 12"},

	{PROJECTIONS, NULL, 0, NULL, NULL, 0, RUNGS_IO,
	 "ep.csv\" cannot be read: there is none."},
	{PROJECTIONS, NULL, 2, "Occupation type", BYTES("Kind"),
	 RUNGS_BAD_INPUT,
	 "The file \"ep.csv\" has no column \"Occupation type\"."},
	{PROJECTIONS, NULL, 3, "Degree", BYTES("D\xE9gree"), RUNGS_OK,
	 "warning: ep.csv:3: column Typical education needed for entry: is not "
	 "valid UTF-8 (\"D\xEF\xBF\xBDgree\")"},
	{PROJECTIONS, NULL, 3, "Degree", BYTES("D\0gree"), RUNGS_OK,
	 "warning: ep.csv:3: column Typical education needed for entry: holds "
	 "a NUL byte (\"D\xEF\xBF\xBDgree\")"},
	{PROJECTIONS, NULL, 3, "Degree", HUGE_LINE, RUNGS_OK,
	 "warning: ep.csv:3: column Typical education needed for entry: is "
	 "longer than 1 MB"},
	{PROJECTIONS, NULL, 3, "Degree", BYTES("D\"egree"), RUNGS_OK,
	 "warning: ep.csv:3: column Typical education needed for entry: has a "
	 "quote inside an unquoted field"},
	{PROJECTIONS, NULL, 4, "Degree", BYTES("\"Degree"), RUNGS_BAD_INPUT,
	 "The file \"ep.csv\" opens a quote on line 4 that is never closed, in "
	 "column Typical education needed for entry."},
	{PROJECTIONS, NULL, 4, "23-2011", BYTES("15-2051"), RUNGS_OK,
	 "warning: ep.csv:4: column 2031 National Employment Matrix code: "
	 "stands on an earlier line already (\"15-2051\")"},
	{PROJECTIONS, NULL, 4, "23-2011", BYTES("99-9999"), RUNGS_OK,
	 "note: ep.csv:4: 1 row left out: of occupations that the atlas does "
	 "not have"},
	{PROJECTIONS, NULL, 12, NULL, CUT, RUNGS_OK,
	 "warning: ep.csv:4: row has 8 fields instead of 10"},

	{CROSSWALK, NULL, 0, NULL, NULL, 0, RUNGS_IO,
	 "walk.csv\" cannot be read: there is none."},
	{CROSSWALK, NULL, 1, "Type of Match", BYTES("Match"), RUNGS_BAD_INPUT,
	 "The file \"walk.csv\" has no column \"Type of Match\"."},
	{CROSSWALK, NULL, 2, "exact", BYTES("\xE9xact"), RUNGS_OK,
	 "warning: walk.csv:2: column Type of Match: is not valid UTF-8 "
	 "(\"\xEF\xBF\xBDxactMatch\")"},
	{CROSSWALK, NULL, 2, "exact", BYTES("ex\0ct"), RUNGS_OK,
	 "warning: walk.csv:2: column Type of Match: holds a NUL byte "
	 "(\"ex\xEF\xBF\xBD"
	 "ctMatch\")"},
	{CROSSWALK, NULL, 2, "exact", HUGE_LINE, RUNGS_OK,
	 "warning: walk.csv:2: column Type of Match: is longer than 1 MB"},
	{CROSSWALK, NULL, 2, "lamp reader", BYTES("lamp \"r\""), RUNGS_OK,
	 "warning: walk.csv:2: field 4 has a quote inside an unquoted field"},
	{CROSSWALK, NULL, 3, "close", BYTES("\"close"), RUNGS_BAD_INPUT,
	 "The file \"walk.csv\" opens a quote on line 3 that is never closed, "
	 "in column Type of Match."},
	{CROSSWALK, NULL, 3, "15-9002.00,Lamp Keepers," KEEPER,
	 BYTES("15-9001.00,a," READER), RUNGS_OK,
	 "warning: walk.csv:3: column ESCO or ISCO URI: stands on an earlier "
	 "line already (\"" READER "\")"},
	{CROSSWALK, NULL, 3, "15-9002", BYTES("99-9999"), RUNGS_OK,
	 "note: walk.csv:3: 1 row left out: of occupations that the atlas of "
	 "O*NET does not have"},
	{CROSSWALK, NULL, 16, NULL, CUT, RUNGS_OK,
	 "warning: walk.csv:3: row has 4 fields instead of 5"},
};

static void spoil(const char *path, int i)
{
	size_t size = cases[i].size;
	char *text;

	if (cases[i].line == 0) {
		ck_assert_int_eq(unlink(path), 0);
	} else if (cases[i].from == NULL) {
		text = scratch_read(path, &size);
		scratch_write(path, text, size - (size_t)cases[i].line);
		free(text);
	} else if (cases[i].to != NULL) {
		scratch_edit(path, cases[i].line, cases[i].from, cases[i].to,
			     size);
	} else {
		text = malloc(size);
		ck_assert_ptr_nonnull(text);
		memset(text, 'x', size);
		scratch_edit(path, cases[i].line, cases[i].from, text, size);
		free(text);
	}
}

START_TEST(everything_wrong_is_told)
{
	const struct reader *reader = &readers[cases[_i].reader];
	const char *file = cases[_i].file, *told = cases[_i].told;

	begin(reader);
	spoil(scratch_path(folder, file != NULL ? file : reader->file), _i);
	if (cases[_i].status == RUNGS_OK) {
		import_to(folder, out);
		if (told != NULL)
			expect_finding(told);
		else
			expect_no_warning();
		rungs_atlas_close(open_atlas());
	} else {
		ck_assert_int_eq(run(folder, out), cases[_i].status);
		expect_told(told);
		expect_kept();
	}
	ck_assert_int_eq(scratch_count(target), 1);
	end();
}
END_TEST

/* Where it goes ----------------------------------------------------------- */

/* The disk gives out. */
START_TEST(full_disk)
{
	struct rlimit limit = {.rlim_cur = 4096, .rlim_max = RLIM_INFINITY};

	begin(&readers[_i]);
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	ck_assert_int_eq(run(folder, out), RUNGS_IO);
	limit.rlim_cur = RLIM_INFINITY;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	expect_told("new.atlas");
	expect_told("File too large");
	expect_kept();
	end();
}
END_TEST

/* Nobody may write there; whoever may everything gives that up. */
START_TEST(read_only_target)
{
	bool is_root = geteuid() == 0;

	begin(&readers[_i]);
	ck_assert_int_eq(chmod(folder, 0755), 0);
	ck_assert_int_eq(chmod(target, 0555), 0);
	if (is_root)
		ck_assert_int_eq(seteuid(65534), 0);
	ck_assert_int_eq(run(folder, out), RUNGS_IO);
	if (is_root)
		ck_assert_int_eq(seteuid(0), 0);
	ck_assert_int_eq(chmod(target, 0755), 0);
	expect_told("new.atlas");
	expect_told("Permission denied");
	expect_kept();
	end();
}
END_TEST

/* An explorer that has the atlas open goes on with what it had. */
START_TEST(open_target)
{
	struct rungs_role_briefs roles;
	struct rungs_role_filter any = {0};
	struct rungs_atlas *atlas;
	struct stat was, is;
	size_t count;

	begin(&readers[_i]);
	atlas = open_atlas();
	ck_assert_int_eq(rungs_roles(atlas, &any, &roles, &error), RUNGS_OK);
	count = roles.count;
	rungs_role_briefs_release(&roles);
	ck_assert_int_eq(stat(out, &was), 0);
	import_to(folder, out);
	ck_assert_int_eq(stat(out, &is), 0);
	ck_assert(was.st_ino != is.st_ino);
	ck_assert_int_eq(rungs_roles(atlas, &any, &roles, &error), RUNGS_OK);
	ck_assert_uint_eq(roles.count, count);
	rungs_role_briefs_release(&roles);
	rungs_atlas_close(atlas);
	end();
}
END_TEST

/* However lines end, and with a mark before them. */
START_TEST(line_ends)
{
	static const char *const ends[] = {"\n", "\r\n", "\n\n"};
	char *first, *bytes;
	size_t size;

	begin(&readers[_i]);
	first = strdup(scratch_path(folder, "first"));
	bytes = scratch_read(scratch_path(folder, readers[_i].file), &size);
	for (size_t i = 0; i < COUNT(ends); i++) {
		/* Inside quotes a line end counts. */
		if (i == 2 && readers[_i].take == take_esco)
			break;
		put(kept, out);
		scratch_write(scratch_path(folder, readers[_i].file), bytes,
			      size);
		rewrite(readers[_i].file, ends[i], i > 0);
		import_to(folder, out);
		if (i == 0)
			put(out, first);
		expect_same_bytes(out, first);
	}
	free(bytes);
	free(first);
	end();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("bad_input");
	TCase *one = tcase_create("bad_input");

	tcase_add_loop_test(one, everything_wrong_is_told, 0, COUNT(cases));
	tcase_add_loop_test(one, full_disk, 0, COUNT(readers));
	tcase_add_loop_test(one, read_only_target, 0, COUNT(readers));
	tcase_add_loop_test(one, open_target, 0, COUNT(readers));
	tcase_add_loop_test(one, line_ends, 0, COUNT(readers));
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
