#include <string.h>

#include "invocation.h"
#include "json.h"
#include "role_filter.h"
#include "rows.h"

static const char *heading(const struct rungs_thing *thing)
{
	if (thing->kind != RUNGS_SPECIALIZATION || thing->group == NULL)
		return thing->group;
	return strcmp(thing->group, "shared") == 0 ? "In every company"
						   : "Lines of work";
}

static struct row thing_row(const void *source, size_t n)
{
	const struct rungs_thing *thing =
		&((const struct rungs_things *)source)->at[n];

	return (struct row){.id = thing->id,
			    .name = thing->name,
			    .group = heading(thing),
			    .more = {thing->detail},
			    .roles = thing->roles};
}

static struct row role_row(const void *source, size_t n)
{
	const struct rungs_role_brief *role =
		&((const struct rungs_role_briefs *)source)->at[n];

	return (struct row){.id = role->id,
			    .name = role->title,
			    .group = role->specialization.name,
			    .more = {role->level.name, role->track.name}};
}

static int answer(struct invocation *call, enum rungs_kind kind, json_t *list,
		  const struct rows *rows)
{
	int status = rows->count > 0 ? EXIT_DONE : EXIT_NOTHING;

	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, rungs_kind_plural(kind), list);
		return json_finish(call, out, false, status);
	}
	if (status == EXIT_NOTHING)
		complain(call, "There are no such %s.",
			 rungs_kind_plural(kind));
	rows_put(call, rows);
	return status;
}

static int list_roles(struct invocation *call, struct rungs_atlas *atlas)
{
	struct rungs_role_filter filter = {0};
	struct rungs_role_briefs briefs = {0};
	struct rungs_error error = {0};

	int read = read_role_filter(call, atlas, 1, &filter);
	if (read != EXIT_DONE)
		return read;
	if (rungs_roles(atlas, &filter, &briefs, &error) != RUNGS_OK)
		return complain_of(call, &error);
	size_t limit = number_option(call, OPTION_LIMIT, briefs.count);
	struct rows rows = {.count =
				    limit < briefs.count ? limit : briefs.count,
			    .at = role_row,
			    .source = &briefs};
	int status = answer(call, RUNGS_ROLE,
			    call->value[OPTION_JSON] != NULL
				    ? json_briefs(rows.count, briefs.at)
				    : NULL,
			    &rows);
	rungs_role_briefs_release(&briefs);
	return status;
}

static json_t *entries(enum rungs_kind kind, const struct rungs_things *things,
		       size_t count)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct rungs_thing *thing = &things->at[i];

		json_t *entry =
			json_pack("{s:s, s:s?, s:o, s:s?}", "id", thing->id,
				  json_name_key(kind), thing->name, "detail",
				  json_detail(thing), "group", thing->group);
		if (thing->roles != RUNGS_UNKNOWN)
			json_put(&entry, "roles", json_integer(thing->roles));
		json_push(&out, entry);
	}
	return out;
}

static int list_things(struct invocation *call, struct rungs_atlas *atlas,
		       enum rungs_kind kind)
{
	struct rungs_things things = {0};
	struct rungs_error error = {0};

	if (rungs_list(atlas, kind, &things, &error) != RUNGS_OK)
		return complain_of(call, &error);
	size_t limit = number_option(call, OPTION_LIMIT, things.count);
	struct rows rows = {.count =
				    limit < things.count ? limit : things.count,
			    .at = thing_row,
			    .source = &things};
	int status = answer(call, kind,
			    call->value[OPTION_JSON] != NULL
				    ? entries(kind, &things, rows.count)
				    : NULL,
			    &rows);
	rungs_things_release(&things);
	return status;
}

int run_list(struct invocation *call)
{
	struct rungs_atlas *atlas;
	enum rungs_kind kind;

	if (!rungs_kind_parse(call->operands[0], &kind))
		return EXIT_USAGE;
	if (kind != RUNGS_ROLE && call->operand_count > 1) {
		complain(call, "Only roles can be filtered, not %s.",
			 rungs_kind_plural(kind));
		return EXIT_USAGE;
	}
	int status = open_atlas(call, &atlas);
	if (status != EXIT_DONE)
		return status;
	status = kind == RUNGS_ROLE ? list_roles(call, atlas)
				    : list_things(call, atlas, kind);
	rungs_atlas_close(atlas);
	return status;
}
