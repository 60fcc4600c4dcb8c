#include "overlay.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "copy.h"
#include "core/connection.h"
#include "core/error.h"
#include "draft.h"
#include "folder.h"
#include "hide.h"
#include "lay.h"
#include "lint.h"
#include "local.h"

/* A sum being made. */
struct sum {
	const struct overlay_base *base;
	const char *overlay;
	struct findings *findings;
	struct rungs_error *error;

	sqlite3 *draft;        /* the atlas, then the sum */
	sqlite3 *laid;         /* the overlay by itself */
	struct folder folder;  /* of the sum: where its rows stand */
	struct findings known; /* of the atlas */
};

static size_t text_size(const char *text)
{
	return text != NULL ? strlen(text) : 0;
}

/* Findings --------------------------------------------------------------- */

/* Adds a finding of the overlay's own folder. */
static void add_laid(struct sum *sum, struct finding finding)
{
	char file[4096 + 80];

	snprintf(file, sizeof(file), "%s%s%s", sum->overlay,
		 sum->overlay[text_size(sum->overlay) - 1] == '/' ? "" : "/",
		 finding.file);
	finding.file = file;
	findings_add(sum->findings, &finding, finding.value,
		     text_size(finding.value));
}

static void add_all_laid(struct sum *sum, struct findings *found)
{
	for (size_t i = 0; i < found->count; i++)
		add_laid(sum, found->at[i]);
	sum->findings->incomplete |= found->incomplete;
	findings_release(found);
}

static bool is_same(const struct finding *one, const struct finding *other)
{
	const char *value = one->value != NULL ? one->value : "";

	return one->line == other->line &&
	       strcmp(one->file, other->file) == 0 &&
	       strcmp(one->message, other->message) == 0 &&
	       strcmp(value, other->value != NULL ? other->value : "") == 0;
}

/* Whether the atlas had it before.  Both lists are sorted by file and line, and
 * *from is where to look on. */
static bool is_known(const struct sum *sum, const struct finding *finding,
		     size_t *from)
{
	const struct findings *known = &sum->known;

	for (; *from < known->count; ++*from) {
		const struct finding *at = &known->at[*from];
		int order = strcmp(at->file, finding->file);

		if (order > 0 || (order == 0 && at->line >= finding->line))
			break;
	}
	for (size_t i = *from; i < known->count; i++) {
		if (is_same(&known->at[i], finding))
			return true;
		if (known->at[i].line != finding->line ||
		    strcmp(known->at[i].file, finding->file) != 0)
			break;
	}
	return false;
}

/* The line in the overlay of the row that a finding is about, or 0 if the row
 * is the atlas's. */
static long laid_line(sqlite3_stmt *log, const struct finding *finding)
{
	long line = 0;

	sqlite3_bind_text(log, 1, finding->file,
			  (int)strcspn(finding->file, "."), SQLITE_STATIC);
	sqlite3_bind_int64(log, 2, finding->line);
	if (sqlite3_step(log) == SQLITE_ROW)
		line = (long)sqlite3_column_int64(log, 0);
	sqlite3_reset(log);
	return line;
}

/* Adds what is new in found, each under the file its row stands in. */
static enum rungs_status add_new(struct sum *sum, const struct findings *found)
{
	sqlite3_stmt *log = NULL;
	size_t from = 0;

	if (sqlite3_prepare_v2(sum->draft,
			       "SELECT line FROM temp.laid "
			       "WHERE name = ?1 AND told = ?2",
			       -1, &log, NULL) != SQLITE_OK)
		return error_no_memory(sum->error);
	for (size_t i = 0; i < found->count; i++) {
		struct finding finding = found->at[i];
		long line = laid_line(log, &finding);

		if (line > 0) {
			finding.line = line;
			add_laid(sum, finding);
		} else if (finding.severity == SEVERITY_ERROR ||
			   !is_known(sum, &finding, &from)) {
			findings_add(sum->findings, &finding, finding.value,
				     text_size(finding.value));
		}
	}
	sqlite3_finalize(log);
	return RUNGS_OK;
}

/* The sum ---------------------------------------------------------------- */

static enum rungs_status has_errors(struct sum *sum, const char *folder)
{
	if (sum->findings->errors == 0)
		return RUNGS_OK;
	return error_set(sum->error, RUNGS_BAD_INPUT,
			 "Nothing is laid: the tables in \"%s\" have %zu "
			 "error%s.",
			 folder, sum->findings->errors,
			 sum->findings->errors == 1 ? "" : "s");
}

static enum rungs_status read_base(struct sum *sum)
{
	enum rungs_status status = draft_begin(&sum->draft, sum->error);

	if (status != RUNGS_OK)
		return status;
	if (sum->base->folder == NULL) {
		status = connection_read_whole(sum->base->atlas, sum->error);
		return status == RUNGS_OK ? copy_tables(sum->base->atlas->db,
							sum->draft, sum->error)
					  : status;
	}
	status = folder_load(sum->draft, sum->base->folder, &sum->folder,
			     sum->findings, sum->error);
	return status == RUNGS_OK ? has_errors(sum, sum->base->folder) : status;
}

