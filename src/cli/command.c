#include "command.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <rungs/thing.h>

#include "invocation.h"

const struct option_spec common_options[] = {
	{
		.id = OPTION_ATLAS,
		.name = "atlas",
		.value = WORD_FILE,
		.argument = "FILE",
		.summary = "Read this atlas instead of the built-in one",
	},
	{
		.id = OPTION_OVERLAY,
		.name = "overlay",
		.value = WORD_FOLDER,
		.argument = "FOLDER",
		.summary = "Lay this folder of a company's own tables over "
			   "the atlas",
	},
	{
		.id = OPTION_PROFILE,
		.name = "profile",
		.value = WORD_FILE,
		.argument = "FILE",
		.summary = "Use this profile instead of one's usual one; it is "
			   "made if missing",
	},
	{
		.id = OPTION_JSON,
		.name = "json",
		.summary = "Answer in JSON, for programs",
	},
	{
		.id = OPTION_PLAIN,
		.name = "plain",
		.summary = "Answer line by line: no columns, no emphasis, "
			   "no full screen",
	},
	{
		.id = OPTION_ASCII,
		.name = "ascii",
		.summary = "Write nothing beyond ASCII",
	},
	{
		.id = OPTION_COLOR,
		.name = "color",
		.value = WORD_COLOR,
		.argument = "WHEN",
		.summary = "Emphasise: auto (on a terminal), always or never",
	},
	{
		.id = OPTION_HELP,
		.name = "help",
		.letter = 'h',
		.summary = "Explain the command and stop",
	},
	{
		.id = OPTION_VERSION,
		.name = "version",
		.summary = "Tell the version and stop",
	},
	{0},
};

#define OUTPUT_OPTION(names, says)                                             \
	{                                                                      \
		.id = OPTION_OUTPUT, .name = "output", .letter = 'o',          \
		.value = WORD_FILE, .argument = names, .summary = says,        \
	}
#define ANSWER_SUMMARY                                                         \
	"Write the answer here; an older file is replaced only when all went " \
	"well"

static const struct option_spec no_options[] = {{0}};

static const struct option_spec search_options[] = {
	{
		.id = OPTION_KIND,
		.name = "kind",
		.value = WORD_KIND,
		.argument = "KIND",
		.summary = "Look only at things of this kind, such as role",
	},
	{
		.id = OPTION_LIMIT,
		.name = "limit",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Answer with at most so many; 20 if not said",
	},
	{
		.id = OPTION_BATCH,
		.name = "batch",
		.summary = "Read one query a line and answer each with "
			   "one line of JSON",
	},
	{0},
};

static const struct option_spec list_options[] = {
	{
		.id = OPTION_LIMIT,
		.name = "limit",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Answer with at most so many; all if not said",
	},
	{0},
};

static const struct option_spec feeders_options[] = {
	{
		.id = OPTION_STEPS,
		.name = "steps",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Look so many steps back; 1 if not said",
	},
	{0},
};

static const struct option_spec compare_options[] = {
	{
		.id = OPTION_LEVEL,
		.name = "level",
		.value = WORD_ID,
		.argument = "LEVEL",
		.summary = "Of specializations and tracks take only the roles "
			   "of this level, such as entry",
	},
	{
		.id = OPTION_FORMAT,
		.name = "format",
		.value = WORD_WRITING,
		.argument = "FORMAT",
		.summary = "Write text, csv for spreadsheets or md for "
			   "documents; text if not said",
	},
	OUTPUT_OPTION("FILE", ANSWER_SUMMARY),
	{0},
};

static const struct option_spec ladder_options[] = {
	{
		.id = OPTION_ROLE,
		.name = "role",
		.value = WORD_ID,
		.argument = "ROLE",
		.summary = "Bring out a role with its ways in and out",
	},
	{
		.id = OPTION_FORMAT,
		.name = "format",
		.value = WORD_WRITING,
		.argument = "FORMAT",
		.summary = "Write text, svg for a picture, html for a page "
			   "that prints or dot for Graphviz; text if not said",
	},
	OUTPUT_OPTION("FILE", ANSWER_SUMMARY),
	{0},
};

