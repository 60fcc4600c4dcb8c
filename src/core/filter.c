#include "filter.h"

#include <string.h>

#include "error.h"
#include "search_fields.h"
#include "vocabulary.h"

static void note(struct reader *reader, struct filter *out, const char *text)
{
	if (out->note != NULL)
		return;
	out->note = arena_text(reader->arena, text);
	if (out->note == NULL)
		reader->status = error_no_memory(reader->error);
}

static void read_rule(struct reader *reader, const struct syntax_filter *filter,
		      size_t cursor, struct filter *out)
{
	struct rungs_error error = {.status = RUNGS_OK};
	struct filter_rule *rule = &out->rules[out->rule_count];
	enum rungs_status status =
		filter_rule_read(reader, filter, rule, &error);

	if (status == RUNGS_OK) {
		out->rule_count++;
		out->kinds &= filter_rule_kinds(rule);
	} else if (reader->status == RUNGS_OK && cursor == filter->end)
		note(reader, out, error.text);
	else if (reader->status == RUNGS_OK)
		reader->status =
			error_set(reader->error, status, "%s", error.text);
}

static void note_unknown(struct reader *reader, const char *name,
			 struct filter *out)
{
	char text[400];

	filter_unknown(text, sizeof(text), name);
	note(reader, out, text);
}

void filter_read(struct reader *reader, const struct query_syntax *syntax,
		 size_t cursor, struct filter *out)
{
	*out = (struct filter){.kinds = ~0u};
	out->rules = arena_alloc(reader->arena,
				 syntax->filter_count * sizeof(*out->rules));
	out->phrases = arena_alloc(
		reader->arena, syntax->phrase_count * sizeof(*out->phrases));
	if (out->rules == NULL || out->phrases == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	if (syntax->too_many) {
		reader->status = error_set(
			reader->error, RUNGS_BAD_INPUT,
			"A query takes at most %d filters and %d phrases.",
			SYNTAX_FILTERS, SYNTAX_PHRASES);
		return;
	}
	for (size_t i = 0;
	     i < syntax->filter_count && reader->status == RUNGS_OK; i++)
		read_rule(reader, &syntax->filters[i], cursor, out);
	for (size_t i = 0;
	     i < syntax->phrase_count && reader->status == RUNGS_OK; i++)
		phrase_read(reader, &syntax->phrases[i],
			    &out->phrases[out->phrase_count++]);
	if (syntax->unknown != NULL && reader->status == RUNGS_OK)
		note_unknown(reader, syntax->unknown, out);
}

bool filter_narrows(const struct filter *filter)
{
	bool phrases = false;

	for (size_t i = 0; i < filter->phrase_count; i++)
		phrases |= filter->phrases[i].count > 0;
	return filter->rule_count > 0 || phrases;
}

bool filter_admits(const struct filter *filter, int64_t thing)
{
	int64_t kind = search_kind_of(thing);

	if (kind < 0 || kind >= RUNGS_KIND_COUNT ||
	    (filter->kinds & 1u << kind) == 0)
		return false;
	for (size_t i = 0; i < filter->rule_count; i++)
		if (!filter_rule_admits(&filter->rules[i], thing))
			return false;
	for (size_t i = 0; i < filter->phrase_count; i++)
		if (!phrase_admits(&filter->phrases[i], thing))
			return false;
	return true;
}

bool filter_is_sure(const struct filter *filter, int64_t thing)
{
	for (size_t i = 0; i < filter->phrase_count; i++)
		if (!phrase_is_sure(&filter->phrases[i], thing))
			return false;
	return true;
}

bool filter_confirms(const struct filter *filter, struct reader *reader,
		     int64_t thing)
{
	uint32_t text;

	for (size_t i = 0; i < filter->phrase_count; i++)
		if (!phrase_is_sure(&filter->phrases[i], thing) &&
		    !phrase_stands(&filter->phrases[i], reader, thing, &text))
			return false;
	return true;
}

struct listing {
	const struct filter *filter;
	struct reader *reader;
	size_t count, room, most;
	int64_t *things;
};

static void list_add(struct listing *list, int64_t thing)
{
	if (list->count == list->room) {
		size_t room = 2 * list->room + 32;
		int64_t *more =
			arena_alloc(list->reader->arena, room * sizeof(*more));

		if (more == NULL) {
			list->reader->status =
				error_no_memory(list->reader->error);
			return;
		}
		if (list->count > 0)
			memcpy(more, list->things, list->count * sizeof(*more));
		list->things = more;
		list->room = room;
	}
	list->things[list->count++] = thing;
}

static void list_kind(struct listing *list, int64_t kind)
{
	struct reader *reader = list->reader;
	sqlite3_stmt *rows;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_FILTER_NUMBERS,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	sqlite3_bind_int64(rows, 1, kind << SEARCH_KIND_BITS);
	sqlite3_bind_int64(rows, 2, ((kind + 1) << SEARCH_KIND_BITS) - 1);
	while (list->count < list->most && vocabulary_step(reader, rows)) {
		int64_t thing = sqlite3_column_int64(rows, 0);

		if (filter_admits(list->filter, thing) &&
		    filter_is_sure(list->filter, thing))
			list_add(list, thing);
	}
	sqlite3_reset(rows);
}

int64_t *filter_list(const struct filter *filter, struct reader *reader,
		     size_t most, size_t *count)
{
	struct listing list = {
		.filter = filter, .reader = reader, .most = most};

	for (int64_t kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		if ((filter->kinds & 1u << kind) != 0)
			list_kind(&list, kind);
	*count = list.count;
	return list.things;
}
