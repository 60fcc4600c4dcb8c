#include "sign.h"

#include "../page/own.h"

void sign_render(const struct marks *marks, const struct person *person,
		 const struct page_link *link, int asks, struct cells *grid,
		 struct area area, int row)
{
	char letter[2] = {marks_letter(marks, link->kind, link->id)};

	if (letter[0])
		cells_put(grid, area, row, 0, STYLE_MATCH, letter);
	else if (person && link->id && link->id[0])
		cells_put(
			grid, area, row, 0, STYLE_MATCH,
			own_sign(&person->records, link->kind, link->id, asks));
}
