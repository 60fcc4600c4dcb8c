/* Moves as rows: where a role leads and where it is reached from. */
#ifndef RUNGS_MOVES_H
#define RUNGS_MOVES_H

#include <rungs/move.h>

#include "builder.h"

enum moves_end { MOVES_ON, MOVES_IN }; /* which end the rows lead to */

/* A few fields 'Ways on': one move of each kind, then the next best. */
void moves_best(struct builder *builder, const struct rungs_move *moves,
		size_t count, size_t limit);

/* One move in words: 'up · 2–4 years · common · doubtful'; and all that there
 * is to say of it, a line each, its basis last.  The mark of its kind. */
const char *moves_brief(struct builder *builder, const struct rungs_move *move);
const char *moves_notes(struct builder *builder, const struct rungs_move *move,
			const char *basis);
const char *moves_mark(const struct rungs_move *move);

/* 'up' for 'advancement'; a kind that has no word is its own. */
const char *moves_word(const char *kind);

/* 'SQL 2→3', or its name alone where no level is said. */
const char *moves_gap(struct builder *builder, const struct rungs_gap *gap);

/* A section with all of them, by kind; unlinked says why there is none. */
void moves_section(struct builder *builder, const char *heading,
		   const struct rungs_move *moves, size_t count,
		   enum moves_end end, const char *unlinked);

#endif
