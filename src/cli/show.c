#include <stdlib.h>
#include <string.h>

#include "../page/page.h"
#include "../page/page_print.h"
#include "invocation.h"
#include "json.h"

#define WIDTH_MAX 100 /* lines longer than that are hard to read */

static int show_json(struct invocation *call, struct rungs_atlas *atlas,
		     const struct rungs_things *found)
{
	const struct rungs_thing *thing = &found->at[0];
	struct rungs_things others = {.count = found->count - 1,
				      .at = found->at + 1};
	struct rungs_error error = {0};
	json_t *shown = json_thing(atlas, thing->kind, thing->id, &error);

	if (shown == NULL && error.status != RUNGS_OK)
		return complain_of(call, &error);
	json_t *out = json_answer(call);
	json_put(&out, rungs_kind_singular(thing->kind), shown);
	json_put(&out, "also", json_mentions(&others));
	return json_finish(call, out, false, EXIT_DONE);
}

/* Says that the others are called so too. */
static void put_others(struct invocation *call,
		       const struct rungs_things *found)
{
	if (found->count < 2)
		return;
	output_put(&call->out, wants_lines(call) ? "Also: " : "\nAlso: ");
	for (size_t i = 1; i < found->count; i++)
		output_format(&call->out, "%s%s/%s", i > 1 ? ", " : "",
			      rungs_kind_singular(found->at[i].kind),
			      found->at[i].id);
	output_put(&call->out, "\n");
}

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

static int print(struct invocation *call, const struct page *page,
		 struct rungs_error *error)
{
	int width = call->columns < WIDTH_MAX ? call->columns : WIDTH_MAX;
	struct page_print how = {.width = width,
				 .plain = wants_lines(call),
				 .ascii = call->out.ascii};
	char *text = NULL;
	size_t size;
	FILE *file = open_memstream(&text, &size);
	int status = EXIT_TROUBLE;

	if (file == NULL) {
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	enum rungs_status got = page_print(file, page, &how, error);
	bool whole = fclose(file) == 0;
	if (got != RUNGS_OK) {
		status = complain_of(call, error);
	} else if (!whole) {
		complain(call, "Memory ran out.");
	} else {
		put_page(&call->out, text);
		status = EXIT_DONE;
	}
	free(text);
	return status;
}

static int show_text(struct invocation *call, struct rungs_atlas *atlas,
		     const struct rungs_things *found)
{
	const struct rungs_thing *thing = &found->at[0];
	struct page page = {0};
	struct rungs_error error = {0};

	if (page_open(&page, atlas, thing->kind, thing->id, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = print(call, &page, &error);
	page_release(&page);
	if (status == EXIT_DONE)
		put_others(call, found);
	return status;
}

int run_show(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_things found = {0};
	struct rungs_error error = {0};
	const char *name = call->operands[0];
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	enum rungs_status got = rungs_find(atlas, name, &found, &error);
	if (got == RUNGS_NOT_FOUND)
		status = complain_unknown(call, name, &found);
	else if (got != RUNGS_OK)
		status = complain_of(call, &error);
	else if (call->value[OPTION_JSON] != NULL)
		status = show_json(call, atlas, &found);
	else
		status = show_text(call, atlas, &found);
	rungs_things_release(&found);
	rungs_atlas_close(atlas);
	return status;
}
