#include "rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "error.h"
#include "text.h"

enum { FIRST_ROWS = 8 }; /* that there is room for at first */

void reader_init(struct reader *reader, struct rungs_atlas *atlas,
		 struct rungs_error *error)
{
	*reader = (struct reader){
		.atlas = atlas,
		.arena = arena_new(),
		.error = error,
	};
	if (reader->arena == NULL)
		reader->status = error_no_memory(error);
}

enum rungs_status reader_finish(struct reader *reader, void *out, size_t size,
				void **memory)
{
	if (reader->status == RUNGS_OK) {
		*memory = reader->arena;
	} else {
		arena_free(reader->arena);
		memset(out, 0, size);
	}
	reader->arena = NULL;
	return reader->status;
}

void reader_not_found(struct reader *reader, enum rungs_kind kind,
		      const char *id)
{
	if (reader->status != RUNGS_OK)
		return;
	reader->status = error_set(reader->error, RUNGS_NOT_FOUND,
				   "There is no %s called '%.100s'.",
				   rungs_kind_singular(kind), id);
}

void *reader_room(struct reader *reader, size_t count, size_t size)
{
	void *out = reader->status == RUNGS_OK
			    ? arena_alloc(reader->arena, count * size)
			    : NULL;

	if (out == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	return out;
}

static bool is_text(const char *known, const char *text, size_t size)
{
	return known != NULL && strlen(known) == size &&
	       memcmp(known, text, size) == 0;
}

/* A text that is known already, such as that of the row before, is that. */
static const char *text_of(struct reader *reader, sqlite3_stmt *statement,
			   int column, const char *known)
{
	/* Nobody else uses the connection meanwhile. */
	sqlite3_value *value = sqlite3_column_value(statement, column);
	const char *text = (const char *)sqlite3_value_text(value);
	char *copy;
	size_t size;

	if (text == NULL) {
		if (sqlite3_value_type(value) != SQLITE_NULL)
			reader->status = error_no_memory(reader->error);
		return NULL;
	}
	size = (size_t)sqlite3_value_bytes(value);
	if (is_text(known, text, size))
		return known;
	if (text_plain(text, size) == size ||
	    (memchr(text, 0, size) == NULL && text_is_valid(text, size))) {
		copy = arena_copy(reader->arena, text, size);
	} else {
		copy = arena_alloc(reader->arena, 3 * size + 1);
		if (copy != NULL)
			text_clean(copy, text, size);
	}
	if (copy == NULL)
		reader->status = error_no_memory(reader->error);
	return copy;
}

const char *row_text(struct reader *reader, sqlite3_stmt *statement, int column)
{
	return text_of(reader, statement, column, NULL);
}

static bool is_null(sqlite3_stmt *statement, int column)
{
	return sqlite3_column_type(statement, column) == SQLITE_NULL;
}

/* Rows of a kind often lie together: before is that of the row before, or NULL. */
static enum rungs_kind column_kind(sqlite3_stmt *statement, int column,
				   const enum rungs_kind *before)
{
	const char *word = (const char *)sqlite3_column_text(statement, column);
	enum rungs_kind kind;

	if (word == NULL)
		return RUNGS_KIND_COUNT;
	if (before != NULL && *before < RUNGS_KIND_COUNT &&
	    strcmp(word, rungs_kind_singular(*before)) == 0)
		return *before;
	return rungs_kind_parse(word, &kind) ? kind : RUNGS_KIND_COUNT;
}

/* before: the row before, or NULL. */
static void field_fill(struct reader *reader, sqlite3_stmt *statement,
		       int column, const struct field *field, char *row,
		       const char *before)
{
	const void *was = before != NULL ? before + field->offset : NULL;
	void *at = row + field->offset;

	switch (field->kind) {
	case FIELD_TEXT:
		*(const char **)at =
			text_of(reader, statement, column,
				was != NULL ? *(const char *const *)was : NULL);
		break;
	case FIELD_INT:
		*(int *)at = is_null(statement, column)
				     ? RUNGS_UNKNOWN
				     : sqlite3_column_int(statement, column);
		break;
	case FIELD_REAL:
		*(double *)at =
			is_null(statement, column)
				? (double)NAN
				: sqlite3_column_double(statement, column);
		break;
	case FIELD_KIND:
		*(enum rungs_kind *)at = column_kind(statement, column, was);
		break;
	case FIELD_BOOL:
		*(bool *)at = sqlite3_column_int(statement, column) != 0;
		break;
	}
}

static sqlite3_stmt *statement_bound(struct reader *reader,
				     enum statement which,
				     const char *const *arguments, size_t count)
{
	sqlite3_stmt *statement;

	if (reader->status != RUNGS_OK)
		return NULL;
	reader->status = connection_statement(reader->atlas, which, &statement,
					      reader->error);
	if (reader->status != RUNGS_OK)
		return NULL;
	for (size_t i = 0;
	     i < count && (int)i < sqlite3_bind_parameter_count(statement);
	     i++) {
		if (sqlite3_bind_text(statement, (int)i + 1, arguments[i], -1,
				      SQLITE_STATIC) != SQLITE_OK) {
			reader->status =
				connection_failed(reader->atlas, reader->error);
			return NULL;
		}
	}
	return statement;
}

/* Doubles the array when its room is full; the old one stays in the arena.  One
 * that is not there yet gets the room. */
static char *array_grow(struct reader *reader, char *array, size_t size,
			size_t used, size_t *room)
{
	char *larger;

	if (array != NULL && used < *room)
		return array;
	if (array != NULL)
		*room *= 2;
	larger = arena_alloc(reader->arena, *room * size);
	if (larger == NULL)
		reader->status = error_no_memory(reader->error);
	else if (used > 0)
		memcpy(larger, array, used * size);
	return larger;
}

/* Bytes of a row while rows are read: its keys come after it. */
static size_t stride_of(const struct shape *shape)
{
	const size_t key = sizeof(int64_t);

	return shape->keys == 0 ? shape->size
				: (shape->size + key - 1) / key * key +
					  shape->keys * key;
}

static int64_t *keys_of(const struct shape *shape, char *row)
{
	return (int64_t *)(void *)(row + stride_of(shape)) - shape->keys;
}

struct keyed {
	const char *row;
	const int64_t *keys;
	size_t count;
};

static int by_keys(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	size_t i = 0;

	while (i < a->count && a->keys[i] == b->keys[i])
		i++;
	return i < a->count ? (a->keys[i] > b->keys[i] ? 1 : -1)
			    : (a->row > b->row) - (a->row < b->row);
}

/* The rows without their keys, in the order of those; NULL after a failure. */
static char *rows_order(struct reader *reader, const struct shape *shape,
			char *rows, size_t count)
{
	struct keyed *order = reader_room(reader, count, sizeof(*order));
	char *out = reader_room(reader, count, shape->size);

	if (order == NULL || out == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		char *row = rows + i * stride_of(shape);

		order[i] =
			(struct keyed){row, keys_of(shape, row), shape->keys};
	}
	if (count > 1)
		qsort(order, count, sizeof(*order), by_keys);
	for (size_t i = 0; i < count; i++)
		memcpy(out + i * shape->size, order[i].row, shape->size);
	return out;
}

/* The row that the statement stands on; before is the one read last, or NULL. */
static void row_fill(struct reader *reader, sqlite3_stmt *statement,
		     const struct shape *shape, char *row, const char *before)
{
	int64_t *keys = keys_of(shape, row);

	for (size_t i = 0; i < shape->count; i++)
		field_fill(reader, statement, (int)i, &shape->fields[i], row,
			   before);
	for (size_t i = 0; i < shape->keys; i++)
		keys[i] = sqlite3_column_int64(statement,
					       (int)(shape->count + i));
}

/* At most so many rows: those that come first. */
static void *rows_ask(struct reader *reader, const struct question *question,
		      size_t most, size_t *count)
{
	const struct shape *shape = question->shape;
	const size_t stride = stride_of(shape);
	sqlite3_stmt *statement =
		statement_bound(reader, question->which, question->arguments,
				question->argument_count);
	/* Only the last of rows with keys tells which come first. */
	size_t reads = shape->keys > 0 ? SIZE_MAX : most;
	size_t room = reads < FIRST_ROWS ? reads : FIRST_ROWS;
	char *array = NULL;
	int step = SQLITE_DONE;

	*count = 0;
	if (statement == NULL)
		return NULL;
	while (reader->status == RUNGS_OK && *count < reads &&
	       (step = sqlite3_step(statement)) == SQLITE_ROW) {
		char *row;

		array = array_grow(reader, array, stride, *count, &room);
		if (array == NULL)
			break;
		row = array + *count * stride;
		row_fill(reader, statement, shape, row,
			 *count > 0 ? row - stride : NULL);
		(*count)++;
	}
	if (reader->status == RUNGS_OK && step != SQLITE_DONE &&
	    step != SQLITE_ROW)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(statement);
	if (shape->keys > 0 && *count > 0 && reader->status == RUNGS_OK)
		array = rows_order(reader, shape, array, *count);
	if (*count > most)
		*count = most;
	if (reader->status != RUNGS_OK)
		*count = 0;
	return *count > 0 ? array : NULL;
}

static void *rows_find(struct reader *reader, const struct question *question,
		       size_t most, size_t *count)
{
	struct answers *answers = reader->atlas->answers;
	void *rows;

	if (answers != NULL &&
	    answers_find(answers, reader, question, count, &rows))
		return rows;
	rows = rows_ask(reader, question, most, count);
	if (answers != NULL && reader->status == RUNGS_OK)
		answers_add(answers, question, *count, rows);
	return rows;
}

void *rows_read(struct reader *reader, enum statement which,
		const struct shape *shape, size_t *count,
		const char *const *arguments, size_t argument_count)
{
	const struct question question = {which, shape, arguments,
					  argument_count};

	return rows_find(reader, &question, SIZE_MAX, count);
}

void *rows_first(struct reader *reader, enum statement which,
		 const struct shape *shape, size_t most, size_t *count,
		 const char *argument)
{
	const struct question question = {which, shape, &argument, 1};

	return rows_ask(reader, &question, most, count);
}

bool row_read(struct reader *reader, enum statement which,
	      const struct shape *shape, void *out, const char *argument)
{
	const struct question question = {which, shape, &argument, 1};
	size_t count;
	void *row = rows_find(reader, &question, 1, &count);

	if (count == 0)
		return false;
	memcpy(out, row, shape->size);
	return true;
}

bool row_numbered(struct reader *reader, enum statement which,
		  const struct shape *shape, void *out, int64_t number)
{
	sqlite3_stmt *statement;
	int step;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(
			reader->atlas, which, &statement, reader->error);
	if (reader->status != RUNGS_OK)
		return false;
	sqlite3_bind_int64(statement, 1, number);
	step = sqlite3_step(statement);
	if (step == SQLITE_ROW)
		row_fill(reader, statement, shape, out, NULL);
	else if (step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(statement);
	return step == SQLITE_ROW && reader->status == RUNGS_OK;
}

const char *number_list(struct reader *reader, const int64_t *numbers,
			size_t count)
{
	enum { ROOM = 24 }; /* of a number with what parts it from others */
	char *list = reader->status == RUNGS_OK
			     ? arena_alloc(reader->arena, (count + 1) * ROOM)
			     : NULL;
	char *end = list;

	if (list == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	if (list == NULL)
		return NULL;
	*end++ = '[';
	for (size_t i = 0; i < count; i++)
		end += snprintf(end, ROOM, i > 0 ? ",%lld" : "%lld",
				(long long)numbers[i]);
	*end = ']';
	return list;
}

/* A text between quotes; returns where it ends. */
static char *quote(char *out, const char *text)
{
	*out++ = '"';
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < ' ') {
			out += sprintf(out, "\\u%04x", byte);
			continue;
		}
		if (byte == '"' || byte == '\\')
			*out++ = '\\';
		*out++ = (char)byte;
	}
	*out++ = '"';
	return out;
}

const char *text_list(struct reader *reader, const char *const *texts,
		      size_t count)
{
	enum { MOST = 6, AROUND = 3 }; /* bytes of one, of quotes and comma */
	size_t size = AROUND;
	char *list, *end;

	for (size_t i = 0; i < count; i++)
		size += MOST * strlen(texts[i]) + AROUND;
	list = reader->status == RUNGS_OK ? arena_alloc(reader->arena, size)
					  : NULL;
	if (list == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	if (list == NULL)
		return NULL;
	end = list;
	*end++ = '[';
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*end++ = ',';
		end = quote(end, texts[i]);
	}
	*end = ']';
	return list;
}

struct rungs_refs refs_read(struct reader *reader, enum statement which,
			    const char *argument)
{
	static const struct field fields[] = {TEXT(rungs_ref, id),
					      TEXT(rungs_ref, name)};
	static const struct shape shape = SHAPE(rungs_ref, fields);
	struct rungs_refs refs;

	refs.at = ROWS(reader, which, &shape, &refs.count, argument);
	return refs;
}

struct rungs_ref *refs_listed(struct reader *reader, const int64_t *numbers,
			      size_t count)
{
	struct listed {
		int at;
		struct rungs_ref ref;
	};
	static const struct field fields[] = {INT(listed, at),
					      REF(listed, ref)};
	static const struct shape shape = SHAPE(listed, fields);
	const char *list = number_list(reader, numbers, count);
	struct rungs_ref *refs = NULL;
	const struct listed *rows;
	size_t found;

	rows = ROWS(reader, STATEMENT_LISTED_THINGS, &shape, &found, list);
	if (reader->status == RUNGS_OK)
		refs = arena_alloc(reader->arena, count * sizeof(*refs));
	if (refs == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; refs != NULL && i < found; i++)
		refs[rows[i].at] = rows[i].ref;
	return refs;
}

const char **texts_read(struct reader *reader, enum statement which,
			size_t *count, const char *argument)
{
	static const struct field fields[] = {{FIELD_TEXT, 0}};
	static const struct shape shape = {sizeof(const char *), 1, fields, 1};

	return ROWS(reader, which, &shape, count, argument);
}

struct rungs_refs sources_read(struct reader *reader, enum rungs_kind kind,
			       const char *id)
{
	static const struct field fields[] = {TEXT(rungs_ref, id),
					      TEXT(rungs_ref, name)};
	static const struct shape shape = SHAPE_ORDERED(rungs_ref, fields, 1);
	struct rungs_refs refs;

	refs.at = ROWS(reader, STATEMENT_SOURCES_OF, &shape, &refs.count,
		       rungs_kind_singular(kind), id);
	return refs;
}
