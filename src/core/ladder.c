#include <rungs/ladder.h>

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "shapes.h"

struct move_row {
	int number;
	const char *from, *to;
	struct rungs_ladder_move move;
};

static const struct field move_fields[] = {
	INT(move_row, number),
	TEXT(move_row, from),
	TEXT(move_row, to),
	TEXT(move_row, move.kind),
	TEXT(move_row, move.commonness),
	INT(move_row, move.years_min),
	INT(move_row, move.years_max),
	BOOL(move_row, move.doubtful),
	TEXT(move_row, move.basis.evidence),
	TEXT(move_row, move.basis.sources),
};
static const struct shape move_shape = SHAPE(move_row, move_fields);

/* A role's id and where it stands among the ladder's roles. */
struct place {
	const char *id;
	size_t role;
};

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct place *)a)->id,
		      ((const struct place *)b)->id);
}

static int by_number(const void *a, const void *b)
{
	return ((const struct move_row *)a)->number -
	       ((const struct move_row *)b)->number;
}

/* Zeroed room for count and one more; NULL with the reader's status set. */
static void *room_for(struct reader *reader, size_t count, size_t size)
{
	void *room = arena_alloc(reader->arena, (count + 1) * size);

	if (room == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	return room;
}

static const char *text_or_empty(const char *text)
{
	return text != NULL ? text : "";
}

/* The index of what has the id among refs, to which it is added if it is new. */
static size_t ref_place(struct rungs_ref *refs, size_t *count,
			const struct rungs_ref *ref)
{
	size_t i = 0;

	while (i < *count &&
	       strcmp(text_or_empty(refs[i].id), text_or_empty(ref->id)) != 0)
		i++;
	if (i == *count)
		refs[(*count)++] = *ref;
	return i;
}

static bool of_one_track(const struct rungs_ladder *ladder)
{
	for (size_t i = 1; i < ladder->role_count; i++)
		if (strcmp(text_or_empty(ladder->roles[i].brief.track.id),
			   text_or_empty(ladder->roles[0].brief.track.id)) != 0)
			return false;
	return true;
}

/* Which of the atlas's things of a kind have roles here, in its order. */
static void columns_read(struct rungs_ladder *ladder, struct reader *reader,
			 const struct rungs_things *things)
{
	bool tracks = ladder->column_kind == RUNGS_TRACK;

	ladder->columns =
		room_for(reader, ladder->role_count, sizeof(struct rungs_ref));
	if (ladder->columns == NULL)
		return;
	for (size_t i = 0; i < things->count; i++)
		for (size_t j = 0; j < ladder->role_count; j++) {
			const struct rungs_role_brief *brief =
				&ladder->roles[j].brief;
			const struct rungs_ref *ref =
				tracks ? &brief->track : &brief->specialization;

			if (strcmp(text_or_empty(ref->id), things->at[i].id) !=
			    0)
				continue;
			ref_place(ladder->columns, &ladder->column_count, ref);
			break;
		}
	for (size_t j = 0; j < ladder->role_count; j++) {
		struct rungs_ladder_role *role = &ladder->roles[j];

		role->column = ref_place(ladder->columns, &ladder->column_count,
					 tracks ? &role->brief.track
						: &role->brief.specialization);
	}
}

struct rung {
	struct rungs_ref ref;
	int rank;
};

static int higher_first(const void *a, const void *b)
{
	const struct rung *left = a, *right = b;

	if (left->rank != right->rank)
		return left->rank > right->rank ? -1 : 1;
	return strcmp(text_or_empty(left->ref.id),
		      text_or_empty(right->ref.id));
}

static void levels_read(struct rungs_ladder *ladder, struct reader *reader)
{
	struct rung *rungs =
		room_for(reader, ladder->role_count, sizeof(*rungs));

	ladder->levels =
		room_for(reader, ladder->role_count, sizeof(struct rungs_ref));
	if (rungs == NULL || ladder->levels == NULL)
		return;
	for (size_t i = 0; i < ladder->role_count; i++) {
		const struct rungs_role_brief *brief = &ladder->roles[i].brief;
		size_t before = ladder->level_count;
		size_t at = ref_place(ladder->levels, &ladder->level_count,
				      &brief->level);

		if (at == before)
			rungs[at] = (struct rung){.ref = brief->level,
						  .rank = brief->rank};
	}
	qsort(rungs, ladder->level_count, sizeof(*rungs), higher_first);
	for (size_t i = 0; i < ladder->level_count; i++)
		ladder->levels[i] = rungs[i].ref;
	for (size_t i = 0; i < ladder->role_count; i++)
		ladder->roles[i].level =
			ref_place(ladder->levels, &ladder->level_count,
				  &ladder->roles[i].brief.level);
}

static void moves_read(struct rungs_ladder *ladder, struct reader *reader,
		       const char *specialization, const char *track)
{
	struct place *places =
		room_for(reader, ladder->role_count, sizeof(*places));
	struct move_row *rows;
	size_t count;

	if (specialization != NULL)
		rows = ROWS(reader, STATEMENT_LADDER_MOVES_OF_SPECIALIZATION,
			    &move_shape, &count, specialization);
	else
		rows = ROWS(reader, STATEMENT_LADDER_MOVES, &move_shape, &count,
			    track);
	if (count > 0)
		qsort(rows, count, sizeof(*rows), by_number);
	ladder->moves = room_for(reader, count, sizeof(*ladder->moves));
	if (places == NULL || ladder->moves == NULL)
		return;
	for (size_t i = 0; i < ladder->role_count; i++)
		places[i] = (struct place){
			text_or_empty(ladder->roles[i].brief.id), i};
	qsort(places, ladder->role_count, sizeof(*places), by_id);
	for (size_t i = 0; i < count; i++) {
		const struct place from_key = {text_or_empty(rows[i].from), 0};
		const struct place to_key = {text_or_empty(rows[i].to), 0};
		const struct place *from =
			bsearch(&from_key, places, ladder->role_count,
				sizeof(*places), by_id);
		const struct place *to =
			bsearch(&to_key, places, ladder->role_count,
				sizeof(*places), by_id);

		if (from == NULL || to == NULL || from->role == to->role)
			continue;
		rows[i].move.from = from->role;
		rows[i].move.to = to->role;
		ladder->moves[ladder->move_count++] = rows[i].move;
	}
}

/* The line of work that a role is of, which becomes the subject. */
static const char *line_read(struct rungs_ladder *ladder, struct reader *reader,
			     const char *role)
{
	size_t count;
	const struct rungs_role_brief *brief =
		briefs_read(reader, STATEMENT_ROLE_BRIEF, &count, role);

	if (count == 0) {
		reader_not_found(reader, RUNGS_ROLE, role);
		return NULL;
	}
	ladder->kind = RUNGS_SPECIALIZATION;
	return brief->specialization.id;
}

static bool subject_read(struct rungs_ladder *ladder, struct reader *reader,
			 const char *id)
{
	struct rungs_thing thing;

	if (ladder->kind == RUNGS_KIND_COUNT)
		return true;
	if (!thing_read(reader, ladder->kind, id, &thing)) {
		reader_not_found(reader, ladder->kind, id);
		return false;
	}
	ladder->id = thing.id;
	ladder->name = thing.name;
	return true;
}

static void name_read(struct rungs_ladder *ladder, struct reader *reader)
{
	struct rungs_about about;

	if (reader->status != RUNGS_OK || ladder->kind != RUNGS_KIND_COUNT)
		return;
	reader->status = rungs_about_get(reader->atlas, &about, reader->error);
	if (reader->status == RUNGS_OK)
		ladder->name = arena_text(reader->arena, about.name);
	rungs_about_release(&about);
}

enum rungs_status rungs_ladder_get(struct rungs_atlas *atlas,
				   enum rungs_kind kind, const char *id,
				   struct rungs_ladder *out,
				   struct rungs_error *error)
{
	const char *arguments[ROWS_ARGUMENTS] = {0};
	struct rungs_role_brief *briefs;
	struct rungs_things things = {0};
	struct reader reader;

	memset(out, 0, sizeof(*out));
	out->kind = kind;
	reader_init(&reader, atlas, error);
	if (kind == RUNGS_ROLE)
		id = line_read(out, &reader, id);
	if (!subject_read(out, &reader, id))
		goto out;
	if (out->kind == RUNGS_SPECIALIZATION)
		arguments[0] = id;
	else if (out->kind == RUNGS_TRACK)
		arguments[1] = id;
	name_read(out, &reader);
	briefs = briefs_where(&reader, arguments, &out->role_count);
	out->roles = room_for(&reader, out->role_count, sizeof(*out->roles));
	for (size_t i = 0; out->roles != NULL && i < out->role_count; i++)
		out->roles[i].brief = briefs[i];
	if (out->roles == NULL)
		goto out;
	out->column_kind =
		of_one_track(out) ? RUNGS_SPECIALIZATION : RUNGS_TRACK;
	if (reader.status == RUNGS_OK)
		reader.status =
			rungs_list(atlas, out->column_kind, &things, error);
	if (reader.status != RUNGS_OK)
		goto out;
	columns_read(out, &reader, &things);
	levels_read(out, &reader);
	moves_read(out, &reader, arguments[0], arguments[1]);
out:
	rungs_things_release(&things);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_ladder_release(struct rungs_ladder *ladder)
{
	arena_free(ladder->memory);
	*ladder = (struct rungs_ladder){0};
}
