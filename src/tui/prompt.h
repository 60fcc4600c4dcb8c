/* Asks for a text at the bottom of the window, in one line or in several.
 *
 *	prompt_open(&prompt, "By when", "as it was")
 *	prompt_act(&prompt, action)	false for one that leaves it
 *	field_insert(&prompt.field, "typed")
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
/* The same of a text that may have several lines. */
void prompt_open_lines(struct prompt *prompt, const char *label,
		       const char *text);

/* Whether such a text, or NULL, has room in it. */
bool prompt_takes(const char *text);
void prompt_close(struct prompt *prompt);

/* Edits the text; false for an action that does not, such as those that leave
 * the prompt. */
bool prompt_act(struct prompt *prompt, enum action_id action);

/* Where its keys are pressed: IN_PROMPT, or IN_NOTE of several lines. */
enum action_context prompt_context(const struct prompt *prompt);

/* Draws it over the last rows of an area, as many as the text takes. */
void prompt_render(const struct prompt *prompt, struct cells *grid,
		   struct area area);

#endif
