#include "index.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/search_fields.h"
#include "core/text.h"
#include "citations.h"
#include "term_uses.h"
#include "things.h"

static const char counting[] =
	"INSERT INTO search_vocabulary SELECT word, count(DISTINCT text)"
	" FROM search_words GROUP BY word";

enum step { NUMBER_OF, LAST_TWIN, ADD_TEXT, ADD_WORD, STEP_COUNT };

static const char *const step_sql[STEP_COUNT] = {
	[NUMBER_OF] = "SELECT number FROM things WHERE kind = ?1 AND id = ?2",
	[LAST_TWIN] = "SELECT max(id) FROM search_texts"
		      " WHERE id >= ?1 AND id < ?2",
	[ADD_TEXT] = "INSERT INTO search_texts (id, field, text)"
		     " VALUES (?1, ?2, ?3)",
	[ADD_WORD] = "INSERT INTO search_words (word, text, position, body)"
		     " VALUES (?1, ?2, ?3, ?4)",
};

struct indexer {
	sqlite3 *db;
	sqlite3_stmt *steps[STEP_COUNT];
};

/* Every helper returns an SQLite result code. */
static int step_run(struct indexer *indexer, enum step which)
{
	int code = sqlite3_step(indexer->steps[which]);

	sqlite3_reset(indexer->steps[which]);
	return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

static int step_number(struct indexer *indexer, enum step which,
		       sqlite3_int64 *out)
{
	sqlite3_stmt *statement = indexer->steps[which];
	int code = sqlite3_step(statement);

	*out = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_reset(statement);
	return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int thing_number(struct indexer *indexer, const char *kind,
			const char *thing, sqlite3_int64 *out)
{
	sqlite3_stmt *statement = indexer->steps[NUMBER_OF];

	sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, thing, -1, SQLITE_STATIC);
	return step_number(indexer, NUMBER_OF, out);
}

/* A number for the text; 0 if there are too many alike. */
static int text_number(struct indexer *indexer, sqlite3_int64 first,
		       sqlite3_int64 *out)
{
	sqlite3_stmt *statement = indexer->steps[LAST_TWIN];
	int code;

	sqlite3_bind_int64(statement, 1, first);
	sqlite3_bind_int64(statement, 2, first + SEARCH_TWINS);
	code = step_number(indexer, LAST_TWIN, out);
	if (*out == 0)
		*out = first;
	else
		*out = *out + 1 < first + SEARCH_TWINS ? *out + 1 : 0;
	return code;
}

static int words_add(struct indexer *indexer, sqlite3_int64 number,
		     const char *folded)
{
	sqlite3_stmt *statement = indexer->steps[ADD_WORD];
	const char *rest = folded, *word;
	int code = SQLITE_OK, position = 0;
	size_t size;

	while (code == SQLITE_OK &&
	       (size = search_next_word(&rest, &word)) > 0) {
		sqlite3_bind_text(statement, 1, word, (int)size, SQLITE_STATIC);
		sqlite3_bind_int64(statement, 2, number);
		sqlite3_bind_int(statement, 3, position++);
		sqlite3_bind_int(statement, 4,
				 search_fields[search_field_of(number)].weight <
					 SEARCH_NAME_WEIGHT);
		code = step_run(indexer, ADD_WORD);
	}
	return code;
}

static size_t words_count(const char *folded)
{
	const char *rest = folded, *word;
	size_t count = 0;

	while (search_next_word(&rest, &word) > 0)
		count++;
	return count;
}

static int text_add(struct indexer *indexer, size_t field, const char *thing,
		    const char *text)
{
	const char *kind = rungs_kind_singular(search_fields[field].kind);
	sqlite3_stmt *statement = indexer->steps[ADD_TEXT];
	size_t size = 4 * strlen(text) + 1;
	char *folded = malloc(size);
	sqlite3_int64 number = 0;
	int code;

	if (folded == NULL)
		return SQLITE_NOMEM;
	text_fold(folded, size, text, NULL);
	code = thing_number(indexer, kind, thing, &number);
	if (code == SQLITE_OK)
		code = text_number(
			indexer,
			search_text_number(number, field, words_count(folded)),
			&number);
	if (code != SQLITE_OK || number == 0)
		goto out;
	sqlite3_bind_int64(statement, 1, number);
	sqlite3_bind_text(statement, 2, search_fields[field].name, -1,
			  SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, text, -1, SQLITE_STATIC);
	code = step_run(indexer, ADD_TEXT);
	if (code == SQLITE_OK)
		code = words_add(indexer, number, folded);
out:
	free(folded);
	return code;
}

static int field_add(struct indexer *indexer, size_t field)
{
	sqlite3_stmt *rows = NULL;
	int code;

	code = sqlite3_prepare_v2(indexer->db, search_fields[field].sql, -1,
				  &rows, NULL);
	while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
		const char *thing = (const char *)sqlite3_column_text(rows, 0);
		const char *text = (const char *)sqlite3_column_text(rows, 1);

		code = SQLITE_OK;
		if (thing != NULL && text != NULL)
			code = text_add(indexer, field, thing, text);
	}
	sqlite3_finalize(rows);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

enum rungs_status index_build(sqlite3 *db, struct rungs_error *error)
{
	struct indexer indexer = {.db = db};
	int code = things_add(db);

	for (size_t i = 0; code == SQLITE_OK && i < STEP_COUNT; i++)
		code = sqlite3_prepare_v2(db, step_sql[i], -1,
					  &indexer.steps[i], NULL);
	for (size_t i = 0; code == SQLITE_OK && i < search_field_count; i++)
		code = field_add(&indexer, i);
	for (size_t i = 0; i < STEP_COUNT; i++)
		sqlite3_finalize(indexer.steps[i]);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, counting, NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = citations_add(db);
	if (code == SQLITE_OK)
		code = term_uses_add(db);
	if (code == SQLITE_NOMEM)
		return error_no_memory(error);
	if (code != SQLITE_OK)
		return error_set(error, RUNGS_IO,
				 "The search index cannot be made: %s.",
				 sqlite3_errstr(code));
	return RUNGS_OK;
}
