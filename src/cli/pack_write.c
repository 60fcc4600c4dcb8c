#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../core/error.h"
#include "../core/replace.h"
#include "json.h"
#include "pack.h"
#include "../draw/plan_format.h"

/* The path of a file of the pack, which the caller frees; NULL without
 * memory. */
static char *path_of(const struct pack *pack, const char *ending)
{
	char *path;

	if (asprintf(&path, "%s/%s.%s", pack->folder, pack->name, ending) < 0)
		return NULL;
	return path;
}

static enum rungs_status put_file(const struct pack *pack, const char *ending,
				  const char *text, size_t size,
				  struct rungs_error *error)
{
	char *path = path_of(pack, ending);
	enum rungs_status status =
		path != NULL ? replace_file(path, text, size, error)
			     : error_no_memory(error);

	free(path);
	return status;
}

static enum rungs_status put_format(struct rungs_atlas *atlas,
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
		status = put_file(pack, word, text, size, error);
	free(text);
	return status;
}

static bool has_steps(const struct plan_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->plans[i].steps > 0)
			return true;
	return false;
}

/* A calendar of what has been planned; one of what was, and is no more, is
 * taken away. */
static enum rungs_status put_calendar(struct rungs_atlas *atlas,
				      const struct pack *pack,
				      struct rungs_error *error)
{
	char *path;

	if (!pack->set.suggested && has_steps(&pack->set))
		return put_format(atlas, pack, "ics", error);
	path = path_of(pack, "ics");
	if (path == NULL)
		return error_no_memory(error);
	unlink(path);
	free(path);
	return RUNGS_OK;
}

/* What the next pack compares with: the profile as it is and as it was before
 * it last changed. */
static enum rungs_status put_profile(struct invocation *call,
				     const struct pack *pack,
				     struct rungs_error *error)
{
	json_t *answer = json_answer(call);
	enum rungs_status status;
	char *text, *line = NULL;
	int size = -1;

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
	status = put_file(pack, "json", line, (size_t)size, error);
	free(line);
	return status;
}

int pack_write(struct invocation *call, struct rungs_atlas *atlas,
	       const struct pack *pack)
{
	struct rungs_error error = {0};
	enum rungs_status status = put_format(atlas, pack, "html", &error);

	if (status == RUNGS_OK)
		status = put_format(atlas, pack, "md", &error);
	if (status == RUNGS_OK)
		status = put_calendar(atlas, pack, &error);
	/* Last: what has changed is then told again if the others failed. */
	if (status == RUNGS_OK)
		status = put_profile(call, pack, &error);
	return status == RUNGS_OK ? EXIT_DONE : complain_of(call, &error);
}
