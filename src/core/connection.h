/* The connection behind an atlas: opened statements and reads that cannot run
 * away. */
#ifndef RUNGS_CONNECTION_H
#define RUNGS_CONNECTION_H

#include <sqlite3.h>

#include <rungs/atlas.h>

#include "statements.h"

#define CONNECTION_LENGTH_MOST 4000000 /* bytes of a value */

struct answers;
struct demand_table;
struct graph_kept;
struct posting_cache;
struct role_sets;

struct rungs_atlas {
	sqlite3 *db;
	char *name; /* for messages: a quoted path, or NULL */
	/* Where it lies in the program's own file; or NULL. */
	const unsigned char *pages;
	size_t pages_size;
	size_t warmed; /* steps that rungs_atlas_warm has taken */
	long steps;    /* progress calls left for the running query */
	struct role_sets *role_sets;    /* of filters; NULL at first */
	struct graph_kept *graph;       /* NULL until it is read */
	struct demand_table *demands;   /* likewise */
	struct posting_cache *postings; /* NULL without memory */
	struct answers *answers;        /* known beforehand; or NULL */
	/* prepared when first asked for */
	sqlite3_stmt *statements[STATEMENT_COUNT];
};

/* A prepared statement, reset and without bindings; it stays the atlas's. */
enum rungs_status connection_statement(struct rungs_atlas *atlas,
				       enum statement which, sqlite3_stmt **out,
				       struct rungs_error *error);

/* What the connection's last failure means to a person. */
enum rungs_status connection_failed(struct rungs_atlas *atlas,
				    struct rungs_error *error);

/* Likewise of a code of SQLite that the connection knows nothing of. */
enum rungs_status connection_failed_by(struct rungs_atlas *atlas, int code,
				       struct rungs_error *error);

/* The atlas in a sentence: its quoted path, or 'The atlas'. */
const char *connection_name(const struct rungs_atlas *atlas);

/* Opens a connection that reads the image in place; settings that every atlas
 * has. */
enum rungs_status connection_open_image(sqlite3 **out, const void *image,
					size_t size, unsigned flags,
					struct rungs_error *error);

/* Makes an atlas of a connection that has all its tables, with no transaction
 * open; the connection is then the atlas's. */
enum rungs_status connection_adopt(sqlite3 *db, struct rungs_atlas **out,
				   struct rungs_error *error);

/* From here on the connection only reads tables, whatever it is asked. */
void connection_bar(struct rungs_atlas *atlas);

/* Bounds what one query may cost; counts steps down to 0. */
void connection_bound(struct rungs_atlas *atlas);

/* Readies an atlas for queries of the caller's that read all of it, which no
 * bound foresees and which are not to take damage for an answer: verifies it
 * and lifts the bound. */
enum rungs_status connection_read_whole(struct rungs_atlas *atlas,
					struct rungs_error *error);

#endif
