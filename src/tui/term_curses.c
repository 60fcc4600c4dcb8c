#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "keyboard.h"
#include "paint.h"

#define ESC_MS 25 /* after which a lone ESC is the key */
#define PASTE_MS 1000 /* after which a paste that does not end is over */
#define GOODBYE_MS 200 /* for a terminal that takes nothing any more */
#define PASTE_ON "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"

struct terminal {
	struct termios shell, ours;
	struct keyboard keyboard;
	struct paint paint;
	int rows, cols;
	int pipe[2]; /* signals wake the poll through it */
	bool lost;
};

/* What signal handlers reach.  There is one terminal. */
static struct terminal the_term;
static struct sigaction before[NSIG];
static char goodbye[4 * PAINT_SEQUENCE];
static volatile sig_atomic_t entered, was_resized, was_continued, must_stop;
static volatile sig_atomic_t end_signal;

static const int end_signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
static const int deadly_signals[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL,
				     SIGSEGV, SIGSYS, SIGTRAP};
static const int other_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct look {
	bool bold, dim, underline, reverse;
	int color; /* 0: the terminal's own */
};

/* One accent, and red for what is doubtful: both can be read on black and on
 * white. */
#define ACCENT COLOR_MAGENTA
static const struct look colored[STYLE_COUNT] = {
	[STYLE_TITLE] = {.bold = true},
	[STYLE_HEADING] = {.bold = true, .color = ACCENT},
	[STYLE_LABEL] = {.bold = true},
	[STYLE_DIM] = {.dim = true},
	[STYLE_LINK] = {.color = ACCENT},
	[STYLE_MATCH] = {.bold = true, .underline = true, .color = ACCENT},
	[STYLE_WARNING] = {.bold = true, .color = COLOR_RED},
	[STYLE_SELECTED] = {.reverse = true},
	[STYLE_INACTIVE] = {.bold = true, .underline = true},
	[STYLE_RULE] = {.dim = true},
	[STYLE_KEY] = {.bold = true, .color = ACCENT},
};

/* Where there are no colours. */
static const struct look plain[STYLE_COUNT] = {
	[STYLE_TITLE] = {.bold = true},
	[STYLE_HEADING] = {.bold = true},
	[STYLE_LABEL] = {.bold = true},
	[STYLE_DIM] = {.dim = true},
	[STYLE_LINK] = {.underline = true},
	[STYLE_MATCH] = {.bold = true, .underline = true},
	[STYLE_WARNING] = {.bold = true},
	[STYLE_SELECTED] = {.reverse = true},
	[STYLE_INACTIVE] = {.bold = true, .underline = true},
	[STYLE_RULE] = {.dim = true},
	[STYLE_KEY] = {.bold = true},
};

/* Copies a capability without its delays, which only ancient terminals need;
 * empty if there is none or it is too long. */
static void copy_capability(char out[PAINT_SEQUENCE], const char *value)
{
	size_t size = 0;

	out[0] = '\0';
	if (!value || value == (char *)-1)
		return;
	while (*value) {
		const char *end = strncmp(value, "$<", 2) == 0
					  ? strchr(value, '>')
					  : NULL;

		if (end) {
			value = end + 1;
			continue;
		}
		if (size + 1 >= PAINT_SEQUENCE) {
			size = 0;
			break;
		}
		out[size++] = *value++;
	}
	out[size] = '\0';
}

static void append_capability(char out[PAINT_SEQUENCE], const char *value)
{
	char part[PAINT_SEQUENCE];
	size_t length = strlen(out);

	copy_capability(part, value);
	if (length + strlen(part) < PAINT_SEQUENCE)
		memcpy(out + length, part, strlen(part) + 1);
}

static void make_style(char out[PAINT_SEQUENCE], const struct look *look)
{
	copy_capability(out, exit_attribute_mode);
	if (look->bold)
		append_capability(out, enter_bold_mode);
	if (look->dim)
		append_capability(out, enter_dim_mode);
	if (look->underline)
		append_capability(out, enter_underline_mode);
	if (look->reverse)
		append_capability(out, enter_reverse_mode
					       ? enter_reverse_mode
					       : enter_standout_mode);
	if (look->color)
		append_capability(out, tiparm(set_a_foreground, look->color));
}

static void go_to(char *out, int row, int col)
{
	copy_capability(out, tiparm(cursor_address, row, col));
}

static void make_codes(struct paint_codes *codes,
		       const struct term_options *options)
{
	bool color = options->color && max_colors >= 8 && set_a_foreground;
	const struct look *looks = color ? colored : plain;

	for (int i = 0; i < STYLE_COUNT; i++)
		make_style(codes->style[i], &looks[i]);
	copy_capability(codes->clear, clear_screen);
	copy_capability(codes->erase, clr_eol);
	codes->go = go_to;
	codes->corner = !auto_right_margin || eat_newline_glitch;
	codes->ascii = options->ascii;
}

