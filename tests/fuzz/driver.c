/* driver SEEDS DICTIONARY COUNT: runs every seed, then COUNT mutations of
 * them, the same ones every time. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SEEDS 256
#define WORDS 512
#define LARGEST ((size_t)1 << 16)

struct blob {
	uint8_t *bytes;
	size_t size;
};

struct corpus {
	struct blob seeds[SEEDS], words[WORDS];
	size_t seed_count, word_count;
	uint64_t random;
};

static size_t pick(struct corpus *corpus, size_t below)
{
	corpus->random ^= corpus->random << 13;
	corpus->random ^= corpus->random >> 7;
	corpus->random ^= corpus->random << 17;
	return below > 0 ? (size_t)(corpus->random % below) : 0;
}

static bool read_seed(struct corpus *corpus, const char *path)
{
	struct blob *seed = &corpus->seeds[corpus->seed_count];
	FILE *file = fopen(path, "rb");

	if (file == NULL || corpus->seed_count == SEEDS)
		return false;
	seed->bytes = malloc(LARGEST);
	seed->size =
		seed->bytes != NULL ? fread(seed->bytes, 1, LARGEST, file) : 0;
	corpus->seed_count++;
	return fclose(file) == 0 && seed->bytes != NULL;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool read_seeds(struct corpus *corpus, const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, by_name);
	bool all = count > 0;

	for (int i = 0; i < count; i++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s", folder,
			 entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			all = read_seed(corpus, path) && all;
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return all;
}

/* A dictionary's word stands between quotes; \xHH is a byte. */
static void take_word(struct corpus *corpus, const char *line)
{
	struct blob *word = &corpus->words[corpus->word_count];
	const char *at = strchr(line, '"');
	const char *end = strrchr(line, '"');

	if (line[0] == '#' || at == NULL || end <= at ||
	    corpus->word_count == WORDS)
		return;
	word->bytes = malloc((size_t)(end - at));
	if (word->bytes == NULL)
		return;
	for (at++; at < end; at++) {
		unsigned code = (unsigned char)*at;

		if (at[0] == '\\' && at[1] == 'x' &&
		    sscanf(at + 2, "%2x", &code) == 1)
			at += 3;
		else if (at[0] == '\\')
			code = (unsigned char)*++at;
		word->bytes[word->size++] = (uint8_t)code;
	}
	corpus->word_count++;
}

static bool read_words(struct corpus *corpus, const char *path)
{
	FILE *file = fopen(path, "r");
	char line[256];

	if (file == NULL)
		return false;
	while (fgets(line, sizeof(line), file) != NULL)
		take_word(corpus, line);
	fclose(file);
	return corpus->word_count > 0;
}

/* Puts size bytes in the place of `drop` bytes at `at`. */
static void splice(struct blob *blob, size_t at, size_t drop,
		   const uint8_t *bytes, size_t size)
{
	if (blob->size - drop + size > LARGEST)
		return;
	memmove(blob->bytes + at + size, blob->bytes + at + drop,
		blob->size - at - drop);
	memcpy(blob->bytes + at, bytes, size);
	blob->size += size - drop;
}

static void mutate(struct corpus *corpus, struct blob *blob)
{
	const struct blob *seed =
		&corpus->seeds[pick(corpus, corpus->seed_count)];
	const struct blob *word =
		&corpus->words[pick(corpus, corpus->word_count)];
	size_t at = pick(corpus, blob->size);
	size_t from = pick(corpus, seed->size);
	size_t size = pick(corpus, 64);
	uint8_t byte = (uint8_t)pick(corpus, 256);

	if (size > blob->size - at)
		size = blob->size - at;
	switch (pick(corpus, 6)) {
	case 0:
		splice(blob, at, size > 0, &byte, 1);
		break;
	case 1:
		splice(blob, at, 0, word->bytes, word->size);
		break;
	case 2:
		splice(blob, at, size, word->bytes, word->size);
		break;
	case 3:
		splice(blob, at, size, &byte, 0);
		break;
	case 4:
		splice(blob, at, 0, seed->bytes + from,
		       pick(corpus, seed->size - from));
		break;
	default:
		splice(blob, at, size, seed->bytes + from,
		       pick(corpus, (seed->size - from) % 128));
		break;
	}
}

int main(int argc, char **argv)
{
	static struct corpus corpus = {.random = 0x9E3779B97F4A7C15u};
	struct blob blob = {.bytes = malloc(LARGEST)};
	long count = argc == 4 ? atol(argv[3]) : 0;

	if (argc != 4 || blob.bytes == NULL || !read_seeds(&corpus, argv[1]) ||
	    !read_words(&corpus, argv[2])) {
		fprintf(stderr, "usage: %s SEEDS DICTIONARY COUNT\n", argv[0]);
		return 2;
	}
	for (size_t i = 0; i < corpus.seed_count; i++)
		LLVMFuzzerTestOneInput(corpus.seeds[i].bytes,
				       corpus.seeds[i].size);
	for (long i = 0; i < count; i++) {
		const struct blob *seed =
			&corpus.seeds[pick(&corpus, corpus.seed_count)];

		blob.size = seed->size;
		memcpy(blob.bytes, seed->bytes, seed->size);
		for (size_t left = 1 + pick(&corpus, 6); left > 0; left--)
			mutate(&corpus, &blob);
		LLVMFuzzerTestOneInput(blob.bytes, blob.size);
	}
	printf("%zu seeds, %ld mutations\n", corpus.seed_count, count);
	for (size_t i = 0; i < corpus.seed_count; i++)
		free(corpus.seeds[i].bytes);
	for (size_t i = 0; i < corpus.word_count; i++)
		free(corpus.words[i].bytes);
	free(blob.bytes);
	return 0;
}
