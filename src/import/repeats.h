/* Runs of words that stand in the texts of two roles: what fits two roles says
 * nothing of either. */
#ifndef RUNGS_REPEATS_H
#define RUNGS_REPEATS_H

#include <stdbool.h>
#include <stddef.h>

#define REPEATS_WORDS 8 /* of a run */

struct repeats;

/* NULL without memory. */
struct repeats *repeats_new(void);
void repeats_free(struct repeats *repeats);

/* A title of a role: wherever it stands it counts as one and the same word.
 * All titles come before the first text. */
bool repeats_add_title(struct repeats *repeats, const char *title);

/* A text of a role; the number is the caller's own and comes back.  False
 * without memory, like repeats_add_title. */
bool repeats_add(struct repeats *repeats, const char *role, const char *text,
		 size_t number);

/* Calls tell, in the order of texts, for each that shares a run with an
 * earlier text of another role, once a text. */
void repeats_tell(struct repeats *repeats,
		  void (*tell)(void *context, size_t number,
			       const char *other_role),
		  void *context);

#endif
