#include <rungs/scan.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "rows.h"
#include "sieve.h"
#include "text.h"

enum {
	WORDS_MOST = 12,   /* of a name that is found */
	SHOWN_MOST = 200,  /* bytes of a line */
	YEARS_MOST = 60,   /* that anybody has worked */
	NAME_MOST = 300,   /* bytes of a name that is found */
	LETTERS_LEAST = 2, /* of one */
	WORD_BITS = 16,    /* of a hash that sieves of words heed */
	PAIR_BITS = 20     /* likewise of pairs */
};

_Static_assert(RUNGS_ROLE == 3 && RUNGS_SKILL == 4 &&
		       RUNGS_CERTIFICATION == 5 && RUNGS_EDUCATION == 6,
	       "SCAN_THINGS has these numbers");

/* A name, or with no thing the beginning of one; folded. */
struct entry {
	const char *name;
	uint32_t size;
	uint32_t thing; /* and one */
	uint32_t hash;
};

struct named {
	enum rungs_kind kind;
	struct rungs_ref thing;
	uint32_t hit; /* its place, and one */
};

/* A word of the text. */
struct word {
	uint32_t hash;
	uint32_t size; /* bytes, folded; 0 after the last of a line */
};

struct scanner {
	struct reader *reader;
	struct arena *arena; /* of what only the scanner needs */
	struct named *things;
	size_t thing_count;
	bool is_named;       /* the thing that is being read, by an entry */
	struct entry *table; /* hashed; a size of 0 is empty */
	size_t mask, used;
	struct rungs_scan *out;
	char *clean;  /* the text, each line with a NUL after it */
	char *folded; /* likewise, and its words */
	struct word *words;
	size_t word_count, word_room;
	struct sieve seen;   /* words of the text */
	struct sieve pairs;  /* the same, each behind the one before it */
	struct sieve firsts; /* words that entries begin with */
	size_t line;
	const char *line_text;
	size_t line_size;
	bool years[YEARS_MOST + 1]; /* that were found */
};

#define HASH_FACTOR 0x9E3779B97F4A7C15u

/* Goes on with a word from the hash of those before; 0 for none. */
static uint32_t hash_more(uint32_t before, uint32_t word)
{
	return (uint32_t)(((uint64_t)before << 32 | word) * HASH_FACTOR >> 32);
}

