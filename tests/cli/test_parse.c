/* The command line: what is understood and what is refused. */
#include "run.h"

#include "cli/nearest.h"
#include "suite.h"

/* Parses without running; what was complained goes to err. */
static struct invocation parse(int *status, char *err, size_t size,
			       const char *const *words)
{
	static char *argv[RUN_WORDS];
	struct invocation call = {.err.file = fmemopen(err, size, "w")};
	int argc = 0;

	for (; words[argc] != NULL; argc++)
		argv[argc] = (char *)(uintptr_t)words[argc];
	*status = invocation_parse(&call, argc, argv);
	fclose(call.err.file);
	return call;
}

#define PARSE(...)                                                             \
	parse(&status, err, sizeof(err),                                       \
	      (const char *const[]){__VA_ARGS__, NULL})

START_TEST(options_stand_anywhere)
{
	static const char *const lines[][8] = {
		{"list", "roles", "--limit", "5", "--json"},
		{"--limit", "5", "--json", "list", "roles"},
		{"--json", "list", "--limit=5", "roles"},
		{"--limit=5", "list", "--json", "--", "roles"},
	};
	char err[256];
	int status;

	struct invocation call = parse(&status, err, sizeof(err), lines[_i]);
	ck_assert_int_eq(status, EXIT_DONE);
	ck_assert_str_eq(call.command->name, "list");
	ck_assert_uint_eq(call.operand_count, 1);
	ck_assert_str_eq(call.operands[0], "roles");
	ck_assert_str_eq(call.value[OPTION_LIMIT], "5");
	ck_assert_ptr_nonnull(call.value[OPTION_JSON]);
	ck_assert_ptr_null(call.value[OPTION_PLAIN]);
}
END_TEST

START_TEST(dashes_end_options)
{
	char err[256];
	int status;
	struct invocation call = PARSE("search", "--", "--json", "-x", "--");

	ck_assert_int_eq(status, EXIT_DONE);
	ck_assert_uint_eq(call.operand_count, 3);
	ck_assert_str_eq(call.operands[0], "--json");
	ck_assert_str_eq(call.operands[2], "--");
	ck_assert_ptr_null(call.value[OPTION_JSON]);
}
END_TEST

START_TEST(short_options)
{
	char err[256];
	int status;
	struct invocation call = PARSE("compile", "tables", "-o", "a.atlas");

	ck_assert_int_eq(status, EXIT_DONE);
	ck_assert_str_eq(call.value[OPTION_OUTPUT], "a.atlas");
	call = PARSE("compile", "-oa.atlas", "tables");
	ck_assert_int_eq(status, EXIT_DONE);
	ck_assert_str_eq(call.value[OPTION_OUTPUT], "a.atlas");
	call = PARSE("-h", "list");
	ck_assert_int_eq(status, EXIT_DONE);
	ck_assert_str_eq(call.command->name, "list");
	ck_assert_ptr_nonnull(call.value[OPTION_HELP]);
}
END_TEST

START_TEST(a_word_that_is_no_command_is_a_role)
{
	char err[256];
	int status;
	struct invocation call = PARSE("data-analyst");

	ck_assert_int_eq(status, EXIT_DONE);
	ck_assert_str_eq(call.command->name, "");
	ck_assert_str_eq(call.operands[0], "data-analyst");
	call = PARSE("--ascii");
	ck_assert_str_eq(call.command->name, "");
	ck_assert_uint_eq(call.operand_count, 0);
}
END_TEST

