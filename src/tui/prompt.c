#include "prompt.h"

#include "../core/text.h"

void prompt_open(struct prompt *prompt, const char *label, const char *text)
{
	prompt->open = true;
	text_show(prompt->label, sizeof prompt->label, label);
	field_set(&prompt->field, text ? text : "");
}

void prompt_close(struct prompt *prompt)
{
	prompt->open = false;
}

bool prompt_act(struct prompt *prompt, enum action_id action)
{
	bool changed;

	return field_act(&prompt->field, action, &changed);
}

void prompt_render(const struct prompt *prompt, struct cells *grid,
		   struct area area)
{
	int rows = area.rows > 2 ? 3 : area.rows;
	struct area part = {area.row + area.rows - rows, area.col, rows,
			    area.cols};
	struct area rule = {part.row, part.col, 1, part.cols};
	int row = rows - 1;

	cells_fill(grid, part, ' ', STYLE_NORMAL);
	if (rows > 2)
		cells_fill(grid, rule, 0x2500, STYLE_RULE);
	if (rows > 1)
		cells_put_clipped(grid, part, row - 1, 1, part.cols - 1,
				  STYLE_LABEL, prompt->label);
	field_render(&prompt->field, grid, part, row, 1, part.cols - 2);
}
