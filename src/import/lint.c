#include "lint.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "alike.h"
#include "core/error.h"
#include "core/text.h"
#include "core/typo.h"
#include "folder.h"
#include "lint_rules.h"
#include "progress.h"
#include "prose.h"
#include "tables.h"
#include "texts.h"
#include "value.h"

#define COLUMNS_MAX 64

/* Virtual machine steps, some seconds' worth: an atlas made to mislead must
 * not take for ever. */
#define STEPS_PER_CALL 100000
#define CALLS 500

struct lint {
	sqlite3 *db;
	const struct folder *folder; /* NULL of an atlas */
	struct findings *findings;
	struct rungs_error *error;
	bool errors_only;
};

static enum rungs_status sql_failed(struct lint *lint)
{
	int code = sqlite3_errcode(lint->db) & 0xff;

	if (code == SQLITE_NOMEM)
		return error_no_memory(lint->error);
	if (code == SQLITE_INTERRUPT)
		return error_set(lint->error, RUNGS_DAMAGED,
				 "The atlas takes too long to check; it is "
				 "damaged or made to mislead.");
	return error_set(lint->error, RUNGS_DAMAGED,
			 "The atlas cannot be checked: %s.",
			 sqlite3_errmsg(lint->db));
}

static void report(struct lint *lint, const char *table,
		   struct finding *finding, const char *value, size_t size)
{
	char file[80];

	snprintf(file, sizeof(file), "%s.csv", table);
	finding->file = file;
	findings_add(lint->findings, finding, value, size);
}

/* Consumes sql, which may be NULL. */
static enum rungs_status prepare(struct lint *lint, char *sql,
				 sqlite3_stmt **out)
{
	enum rungs_status status = RUNGS_OK;

	if (sql == NULL)
		return error_no_memory(lint->error);
	if (sqlite3_prepare_v2(lint->db, sql, -1, out, NULL) != SQLITE_OK)
		status = sql_failed(lint);
	sqlite3_free(sql);
	return status;
}

static bool is_damaged(const struct lint *lint, const char *table)
{
	return lint->folder != NULL &&
	       lint->folder->damaged[table_find(table, strlen(table)) - tables];
}

/* Values and references -------------------------------------------------- */

/* A table being read row by row. */
struct walk {
	struct lint *lint;
	const struct table *table;
	sqlite3_stmt *rows;               /* rowid, then the columns */
	struct texts *known[COLUMNS_MAX]; /* the ids that it may name */
	/* What the row before has there, if it is short and nothing is wrong
	 * with it: rows of a role stand together. */
	struct {
		size_t size;
		char text[64];
	} fine[COLUMNS_MAX];
};

/* Column 0 of rows is the rowid. */
static long line_of(const struct lint *lint, const struct table *table,
		    sqlite3_stmt *rows)
{
	sqlite3_int64 rowid = sqlite3_column_int64(rows, 0);

	if (!table->integer_key)
		return (long)rowid;
	if (lint->folder == NULL || rowid < 0 || rowid >= FOLDER_IDS)
		return 0;
	return lint->folder->lines[table - tables][rowid];
}

/* *out is the caller's, on failure too. */
static enum rungs_status read_ids(struct lint *lint, const char *table,
				  struct texts **out)
{
	sqlite3_stmt *rows = NULL;
	enum rungs_status status = prepare(
		lint, sqlite3_mprintf("SELECT id FROM \"%w\"", table), &rows);
	int got = SQLITE_DONE;

	*out = texts_new();
	if (*out == NULL)
		status = error_no_memory(lint->error);
	while (status == RUNGS_OK && (got = sqlite3_step(rows)) == SQLITE_ROW) {
		const char *id = (const char *)sqlite3_column_text(rows, 0);
		size_t size = (size_t)sqlite3_column_bytes(rows, 0);

		if (id != NULL && texts_put(*out, id, size) == 0)
			status = error_no_memory(lint->error);
	}
	if (status == RUNGS_OK && got != SQLITE_DONE)
		status = sql_failed(lint);
	sqlite3_finalize(rows);
	return status;
}

static enum rungs_status walk_prepare(struct walk *walk)
{
	const struct table *table = walk->table;
	sqlite3_str *sql = sqlite3_str_new(walk->lint->db);
	enum rungs_status status;

	sqlite3_str_appendall(sql, "SELECT rowid");
	for (size_t i = 0; i < table->count; i++)
		sqlite3_str_appendf(sql, ", \"%w\"", table->columns[i].name);
	sqlite3_str_appendf(sql, " FROM \"%w\" ORDER BY rowid", table->name);
	status = prepare(walk->lint, sqlite3_str_finish(sql), &walk->rows);
	for (size_t i = 0; i < table->count && status == RUNGS_OK; i++) {
		const char *target = table->columns[i].target;

		if (target == NULL || is_damaged(walk->lint, target))
			continue;
		status = read_ids(walk->lint, target, &walk->known[i]);
	}
	return status;
}

