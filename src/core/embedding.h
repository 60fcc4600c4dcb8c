/* Where words and things stand in a space in which those lie near each other
 * that go with the same roles: latent semantic analysis of names.  Only the
 * direction counts.  The index keeps it as bytes; those of an atlas that lies
 * have no direction. */
#ifndef RUNGS_EMBEDDING_H
#define RUNGS_EMBEDDING_H

#include <stddef.h>

enum { EMBEDDING_SIZE = 64 };

struct embedding {
	float at[EMBEDDING_SIZE];
};

/* Writes the direction as EMBEDDING_SIZE bytes. */
void embedding_write(signed char out[EMBEDDING_SIZE],
		     const struct embedding *embedding);

/* Reads it back, one long; all 0 if it has none. */
struct embedding embedding_read(const void *bytes, size_t size);

/* Adds so much of another one. */
void embedding_add(struct embedding *restrict sum,
		   const struct embedding *restrict other, float times);

/* The cosine of the angle between them; 0 where one has no direction. */
double embedding_cosine(const struct embedding *a, const struct embedding *b);

#endif
