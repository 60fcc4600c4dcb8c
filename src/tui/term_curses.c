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

#include "../core/error.h"
#include "addressing.h"
#include "keyboard.h"
#include "paint.h"

/* After so long a lone ESC is the key.  A terminal on this machine sends what a
 * key sends at once; on its way through a network it may come in pieces. */
#define ESC_MS 1
#define ESC_REMOTE_MS 25
#define MOMENT_MS 2
#define PASTE_MS 1000  /* after which a paste that does not end is over */
#define GOODBYE_MS 200 /* for a terminal that takes nothing any more */
#define PASTE_ON "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"

struct terminal {
	bool open;
	struct keyboard keyboard;
	struct paint paint;
	struct addressing addressing;
	bool addressed; /* in the form of addressing */
	struct termios ours;
	int rows, cols;
	int pipe[2]; /* signals wake the poll through it */
	int esc_ms;
	bool lost;
};

/* What signal handlers reach.  There is one terminal. */
static struct terminal the_term;
static struct termios shell;
static struct sigaction before[NSIG];
static void (*at_end)(void);
static char goodbye[4 * PAINT_SEQUENCE];
static volatile sig_atomic_t entered, was_resized, was_continued, must_stop;

/* Nothing is lost when one of these ends us: every change is saved as it is
 * made, so the handler itself gives the terminal back, even while a write to
 * it hangs. */
static const int end_signals[] = {SIGHUP,  SIGINT, SIGQUIT, SIGTERM,
				  SIGABRT, SIGBUS, SIGFPE,  SIGILL,
				  SIGSEGV, SIGSYS, SIGTRAP};
static const int other_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct look {
	bool bold, dim, underline, reverse;
	int color; /* 0: the terminal's own */
};

/* One accent, and red for what is doubtful.  Without colours attributes alone
 * tell styles apart. */
#define ACCENT COLOR_CYAN
static const struct look looks[STYLE_COUNT] = {
	[STYLE_TITLE] = {.bold = true},
	[STYLE_HEADING] = {.bold = true, .color = ACCENT},
	[STYLE_LABEL] = {.color = ACCENT},
	[STYLE_DIM] = {.dim = true},
	[STYLE_LINK] = {.underline = true},
	[STYLE_MATCH] = {.bold = true, .underline = true, .color = ACCENT},
	[STYLE_WARNING] = {.bold = true, .color = COLOR_RED},
	[STYLE_SELECTED] = {.reverse = true},
	[STYLE_INACTIVE] = {.bold = true, .underline = true},
	[STYLE_RULE] = {.dim = true},
	[STYLE_KEY] = {.bold = true, .color = ACCENT},
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

/* Whether it is one sequence that chooses attributes, 'ESC [ numbers m'. */
static bool is_attributes(const char *sequence)
{
	size_t length = strlen(sequence);

	return length >= 3 && memcmp(sequence, "\x1b[", 2) == 0 &&
	       2 + strspn(sequence + 2, "0123456789;") == length - 1 &&
	       sequence[length - 1] == 'm';
}

/* Adds an attribute to those that a sequence chooses, in the same sequence if
 * the terminal has such. */
static void append_attribute(char out[PAINT_SEQUENCE], const char *value)
{
	char part[PAINT_SEQUENCE];

	copy_capability(part, value);
	if (is_attributes(out) && is_attributes(part) &&
	    strlen(out) + strlen(part) < PAINT_SEQUENCE) {
		strcpy(out + strlen(out) - 1, ";");
		strcat(out, part + 2);
	} else {
		append_capability(out, part);
	}
}

/* How attributes are switched off.  The character set, which this often
 * switches too, is never any other here. */
static void copy_reset(char out[PAINT_SEQUENCE])
{
	char *begin, *end;

	copy_capability(out, exit_attribute_mode);
	begin = strstr(out, "\x1b[");
	end = begin ? strchr(begin, 'm') : NULL;
	if (end) {
		end[1] = '\0';
		memmove(out, begin, strlen(begin) + 1);
	}
}

static void make_style(char out[PAINT_SEQUENCE], const struct look *look,
		       bool color)
{
	copy_reset(out);
	if (look->bold)
		append_attribute(out, enter_bold_mode);
	if (look->dim)
		append_attribute(out, enter_dim_mode);
	if (look->underline)
		append_attribute(out, enter_underline_mode);
	if (look->reverse)
		append_attribute(out, enter_reverse_mode ? enter_reverse_mode
							 : enter_standout_mode);
	if (color && look->color != 0)
		append_attribute(out, tiparm(set_a_foreground, look->color));
}

static void go_to(char *out, int row, int col)
{
	if (the_term.addressed)
		addressing_write(&the_term.addressing, out, row, col);
	else
		copy_capability(out, tiparm(cursor_address, row, col));
}

static void read_addressing(struct terminal *term)
{
	char code[PAINT_SEQUENCE];

	copy_capability(code, cursor_address);
	term->addressed = addressing_read(&term->addressing, code);
}

static void make_codes(struct paint_codes *codes,
		       const struct term_options *options)
{
	bool color = options->color && max_colors >= 8 && set_a_foreground;

	for (int i = 0; i < STYLE_COUNT; i++)
		make_style(codes->style[i], &looks[i], color);
	copy_capability(codes->clear, clear_screen);
	copy_capability(codes->erase, clr_eol);
	codes->go = go_to;
	codes->corner = !auto_right_margin || eat_newline_glitch;
	codes->ascii = options->ascii;
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
	tcsetattr(STDIN_FILENO, TCSANOW, &shell);
}

/* Without a screen of its own to leave, the shell goes on below ours. */
static void make_goodbye(const struct terminal *term)
{
	char reset[PAINT_SEQUENCE], end[PAINT_SEQUENCE];

	copy_capability(reset, exit_attribute_mode);
	copy_capability(end, exit_ca_mode);
	if (!end[0]) {
		go_to(end, term->rows - 1, 0);
		append_capability(end, "\r\n");
	}
	snprintf(goodbye, sizeof goodbye, "%s%s%s", PASTE_OFF, reset, end);
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

/* Takes the terminal; what it is sent goes with the next frame. */
static void enter(struct terminal *term)
{
	char code[PAINT_SEQUENCE];

	tcsetattr(STDIN_FILENO, TCSANOW, &term->ours);
	entered = 1;
	measure(term);
	make_goodbye(term);
	paint_forget(&term->paint);
	copy_capability(code, enter_ca_mode);
	paint_send(&term->paint, code);
	copy_capability(code, exit_attribute_mode);
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
	else
		must_stop = 1;
	wake();
	errno = saved;
}

/* Lets the signal do what it would have done, with the terminal in order. */
static void on_end(int number)
{
	leave();
	if (at_end)
		at_end();
	sigaction(number, &before[number], NULL);
	raise(number);
}

static void handle(const int *signals, size_t count, void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler};

	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], &action, &before[signals[i]]);
}

