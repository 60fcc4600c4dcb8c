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
#include <wchar.h>

#include <curses.h>
#include <term.h>

#include "../core/error.h"
#include "../core/text.h"
#include "keyboard.h"

#define ESC_MS 25      /* after which a lone ESC is the key */
#define PASTE_MS 1000  /* after which a paste that does not end is over */
#define GOODBYE_MS 200 /* for a terminal that takes nothing any more */
#define CHUNK_LEAST 3  /* rows that curses moves together at the least */
#define PASTE_ON "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"

struct terminal {
	SCREEN *screen;
	struct keyboard keyboard;
	struct cells shown; /* rows that curses has already */
	cchar_t *row;       /* room for one of them */
	bool ascii;
	int rows, cols;
	int pipe[2]; /* signals wake the poll through it */
	bool lost;
};

/* What signal handlers reach.  There is one terminal. */
static struct terminal the_term;
static struct termios shell;
static struct sigaction before[NSIG];
static char goodbye[256];
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
	attr_t attributes;
	short color; /* 0: the terminal's own */
};

/* One accent, and red for what is doubtful: both can be read on black and on
 * white.  Without colours attributes alone tell styles apart. */
#define ACCENT COLOR_CYAN
static const struct look looks[STYLE_COUNT] = {
	[STYLE_TITLE] = {.attributes = A_BOLD},
	[STYLE_HEADING] = {.attributes = A_BOLD, .color = ACCENT},
	[STYLE_LABEL] = {.color = ACCENT},
	[STYLE_DIM] = {.attributes = A_DIM},
	[STYLE_LINK] = {.attributes = A_UNDERLINE},
	[STYLE_MATCH] = {.attributes = A_BOLD | A_UNDERLINE, .color = ACCENT},
	[STYLE_WARNING] = {.attributes = A_BOLD, .color = COLOR_RED},
	[STYLE_SELECTED] = {.attributes = A_REVERSE},
	[STYLE_INACTIVE] = {.attributes = A_BOLD | A_UNDERLINE},
	[STYLE_RULE] = {.attributes = A_DIM},
	[STYLE_KEY] = {.attributes = A_BOLD, .color = ACCENT},
};

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

static void append(const char *text)
{
	size_t length = strlen(goodbye);

	if (text != NULL && length + strlen(text) < sizeof goodbye)
		strcpy(goodbye + length, text);
}

/* Without a screen of its own to leave, the shell goes on below ours. */
static void make_goodbye(const struct terminal *term)
{
	goodbye[0] = '\0';
	append(PASTE_OFF);
	append(exit_attribute_mode);
	append(orig_pair);
	append(cursor_normal);
	if (exit_ca_mode != NULL) {
		append(exit_ca_mode);
	} else {
		append(tiparm(cursor_address, term->rows - 1, 0));
		append("\r\n");
	}
}

static void measure(struct terminal *term)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0) {
		term->rows = size.ws_row;
		term->cols = size.ws_col;
	} else if (term->rows == 0) {
		term->rows = LINES;
		term->cols = COLS;
	}
}

static void fit(struct terminal *term)
{
	measure(term);
	if (term->rows != LINES || term->cols != COLS)
		resizeterm(term->rows, term->cols);
	make_goodbye(term);
	term_redraw(term);
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
	sigaction(number, &before[number], NULL);
	raise(number);
}

static void handle(const int *signals, size_t count, void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler};

	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], &action, NULL);
}

static void unhandle(const int *signals, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], &before[signals[i]], NULL);
}

/* What is ignored stays so; curses brings handlers of its own, which ours
 * replace. */
static void remember(const int *signals, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], NULL, &before[signals[i]]);
}

static void handle_all(void)
{
	handle(other_signals, COUNT(other_signals), on_signal);
	handle(end_signals, COUNT(end_signals), on_end);
	for (size_t i = 0; i < COUNT(end_signals); i++)
		if (before[end_signals[i]].sa_handler == SIG_IGN)
			sigaction(end_signals[i], &before[end_signals[i]],
				  NULL);
}

