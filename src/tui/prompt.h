/* A line at the bottom of the window that asks for a text.
 *
 *	prompt_open(&prompt, "Note", "as it was")
 *	prompt_act(&prompt, action)	false for one that leaves it
 *	prompt_text(&prompt, "typed")
 *	prompt.field.text		what stands there
 *	prompt_close(&prompt) */
#ifndef RUNGS_PROMPT_H
#define RUNGS_PROMPT_H

#include "field.h"

struct prompt {
	bool open;
	char label[100];
	struct field field;
};

void prompt_open(struct prompt *prompt, const char *label, const char *text);
void prompt_close(struct prompt *prompt);

/* Edits the text; false for an action that does not, such as those that leave
 * the prompt. */
bool prompt_act(struct prompt *prompt, enum action_id action);

/* Draws it over the last rows of an area. */
void prompt_render(const struct prompt *prompt, struct cells *grid,
		   struct area area);

#endif
