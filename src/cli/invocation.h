/* One run of the program: what was asked and where the answer goes.  Nothing
 * but main touches the process, so a test runs commands inside itself. */
#ifndef RUNGS_INVOCATION_H
#define RUNGS_INVOCATION_H

#include <stdio.h>

#include <rungs/profile.h>
#include <rungs/thing.h>

#include "command.h"
#include "output.h"

struct invocation {
	/* Set by the caller. */
	FILE *in;
	struct output out, err;
	bool terminal;    /* a person reads the answer; else linear output */
	bool watched;     /* a person sees what goes to err at once */
	bool keyboard;    /* a person types */
	bool color;       /* the surroundings want colour (NO_COLOR) */
	const char *term; /* name of the terminal, or NULL */
	int columns;      /* of the terminal */
	/* The person's folders for our data and settings; NULL: none. */
	const char *data, *config;
	const char *today; /* 'YYYY-MM-DD' */
	/* Opens the explorer at a thing, or at its start if NULL. */
	int (*explore)(struct invocation *call, struct rungs_atlas *atlas,
		       const struct rungs_thing *at);

	/* Set by invocation_parse. */
	const struct command *command;
	const char
		*value[OPTION_COUNT]; /* NULL if not given, '' for a switch */
	size_t operand_count;
	char **operands; /* of argv, reordered */

	/* Path of the atlas that was opened, when it is not as it was typed;
	 * freed when all is done. */
	char *found;
};

/* Reads the words after the program's name and runs what they ask.  argv is
 * reordered.  Returns the exit status; the output is flushed. */
int invocation_run(struct invocation *call, int argc, char **argv);

/* The parser alone: EXIT_DONE, or EXIT_USAGE after a sentence on err. */
int invocation_parse(struct invocation *call, int argc, char **argv);

/* Says 'rungs: ' and a sentence on err, hidden characters made visible. */
void complain(struct invocation *call, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Complains of what the library said and returns the exit status it means. */
int complain_of(struct invocation *call, const struct rungs_error *error);

/* Whether rows for a program or a reading voice are wanted, not columns:
 * --plain, or no terminal unless --format asks for text. */
bool wants_lines(const struct invocation *call);

/* Whether colour is wanted where there can be any. */
bool wants_color(const struct invocation *call);

/* The value of a number option, or other if it was not given. */
size_t number_option(const struct invocation *call, enum option_id id,
		     size_t other);

/* All operands with a space between, for the caller to free; NULL without
 * memory. */
char *operands_joined(const struct invocation *call);

/* Opens the atlas of a file or of a name on the shelf, or the built-in one;
 * complains of nothing. */
enum rungs_status open_named(const struct invocation *call, const char *word,
			     struct rungs_atlas **out,
			     struct rungs_error *error);

/* Opens --atlas, which may be a name on the shelf, or the atlas in use, without
 * any overlay; --atlas is then its path.  EXIT_DONE, or what to exit with after
 * having complained. */
int open_base(struct invocation *call, struct rungs_atlas **out);

/* Likewise, with --overlay over it.  EXIT_DONE, or what to exit with after
 * having complained. */
int open_atlas(struct invocation *call, struct rungs_atlas **out);

/* Everything in the profile in use, as open_profile opens it to be read. */
int profile_in_use(struct invocation *call, struct rungs_records *out);

/* Opens --profile, or one's usual profile, and tells what it is called on err
 * if a damaged one was moved aside.  EXIT_DONE, or what to exit with after
 * having complained. */
int open_profile(struct invocation *call, enum rungs_profile_use use,
		 struct rungs_profile **out);

enum { ANY_KIND = (1 << RUNGS_KIND_COUNT) - 1 };

/* Complains that nothing of the kinds, bits 1 << kind, is called so, and names
 * at most five that may have been meant: what a search finds, else of those that
 * rungs_find told to be near; EXIT_NOTHING. */
int complain_unknown(struct invocation *call, struct rungs_atlas *atlas,
		     const char *name, unsigned kinds,
		     const struct rungs_things *nearest);

/* Finds what the name means among the kinds, bits 1 << kind, and tells it in
 * *out, whose strings live as long as *found.  EXIT_DONE, or what to exit with
 * after having complained; *found is then empty. */
int find_of_kinds(struct invocation *call, struct rungs_atlas *atlas,
		  const char *name, unsigned kinds, struct rungs_things *found,
		  struct rungs_thing *out);

/* The commands. */
int run_explore(struct invocation *call);
int run_search(struct invocation *call);
int run_list(struct invocation *call);
int run_show(struct invocation *call);
int run_ladder(struct invocation *call);
int run_feeders(struct invocation *call);
int run_compare(struct invocation *call);
int run_route(struct invocation *call);
int run_fit(struct invocation *call);
int run_next(struct invocation *call);
int run_me(struct invocation *call);
int run_plan(struct invocation *call);
int run_compile(struct invocation *call);
int run_import(struct invocation *call);
int run_upgrade(struct invocation *call);
int run_init(struct invocation *call);
int run_export(struct invocation *call);
int run_check(struct invocation *call);
int run_atlas(struct invocation *call);
int run_diff(struct invocation *call);
int run_sql(struct invocation *call);
int run_info(struct invocation *call);
int run_help(struct invocation *call);

/* What 'rungs help COMMAND' says; the whole program of the explorer. */
void help_command(struct output *out, const struct command *command);

#endif
