#include "merge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "edited.h"
#include "hide.h"
#include "lay.h"
#include "local.h"
#include "merge_list.h"
#include "sql.h"
#include "tables.h"

#define SHOWN 60 /* bytes of a value that are told */

struct merge {
	sqlite3 *draft; /* main: the release; ours: the edited tables */
	struct findings *findings;
	struct rungs_error *error;
	sqlite3_stmt *compare;
};

/* A unit that was edited here; texts are JSON, NULL where there is none. */
struct unit {
	const struct table *table;
	const char *key, *before, *now, *upstream;
};

static enum rungs_status sql_failed(struct merge *merge)
{
	if (sqlite3_errcode(merge->draft) == SQLITE_NOMEM)
		return error_no_memory(merge->error);
	return error_set(merge->error, RUNGS_IO,
			 "The edits cannot be taken over: %s.",
			 sqlite3_errmsg(merge->draft));
}

static enum rungs_status prepare(struct merge *merge, sqlite3_str *sql,
				 sqlite3_stmt **out)
{
	int got = sql_prepare(merge->draft, sql, out);

	if (got == SQLITE_NOMEM)
		return error_no_memory(merge->error);
	return got == SQLITE_OK ? RUNGS_OK : sql_failed(merge);
}

static enum rungs_status run(struct merge *merge, const char *sql)
{
	if (sqlite3_exec(merge->draft, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sql_failed(merge);
	return RUNGS_OK;
}

/* Consumes sql, in which ?1 is the key. */
static enum rungs_status run_of(struct merge *merge, sqlite3_str *sql,
				const char *key)
{
	sqlite3_stmt *row;
	enum rungs_status status = prepare(merge, sql, &row);

	if (status == RUNGS_OK) {
		sqlite3_bind_text(row, 1, key, -1, SQLITE_STATIC);
		if (sqlite3_step(row) != SQLITE_DONE)
			status = sql_failed(merge);
	}
	sqlite3_finalize(row);
	return status;
}

/* ' WHERE "role" = json_extract(?1, '$[0]') AND …'. */
static void append_where(sqlite3_str *sql, const struct table *table)
{
	const char *joint = "WHERE";
	int at = 0;

	for (size_t i = 0; i < table->count; i++) {
		if (!local_is_key(table, &table->columns[i]))
			continue;
		sqlite3_str_appendf(sql,
				    " %s \"%w\" = json_extract(?1, '$[%d]')",
				    joint, table->columns[i].name, at++);
		joint = "AND";
	}
}

/* What is told ----------------------------------------------------------- */

static const char *shown(const char *text, char out[3 * SHOWN + 8])
{
	size_t size = text != NULL ? strlen(text) : 0;

	if (text == NULL)
		return "nothing";
	text_clean(out, text, size < SHOWN ? size : SHOWN);
	if (size > SHOWN)
		strcat(out, "…");
	return out;
}

/* column may be NULL. */
static void tell(struct merge *merge, enum severity severity,
		 const struct unit *unit, const struct column *column,
		 const char *format, ...) __attribute__((format(printf, 5, 6)));

static void tell(struct merge *merge, enum severity severity,
		 const struct unit *unit, const struct column *column,
		 const char *format, ...)
{
	char file[80], message[1000], key[400];
	size_t used = 0;
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof(message), format, list);
	va_end(list);
	snprintf(file, sizeof(file), "%s.csv", unit->table->name);
	/* '["data-analyst","sql"]' as 'data-analyst/sql'. */
	for (const char *at = unit->key; *at != '\0' && used < sizeof(key);
	     at++)
		if (*at == ',' && at[1] == '"')
			key[used++] = '/';
		else if (strchr("[]\"", *at) == NULL)
			key[used++] = *at;
	findings_add(merge->findings,
		     &(struct finding){
			     .severity = severity,
			     .file = file,
			     .column = column != NULL ? column->name : NULL,
			     .message = message,
		     },
		     key, used);
}

/* Names of other rows ------------------------------------------------------- */

/* Whether the draft has the row, or gets it from here. */
static bool is_there(struct merge *merge, const char *target,
		     sqlite3_value *value, const char *text, size_t size)
{
	char *sql =
		sqlite3_mprintf("SELECT 1 FROM \"%w\" WHERE id = ?1 UNION ALL"
				" SELECT 1 FROM temp.edited WHERE name = %Q"
				" AND key = json_array(?1) AND before IS NULL",
				target, target);
	sqlite3_stmt *row = NULL;
	bool there = true;

	if (sql != NULL && sqlite3_prepare_v2(merge->draft, sql, -1, &row,
					      NULL) == SQLITE_OK) {
		if (value != NULL)
			sqlite3_bind_value(row, 1, value);
		else
			sqlite3_bind_text(row, 1, text, (int)size,
					  SQLITE_STATIC);
		there = sqlite3_step(row) == SQLITE_ROW;
	}
	sqlite3_finalize(row);
	sqlite3_free(sql);
	return there;
}

static bool keeps_id(void *context, const char *target, const char *id,
		     size_t size)
{
	return is_there(context, target, NULL, id, size);
}

/* Rows with a key ------------------------------------------------------------ */

struct rows {
	sqlite3_stmt *here, *there; /* rowid, columns */
	sqlite3_stmt *put;
};

static enum rungs_status find_row(struct merge *merge, const struct unit *unit,
				  const char *schema, sqlite3_stmt **out)
{
	sqlite3_str *sql = sqlite3_str_new(merge->draft);
	enum rungs_status status;

	sqlite3_str_appendall(sql, "SELECT rowid, ");
	sql_columns(sql, unit->table);
	sqlite3_str_appendf(sql, " FROM %s.\"%w\"", schema, unit->table->name);
	append_where(sql, unit->table);
	status = prepare(merge, sql, out);
	if (status != RUNGS_OK)
		return status;
	sqlite3_bind_text(*out, 1, unit->key, -1, SQLITE_STATIC);
	return sqlite3_step(*out) >= SQLITE_ROW ? RUNGS_OK : sql_failed(merge);
}

static enum rungs_status prepare_put(struct merge *merge,
				     const struct table *table,
				     sqlite3_stmt **out)
{
	sqlite3_str *sql = sqlite3_str_new(merge->draft);

	sql_replace(sql, table);
	return prepare(merge, sql, out);
}

static void rows_release(struct rows *rows)
{
	sqlite3_finalize(rows->here);
	sqlite3_finalize(rows->there);
	sqlite3_finalize(rows->put);
}

/* Tells of a column that both have changed. */
static void tell_both(struct merge *merge, const struct unit *unit,
		      const struct column *column, sqlite3_stmt *compare)
{
	char before[3 * SHOWN + 8], upstream[3 * SHOWN + 8], now[3 * SHOWN + 8];
	const char *texts[3];

	for (int i = 0; i < 3; i++)
		texts[i] = (const char *)sqlite3_column_text(compare, i + 2);
	if (unit->before == NULL)
		tell(merge, SEVERITY_WARNING, unit, column,
		     "is in the release too now, as \"%s\"; here it stays "
		     "\"%s\"",
		     shown(texts[1], upstream), shown(texts[2], now));
	else
		tell(merge, SEVERITY_WARNING, unit, column,
		     "was changed in the release too, from \"%s\" to \"%s\"; "
		     "here it stays \"%s\"",
		     shown(texts[0], before), shown(texts[1], upstream),
		     shown(texts[2], now));
}

/* What a list comes to: the release's, with what was added and without what
 * was taken out here. */
static enum rungs_status put_list(struct merge *merge, const struct unit *unit,
				  size_t column, sqlite3_stmt *compare,
				  struct rows *rows, bool *out)
{
	const struct column *it = &unit->table->columns[column];
	char *list =
		merge_list((const char *)sqlite3_column_text(compare, 2),
			   (const char *)sqlite3_column_text(compare, 3),
			   (const char *)sqlite3_column_text(compare, 4),
			   &(struct merge_filter){keeps_id, merge, it->target});

