#include "fts5.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "engine.h"

static bool fill(sqlite3 *db, const char *options, const char *atlas)
{
	char *sql = sqlite3_mprintf(
		"ATTACH %Q AS atlas; BEGIN;"
		"CREATE TABLE title_roles"
		" (number INTEGER PRIMARY KEY, role, title);"
		"CREATE VIRTUAL TABLE titles USING fts5 (title%s);"
		"INSERT INTO title_roles (role, title) " ENGINE_TITLES ";"
		"INSERT INTO titles (rowid, title)"
		" SELECT number, title FROM title_roles;"
		"COMMIT; DETACH atlas",
		atlas, options);
	char *why = NULL;
	int code = sqlite3_exec(db, sql, NULL, NULL, &why);

	if (code != SQLITE_OK)
		fprintf(stderr, "FTS5: %s\n", why);
	sqlite3_free(why);
	sqlite3_free(sql);
	return code == SQLITE_OK;
}

struct sqlite3 *fts5_make(const char *path, const char *options,
			  const char *atlas)
{
	sqlite3 *db = NULL;

	if (sqlite3_open(path != NULL ? path : ":memory:", &db) == SQLITE_OK &&
	    fill(db, options, atlas))
		return db;
	sqlite3_close(db);
	return NULL;
}

/* As FTS5 cuts texts: letters of other alphabets are bytes from 128 on. */
static size_t next_word(const char **text)
{
	size_t size = 0;

	while (**text != '\0' && !isalnum((unsigned char)**text) &&
	       (unsigned char)**text < 128)
		(*text)++;
	while (isalnum((unsigned char)(*text)[size]) ||
	       (unsigned char)(*text)[size] >= 128)
		size++;
	return size;
}

void fts5_expression(enum fts5_words words, const char *query, char *out,
		     size_t size)
{
	size_t used = 0, length;

	*out = '\0';
	for (; (length = next_word(&query)) > 0; query += length) {
		if (used + length + 8 > size)
			return;
		used += (size_t)sprintf(out + used, "%s\"%.*s\"",
					used == 0           ? ""
					: words == FTS5_ANY ? " OR "
							    : " ",
					(int)length, query);
	}
	if (used > 0 && words == FTS5_TYPED)
		strcpy(out + used, "*");
}
