/* docs/json.md: each example is what the program prints about the fixture.
 * With RUNGS_REWRITE in the environment the page is written anew instead. */
#include "../import/scratch.h"
#include "run.h"
#include "suite.h"

#include <stdlib.h>
#include <unistd.h>

#define PAGE SOURCE_DIR "/docs/json.md"
#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static char *folder; /* of the profile that the examples are about */

static void live(void)
{
	static const char *const words[][7] = {
		{"me", "set", "education", "secondary", FIXTURE},
		{"me", "add", "experience", "junior-analyst", "2", FIXTURE},
		{"me", "add", "skill", "sql", "4", FIXTURE},
		{"me", "add", "skill", "excel", "4", FIXTURE},
	};
	const struct around mine = {.own = folder = scratch_new()};

	ck_assert_int_eq(setenv("XDG_DATA_HOME", folder, 1), 0);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct ran ran = run_words(&mine, words[i]);

		ck_assert_msg(ran.status == EXIT_DONE, "%s", ran.err);
		ran_release(&ran);
	}
}

static void leave(void)
{
	scratch_delete(strdup(scratch_path(folder, "rungs")));
	scratch_delete(folder);
}

/* Whether an earlier entry has the same members. */
static bool seen(json_t *array, size_t count, json_t *entry)
{
	const char *key;
	json_t *value;

	for (size_t i = 0; i < count; i++) {
		json_t *other = json_array_get(array, i);
		bool same = json_object_size(other) == json_object_size(entry);

		json_object_foreach(entry, key, value) same =
			same && json_object_get(other, key) != NULL;
		if (same)
			return true;
	}
	return false;
}

/* Leaves the first of the entries that have the same members. */
static void shorten(json_t *value)
{
	const char *key;
	json_t *member;
	size_t i = 0;

	json_object_foreach(value, key, member) shorten(member);
	while (i < json_array_size(value)) {
		member = json_array_get(value, i);
		shorten(member);
		if (json_is_object(member) && seen(value, i, member))
			json_array_remove(value, i);
		else
			i++;
	}
}

/* What differs from machine to machine and release to release. */
static void generalize(json_t *answer)
{
	json_t *atlas = json_object_get(answer, "atlas"), *result;
	size_t i;

	if (json_object_get(answer, "sqlite") != NULL)
		json_object_set_new(answer, "sqlite", json_string("3.40.1"));
	if (json_object_get(answer, "version") != NULL)
		json_object_set_new(answer, "version", json_string("0.1.0"));
	if (json_object_get(atlas, "path") != NULL)
		json_object_set_new(atlas, "path",
				    json_string("fixture.atlas"));
	json_array_foreach(json_object_get(answer, "results"), i, result)
	{
		ck_assert(json_is_number(json_object_get(result, "score")));
		json_object_set_new(result, "score", json_integer(85));
	}
}

/* What the program prints for the command line, for the page. */
static char *example(const char *line)
{
	char copy[256], *words[RUN_WORDS] = {NULL};
	int count = 0;

	snprintf(copy, sizeof(copy), "%.*s", (int)strcspn(line, "\n"), line);
	strtok(copy, " ");
	for (char *word = strtok(NULL, " "); word != NULL;
	     word = strtok(NULL, " "))
		words[count++] = word;
	words[count] = (char *)(uintptr_t)FIXTURE;
	struct ran ran = run_words(&(struct around){.own = folder},
				   (const char *const *)words);
	ck_assert_msg(ran.status == EXIT_DONE, "%s: %s", copy, ran.err);
	json_t *answer = json_loads(ran.out, 0, NULL);
	ck_assert_ptr_nonnull(answer);
	shorten(answer);
	generalize(answer);
	char *text =
		json_dumps(answer, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
	json_decref(answer);
	ran_release(&ran);
	return text;
}

static char *read_page(void)
{
	FILE *file = fopen(PAGE, "r");
	static char text[200000];

	ck_assert_ptr_nonnull(file);
	size_t size = fread(text, 1, sizeof(text) - 1, file);
	text[size] = '\0';
	fclose(file);
	return text;
}

/* Goes through the page, writing it to out with every example made anew.
 * Returns how many there are. */
static int renew(const char *page, FILE *out)
{
	static const char command[] = "```sh\n", answer[] = "```json\n";
	const char *at;
	int count = 0;

	while ((at = strstr(page, command)) != NULL) {
		char *text = example(at + sizeof(command) - 1);
		const char *block = strstr(at, answer);

		ck_assert_ptr_nonnull(block);
		block += sizeof(answer) - 1;
		fwrite(page, 1, (size_t)(block - page), out);
		fprintf(out, "%s\n", text);
		page = strstr(block - 1, "\n```") + 1;
		free(text);
		count++;
	}
	fputs(page, out);
	return count;
}

START_TEST(every_example_is_what_is_printed)
{
	char *page = read_page(), *made;
	size_t size;

	/* The examples name files of the project. */
	ck_assert_int_eq(chdir(SOURCE_DIR), 0);
	FILE *out = open_memstream(&made, &size);
	int count = renew(page, out);

	fclose(out);
	ck_assert_int_ge(count, RUNGS_KIND_COUNT);
	if (getenv("RUNGS_REWRITE") != NULL) {
		out = fopen(PAGE, "w");
		ck_assert_ptr_nonnull(out);
		fputs(made, out);
		fclose(out);
	} else {
		size_t at = 0, line;

		while (page[at] != '\0' && page[at] == made[at])
			at++;
		for (line = at; line > 0 && page[line - 1] != '\n'; line--)
			;
		ck_assert_msg(page[at] == made[at],
			      "docs/json.md says\n%.200s\nthe program\n%.200s",
			      page + line, made + line);
	}
	free(made);
}
END_TEST

START_TEST(every_kind_has_a_section)
{
	const char *page = read_page();

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		char heading[64];

		snprintf(heading, sizeof(heading), "\n### %s\n",
			 rungs_kind_singular((enum rungs_kind)kind));
		ck_assert_msg(strstr(page, heading) != NULL, "%s", heading);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("docs");
	TCase *one = tcase_create("docs");

	tcase_set_timeout(one, 60);
	tcase_add_checked_fixture(one, live, leave);
	tcase_add_test(one, every_example_is_what_is_printed);
	tcase_add_test(one, every_kind_has_a_section);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
