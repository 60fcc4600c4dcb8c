/* A text that a person types, of one line or of several: always valid UTF-8
 * without controls but '\n', at most FIELD_MAX bytes. */
#ifndef RUNGS_FIELD_H
#define RUNGS_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "cells.h"

#define FIELD_MAX 4096

struct field {
	bool lines;   /* it may have several */
	bool touched; /* it was changed since it was set */
	char text[FIELD_MAX + 1];
	size_t length;
	size_t cursor; /* byte before which typing inserts */
};

/* Replaces the text; the cursor stands behind it. */
void field_set(struct field *field, const char *text);

/* Types or pastes any bytes at the cursor: ill-formed ones become U+FFFD,
 * every run of control characters one space, unless it is the end of a line and
 * the field has several; what has no room is left out.
 * True if the text changed. */
bool field_insert(struct field *field, const char *text);

/* Puts text, likewise, in the place of the bytes from start to end; the cursor
 * stands behind it. */
void field_replace(struct field *field, size_t start, size_t end,
		   const char *text);

/* Carries out an editing action.  *changed tells whether the text is another.
 * False if the action is none of the field's. */
bool field_act(struct field *field, enum action_id action, bool *changed);

/* Draws a text of one line in width columns and puts the hardware cursor; a
 * text wider than that shows the part around the cursor. */
void field_render(const struct field *field, struct cells *grid,
		  struct area area, int row, int col, int width);

#endif
