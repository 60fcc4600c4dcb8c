/* Any bytes as a table of an overlay: the first line names it, the rest is its
 * file.  What comes of it is laid over the fixture, and that upgraded to the
 * fixture, which changes nothing. */
#include <sqlite3.h>
#include <stdint.h>
#include <unistd.h>

#include "core/connection.h"
#include "import/diff.h"
#include "import/overlay.h"
#include "import/tables.h"
#include "import/upgrade.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char sources[] = "id,title,publisher,kind,licence\n"
			      "acme,Ladder of Acme,Acme,ladder,own\n";

static char folder[] = "/tmp/rungs-fuzz-XXXXXX";
static char laid[64], upgraded[64], own[64];

static void clear_scratch(void)
{
	unlink(laid);
	unlink(upgraded);
	unlink(own);
	rmdir(folder);
}

static void begin(void)
{
	REQUIRE(mkdtemp(folder) != NULL);
	snprintf(laid, sizeof(laid), "%s/laid", folder);
	snprintf(upgraded, sizeof(upgraded), "%s/upgraded", folder);
	snprintf(own, sizeof(own), "%s/sources.csv", folder);
	put_file(own, sources, strlen(sources));
	atexit(clear_scratch);
}

static struct rungs_atlas *open_atlas(const char *path)
{
	struct rungs_atlas *atlas;
	struct rungs_error error;

	REQUIRE(rungs_atlas_open(&atlas, path, &error) == RUNGS_OK);
	return atlas;
}

static long count_of(struct rungs_atlas *atlas, const struct table *table)
{
	char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", table->name);
	sqlite3_stmt *row;
	long count;

	REQUIRE(sqlite3_prepare_v2(atlas->db, sql, -1, &row, NULL) ==
		SQLITE_OK);
	REQUIRE(sqlite3_step(row) == SQLITE_ROW);
	count = (long)sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	sqlite3_free(sql);
	return count;
}

static void require_no_difference(struct rungs_atlas *one,
				  struct rungs_atlas *other)
{
	struct diff diff = {0};
	struct rungs_error error;

	REQUIRE(diff_atlases(one->db, other->db, &diff, &error) == RUNGS_OK);
	REQUIRE(diff.count == 0);
	for (size_t i = 0; i < table_count; i++)
		REQUIRE(count_of(one, &tables[i]) ==
			count_of(other, &tables[i]));
	diff_release(&diff);
}

/* To the release that it was made from. */
static void try_upgrade(void)
{
	struct rungs_atlas *edited = open_atlas(laid), *again;
	const struct upgrade_release release = {.atlas = open_atlas(FIXTURE)};
	struct findings findings = {0};
	struct rungs_error error;

	REQUIRE(upgrade_atlas(edited, &release, upgraded, &findings, &error) ==
		RUNGS_OK);
	REQUIRE(findings.count == 0);
	findings_release(&findings);
	again = open_atlas(upgraded);
	require_no_difference(edited, again);
	rungs_atlas_close(edited);
	rungs_atlas_close(again);
	rungs_atlas_close(release.atlas);
}

static void try(const char *path, const char *bytes, size_t size)
{
	struct overlay_base base = {.atlas = open_atlas(FIXTURE)};
	struct findings findings = {0};
	struct rungs_error error = {0};
	enum rungs_status status;

	put_file(path, bytes, size);
	status = overlay_compile(&base, folder, laid, &findings, &error);
	if (strcmp(path, own) == 0)
		put_file(own, sources, strlen(sources));
	else
		unlink(path);
	REQUIRE(status == RUNGS_OK || status == RUNGS_BAD_INPUT);
	REQUIRE((status == RUNGS_OK) == (findings.errors == 0));
	/* Rows of the fixture are told with their lines, too. */
	require_findings(&findings, count_lines(bytes, size) + 1000);
	findings_release(&findings);
	rungs_atlas_close(base.atlas);
	if (status == RUNGS_OK)
		try_upgrade();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	const char *bytes = (const char *)data;
	const char *end = size > 0 ? memchr(bytes, '\n', size) : NULL;
	size_t name = end != NULL ? (size_t)(end - bytes) : 0;
	char path[128];

	if (!begun)
		begin();
	begun = true;
	if (table_find(bytes, name) == NULL &&
	    (name != 6 || memcmp(bytes, "hidden", 6) != 0))
		return 0;
	snprintf(path, sizeof(path), "%s/%.*s.csv", folder, (int)name, bytes);
	try(path, end + 1, size - name - 1);
	return 0;
}
