/* Keys as a terminal sends them and as people write them. */
#ifndef RUNGS_KEY_H
#define RUNGS_KEY_H

#include <stdbool.h>
#include <stdint.h>

/* A Unicode character, or one of these. */
enum {
	KEY_CODE_NONE = 0,
	KEY_CODE_FIRST = 0x110000,
	KEY_CODE_ENTER = KEY_CODE_FIRST,
	KEY_CODE_ESC,
	KEY_CODE_TAB,
	KEY_CODE_BACKTAB,
	KEY_CODE_BACKSPACE,
	KEY_CODE_DELETE,
	KEY_CODE_UP,
	KEY_CODE_DOWN,
	KEY_CODE_LEFT,
	KEY_CODE_RIGHT,
	KEY_CODE_HOME,
	KEY_CODE_END,
	KEY_CODE_PAGE_UP,
	KEY_CODE_PAGE_DOWN,
	KEY_CODE_F1
};

struct key {
	uint32_t code;
	bool ctrl; /* with code 'a' to 'z' */
	bool alt;
};

/* Reads 'j', 'Enter', 'Ctrl-D', 'Alt-Left', 'Shift-Tab', 'Space', 'F1'. */
bool key_parse(const char *name, struct key *out);

#define KEY_NAME 24 /* bytes of a name at most, with its NUL */

/* Writes the name key_parse reads. */
void key_format(struct key key, char *out, unsigned long size);

/* Writes the character that it types; false if it types none. */
bool key_text(struct key key, char text[5]);

bool key_equal(struct key a, struct key b);

/* Of a key with Alt whether Esc and the key after it, typed in haste, would
 * have been the same to the terminal. */
bool key_is_hasty(struct key key);

#endif
