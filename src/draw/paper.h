/* A document to be handed out or opened elsewhere: blocks in the order in which
 * they are read.  What is said stands in them; each writer has its own way to
 * put them.
 *
 *	paper_begin(&paper);
 *	paper_add(&paper, &(struct paper_row){PAPER_TITLE, .cells = {"Plan"}});
 *	status = paper_end(&paper, &error);
 *	paper_write_html(out, &paper, &error);
 *	paper_release(&paper); */
#ifndef RUNGS_PAPER_H
#define RUNGS_PAPER_H

#include <stdio.h>

#include "../page/builder.h"
#include "ladder_cut.h"

#define PAPER_CELLS 6

enum paper_kind {
	PAPER_TITLE,   /* begins a sheet: title, line below or NULL, letterhead
			* above or NULL */
	PAPER_HEADING, /* of a section */
	PAPER_SUBHEADING,
	PAPER_TEXT,
	PAPER_NOTICE,  /* a sentence that is to be seen */
	PAPER_FIELD,   /* label, text */
	PAPER_HEAD,    /* begins a table: names of its columns */
	PAPER_ROW,     /* of it, as many cells */
	PAPER_TASK,    /* what, when, why */
	PAPER_STAGE,   /* of a time line: when, what, how */
	PAPER_ITEM,    /* of a list */
	PAPER_PICTURE, /* of a ladder; what it shows in words */
};

struct paper_row {
	enum paper_kind kind;
	bool done;                      /* a task */
	const char *cells[PAPER_CELLS]; /* NULL for what is empty */
	const char *address;       /* where the first cell leads, or NULL */
	struct ladder_cut picture; /* which the paper gives back */
};

struct paper {
	const char *name; /* of the document, on every sheet; or NULL */
	size_t count;
	struct paper_row *rows;
	struct builder words;       /* owns them, and makes others */
	struct rungs_ladder ladder; /* that its pictures are cut from */
};

/* Always followed by paper_release. */
void paper_begin(struct paper *paper);
enum rungs_status paper_end(struct paper *paper, struct rungs_error *error);
void paper_release(struct paper *paper);

/* Adds a copy of the row, and of the texts in its cells. */
void paper_add(struct paper *paper, const struct paper_row *row);

/* Adds a row of at most two cells. */
void paper_put(struct paper *paper, enum paper_kind kind, const char *first,
	       const char *second);

/* A page that stands alone and prints on A4 and US Letter: no script, nothing
 * that is fetched.  The same paper gives the same bytes. */
enum rungs_status paper_write_html(FILE *out, const struct paper *paper,
				   struct rungs_error *error);

/* Markdown as GitHub has it, with task lists and tables; without pictures. */
void paper_write_markdown(FILE *out, const struct paper *paper);

#endif
