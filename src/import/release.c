#include "release.h"

#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "progress.h"
#include "value.h"

/* How much there is to read, so far as it is read at all. */
static void measure(struct release *release)
{
	const char *name;

	bundle_rewind(&release->bundle);
	while ((name = bundle_next(&release->bundle)) != NULL)
		release->size += bundle_size(&release->bundle, name);
}

enum rungs_status release_open(struct release *release, const char *path)
{
	enum rungs_status status =
		bundle_open(&release->bundle, path, release->error);

	if (status == RUNGS_OK && release->findings->progress != NULL)
		measure(release);
	return status;
}

/* Tells how far reading has come, with so many bytes of the file at hand. */
static void tell_progress(const struct release *release, size_t of_file)
{
	if (release->size > 0)
		progress_tell(release->findings->progress, PROGRESS_READ,
			      (double)(release->done + of_file) /
				      (double)release->size);
}

void release_close(struct release *release)
{
	bundle_close(&release->bundle);
}

/* What is said of a file ------------------------------------------------- */

/* value may be NULL; an empty one is none to show. */
static void report(struct release *release, enum severity severity, long line,
		   const char *column, const struct cell *value,
		   const char *message)
{
	bool shown = value != NULL && value->size > 0;
	struct finding finding = {
		.severity = severity,
		.file = release->file->name,
		.line = line,
		.column = column,
		.message = message,
	};

	if (release->found++ < RELEASE_FINDINGS)
		findings_add(release->findings, &finding,
			     shown ? value->text : NULL,
			     shown ? value->size : 0);
}

/* One of a file as a whole. */
static void tell(struct release *release, enum severity severity,
		 const char *file, const char *message)
{
	findings_add(release->findings,
		     &(struct finding){
			     .severity = severity,
			     .file = file,
			     .message = message,
		     },
		     NULL, 0);
}

/* The row at hand is counted once, whatever is said of it. */
static void leave_out(struct release *release)
{
	release->left += !release->out;
	release->out = true;
}

void release_refuse(struct release *release, size_t column, const char *message)
{
	leave_out(release);
	report(release, SEVERITY_WARNING, release->line,
	       release->header.names[column], &release->fields[column],
	       message);
}

/* What is counted of rows like this. */
static struct release_passed *kind_of(struct release *release,
				      struct release_passed kind)
{
	for (size_t i = 0; i < release->passed_count; i++) {
		struct release_passed *passed = &release->passed[i];

		if (passed->column == kind.column &&
		    passed->message == kind.message &&
		    passed->size == kind.size &&
		    memcmp(passed->value, kind.value, kind.size) == 0)
			return passed;
	}
	if (release->passed_count == RELEASE_PASSED)
		return &release->passed[RELEASE_PASSED - 1];
	if (release->passed_count == RELEASE_PASSED - 1)
		kind = (struct release_passed){.message = "others"};
	release->passed[release->passed_count] = kind;
	return &release->passed[release->passed_count++];
}

static void pass(struct release *release, struct release_passed kind)
{
	struct release_passed *passed = kind_of(release, kind);

	leave_out(release);
	if (passed->count++ == 0)
		passed->line = release->line;
}

void release_pass(struct release *release, size_t column)
{
	const struct cell *value = &release->fields[column];
	struct release_passed kind = {
		.column = release->header.names[column],
		.size = value->size < sizeof(kind.value) ? value->size
							 : sizeof(kind.value),
	};

	memcpy(kind.value, value->text, kind.size);
	pass(release, kind);
}

void release_pass_as(struct release *release, const char *what)
{
	pass(release, (struct release_passed){.message = what});
}

void release_pass_rows(struct release *release, const char *what, long count)
{
	if (count <= 0)
		return;
	release->left += count;
	kind_of(release, (struct release_passed){.message = what})->count +=
		count;
}