/* Refuses what curses could not draw on. */
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
		bool able = cursor_address != NULL && clear_screen != NULL &&
			    !generic_type && !over_strike && !hard_copy;

		del_curterm(cur_term);
		if (able)
			return RUNGS_OK;
	}
	return error_set(error, RUNGS_BAD_INPUT,
			 "The explorer cannot draw on a terminal of the type "
			 "'%.60s'; --plain writes text that needs none.",
			 name);
}

static void start_colors(bool wanted)
{
	if (!wanted || !has_colors() || start_color() != OK)
		return;
	use_default_colors();
	for (short i = 1; i < STYLE_COUNT; i++)
		if (looks[i].color != 0)
			init_pair(i, looks[i].color, -1);
}

/* The stop key stops and Ctrl-\ ends, as anywhere; Ctrl-C, Ctrl-S and Ctrl-Q
 * are keys. */
static void set_modes(void)
{
	struct termios ours;

	cbreak();
	noecho();
	nonl();
	if (tcgetattr(STDIN_FILENO, &ours) != 0)
		return;
	ours.c_iflag &= ~(tcflag_t)(IXON | ISTRIP);
	ours.c_lflag &= ~(tcflag_t)IEXTEN;
	ours.c_cc[VINTR] = _POSIX_VDISABLE;
	tcsetattr(STDIN_FILENO, TCSANOW, &ours);
	def_prog_mode();
}

/* Goes past curses, which sends what it has with its next frame. */
static void send(const char *sequence)
{
	ssize_t written = write(STDOUT_FILENO, sequence, strlen(sequence));

	(void)written;
}

static void enter(struct terminal *term)
{
	send(PASTE_ON);
	entered = 1;
	fit(term);
}

/* Takes the terminal again, whatever it was made to do meanwhile. */
static void enter_again(struct terminal *term)
{
	reset_prog_mode();
	if (enter_ca_mode != NULL)
		send(enter_ca_mode);
	enter(term);
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
	*term = (struct terminal){.ascii = options->ascii};
	was_resized = was_continued = must_stop = 0;
	remember(end_signals, COUNT(end_signals));
	remember(other_signals, COUNT(other_signals));
	use_env(FALSE);
	use_tioctl(TRUE);
	if (tcgetattr(STDIN_FILENO, &shell) != 0 ||
	    pipe2(term->pipe, O_CLOEXEC | O_NONBLOCK) != 0 ||
	    (!at_exit && atexit(leave) != 0) ||
	    (term->screen = newterm(NULL, stdout, stdin)) == NULL)
		return error_set(error, RUNGS_IO,
				 "The terminal cannot be used: %s.",
				 strerror(errno));
	at_exit = true;
	handle_all();
	start_colors(options->color);
	set_modes();
	enter(term);
	*out = term;
	return RUNGS_OK;
}

void term_close(struct terminal *term)
{
	if (term == NULL || term->screen == NULL)
		return;
	leave();
	unhandle(end_signals, COUNT(end_signals));
	unhandle(other_signals, COUNT(other_signals));
	delscreen(term->screen);
	close(term->pipe[0]);
	close(term->pipe[1]);
	keyboard_release(&term->keyboard);
	cells_release(&term->shown);
	free(term->row);
	*term = (struct terminal){0};
}

