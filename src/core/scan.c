#include <rungs/scan.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "rows.h"
#include "text.h"

enum {
	WORDS_MOST = 12,   /* of a name that is found */
	SHOWN_MOST = 200,  /* bytes of a line */
	YEARS_MOST = 60,   /* that anybody has worked */
	NAME_MOST = 300,   /* bytes of a name that is found */
	LETTERS_LEAST = 2, /* of one */
	SEEN_BITS = 20     /* of what tells which words a text has */
};

_Static_assert(RUNGS_ROLE == 3 && RUNGS_SKILL == 4 &&
		       RUNGS_CERTIFICATION == 5 && RUNGS_EDUCATION == 6,
	       "SCAN_THINGS has these numbers");

/* A name, or with no thing the beginning of one; folded. */
struct entry {
	const char *name;
	uint32_t size;
	uint32_t thing; /* and one */
};

struct named {
	enum rungs_kind kind;
	struct rungs_ref thing;
	uint32_t hit; /* its place, and one */
};

struct scanner {
	struct reader *reader;
	struct named *things;
	size_t thing_count;
	struct entry *table; /* hashed; a size of 0 is empty */
	size_t mask, used;
	struct rungs_scan *out;
	char *clean;    /* the text, each line with a NUL after it */
	char *folded;   /* likewise */
	uint64_t *seen; /* words of the text, alone and behind the one before:
			  * a bit for each, hashed */
	size_t line_count;
	size_t line;
	const char *line_text;
	size_t line_size;
	bool years[YEARS_MOST + 1]; /* that were found */
};

#define HASH_FIRST 14695981039346656037u
#define HASH_FACTOR 1099511628211u

static uint64_t hash_more(uint64_t hash, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)text[i]) * HASH_FACTOR;
	return hash;
}

static size_t slot_of(uint64_t hash)
{
	return (size_t)(hash ^ hash >> 29);
}

/* Goes on with a word, and moves behind it. */
static uint64_t hash_word(uint64_t hash, const char **at, const char *end)
{
	const char *from = *at;

	while (*at < end && **at != ' ')
		++*at;
	return hash_more(hash, from, (size_t)(*at - from));
}

/* The bit that says whether the text has a word behind another, both hashed;
 * behind 0: anywhere. */
static uint64_t *pair_seen(const struct scanner *scanner, uint64_t before,
			   uint64_t word, uint64_t *bit)
{
	size_t place = slot_of(before * HASH_FACTOR ^ word) &
		       (((size_t)1 << SEEN_BITS) - 1);

	*bit = (uint64_t)1 << place % 64;
	return &scanner->seen[place / 64];
}

/* Notes the words of a line of the text. */
static void words_add(struct scanner *scanner, const char *at, const char *end)
{
	uint64_t before = 0, word, bit;

	for (; at < end; at++, before = word) {
		word = hash_word(HASH_FIRST, &at, end);
		*pair_seen(scanner, 0, word, &bit) |= bit;
		*pair_seen(scanner, before, word, &bit) |= bit;
	}
}

/* False only of a name that the text cannot have. */
static bool may_stand(const struct scanner *scanner, const char *at,
		      const char *end)
{
	uint64_t before = 0, word, bit;

	for (; at < end; at++, before = word) {
		word = hash_word(HASH_FIRST, &at, end);
		if ((*pair_seen(scanner, before, word, &bit) & bit) == 0)
			return false;
	}
	return true;
}

/* The entry of a name, or the empty one where it belongs. */
static struct entry *seek(const struct scanner *scanner, uint64_t hash,
			  const char *name, size_t size)
{
	for (size_t at = slot_of(hash);; at++) {
		struct entry *entry = &scanner->table[at & scanner->mask];

		if (entry->size == 0 || (entry->size == size &&
					 memcmp(entry->name, name, size) == 0))
			return entry;
	}
}

static void no_memory(struct scanner *scanner)
{
	scanner->reader->status = error_no_memory(scanner->reader->error);
}

