#include "name_match.h"

#include <math.h>
#include <string.h>

#include "error.h"

/* What a name gains whose words are the query's, stand side by side as there,
 * or begin as it does. */
static const double WHOLE = 0.9, INEXACT = 0.3, PAIR = 0.3, FIRST = 0.05;

enum { FIRST_ROOM = 256 };

/* What a name has of the query, by its words so far; places are bits. */
struct name_line {
	uint32_t thing; /* whose it is */
	unsigned field, length;
	unsigned places;       /* that are some word, */
	unsigned exact;        /* and just as typed */
	unsigned last, before; /* places of the last word; of that before it in
				  the query */
	unsigned has;          /* words: bits */
	size_t words;          /* how many */
	size_t word;           /* the last */
	bool paired;           /* it stands behind that before it */
	bool ends;             /* with the head of the query */
	float quality;         /* of it */
	double sum;            /* of what the words weigh */
	double squares, dot;   /* of these; by how well they match */
	double bonus;
};

static bool grow(struct name_match *match, struct meaning *meaning,
		 uint32_t text)
{
	size_t room = match->room > 0 ? match->room : FIRST_ROOM;
	struct name_line *lines;
	uint32_t *found;

	while (room <= text)
		room *= 2;
	lines = arena_alloc(meaning->arena, room * sizeof(*lines));
	found = arena_alloc(meaning->arena, room * sizeof(*found));
	if (lines == NULL || found == NULL) {
		meaning->reader->status =
			error_no_memory(meaning->reader->error);
		return false;
	}
	if (match->room > 0) {
		memcpy(lines, match->lines, match->room * sizeof(*lines));
		memcpy(found, match->found, match->count * sizeof(*found));
	}
	match->lines = lines;
	match->found = found;
	match->room = room;
	return true;
}

/* The line of a text; NULL without memory or if there can be no such text. */
static struct name_line *line_of(struct name_match *match,
				 struct meaning *meaning,
				 const struct name_use *use)
{
	struct name_line *line;

	if (use->text >= SEARCH_TEXTS_MOST ||
	    (use->text >= match->room && !grow(match, meaning, use->text)))
		return NULL;
	line = &match->lines[use->text];
	if (line->thing != match->thing) {
		*line = (struct name_line){.thing = match->thing,
					   .field = use->field,
					   .length = use->length};
		match->found[match->count++] = use->text;
	}
	return line;
}

/* Words come in the query's order. */
static void line_add(struct name_line *line, const struct meaning *meaning,
		     const struct said_names *names, unsigned place)
{
	double weight = meaning->weight[names->word];
	unsigned bit = 1u << place;

	if (line->words == 0 || line->word != names->word) {
		line->before = line->words > 0 && line->word + 1 == names->word
				       ? line->last
				       : 0;
		line->last = 0;
		line->words++;
		line->word = names->word;
		line->has |= 1u << names->word;
		line->squares += weight * weight;
		line->quality = 0;
		line->paired = false;
	}
	if (names->quality > line->quality) {
		double more = weight * (double)(names->quality - line->quality);

		line->sum += more;
		line->dot += weight * more;
		line->quality = names->quality;
	}
	if ((line->last & bit) == 0 && place < NAME_FAR) {
		if (!line->paired && (line->before << 1 & bit) != 0) {
			line->bonus += PAIR * weight;
			line->paired = true;
		}
		if (place == 0 && names->word == 0 && meaning->query.count > 1)
			line->bonus += FIRST * weight;
	}
	line->ends |= names->word == meaning->head && place + 1 == line->length;
	line->last |= bit;
	line->places |= bit;
	if (names->quality >= QUALITY_EXACT)
		line->exact |= bit;
}

static double line_worth(const struct name_line *line,
			 const struct meaning *meaning, enum rungs_kind kind)
{
	double bonus = line->bonus;

	if (line->words == meaning->query.count &&
	    line->length == meaning->query.count &&
	    (size_t)__builtin_popcount(line->places) == line->length)
		bonus += WHOLE * meaning->total *
			 (line->exact == line->places ? 1 : INEXACT);
	return (line->sum * (double)meaning->value[line->length] + bonus) *
	       (double)meaning->field_weight[kind][line->field];
}

double names_worth(struct name_match *match, struct meaning *meaning,
		   size_t place, uint32_t *text)
{
	const struct stretch *stretch = &meaning->stretch;
	enum rungs_kind kind = (enum rungs_kind)search_kind_of(stretch->first);
	double most = 0;

	*text = 0;
	match->thing++;
	match->count = 0;
	for (uint32_t i = stretch->names[place]; i > 0;
	     i = stretch->all_names[i - 1].next) {
		const struct said_names *names = &stretch->all_names[i - 1];
		const unsigned char *at = names->at;
		struct name_use use = {0};

		while (name_use_next(&at, names->end, &use)) {
			struct name_line *line = line_of(match, meaning, &use);

			if (line != NULL)
				line_add(line, meaning, names, use.place);
		}
	}
	for (size_t i = 0; i < match->count; i++) {
		double worth = line_worth(&match->lines[match->found[i]],
					  meaning, kind);

		if (worth > most ||
		    (worth >= most && match->found[i] < *text)) {
			most = worth;
			*text = match->found[i];
		}
	}
	return most;
}

