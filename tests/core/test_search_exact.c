#include <check.h>
#include <math.h>
#include <rungs/search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crowd.h"
#include "slow_search.h"
#include "suite.h"

/* Answers are compared with the slow, obviously right way for random queries
 * that are the same in every run. */
enum {
#ifdef __SANITIZE_ADDRESS__
	KPO_QUERIES = 500,
	CROWD_QUERIES = 100,
#else
	KPO_QUERIES = 1500,
	CROWD_QUERIES = 500,
#endif
	FIXTURE_QUERIES = 1000,
	QUERY_SIZE = 512
};

static sqlite3 *db;
static struct rungs_atlas *atlas;
static unsigned char *image; /* of the atlas */
static struct slow_atlas *slow;

/* Random queries ------------------------------------------------------------ */

static uint64_t seed;

/* Below the limit; 0 for a limit of 0. */
static size_t random_below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return limit > 0 ? (size_t)(seed >> 33) % limit : 0;
}

static bool once_in(size_t times)
{
	return random_below(times) == 0;
}

static void append(char query[QUERY_SIZE], const char *text, size_t size)
{
	size_t used = strlen(query);

	if (used + size + 2 > QUERY_SIZE)
		return;
	if (used > 0)
		query[used++] = ' ';
	memcpy(query + used, text, size);
	query[used + size] = '\0';
}

static const char *random_name(void)
{
	const struct slow_thing *thing =
		&slow->things[random_below(slow->thing_count)];
	size_t names = 0;

	while (names < thing->text_count && thing->texts[names].is_name)
		names++;
	return thing->texts[random_below(names)].folded;
}

static void add_known_word(char query[QUERY_SIZE])
{
	const struct slow_word *word =
		&slow->words[random_below(slow->word_count)];

	append(query, word->text, word->size);
}

/* At most so many words of a name, often its first. */
static void add_part_of_name(char query[QUERY_SIZE], size_t words)
{
	const char *from = random_name();
	const char *end;

	for (const char *next; once_in(2) && (next = strchr(from, ' '));)
		from = next + 1;
	for (end = from; words > 0 && *end != '\0'; words--) {
		end += strspn(end, " ");
		end += strcspn(end, " ");
	}
	append(query, from, (size_t)(end - from));
}

static void add_beginning(char query[QUERY_SIZE])
{
	const struct slow_word *word =
		&slow->words[random_below(slow->word_count)];

	append(query, word->text, 1 + random_below(word->size));
}

static void add_with_typo(char query[QUERY_SIZE])
{
	const struct slow_word *word =
		&slow->words[random_below(slow->word_count)];
	size_t at = random_below(word->size);
	char text[QUERY_SIZE];

	snprintf(text, sizeof(text), "%.*s%c%s", (int)at, word->text,
		 (char)('a' + random_below(26)),
		 word->text + at + random_below(2));
	append(query, text, strlen(text));
}

static void add_nonsense(char query[QUERY_SIZE])
{
	char text[8];
	size_t size = 1 + random_below(sizeof(text));

	for (size_t i = 0; i < size; i++)
		text[i] = (char)('a' + random_below(26));
	append(query, text, size);
}

static void add_optional_word(char query[QUERY_SIZE])
{
	static const char *const words[] = {"of",  "the",  "jobs", "a",
					    "for", "with", "role", "and"};
	const char *word =
		words[random_below(sizeof(words) / sizeof(words[0]))];

	append(query, word, strlen(word));
}

static void add_first_word_again(char query[QUERY_SIZE])
{
	append(query, query, strcspn(query, " "));
}

static void add_words(char query[QUERY_SIZE])
{
	switch (random_below(10)) {
	case 0:
		add_with_typo(query);
		break;
	case 1:
		add_nonsense(query);
		break;
	case 2:
		add_optional_word(query);
		break;
	case 3:
		add_first_word_again(query);
		break;
	case 4:
		add_beginning(query);
		break;
	case 5:
	case 6:
		add_known_word(query);
		break;
	default:
		add_part_of_name(query, 1 + random_below(3));
	}
}

