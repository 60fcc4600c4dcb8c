#include "sheet.h"

void sheet_open(struct sheet *sheet, enum sheet_form form, const char *bytes,
		size_t size)
{
	*sheet = (struct sheet){.form = form};
	if (form == SHEET_TABS)
		sheet->tabs = tsv_file_begin(bytes, size);
	else
		sheet->commas = csv_file_new(bytes, size);
}

static enum sheet_got next_of_tabs(struct sheet *sheet)
{
	struct tsv_file *file = &sheet->tabs;

	if (!tsv_file_next(file))
		return SHEET_END;
	sheet->line = file->line;
	sheet->count = file->count;
	sheet->cells = file->fields;
	for (size_t i = 0; i < file->count && i < TSV_FILE_FIELDS_MAX; i++)
		if (file->fields[i].size > CSV_FILE_FIELD_MAX) {
			sheet->at = i;
			sheet->problem = "is longer than 1 MB";
			return SHEET_PROBLEM;
		}
	return SHEET_ROW;
}

static enum sheet_got next_of_commas(struct sheet *sheet)
{
	struct csv_problem problem;
	struct csv_row row;

	if (sheet->commas == NULL)
		return SHEET_NO_MEMORY;
	switch (csv_file_next(sheet->commas, &row, &problem)) {
	case CSV_FILE_ROW:
		sheet->line = row.line;
		sheet->count = row.count;
		sheet->cells = row.fields;
		return SHEET_ROW;
	case CSV_FILE_PROBLEM:
		sheet->line = problem.line;
		sheet->at = problem.field;
		sheet->problem = problem.message;
		sheet->open = problem.open;
		return SHEET_PROBLEM;
	case CSV_FILE_END:
		return SHEET_END;
	case CSV_FILE_NO_MEMORY:
		break;
	}
	return SHEET_NO_MEMORY;
}

enum sheet_got sheet_next(struct sheet *sheet)
{
	enum sheet_got got = sheet->form == SHEET_TABS ? next_of_tabs(sheet)
						       : next_of_commas(sheet);

	if (got != SHEET_ROW) {
		sheet->count = 0;
		sheet->cells = NULL;
	}
	return got;
}

size_t sheet_rest(const struct sheet *sheet)
{
	if (sheet->form == SHEET_TABS)
		return (size_t)(sheet->tabs.end - sheet->tabs.rest);
	return sheet->commas != NULL ? csv_file_rest(sheet->commas) : 0;
}

void sheet_close(struct sheet *sheet)
{
	csv_file_free(sheet->commas);
	sheet->commas = NULL;
}
