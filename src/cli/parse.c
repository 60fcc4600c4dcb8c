#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invocation.h"
#include "nearest.h"

static bool has_name(const struct option_spec *option, const char *name,
		     size_t size)
{
	return strlen(option->name) == size &&
	       memcmp(option->name, name, size) == 0;
}

static const struct option_spec *option_of(const struct command *command,
					   const char *name, size_t size,
					   char letter)
{
	const struct option_spec *option;

	for (size_t n = 0; (option = command_option(command, n)) != NULL; n++) {
		if (letter != 0 ? option->letter == letter
				: has_name(option, name, size))
			return option;
	}
	return NULL;
}

/* An option as it stands on the command line. */
struct written {
	const char *name; /* of a long one */
	size_t size;
	char letter;       /* of a short one, else 0 */
	const char *value; /* written together with it, or NULL */
};

static struct written read_option(const char *word)
{
	struct written out = {.name = word + 2};

	if (word[1] != '-') {
		out.letter = word[1];
		out.value = word[2] != '\0' ? word + 2 : NULL;
		return out;
	}
	const char *equals = strchr(out.name, '=');
	out.size =
		equals != NULL ? (size_t)(equals - out.name) : strlen(out.name);
	out.value = equals != NULL ? equals + 1 : NULL;
	return out;
}

static const struct option_spec *find_option(const struct command *command,
					     const struct written *written)
{
	return option_of(command, written->name, written->size,
			 written->letter);
}

/* Options stand before their command too: what takes a value takes one
 * whatever the command. */
static bool takes_value(const struct written *written)
{
	for (const struct command *command = commands; command->run != NULL;
	     command++) {
		const struct option_spec *option =
			find_option(command, written);
		if (option != NULL)
			return option->value != WORD_NONE;
	}
	return false;
}

/* Whether a word is an option; '-' alone is not. */
static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

/* '-senior' in a query leaves a word out; '-h' stays an option. */
static bool is_excluded_word(const struct command *command, const char *word)
{
	return command->operand == WORD_TEXT && word[1] != '-' &&
	       (word[2] != '\0' ||
		option_of(command, NULL, 0, word[1]) == NULL);
}

/* Finds the first operand, which may name the command. */
static char *first_operand(int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0)
			return i + 1 < argc ? argv[i + 1] : NULL;
		if (!is_option(argv[i]))
			return argv[i];
		struct written written = read_option(argv[i]);
		if (written.value == NULL && takes_value(&written))
			i++;
	}
	return NULL;
}

static const char *option_name(const void *context, size_t n)
{
	const struct option_spec *option = command_option(context, n);

	return option != NULL ? option->name : NULL;
}

static const char *choice(const void *context, size_t n)
{
	return word_choice(*(const enum word *)context, n);
}

static int unknown_option(struct invocation *call,
			  const struct written *written, const char *word)
{
	const char *name = call->command->name;
	char *typed = strndup(written->letter != 0 ? "" : written->name,
			      written->size);
	const char *near = typed == NULL || written->letter != 0
				   ? NULL
				   : nearest(typed, option_name, call->command);

	free(typed);
	const char *subject = *name != '\0' ? name : "rungs";
	if (near != NULL)
		complain(call, "%s has no option '%.200s'; did you mean --%s?",
			 subject, word, near);
	else
		complain(call,
			 "%s has no option '%.200s'; 'rungs help%s%s' lists "
			 "those "
			 "it has.",
			 subject, word, *name != '\0' ? " " : "", name);
	return EXIT_USAGE;
}

/* Complains of a word that is none of its kind's. */
static int unknown_word(struct invocation *call, const char *what,
			enum word word, const char *given)
{
	const char *near = nearest(given, choice, &word);
	char words[512];

	if (near != NULL) {
		complain(call, "There is no %s '%s'; did you mean '%s'?", what,
			 given, near);
		return EXIT_USAGE;
	}
	complain(call, "There is no %s '%.200s'; there are %s.", what, given,
		 word_choices(word, words, sizeof(words)));
	return EXIT_USAGE;
}

static bool is_choice(enum word word, const char *given)
{
	const char *other;

	for (size_t n = 0; (other = word_choice(word, n)) != NULL; n++) {
		if (strcmp(other, given) == 0)
			return true;
	}
	return false;
}

static bool is_number(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (digits == 0 || text[digits] != '\0' || digits > 6)
		return false;
	long value = strtol(text, NULL, 10);
	return value >= 1 && value <= NUMBER_MAX;
}

