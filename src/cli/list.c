#include <string.h>

#include "../core/text.h"
#include "invocation.h"
#include "json.h"

/* What one line says of a thing; `more` are the texts between name and id. */
struct row {
	const char *id, *name, *group;
	const char *more[2];
};

struct rows {
	size_t count;
	struct row (*at)(const void *source, size_t n);
	const void *source;
};

static struct row thing_row(const void *source, size_t n)
{
	const struct rungs_thing *thing =
		&((const struct rungs_things *)source)->at[n];

	return (struct row){.id = thing->id,
			    .name = thing->name,
			    .group = thing->group,
			    .more = {thing->detail}};
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

static const char *or_empty(const char *text)
{
	return text != NULL ? text : "";
}

/* A line each: id, name, what tells it apart, group; a tab between. */
static void put_lines(struct output *out, const struct rows *rows)
{
	for (size_t n = 0; n < rows->count; n++) {
		struct row row = rows->at(rows->source, n);
		const char *parts[] = {row.name, row.more[0], row.more[1],
				       row.group};

		output_text(out, row.id);
		for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
			if (parts[i] == NULL)
				continue;
			output_put(out, "\t");
			output_text(out, parts[i]);
		}
		output_put(out, "\n");
	}
}

static void widen(int *width, const char *text)
{
	int columns = text_columns(or_empty(text));

	if (columns > *width)
		*width = columns;
}

static void put_cell(struct output *out, const char *text, int width)
{
	output_spaces(out, width + 2 - output_text(out, text));
}

/* Columns under the headings of the groups; where the window is narrow only
 * name and id. */
static void put_columns(struct output *out, const struct rows *rows, int room)
{
	int name = 0, more[2] = {0, 0}, id = 0;
	const char *group = NULL;

	for (size_t n = 0; n < rows->count; n++) {
		struct row row = rows->at(rows->source, n);

		widen(&name, row.name);
		widen(&more[0], row.more[0]);
		widen(&more[1], row.more[1]);
		widen(&id, row.id);
	}
	bool wide = name + more[0] + more[1] + id + 8 <= room;
	for (size_t n = 0; n < rows->count; n++) {
		struct row row = rows->at(rows->source, n);

		if (row.group != NULL &&
		    (group == NULL || strcmp(group, row.group) != 0)) {
			output_put(out, n > 0 ? "\n" : "");
			output_styled(out, STYLE_HEADING, row.group);
			output_put(out, "\n");
			group = row.group;
		}
		output_put(out, "  ");
		put_cell(out, row.name, wide || name < room / 2 ? name : 0);
		for (int i = 0; wide && i < 2; i++) {
			if (more[i] > 0)
				put_cell(out, row.more[i], more[i]);
		}
		output_styled(out, STYLE_DIM, row.id);
		output_put(out, "\n");
	}
}

static void put_rows(struct invocation *call, const struct rows *rows)
{
	if (wants_lines(call))
		put_lines(&call->out, rows);
	else
		put_columns(&call->out, rows, call->columns);
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
			 "'%s' is no filter; write one as in:legal or "
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
			 "There is no filter '%s'; there are in, track, level, "
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
	put_rows(call, rows);
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

		json_push(&out,
			  json_pack("{s:s, s:s?, s:s?, s:s?}", "id", thing->id,
				    json_name_key(kind), thing->name, "detail",
				    thing->detail, "group", thing->group));
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
