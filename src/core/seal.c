#include "seal.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

/* Offsets of the SQLite file format, section 1.3. */
#define PAGE_SIZE_AT 16
#define CHANGE_COUNTER_AT 24
#define PAGE_COUNT_AT 28
#define HEADER 32 /* bytes of it that are looked at */

/* A seal's head: magic, change counter, zeros, a hash of all of this, of the
 * table and so of its length.  The table follows, all of it little-endian. */
#define COUNTER 8
#define HASH 16
#define HEAD 24

#define LANES 4
#define CHUNK 16 /* blocks read at once */

static const unsigned char magic[COUNTER] = {'R', 'u', 'n', 'g',
					     'T', 'a', 'b', '1'};

/* Any changed bit of a word changes the state: xor, an odd multiplication and
 * a rotation can all be undone. */
static uint64_t mix(uint64_t state, uint64_t word)
{
	state = (state ^ word) * 0x9E3779B97F4A7C15u;
	return state << 29 | state >> 35;
}

static uint64_t word_at(const unsigned char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return le64toh(word);
}

/* Of whole words.  Each goes into one of four states that do not wait for each
 * other. */
static uint64_t hash(uint64_t state, const void *bytes, size_t size)
{
	uint64_t lanes[LANES] = {1, 2, 3, 4};
	const unsigned char *at = bytes, *end = at + size;

	for (; end - at >= LANES * 8; at += LANES * 8) {
		lanes[0] = mix(lanes[0], word_at(at));
		lanes[1] = mix(lanes[1], word_at(at + 8));
		lanes[2] = mix(lanes[2], word_at(at + 16));
		lanes[3] = mix(lanes[3], word_at(at + 24));
	}
	for (size_t i = 0; at < end; at += 8, i++)
		lanes[i] = mix(lanes[i], word_at(at));
	for (size_t i = 0; i < LANES; i++)
		state = mix(state, lanes[i]);
	return state;
}

static void put_word(unsigned char *out, uint64_t word)
{
	word = htole64(word);
	memcpy(out, &word, sizeof(word));
}

static uint64_t hash_seal(const unsigned char *head, const void *table,
			  size_t count)
{
	return hash(hash(count, head, HASH), table, count * sizeof(uint64_t));
}

size_t seal_size(size_t size)
{
	return HEAD + size / SEAL_BLOCK * sizeof(uint64_t);
}

void seal_put(unsigned char *image, size_t size)
{
	unsigned char *head = image + size, *table = head + HEAD;
	size_t count = size / SEAL_BLOCK;

	for (size_t i = 0; i < count; i++)
		put_word(table + i * sizeof(uint64_t),
			 hash(0, image + i * SEAL_BLOCK, SEAL_BLOCK));
	memset(head, 0, HEAD);
	memcpy(head, magic, sizeof(magic));
	memcpy(head + COUNTER, image + CHANGE_COUNTER_AT, 4);
	put_word(head + HASH, hash_seal(head, table, count));
}

/* What a file lacks at its end is missing data. */
static int read_at(sqlite3_file *file, void *out, size_t length, size_t offset)
{
	int code = file->pMethods->xRead(file, out, (int)length,
					 (sqlite3_int64)offset);

	return code == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_DATA : code;
}

/* How many blocks the database has by its own account; 0 if it cannot be one
 * that was sealed. */
static size_t count_blocks(const unsigned char *header, size_t size)
{
	const unsigned char *at = header + PAGE_COUNT_AT;
	size_t page =
		(size_t)header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
	size_t count = (size_t)at[0] << 24 | (size_t)at[1] << 16 |
		       (size_t)at[2] << 8 | at[3];

	return page == SEAL_BLOCK && count <= size / SEAL_BLOCK ? count : 0;
}

static int read_table(struct seal *out, sqlite3_file *file,
		      const unsigned char *head, size_t count)
{
	size_t size = count * sizeof(*out->hashes);
	int code;

	*out = (struct seal){count, malloc(size)};
	if (out->hashes == NULL)
		return SQLITE_NOMEM;
	code = read_at(file, out->hashes, size, count * SEAL_BLOCK + HEAD);
	if (code == SQLITE_OK &&
	    word_at(head + HASH) != hash_seal(head, out->hashes, count))
		code = SQLITE_IOERR_DATA;
	return code;
}

int seal_read(struct seal *out, sqlite3_file *file)
{
	unsigned char header[HEADER], head[HEAD];
	sqlite3_int64 end;
	size_t size, count, at;
	int code = file->pMethods->xFileSize(file, &end);

	*out = (struct seal){0};
	if (code != SQLITE_OK)
		return code;
	size = (size_t)end;
	code = read_at(file, header, sizeof(header), 0);
	if (code != SQLITE_OK)
		return code;
	count = count_blocks(header, size);
	at = count * SEAL_BLOCK;
	if (count == 0 || size - at < HEAD)
		return SQLITE_NOTFOUND;
	code = read_at(file, head, sizeof(head), at);
	if (code != SQLITE_OK)
		return code;
	if (memcmp(head, magic, sizeof(magic)) != 0 ||
	    memcmp(head + COUNTER, header + CHANGE_COUNTER_AT, 4) != 0)
		return SQLITE_NOTFOUND;
	code = size == at + seal_size(at) ? read_table(out, file, head, count)
					  : SQLITE_IOERR_DATA;
	if (code != SQLITE_OK)
		seal_release(out);
	return code;
}

bool seal_holds(const struct seal *seal, size_t block, const void *bytes)
{
	return le64toh(seal->hashes[block]) == hash(0, bytes, SEAL_BLOCK);
}

static int check_blocks(const struct seal *seal, sqlite3_file *file)
{
	unsigned char chunk[CHUNK * SEAL_BLOCK];

	for (size_t i = 0; i < seal->count; i += CHUNK) {
		size_t many = seal->count - i < CHUNK ? seal->count - i : CHUNK;
		int code =
			read_at(file, chunk, many * SEAL_BLOCK, i * SEAL_BLOCK);

		if (code != SQLITE_OK)
			return code;
		for (size_t j = 0; j < many; j++)
			if (!seal_holds(seal, i + j, chunk + j * SEAL_BLOCK))
				return SQLITE_IOERR_DATA;
	}
	return SQLITE_OK;
}

int seal_check(sqlite3 *db)
{
	sqlite3_file *file = NULL;
	struct seal seal;
	int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER,
					&file);

	if (code == SQLITE_OK)
		code = file->pMethods != NULL ? seal_read(&seal, file)
					      : SQLITE_NOTFOUND;
	if (code != SQLITE_OK)
		return code;
	code = check_blocks(&seal, file);
	seal_release(&seal);
	return code;
}

void seal_release(struct seal *seal)
{
	free(seal->hashes);
	*seal = (struct seal){0};
}
