#include "command.h"

const struct exit_meaning exit_meanings[] = {
	{EXIT_DONE, "Done"},
	{EXIT_NOTHING, "Nothing was found"},
	{EXIT_USAGE, "The command line makes no sense"},
	{EXIT_LIMITS, "Nothing meets the limits; the one to relax is named"},
	{EXIT_TROUBLE, "Something is unreadable or damaged, or another "
		       "failure, told in one sentence"},
	{0},
};
