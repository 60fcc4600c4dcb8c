#include "role_words.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "shapes.h"

/* A word by its id. */
struct word {
	struct rungs_ref ref;
	int place;       /* in the atlas's order */
	int rank, scale; /* of a level */
};

struct words {
	size_t count;
	struct word *at; /* in the order of ids */
};

struct role_words {
	struct words lines, tracks, levels;
};

static int by_id(const void *left, const void *right)
{
	const struct word *a = left, *b = right;

	return strcmp(a->ref.id, b->ref.id);
}

static struct words words_read(struct reader *reader, enum statement which)
{
	static const struct field fields[] = {REF(word, ref), INT(word, place),
					      INT(word, rank),
					      INT(word, scale)};
	static const struct shape shape = SHAPE(word, fields);
	struct words words;
	size_t known = 0;

	words.at = ROWS(reader, which, &shape, &words.count, NULL);
	for (size_t i = 0; i < words.count; i++)
		if (words.at[i].ref.id != NULL)
			words.at[known++] = words.at[i];
	words.count = known;
	if (known > 0)
		qsort(words.at, known, sizeof(*words.at), by_id);
	return words;
}

static const struct word *word_of(const struct words *words, const char *id)
{
	const struct word wanted = {.ref.id = id};

	return id != NULL && words->count > 0
		       ? bsearch(&wanted, words->at, words->count,
				 sizeof(wanted), by_id)
		       : NULL;
}

/* NULL after a failure. */
static const struct role_words *role_words(struct reader *reader)
{
	struct role_words *words = reader->words;

	if (words != NULL || reader->status != RUNGS_OK)
		return words;
	words = arena_alloc(reader->arena, sizeof(*words));
	if (words == NULL) {
		reader->status = error_no_memory(reader->error);
		return NULL;
	}
	words->lines = words_read(reader, STATEMENT_WORDED_LINES);
	words->tracks = words_read(reader, STATEMENT_WORDED_TRACKS);
	words->levels = words_read(reader, STATEMENT_WORDED_LEVELS);
	reader->words = words;
	return words;
}

void role_words_read(struct reader *reader)
{
	role_words(reader);
}

static bool fill(const struct role_words *words, struct worded *worded)
{
	struct rungs_role_brief *role = &worded->role;
	const struct word *line =
		word_of(&words->lines, role->specialization.id);
	const struct word *track = word_of(&words->tracks, role->track.id);
	const struct word *level = word_of(&words->levels, role->level.id);

	if (line == NULL || track == NULL || level == NULL)
		return false;
	role->specialization = line->ref;
	role->track = track->ref;
	role->level = level->ref;
	role->rank = level->rank;
	worded->line = line->place;
	worded->scale = level->scale;
	return true;
}

size_t worded_fill(struct reader *reader, void *rows, size_t count, size_t size,
		   int (*compare)(const void *, const void *))
{
	const struct role_words *words = count > 0 ? role_words(reader) : NULL;
	char *at = rows;
	size_t known = 0;

	if (words == NULL || reader->status != RUNGS_OK)
		return 0;
	for (size_t i = 0; i < count; i++) {
		char *row = at + i * size;

		if (!fill(words, (struct worded *)(void *)row))
			continue;
		if (known < i)
			memcpy(at + known * size, row, size);
		known++;
	}
	if (known > 0)
		qsort(rows, known, size, compare);
	return known;
}

int worded_compare(const void *left, const void *right)
{
	const struct worded *a = left, *b = right;

	if (a->line != b->line)
		return a->line - b->line;
	if (a->scale != b->scale)
		return a->scale - b->scale;
	if (a->role.rank != b->role.rank)
		return a->role.rank - b->role.rank;
	return a->number - b->number;
}
