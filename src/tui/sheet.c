#include "sheet.h"

enum { COLUMNS = 80 };

enum rungs_status sheet_write(FILE *out, const struct page *page,
			      struct rungs_error *error)
{
	const struct page_print how = {.width = COLUMNS};

	return page_print(out, page, &how, error);
}

enum rungs_status sheet_write_made(FILE *out, struct page *page,
				   struct rungs_error *error)
{
	enum rungs_status status = sheet_write(out, page, error);

	page_release(page);
	return status;
}
