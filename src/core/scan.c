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
	WORD_BITS = 20     /* of what tells which words a text has */
};

_Static_assert(RUNGS_ROLE == 3 && RUNGS_SKILL == 4 &&
		       RUNGS_CERTIFICATION == 5 && RUNGS_EDUCATION == 6,
	       "SCAN_NAMES has these numbers");

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
	char *clean;     /* the text, each line with a NUL after it */
	char *folded;    /* likewise */
	uint64_t *words; /* hashed, a bit for each that the text has */
	size_t line_count;
	size_t line;
	const char *line_text;
	size_t line_size;
	bool years[YEARS_MOST + 1]; /* that were found */
};

static uint64_t hash_more(uint64_t hash, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
	return hash;
}

#define HASH_FIRST 14695981039346656037u

static size_t slot_of(uint64_t hash)
{
	return (size_t)(hash ^ hash >> 29);
}

static size_t word_size(const char *at, const char *end)
{
	const char *space = memchr(at, ' ', (size_t)(end - at));

	return (size_t)((space != NULL ? space : end) - at);
}

/* The bit of a word that no other of few words has. */
static size_t word_bit(const char *word, size_t size)
{
	return slot_of(hash_more(HASH_FIRST, word, size)) &
	       (((size_t)1 << WORD_BITS) - 1);
}

static void words_add(struct scanner *scanner, const char *at, const char *end)
{
	while (at < end) {
		size_t size = word_size(at, end), bit = word_bit(at, size);

		scanner->words[bit / 64] |= (uint64_t)1 << bit % 64;
		at += size + 1;
	}
}

/* False only of a name that the text cannot have. */
static bool may_stand(const struct scanner *scanner, const char *at,
		      const char *end)
{
	while (at < end) {
		size_t size = word_size(at, end), bit = word_bit(at, size);

		if ((scanner->words[bit / 64] >> bit % 64 & 1) == 0)
			return false;
		at += size + 1;
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
	size_t room = count == 0 ? 1 << 14 : 4 * count;

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

/* Whether the row goes on with the last thing. */
static bool goes_on(const struct scanner *scanner, sqlite3_stmt *row,
		    enum rungs_kind kind)
{
	const char *id = (const char *)sqlite3_column_text(row, 1);
	const struct named *last;

	if (scanner->thing_count == 0 || id == NULL)
		return false;
	last = &scanner->things[scanner->thing_count - 1];
	return last->kind == kind && strcmp(last->thing.id, id) == 0;
}

/* A row of SCAN_NAMES: the thing's own name with its first one only. */
static void names_add(struct scanner *scanner, sqlite3_stmt *row)
{
	struct reader *reader = scanner->reader;
	enum rungs_kind kind = (enum rungs_kind)sqlite3_column_int(row, 0);
	const char *other;

	if (!goes_on(scanner, row, kind)) {
		struct named thing = {.kind = kind,
				      .thing = {row_text(reader, row, 1),
						row_text(reader, row, 2)}};

		if (thing.thing.id == NULL || thing.thing.name == NULL)
			return;
		scanner->things = arena_grow(reader->arena, scanner->things,
					     scanner->thing_count,
					     sizeof(*scanner->things));
		if (scanner->things == NULL) {
			no_memory(scanner);
			return;
		}
		scanner->things[scanner->thing_count++] = thing;
		add_names(scanner, thing.thing.name,
			  (uint32_t)scanner->thing_count);
	}
	other = (const char *)sqlite3_column_text(row, 3);
	if (other != NULL)
		add_names(scanner, other, (uint32_t)scanner->thing_count);
}

static void names_read(struct scanner *scanner)
{
	struct reader *reader = scanner->reader;
	sqlite3_stmt *rows;
	int step = SQLITE_DONE;

	table_grow(scanner);
	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SCAN_NAMES,
						      &rows, reader->error);
	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW)
		names_add(scanner, rows);
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	if (reader->status == RUNGS_OK)
		sqlite3_reset(rows);
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
		size_t word = word_size(to, end);
		const struct entry *entry;

		hash = hash_more(hash, to, word);
		to += word;
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

/* '5 years', '12 yrs'. */
static int years_at(const char *at, const char *end)
{
	size_t digits = word_size(at, end);
	const char *next = at + digits + 1;
	int years = 0;

	if (digits > 2 || next >= end)
		return 0;
	for (size_t i = 0; i < digits; i++) {
		if (at[i] < '0' || at[i] > '9')
			return 0;
		years = 10 * years + at[i] - '0';
	}
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
	scanner->words = arena_alloc(scanner->reader->arena,
				     ((size_t)1 << WORD_BITS) / 8);
	if (scanner->clean == NULL || out == NULL || scanner->words == NULL) {
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
