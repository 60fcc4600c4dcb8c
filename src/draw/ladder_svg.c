#include <string.h>

#include "../page/escape.h"
#include "ladder_write.h"
#include "move_words.h"

/* Of a character cell and the rest, in user units. */
enum {
	CELL_WIDTH = 9,
	CELL_HEIGHT = 16,
	FONT = 13,
	MARGIN = 16,
	LEGEND = 80,
	LEGEND_WIDTH = 760 /* that its words take */
};

struct svg {
	FILE *out;
	const struct drawing *drawing;
	const struct rungs_ladder *ladder;
	const struct ladder_route *route;
};

/* The middle of a cell. */
static int at_x(int x)
{
	return MARGIN + x * CELL_WIDTH + CELL_WIDTH / 2;
}

static int at_y(int y)
{
	return MARGIN + y * CELL_HEIGHT + CELL_HEIGHT / 2;
}

static const char *class_of(const char *commonness)
{
	static const char *const words[] = {"common", "possible", "rare"};

	for (size_t i = 0;
	     commonness != NULL && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], commonness) == 0)
			return words[i];
	return "unsaid";
}

static void write_text(const struct svg *svg, int x, int y,
		       const char *attributes, const char *text)
{
	fprintf(svg->out, "<text x=\"%d\" y=\"%d\"%s>", x, y, attributes);
	escape_xml(svg->out, text);
	fputs("</text>\n", svg->out);
}

/* The lines of a label from the row of y on. */
static void write_label(const struct svg *svg,
			const struct drawing_label *label)
{
	for (size_t i = 0; i < label->line_count; i++)
		write_text(svg, MARGIN + label->x * CELL_WIDTH,
			   at_y(label->y + (int)i) + FONT / 3,
			   " class=\"label\"", label->lines[i]);
}

static bool is_chosen(const struct svg *svg, size_t role)
{
	for (size_t i = 0; i < svg->route->count; i++)
		if (svg->route->roles[i] == role)
			return true;
	return false;
}

static void write_box(const struct svg *svg, size_t role)
{
	const struct drawing_box *box = &svg->drawing->boxes[role];
	const struct rungs_ladder_role *of = &svg->ladder->roles[role];
	int width = (box->width - 1) * CELL_WIDTH;
	int height = (box->height - 1) * CELL_HEIGHT;
	int top = at_y(box->y) + height / 2 -
		  (int)(box->line_count - 1) * CELL_HEIGHT / 2 + FONT / 3;

	if (box->width == 0)
		return;
	fprintf(svg->out, "<g class=\"role%s\"><title>",
		is_chosen(svg, role) ? " chosen" : "");
	escape_xml(svg->out, of->brief.title);
	fputs(", ", svg->out);
	escape_xml(svg->out, of->brief.level.name);
	fputs(", ", svg->out);
	escape_xml(svg->out, svg->ladder->columns[of->column].name);
	fprintf(svg->out,
		"</title>\n<rect x=\"%d\" y=\"%d\" width=\"%d\" "
		"height=\"%d\" rx=\"3\"/>\n",
		at_x(box->x), at_y(box->y), width, height);
	for (size_t i = 0; i < box->line_count; i++)
		write_text(svg, at_x(box->x) + width / 2,
			   top + (int)i * CELL_HEIGHT, " class=\"title\"",
			   box->lines[i]);
	fputs("</g>\n", svg->out);
}

static bool is_way(const struct svg *svg, size_t move)
{
	const struct rungs_ladder_move *at = &svg->ladder->moves[move];

	const struct ladder_route *route = svg->route;

	for (size_t i = 1; i < route->count; i++)
		if (at->from == route->roles[i - 1] &&
		    at->to == route->roles[i])
			return true;
	return route->count == 1 &&
	       (at->from == route->roles[0] || at->to == route->roles[0]);
}

/* A cell towards the box at the first point, from the point. */
static int start_y(const struct svg *svg, size_t move)
{
	const struct drawing_line *line = &svg->drawing->lines[move];
	const struct drawing_box *box =
		&svg->drawing->boxes[svg->ladder->moves[move].from];

	return line->points[0].y < box->y ? line->points[0].y + 1
					  : line->points[0].y - 1;
}

/*
 * From the head back to the box it leaves: dashes of lines that run together
 * into one box then fall on one another, and do not close each other's gaps.
 */
static void write_line(const struct svg *svg, size_t move)
{
	const struct drawing_line *line = &svg->drawing->lines[move];
	const struct rungs_ladder_move *of = &svg->ladder->moves[move];
	const struct drawing_point *end = &line->points[line->count - 1];
	int tip = at_y(line->up ? end->y - 1 : end->y + 1);
	int back = line->up ? tip + 9 : tip - 9;
	char words[MOVE_WORDS_SIZE];

	move_words(of, words, sizeof(words));
	fprintf(svg->out, "<g class=\"move %s%s\"><title>",
		class_of(of->commonness), is_way(svg, move) ? " way" : "");
	escape_xml(svg->out, svg->ladder->roles[of->from].brief.title);
	fputs(" to ", svg->out);
	escape_xml(svg->out, svg->ladder->roles[of->to].brief.title);
	fputs(": ", svg->out);
	escape_xml(svg->out, words);
	fprintf(svg->out, "</title>\n<path d=\"M%d %d", at_x(end->x), back);
	for (size_t i = line->count; i-- > 0;)
		fprintf(svg->out, "L%d %d", at_x(line->points[i].x),
			at_y(line->points[i].y));
	fprintf(svg->out, "L%d %d\"/>\n<path class=\"head\" d=\"",
		at_x(line->points[0].x), at_y(start_y(svg, move)));
	fprintf(svg->out, "M%d %dL%d %dL%d %dZ\"/>\n", at_x(end->x), tip,
		at_x(end->x) - 4, back, at_x(end->x) + 4, back);
	fprintf(svg->out, "<text class=\"kind\" x=\"%d\" y=\"%d\">%c</text>\n",
		at_x(line->points[0].x) + 2, at_y(line->points[0].y) + FONT / 3,
		move_letter(of->kind));
	fputs("</g>\n", svg->out);
}

