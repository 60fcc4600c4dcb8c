#include "docs.h"

#include <string.h>

#include "../cli/command.h"

/* Inside single quotes and a specification of _arguments. */
static void put(FILE *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			fputs("'\\''", out);
		else if (strchr("[]:\\", *text) != NULL)
			fprintf(out, "\\%c", *text);
		else
			fputc(*text, out);
	}
}

/* The action that completes a word of this sort. */
static void action(FILE *out, enum word word)
{
	if (word == WORD_FILE) {
		fputs("_files", out);
	} else if (word == WORD_FOLDER) {
		fputs("_files -/", out);
	} else if (word_choice(word, 0) == NULL) {
		fputc(' ', out);
	} else {
		for (size_t i = 0; word_choice(word, i) != NULL; i++)
			fprintf(out, "%c%s", i > 0 ? ' ' : '(',
				word_choice(word, i));
		fputc(')', out);
	}
}

static void option(FILE *out, const struct option_spec *spec,
		   const char *indent)
{
	const char name[] = {spec->letter, '\0'};

	for (int form = spec->letter != 0 ? 0 : 1; form < 2; form++) {
		fprintf(out, " \\\n%s'%s%s[", indent, form == 0 ? "-" : "--",
			form == 0 ? name : spec->name);
		put(out, spec->summary);
		fputc(']', out);
		if (spec->value != WORD_NONE) {
			fputc(':', out);
			put(out, spec->argument);
			fputc(':', out);
			action(out, spec->value);
		}
		fputc('\'', out);
	}
}

void docs_zsh(FILE *out)
{
	const struct option_spec *o;

	fputs("#compdef rungs\n"
	      "# Completes the words after rungs in zsh.\n"
	      "_rungs() {\n"
	      "\tlocal curcontext=$curcontext state line\n"
	      "\tlocal -a commands\n"
	      "\tcommands=(\n",
	      out);
	for (const struct command *c = commands + 1; c->name != NULL; c++) {
		fprintf(out, "\t\t'%s:", c->name);
		put(out, c->summary);
		fputs("'\n", out);
	}
	fputs("\t)\n\t_arguments -C", out);
	for (size_t i = 0; (o = command_option(commands, i)); i++)
		option(out, o, "\t\t");
	fputs(" \\\n\t\t'1: :->first' '*:: :->rest'\n"
	      "\tcase $state in\n"
	      "\tfirst) _describe command commands;;\n"
	      "\trest) case $line[1] in\n",
	      out);
	for (const struct command *c = commands + 1; c->name != NULL; c++) {
		fprintf(out, "\t\t%s) _arguments", c->name);
		for (size_t i = 0; (o = command_option(c, i)); i++)
			option(out, o, "\t\t\t");
		fputs(" \\\n\t\t\t'*: :", out);
		action(out, c->operand);
		fputs("';;\n", out);
	}
	fputs("\t\tesac;;\n"
	      "\tesac\n"
	      "}\n\n"
	      "_rungs \"$@\"\n",
	      out);
}
