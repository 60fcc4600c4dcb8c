#include "value_name.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "search_fields.h"
#include "search_term.h"
#include "text.h"
#include "vocabulary.h"

/* Bytes of a folded name; what is longer is cut and named by nothing. */
enum { NAME = 1024 };

/* A name, folded, and the same with each word as the index keeps it. */
struct pattern {
	char folded[NAME], terms[NAME];
	size_t size; /* of folded */
};

static void write_terms(char out[NAME], const char *folded)
{
	const char *rest = folded, *word;
	size_t used = 0, size;

	while ((size = search_next_word(&rest, &word)) > 0 &&
	       used + size + 2 < NAME) {
		char term[SEARCH_TERM_SIZE];

		used += (size_t)snprintf(
			out + used, NAME - used, "%s%.*s", used > 0 ? " " : "",
			(int)search_term(term, word, size), term);
	}
	out[used] = '\0';
}

static void pattern_make(struct pattern *out, const char *text)
{
	out->size = text_fold(out->folded, sizeof(out->folded), text, NULL);
	write_terms(out->terms, out->folded);
}

/* Whether a word of the folded text begins so. */
static bool has_word(const char *folded, const char *beginning, size_t size)
{
	const char *rest = folded, *word;
	size_t length;

	while ((length = search_next_word(&rest, &word)) > 0)
		if (length >= size && memcmp(word, beginning, size) == 0)
			return true;
	return false;
}

static bool has_words(const struct pattern *value, const char *name,
		      const char *other)
{
	const char *rest = value->terms, *word;
	size_t size;

	while ((size = search_next_word(&rest, &word)) > 0)
		if (!has_word(name, word, size) && !has_word(other, word, size))
			return false;
	return value->terms[0] != '\0';
}

/* Whether one of the names between commas is the value. */
static bool is_listed(const struct pattern *value, const char *names)
{
	while (names != NULL && *names != '\0') {
		size_t size = strcspn(names, ",;");
		char one[NAME];
		struct pattern pattern;

		if (size < sizeof(one)) {
			memcpy(one, names, size);
			one[size] = '\0';
			pattern_make(&pattern, one);
			if (pattern.size > 0 &&
			    strcmp(pattern.terms, value->terms) == 0)
				return true;
		}
		names += size + (names[size] != '\0');
	}
	return false;
}

static bool is_rank(const struct pattern *value, const struct named *thing)
{
	char rank[16];

	snprintf(rank, sizeof(rank), "%d", thing->rank);
	return thing->rank != RUNGS_UNKNOWN && strcmp(rank, value->folded) == 0;
}

static enum naming naming_of(const struct pattern *value,
			     const struct named *thing, const char *others)
{
	struct pattern id, name;
	char other[NAME] = "";

	pattern_make(&id, thing->id);
	pattern_make(&name, thing->name);
	if (value->size == 0)
		return NAMED_NOT;
	if (strcmp(id.folded, value->folded) == 0 ||
	    strcmp(name.terms, value->terms) == 0)
		return NAMED;
	if (is_listed(value, others) || is_listed(value, thing->group) ||
	    is_rank(value, thing))
		return NAMED_BY_OTHER;
	if (strncmp(id.folded, value->folded, value->size) == 0 ||
	    strncmp(name.folded, value->folded, value->size) == 0)
		return NAMED_BY_BEGINNING;
	if (others != NULL)
		text_fold(other, sizeof(other), others, NULL);
	return has_words(value, name.folded, other) ? NAMED_BY_WORDS
						    : NAMED_NOT;
}

static bool list_add(struct reader *reader, struct named_list *list,
		     size_t *room, const struct named *thing)
{
	struct named *one;

	if (list->count == *room) {
		struct named *more;

		*room = *room > 0 ? 2 * *room : 16;
		more = arena_alloc(reader->arena, *room * sizeof(*more));
		if (more == NULL) {
			reader->status = error_no_memory(reader->error);
			return false;
		}
		if (list->count > 0)
			memcpy(more, list->at, list->count * sizeof(*more));
		list->at = more;
	}
	one = &list->at[list->count++];
	*one = *thing;
	one->id = arena_text(reader->arena, thing->id);
	one->name = arena_text(reader->arena, thing->name);
	one->group = arena_text(reader->arena, thing->group);
	if (one->id != NULL && one->name != NULL)
		return true;
	reader->status = error_no_memory(reader->error);
	return false;
}

/* A column as text that is safe to compare; "" of NULL. */
static const char *column(sqlite3_stmt *row, int at)
{
	const char *text = (const char *)sqlite3_column_text(row, at);

	return text != NULL && text_is_valid(text, strlen(text)) ? text : "";
}

/* Goes through the things of the kind: those named best, or with all, whatever
 * is named. */
static struct named_list gather(struct reader *reader, enum rungs_kind kind,
				const char *value, bool all)
{
	struct named_list list = {0};
	enum naming best = NAMED_BY_WORDS;
	struct pattern pattern = {.size = 0};
	size_t room = 0;
	sqlite3_stmt *rows;

	if (value != NULL)
		pattern_make(&pattern, value);
	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_FILTER_VALUES,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return list;
	sqlite3_bind_text(rows, 1, rungs_kind_singular(kind), -1,
			  SQLITE_STATIC);
	while (vocabulary_step(reader, rows)) {
		struct named thing = {
			.id = column(rows, 0),
			.name = column(rows, 1),
			.group = column(rows, 3),
			.rank = sqlite3_column_type(rows, 4) == SQLITE_NULL
					? RUNGS_UNKNOWN
					: sqlite3_column_int(rows, 4),
			.profession = sqlite3_column_int(rows, 5) != 0,
			.naming = NAMED,
		};

		if (value != NULL)
			thing.naming =
				naming_of(&pattern, &thing, column(rows, 2));
		if (*thing.id == '\0' || thing.naming < best)
			continue;
		if (!all && thing.naming > best) {
			best = thing.naming;
			list.count = 0;
		}
		if (!list_add(reader, &list, &room, &thing))
			break;
	}
	sqlite3_reset(rows);
	return list;
}

struct named_list value_named(struct reader *reader, enum rungs_kind kind,
			      const char *value)
{
	return gather(reader, kind, value, false);
}

struct named_list value_begun(struct reader *reader, enum rungs_kind kind,
			      const char *value)
{
	struct named_list all =
		gather(reader, kind, *value != '\0' ? value : NULL, true);
	struct named *sorted =
		arena_alloc(reader->arena, (all.count + 1) * sizeof(*sorted));
	size_t count = 0;

	if (sorted == NULL)
		return all;
	for (int naming = NAMED; naming > NAMED_NOT; naming--)
		for (size_t i = 0; i < all.count; i++)
			if (all.at[i].naming == (enum naming)naming)
				sorted[count++] = all.at[i];
	all.at = sorted;
	return all;
}
