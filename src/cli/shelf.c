#include "shelf.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rungs/atlas.h>

#include "../core/error.h"
#include "../core/replace.h"

#define SUFFIX ".atlas"
#define SUFFIX_SIZE (sizeof(SUFFIX) - 1)

static char *join(const char *folder, const char *name, const char *suffix)
{
	char *path = NULL;

	if (folder == NULL ||
	    asprintf(&path, "%s/%s%s", folder, name, suffix) < 0)
		return NULL;
	return path;
}

char *shelf_folder(const struct invocation *call)
{
	return join(call->data, "atlases", "");
}

static int is_atlas(const struct dirent *entry)
{
	size_t size = strlen(entry->d_name);

	return entry->d_name[0] != '.' && size > SUFFIX_SIZE &&
	       strcmp(entry->d_name + size - SUFFIX_SIZE, SUFFIX) == 0;
}

size_t shelf_list(const struct invocation *call, char ***out)
{
	char *folder = shelf_folder(call);
	struct dirent **entries = NULL;
	int count = folder != NULL
			    ? scandir(folder, &entries, is_atlas, alphasort)
			    : 0;
	size_t kept = 0;

	*out = count > 0 ? calloc((size_t)count, sizeof(**out)) : NULL;
	for (int i = 0; i < count; i++) {
		char *path = join(folder, entries[i]->d_name, "");

		if (*out != NULL && path != NULL)
			(*out)[kept++] = path;
		else
			free(path);
		free(entries[i]);
	}
	free(entries);
	free(folder);
	return kept;
}

char *shelf_name(const char *path, char *out, size_t size)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	size_t length = strlen(name);

	if (length > SUFFIX_SIZE &&
	    strcmp(name + length - SUFFIX_SIZE, SUFFIX) == 0)
		length -= SUFFIX_SIZE;
	snprintf(out, size, "%.*s", (int)length, name);
	return out;
}

char *shelf_find(const struct invocation *call, const char *word)
{
	char *folder = NULL, *path = NULL;

	if (strchr(word, '/') == NULL && access(word, F_OK) != 0)
		folder = shelf_folder(call);
	if (folder != NULL)
		path = join(folder, word, SUFFIX);
	free(folder);
	if (path != NULL && access(path, F_OK) == 0)
		return path;
	free(path);
	return strdup(word);
}

char *shelf_chosen(const struct invocation *call)
{
	char *path = join(call->config, "atlas", ""), *line = NULL;
	FILE *file = path != NULL ? fopen(path, "re") : NULL;
	size_t room = 0;
	ssize_t size = file != NULL ? getline(&line, &room, file) : -1;

	if (file != NULL)
		fclose(file);
	free(path);
	if (size > 0 && line[size - 1] == '\n')
		line[--size] = '\0';
	/* A path that is not whole would depend on where one stands. */
	if (size > 0 && line[0] == '/')
		return line;
	free(line);
	return NULL;
}

/* Makes the folder and those above it; only for the person. */
static bool make_folders(const char *path)
{
	char *copy = strdup(path);
	bool made = copy != NULL;

	for (char *at = copy; made && (at = strchr(at + 1, '/')) != NULL;) {
		*at = '\0';
		made = mkdir(copy, 0700) == 0 || errno == EEXIST;
		*at = '/';
	}
	made = made && (mkdir(copy, 0700) == 0 || errno == EEXIST);
	free(copy);
	return made;
}

enum rungs_status shelf_choose(const struct invocation *call, const char *path,
			       struct rungs_error *error)
{
	char *file = join(call->config, "atlas", ""), *line = NULL;
	enum rungs_status status = RUNGS_OK;

	if (file == NULL)
		return error_set(error, RUNGS_IO,
				 "There is no place for settings: neither "
				 "XDG_CONFIG_HOME nor HOME is a whole path.");
	if (path == NULL) {
		if (unlink(file) != 0 && errno != ENOENT)
			status = error_set(error, RUNGS_IO,
					   "The file \"%s\" cannot be removed: "
					   "%s.",
					   file, strerror(errno));
	} else if (!make_folders(call->config)) {
		status = error_set(error, RUNGS_IO,
				   "The folder \"%s\" cannot be made: %s.",
				   call->config, strerror(errno));
	} else if (asprintf(&line, "%s\n", path) < 0) {
		line = NULL;
		status = error_no_memory(error);
	} else {
		status = replace_file(file, line, strlen(line), error);
	}
	free(line);
	free(file);
	return status;
}

/* Adds a place, whose path it takes over, if there is none of that path; tells
 * which it is.  NULL is the built-in one's. */
static size_t add_place(struct atlas_places *places, char *path,
			const char *overlay)
{
	struct atlas_place *place = &places->at[places->count];
	char name[256] = SHELF_BUILT_IN, *whole = NULL;

	for (size_t i = 0; overlay == NULL && i < places->count; i++) {
		const char *other = places->at[i].path;

		if (path == NULL || other == NULL ? path == other
						  : strcmp(path, other) == 0) {
			free(path);
			return i;
		}
	}
	if (path != NULL)
		shelf_name(path, name, sizeof(name));
	if (overlay != NULL && asprintf(&whole, "%s + %s", name, overlay) < 0)
		whole = NULL;
	*place = (struct atlas_place){
		.name = whole != NULL ? whole : strdup(name),
		.path = path,
	};
	return places->count++;
}

bool shelf_places(const struct invocation *call, struct atlas_places *out)
{
	const char *opened = call->value[OPTION_ATLAS];
	char **paths;
	size_t count = shelf_list(call, &paths);

	*out = (struct atlas_places){
		.open_own = rungs_atlas_open_kpo,
		.at = calloc(count + 4, sizeof(*out->at)),
	};
	for (size_t i = 0; i <= count && out->at != NULL; i++)
		add_place(out, i > 0 ? paths[i - 1] : NULL, NULL);
	for (size_t i = 0; i < count && out->at == NULL; i++)
		free(paths[i]);
	free(paths);
	if (out->at == NULL)
		return false;
	add_place(out, shelf_chosen(call), NULL);
	out->start = add_place(
		out, opened != NULL ? realpath(opened, NULL) : NULL, NULL);
	if (call->value[OPTION_OVERLAY] != NULL)
		out->start = add_place(
			out, opened != NULL ? realpath(opened, NULL) : NULL,
			call->value[OPTION_OVERLAY]);
	for (size_t i = 0; i < out->count; i++)
		if (out->at[i].name == NULL)
			return false;
	return true;
}

void shelf_places_release(struct atlas_places *places)
{
	for (size_t i = 0; i < places->count; i++) {
		free((char *)(uintptr_t)places->at[i].name);
		free((char *)(uintptr_t)places->at[i].path);
	}
	free(places->at);
	*places = (struct atlas_places){.count = 0};
}
