#include <string.h>

#include <rungs/filter.h>

#include "../core/text.h"
#include "invocation.h"

#define WIDTH 78
#define COLUMN 24 /* where what is said of a name begins */

/* Writes words from column `at` on, wrapped, further lines indented. */
static void put_wrapped(struct output *out, int at, int indent,
			const char *text)
{
	bool first = true;

	while (*text != '\0') {
		size_t size = strcspn(text, " ");
		char word[128];

		snprintf(word, sizeof(word), "%.*s", (int)size, text);
		int columns = text_columns(word);
		if (!first && at + 1 + columns > WIDTH) {
			output_put(out, "\n");
			output_spaces(out, indent);
			at = indent;
		} else if (!first) {
			output_put(out, " ");
			at++;
		}
		output_text(out, word);
		at += columns;
		first = false;
		text += size;
		text += strspn(text, " ");
	}
}

/* A name and a sentence about it. */
static void put_row(struct output *out, const char *name, const char *sentence)
{
	output_put(out, "  ");
	int at = 2 + output_text(out, name);

	if (at + 2 > COLUMN) {
		output_put(out, "\n");
		at = 0;
	}
	output_spaces(out, COLUMN - at);
	put_wrapped(out, COLUMN, COLUMN, sentence);
	output_put(out, ".\n");
}

static void put_heading(struct output *out, const char *text)
{
	output_put(out, "\n");
	output_styled(out, STYLE_HEADING, text);
	output_put(out, "\n");
}

static void put_options(struct output *out, const char *heading,
			const struct option_spec *options)
{
	if (options->name == NULL)
		return;
	put_heading(out, heading);
	for (; options->name != NULL; options++) {
		char name[64], letter[8] = "";

		if (options->letter != 0)
			snprintf(letter, sizeof(letter), "-%c, ",
				 options->letter);
		snprintf(name, sizeof(name), "%s--%s%s%s", letter,
			 options->name, options->argument != NULL ? " " : "",
			 options->argument != NULL ? options->argument : "");
		put_row(out, name, options->summary);
	}
}

static void put_usage(struct output *out, const struct command *command)
{
	output_put(out, "rungs");
	if (*command->name != '\0')
		output_format(out, " %s", command->name);
	if (*command->arguments != '\0')
		output_format(out, " %s", command->arguments);
}

/* Every word that may stand there. */
static void put_choices(struct output *out, const char *heading, enum word word)
{
	char words[512];

	put_heading(out, heading);
	output_put(out, "  ");
	put_wrapped(out, 2, 2, word_choices(word, words, sizeof(words)));
	output_put(out, "\n");
}

/* The ways to write a command that has several. */
static void put_forms(struct output *out, const struct command *command)
{
	const struct command_form *form = command->forms;

	if (form == NULL)
		return;
	put_heading(out, "Forms");
	for (; form->usage != NULL; form++) {
		char usage[96];

		snprintf(usage, sizeof(usage), "%s %s", command->name,
			 form->usage);
		put_row(out, usage, form->summary);
	}
}

static void put_filters(struct output *out)
{
	put_heading(out, "Filters");
	for (const struct rungs_filter_name *filter = rungs_filter_names;
	     filter->name != NULL; filter++)
		put_row(out, filter->example, filter->help);
}

static void put_program(struct output *out)
{
	output_put(out, "Career paths in the terminal: what roles there are, "
			"what they ask,\nwhere they lead.\n");
	put_heading(out, "Commands");
	for (const struct command *command = commands; command->run != NULL;
	     command++) {
		char usage[96];

		snprintf(usage, sizeof(usage), "rungs%s%s%s%s",
			 *command->name != '\0' ? " " : "", command->name,
			 *command->arguments != '\0' ? " " : "",
			 command->arguments);
		put_row(out, usage, command->summary);
	}
	put_options(out, "Options of every command", common_options);
	put_heading(out, "Exit status");
	for (const struct exit_meaning *exit = exit_meanings;
	     exit->meaning != NULL; exit++) {
		char status[16];

		snprintf(status, sizeof(status), "%d", (int)exit->status);
		put_row(out, status, exit->meaning);
	}
	output_put(out, "\n'rungs help COMMAND' tells more of a command.\n");
}

void help_command(struct output *out, const struct command *command)
{
	if (*command->name == '\0') {
		put_program(out);
		return;
	}
	char text[1024];

	snprintf(text, sizeof(text), "%s.%s%s", command->summary,
		 command->description != NULL ? " " : "",
		 command->description != NULL ? command->description : "");
	put_usage(out, command);
	output_put(out, "\n\n");
	put_wrapped(out, 0, 0, text);
	output_put(out, "\n");
	put_forms(out, command);
	if (command->operand == WORD_KINDS)
		put_choices(out, "Kinds", WORD_KINDS);
	if (command->operand == WORD_TEXT)
		put_filters(out);
	put_options(out, "Options", command->options);
	for (const struct option_spec *option = command->options;
	     option->name != NULL; option++) {
		if (option->value == WORD_KIND)
			put_choices(out, "Kinds", WORD_KIND);
	}
	put_options(out, "Options of every command", common_options);
}

int run_help(struct invocation *call)
{
	const struct command *command =
		call->operand_count > 0 ? command_named(call->operands[0])
					: &commands[0];

	help_command(&call->out, command);
	return EXIT_DONE;
}
