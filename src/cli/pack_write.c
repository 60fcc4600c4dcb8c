#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../core/error.h"
#include "../core/replace.h"
#include "../draw/plan_format.h"
#include "json.h"
#include "pack.h"

enum { FILES_MOST = 4 };

/* The files of a pack, before they take their places. */
struct files {
	size_t count;
	char *paths[FILES_MOST], *texts[FILES_MOST];
	struct file_text at[FILES_MOST];
};

/* The path of a file of the pack, which the caller frees; NULL without
 * memory. */
static char *path_of(const struct pack *pack, const char *ending)
{
	char *path;

	if (asprintf(&path, "%s/%s.%s", pack->folder, pack->name, ending) < 0)
		return NULL;
	return path;
}

/* Adds one; the text is theirs. */
static enum rungs_status add(struct files *files, const struct pack *pack,
			     const char *ending, char *text, size_t size,
			     struct rungs_error *error)
{
	char *path = path_of(pack, ending);

	files->paths[files->count] = path;
	files->texts[files->count] = text;
	files->at[files->count++] = (struct file_text){path, text, size};
	return path != NULL ? RUNGS_OK : error_no_memory(error);
}

static enum rungs_status add_format(struct files *files,
				    struct rungs_atlas *atlas,
				    const struct pack *pack, const char *word,
				    struct rungs_error *error)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	enum rungs_status status = RUNGS_NO_MEMORY;

	if (out != NULL) {
		status =
			plan_format(word)->write(out, atlas, &pack->set, error);
		if (fclose(out) != 0)
			status = RUNGS_NO_MEMORY;
	}
	if (status == RUNGS_NO_MEMORY)
		error_no_memory(error);
	if (status == RUNGS_OK)
		return add(files, pack, word, text, size, error);
	free(text);
	return status;
}

static bool has_calendar(const struct plan_set *set)
{
	for (size_t i = 0; i < set->count && !set->suggested; i++)
		if (set->plans[i].steps > 0)
			return true;
	return false;
}

/* What the next pack compares with: the profile as it is, since which day, and
 * as it was before it last changed. */
static enum rungs_status add_profile(struct files *files,
				     struct invocation *call,
				     const struct pack *pack,
				     struct rungs_error *error)
{
	json_t *answer = json_answer(call);
	char *text, *line = NULL;
	int size = -1;

	json_put(&answer, "day", json_text(pack->set.day));
	json_put(&answer, "profile", json_profile(pack->records));
	json_put(&answer, "before",
		 pack->before != NULL ? json_profile(pack->before)
				      : json_null());
	text = answer != NULL ? json_dumps(answer, JSON_INDENT(2)) : NULL;
	json_decref(answer);
	if (text != NULL)
		size = asprintf(&line, "%s\n", text);
	free(text);
	if (size < 0)
		return error_no_memory(error);
	return add(files, pack, "json", line, (size_t)size, error);
}

/* A calendar of what was planned, and is no more, is taken away. */
static void drop_calendar(const struct pack *pack)
{
	char *path = path_of(pack, "ics");

	if (path != NULL)
		unlink(path);
	free(path);
}

int pack_write(struct invocation *call, struct rungs_atlas *atlas,
	       const struct pack *pack)
{
	struct files files = {.count = 0};
	struct rungs_error error = {0};
	bool calendar = has_calendar(&pack->set);
	enum rungs_status status =
		add_format(&files, atlas, pack, "html", &error);

	if (status == RUNGS_OK)
		status = add_format(&files, atlas, pack, "md", &error);
	if (status == RUNGS_OK && calendar)
		status = add_format(&files, atlas, pack, "ics", &error);
	/* Last: what has changed is then told again if the others failed. */
	if (status == RUNGS_OK)
		status = add_profile(&files, call, pack, &error);
	if (status == RUNGS_OK)
		status = replace_files(files.at, files.count, &error);
	if (status == RUNGS_OK && !calendar)
		drop_calendar(pack);
	for (size_t i = 0; i < files.count; i++) {
		free(files.paths[i]);
		free(files.texts[i]);
	}
	return status == RUNGS_OK ? EXIT_DONE : complain_of(call, &error);
}
