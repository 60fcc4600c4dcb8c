#include "docs.h"

#include "../cli/command.h"

/* Inside single quotes. */
static void put(FILE *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
}

/* The arguments that complete a word of this sort. */
static void choices(FILE *out, enum word word)
{
	if (word == WORD_FILE) {
		fputs(" -F", out);
	} else if (word == WORD_FOLDER) {
		fputs(" -a '(__fish_complete_directories)'", out);
	} else if (word_choice(word, 0) != NULL) {
		fputs(" -a '", out);
		for (size_t i = 0; word_choice(word, i) != NULL; i++)
			fprintf(out, "%s%s", i > 0 ? " " : "",
				word_choice(word, i));
		fputc('\'', out);
	}
}

static void begin(FILE *out, const struct command *command)
{
	fputs("complete -c rungs", out);
	if (command == NULL)
		return;
	if (command->name[0] == '\0')
		fputs(" -n __fish_use_subcommand", out);
	else
		fprintf(out, " -n '__fish_seen_subcommand_from %s'",
			command->name);
}

static void options(FILE *out, const struct command *command,
		    const struct option_spec *options)
{
	for (const struct option_spec *o = options; o->name != NULL; o++) {
		begin(out, command);
		fprintf(out, " -l %s", o->name);
		if (o->letter != 0)
			fprintf(out, " -s %c", o->letter);
		if (o->value != WORD_NONE) {
			fputs(" -r", out);
			choices(out, o->value);
		}
		fputs(" -d '", out);
		put(out, o->summary);
		fputs("'\n", out);
	}
}

void docs_fish(FILE *out)
{
	fputs("# Completes the words after rungs in fish.\n"
	      "complete -c rungs -f\n",
	      out);
	options(out, NULL, common_options);
	for (const struct command *c = commands; c->name != NULL; c++) {
		options(out, c, c->options);
		if (c->name[0] == '\0')
			continue;
		begin(out, commands);
		fprintf(out, " -a %s -d '", c->name);
		put(out, c->summary);
		fputs("'\n", out);
		if (c->operand == WORD_FILE || c->operand == WORD_FOLDER ||
		    word_choice(c->operand, 0) != NULL) {
			begin(out, c);
			choices(out, c->operand);
			fputc('\n', out);
		}
	}
}