static void tell_kind(struct release *release,
		      const struct release_passed *kind)
{
	char message[160];

	snprintf(message, sizeof(message), "%ld row%s left out%s%s",
		 kind->count, kind->count == 1 ? "" : "s",
		 kind->message != NULL ? ": " : "",
		 kind->message != NULL ? kind->message : "");
	findings_add(release->findings,
		     &(struct finding){
			     .severity = SEVERITY_NOTE,
			     .file = release->file->name,
			     .line = kind->line,
			     .column = kind->column,
			     .message = message,
		     },
		     kind->size > 0 ? kind->value : NULL, kind->size);
}

static void tell_rows(struct release *release)
{
	char message[120];

	snprintf(message, sizeof(message),
		 "%ld row%s, %ld kept and %ld left out", release->rows,
		 release->rows == 1 ? "" : "s", release->rows - release->left,
		 release->left);
	tell(release, SEVERITY_NOTE, release->file->name, message);
	for (size_t i = 0; i < release->passed_count; i++)
		tell_kind(release, &release->passed[i]);
}

void release_note(struct release *release, const char *message)
{
	tell(release, SEVERITY_NOTE, release->file->name, message);
}

static void tell_how_many_more(struct release *release)
{
	char message[80];

	if (release->found <= RELEASE_FINDINGS)
		return;
	snprintf(message, sizeof(message), "there are %zu more",
		 release->found - RELEASE_FINDINGS);
	tell(release, SEVERITY_WARNING, release->file->name, message);
}

/* Rows ------------------------------------------------------------------ */

static struct cell value_of(struct cell cell)
{
	cell = cell_trimmed(cell);
	return cell_is(&cell, "n/a") ? cell_of("") : cell;
}

static size_t kept_count(const struct sheet *row)
{
	return row->count < SHEET_CELLS_MAX ? row->count : SHEET_CELLS_MAX;
}

static enum rungs_status no_column(struct release *release, size_t column)
{
	return error_set(release->error, RUNGS_BAD_INPUT,
			 "The file \"%s\" has no column \"%s\".",
			 release->file->name, release->header.names[column]);
}

static void name_missing_columns(struct release *release,
				 const struct sheet *row)
{
	for (size_t i = 0; i < release->file->count; i++)
		if (release->header.place[i] == row->count)
			report(release, SEVERITY_WARNING, row->line,
			       release->header.names[i], NULL, "is missing");
}

static bool is_asked(const struct header *header, size_t count, size_t place)
{
	for (size_t i = 0; i < count; i++)
		if (header->place[i] == place)
			return true;
	return false;
}

/* Adds the name of a column to the list that words hold.  False if it does not
 * fit. */
static bool add_name(char *words, size_t size, const struct cell *name)
{
	size_t used = strlen(words);
	char clean[3 * 64 + 1], shown[128];

	text_clean(clean, name->text, name->size < 64 ? name->size : 64);
	text_show(shown, sizeof(shown), clean);
	if (used + strlen(shown) + 3 > size)
		return false;
	snprintf(words + used, size - used, "%s%s", used > 0 ? ", " : "",
		 shown);
	return true;
}

static void name_unread_columns(struct release *release,
				const struct sheet *row)
{
	char names[600] = "", message[700];
	size_t count = 0, named = 0;

	for (size_t i = 0; i < row->count; i++) {
		if (is_asked(&release->header, release->file->count, i))
			continue;
		if (named == count && i < kept_count(row) &&
		    add_name(names, sizeof(names), &row->cells[i]))
			named++;
		count++;
	}
	if (count == 0)
		return;
	if (named == count)
		snprintf(message, sizeof(message), "column%s not read: %s",
			 count == 1 ? "" : "s", names);
	else
		snprintf(message, sizeof(message),
			 "columns not read: %s and %zu more", names,
			 count - named);
	report(release, SEVERITY_NOTE, row->line, NULL, NULL, message);
}

/* Fills in the fields.  False if the row cannot be used; that is told, and so
 * is a text that cannot, without which the row can do. */
static bool judge(struct release *release, const struct sheet *row,
		  struct cell *fields)
{
	const struct release_file *file = release->file;
	const struct header *header = &release->header;