/* As a job advert has it: shouted, with other words around it. */
static void advert_make(char query[QUERY_SIZE])
{
	add_part_of_name(query, SIZE_MAX);
	for (size_t i = 1 + random_below(4); i > 0; i--) {
		append(query, once_in(2) ? "-" : "|", 1);
		add_words(query);
	}
	if (once_in(2))
		append(query, "45k", 3);
	for (char *c = query; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
}

/* A name, an advert, or one to five words; cut short now and then. */
static void query_make(char query[QUERY_SIZE])
{
	query[0] = '\0';
	if (once_in(5))
		add_part_of_name(query, SIZE_MAX);
	else if (once_in(8))
		advert_make(query);
	else
		for (size_t words = 1 + random_below(5); words > 0; words--)
			add_words(query);
	if (once_in(3))
		query[1 + random_below(strlen(query))] = '\0';
}

/* Comparing ----------------------------------------------------------------- */

static struct slow_hits slow_hits_of(const char *query,
				     struct rungs_search_options options,
				     struct arena *arena)
{
	struct rungs_error error = {.text = ""};
	struct query *read = arena_alloc(arena, sizeof(*read));
	struct reader reader;
	struct slow_hits hits;
	void *memory;

	ck_assert_ptr_nonnull(read);
	reader_init(&reader, atlas, &error);
	query_read(&reader, query, read);
	hits = slow_search(slow, read, options.kinds, options.limit, arena);
	ck_assert_msg(reader_finish(&reader, read, sizeof(*read), &memory) ==
			      RUNGS_OK,
		      "%s", error.text);
	arena_free(memory);
	return hits;
}

static bool is_hit(const struct rungs_hit *hit, const struct slow_hit *expected)
{
	return hit->thing.kind == expected->thing->kind &&
	       strcmp(hit->thing.id, expected->thing->id) == 0;
}

/* Whether the hit belongs there or at a place beside that rounding may have
 * given it, all between being as good. */
static bool is_of_place(const struct rungs_hit *hit,
			const struct slow_hits *expected, size_t place)
{
	const struct slow_hit *at = expected->at;
	size_t first = place, last = place;

	while (first > 0 && slow_near(at[first - 1].score, at[first].score))
		first--;
	while (last + 1 < expected->count &&
	       slow_near(at[last].score, at[last + 1].score))
		last++;
	for (size_t i = first; i <= last; i++)
		if (is_hit(hit, &at[i]))
			return true;
	return false;
}

static bool is_among(const struct rungs_hits *hits,
		     const struct slow_hit *expected)
{
	for (size_t i = 0; i < hits->count; i++)
		if (is_hit(&hits->at[i], expected))
			return true;
	return false;
}

/* What the texts that are shown say nothing of is no hit. */
static void drop_hidden(struct slow_hits *expected,
			const struct rungs_hits *hits)
{
	size_t left = 0;

	for (size_t i = 0; i < expected->count; i++)
		if (!expected->at[i].is_unlike ||
		    is_among(hits, &expected->at[i]))
			expected->at[left++] = expected->at[i];
	expected->count = left;
}

static void ck_assert_hits(const struct rungs_hits *hits,
			   const struct slow_hits *expected, size_t limit,
			   const char *query)
{
	size_t count = expected->count < limit ? expected->count : limit;

	for (size_t i = 0; i < hits->count && i < count; i++) {
		const struct rungs_hit *hit = &hits->at[i];
		const struct slow_hit *slow_hit = &expected->at[i];

		ck_assert_msg(is_of_place(hit, expected, i) &&
				      fabs(hit->score - slow_hit->score) < 1e-4,
			      "'%s', %zu of %zu: %s %s %.9f, not %s %s %.9f",
			      query, i + 1, limit,
			      rungs_kind_singular(hit->thing.kind),
			      hit->thing.id, hit->score,
			      rungs_kind_singular(slow_hit->thing->kind),
			      slow_hit->thing->id, slow_hit->score);
	}
	ck_assert_msg(hits->count == count, "'%s', at most %zu: %zu, not %zu",
		      query, limit, hits->count, count);
}

/* False if rounding leaves open what is to come. */
static bool compare(const char *query, struct rungs_search_options options)
{
	struct arena *arena = arena_new();
	struct slow_hits expected = slow_hits_of(query, options, arena);
	struct rungs_error error = {.text = ""};
	struct rungs_hits hits;

	ck_assert_msg(rungs_search(atlas, query, &options, &hits, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	drop_hidden(&expected, &hits);
	if (!expected.is_close)
		ck_assert_hits(&hits, &expected, options.limit, query);
	rungs_hits_release(&hits);
	arena_free(arena);
	return !expected.is_close;
}

static void compare_many(size_t queries)
{
	static const size_t limits[] = {1, 5, 24, 50, 200};
	static const unsigned kinds[] = {0, 0, 0, 1 << RUNGS_ROLE,
					 1 << RUNGS_SKILL | 1 << RUNGS_TERM};
	char query[QUERY_SIZE];
	size_t compared = 0;

	seed = 1;
	for (size_t i = 0; i < queries; i++) {
		query_make(query);
		compared +=
			compare(query, (struct rungs_search_options){
					       .kinds = kinds[random_below(5)],
					       .limit = limits[random_below(5)],
					       .plain = true});
	}
	ck_assert_uint_gt(compared, queries * 9 / 10);
}

/* Atlases ------------------------------------------------------------------- */

static void open_file(const char *path)
{
	ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
}

static void open_atlas(void)
{
	struct rungs_error error = {.text = ""};
	sqlite3_int64 size;

	image = sqlite3_serialize(db, "main", &size, 0);
	ck_assert_ptr_nonnull(image);
	ck_assert_msg(rungs_atlas_open_image(&atlas, image, (size_t)size,
					     &error) == RUNGS_OK,
		      "%s", error.text);
	slow = slow_atlas_read(db);
}

static void setup_kpo(void)
{
	open_file(BINARY_DIR "/kpo.atlas");
	open_atlas();
}

static void setup_fixture(void)
{
	open_file(BINARY_DIR "/fixture.atlas");
	open_atlas();
}

static void setup_crowd(void)
{
	db = crowd_open();
	open_atlas();
}

static void teardown(void)
{
	slow_atlas_free(slow);
	rungs_atlas_close(atlas);
	sqlite3_free(image);
	sqlite3_close(db);
}

START_TEST(kpo_careers_rank_by_definition)
{
	compare_many(KPO_QUERIES);
}
END_TEST

START_TEST(few_things_rank_by_definition)
{
	compare_many(FIXTURE_QUERIES);
}
END_TEST

START_TEST(many_things_alike_rank_by_definition)
{
	compare_many(CROWD_QUERIES);
}
END_TEST

/* What chance seldom asks of the crowd. */
static const struct {
	const char *query;
	size_t limit;
} seldom[] = {
	{"solo sol", 5}, /* a name says a word twice */
	{"solo qui", 5}, /* no name has a word that begins so */
	{"daingies ynaies reda sy the", 200}, /* an optional word begins so */
	{"er foreg", 200},                    /* a word has several forms */
	{"rei", 50}, /* words of one term do not look alike */
};

START_TEST(seldom_queries_rank_by_definition)
{
	for (size_t i = 0; i < sizeof(seldom) / sizeof(seldom[0]); i++)
		ck_assert_msg(compare(seldom[i].query,
				      (struct rungs_search_options){
					      .limit = seldom[i].limit,
					      .plain = true}),
			      "%s", seldom[i].query);
}
END_TEST

static void add_case(Suite *suite, const TTest *test, SFun setup)
{
	TCase *tests = tcase_create(test->name);

	tcase_set_timeout(tests, 600);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test);
	suite_add_tcase(suite, tests);
}

int main(void)
{
	Suite *suite = suite_create("search exact");

	add_case(suite, kpo_careers_rank_by_definition, setup_kpo);
	add_case(suite, few_things_rank_by_definition, setup_fixture);
	add_case(suite, many_things_alike_rank_by_definition, setup_crowd);
	add_case(suite, seldom_queries_rank_by_definition, setup_crowd);
	return suite_run(suite);
}
