#include <stdlib.h>
#include <string.h>

#include <rungs/atlas.h>

#include "../core/text.h"
#include "json.h"
#include "shelf.h"

/* One atlas of the list. */
struct entry {
	char *path; /* NULL: the built-in one */
	char name[256];
	bool in_use;
	struct rungs_error error; /* why it cannot be read */
	struct rungs_about about;
};

struct entries {
	size_t count;
	struct entry *at;
};

static void read_entry(struct entry *entry, const char *chosen)
{
	struct rungs_atlas *atlas;
	enum rungs_status status;

	if (entry->path == NULL)
		snprintf(entry->name, sizeof(entry->name), SHELF_BUILT_IN);
	else
		shelf_name(entry->path, entry->name, sizeof(entry->name));
	entry->in_use = chosen != NULL && entry->path != NULL
				? strcmp(chosen, entry->path) == 0
				: chosen == entry->path;
	status = entry->path != NULL
			 ? rungs_atlas_open(&atlas, entry->path, &entry->error)
			 : rungs_atlas_open_kpo(&atlas, &entry->error);
	if (status == RUNGS_OK && entry->path != NULL)
		status = rungs_atlas_verify(atlas, &entry->error);
	if (status == RUNGS_OK)
		status = rungs_about_get(atlas, &entry->about, &entry->error);
	if (status == RUNGS_OK)
		entry->error.status = RUNGS_OK;
	rungs_atlas_close(atlas);
}

/* The built-in one, those of the shelf, and the chosen one if it is elsewhere.
 * False without memory. */
static bool read_entries(const struct invocation *call, struct entries *out)
{
	char *chosen = shelf_chosen(call), **paths;
	size_t count = shelf_list(call, &paths);
	bool listed = chosen == NULL;

	out->at = calloc(count + 2, sizeof(*out->at));
	out->count = out->at != NULL ? count + 1 : 0;
	for (size_t i = 0; i < count; i++) {
		listed |= chosen != NULL && strcmp(paths[i], chosen) == 0;
		if (out->at != NULL)
			out->at[i + 1].path = paths[i];
		else
			free(paths[i]);
	}
	free(paths);
	if (!listed && out->at != NULL)
		out->at[out->count++].path = strdup(chosen);
	for (size_t i = 0; i < out->count; i++)
		read_entry(&out->at[i], chosen);
	free(chosen);
	return out->at != NULL;
}

static void release_entries(struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		rungs_about_release(&entries->at[i].about);
		free(entries->at[i].path);
	}
	free(entries->at);
}

static json_t *as_json(const struct entry *entry)
{
	bool whole = entry->error.status == RUNGS_OK;

	return json_pack("{s:o, s:o, s:s?, s:s?, s:o, s:b, s:b, s:s?}", "name",
			 json_bytes(entry->name), "path",
			 entry->path != NULL ? json_bytes(entry->path)
					     : json_null(),
			 "title", entry->about.name, "release",
			 entry->about.release, "roles",
			 whole ? json_integer((json_int_t)entry->about.roles)
			       : json_null(),
			 "in_use", entry->in_use, "whole", whole, "error",
			 whole ? NULL : entry->error.text);
}

static void put_entry(struct output *out, const struct entry *entry)
{
	char roles[TEXT_COUNT];

	output_text(out, entry->name);
	if (entry->error.status == RUNGS_OK)
		output_format(out, ": %s, release %s; %s roles",
			      entry->about.name, entry->about.release,
			      text_count(roles, entry->about.roles));
	else
		output_format(out, ": %s", entry->error.text);
	output_put(out, entry->in_use ? "; in use\n" : "\n");
}

static void put_folder(struct invocation *call)
{
	char *folder = shelf_folder(call);

	if (folder != NULL)
		output_format(&call->out, "Kept in %s", folder);
	output_put(&call->out, folder != NULL ? "\n" : "");
	free(folder);
}