static int check_value(struct invocation *call,
		       const struct option_spec *option, const char *value)
{
	switch (option->value) {
	case WORD_NUMBER:
		if (is_number(value))
			return EXIT_DONE;
		complain(
			call,
			"--%s takes a whole number from 1 to %d, not '%.200s'.",
			option->name, NUMBER_MAX, value);
		return EXIT_USAGE;
	case WORD_COLOR:
		if (is_choice(WORD_COLOR, value))
			return EXIT_DONE;
		complain(call,
			 "--%s takes auto, always or never, not '%.200s'.",
			 option->name, value);
		return EXIT_USAGE;
	case WORD_KIND:
		if (is_choice(WORD_KIND, value))
			return EXIT_DONE;
		return unknown_word(call, "kind", WORD_KIND, value);
	case WORD_TABLE:
	case WORD_DRAWING:
	case WORD_PLAN:
		if (is_choice(option->value, value))
			return EXIT_DONE;
		return unknown_word(call, "format", option->value, value);
	default:
		if (*value != '\0')
			return EXIT_DONE;
		complain(call, "--%s needs a value: %s.", option->name,
			 option->argument);
		return EXIT_USAGE;
	}
}

/* Takes the option argv[*at], and its value if that is the next word. */
static int take_option(struct invocation *call, int argc, char **argv, int *at)
{
	struct written written = read_option(argv[*at]);
	const struct option_spec *option = find_option(call->command, &written);

	if (option == NULL)
		return unknown_option(call, &written, argv[*at]);
	if (option->value == WORD_NONE) {
		call->value[option->id] = "";
		if (written.value == NULL)
			return EXIT_DONE;
		complain(call, "--%s takes no value.", option->name);
		return EXIT_USAGE;
	}
	if (written.value == NULL && *at + 1 < argc)
		written.value = argv[++*at];
	if (written.value == NULL) {
		complain(call, "--%s needs a value: %s.", option->name,
			 option->argument);
		return EXIT_USAGE;
	}
	call->value[option->id] = written.value;
	return check_value(call, option, written.value);
}

/* What a word of the kind is called in a complaint. */
static const char *word_name(enum word word)
{
	switch (word) {
	case WORD_COMMAND:
		return "command";
	case WORD_FORMAT:
		return "format";
	case WORD_ME:
	case WORD_SHELF:
		return "action";
	default:
		return "kind";
	}
}

static int check_operands(struct invocation *call)
{
	const struct command *command = call->command;
	bool explorer = *command->name == '\0';

	if (explorer && call->operand_count > command->most)
		return unknown_word(call, "command", WORD_COMMAND,
				    call->operands[0]);
	if (call->operand_count < command->least) {
		complain(call, "%s needs more: 'rungs %s %s'.", command->name,
			 command->name, command->arguments);
		return EXIT_USAGE;
	}
	if (call->operand_count > command->most) {
		complain(call, "%s takes no '%.200s': 'rungs %s%s%s'.",
			 command->name, call->operands[command->most],
			 command->name, *command->arguments != '\0' ? " " : "",
			 command->arguments);
		return EXIT_USAGE;
	}
	if (call->operand_count == 0 ||
	    word_choice(command->operand, 0) == NULL ||
	    is_choice(command->operand, call->operands[0]))
		return EXIT_DONE;
	return unknown_word(call, word_name(command->operand), command->operand,
			    call->operands[0]);
}

int invocation_parse(struct invocation *call, int argc, char **argv)
{
	const char *first = first_operand(argc, argv);
	bool ended = false;

	call->command = first != NULL ? command_named(first) : NULL;
	bool named = call->command != NULL;
	if (!named)
		call->command = &commands[0];
	call->operands = argv;
	call->operand_count = 0;
	for (int i = 0; i < argc; i++) {
		int status = EXIT_DONE;

		if (!ended && strcmp(argv[i], "--") == 0)
			ended = true;
		else if (!ended && is_option(argv[i]) &&
			 !is_excluded_word(call->command, argv[i]))
			status = take_option(call, argc, argv, &i);
		else if (named)
			named = false;
		else
			argv[call->operand_count++] = argv[i];
		if (status != EXIT_DONE)
			return status;
	}
	if (call->value[OPTION_HELP] != NULL ||
	    call->value[OPTION_VERSION] != NULL)
		return EXIT_DONE;
	return check_operands(call);
}
