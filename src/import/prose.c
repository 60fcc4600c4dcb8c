#include "prose.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "core/error.h"
#include "core/text.h"
#include "repeats.h"
#include "spelling.h"

/* A column of prose; role is the column that names the role it is about. */
struct prose_column {
	const char *table, *column;
	const char *role;
	bool sentences; /* it ends with a full stop */
	bool sources;   /* rows name theirs */
};

static const struct prose_column columns[] = {
	{"roles", "summary", "id", true, true},
	{"role_texts", "text", "role", true, true},
	{"role_conditions", "note", "role", false, true},
	{"specializations", "summary", NULL, false, false},
	{"specialization_texts", "text", NULL, true, true},
	{"moves", "note", NULL, true, true},
	{"moves", "doubtful", NULL, false, false},
	{"entry_routes", "note", NULL, false, false},
	{"tracks", "summary", NULL, false, false},
	{"levels", "summary", NULL, false, false},
	{"education", "summary", NULL, false, false},
	{"education", "note", NULL, false, false},
	{"skills", "summary", NULL, false, false},
	{"skill_groups", "summary", NULL, false, false},
	{"skill_levels", "summary", NULL, false, false},
	{"certifications", "prerequisites", NULL, false, false},
	{"certifications", "note", NULL, false, false},
	{"conditions", "summary", NULL, false, false},
	{"study_areas", "summary", NULL, true, false},
	{"interests", "summary", NULL, false, false},
	{"terms", "definition", NULL, true, false},
	{"facts", "statement", NULL, false, false},
	{"statements", "text", NULL, true, true},
	{"statement_links", "note", NULL, false, false},
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct filler {
	const char *phrase; /* folded, a space before it */
	bool beginning;     /* of longer words too */
};

struct prose {
	sqlite3 *db;
	struct findings *findings;
	struct rungs_error *error;
	struct arena *arena;
	enum rungs_status status;
	size_t filler_count;
	struct filler *fillers;
	struct repeats *repeats;
	struct spelling *spelling; /* NULL for no spelling */
	/* the row that is read */
	const struct prose_column *column;
	long line;
};

static void report(struct prose *prose, const char *message, const char *mend,
		   const char *value, size_t size)
{
	char file[80];

	snprintf(file, sizeof(file), "%s.csv", prose->column->table);
	findings_add(prose->findings,
		     &(struct finding){.severity = SEVERITY_WARNING,
				       .file = file,
				       .line = prose->line,
				       .column = prose->column->column,
				       .message = message,
				       .mend = mend},
		     value, size);
}

static void fail(struct prose *prose)
{
	if (prose->status != RUNGS_OK)
		return;
	if (sqlite3_errcode(prose->db) == SQLITE_NOMEM)
		prose->status = error_no_memory(prose->error);
	else
		prose->status = error_set(prose->error, RUNGS_DAMAGED,
					  "The atlas cannot be checked: %s.",
					  sqlite3_errmsg(prose->db));
}

/* Rows of a query, which sql, consumed, may be NULL for want of memory. */
static sqlite3_stmt *rows_of(struct prose *prose, char *sql)
{
	sqlite3_stmt *rows = NULL;

	if (sql == NULL)
		prose->status = error_no_memory(prose->error);
	else if (prose->status == RUNGS_OK &&
		 sqlite3_prepare_v2(prose->db, sql, -1, &rows, NULL) !=
			 SQLITE_OK)
		fail(prose);
	sqlite3_free(sql);
	return rows;
}

static bool next(struct prose *prose, sqlite3_stmt *rows)
{
	int step = SQLITE_DONE;

	if (rows != NULL && prose->status == RUNGS_OK)
		step = sqlite3_step(rows);
	if (step != SQLITE_DONE && step != SQLITE_ROW)
		fail(prose);
	return step == SQLITE_ROW;
}

static const char *text_at(sqlite3_stmt *rows, int column)
{
	const char *text = (const char *)sqlite3_column_text(rows, column);

	return text != NULL ? text : "";
}

/* The folded text between spaces, so that whole words can be looked for. */
static const char *spaced(struct prose *prose, const char *text)
{
	size_t size = 4 * strlen(text) + 1;
	char *out = arena_alloc(prose->arena, size + 2);

	if (out == NULL) {
		prose->status = error_no_memory(prose->error);
		return "";
	}
	out[0] = ' ';
	text_fold(out + 1, size, text, NULL);
	strcat(out, " ");
	return out;
}

/* Style ------------------------------------------------------------------ */

static void load_fillers(struct prose *prose)
{
	sqlite3_stmt *rows =
		rows_of(prose, sqlite3_mprintf("SELECT phrase, (SELECT count(*)"
					       " FROM fillers) FROM fillers"));

	while (next(prose, rows)) {
		const char *phrase = text_at(rows, 0);
		const char *folded = spaced(prose, phrase);
		struct filler *filler;

		if (prose->fillers == NULL)
			prose->fillers = arena_alloc(
				prose->arena,
				(size_t)sqlite3_column_int64(rows, 1) *
					sizeof(*prose->fillers));
		if (prose->fillers == NULL || prose->status != RUNGS_OK ||
		    strcmp(folded, "  ") == 0)
			continue;
		filler = &prose->fillers[prose->filler_count++];
		filler->beginning = phrase[strlen(phrase) - 1] == '*';
		filler->phrase = arena_copy(
			prose->arena, folded,
			strlen(folded) - (filler->beginning ? 1 : 0));
		if (filler->phrase == NULL)
			prose->status = error_no_memory(prose->error);
	}
	sqlite3_finalize(rows);
}

static void check_fillers(struct prose *prose, const char *text)
{
	const char *folded = spaced(prose, text);

	for (size_t i = 0; i < prose->filler_count; i++)
		if (strstr(folded, prose->fillers[i].phrase) != NULL) {
			const char *phrase = prose->fillers[i].phrase + 1;

			report(prose, "says nothing with a filler",
			       "Say what is meant, or leave it out.", phrase,
			       strlen(phrase));
		}
}

static void check_stop(struct prose *prose, const char *text)
{
	size_t size = strlen(text);

	if (size > 0 && strchr(".!?", text[size - 1]) == NULL)
		report(prose, "has no full stop at its end", "Add it.", text,
		       size);
}

static bool is_in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || (unsigned char)c >= 0x80;
}

