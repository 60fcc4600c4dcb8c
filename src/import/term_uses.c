#include "term_uses.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

#include "core/arena.h"
#include "core/text.h"

struct term {
	const char *id, *line; /* line: its specialization */
	const char *exact;     /* an abbreviation, as it is written; or NULL */
	const char *folded[2]; /* name and expansion after a space; or NULL */
	bool common;           /* its name means this only in its line */
};

struct terms {
	struct arena *arena;
	size_t count;
	struct term *at;
};

/* What uses terms: number, line, then a text of it. */
static const char texts[] =
	"SELECT role_number(r.id), r.specialization, x.text FROM (SELECT role,"
	" text FROM role_texts UNION ALL SELECT id, title FROM roles"
	" UNION ALL SELECT id, summary FROM roles UNION ALL"
	" SELECT q.role, k.name || '. ' || k.summary FROM requirements q"
	" JOIN skills k ON k.id = q.skill) x"
	" JOIN roles r ON r.id = x.role"
	" UNION ALL SELECT specialization_number(id), id, text FROM"
	" (SELECT specialization AS id, text FROM specialization_texts"
	" UNION ALL SELECT id, summary FROM specializations UNION ALL"
	" SELECT id, deliverables FROM specializations)"
	" WHERE text IS NOT NULL";

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Whether a word stands in the text just so, or with an 's' behind it. */
static bool stands_exactly(const char *text, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
		const char *after = at + size + (at[size] == 's');

		if ((at == text || !is_word(at[-1])) && !is_word(*after))
			return true;
	}
	return false;
}

/* Whether words, a space before them, stand in a folded text between spaces. */
static bool stands(const char *folded, const char *words)
{
	size_t size = words != NULL ? strlen(words) : 0;

	for (const char *at = folded;
	     words != NULL && (at = strstr(at, words)) != NULL; at++)
		if (at[size] == ' ' || strncmp(at + size, "s ", 2) == 0)
			return true;
	return false;
}

static bool uses(const struct term *term, const char *line, const char *text,
		 const char *folded)
{
	if (stands(folded, term->folded[1]))
		return true;
	if (term->common && strcmp(term->line, line) != 0)
		return false;
	return term->exact != NULL ? stands_exactly(text, term->exact)
				   : stands(folded, term->folded[0]);
}

/* The text folded, a space before it and one behind if it is asked for. */
static char *spaced(struct arena *arena, const char *text, bool closed)
{
	size_t size = 4 * strlen(text) + 1;
	char *out = arena_alloc(arena, size + 2);

	if (out == NULL)
		return NULL;
	out[0] = ' ';
	text_fold(out + 1, size, text, NULL);
	if (closed)
		strcat(out, " ");
	return out;
}

/* Capitals and digits, at least one capital, and no small letter. */
static bool is_abbreviation(const char *name)
{
	bool capital = false;

	for (; *name != '\0'; name++) {
		if (*name >= 'a' && *name <= 'z')
			return false;
		capital = capital || (*name >= 'A' && *name <= 'Z');
	}
	return capital;
}

static bool term_read(struct arena *arena, sqlite3_stmt *rows,
		      struct term *term)
{
	const char *name = (const char *)sqlite3_column_text(rows, 1);
	const char *expansion = (const char *)sqlite3_column_text(rows, 2);
	const char *bracket = strstr(name, " (");
	char *plain = arena_copy(arena, name,
				 bracket != NULL ? (size_t)(bracket - name)
						 : strlen(name));

	term->id =
		arena_text(arena, (const char *)sqlite3_column_text(rows, 0));
	term->line =
		arena_text(arena, (const char *)sqlite3_column_text(rows, 3));
	if (plain == NULL || term->id == NULL || term->line == NULL)
		return false;
	/* What is told apart, but from no line of its own, is found only by
	 * its expansion. */
	if (bracket == NULL || sqlite3_column_int(rows, 5) == 0)
		term->folded[0] = spaced(arena, plain, false);
	if (is_abbreviation(plain))
		term->exact = plain;
	term->common = bracket != NULL ||
		       (term->exact == NULL && strchr(plain, ' ') == NULL);
	if (expansion != NULL)
		term->folded[1] = spaced(arena, expansion, false);
	return expansion == NULL || term->folded[1] != NULL;
}

static int terms_load(struct terms *terms, sqlite3 *db)
{
	sqlite3_stmt *rows = NULL;
	int code = sqlite3_prepare_v2(
		db,
		"SELECT e.id, e.term, e.expansion, e.specialization,"
		" (SELECT count(*) FROM terms), s.kind = 'shared' FROM terms e"
		" JOIN specializations s ON s.id = e.specialization",
		-1, &rows, NULL);

	while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
		code = SQLITE_OK;
		if (terms->at == NULL)
			terms->at = arena_alloc(
				terms->arena,
				(size_t)sqlite3_column_int64(rows, 4) *
					sizeof(*terms->at));
		if (terms->at == NULL ||
		    !term_read(terms->arena, rows, &terms->at[terms->count++]))
			code = SQLITE_NOMEM;
	}
	sqlite3_finalize(rows);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int use_add(sqlite3_stmt *add, const char *term, sqlite3_int64 thing)
{
	int code;

	sqlite3_bind_text(add, 1, term, -1, SQLITE_STATIC);
	sqlite3_bind_int64(add, 2, thing);
	code = sqlite3_step(add);
	sqlite3_reset(add);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* All terms in the text that the row holds. */
static int text_read(const struct terms *terms, sqlite3_stmt *rows,
		     sqlite3_stmt *add)
{
	const char *line = (const char *)sqlite3_column_text(rows, 1);
	const char *text = (const char *)sqlite3_column_text(rows, 2);
	struct arena *arena = arena_new();
	char *folded = arena != NULL ? spaced(arena, text, true) : NULL;
	int code = folded != NULL ? SQLITE_OK : SQLITE_NOMEM;

	for (size_t i = 0; code == SQLITE_OK && i < terms->count; i++) {
		const struct term *term = &terms->at[i];

		if (uses(term, line, text, folded))
			code = use_add(add, term->id,
				       sqlite3_column_int64(rows, 0));
	}
	arena_free(arena);
	return code;
}

int term_uses_add(sqlite3 *db)
{
	struct terms terms = {.arena = arena_new()};
	sqlite3_stmt *rows = NULL, *add = NULL;
	int code = terms.arena != NULL ? terms_load(&terms, db) : SQLITE_NOMEM;

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(
			db, "INSERT OR IGNORE INTO term_uses VALUES (?1, ?2)",
			-1, &add, NULL);
	if (code == SQLITE_OK && terms.count > 0)
		code = sqlite3_prepare_v2(db, texts, -1, &rows, NULL);
	while (code == SQLITE_OK && rows != NULL &&
	       (code = sqlite3_step(rows)) == SQLITE_ROW)
		code = text_read(&terms, rows, add);
	sqlite3_finalize(rows);
	sqlite3_finalize(add);
	arena_free(terms.arena);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}
