#include "paper.h"

#include "../core/error.h"

void paper_begin(struct paper *paper)
{
	*paper = (struct paper){0};
	builder_begin(&paper->words, RUNGS_ROLE, NULL);
}

enum rungs_status paper_end(struct paper *paper, struct rungs_error *error)
{
	return paper->words.failed ? error_no_memory(error) : RUNGS_OK;
}

void paper_release(struct paper *paper)
{
	for (size_t i = 0; i < paper->count; i++)
		ladder_cut_release(&paper->rows[i].picture);
	rungs_ladder_release(&paper->ladder);
	arena_free(paper->words.arena);
	*paper = (struct paper){0};
}

void paper_add(struct paper *paper, const struct paper_row *row)
{
	struct paper_row *rows = NULL;

	if (!paper->words.failed)
		rows = arena_grow(paper->words.arena, paper->rows, paper->count,
				  sizeof(*rows));
	if (rows == NULL) {
		paper->words.failed = true;
		return;
	}
	paper->rows = rows;
	rows += paper->count++;
	*rows = *row;
	for (size_t i = 0; i < PAPER_CELLS; i++)
		rows->cells[i] =
			builder_keep(&paper->words, row->cells[i], true);
}

void paper_put(struct paper *paper, enum paper_kind kind, const char *first,
	       const char *second)
{
	paper_add(paper,
		  &(struct paper_row){.kind = kind, .cells = {first, second}});
}
