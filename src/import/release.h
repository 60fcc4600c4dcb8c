/* Tables in a folder or a ZIP, as a classification is released, read by their
 * headers: columns are found by name, whatever their order.  What nobody asks
 * for, files, columns or rows, is named in a note.
 *
 *	static const struct column columns[] = {
 *		[CODE] = {.name = "Code", .kind = COLUMN_ID, .required = true},
 *		[NOTE] = {.name = "Note", .kind = COLUMN_TEXT},
 *	};
 *	static const struct release_file file = {
 *		.name = "Jobs.txt",
 *		RELEASE_COLUMNS(columns),
 *	};
 *
 *	release_open(&release, path);
 *	release_read(&release, &file, take_job, context);
 *	→ take_job(context, fields) for every row, fields[CODE] its code
 *	release_name_unread(&release);
 *	release_close(&release);
 */
#ifndef RUNGS_RELEASE_H
#define RUNGS_RELEASE_H

#include <stdbool.h>

#include <rungs/error.h>

#include "bundle.h"
#include "finding.h"
#include "header.h"
#include "sheet.h"
#include "slurp.h"
#include "tables.h"

#define RELEASE_FILES 32     /* that one release may be read of */
#define RELEASE_FINDINGS 100 /* that are told of a file, the rest counted */
#define RELEASE_STEP 4096    /* rows after which progress is told */
#define RELEASE_PASSED 16    /* kinds of rows passed over; the last: others */

struct release_file {
	const char *name;
	bool required;
	enum sheet_form form;
	/* Remarks may stand around the table: the header is the first line that
	 * has all required columns, and what holds but its first field below is
	 * passed over. */
	bool remarks;
	/* After the last row, if not NULL: gets take's context, and tells with
	 * release_pass_rows of rows that were taken in vain. */
	enum rungs_status (*settle)(void *context);
	size_t count; /* of columns */
	/* Where `required`, a file without the column is refused and a row
	 * without a value is left out.  `key` says nothing here.  Of names see
	 * header.h. */
	const struct column *columns;
};

#define RELEASE_COLUMNS(list)                                                  \
	.columns = (list), .count = sizeof(list) / sizeof((list)[0])

/* Rows that are passed over for the value in a column, or, where that is NULL,
 * for what they are. */
struct release_passed {
	const char *column, *message;
	size_t size;
	char value[64]; /* how it begins */
	long line;      /* the first of them; 0 if it is not known */
	long count;
};

/* The first group is the caller's to set, the rest starts zeroed. */
struct release {
	struct findings *findings;
	struct rungs_error *error;

	struct bundle bundle;
	size_t size; /* of all files, if somebody waits; else 0 */
	size_t done; /* of those that were read */
	size_t asked_count;
	const char *asked[RELEASE_FILES];

	/* While a file is read. */
	const struct release_file *file;
	const struct cell *fields;
	long line;
	struct header header;
	size_t found;
	long rows, left; /* of the file, and of them those left out */
	bool out;        /* the row at hand is one of these */
	size_t passed_count;
	struct release_passed passed[RELEASE_PASSED];
};

/* Takes one row: a field for every column of the file, in their order, trimmed
 * and of the kind the column says; size 0 where there is none or 'n/a' stands.
 * The fields last until it returns. */
typedef enum rungs_status release_take(void *context,
				       const struct cell *fields);

/* path stays the caller's.  RUNGS_IO: it is neither a folder nor a ZIP that can
 * be read. */
enum rungs_status release_open(struct release *release, const char *path);

/* Whether there is anything of that name in it. */
bool release_has(const struct release *release, const char *name);

/* Reads a file of the release row by row, and tells in a note how many it has
 * and how many of them were left out.  A row that cannot be used is a
 * warning and is left out, and so is a text, file or column that cannot be
 * used or is missing, where it is not required.
 * RUNGS_BAD_INPUT: a required file or column is missing. */
enum rungs_status release_read(struct release *release,
			       const struct release_file *file,
			       release_take *take, void *context);

/* Reads whichever of the files there are, which are those of several releases;
 * if there is none of them, the first is missing. */
enum rungs_status release_read_any(struct release *release,
				   const struct release_file *files,
				   size_t count, release_take *take,
				   void *context);

/* The same as release_read of a table whose bytes are at hand, with a release
 * that need not be open. */
enum rungs_status release_read_bytes(struct release *release,
				     const struct release_file *file,
				     const char *bytes, size_t size,
				     release_take *take, void *context);

/* The bytes of a file that is no table; NULL if it is missing, which is a
 * warning.  *out is the caller's, even after a failure. */
enum rungs_status release_slurp(struct release *release, const char *name,
				struct slurp *out);

/* From within take: the row is left out, and a column of it is why. */
void release_refuse(struct release *release, size_t column,
		    const char *message);

/* From within take: rows with this value in the column are passed over on
 * purpose, which is told once, with how many they are. */
void release_pass(struct release *release, size_t column);

/* The same for what they are, a static text: 'minor groups'. */
void release_pass_as(struct release *release, const char *what);

/* From within settle: the same for so many rows, if any. */
void release_pass_rows(struct release *release, const char *what, long count);

/* A note about the file that was read last: message, which is copied. */
void release_note(struct release *release, const char *message);

/* Names whatever stands in it, hidden files aside, that nothing asked
 * for. */
void release_name_unread(struct release *release);

void release_close(struct release *release);

#endif
