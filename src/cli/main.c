#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <sqlite3.h>

#include "../tui/explorer.h"
#include "invocation.h"
#include "shelf.h"
#include "today.h"

/* Keeps files we open off the standard descriptors.  One that was closed
 * becomes such that using it fails. */
static void fill_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) >= 0)
			continue;
		int got = open("/dev/null",
			       fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
		if (got != fd && got >= 0)
			close(got);
	}
}

/* Our folder in the person's, which a variable names or is below HOME; NULL if
 * there is no whole path to it.  The caller frees it. */
static char *own_folder(const char *variable, const char *below)
{
	const char *named = getenv(variable), *home = getenv("HOME");
	char *path = NULL;
	int size = -1;

	if (named != NULL && *named == '/')
		size = asprintf(&path, "%s/rungs", named);
	else if (home != NULL && *home == '/')
		size = asprintf(&path, "%s/%s/rungs", home, below);
	return size >= 0 ? path : NULL;
}

static int terminal_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 1)
		return 80;
	return size.ws_col;
}

static int explore(struct invocation *call, struct rungs_atlas *atlas,
		   const struct rungs_thing *at)
{
	struct term_options options = {.ascii = call->out.ascii,
				       .color = wants_color(call)};
	struct place place = {.screen = &screen_page};
	struct app_files files = {.profile = call->value[OPTION_PROFILE],
				  .today = call->today};
	struct atlas_places places;
	struct rungs_error error = {0};
	enum rungs_status status;
	char *usual = NULL,
	     *state = own_folder("XDG_STATE_HOME", ".local/state");
	char *trail = NULL;

	if (files.profile == NULL &&
	    rungs_profile_path(&usual, NULL) == RUNGS_OK)
		files.profile = usual;
	if (state != NULL && asprintf(&trail, "%s/place", state) < 0)
		trail = NULL;
	if (!shelf_places(call, &places))
		shelf_places_release(&places);
	files.atlases = &places;
	if (at != NULL) {
		place.kind = at->kind;
		snprintf(place.id, sizeof(place.id), "%s", at->id);
	}
	status = explorer_run(atlas, at != NULL ? &place : NULL, &files, trail,
			      &options, &error);
	shelf_places_release(&places);
	free(trail);
	free(state);
	free(usual);
	return status == RUNGS_OK ? EXIT_DONE : complain_of(call, &error);
}

int main(int argc, char **argv)
{
	fill_descriptors();
	signal(SIGPIPE, SIG_IGN);
	setlocale(LC_CTYPE, "");
	/* There is one thread, and nobody asks SQLite what memory it uses:
	 * its locks and counts would only cost time. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* Twenty pages set aside at once for every database and sort are not
	 * used: an atlas is read where it lies, and a profile has five. */
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);

	bool ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	const char *no_color = getenv("NO_COLOR");
	char *data = own_folder("XDG_DATA_HOME", ".local/share");
	char *config = own_folder("XDG_CONFIG_HOME", ".config");
	char day[DATE_SIZE];
	struct invocation call = {
		.in = stdin,
		.out = {.file = stdout, .ascii = ascii},
		.err = {.file = stderr, .ascii = ascii},
		.terminal = isatty(STDOUT_FILENO),
		.watched = isatty(STDERR_FILENO),
		.keyboard = isatty(STDIN_FILENO),
		.color = no_color == NULL || *no_color == '\0',
		.term = getenv("TERM"),
		.columns = terminal_columns(),
		.data = data,
		.config = config,
		.today = today(getenv("SOURCE_DATE_EPOCH"), time(NULL), day),
		.explore = explore,
	};
	int status = invocation_run(&call, argc > 0 ? argc - 1 : 0, argv + 1);

	free(data);
	free(config);
	return status;
}