static const struct option_spec route_options[] = {
	{
		.id = OPTION_ROUTES,
		.name = "routes",
		.value = WORD_NUMBER,
		.argument = "K",
		.summary = "Answer with at most so many; 5 if not said",
	},
	{
		.id = OPTION_MAX_YEARS,
		.name = "max-years",
		.value = WORD_TEXT,
		.argument = "Y",
		.summary = "Take at most so many years, such as 1.5; the "
			   "middles of the steps' years are added",
	},
	{
		.id = OPTION_WITHOUT,
		.name = "without",
		.value = WORD_TEXT,
		.argument = "COND,…",
		.summary = "Come to no role with much of a condition, such as "
			   "nights,travel",
	},
	{
		.id = OPTION_NO_NEW_DEGREE,
		.name = "no-new-degree",
		.summary = "Come to no role that asks more than --education, "
			   "or than the role FROM does",
	},
	{
		.id = OPTION_EDUCATION,
		.name = "education",
		.value = WORD_ID,
		.argument = "ID",
		.summary = "Have this education, such as bachelor: it opens "
			   "first jobs",
	},
	{
		.id = OPTION_AVOID,
		.name = "avoid",
		.value = WORD_TEXT,
		.argument = "ROLE,…",
		.summary = "Leave out these roles",
	},
	{
		.id = OPTION_THROUGH,
		.name = "through",
		.value = WORD_TEXT,
		.argument = "ROLE,…",
		.summary = "Go through these roles, four at most",
	},
	{
		.id = OPTION_IN,
		.name = "in",
		.value = WORD_ID,
		.argument = "SPECIALIZATION",
		.summary = "Stay in a line of work",
	},
	{
		.id = OPTION_SOURCED,
		.name = "sourced",
		.summary = "Take only steps that a source states or that were "
			   "counted",
	},
	{0},
};

#define OUTPUT_SUMMARY                                                         \
	"Write the atlas here; an older file is replaced only when all went "  \
	"well"

static const struct option_spec compile_options[] = {
	OUTPUT_OPTION("FILE", OUTPUT_SUMMARY),
	{
		.id = OPTION_BASE,
		.name = "base",
		.value = WORD_FILE,
		.argument = "FILE",
		.summary = "Lay the folder over this atlas, or over that of "
			   "this folder",
	},
	{0},
};

static const struct option_spec import_options[] = {
	OUTPUT_OPTION("FILE", OUTPUT_SUMMARY),
	{
		.id = OPTION_LANGUAGE,
		.name = "language",
		.value = WORD_TEXT,
		.argument = "CODE",
		.summary = "Read esco in this language, such as en, where the "
			   "folder has several",
	},
	{
		.id = OPTION_INTO,
		.name = "into",
		.value = WORD_FILE,
		.argument = "ATLAS",
		.summary = "Take oews or projections into this atlas, which is "
			   "replaced only when all went well",
	},
	{
		.id = OPTION_YEAR,
		.name = "year",
		.value = WORD_NUMBER,
		.argument = "YEAR",
		.summary = "The year of oews, where the file's name does not "
			   "say it",
	},
	{0},
};

static const struct option_spec export_options[] = {
	OUTPUT_OPTION("FOLDER",
		      "Write the tables into this folder, which is new or "
		      "empty"),
	{0},
};

static const struct option_spec me_options[] = {
	OUTPUT_OPTION("FILE",
		      "Export to this file; an older one is replaced only "
		      "when all went well"),
	{0},
};

