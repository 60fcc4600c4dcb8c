#include <string.h>

#include "../page/escape.h"
#include "paper.h"

/* What rows of a kind stand in together, one after the other. */
struct frame {
	const char *open, *close;
};

static const struct frame *frame_of(enum paper_kind kind)
{
	static const struct frame none = {"", ""};
	static const struct frame fields = {"<dl>\n", "</dl>\n"};
	static const struct frame table = {"<table>\n", "</tbody>\n</table>\n"};
	static const struct frame tasks = {
		"<table class=\"tasks\">\n<thead>\n<tr><th>Done</th>"
		"<th>Step</th><th>When</th><th>Why</th></tr>\n</thead>\n"
		"<tbody>\n",
		"</tbody>\n</table>\n"};
	static const struct frame stages = {"<ol class=\"stages\">\n",
					    "</ol>\n"};
	static const struct frame items = {"<ul>\n", "</ul>\n"};

	switch (kind) {
	case PAPER_FIELD:
		return &fields;
	case PAPER_HEAD:
	case PAPER_ROW:
		return &table;
	case PAPER_TASK:
		return &tasks;
	case PAPER_STAGE:
		return &stages;
	case PAPER_ITEM:
		return &items;
	default:
		return &none;
	}
}

static void put(FILE *out, const char *before, const char *text,
		const char *after)
{
	fputs(before, out);
	escape_html(out, text);
	fputs(after, out);
}

static bool has(const char *text)
{
	return text != NULL && *text != '\0';
}

/* The first cell, a link if it leads to a page or a file beside it. */
static void put_first(FILE *out, const struct paper_row *row)
{
	const char *address = row->address;

	if (!has(address)) {
		escape_html(out, row->cells[0]);
		return;
	}
	fputs("<a href=\"", out);
	escape_xml(out, address);
	put(out, "\">", row->cells[0], "</a>");
}

static void put_cells(FILE *out, const struct paper_row *row, size_t columns,
		      const char *tag)
{
	fputs("<tr>", out);
	for (size_t i = 0; i < columns; i++) {
		fprintf(out, "<%s>", tag);
		if (i == 0)
			put_first(out, row);
		else
			escape_html(out, row->cells[i]);
		fprintf(out, "</%s>", tag);
	}
	fputs("</tr>\n", out);
}

static void put_task(FILE *out, const struct paper_row *row)
{
	fputs("<tr><td><input type=\"checkbox\" disabled aria-label=\"done\"",
	      out);
	fputs(row->done ? " checked></td>" : "></td>", out);
	for (size_t i = 0; i < 3; i++)
		put(out, "<td>", row->cells[i], "</td>");
	fputs("</tr>\n", out);
}

static void put_stage(FILE *out, const struct paper_row *row)
{
	put(out, "<li><p class=\"when\">", row->cells[0], "</p><div>");
	put(out, "<strong>", row->cells[1], "</strong>");
	if (has(row->cells[2]))
		put(out, "<br>", row->cells[2], "");
	fputs("</div></li>\n", out);
}

static enum rungs_status put_picture(FILE *out, const struct paper_row *row,
				     struct rungs_error *error)
{
	const struct rungs_ladder *ladder = &row->picture.ladder;
	struct drawing drawing;

	if (drawing_make(&drawing, ladder, NULL, error) != RUNGS_OK)
		return RUNGS_NO_MEMORY;
	fputs("<figure>\n", out);
	ladder_write_svg(out, &drawing, ladder, &row->picture.route);
	put(out, "<figcaption>", row->cells[0], "</figcaption>\n</figure>\n");
	drawing_release(&drawing);
	return RUNGS_OK;
}

static enum rungs_status put_row(FILE *out, const struct paper_row *row,
				 size_t columns, struct rungs_error *error)
{
	switch (row->kind) {
	case PAPER_TITLE:
		fputs("<article>\n", out);
		if (has(row->cells[2]))
			put(out, "<p class=\"letterhead\">", row->cells[2],
			    "</p>\n");
		put(out, "<h1>", row->cells[0], "</h1>\n");
		if (has(row->cells[1]))
			put(out, "<p class=\"below\">", row->cells[1],
			    "</p>\n");
		break;
	case PAPER_HEADING:
		put(out, "<h2>", row->cells[0], "</h2>\n");
		break;
	case PAPER_SUBHEADING:
		put(out, "<h3>", row->cells[0], "</h3>\n");
		break;
	case PAPER_TEXT:
		put(out, "<p>", row->cells[0], "</p>\n");
		break;
	case PAPER_NOTICE:
		put(out, "<p class=\"notice\">", row->cells[0], "</p>\n");
		break;
	case PAPER_FIELD:
		put(out, "<dt>", row->cells[0], "</dt>");
		put(out, "<dd>", row->cells[1], "</dd>\n");
		break;
	case PAPER_HEAD:
		fputs("<thead>\n", out);
		put_cells(out, row, columns, "th");
		fputs("</thead>\n<tbody>\n", out);
		break;
	case PAPER_ROW:
		put_cells(out, row, columns, "td");
		break;
	case PAPER_TASK:
		put_task(out, row);
		break;
	case PAPER_STAGE:
		put_stage(out, row);
		break;
	case PAPER_ITEM:
		fputs("<li>", out);
		put_first(out, row);
		fputs("</li>\n", out);
		break;
	case PAPER_PICTURE:
		return put_picture(out, row, error);
	}
	return RUNGS_OK;
}