	if (row->count != header->count) {
		char message[80];

		snprintf(message, sizeof(message),
			 "row has %zu field%s instead of %zu", row->count,
			 row->count == 1 ? "" : "s", header->count);
		report(release, SEVERITY_WARNING, row->line, NULL, NULL,
		       message);
		return false;
	}
	for (size_t i = 0; i < file->count; i++) {
		const struct column *column = &file->columns[i];
		struct verdict verdict;

		fields[i] = header->place[i] < header->count
				    ? value_of(row->cells[header->place[i]])
				    : cell_of("");
		verdict = value_check(column, fields[i].text, fields[i].size);
		if (verdict.fit)
			continue;
		report(release, SEVERITY_WARNING, row->line,
		       release->header.names[i], &fields[i], verdict.message);
		if (column->required || column->kind != COLUMN_TEXT)
			return false;
		fields[i] = cell_of("");
	}
	return true;
}

/* A row that cannot be read.  Where a quote is never closed nobody knows what
 * was meant to be in it, which refuses the file. */
static enum rungs_status take_problem(struct release *release,
				      const struct sheet *row)
{
	const struct header *header = &release->header;
	const char *column = NULL;
	char field[40], message[160];

	for (size_t i = 0; i < release->file->count; i++)
		if (header->count > 0 && header->place[i] == row->at)
			column = header->names[i];
	snprintf(field, sizeof(field), "field %zu", row->at + 1);
	if (row->open)
		return error_set(release->error, RUNGS_BAD_INPUT,
				 "The file \"%s\" opens a quote on line %ld "
				 "that is never closed, in %s%s.",
				 release->file->name, row->line,
				 column != NULL ? "column " : "",
				 column != NULL ? column : field);
	snprintf(message, sizeof(message), "%s%s%s",
		 column != NULL ? "" : field, column != NULL ? "" : " ",
		 row->problem);
	report(release, SEVERITY_WARNING, row->line, column, NULL, message);
	return RUNGS_OK;
}

/* A line of words around a table: nothing but its first field. */
static bool is_remark(const struct sheet *row)
{
	for (size_t i = 1; i < kept_count(row); i++)
		if (row->cells[i].size > 0)
			return false;
	return true;
}

static enum rungs_status take_rows(struct release *release, struct sheet *row,
				   release_take *take, void *context)
{
	size_t size = sheet_rest(row);
	struct cell fields[SHEET_CELLS_MAX];
	enum rungs_status status = RUNGS_OK;

	release->fields = fields;
	for (; status == RUNGS_OK; release->rows++) {
		enum sheet_got got = sheet_next(row);

		if (got == SHEET_END)
			break;
		release->line = row->line;
		release->out = false;
		if (release->rows % RELEASE_STEP == 0)
			tell_progress(release, size - sheet_rest(row));
		if (got == SHEET_NO_MEMORY)
			status = error_no_memory(release->error);
		else if (got == SHEET_PROBLEM)
			status = take_problem(release, row);
		else if (release->file->remarks && is_remark(row))
			release_pass_as(release, "remarks below the table");
		else if (judge(release, row, fields)) {
			status = take(context, fields);
			continue;
		}
		leave_out(release);
	}
	release->fields = NULL;
	if (status == RUNGS_OK && release->file->settle != NULL)
		status = release->file->settle(context);
	return status;
}

static enum rungs_status read_rows(struct release *release, struct sheet *row,
				   release_take *take, void *context)
{
	const struct release_file *file = release->file;
	enum rungs_status status = RUNGS_OK;
	/* What the line lacks that is most like a header. */
	size_t missing, nearest = 0;

	release->header.count = 0;
	do {
		enum sheet_got got = sheet_next(row);

		if (got == SHEET_NO_MEMORY)
			return error_no_memory(release->error);
		if (got == SHEET_PROBLEM)
			status = take_problem(release, row);
		if (status != RUNGS_OK)
			return status;
		missing = header_read(&release->header, file->columns,
				      file->count, row);
		if (missing < file->count && missing > nearest)
			nearest = missing;
		if (missing < file->count &&
		    (!file->remarks || got == SHEET_END))
			return no_column(release, nearest);
	} while (missing < file->count);
	name_missing_columns(release, row);
	name_unread_columns(release, row);
	return take_rows(release, row, take, context);
}