	if (list == NULL)
		return error_no_memory(merge->error);
	if (*list == '\0' && it->required) {
		tell(merge, SEVERITY_WARNING, unit, it,
		     "names nothing that the release still has; the row is "
		     "left out");
		*out = true;
	}
	if (*list != '\0')
		sqlite3_bind_text(rows->put, (int)column + 2, list, -1,
				  sqlite3_free);
	else
		sqlite3_free(list);
	return RUNGS_OK;
}

/* A single value, ours if it was changed here. */
static void put_value(struct merge *merge, const struct unit *unit,
		      size_t column, sqlite3_stmt *compare, struct rows *rows,
		      bool *out)
{
	const struct column *it = &unit->table->columns[column];
	bool ours = sqlite3_column_int(compare, 0) != 0;
	sqlite3_value *value = sqlite3_column_value(
		ours ? rows->here : rows->there, (int)column + 1);
	char text[3 * SHOWN + 8];

	if (ours && unit->upstream != NULL &&
	    sqlite3_column_int(compare, 1) != 0 &&
	    !local_is_key(unit->table, it) && it->kind != COLUMN_EVIDENCE)
		tell_both(merge, unit, it, compare);
	if (ours && it->kind == COLUMN_REFERENCE &&
	    sqlite3_value_type(value) != SQLITE_NULL &&
	    !is_there(merge, it->target, value, NULL, 0)) {
		tell(merge, SEVERITY_WARNING, unit, it,
		     "names \"%s\", which the release no longer has; %s",
		     shown((const char *)sqlite3_value_text(value), text),
		     it->required ? "the row is left out"
				  : "the field is left empty");
		*out = it->required;
		return;
	}
	sqlite3_bind_value(rows->put, (int)column + 2, value);
}

/* Binds the columns; *out is set if the row is to be left out. */
static enum rungs_status put_columns(struct merge *merge,
				     const struct unit *unit, struct rows *rows,
				     bool *out)
{
	const char *const texts[] = {unit->now, unit->before, unit->upstream};
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *compare = merge->compare;

	for (int i = 0; i < 3; i++)
		sqlite3_bind_text(compare, i + 1, texts[i], -1, SQLITE_STATIC);
	for (size_t i = 0; i < unit->table->count && status == RUNGS_OK; i++) {
		const struct column *column = &unit->table->columns[i];

		if (sqlite3_step(compare) != SQLITE_ROW)
			status = sql_failed(merge);
		else if (column->kind == COLUMN_REFERENCES)
			status = put_list(merge, unit, i, compare, rows, out);
		else
			put_value(merge, unit, i, compare, rows, out);
		if (*out)
			break;
	}
	sqlite3_reset(compare);
	return status;
}

static enum rungs_status put_row(struct merge *merge, const struct unit *unit)
{
	struct rows rows = {0};
	enum rungs_status status = find_row(merge, unit, "ours", &rows.here);
	bool out = false;

