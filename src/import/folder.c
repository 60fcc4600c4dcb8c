#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "hide.h"
#include "loader.h"
#include "slurp.h"
#include "tables.h"

static enum rungs_status read_file(struct loader *loader, int folder)
{
	enum rungs_status status = RUNGS_OK;
	struct slurp slurp;

	switch (slurp_read(&slurp, folder, loader->file)) {
	case SLURP_READ:
		status = loader_read(loader, slurp.bytes, slurp.size);
		slurp_release(&slurp);
		break;
	case SLURP_MISSING:
		if (loader->table->required && !loader->overlay)
			loader_refuse(loader, "the file is missing",
				      "Add the file.");
		break;
	case SLURP_NO_FILE:
		loader_refuse(loader, "this is not a regular file", NULL);
		break;
	case SLURP_TOO_LARGE:
		loader_refuse(loader, "the file is larger than 256 MB", NULL);
		break;
	case SLURP_REFUSED:
		loader_refuse(loader, slurp.reason, NULL);
		break;
	case SLURP_NO_MEMORY:
		status = error_no_memory(loader->error);
		break;
	}
	return status;
}

/* Whether the folder may have a file of the table; an overlay's edits are not
 * for anybody to write. */
static bool is_known(const char *name, size_t size, bool overlay)
{
	const struct table *table = table_find(name, size);

	if (!overlay)
		return table != NULL;
	return table != NULL ? strcmp(table->name, "local_edits") != 0
			     : size == 6 && memcmp(name, "hidden", size) == 0;
}

static bool ends_with(const char *name, const char *end)
{
	size_t size = strlen(name), end_size = strlen(end);

	return size > end_size && strcmp(name + size - end_size, end) == 0;
}

static void report(struct findings *findings, const char *file,
		   const char *message, const char *mend)
{
	findings_add(findings,
		     &(struct finding){
			     .severity = SEVERITY_ERROR,
			     .file = file,
			     .message = message,
			     .mend = mend,
		     },
		     NULL, 0);
}

/* A misspelled file would go unread without a word, and so would all that
 * somebody wrote into a workbook and did not save as tables. */
static void check_names(DIR *entries, bool overlay, struct findings *findings)
{
	const struct dirent *entry;
	char workbook[NAME_MAX + 1] = "";
	size_t csv = 0;

	while ((entry = readdir(entries)) != NULL) {
		const char *name = entry->d_name;

		if (name[0] == '.')
			continue;
		if (ends_with(name, ".xlsx") || ends_with(name, ".ods"))
			snprintf(workbook, sizeof(workbook), "%s", name);
		if (!ends_with(name, ".csv"))
			continue;
		csv++;
		if (!is_known(name, strlen(name) - 4, overlay))
			report(findings, name,
			       "an atlas has no table of this name",
			       "Rename or remove the file.");
	}
	if (csv == 0 && workbook[0] != '\0')
		report(findings, workbook, "a workbook is not read",
		       "Save each of its sheets as CSV (UTF-8), under the name "
		       "of its table.");
}

/* A folder being read. */
struct reading {
	sqlite3 *db;
	int folder;
	bool overlay;
	struct findings *findings;
	struct rungs_error *error;
};

static enum rungs_status read_table(const struct reading *reading,
				    const struct table *table, bool *damaged,
				    long *lines, unsigned long *given)
{
	struct loader loader = {
		.db = reading->db,
		.table = table,
		.overlay = reading->overlay,
		.damaged = damaged,
		.lines = lines,
		.given = given,
		.findings = reading->findings,
		.error = reading->error,
	};
	enum rungs_status status = loader_open(&loader);

	if (status == RUNGS_OK)
		status = read_file(&loader, reading->folder);
	loader_close(&loader);
	return status;
}

static enum rungs_status read_hidden(const struct reading *reading)
{
	unsigned long given = 0;
	bool damaged = false;

	if (sqlite3_exec(reading->db,
			 "CREATE TABLE hidden (kind TEXT, id TEXT, why TEXT, "
			 "PRIMARY KEY (kind, id)) STRICT",
			 NULL, NULL, NULL) != SQLITE_OK)
		return error_no_memory(reading->error);
	return read_table(reading, &hidden_table, &damaged, NULL, &given);
}

static enum rungs_status load(sqlite3 *db, const char *path, bool overlay,
			      struct folder *folder, struct findings *findings,
			      struct rungs_error *error)
{
	DIR *entries = opendir(path);
	struct reading reading = {db, -1, overlay, findings, error};
	enum rungs_status status = RUNGS_OK;

	memset(folder, 0, sizeof(*folder));
	if (entries == NULL)
		return error_set(error, RUNGS_IO,
				 "The folder \"%s\" cannot be read: %s.", path,
				 strerror(errno));
	reading.folder = dirfd(entries);
	check_names(entries, overlay, findings);
	sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL,
		     NULL);
	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++)
		status = read_table(&reading, &tables[i], &folder->damaged[i],
				    folder->lines[i], &folder->given[i]);
	if (status == RUNGS_OK && overlay)
		status = read_hidden(&reading);
	closedir(entries);
	return status;
}

enum rungs_status folder_load(sqlite3 *db, const char *path,
			      struct folder *folder, struct findings *findings,
			      struct rungs_error *error)
{
	return load(db, path, false, folder, findings, error);
}

enum rungs_status folder_load_overlay(sqlite3 *db, const char *path,
				      struct folder *folder,
				      struct findings *findings,
				      struct rungs_error *error)
{
	return load(db, path, true, folder, findings, error);
}

bool folder_is_whole(const struct folder *folder)
{
	for (size_t i = 0; i < table_count; i++)
		if (folder->damaged[i])
			return false;
	return true;
}
