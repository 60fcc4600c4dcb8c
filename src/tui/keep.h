/* What a person does about a thing: has it, marks it, bookmarks it, notes
 * something.  Every function tells in said what it did, or why not; what they
 * change of the profile is one step that can be undone. */
#ifndef RUNGS_KEEP_H
#define RUNGS_KEEP_H

#include "screen.h"

/* The thing's name; its id if the atlas has none. */
void keep_name(struct rungs_atlas *atlas, const struct place *thing, char *out,
	       size_t size);

/* Puts the record into the profile, in place of the one of the same section
 * with the id `instead` unless that is NULL; or takes it out.  more: what is
 * told behind that. */
void keep_put(struct session *session, const struct rungs_record *record,
	      const char *instead, const char *more, char *said, size_t size);
void keep_take(struct session *session, const struct rungs_record *record,
	       char *said, size_t size);

/* The record with as much more of a level or of years as `by` says, told
 * likewise; what comes to none is taken out. */
void keep_step(struct session *session, const struct rungs_record *record,
	       int by, char *said, size_t size);

/* Marks the thing to be compared, or takes its mark away, in the profile too if
 * there is one. */
void keep_mark(struct session *session, const struct place *thing, char *said,
	       size_t size);

/* An empty text takes the note away. */
void keep_note(struct session *session, const struct place *thing,
	       const char *text, char *said, size_t size);

/* Carries out ACTION_BOOKMARK, _MINE, _MORE or _LESS. */
void keep_act(struct session *session, enum action_id action,
	      const struct place *thing, char *said, size_t size);

#endif
