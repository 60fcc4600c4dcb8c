/* The official crosswalk of the shared data folder, with the two releases that
 * it leads between. */
#include "import/crosswalk.h"
#include "import/esco.h"
#include "import/oews.h"
#include "import/onet.h"
#include "real_release.h"

static char kept[] = "/tmp/rungs-XXXXXX", esco[64], onet[64];

static const char *in_data(const char *name)
{
	static char path[4096];
	const char *data = getenv("RUNGS_DATA");

	snprintf(path, sizeof(path), "%s/%s",
		 data != NULL ? data : SOURCE_DIR "/../shared/data", name);
	return path;
}

/* Once for all tests. */
static bool make_atlases(void)
{
	bool made;

	if (mkdtemp(kept) == NULL)
		return false;
	snprintf(esco, sizeof(esco), "%s/esco.atlas", kept);
	snprintf(onet, sizeof(onet), "%s/onet.atlas", kept);
	made = esco_import(in_data("esco-1.1.0"), NULL, esco, &findings,
			   &error) == RUNGS_OK &&
	       onet_import(in_data("onet-29.0-text"), onet, &findings,
			   &error) == RUNGS_OK &&
	       oews_import(in_data("bls/oews_national_M2024.csv"), onet, 0,
			   &findings, &error) == RUNGS_OK;
	findings_release(&findings);
	return made;
}

static void delete_atlases(void)
{
	unlink(esco);
	unlink(onet);
	rmdir(kept);
}

static enum rungs_status import_release(const char *from, const char *to)
{
	struct rungs_atlas *atlas;
	enum rungs_status status;
	size_t size;
	char *bytes = scratch_read(esco, &size);

	scratch_write(to, bytes, size);
	free(bytes);
	status = rungs_atlas_open(&atlas, onet, &error);
	if (status == RUNGS_OK)
		status = crosswalk_import(from, to, atlas, &findings, &error);
	rungs_atlas_close(atlas);
	return status;
}

START_TEST(the_crosswalk_is_taken_whole)
{
	struct rungs_atlas *atlas;
	struct rungs_role role;
	bool counted = false;

	import_to(out);
	ck_assert_uint_eq(count_warnings(), 0);
	for (size_t i = 0; i < findings.count; i++)
		counted |= strcmp(findings.at[i].message,
				  "4253 rows, 4210 kept and 43 left out") == 0;
	ck_assert(counted);
	ck_assert_int_eq(rungs_atlas_open(&atlas, out, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_role_get(atlas, "2511.3", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.title, "data analyst");
	ck_assert_str_eq(role.brief.level.id, "zone-4");
	ck_assert_str_eq(role.occupation.id, "15-2051.00");
	ck_assert_uint_eq(role.pay_count, 1);
	ck_assert_double_eq(role.pay[0].median, 112590);
	ck_assert_str_eq(role.pay[0].basis.evidence, "derived");
	ck_assert_uint_eq(role.match_count, 3);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	int status;

	if (access(in_data("esco-1.1.0"), F_OK) != 0 ||
	    access(in_data("onet-29.0-text"), F_OK) != 0) {
		printf("skipped: there is no folder \"%s\"\n", in_data(""));
		return SKIPPED;
	}
	if (!make_atlases()) {
		fprintf(stderr, "%s\n", error.text);
		return EXIT_FAILURE;
	}
	status = run_on("crosswalk_release",
			"crosswalks/crosswalk_esco_onet.csv",
			the_crosswalk_is_taken_whole);
	delete_atlases();
	return status;
}