/* Each with a part of the sentence. */
static const struct {
	const char *words[RUN_WORDS + 1], *part;
} refusals[] = {
	{{"list", "roles", "--limitt", "3"}, "did you mean --limit?"},
	{{"--jsn", "list", "roles"}, "did you mean --json?"},
	{{"list", "roles", "--wibble"}, "'rungs help list' lists"},
	{{"list", "roles", "-x"}, "no option '-x'"},
	{{"show", "sql", "--limit", "3"}, "show has no option '--limit'"},
	{{"serach", "data", "entry"}, "did you mean 'search'?"},
	{{"qqqqqq", "two"}, "There is no command 'qqqqqq'"},
	{{"list"}, "list needs more: 'rungs list KIND"},
	{{"show"}, "show needs more"},
	{{"compile"}, "compile needs more"},
	{{"show", "a", "b"}, "show takes no 'b'"},
	{{"info", "a"}, "info takes no 'a'"},
	{{"list", "rolls"}, "did you mean 'roles'?"},
	{{"list", "role"}, "did you mean 'roles'?"},
	{{"list", "zzzzzz"}, "there are specializations, tracks, "},
	{{"help", "serach"}, "did you mean 'search'?"},
	{{"search", "x", "--limit", "0"}, "from 1 to 100000, not '0'"},
	{{"search", "x", "--limit", "100001"}, "not '100001'"},
	{{"search", "x", "--limit", "-5"}, "not '-5'"},
	{{"search", "x", "--limit", "5x"}, "not '5x'"},
	{{"search", "x", "--limit", " 5"}, "not ' 5'"},
	{{"search", "x", "--limit="}, "not ''"},
	{{"search", "x", "--limit=99999999999999999999"}, "whole number"},
	{{"search", "x", "--limit"}, "--limit needs a value: N"},
	{{"search", "x", "--kind", "rol"}, "did you mean 'role'?"},
	{{"search", "x", "--kind", "roles"}, "did you mean 'role'?"},
	{{"--color", "blue"}, "auto, always or never, not 'blue'"},
	{{"--color", ""}, "not ''"},
	{{"--atlas"}, "--atlas needs a value: FILE"},
	{{"info", "--atlas="}, "--atlas needs a value"},
	{{"info", "--json=1"}, "--json takes no value"},
	{{"search"}, "search needs more"},
	{{"search", "x", "--batch"}, "With --batch"},
	{{"list", "terms", "level:entry"}, "Only roles can be filtered"},
	{{"list", "roles", "entry"}, "'entry' is no filter"},
	{{"list", "roles", "level:"}, "'level:' is no filter"},
	{{"list", "roles", "shoe:12"}, "There is no filter 'shoe'"},
	{{"list", "roles", "term:kpo"}, "There is no filter 'term'"},
	{{"list", "roles", "in:legal", "in:legal"}, "twice"},
	{{"compile", "tables"}, "-o FILE"},
	{{"import"},
	 "import needs more: 'rungs import FORMAT PATH -o FILE|--into ATLAS'."},
	{{"import", "onet"}, "import needs more"},
	{{"import", "onet", "a"}, "-o FILE"},
	{{"import", "oews", "a"}, "--into ATLAS"},
	{{"import", "oews", "a", "-o", "b"}, "oews goes into an atlas"},
	{{"import", "onet", "a", "--into", "b"}, "onet makes an atlas"},
	{{"import", "onet", "a", "--year", "2024", "-o", "b"},
	 "--year is for oews"},
	{{"import", "projections", "a", "--language", "de", "--into", "b"},
	 "projections is in English"},
	{{"import", "onet", "a", "b"}, "import takes no 'b'"},
	{{"import", "onte", "a"}, "no format 'onte'; did you mean 'onet'?"},
	{{"import", "esc", "a"}, "did you mean 'esco'?"},
	{{"import", "zzz", "a"}, "no format 'zzz'"},
	{{"import", "onet", "a", "--output=b", "--language=en"}, "is for esco"},
	{{"import", "esco", "a", "--output=b", "--language=../x"},
	 "a code such as en, not '../x'"},
};

START_TEST(nonsense_is_refused)
{
	assert_refused(run_words(&(struct around){0}, refusals[_i].words),
		       EXIT_USAGE, refusals[_i].part);
}
END_TEST

