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
	uint8_t field, length;
	uint8_t words;      /* that it has */
	uint8_t word;       /* the last of them */
	uint16_t has;       /* words: bits */
	uint16_t places;    /* that are some word, */
	uint16_t exact;     /* and just as typed */
	uint16_t last;      /* places of the last word; */
	uint16_t before;    /* of that before it in the query */
	bool paired;        /* the last stands behind that before it */
	bool ends;          /* with the head of the query */
	float quality;      /* of the last word */
	float sum;          /* of what the words weigh */
	float squares, dot; /* of these; by how well they match */
	float bonus;
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
					   .field = (uint8_t)use->field,
					   .length = (uint8_t)use->length};
		match->found[match->count++] = use->text;
	}
	return line;
}

/* A word that the line did not have so far; words come in the query's order. */
static void line_begin(struct name_line *line, size_t word, float weight)
{
	line->before =
		line->words > 0 && line->word + 1u == word ? line->last : 0;
	line->last = 0;
	line->words++;
	line->word = (uint8_t)word;
	line->has |= (uint16_t)(1u << word);
	line->squares += weight * weight;
	line->quality = 0;
	line->paired = false;
}

static void line_add(struct name_line *line, const struct meaning *meaning,
		     const struct said_names *names, unsigned place)
{
	float weight = (float)meaning->weight[names->word];
	uint16_t bit = (uint16_t)(1u << place);

	if (line->words == 0 || line->word != names->word)
		line_begin(line, names->word, weight);
	if (names->quality > line->quality) {
		float more = weight * (names->quality - line->quality);

		line->sum += more;
		line->dot += weight * more;
		line->quality = names->quality;
	}
	if ((line->last & bit) == 0 && place < NAME_FAR) {
		if (!line->paired && (line->before << 1 & bit) != 0) {
			line->bonus += (float)PAIR * weight;
			line->paired = true;
		}
		if (place == 0 && names->word == 0 && meaning->query.count > 1)
			line->bonus += (float)FIRST * weight;
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
	double bonus = (double)line->bonus;

	if (line->words == meaning->query.count &&
	    line->length == meaning->query.count &&
	    __builtin_popcount(line->places) == line->length)
		bonus += WHOLE * meaning->total *
			 (line->exact == line->places ? 1 : INEXACT);
	return ((double)line->sum * (double)meaning->value[line->length] +
		bonus) *
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
	double norm = (double)line->squares;

	if (others > 0)
		norm += others * meaning->name_rarity;
	norm = sqrt(norm * meaning->norm);
	return (double)line->dot < norm ? (double)line->dot / norm : 1;
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
static const double ROUNDING = 1 + 1e-5;

/* What a name can gain at most that has some words. */
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
	const float *weights =
		meaning->field_weight[search_kind_of(stretch->first)];
	float by_title[NAME_FAR + 1], by_lengths[1 << NAME_LENGTHS];
	uint8_t title[STRETCH_THINGS] = {0}, lengths[STRETCH_THINGS] = {0};
	uint8_t all[STRETCH_THINGS], all_in_title[STRETCH_THINGS];
	float gain = (float)gain_of(meaning, stretch->words, meaning->total);
	float whole = gain + (float)(WHOLE * meaning->total);

	memset(all, (int)length_bit(stretch->words), sizeof(all));
	memset(all_in_title, UINT8_MAX, sizeof(all_in_title));
	memset(hopes, 0, STRETCH_THINGS * sizeof(*hopes));
	for (size_t i = 0; i < stretch->words; i++) {
		const struct said *said = &stretch->said[i];
		float weight = (float)meaning->weight[i];

		for (size_t j = 0; j < STRETCH_THINGS; j++) {
			hopes[j] += weight * said->name[j];
			title[j] |= said->title[j];
			lengths[j] |= said->lengths[j];
			all[j] &= said->lengths[j];
			all_in_title[j] &= said->title[j];
		}
	}
	for (unsigned i = 0; i <= NAME_FAR; i++)
		by_title[i] = i > 0 ? weights[0] * meaning->value[i] : 0;
	for (unsigned i = 0; i < 1u << NAME_LENGTHS; i++)
		by_lengths[i] =
			i > 0 ? weights[1] *
					meaning->value[__builtin_ctz(i) + 1]
			      : 0;
	for (size_t j = 0; j < STRETCH_THINGS; j++) {
		float value = by_title[title[j]];
		bool is_whole = all[j] != 0 || all_in_title[j] != 0;

		if (by_lengths[lengths[j]] > value)
			value = by_lengths[lengths[j]];
		hopes[j] = (float)ROUNDING *
			   (hopes[j] * value +
			    (is_whole ? whole : gain) *
				    weights[title[j] != 0 ? 0 : 1]);
	}
}

/* Words that names of some length may have. */
struct hoped {
	size_t words, exact;
	double sum, weight;
};

static void hoped_add(struct hoped *hoped, const struct meaning *meaning,
		      size_t word, size_t place)
{
	double quality = (double)meaning->stretch.said[word].name[place];

	hoped->words++;
	hoped->exact += quality >= (double)QUALITY_EXACT;
	hoped->weight += meaning->weight[word];
	hoped->sum += meaning->weight[word] * quality;
}

/* The most that a name with them can be worth. */
static double hoped_worth(const struct hoped *hoped,
			  const struct meaning *meaning, size_t length,
			  bool may_be_whole)
{
	double gain = gain_of(meaning, hoped->words, hoped->weight);

	/* 'Solo solo' is exact by one word, whatever the other is. */
	if (hoped->words == meaning->query.count && may_be_whole)
		gain += WHOLE * meaning->total *
			(hoped->exact > 0 ? 1 : INEXACT);
	return (hoped->sum * (double)meaning->value[length] + gain) * ROUNDING;
}

static double title_hope(const struct meaning *meaning, size_t place)
{
	struct hoped hoped = {0};
	size_t length = 0;

	for (size_t i = 0; i < meaning->query.count; i++) {
		const struct said *said = &meaning->stretch.said[i];

		if (said->title[place] == 0)
			continue;
		length = said->title[place];
		hoped_add(&hoped, meaning, i, place);
	}
	return hoped_worth(&hoped, meaning, length,
			   length == meaning->query.count);
}

/* Of names of one length, whose bit is given. */
static double length_hope(const struct meaning *meaning, size_t place,
			  unsigned length, unsigned bit)
{
	struct hoped hoped = {0};

	for (size_t i = 0; i < meaning->query.count; i++)
		if ((meaning->stretch.said[i].lengths[place] & bit) != 0)
			hoped_add(&hoped, meaning, i, place);
	return hoped_worth(&hoped, meaning, length,
			   length_bit(meaning->query.count) == bit);
}

/* Names of one length can have only the words that some name of that length
 * has. */
double names_hope(const struct meaning *meaning, size_t place)
{
	const float *weights =
		meaning->field_weight[search_kind_of(meaning->stretch.first)];
	double most = (double)weights[0] * title_hope(meaning, place);
	unsigned lengths = 0;

	for (size_t i = 0; i < meaning->query.count; i++)
		lengths |= meaning->stretch.said[i].lengths[place];
	for (; lengths != 0; lengths &= lengths - 1) {
		double hope = (double)weights[1] *
			      length_hope(meaning, place,
					  (unsigned)__builtin_ctz(lengths) + 1,
					  lengths & -lengths);

		if (hope > most)
			most = hope;
	}
	return most;
}
