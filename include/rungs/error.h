/* What went wrong: a status that a program can act on and one sentence that a
 * person can read. */
#ifndef RUNGS_ERROR_H
#define RUNGS_ERROR_H

enum rungs_status {
	RUNGS_OK,
	RUNGS_NOT_FOUND, /* no such thing; nothing is wrong with the atlas */
	RUNGS_BAD_INPUT, /* the caller's words do not make sense */
	RUNGS_NOT_ATLAS, /* the file is something else */
	RUNGS_NEWER,     /* the atlas is newer than this build can read */
	RUNGS_DAMAGED,   /* the atlas is damaged or half-written */
	RUNGS_IO,        /* the system refused to read or write */
	RUNGS_NO_MEMORY
};

/* Every function that takes one accepts NULL.  `text` is one sentence in
 * UTF-8 with its full stop, set whenever the function does not return
 * RUNGS_OK; it may hold text from outside with control characters made
 * visible. */
struct rungs_error {
	enum rungs_status status;
	char text[512];
};

#endif
