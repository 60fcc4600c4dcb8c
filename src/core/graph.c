#include "graph.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"

/* The bytes: how many roles, moves and first steps; of each role where its moves
 * begin, and where the last end; of each move, by member, where it leads, years,
 * effort, evidence and whether it is rare; of each role what it asks and its pay;
 * first steps one after the other, likewise by member.  The lowest byte first. */
enum {
	HEAD = 12,
	OF_MOVE = 4 + 2 + 2 + 1 + 1,
	OF_ROLE = 4 + 2 + 8,
	OF_ENTRY = 4 + 2 + 1 + 1
};

static const char *const evidence_words[] = {
	[GRAPH_OBSERVED] = "observed",
	[GRAPH_PUBLISHED] = "published",
	[GRAPH_DERIVED] = "derived",
	[GRAPH_EDITORIAL] = "editorial",
};

enum graph_evidence graph_evidence_of(const char *word)
{
	enum graph_evidence evidence = GRAPH_OBSERVED;

	while (evidence < GRAPH_EDITORIAL &&
	       (word == NULL || strcmp(word, evidence_words[evidence]) != 0))
		evidence++;
	return evidence;
}

const char *graph_evidence_word(enum graph_evidence evidence)
{
	return evidence_words[evidence];
}

static void put(unsigned char **at, uint64_t value, int size)
{
	for (int i = 0; i < size; i++)
		*(*at)++ = (unsigned char)(value >> (8 * i));
}

static uint64_t take(const unsigned char **at, int size)
{
	uint64_t value = 0;

	for (int i = 0; i < size; i++)
		value |= (uint64_t) * (*at)++ << (8 * i);
	return value;
}

static size_t bytes_of(const struct graph *graph)
{
	return HEAD + 4 + graph->role_count * OF_ROLE +
	       graph->move_count * OF_MOVE + graph->entry_count * OF_ENTRY;
}

static void entry_put(unsigned char **at, const struct graph_entry *entry)
{
	put(at, entry->role, 4);
	put(at, entry->education, 2);
	put(at, entry->evidence, 1);
	put(at, entry->rare, 1);
}

unsigned char *graph_write(const struct graph *graph, size_t *size)
{
	unsigned char *bytes, *at;

	*size = bytes_of(graph);
	bytes = at = malloc(*size);
	if (bytes == NULL)
		return NULL;
	put(&at, graph->role_count, 4);
	put(&at, graph->move_count, 4);
	put(&at, graph->entry_count, 4);
	for (size_t i = 0; i <= graph->role_count; i++)
		put(&at, graph->first[i], 4);
	for (size_t i = 0; i < graph->move_count; i++)
		put(&at, graph->moves[i].to, 4);
	for (size_t i = 0; i < graph->move_count; i++)
		put(&at, graph->moves[i].years, 2);
	for (size_t i = 0; i < graph->move_count; i++)
		put(&at, graph->moves[i].effort, 2);
	for (size_t i = 0; i < graph->move_count; i++)
		put(&at, graph->moves[i].evidence, 1);
	for (size_t i = 0; i < graph->move_count; i++)
		put(&at, graph->moves[i].rare, 1);
	for (size_t i = 0; i < graph->role_count; i++)
		put(&at, graph->asked[i], 2);
	for (size_t i = 0; i < graph->role_count; i++) {
		uint64_t bits;

		memcpy(&bits, &graph->pay[i], sizeof(bits));
		put(&at, bits, 8);
	}
	for (size_t i = 0; i < graph->entry_count; i++)
		entry_put(&at, &graph->entries[i]);
	return bytes;
}

static bool first_read(struct graph *graph, uint32_t *first,
		       const unsigned char **at)
{
	for (size_t i = 0; i <= graph->role_count; i++) {
		first[i] = (uint32_t)take(at, 4);
		if (i > 0 && first[i] < first[i - 1])
			return false;
	}
	return first[0] == 0 && first[graph->role_count] == graph->move_count;
}

static bool moves_read(struct graph *graph, struct graph_move *moves,
		       const unsigned char **at)
{
	bool good = true;

	for (size_t i = 0; i < graph->move_count; i++) {
		moves[i].to = (uint32_t)take(at, 4);
		good = good && moves[i].to < graph->role_count;
	}
	for (size_t i = 0; i < graph->move_count; i++) {
		moves[i].years = (uint16_t)take(at, 2);
		good = good && moves[i].years <= 2 * GRAPH_YEARS_MOST;
	}
	for (size_t i = 0; i < graph->move_count; i++)
		moves[i].effort = (uint16_t)take(at, 2);
	for (size_t i = 0; i < graph->move_count; i++) {
		moves[i].evidence = (uint8_t)take(at, 1);
		good = good && moves[i].evidence <= GRAPH_EDITORIAL;
	}
	for (size_t i = 0; i < graph->move_count; i++)
		moves[i].rare = take(at, 1) != 0;
	return good;
}

