/* What a spreadsheet makes of a table where the comma is the decimal sign. */
#ifndef TESTS_SPREADSHEET_H
#define TESTS_SPREADSHEET_H

#include "import/csv_file.h"
#include "scratch.h"

static void spreadsheet_put(FILE *to, const struct cell *field)
{
	bool quoted = strpbrk(field->text, ";\"\n") != NULL;

	if (quoted)
		putc('"', to);
	for (size_t i = 0; i < field->size; i++) {
		if (field->text[i] == '"')
			putc('"', to);
		putc(field->text[i], to);
	}
	if (quoted)
		putc('"', to);
}

/* Saves the table again: a byte order mark, semicolons, CRLF. */
SCRATCH void spreadsheet_save(const char *path)
{
	size_t size, saved_size;
	char *bytes = scratch_read(path, &size), *saved = NULL;
	FILE *to = open_memstream(&saved, &saved_size);
	struct csv_file *file = csv_file_new(bytes, size);
	struct csv_problem problem;
	struct csv_row row;

	fputs("\xEF\xBB\xBF", to);
	while (csv_file_next(file, &row, &problem) == CSV_FILE_ROW) {
		for (size_t i = 0; i < row.count; i++) {
			fputs(i > 0 ? ";" : "", to);
			spreadsheet_put(to, &row.fields[i]);
		}
		fputs("\r\n", to);
	}
	fclose(to);
	csv_file_free(file);
	scratch_write(path, saved, saved_size);
	free(saved);
	free(bytes);
}

#endif
