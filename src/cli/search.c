#include <stdlib.h>
#include <string.h>

#include <rungs/search.h>

#include "../core/text.h"
#include "invocation.h"
#include "json.h"

#define LIMIT 20

static json_t *spans(const struct rungs_match *match)
{
	json_t *out = json_array();

	for (size_t i = 0; i < match->span_count; i++)
		json_push(&out,
			  json_pack("[I, I]", (json_int_t)match->spans[i].start,
				    (json_int_t)match->spans[i].end));
	return out;
}

static json_t *result(const struct rungs_hit *hit)
{
	json_t *matched = json_array();

	for (size_t i = 0; i < hit->match_count; i++) {
		const struct rungs_match *match = &hit->matches[i];

		json_push(&matched, json_pack("{s:s?, s:s?, s:o}", "field",
					      match->field, "text", match->text,
					      "spans", spans(match)));
	}
	json_t *out = json_mention(&hit->thing);
	json_put(&out, "detail", json_detail(&hit->thing));
	json_put(&out, "score", json_figure(hit->score));
	json_put(&out, "matched", matched);
	return out;
}

static json_t *filter(const struct rungs_filter *filter)
{
	json_t *out = json_pack("{s:s, s:o, s:b, s:o}", "name", filter->name,
				"text", json_bytes(filter->text), "excluded",
				(int)filter->excluded, "values",
				json_refs(&filter->things));

	json_put(&out, "least", json_figure(filter->least));
	json_put(&out, "most", json_figure(filter->most));
	return out;
}

static json_t *texts(size_t count, const char *const *texts)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, json_bytes(texts[i]));
	return out;
}

/* How the query was understood, as far as it is more than words. */
static void put_syntax(json_t **out, const struct rungs_hits *hits)
{
	json_t *filters = json_array();

	for (size_t i = 0; i < hits->filter_count; i++)
		json_push(&filters, filter(&hits->filters[i]));
	json_put(out, "filters", filters);
	json_put(out, "phrases", texts(hits->phrase_count, hits->phrases));
	json_put(out, "excluded", texts(hits->excluded_count, hits->excluded));
	if (hits->note != NULL)
		json_put(out, "note", json_text(hits->note));
}

static json_t *answer(const struct invocation *call, const char *query,
		      const struct rungs_hits *hits)
{
	json_t *results = json_array();

	for (size_t i = 0; i < hits->count; i++)
		json_push(&results, result(&hits->at[i]));
	json_t *out = json_answer(call);
	json_put(&out, "query", json_bytes(query));
	if (hits->corrected != NULL)
		json_put(&out, "corrected", json_text(hits->corrected));
	if (call->value[OPTION_BATCH] == NULL)
		put_syntax(&out, hits);
	json_put(&out, "results", results);
	return out;
}

/* The text from byte `from` on, what matched emphasised. */
static void put_match(struct output *out, const struct rungs_match *match,
		      size_t from, size_t to)
{
	for (size_t i = 0; i < match->span_count; i++) {
		const struct rungs_span *span = &match->spans[i];

		if (span->start < from || span->end > to)
			continue;
		output_part(out, match->text + from, span->start - from);
		output_begin(out, STYLE_MATCH);
		output_part(out, match->text + span->start,
			    span->end - span->start);
		output_end(out, STYLE_MATCH);
		from = span->end;
	}
	output_part(out, match->text + from, to - from);
}

/* The words of a long text around its first match that fit the columns. */
static void put_excerpt(struct output *out, const struct rungs_match *match,
			int columns)
{
	const char *text = match->text;
	size_t from = 0, size = strlen(text);
	size_t first = match->span_count > 0 ? match->spans[0].start : 0;
	int used = 0;

	if (text_columns(text) > columns && first > (size_t)columns / 3) {
		from = first - (size_t)columns / 3;
		while (from < first && text[from - 1] != ' ')
			from++;
		output_text(out, "…");
		used = 1;
	}
	size_t to = from;
	while (to < size) {
		uint32_t code;
		size_t taken = text_decode(text + to, size - to, &code);

		used += text_columns_of(code);
		if (used > columns - 1)
			break;
		to += taken;
	}
	put_match(out, match, from, to);
	if (to < size)
		output_text(out, "…");
}

/* The match that is the thing's own name, or NULL. */
static const struct rungs_match *name_match(const struct rungs_hit *hit)
{
	for (size_t i = 0; i < hit->match_count; i++) {
		if (hit->thing.name != NULL &&
		    strcmp(hit->matches[i].text, hit->thing.name) == 0)
			return &hit->matches[i];
	}
	return NULL;
}

