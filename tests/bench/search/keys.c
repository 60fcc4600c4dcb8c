#include "keys.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "slip.h"

enum { TEXTS = 16 }; /* titles, and common words */

const char *const key_kind_names[KEY_KINDS] = {
	[KEY_LETTER] = "one letter",    [KEY_COMMON] = "a common word",
	[KEY_TYPED] = "a title, typed", [KEY_WORDS] = "two, three words",
	[KEY_SLIP] = "with a typo",     [KEY_NONE] = "words not there",
};

static const char *const unknown[] = {"zyxwv",  "qqkjx", "xylotomb", "bvdrp",
				      "wuthqz", "kjhgf", "grzlbk",   "pnxqre"};

typedef char texts[TEXTS][KEY_SIZE];

__attribute__((format(printf, 3, 4))) static void add(struct keys *keys,
						      enum key_kind kind,
						      const char *format, ...)
{
	struct key *key = &keys->at[keys->count];
	va_list list;

	if (keys->count == KEYS_MAX)
		return;
	key->kind = kind;
	va_start(list, format);
	vsnprintf(key->text, KEY_SIZE, format, list);
	va_end(list);
	keys->count++;
}

static bool read_texts(const char *path, const char *setup, const char *sql,
		       texts out)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *rows = NULL;
	size_t count = 0;

	if (sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, setup, NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK)
		while (count < TEXTS && sqlite3_step(rows) == SQLITE_ROW)
			snprintf(out[count++], KEY_SIZE, "%s",
				 (const char *)sqlite3_column_text(rows, 0));
	if (count < TEXTS)
		fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return count == TEXTS;
}

static void add_typed(struct keys *keys, const char *title)
{
	for (int size = 1; size <= (int)strlen(title); size++)
		add(keys, KEY_TYPED, "%.*s", size, title);
}

/* The first words of a title: two, and three where it has more. */
static void add_words(struct keys *keys, const char *title)
{
	const char *space = strchr(title, ' ');

	for (int words = 2; words <= 3 && space != NULL; words++) {
		space = strchr(space + 1, ' ');
		if (space != NULL)
			add(keys, KEY_WORDS, "%.*s", (int)(space - title),
			    title);
		else
			add(keys, KEY_WORDS, "%s", title);
	}
}

static void add_common(struct keys *keys, texts words)
{
	for (size_t i = 0; i < TEXTS; i++)
		add(keys, KEY_COMMON, "%s", words[i]);
	for (size_t i = 0; i < TEXTS; i++)
		add(keys, KEY_WORDS, "%s %s", words[i], words[(i + 1) % TEXTS]);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
		add(keys, KEY_NONE, "%s", unknown[i]);
		add(keys, KEY_NONE, "%s %s", words[i], unknown[i]);
	}
}

bool keys_make(struct keys *out, const char *atlas, const char *fts5)
{
	texts titles, words;
	char slip[KEY_SIZE];

	out->count = 0;
	if (!read_texts(atlas, "",
			"SELECT title FROM role_titles WHERE rowid % 59 = 7",
			titles) ||
	    !read_texts(fts5,
			"CREATE VIRTUAL TABLE temp.vocabulary USING"
			" fts5vocab (main, titles, row)",
			"SELECT term FROM vocabulary WHERE length(term) > 1"
			" ORDER BY doc DESC",
			words))
		return false;
	for (char letter[] = "a"; *letter <= 'z'; (*letter)++)
		add(out, KEY_LETTER, "%s", letter);
	add_common(out, words);
	for (size_t i = 0; i < TEXTS; i++)
		add_typed(out, titles[i]);
	for (size_t i = 0; i < TEXTS; i++)
		add_words(out, titles[i]);
	for (size_t i = 0; i < TEXTS; i++) {
		text_slip(titles[i], slip, sizeof(slip));
		add(out, KEY_SLIP, "%s", slip);
	}
	return true;
}
