#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <sqlite3.h>
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

/* A misspelled file would go unread without a word. */
static void check_names(DIR *entries, bool overlay, struct findings *findings)
{
	const struct dirent *entry;

	while ((entry = readdir(entries)) != NULL) {
		const char *name = entry->d_name;
		size_t size = strlen(name);

		if (name[0] == '.' || size < 4 ||
		    strcmp(name + size - 4, ".csv") != 0 ||
		    is_known(name, size - 4, overlay))
			continue;
		findings_add(findings,
			     &(struct finding){
				     .severity = SEVERITY_ERROR,
				     .file = name,
				     .message = "an atlas has no table of "
						"this name",
				     .mend = "Rename or remove the file.",
			     },
			     NULL, 0);
	}
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
	unsigned long given;
	bool damaged;

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
