#include "invocation.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rungs/atlas.h>

#include "../import/overlay.h"
#include "shelf.h"

void complain(struct invocation *call, const char *format, ...)
{
	char *text = NULL;
	va_list list;

	va_start(list, format);
	int size = vasprintf(&text, format, list);
	va_end(list);
	output_put(&call->err, "rungs: ");
	output_text(&call->err, size < 0 ? "Memory ran out." : text);
	output_put(&call->err, "\n");
	if (size >= 0)
		free(text);
}

int complain_of(struct invocation *call, const struct rungs_error *error)
{
	complain(call, "%s", error->text);
	switch (error->status) {
	case RUNGS_OK:
		return EXIT_DONE;
	case RUNGS_NOT_FOUND:
		return EXIT_NOTHING;
	case RUNGS_BAD_INPUT:
		return EXIT_USAGE;
	default:
		return EXIT_TROUBLE;
	}
}

bool wants_lines(const struct invocation *call)
{
	const char *format = call->value[OPTION_FORMAT];

	if (call->value[OPTION_PLAIN] != NULL)
		return true;
	return !call->terminal &&
	       (format == NULL || strcmp(format, "text") != 0);
}

size_t number_option(const struct invocation *call, enum option_id id,
		     size_t other)
{
	const char *value = call->value[id];

	return value != NULL ? strtoul(value, NULL, 10) : other;
}

enum rungs_status open_named(const struct invocation *call, const char *word,
			     struct rungs_atlas **out,
			     struct rungs_error *error)
{
	enum rungs_status status;
	char *path;

	if (strcmp(word, SHELF_BUILT_IN) == 0)
		return rungs_atlas_open_kpo(out, error);
	path = shelf_find(call, word);
	status = rungs_atlas_open(out, path != NULL ? path : word, error);
	free(path);
	return status;
}

/* The path that --atlas names or, without it, that of the atlas in use. */
static const char *resolve(struct invocation *call, const char *word)
{
	free(call->found);
	call->found =
		word != NULL ? shelf_find(call, word) : shelf_chosen(call);
	return call->found != NULL ? call->found : word;
}

int open_base(struct invocation *call, struct rungs_atlas **out)
{
	const char *word = call->value[OPTION_ATLAS];
	struct rungs_error error;
	enum rungs_status status;

	if (word != NULL && strcmp(word, SHELF_BUILT_IN) == 0)
		call->value[OPTION_ATLAS] = NULL;
	else
		call->value[OPTION_ATLAS] = resolve(call, word);
	status = call->value[OPTION_ATLAS] != NULL
			 ? rungs_atlas_open(out, call->value[OPTION_ATLAS],
					    &error)
			 : rungs_atlas_open_kpo(out, &error);
	if (status == RUNGS_OK)
		return EXIT_DONE;
	if (word == NULL && call->found != NULL)
		complain(call,
			 "%s It is in use; 'rungs atlas use built-in' ends "
			 "that.",
			 error.text);
	else
		complain_of(call, &error);
	return EXIT_TROUBLE;
}

int open_atlas(struct invocation *call, struct rungs_atlas **out)
{
	const char *overlay = call->value[OPTION_OVERLAY];
	struct overlay_base base = {0};
	struct rungs_error error;
	int exit = open_base(call, &base.atlas);

	if (exit != EXIT_DONE)
		return exit;
	if (overlay == NULL) {
		*out = base.atlas;
		return EXIT_DONE;
	}
	if (overlay_open(&base, overlay, out, &error) != RUNGS_OK) {
		complain(call, "%s", error.text);
		exit = EXIT_TROUBLE;
	}
	rungs_atlas_close(base.atlas);
	return exit;
}

int open_profile(struct invocation *call, enum rungs_profile_use use,
		 struct rungs_profile **out)
{
	const char *path = call->value[OPTION_PROFILE];
	char *usual = NULL, *aside = NULL;
	struct rungs_error error;
	enum rungs_status status = RUNGS_OK;

	*out = NULL;
	if (path == NULL)
		status = rungs_profile_path(&usual, &error);
	else if (access(path, F_OK) != 0)
		use = RUNGS_PROFILE_WRITE;
	if (status == RUNGS_OK)
		status = rungs_profile_open(out, path != NULL ? path : usual,
					    use, &aside, &error);
	if (aside != NULL)
		complain(call,
			 "The profile was damaged; it is kept as \"%s\", and "
			 "an empty one takes its place.",
			 aside);
	free(aside);
	free(usual);
	if (status == RUNGS_OK) {
		rungs_profile_today(*out, call->today);
		return EXIT_DONE;
	}
	complain(call, "%s", error.text);
	return EXIT_TROUBLE;
}

