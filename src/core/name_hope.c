#include "name_hope.h"

#include <string.h>

#include "name_match.h"

/* Sums are not made in the same order here and there, nor as exactly. */
static const double ROUNDING = 1 + 1e-5;

/* Of all things of a stretch -------------------------------------------------- */

/* What all words together have of each thing's names. */
struct rough {
	float sum[STRETCH_THINGS];  /* by how well they match */
	float gain[STRETCH_THINGS]; /* by how they may stand */
	float best[STRETCH_THINGS]; /* match */
	uint8_t title[STRETCH_THINGS];
	uint16_t spots[STRETCH_THINGS];
};

static void rough_begin(struct rough *rough, size_t count, float gain)
{
	size_t lanes = stretch_lanes(count);

	memset(rough->sum, 0, lanes * sizeof(*rough->sum));
	memset(rough->best, 0, lanes * sizeof(*rough->best));
	memset(rough->title, 0, lanes * sizeof(*rough->title));
	memset(rough->spots, 0, lanes * sizeof(*rough->spots));
	for (size_t j = 0; j < stretch_lanes(count); j++)
		rough->gain[j] = gain;
}

static void word_add(struct rough *restrict rough, size_t count,
		     const struct said *restrict said, float weight)
{
	for (size_t j = 0; j < stretch_lanes(count); j++)
		rough->sum[j] += weight * said->name[j];
	for (size_t j = 0; j < stretch_lanes(count); j++)
		rough->best[j] = said->name[j] > rough->best[j]
					 ? said->name[j]
					 : rough->best[j];
	for (size_t j = 0; j < stretch_lanes(count); j++)
		rough->spots[j] |= said->spots[j];
	for (size_t j = 0; j < stretch_lanes(count); j++)
		rough->title[j] |= said->title[j];
}

/* Where the word may stand behind the one before. */
static void pair_add(struct rough *restrict rough, size_t count,
		     const struct said *restrict before,
		     const struct said *restrict said, float gain)
{
	for (size_t j = 0; j < stretch_lanes(count); j++) {
		uint32_t pairs =
			(spots_behind(before->spots[j]) & said->spots[j]) |
			(title_behind(before->title[j]) & said->title[j]);

		rough->gain[j] += pairs != 0 ? gain : 0;
	}
}

/* A name that is all of the query has one of so many words, with a word of it
 * in each place. */
static void whole_add(struct rough *restrict rough, size_t count,
		      unsigned words, float gain)
{
	unsigned last = words < TITLE_PLACES ? words : TITLE_PLACES;
	unsigned title = words < NAME_FAR ? words : NAME_FAR;
	unsigned spots = name_spots(words);
	float inexact = (float)NAME_INEXACT * gain;

	for (unsigned i = 0; i < last; i++)
		title |= title_spot(i);
	for (size_t j = 0; j < stretch_lanes(count); j++) {
		float whole = rough->best[j] >= QUALITY_EXACT ? gain : inexact;
		uint32_t title_lacks = title & ~(uint32_t)rough->title[j];
		uint32_t name_lacks = spots & ~(uint32_t)rough->spots[j];

		rough->gain[j] +=
			title_lacks == 0 || name_lacks == 0 ? whole : 0;
	}
}

/* What a word counts in the shortest name of each thing. */
static void values_make(float values[restrict STRETCH_THINGS], size_t count,
			const struct rough *restrict rough,
			const struct meaning *meaning, const float *weights)
{
	float of_title[NAME_FAR + 1] = {0}, of_name;

	memset(values, 0, stretch_lanes(count) * sizeof(*values));
	for (unsigned i = NAME_NEAR + 1; i > 0; i--) {
		uint32_t spots = name_spots(i);

		of_name = weights[1] * meaning->value[i];
		for (size_t j = 0; j < stretch_lanes(count); j++)
			values[j] = (rough->spots[j] & spots) != 0 ? of_name
								   : values[j];
	}
	for (unsigned i = 1; i <= NAME_FAR; i++)
		of_title[i] = weights[0] * meaning->value[i];
	for (size_t j = 0; j < stretch_lanes(count); j++) {
		float value = of_title[rough->title[j] & NAME_FAR];

		values[j] = value > values[j] ? value : values[j];
	}
}

