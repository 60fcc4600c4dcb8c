#include "options.h"

const struct option_spec common_options[] = {
	{
		.id = OPTION_ATLAS,
		.name = "atlas",
		.value = WORD_FILE,
		.argument = "FILE",
		.summary = "Read this atlas, a file or a kept one by its name",
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

const struct option_spec no_options[] = {{0}};

const struct option_spec search_options[] = {
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

const struct option_spec list_options[] = {
	{
		.id = OPTION_LIMIT,
		.name = "limit",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Answer with at most so many; all if not said",
	},
	{0},
};

const struct option_spec fit_options[] = {
	{
		.id = OPTION_LIMIT,
		.name = "limit",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Answer with at most so many; all if not said",
	},
	{
		.id = OPTION_PROFILES,
		.name = "profiles",
		.value = WORD_FOLDER,
		.argument = "FOLDER",
		.summary = "Tell of all profiles in this folder, beside one "
			   "another, what they have of what the role asks",
	},
	{0},
};

const struct option_spec feeders_options[] = {
	{
		.id = OPTION_STEPS,
		.name = "steps",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Look so many steps back; 1 if not said",
	},
	{0},
};

const struct option_spec compare_options[] = {
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
		.value = WORD_TABLE,
		.argument = "FORMAT",
		.summary = "Write text, csv for spreadsheets or md for "
			   "documents; text if not said",
	},
	OUTPUT_OPTION("FILE", ANSWER_SUMMARY),
	{0},
};

const struct option_spec ladder_options[] = {
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
		.value = WORD_DRAWING,
		.argument = "FORMAT",
		.summary = "Write text, svg for a picture, html for a page "
			   "that prints or dot for Graphviz; text if not said",
	},
	OUTPUT_OPTION("FILE", ANSWER_SUMMARY),
	{0},
};

/* Which routes are wanted, of route and of plan. */
#define LIMIT_OPTIONS                                                          \
	{                                                                      \
		.id = OPTION_MAX_YEARS,                                        \
		.name = "max-years",                                           \
		.value = WORD_TEXT,                                            \
		.argument = "Y",                                               \
		.summary = "Take at most so many years, such as 1.5; the "     \
			   "middles of the steps' years are added",            \
	},                                                                     \
		{                                                              \
			.id = OPTION_WITHOUT,                                  \
			.name = "without",                                     \
			.value = WORD_TEXT,                                    \
			.argument = "COND,…",                                  \
			.summary = "Come to no role with much of a "           \
				   "condition, such as nights,travel",         \
		},                                                             \
		{                                                              \
			.id = OPTION_NO_NEW_DEGREE,                            \
			.name = "no-new-degree",                               \
			.summary = "Come to no role that asks more than "      \
				   "--education, or than the role FROM does",  \
		},                                                             \
		{                                                              \
			.id = OPTION_EDUCATION,                                \
			.name = "education",                                   \
			.value = WORD_ID,                                      \
			.argument = "ID",                                      \
			.summary = "Have this education, such as bachelor: "   \
				   "it opens first jobs",                      \
		},                                                             \
		{                                                              \
			.id = OPTION_AVOID,                                    \
			.name = "avoid",                                       \
			.value = WORD_TEXT,                                    \
			.argument = "ROLE,…",                                  \
			.summary = "Leave out these roles",                    \
		},                                                             \
		{                                                              \
			.id = OPTION_THROUGH,                                  \
			.name = "through",                                     \
			.value = WORD_TEXT,                                    \
			.argument = "ROLE,…",                                  \
			.summary = "Go through these roles, four at most",     \
		},                                                             \
		{                                                              \
			.id = OPTION_IN,                                       \
			.name = "in",                                          \
			.value = WORD_ID,                                      \
			.argument = "SPECIALIZATION",                          \
			.summary = "Stay in a line of work",                   \
		},                                                             \
		{                                                              \
			.id = OPTION_SOURCED,                                  \
			.name = "sourced",                                     \
			.summary = "Take only steps that a source states or "  \
				   "that "                                     \
				   "were counted",                             \
		},                                                             \
	{                                                                      \
		.id = OPTION_COMMON, .name = "common",                         \
		.summary = "Take no step that is rare or doubtful",            \
	}

const struct option_spec route_options[] = {
	{
		.id = OPTION_ROUTES,
		.name = "routes",
		.value = WORD_NUMBER,
		.argument = "K",
		.summary = "Answer with at most so many; 5 if not said",
	},
	LIMIT_OPTIONS,
	{0},
};

#define OUTPUT_SUMMARY                                                         \
	"Write the atlas here; an older file is replaced only when all went "  \
	"well"

const struct option_spec compile_options[] = {
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

const struct option_spec import_options[] = {
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
		.summary = "Take oews, projections, flows or crosswalk into "
			   "this atlas, replaced only when all went well",
	},
	{
		.id = OPTION_ONET,
		.name = "onet",
		.value = WORD_FILE,
		.argument = "ATLAS",
		.summary = "The atlas of onet, a file or a kept one by its "
			   "name, that crosswalk takes job zones and pay from",
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

const struct option_spec upgrade_options[] = {
	OUTPUT_OPTION("FILE", "Write the new atlas here; in the place of the "
			      "old one if not said"),
	{
		.id = OPTION_LANGUAGE,
		.name = "language",
		.value = WORD_TEXT,
		.argument = "CODE",
		.summary = "Read ESCO in this language, such as en, where the "
			   "folder has several",
	},
	{0},
};

const struct option_spec export_options[] = {
	OUTPUT_OPTION("FOLDER",
		      "Write the tables into this folder, which is new or "
		      "empty"),
	{0},
};

const struct option_spec next_options[] = {
	{
		.id = OPTION_LIMIT,
		.name = "limit",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Tell at most so many skills, certifications and "
			   "degrees each; 8 if not said",
	},
	{0},
};

const struct option_spec plan_options[] = {
	{
		.id = OPTION_SAVE,
		.name = "save",
		.summary = "Keep the plan in your profile",
	},
	{
		.id = OPTION_FROM,
		.name = "from",
		.value = WORD_ID,
		.argument = "ROLE",
		.summary = "Set out from this role, or from start for no job "
			   "yet; if not said, from the role of your most years",
	},
	{
		.id = OPTION_ROUTE,
		.name = "route",
		.value = WORD_NUMBER,
		.argument = "N",
		.summary = "Take the N-th of the routes that 'rungs route' "
			   "tells; the first if not said",
	},
	{
		.id = OPTION_BEGIN,
		.name = "begin",
		.value = WORD_TEXT,
		.argument = "DATE",
		.summary = "Begin on a day, such as 2026-11-26; today if not "
			   "said",
	},
	{
		.id = OPTION_NAME,
		.name = "name",
		.value = WORD_TEXT,
		.argument = "TEXT",
		.summary = "Call it so; by its role if not said",
	},
	{
		.id = OPTION_ALL_SKILLS,
		.name = "all-skills",
		.summary = "Make steps of useful skills too, not only of core "
			   "skills",
	},
	{
		.id = OPTION_ANY,
		.name = "any",
		.summary = "Leave aside your education and what you do "
			   "not want",
	},
	{
		.id = OPTION_FORMAT,
		.name = "format",
		.value = WORD_PLAN,
		.argument = "FORMAT",
		.summary = "Write text, html for a page that prints, md for "
			   "documents, csv for spreadsheets, ics for calendars "
			   "or json; text if not said",
	},
	OUTPUT_OPTION("FILE", ANSWER_SUMMARY),
	{
		.id = OPTION_LETTERHEAD,
		.name = "letterhead",
		.value = WORD_TEXT,
		.argument = "TEXT",
		.summary = "Head each page and pack with it, such as your name "
			   "and office; it may have several lines",
	},
	{
		.id = OPTION_PARTS,
		.name = "parts",
		.value = WORD_PARTS,
		.argument = "PART,…",
		.summary = "Let pages and packs hold only these: picture, "
			   "route, steps, gaps, certifications, pay; all if "
			   "not said, and sources always",
	},
	{
		.id = OPTION_PROFILES,
		.name = "profiles",
		.value = WORD_FOLDER,
		.argument = "FOLDER",
		.summary = "Make packs of all profiles in this folder, for "
			   "--out",
	},
	{
		.id = OPTION_OUT,
		.name = "out",
		.value = WORD_FOLDER,
		.argument = "FOLDER",
		.summary = "Write the packs into this folder, which is made if "
			   "missing",
	},
	LIMIT_OPTIONS,
	{0},
};

const struct option_spec me_options[] = {
	{
		.id = OPTION_ADD,
		.name = "add",
		.value = WORD_TEXT,
		.argument = "ID,…",
		.summary = "Of what a scan finds add these to the profile, "
			   "such as sql,role/data-analyst",
	},
	{
		.id = OPTION_SINCE,
		.name = "since",
		.value = WORD_TEXT,
		.argument = "DATE",
		.summary = "Compare with the profile as it was before a day, "
			   "such as 2026-11-26",
	},
	OUTPUT_OPTION("FILE",
		      "Export to this file; an older one is replaced only "
		      "when all went well"),
	{0},
};
