#include "embedding.h"

#include <math.h>

static const float BYTE = 127;

static double dot(const struct embedding *a, const struct embedding *b)
{
	float sum = 0;

	for (size_t i = 0; i < EMBEDDING_SIZE; i++)
		sum += a->at[i] * b->at[i];
	return (double)sum;
}

void embedding_write(signed char out[EMBEDDING_SIZE],
		     const struct embedding *embedding)
{
	float most = 0;

	for (size_t i = 0; i < EMBEDDING_SIZE; i++)
		most = fmaxf(most, fabsf(embedding->at[i]));
	for (size_t i = 0; i < EMBEDDING_SIZE; i++)
		out[i] = (signed char)(most > 0 ? lrintf(BYTE / most *
							 embedding->at[i])
						: 0);
}

struct embedding embedding_read(const void *bytes, size_t size)
{
	const signed char *from = bytes;
	struct embedding out = {{0}}, unit = {{0}};
	int squares = 0;
	double length;

	if (from == NULL || size != EMBEDDING_SIZE)
		return out;
	for (size_t i = 0; i < EMBEDDING_SIZE; i++)
		out.at[i] = from[i];
	for (size_t i = 0; i < EMBEDDING_SIZE; i++)
		squares += from[i] * from[i];
	length = sqrt(squares);
	if (length > 0)
		embedding_add(&unit, &out, (float)(1 / length));
	return unit;
}

void embedding_add(struct embedding *restrict sum,
		   const struct embedding *restrict other, float times)
{
	for (size_t i = 0; i < EMBEDDING_SIZE; i++)
		sum->at[i] += times * other->at[i];
}

double embedding_cosine(const struct embedding *a, const struct embedding *b)
{
	double squares = dot(a, a) * dot(b, b);

	return squares > 0 ? dot(a, b) / sqrt(squares) : 0;
}
