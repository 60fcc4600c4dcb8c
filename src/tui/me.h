/* Me: everything that is in the profile, changed where it stands.  What is
 * typed is kept however a line is left. */
#ifndef RUNGS_TUI_ME_H
#define RUNGS_TUI_ME_H

#include "me_list.h"
#include "me_scan.h"
#include "picker.h"
#include "preview.h"
#include "prompt.h"
#include "screen.h"

/* What is seen. */
enum me_mode { LIST, PICK, WRITE, SCAN };

/* What a line is for. */
enum me_line { NAME, FIELDS, YEARS, NOTE };

struct me {
	struct session *session;
	enum me_mode mode;
	struct me_list me;
	struct preview preview;
	struct picker picker;
	struct me_scan scan;
	struct prompt prompt;
	enum me_line line;
	enum rungs_section section; /* that is added to or written in */
	char id[400]; /* of the record that is written, or empty for a new one */
	char *said;   /* message of the event at hand */
	int rows, cols;
};

void me_say(struct me *me, const char *text);

/* Puts a record into the profile, in the place of another if `instead` is its
 * id, says so with `more`, and shows it. */
void me_keep(struct me *me, const struct rungs_record *record,
	     const char *instead, const char *more);

/* Asks for a line, or lines, about a record; NULL for a new one. */
void me_write_line(struct me *me, enum me_line line, enum rungs_section section,
		   const char *label, const struct rungs_record *record,
		   const char *text);

/* Asks for what can be written of the record at the cursor, or says why that
 * is nothing. */
void me_write_edit(struct me *me);

/* Says what is wrong with the line as it stands; false if nothing is. */
bool me_write_complain(struct me *me);

/* Keeps what was written, however the line is left. */
void me_write_end(struct me *me);

#endif
