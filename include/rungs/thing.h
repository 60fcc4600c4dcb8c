/* Things: whatever in an atlas has an id and a page of its own.  Ids are
 * stable text, unique within a kind. */
#ifndef RUNGS_THING_H
#define RUNGS_THING_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/atlas.h>

/* In the order in which a bare id is looked up. */
enum rungs_kind {
	RUNGS_SPECIALIZATION,
	RUNGS_TRACK,
	RUNGS_LEVEL,
	RUNGS_ROLE,
	RUNGS_SKILL,
	RUNGS_CERTIFICATION,
	RUNGS_EDUCATION,
	RUNGS_TERM,
	RUNGS_SOURCE,
	RUNGS_CONDITION,
	RUNGS_OCCUPATION,
	RUNGS_FACT,
	RUNGS_AREA,      /* of study or interest */
	RUNGS_STATEMENT, /* of "How do I start?" */
	RUNGS_KIND_COUNT
};

/* 'role' and 'roles'; static. */
const char *rungs_kind_singular(enum rungs_kind kind);
const char *rungs_kind_plural(enum rungs_kind kind);

/* Takes either form.  False if the word names no kind. */
bool rungs_kind_parse(const char *word, enum rungs_kind *out);

/* A mention of a thing whose kind is clear from where it stands.  Both NULL
 * if there is none. */
struct rungs_ref {
	const char *id;
	const char *name;
};

struct rungs_refs {
	size_t count;
	struct rungs_ref *at;
};

/* How far a row can be trusted and on what it rests. */
struct rungs_basis {
	const char *evidence; /* observed, published, derived or editorial */
	const char *sources;  /* ids of sources, separated by ';' */
};

struct rungs_thing {
	enum rungs_kind kind;
	const char *id;
	const char *name;   /* a role's title, a fact's statement … */
	const char *detail; /* what tells it apart in a list, or NULL */
	const char *group;  /* heading under which a list shows it, or NULL */
	int roles; /* that are of it or ask it, RUNGS_UNKNOWN where none can */
};

struct rungs_things {
	size_t count;
	struct rungs_thing *at;
	void *memory;
};

/* Everything of a kind, in the atlas's own order, grouped.  An atlas without
 * any is RUNGS_OK and a count of 0. */
enum rungs_status rungs_list(struct rungs_atlas *atlas, enum rungs_kind kind,
			     struct rungs_things *out,
			     struct rungs_error *error);

/* The conditions that one may not want: those that no interest is made of and of
 * which some role has much. */
enum rungs_status rungs_hardships(struct rungs_atlas *atlas,
				  struct rungs_things *out,
				  struct rungs_error *error);

/* The tracks in which a specialization has roles, which are counted. */
enum rungs_status rungs_tracks_of(struct rungs_atlas *atlas,
				  const char *specialization,
				  struct rungs_things *out,
				  struct rungs_error *error);

/* What a name means: ID or KIND/ID, or in the place of an id the address that a
 * classification gives it, or that address's last part.  A bare id may be
 * shared by several kinds: all are listed, in the order of the kinds.
 * RUNGS_NOT_FOUND if there is none; then out holds the nearest names instead,
 * best first, at most five. */
enum rungs_status rungs_find(struct rungs_atlas *atlas, const char *name,
			     struct rungs_things *out,
			     struct rungs_error *error);

void rungs_things_release(struct rungs_things *things);

#endif
