#include "answers.h"

#include <string.h>

#include "error.h"

/* Of each statement where its last answer begins, 0 for none; then the answers.
 * An answer is where the one before it of the same statement begins, the
 * question, how many rows, and their fields, as this machine keeps them in
 * memory; a text is 1 and its bytes up to a NUL, NULL is 0. */
enum { PLACE = sizeof(uint32_t) };

static void take(const char **at, void *out, size_t size)
{
	memcpy(out, *at, size);
	*at += size;
}

static uint32_t take_number(const char **at)
{
	uint32_t number;

	take(at, &number, sizeof(number));
	return number;
}

static const char *take_text(const char **at)
{
	const char *text = *at + 1;

	if (*(*at)++ == 0)
		return NULL;
	*at += strlen(text) + 1;
	return text;
}

static bool same_text(const char *one, const char *other)
{
	if (one == NULL || other == NULL)
		return one == other;
	return strcmp(one, other) == 0;
}

/* Whether it is this question that comes next. */
static bool take_question(const char **at, const struct question *question)
{
	const struct shape *shape = question->shape;

	if (take_number(at) != question->argument_count ||
	    take_number(at) != shape->count)
		return false;
	for (size_t i = 0; i < shape->count; i++)
		if (take_number(at) != (uint32_t)shape->fields[i].kind)
			return false;
	for (size_t i = 0; i < question->argument_count; i++)
		if (!same_text(take_text(at), question->arguments[i]))
			return false;
	return true;
}

static size_t field_size(enum field_kind kind)
{
	switch (kind) {
	case FIELD_INT:
		return sizeof(int);
	case FIELD_REAL:
		return sizeof(double);
	case FIELD_KIND:
		return sizeof(enum rungs_kind);
	case FIELD_BOOL:
		return sizeof(bool);
	default:
		return 0;
	}
}

/* Without an arena texts are shared. */
static bool take_field(const char **at, struct arena *arena,
		       enum field_kind kind, void *out)
{
	const char *text, *mine;

	if (kind != FIELD_TEXT) {
		take(at, out, field_size(kind));
		return true;
	}
	text = take_text(at);
	mine = arena != NULL ? arena_text(arena, text) : text;
	*(const char **)out = mine;
	return text == NULL || mine != NULL;
}

static char *take_rows(const char **at, struct reader *reader, bool share,
		       const struct shape *shape, size_t count)
{
	struct arena *arena = share ? NULL : reader->arena;
	char *rows;

	if (count == 0)
		return NULL;
	rows = arena_alloc(reader->arena, count * shape->size);
	for (size_t i = 0; rows != NULL && i < count * shape->count; i++) {
		const struct field *field = &shape->fields[i % shape->count];
		char *row = rows + i / shape->count * shape->size;

		if (!take_field(at, arena, field->kind, row + field->offset))
			rows = NULL;
	}
	if (rows == NULL)
		reader->status = error_no_memory(reader->error);
	return rows;
}

/* Where a statement's last answer begins; 0 if there is none. */
static uint32_t place_of(const struct answers *answers, enum statement which)
{
	uint32_t place = 0;

	if (answers->size > 0)
		memcpy(&place, answers->at + which * PLACE, PLACE);
	return place;
}

bool answers_find(const struct answers *answers, struct reader *reader,
		  const struct question *question, size_t *count, void **rows)
{
	uint32_t place = place_of(answers, question->which);

	while (place > 0 && reader->status == RUNGS_OK) {
		const char *at = answers->at + place;

		place = take_number(&at);
		if (take_question(&at, question)) {
			*count = take_number(&at);
			*rows = take_rows(&at, reader, answers->written == NULL,
					  question->shape, *count);
			return true;
		}
	}
	return false;
}

static void put(sqlite3_str *to, const void *bytes, size_t size)
{
	sqlite3_str_append(to, bytes, (int)size);
}

static void put_number(sqlite3_str *to, size_t value)
{
	uint32_t number = (uint32_t)value;

	put(to, &number, sizeof(number));
}

static void put_text(sqlite3_str *to, const char *text)
{
	char there = text != NULL;

	put(to, &there, 1);
	if (text != NULL)
		put(to, text, strlen(text) + 1);
}

static void put_question(sqlite3_str *to, const struct question *question)
{
	const struct shape *shape = question->shape;

	put_number(to, question->argument_count);
	put_number(to, shape->count);
	for (size_t i = 0; i < shape->count; i++)
		put_number(to, (size_t)shape->fields[i].kind);
	for (size_t i = 0; i < question->argument_count; i++)
		put_text(to, question->arguments[i]);
}

static void put_rows(sqlite3_str *to, const struct shape *shape, size_t count,
		     const char *rows)
{
	for (size_t i = 0; i < count * shape->count; i++) {
		const struct field *field = &shape->fields[i % shape->count];
		const void *at =
			rows + i / shape->count * shape->size + field->offset;

		if (field->kind == FIELD_TEXT)
			put_text(to, *(const char *const *)at);
		else
			put(to, at, field_size(field->kind));
	}
}

void answers_begin(struct answers *answers)
{
	sqlite3_str *to = sqlite3_str_new(NULL);

	sqlite3_str_appendchar(to, STATEMENT_COUNT * PLACE, '\0');
	*answers = (struct answers){
		.at = sqlite3_str_value(to),
		.size = (size_t)sqlite3_str_length(to),
		.written = to,
	};
}

void answers_add(struct answers *answers, const struct question *question,
		 size_t count, const void *rows)
{
	uint32_t place = (uint32_t)answers->size;
	sqlite3_str *to = answers->written;
	char *bytes;

	if (to == NULL)
		return;
	put_number(to, place_of(answers, question->which));
	put_question(to, question);
	put_number(to, count);
	put_rows(to, question->shape, count, rows);
	bytes = sqlite3_str_value(to);
	if (bytes == NULL)
		return;
	memcpy(bytes + question->which * PLACE, &place, PLACE);
	answers->at = bytes;
	answers->size = (size_t)sqlite3_str_length(to);
}