	if (status == RUNGS_OK)
		status = find_row(merge, unit, "main", &rows.there);
	if (status == RUNGS_OK)
		status = prepare_put(merge, unit->table, &rows.put);
	if (status == RUNGS_OK && unit->upstream != NULL)
		sqlite3_bind_value(rows.put, 1,
				   sqlite3_column_value(rows.there, 0));
	if (status == RUNGS_OK)
		status = put_columns(merge, unit, &rows, &out);
	sqlite3_reset(rows.there);
	if (status == RUNGS_OK && !out && sqlite3_step(rows.put) != SQLITE_DONE)
		status = sql_failed(merge);
	rows_release(&rows);
	return status;
}

/* Rows of one aspect ---------------------------------------------------------- */

/* Removes what the release has of the unit. */
static enum rungs_status clear(struct merge *merge, const struct unit *unit)
{
	sqlite3_str *sql = sqlite3_str_new(merge->draft);

	sqlite3_str_appendf(sql, "DELETE FROM main.\"%w\"", unit->table->name);
	append_where(sql, unit->table);
	return run_of(merge, sql, unit->key);
}

/* Whether all that the unit is of is there; tells what is not. */
static enum rungs_status is_of_something(struct merge *merge,
					 const struct unit *unit, bool *out)
{
	sqlite3_stmt *row = NULL;
	enum rungs_status status = find_row(merge, unit, "ours", &row);
	char text[3 * SHOWN + 8];

	*out = true;
	for (size_t i = 0; i < unit->table->count && status == RUNGS_OK; i++) {
		const struct column *column = &unit->table->columns[i];
		sqlite3_value *value = sqlite3_column_value(row, (int)i + 1);

		if (!column->group || column->kind != COLUMN_REFERENCE ||
		    is_there(merge, column->target, value, NULL, 0))
			continue;
		tell(merge, SEVERITY_WARNING, unit, column,
		     "names \"%s\", which the release no longer has; the "
		     "texts are left out",
		     shown((const char *)sqlite3_value_text(value), text));
		*out = false;
	}
	sqlite3_finalize(row);
	return status;
}

static enum rungs_status put_group(struct merge *merge, const struct unit *unit)
{
	sqlite3_str *sql;
	bool fits;
	enum rungs_status status = is_of_something(merge, unit, &fits);

