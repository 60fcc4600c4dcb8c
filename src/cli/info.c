#include <sqlite3.h>
#include <string.h>

#include "../core/text.h"
#include "invocation.h"
#include "json.h"

static const char *atlas_place(const struct invocation *call)
{
	const char *path = call->value[OPTION_ATLAS];

	return path != NULL ? path : "part of the program";
}

/* How many of each kind, as a member a kind. */
static json_t *counts(struct rungs_atlas *atlas, struct rungs_error *error)
{
	json_t *out = json_object();

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		struct rungs_things things = {0};

		if (rungs_list(atlas, (enum rungs_kind)kind, &things, error) !=
		    RUNGS_OK) {
			json_decref(out);
			return NULL;
		}
		json_put(&out, rungs_kind_plural((enum rungs_kind)kind),
			 json_integer((json_int_t)things.count));
		rungs_things_release(&things);
	}
	return out;
}

static json_t *source_entry(struct rungs_atlas *atlas, const char *id,
			    struct rungs_error *error)
{
	json_t *out = json_source(atlas, id, error);

	if (out != NULL)
		json_object_del(out, "cited_by");
	return out;
}

static json_t *sources(struct rungs_atlas *atlas, struct rungs_error *error)
{
	struct rungs_things things = {0};

	if (rungs_list(atlas, RUNGS_SOURCE, &things, error) != RUNGS_OK)
		return NULL;
	json_t *out = json_array();
	for (size_t i = 0; i < things.count; i++)
		json_push(&out, source_entry(atlas, things.at[i].id, error));
	rungs_things_release(&things);
	return out;
}

/* All that is told, as JSON; the text is written from it.  NULL with
 * error->status RUNGS_OK if memory ran out. */
static json_t *collect(const struct invocation *call, struct rungs_atlas *atlas,
		       struct rungs_error *error)
{
	struct rungs_about about = {0};

	error->status = RUNGS_OK;
	if (rungs_about_get(atlas, &about, error) != RUNGS_OK)
		return NULL;
	json_t *held =
		json_pack("{s:s?, s:s?, s:s?, s:i, s:o, s:b}", "name",
			  about.name, "release", about.release, "summary",
			  about.summary, "schema", about.schema, "path",
			  call->value[OPTION_ATLAS] != NULL
				  ? json_bytes(call->value[OPTION_ATLAS])
				  : json_null(),
			  "built_in", call->value[OPTION_ATLAS] == NULL);
	rungs_about_release(&about);
	json_put(&held, "overlay",
		 call->value[OPTION_OVERLAY] != NULL
			 ? json_bytes(call->value[OPTION_OVERLAY])
			 : json_null());
	json_put(&held, "counts", counts(atlas, error));
	json_t *out = json_answer(call);
	json_put(&out, "version", json_text(RUNGS_VERSION));
	json_put(&out, "sqlite", json_text(sqlite3_libversion()));
	json_put(&out, "schema", json_integer(rungs_schema_version()));
	json_put(&out, "atlas", held);
	json_put(&out, "sources", sources(atlas, error));
	return out;
}

static const char *member(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text != NULL ? text : "";
}

static void put_field(struct invocation *call, const char *label,
		      const char *text)
{
	if (wants_lines(call))
		output_format(&call->out, "%s: ", label);
	else
		output_spaces(
			&call->out,
			18 - output_styled(&call->out, STYLE_LABEL, label));
	output_text(&call->out, text);
	output_put(&call->out, "\n");
}

static void put_source(struct invocation *call, json_t *source)
{
	struct output *out = &call->out;
	const char *indent = wants_lines(call) ? "; " : "\n    ";
	const char *attribution = member(source, "attribution");

	output_format(out, "%s: %s", member(source, "id"),
		      member(source, "title"));
	output_put(out, indent);
	output_text(out, member(source, "publisher"));
	if (*member(source, "year") != '\0')
		output_format(out, ", %s", member(source, "year"));
	output_put(out, indent);
	output_format(out, "licence: %s", member(source, "licence"));
	if (*attribution != '\0') {
		output_put(out, indent);
		output_text(out, attribution);
	}
	output_put(out, "\n");
}

static void put_text(struct invocation *call, json_t *info)
{
	json_t *atlas = json_object_get(info, "atlas"), *value;
	const char *key;
	char text[64];
	size_t index;

	put_field(call, "Rungs", member(info, "version"));
	put_field(call, "SQLite", member(info, "sqlite"));
	snprintf(text, sizeof(text), "%d; the newest readable is %d",
		 (int)json_integer_value(json_object_get(atlas, "schema")),
		 rungs_schema_version());
	put_field(call, "Atlas", member(atlas, "name"));
	put_field(call, "Release", member(atlas, "release"));
	put_field(call, "File", atlas_place(call));
	if (call->value[OPTION_OVERLAY] != NULL)
		put_field(call, "Overlay", call->value[OPTION_OVERLAY]);
	put_field(call, "Schema", text);
	json_object_foreach(json_object_get(atlas, "counts"), key, value)
	{
		text_count(text, (size_t)json_integer_value(value));
		put_field(call, key, text);
	}
	output_put(&call->out, "\n");
	output_styled(&call->out, STYLE_HEADING, "Sources");
	output_put(&call->out, "\n");
	json_array_foreach(json_object_get(info, "sources"), index, value)
		put_source(call, value);
}

int run_info(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_error error = {0};
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	json_t *info = collect(call, atlas, &error);
	if (info == NULL && error.status != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (info == NULL || call->value[OPTION_JSON] != NULL) {
		status = json_finish(call, info, false, EXIT_DONE);
	} else {
		put_text(call, info);
		json_decref(info);
	}
	rungs_atlas_close(atlas);
	return status;
}
