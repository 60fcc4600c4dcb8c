#include "upgrade.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "bundle.h"
#include "copy.h"
#include "core/connection.h"
#include "core/error.h"
#include "draft.h"
#include "esco.h"
#include "folder.h"
#include "importer.h"
#include "lint.h"
#include "merge.h"
#include "onet.h"

enum form { FORM_ONET, FORM_ESCO, FORM_TABLES, FORM_UNKNOWN };

/* What the files of a release are. */
static enum rungs_status find_form(const char *path, enum form *form,
				   struct rungs_error *error)
{
	struct bundle bundle;
	enum rungs_status status = bundle_open(&bundle, path, error);
	const char *name;

	*form = FORM_UNKNOWN;
	if (status != RUNGS_OK)
		return status;
	if (bundle_has(&bundle, "Occupation Data.txt"))
		*form = FORM_ONET;
	else if (bundle.folder != NULL && bundle_has(&bundle, "about.csv"))
		*form = FORM_TABLES;
	bundle_rewind(&bundle);
	while (*form == FORM_UNKNOWN && (name = bundle_next(&bundle)) != NULL)
		if (strncmp(name, "occupations_", 12) == 0)
			*form = FORM_ESCO;
	bundle_close(&bundle);
	if (*form == FORM_UNKNOWN)
		return error_set(error, RUNGS_BAD_INPUT,
				 "\"%s\" has the files of no release: neither "
				 "of O*NET or ESCO nor tables of an atlas.",
				 path);
	return RUNGS_OK;
}

static enum rungs_status read_tables(const char *path, sqlite3 **draft,
				     struct findings *findings,
				     struct rungs_error *error)
{
	struct folder folder;
	enum rungs_status status = draft_begin(draft, error);

	if (status == RUNGS_OK)
		status = folder_load(*draft, path, &folder, findings, error);
	if (status == RUNGS_OK)
		status = lint_folder(*draft, &folder, findings, error);
	if (status == RUNGS_OK && findings->errors > 0)
		status = error_set(error, RUNGS_BAD_INPUT,
				   "Nothing is written: the tables in \"%s\" "
				   "have %zu error%s.",
				   path, findings->errors,
				   findings->errors == 1 ? "" : "s");
	return status;
}

static enum rungs_status read_atlas(struct rungs_atlas *atlas, sqlite3 **draft,
				    struct rungs_error *error)
{
	enum rungs_status status = connection_read_whole(atlas, error);

	if (status == RUNGS_OK)
		status = draft_begin(draft, error);
	if (status == RUNGS_OK)
		status = copy_tables(atlas->db, *draft, error);
	return status;
}

static enum rungs_status read_release(const struct upgrade_release *release,
				      sqlite3 **draft,
				      struct findings *findings,
				      struct rungs_error *error)
{
	enum rungs_status status;
	enum form form;

	if (release->atlas != NULL)
		return read_atlas(release->atlas, draft, error);
	status = find_form(release->path, &form, error);
	if (status != RUNGS_OK)
		return status;
	if (form == FORM_ONET)
		return onet_draft(release->path, draft, findings, error);
	if (form == FORM_ESCO)
		return esco_draft(release->path, release->language, draft,
				  findings, error);
	return read_tables(release->path, draft, findings, error);
}

/* What its release called itself, before anybody here did otherwise. */
static void name_of(sqlite3 *db, char *out, size_t size)
{
	sqlite3_stmt *row = NULL;

	*out = '\0';
	if (sqlite3_prepare_v2(db,
			       "SELECT coalesce((SELECT json_extract(before,"
			       " '$[1]') FROM local_edits WHERE name = 'about'"
			       " AND key = '[\"name\"]'), (SELECT value"
			       " FROM about WHERE key = 'name'))",
			       -1, &row, NULL) == SQLITE_OK &&
	    sqlite3_step(row) == SQLITE_ROW &&
	    sqlite3_column_text(row, 0) != NULL)
		snprintf(out, size, "%s",
			 (const char *)sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
}

static enum rungs_status is_of_same(sqlite3 *edited, sqlite3 *draft,
				    struct rungs_error *error)
{
	char old[160], new[160];

	name_of(edited, old, sizeof(old));
	name_of(draft, new, sizeof(new));
	if (strcmp(old, new) == 0)
		return RUNGS_OK;
	return error_set(error, RUNGS_BAD_INPUT,
			 "The atlas is of \"%s\" and the release of \"%s\": "
			 "one does not follow the other.",
			 old, new);
}

/* An atlas that was laid over holds itself to nothing that the one below
 * does. */
static enum rungs_status clear_standards(sqlite3 *edited, sqlite3 *draft,
					 struct rungs_error *error)
{
	static const char *const tables[] = {"standards", "fillers",
					     "spellings"};
	bool clear = true;

	for (size_t i = 0; i < 3 && clear; i++) {
		char sql[64];
		sqlite3_stmt *row = NULL;

		snprintf(sql, sizeof(sql), "SELECT 1 FROM %s LIMIT 1",
			 tables[i]);
		clear = sqlite3_prepare_v2(edited, sql, -1, &row, NULL) ==
				SQLITE_OK &&
			sqlite3_step(row) == SQLITE_DONE;
		sqlite3_finalize(row);
	}
	if (clear && sqlite3_exec(draft,
				  "DELETE FROM standards; DELETE FROM fillers;"
				  "DELETE FROM spellings",
				  NULL, NULL, NULL) != SQLITE_OK)
		return error_no_memory(error);
	return RUNGS_OK;
}

enum rungs_status upgrade_atlas(struct rungs_atlas *edited,
				const struct upgrade_release *release,
				const char *out_path, struct findings *findings,
				struct rungs_error *error)
{
	sqlite3 *draft = NULL;
	enum rungs_status status = connection_read_whole(edited, error);

	if (status == RUNGS_OK)
		status = read_release(release, &draft, findings, error);
	if (status == RUNGS_OK)
		status = is_of_same(edited->db, draft, error);
	if (status == RUNGS_OK)
		status = clear_standards(edited->db, draft, error);
	if (status == RUNGS_OK)
		status = merge_edits(draft, edited->db, findings, error);
	if (status == RUNGS_OK)
		status = importer_lint(draft,
				       release->path != NULL ? release->path
							     : "the release",
				       findings, error);
	findings_sort(findings);
	if (status == RUNGS_OK && findings->incomplete)
		status = error_no_memory(error);
	if (status == RUNGS_OK)
		status = draft_finish(draft, out_path, findings->progress,
				      error);
	sqlite3_close(draft);
	return status;
}
