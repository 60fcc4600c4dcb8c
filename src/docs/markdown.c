#include "docs.h"

#include <string.h>

#include <rungs/filter.h>

#include "../cli/command.h"
#include "../core/text.h"
#include "keys.h"

#define LEFT 28 /* columns before the sentence */

/* Two columns: what to type, and what it does. */
static void row(FILE *out, const char *left, const char *right)
{
	int pad = LEFT - text_columns(left);

	fprintf(out, "%s%*s%s\n", left, pad > 2 ? pad : 2, "", right);
}

void docs_keys(FILE *out)
{
	const char *gap = "";

	fputs("```text\n", out);
	for (enum action_id a = keys_next(ACTION_NONE); a != ACTION_NONE;
	     a = keys_next(a)) {
		char left[128] = "  ";

		if (keys_begin_group(a)) {
			fprintf(out, "%s%s\n", gap, actions[a].group);
			gap = "\n";
		}
		keys_list(left + 2, sizeof(left) - 2, a);
		row(out, left, actions[a].help);
	}
	fputs("```\n", out);
}

static void options(FILE *out, const struct option_spec *options)
{
	for (const struct option_spec *o = options; o->name != NULL; o++) {
		char left[128];
		char letter[] = {'-', o->letter, ' ', '\0'};

		snprintf(left, sizeof(left), "  %s--%s %s",
			 o->letter ? letter : "", o->name,
			 o->argument ? o->argument : "");
		row(out, left, o->summary);
	}
}

void docs_commands(FILE *out)
{
	char left[128];

	fputs("```text\n", out);
	for (const struct command *c = commands; c->name != NULL; c++) {
		snprintf(left, sizeof(left), "rungs %s%s%s", c->name,
			 *c->name ? " " : "", c->arguments);
		row(out, left, c->summary);
		options(out, c->options);
	}
	fputs("\nwith every command\n", out);
	options(out, common_options);
	fputs("\nexit status\n", out);
	for (const struct exit_meaning *e = exit_meanings; e->meaning; e++) {
		snprintf(left, sizeof(left), "  %d", (int)e->status);
		row(out, left, e->meaning);
	}
	fputs("```\n", out);
}

void docs_filters(FILE *out)
{
	fputs("```text\n", out);
	for (const struct rungs_filter_name *f = rungs_filter_names; f->name;
	     f++)
		row(out, f->example, f->help);
	fputs("```\n", out);
}