/* The cosine of the name and the query, words weighed by how rare they are; what
 * words the query does not have are taken to be as rare as words of names are on
 * average. */
static double cosine(const struct name_line *line,
		     const struct meaning *meaning)
{
	double others =
		(double)line->length - (double)__builtin_popcount(line->places);
	double norm = line->squares;

	if (others > 0)
		norm += others * meaning->name_rarity;
	norm = sqrt(norm * meaning->norm);
	return line->dot < norm ? line->dot / norm : 1;
}

double names_near(const struct name_match *match, const struct meaning *meaning)
{
	double sum = 0;

	for (size_t i = 0; i < match->count; i++) {
		double near = cosine(&match->lines[match->found[i]], meaning);

		sum += near * near;
	}
	return log(1 + sum) / 2;
}

double names_alike(const struct name_match *match,
		   const struct meaning *meaning)
{
	double sum = 0;

	if (!meaning->has_head)
		return 0;
	for (size_t i = 0; i < meaning->query.count; i++) {
		double names = 0;

		if (i == meaning->head || meaning->query.words[i].optional)
			continue;
		for (size_t j = 0; j < match->count; j++) {
			const struct name_line *line =
				&match->lines[match->found[j]];

			names += line->ends && (line->has & 1u << i) != 0;
		}
		sum += meaning->weight[i] * names / (names + 2);
	}
	return sum / meaning->total;
}

/* Sums are not made in the same order here and there, nor as exactly. */
static const double ROUNDING = 1 + 1e-9;
static const float ROUGHLY = 1 + 1e-4f;

/* What a name is weighed by at most, by what is known of all. */
static float most_weight(const struct meaning *meaning, unsigned known)
{
	enum rungs_kind kind =
		(enum rungs_kind)search_kind_of(meaning->stretch.first);

	return meaning->field_weight[kind][known & NAME_FIRST_FIELD ? 0 : 1];
}

/* What a name can gain at most that has some words, and that has all. */
static double gain_of(const struct meaning *meaning, size_t words,
		      double weight)
{
	if (meaning->query.count == 1)
		return 0;
	return words > 1 ? (PAIR + FIRST) * weight : FIRST * weight;
}

static unsigned length_bit(size_t length)
{
	return 1u << (length < NAME_LENGTHS ? length - 1 : NAME_LENGTHS - 1);
}

void names_hopes(const struct meaning *meaning, float hopes[STRETCH_THINGS])
{
	const struct stretch *stretch = &meaning->stretch;
	float most_of[1 << (NAME_LENGTHS + 1)], whole = (float)WHOLE;
	uint8_t any[STRETCH_THINGS] = {0}, all[STRETCH_THINGS];
	uint8_t bit = (uint8_t)length_bit(stretch->words);
	float gain = (float)gain_of(meaning, stretch->words, meaning->total);

	memset(all, bit, sizeof(all));
	memset(hopes, 0, STRETCH_THINGS * sizeof(*hopes));
	for (size_t i = 0; i < stretch->words; i++) {
		const struct said *said = &stretch->said[i];
		float weight = (float)meaning->weight[i];

		for (size_t j = 0; j < STRETCH_THINGS; j++) {
			hopes[j] += weight * said->name[j];
			any[j] |= said->names[j];
			all[j] &= said->names[j];
		}
	}
	for (unsigned i = 0; i < sizeof(most_of) / sizeof(*most_of); i++)
		most_of[i] =
			meaning->value[__builtin_ctz(i | 1u << NAME_LENGTHS) +
				       1];
	whole *= (float)meaning->total;
	for (size_t j = 0; j < STRETCH_THINGS; j++)
		hopes[j] = ROUGHLY * most_weight(meaning, any[j]) *
			   (hopes[j] * most_of[any[j]] +
			    (all[j] != 0 ? gain + whole : gain));
}

/* The most that a name of so many words can be worth, whose bit is given. */
static double length_hope(const struct meaning *meaning, size_t place,
			  unsigned length, unsigned bit)
{
	size_t count = meaning->query.count, words = 0, exact = 0;
	double sum = 0, weight = 0, gain;

	for (size_t i = 0; i < count; i++) {
		const struct said *said = &meaning->stretch.said[i];

		if ((said->names[place] & bit) == 0)
			continue;
		words++;
		exact += said->name[place] >= QUALITY_EXACT;
		weight += meaning->weight[i];
		sum += meaning->weight[i] * (double)said->name[place];
	}
	gain = gain_of(meaning, words, weight);
	if (words == count && length_bit(count) == bit)
		gain += WHOLE * meaning->total * (exact == count ? 1 : INEXACT);
	return sum * (double)meaning->value[length] + gain;
}

/* Names of one length can have only the words that some name of that length
 * has. */
double names_hope(const struct meaning *meaning, size_t place)
{
	unsigned known = 0, lengths;
	double most = 0;

	for (size_t i = 0; i < meaning->query.count; i++)
		known |= meaning->stretch.said[i].names[place];
	lengths = known & ~(unsigned)NAME_FIRST_FIELD;
	for (; lengths != 0; lengths &= lengths - 1) {
		double hope = length_hope(meaning, place,
					  (unsigned)__builtin_ctz(lengths) + 1,
					  lengths & -lengths);

		if (hope > most)
			most = hope;
	}
	return most * (double)most_weight(meaning, known) * ROUNDING;
}