static void roles_read(struct graph *graph, uint16_t *asked, double *pay,
		       const unsigned char **at)
{
	for (size_t i = 0; i < graph->role_count; i++)
		asked[i] = (uint16_t)take(at, 2);
	for (size_t i = 0; i < graph->role_count; i++) {
		uint64_t bits = take(at, 8);

		memcpy(&pay[i], &bits, sizeof(bits));
	}
}

static bool entries_read(struct graph *graph, struct graph_entry *entries,
			 const unsigned char **at)
{
	uint32_t before = 0;
	bool good = true;

	for (size_t i = 0; i < graph->entry_count; i++) {
		struct graph_entry *entry = &entries[i];

		entry->role = (uint32_t)take(at, 4);
		entry->education = (uint16_t)take(at, 2);
		entry->evidence = (uint8_t)take(at, 1);
		entry->rare = take(at, 1) != 0;
		good = good && entry->role < graph->role_count &&
		       entry->role >= before &&
		       entry->evidence <= GRAPH_EDITORIAL;
		before = entry->role;
	}
	return good;
}

enum graph_fault graph_parse(struct graph *out, struct arena *arena,
			     const unsigned char *bytes, size_t size)
{
	const unsigned char *at = bytes;
	struct graph graph = {0};
	struct graph_entry *entries;
	struct graph_move *moves;
	uint32_t *first;
	uint16_t *asked;
	double *pay;

	*out = graph;
	if (bytes == NULL || size < HEAD)
		return GRAPH_DAMAGED;
	graph.role_count = (size_t)take(&at, 4);
	graph.move_count = (size_t)take(&at, 4);
	graph.entry_count = (size_t)take(&at, 4);
	if (graph.role_count > GRAPH_ROLES_MOST || graph.move_count > size ||
	    graph.entry_count > size || bytes_of(&graph) != size)
		return GRAPH_DAMAGED;
	first = arena_alloc(arena, (graph.role_count + 1) * sizeof(*first));
	moves = arena_alloc(arena, graph.move_count * sizeof(*moves));
	asked = arena_alloc(arena, graph.role_count * sizeof(*asked));
	pay = arena_alloc(arena, graph.role_count * sizeof(*pay));
	entries = arena_alloc(arena, graph.entry_count * sizeof(*entries));
	if (first == NULL || moves == NULL || asked == NULL || pay == NULL ||
	    entries == NULL)
		return GRAPH_NO_MEMORY;
	if (!first_read(&graph, first, &at) || !moves_read(&graph, moves, &at))
		return GRAPH_DAMAGED;
	roles_read(&graph, asked, pay, &at);
	if (!entries_read(&graph, entries, &at))
		return GRAPH_DAMAGED;
	graph.first = first;
	graph.moves = moves;
	graph.asked = asked;
	graph.pay = pay;
	graph.entries = entries;
	*out = graph;
	return GRAPH_WHOLE;
}

struct graph_kept {
	struct arena *arena;
	struct graph graph;
};

void graph_free(struct graph_kept *kept)
{
	if (kept == NULL)
		return;
	arena_free(kept->arena);
	free(kept);
}

static enum graph_fault row_parse(sqlite3_stmt *row, struct graph_kept **out)
{
	struct graph_kept *kept = calloc(1, sizeof(*kept));
	enum graph_fault fault = GRAPH_NO_MEMORY;

	if (kept != NULL)
		kept->arena = arena_new();
	if (kept != NULL && kept->arena != NULL)
		fault = graph_parse(&kept->graph, kept->arena,
				    sqlite3_column_blob(row, 0),
				    (size_t)sqlite3_column_bytes(row, 0));
	if (fault == GRAPH_WHOLE)
		*out = kept;
	else
		graph_free(kept);
	return fault;
}

static void keep(struct reader *reader)
{
	enum graph_fault fault = GRAPH_DAMAGED;
	sqlite3_stmt *row;
	int step;

	reader->status = connection_statement(reader->atlas, STATEMENT_GRAPH,
					      &row, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	step = sqlite3_step(row);
	if (step == SQLITE_ROW)
		fault = row_parse(row, &reader->atlas->graph);
	else if (step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(row);
	if (reader->status != RUNGS_OK || fault == GRAPH_WHOLE)
		return;
	reader->status =
		fault == GRAPH_NO_MEMORY
			? error_no_memory(reader->error)
			: error_set(reader->error, RUNGS_DAMAGED,
				    "The atlas is damaged: its moves cannot "
				    "be read; compile or import it anew.");
}

void graph_read(struct reader *reader, struct graph *out)
{
	*out = (struct graph){0};
	if (reader->status == RUNGS_OK && reader->atlas->graph == NULL)
		keep(reader);
	if (reader->status == RUNGS_OK)
		*out = reader->atlas->graph->graph;
}
