/* Kinds of skills and names of levels without a join for each: the few groups
 * and levels are read once. */
#ifndef RUNGS_SKILL_WORDS_H
#define RUNGS_SKILL_WORDS_H

#include <rungs/role.h>

#include "rows.h"

/* Gives requirements whose kind is the id of their skill's group the kind of
 * that, and the name of their level. */
void skill_words_fill(struct reader *reader, struct rungs_requirement *rows,
		      size_t count);

/* Reads them, which skill_words_fill does by itself. */
void skill_words_read(struct reader *reader);

#endif
