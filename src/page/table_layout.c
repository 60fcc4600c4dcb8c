#include "table_layout.h"

#include <string.h>

#include "../core/arena.h"
#include "../core/error.h"
#include "../core/text.h"
#include "wrap.h"

enum {
	GAP = 2,           /* between columns */
	LEAST_COLUMN = 16, /* columns narrower than that stand below each
			    * other */
	LEAST_LABEL = 12,
	MOST_LABEL = 30,
	INDENT = 2,
	MOST_SPANS = TABLE_MOST + 2
};

struct maker {
	struct arena *arena;
	const struct table *table;
	struct table_layout out;
	int label; /* columns for labels */
	size_t row;
	bool first; /* the next line is the first of its row */
	bool failed;
};

/* A text on its way through its column; a list gets its items marked. */
struct flow {
	struct wrap wrap;
	const char *begin;
	enum style style;
	int column;
	bool list;
};

static struct flow flow_begin(const char *text, int column, int width,
			      enum style style)
{
	bool list = text && strchr(text, '\n');

	return (struct flow){
		.wrap = wrap_begin(text, list ? width - INDENT : width),
		.begin = text,
		.style = style,
		.column = column,
		.list = list,
	};
}

static void *checked(struct maker *maker, void *memory)
{
	maker->failed = maker->failed || !memory;
	return memory;
}

static struct layout_line *add_line(struct maker *maker)
{
	struct layout *layout = &maker->out.layout;
	struct layout_line *line =
		checked(maker, arena_grow(maker->arena, layout->lines,
					  layout->count, sizeof(*line)));
	struct layout_span *spans =
		checked(maker, arena_alloc(maker->arena,
					   2 * MOST_SPANS * sizeof(*spans)));

	if (maker->failed)
		return NULL;
	layout->lines = line;
	line += layout->count++;
	*line = (struct layout_line){
		.row = maker->row, .first = maker->first, .spans = spans};
	maker->first = false;
	return line;
}

static void add_blank(struct maker *maker)
{
	size_t row = maker->row;
	bool first = maker->first;

	maker->row = LAYOUT_NO_ROW;
	maker->first = false;
	add_line(maker);
	maker->row = row;
	maker->first = first;
}

static void add_span(struct maker *maker, struct layout_line *line, int column,
		     enum style style, const char *text, size_t size)
{
	int room = maker->out.layout.width - column;
	char *copy;

	if (maker->failed || !line || !size || room < 1)
		return;
	copy = checked(maker, arena_copy(maker->arena, text, size));
	if (!copy)
		return;
	/* A character wider than the whole line. */
	if (room < 2 && text_columns(copy) > room)
		strcpy(copy, "?");
	line->spans[line->count++] = (struct layout_span){
		.column = column, .style = style, .text = copy};
}

/* Adds the next line of a text; false if nothing is left of it. */
static bool flow_on(struct maker *maker, struct flow *flow,
		    struct layout_line **line)
{
	const char *from = flow->wrap.text, *text;
	int column = flow->column;
	size_t size;

	if (maker->failed || !wrap_next(&flow->wrap, &text, &size))
		return false;
	if (!*line)
		*line = add_line(maker);
	if (flow->list) {
		bool more = strncmp(text, TABLE_MORE, strlen(TABLE_MORE)) == 0;

		if (!more && (from == flow->begin || from[-1] == '\n'))
			add_span(maker, *line, column, STYLE_DIM, "-", 1);
		column += more ? 0 : INDENT;
	}
	add_span(maker, *line, column, flow->style, text, size);
	return true;
}

/* Adds texts side by side, as many lines as the longest needs; of the first
 * `stacked` each follows the one before it. */
static void add_flows(struct maker *maker, struct flow *flows, size_t count,
		      size_t stacked)
{
	bool more = true;

	while (more && !maker->failed) {
		struct layout_line *line = NULL;

		more = false;
		for (size_t i = 0; i < stacked && !more; i++)
			more = flow_on(maker, &flows[i], &line);
		for (size_t i = stacked; i < count; i++)
			more = flow_on(maker, &flows[i], &line) || more;
	}
}

static void add_text(struct maker *maker, const char *text, int column,
		     enum style style)
{
	struct flow flow = flow_begin(text, column,
				      maker->out.layout.width - column, style);

	add_flows(maker, &flow, 1, 0);
}

static enum style verdict_style(const struct table_row *row)
{
	return row->differs ? STYLE_NORMAL : STYLE_DIM;
}

static enum style cell_style(const struct table_row *row, size_t column)
{
	return row->has[column] ? STYLE_NORMAL : STYLE_DIM;
}

static void add_beside(struct maker *maker, const struct table_row *row)
{
	struct flow flows[MOST_SPANS];
	size_t count = 0;

	flows[count++] = flow_begin(row->label, 0, maker->label, STYLE_LABEL);
	if (row->verdict)
		flows[count++] = flow_begin(row->verdict, 0, maker->label,
					    verdict_style(row));
	for (size_t i = 0; i < maker->table->columns; i++)
		flows[count++] =
			flow_begin(row->cells[i], maker->out.left[i],
				   maker->out.width[i], cell_style(row, i));
	add_flows(maker, flows, count, count - maker->table->columns);
}

static bool all_say_one(const struct table *table, const struct table_row *row)
{
	for (size_t i = 0; i < table->columns; i++)
		if (!row->cells[i] || strcmp(row->cells[i], row->cells[0]) != 0)
			return false;
	return table->columns > 1;
}