/* Without a screen of its own to leave, the shell goes on below ours. */
static void make_goodbye(void)
{
	char leave[PAINT_SEQUENCE], reset[PAINT_SEQUENCE];

	copy_capability(reset, exit_attribute_mode);
	copy_capability(leave, exit_ca_mode);
	if (!leave[0]) {
		go_to(leave, the_term.rows - 1, 0);
		append_capability(leave, "\r\n");
	}
	strcpy(goodbye, PASTE_OFF);
	strcat(goodbye, reset);
	strcat(goodbye, leave);
}

/* Gives the terminal back as it was; signal handlers may do it. */
static void leave(void)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
	ssize_t written;

	if (!entered)
		return;
	entered = 0;
	if (poll(&out, 1, GOODBYE_MS) == 1 && out.revents == POLLOUT) {
		written = write(STDOUT_FILENO, goodbye, strlen(goodbye));
		(void)written;
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &the_term.shell);
}

static void measure(struct terminal *term)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0) {
		term->rows = size.ws_row;
		term->cols = size.ws_col;
	} else if (term->rows == 0) {
		term->rows = lines > 0 ? lines : 24;
		term->cols = columns > 0 ? columns : 80;
	}
}

/* Takes the terminal; what it is sent waits for the first frame. */
static void enter(struct terminal *term)
{
	char code[PAINT_SEQUENCE];

	tcsetattr(STDIN_FILENO, TCSANOW, &term->ours);
	entered = 1;
	measure(term);
	make_goodbye();
	paint_forget(&term->paint);
	copy_capability(code, enter_ca_mode);
	paint_send(&term->paint, code);
	copy_capability(code, cursor_normal);
	paint_send(&term->paint, code);
	paint_send(&term->paint, PASTE_ON);
}

static void wake(void)
{
	ssize_t written = write(the_term.pipe[1], "", 1);

	(void)written;
}

static void on_signal(int number)
{
	int saved = errno;

	if (number == SIGWINCH)
		was_resized = 1;
	else if (number == SIGCONT)
		was_continued = 1;
	else if (number == SIGTSTP)
		must_stop = 1;
	else
		end_signal = number;
	wake();
	errno = saved;
}

/* Lets the signal do what it would have done, with the terminal in order. */
static void on_deadly_signal(int number)
{
	leave();
	sigaction(number, &before[number], NULL);
	raise(number);
}

static void handle(const int *signals, size_t count, void (*handler)(int),
		   bool unless_ignored)
{
	struct sigaction action = {.sa_handler = handler};

	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < count; i++) {
		sigaction(signals[i], &action, &before[signals[i]]);
		if (unless_ignored && before[signals[i]].sa_handler == SIG_IGN)
			sigaction(signals[i], &before[signals[i]], NULL);
	}
}

static void unhandle(const int *signals, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], &before[signals[i]], NULL);
}

static enum rungs_status fail(struct rungs_error *error,
			      enum rungs_status status, const char *text)
{
	if (error) {
		error->status = status;
		snprintf(error->text, sizeof error->text, "%s", text);
	}
	return status;
}

/* Learns what the terminal understands. */
static enum rungs_status describe(struct rungs_error *error)
{
	const char *name = getenv("TERM");
	int answer;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return fail(error, RUNGS_BAD_INPUT,
			    "The explorer needs a terminal; --plain writes "
			    "text that needs none.");
	if (!name || !*name)
		return fail(error, RUNGS_BAD_INPUT,
			    "TERM is not set, so the explorer cannot draw; "
			    "--plain writes text that needs no terminal.");
	if (setupterm(name, STDOUT_FILENO, &answer) != OK) {
		if (answer == 1) /* it can only print on paper */
			del_curterm(cur_term);
	} else if (cursor_address && clear_screen && !generic_type &&
		   !over_strike) {
		return RUNGS_OK;
	} else {
		del_curterm(cur_term);
	}
	return fail(error, RUNGS_BAD_INPUT,
		    "The explorer cannot draw on the terminal that TERM names; "
		    "--plain writes text that needs none.");
}

static void set_modes(struct terminal *term)
{
	struct termios *ours = &term->ours;

	*ours = term->shell;
	ours->c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR |
				     ICRNL | IXON);
	ours->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN);
	ours->c_cc[VMIN] = 1;
	ours->c_cc[VTIME] = 0;
	ours->c_cc[VINTR] = _POSIX_VDISABLE; /* Ctrl-C is an action's key */
}

enum rungs_status term_open(struct terminal **out,
			    const struct term_options *options,
			    struct rungs_error *error)
{
	static bool at_exit;
	struct terminal *term = &the_term;
	enum rungs_status status;