static int list(struct invocation *call)
{
	struct entries entries = {0};
	int exit = EXIT_DONE;

	if (!read_entries(call, &entries)) {
		complain(call, "Memory ran out.");
		exit = EXIT_TROUBLE;
	} else if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call), *all = json_array();

		for (size_t i = 0; i < entries.count; i++)
			json_push(&all, as_json(&entries.at[i]));
		char *folder = shelf_folder(call);

		json_put(&out, "folder",
			 folder != NULL ? json_bytes(folder) : json_null());
		free(folder);
		json_put(&out, "atlases", all);
		exit = json_finish(call, out, false, EXIT_DONE);
	} else {
		for (size_t i = 0; i < entries.count; i++)
			put_entry(&call->out, &entries.at[i]);
		put_folder(call);
	}
	release_entries(&entries);
	return exit;
}

/* Opens what the word names, or the atlas in use if it is NULL, and checks that
 * it is whole. */
static int verify(struct invocation *call, const char *word)
{
	struct rungs_atlas *atlas;

	if (word != NULL)
		call->value[OPTION_ATLAS] = word;
	int exit = open_base(call, &atlas);
	if (exit != EXIT_DONE)
		return exit;
	const char *path = call->value[OPTION_ATLAS];
	struct rungs_error error;
	enum rungs_status status = rungs_atlas_verify(atlas, &error);
	rungs_atlas_close(atlas);
	if (status != RUNGS_OK) {
		complain(call, "%s%s", error.text,
			 path != NULL ? "" : " Install the program anew.");
		return EXIT_TROUBLE;
	}
	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "path",
			 path != NULL ? json_bytes(path) : json_null());
		json_put(&out, "whole", json_true());
		return json_finish(call, out, false, EXIT_DONE);
	}
	output_text(&call->out, path != NULL ? path : SHELF_BUILT_IN);
	output_put(&call->out, " is whole.\n");
	return EXIT_DONE;
}

static int use(struct invocation *call, const char *word)
{
	bool built_in = strcmp(word, SHELF_BUILT_IN) == 0;
	char *found = built_in ? NULL : shelf_find(call, word);
	char *path = found != NULL ? realpath(found, NULL) : NULL;
	struct rungs_atlas *atlas = NULL;
	struct rungs_error error;
	enum rungs_status status = RUNGS_OK;

	if (!built_in)
		status = rungs_atlas_open(&atlas, path != NULL ? path : word,
					  &error);
	if (atlas != NULL)
		status = rungs_atlas_verify(atlas, &error);
	rungs_atlas_close(atlas);
	if (status == RUNGS_OK)
		status = shelf_choose(call, path, &error);
	if (status == RUNGS_OK && call->value[OPTION_JSON] == NULL) {
		output_put(&call->out, "In use: ");
		output_text(&call->out, built_in ? SHELF_BUILT_IN : path);
		output_put(&call->out, ".\n");
	}
	if (status != RUNGS_OK)
		complain(call, "%s", error.text);
	int exit = status == RUNGS_OK ? EXIT_DONE : EXIT_TROUBLE;
	if (status == RUNGS_OK && call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "path",
			 built_in ? json_null() : json_bytes(path));
		exit = json_finish(call, out, false, exit);
	}
	free(path);
	free(found);
	return exit;
}

int run_atlas(struct invocation *call)
{
	const char *deed = call->operands[0];
	const char *word = call->operand_count > 1 ? call->operands[1] : NULL;

	if (strcmp(deed, "verify") == 0)
		return verify(call, word);
	if (strcmp(deed, "info") == 0) {
		if (word != NULL)
			call->value[OPTION_ATLAS] = word;
		return run_info(call);
	}
	if (strcmp(deed, "list") == 0 && word == NULL)
		return list(call);
	if (strcmp(deed, "use") == 0 && word != NULL)
		return use(call, word);
	complain(call, "%s",
		 word == NULL ? "atlas use needs the name of an atlas or a "
				"file."
			      : "atlas list takes no name.");
	return EXIT_USAGE;
}