static void add_below(struct maker *maker, const struct table_row *row)
{
	add_text(maker, row->label, 0, STYLE_LABEL);
	if (row->verdict)
		add_text(maker, row->verdict, INDENT, verdict_style(row));
	if (all_say_one(maker->table, row)) {
		add_text(maker, row->cells[0], INDENT, cell_style(row, 0));
		return;
	}
	for (size_t i = 0; i < maker->table->columns; i++) {
		const char *letter = maker->table->column[i].letter;
		struct flow flows[] = {
			flow_begin(letter, INDENT, 1, STYLE_LABEL),
			flow_begin(row->cells[i], 2 * INDENT,
				   maker->out.layout.width - 2 * INDENT,
				   cell_style(row, i)),
		};

		add_flows(maker, flows, 2, 0);
	}
}

static void add_heading(struct maker *maker, const struct table_row *row)
{
	int column = text_columns(row->label) + GAP;
	const char *detail = row->cells[0];
	struct layout_line *line;

	if (maker->out.layout.count > maker->out.head)
		add_blank(maker);
	if (!detail ||
	    column + text_columns(detail) > maker->out.layout.width) {
		add_text(maker, row->label, 0, STYLE_HEADING);
		add_text(maker, detail, 0, STYLE_DIM);
		return;
	}
	line = add_line(maker);
	add_span(maker, line, 0, STYLE_HEADING, row->label, strlen(row->label));
	add_span(maker, line, column, STYLE_DIM, detail, strlen(detail));
}

static void add_note(struct maker *maker, const struct table_row *row)
{
	int left = maker->out.beside ? maker->label + GAP : 2 * INDENT;
	struct flow flows[] = {
		flow_begin(row->label, 0,
			   maker->out.beside ? maker->label
					     : maker->out.layout.width,
			   STYLE_LABEL),
		flow_begin(row->cells[0], left, maker->out.layout.width - left,
			   STYLE_NORMAL),
	};

	if (maker->out.beside) {
		add_flows(maker, flows, 2, 0);
		return;
	}
	add_flows(maker, flows, 1, 0);
	add_flows(maker, &flows[1], 1, 0);
}

static void add_rows(struct maker *maker)
{
	for (size_t i = 0; i < maker->table->count && !maker->failed; i++) {
		const struct table_row *row = &maker->table->rows[i];

		maker->row = i;
		maker->first = true;
		switch (row->kind) {
		case TABLE_HEADING:
			add_heading(maker, row);
			break;
		case TABLE_NOTE:
			add_note(maker, row);
			break;
		case TABLE_ROW:
			if (maker->out.beside)
				add_beside(maker, row);
			else
				add_below(maker, row);
			break;
		}
	}
}

/* 'A Legal data services' over 'Entry · 5 roles', each in its place. */
static void add_head(struct maker *maker)
{
	const struct table *table = maker->table;
	struct flow names[TABLE_MOST], details[TABLE_MOST];

	maker->row = LAYOUT_NO_ROW;
	for (size_t i = 0; i < table->columns; i++) {
		const struct table_column *column = &table->column[i];
		char *name = checked(
			maker,
			arena_format(maker->arena, "%s %s", column->letter,
				     column->name ? column->name : ""));
		bool beside = maker->out.beside;
		int left = beside ? maker->out.left[i] : 0;
		int width =
			beside ? maker->out.width[i] : maker->out.layout.width;

		names[i] = flow_begin(name, left, width, STYLE_TITLE);
		left += INDENT;
		details[i] = flow_begin(column->detail, left, width - INDENT,
					STYLE_DIM);
		if (!beside) {
			add_flows(maker, &names[i], 1, 0);
			add_flows(maker, &details[i], 1, 0);
		}
	}
	if (maker->out.beside) {
		add_flows(maker, names, table->columns, 0);
		add_flows(maker, details, table->columns, 0);
	}
	maker->out.head = maker->out.layout.count;
}

/* Shares the width out, if it is enough. */
static void place_columns(struct maker *maker, int width)
{
	int count = (int)maker->table->columns;
	int room, each;

	maker->label = width / 5;
	if (maker->label < LEAST_LABEL)
		maker->label = LEAST_LABEL;
	if (maker->label > MOST_LABEL)
		maker->label = MOST_LABEL;
	room = width - maker->label - GAP * count;
	each = count > 0 ? room / count : room;
	maker->out.beside = each >= LEAST_COLUMN;
	for (int i = 0; i < count && maker->out.beside; i++) {
		maker->out.left[i] = maker->label + GAP + i * (each + GAP);
		maker->out.width[i] = each;
	}
}

enum rungs_status table_layout_make(struct table_layout *out,
				    const struct table *table, int width,
				    struct rungs_error *error)
{
	struct maker maker = {.arena = arena_new(), .table = table};

	maker.failed = !maker.arena;
	maker.out.layout.width = width > 1 ? width : 1;
	place_columns(&maker, width);
	add_head(&maker);
	add_rows(&maker);
	if (maker.failed) {
		arena_free(maker.arena);
		*out = (struct table_layout){.head = 0};
		return error_no_memory(error);
	}
	*out = maker.out;
	out->layout.memory = maker.arena;
	return RUNGS_OK;
}

void table_layout_release(struct table_layout *layout)
{
	layout_release(&layout->layout);
	*layout = (struct table_layout){.head = 0};
}
