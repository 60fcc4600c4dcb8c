/* What is typed into a search: the query that stands there after every key. */
#ifndef BENCH_KEYS_H
#define BENCH_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum key_kind {
	KEY_LETTER, /* each letter alone */
	KEY_COMMON, /* the most common words, whole */
	KEY_TYPED,  /* titles, letter by letter */
	KEY_WORDS,  /* two and three words */
	KEY_SLIP,   /* titles with a typing error */
	KEY_NONE,   /* words that are not there, with and without one that is */
	KEY_KINDS
};

enum { KEYS_MAX = 1000, KEY_SIZE = 160 };

struct key {
	enum key_kind kind;
	char text[KEY_SIZE];
};

struct keys {
	size_t count;
	struct key at[KEYS_MAX];
};

extern const char *const key_kind_names[KEY_KINDS];

/* Titles are taken from the atlas with the fewest, whose titles all others
 * have; common words from the FTS5 file with the most.  False after saying
 * why. */
bool keys_make(struct keys *out, const char *atlas, const char *fts5);

#endif