/* What the atlas holds itself to binds no overlay, which may say what it holds
 * itself to. */
static enum rungs_status clear_standards(struct sum *sum)
{
	if (sqlite3_exec(sum->draft,
			 "DELETE FROM standards; DELETE FROM fillers;"
			 "DELETE FROM spellings;",
			 NULL, NULL, NULL) != SQLITE_OK)
		return error_no_memory(sum->error);
	return RUNGS_OK;
}

/* Reads, hides and lays the overlay. */
static enum rungs_status lay(struct sum *sum)
{
	struct findings found = {0};
	struct folder folder;
	enum rungs_status status = draft_begin(&sum->laid, sum->error);

	if (status == RUNGS_OK)
		status = folder_load_overlay(sum->laid, sum->overlay, &folder,
					     &found, sum->error);
	if (status == RUNGS_OK)
		status = hide_rows(sum->laid, sum->draft, &found, sum->error);
	if (status == RUNGS_OK && found.errors == 0)
		status = lay_rows(sum->laid, &folder, sum->draft, &sum->folder,
				  &found, sum->error);
	add_all_laid(sum, &found);
	return status == RUNGS_OK ? has_errors(sum, sum->overlay) : status;
}

static enum rungs_status lint(struct sum *sum)
{
	struct findings found = {0};
	enum rungs_status status =
		lint_folder(sum->draft, &sum->folder, &found, sum->error);

	findings_sort(&found);
	findings_sort(&sum->known);
	if (status == RUNGS_OK)
		status = add_new(sum, &found);
	sum->findings->incomplete |= found.incomplete;
	findings_release(&found);
	return status == RUNGS_OK ? has_errors(sum, sum->overlay) : status;
}

/* Makes the sum in the draft; with warnings if that is wanted.  Not RUNGS_OK
 * if it has any error. */
static enum rungs_status make(struct sum *sum, bool warn)
{
	enum rungs_status status = read_base(sum);

	if (status == RUNGS_OK)
		status = clear_standards(sum);
	if (status == RUNGS_OK && warn)
		status = lint_folder(sum->draft, &sum->folder, &sum->known,
				     sum->error);
	if (status == RUNGS_OK && warn &&
	    local_begin(sum->draft, NULL) != SQLITE_OK)
		status = error_no_memory(sum->error);
	if (status == RUNGS_OK)
		status = lay(sum);
	if (status == RUNGS_OK && warn &&
	    local_end(sum->draft, NULL) != SQLITE_OK)
		status = error_no_memory(sum->error);
	if (status == RUNGS_OK)
		status = lint(sum);
	findings_sort(sum->findings);
	if (sum->findings->incomplete)
		status = error_no_memory(sum->error);
	return status;
}

static void release(struct sum *sum)
{
	findings_release(&sum->known);
	sqlite3_close(sum->laid);
	sqlite3_close(sum->draft);
}

/* What is made of it ------------------------------------------------------- */

enum rungs_status overlay_compile(const struct overlay_base *base,
				  const char *overlay, const char *out_path,
				  struct findings *findings,
				  struct rungs_error *error)
{
	struct sum sum = {.base = base,
			  .overlay = overlay,
			  .findings = findings,
			  .error = error};
	enum rungs_status status = make(&sum, true);

	if (status == RUNGS_OK)
		status = draft_finish(sum.draft, out_path, findings->progress,
				      error);
	release(&sum);
	return status;
}

enum rungs_status overlay_check(const struct overlay_base *base,
				const char *overlay, struct findings *findings,
				struct rungs_error *error)
{
	struct sum sum = {.base = base,
			  .overlay = overlay,
			  .findings = findings,
			  .error = error};
	enum rungs_status status = make(&sum, true);

	release(&sum);
	return status == RUNGS_BAD_INPUT ? RUNGS_OK : status;
}

/* Names the first error in a sentence. */
static void tell_first(const struct findings *findings,
		       struct rungs_error *error)
{
	char line[FINDING_SIZE + 300];

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->at[i].severity != SEVERITY_ERROR)
			continue;
		finding_line(&findings->at[i], line, sizeof(line));
		error_set(error, RUNGS_BAD_INPUT, "%.400s.", line);
		return;
	}
}

enum rungs_status overlay_open(const struct overlay_base *base,
			       const char *overlay, struct rungs_atlas **out,
			       struct rungs_error *error)
{
	struct findings findings = {0};
	struct sum sum = {.base = base,
			  .overlay = overlay,
			  .findings = &findings,
			  .error = error};
	enum rungs_status status = make(&sum, false);

	*out = NULL;
	if (status == RUNGS_BAD_INPUT)
		tell_first(&findings, error);
	if (status == RUNGS_OK)
		status = draft_open(&sum.draft, out, error);
	findings_release(&findings);
	release(&sum);
	return status;
}
