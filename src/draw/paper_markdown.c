#include "../page/escape.h"
#include "paper.h"

/* A line break within a paragraph, an item or a cell. */
#define BREAK "<br>"

static void put(FILE *out, const char *before, const char *text)
{
	if (text == NULL)
		return;
	fputs(before, out);
	escape_markdown(out, text, BREAK);
}

/* A link, if the cell leads somewhere: an address beyond what stands between
 * angle brackets is none. */
static void put_first(FILE *out, const struct paper_row *row)
{
	if (row->address == NULL) {
		put(out, "", row->cells[0]);
		return;
	}
	put(out, "[", row->cells[0]);
	fputs("](<", out);
	for (const char *at = row->address; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || *at == '<' || *at == '>' ||
		    *at == '\\')
			fprintf(out, "%%%02X", (unsigned char)*at);
		else
			fputc(*at, out);
	fputs(">)", out);
}

static size_t put_cells(FILE *out, const struct paper_row *row, size_t columns)
{
	size_t count = 0;

	for (size_t i = 0; i < columns; i++)
		count = row->cells[i] != NULL ? i + 1 : count;
	if (row->kind == PAPER_ROW)
		count = columns;
	fputs("|", out);
	for (size_t i = 0; i < count; i++) {
		fputc(' ', out);
		if (i == 0)
			put_first(out, row);
		else
			put(out, "", row->cells[i]);
		fputs(" |", out);
	}
	fputc('\n', out);
	return count;
}

static size_t put_row(FILE *out, const struct paper_row *row, size_t columns)
{
	switch (row->kind) {
	case PAPER_TITLE:
		put(out, "", row->cells[2]);
		put(out, row->cells[2] != NULL ? "\n\n# " : "# ",
		    row->cells[0]);
		put(out, "\n\n", row->cells[1]);
		break;
	case PAPER_HEADING:
		put(out, "## ", row->cells[0]);
		break;
	case PAPER_SUBHEADING:
		put(out, "### ", row->cells[0]);
		break;
	case PAPER_TEXT:
	case PAPER_PICTURE:
		put(out, "", row->cells[0]);
		break;
	case PAPER_NOTICE:
		put(out, "> **", row->cells[0]);
		fputs("**", out);
		break;
	case PAPER_FIELD:
		put(out, "- **", row->cells[0]);
		put(out, ":** ", row->cells[1]);
		break;
	case PAPER_HEAD:
		columns = put_cells(out, row, PAPER_CELLS);
		for (size_t i = 0; i < columns; i++)
			fputs(i == 0 ? "| --- |" : " --- |", out);
		break;
	case PAPER_ROW:
		put_cells(out, row, columns);
		return columns;
	case PAPER_TASK:
		fputs(row->done ? "- [x] " : "- [ ] ", out);
		put(out, "", row->cells[0]);
		put(out, " · ", row->cells[1]);
		put(out, " · ", row->cells[2]);
		break;
	case PAPER_STAGE:
		put(out, "1. **", row->cells[1]);
		fputs("**", out);
		put(out, " · ", row->cells[0]);
		put(out, BREAK, row->cells[2]);
		break;
	case PAPER_ITEM:
		fputs("- ", out);
		put_first(out, row);
		break;
	}
	fputc('\n', out);
	return columns;
}

/* Whether a row goes on with what stands above it, without a line between. */
static bool goes_on(const struct paper_row *row)
{
	enum paper_kind above = row[-1].kind;

	return row->kind == above
		       ? row->kind >= PAPER_FIELD && row->kind != PAPER_HEAD
		       : row->kind == PAPER_ROW && above == PAPER_HEAD;
}

void paper_write_markdown(FILE *out, const struct paper *paper)
{
	size_t columns = 0;

	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_row *row = &paper->rows[i];

		if (i > 0 && !goes_on(row))
			fputc('\n', out);
		columns = put_row(out, row, columns);
	}
}
