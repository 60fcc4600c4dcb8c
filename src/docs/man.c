#include "docs.h"

#include <string.h>

#include <rungs/filter.h>

#include "../cli/command.h"
#include "../core/text.h"
#include "keys.h"

/* Every example is run by a test, in this order and with success. */
static const struct {
	const char *command, *meaning;
} examples[] = {
	{"rungs search contract analist",
	 "Find roles by their words, a typing error included"},
	{"rungs search '\"power bi\" level:entry,analyst pay:>60k -senior'",
	 "A phrase, two levels, a figure, and a word that no title may have"},
	{"rungs search in:legal edu:bachelor without:nights",
	 "Roles by what they ask and are like, without any words"},
	{"rungs list roles level:entry", "The roles that people start in"},
	{"rungs show term/kpo", "What knowledge process outsourcing is"},
	{"rungs route service-desk-agent data-analyst --max-years 6",
	 "How a helpdesk agent becomes a data analyst within six years"},
	{"rungs route start legal-delivery-manager --education "
	 "professional-law",
	 "What a law graduate can come to, from the first job on"},
	{"rungs feeders client-partner --steps 2",
	 "Who becomes a client partner, two steps back"},
	{"rungs compare legal it-support bi-analytics --level entry",
	 "Three lines of work side by side, for who begins"},
	{"rungs info", "Where the figures come from"},
};

/* Writes text as roff that shows it as it is, wherever in a line it stands. */
static void put(FILE *out, const char *text)
{
	size_t left = strlen(text);
	uint32_t code;

	fputs("\\&", out);
	while (left > 0) {
		size_t took = text_decode(text, left, &code);

		if (code == '\\')
			fputs("\\e", out);
		else if (code == '-')
			fputs("\\-", out);
		else if (code == '\'')
			fputs("\\(aq", out);
		else if (code == '`')
			fputs("\\(ga", out);
		else if (code == '^')
			fputs("\\(ha", out);
		else if (code == '~')
			fputs("\\(ti", out);
		else if (code >= 0x80)
			fprintf(out, "\\[u%04X]", (unsigned)code);
		else
			fputc((int)code, out);
		text += took;
		left -= took;
	}
}

/* A sentence of a table, with the full stop that the table leaves out. */
static void sentence(FILE *out, const char *text)
{
	put(out, text);
	fputs(".\n", out);
}

static void bold(FILE *out, const char *text)
{
	fputs("\\fB", out);
	put(out, text);
	fputs("\\fR", out);
}

static void option(FILE *out, const struct option_spec *spec)
{
	fputs(".TP\n", out);
	if (spec->letter != 0) {
		bold(out, (const char[]){'-', spec->letter, '\0'});
		fputs(", ", out);
	}
	bold(out, "--");
	bold(out, spec->name);
	if (spec->argument != NULL) {
		fputs(" \\fI", out);
		put(out, spec->argument);
		fputs("\\fR", out);
	}
	fputc('\n', out);
	sentence(out, spec->summary);
}

static void form(FILE *out, const struct command *command,
		 const struct command_form *way)
{
	fputs(".TP\n", out);
	bold(out, command->name);
	fputs(" \\fI", out);
	put(out, way->usage);
	fputs("\\fR\n", out);
	sentence(out, way->summary);
}

static void command_line(FILE *out, const struct command *command)
{
	bold(out, "rungs");
	if (command->name[0] != '\0') {
		fputc(' ', out);
		bold(out, command->name);
	}
	if (command->arguments[0] != '\0') {
		fputs(" \\fI", out);
		put(out, command->arguments);
		fputs("\\fR", out);
	}
	fputc('\n', out);
}

static void write_commands(FILE *out)
{
	fputs(".SH COMMANDS\n", out);
	for (const struct command *c = commands; c->name != NULL; c++) {
		fputs(".TP\n", out);
		command_line(out, c);
		sentence(out, c->summary);
		if (c->description != NULL) {
			put(out, c->description);
			fputc('\n', out);
		}
		if (c->forms == NULL && c->options->name == NULL)
			continue;
		fputs(".RS\n", out);
		for (const struct command_form *f = c->forms; f && f->usage;
		     f++)
			form(out, c, f);
		for (const struct option_spec *o = c->options; o->name; o++)
			option(out, o);
		fputs(".RE\n", out);
	}
	fputs(".SH OPTIONS\n"
	      "Every command takes these, in any place;\n",
	      out);
	bold(out, "--");
	fputs(" ends the options.\n", out);
	for (const struct option_spec *o = common_options; o->name; o++)
		option(out, o);
}

static void write_filters(FILE *out)
{
	fputs(".SH FILTERS\n"
	      "A value is an id, a name or the beginning of one.\n",
	      out);
	for (const struct rungs_filter_name *f = rungs_filter_names; f->name;
	     f++) {
		fputs(".TP\n", out);
		bold(out, f->example);
		fputc('\n', out);
		sentence(out, f->help);
	}
}

static void write_keys(FILE *out)
{
	char keys[128];

	fputs(".SH KEYS\n"
	      "Of several keys any will do.\n",
	      out);
	for (enum action_id a = keys_next(ACTION_NONE); a != ACTION_NONE;
	     a = keys_next(a)) {
		if (keys_begin_group(a)) {
			fputs(".SS ", out);
			put(out, actions[a].group);
			fputc('\n', out);
		}
		fputs(".TP\n", out);
		keys_list(keys, sizeof(keys), a);
		bold(out, keys);
		fputc('\n', out);
		sentence(out, actions[a].help);
	}
}

static void write_endings(FILE *out)
{
	fputs(".SH EXIT STATUS\n", out);
	for (const struct exit_meaning *e = exit_meanings; e->meaning; e++) {
		fprintf(out, ".TP\n\\fB%d\\fR\n", (int)e->status);
		sentence(out, e->meaning);
	}
	fputs(".SH ENVIRONMENT\n"
	      ".TP\n\\fBNO_COLOR\\fR\n"
	      "When set and not empty, nothing is coloured.\n"
	      ".TP\n\\fBTERM\\fR\n"
	      "The kind of terminal that the explorer draws on.\n"
	      ".TP\n\\fBLC_ALL\\fR, \\fBLC_CTYPE\\fR, \\fBLANG\\fR\n"
	      "A locale that is not UTF\\-8 is written to in ASCII.\n",
	      out);
	fputs(".SH EXAMPLES\n", out);
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		fputs(".TP\n", out);
		bold(out, examples[i].command);
		fputc('\n', out);
		sentence(out, examples[i].meaning);
	}
}

void docs_man(FILE *out)
{
	fputs(".\\\" Made by rungs-docs from the program's own tables.\n"
	      ".TH RUNGS 1 " RUNGS_DATE " \"Rungs " RUNGS_VERSION "\"\n"
	      ".SH NAME\n"
	      "rungs \\- explore careers: roles, what they ask, where they "
	      "lead\n"
	      ".SH SYNOPSIS\n",
	      out);
	for (const struct command *c = commands; c->name != NULL; c++) {
		if (c != commands)
			fputs(".br\n", out);
		command_line(out, c);
	}
	fputs(".SH DESCRIPTION\n"
	      "Rungs shows an atlas of careers: what roles there are, what "
	      "they ask of a\nperson, where they lead and how one starts.\n"
	      "It comes with an atlas of careers in knowledge process "
	      "outsourcing and reads\nothers.\n"
	      "It needs no network.\n",
	      out);
	write_commands(out);
	write_filters(out);
	write_keys(out);
	write_endings(out);
}

void docs_examples(FILE *out)
{
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		fprintf(out, "%s\n", examples[i].command);
}
