/* An atlas folder: one CSV file a table. */
#ifndef RUNGS_FOLDER_H
#define RUNGS_FOLDER_H

#include <stdbool.h>

#include <rungs/error.h>

#include "finding.h"

struct sqlite3;
struct table;

#define FOLDER_TABLES 64 /* room for as many */
#define FOLDER_IDS 100   /* and for as many rows that a number names */

/* What reading a folder leaves to know, beside its rows. */
struct folder {
	/* Rows of the table are missing: nothing can be said of what is not
	 * there. */
	bool damaged[FOLDER_TABLES];
	/* Of tables whose rowid is the id, the line of every id. */
	long lines[FOLDER_TABLES][FOLDER_IDS];
	/* The columns that the file of the table has, a bit each from 0; none
	 * if there is no file. */
	unsigned long given[FOLDER_TABLES];
};

/* Reads every table of the folder into db, which has the tables and is
 * without rows, and adds a finding for every value that does not fit.  What
 * does not fit is stood in for, so that the rest of its row can be judged:
 * the rows make an atlas only if there is no finding of severity error.
 * Not RUNGS_OK only if the folder cannot be read at all. */
enum rungs_status folder_load(struct sqlite3 *db, const char *path,
			      struct folder *folder, struct findings *findings,
			      struct rungs_error *error);

/* Reads a folder that need not make an atlas by itself.  Only keys are
 * required, and evidence and sources may be empty; `given` tells what is there
 * and stand-ins are in the place of the rest.  The table hidden, which db gets,
 * has the rows of hidden.csv. */
enum rungs_status folder_load_overlay(struct sqlite3 *db, const char *path,
				      struct folder *folder,
				      struct findings *findings,
				      struct rungs_error *error);

/* Whether all rows of all tables were read. */
bool folder_is_whole(const struct folder *folder);

#endif