static void walk_release(struct walk *walk)
{
	sqlite3_finalize(walk->rows);
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		texts_free(walk->known[i]);
}

/* The id that was meant, if one is a typing error away, into out. */
static bool find_meant(struct walk *walk, const char *target, const char *id,
		       size_t size, char *out, size_t out_size)
{
	sqlite3_stmt *ids = NULL;
	bool found = false;

	if (prepare(walk->lint,
		    sqlite3_mprintf("SELECT id FROM \"%w\" ORDER BY rowid",
				    target),
		    &ids) != RUNGS_OK)
		return false;
	while (!found && sqlite3_step(ids) == SQLITE_ROW) {
		const char *other = (const char *)sqlite3_column_text(ids, 0);

		found = other != NULL &&
			typo_between(id, size, other, strlen(other), false);
		if (found)
			snprintf(out, out_size, "%s", other);
	}
	sqlite3_finalize(ids);
	return found;
}

static void check_id(struct walk *walk, size_t column, const char *id,
		     size_t size)
{
	struct finding finding = {
		.severity = SEVERITY_ERROR,
		.line = line_of(walk->lint, walk->table, walk->rows),
		.column = walk->table->columns[column].name,
	};
	const char *target = walk->table->columns[column].target;
	char message[80], meant[200], mend[300];

	if (texts_find(walk->known[column], id, size) > 0)
		return;
	snprintf(message, sizeof(message), "is no id of %s.csv", target);
	finding.message = message;
	finding.mend = "Mend the id or add the row that it names.";
	if (find_meant(walk, target, id, size, meant, sizeof(meant))) {
		snprintf(mend, sizeof(mend),
			 "Write %s, or add the row that it names.", meant);
		finding.mend = mend;
	}
	report(walk->lint, walk->table->name, &finding, id, size);
}

static bool check_value(struct walk *walk, size_t column, const char *text,
			size_t size)
{
	struct verdict verdict =
		value_check(&walk->table->columns[column], text, size);

	if (!verdict.fit)
		report(walk->lint, walk->table->name,
		       &(struct finding){
			       .severity = SEVERITY_ERROR,
			       .line = line_of(walk->lint, walk->table,
					       walk->rows),
			       .column = walk->table->columns[column].name,
			       .message = verdict.message,
			       .mend = verdict.mend,
		       },
		       size > 0 ? text : NULL, size);
	return verdict.fit;
}

/* Line feeds and tabs are seen. */
static void check_hidden(struct walk *walk, size_t column, const char *text,
			 size_t size)
{
	uint32_t code;

	for (size_t at = 0; at < size;) {
		at += text_decode(text + at, size - at, &code);
		if (code < 0x80 || !text_is_hidden(code))
			continue;
		report(walk->lint, walk->table->name,
		       &(struct finding){
			       .severity = SEVERITY_WARNING,
			       .line = line_of(walk->lint, walk->table,
					       walk->rows),
			       .column = walk->table->columns[column].name,
			       .message = "holds a character that nobody sees",
			       .mend = "Remove it.",
		       },
		       text, size);
		return;
	}
}

/* Numbers that name things begin at 1: 0 is what folder_load puts in the place
 * of one that does not fit. */
static bool is_stand_in(const struct walk *walk, const char *text)
{
	return walk->lint->folder != NULL && strcmp(text, "0") == 0;
}

static void judge(struct walk *walk, size_t column, const char *text,
		  size_t size)
{
	const char *rest, *id;
	size_t id_size;

	if (walk->lint->folder == NULL &&
	    !check_value(walk, column, text, size))
		return;
	if (!walk->lint->errors_only)
		check_hidden(walk, column, text, size);
	if (size == 0 || walk->known[column] == NULL)
		return;
	if (walk->table->columns[column].kind == COLUMN_REFERENCE) {
		if (!is_stand_in(walk, text))
			check_id(walk, column, text, size);
		return;
	}
	rest = text;
	while (value_next_id(&rest, &size, &id, &id_size))
		if (id_size > 0)
			check_id(walk, column, id, id_size);
}

static void walk_cell(struct walk *walk, size_t column)
{
	const char *text =
		(const char *)sqlite3_column_text(walk->rows, (int)column + 1);
	size_t size = (size_t)sqlite3_column_bytes(walk->rows, (int)column + 1);
	size_t before = walk->lint->findings->count;

	if (text == NULL) {
		judge(walk, column, "", 0);
		return;
	}
	if (size > 0 && size == walk->fine[column].size &&
	    memcmp(text, walk->fine[column].text, size) == 0)
		return;
	judge(walk, column, text, size);
	walk->fine[column].size = 0;
	if (size <= sizeof(walk->fine[column].text) &&
	    walk->lint->findings->count == before) {
		memcpy(walk->fine[column].text, text, size);
		walk->fine[column].size = size;
	}
}