void names_hopes(const struct meaning *meaning, float hopes[STRETCH_THINGS])
{
	const struct stretch *stretch = &meaning->stretch;
	const float *weights =
		meaning->field_weight[search_kind_of(stretch->first)];
	float first = (float)(NAME_FIRST * meaning->weight[0]);
	float values[STRETCH_THINGS], most = weights[0], less = weights[1];
	size_t count = stretch->count;
	struct rough rough;

	rough_begin(&rough, count, stretch->words > 1 ? first : 0);
	for (size_t i = 0; i < stretch->words; i++) {
		const struct said *said = &stretch->said[i];
		float weight = (float)meaning->weight[i];

		word_add(&rough, count, said, weight);
		if (i > 0)
			pair_add(&rough, count, said - 1, said,
				 (float)NAME_PAIR * weight);
	}
	for (size_t i = meaning->whole.least; i <= meaning->whole.most; i++)
		whole_add(&rough, count, (unsigned)i,
			  (float)(NAME_WHOLE * meaning->total));
	values_make(values, count, &rough, meaning, weights);
	for (size_t j = 0; j < stretch_lanes(count); j++)
		hopes[j] =
			(float)ROUNDING *
			(rough.sum[j] * values[j] +
			 rough.gain[j] * (rough.title[j] != 0 ? most : less));
}

/* Of one ---------------------------------------------------------------------- */

/* What names of some length may have of the words so far. */
struct hoped {
	size_t words;
	unsigned spots, exact, last; /* places: of all words, of those that are
					just as typed; of the word before */
	double sum, gain;
};

/* A word that may stand in some places, of which those behind the word before
 * are given. */
static void hoped_add(struct hoped *hoped, const struct meaning *meaning,
		      size_t word, size_t slot, unsigned spots, bool paired)
{
	double quality = (double)meaning->stretch.said[word].name[slot];
	double weight = meaning->weight[word];

	hoped->last = spots;
	if (spots == 0)
		return;
	hoped->words++;
	hoped->spots |= spots;
	if (quality >= (double)QUALITY_EXACT)
		hoped->exact |= spots;
	hoped->sum += weight * quality;
	if (paired)
		hoped->gain += NAME_PAIR * weight;
	if (word == 0 && meaning->query.count > 1)
		hoped->gain += NAME_FIRST * weight;
}

/* The most that a name with them can be worth, which is whole if there are words
 * in all of some places. */
static double hoped_worth(const struct hoped *hoped,
			  const struct meaning *meaning, size_t length,
			  unsigned whole)
{
	double gain = hoped->gain;

	if (whole != 0 && hoped->words >= meaning->whole.least &&
	    (hoped->spots & whole) == whole)
		gain += NAME_WHOLE * meaning->total *
			((hoped->exact & whole) == whole ? 1 : NAME_INEXACT);
	return (hoped->sum * (double)meaning->value[length] + gain) * ROUNDING;
}

/* Whether a name of so many words can be all of the query. */
static bool may_be_whole(const struct meaning *meaning, size_t least,
			 size_t most)
{
	return least <= meaning->whole.most && most >= meaning->whole.least;
}

static double title_hope(const struct meaning *meaning, size_t slot)
{
	struct hoped hoped = {0};
	unsigned whole = 0;
	size_t length = 0;

	for (size_t i = 0; i < meaning->query.count; i++) {
		unsigned title = meaning->stretch.said[i].title[slot];

		hoped_add(&hoped, meaning, i, slot, title & ~(unsigned)NAME_FAR,
			  (title_behind(hoped.last) & title) != 0);
		length |= title & NAME_FAR;
	}
	for (unsigned i = 0;
	     may_be_whole(meaning, length, length) && i < length; i++)
		whole |= title_spot(i);
	return hoped_worth(&hoped, meaning, length, whole);
}

/* Of other names of one length; longer ones than are told apart are one. */
static double length_hope(const struct meaning *meaning, size_t slot,
			  unsigned length)
{
	unsigned longest = length > NAME_NEAR ? NAME_FAR : length;
	unsigned all = name_spots(length);
	struct hoped hoped = {0};

	for (size_t i = 0; i < meaning->query.count; i++) {
		unsigned spots = meaning->stretch.said[i].spots[slot] & all;

		hoped_add(&hoped, meaning, i, slot, spots,
			  (spots_behind(hoped.last) & spots) != 0);
	}
	return hoped_worth(&hoped, meaning, length,
			   may_be_whole(meaning, length, longest) ? all : 0);
}

double names_hope(const struct meaning *meaning, size_t slot)
{
	const float *weights =
		meaning->field_weight[search_kind_of(meaning->stretch.first)];
	double most = (double)weights[0] * title_hope(meaning, slot), hope;
	unsigned spots = 0;

	for (size_t i = 0; i < meaning->query.count; i++)
		spots |= meaning->stretch.said[i].spots[slot];
	for (unsigned length = 1; length <= NAME_NEAR + 1; length++) {
		if ((spots & name_spots(length)) == 0)
			continue;
		hope = (double)weights[1] * length_hope(meaning, slot, length);
		if (hope > most)
			most = hope;
	}
	return most;
}
