#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

enum {
	START_QUIET = 60, /* milliseconds of silence that end a burst */
	KEY_QUIET = 25,
	START_PATIENCE = 10000,
	KEY_PATIENCE = 3000,
	END_PATIENCE = 1000
};

struct terminal {
	pid_t pid;
	int fd;
	int rows, cols;
	double *exec_at; /* shared with the program before its exec */
	VTerm *vterm;
	VTermScreen *screen;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static _Noreturn void become(const char *const argv[], const char *folder,
			     double *exec_at)
{
	if (folder != NULL && chdir(folder) != 0)
		_exit(127);
	*exec_at = now();
	execvp(argv[0], (char *const *)argv); /* which changes none */
	_exit(127);
}

struct terminal *terminal_open(const char *const argv[], const char *folder,
			       int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)cols};
	struct terminal *t = calloc(1, sizeof(*t));

	if (t == NULL)
		goto fail;
	*t = (struct terminal){.pid = -1, .fd = -1, .rows = rows, .cols = cols};
	t->exec_at = mmap(NULL, sizeof(*t->exec_at), PROT_READ | PROT_WRITE,
			  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (t->exec_at == MAP_FAILED) {
		t->exec_at = NULL;
		goto fail;
	}
	t->vterm = vterm_new(rows, cols);
	if (t->vterm == NULL)
		goto fail;
	vterm_set_utf8(t->vterm, 1);
	t->screen = vterm_obtain_screen(t->vterm);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid == 0)
		become(argv, folder, t->exec_at);
	if (t->pid < 0)
		goto fail;
	return t;
fail:
	perror(argv[0]);
	terminal_close(t, "");
	return NULL;
}

/* Sends what the terminal itself answers, such as its cursor's position. */
static void answer(struct terminal *t)
{
	char reply[256];
	size_t size = vterm_output_read(t->vterm, reply, sizeof(reply));

	if (size > 0 && write(t->fd, reply, size) < 0)
		return;
}

/* Takes what the program sends, for at most so many milliseconds; false if
 * nothing came. */
static bool take(struct terminal *t, double patience, struct burst *burst)
{
	char bytes[65536];
	struct pollfd wait = {.fd = t->fd, .events = POLLIN};
	ssize_t size;

	if (patience <= 0 || poll(&wait, 1, (int)patience + 1) <= 0)
		return false;
	size = read(t->fd, bytes, sizeof(bytes));
	if (size <= 0)
		return false;
	burst->last = now();
	if (burst->bytes == 0)
		burst->first = burst->last;
	burst->bytes += (size_t)size;
	vterm_input_write(t->vterm, bytes, (size_t)size);
	answer(t);
	return true;
}

/* Makes clock times of a burst the time since some moment. */
static void count_from(struct burst *burst, double since)
{
	if (burst->bytes == 0)
		return;
	burst->first -= since;
	burst->last -= since;
}

/* The screen's text, line by line; caller frees. */
static char *screen_text(const struct terminal *t)
{
	size_t room = (size_t)t->cols * 4 + 1, used = 0;
	char *text = calloc((size_t)t->rows, room + 1);

	for (int row = 0; text != NULL && row < t->rows; row++) {
		VTermRect line = {.start_row = row,
				  .end_row = row + 1,
				  .end_col = t->cols};

		used += vterm_screen_get_text(t->screen, text + used, room,
					      line);
		text[used++] = '\n';
	}
	return text;
}

static bool shows(const struct terminal *t, const char *wanted)
{
	char *text = screen_text(t);
	bool found = text != NULL && strstr(text, wanted) != NULL;

	free(text);
	return found;
}

bool terminal_start(struct terminal *terminal, const char *ready,
		    struct burst *out)
{
	double end = now() + START_PATIENCE;
	bool whole = false;

	*out = (struct burst){0};
	while (!whole && now() < end) {
		if (!take(terminal, end - now(), out))
			break;
		while (take(terminal, START_QUIET, out))
			continue;
		whole = shows(terminal, ready);
	}
	count_from(out, *terminal->exec_at);
	return whole;
}

/* Processor time that the program had so far. */
static double work_of(const struct terminal *t)
{
	double nanoseconds = NAN;
	char name[64];
	FILE *file;

	snprintf(name, sizeof(name), "/proc/%d/schedstat", (int)t->pid);
	file = fopen(name, "r");
	if (file == NULL)
		return NAN;
	if (fscanf(file, "%lf", &nanoseconds) != 1)
		nanoseconds = NAN;
	fclose(file);
	return nanoseconds / 1e6;
}

bool terminal_type(struct terminal *terminal, const char *key,
		   struct burst *out)
{
	double before = work_of(terminal), since = now();

	*out = (struct burst){0};
	if (write(terminal->fd, key, strlen(key)) < 0)
		return false;
	while (now() - since < KEY_PATIENCE && take(terminal, KEY_QUIET, out))
		continue;
	count_from(out, since);
	out->work = work_of(terminal) - before;
	return true;
}

bool terminal_memory(const struct terminal *terminal, struct memory *out)
{
	char line[128];
	FILE *file;

	*out = (struct memory){0};
	snprintf(line, sizeof(line), "/proc/%d/smaps_rollup",
		 (int)terminal->pid);
	file = fopen(line, "r");
	if (file == NULL)
		return false;
	while (fgets(line, sizeof(line), file) != NULL) {
		sscanf(line, "Pss: %lf", &out->total);
		sscanf(line, "Pss_Anon: %lf", &out->anonymous);
	}
	fclose(file);
	return out->total > 0;
}

void terminal_print(const struct terminal *terminal)
{
	char *text = screen_text(terminal);

	if (text != NULL)
		fputs(text, stderr);
	free(text);
}

static void end_program(struct terminal *t, const char *keys)
{
	struct burst rest = {0};
	double end = now() + END_PATIENCE;

	if (write(t->fd, keys, strlen(keys)) < 0)
		keys = "";
	while (take(t, end - now(), &rest))
		continue;
	if (waitpid(t->pid, NULL, WNOHANG) == 0) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
}

void terminal_close(struct terminal *terminal, const char *keys)
{
	if (terminal == NULL)
		return;
	if (terminal->pid > 0)
		end_program(terminal, keys);
	if (terminal->fd >= 0)
		close(terminal->fd);
	if (terminal->vterm != NULL)
		vterm_free(terminal->vterm);
	if (terminal->exec_at != NULL)
		munmap(terminal->exec_at, sizeof(*terminal->exec_at));
	free(terminal);
}
