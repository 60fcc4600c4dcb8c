#include "slow_asked.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/advert.h"

enum { SHORTEST = 3 };

static bool begins(const struct slow_word *word, const struct query_form *form)
{
	return word->size >= form->size &&
	       memcmp(word->text, form->text, form->size) == 0;
}

static bool is_short(const struct query_form *form)
{
	int letters = 0;

	for (size_t i = 0; i < form->size; i++)
		letters += ((unsigned char)form->text[i] & 0xC0) != 0x80;
	return letters < SHORTEST;
}

static void like_at_least(struct likeness *like, float quality, bool names_only)
{
	if (quality > like->named)
		like->named = quality;
	if (!names_only && quality > like->bare)
		like->bare = quality;
}

/* How often terms stand anywhere. */
struct counted {
	double names, things, heads;
	const struct slow_term *term; /* if it is one */
};

static void count(struct counted *counted, const struct slow_term *term)
{
	counted->names += (double)term->names;
	counted->things += (double)term->things;
	counted->heads += (double)term->heads;
}

/* All terms of words that begin as the form does. */
static struct counted longer_read(struct asked *asked, size_t number,
				  const struct query_form *form)
{
	const struct slow_atlas *atlas = asked->atlas;
	bool names_only =
		asked->query->words[number].optional || is_short(form);
	struct counted counted = {0};
	bool *seen = calloc(atlas->term_count, sizeof(*seen));

	ck_assert_ptr_nonnull(seen);
	for (size_t i = 0; i < atlas->word_count; i++) {
		size_t term = atlas->words[i].term;

		if (seen[term] || !begins(&atlas->words[i], form))
			continue;
		seen[term] = true;
		count(&counted, &atlas->terms[term]);
		like_at_least(&asked->like[number][term], form->longer,
			      names_only);
	}
	free(seen);
	return counted;
}

/* What the word is like; its likeliest form tells how often it stands anywhere. */
static struct counted word_read(struct asked *asked, size_t number)
{
	const struct query_word *word = &asked->query->words[number];
	const struct slow_atlas *atlas = asked->atlas;
	struct counted likeliest = {0}, counted;
	float best = 0;

	for (size_t i = 0; i < word->form_count; i++) {
		const struct query_form *form = &word->forms[i];
		size_t term = slow_term_find(atlas, form->term);

		counted = (struct counted){0};
		if (term < atlas->term_count) {
			count(&counted, &atlas->terms[term]);
			counted.term = &atlas->terms[term];
			like_at_least(&asked->like[number][term], form->quality,
				      word->optional);
		}
		if (counted.things > 0 && (form->quality > best ||
					   (form->quality >= best &&
					    counted.names > likeliest.names))) {
			best = form->quality;
			likeliest = counted;
		}
		if (form->longer <= 0)
			continue;
		counted = longer_read(asked, number, form);
		if (counted.things > 0 && form->longer > best) {
			best = form->longer;
			likeliest = counted;
		}
	}
	return likeliest;
}

/* By how rare the word is, in names or, where none has it, in things. */
static double weight_of(const struct asked *asked, size_t number,
			struct counted counted)
{
	const struct slow_atlas *atlas = asked->atlas;

	if (counted.things <= 0)
		return 0;
	return (asked->query->words[number].optional ? 0.1 : 1) *
	       (counted.names > 0 ? slow_rarity(counted.names, atlas->names)
				  : slow_rarity(counted.things, atlas->bodies));
}

/* The last word is the head if it is not the only one. */
static void head_find(struct asked *asked)
{
	size_t words = 0;

	for (size_t i = 0; i < asked->query->count; i++) {
		if (asked->query->words[i].optional || asked->weight[i] <= 0)
			continue;
		asked->has_head = words++ > 0;
		asked->head = i;
	}
}

void slow_ask(struct asked *asked, struct arena *arena)
{
	const struct slow_term *terms[QUERY_WORDS];
	double ends[QUERY_WORDS];

	for (size_t i = 0; i < asked->query->count; i++) {
		struct counted counted;

		asked->like[i] =
			arena_alloc(arena, asked->atlas->term_count *
						   sizeof(**asked->like));
		ck_assert_ptr_nonnull(asked->like[i]);
		counted = word_read(asked, i);
		asked->weight[i] = weight_of(asked, i, counted);
		terms[i] = counted.term;
		ends[i] = counted.heads / (counted.names + 2);
	}
	head_find(asked);
	asked->title = UINT16_MAX;
	if (asked->query->is_advert) {
		asked->head = advert_weigh(asked->query, ends, asked->weight,
					   &asked->title);
		asked->has_head &= asked->head < QUERY_WORDS;
	}
	for (size_t i = 0; i < asked->query->count; i++) {
		if (terms[i] != NULL)
			embedding_add(&asked->embedding, &terms[i]->embedding,
				      (float)asked->weight[i]);
		asked->total += asked->weight[i];
		asked->norm += asked->weight[i] * asked->weight[i];
	}
}
