#include "match.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "search_fields.h"
#include "text.h"

void match_room_release(struct match_room *room)
{
	free(room->folded);
	free(room->offsets);
	free(room->spans);
	*room = (struct match_room){0};
}

/* Room for a text of that many bytes. */
static bool room_for(struct match_room *room, size_t bytes)
{
	size_t size = 4 * bytes + 1;

	if (bytes > SIZE_MAX / 256)
		return false;
	if (size <= room->size)
		return true;
	match_room_release(room);
	room->folded = malloc(size);
	room->offsets = malloc(size * sizeof(*room->offsets));
	room->spans = malloc((size / 2 + 1) * sizeof(*room->spans));
	if (room->folded == NULL || room->offsets == NULL ||
	    room->spans == NULL) {
		match_room_release(room);
		return false;
	}
	room->size = size;
	return true;
}

/* The best match of a word of the text: which word of the query, how good, and
 * how many bytes of the text's word are meant. */
struct found_word {
	size_t word;
	float quality;
	size_t size;
};

/* The first letters of all words that may match, as bits: most words of a text
 * need no closer look.  A term may have lost the first letter of 'oestrogen'. */
static uint32_t first_letters(const struct query *query)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < query->count; i++) {
		const struct query_word *word = &query->words[i];

		for (size_t j = 0; j < word->form_count; j++)
			letters |= 1u << (word->forms[j].text[0] & 31) |
				   1u << (word->forms[j].term[0] & 31);
	}
	if (letters & 1u << ('e' & 31))
		letters |= 1u << ('o' & 31) | 1u << ('a' & 31);
	return letters;
}

static struct found_word find_word(const struct query *query, uint32_t letters,
				   const char *word, size_t size)
{
	struct found_word best = {0};
	char term[SEARCH_TERM_SIZE];

	if ((letters & 1u << (word[0] & 31)) == 0)
		return best;
	search_term(term, word, size);
	for (size_t i = 0; i < query->count; i++) {
		for (size_t j = 0; j < query->words[i].form_count; j++) {
			const struct query_form *form =
				&query->words[i].forms[j];
			float quality =
				query_form_match(form, word, size, term);

			if (quality > best.quality)
				best = (struct found_word){
					i, quality,
					strcmp(form->term, term) == 0
						? size
						: form->size};
		}
	}
	return best;
}

/* Where the folded bytes stand in the text: a letter that folds to several
 * counts whole. */
static struct rungs_span span_of(const struct match_room *room, size_t start,
				 size_t size)
{
	const size_t *offsets = room->offsets;
	size_t end = start + size;

	while (offsets[end] == offsets[end - 1])
		end++;
	return (struct rungs_span){offsets[start], offsets[end]};
}

static float smaller(float a, float b)
{
	return a < b ? a : b;
}

bool match_find(struct match_room *room, struct arena *arena,
		const struct query *query, const char *text,
		struct rungs_match *match, struct match_found *found)
{
	size_t bytes = strlen(text), count = 0;
	struct found_word before, last = {0};
	uint32_t letters = first_letters(query);
	struct text_words words;
	unsigned seen = 0;

	if (!room_for(room, bytes))
		return false;
	*found = (struct match_found){0};
	words = (struct text_words){.text = text,
				    .out = room->folded,
				    .room = room->size,
				    .offsets = room->offsets};
	while (text_next_word(&words)) {
		const char *word = room->folded + words.begin;
		size_t size = words.used - words.begin;
		struct found_word here;

		if (search_is_sign(word, size))
			continue;
		here = find_word(query, letters, word, size);
		before = last;
		last = here;
		if (here.quality <= 0)
			continue;
		room->offsets[words.used] = words.end;
		room->spans[count++] = span_of(room, words.begin, here.size);
		seen |= 1u << here.word;
		if (before.quality > 0 && before.word + 1 == here.word)
			found->pairs += smaller(before.quality, here.quality);
	}
	found->words = (size_t)__builtin_popcount(seen);
	match->text = text;
	match->span_count = count;
	match->spans = arena_alloc(arena, count * sizeof(*match->spans));
	if (match->spans == NULL)
		return false;
	memcpy(match->spans, room->spans, count * sizeof(*match->spans));
	return true;
}