static void put_line(struct output *out, const struct rungs_hit *hit)
{
	output_format(out, "%s/%s", rungs_kind_singular(hit->thing.kind),
		      hit->thing.id);
	output_put(out, "\t");
	output_text(out, hit->thing.name);
	if (name_match(hit) == NULL && hit->match_count > 0) {
		output_put(out, "\t");
		output_format(out, "%s: ", hit->matches[0].field);
		output_text(out, hit->matches[0].text);
	}
	output_put(out, "\n");
}

static void put_entry(struct output *out, const struct rungs_hit *hit,
		      int width, int columns)
{
	const struct rungs_match *name = name_match(hit);

	if (name != NULL)
		put_match(out, name, 0, strlen(name->text));
	else
		output_text(out, hit->thing.name);
	int used = text_columns(hit->thing.name);
	output_spaces(out, used < width ? width - used + 2 : 2);
	output_format(out, "%s/%s", rungs_kind_singular(hit->thing.kind),
		      hit->thing.id);
	output_put(out, "\n");
	if (name == NULL && hit->match_count > 0) {
		used = output_format(out, "    %s: ", hit->matches[0].field);

		put_excerpt(out, &hit->matches[0], columns - used);
		output_put(out, "\n");
	}
}

static void put_text(struct invocation *call, const struct rungs_hits *hits)
{
	int width = 0;

	for (size_t i = 0; i < hits->count; i++) {
		int columns = text_columns(hits->at[i].thing.name);

		if (columns > width && columns <= call->columns / 2)
			width = columns;
	}
	if (hits->corrected != NULL)
		complain(call, "Searched for '%s'.", hits->corrected);
	for (size_t i = 0; i < hits->count; i++) {
		if (wants_lines(call))
			put_line(&call->out, &hits->at[i]);
		else
			put_entry(&call->out, &hits->at[i], width,
				  call->columns);
	}
}

static struct rungs_search_options options_of(const struct invocation *call)
{
	struct rungs_search_options out = {
		.limit = number_option(call, OPTION_LIMIT, LIMIT),
		.plain = call->value[OPTION_BATCH] != NULL,
	};
	enum rungs_kind kind;

	if (call->value[OPTION_KIND] != NULL &&
	    rungs_kind_parse(call->value[OPTION_KIND], &kind))
		out.kinds = 1u << kind;
	return out;
}

static int search_once(struct invocation *call, struct rungs_atlas *atlas,
		       const char *query)
{
	struct rungs_search_options options = options_of(call);
	struct rungs_hits hits = {0};
	struct rungs_error error = {0};

	if (rungs_search(atlas, query, &options, &hits, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = hits.count > 0 ? EXIT_DONE : EXIT_NOTHING;
	if (hits.note != NULL)
		complain(call, "%s", hits.note);
	bool batch = call->value[OPTION_BATCH] != NULL;
	if (batch || call->value[OPTION_JSON] != NULL)
		status = json_finish(call, answer(call, query, &hits), batch,
				     status);
	else if (hits.count > 0)
		put_text(call, &hits);
	else
		complain(call, "Nothing matches '%.200s'.", query);
	rungs_hits_release(&hits);
	return status;
}

/* Answers every line, also those to which nothing is found. */
static int search_batch(struct invocation *call, struct rungs_atlas *atlas)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t size;
	int status = EXIT_DONE;

	while (status != EXIT_TROUBLE && call->out.error == 0 &&
	       (size = getline(&line, &room, call->in)) >= 0) {
		for (ssize_t i = 0; i < size; i++) {
			if (line[i] == '\0' || line[i] == '\r' ||
			    line[i] == '\n')
				line[i] = ' ';
		}
		while (size > 0 && line[size - 1] == ' ')
			line[--size] = '\0';
		status = search_once(call, atlas, line);
		output_flush(&call->out);
	}
	if (ferror(call->in)) {
		complain(call, "The queries could not be read.");
		status = EXIT_TROUBLE;
	}
	free(line);
	return status == EXIT_NOTHING ? EXIT_DONE : status;
}

int run_search(struct invocation *call)
{
	bool batch = call->value[OPTION_BATCH] != NULL;
	struct rungs_atlas *atlas = NULL;
	char *query = NULL;

	if (batch != (call->operand_count == 0)) {
		complain(call, batch ? "With --batch the queries are read, "
				       "one a line, not named."
				     : "search needs more: "
				       "'rungs search QUERY…'.");
		return EXIT_USAGE;
	}
	int status = open_atlas(call, &atlas);
	if (status != EXIT_DONE)
		return status;
	if (batch) {
		status = search_batch(call, atlas);
	} else if ((query = operands_joined(call)) == NULL) {
		complain(call, "Memory ran out.");
		status = EXIT_TROUBLE;
	} else {
		status = search_once(call, atlas, query);
	}
	free(query);
	rungs_atlas_close(atlas);
	return status;
}
