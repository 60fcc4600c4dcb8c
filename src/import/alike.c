#include "alike.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/error.h"
#include "core/text.h"
#include "core/typo.h"

#define WORDS_MAX 16
#define LEAST 5 /* letters of a word in which an error can be told */

/* A name without one of its words. */
struct rest {
	const char *key;  /* what it is of, and its other words in order */
	const char *word; /* that is left out; folded */
	const char *name; /* as it is written */
	long line;
	bool *told; /* that it reads like another */
};

struct rests {
	size_t count, room;
	struct rest *at;
	struct arena *arena;
};

/* Which names are compared: line, what they are of, name. */
static const struct {
	const char *file, *column, *sql;
} lists[] = {
	{"roles.csv", "title",
	 "SELECT rowid, specialization, title FROM roles ORDER BY rowid"},
	{"skills.csv", "name",
	 "SELECT rowid, \"group\", name FROM skills ORDER BY rowid"},
};

static int compare_words(const void *one, const void *other)
{
	const char *const *a = one, *const *b = other;

	return strcmp(*a, *b);
}

/* Splits a folded text, which it changes, into words in order.  Returns how
 * many, or 0 if they are too many. */
static size_t split(char *text, const char *words[WORDS_MAX])
{
	size_t count = 0;

	for (char *rest = text, *word; (word = strtok_r(rest, " ", &rest));) {
		if (count == WORDS_MAX)
			return 0;
		words[count++] = word;
	}
	qsort(words, count, sizeof(*words), compare_words);
	return count;
}

/* The words but one, after what the name is of; in the arena. */
static const char *join(struct rests *rests, const char *of,
			const char *const *words, size_t count, size_t without)
{
	size_t size = strlen(of) + 1, used;
	char *key;

	for (size_t i = 0; i < count; i++)
		size += strlen(words[i]) + 1;
	key = arena_alloc(rests->arena, size);
	if (key == NULL)
		return NULL;
	used = (size_t)sprintf(key, "%s", of);
	for (size_t i = 0; i < count; i++)
		if (i != without)
			used += (size_t)sprintf(key + used, " %s", words[i]);
	return key;
}

static bool add(struct rests *rests, struct rest rest)
{
	if (rest.key == NULL || rest.word == NULL || rest.name == NULL)
		return false;
	if (rests->count == rests->room) {
		size_t room = rests->room * 2 + 1024;
		struct rest *grown =
			realloc(rests->at, room * sizeof(*rests->at));

		if (grown == NULL)
			return false;
		rests->at = grown;
		rests->room = room;
	}
	rests->at[rests->count++] = rest;
	return true;
}

static bool add_name(struct rests *rests, long line, const char *of,
		     const char *name)
{
	size_t size = 4 * strlen(name) + 1;
	char *folded = arena_alloc(rests->arena, size);
	const char *kept = arena_text(rests->arena, name);
	const char *words[WORDS_MAX];
	bool *told = arena_alloc(rests->arena, sizeof(*told));
	size_t count;

	if (folded == NULL || kept == NULL || told == NULL)
		return false;
	text_fold(folded, size, name, NULL);
	count = split(folded, words);
	for (size_t i = 0; i < count; i++)
		if (!add(rests, (struct rest){join(rests, of, words, count, i),
					      words[i], kept, line, told}))
			return false;
	return true;
}

static int compare_rests(const void *one, const void *other)
{
	const struct rest *a = one, *b = other;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static bool is_telling(const char *word)
{
	return strlen(word) >= LEAST &&
	       strcspn(word, "0123456789") == strlen(word);
}

/* Of the same other words. */
static bool is_alike(const struct rest *one, const struct rest *other)
{
	if (one->line == other->line)
		return false;
	if (strcmp(one->word, other->word) == 0)
		return strcasecmp(one->name, other->name) != 0;
	return is_telling(one->word) && is_telling(other->word) &&
	       typo_between(one->word, strlen(one->word), other->word,
			    strlen(other->word), false);
}

static void report(struct findings *findings, size_t list,
		   const struct rest *one, const struct rest *earlier)
{
	char message[300];

	snprintf(message, sizeof(message), "reads like \"%.200s\"",
		 earlier->name);
	findings_add(findings,
		     &(struct finding){
			     .severity = SEVERITY_WARNING,
			     .file = lists[list].file,
			     .line = one->line,
			     .column = lists[list].column,
			     .message = message,
			     .mend = "Tell the two apart, or make one of "
				     "them.",
		     },
		     one->name, strlen(one->name));
}

/* Each name once, with the first that it reads like. */
static void compare(const struct rests *rests, size_t list,
		    struct findings *findings)
{
	for (size_t i = 0; i < rests->count; i++) {
		const struct rest *one = &rests->at[i];

		for (size_t j = i; j-- > 0 && !*one->told &&
				   strcmp(rests->at[j].key, one->key) == 0;) {
			if (!is_alike(one, &rests->at[j]))
				continue;
			report(findings, list, one, &rests->at[j]);
			*one->told = true;
		}
	}
}

static enum rungs_status read_names(sqlite3 *db, const char *sql,
				    struct rests *rests,
				    struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *row = NULL;
	int got = SQLITE_ERROR;

	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK)
		while ((got = sqlite3_step(row)) == SQLITE_ROW &&
		       status == RUNGS_OK) {
			const char *of =
				(const char *)sqlite3_column_text(row, 1);
			const char *name =
				(const char *)sqlite3_column_text(row, 2);

			if (of != NULL && name != NULL &&
			    !add_name(rests, (long)sqlite3_column_int64(row, 0),
				      of, name))
				status = error_no_memory(error);
		}
	if (status == RUNGS_OK && got != SQLITE_DONE)
		status = error_set(error, RUNGS_DAMAGED,
				   "The atlas cannot be checked: %s.",
				   sqlite3_errmsg(db));
	sqlite3_finalize(row);
	return status;
}

enum rungs_status alike_lint(sqlite3 *db, struct findings *findings,
			     struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0;
	     i < sizeof(lists) / sizeof(*lists) && status == RUNGS_OK; i++) {
		struct rests rests = {.arena = arena_new()};

		status = rests.arena == NULL
				 ? error_no_memory(error)
				 : read_names(db, lists[i].sql, &rests, error);
		if (status == RUNGS_OK && rests.count > 0) {
			qsort(rests.at, rests.count, sizeof(*rests.at),
			      compare_rests);
			compare(&rests, i, findings);
		}
		arena_free(rests.arena);
		free(rests.at);
	}
	return status;
}
