#include "key.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"

static const struct {
	const char *name;
	uint32_t code;
} names[] = {
	{"Space", ' '},
	{"Enter", KEY_CODE_ENTER},
	{"Esc", KEY_CODE_ESC},
	{"Tab", KEY_CODE_TAB},
	{"Shift-Tab", KEY_CODE_BACKTAB},
	{"Backspace", KEY_CODE_BACKSPACE},
	{"Delete", KEY_CODE_DELETE},
	{"Up", KEY_CODE_UP},
	{"Down", KEY_CODE_DOWN},
	{"Left", KEY_CODE_LEFT},
	{"Right", KEY_CODE_RIGHT},
	{"Home", KEY_CODE_HOME},
	{"End", KEY_CODE_END},
	{"PageUp", KEY_CODE_PAGE_UP},
	{"PageDown", KEY_CODE_PAGE_DOWN},
	{"F1", KEY_CODE_F1},
};

#define NAME_COUNT (sizeof names / sizeof *names)

static bool parse_code(const char *name, uint32_t *code)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < NAME_COUNT; i++)
		if (strcmp(name, names[i].name) == 0) {
			*code = names[i].code;
			return true;
		}
	return length > 0 && text_is_valid(name, length) &&
	       text_decode(name, length, code) == length &&
	       !text_is_hidden(*code) && *code != ' ';
}

bool key_parse(const char *name, struct key *out)
{
	struct key key = {0};

	if (strncmp(name, "Alt-", 4) == 0) {
		key.alt = true;
		name += 4;
	}
	if (strncmp(name, "Ctrl-", 5) == 0) {
		key.ctrl = true;
		key.code = (uint32_t)(unsigned char)name[5] - 'A' + 'a';
		if (name[5] < 'A' || name[5] > 'Z' || name[6] != '\0')
			return false;
	} else if (!parse_code(name, &key.code)) {
		return false;
	}
	*out = key;
	return true;
}

void key_format(struct key key, char *out, unsigned long size)
{
	char code[17] = "";
	const char *name = NULL;

	for (size_t i = 0; i < NAME_COUNT; i++)
		if (names[i].code == key.code)
			name = names[i].name;
	if (key.ctrl && key.code >= 'a' && key.code <= 'z')
		key.code = key.code - 'a' + 'A';
	if (!name && key.code < KEY_CODE_FIRST)
		code[text_visible(key.code, code)] = '\0';
	snprintf(out, size, "%s%s%s", key.alt ? "Alt-" : "",
		 key.ctrl ? "Ctrl-" : "", name ? name : code);
}

bool key_equal(struct key a, struct key b)
{
	return a.code == b.code && a.ctrl == b.ctrl && a.alt == b.alt;
}

bool key_is_hasty(struct key key)
{
	return key.alt &&
	       (key.code < KEY_CODE_FIRST || key.code == KEY_CODE_ENTER ||
		key.code == KEY_CODE_TAB || key.code == KEY_CODE_BACKSPACE);
}

bool key_text(struct key key, char text[5])
{
	if (key.ctrl || key.alt || key.code >= KEY_CODE_FIRST || key.code < ' ')
		return false;
	text[text_encode(key.code, text)] = '\0';
	return true;
}
