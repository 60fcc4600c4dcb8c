/* Any bytes as a file of a release, read by its header.  Goes on until it is
 * stopped as fuzz_release_endless, as fuzz_table does. */
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

#include "import/release.h"
#include "import/value.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CODE, NOTE, RANK, SHARE, FLAG, COLUMNS };

static const char *const flags[] = {"Y", "N", NULL};
static const struct column columns[COLUMNS] = {
	[CODE] = {.name = "Code", .kind = COLUMN_ID, .required = true},
	[NOTE] = {.name = "Note", .kind = COLUMN_TEXT},
	[RANK] = {.name = "Rank", .kind = COLUMN_INTEGER, .low = 1, .high = 99},
	[SHARE] = {.name = "Share", .kind = COLUMN_REAL, .high = 100},
	[FLAG] = {.name = "Flag", .kind = COLUMN_CHOICE, .choices = flags},
};
static const struct release_file files[] = {
	[SHEET_TABS] = {.name = "file",
			.required = true,
			RELEASE_COLUMNS(columns)},
	[SHEET_COMMAS] = {.name = "file",
			  .required = true,
			  .form = SHEET_COMMAS,
			  RELEASE_COLUMNS(columns)},
};

struct taken {
	struct release *release;
	long rows;
};

/* Rows come only with what their columns may hold, and may be refused. */
static enum rungs_status take(void *context, const struct cell *fields)
{
	struct taken *taken = context;

	for (size_t i = 0; i < COLUMNS; i++)
		REQUIRE(value_check(&columns[i], fields[i].text, fields[i].size)
				.fit);
	taken->rows++;
	if (cell_is(&fields[FLAG], "Y"))
		release_refuse(taken->release, NOTE, "is flagged");
	else
		release_pass(taken->release, FLAG);
	return RUNGS_OK;
}

/* A folder that lasts as long as the process and holds one file. */
static const char *scratch(void)
{
	static char path[] = "/tmp/rungs-fuzz-XXXXXX";
	static bool made;

	if (!made)
		REQUIRE(mkdtemp(path) != NULL);
	made = true;
	return path;
}

static void put_release(const char *folder, const uint8_t *data, size_t size)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/%s", folder, files[0].name);
	put_file(path, data, size);
}

static void clear_scratch(void)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/%s", scratch(), files[0].name);
	unlink(path);
	rmdir(scratch());
}

static void read_as(const struct release_file *file, long lines)
{
	struct rungs_error error = {0};
	struct findings findings = {0};
	struct release release = {.findings = &findings, .error = &error};
	struct taken taken = {.release = &release};
	enum rungs_status status;

	REQUIRE(release_open(&release, scratch()) == RUNGS_OK);
	status = release_read(&release, file, take, &taken);
	REQUIRE(status == RUNGS_OK || status == RUNGS_BAD_INPUT);
	REQUIRE((status == RUNGS_OK) == (error.text[0] == '\0'));
	REQUIRE(taken.rows < lines);
	REQUIRE(text_is_valid(error.text, strlen(error.text)));
	release_name_unread(&release);
	findings_sort(&findings);
	require_findings(&findings, lines);
	REQUIRE(findings.count <= RELEASE_FINDINGS + RELEASE_PASSED + 2);
	release_close(&release);
	findings_release(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	long lines = count_lines((const char *)data, size);

	if (!begun)
		atexit(clear_scratch);
	begun = true;
	put_release(scratch(), data, size);
	read_as(&files[SHEET_TABS], lines);
	read_as(&files[SHEET_COMMAS], lines);
	return 0;
}
