#include <stdio.h>

#include <rungs/thing.h>

#include "../draw/plan_write.h"
#include "command.h"

static const char *format_choice(size_t n)
{
	static const char *const words[] = {
		"onet", "esco", "oews", "projections", "flows", "crosswalk"};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *table_choice(size_t n)
{
	static const char *const words[] = {"text", "csv", "md"};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *drawing_choice(size_t n)
{
	static const char *const words[] = {"text", "svg", "html", "dot"};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *plan_choice(size_t n)
{
	static const char *const words[] = {"text", "html", "md",
					    "csv",  "ics",  "json"};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *me_choice(size_t n)
{
	static const char *const words[] = {
		"show", "set",  "add",    "remove", "bookmark", "mark", "note",
		"undo", "redo", "export", "import", "diff",     "scan", "start",
	};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *shelf_choice(size_t n)
{
	static const char *const words[] = {"list", "use", "info", "verify"};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *color_choice(size_t n)
{
	static const char *const words[] = {"auto", "always", "never"};

	return n < sizeof(words) / sizeof(words[0]) ? words[n] : NULL;
}

static const char *kind_choice(enum word word, size_t n)
{
	if (n >= RUNGS_KIND_COUNT)
		return NULL;
	return word == WORD_KIND ? rungs_kind_singular((enum rungs_kind)n)
				 : rungs_kind_plural((enum rungs_kind)n);
}

const char *word_choice(enum word word, size_t n)
{
	switch (word) {
	case WORD_FORMAT:
		return format_choice(n);
	case WORD_TABLE:
		return table_choice(n);
	case WORD_DRAWING:
		return drawing_choice(n);
	case WORD_PLAN:
		return plan_choice(n);
	case WORD_PARTS:
		return plan_part_word(n);
	case WORD_SHELF:
		return shelf_choice(n);
	case WORD_COLOR:
		return color_choice(n);
	case WORD_ME:
		return me_choice(n);
	case WORD_KIND:
	case WORD_KINDS:
		return kind_choice(word, n);
	case WORD_COMMAND:
		/* The explorer has no word of its own. */
		return commands[n].run != NULL ? commands[n + 1].name : NULL;
	default:
		return NULL;
	}
}

char *word_choices(enum word word, char *out, size_t size)
{
	size_t used = 0;
	const char *choice;

	*out = '\0';
	for (size_t n = 0;
	     (choice = word_choice(word, n)) != NULL && used < size; n++)
		used += (size_t)snprintf(out + used, size - used, "%s%s",
					 n > 0 ? ", " : "", choice);
	return out;
}
