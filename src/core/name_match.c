#include "name_match.h"

#include <math.h>
#include <string.h>

#include "error.h"

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
			line->bonus += (float)NAME_PAIR * weight;
			line->paired = true;
		}
		if (place == 0 && names->word == 0 && meaning->query.count > 1)
			line->bonus += (float)NAME_FIRST * weight;
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

	if ((line->has & meaning->whole.needed) == meaning->whole.needed &&
	    (line->has & ~meaning->whole.words) == 0 &&
	    line->length == line->words &&
	    __builtin_popcount(line->places) == line->length)
		bonus += NAME_WHOLE * meaning->total *
			 (line->exact == line->places ? 1 : NAME_INEXACT);
	return ((double)line->sum * (double)meaning->value[line->length] +
		bonus) *
	       (double)meaning->field_weight[kind][line->field];
}

double names_worth(struct name_match *match, struct meaning *meaning,
		   size_t slot, uint32_t *text)
{
	const struct stretch *stretch = &meaning->stretch;
	enum rungs_kind kind = (enum rungs_kind)search_kind_of(stretch->first);
	double most = 0;

	*text = 0;
	match->thing++;
	match->count = 0;
	for (uint32_t i = stretch->names[slot]; i > 0;
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

double names_ending(const struct name_match *match,
		    const struct meaning *meaning)
{
	double names = 0;

	for (size_t i = 0; meaning->has_head && i < match->count; i++)
		names += match->lines[match->found[i]].ends;
	return log(1 + names);
}

void names_count(const struct name_match *match, uint16_t named[QUERY_WORDS])
{
	memset(named, 0, QUERY_WORDS * sizeof(*named));
	for (size_t i = 0; i < match->count; i++)
		for (unsigned has = match->lines[match->found[i]].has; has != 0;
		     has &= has - 1)
			named[__builtin_ctz(has)]++;
}
