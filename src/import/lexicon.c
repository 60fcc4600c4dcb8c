#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "core/search_term.h"
#include "texts.h"

/* Texts of words or terms, and an entry for each. */
struct list {
	struct texts *texts;
	struct lexicon_entry *at;
	size_t room;
};

struct lexicon {
	struct list words, terms;
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lexicon = calloc(1, sizeof(*lexicon));

	if (lexicon == NULL)
		return NULL;
	lexicon->words.texts = texts_new();
	lexicon->terms.texts = texts_new();
	if (lexicon->words.texts == NULL || lexicon->terms.texts == NULL) {
		lexicon_free(lexicon);
		return NULL;
	}
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	texts_free(lexicon->words.texts);
	texts_free(lexicon->terms.texts);
	free(lexicon->words.at);
	free(lexicon->terms.at);
	free(lexicon);
}

/* The entry of a text; a new one is zeroed but for the text.  NULL without
 * memory. */
static struct lexicon_entry *entry_of(struct list *list, const char *text,
				      size_t size)
{
	size_t count = texts_count(list->texts);
	uint32_t number = texts_put(list->texts, text, size);

	if (count == list->room) {
		size_t room = 2 * list->room + 1024;
		struct lexicon_entry *at =
			realloc(list->at, room * sizeof(*at));

		if (at == NULL)
			return NULL;
		list->at = at;
		list->room = room;
	}
	if (number == 0)
		return NULL;
	if (number > count)
		list->at[number - 1] = (struct lexicon_entry){
			.text = texts_at(list->texts, number)};
	return &list->at[number - 1];
}

/* The number of a word's term; 0 without memory. */
static uint32_t term_of(struct lexicon *lexicon, const char *word, size_t size)
{
	char term[SEARCH_TERM_SIZE];
	const struct lexicon_entry *entry =
		entry_of(&lexicon->terms, term, search_term(term, word, size));

	return entry != NULL ? (uint32_t)(entry - lexicon->terms.at) + 1 : 0;
}

uint32_t lexicon_use(struct lexicon *lexicon, const char *word, size_t size)
{
	struct lexicon_entry *entry = entry_of(&lexicon->words, word, size);

	if (entry == NULL)
		return 0;
	if (entry->uses++ == 0)
		entry->term = term_of(lexicon, word, size);
	return entry->term;
}

static int by_text(const void *left, const void *right)
{
	const struct lexicon_entry *a = left, *b = right;

	return strcmp(a->text, b->text);
}

uint32_t *lexicon_sort(struct lexicon *lexicon)
{
	struct lexicon_entry *terms = lexicon->terms.at;
	size_t count = texts_count(lexicon->terms.texts);
	size_t words = texts_count(lexicon->words.texts);
	uint32_t *numbers = malloc((count + 1) * sizeof(*numbers));

	if (numbers == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++)
		terms[i].term = (uint32_t)i + 1;
	if (count > 0)
		qsort(terms, count, sizeof(*terms), by_text);
	numbers[0] = 0;
	for (size_t i = 0; i < count; i++)
		numbers[terms[i].term] = (uint32_t)i + 1;
	for (size_t i = 0; i < words; i++)
		lexicon->words.at[i].term = numbers[lexicon->words.at[i].term];
	/* The texts keep their own numbers; nothing is put any more. */
	return numbers;
}

const struct lexicon_entry *lexicon_words(const struct lexicon *lexicon,
					  size_t *count)
{
	*count = texts_count(lexicon->words.texts);
	return lexicon->words.at;
}

const struct lexicon_entry *lexicon_terms(const struct lexicon *lexicon,
					  size_t *count)
{
	*count = texts_count(lexicon->terms.texts);
	return lexicon->terms.at;
}
