/* An atlas: one read-only SQLite file that describes a world of careers.
 *
 *	struct rungs_atlas *atlas;
 *	struct rungs_error error;
 *	if (rungs_atlas_open(&atlas, "onet.atlas", &error) != RUNGS_OK)
 *		complain(error.text);
 *	…
 *	rungs_atlas_close(atlas);
 *
 * Everything that the library hands out is a plain struct that owns its
 * memory: it outlives the atlas and is given back with its own release
 * function.  Release functions accept a zeroed or released struct.  All
 * strings are valid UTF-8; a text that the atlas does not have is NULL, a
 * whole number that it does not have is RUNGS_UNKNOWN, a figure NaN.
 *
 * What asks an atlas for a thing by its id returns RUNGS_NOT_FOUND if it has
 * none; any question may come to RUNGS_DAMAGED, RUNGS_IO or RUNGS_NO_MEMORY.
 * Unless a function says otherwise, *out is zeroed then and holds nothing.
 *
 * An atlas may be used from one thread at a time. */
#ifndef RUNGS_ATLAS_H
#define RUNGS_ATLAS_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/error.h>

#define RUNGS_UNKNOWN (-1)

struct rungs_atlas;

/* Opens the atlas in the file at path, which is somebody else's and not
 * trusted: it is read only, and refused if it is no atlas, a newer one,
 * damaged, or has an unfinished journal beside it.  A file of up to 16 MB, and
 * one that was edited since it was compiled, is looked through for damage; of a
 * larger one what is read is checked as it is read, so that the damage of a
 * place that nothing asks for is left to rungs_atlas_verify.  On RUNGS_OK *out
 * belongs to the caller; otherwise *out is NULL. */
enum rungs_status rungs_atlas_open(struct rungs_atlas **out, const char *path,
				   struct rungs_error *error);

/* Reads all of an open atlas: RUNGS_DAMAGED if a byte of it is not what was
 * compiled or, where it was edited since, its structure is unsound. */
enum rungs_status rungs_atlas_verify(struct rungs_atlas *atlas,
				     struct rungs_error *error);

/* Opens an atlas in place, from size bytes at image, which must stay where
 * they are until the atlas is closed.  Only the header is checked: the image
 * is taken to be the caller's own. */
enum rungs_status rungs_atlas_open_image(struct rungs_atlas **out,
					 const void *image, size_t size,
					 struct rungs_error *error);

/* Opens the atlas of KPO careers that is part of the program. */
enum rungs_status rungs_atlas_open_kpo(struct rungs_atlas **out,
				       struct rungs_error *error);

/* Does a little (some 0.1 ms; at the end a millisecond for every 500 roles) of
 * what the first question of each sort would otherwise have to wait for.  For a
 * program that has nothing else to do; false once there is nothing left. */
bool rungs_atlas_warm(struct rungs_atlas *atlas);

/* Gives back what is kept for the next question, for an atlas that is not asked
 * for a while; it stays open. */
void rungs_atlas_rest(struct rungs_atlas *atlas);

/* Lets go of the memory that what was read of the atlas of KPO careers takes; it
 * is read from the program's file again as it is asked for.  Nothing for another
 * atlas, of which only what SQLite keeps is in memory. */
void rungs_atlas_page_out(struct rungs_atlas *atlas);

void rungs_atlas_close(struct rungs_atlas *atlas);

/* What an atlas says of itself. */
struct rungs_about {
	const char *name;    /* 'KPO careers' */
	const char *release; /* '2026.11' */
	const char *summary; /* or NULL */
	int schema;          /* version of its tables */
	size_t roles;        /* how many it holds */
	void *memory;
};

enum rungs_status rungs_about_get(struct rungs_atlas *atlas,
				  struct rungs_about *out,
				  struct rungs_error *error);
void rungs_about_release(struct rungs_about *about);

/* The newest schema version that this library reads. */
int rungs_schema_version(void);

#endif
