/* A program on a terminal of a fixed size that a test can look at.  Nothing
 * here sleeps: every wait ends as soon as the screen, the program or the time
 * limit says so, and a limit that is reached fails the test with the screen. */
#ifndef RUNGS_VT_H
#define RUNGS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include <vterm.h>

#define VT_ARGUMENTS 8

struct vt_options {
	int rows, cols;
	const char *term; /* NULL: TERM is not set */
	const char *lang;
	const char *more; /* one more variable, 'NAME=VALUE', or NULL */
	bool ignore_hangup;
	bool output_elsewhere; /* standard output is no terminal */
	const char *arguments[VT_ARGUMENTS];
};

/* 80x24, xterm-256color, UTF-8. */
extern const struct vt_options vt_usual;

struct vt {
	int rows, cols;
	int master, slave, reports;
	int pid;   /* of the program */
	int shell; /* likewise of what started it */
	bool stopped, ended;
	int status;            /* as of wait(), once ended */
	double cpu;            /* seconds it took, once ended */
	struct termios before; /* the program */
	VTerm *vterm;
	VTermScreen *screen;
	bool alternate; /* the alternate screen is seen */
	char *log;      /* every byte the program sent */
	size_t length, room;
};

/* Starts the program as a shell would: in a process group of its own, in
 * front. */
void vt_open(struct vt *vt, const struct vt_options *options);

/* Ends it if it runs. */
void vt_close(struct vt *vt);

void vt_type(struct vt *vt, const char *keys);
void vt_send(struct vt *vt, const char *bytes, size_t size);
void vt_resize(struct vt *vt, int rows, int cols);
void vt_signal(struct vt *vt, int number);

/* Takes the terminal away. */
void vt_hang_up(struct vt *vt);

/* Waits until all of the texts, the last of them NULL, are on the screen and
 * the cursor is in a reversed row or, in a text field, in none. */
void vt_expect(struct vt *vt, bool field, ...);

/* Waits until the program's own screen is this text. */
void vt_expect_screen(struct vt *vt, const char *text);

/* Waits until the program has stopped or ended and the terminal is as it was
 * before. */
void vt_expect_in_order(struct vt *vt);

void vt_wait_end(struct vt *vt);

/* The screen, a line a row, and one row.  Caller frees. */
char *vt_text(const struct vt *vt);
char *vt_row(const struct vt *vt, int row);

void vt_cursor(const struct vt *vt, int *row, int *col);

#endif