static void table_grow(struct scanner *scanner)
{
	struct entry *old = scanner->table;
	size_t count = old != NULL ? scanner->mask + 1 : 0;
	size_t room = count == 0 ? 1 << 12 : 4 * count;

	scanner->table =
		arena_alloc(scanner->reader->arena, room * sizeof(*old));
	if (scanner->table == NULL) {
		no_memory(scanner);
		return;
	}
	scanner->mask = room - 1;
	for (size_t i = 0; i < count; i++) {
		if (old[i].size == 0)
			continue;
		uint64_t hash = hash_more(HASH_FIRST, old[i].name, old[i].size);
		*seek(scanner, hash, old[i].name, old[i].size) = old[i];
	}
}

static void enter(struct scanner *scanner, uint64_t hash, const char *name,
		  size_t size, uint32_t thing)
{
	if (scanner->table == NULL || 2 * scanner->used >= scanner->mask)
		table_grow(scanner);
	if (scanner->reader->status != RUNGS_OK)
		return;
	struct entry *entry = seek(scanner, hash, name, size);
	if (entry->size == 0) {
		scanner->used++;
		*entry = (struct entry){name, (uint32_t)size, 0};
	}
	if (entry->thing == 0)
		entry->thing = thing;
}

/* Enters the name and every beginning of it that ends with a word. */
static void add_name(struct scanner *scanner, const char *raw, size_t raw_size,
		     uint32_t thing)
{
	char text[NAME_MOST + 1], folded[4 * NAME_MOST + 1];
	size_t size, words = 1;
	const char *name;

	if (raw_size > NAME_MOST || scanner->reader->status != RUNGS_OK)
		return;
	memcpy(text, raw, raw_size);
	text[raw_size] = '\0';
	size = text_fold(folded, sizeof(folded), text, NULL);
	if (!may_stand(scanner, folded, folded + size))
		return;
	for (size_t i = 0; i < size; i++)
		words += folded[i] == ' ';
	if (text_letters(folded, size) < LETTERS_LEAST || words > WORDS_MOST)
		return;
	name = arena_copy(scanner->reader->arena, folded, size);
	if (name == NULL) {
		no_memory(scanner);
		return;
	}
	uint64_t hash = HASH_FIRST;
	for (size_t i = 0; i < size; i++) {
		if (name[i] == ' ')
			enter(scanner, hash, name, i, 0);
		hash = hash_more(hash, &name[i], 1);
	}
	enter(scanner, hash, name, size, thing);
}

/* 'Certified Paralegal (CP)' is found as a whole, without its brackets, and by
 * what stands in them. */
static void add_names(struct scanner *scanner, const char *name, uint32_t thing)
{
	const char *open = strchr(name, '('), *end;

	add_name(scanner, name, strlen(name), thing);
	if (open == NULL || open == name)
		return;
	end = strchr(open, ')');
	add_name(scanner, name, (size_t)(open - name), thing);
	if (end != NULL && end > open + 3)
		add_name(scanner, open + 1, (size_t)(end - open - 1), thing);
}

static sqlite3_stmt *statement(struct scanner *scanner, enum statement which)
{
	struct reader *reader = scanner->reader;
	sqlite3_stmt *rows = NULL;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	return rows;
}

/* Calls `add` on each row. */
static void each_row(struct scanner *scanner, sqlite3_stmt *rows,
		     void (*add)(struct scanner *scanner, sqlite3_stmt *row))
{
	struct reader *reader = scanner->reader;
	int step = SQLITE_DONE;

	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW)
		add(scanner, rows);
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(rows);
}

/* Another name of the last thing. */
static void title_add(struct scanner *scanner, sqlite3_stmt *row)
{
	const char *title = (const char *)sqlite3_column_text(row, 0);

	if (title != NULL)
		add_names(scanner, title, (uint32_t)scanner->thing_count);
}

