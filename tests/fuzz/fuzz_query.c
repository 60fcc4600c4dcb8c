/* Any bytes as a query, with the cursor where the first byte says.
 *
 * With clang:	cmake -B build-fuzz -DCMAKE_C_COMPILER=clang
 *		cmake --build build-fuzz --target fuzz_query_endless
 *		build-fuzz/tests/fuzz/fuzz_query_endless
 *			-dict=tests/fuzz/queries.dict FOLDER tests/fuzz/queries */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/search.h>

#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rungs_atlas *open_once(void)
{
	static struct rungs_atlas *atlas;

	if (atlas == NULL)
		REQUIRE(rungs_atlas_open_kpo(&atlas, NULL) == RUNGS_OK);
	return atlas;
}

static void check_sentence(const char *text)
{
	REQUIRE(text[0] != '\0' && text_is_valid(text, strlen(text)));
	for (; *text != '\0'; text++)
		REQUIRE((unsigned char)*text >= ' ' && *text != 0x7F);
}

static void check_match(const struct rungs_match *match)
{
	size_t end = 0, size = strlen(match->text);

	REQUIRE(match->span_count > 0);
	for (size_t i = 0; i < match->span_count; i++) {
		REQUIRE(match->spans[i].start >= end);
		REQUIRE(match->spans[i].end > match->spans[i].start);
		end = match->spans[i].end;
	}
	REQUIRE(end <= size);
}

static void check_hits(const struct rungs_hits *hits, size_t limit)
{
	REQUIRE(hits->count <= limit);
	for (size_t i = 0; i < hits->count; i++) {
		const struct rungs_hit *hit = &hits->at[i];

		REQUIRE(hit->thing.id != NULL && hit->thing.name != NULL);
		for (size_t j = 0; j < hit->match_count; j++)
			check_match(&hit->matches[j]);
	}
	for (size_t i = 0; i < hits->filter_count; i++)
		REQUIRE(hits->filters[i].name != NULL &&
			hits->filters[i].text != NULL);
	if (hits->note != NULL)
		check_sentence(hits->note);
}

static void try_search(struct rungs_atlas *atlas, const char *query,
		       struct rungs_search_options options)
{
	struct rungs_error error;
	struct rungs_hits hits;
	enum rungs_status status =
		rungs_search(atlas, query, &options, &hits, &error);

	if (status == RUNGS_OK) {
		check_hits(&hits, options.limit);
	} else {
		REQUIRE(status == RUNGS_BAD_INPUT && !options.plain);
		check_sentence(error.text);
	}
	rungs_hits_release(&hits);
}

static void try_complete(struct rungs_atlas *atlas, const char *query,
			 size_t cursor)
{
	struct rungs_completion out;

	REQUIRE(rungs_complete(atlas, query, cursor, 5, &out, NULL) ==
		RUNGS_OK);
	REQUIRE(out.count <= 5);
	if (out.filter != NULL)
		REQUIRE(out.start <= out.end && out.end == cursor);
	for (size_t i = 0; i < out.count; i++)
		REQUIRE(out.values[i][0] != '\0');
	rungs_completion_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rungs_atlas *atlas = open_once();
	struct rungs_search_options options = {.limit = 5};
	char *query = malloc(size + 1);
	size_t length;

	REQUIRE(query != NULL);
	memcpy(query, data, size);
	query[size] = '\0';
	length = strlen(query);
	options.plain = length % 16 == 1;
	if (length > 0 && !options.plain)
		options.cursor =
			data[0] % 2 == 0 ? length : data[0] % (length + 1);
	try_search(atlas, query, options);
	try_complete(atlas, query, options.cursor);
	free(query);
	return 0;
}
