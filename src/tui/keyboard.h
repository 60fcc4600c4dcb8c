/* Bytes from a terminal made into keys and pastes.  Takes what every terminal
 * of today sends, whichever of its modes it is in. */
#ifndef RUNGS_KEYBOARD_H
#define RUNGS_KEYBOARD_H

#include <stddef.h>

#include "key.h"

#define KEYBOARD_BUFFER 4096
#define KEYBOARD_PASTE_MOST (1 << 20) /* bytes; the rest is left out */

/* Zeroed is empty. */
struct keyboard {
	char bytes[KEYBOARD_BUFFER];
	size_t from, to;
	bool pasting;
	char *paste; /* as it came, then as it is handed out */
	size_t length, room;
};

enum keyboard_event {
	KEYBOARD_NOTHING, /* more bytes are needed */
	KEYBOARD_KEY,
	KEYBOARD_PASTE
};

/* Where the next bytes go, and in *room how many there is room for: at least
 * one after keyboard_next has said KEYBOARD_NOTHING. */
char *keyboard_space(struct keyboard *keyboard, size_t *room);
void keyboard_add(struct keyboard *keyboard, size_t count);

/* Takes the next key or paste.  If `complete`, nothing more comes for now:
 * what looked like the beginning of something is taken as it is, a lone ESC
 * as the key Esc.  *text is valid UTF-8 that lives until the next call. */
enum keyboard_event keyboard_next(struct keyboard *keyboard, bool complete,
				  struct key *key, const char **text);

void keyboard_release(struct keyboard *keyboard);

#endif
