#include "scan_names.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "error.h"
#include "text.h"

enum {
	WORDS_MOST = 12,   /* of a name that is found */
	NAME_MOST = 300,   /* bytes of one */
	LETTERS_LEAST = 2, /* of one */
	WORD_BITS = 16,    /* of a hash that sieves of words heed */
	PAIR_BITS = 20     /* likewise of pairs */
};

_Static_assert(RUNGS_ROLE == 3 && RUNGS_SKILL == 4 &&
		       RUNGS_CERTIFICATION == 5 && RUNGS_EDUCATION == 6,
	       "SCAN_THINGS has these numbers");

/* A word of a name. */
struct word {
	uint32_t hash;
	uint32_t size; /* with all before it, folded */
};

/* What a name is to its thing. */
struct manner {
	enum scan_care care;
	bool is_short;
};

static const struct manner in_full = {SCAN_ANYHOW, false};
static const struct manner shortened = {SCAN_ANYHOW, true};
static const struct manner makerless = {SCAN_CAPITAL, true};
static const struct manner initials = {SCAN_CAPITALS, true};

bool scan_names_make(struct scan_names *names)
{
	return sieve_make(&names->seen, names->arena, WORD_BITS) &&
	       sieve_make(&names->pairs, names->arena, PAIR_BITS) &&
	       sieve_make(&names->firsts, names->arena, WORD_BITS);
}

struct scan_name *scan_names_seek(const struct scan_names *names, uint32_t hash,
				  const char *name, size_t size)
{
	for (size_t at = hash;; at++) {
		struct scan_name *entry = &names->table[at & names->mask];

		if (entry->size == 0 ||
		    (entry->hash == hash && entry->size == size &&
		     memcmp(entry->name, name, size) == 0))
			return entry;
	}
}

static void no_memory(struct scan_names *names)
{
	names->reader->status = error_no_memory(names->reader->error);
}

static void table_grow(struct scan_names *names)
{
	struct scan_name *old = names->table;
	size_t count = old != NULL ? names->mask + 1 : 0;
	size_t room = count == 0 ? 1 << 12 : 4 * count;

	names->table = arena_alloc(names->arena, room * sizeof(*old));
	if (names->table == NULL) {
		no_memory(names);
		return;
	}
	names->mask = room - 1;
	for (size_t i = 0; i < count; i++) {
		if (old[i].size > 0)
			*scan_names_seek(names, old[i].hash, old[i].name,
					 old[i].size) = old[i];
	}
}

static struct scan_name *enter(struct scan_names *names, uint32_t hash,
			       const char *name, size_t size)
{
	struct scan_name *entry;

	if (2 * names->used >= names->mask)
		table_grow(names);
	if (names->reader->status != RUNGS_OK)
		return NULL;
	entry = scan_names_seek(names, hash, name, size);
	if (entry->size == 0) {
		names->used++;
		*entry = (struct scan_name){
			.name = name, .size = (uint32_t)size, .hash = hash};
	}
	return entry;
}

static bool is_ordinary(const char *name, size_t size)
{
	static const char *const words[] = {
#define MAKER(name, short_name)
#define ORDINARY(word) word,
#include "makers.def"
#undef MAKER
#undef ORDINARY
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strlen(words[i]) == size &&
		    memcmp(name, words[i], size) == 0)
			return true;
	}
	return false;
}

/* Whether a name that is given goes to the thing that is being read: it does in
 * full if it was a short one, and short if more roles ask this skill. */
static bool is_taken(const struct scan_names *names,
		     const struct scan_name *entry, bool is_short)
{
	uint32_t now = (uint32_t)names->thing_count + 1;

	if (!entry->is_short || !is_short)
		return entry->is_short;
	return entry->thing != now &&
	       names->now.roles > names->things[entry->thing - 1].roles;
}

static void give(struct scan_names *names, struct scan_name *entry,
		 const struct manner *manner)
{
	if (entry->thing > 0 && !is_taken(names, entry, manner->is_short))
		return;
	entry->thing = (uint32_t)names->thing_count + 1;
	entry->is_short = manner->is_short;
	entry->care =
		(uint8_t)(names->now.kind == RUNGS_SKILL &&
					  is_ordinary(entry->name, entry->size)
				  ? SCAN_LISTED
				  : manner->care);
	names->is_named = true;
}

/* Enters a folded name of the thing that is being read, and every beginning of
 * it that ends with a word. */
