/* Latent semantic analysis: the strongest right singular vectors of a matrix of
 * roles and terms, found by subspace iteration.  A role's row is the square root
 * of how its names' words are shared out, and so one long; a column is divided
 * by the square root of how many names have the term, so that each term weighs
 * about the same.  Only as many steps are made as made search better. */
#include "embeddings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/search_fields.h"

enum { STEPS = 3, SIZE = EMBEDDING_SIZE };

/* Names that every term is taken to have besides: a term of one name says
 * little. */
static const float UNSEEN = 3;
/* What is less of the whole is rounding. */
static const double LEAST = 1e-9;

/* What a thing has of a term. */
struct entry {
	uint32_t place;
	float value;
};

struct matrix {
	const struct indexed *things;
	size_t thing_count, term_count;
	struct slice *of_term;  /* entries */
	struct slice *of_roles; /* those of a term that are of roles */
	struct entry *entries;
	size_t entry_count;
	float *words; /* of each thing's names, each word of a name once */
};

static bool is_name(const struct term_use *use)
{
	return search_fields[use->field].weight >= SEARCH_NAME_WEIGHT;
}

static int by_thing(const void *left, const void *right)
{
	const struct indexed *a = left, *b = right;

	return (a->thing > b->thing) - (a->thing < b->thing);
}

static uint32_t place_of(const struct matrix *matrix, int64_t thing)
{
	const struct indexed wanted = {.thing = thing};
	const struct indexed *found =
		bsearch(&wanted, matrix->things, matrix->thing_count,
			sizeof(wanted), by_thing);

	return (uint32_t)(found - matrix->things);
}

/* Counts for each thing the names that have the term.  Things are in order, so
 * that roles stand together. */
static void names_count(struct matrix *matrix, size_t term,
			const struct term_use *uses, size_t count)
{
	struct slice *all = &matrix->of_term[term];
	struct slice *roles = &matrix->of_roles[term];
	const struct term_use *before = NULL;
	struct entry *entry = NULL;

	all->first = roles->first = matrix->entry_count;
	for (size_t i = 0; i < count; i++) {
		const struct term_use *use = &uses[i];

		if (!is_name(use))
			continue;
		if (before == NULL || use->thing != before->thing) {
			if (search_kind_of(use->thing) == RUNGS_ROLE &&
			    roles->count++ == 0)
				roles->first = matrix->entry_count;
			entry = &matrix->entries[matrix->entry_count++];
			entry->place = place_of(matrix, use->thing);
			entry->value = 0;
		} else if (use->text == before->text) {
			continue;
		}
		entry->value++;
		matrix->words[entry->place]++;
		before = use;
	}
	all->count = matrix->entry_count - all->first;
}

/* Makes values of the counts. */
static void term_weigh(struct matrix *matrix, size_t term)
{
	struct slice all = matrix->of_term[term];
	struct slice roles = matrix->of_roles[term];
	struct entry *entries = matrix->entries;
	float names = UNSEEN;

	for (size_t i = roles.first; i < roles.first + roles.count; i++)
		names += entries[i].value;
	for (size_t i = all.first; i < all.first + all.count; i++)
		entries[i].value =
			sqrtf(entries[i].value /
			      (matrix->words[entries[i].place] * names));
}

/* things = matrix * terms, of the entries that are given for each term */
static void project(const struct matrix *matrix, const struct slice *given,
		    const struct embedding *terms, struct embedding *things)
{
	memset(things, 0, matrix->thing_count * sizeof(*things));
	for (size_t i = 1; i <= matrix->term_count; i++)
		for (size_t j = 0; j < given[i].count; j++) {
			const struct entry *entry =
				&matrix->entries[given[i].first + j];

			embedding_add(&things[entry->place], &terms[i],
				      entry->value);
		}
}

/* terms = transposed matrix * roles */
static void gather(const struct matrix *matrix, struct embedding *terms,
		   const struct embedding *things)
{
	memset(terms, 0, (matrix->term_count + 1) * sizeof(*terms));
	for (size_t i = 1; i <= matrix->term_count; i++) {
		struct slice roles = matrix->of_roles[i];

		for (size_t j = 0; j < roles.count; j++) {
			const struct entry *entry =
				&matrix->entries[roles.first + j];

			embedding_add(&terms[i], &things[entry->place],
				      entry->value);
		}
	}
}

/* The upper triangle of Cholesky's decomposition, in place; what depends on
 * columns before gets a row of 0. */