static bool is_drawn(const struct svg *svg, size_t move)
{
	return svg->drawing->lines[move].count > 0;
}

/* Rare moves first: where lines run together, the common one is seen. */
static void write_lines(const struct svg *svg)
{
	static const char *const order[] = {"rare", "possible", "unsaid",
					    "common"};

	for (int way = 0; way < 2; way++)
		for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
			for (size_t j = 0; j < svg->ladder->move_count; j++)
				if (is_drawn(svg, j) &&
				    is_way(svg, j) == (way != 0) &&
				    strcmp(class_of(svg->ladder->moves[j]
							    .commonness),
					   order[i]) == 0)
					write_line(svg, j);
}

/* Whether any line that is drawn has a class; or a kind, if class is NULL. */
static bool has_line(const struct svg *svg, const char *class, const char *kind)
{
	for (size_t i = 0; i < svg->ladder->move_count; i++) {
		const struct rungs_ladder_move *move = &svg->ladder->moves[i];

		if (is_drawn(svg, i) &&
		    (class != NULL
			     ? strcmp(class_of(move->commonness), class) == 0
			     : move->kind != NULL &&
				       strcmp(move->kind, kind) == 0))
			return true;
	}
	return false;
}

/* What the lines that are drawn mean. */
static void write_legend(const struct svg *svg, int y)
{
	static const struct {
		const char *class, *words;
	} lines[] = {{"common", "common"},
		     {"possible", "possible"},
		     {"rare", "rare"},
		     {"unsaid", "not said how common"}};
	const char *before = "Moves: ";
	int x = MARGIN;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (!has_line(svg, lines[i].class, NULL))
			continue;
		fprintf(svg->out,
			"<g class=\"move %s\"><path d=\"M%d %dh40\"/></g>\n",
			lines[i].class, x, y + 20);
		write_text(svg, x + 48, y + 24, "", lines[i].words);
		x += 140;
	}
	fprintf(svg->out, "<text x=\"%d\" y=\"%d\">", MARGIN, y + 48);
	for (size_t i = 0; move_kind(i) != NULL; i++) {
		if (!has_line(svg, NULL, move_kind(i)))
			continue;
		fprintf(svg->out, "%s%c %s", before, move_letter(move_kind(i)),
			move_term(move_kind(i)));
		before = ", ";
	}
	fputs("</text>\n", svg->out);
}

static const char styles[] =
	"<style>\n"
	"text{font:13px \"DejaVu Sans Mono\",monospace;fill:#111}\n"
	".title{text-anchor:middle}.label{font-weight:bold;fill:#333}\n"
	".kind{font-size:10px;fill:#333}\n"
	"rect{fill:#fff;stroke:#333;stroke-width:1.2}\n"
	".chosen rect{stroke:#000;stroke-width:4}\n"
	".move path{fill:none;stroke:#666;stroke-width:1.2}\n"
	".move.common path{stroke-width:2}\n"
	".move.possible path{stroke-dasharray:7 3}\n"
	".move.rare path{stroke-dasharray:2 3}\n"
	".move.way path{stroke:#000;stroke-width:3.5}\n"
	".move path.head{fill:#666;stroke:none}\n"
	".move.way path.head{fill:#000}\n"
	"</style>\n";

void ladder_write_svg(FILE *out, const struct drawing *drawing,
		      const struct rungs_ladder *ladder,
		      const struct ladder_route *route)
{
	struct svg svg = {out, drawing, ladder, route};
	int width = 2 * MARGIN + drawing->width * CELL_WIDTH;
	int height = 2 * MARGIN + drawing->height * CELL_HEIGHT;

	if (width < LEGEND_WIDTH)
		width = LEGEND_WIDTH;
	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
		"height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
		"<title>Ladder of ",
		width, height + LEGEND, width, height + LEGEND);
	escape_xml(out, ladder->name);
	fprintf(out,
		"</title>\n<desc>%zu roles on %zu levels, "
		"the highest on top, and %zu moves among them.</desc>\n",
		ladder->role_count, ladder->level_count, ladder->move_count);
	fputs(styles, out);
	fprintf(out,
		"<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" "
		"style=\"stroke:none\"/>\n",
		width, height + LEGEND);
	write_lines(&svg);
	for (size_t i = 0; i < ladder->role_count; i++)
		write_box(&svg, i);
	for (size_t i = 0; i < ladder->level_count; i++)
		write_label(&svg, &drawing->levels[i]);
	for (size_t i = 0; i < ladder->column_count; i++)
		write_label(&svg, &drawing->columns[i]);
	write_legend(&svg, height);
	fputs("</svg>\n", out);
}
