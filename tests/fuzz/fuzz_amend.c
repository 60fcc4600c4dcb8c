/* Any bytes as a table that is taken into an atlas: the first letter says which
 * kind, the rest is the file.  Goes on until it is stopped as
 * fuzz_amend_endless, as fuzz_table does. */
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

#include <rungs/atlas.h>

#include "import/crosswalk.h"
#include "import/esco.h"
#include "import/flows.h"
#include "import/oews.h"
#include "import/onet.h"
#include "import/projections.h"
#include "import/workbook.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define ROWS_MAX 1048576 /* of a workbook */

static char folder[] = "/tmp/rungs-fuzz-XXXXXX";
static char table[96], atlas_file[64], esco_file[64], walked_file[64],
	onet_file[64];

static void clear_scratch(void)
{
	unlink(table);
	unlink(atlas_file);
	unlink(esco_file);
	unlink(walked_file);
	unlink(onet_file);
	rmdir(folder);
}

static void copy_file(const char *old, const char *new)
{
	static char bytes[1 << 22];
	FILE *from = fopen(old, "rb");
	size_t size;

	REQUIRE(from != NULL);
	size = fread(bytes, 1, sizeof(bytes), from);
	fclose(from);
	put_file(new, bytes, size);
}

static void make_releases(void)
{
	struct findings findings = {0};
	struct rungs_error error;

	REQUIRE(esco_import(RELEASES "/esco", NULL, esco_file, &findings,
			    &error) == RUNGS_OK);
	REQUIRE(onet_import(RELEASES "/onet", onet_file, &findings, &error) ==
		RUNGS_OK);
	findings_release(&findings);
}

/* The atlas that all of them go into, one after the other; a crosswalk goes
 * into one that has none. */
static void begin(void)
{
	REQUIRE(mkdtemp(folder) != NULL);
	snprintf(table, sizeof(table), "%s/table_2023_2025", folder);
	snprintf(atlas_file, sizeof(atlas_file), "%s/atlas", folder);
	snprintf(esco_file, sizeof(esco_file), "%s/esco", folder);
	snprintf(walked_file, sizeof(walked_file), "%s/walked", folder);
	snprintf(onet_file, sizeof(onet_file), "%s/onet", folder);
	copy_file(FIXTURE, atlas_file);
	make_releases();
	atexit(clear_scratch);
}

static enum rungs_status take_crosswalk(struct findings *findings,
					struct rungs_error *error)
{
	struct rungs_atlas *onet;
	enum rungs_status status;

	copy_file(esco_file, walked_file);
	REQUIRE(rungs_atlas_open(&onet, onet_file, error) == RUNGS_OK);
	status = crosswalk_import(table, walked_file, onet, findings, error);
	rungs_atlas_close(onet);
	return status;
}

static enum rungs_status take(char kind, struct findings *findings,
			      struct rungs_error *error)
{
	if (kind == 'p')
		return projections_import(table, atlas_file, findings, error);
	if (kind == 'f')
		return flows_import(table, atlas_file, findings, error);
	if (kind == 'c')
		return take_crosswalk(findings, error);
	return oews_import(table, atlas_file, 2024, findings, error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	struct findings findings = {0};
	struct rungs_error error = {0};
	struct rungs_atlas *atlas;
	enum rungs_status status;

	if (!begun)
		begin();
	begun = true;
	if (size == 0)
		return 0;
	put_file(table, data + 1, size - 1);
	status = take((char)data[0], &findings, &error);
	REQUIRE(status == RUNGS_OK || status == RUNGS_BAD_INPUT ||
		workbook_begins((const char *)data + 1, size - 1));
	REQUIRE((status == RUNGS_OK) == (error.text[0] == '\0'));
	REQUIRE(text_is_valid(error.text, strlen(error.text)));
	require_findings(&findings,
			 workbook_begins((const char *)data + 1, size - 1)
				 ? ROWS_MAX
				 : count_lines((const char *)data, size));
	findings_release(&findings);
	if (status == RUNGS_OK) {
		REQUIRE(rungs_atlas_open(&atlas,
					 data[0] == 'c' ? walked_file
							: atlas_file,
					 &error) == RUNGS_OK);
		rungs_atlas_close(atlas);
	}
	return 0;
}
