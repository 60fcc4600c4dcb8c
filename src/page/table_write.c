#include "table_write.h"

#include <string.h>

#include "../core/text.h"
#include "escape.h"
#include "table_layout.h"

enum rungs_status table_write_text(FILE *out, const struct table *table,
				   int width, struct rungs_error *error)
{
	struct table_layout made;
	enum rungs_status status =
		table_layout_make(&made, table, width, error);

	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < made.layout.count; i++) {
		const struct layout_line *line = &made.layout.lines[i];
		int column = 0;

		if (i == made.head)
			fputc('\n', out);
		for (size_t j = 0; j < line->count; j++) {
			const struct layout_span *span = &line->spans[j];

			fprintf(out, "%*s%s", span->column - column, "",
				span->text);
			column = span->column + text_columns(span->text);
		}
		fputc('\n', out);
	}
	table_layout_release(&made);
	return RUNGS_OK;
}

/* The items of a cell with something between them. */
static void put_items(FILE *out, const char *cell, const char *between)
{
	for (; cell && *cell; cell++)
		if (*cell == '\n')
			fputs(between, out);
		else
			fputc(*cell, out);
}

void table_write_plain(FILE *out, const struct table *table)
{
	fprintf(out, "%s\n", table->title);
	for (size_t i = 0; i < table->columns; i++) {
		const struct table_column *column = &table->column[i];
		char id[256];

		text_show(id, sizeof(id), column->link.id);
		fprintf(out, "%s: %s%s%s (%s/%s)\n", column->letter,
			column->name, column->detail ? "; " : "",
			column->detail ? column->detail : "",
			rungs_kind_singular(column->link.kind), id);
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct table_row *row = &table->rows[i];
		const char *label = row->label ? row->label : "";
		const char *words =
			row->kind == TABLE_ROW ? row->verdict : row->cells[0];

		fprintf(out, "%s%s%s", row->kind == TABLE_HEADING ? "\n" : "",
			label,
			!words || !*label            ? ""
			: row->kind == TABLE_HEADING ? "; "
						     : ": ");
		fprintf(out, "%s\n", words ? words : "");
		for (size_t j = 0; row->kind == TABLE_ROW && j < table->columns;
		     j++) {
			fprintf(out, "  %s: ", table->column[j].letter);
			put_items(out, row->cells[j], "; ");
			fputc('\n', out);
		}
	}
}

static void put_field(FILE *out, const char *text, bool last)
{
	escape_csv_field(out, text, "; ");
	fputs(last ? "\r\n" : ",", out);
}

/* 'A: Legal data services, Entry · 5 roles'. */
static void put_name(FILE *out, const struct table_column *column,
		     void (*put)(FILE *out, const char *text,
				 const char *between))
{
	const char *parts[] = {column->letter, ": ", column->name,
			       column->detail ? ", " : NULL, column->detail};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		put(out, parts[i], " ");
}

void table_write_csv(FILE *out, const struct table *table)
{
	const char *section = NULL;

	put_field(out, "Section", false);
	put_field(out, "Compared", false);
	for (size_t i = 0; i < table->columns; i++) {
		fputc('"', out);
		put_name(out, &table->column[i], escape_csv);
		fputs("\",", out);
	}
	put_field(out, "Difference", true);
	for (size_t i = 0; i < table->count; i++) {
		const struct table_row *row = &table->rows[i];

		if (row->kind == TABLE_HEADING) {
			section = row->label;
			if (!row->cells[0])
				continue;
		}
		put_field(out, section, false);
		put_field(out, row->kind == TABLE_HEADING ? NULL : row->label,
			  false);
		for (size_t j = 0; j < table->columns; j++)
			put_field(out, row->cells[j], false);
		put_field(out, row->verdict, true);
	}
}

static void put_cell(FILE *out, const char *text)
{
	fputc(' ', out);
	escape_markdown(out, text, "<br>");
	fputs(" |", out);
}

static void put_table_head(FILE *out, const struct table *table)
{
	fputs("| Compared |", out);
	for (size_t i = 0; i < table->columns; i++) {
		fputc(' ', out);
		put_name(out, &table->column[i], escape_markdown);
		fputs(" |", out);
	}
	fputs(" Difference |\n|", out);
	for (size_t i = 0; i < table->columns + 2; i++)
		fputs(" --- |", out);
	fputc('\n', out);
}

void table_write_markdown(FILE *out, const struct table *table)
{
	bool in_table = false;

	fprintf(out, "# %s\n", table->title);
	for (size_t i = 0; i < table->count; i++) {
		const struct table_row *row = &table->rows[i];

		if (row->kind == TABLE_ROW) {
			if (!in_table) {
				fputc('\n', out);
				put_table_head(out, table);
			}
			in_table = true;
			fputc('|', out);
			put_cell(out, row->label);
			for (size_t j = 0; j < table->columns; j++)
				put_cell(out, row->cells[j]);
			put_cell(out, row->verdict);
			fputc('\n', out);
			continue;
		}
		in_table = false;
		fputs(row->kind == TABLE_HEADING ? "\n## " : "\n", out);
		escape_markdown(out, row->label, " ");
		if (row->kind == TABLE_HEADING && row->cells[0])
			fputs("\n\n", out);
		else if (row->label && row->cells[0])
			fputs(": ", out);
		escape_markdown(out, row->cells[0], "; ");
		fputc('\n', out);
	}
}
