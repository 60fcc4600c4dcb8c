#include "csv_file.h"

#include <csv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define GROW_BY ((size_t)1 << 16)
#define BUFFER_MAX ((size_t)1 << 20) /* more than CSV_FILE_FIELD_MAX */

struct csv_file {
	struct csv_parser parser;
	const char *next;
	const char *end;
	long line; /* of next */
	unsigned char separator;
	char *text; /* the row's fields, each with a NUL */
	size_t text_size, text_room;
	struct cell *fields;
	size_t *starts; /* of the fields in text */
	size_t count, room;
	bool complete; /* the row is */
	bool too_long; /* a field is */
	bool too_many; /* fields are */
	bool no_memory;
};

static int is_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static int is_end(unsigned char byte)
{
	return byte == '\n';
}

static bool grow(void **block, size_t size)
{
	void *grown = realloc(*block, size);

	if (grown != NULL)
		*block = grown;
	return grown != NULL;
}

static bool is_stopped(const struct csv_file *file)
{
	return file->too_long || file->too_many || file->no_memory;
}

static void take_field(void *field, size_t size, void *context)
{
	struct csv_file *file = context;

	if (size > CSV_FILE_FIELD_MAX)
		file->too_long = true;
	if (file->count == CSV_FILE_FIELDS_MAX)
		file->too_many = true;
	if (is_stopped(file))
		return;
	if (file->text_room - file->text_size <= size) {
		size_t room = file->text_room + size + GROW_BY;

		if (!grow((void **)&file->text, room)) {
			file->no_memory = true;
			return;
		}
		file->text_room = room;
	}
	if (file->count == file->room) {
		size_t room = file->room * 2 + 32;

		if (!grow((void **)&file->starts, room * sizeof(size_t)) ||
		    !grow((void **)&file->fields,
			  room * sizeof(*file->fields))) {
			file->no_memory = true;
			return;
		}
		file->room = room;
	}
	if (size > 0)
		memcpy(file->text + file->text_size, field, size);
	file->text[file->text_size + size] = '\0';
	file->starts[file->count] = file->text_size;
	file->fields[file->count].size = size;
	file->text_size += size + 1;
	file->count++;
}

static void take_row(int byte, void *context)
{
	struct csv_file *file = context;

	(void)byte;
	file->complete = true;
}

/* What stands between fields: of ',' and ';' the one that stands more often
 * outside quotes on the first line that has any. */
static unsigned char find_separator(const char *at, const char *end)
{
	size_t commas = 0, semicolons = 0;
	bool quoted = false;

	for (; at < end; at++) {
		if (*at == '"')
			quoted = !quoted;
		else if (!quoted && *at == '\n' && commas + semicolons > 0)
			break;
		commas += !quoted && *at == ',';
		semicolons += !quoted && *at == ';';
	}
	return semicolons > commas ? ';' : ',';
}

struct csv_file *csv_file_new(const char *bytes, size_t size)
{
	struct csv_file *file = calloc(1, sizeof(*file));

	if (file == NULL)
		return NULL;
	csv_init(&file->parser, CSV_STRICT);
	csv_set_space_func(&file->parser, is_space);
	csv_set_term_func(&file->parser, is_end);
	csv_set_blk_size(&file->parser, GROW_BY);
	if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		size -= 3;
	}
	file->next = bytes;
	file->end = size > 0 ? bytes + size : bytes;
	file->line = 1;
	file->separator = find_separator(file->next, file->end);
	csv_set_delim(&file->parser, file->separator);
	return file;
}

bool csv_file_has_semicolons(const struct csv_file *file)
{
	return file->separator == ';';
}

size_t csv_file_rest(const struct csv_file *file)
{
	return (size_t)(file->end - file->next);
}

void csv_file_free(struct csv_file *file)
{
	if (file == NULL)
		return;
	csv_free(&file->parser);
	free(file->text);
	free(file->starts);
	free(file->fields);
	free(file);
}

