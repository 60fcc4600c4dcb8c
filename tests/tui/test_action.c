#include <check.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tui/action.h"
#include "suite.h"

static const enum action_context contexts[] = {
	IN_BROWSE,  IN_PAGE,    IN_LIBRARY, IN_SEARCH, IN_HELP,
	IN_PALETTE, IN_FEEDERS, IN_COMPARE, IN_LADDER, IN_ROUTE,
	IN_PICK,    IN_PROMPT,  IN_NOTE,    IN_ME,     IN_FIT,
	IN_FILTER,  IN_NEXT,    IN_ASK,     IN_PLAN,   IN_SWITCHES};
#define CONTEXT_COUNT (sizeof contexts / sizeof *contexts)

/* Copies the next of the keys in *keys; false after the last. */
static bool next_key(const char **keys, char *name, size_t size)
{
	size_t length = strcspn(*keys, " ");

	ck_assert(length < size);
	memcpy(name, *keys, length);
	name[length] = '\0';
	*keys += length + ((*keys)[length] == ' ');
	return length > 0;
}

START_TEST(every_key_leads_to_its_own_action)
{
	enum action_context context = contexts[_i];

	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const char *keys = action_keys(id, context);
		char name[24];

		while (next_key(&keys, name, sizeof name)) {
			struct key key;

			ck_assert_msg(key_parse(name, &key), "%s", name);
			ck_assert_msg(
				action_for_key(context, key) == id,
				"%s means %s, not %s", name,
				actions[action_for_key(context, key)].name,
				actions[id].name);
		}
	}
}
END_TEST

START_TEST(an_action_has_a_key_wherever_it_is_offered)
{
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		ck_assert(actions[id].contexts);
		if (actions[id].contexts & contexts[_i])
			ck_assert_msg(action_keys(id, contexts[_i])[0],
				      "%s has no key", actions[id].name);
		else
			ck_assert_str_eq(action_keys(id, contexts[_i]), "");
	}
}
END_TEST

START_TEST(a_text_field_leaves_printable_keys_to_the_text)
{
	if (!(contexts[_i] & IN_TYPING))
		return;
	for (uint32_t code = ' '; code < 0x7f; code++)
		ck_assert(action_for_key(contexts[_i],
					 (struct key){.code = code}) ==
			  ACTION_NONE);
}
END_TEST

START_TEST(every_context_has_help_a_way_back_and_a_way_out)
{
	enum action_context context = contexts[_i];
	struct key f1 = {.code = KEY_CODE_F1}, esc = {.code = KEY_CODE_ESC};
	struct key interrupt = {.code = 'c', .ctrl = true};

	ck_assert_int_eq(action_for_key(context, f1), ACTION_HELP);
	ck_assert_int_eq(action_for_key(context, esc),
			 context & IN_TAKING ? ACTION_LEAVE : ACTION_BACK);
	ck_assert_int_eq(action_for_key(context, interrupt), ACTION_QUIT);
}
END_TEST

START_TEST(every_action_is_described)
{
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const struct action *action = &actions[id];
		size_t length = strlen(action->help);

		ck_assert(action->name[0] && action->group[0]);
		for (const char *at = action->name; *at; at++)
			ck_assert(islower((unsigned char)*at) || *at == '-');
		ck_assert_msg(length > 0 && action->help[length - 1] != '.',
			      "%s", action->name);
		for (enum action_id other = id + 1; other < ACTION_COUNT;
		     other++)
			ck_assert_str_ne(action->name, actions[other].name);
	}
}
END_TEST

START_TEST(keys_of_later_screens_are_left_free)
{
	static const char *const kept[] = {"y"};
	struct key key;

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		ck_assert(key_parse(kept[i], &key));
		ck_assert_int_eq(action_for_key(contexts[_i], key),
				 ACTION_NONE);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("action");
	TCase *tests = tcase_create("action");

	tcase_add_loop_test(tests, every_key_leads_to_its_own_action, 0,
			    CONTEXT_COUNT);
	tcase_add_loop_test(tests, an_action_has_a_key_wherever_it_is_offered,
			    0, CONTEXT_COUNT);
	tcase_add_loop_test(tests,
			    a_text_field_leaves_printable_keys_to_the_text, 0,
			    CONTEXT_COUNT);
	tcase_add_loop_test(tests,
			    every_context_has_help_a_way_back_and_a_way_out, 0,
			    CONTEXT_COUNT);
	tcase_add_test(tests, every_action_is_described);
	tcase_add_loop_test(tests, keys_of_later_screens_are_left_free, 0,
			    CONTEXT_COUNT);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