/* What the parser does not check itself must be asked for in the tables. */
START_TEST(tables_are_sound)
{
	for (const struct command *a = commands; a->run != NULL; a++) {
		const struct option_spec *option, *other;

		ck_assert_ptr_nonnull(a->name);
		ck_assert_ptr_nonnull(a->arguments);
		ck_assert(a->least <= a->most);
		ck_assert(a->summary[strlen(a->summary) - 1] != '.');
		ck_assert(*a->name == '\0' || command_named(a->name) == a);
		for (size_t n = 0; (option = command_option(a, n)) != NULL;
		     n++) {
			ck_assert_ptr_nonnull(option->summary);
			ck_assert_int_eq(option->argument != NULL,
					 option->value != WORD_NONE);
			for (size_t m = 0;
			     m < n && (other = command_option(a, m)) != NULL;
			     m++) {
				ck_assert_str_ne(option->name, other->name);
				ck_assert(option->letter == 0 ||
					  option->letter != other->letter);
			}
		}
	}
}
END_TEST

/* Options may precede the command, so a name must take a value everywhere or
 * nowhere. */
/* Whether the first word of a form is this one. */
static bool begins_with(const struct command_form *form, const char *word)
{
	size_t size = strcspn(form->usage, " ");

	return strlen(word) == size && strncmp(form->usage, word, size) == 0;
}

/* Where only some words may follow a command, its forms are of those. */
START_TEST(forms_tell_of_every_word)
{
	for (const struct command *c = commands; c->run; c++) {
		const char *word;

		if (!c->forms || !word_choice(c->operand, 0))
			continue;
		for (size_t n = 0; (word = word_choice(c->operand, n)); n++) {
			const struct command_form *form = c->forms;

			while (form->usage && !begins_with(form, word))
				form++;
			ck_assert_msg(form->usage, "%s %s", c->name, word);
		}
		for (const struct command_form *f = c->forms; f->usage; f++) {
			size_t n = 0;

			while ((word = word_choice(c->operand, n)) &&
			       !begins_with(f, word))
				n++;
			ck_assert_msg(word, "%s %s", c->name, f->usage);
		}
	}
}
END_TEST

START_TEST(options_agree_between_commands)
{
	const struct option_spec *x, *y;

	for (const struct command *a = commands; a->run != NULL; a++) {
		for (const struct command *b = commands; b < a; b++) {
			for (size_t n = 0; (x = command_option(a, n)) != NULL;
			     n++) {
				for (size_t m = 0;
				     (y = command_option(b, m)) != NULL; m++) {
					if (strcmp(x->name, y->name) != 0)
						continue;
					ck_assert_int_eq(x->id, y->id);
					ck_assert_int_eq(x->value == WORD_NONE,
							 y->value == WORD_NONE);
					ck_assert_int_eq(x->letter, y->letter);
				}
			}
		}
	}
}
END_TEST

static const char *name_of(const void *context, size_t n)
{
	return ((const char *const *)context)[n];
}

START_TEST(the_nearest_word)
{
	static const char *const names[] = {"search", "show", "list", NULL};

	ck_assert_str_eq(nearest("serach", name_of, names), "search");
	ck_assert_str_eq(nearest("sear", name_of, names), "search");
	ck_assert_str_eq(nearest("lst", name_of, names), "list");
	ck_assert_ptr_null(nearest("nothing-like-it", name_of, names));
	ck_assert_ptr_null(nearest("", name_of, names));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("parse");
	TCase *one = tcase_create("parse");

	tcase_add_loop_test(one, options_stand_anywhere, 0, 4);
	tcase_add_test(one, dashes_end_options);
	tcase_add_test(one, short_options);
	tcase_add_test(one, a_word_that_is_no_command_is_a_role);
	tcase_add_loop_test(one, nonsense_is_refused, 0,
			    sizeof(refusals) / sizeof(refusals[0]));
	tcase_add_test(one, tables_are_sound);
	tcase_add_test(one, forms_tell_of_every_word);
	tcase_add_test(one, options_agree_between_commands);
	tcase_add_test(one, the_nearest_word);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
