#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "core/error.h"
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
		if (loader->table->required)
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

/* A misspelled file would go unread without a word. */
static void check_names(DIR *entries, struct findings *findings)
{
	const struct dirent *entry;

	while ((entry = readdir(entries)) != NULL) {
		const char *name = entry->d_name;
		size_t size = strlen(name);

		if (name[0] == '.' || size < 4 ||
		    strcmp(name + size - 4, ".csv") != 0 ||
		    table_find(name, size - 4) != NULL)
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

enum rungs_status folder_load(sqlite3 *db, const char *path,
			      struct folder *folder, struct findings *findings,
			      struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	DIR *entries = opendir(path);

	memset(folder, 0, sizeof(*folder));
	if (entries == NULL)
		return error_set(error, RUNGS_IO,
				 "The folder \"%s\" cannot be read: %s.", path,
				 strerror(errno));
	check_names(entries, findings);
	sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL,
		     NULL);
	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++) {
		struct loader loader = {
			.db = db,
			.table = &tables[i],
			.damaged = &folder->damaged[i],
			.lines = folder->lines[i],
			.findings = findings,
			.error = error,
		};

		status = loader_open(&loader);
		if (status == RUNGS_OK)
			status = read_file(&loader, dirfd(entries));
		loader_close(&loader);
	}
	closedir(entries);
	return status;
}

bool folder_is_whole(const struct folder *folder)
{
	for (size_t i = 0; i < table_count; i++)
		if (folder->damaged[i])
			return false;
	return true;
}
