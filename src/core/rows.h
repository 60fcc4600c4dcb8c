/* Rows of a query as structs: the query's columns fill the fields in order. */
#ifndef RUNGS_ROWS_H
#define RUNGS_ROWS_H

#include <stdint.h>

#include <rungs/thing.h>

#include "arena.h"
#include "connection.h"

enum field_kind {
	FIELD_TEXT, /* const char *; NULL of NULL; made valid UTF-8 */
	FIELD_INT,  /* int; RUNGS_UNKNOWN of NULL */
	FIELD_REAL, /* double; NaN of NULL */
	FIELD_BOOL, /* bool; false of NULL */
	FIELD_KIND  /* enum rungs_kind; RUNGS_KIND_COUNT of what is none */
};

struct field {
	enum field_kind kind;
	size_t offset;
};

struct shape {
	size_t size;  /* of one struct */
	size_t count; /* of fields, which are the query's columns */
	const struct field *fields;
	size_t keys; /* integers in columns after those: rows are put in their
		      * order, the first counting most.  For few rows that
		      * costs less than SQL's ORDER BY */
};

#define TEXT(type, member)                                                     \
	{                                                                      \
		FIELD_TEXT, offsetof(struct type, member)                      \
	}
#define INT(type, member)                                                      \
	{                                                                      \
		FIELD_INT, offsetof(struct type, member)                       \
	}
#define REAL(type, member)                                                     \
	{                                                                      \
		FIELD_REAL, offsetof(struct type, member)                      \
	}
#define BOOL(type, member)                                                     \
	{                                                                      \
		FIELD_BOOL, offsetof(struct type, member)                      \
	}
#define KIND(type, member)                                                     \
	{                                                                      \
		FIELD_KIND, offsetof(struct type, member)                      \
	}
#define REF(type, member) TEXT(type, member.id), TEXT(type, member.name)
#define BASIS(type) BASIS_FIELDS(type, basis)
#define BASIS_FIELDS(type, member)                                             \
	TEXT(type, member.evidence), TEXT(type, member.sources)
#define SHAPE(type, fields)                                                    \
	{                                                                      \
		sizeof(struct type), sizeof(fields) / sizeof(*(fields)),       \
			fields, 0                                              \
	}
#define SHAPE_ORDERED(type, fields, keys)                                      \
	{                                                                      \
		sizeof(struct type), sizeof(fields) / sizeof(*(fields)),       \
			fields, keys                                           \
	}

struct baseline;
struct gap_notes;
struct role_words;
struct skill_words;

#define ROWS_ARGUMENTS 8 /* the most that a statement has */

/* One read under way: everything lands in the arena, and after a first failure
 * the rest do nothing, so that a getter checks once. */
struct reader {
	struct rungs_atlas *atlas;
	struct arena *arena;
	struct rungs_error *error;
	enum rungs_status status;
	/* What gap.c, role.c, role_words.c and skill_words.c have read once;
	 * NULL at first. */
	struct gap_notes *gaps;
	struct baseline *baselines;
	struct role_words *words;
	struct skill_words *skills;
};

void reader_init(struct reader *reader, struct rungs_atlas *atlas,
		 struct rungs_error *error);

/* Hands the arena over to *memory if all went well, else frees it and zeroes
 * size bytes at out.  Returns the status. */
enum rungs_status reader_finish(struct reader *reader, void *out, size_t size,
				void **memory);

/* Reads all rows of a statement whose parameters ?1, ?2 … are the texts given,
 * NULL bound as NULL.  Returns an array in the arena, NULL if count is 0. */
void *rows_read(struct reader *reader, enum statement which,
		const struct shape *shape, size_t *count,
		const char *const *arguments, size_t argument_count);

#define ROWS(reader, which, shape, count, ...)                                 \
	rows_read(reader, which, shape, count, (const char *[]){__VA_ARGS__},  \
		  sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *))

/* The same of the first few rows, which are not among answers known beforehand. */
void *rows_first(struct reader *reader, enum statement which,
		 const struct shape *shape, size_t most, size_t *count,
		 const char *argument);

/* Reads the one row that there must be into out; false when there is none, an
 * error not being one. */
bool row_read(struct reader *reader, enum statement which,
	      const struct shape *shape, void *out, const char *argument);

/* Likewise of the row that has a number, ?1. */
bool row_numbered(struct reader *reader, enum statement which,
		  const struct shape *shape, void *out, int64_t number);

/* Numbers as JSON, which a statement takes for a list, the place in it being
 * the key of each; NULL after a failure. */
const char *number_list(struct reader *reader, const int64_t *numbers,
			size_t count);

/* Texts likewise. */
const char *text_list(struct reader *reader, const char *const *texts,
		      size_t count);

/* A column of the row that a statement stands on, as valid UTF-8 in the arena;
 * NULL of NULL and after a failure. */
const char *row_text(struct reader *reader, sqlite3_stmt *statement,
		     int column);

/* The refs that a statement of two columns gives. */
struct rungs_refs refs_read(struct reader *reader, enum statement which,
			    const char *argument);

/* The things of a list of numbers, each in its place, zeroed where there is
 * none; NULL after a failure. */
struct rungs_ref *refs_listed(struct reader *reader, const int64_t *numbers,
			      size_t count);

/* A list of texts that a statement gives, each with the integer that puts it in
 * its place. */
const char **texts_read(struct reader *reader, enum statement which,
			size_t *count, const char *argument);

/* The sources that a thing rests on. */
struct rungs_refs sources_read(struct reader *reader, enum rungs_kind kind,
			       const char *id);

/* Says that there is no such thing, unless something failed before. */
void reader_not_found(struct reader *reader, enum rungs_kind kind,
		      const char *id);

/* Zeroed room in the reader's arena; NULL after a failure. */
void *reader_room(struct reader *reader, size_t count, size_t size);

#endif
