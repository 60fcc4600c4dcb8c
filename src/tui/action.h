/* What a person can do.  One table, actions.def, is the source of the keys,
 * the footer, the help, the palette, the man page and the README's keys. */
#ifndef RUNGS_ACTION_H
#define RUNGS_ACTION_H

#include "key.h"

/* Where keys are pressed.  Each has one bit, so that an action can name
 * several. */
enum action_context {
	IN_BROWSE = 1 << 0,
	IN_PAGE = 1 << 1,
	IN_LIBRARY = 1 << 2,
	IN_SEARCH = 1 << 3,
	IN_HELP = 1 << 4,
	IN_PALETTE = 1 << 5,
	IN_FEEDERS = 1 << 6,
	IN_COMPARE = 1 << 7,
	IN_LADDER = 1 << 8,
	IN_ROUTE = 1 << 9,
	IN_PICK = 1 << 10,   /* of something, by typing */
	IN_PROMPT = 1 << 11, /* a line is asked for */
	IN_ME = 1 << 12,
	IN_FIT = 1 << 13,
	IN_FILTER = 1 << 14, /* words are typed that narrow a list */
	IN_NEXT = 1 << 15,
	IN_ASK = 1 << 16, /* a question of the guided start */
	IN_PLAN = 1 << 17,
	IN_ATLASES = 1 << 18,
	IN_NOTE = 1 << 19,     /* lines are asked for */
	IN_SWITCHES = 1 << 20, /* rows are set or not */
};

#define IN_SECTIONS                                                            \
	(IN_BROWSE | IN_PAGE | IN_LIBRARY | IN_FEEDERS | IN_COMPARE |          \
	 IN_ROUTE | IN_ME | IN_SEARCH | IN_FIT | IN_NEXT | IN_PLAN |           \
	 IN_SWITCHES)
#define IN_READING ((IN_SECTIONS & ~IN_SEARCH) | IN_LADDER | IN_ATLASES)
/* + and - change what one has. */
#define IN_KEEPING                                                             \
	(IN_BROWSE | IN_PAGE | IN_LIBRARY | IN_ROUTE | IN_ME | IN_FIT | IN_NEXT)
/* Printable keys are text. */
#define IN_TYPING                                                              \
	(IN_SEARCH | IN_HELP | IN_PALETTE | IN_PICK | IN_PROMPT | IN_FILTER |  \
	 IN_NOTE)
/* It is typed for something else: a line, lines, a choice or a filter. */
#define IN_TAKING (IN_PICK | IN_PROMPT | IN_FILTER | IN_NOTE)
/* What is seen can be written to a file. */
#define IN_HANDING                                                             \
	(IN_PAGE | IN_FEEDERS | IN_COMPARE | IN_LADDER | IN_ROUTE | IN_ME |    \
	 IN_PLAN | IN_FIT | IN_NEXT)
/* There are things of an atlas. */
#define IN_SCREEN ((IN_READING & ~IN_ATLASES) | IN_SEARCH)
#define IN_ANY (IN_READING | IN_TYPING | IN_ASK)
/* There is something to move through. */
#define IN_MOVING (IN_ANY & ~IN_PROMPT)

enum action_id {
	ACTION_NONE,
#define ACTION(id, ...) ACTION_##id,
#include "actions.def"
#undef ACTION
	ACTION_COUNT
};

struct action {
	const char *name;   /* 'half-down': stable */
	const char *group;  /* heading in help and man page */
	const char *keys;   /* 'j Down': the first one is shown; may be empty */
	const char *typing; /* the same where printable keys are text */
	const char *hint;   /* footer word, or NULL to stay out of the footer */
	const char *help;   /* one sentence, no full stop */
	unsigned contexts;
};

/* By enum action_id; that of ACTION_NONE is empty. */
extern const struct action actions[ACTION_COUNT];

/* The keys of an action in a context, separated by spaces; empty if it has
 * none there. */
const char *action_keys(enum action_id action, enum action_context context);

/* ACTION_NONE if the key does nothing there. */
enum action_id action_for_key(enum action_context context, struct key key);

#endif
