/* The command line as data: what can be asked, with which options.  Parser,
 * help, man page, README and completions all read these tables. */
#ifndef RUNGS_COMMAND_H
#define RUNGS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct invocation;

/* What a word on the command line stands for. */
enum word {
	WORD_NONE,
	WORD_TEXT, /* anything */
	WORD_ID,   /* of a thing */
	WORD_FILE,
	WORD_FOLDER,
	WORD_NUMBER, /* whole, 1 to NUMBER_MAX */
	WORD_COLOR,
	WORD_KIND,    /* 'role' */
	WORD_KINDS,   /* 'roles' */
	WORD_FORMAT,  /* of what is imported: 'onet' */
	WORD_TABLE,   /* how a table is written: 'csv' */
	WORD_DRAWING, /* how a ladder is: 'svg' */
	WORD_PLAN,    /* how a plan is: 'ics' */
	WORD_PARTS,   /* what its sheets hold: 'steps,gaps' */
	WORD_ME,      /* what 'me' does: 'show' */
	WORD_SHELF,   /* what is done with kept atlases: 'use' */
	WORD_COMMAND
};

#define NUMBER_MAX 100000

enum option_id {
	OPTION_ATLAS,
	OPTION_OVERLAY,
	OPTION_PROFILE,
	OPTION_JSON,
	OPTION_PLAIN,
	OPTION_ASCII,
	OPTION_COLOR,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_KIND,
	OPTION_LIMIT,
	OPTION_BATCH,
	OPTION_OUTPUT,
	OPTION_LANGUAGE,
	OPTION_BASE,
	OPTION_INTO,
	OPTION_ONET,
	OPTION_YEAR,
	OPTION_STEPS,
	OPTION_LEVEL,
	OPTION_FORMAT,
	OPTION_ROUTES,
	OPTION_MAX_YEARS,
	OPTION_WITHOUT,
	OPTION_NO_NEW_DEGREE,
	OPTION_AVOID,
	OPTION_THROUGH,
	OPTION_IN,
	OPTION_SOURCED,
	OPTION_COMMON,
	OPTION_EDUCATION,
	OPTION_ADD,
	OPTION_ROLE,
	OPTION_SINCE,
	OPTION_FROM,
	OPTION_ROUTE,
	OPTION_BEGIN,
	OPTION_NAME,
	OPTION_ALL_SKILLS,
	OPTION_ANY,
	OPTION_SAVE,
	OPTION_LETTERHEAD,
	OPTION_PARTS,
	OPTION_PROFILES,
	OPTION_OUT,
	OPTION_COUNT
};

struct option_spec {
	enum option_id id;
	const char *name; /* 'atlas', written '--atlas'; NULL ends a table */
	char letter;      /* 'o', written '-o', or 0 */
	enum word value;  /* WORD_NONE for a switch */
	const char *argument; /* 'FILE', or NULL for a switch */
	const char *summary;  /* a sentence without its full stop */
};

/* A way to write a command that has several. */
struct command_form {
	const char *usage;   /* 'add skill ID LEVEL'; NULL ends a table */
	const char *summary; /* a sentence without its full stop */
};

struct command {
	const char *name;        /* '' for the explorer, which has no word */
	const char *arguments;   /* 'QUERY…', or '' */
	const char *summary;     /* a sentence without its full stop */
	const char *description; /* a paragraph, or NULL */
	const struct command_form *forms;    /* ends with a zero row, or NULL */
	enum word operand;                   /* what the first operand is */
	size_t least, most;                  /* operands it takes */
	const struct option_spec *options;   /* its own; ends with a zero row */
	int (*run)(struct invocation *call); /* returns the exit status */
};

/* Ends with a zero row; the explorer comes first. */
extern const struct command commands[];

/* What every command takes; ends with a zero row. */
extern const struct option_spec common_options[];

enum exit_status {
	EXIT_DONE = 0,
	EXIT_NOTHING = 1,
	EXIT_USAGE = 2,
	EXIT_LIMITS = 3,
	EXIT_TROUBLE = 4
};

struct exit_meaning {
	enum exit_status status;
	const char *meaning; /* a sentence without its full stop */
};

/* Ends with a row without a meaning. */
extern const struct exit_meaning exit_meanings[];

/* NULL if no command has that name. */
const struct command *command_named(const char *name);

/* The n-th word that may stand for it, or NULL after the last and where any
 * word may. */
const char *word_choice(enum word word, size_t n);

/* All of them with commas between, cut to fit size bytes.  Returns out. */
char *word_choices(enum word word, char *out, size_t size);

/* Of a command's own and the common options, own ones first: the n-th, or NULL
 * after the last. */
const struct option_spec *command_option(const struct command *command,
					 size_t n);

#endif
