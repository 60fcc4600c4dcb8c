#include "window.h"

#include <stdlib.h>
#include <string.h>

#include "../terminal.h"

enum { ROWS = 24, COLUMNS = 80, CTRL_U = 'u' & 31 };

/* Types the last letter of a text; what stands there is taken away first where
 * the text begins anew. */
static bool type(struct terminal *terminal, const char *text,
		 struct burst *burst)
{
	const char empty[] = {CTRL_U, '\0'};
	size_t size = strlen(text);

	return (size > 1 || terminal_type(terminal, empty, burst)) &&
	       terminal_type(terminal, text + size - 1, burst);
}

static bool type_all(struct terminal *terminal, const struct keys *keys,
		     struct figures *out)
{
	struct burst burst;

	if (!terminal_type(terminal, "/", &burst))
		return false;
	for (size_t i = 0; i < keys->count; i++) {
		const struct key *key = &keys->at[i];

		if (key->kind != KEY_TYPED)
			continue;
		if (!type(terminal, key->text, &burst))
			return false;
		if (burst.bytes > 0)
			figures_add(out, burst.last);
	}
	return true;
}

bool window_type(const struct stock *stock, const struct keys *keys,
		 struct figures *out)
{
	const char *const argv[] = {RUNGS_PROGRAM, "--atlas", stock->atlas,
				    NULL};
	struct terminal *terminal = terminal_open(argv, NULL, ROWS, COLUMNS);
	struct burst burst;
	bool done = terminal != NULL &&
		    terminal_start(terminal, "quit", &burst) &&
		    type_all(terminal, keys, out);

	if (terminal != NULL && !done)
		terminal_print(terminal);
	terminal_close(terminal, "\033q");
	return done;
}
