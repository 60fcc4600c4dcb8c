#include "repeats.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/search_fields.h"
#include "core/text.h"

enum { TITLE_WORDS = 8 };

static const uint64_t FNV_BASIS = 0xCBF29CE484222325u,
		      FNV_PRIME = 0x100000001B3u;
static const uint64_t TITLE = 1; /* the word that stands for any title */

/* A run of words by its hash: of 64 bits, so that two that differ never meet. */
struct run {
	uint64_t hash;
	size_t text; /* in the order in which texts came */
};

struct text {
	const char *role;
	size_t number;
	const char *other; /* a role that has a run of it */
};

struct repeats {
	struct arena *arena;
	uint64_t *titles; /* hashes of their words */
	struct run *runs;
	struct text *texts;
	size_t title_count, title_room;
	size_t run_count, run_room;
	size_t text_count, text_room;
	bool sorted;
};

struct repeats *repeats_new(void)
{
	struct repeats *repeats = calloc(1, sizeof(*repeats));

	if (repeats == NULL)
		return NULL;
	repeats->arena = arena_new();
	if (repeats->arena == NULL) {
		free(repeats);
		return NULL;
	}
	return repeats;
}

void repeats_free(struct repeats *repeats)
{
	if (repeats == NULL)
		return;
	arena_free(repeats->arena);
	free(repeats->titles);
	free(repeats->runs);
	free(repeats->texts);
	free(repeats);
}

/* Room for one more, or NULL; the array stays the caller's. */
static void *room_for(void *array, size_t size, size_t count, size_t *room)
{
	void *larger;

	if (count < *room)
		return array;
	larger = realloc(array, (2 * *room + 256) * size);
	if (larger != NULL)
		*room = 2 * *room + 256;
	return larger;
}

static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ at[i]) * FNV_PRIME;
	return hash;
}

static uint64_t hash_words(const uint64_t *words, size_t count)
{
	return add_bytes(FNV_BASIS, words, count * sizeof(*words));
}

/* The hashes of a text's words, which the caller frees; NULL without memory. */
static uint64_t *words_of(const char *text, size_t *count)
{
	size_t size = 4 * strlen(text) + 1, word_size;
	char *folded = malloc(size);
	uint64_t *words = malloc(size * sizeof(*words));
	const char *rest = folded, *word;

	*count = 0;
	if (folded == NULL || words == NULL) {
		free(folded);
		free(words);
		return NULL;
	}
	text_fold(folded, size, text, NULL);
	while ((word_size = search_next_word(&rest, &word)) > 0)
		words[(*count)++] = add_bytes(FNV_BASIS, word, word_size);
	free(folded);
	return words;
}

bool repeats_add_title(struct repeats *repeats, const char *title)
{
	size_t count;
	uint64_t *words = words_of(title, &count);
	void *titles = room_for(repeats->titles, sizeof(*repeats->titles),
				repeats->title_count, &repeats->title_room);

	if (titles != NULL)
		repeats->titles = titles;
	if (titles != NULL && words != NULL && count > 0 &&
	    count <= TITLE_WORDS)
		repeats->titles[repeats->title_count++] =
			hash_words(words, count);
	free(words);
	return titles != NULL && words != NULL;
}

static int by_title(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static bool is_title(const struct repeats *repeats, const uint64_t *words,
		     size_t count)
{
	uint64_t key = hash_words(words, count);

	return repeats->title_count > 0 &&
	       bsearch(&key, repeats->titles, repeats->title_count, sizeof(key),
		       by_title) != NULL;
}

/* Puts one word in the place of every title, the longest that fits.  Returns
 * how many words are left. */
static size_t mask_titles(const struct repeats *repeats, uint64_t *words,
			  size_t count)
{
	size_t left = 0;

	for (size_t at = 0; at < count;) {
		size_t longest =
			count - at < TITLE_WORDS ? count - at : TITLE_WORDS;

		while (longest > 0 && !is_title(repeats, words + at, longest))
			longest--;
		words[left++] = longest > 0 ? TITLE : words[at];
		at += longest > 0 ? longest : 1;
	}
	return left;
}

static bool add_run(struct repeats *repeats, uint64_t hash)
{
	void *runs = room_for(repeats->runs, sizeof(*repeats->runs),
			      repeats->run_count, &repeats->run_room);

	if (runs == NULL)
		return false;
	repeats->runs = runs;
	repeats->runs[repeats->run_count++] =
		(struct run){hash, repeats->text_count - 1};
	return true;
}

bool repeats_add(struct repeats *repeats, const char *role, const char *text,
		 size_t number)
{
	size_t count = 0;
	uint64_t *words = words_of(text, &count);
	void *texts = room_for(repeats->texts, sizeof(*repeats->texts),
			       repeats->text_count, &repeats->text_room);
	bool done = words != NULL && texts != NULL;

	if (!repeats->sorted && repeats->title_count > 0)
		qsort(repeats->titles, repeats->title_count,
		      sizeof(*repeats->titles), by_title);
	repeats->sorted = true;
	if (texts != NULL) {
		const char *name = arena_text(repeats->arena, role);

		repeats->texts = texts;
		done = done && name != NULL;
		if (done)
			repeats->texts[repeats->text_count++] =
				(struct text){.role = name, .number = number};
	}
	if (done)
		count = mask_titles(repeats, words, count);
	for (size_t i = 0; done && i + REPEATS_WORDS <= count; i++)
		done = add_run(repeats, hash_words(words + i, REPEATS_WORDS));
	free(words);
	return done;
}

static int by_run(const void *left, const void *right)
{
	const struct run *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash > b->hash ? 1 : -1;
	return (a->text > b->text) - (a->text < b->text);
}

void repeats_tell(struct repeats *repeats,
		  void (*tell)(void *context, size_t number,
			       const char *other_role),
		  void *context)
{
	const struct text *first = NULL;

	if (repeats->run_count > 0)
		qsort(repeats->runs, repeats->run_count, sizeof(*repeats->runs),
		      by_run);
	for (size_t i = 0; i < repeats->run_count; i++) {
		const struct run *run = &repeats->runs[i];
		struct text *text = &repeats->texts[run->text];

		if (i == 0 || run->hash != repeats->runs[i - 1].hash)
			first = text;
		else if (strcmp(text->role, first->role) != 0)
			text->other = first->role;
	}
	for (size_t i = 0; i < repeats->text_count; i++)
		if (repeats->texts[i].other != NULL)
			tell(context, repeats->texts[i].number,
			     repeats->texts[i].other);
}
