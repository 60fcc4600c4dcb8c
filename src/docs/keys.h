/* The table of actions as manuals tell it: group by group. */
#ifndef RUNGS_DOCS_KEYS_H
#define RUNGS_DOCS_KEYS_H

#include <stddef.h>

#include "../tui/action.h"

/* The action told after this one, first of all the one after ACTION_NONE; and
 * ACTION_NONE after the last. */
enum action_id keys_next(enum action_id action);

/* Whether the action is the first of its group. */
bool keys_begin_group(enum action_id action);

/* Every key of an action, those of text fields last, separated by spaces. */
void keys_list(char *out, size_t size, enum action_id action);

#endif