static void thing_add(struct scanner *scanner, sqlite3_stmt *row)
{
	struct reader *reader = scanner->reader;
	struct named thing = {
		.kind = (enum rungs_kind)sqlite3_column_int(row, 0),
		.thing = {row_text(reader, row, 1), row_text(reader, row, 2)}};
	uint32_t number;
	sqlite3_stmt *titles;

	if (thing.thing.id == NULL || thing.thing.name == NULL)
		return;
	scanner->things =
		arena_grow(reader->arena, scanner->things, scanner->thing_count,
			   sizeof(*scanner->things));
	if (scanner->things == NULL) {
		no_memory(scanner);
		return;
	}
	scanner->things[scanner->thing_count++] = thing;
	number = (uint32_t)scanner->thing_count;
	add_names(scanner, thing.thing.name, number);
	if (thing.kind != RUNGS_ROLE) {
		add_names(scanner, thing.thing.id, number);
		return;
	}
	titles = statement(scanner, STATEMENT_SCAN_TITLES);
	if (titles != NULL)
		sqlite3_bind_text(titles, 1, thing.thing.id, -1, SQLITE_STATIC);
	each_row(scanner, titles, title_add);
}

static void names_read(struct scanner *scanner)
{
	table_grow(scanner);
	each_row(scanner, statement(scanner, STATEMENT_SCAN_THINGS), thing_add);
}

static const char *line_shown(const struct scanner *scanner)
{
	size_t size = scanner->line_size < SHOWN_MOST ? scanner->line_size
						      : SHOWN_MOST;
	char *out = arena_alloc(scanner->reader->arena, 3 * size + 1);

	/* A character is not cut in two. */
	while (size < scanner->line_size && size > 0 &&
	       ((unsigned char)scanner->line_text[size] & 0xc0) == 0x80)
		size--;
	if (out != NULL)
		text_clean(out, scanner->line_text, size);
	return out;
}

static void hit_add(struct scanner *scanner, struct rungs_scan_hit hit)
{
	struct rungs_scan *out = scanner->out;

	out->at = arena_grow(scanner->reader->arena, out->at, out->count,
			     sizeof(*out->at));
	hit.line = scanner->line;
	hit.text = line_shown(scanner);
	hit.count = 1;
	if (out->at == NULL || hit.text == NULL) {
		out->count = 0;
		no_memory(scanner);
		return;
	}
	out->at[out->count++] = hit;
}

static void found(struct scanner *scanner, uint32_t which)
{
	struct named *thing = &scanner->things[which - 1];

	if (thing->hit > 0) {
		scanner->out->at[thing->hit - 1].count++;
		return;
	}
	hit_add(scanner, (struct rungs_scan_hit){
				 .kind = thing->kind,
				 .thing = thing->thing,
				 .years = RUNGS_UNKNOWN,
			 });
	thing->hit = (uint32_t)scanner->out->count;
}

/* The longest name that begins here; 0 bytes for none. */
static size_t longest(const struct scanner *scanner, const char *at,
		      const char *end, uint32_t *which)
{
	uint64_t hash = HASH_FIRST;
	const char *to = at;
	size_t size = 0;

	for (;;) {
		const struct entry *entry;

		hash = hash_word(hash, &to, end);
		entry = seek(scanner, hash, at, (size_t)(to - at));
		if (entry->size == 0)
			return size;
		if (entry->thing > 0) {
			size = (size_t)(to - at);
			*which = entry->thing;
		}
		if (to == end)
			return size;
		hash = hash_more(hash, to, 1);
		to++;
	}
}

static size_t word_size(const char *at, const char *end)
{
	const char *space = memchr(at, ' ', (size_t)(end - at));

	return (size_t)((space != NULL ? space : end) - at);
}