/* The entry of a name, or the empty one where it belongs. */
static struct entry *seek(const struct scanner *scanner, uint32_t hash,
			  const char *name, size_t size)
{
	for (size_t at = hash;; at++) {
		struct entry *entry = &scanner->table[at & scanner->mask];

		if (entry->size == 0 ||
		    (entry->hash == hash && entry->size == size &&
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

	scanner->table = arena_alloc(scanner->arena, room * sizeof(*old));
	if (scanner->table == NULL) {
		no_memory(scanner);
		return;
	}
	scanner->mask = room - 1;
	for (size_t i = 0; i < count; i++) {
		if (old[i].size > 0)
			*seek(scanner, old[i].hash, old[i].name, old[i].size) =
				old[i];
	}
}

static struct entry *enter(struct scanner *scanner, uint32_t hash,
			   const char *name, size_t size)
{
	struct entry *entry;

	if (2 * scanner->used >= scanner->mask)
		table_grow(scanner);
	if (scanner->reader->status != RUNGS_OK)
		return NULL;
	entry = seek(scanner, hash, name, size);
	if (entry->size == 0) {
		scanner->used++;
		*entry = (struct entry){name, (uint32_t)size, 0, hash};
	}
	return entry;
}

/* Enters a folded name of the thing that is being read, and every beginning of
 * it that ends with a word. */
static void enter_name(struct scanner *scanner, const char *folded,
		       const struct word *words, size_t count)
{
	const struct word *last = &words[count - 1];
	char *name = arena_copy(scanner->arena, folded, last->size);
	struct entry *entry = NULL;
	uint32_t hash = 0;

	if (name == NULL) {
		no_memory(scanner);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		hash = hash_more(hash, words[i].hash);
		entry = enter(scanner, hash, name, words[i].size);
	}
	sieve_add(&scanner->firsts, words->hash);
	if (entry != NULL && entry->thing == 0) {
		entry->thing = (uint32_t)scanner->thing_count + 1;
		scanner->is_named = true;
	}
}

/* Enters a name that the text may have. */
static void add_name(struct scanner *scanner, const char *name, size_t size)
{
	char text[NAME_MOST + 1], folded[4 * NAME_MOST + 1];
	struct text_words at = {
		.text = text, .out = folded, .room = sizeof(folded)};
	struct word words[WORDS_MOST]; /* sizes with all before them */
	uint32_t before = 0, word;
	size_t count = 0;

	if (size > NAME_MOST || scanner->reader->status != RUNGS_OK)
		return;
	memcpy(text, name, size);
	text[size] = '\0';
	for (; text_next_word(&at); before = word) {
		word = (uint32_t)at.hash;
		if (count == WORDS_MOST || !sieve_has(&scanner->seen, word) ||
		    (count > 0 &&
		     !sieve_has(&scanner->pairs, hash_more(before, word))))
			return;
		words[count++] = (struct word){word, (uint32_t)at.used};
	}
	if (text_letters(folded, at.used) >= LETTERS_LEAST)
		enter_name(scanner, folded, words, count);
}

/* 'Certified Paralegal (CP)' is found as a whole, without its brackets, and by
 * what stands in them. */
static void add_names(struct scanner *scanner, sqlite3_stmt *row, int column)
{
	/* As a text it would be copied, to get a NUL behind it. */
	const char *name = sqlite3_column_blob(row, column), *open, *close;
	size_t size = (size_t)sqlite3_column_bytes(row, column);

	if (name == NULL)
		return;
	add_name(scanner, name, size);
	open = memchr(name, '(', size);
	if (open == NULL || open == name)
		return;
	add_name(scanner, name, (size_t)(open - name));
	close = memchr(open, ')', size - (size_t)(open - name));
	if (close != NULL && close > open + 3)
		add_name(scanner, open + 1, (size_t)(close - open - 1));
}

/* An education, by what else texts call it. */
static void add_degree(struct scanner *scanner, sqlite3_stmt *row)
{
	static const char *const degrees[][2] = {
#define DEGREE(beginning, words) {beginning, words},
#include "degrees.def"
#undef DEGREE
	};
	const char *name = row_text(scanner->reader, row, 2);
	char folded[4 * NAME_MOST + 1];

	if (name == NULL || strlen(name) > NAME_MOST)
		return;
	text_fold(folded, sizeof(folded), name, NULL);
	for (size_t i = 0; i < sizeof(degrees) / sizeof(*degrees); i++) {
		const char *begins = degrees[i][0], *words = degrees[i][1];

		if (strncmp(folded, begins, strlen(begins)) == 0)
			add_name(scanner, words, strlen(words));
	}
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

static void title_add(struct scanner *scanner, sqlite3_stmt *row)
{
	add_names(scanner, row, 0);
}

/* Adds the other titles of the role in a row. */
static void titles_add(struct scanner *scanner, sqlite3_stmt *row)
{
	sqlite3_stmt *titles = statement(scanner, STATEMENT_SCAN_TITLES);

	if (titles == NULL)
		return;
	sqlite3_bind_value(titles, 1, sqlite3_column_value(row, 1));
	each_row(scanner, titles, title_add);
}

static void thing_add(struct scanner *scanner, sqlite3_stmt *row)
{
	struct reader *reader = scanner->reader;
	struct named thing = {
		.kind = (enum rungs_kind)sqlite3_column_int(row, 0)};

	if (sqlite3_column_type(row, 1) == SQLITE_NULL ||
	    sqlite3_column_type(row, 2) == SQLITE_NULL)
		return;
	scanner->is_named = false;
	add_names(scanner, row, 2);
	if (thing.kind == RUNGS_ROLE)
		titles_add(scanner, row);
	else if (thing.kind == RUNGS_EDUCATION)
		add_degree(scanner, row);
	else
		add_names(scanner, row, 1);
	if (!scanner->is_named)
		return;
	thing.thing.id = row_text(reader, row, 1);
	thing.thing.name = row_text(reader, row, 2);
	scanner->things =
		arena_grow(scanner->arena, scanner->things,
			   scanner->thing_count, sizeof(*scanner->things));
	if (scanner->things == NULL)
		no_memory(scanner);
	else
		scanner->things[scanner->thing_count++] = thing;
}

static void names_read(struct scanner *scanner)
{
	table_grow(scanner);
	each_row(scanner, statement(scanner, STATEMENT_SCAN_THINGS), thing_add);
}

/* The line as it is told, once for all that it names. */
static const char *line_shown(const struct scanner *scanner)
{
	size_t size = scanner->line_size < SHOWN_MOST ? scanner->line_size
						      : SHOWN_MOST;
	const struct rungs_scan *scan = scanner->out;
	char *out;

	if (scan->count > 0 && scan->at[scan->count - 1].line == scanner->line)
		return scan->at[scan->count - 1].text;
	out = arena_alloc(scanner->reader->arena, 3 * size + 1);
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
	if (out->at == NULL)
		out->count = 0;
	hit.line = scanner->line;
	hit.text = line_shown(scanner);
	hit.count = 1;
	if (out->at == NULL || hit.text == NULL) {
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

/* How many words the longest name has that begins here; 0 for none. */
static size_t longest(const struct scanner *scanner, const char *at,
		      const struct word *words, uint32_t *which)
{
	uint32_t hash = 0;
	size_t count = 0, size = 0;

	if (!sieve_has(&scanner->firsts, words->hash))
		return 0;
	for (size_t i = 0; words[i].size > 0; i++) {
		const struct entry *entry;

		hash = hash_more(hash, words[i].hash);
		size += words[i].size;
		entry = seek(scanner, hash, at, size);
		if (entry->size == 0)
			break;
		if (entry->thing > 0) {
			count = i + 1;
			*which = entry->thing;
		}
		size++;
	}
	return count;
}

static bool is_word(const char *at, size_t size, const char *word)
{
	return strlen(word) == size && memcmp(at, word, size) == 0;
}

/* A number of two digits at most, and a '+' behind it; -1 for another word. */
static int number_at(const char *at, size_t size)
{
	int number = 0;

	if (size > 1 && at[size - 1] == '+')
		size--;
	if (size == 0 || size > 2)
		return -1;
	for (; size > 0; size--, at++) {
		if (*at < '0' || *at > '9')
			return -1;
		number = 10 * number + *at - '0';
	}
	return number;
}

/* How many words say years here, '5 years' or '12+ yrs'; of '5-6 years' and
 * '1.5 years' the first number counts.  0 for none. */
static size_t years_at(const char *at, const struct word *words, int *years)
{
	size_t count = 0;

	*years = number_at(at, words[0].size);
	for (; count < 2 && number_at(at, words[count].size) >= 0; count++)
		at += words[count].size + 1;
	return count > 0 && *years > 0 && *years <= YEARS_MOST &&
			       (is_word(at, words[count].size, "years") ||
				is_word(at, words[count].size, "year") ||
				is_word(at, words[count].size, "yrs"))
		       ? count + 1
		       : 0;
}

static void found_years(struct scanner *scanner, int years)
{
	if (scanner->years[years])
		return;
	scanner->years[years] = true;
	hit_add(scanner, (struct rungs_scan_hit){.kind = RUNGS_KIND_COUNT,
						 .years = years});
}

/* Takes the words of a line, and returns those of the next. */
static const struct word *scan_line(struct scanner *scanner, const char *at,
				    const struct word *words)
{
	while (words->size > 0 && scanner->reader->status == RUNGS_OK) {
		uint32_t which = 0;
		size_t took = longest(scanner, at, words, &which);
		int years;

		if (took > 0)
			found(scanner, which);
		else if ((took = years_at(at, words, &years)) > 0)
			found_years(scanner, years);
		else
			took = 1;
		for (; took > 0; took--)
			at += words++->size + 1;
	}
	return words + 1;
}

/* Most texts have fewer words than a quarter of their bytes. */
static void word_add(struct scanner *scanner, uint32_t hash, size_t size)
{
	if (scanner->word_count == scanner->word_room) {
		size_t room = 2 * scanner->word_room;
		struct word *larger =
			realloc(scanner->words, room * sizeof(*scanner->words));

		if (larger == NULL) {
			no_memory(scanner);
			return;
		}
		scanner->words = larger;
		scanner->word_room = room;
	}
	scanner->words[scanner->word_count++] =
		(struct word){hash, (uint32_t)size};
}

/* Notes the words of a line of the text, and folds it; returns its size. */
static size_t words_read(struct scanner *scanner, const char *text, char *out,
			 size_t room)
{
	struct text_words at = {.text = text, .out = out, .room = room};
	uint32_t before = 0, word;

	for (; scanner->reader->status == RUNGS_OK && text_next_word(&at);
	     before = word) {
		word = (uint32_t)at.hash;
		sieve_add(&scanner->seen, word);
		sieve_add(&scanner->pairs, hash_more(before, word));
		word_add(scanner, word, at.used - at.begin);
	}
	out[at.used] = '\0';
	return at.used;
}

static void text_read(struct scanner *scanner, const char *text, size_t size)
{
	size_t left;
	char *out;

	scanner->clean = malloc(3 * size + 1);
	scanner->folded = out = malloc(12 * size + 1);
	scanner->word_room = size / 4 + 8;
	scanner->words = malloc(scanner->word_room * sizeof(*scanner->words));
	if (scanner->clean == NULL || out == NULL || scanner->words == NULL ||
	    !sieve_make(&scanner->seen, scanner->arena, WORD_BITS) ||
	    !sieve_make(&scanner->pairs, scanner->arena, PAIR_BITS) ||
	    !sieve_make(&scanner->firsts, scanner->arena, WORD_BITS)) {
		no_memory(scanner);
		return;
	}
	left = text_clean(scanner->clean, text, size);
	for (char *at = scanner->clean;
	     left > 0 && scanner->reader->status == RUNGS_OK;) {
		char *end = memchr(at, '\n', left);
		size_t line = end != NULL ? (size_t)(end - at) : left;

		at[line] = '\0';
		out += words_read(scanner, at, out, 4 * line + 1) + 1;
		word_add(scanner, 0, 0);
		line += end != NULL;
		at += line;
		left -= line;
	}
}

static void scan_lines(struct scanner *scanner)
{
	const char *text = scanner->clean, *folded = scanner->folded;
	const struct word *words = scanner->words;

	for (scanner->line = 1;
	     (size_t)(words - scanner->words) < scanner->word_count &&
	     scanner->reader->status == RUNGS_OK;
	     scanner->line++) {
		scanner->line_text = text;
		scanner->line_size = strlen(text);
		words = scan_line(scanner, folded, words);
		text += scanner->line_size + 1;
		folded += strlen(folded) + 1;
	}
}

/* By kind; within one as they stand. */
static void sort(struct scanner *scanner)
{
	struct rungs_scan *scan = scanner->out;
	struct rungs_scan_hit *sorted = arena_alloc(
		scanner->reader->arena, scan->count * sizeof(*sorted));
	size_t count = 0;

	if (sorted == NULL) {
		no_memory(scanner);
		return;
	}
	for (unsigned kind = 0; kind <= RUNGS_KIND_COUNT; kind++)
		for (size_t i = 0; i < scan->count; i++)
			if (scan->at[i].kind == kind)
				sorted[count++] = scan->at[i];
	scan->at = sorted;
}

enum rungs_status rungs_scan(struct rungs_atlas *atlas, const char *text,
			     size_t size, struct rungs_scan *out,
			     struct rungs_error *error)
{
	struct reader reader;
	struct scanner scanner = {
		.reader = &reader, .arena = arena_new(), .out = out};

	*out = (struct rungs_scan){0};
	reader_init(&reader, atlas, error);
	if (scanner.arena == NULL)
		no_memory(&scanner);
	if (reader.status == RUNGS_OK)
		text_read(&scanner, text, size);
	if (reader.status == RUNGS_OK)
		names_read(&scanner);
	if (reader.status == RUNGS_OK)
		scan_lines(&scanner);
	if (reader.status == RUNGS_OK)
		sort(&scanner);
	free(scanner.clean);
	free(scanner.folded);
	free(scanner.words);
	arena_free(scanner.arena);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_scan_release(struct rungs_scan *scan)
{
	arena_free(scan->memory);
	*scan = (struct rungs_scan){0};
}
