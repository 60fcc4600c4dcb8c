#include "ladder_format.h"

#include <string.h>

#include "canvas.h"

enum rungs_status ladder_format(FILE *out, const char *format,
				const struct rungs_ladder *ladder,
				size_t chosen, struct rungs_error *error)
{
	const struct ladder_route route = {chosen != CANVAS_NO_ROLE, &chosen};
	struct drawing drawing;
	enum rungs_status status = drawing_make(&drawing, ladder, NULL, error);

	if (status != RUNGS_OK)
		return status;
	if (strcmp(format, "svg") == 0)
		ladder_write_svg(out, &drawing, ladder, &route);
	else if (strcmp(format, "html") == 0)
		ladder_write_html(out, &drawing, ladder, chosen);
	else
		ladder_write_dot(out, ladder, chosen);
	drawing_release(&drawing);
	return RUNGS_OK;
}
