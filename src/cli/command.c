#include "command.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "invocation.h"
#include "options.h"

static const struct command_form plan_forms[] = {
	{"ROLE", "Show what the best route from your role comes to for you: "
		 "what to study, learn and certify of what you lack, with "
		 "dates along the years that the moves take; --save keeps it"},
	{"list", "Tell the plans that are kept"},
	{"show PLAN", "Show one of them"},
	{"tick PLAN STEP…", "Tick steps as done"},
	{"untick PLAN STEP…", "Open them again"},
	{"date PLAN STEP DATE", "Say by when a step is to be done; none for "
				"no date"},
	{"note PLAN STEP [TEXT…]", "Write a note on a step; - for lines from "
				   "the input, nothing to take it out"},
	{"add PLAN STAGE TEXT…", "Add a step of your own"},
	{"remove PLAN [STEP…]", "Take out steps, or the whole plan"},
	{0},
};

static const struct command_form me_forms[] = {
	{"show", "Show the profile, as without a word"},
	{"start", "Ask up to twelve questions, each of which can be skipped, "
		  "and end with a shortlist of roles and lines of work"},
	{"start QUESTION=ANSWER,…", "Answer without being asked"},
	{"set education ID [FIELD…]", "Have this education, such as bachelor, "
				      "in these fields"},
	{"set place PLACE", "Live there"},
	{"set pay-place PLACE", "See the pay of there"},
	{"add skill ID LEVEL", "Have a skill, from 1, aware, to 5, expert"},
	{"add certification ID", "Have a certification"},
	{"add experience ROLE YEARS", "Have worked as this"},
	{"add language NAME LEVEL",
	 "Speak a language, from a1 to c2 or native"},
	{"add like WORD", "Like something, such as writing"},
	{"add limit CONDITION", "Not want a condition, such as nights"},
	{"remove SECTION [ID]", "Take something out: education, skill ID, and "
				"so on"},
	{"bookmark ID", "Bookmark a thing"},
	{"mark ID", "Mark a role or a line of work to compare it"},
	{"note ID TEXT…", "Write a note on a thing; - for lines from the "
			  "input"},
	{"undo", "Take the last change back"},
	{"redo", "Make it again"},

	{"export [-o FILE]", "Write the profile as JSON"},
	{"import FILE", "Take the profile from JSON instead of what is there"},
	{"diff FILE FILE…", "Tell what changed from one visit to the next, by "
			    "profiles or what was exported of them"},
	{"diff --since DATE", "Tell what changed since a day"},
	{"scan FILE", "Find what a text such as a curriculum vitae names, with "
		      "the line it stands on, and add what you confirm; - for "
		      "the input"},
	{0},
};

static const struct command_form atlas_forms[] = {
	{"list", "Tell which atlases there are"},
	{"use NAME", "Use this one from now on"},
	{"info [NAME]", "Tell what an atlas holds"},
	{"verify [NAME]", "Tell whether an atlas is as it was made"},
	{0},
};

static const struct command_form import_forms[] = {
	{"onet PATH -o FILE",
	 "Make an atlas of the O*NET database as tab-separated text, release "
	 "25 or later, a folder or the ZIP that was downloaded"},
	{"esco PATH -o FILE", "Make one of the ESCO classification as CSV, 1.1 "
			      "or later, likewise"},
	{"oews PATH --into ATLAS",
	 "Take US wage estimates, as CSV or XLSX, into an atlas that is there, "
	 "beside other places and years"},
	{"projections PATH --into ATLAS",
	 "Take the US employment projections, likewise"},
	{"flows PATH --into ATLAS", "Take a count of people who changed their "
				    "line of work, likewise"},
	{"crosswalk PATH --into ATLAS",
	 "Take a table that maps occupations of ESCO to those of O*NET: it "
	 "gives an atlas of the one job zones, pay and outlook of the other"},
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
			"What is learned once is in your profile and counts "
			"in every plan. A plan tells what a newer atlas says "
			"otherwise than when it was made. --format writes a "
			"plan, or without ROLE all that are kept, to print, to "
			"edit or for a calendar; --profiles and --out do so "
			"for many people, with an index.",
		.forms = plan_forms,
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
		.description = "The profile is one private file, and nothing "
			       "leaves it.",
		.forms = me_forms,
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
		.description = "Rows that cannot be used are reported and left "
			       "out, and what is not read is named.",
		.forms = import_forms,
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
			"built-in is that of the program.",
		.forms = atlas_forms,
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
		.name = "sql",
		.arguments = "QUERY",
		.summary = "Ask the tables of an atlas with SELECT",
		.description =
			"An atlas is only read, whatever is asked. The answer "
			"is a line with the names of the columns, then one for "
			"each row, with tabs between; --json writes numbers as "
			"numbers and what is not known as null. SELECT sql "
			"FROM sqlite_schema tells the tables, with what their "
			"columns mean. For the shell, put the query in quotes.",
		.operand = WORD_TEXT,
		.least = 1,
		.most = 1,
		.options = no_options,
		.run = run_sql,
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
