#include "handing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "../core/error.h"
#include "../core/file_name.h"
#include "../core/replace.h"
#include "../core/text.h"

enum { PATH_MOST = FIELD_MAX + 512, TRIES = 100 };

/* '.html .md .txt' of 'html md txt'. */
static void list_endings(const char *endings, char *out, size_t size)
{
	size_t used = 0;

	for (*out = '\0'; *endings && used < size;
	     endings += strspn(endings, " ")) {
		size_t length = strcspn(endings, " ");

		used += (size_t)snprintf(out + used, size - used, "%s.%.*s",
					 used ? " " : "", (int)length, endings);
		endings += length;
	}
}

/* The one of the endings that the path has, in 8 bytes; false if none. */
static bool find_ending(const char *endings, const char *path, char out[8])
{
	const char *dot = strrchr(path, '.');

	for (; dot && *endings; endings += strspn(endings, " ")) {
		size_t length = strcspn(endings, " ");

		snprintf(out, 8, "%.*s", (int)length, endings);
		if (strcasecmp(dot + 1, out) == 0)
			return true;
		endings += length;
	}
	return false;
}

/* As a shell has it: '~/' is the person's own folder. */
static void path_of(const char *typed, char out[PATH_MOST])
{
	const char *home = getenv("HOME");
	bool at_home = strncmp(typed, "~/", 2) == 0 && home && home[0] == '/';

	snprintf(out, PATH_MOST, "%s%s", at_home ? home : "",
		 at_home ? typed + 1 : typed);
}

/* Says where the file is, its name first. */
static void tell(const char *path, char *said, size_t size)
{
	char text[PATH_MOST + 32], *whole = realpath(path, NULL);
	char *slash = whole ? strrchr(whole, '/') : NULL;

	if (slash) {
		*slash = '\0';
		snprintf(text, sizeof text, "%s is written, in %s", slash + 1,
			 slash == whole ? "/" : whole);
	} else {
		snprintf(text, sizeof text, "%s is written", path);
	}
	text_show(said, size, text);
	free(whole);
}

static enum rungs_status write_out(const struct visit *visit,
				   const char *ending, const char *path,
				   struct rungs_error *error)
{
	char *text = NULL;
	size_t size;
	FILE *file = open_memstream(&text, &size);
	enum rungs_status status = RUNGS_NO_MEMORY;

	if (file) {
		status =
			visit->screen->write(visit->state, ending, file, error);
		if (fclose(file) != 0)
			status = RUNGS_NO_MEMORY;
	}
	if (status == RUNGS_NO_MEMORY)
		error_no_memory(error);
	if (status == RUNGS_OK)
		status = create_file(path, text, size, error);
	free(text);
	return status;
}

/* The name stays there until it can be had, or is left. */
static void end(struct asking *asking, struct session *session,
		const struct visit *visit, bool taken, char *said, size_t size)
{
	const char *all = visit->screen->endings;
	struct rungs_error error;
	char path[PATH_MOST], endings[60], ending[8], text[120];

	(void)session;
	if (!taken || !asking->prompt.field.text[0]) {
		prompt_close(&asking->prompt);
		return;
	}
	path_of(asking->prompt.field.text, path);
	if (!find_ending(all, path, ending)) {
		list_endings(all, endings, sizeof endings);
		snprintf(text, sizeof text, "The name has to end in one of %s",
			 endings);
		text_show(said, size, text);
	} else if (write_out(visit, ending, path, &error) != RUNGS_OK) {
		text_show(said, size, error.text);
	} else {
		prompt_close(&asking->prompt);
		tell(path, said, size);
	}
}

/* What the file is about, by the screen's own place. */
static void name_of(const struct visit *visit, char *out, size_t size)
{
	const struct screen *screen = visit->screen;
	struct place place = {.kind = RUNGS_KIND_COUNT};
	char *name;

	if (screen->subject)
		screen->subject(visit->state, &place);
	if (screen->place)
		screen->place(visit->state, &place);
	name = file_name(place.id, screen->name);
	snprintf(out, size, "%s", name ? name : screen->name);
	free(name);
}

void handing_begin(struct asking *asking, const struct visit *visit, char *said,
		   size_t size)
{
	const char *all = visit->screen->endings;
	char name[128], path[160], label[100], endings[60];
	int length = all ? (int)strcspn(all, " ") : 0;

	if (!all) {
		text_show(said, size,
			  "There is nothing here to write to a "
			  "file.");
		return;
	}
	name_of(visit, name, sizeof name);
	snprintf(path, sizeof path, "%s.%.*s", name, length, all);
	for (int n = 2; n < TRIES && access(path, F_OK) == 0; n++)
		snprintf(path, sizeof path, "%s-%d.%.*s", name, n, length, all);
	list_endings(all, endings, sizeof endings);
	snprintf(label, sizeof label, "To a file, %s:", endings);
	prompt_open(&asking->prompt, label, path);
	asking->over = end;
}
