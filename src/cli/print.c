#include "print.h"

#include <stdlib.h>
#include <string.h>

#include "../core/replace.h"
#include "../page/page_print.h"
#include "../page/table_write.h"

#define WIDTH_MAX 100 /* lines longer than that are hard to read */
#define TABLE_MAX 200 /* several side by side take more */
#define FILE_WIDTH 80 /* on paper, and the same whoever writes it */

/* Writes printed lines as they are, but for what must not reach a terminal. */
static void put_lines(struct output *out, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");
		bool dos = size > 0 && text[size - 1] == '\r';

		output_part(out, text, dos ? size - 1 : size);
		output_put(out, dos ? "\r\n" : "\n");
		text += size + (text[size] == '\n');
	}
}

/* What is printed before it becomes the answer. */
struct draft {
	FILE *file;
	char *text;
	size_t size;
};

static bool begin(struct invocation *call, struct draft *draft)
{
	*draft = (struct draft){0};
	draft->file = open_memstream(&draft->text, &draft->size);
	if (draft->file == NULL)
		complain(call, "Memory ran out.");
	return draft->file != NULL;
}

static int end(struct invocation *call, struct draft *draft,
	       enum rungs_status got, const struct rungs_error *error)
{
	bool whole = fclose(draft->file) == 0;
	int status = EXIT_TROUBLE;

	if (got != RUNGS_OK) {
		status = complain_of(call, error);
	} else if (!whole) {
		complain(call, "Memory ran out.");
	} else {
		put_lines(&call->out, draft->text);
		status = EXIT_DONE;
	}
	free(draft->text);
	return status;
}

static int columns(const struct invocation *call, int most)
{
	return call->columns < most ? call->columns : most;
}

int print_page(struct invocation *call, const struct page *page)
{
	struct page_print how = {.width = columns(call, WIDTH_MAX),
				 .plain = wants_lines(call),
				 .ascii = call->out.ascii};
	struct rungs_error error = {0};
	struct draft draft;

	if (!begin(call, &draft))
		return EXIT_TROUBLE;
	return end(call, &draft, page_print(draft.file, page, &how, &error),
		   &error);
}

int print_table(struct invocation *call, const struct table *table,
		const char *format)
{
	enum rungs_status got = RUNGS_OK;
	struct rungs_error error = {0};
	struct draft draft;

	if (!begin(call, &draft))
		return EXIT_TROUBLE;
	if (format != NULL && strcmp(format, "csv") == 0)
		table_write_csv(draft.file, table);
	else if (format != NULL && strcmp(format, "md") == 0)
		table_write_markdown(draft.file, table);
	else if (wants_lines(call))
		table_write_plain(draft.file, table);
	else
		got = table_write_text(draft.file, table,
				       columns(call, TABLE_MAX), &error);
	return end(call, &draft, got, &error);
}

int check_format(struct invocation *call)
{
	if (call->value[OPTION_FORMAT] == NULL ||
	    call->value[OPTION_JSON] == NULL)
		return EXIT_DONE;
	complain(call, "--json and --format ask for two answers.");
	return EXIT_USAGE;
}

int print_answer(struct invocation *call,
		 int (*answer)(struct invocation *call, const void *context),
		 const void *context)
{
	const char *path = call->value[OPTION_OUTPUT];
	const struct output out = call->out;
	const bool terminal = call->terminal;
	const int width = call->columns;
	struct rungs_error error = {0};
	char *text = NULL;
	size_t size;

	if (path == NULL)
		return answer(call, context);
	call->out.file = open_memstream(&text, &size);
	call->out.styled = false;
	if (call->out.file == NULL) {
		call->out = out;
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	/* A file is for people to read. */
	call->terminal = true;
	call->columns = FILE_WIDTH;
	int status = answer(call, context);
	bool whole = fclose(call->out.file) == 0 && call->out.error == 0;
	call->terminal = terminal;
	call->columns = width;
	call->out = out;
	if (status == EXIT_DONE && !whole) {
		complain(call, "Memory ran out.");
		status = EXIT_TROUBLE;
	} else if (status == EXIT_DONE &&
		   replace_file(path, text, size, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	}
	free(text);
	return status;
}
