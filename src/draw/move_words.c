#include "move_words.h"

#include <stdio.h>
#include <string.h>

#include "../page/moves.h"

static const struct kind {
	const char *id;
	char letter;
	const char *term; /* the field's own */
} kinds[] = {
	{"advancement", 'A', "advancement"},
	{"lateral", 'L', "lateral"},
	{"cross-track", 'T', "cross-track"},
	{"cross-specialization", 'S', "cross-specialization"},
	{"lateral-advancement", 'U', "lateral advancement"},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* NULL for a kind that is not in the table. */
static const struct kind *kind_named(const char *id)
{
	for (size_t i = 0; i < KINDS; i++)
		if (id != NULL && strcmp(kinds[i].id, id) == 0)
			return &kinds[i];
	return NULL;
}

char move_letter(const char *kind)
{
	const struct kind *named = kind_named(kind);

	return named != NULL ? named->letter : '?';
}

const char *move_term(const char *kind)
{
	const struct kind *named = kind_named(kind);

	return named != NULL ? named->term : kind;
}

const char *move_kind(size_t n)
{
	return n < KINDS ? kinds[n].id : NULL;
}

static void add(char *out, size_t size, const char *text)
{
	size_t used = strlen(out);

	if (text != NULL && *text != '\0')
		snprintf(out + used, size - used, "%s%s", used > 0 ? " · " : "",
			 text);
}

/* The kind and, after it, what else there is to say. */
static void words(const struct rungs_ladder_move *move, const char *kind,
		  char *out, size_t size)
{
	int min = move->years_min, max = move->years_max;
	char years[48] = "";

	if (min == RUNGS_UNKNOWN && max != RUNGS_UNKNOWN)
		snprintf(years, sizeof(years), "up to %d years", max);
	else if (min != RUNGS_UNKNOWN && max == RUNGS_UNKNOWN)
		snprintf(years, sizeof(years), "from %d years", min);
	else if (min != RUNGS_UNKNOWN && min == max)
		snprintf(years, sizeof(years), "%d %s", min,
			 min == 1 ? "year" : "years");
	else if (min != RUNGS_UNKNOWN)
		snprintf(years, sizeof(years), "%d–%d years", min, max);
	*out = '\0';
	add(out, size, kind);
	add(out, size, years);
	add(out, size, move->commonness);
	add(out, size, move->basis.evidence);
	add(out, size, move->doubtful ? "doubtful" : NULL);
}

void move_words(const struct rungs_ladder_move *move, char *out, size_t size)
{
	words(move, move_term(move->kind), out, size);
}

void move_plain_words(const struct rungs_ladder_move *move, char *out,
		      size_t size)
{
	words(move, moves_word(move->kind), out, size);
}