int profile_in_use(struct invocation *call, struct rungs_records *out)
{
	struct rungs_profile *profile;
	struct rungs_error error = {0};
	int status = open_profile(call, RUNGS_PROFILE_READ, &profile);

	if (status != EXIT_DONE)
		return status;
	if (rungs_profile_get(profile, out, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_profile_close(profile);
	return status;
}

static const char *article(const char *word)
{
	return strchr("aeiou", word[0]) != NULL ? "an" : "a";
}

/* 'role', 'specialization or track'. */
static void name_kinds(unsigned kinds, char *out, size_t size)
{
	const char *between = "";
	size_t used = 0;

	*out = '\0';
	for (unsigned kind = 0; kind < RUNGS_KIND_COUNT && used < size;
	     kind++) {
		if ((kinds >> kind & 1) == 0)
			continue;
		used += (size_t)snprintf(
			out + used, size - used, "%s%s", between,
			rungs_kind_singular((enum rungs_kind)kind));
		unsigned left = kinds >> (kind + 1);
		between = (left & (left - 1)) != 0 ? ", " : " or ";
	}
}

int find_of_kinds(struct invocation *call, struct rungs_atlas *atlas,
		  const char *name, unsigned kinds, struct rungs_things *found,
		  struct rungs_thing *out)
{
	struct rungs_error error = {0};
	char wanted[200];
	const char *is;
	int status;

	switch (rungs_find(atlas, name, found, &error)) {
	case RUNGS_OK:
		for (size_t i = 0; i < found->count; i++) {
			*out = found->at[i];
			if (kinds >> out->kind & 1)
				return EXIT_DONE;
		}
		name_kinds(kinds, wanted, sizeof(wanted));
		is = rungs_kind_singular(found->at[0].kind);
		complain(call, "'%.200s' is %s %s; %s takes %s %s.", name,
			 article(is), is, call->command->name, article(wanted),
			 wanted);
		status = EXIT_USAGE;
		break;
	case RUNGS_NOT_FOUND:
		status = complain_unknown(call, atlas, name, kinds, found);
		break;
	default:
		status = complain_of(call, &error);
	}
	rungs_things_release(found);
	return status;
}

bool wants_color(const struct invocation *call)
{
	const char *when = call->value[OPTION_COLOR];

	if (when == NULL || strcmp(when, "auto") == 0)
		return call->color;
	return strcmp(when, "always") == 0;
}

static bool wants_style(const struct invocation *call)
{
	const char *when = call->value[OPTION_COLOR];

	if (when != NULL && strcmp(when, "always") == 0)
		return true;
	return wants_color(call) && !wants_lines(call);
}

static void tell_version(struct output *out)
{
	output_put(out, "rungs " RUNGS_VERSION "\n");
}

/* A reader that has gone had what it wanted. */
static int finish(struct invocation *call, int status)
{
	output_flush(&call->out);
	if (call->out.error != 0 && call->out.error != EPIPE) {
		complain(call, "The answer could not be written: %s.",
			 strerror(call->out.error));
		status = EXIT_TROUBLE;
	}
	output_flush(&call->err);
	return status;
}

int invocation_run(struct invocation *call, int argc, char **argv)
{
	int status = invocation_parse(call, argc, argv);

	if (call->value[OPTION_ASCII] != NULL)
		call->out.ascii = call->err.ascii = true;
	call->out.styled = wants_style(call);
	if (status != EXIT_DONE)
		;
	else if (call->value[OPTION_HELP] != NULL)
		help_command(&call->out, call->command);
	else if (call->value[OPTION_VERSION] != NULL)
		tell_version(&call->out);
	else
		status = call->command->run(call);
	free(call->found);
	call->found = NULL;
	return finish(call, status);
}

char *operands_joined(const struct invocation *call)
{
	size_t size = 1, used = 0;

	for (size_t i = 0; i < call->operand_count; i++)
		size += strlen(call->operands[i]) + 1;
	char *out = calloc(size, 1);
	for (size_t i = 0; out != NULL && i < call->operand_count; i++) {
		size_t length = strlen(call->operands[i]);

		if (i > 0)
			out[used++] = ' ';
		memcpy(out + used, call->operands[i], length);
		used += length;
	}
	return out;
}