/* Files ----------------------------------------------------------------- */

static enum rungs_status cannot_read(struct release *release, const char *name,
				     const char *reason)
{
	return error_set(release->error, RUNGS_IO,
			 "The file \"%s\" of the %s \"%s\" cannot be read: %s.",
			 name, release->bundle.what, release->bundle.path,
			 reason);
}

bool release_has(const struct release *release, const char *name)
{
	return bundle_has(&release->bundle, name);
}

enum rungs_status release_slurp(struct release *release, const char *name,
				struct slurp *out)
{
	enum slurp_got got = bundle_slurp(&release->bundle, out, name);

	if (release->asked_count < RELEASE_FILES)
		release->asked[release->asked_count++] = name;
	switch (got) {
	case SLURP_READ:
		return RUNGS_OK;
	case SLURP_MISSING:
		tell(release, SEVERITY_WARNING, name, "the file is missing");
		return RUNGS_OK;
	case SLURP_NO_FILE:
		return cannot_read(release, name, "it is not a file");
	case SLURP_TOO_LARGE:
		return cannot_read(release, name, "it is too large");
	case SLURP_REFUSED:
		return cannot_read(release, name, out->reason);
	case SLURP_NO_MEMORY:
		break;
	}
	return error_no_memory(release->error);
}

enum rungs_status release_read_bytes(struct release *release,
				     const struct release_file *file,
				     const char *bytes, size_t size,
				     release_take *take, void *context)
{
	struct sheet sheet;
	enum rungs_status status;

	release->file = file;
	release->rows = release->left = 0;
	release->found = 0;
	release->passed_count = 0;
	sheet_open(&sheet, file->form, bytes, size);
	status = read_rows(release, &sheet, take, context);
	sheet_close(&sheet);
	if (status == RUNGS_OK)
		tell_rows(release);
	tell_how_many_more(release);
	return status;
}

enum rungs_status release_read(struct release *release,
			       const struct release_file *file,
			       release_take *take, void *context)
{
	struct slurp bytes;
	enum rungs_status status = release_slurp(release, file->name, &bytes);

	if (status != RUNGS_OK)
		return status;
	if (bytes.bytes == NULL && file->required)
		return error_set(release->error, RUNGS_BAD_INPUT,
				 "The %s \"%s\" has no file \"%s\".",
				 release->bundle.what, release->bundle.path,
				 file->name);
	if (bytes.bytes == NULL)
		return RUNGS_OK;
	status = release_read_bytes(release, file, bytes.bytes, bytes.size,
				    take, context);
	release->done += bytes.size;
	tell_progress(release, 0);
	slurp_release(&bytes);
	return status;
}

enum rungs_status release_read_any(struct release *release,
				   const struct release_file *files,
				   size_t count, release_take *take,
				   void *context)
{
	enum rungs_status status = RUNGS_OK;
	bool any = false;

	for (size_t i = 0; i < count && status == RUNGS_OK; i++)
		if (release_has(release, files[i].name)) {
			any = true;
			status =
				release_read(release, &files[i], take, context);
		}
	return any ? status : release_read(release, &files[0], take, context);
}

static bool was_asked(const struct release *release, const char *name)
{
	for (size_t i = 0; i < release->asked_count; i++)
		if (strcmp(release->asked[i], name) == 0)
			return true;
	return false;
}

void release_name_unread(struct release *release)
{
	const char *name;

	bundle_rewind(&release->bundle);
	while ((name = bundle_next(&release->bundle)) != NULL)
		if (name[0] != '.' && !was_asked(release, name))
			tell(release, SEVERITY_NOTE, name,
			     "the file is not read");
}
