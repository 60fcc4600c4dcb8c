#include "program.h"

#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>

#include "echo.h"

/* The keys as a terminal of the kind that is named to the programs sends
 * them.  Esc alone is left out: programs wait whether more follows it. */
#define ENTER "\r"
#define TAB "\t"
#define BACKSPACE "\177"
#define DOWN "\033OB"
#define UP "\033OA"
#define ALT_LEFT "\033[1;3D"
#define CTRL(letter) ((const char[]){(letter)&31, '\0'})

/* Browses, opens a role and things that it leads to, searches, and visits
 * every other screen. */
static const char *const our_keys[] = {
	DOWN,      DOWN,      DOWN, UP,        TAB,       "j",       "j",
	"j",       "k",       "G",  "g",       "l",       ENTER,     CTRL('d'),
	CTRL('d'), CTRL('u'), TAB,  TAB,       "j",       ENTER,     CTRL('d'),
	ALT_LEFT,  ALT_LEFT,  "/",  "c",       "o",       "n",       "t",
	"r",       "a",       "c",  "t",       " ",       "a",       "n",
	"a",       "l",       "i",  "s",       "t",       DOWN,      DOWN,
	UP,        CTRL('u'), "b",  "i",       ENTER,     CTRL('d'), ALT_LEFT,
	CTRL('u'), "e",       "x",  "c",       "e",       "l",       ALT_LEFT,
	"s",       "j",       "j",  CTRL('d'), ALT_LEFT,  "i",       "j",
	"j",       "G",       TAB,  "j",       "G",       TAB,       "j",
	TAB,       "j",       "G",  TAB,       "j",       ENTER,     CTRL('d'),
	ALT_LEFT,  ALT_LEFT,  "?",  DOWN,      DOWN,      "s",       "e",
	"a",       ALT_LEFT,  ":",  "l",       "i",       ALT_LEFT,  "j",
	"k",       "g",       "j",  "L",       "k",       "l",       TAB,
	"j",       ALT_LEFT,  "l",  "j",       "F",       "+",       "j",
	"j",       ALT_LEFT,  "R",  "j",       "j",       "l",       "j",
	ALT_LEFT,  " ",       "j",  " ",       "c",       "j",       "l",
	CTRL('d'), ALT_LEFT,  "w",  "j",       CTRL('d'), ALT_LEFT,  "n",
	"j",       ALT_LEFT,  "M",  "j",       ALT_LEFT,  "A",       "j",
	ALT_LEFT,  "j",       NULL,
};

static const char *const ncdu_keys[] = {
	"j", "j", "j", "k", "j", "j", ENTER, "j",   "j", "j", "h", "j", "n",
	"s", "g", "g", "g", "j", "j", "k",   ENTER, "j", "h", "j", "k", NULL,
};

static const char *const nnn_keys[] = {
	"j",       "j",       "j", "k", "G", "g", CTRL('d'),
	CTRL('d'), CTRL('u'), "j", "j", "k", "j", "j",
	"j",       "G",       "g", "j", "j", "k", NULL,
};

static const char *const tig_keys[] = {
	"j", "j",   "j", "k", ENTER, "j", "j", "q", "j", "j",
	"k", ENTER, "j", "q", "j",   "j", "j", "k", "k", NULL,
};

const struct program programs[] = {
	{
		.name = "rungs",
		.argv = {RUNGS_PROGRAM},
		.folder = ".",
		.ready = "quit",
		.keys = our_keys,
		.quit = "q",
	},
	{
		.name = "echo",
		.argv = {"/proc/self/exe", ECHO_ARGUMENT},
		.folder = ".",
		.ready = ECHO_READY,
		.keys = our_keys,
		.quit = "q",
	},
	{
		.name = "ncdu",
		.argv = {"ncdu", "many"},
		.folder = ".",
		.ready = "Total disk usage",
		.keys = ncdu_keys,
		.quit = "q",
	},
	{
		.name = "nnn",
		.argv = {"nnn", "."},
		.folder = "many",
		.ready = "entry-001",
		.keys = nnn_keys,
		.quit = "q",
	},
	{
		.name = "tig",
		.argv = {"tig"},
		.needs = "git",
		.folder = "history",
		.ready = "Change number 39",
		.keys = tig_keys,
		.quit = "Q",
	},
	{0},
};

bool program_found(const char *name)
{
	const char *path = getenv("PATH");
	char file[4096];

	if (strchr(name, '/') != NULL)
		return access(name, X_OK) == 0;
	while (path != NULL && *path != '\0') {
		int size = (int)strcspn(path, ":");

		snprintf(file, sizeof(file), "%.*s/%s", size, path, name);
		if (access(file, X_OK) == 0)
			return true;
		path += size;
		path += *path == ':';
	}
	return false;
}