	*out = NULL;
	status = describe(error);
	if (status != RUNGS_OK)
		return status;
	*term = (struct terminal){0};
	was_resized = was_continued = must_stop = end_signal = 0;
	if (tcgetattr(STDIN_FILENO, &term->shell) != 0 ||
	    pipe2(term->pipe, O_CLOEXEC | O_NONBLOCK) != 0 ||
	    (!at_exit && atexit(leave) != 0)) {
		del_curterm(cur_term);
		return fail(error, RUNGS_IO,
			    "The terminal's settings cannot be read.");
	}
	at_exit = true;
	make_codes(&term->paint.codes, options);
	set_modes(term);
	handle(end_signals, COUNT(end_signals), on_signal, true);
	handle(other_signals, COUNT(other_signals), on_signal, false);
	handle(deadly_signals, COUNT(deadly_signals), on_deadly_signal, false);
	enter(term);
	*out = term;
	return RUNGS_OK;
}

void term_close(struct terminal *term)
{
	if (!term || term->pipe[0] == term->pipe[1])
		return;
	leave();
	unhandle(end_signals, COUNT(end_signals));
	unhandle(other_signals, COUNT(other_signals));
	unhandle(deadly_signals, COUNT(deadly_signals));
	close(term->pipe[0]);
	close(term->pipe[1]);
	keyboard_release(&term->keyboard);
	paint_release(&term->paint);
	del_curterm(cur_term);
	*term = (struct terminal){0};
}

int term_signal(void)
{
	return end_signal;
}

void term_size(struct terminal *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

void term_redraw(struct terminal *term)
{
	paint_forget(&term->paint);
}

bool term_pending(const struct terminal *term)
{
	return term->keyboard.from < term->keyboard.to;
}

static void send(struct terminal *term)
{
	const char *at = term->paint.bytes;
	size_t left = term->paint.length;

	while (left > 0 && !term->lost && !end_signal) {
		ssize_t written = write(STDOUT_FILENO, at, left);

		if (written > 0) {
			at += written;
			left -= (size_t)written;
		} else if (written < 0 && errno == EAGAIN) {
			struct pollfd out = {.fd = STDOUT_FILENO,
					     .events = POLLOUT};

			poll(&out, 1, -1);
		} else if (written == 0 || errno != EINTR) {
			term->lost = true;
		}
	}
	term->paint.length = 0;
}

void term_show(struct terminal *term, const struct cells *grid)
{
	paint_grid(&term->paint, grid);
	send(term);
}

/* Stops as the terminal's stop key asks.  Where nobody could continue us the
 * system does not stop us, and we go on. */
static void stop(void)
{
	must_stop = 0;
	leave();
	unhandle(other_signals, COUNT(other_signals));
	raise(SIGTSTP);
	handle(other_signals, COUNT(other_signals), on_signal, false);
	was_continued = 1;
}

/* What signals have asked for. */
static bool take_signal(struct terminal *term, struct input *out)
{
	int rows = term->rows, cols = term->cols;

	if (must_stop && !end_signal)
		stop();
	if (end_signal || term->lost) {
		out->kind = INPUT_CLOSED;
		return true;
	}
	if (was_continued) {
		was_continued = was_resized = 0;
		enter(term);
		out->kind = INPUT_RESUME;
	} else if (was_resized) {
		was_resized = 0;
		measure(term);
		if (rows == term->rows && cols == term->cols)
			return false;
		make_goodbye();
		out->kind = INPUT_RESIZE;
	} else {
		return false;
	}
	out->rows = term->rows;
	out->cols = term->cols;
	return true;
}

static bool take_key(struct terminal *term, bool complete, struct input *out)
{
	switch (keyboard_next(&term->keyboard, complete, &out->key,
			      &out->text)) {
	case KEYBOARD_KEY:
		out->kind = INPUT_KEY;
		return true;
	case KEYBOARD_PASTE:
		out->kind = INPUT_PASTE;
		return true;
	default:
		return false;
	}
}

/* False if nothing came in time. */
static bool receive(struct terminal *term, int timeout_ms)
{
	struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
			       {.fd = STDOUT_FILENO},
			       {.fd = term->pipe[0], .events = POLLIN}};
	char signals[64], *space;
	ssize_t got;
	size_t room;
	int ready = poll(fds, COUNT(fds), timeout_ms);

	if (ready <= 0)
		return ready != 0;
	if (fds[2].revents)
		while (read(term->pipe[0], signals, sizeof signals) > 0)
			;
	if (fds[0].revents & POLLIN) {
		space = keyboard_space(&term->keyboard, &room);
		got = read(STDIN_FILENO, space, room);
		if (got > 0)
			keyboard_add(&term->keyboard, (size_t)got);
		else if (got == 0 || (errno != EINTR && errno != EAGAIN))
			term->lost = true;
	} else if (fds[0].revents || fds[1].revents) {
		term->lost = true;
	}
	return true;
}

struct input term_wait(struct terminal *term)
{
	struct input input = {0};
	bool complete = false;

	while (!take_signal(term, &input) &&
	       !take_key(term, complete, &input)) {
		int timeout = term->keyboard.pasting ? PASTE_MS
			      : term_pending(term)   ? ESC_MS
						     : -1;

		complete = !receive(term, timeout);
	}
	return input;
}