static void enter_name(struct scan_names *names, const char *folded,
		       const struct word *words, size_t count,
		       const struct manner *manner)
{
	const struct word *last = &words[count - 1];
	char *name = arena_copy(names->arena, folded, last->size);
	struct scan_name *entry = NULL;
	uint32_t hash = 0;

	if (name == NULL) {
		no_memory(names);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		hash = scan_hash(hash, words[i].hash);
		entry = enter(names, hash, name, words[i].size);
	}
	sieve_add(&names->firsts, words->hash);
	if (entry != NULL)
		give(names, entry, manner);
}

/* Enters a name that the text may have. */
static void add_name(struct scan_names *names, const char *name, size_t size,
		     const struct manner *manner)
{
	char text[NAME_MOST + 1], folded[4 * NAME_MOST + 1];
	struct text_words at = {
		.text = text, .out = folded, .room = sizeof(folded)};
	struct word words[WORDS_MOST]; /* sizes with all before them */
	uint32_t before = 0, word;
	size_t count = 0;

	if (size > NAME_MOST || names->reader->status != RUNGS_OK)
		return;
	memcpy(text, name, size);
	text[size] = '\0';
	for (; text_next_word(&at); before = word) {
		word = (uint32_t)at.hash;
		if (count == WORDS_MOST || !sieve_has(&names->seen, word) ||
		    (count > 0 &&
		     !sieve_has(&names->pairs, scan_hash(before, word))))
			return;
		words[count++] = (struct word){word, (uint32_t)at.used};
	}
	if (text_letters(folded, at.used) >= LETTERS_LEAST)
		enter_name(names, folded, words, count, manner);
}

/* 'Certified Paralegal (CP)' is found as a whole, without its brackets, and by
 * what stands in them. */
static void add_names(struct scan_names *names, sqlite3_stmt *row, int column)
{
	/* As a text it would be copied, to get a NUL behind it. */
	const char *name = sqlite3_column_blob(row, column), *open, *close;
	size_t size = (size_t)sqlite3_column_bytes(row, column);

	if (name == NULL)
		return;
	add_name(names, name, size, &in_full);
	open = memchr(name, '(', size);
	if (open == NULL || open == name)
		return;
	add_name(names, name, (size_t)(open - name), &in_full);
	close = memchr(open, ')', size - (size_t)(open - name));
	if (close != NULL && close > open + 3)
		add_name(names, open + 1, (size_t)(close - open - 1), &in_full);
}

/* How many bytes of a name are its maker's with the space behind it; 0 for
 * another maker's. */
static size_t made_by(const char *name, const char *maker)
{
	size_t size;

	if ((name[0] | 0x20) != maker[0])
		return 0;
	size = strlen(maker);
	return strncasecmp(name, maker, size) == 0 && name[size] == ' '
		       ? size + 1
		       : 0;
}

/* 'Microsoft Office software' is 'Microsoft Office', 'MS Office' and 'Office',
 * 'SAP software' is 'SAP'. */
static void add_makerless(struct scan_names *names, const char *name,
			  size_t maker_size, const char *short_maker)
{
	static const char last[] = " software";
	size_t size = strlen(name);
	char text[NAME_MOST + 1];
	int used;

	if (size > sizeof(last) &&
	    strcasecmp(name + size - strlen(last), last) == 0) {
		size -= strlen(last);
		add_name(names, name, size,
			 size < maker_size ? &makerless : &shortened);
	}
	if (size <= maker_size)
		return;
	add_name(names, name + maker_size, size - maker_size, &makerless);
	if (short_maker == NULL)
		return;
	used = snprintf(text, sizeof(text), "%s %.*s", short_maker,
			(int)(size - maker_size), name + maker_size);
	add_name(names, text, (size_t)used, &shortened);
}

static bool is_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* Whether the capitals are the initials of all words that stand before them. */
static bool stands_for(const char *name, const char *capitals, size_t count)
{
	size_t found = 0;

	for (const char *at = name; at < capitals; at++) {
		if (at > name && at[-1] != ' ')
			continue;
		if (found == count || (*at & ~0x20) != capitals[found])
			return false;
		found++;
	}
	return found == count;
}

/* 'Structured query language SQL' is 'SQL', and so is that with a last word in
 * small letters, such as 'software'. */
