/* One table of a folder on its way into the database: the header says what
 * each field means, every row after it is judged and inserted. */
#ifndef RUNGS_LOADER_H
#define RUNGS_LOADER_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/error.h>

#include "csv_file.h"
#include "finding.h"
#include "tables.h"

struct sqlite3;
struct sqlite3_stmt;

/* The first group is the caller's to set, the rest starts zeroed. */
struct loader {
	struct sqlite3 *db;
	const struct table *table;
	bool overlay;         /* rows may add to what another table says */
	bool *damaged;        /* set where rows or columns are missing */
	long *lines;          /* of ids that are numbers */
	unsigned long *given; /* columns of the header, a bit each */
	struct findings *findings;
	struct rungs_error *error;

	char file[64];
	size_t found; /* in this file */
	struct sqlite3_stmt *insert;
	struct sqlite3_stmt *lookup;   /* the row that has this key */
	bool semicolons;               /* between fields */
	size_t fields;                 /* of the header, once it is read */
	const struct column **meaning; /* of each; NULL if unknown */
};

enum rungs_status loader_open(struct loader *loader);

/* Reads the file, whose size bytes are at bytes. */
enum rungs_status loader_read(struct loader *loader, const char *bytes,
			      size_t size);

/* There is no file to read. */
void loader_refuse(struct loader *loader, const char *message,
		   const char *mend);

void loader_close(struct loader *loader);

#endif