/* '5 years', '12 yrs'. */
static int years_at(const char *at, const char *end)
{
	const char *next = at;
	int years = 0;

	while (next < end && *next >= '0' && *next <= '9' && next - at <= 2)
		years = 10 * years + *next++ - '0';
	if (next == at || next - at > 2 || next == end || *next++ != ' ')
		return 0;
	size_t size = word_size(next, end);
	bool said = (size == 5 && memcmp(next, "years", 5) == 0) ||
		    (size == 4 && memcmp(next, "year", 4) == 0) ||
		    (size == 3 && memcmp(next, "yrs", 3) == 0);
	return said && years <= YEARS_MOST ? years : 0;
}

static void found_years(struct scanner *scanner, int years)
{
	if (years == 0 || scanner->years[years])
		return;
	scanner->years[years] = true;
	hit_add(scanner, (struct rungs_scan_hit){.kind = RUNGS_KIND_COUNT,
						 .years = years});
}

static void scan_line(struct scanner *scanner, const char *folded, size_t size)
{
	const char *end = folded + size, *at = folded;

	while (at < end && scanner->reader->status == RUNGS_OK) {
		uint32_t which = 0;
		size_t took = longest(scanner, at, end, &which);

		if (took > 0) {
			found(scanner, which);
		} else {
			found_years(scanner, years_at(at, end));
			took = word_size(at, end);
		}
		at += took + 1;
	}
}

/* Folds the text line by line, and notes its words. */
static void text_read(struct scanner *scanner, const char *text, size_t size)
{
	size_t left;
	char *out;

	scanner->clean = malloc(3 * size + 1);
	scanner->folded = out = malloc(13 * size + 1);
	scanner->seen = arena_alloc(scanner->reader->arena,
				    ((size_t)1 << SEEN_BITS) / 8);
	if (scanner->clean == NULL || out == NULL || scanner->seen == NULL) {
		no_memory(scanner);
		return;
	}
	left = text_clean(scanner->clean, text, size);
	for (char *at = scanner->clean; left > 0; scanner->line_count++) {
		char *end = memchr(at, '\n', left);
		size_t line = end != NULL ? (size_t)(end - at) : left;
		size_t folded;

		at[line] = '\0';
		folded = text_fold(out, 4 * line + 1, at, NULL);
		words_add(scanner, out, out + folded);
		out += folded + 1;
		line += end != NULL;
		at += line;
		left -= line;
	}
}

static void scan_lines(struct scanner *scanner)
{
	const char *text = scanner->clean, *folded = scanner->folded;

	for (scanner->line = 1; scanner->line <= scanner->line_count;
	     scanner->line++) {
		size_t size = strlen(folded);

		scanner->line_text = text;
		scanner->line_size = strlen(text);
		scan_line(scanner, folded, size);
		text += scanner->line_size + 1;
		folded += size + 1;
	}
}

/* By kind; within one as they stand. */
static void sort(struct rungs_scan *scan)
{
	for (size_t i = 1; i < scan->count; i++) {
		struct rungs_scan_hit hit = scan->at[i];
		size_t at = i;

		for (; at > 0 && scan->at[at - 1].kind > hit.kind; at--)
			scan->at[at] = scan->at[at - 1];
		scan->at[at] = hit;
	}
}

enum rungs_status rungs_scan(struct rungs_atlas *atlas, const char *text,
			     size_t size, struct rungs_scan *out,
			     struct rungs_error *error)
{
	struct reader reader;
	struct scanner scanner = {.reader = &reader, .out = out};

	*out = (struct rungs_scan){0};
	reader_init(&reader, atlas, error);
	if (reader.status == RUNGS_OK)
		text_read(&scanner, text, size);
	if (reader.status == RUNGS_OK)
		names_read(&scanner);
	if (reader.status == RUNGS_OK)
		scan_lines(&scanner);
	if (reader.status == RUNGS_OK)
		sort(out);
	free(scanner.clean);
	free(scanner.folded);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_scan_release(struct rungs_scan *scan)
{
	arena_free(scan->memory);
	*scan = (struct rungs_scan){0};
}
