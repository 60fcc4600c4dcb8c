/* Moves as rows: where a role leads and where it is reached from. */
#ifndef RUNGS_MOVES_H
#define RUNGS_MOVES_H

#include <rungs/move.h>

#include "builder.h"

enum moves_end { MOVES_ON, MOVES_IN }; /* which end the rows lead to */

/* A few fields 'Ways on': one move of each kind, then the next best. */
void moves_best(struct builder *builder, const struct rungs_move *moves,
		size_t count, size_t limit);

/* A section with all of them, by kind; unlinked says why there is none. */
void moves_section(struct builder *builder, const char *heading,
		   const struct rungs_move *moves, size_t count,
		   enum moves_end end, const char *unlinked);

#endif
