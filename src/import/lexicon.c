#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/search_term.h"

enum { FIRST_ROOM = 1024 };

/* Entries by hash; slots are twice the room, a power of two, and hold places
 * counted from 1. */
struct table {
	struct lexicon_entry *at;
	uint32_t *slots;
	size_t count, room;
};

struct lexicon {
	struct arena *arena;
	struct table words, terms;
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lexicon = calloc(1, sizeof(*lexicon));

	if (lexicon != NULL)
		lexicon->arena = arena_new();
	if (lexicon == NULL || lexicon->arena == NULL) {
		free(lexicon);
		return NULL;
	}
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	free(lexicon->words.at);
	free(lexicon->words.slots);
	free(lexicon->terms.at);
	free(lexicon->terms.slots);
	arena_free(lexicon->arena);
	free(lexicon);
}

static uint64_t hash(const char *text, size_t size)
{
	uint64_t value = 0xCBF29CE484222325u;

	for (size_t i = 0; i < size; i++)
		value = (value ^ (unsigned char)text[i]) * 0x100000001B3u;
	return value;
}

static uint32_t *slot_of(const struct table *table, const char *text,
			 size_t size)
{
	size_t mask = 2 * table->room - 1;

	for (size_t at = (size_t)hash(text, size);; at++) {
		uint32_t *slot = &table->slots[at & mask];
		const char *has;

		if (*slot == 0)
			return slot;
		has = table->at[*slot - 1].text;
		if (strncmp(has, text, size) == 0 && has[size] == '\0')
			return slot;
	}
}

static bool grow(struct table *table)
{
	size_t room = table->room > 0 ? 2 * table->room : FIRST_ROOM;
	struct lexicon_entry *at =
		realloc(table->at, room * sizeof(*table->at));
	uint32_t *slots = calloc(2 * room, sizeof(*slots));

	if (at != NULL)
		table->at = at;
	if (at == NULL || slots == NULL) {
		free(slots);
		return false;
	}
	free(table->slots);
	table->slots = slots;
	table->room = room;
	for (size_t i = 0; i < table->count; i++)
		*slot_of(table, at[i].text, strlen(at[i].text)) =
			(uint32_t)i + 1;
	return true;
}

/* The place of a text, from 1; *is_new tells whether it was not there. */
static uint32_t table_put(struct table *table, struct arena *arena,
			  const char *text, size_t size, bool *is_new)
{
	uint32_t *slot;
	char *copy;

	*is_new = false;
	if (table->count == table->room && !grow(table))
		return 0;
	slot = slot_of(table, text, size);
	if (*slot != 0)
		return *slot;
	copy = arena_copy(arena, text, size);
	if (copy == NULL)
		return 0;
	*is_new = true;
	table->at[table->count++] = (struct lexicon_entry){.text = copy};
	*slot = (uint32_t)table->count;
	return *slot;
}

uint32_t lexicon_use(struct lexicon *lexicon, const char *word, size_t size)
{
	char term[SEARCH_TERM_SIZE];
	struct lexicon_entry *entry;
	bool is_new;
	uint32_t place =
		table_put(&lexicon->words, lexicon->arena, word, size, &is_new);

	if (place == 0)
		return 0;
	entry = &lexicon->words.at[place - 1];
	if (is_new) {
		size = search_term(term, word, size);
		entry->term = table_put(&lexicon->terms, lexicon->arena, term,
					size, &is_new);
	}
	entry->uses++;
	return entry->term;
}

static int by_text(const void *left, const void *right)
{
	const struct lexicon_entry *a = left, *b = right;

	return strcmp(a->text, b->text);
}

uint32_t *lexicon_sort(struct lexicon *lexicon)
{
	struct table *terms = &lexicon->terms;
	uint32_t *numbers = malloc((terms->count + 1) * sizeof(*numbers));

	if (numbers == NULL)
		return NULL;
	for (size_t i = 0; i < terms->count; i++)
		terms->at[i].term = (uint32_t)i + 1;
	if (terms->count > 0)
		qsort(terms->at, terms->count, sizeof(*terms->at), by_text);
	numbers[0] = 0;
	for (size_t i = 0; i < terms->count; i++)
		numbers[terms->at[i].term] = (uint32_t)i + 1;
	for (size_t i = 0; i < lexicon->words.count; i++)
		lexicon->words.at[i].term = numbers[lexicon->words.at[i].term];
	/* The slots no longer fit; nothing is put any more. */
	return numbers;
}

const struct lexicon_entry *lexicon_words(const struct lexicon *lexicon,
					  size_t *count)
{
	*count = lexicon->words.count;
	return lexicon->words.at;
}

const struct lexicon_entry *lexicon_terms(const struct lexicon *lexicon,
					  size_t *count)
{
	*count = lexicon->terms.count;
	return lexicon->terms.at;
}
