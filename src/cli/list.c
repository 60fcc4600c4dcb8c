#include <string.h>

#include "invocation.h"
#include "json.h"
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

/* The part of the filter that takes a thing of the kind, or NULL. */
static const char **filter_slot(struct rungs_role_filter *filter,
				enum rungs_kind kind)
{
	switch (kind) {
	case RUNGS_SPECIALIZATION:
		return &filter->specialization;
	case RUNGS_TRACK:
		return &filter->track;
	case RUNGS_LEVEL:
		return &filter->level;
	case RUNGS_SKILL:
		return &filter->skill;
	case RUNGS_CERTIFICATION:
		return &filter->certification;
	case RUNGS_EDUCATION:
		return &filter->education;
	case RUNGS_OCCUPATION:
		return &filter->occupation;
	case RUNGS_AREA:
		return &filter->area;
	default:
		return NULL;
	}
}

static bool filter_kind(const char *word, enum rungs_kind *kind)
{
	if (strcmp(word, "in") == 0) {
		*kind = RUNGS_SPECIALIZATION;
		return true;
	}
	return rungs_kind_parse(word, kind);
}

/* Complains unless a thing of the kind has that id. */
static int check_thing(struct invocation *call, struct rungs_atlas *atlas,
		       enum rungs_kind kind, const char *id)
{
	struct rungs_things found = {0};
	struct rungs_error error = {0};
	char name[160];
	int status = EXIT_DONE;

	snprintf(name, sizeof(name), "%s/%s", rungs_kind_singular(kind), id);
	enum rungs_status got = rungs_find(atlas, name, &found, &error);
	if (got == RUNGS_NOT_FOUND)
		status = complain_unknown(call, name, &found);
	else if (got != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_things_release(&found);
	return status;
}

/* Reads one word such as 'level:entry' into the filter. */
static int read_filter(struct invocation *call, struct rungs_atlas *atlas,
		       const char *word, struct rungs_role_filter *filter)
{
	const char *colon = strchr(word, ':');
	char name[32];
	enum rungs_kind kind;

	if (colon == NULL || colon[1] == '\0') {
		complain(call,
			 "'%.200s' is no filter; write one as in:legal or "
			 "level:entry.",
			 word);
		return EXIT_USAGE;
	}
	snprintf(name, sizeof(name), "%.*s", (int)(colon - word), word);
	const char **slot = (size_t)(colon - word) < sizeof(name) &&
					    filter_kind(name, &kind)
				    ? filter_slot(filter, kind)
				    : NULL;
	if (slot == NULL) {
		complain(call,
			 "There is no filter '%.200s'; there are in, track, "
			 "level, "
			 "skill, certification, education, occupation and "
			 "area.",
			 name);
		return EXIT_USAGE;
	}
	if (*slot != NULL) {
		complain(call, "The filter '%s' stands there twice.", name);
		return EXIT_USAGE;
	}
	*slot = colon + 1;
	return check_thing(call, atlas, kind, *slot);
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

	for (size_t i = 1; i < call->operand_count; i++) {
		int status =
			read_filter(call, atlas, call->operands[i], &filter);
		if (status != EXIT_DONE)
			return status;
	}
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
			json_pack("{s:s, s:s?, s:s?, s:s?}", "id", thing->id,
				  json_name_key(kind), thing->name, "detail",
				  thing->detail, "group", thing->group);
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