	if (status != RUNGS_OK || !fits)
		return status;
	if (unit->upstream != NULL &&
	    (unit->before == NULL ||
	     strcmp(unit->upstream, unit->before) != 0) &&
	    strcmp(unit->upstream, unit->now) != 0)
		tell(merge, SEVERITY_WARNING, unit, NULL,
		     "was changed in the release too; the texts from here "
		     "stay");
	status = clear(merge, unit);
	if (status != RUNGS_OK)
		return status;
	sql = sqlite3_str_new(merge->draft);
	sqlite3_str_appendf(sql, "INSERT INTO main.\"%w\" (",
			    unit->table->name);
	sql_columns(sql, unit->table);
	sqlite3_str_appendall(sql, ") SELECT ");
	sql_columns(sql, unit->table);
	sqlite3_str_appendf(sql, " FROM ours.\"%w\"", unit->table->name);
	append_where(sql, unit->table);
	sqlite3_str_appendall(sql, " ORDER BY rowid");
	return run_of(merge, sql, unit->key);
}

/* Units ------------------------------------------------------------------ */

static enum rungs_status hide(struct merge *merge, const struct unit *unit)
{
	bool thing = strcmp(unit->table->columns[0].name, "id") == 0;
	sqlite3_stmt *row = NULL;
	enum rungs_status status;

	if (unit->upstream == NULL && thing)
		tell(merge, SEVERITY_NOTE, unit, NULL,
		     "was hidden here and is no longer in the release");
	if (unit->upstream == NULL)
		return RUNGS_OK;
	if (!thing)
		return clear(merge, unit);
	status = find_row(merge, unit, "main", &row);
	if (status == RUNGS_OK && sqlite3_column_text(row, 1) != NULL)
		status = hide_row(merge->draft, unit->table,
				  (const char *)sqlite3_column_text(row, 1),
				  merge->error);
	sqlite3_finalize(row);
	return status;
}

static enum rungs_status take(struct merge *merge, const struct unit *unit)
{
	if (unit->now == NULL)
		return hide(merge, unit);
	if (unit->upstream == NULL && unit->before != NULL) {
		tell(merge, SEVERITY_WARNING, unit, NULL,
		     "is no longer in the release; what was changed of it "
		     "here is left out");
		return RUNGS_OK;
	}
	return local_has_key(unit->table) ? put_row(merge, unit)
					  : put_group(merge, unit);
}

static enum rungs_status take_units(struct merge *merge)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *row = NULL;
	int got = SQLITE_ERROR;

	if (sqlite3_prepare_v2(merge->draft,
			       "SELECT name, key, before, now, upstream"
			       " FROM temp.edited ORDER BY rowid",
			       -1, &row, NULL) == SQLITE_OK)
		while (status == RUNGS_OK &&
		       (got = sqlite3_step(row)) == SQLITE_ROW) {
			const char *texts[5];

			for (int i = 0; i < 5; i++)
				texts[i] = (const char *)sqlite3_column_text(
					row, i);
			status = take(
				merge,
				&(struct unit){
					table_find(texts[0], strlen(texts[0])),
					texts[1], texts[2], texts[3],
					texts[4]});
		}
	if (status == RUNGS_OK && got != SQLITE_DONE)
		status = sql_failed(merge);
	sqlite3_finalize(row);
	return status;
}

/* Of each column: whether it was changed here, whether in the release to
 * something else, and the three values. */
static const char comparing[] =
	"SELECT n.atom IS NOT b.atom, u.atom IS NOT b.atom"
	" AND u.atom IS NOT n.atom, b.atom, u.atom, n.atom"
	" FROM json_each(?1) AS n LEFT JOIN json_each(?2) AS b"
	" ON b.key = n.key LEFT JOIN json_each(?3) AS u ON u.key = n.key"
	" ORDER BY n.key";

enum rungs_status merge_edits(sqlite3 *draft, sqlite3 *ours,
			      struct findings *findings,
			      struct rungs_error *error)
{
	struct merge merge = {draft, findings, error, NULL};
	enum rungs_status status =
		run(&merge, "COMMIT; ATTACH ':memory:' AS ours; BEGIN");

	if (status == RUNGS_OK && local_begin(draft, NULL) != SQLITE_OK)
		status = sql_failed(&merge);
	if (status == RUNGS_OK &&
	    sqlite3_prepare_v2(draft, comparing, -1, &merge.compare, NULL) !=
		    SQLITE_OK)
		status = sql_failed(&merge);
	if (status == RUNGS_OK && edited_find(draft, ours) != SQLITE_OK)
		status = sql_failed(&merge);
	if (status == RUNGS_OK)
		status = take_units(&merge);
	sqlite3_finalize(merge.compare);
	if (status == RUNGS_OK)
		status = lay_clear_untrue(draft, error);
	if (status == RUNGS_OK && local_end(draft, NULL) != SQLITE_OK)
		status = sql_failed(&merge);
	if (status == RUNGS_OK)
		status = run(&merge, "COMMIT; DETACH ours; BEGIN");
	return status;
}