/* Whether the word before text + at begins with a capital: 'ISO 27001' is a
 * name. */
static bool follows_name(const char *text, size_t at)
{
	while (at > 0 && text[at - 1] == ' ')
		at--;
	while (at > 0 && is_in_word(text[at - 1]))
		at--;
	return text[at] >= 'A' && text[at] <= 'Z';
}

static void check_figures(struct prose *prose, const char *text)
{
	for (size_t at = 0; text[at] != '\0';) {
		size_t size = strspn(text + at, "0123456789.,");

		if (text[at] < '0' || text[at] > '9' ||
		    (at > 0 && is_in_word(text[at - 1]))) {
			at++;
			continue;
		}
		while (size > 0 && strchr(".,", text[at + size - 1]) != NULL)
			size--;
		if (!is_in_word(text[at + size]) && !follows_name(text, at))
			report(prose, "tells a figure without a source",
			       "Name a source that states it, or leave the "
			       "figure out.",
			       text + at, size);
		at += size;
	}
}

static void check_style(struct prose *prose, const char *text, bool sourced)
{
	check_fillers(prose, text);
	if (prose->column->sentences)
		check_stop(prose, text);
	if (!sourced)
		check_figures(prose, text);
}

/* A text's number for repeats: its column and line. */
static void tell_repeat(void *context, size_t number, const char *other)
{
	struct prose *prose = context;
	char message[200];

	prose->column = &columns[number % COLUMNS];
	prose->line = (long)(number / COLUMNS);
	snprintf(message, sizeof(message),
		 "shares %d words in a row with the role %.100s", REPEATS_WORDS,
		 other);
	report(prose, message, "Say what only this role does.", NULL, 0);
}

