#include <rungs/atlas.h>

#include "../page/counterpart.h"
#include "invocation.h"
#include "json.h"
#include "print.h"
#include "shelf.h"

/* Looks through the atlases that are kept, and closes them again. */
static bool find_elsewhere(void *context, const char *occupation,
			   struct page_counterpart *out)
{
	struct atlas_places places;
	bool found = false;

	if (!counterpart_is_code(occupation))
		return false;
	if (!shelf_places(context, &places))
		shelf_places_release(&places);
	for (size_t i = 0; i < places.count && !found; i++) {
		const struct atlas_place *place = &places.at[i];
		struct rungs_about about = {0};
		struct rungs_atlas *atlas = NULL;

		if (i == places.start || place->path == NULL)
			continue;
		found = rungs_atlas_open(&atlas, place->path, NULL) ==
				RUNGS_OK &&
			rungs_about_get(atlas, &about, NULL) == RUNGS_OK &&
			counterpart_is_onet(&about) &&
			counterpart_find(atlas, &about, occupation, out);
		snprintf(out->kept, sizeof(out->kept), "%s", place->name);
		out->atlas = i + 1;
		rungs_about_release(&about);
		rungs_atlas_close(atlas);
	}
	shelf_places_release(&places);
	return found;
}

/* Names the role that its occupation is in an atlas of O*NET, if one is
 * kept. */
static void add_counterpart(struct invocation *call, json_t *role)
{
	json_t *occupation = json_object_get(role, "occupation"), *out;
	const char *id = json_string_value(json_object_get(occupation, "id"));
	struct page_counterpart found;

	if (id == NULL || !find_elsewhere(call, id, &found))
		return;
	out = json_pack("{s:o, s:o, s:s, s:o, s:O, s:O, s:O}", "atlas",
			json_bytes(found.kept), "release",
			json_text(found.name), "id", id, "title",
			json_text(found.title), "fit",
			json_object_get(occupation, "fit"), "evidence",
			json_object_get(role, "evidence"), "source",
			json_object_get(role, "source"));
	json_object_set_new(occupation, "role", out);
}

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
	if (thing->kind == RUNGS_ROLE)
		add_counterpart(call, shown);
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

	const struct page_elsewhere elsewhere = {.context = call,
						 .find = find_elsewhere};

	if (page_open(&page, atlas, thing->kind, thing->id, &elsewhere,
		      &error) != RUNGS_OK)
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
		status = complain_unknown(call, atlas, name, ANY_KIND, &found);
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
