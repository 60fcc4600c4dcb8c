#include "docs.h"

#include "../cli/command.h"

/* What completes a word of this sort, as the rest of a case branch. */
static void choices(FILE *out, enum word word)
{
	switch (word) {
	case WORD_FILE:
		fputs("_rungs_reply -f;;\n", out);
		return;
	case WORD_FOLDER:
		fputs("_rungs_reply -d;;\n", out);
		return;
	default:
		break;
	}
	if (word_choice(word, 0) == NULL) {
		fputs(";;\n", out);
		return;
	}
	fputs("_rungs_reply -W '", out);
	for (size_t i = 0; word_choice(word, i) != NULL; i++)
		fprintf(out, "%s%s", i > 0 ? " " : "", word_choice(word, i));
	fputs("';;\n", out);
}

/* Branches for the words after options that take one. */
static void values(FILE *out, const char *command,
		   const struct option_spec *options)
{
	for (const struct option_spec *o = options; o->name != NULL; o++) {
		if (o->value == WORD_NONE)
			continue;
		fprintf(out, "\t%s' --%s'", command, o->name);
		if (o->letter != 0)
			fprintf(out, "|%s' -%c'", command, o->letter);
		fputs(") ", out);
		choices(out, o->value);
	}
}

void docs_bash(FILE *out)
{
	const struct option_spec *option;

	fputs("# Completes the words after rungs in bash.\n"
	      "_rungs_reply() {\n"
	      "\t[ \"$1\" = -W ] || compopt -o filenames 2>/dev/null\n"
	      "\tmapfile -t COMPREPLY < <(compgen \"$@\" -- \"$word\")\n"
	      "}\n\n"
	      "_rungs() {\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} command='' i\n"
	      "\tCOMPREPLY=()\n"
	      "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	      "\t\tcase ${COMP_WORDS[i]} in\n"
	      "\t\t",
	      out);
	for (const struct command *c = commands + 1; c->name != NULL; c++)
		fprintf(out, "%s%s", c > commands + 1 ? "|" : "", c->name);
	fputs(") command=${COMP_WORDS[i]}; break;;\n"
	      "\t\tesac\n"
	      "\tdone\n"
	      "\tcase \"$command ${COMP_WORDS[COMP_CWORD-1]}\" in\n",
	      out);
	for (const struct command *c = commands; c->name != NULL; c++)
		values(out, c->name, c->options);
	values(out, "*", common_options);
	fputs("\t*) case \"$command $word\" in\n", out);
	for (const struct command *c = commands; c->name != NULL; c++) {
		fprintf(out, "\t\t'%s -'*) _rungs_reply -W '", c->name);
		for (size_t i = 0; (option = command_option(c, i)); i++)
			fprintf(out, "%s--%s", i > 0 ? " " : "", option->name);
		fputs("';;\n", out);
	}
	for (const struct command *c = commands + 1; c->name != NULL; c++) {
		fprintf(out, "\t\t'%s '*) ", c->name);
		choices(out, c->operand);
	}
	fputs("\t\t*) ", out);
	choices(out, WORD_COMMAND);
	fputs("\t\tesac;;\n"
	      "\tesac\n"
	      "}\n\n"
	      "complete -F _rungs rungs\n",
	      out);
}
