#include "command.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "invocation.h"
#include "options.h"

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
			"Filters and words are those of search: in:legal, "
			"level:entry, without:nights. --profiles makes a "
			"matrix "
			"of a team and what one role asks.",
		.operand = WORD_ID,
		.most = 64,
		.options = fit_options,
		.run = run_fit,
	},
	{
		.name = "next",
		.arguments = "",
		.summary = "Tell which single skill, certification or degree "
			   "opens most for you now",
		.description =
			"For each the roles that come into reach with it, that "
			"is, fit strongly or nearly, with the levels that are "
			"missing before and after, what they pay against a "
			"role of your own, and what a degree takes in years. "
			"What the atlas does not know is no data.",
		.options = next_options,
		.run = run_next,
	},
	{
		.name = "plan",
		.arguments = "[ROLE|list|show|tick|…] [WORD…]",
		.summary = "Turn the best route to a role into steps with "
			   "dates, and keep and tick them",
		.description =
			"plan ROLE shows what the best route from your role "
			"comes to for you: what to study, learn and certify of "
			"what you lack, with dates along the years that the "
			"moves take; --save keeps it. list tells the plans "
			"that are kept; show PLAN; tick PLAN STEP… and untick "
			"PLAN STEP…: what is learned once is in your profile "
			"and counts in every plan; date PLAN STEP DATE, or "
			"none; note PLAN STEP TEXT…, or - for lines from the "
			"input; add PLAN STAGE TEXT… for "
			"a step of your own; remove PLAN STEP…, or the whole "
			"PLAN. A plan tells what a newer atlas says otherwise "
			"than when it was made. --format writes a plan, or "
			"without ROLE all that are kept, to print, to edit or "
			"for a calendar; --profiles and --out do so for many "
			"people, with an index.",
		.operand = WORD_ID,
		.most = SIZE_MAX,
		.options = plan_options,
		.run = run_plan,
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
			"mark ID; note ID TEXT…, or - for lines from the "
			"input; remove education, or remove "
			"skill ID, and so on; undo and redo; export [-o FILE] "
			"and import FILE, as JSON; diff FILE FILE tells what "
			"changed between two profiles, diff --since DATE what "
			"changed since a day; scan FILE, or - for "
			"the input, finds what a text such as a curriculum "
			"vitae names, with the line it stands on, and adds "
			"what you confirm; start asks up to twelve questions, "
			"each of which can be skipped, and ends with a "
			"shortlist of roles and lines of work; start "
			"QUESTION=ANSWER,… answers without being asked. "
			"Levels of skill go from "
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
			"release 25 or later, and esco the ESCO "
			"classification as CSV, 1.1 or later, in a folder "
			"or as the ZIP that was downloaded; they make an "
			"atlas. oews is a table of the US wage estimates, "
			"projections that of the employment projections and "
			"flows a count of people who changed their line of "
			"work, as CSV or XLSX; they go into an atlas that "
			"is there, beside other places and years. crosswalk "
			"is the table that maps occupations of ESCO to those "
			"of O*NET: it gives an atlas of the one job zones, "
			"pay and outlook of the other. Rows that cannot be "
			"used are reported and left out, and what is not "
			"read is named.",
		.operand = WORD_FORMAT,
		.least = 2,
		.most = 2,
		.options = import_options,
		.run = run_import,
	},
	{
		.name = "upgrade",
		.arguments = "ATLAS [RELEASE] [-o FILE]",
		.summary = "Make an atlas again from a new release, with all "
			   "that was changed here",
		.description =
			"RELEASE is what import or compile would take, the "
			"folder or ZIP of a release or tables, or an atlas; "
			"without it, that of this program. What an overlay "
			"added, changed and hid, and pay, outlook and flows "
			"that were taken in, stay as they are here; all else "
			"is as the release has it. What both have changed is "
			"told with both values, and so is what the release no "
			"longer has. ATLAS is replaced whole or not at all.",
		.operand = WORD_FILE,
		.least = 1,
		.most = 2,
		.options = upgrade_options,
		.run = run_upgrade,
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
		.name = "atlas",
		.arguments = "list|use|info|verify [NAME]",
		.summary = "Tell which atlases there are, and choose the one "
			   "in use",
		.description =
			"Atlases that are files NAME.atlas in "
			"$XDG_DATA_HOME/rungs/atlases go by their names, here "
			"and for --atlas; any other by its path. The one in "
			"use is opened where no --atlas says otherwise; "
			"built-in is that of the program. verify tells whether "
			"an atlas is as it was made.",
		.operand = WORD_SHELF,
		.least = 1,
		.most = 2,
		.options = no_options,
		.run = run_atlas,
	},
	{
		.name = "diff",
		.arguments = "OLD [NEW]",
		.summary = "Tell what one atlas says otherwise than another",
		.description =
			"Roles, their titles, what they ask, where they lead "
			"and pay: what was added, changed, or is gone. Without "
			"NEW the other is the atlas in use. With --profile "
			"FILE first comes what of it concerns the profile's "
			"plans, bookmarks, marks, notes, skills and "
			"experience, and why.",
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
