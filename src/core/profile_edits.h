/* Edits of a profile in the making. */
#ifndef RUNGS_PROFILE_EDITS_H
#define RUNGS_PROFILE_EDITS_H

#include <rungs/profile.h>

#include "arena.h"

/* After a first failure the rest do nothing. */
struct edits {
	struct arena *arena;
	struct rungs_edits *out;
	struct rungs_error *error;
	enum rungs_status status;
};

void edits_begin(struct edits *edits, struct rungs_edits *out,
		 struct rungs_error *error);
enum rungs_status edits_finish(struct edits *edits);

/* The record's texts are copied. */
void edits_put(struct edits *edits, const struct rungs_record *record);
void edits_remove(struct edits *edits, const struct rungs_record *record);

#endif
