#include "vt.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define LIMIT_S 30
#define POLL_MS 100 /* how often the settings of the terminal are looked at */

const struct vt_options vt_usual = {
	.rows = 24, .cols = 80, .term = "xterm-256color", .lang = "C.UTF-8"};

/* What the shell reports of the program. */
struct report {
	enum { STARTED, STOPPED, ENDED } what;
	int pid, status;
	double cpu;
};

static double now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

static _Noreturn void become_program(const struct vt_options *options)
{
	char term[64], lang[64], *environment[4] = {NULL};
	const char *arguments[VT_ARGUMENTS + 2] = {RUNGS};
	int count = 0;

	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
	signal(SIGHUP, options->ignore_hangup ? SIG_IGN : SIG_DFL);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	if (options->term) {
		snprintf(term, sizeof term, "TERM=%s", options->term);
		environment[count++] = term;
	}
	snprintf(lang, sizeof lang, "LANG=%s", options->lang);
	environment[count++] = lang;
	environment[count++] = (char *)options->more;
	if (options->output_elsewhere)
		dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
	for (int i = 0; i < VT_ARGUMENTS; i++)
		arguments[i + 1] = options->arguments[i];
	execve(RUNGS, (char **)arguments, environment);
	_exit(127);
}

/* Does what a shell does for a program in front. */
static _Noreturn void become_shell(const struct vt_options *options, int slave,
				   int reports)
{
	struct report report = {.what = STARTED};
	struct rusage usage;
	bool going = true;

	login_tty(slave);
	signal(SIGHUP, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	report.pid = fork();
	if (report.pid == 0)
		become_program(options);
	while (going && write(reports, &report, sizeof report) > 0) {
		going = report.what != ENDED &&
			wait4(report.pid, &report.status, WUNTRACED, &usage) >
				0;
		report.what = WIFSTOPPED(report.status) ? STOPPED : ENDED;
		report.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	}
	_exit(0);
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct vt *vt = user;

	if (property == VTERM_PROP_ALTSCREEN)
		vt->alternate = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void take_report(struct vt *vt)
{
	struct report report;

	if (read(vt->reports, &report, sizeof report) != sizeof report)
		ck_abort_msg("The test's shell is gone.");
	vt->pid = report.pid;
	vt->stopped = report.what == STOPPED;
	vt->ended = report.what == ENDED;
	vt->status = report.status;
	vt->cpu = report.cpu;
}

static void take_output(struct vt *vt)
{
	char bytes[16384];
	ssize_t got = read(vt->master, bytes, sizeof bytes);

	if (got <= 0)
		return;
	vterm_input_write(vt->vterm, bytes, (size_t)got);
	if (vt->length + (size_t)got > vt->room) {
		vt->room = 2 * (vt->length + (size_t)got);
		vt->log = realloc(vt->log, vt->room);
		ck_assert_ptr_nonnull(vt->log);
	}
	memcpy(vt->log + vt->length, bytes, (size_t)got);
	vt->length += (size_t)got;
}

/* Takes in what comes next, until the deadline. */
static void take(struct vt *vt, double deadline)
{
	struct pollfd fds[] = {
		{.fd = vt->master, .events = POLLIN},
		{.fd = vt->ended ? -1 : vt->reports, .events = POLLIN}};

	if (now() > deadline) {
		char *text = vt_text(vt);

		ck_abort_msg("This never became what it should:\n%s", text);
	}
	if (poll(fds, 2, POLL_MS) <= 0)
		return;
	if (fds[0].revents)
		take_output(vt);
	if (fds[1].revents)
		take_report(vt);
}

void vt_open(struct vt *vt, const struct vt_options *options)
{
	struct winsize size = {.ws_row = (unsigned short)options->rows,
			       .ws_col = (unsigned short)options->cols};
	int reports[2];

	*vt = (struct vt){.rows = options->rows, .cols = options->cols};
	ck_assert_int_eq(openpty(&vt->master, &vt->slave, NULL, NULL, &size),
			 0);
	fcntl(vt->master, F_SETFD, FD_CLOEXEC);
	ck_assert_int_eq(pipe2(reports, O_CLOEXEC), 0);
	ck_assert_int_eq(tcgetattr(vt->slave, &vt->before), 0);
	vt->vterm = vterm_new(vt->rows, vt->cols);
	vterm_set_utf8(vt->vterm, 1);
	vt->screen = vterm_obtain_screen(vt->vterm);
	vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	vt->shell = fork();
	ck_assert_int_ge(vt->shell, 0);
	if (vt->shell == 0) {
		close(vt->master);
		close(reports[0]);
		become_shell(options, vt->slave, reports[1]);
	}
	close(reports[1]);
	vt->reports = reports[0];
	take_report(vt);
}

void vt_close(struct vt *vt)
{
	if (!vt->ended)
		kill(vt->pid, SIGKILL);
	vt_wait_end(vt);
	vt_hang_up(vt);
	close(vt->reports);
	vterm_free(vt->vterm);
	free(vt->log);
	waitpid(vt->shell, NULL, 0);
}

void vt_send(struct vt *vt, const char *bytes, size_t size)
{
	double deadline = now() + LIMIT_S;

	fcntl(vt->master, F_SETFL, O_NONBLOCK);
	while (size > 0) {
		ssize_t written = write(vt->master, bytes, size);

		if (written > 0) {
			bytes += written;
			size -= (size_t)written;
		} else {
			take(vt, deadline);
		}
	}
	fcntl(vt->master, F_SETFL, 0);
}

void vt_type(struct vt *vt, const char *keys)
{
	vt_send(vt, keys, strlen(keys));
}

void vt_resize(struct vt *vt, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)cols};

	vt->rows = rows;
	vt->cols = cols;
	vterm_set_size(vt->vterm, rows, cols);
	ck_assert_int_eq(ioctl(vt->master, TIOCSWINSZ, &size), 0);
}