static void add_initials(struct scan_names *names, const char *name)
{
	const char *end = name + strlen(name), *begin;

	while (end > name && !is_upper(end[-1]) && end[-1] != ' ')
		end--;
	if (end > name && end[-1] == ' ')
		end--;
	else
		end = name + strlen(name);
	for (begin = end; begin > name && is_upper(begin[-1]);)
		begin--;
	if (end - begin > 1 && begin > name && begin[-1] == ' ' &&
	    stands_for(name, begin, (size_t)(end - begin)))
		add_name(names, begin, (size_t)(end - begin), &initials);
}

/* A tool, by what people call it who leave its maker away, or what its initials
 * stand for. */
static void add_short(struct scan_names *names, sqlite3_stmt *row)
{
	static const char *const makers[][2] = {
#define MAKER(name, short_name) {name, short_name},
#define ORDINARY(word)
#include "makers.def"
#undef MAKER
#undef ORDINARY
	};
	const char *bytes = sqlite3_column_blob(row, 2);
	size_t count = (size_t)sqlite3_column_bytes(row, 2);
	char name[NAME_MOST];

	if (bytes == NULL || count > NAME_MOST - 8)
		return;
	memcpy(name, bytes, count);
	name[count] = '\0';
	add_initials(names, name);
	for (size_t i = 0; i < sizeof(makers) / sizeof(*makers); i++) {
		size_t size = made_by(name, makers[i][0]);

		if (size > 0)
			add_makerless(names, name, size, makers[i][1]);
	}
}

/* An education, by what else texts call it. */
static void add_degree(struct scan_names *names, sqlite3_stmt *row)
{
	static const char *const degrees[][2] = {
#define DEGREE(beginning, words) {beginning, words},
#include "degrees.def"
#undef DEGREE
	};
	const char *name = row_text(names->reader, row, 2);
	char folded[4 * NAME_MOST + 1];

	if (name == NULL || strlen(name) > NAME_MOST)
		return;
	text_fold(folded, sizeof(folded), name, NULL);
	for (size_t i = 0; i < sizeof(degrees) / sizeof(*degrees); i++) {
		const char *begins = degrees[i][0], *words = degrees[i][1];

		if (strncmp(folded, begins, strlen(begins)) == 0)
			add_name(names, words, strlen(words), &in_full);
	}
}

static sqlite3_stmt *statement(struct scan_names *names, enum statement which)
{
	struct reader *reader = names->reader;
	sqlite3_stmt *rows = NULL;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	return rows;
}

/* Calls `add` on each row. */
static void each_row(struct scan_names *names, sqlite3_stmt *rows,
		     void (*add)(struct scan_names *names, sqlite3_stmt *row))
{
	struct reader *reader = names->reader;
	int step = SQLITE_DONE;

	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW)
		add(names, rows);
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(rows);
}

static void title_add(struct scan_names *names, sqlite3_stmt *row)
{
	add_names(names, row, 0);
}

/* Adds the other titles of the role in a row. */
static void titles_add(struct scan_names *names, sqlite3_stmt *row)
{
	sqlite3_stmt *titles = statement(names, STATEMENT_SCAN_TITLES);

	if (titles == NULL)
		return;
	sqlite3_bind_value(titles, 1, sqlite3_column_value(row, 1));
	each_row(names, titles, title_add);
}

static void thing_add(struct scan_names *names, sqlite3_stmt *row)
{
	struct reader *reader = names->reader;
	struct scan_thing *now = &names->now;

	if (sqlite3_column_type(row, 1) == SQLITE_NULL ||
	    sqlite3_column_type(row, 2) == SQLITE_NULL)
		return;
	*now = (struct scan_thing){
		.kind = (enum rungs_kind)sqlite3_column_int(row, 0),
		.roles = sqlite3_column_int(row, 3)};
	names->is_named = false;
	add_names(names, row, 2);
	if (now->kind == RUNGS_ROLE)
		titles_add(names, row);
	else if (now->kind == RUNGS_EDUCATION)
		add_degree(names, row);
	else
		add_names(names, row, 1);
	if (now->kind == RUNGS_SKILL)
		add_short(names, row);
	if (!names->is_named)
		return;
	now->thing.id = row_text(reader, row, 1);
	now->thing.name = row_text(reader, row, 2);
	names->things = arena_grow(names->arena, names->things,
				   names->thing_count, sizeof(*names->things));
	if (names->things == NULL)
		no_memory(names);
	else
		names->things[names->thing_count++] = *now;
}

void scan_names_read(struct scan_names *names)
{
	table_grow(names);
	each_row(names, statement(names, STATEMENT_SCAN_THINGS), thing_add);
}