static void decompose(double at[SIZE][SIZE])
{
	double all = 0;

	for (size_t i = 0; i < SIZE; i++)
		all += at[i][i];
	for (size_t i = 0; i < SIZE; i++) {
		double root = at[i][i] > LEAST * all ? sqrt(at[i][i]) : 0;

		for (size_t j = i; j < SIZE; j++)
			at[i][j] = root > 0 ? at[i][j] / root : 0;
		for (size_t k = i + 1; k < SIZE; k++)
			for (size_t j = k; j < SIZE; j++)
				at[k][j] -= at[i][k] * at[i][j];
	}
}

static void product_add(double sum[restrict SIZE], const struct embedding *row,
			float times)
{
	for (size_t i = 0; i < SIZE; i++)
		sum[i] += (double)(times * row->at[i]);
}

/* Makes the columns of the terms stand upright on each other, each one long, or
 * 0 where it depends on those before.  What no role has is 0 already. */
static void orthonormalize(const struct matrix *matrix, struct embedding *terms)
{
	double products[SIZE][SIZE] = {{0}};
	struct embedding right[SIZE] = {{{0}}}; /* of the diagonal */

	for (size_t i = 1; i <= matrix->term_count; i++)
		for (size_t j = 0; j < SIZE && matrix->of_roles[i].count > 0;
		     j++)
			product_add(products[j], &terms[i], terms[i].at[j]);
	decompose(products);
	for (size_t j = 0; j < SIZE; j++)
		for (size_t k = j + 1; k < SIZE; k++)
			right[j].at[k] = (float)products[j][k];
	for (size_t i = 1; i <= matrix->term_count; i++) {
		float *at = terms[i].at;

		for (size_t j = 0; j < SIZE && matrix->of_roles[i].count > 0;
		     j++) {
			double root = products[j][j];

			at[j] = root > 0 ? (float)((double)at[j] / root) : 0;
			embedding_add(&terms[i], &right[j], -at[j]);
		}
	}
}

/* Numbers that are as good as by chance, and always the same. */
static void scatter(struct embedding *terms, size_t count)
{
	uint64_t state = 1;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < SIZE; j++) {
			state = state * 6364136223846793005u +
				1442695040888963407u;
			terms[i].at[j] =
				(float)(state >> 40) / (float)(1 << 23) - 1;
		}
}

static void iterate(const struct matrix *matrix, struct embeddings *out)
{
	scatter(out->terms, matrix->term_count + 1);
	for (int i = 0; i < STEPS; i++) {
		project(matrix, matrix->of_roles, out->terms, out->things);
		gather(matrix, out->terms, out->things);
		orthonormalize(matrix, out->terms);
	}
	project(matrix, matrix->of_term, out->terms, out->things);
}

bool embeddings_make(struct embeddings *out, const struct term_use *uses,
		     const struct slice *of_term, size_t terms,
		     const struct indexed *things, size_t thing_count)
{
	struct matrix matrix = {.things = things,
				.thing_count = thing_count,
				.term_count = terms};
	size_t use_count = of_term[terms].first + of_term[terms].count;
	bool done;

	out->terms = calloc(terms + 1, sizeof(*out->terms));
	out->things = calloc(thing_count + 1, sizeof(*out->things));
	matrix.of_term = calloc(terms + 1, sizeof(*matrix.of_term));
	matrix.of_roles = calloc(terms + 1, sizeof(*matrix.of_roles));
	matrix.entries = malloc((use_count + 1) * sizeof(*matrix.entries));
	matrix.words = calloc(thing_count + 1, sizeof(*matrix.words));
	done = out->terms != NULL && out->things != NULL &&
	       matrix.of_term != NULL && matrix.of_roles != NULL &&
	       matrix.entries != NULL && matrix.words != NULL;
	for (size_t i = 1; done && i <= terms; i++)
		names_count(&matrix, i, uses + of_term[i].first,
			    of_term[i].count);
	for (size_t i = 1; done && i <= terms; i++)
		term_weigh(&matrix, i);
	if (done)
		iterate(&matrix, out);
	free(matrix.of_term);
	free(matrix.of_roles);
	free(matrix.entries);
	free(matrix.words);
	return done;
}

void embeddings_release(struct embeddings *embeddings)
{
	free(embeddings->terms);
	free(embeddings->things);
	*embeddings = (struct embeddings){0};
}