void vt_signal(struct vt *vt, int number)
{
	if (number == SIGCONT)
		vt->stopped = false;
	ck_assert_int_eq(kill(vt->pid, number), 0);
}

void vt_hang_up(struct vt *vt)
{
	if (vt->master >= 0)
		close(vt->master);
	if (vt->slave >= 0)
		close(vt->slave);
	vt->master = vt->slave = -1;
}

char *vt_row(const struct vt *vt, int row)
{
	VTermRect rect = {row, row + 1, 0, vt->cols};
	size_t room = (size_t)vt->cols * 4 * VTERM_MAX_CHARS_PER_CELL + 1;
	char *text = malloc(room);
	size_t length;

	ck_assert_ptr_nonnull(text);
	length = vterm_screen_get_text(vt->screen, text, room - 1, rect);
	while (length > 0 && text[length - 1] == ' ')
		length--;
	text[length] = '\0';
	return text;
}

char *vt_text(const struct vt *vt)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	for (int row = 0; row < vt->rows; row++) {
		char *line = vt_row(vt, row);

		fprintf(out, "%s\n", line);
		free(line);
	}
	fclose(out);
	return text;
}

void vt_cursor(const struct vt *vt, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(vt->vterm), &at);
	*row = at.row;
	*col = at.col;
}

static bool cursor_is_on_reverse(const struct vt *vt)
{
	VTermScreenCell cell;
	VTermPos at;

	vt_cursor(vt, &at.row, &at.col);
	return vterm_screen_get_cell(vt->screen, at, &cell) &&
	       cell.attrs.reverse;
}

static bool has_all(const struct vt *vt, va_list texts)
{
	char *text = vt_text(vt);
	const char *one;
	bool all = true;

	while ((one = va_arg(texts, const char *)))
		all = all && strstr(text, one);
	free(text);
	return all;
}

void vt_expect(struct vt *vt, bool field, ...)
{
	double deadline = now() + LIMIT_S;
	bool there = false;

	while (!there) {
		va_list texts;

		va_start(texts, field);
		there = has_all(vt, texts) && cursor_is_on_reverse(vt) != field;
		va_end(texts);
		if (!there)
			take(vt, deadline);
	}
}

void vt_expect_screen(struct vt *vt, const char *text)
{
	double deadline = now() + LIMIT_S;
	bool same = false;

	while (!same) {
		char *shown = vt_text(vt);

		same = vt->alternate && strcmp(shown, text) == 0;
		free(shown);
		if (!same)
			take(vt, deadline);
	}
}

/* The settings that a program changes. */
static bool settings_are_back(const struct vt *vt)
{
	struct termios set;

	return tcgetattr(vt->slave, &set) == 0 &&
	       set.c_iflag == vt->before.c_iflag &&
	       set.c_oflag == vt->before.c_oflag &&
	       set.c_cflag == vt->before.c_cflag &&
	       set.c_lflag == vt->before.c_lflag &&
	       memcmp(set.c_cc, vt->before.c_cc, sizeof set.c_cc) == 0;
}

static bool paste_is_off(const struct vt *vt)
{
	static const char on[] = "\x1b[?2004h", off[] = "\x1b[?2004l";
	size_t size = sizeof on - 1;

	for (size_t at = vt->length; at >= size; at--) {
		const char *bytes = vt->log + at - size;

		if (memcmp(bytes, off, size) == 0)
			return true;
		if (memcmp(bytes, on, size) == 0)
			return false;
	}
	return true;
}

void vt_expect_in_order(struct vt *vt)
{
	double deadline = now() + LIMIT_S;

	while (!(vt->stopped || vt->ended) || vt->alternate ||
	       !paste_is_off(vt) || !settings_are_back(vt))
		take(vt, deadline);
}

void vt_wait_end(struct vt *vt)
{
	double deadline = now() + LIMIT_S;

	while (!vt->ended)
		take(vt, deadline);
}
