#include "title_words.h"

#include <sqlite3.h>
#include <stddef.h>

#include "core/error.h"

static const struct {
	const char *word, *means;
} title_words[] = {
#define TITLE_WORD(word, means) {word, means},
#include "title_words.def"
#undef TITLE_WORD
};

/* 'en', or one of its kinds: 'en-us', 'en_GB'. */
static const char add_sql[] =
	"INSERT INTO synonyms (word, means) SELECT ?1, ?2 FROM about"
	" WHERE key = 'language' AND (value = 'en' OR value GLOB 'en[-_]*')";

static enum rungs_status failed(sqlite3 *draft, struct rungs_error *error)
{
	if (sqlite3_errcode(draft) == SQLITE_NOMEM)
		return error_no_memory(error);
	return error_set(error, RUNGS_IO,
			 "The words of titles cannot be taken in: %s.",
			 sqlite3_errmsg(draft));
}

enum rungs_status title_words_add(sqlite3 *draft, struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *add;

	if (sqlite3_prepare_v2(draft, add_sql, -1, &add, NULL) != SQLITE_OK)
		return failed(draft, error);
	for (size_t i = 0; i < sizeof(title_words) / sizeof(*title_words) &&
			   status == RUNGS_OK;
	     i++) {
		sqlite3_bind_text(add, 1, title_words[i].word, -1,
				  SQLITE_STATIC);
		sqlite3_bind_text(add, 2, title_words[i].means, -1,
				  SQLITE_STATIC);
		sqlite3_step(add);
		if (sqlite3_reset(add) != SQLITE_OK)
			status = failed(draft, error);
	}
	sqlite3_finalize(add);
	return status;
}
