#include "print.h"

#include <stdlib.h>
#include <string.h>

#include "../page/page_print.h"

#define WIDTH_MAX 100 /* lines longer than that are hard to read */

/* Writes the printed page, line by line. */
static void put_page(struct output *out, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		output_part(out, text, size);
		output_put(out, "\n");
		text += size + (text[size] == '\n');
	}
}

int print_page(struct invocation *call, const struct page *page)
{
	int width = call->columns < WIDTH_MAX ? call->columns : WIDTH_MAX;
	struct page_print how = {.width = width,
				 .plain = wants_lines(call),
				 .ascii = call->out.ascii};
	struct rungs_error error = {0};
	char *text = NULL;
	size_t size;
	FILE *file = open_memstream(&text, &size);
	int status = EXIT_TROUBLE;

	if (file == NULL) {
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	enum rungs_status got = page_print(file, page, &how, &error);
	bool whole = fclose(file) == 0;
	if (got != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (!whole) {
		complain(call, "Memory ran out.");
	} else {
		put_page(&call->out, text);
		status = EXIT_DONE;
	}
	free(text);
	return status;
}