static enum rungs_status walk_table(struct lint *lint,
				    const struct table *table)
{
	struct walk walk = {.lint = lint, .table = table};
	enum rungs_status status = walk_prepare(&walk);
	int got = SQLITE_DONE;

	while (status == RUNGS_OK &&
	       (got = sqlite3_step(walk.rows)) == SQLITE_ROW)
		for (size_t i = 0; i < table->count; i++)
			walk_cell(&walk, i);
	if (status == RUNGS_OK && got != SQLITE_DONE)
		status = sql_failed(lint);
	walk_release(&walk);
	return status;
}

/* Rules ------------------------------------------------------------------ */

static enum rungs_status apply(struct lint *lint, const struct lint_rule *rule,
			       const struct table *table)
{
	struct finding finding = {
		.severity = rule->severity,
		.column = rule->column,
		.message = rule->message,
		.mend = rule->mend,
	};
	sqlite3_stmt *rows = NULL;
	enum rungs_status status;
	int got = SQLITE_DONE;

	status = prepare(lint,
			 sqlite3_mprintf("SELECT rowid, \"%w\" FROM \"%w\" AS "
					 "it WHERE %s ORDER BY rowid",
					 rule->column != NULL
						 ? rule->column
						 : table->columns[0].name,
					 table->name, rule->where),
			 &rows);
	while (status == RUNGS_OK && (got = sqlite3_step(rows)) == SQLITE_ROW) {
		const char *value = NULL;
		size_t size = 0;

		if (rule->column != NULL) {
			value = (const char *)sqlite3_column_text(rows, 1);
			size = (size_t)sqlite3_column_bytes(rows, 1);
		}
		finding.line = line_of(lint, table, rows);
		report(lint, table->name, &finding, value, size);
	}
	if (status == RUNGS_OK && got != SQLITE_DONE)
		status = sql_failed(lint);
	sqlite3_finalize(rows);
	return status;
}

static bool concerns(const struct lint *lint, const struct lint_rule *rule,
		     const struct table *table)
{
	if (lint->errors_only && rule->severity != SEVERITY_ERROR)
		return false;
	if (rule->table != NULL)
		return strcmp(rule->table, table->name) == 0;
	return column_find(table, rule->column) != NULL &&
	       column_find(table, rule->also) != NULL;
}

static enum rungs_status apply_rules(struct lint *lint,
				     const struct lint_rule *rule)
{
	enum rungs_status status = RUNGS_OK;

	for (; rule->name != NULL; rule++)
		for (size_t i = 0; i < table_count && status == RUNGS_OK; i++)
			if (concerns(lint, rule, &tables[i]))
				status = apply(lint, rule, &tables[i]);
	return status;
}

static enum rungs_status lint_run(struct lint *lint)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++) {
		progress_tell(lint->findings->progress, PROGRESS_CHECK,
			      (double)i / (double)table_count);
		status = walk_table(lint, &tables[i]);
	}
	if (lint->folder != NULL && !folder_is_whole(lint->folder))
		return status;
	if (status == RUNGS_OK)
		status = apply_rules(lint, lint_rules);
	if (status == RUNGS_OK)
		status = apply_rules(lint, lint_ladder_rules);
	if (status == RUNGS_OK && !lint->errors_only)
		status = alike_lint(lint->db, lint->findings, lint->error);
	return status;
}

enum rungs_status lint_folder(sqlite3 *db, const struct folder *folder,
			      struct findings *findings,
			      struct rungs_error *error)
{
	struct lint lint = {db, folder, findings, error, false};

	return lint_run(&lint);
}

static int count_down(void *context)
{
	int *calls = context;

	return --*calls < 0;
}

static enum rungs_status judge_atlas(struct lint *lint)
{
	enum rungs_status status;
	int calls = CALLS;

	sqlite3_progress_handler(lint->db, STEPS_PER_CALL, count_down, &calls);
	status = lint_run(lint);
	if (status == RUNGS_OK && !lint->errors_only)
		status = prose_lint(lint->db, lint->findings, lint->error);
	sqlite3_progress_handler(lint->db, 0, NULL, NULL);
	if (status == RUNGS_OK && lint->findings->incomplete)
		status = error_no_memory(lint->error);
	findings_sort(lint->findings);
	return status;
}

enum rungs_status lint_atlas(sqlite3 *db, struct findings *findings,
			     struct rungs_error *error)
{
	struct lint lint = {db, NULL, findings, error, false};

	return judge_atlas(&lint);
}

enum rungs_status lint_errors(sqlite3 *db, struct findings *findings,
			      struct rungs_error *error)
{
	struct lint lint = {db, NULL, findings, error, true};

	return judge_atlas(&lint);
}
