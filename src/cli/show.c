#include "../page/page.h"
#include "invocation.h"
#include "json.h"
#include "print.h"

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

static int show_text(struct invocation *call, struct rungs_atlas *atlas,
		     const struct rungs_things *found)
{
	const struct rungs_thing *thing = &found->at[0];
	struct page page = {0};
	struct rungs_error error = {0};

	if (page_open(&page, atlas, thing->kind, thing->id, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = print_page(call, &page);
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
