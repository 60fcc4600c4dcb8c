#include "seal.h"

#include <stdint.h>
#include <string.h>

/* The seal: magic, the file's change counter, zeros, the hash. */
#define COUNTER 8
#define HASH 16
#define CHANGE_COUNTER_AT 24 /* of the SQLite file format, section 1.3 */
#define CHUNK 65536          /* a multiple of 8 */

static const unsigned char magic[COUNTER] = {'R', 'u', 'n', 'g',
					     'S', 'e', 'a', 'l'};

struct hash {
	uint64_t state;
};

/* Any changed bit of a word changes the state: xor, an odd multiplication and
 * a rotation can all be undone. */
static void hash_word(struct hash *hash, uint64_t word)
{
	hash->state = (hash->state ^ word) * 0x9E3779B97F4A7C15u;
	hash->state = hash->state << 29 | hash->state >> 35;
}

/* What is left of the last word counts as zeros. */
static void hash_add(struct hash *hash, const unsigned char *bytes, size_t size)
{
	uint64_t word;

	for (; size >= sizeof(word); size -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		hash_word(hash, word);
		bytes += sizeof(word);
	}
	if (size > 0) {
		word = 0;
		memcpy(&word, bytes, size);
		hash_word(hash, word);
	}
}

static void seal_make(unsigned char *out, const unsigned char *counter,
		      struct hash hash)
{
	memset(out, 0, SEAL_SIZE);
	memcpy(out, magic, sizeof(magic));
	memcpy(out + COUNTER, counter, 4);
	for (int i = 0; i < 8; i++)
		out[HASH + i] = (unsigned char)(hash.state >> (8 * i));
}

void seal_put(unsigned char *image, size_t size)
{
	struct hash hash = {.state = size};

	hash_add(&hash, image, size);
	seal_make(image + size, image + CHANGE_COUNTER_AT, hash);
}

enum seal_state seal_check(int (*read)(void *context, void *out, size_t length,
				       size_t offset),
			   void *context, size_t size)
{
	unsigned char chunk[CHUNK], counter[4], seal[SEAL_SIZE];
	unsigned char expected[SEAL_SIZE];
	struct hash hash;
	size_t sealed;

	if (size < SEAL_SIZE + CHANGE_COUNTER_AT + sizeof(counter))
		return SEAL_NONE;
	sealed = size - SEAL_SIZE;
	if (read(context, seal, sizeof(seal), sealed) != 0 ||
	    read(context, counter, sizeof(counter), CHANGE_COUNTER_AT) != 0)
		return SEAL_BROKEN;
	if (memcmp(seal, magic, sizeof(magic)) != 0 ||
	    memcmp(seal + COUNTER, counter, sizeof(counter)) != 0)
		return SEAL_NONE;
	hash.state = sealed;
	for (size_t at = 0; at < sealed; at += CHUNK) {
		size_t length = sealed - at < CHUNK ? sealed - at : CHUNK;

		if (read(context, chunk, length, at) != 0)
			return SEAL_BROKEN;
		hash_add(&hash, chunk, length);
	}
	seal_make(expected, counter, hash);
	return memcmp(seal, expected, SEAL_SIZE) == 0 ? SEAL_INTACT
						      : SEAL_BROKEN;
}