static const char styles[] =
	"body{font:11pt/1.35 \"DejaVu Sans\",Arial,sans-serif;color:#000;"
	"background:#fff;max-width:46em;margin:1em auto;padding:0 1em}\n"
	"h1{font-size:1.7em;margin:0}h2{font-size:1.2em;margin:1.3em 0 .4em;"
	"border-bottom:2px solid #000}h3{font-size:1em;margin:1em 0 .2em}\n"
	".letterhead{margin:0 0 1.2em;padding-bottom:.4em;"
	"border-bottom:1px solid #000}"
	".below{margin:.2em 0 1em}p{margin:.4em 0}\n"
	"dl{display:grid;grid-template-columns:max-content 1fr;"
	"gap:.15em 1em;margin:.5em 0}dt{font-weight:bold}dd{margin:0}\n"
	"table{border-collapse:collapse;width:100%}"
	"th,td{text-align:left;vertical-align:top;padding:.25em .6em .25em 0;"
	"border-bottom:1px solid #777;overflow-wrap:anywhere;min-width:5.5em}"
	"th{overflow-wrap:normal}td:nth-child(5){white-space:nowrap}\n"
	".tasks{table-layout:fixed}.tasks th:first-child{width:3em;min-width:0}"
	".tasks th:nth-child(2){width:36%}.tasks th:nth-child(3){width:11em}"
	".tasks td:nth-child(3){white-space:nowrap}\n"
	"input{appearance:none;width:1.1em;height:1.1em;margin:0;"
	"border:1.5px solid #000;background:#fff;vertical-align:middle}"
	"input:checked::before{content:\"\\2713\";display:block;"
	"font-weight:bold;line-height:1;text-align:center}\n"
	".stages{list-style:none;margin:.5em 0;padding:0}"
	".stages li{display:grid;grid-template-columns:13em 1fr;gap:1em}"
	".stages div{border-left:3px solid #000;padding:0 0 .7em 1em}"
	".when{margin:0;text-align:right;white-space:nowrap}\n"
	".notice{border:2px solid #000;padding:.4em .7em;margin:.7em 0}\n"
	"figure{margin:.5em 0}figure svg{max-width:100%;height:auto}"
	"figcaption{font-size:.9em}\n"
	"ul{margin:.4em 0;padding-left:1.2em}li{overflow-wrap:anywhere}\n"
	"article+article{border-top:4px double #000;margin-top:2em;"
	"padding-top:1em}\n"
	"@media print{body{font-size:9.5pt;max-width:none;margin:0;padding:0}"
	"article+article{break-before:page;border:0;margin:0;padding:0}"
	"h1,h2,h3,h2+p,tr:first-child{break-after:avoid}"
	"tr:last-child{break-before:avoid}"
	"tr,li,dt,dd,figure,.notice{break-inside:avoid}"
	"p,li{orphans:2;widows:2}figure svg{max-height:110mm}"
	"a{color:#000;text-decoration:none}}\n";

static void put_head(FILE *out, const struct paper *paper)
{
	const char *title = paper->name;

	for (size_t i = 0; i < paper->count && !has(title); i++)
		if (paper->rows[i].kind == PAPER_TITLE)
			title = paper->rows[i].cells[0];
	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	      "<meta charset=\"utf-8\">\n"
	      "<meta name=\"viewport\" content=\"width=device-width\">\n"
	      "<title>",
	      out);
	escape_xml(out, title);
	fputs("</title>\n<style>\n@page{margin:14mm 16mm 18mm;"
	      "font:8pt \"DejaVu Sans\",Arial,sans-serif;"
	      "@bottom-left{content:\"",
	      out);
	escape_css(out, title);
	fputs("\"}@bottom-right{content:counter(page) \" / \" counter(pages)}}"
	      "\n",
	      out);
	fputs(styles, out);
	fputs("</style>\n</head>\n<body>\n", out);
}

static size_t cells_of(const struct paper_row *row)
{
	size_t count = PAPER_CELLS;

	while (count > 0 && !has(row->cells[count - 1]))
		count--;
	return count;
}

enum rungs_status paper_write_html(FILE *out, const struct paper *paper,
				   struct rungs_error *error)
{
	const struct frame *within = frame_of(PAPER_TITLE);
	bool any = false;
	size_t columns = 0;

	put_head(out, paper);
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_row *row = &paper->rows[i];
		const struct frame *frame = frame_of(row->kind);

		if (frame != within || row->kind == PAPER_HEAD) {
			fputs(within->close, out);
			fputs(frame->open, out);
		}
		within = frame;
		if (row->kind == PAPER_HEAD)
			columns = cells_of(row);
		if (row->kind == PAPER_TITLE) {
			fputs(any ? "</article>\n" : "", out);
			any = true;
		}
		if (put_row(out, row, columns, error) != RUNGS_OK)
			return RUNGS_NO_MEMORY;
	}
	fputs(within->close, out);
	fputs(any ? "</article>\n</body>\n</html>\n" : "</body>\n</html>\n",
	      out);
	return RUNGS_OK;
}
