#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../core/error.h"
#include "json.h"
#include "pack.h"

enum { FILE_MOST = 16 << 20, OTHERS_MOST = 5 };

static bool ends_in(const char *name, const char *ending)
{
	size_t size = strlen(name), most = strlen(ending);

	return size > most && strcmp(name + size - most, ending) == 0;
}

static bool is_profile(const char *name)
{
	return ends_in(name, ".db") || ends_in(name, ".json");
}

static int is_shown(const struct dirent *file)
{
	return *file->d_name != '.';
}

/* Profiles first; bytes, not the order of some language: the same everywhere. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	int order = is_profile((*b)->d_name) - is_profile((*a)->d_name);

	return order != 0 ? order : strcmp((*a)->d_name, (*b)->d_name);
}

/* A person whose profile has another ending must not be missed unnoticed. */
static void tell_others(struct invocation *call, struct dirent *const *others,
			size_t count)
{
	size_t named = count <= OTHERS_MOST ? count : OTHERS_MOST;
	char *names = NULL;
	size_t size;
	FILE *text = count > 0 ? open_memstream(&names, &size) : NULL;

	if (text == NULL)
		return;
	for (size_t i = 0; i < named; i++)
		fprintf(text, "%s\"%.60s\"", i > 0 ? ", " : "",
			others[i]->d_name);
	if (named < count)
		fprintf(text, " and %zu more", count - named);
	if (fclose(text) == 0)
		complain(call,
			 "Passed over, for a profile's name ends in .db or "
			 ".json: %s.",
			 names);
	free(names);
}

int pack_files_list(struct invocation *call, const char *folder,
		    struct pack_files *out)
{
	int count;

	*out = (struct pack_files){0};
	count = scandir(folder, &out->at, is_shown, by_name);
	if (count < 0) {
		complain(call, "The folder \"%.300s\" cannot be read: %s.",
			 folder, strerror(errno));
		return EXIT_TROUBLE;
	}
	out->all = (size_t)count;
	while (out->count < out->all && is_profile(out->at[out->count]->d_name))
		out->count++;
	if (out->count > 0) {
		tell_others(call, out->at + out->count, out->all - out->count);
		return EXIT_DONE;
	}
	complain(call,
		 "The folder \"%.300s\" has no profile: no file that ends in "
		 ".db or .json.",
		 folder);
	return EXIT_NOTHING;
}

void pack_files_release(struct pack_files *files)
{
	for (size_t i = 0; i < files->all; i++)
		free(files->at[i]);
	free(files->at);
	*files = (struct pack_files){0};
}

static enum rungs_status read_exported(struct pack_profile *out,
				       const char *path,
				       struct rungs_error *error)
{
	json_error_t fault;
	enum rungs_status status;

	out->json = json_load_file(path, JSON_REJECT_DUPLICATES, &fault);
	if (out->json == NULL)
		return error_set(error, RUNGS_NOT_ATLAS,
				 "\"%.300s\" is no JSON: line %d, %.100s.",
				 path, fault.line, fault.text);
	status = pack_profile_of(out, out->json, "profile", error);
	if (status == RUNGS_BAD_INPUT && error != NULL) {
		char why[sizeof(error->text)];

		memcpy(why, error->text, sizeof(why));
		error_set(error, RUNGS_DAMAGED, "\"%.300s\": %.200s", path,
			  why);
		status = RUNGS_DAMAGED;
	}
	return status;
}

enum rungs_status pack_profile_of(struct pack_profile *out, json_t *json,
				  const char *key, struct rungs_error *error)
{
	static const struct rungs_records none;

	if (!json_profile_read(json_object_get(json, key), &out->edits.at,
			       &out->edits.count, error)) {
		out->edits = (struct rungs_edits){0};
		return RUNGS_BAD_INPUT;
	}
	return rungs_records_with(&none, &out->edits, &out->records, error);
}

static enum rungs_status read_profile(struct pack_profile *out,
				      const char *path,
				      struct rungs_error *error)
{
	struct rungs_profile *profile;
	enum rungs_status status = rungs_profile_open(
		&profile, path, RUNGS_PROFILE_READ, NULL, error);

	if (status != RUNGS_OK)
		return status;
	status = rungs_profile_get(profile, &out->records, error);
	rungs_profile_close(profile);
	return status;
}

enum rungs_status pack_profile_read(struct pack_profile *out, const char *path,
				    struct rungs_error *error)
{
	size_t size = strlen(path);
	enum rungs_status status;
	struct stat found;

	*out = (struct pack_profile){0};
	if (stat(path, &found) != 0)
		return error_set(error, RUNGS_IO,
				 "\"%.300s\" cannot be read: %s.", path,
				 strerror(errno));
	if (!S_ISREG(found.st_mode) || found.st_size > FILE_MOST)
		return error_set(error, RUNGS_NOT_ATLAS,
				 "\"%.300s\" is no profile: %s.", path,
				 S_ISREG(found.st_mode) ? "it is too large"
							: "it is no file");
	if (size > 5 && strcmp(path + size - 5, ".json") == 0)
		status = read_exported(out, path, error);
	else
		status = read_profile(out, path, error);
	if (status != RUNGS_OK)
		pack_profile_release(out);
	return status;
}

void pack_profile_release(struct pack_profile *profile)
{
	rungs_records_release(&profile->records);
	free(profile->edits.at);
	json_decref(profile->json);
	*profile = (struct pack_profile){0};
}
