#include <rungs/select.h>

#include <string.h>

#include "error.h"
#include "rows.h"

static enum rungs_status refused(struct rungs_atlas *atlas,
				 struct rungs_error *error)
{
	switch (sqlite3_errcode(atlas->db) & 0xff) {
	case SQLITE_AUTH:
	case SQLITE_READONLY:
		return error_set(error, RUNGS_BAD_INPUT,
				 "An atlas is only read: it is asked with "
				 "SELECT.");
	case SQLITE_INTERRUPT:
		return error_set(error, RUNGS_BAD_INPUT,
				 "The query takes too long.");
	case SQLITE_ERROR:
	case SQLITE_RANGE:
	case SQLITE_MISMATCH:
	case SQLITE_TOOBIG:
		return error_set(error, RUNGS_BAD_INPUT,
				 "The query is not understood: %.300s.",
				 sqlite3_errmsg(atlas->db));
	default:
		return connection_failed(atlas, error);
	}
}

/* The one statement of the text. */
static enum rungs_status prepare(struct rungs_atlas *atlas, const char *sql,
				 sqlite3_stmt **out, struct rungs_error *error)
{
	sqlite3_stmt *second = NULL;
	const char *rest;

	if (sqlite3_prepare_v2(atlas->db, sql, -1, out, &rest) != SQLITE_OK)
		return refused(atlas, error);
	if (*out == NULL)
		return error_set(error, RUNGS_BAD_INPUT,
				 "The query says nothing.");
	/* A comment may follow. */
	if (sqlite3_prepare_v2(atlas->db, rest, -1, &second, NULL) !=
		    SQLITE_OK ||
	    second != NULL) {
		sqlite3_finalize(second);
		return error_set(error, RUNGS_BAD_INPUT,
				 "One query is answered at a time.");
	}
	return RUNGS_OK;
}

static const char *digits_of(struct reader *reader, sqlite3_stmt *row,
			     int column)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *bytes = sqlite3_column_blob(row, column);
	size_t size = (size_t)sqlite3_column_bytes(row, column);
	char *out = arena_alloc(reader->arena, 2 * size + 1);

	if (out == NULL) {
		reader->status = error_no_memory(reader->error);
		return NULL;
	}
	for (size_t i = 0; i < size; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	return out;
}

static struct rungs_value value_of(struct reader *reader, sqlite3_stmt *row,
				   int column)
{
	struct rungs_value value = {.kind = RUNGS_VALUE_NULL};

	switch (sqlite3_column_type(row, column)) {
	case SQLITE_INTEGER:
		value.kind = RUNGS_VALUE_INTEGER;
		value.integer = sqlite3_column_int64(row, column);
		break;
	case SQLITE_FLOAT:
		value.kind = RUNGS_VALUE_REAL;
		value.real = sqlite3_column_double(row, column);
		break;
	case SQLITE_TEXT:
		value.kind = RUNGS_VALUE_TEXT;
		value.text = row_text(reader, row, column);
		break;
	case SQLITE_BLOB:
		value.kind = RUNGS_VALUE_TEXT;
		value.text = digits_of(reader, row, column);
		break;
	default:
		break;
	}
	return value;
}

static void columns_read(struct reader *reader, sqlite3_stmt *rows,
			 struct rungs_result *out)
{
	out->column_count = (size_t)sqlite3_column_count(rows);
	out->columns = arena_alloc(reader->arena,
				   out->column_count * sizeof(*out->columns));
	for (size_t i = 0; out->columns != NULL && i < out->column_count; i++) {
		out->columns[i] = arena_text(reader->arena,
					     sqlite3_column_name(rows, (int)i));
		if (out->columns[i] == NULL)
			out->columns = NULL;
	}
	if (out->columns == NULL)
		reader->status = error_no_memory(reader->error);
}

static void row_add(struct reader *reader, sqlite3_stmt *row,
		    struct rungs_result *out)
{
	size_t count = out->row_count * out->column_count;

	if (count + out->column_count > RUNGS_VALUES_MOST) {
		reader->status = error_set(
			reader->error, RUNGS_BAD_INPUT,
			"The query gives over %d values; LIMIT asks for fewer.",
			RUNGS_VALUES_MOST);
		return;
	}
	for (size_t i = 0; i < out->column_count; i++, count++) {
		out->values = arena_grow(reader->arena, out->values, count,
					 sizeof(*out->values));
		if (out->values == NULL) {
			reader->status = error_no_memory(reader->error);
			return;
		}
		out->values[count] = value_of(reader, row, (int)i);
	}
	out->row_count++;
}

static void answer(struct reader *reader, sqlite3_stmt *rows,
		   struct rungs_result *out)
{
	int code = SQLITE_ROW;

	columns_read(reader, rows, out);
	while (reader->status == RUNGS_OK &&
	       (code = sqlite3_step(rows)) == SQLITE_ROW)
		row_add(reader, rows, out);
	if (reader->status == RUNGS_OK && code != SQLITE_DONE)
		reader->status = refused(reader->atlas, reader->error);
}

enum rungs_status rungs_select(struct rungs_atlas *atlas, const char *sql,
			       struct rungs_result *out,
			       struct rungs_error *error)
{
	sqlite3_stmt *rows = NULL;
	struct reader reader;

	*out = (struct rungs_result){0};
	reader_init(&reader, atlas, error);
	connection_bar(atlas);
	connection_bound(atlas);
	if (reader.status == RUNGS_OK)
		reader.status = prepare(atlas, sql, &rows, error);
	if (reader.status == RUNGS_OK)
		answer(&reader, rows, out);
	sqlite3_finalize(rows);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_result_release(struct rungs_result *answer)
{
	arena_free(answer->memory);
	*answer = (struct rungs_result){0};
}