const struct command commands[] = {
	{
		.name = "",
		.arguments = "[ROLE]",
		.summary = "Open the explorer, at a role if one is named",
		.description = "Where there is no terminal to open it on, the "
			       "role or a list of the lines of work is written "
			       "instead.",
		.operand = WORD_ID,
		.most = 1,
		.options = no_options,
		.run = run_explore,
	},
	{
		.name = "search",
		.arguments = "QUERY…",
		.summary = "Find roles, skills, certifications and terms "
			   "by their words",
		.description =
			"The last word may be a beginning; one typing error "
			"in a word is mended; case and accents do not "
			"matter. Best first. \"Words in quotes\" stand side "
			"by side; -word leaves out what has it in a name. "
			"Filters narrow further: a comma between values means "
			"or, several filters all hold, - before one turns it "
			"round. For the shell, put a query with < or > in "
			"quotes.",
		.operand = WORD_TEXT,
		.most = SIZE_MAX,
		.options = search_options,
		.run = run_search,
	},
	{
		.name = "list",
		.arguments = "KIND [FILTER…]",
		.summary = "List everything of a kind: roles, skills, terms",
		.description =
			"Roles can be narrowed with filters, each a word and "
			"an id: in:legal, track:sales, level:entry, skill:sql, "
			"certification:…, education:…, occupation:…, area:…. "
			"A role must match all of them.",
		.operand = WORD_KINDS,
		.least = 1,
		.most = 64,
		.options = list_options,
		.run = run_list,
	},
	{
		.name = "show",
		.arguments = "ID",
		.summary = "Show all that is known about a thing",
		.description =
			"An id that several kinds share shows the first of "
			"them and names the others; KIND/ID says which.",
		.operand = WORD_ID,
		.least = 1,
		.most = 1,
		.options = no_options,
		.run = run_show,
	},
	{
		.name = "feeders",
		.arguments = "ROLE",
		.summary = "Show who becomes this: the roles that lead to a "
			   "role",
		.description =
			"Each comes with its moves: kind, years, how common, "
			"what to learn, evidence and sources. With --steps it "
			"looks further back; a role stands at its nearest step "
			"only. Roles that are merely similar stand apart: that "
			"they lead there is not known.",
		.operand = WORD_ID,
		.least = 1,
		.most = 1,
		.options = feeders_options,
		.run = run_feeders,
	},
	{
		.name = "ladder",
		.arguments = "[ID]",
		.summary = "Draw the ladder of a specialization or a track",
		.description =
			"Levels are rows, the highest on top; tracks are "
			"columns; roles are boxes, moves lines with an "
			"arrowhead. Lines that lead to one role run together. "
			"Without ID all roles are drawn, which takes a wide "
			"window or a file. With --plain the same in words.",
		.operand = WORD_ID,
		.most = 1,
		.options = ladder_options,
		.run = run_ladder,
	},
	{
		.name = "compare",
		.arguments = "ID ID [ID] [ID]",
		.summary = "Put two to four roles side by side, or whole "
			   "specializations and tracks",
		.description =
			"Pay, study, years, conditions, ways on, shared skills "
			"and those of one alone; each row says in words "
			"whether they differ. A specialization or a track "
			"stands for all of its roles, or with --level for "
			"those of a level. In csv, what a spreadsheet would "
			"take for a formula begins with an apostrophe.",
		.operand = WORD_ID,
		.least = 2,
		.most = 4,
		.options = compare_options,
		.run = run_compare,
	},
	{
		.name = "route",
		.arguments = "FROM TO",
		.summary = "Find the best routes from one role to another",
		.description =
			"FROM is a role, or start for no job yet; TO a role, "
			"or a track, level or specialization, of which the "
			"first role will do. Routes come in order of years; "
			"none is shown that is as long, as hard, as poorly "
			"paid and as weakly proved as another before those "
			"that are not, and no two share half of their way. "
			"Where none meets the limits, the one to relax is "
			"named.",
		.operand = WORD_ID,
		.least = 2,
		.most = 2,
		.options = route_options,
		.run = run_route,
	},
	{
		.name = "fit",
		.arguments = "[ROLE | FILTER…]",
		.summary = "Tell how roles fit your profile: all of them, best "
			   "first, or one with every row that counts",
		.description =
			"A role fits strongly, nearly, as a stretch, or is "
			"far, by the levels of its core skills that you have, "
			"and by the education and the working years it asks; "
			"docs/profile.md has the rule. One role is told with "
			"what is met and missing and what would change it. "
			"Filters are those of list: in:legal, level:entry.",
		.operand = WORD_ID,
		.most = 64,
		.options = list_options,
		.run = run_fit,
	},
	{
		.name = "me",
		.arguments = "[show|set|add|remove|undo|…] [WORD…]",
		.summary = "Show and change what you have, like, limit and "
			   "note: your profile",
		.description =
			"set education ID [FIELD…], set place PLACE, set "
			"pay-place PLACE; add skill ID LEVEL, add "
			"certification "
			"ID, add experience ROLE YEARS, add language NAME "
			"LEVEL, add like WORD, add limit nights; bookmark ID; "
			"mark ROLE; note ID TEXT…; remove education, or remove "
			"skill ID, and so on; undo and redo; export [-o FILE] "
			"and import FILE, as JSON; diff FILE FILE tells what "
			"changed between two profiles. Levels of skill go from "
			"1, aware, to 5, expert, those of languages from a1 to "
			"c2 and native. The profile is one private file, and "
			"nothing leaves it.",
		.operand = WORD_ME,
		.most = SIZE_MAX,
		.options = me_options,
		.run = run_me,
	},
	{
		.name = "compile",
		.arguments = "[--base FILE] FOLDER -o FILE",
		.summary = "Make an atlas file from a folder of CSV tables",
		.description =
			"The tables are checked first, and every problem is "
			"reported; with an error nothing is written. With "
			"--base the folder is an overlay, as 'rungs init' "
			"begins one.",
		.operand = WORD_FOLDER,
		.least = 1,
		.most = 1,
		.options = compile_options,
		.run = run_compile,
	},
	{
		.name = "import",
		.arguments = "FORMAT PATH -o FILE|--into ATLAS",
		.summary =
			"Make an atlas, or add to one, from data that others "
			"release",
		.description =
			"onet is the O*NET database as tab-separated text, "
			"release 25 or later, and esco the ESCO classification "
			"as CSV, 1.1 or later, in a folder or as the ZIP that "
			"was downloaded; they make an atlas. oews is a table "
			"of "
			"the US wage estimates and projections that of the "
			"employment projections, as CSV; they go into an atlas "
			"that is there, beside other places and years. Rows "
			"that cannot be used are reported and left out, and "
			"what is not read is named.",
		.operand = WORD_FORMAT,
		.least = 2,
		.most = 2,
		.options = import_options,
		.run = run_import,
	},
	{
		.name = "init",
		.arguments = "FOLDER",
		.summary = "Begin a company's own tables over the atlas in use",
		.description =
			"The folder, which is new or empty, gets a few tables "
			"with examples to overwrite, and a README that says "
			"how to add, change and hide. Look at what comes of it "
			"with --overlay FOLDER.",
		.operand = WORD_FOLDER,
		.least = 1,
		.most = 1,
		.options = no_options,
		.run = run_init,
	},
	{
		.name = "export",
		.arguments = "[FILE] -o FOLDER",
		.summary = "Write an atlas as the CSV tables that it can be "
			   "compiled from",
		.description =
			"Without a name the atlas in use is written. What is "
			"compiled from the folder is the same atlas, byte for "
			"byte. A text that a spreadsheet would take for a "
			"formula is written with an apostrophe before it, "
			"which compiling takes away.",
		.operand = WORD_FILE,
		.most = 1,
		.options = export_options,
		.run = run_export,
	},
	{
		.name = "check",
		.arguments = "[FOLDER|FILE]",
		.summary = "Check a folder of tables or an atlas for mistakes",
		.description = "Without a name the atlas in use is checked. "
			       "With --overlay it is the overlay: what it "
			       "brings with it, in its tables or in those "
			       "below.",
		.operand = WORD_FILE,
		.most = 1,
		.options = no_options,
		.run = run_check,
	},
	{
		.name = "diff",
		.arguments = "OLD [NEW]",
		.summary = "Tell what one atlas says otherwise than another",
		.description =
			"Roles, their titles, what they ask, where they lead "
			"and pay: what was added, changed, or is gone. Without "
			"NEW the other is the atlas in use.",
		.operand = WORD_FILE,
		.least = 1,
		.most = 2,
		.options = no_options,
		.run = run_diff,
	},
	{
		.name = "info",
		.arguments = "",
		.summary = "Tell versions, what the atlas holds, its sources "
			   "and their licences",
		.options = no_options,
		.run = run_info,
	},
	{
		.name = "help",
		.arguments = "[COMMAND]",
		.summary = "Explain the program or one of its commands",
		.operand = WORD_COMMAND,
		.most = 1,
		.options = no_options,
		.run = run_help,
	},
	{0},
};

const struct command *command_named(const char *name)
{
	if (*name == '\0')
		return NULL;
	for (const struct command *command = commands; command->run != NULL;
	     command++) {
		if (strcmp(command->name, name) == 0)
			return command;
	}
	return NULL;
}

const struct option_spec *command_option(const struct command *command,
					 size_t n)
{
	const struct option_spec *option = command->options;

	for (; option->name != NULL; option++) {
		if (n-- == 0)
			return option;
	}
	for (option = common_options; option->name != NULL; option++) {
		if (n-- == 0)
			return option;
	}
	return NULL;
}
