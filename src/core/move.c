#include <rungs/move.h>

#include <string.h>

#include "error.h"
#include "shapes.h"

/* A move as it is read: what needs a second look beside it. */
struct move_row {
	struct rungs_move move;
	const char *certifications;
};

#define MOVE_FIELDS(type, of)                                                  \
	REF(type, of move.from), REF(type, of move.to),                        \
		REF(type, of move.other_level),                                \
		REF(type, of move.other_specialization),                       \
		REF(type, of move.other_track), TEXT(type, of move.kind),      \
		INT(type, of move.level_change), INT(type, of move.years_min), \
		INT(type, of move.years_max), TEXT(type, of move.commonness),  \
		TEXT(type, of certifications),                                 \
		TEXT(type, of move.relatedness), TEXT(type, of move.note),     \
		TEXT(type, of move.doubtful),                                  \
		TEXT(type, of move.basis.evidence),                            \
		TEXT(type, of move.basis.sources)

/* Of many roles: those of one together, each with the role's place in the list. */
struct role_move {
	int at;
	struct move_row row;
};

static const struct field move_fields[] = {MOVE_FIELDS(move_row, )};
static const struct shape move_shape = SHAPE_ORDERED(move_row, move_fields, 3);
static const struct field role_move_fields[] = {INT(role_move, at),
						MOVE_FIELDS(role_move, row.)};
static const struct shape role_move_shape =
	SHAPE_ORDERED(role_move, role_move_fields, 4);

/* Of a move whose roles are known. */
static const struct field between_fields[] = {
	TEXT(move_row, move.kind),           INT(move_row, move.years_min),
	INT(move_row, move.years_max),       TEXT(move_row, move.commonness),
	TEXT(move_row, certifications),      TEXT(move_row, move.relatedness),
	TEXT(move_row, move.note),           TEXT(move_row, move.doubtful),
	TEXT(move_row, move.basis.evidence), TEXT(move_row, move.basis.sources),
};
static const struct shape between_shape = SHAPE(move_row, between_fields);

/* As much of a move as a preview shows. */
static const struct field ahead_fields[] = {
	REF(rungs_move, to),           TEXT(rungs_move, kind),
	INT(rungs_move, level_change), INT(rungs_move, years_min),
	INT(rungs_move, years_max),    TEXT(rungs_move, commonness),
	TEXT(rungs_move, doubtful),    TEXT(rungs_move, basis.evidence),
};
static const struct shape ahead_shape =
	SHAPE_ORDERED(rungs_move, ahead_fields, 3);

static struct rungs_move move_of(struct reader *reader,
				 const struct move_row *row)
{
	struct rungs_move move = row->move;

	if (row->certifications != NULL)
		move.certifications = refs_of_ids(reader, RUNGS_CERTIFICATION,
						  row->certifications);
	return move;
}

static struct rungs_move *moves_read(struct reader *reader, const char *role,
				     size_t *count, enum statement which)
{
	struct rungs_move *moves;
	struct move_row *rows;

	rows = ROWS(reader, which, &move_shape, count, role);
	moves = arena_alloc(reader->arena, *count * sizeof(*moves));
	if (moves == NULL)
		*count = 0;
	for (size_t i = 0; i < *count; i++)
		moves[i] = move_of(reader, &rows[i]);
	return moves;
}

void moves_give(struct reader *reader, const char *list,
		struct rungs_role *roles)
{
	size_t count;
	struct role_move *rows = ROWS(reader, STATEMENT_COMPARED_MOVES,
				      &role_move_shape, &count, list);
	struct rungs_move *all =
		arena_alloc(reader->arena, count * sizeof(*all));

	if (all == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; all != NULL && i < count; i++) {
		struct rungs_role *role = &roles[rows[i].at];

		all[i] = move_of(reader, &rows[i].row);
		if (role->leads_count++ == 0)
			role->leads_to = &all[i];
	}
}

struct rungs_move *moves_from(struct reader *reader, const char *role,
			      size_t *count)
{
	return moves_read(reader, role, count, STATEMENT_MOVES_FROM);
}

struct rungs_move *moves_ahead(struct reader *reader, const char *role,
			       size_t *count)
{
	return ROWS(reader, STATEMENT_MOVES_AHEAD, &ahead_shape, count, role);
}

struct rungs_move *moves_to(struct reader *reader, const char *role,
			    size_t *count)
{
	return moves_read(reader, role, count, STATEMENT_MOVES_TO);
}

int move_rank(const struct rungs_move *move)
{
	static const char *const words[MOVE_RANKS - 1] = {"common", "possible",
							  "rare"};
	int rank = 0;

	while (rank < MOVE_RANKS - 1 &&
	       (move->commonness == NULL ||
		strcmp(move->commonness, words[rank]) != 0))
		rank++;
	return rank;
}

void moves_order(struct reader *reader, struct rungs_move *moves, size_t count)
{
	struct rungs_move *before;
	size_t placed = 0;

	if (reader->status != RUNGS_OK || count < 2)
		return;
	before = arena_alloc(reader->arena, count * sizeof(*before));
	if (before == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	memcpy(before, moves, count * sizeof(*before));
	for (int rank = 0; rank < MOVE_RANKS; rank++)
		for (size_t i = 0; i < count; i++)
			if (move_rank(&before[i]) == rank)
				moves[placed++] = before[i];
}

bool move_between(struct reader *reader, const struct rungs_role *from,
		  const struct rungs_role *to, struct rungs_move *out)
{
	const struct rungs_role_brief *far = &to->brief;
	struct move_row *row;
	size_t count;

	row = ROWS(reader, STATEMENT_MOVE_BETWEEN, &between_shape, &count,
		   from->brief.id, far->id, from->occupation.id,
		   to->occupation.id);
	if (count == 0)
		return false;
	*out = row->move;
	out->from = (struct rungs_ref){from->brief.id, from->brief.title};
	out->to = (struct rungs_ref){far->id, far->title};
	out->other_level = far->level;
	out->other_specialization = far->specialization;
	out->other_track = far->track;
	out->level_change = far->rank - from->brief.rank;
	out->certifications =
		refs_of_ids(reader, RUNGS_CERTIFICATION, row->certifications);
	return reader->status == RUNGS_OK;
}