static void load_titles(struct prose *prose)
{
	sqlite3_stmt *rows = rows_of(
		prose, sqlite3_mprintf("SELECT title FROM roles UNION ALL "
				       "SELECT title FROM role_titles"));

	while (next(prose, rows))
		if (!repeats_add_title(prose->repeats, text_at(rows, 0)))
			prose->status = error_no_memory(prose->error);
	sqlite3_finalize(rows);
}

/* Spelling --------------------------------------------------------------- */

static void open_spelling(struct prose *prose)
{
	static const struct prose_column words = {"spellings", "word", NULL,
						  false, false};
	sqlite3_stmt *rows = rows_of(
		prose, sqlite3_mprintf("SELECT word, (SELECT value FROM about "
				       "WHERE key = 'language') FROM "
				       "spellings"));
	const char *missing;

	while (next(prose, rows)) {
		if (prose->spelling == NULL)
			prose->spelling =
				spelling_open(text_at(rows, 1), &missing);
		if (prose->spelling == NULL) {
			char message[100];

			prose->column = &words;
			prose->line = 0;
			snprintf(message, sizeof(message),
				 "cannot be checked: there is no %s", missing);
			report(prose, message,
			       "Install Hunspell and the dictionary of the "
			       "language that about.csv names.",
			       text_at(rows, 1), strlen(text_at(rows, 1)));
			break;
		}
		spelling_add(prose->spelling, text_at(rows, 0));
	}
	sqlite3_finalize(rows);
}

static void check_spelling(struct prose *prose, const char *text)
{
	const char *rest = text, *word;
	size_t size;

	while ((size = spelling_next(prose->spelling, &rest, &word)) > 0)
		report(prose, "has a word that no dictionary knows",
		       "Mend it, or add it to spellings.csv.", word, size);
}

/* ------------------------------------------------------------------------ */

/* Whether a row names a source that is more than our own judgement; a table
 * that names none is not asked. */
#define SOURCED                                                                \
	"EXISTS (SELECT 1 FROM sources AS s WHERE s.kind <> 'editorial' AND "  \
	"instr(';' || it.sources || ';', ';' || s.id || ';') > 0)"

static void check_column(struct prose *prose)
{
	const struct prose_column *column = prose->column;
	sqlite3_stmt *rows = rows_of(
		prose,
		sqlite3_mprintf("SELECT rowid, \"%w\", %s%w%s, %s FROM \"%w\" "
				"AS it WHERE \"%w\" IS NOT NULL ORDER BY "
				"rowid",
				column->column, column->role ? "\"" : "",
				column->role ? column->role : "NULL",
				column->role ? "\"" : "",
				column->sources ? SOURCED : "1", column->table,
				column->column));

	while (next(prose, rows)) {
		const char *text = text_at(rows, 1);

		prose->line = (long)sqlite3_column_int64(rows, 0);
		if (prose->filler_count > 0)
			check_style(prose, text,
				    sqlite3_column_int(rows, 3) != 0);
		if (prose->filler_count > 0 && column->role != NULL &&
		    !repeats_add(prose->repeats, text_at(rows, 2), text,
				 (size_t)prose->line * COLUMNS +
					 (size_t)(column - columns)))
			prose->status = error_no_memory(prose->error);
		if (prose->spelling != NULL)
			check_spelling(prose, text);
	}
	sqlite3_finalize(rows);
}

enum rungs_status prose_lint(sqlite3 *db, struct findings *findings,
			     struct rungs_error *error)
{
	struct prose prose = {.db = db, .findings = findings, .error = error};

	prose.arena = arena_new();
	prose.repeats = repeats_new();
	if (prose.arena == NULL || prose.repeats == NULL)
		prose.status = error_no_memory(error);
	load_fillers(&prose);
	if (prose.filler_count > 0)
		load_titles(&prose);
	open_spelling(&prose);
	if (prose.filler_count > 0 || prose.spelling != NULL)
		for (size_t i = 0; i < COLUMNS; i++) {
			prose.column = &columns[i];
			check_column(&prose);
		}
	if (prose.status == RUNGS_OK)
		repeats_tell(prose.repeats, tell_repeat, &prose);
	spelling_close(prose.spelling);
	repeats_free(prose.repeats);
	arena_free(prose.arena);
	return prose.status;
}