static void unhandle(const int *signals, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], &before[signals[i]], NULL);
}

/* What is ignored stays so. */
static void handle_all(void)
{
	handle(other_signals, COUNT(other_signals), on_signal);
	handle(end_signals, COUNT(end_signals), on_end);
	for (size_t i = 0; i < COUNT(end_signals); i++)
		if (before[end_signals[i]].sa_handler == SIG_IGN)
			sigaction(end_signals[i], &before[end_signals[i]],
				  NULL);
}

/* Learns what the terminal understands. */
static enum rungs_status describe(struct rungs_error *error)
{
	const char *name = getenv("TERM");
	int answer;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, RUNGS_BAD_INPUT,
				 "The explorer needs a terminal; --plain "
				 "writes text that needs none.");
	if (name == NULL || *name == '\0')
		return error_set(error, RUNGS_BAD_INPUT,
				 "TERM is not set, so the explorer cannot "
				 "draw; --plain writes text that needs no "
				 "terminal.");
	if (setupterm(name, STDOUT_FILENO, &answer) == OK) {
		if (cursor_address != NULL && clear_screen != NULL &&
		    !generic_type && !over_strike && !hard_copy)
			return RUNGS_OK;
		del_curterm(cur_term);
	}
	return error_set(error, RUNGS_BAD_INPUT,
			 "The explorer cannot draw on a terminal of the type "
			 "'%.60s'; --plain writes text that needs none.",
			 name);
}

/* The stop key stops and Ctrl-\ ends, as anywhere; Ctrl-C, Ctrl-S and Ctrl-Q
 * are keys. */
static void make_modes(struct termios *ours)
{
	*ours = shell;
	ours->c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR |
				     ICRNL | IXON);
	ours->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN);
	ours->c_cc[VMIN] = 1;
	ours->c_cc[VTIME] = 0;
	ours->c_cc[VINTR] = _POSIX_VDISABLE;
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
	*term = (struct terminal){
		.open = true,
		.esc_ms = getenv("SSH_CONNECTION") ? ESC_REMOTE_MS : ESC_MS,
	};
	was_resized = was_continued = must_stop = 0;
	if (tcgetattr(STDIN_FILENO, &shell) != 0 ||
	    pipe2(term->pipe, O_CLOEXEC | O_NONBLOCK) != 0 ||
	    (!at_exit && atexit(leave) != 0)) {
		error_set(error, RUNGS_IO, "The terminal cannot be used: %s.",
			  strerror(errno));
		del_curterm(cur_term);
		return RUNGS_IO;
	}
	at_exit = true;
	make_codes(&term->paint.codes, options);
	read_addressing(term);
	make_modes(&term->ours);
	handle_all();
	enter(term);
	*out = term;
	return RUNGS_OK;
}

void term_at_end(void (*last)(void))
{
	at_end = last;
}

void term_close(struct terminal *term)
{
	if (term == NULL || !term->open)
		return;
	leave();
	unhandle(end_signals, COUNT(end_signals));
	unhandle(other_signals, COUNT(other_signals));
	close(term->pipe[0]);
	close(term->pipe[1]);
	keyboard_release(&term->keyboard);
	paint_release(&term->paint);
	del_curterm(cur_term);
	*term = (struct terminal){0};
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

	while (left > 0 && !term->lost) {
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
	handle(other_signals, COUNT(other_signals), on_signal);
	was_continued = 1;
}

/* What signals have asked for. */
static bool take_signal(struct terminal *term, struct input *out)
{
	int rows = term->rows, cols = term->cols;

	if (must_stop)
		stop();
	if (term->lost) {
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
		make_goodbye(term);
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

bool term_idle(const struct terminal *term)
{
	struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
			       {.fd = term->pipe[0], .events = POLLIN}};

	return !term_pending(term) && poll(fds, COUNT(fds), MOMENT_MS) == 0;
}

struct input term_wait(struct terminal *term)
{
	struct input input = {0};
	bool complete = false;

	while (!take_signal(term, &input) &&
	       !take_key(term, complete, &input)) {
		int timeout = term->keyboard.pasting ? PASTE_MS
			      : term_pending(term)   ? term->esc_ms
						     : -1;

		complete = !receive(term, timeout);
	}
	return input;
}
