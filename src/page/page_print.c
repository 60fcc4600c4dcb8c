#include "page_print.h"

#include <string.h>

#include "../core/text.h"
#include "layout.h"

static void put(FILE *out, const struct page_print *how, const char *text)
{
	size_t left = strlen(text);
	uint32_t code;

	if (!how->ascii) {
		fputs(text, out);
		return;
	}
	while (left) {
		size_t taken = text_decode(text, left, &code);

		for (int i = text_columns_of(code); i > 0; i--)
			fputc(text_ascii(code), out);
		text += taken;
		left -= taken;
	}
}

static void print_line(FILE *out, const struct page_print *how,
		       const struct layout_line *line)
{
	int column = 0;

	for (size_t i = 0; i < line->count; i++) {
		const struct layout_span *span = &line->spans[i];

		fprintf(out, "%*s", span->column - column, "");
		put(out, how, span->text);
		column = span->column + text_columns(span->text);
	}
	fputc('\n', out);
}

/* The lines of a text, each after the same indent. */
static void print_lines(FILE *out, const struct page_print *how,
			const char *text)
{
	while (text) {
		const char *end = strchr(text, '\n');
		char line[256];
		size_t size = end ? (size_t)(end - text) : strlen(text);

		fputs("  ", out);
		while (size) {
			size_t part = size < sizeof(line) - 1
					      ? size
					      : sizeof(line) - 1;

			while (part < size && part > 1 &&
			       ((unsigned char)text[part] & 0xC0) == 0x80)
				part--;
			memcpy(line, text, part);
			line[part] = '\0';
			put(out, how, line);
			text += part;
			size -= part;
		}
		fputc('\n', out);
		text = end ? end + 1 : NULL;
	}
}

static void print_row(FILE *out, const struct page_print *how,
		      const struct page_row *row, const char *label)
{
	const char *text = row->text ? row->text : "";

	if (label) {
		put(out, how, label);
		fputs(": ", out);
	}
	put(out, how, text + strspn(text, " "));
	if (row->detail) {
		fputs("; ", out);
		put(out, how, row->detail);
	}
	if (row->link.id) {
		char id[256];

		text_show(id, sizeof(id), row->link.id);
		fprintf(out, " (%s/", rungs_kind_singular(row->link.kind));
		put(out, how, id);
		fputc(')', out);
	}
	fputc('\n', out);
	print_lines(out, how, row->note);
}

static void print_plain(FILE *out, const struct page *page,
			const struct page_print *how)
{
	const char *label = NULL;

	put(out, how, page->title ? page->title : "");
	fputc('\n', out);
	if (page->subtitle) {
		put(out, how, page->subtitle);
		fputc('\n', out);
	}
	for (size_t i = 0; i < page->count; i++) {
		const struct page_row *row = &page->rows[i];

		if (row->kind == PAGE_HEADING)
			fputc('\n', out);
		if (row->label || row->kind != PAGE_FIELD)
			label = row->label;
		print_row(out, how, row, label);
	}
}

enum rungs_status page_print(FILE *out, const struct page *page,
			     const struct page_print *how,
			     struct rungs_error *error)
{
	struct layout layout;
	enum rungs_status status;

	if (how->plain) {
		print_plain(out, page, how);
		return RUNGS_OK;
	}
	status = layout_make(&layout, page, how->width > 0 ? how->width : 80,
			     error);
	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < layout.count; i++)
		print_line(out, how, &layout.lines[i]);
	layout_release(&layout);
	return RUNGS_OK;
}
