#include <rungs/scan.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "rows.h"
#include "scan_names.h"
#include "text.h"

enum {
	SHOWN_MOST = 200, /* bytes of a line */
	YEARS_MOST = 60   /* that anybody has worked */
};

/* A word of the text. */
struct word {
	uint32_t hash;
	uint32_t size;       /* bytes, folded; 0 after the last of a line */
	uint32_t begin, end; /* in the line, with what is before the word */
};

struct scanner {
	struct reader *reader;
	struct scan_names names;
	struct rungs_scan *out;
	char *clean;  /* the text, each line with a NUL after it */
	char *folded; /* likewise, and its words */
	struct word *words;
	size_t word_count, word_room;
	size_t line;
	const char *line_text;
	size_t line_size;
	const char *line_folded;
	const struct word *line_words;
	int line_tools;             /* how many it names; -1 not yet known */
	bool years[YEARS_MOST + 1]; /* that were found */
};

static void no_memory(struct scanner *scanner)
{
	scanner->reader->status = error_no_memory(scanner->reader->error);
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
	struct scan_thing *thing = &scanner->names.things[which - 1];

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

static bool is_word(const char *at, size_t size, const char *word)
{
	return strlen(word) == size && memcmp(at, word, size) == 0;
}

/* The longest name that begins at a place, among those that are to be written
 * with no more care than is given or are. */
struct match {
	size_t words; /* 0 for none */
	uint32_t thing;
	bool is_listed;
};

static bool is_letter(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z');
}

/* Where the letters of a word begin in the line. */
static const char *letters_of(const struct scanner *scanner,
			      const struct word *word, const char **end)
{
	const char *at = scanner->line_text + word->begin;

	*end = scanner->line_text + word->end;
	while (at < *end && !is_letter(*at))
		at++;
	return at;
}

/* Whether a word has a letter from one to another, of ASCII. */
static bool has_letter(const struct scanner *scanner, const struct word *word,
		       char first, char last)
{
	const char *end, *at = letters_of(scanner, word, &end);

	while (at < end && (*at < first || *at > last))
		at++;
	return at < end;
}

static bool joins(const char *at, const struct word *word)
{
	return is_word(at, word->size, "and") || is_word(at, word->size, "or");
}

/* Whether a word, folded at a place, begins an item of a list, or joins two;
 * so does what would stand behind the last of a line. */
static bool is_apart(const struct scanner *scanner, const char *at,
		     const struct word *word)
{
	const char *end, *gap = scanner->line_text + word->begin;
	const char *letters;

	if (word->size == 0 || word == scanner->line_words || joins(at, word) ||
	    joins(at - 1 - word[-1].size, word - 1))
		return true;
	for (letters = letters_of(scanner, word, &end); gap < letters; gap++)
		if (strchr(",;:/|&()[].\t", *gap) != NULL ||
		    (unsigned char)*gap >= 0x80)
			return true;
	return false;
}

/* Whether so many words, folded in so many bytes at a place, are written as a
 * name asks. */
static bool is_written(const struct scanner *scanner, enum scan_care care,
		       const char *at, size_t size, const struct word *words,
		       size_t count)
{
	if (care == SCAN_ANYHOW)
		return true;
	if (!has_letter(scanner, words, 'A', 'Z'))
		return false;
	if (care == SCAN_CAPITALS)
		return !has_letter(scanner, words, 'a', 'z');
	return care != SCAN_LISTED ||
	       (is_apart(scanner, at, words) &&
		is_apart(scanner, at + size + 1, words + count));
}

static struct match longest(const struct scanner *scanner, const char *at,
			    const struct word *words)
{
	const struct scan_names *names = &scanner->names;
	struct match match = {0};
	uint32_t hash = 0;
	size_t size = 0;

	if (!sieve_has(&names->firsts, words->hash))
		return match;
	for (size_t i = 0; words[i].size > 0; i++) {
		const struct scan_name *entry;

		hash = scan_hash(hash, words[i].hash);
		size += words[i].size;
		entry = scan_names_seek(names, hash, at, size);
		if (entry->size == 0)
			break;
		if (entry->thing > 0 &&
		    is_written(scanner, (enum scan_care)entry->care, at, size,
			       words, i + 1))
			match = (struct match){i + 1, entry->thing,
					       entry->care == SCAN_LISTED};
		size++;
	}
	return match;
}

/* How many tools and skills the line names, ordinary words among them. */
static int tools_in_line(struct scanner *scanner)
{
	const char *at = scanner->line_folded;
	const struct word *words = scanner->line_words;

	if (scanner->line_tools >= 0)
		return scanner->line_tools;
	scanner->line_tools = 0;
	while (words->size > 0) {
		struct match match = longest(scanner, at, words);
		size_t took = match.words > 0 ? match.words : 1;

		if (match.words > 0 &&
		    scanner->names.things[match.thing - 1].kind == RUNGS_SKILL)
			scanner->line_tools++;
		for (; took > 0; took--)
			at += words++->size + 1;
	}
	return scanner->line_tools;
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
static const struct word *scan_line(struct scanner *scanner)
{
	const char *at = scanner->line_folded;
	const struct word *words = scanner->line_words;

	while (words->size > 0 && scanner->reader->status == RUNGS_OK) {
		struct match match = longest(scanner, at, words);
		size_t took = match.words;
		int years;

		if (took > 0 &&
		    (!match.is_listed || tools_in_line(scanner) > 1))
			found(scanner, match.thing);
		else if (took == 0 && (took = years_at(at, words, &years)) > 0)
			found_years(scanner, years);
		else if (took == 0)
			took = 1;
		for (; took > 0; took--)
			at += words++->size + 1;
	}
	return words + 1;
}

/* Most texts have fewer words than a quarter of their bytes. */
static void word_add(struct scanner *scanner, struct word word)
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
	scanner->words[scanner->word_count++] = word;
}

/* Notes the words of a line of the text, and folds it; returns its size. */
static size_t words_read(struct scanner *scanner, const char *text, char *out,
			 size_t room)
{
	struct scan_names *names = &scanner->names;
	struct text_words at = {.text = text, .out = out, .room = room};
	uint32_t before = 0, gap = 0;

	while (scanner->reader->status == RUNGS_OK && text_next_word(&at)) {
		struct word word = {.hash = (uint32_t)at.hash,
				    .size = (uint32_t)(at.used - at.begin),
				    .begin = gap,
				    .end = (uint32_t)at.end};

		sieve_add(&names->seen, word.hash);
		sieve_add(&names->pairs, scan_hash(before, word.hash));
		word_add(scanner, word);
		before = word.hash;
		gap = word.end;
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
	    !scan_names_make(&scanner->names)) {
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
		word_add(scanner, (struct word){0});
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
		scanner->line_folded = folded;
		scanner->line_words = words;
		scanner->line_tools = -1;
		words = scan_line(scanner);
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
		.reader = &reader,
		.names = {.reader = &reader, .arena = arena_new()},
		.out = out};

	*out = (struct rungs_scan){0};
	reader_init(&reader, atlas, error);
	if (scanner.names.arena == NULL)
		no_memory(&scanner);
	if (reader.status == RUNGS_OK)
		text_read(&scanner, text, size);
	if (reader.status == RUNGS_OK)
		scan_names_read(&scanner.names);
	if (reader.status == RUNGS_OK)
		scan_lines(&scanner);
	if (reader.status == RUNGS_OK)
		sort(&scanner);
	free(scanner.clean);
	free(scanner.folded);
	free(scanner.words);
	arena_free(scanner.names.arena);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_scan_release(struct rungs_scan *scan)
{
	arena_free(scan->memory);
	*scan = (struct rungs_scan){0};
}
