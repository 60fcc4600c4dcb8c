#include "vocabulary.h"

#include <string.h>

/* What follows a word in a range: every longer word comes after word and
 * space, and before word and the last code point. */
#define AFTER_WORD " "
#define AFTER_BEGINNING "\U0010FFFF"

sqlite3_stmt *vocabulary_range(struct reader *reader, enum statement which,
			       const char *word, size_t size, bool beginning)
{
	const char *after = beginning ? AFTER_BEGINNING : AFTER_WORD;
	char end[VOCABULARY_WORD + sizeof(AFTER_BEGINNING)];
	size_t after_size = strlen(after);
	sqlite3_stmt *statement;

	if (reader->status != RUNGS_OK || size >= VOCABULARY_WORD)
		return NULL;
	reader->status = connection_statement(reader->atlas, which, &statement,
					      reader->error);
	if (reader->status != RUNGS_OK)
		return NULL;
	memcpy(end, word, size);
	memcpy(end + size, after, after_size);
	if (sqlite3_bind_text(statement, 1, word, (int)size,
			      SQLITE_TRANSIENT) == SQLITE_OK &&
	    sqlite3_bind_text(statement, 2, end, (int)(size + after_size),
			      SQLITE_TRANSIENT) == SQLITE_OK)
		return statement;
	reader->status = connection_failed(reader->atlas, reader->error);
	return NULL;
}

void vocabulary_leap(struct reader *reader, sqlite3_stmt *statement,
		     const char *word, size_t size)
{
	sqlite3_reset(statement);
	if (reader->status == RUNGS_OK &&
	    sqlite3_bind_text(statement, 1, word, (int)size,
			      SQLITE_TRANSIENT) != SQLITE_OK)
		reader->status =
			connection_failed(reader->atlas, reader->error);
}

bool vocabulary_step(struct reader *reader, sqlite3_stmt *statement)
{
	int step;

	if (statement == NULL || reader->status != RUNGS_OK)
		return false;
	step = sqlite3_step(statement);
	if (step == SQLITE_ROW)
		return true;
	if (step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(statement);
	return false;
}

/* Whether there is a row; the rest of them is not read. */
static bool has_row(struct reader *reader, sqlite3_stmt *statement)
{
	bool found = vocabulary_step(reader, statement);

	if (found)
		sqlite3_reset(statement);
	return found;
}

bool vocabulary_has(struct reader *reader, const char *word, size_t size,
		    bool beginning)
{
	return has_row(reader, vocabulary_range(reader, STATEMENT_SEARCH_WORDS,
						word, size, beginning));
}

const char **vocabulary_synonyms(struct reader *reader, const char *word,
				 size_t *count)
{
	const char **means =
		texts_read(reader, STATEMENT_SEARCH_SYNONYMS, count, word);

	if (*count > VOCABULARY_SYNONYMS)
		*count = VOCABULARY_SYNONYMS;
	return means;
}