static void start_row(struct csv_file *file)
{
	csv_fini(&file->parser, NULL, NULL, NULL);
	if (file->too_long)
		csv_free(&file->parser); /* its size is what tells */
	file->text_size = 0;
	file->count = 0;
	file->complete = false;
	file->too_long = false;
	file->too_many = false;
}

/* Feeds size bytes; on a syntax error *stopped is the byte at which. */
static bool feed(struct csv_file *file, const char *bytes, size_t size,
		 char *stopped)
{
	size_t done = 0;

	while (done < size) {
		size_t piece = size - done < GROW_BY ? size - done : GROW_BY;
		size_t took = csv_parse(&file->parser, bytes + done, piece,
					take_field, take_row, file);

		if (took != piece) {
			*stopped = bytes[done + took];
			if (csv_error(&file->parser) != CSV_EPARSE)
				file->no_memory = true;
			return false;
		}
		done += piece;
		if (csv_get_buffer_size(&file->parser) > BUFFER_MAX)
			file->too_long = true;
		if (is_stopped(file))
			return false;
	}
	return true;
}

/* Whether a quote is open and no other stands behind it. */
static bool is_open(const struct csv_file *file, bool fed)
{
	return (fed || file->too_long) && file->parser.quoted &&
	       memchr(file->next, '"', csv_file_rest(file)) == NULL;
}

static enum csv_file_got describe(const struct csv_file *file, long line,
				  char stopped, struct csv_problem *problem)
{
	problem->line = line;
	problem->field = file->count;
	problem->text = (const char *)file->parser.entry_buf;
	problem->size = !is_stopped(file) ? file->parser.entry_pos : 0;
	problem->mend = "Put the field in quotes and double the quotes in it.";
	if (file->too_long) {
		problem->message = "is longer than 1 MB";
		problem->mend = "Shorten it, or close a quote left open.";
	} else if (file->too_many) {
		problem->message = "is one too many: a row has at most 1000";
		problem->mend = "Put fields in quotes.";
	} else if (file->line > line + 1) {
		problem->message = "opens a quote that is not closed";
		problem->mend = "Close it; double the quotes in the field.";
	} else if (stopped == '"') {
		problem->message = "has a quote inside an unquoted field";
	} else {
		problem->message = "has text after its closing quote";
	}
	return CSV_FILE_PROBLEM;
}

enum csv_file_got csv_file_next(struct csv_file *file, struct csv_row *row,
				struct csv_problem *problem)
{
	const char *after_first = file->next;
	long first = file->line;
	char stopped = '\0';
	bool fed = true;

	start_row(file);
	while (!file->complete && fed && file->next < file->end) {
		const char *line = file->next;
		const char *end =
			memchr(line, '\n', (size_t)(file->end - line));
		size_t size;

		file->next = end != NULL ? end + 1 : file->end;
		size = (size_t)((end != NULL ? end : file->end) - line);
		if (size > 0 && line[size - 1] == '\r')
			size--;
		if (first == file->line++) {
			after_first = file->next;
			if (size == 0) {
				first = file->line;
				continue;
			}
		}
		fed = feed(file, line, size, &stopped) &&
		      feed(file, "\n", 1, &stopped);
	}
	if (file->no_memory)
		return CSV_FILE_NO_MEMORY;
	if (fed && !file->complete && first == file->line)
		return CSV_FILE_END;
	if (!fed || !file->complete) {
		enum csv_file_got got;

		if (fed)
			file->line++;
		got = describe(file, first, stopped, problem);
		problem->open = is_open(file, fed);
		file->next = after_first;
		file->line = first + 1;
		return got;
	}
	for (size_t i = 0; i < file->count; i++)
		file->fields[i].text = file->text + file->starts[i];
	row->line = first;
	row->count = file->count;
	row->fields = file->fields;
	return CSV_FILE_ROW;
}
