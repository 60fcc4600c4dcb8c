/* The names of an atlas by which a text may name its things. */
#ifndef RUNGS_SCAN_NAMES_H
#define RUNGS_SCAN_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include <rungs/thing.h>

#include "rows.h"
#include "sieve.h"

/* How a text must write a name for it to count. */
enum scan_care {
	SCAN_ANYHOW,
	SCAN_CAPITAL,  /* 'Excel' for 'Microsoft Excel', and not 'excel' */
	SCAN_CAPITALS, /* 'ACE', and neither 'Ace' nor 'ace' */
	SCAN_LISTED    /* 'Excel, Word', and not 'Word' in a sentence */
};

/* A name, or with no thing the beginning of one; folded. */
struct scan_name {
	const char *name;
	uint32_t size;  /* 0 of none */
	uint32_t thing; /* and one */
	uint32_t hash;
	uint8_t care;
	bool is_short; /* without the maker's name */
};

struct scan_thing {
	enum rungs_kind kind;
	struct rungs_ref thing;
	int roles;    /* that ask a skill */
	uint32_t hit; /* its place, and one */
};

struct scan_names {
	struct reader *reader;
	struct arena *arena; /* of what is needed no longer than the names */
	struct sieve seen;   /* words of the text */
	struct sieve pairs;  /* the same, each behind the one before it */
	struct sieve firsts; /* words that names begin with */
	struct scan_thing *things;
	size_t thing_count;
	struct scan_thing now;   /* that is being read, */
	bool is_named;           /* by an entry */
	struct scan_name *table; /* hashed */
	size_t mask, used;
};

/* Goes on with a word from the hash of those before; 0 for none. */
static inline uint32_t scan_hash(uint32_t before, uint32_t word)
{
	return (uint32_t)(((uint64_t)before << 32 | word) *
				  0x9E3779B97F4A7C15u >>
			  32);
}

/* Makes the sieves, in which the text's words are to be put; false without
 * memory. */
bool scan_names_make(struct scan_names *names);

/* Reads the names whose words the sieves have; a failure is the reader's. */
void scan_names_read(struct scan_names *names);

/* The entry of a name, or the empty one where it belongs. */
struct scan_name *scan_names_seek(const struct scan_names *names, uint32_t hash,
				  const char *name, size_t size);

#endif