void term_size(struct terminal *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

void term_redraw(struct terminal *term)
{
	cells_release(&term->shown);
	clearok(curscr, TRUE);
}

bool term_pending(const struct terminal *term)
{
	return term->keyboard.from < term->keyboard.to;
}

/* A cell as curses takes it; what curses would give another width than our
 * grid does is shown as '?'. */
static void make_character(const struct terminal *term, const struct cell *cell,
			   int width, cchar_t *out)
{
	wchar_t text[CELL_MARKS + 2] = {(wchar_t)cell->code};
	int length = 1;

	if (term->ascii)
		text[0] = text_ascii(cell->code);
	else if (cell->code > '~' && wcwidth(text[0]) != width)
		text[0] = L'?';
	else
		for (int i = 0; i < CELL_MARKS && cell->marks[i] != 0; i++)
			if (wcwidth((wchar_t)cell->marks[i]) == 0)
				text[length++] = (wchar_t)cell->marks[i];
	setcchar(out, text, looks[cell->style].attributes,
		 looks[cell->style].color != 0 ? (short)cell->style : 0, NULL);
}

/* Hands columns from `from` up to `to` of a row to curses. */
static void show_part(const struct terminal *term, const struct cell *cells,
		      int row, int from, int to, int cols)
{
	int length = 0;

	for (int col = from; col < to; col++) {
		int width = col + 1 < cols && cells[col + 1].code == 0 ? 2 : 1;

		if (cells[col].code != 0)
			make_character(term, &cells[col], width,
				       &term->row[length++]);
	}
	mvadd_wchnstr(row, from, term->row, length);
}

static bool same(const struct cell *a, const struct cell *b, int count)
{
	return memcmp(a, b, (size_t)count * sizeof *a) == 0;
}

static struct cell *row_of(const struct cells *grid, int row)
{
	return grid->at + (size_t)row * (size_t)grid->cols;
}

static void show_row(const struct terminal *term, const struct cells *grid,
		     int row)
{
	const struct cell *cells = row_of(grid, row);
	struct cell *shown = row_of(&term->shown, row);
	int from = 0, to = grid->cols;

	while (from < to && same(&cells[from], &shown[from], 1))
		from++;
	if (from == to)
		return;
	while (same(&cells[to - 1], &shown[to - 1], 1))
		to--;
	if (cells[from].code == 0 && from > 0)
		from--;
	show_part(term, cells, row, from, to, grid->cols);
	memcpy(shown, cells, (size_t)grid->cols * sizeof *cells);
}

static bool changed(const struct terminal *term, const struct cells *grid,
		    int row)
{
	return !same(row_of(grid, row), row_of(&term->shown, row), grid->cols);
}

static bool blank(const struct cells *grid, int row)
{
	const struct cell *cells = row_of(grid, row);

	return cells[0].code == ' ' && same(cells, cells + 1, grid->cols - 1);
}

/* Not every emulator that calls itself xterm can scroll by several lines at
 * once, as curses has it do where it sees rows move so far.  It does not see
 * them where it takes the old row for lost. */
static void prevent_scrolling(const struct terminal *term,
			      const struct cells *grid)
{
	for (int row = 0; row < grid->rows; row++) {
		if (!changed(term, grid, row) || blank(grid, row))
			continue;
		for (int old = 0; old < grid->rows; old++)
			if (abs(old - row) > 1 &&
			    same(row_of(grid, row), row_of(&term->shown, old),
				 grid->cols))
				wredrawln(stdscr, old, 1);
	}
}

/* Begins with a blank window, as at first and in a new size; false without
 * memory. */
static bool start_over(struct terminal *term, int rows, int cols)
{
	free(term->row);
	term->row = calloc((size_t)cols + 1, sizeof *term->row);
	cells_release(&term->shown);
	erase();
	return term->row != NULL && cells_init(&term->shown, rows, cols);
}

void term_show(struct terminal *term, const struct cells *grid)
{
	if ((term->shown.rows != grid->rows ||
	     term->shown.cols != grid->cols) &&
	    !start_over(term, grid->rows, grid->cols))
		return;
	prevent_scrolling(term, grid);
	for (int row = 0; row < grid->rows; row++)
		show_row(term, grid, row);
	move(grid->cursor_row, grid->cursor_col);
	refresh();
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
		enter_again(term);
		out->kind = INPUT_RESUME;
	} else if (was_resized) {
		was_resized = 0;
		fit(term);
		if (rows == term->rows && cols == term->cols)
			return false;
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
