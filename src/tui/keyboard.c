#include "keyboard.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

#define ESC '\x1b'
#define PASTE_END "\x1b[201~"
#define PASTE_END_SIZE (sizeof PASTE_END - 1)
#define SEQUENCE_MOST 64
#define PASTE_BEGINS 200
#define ALT_BIT 2

struct sequence {
	uint32_t code;
	char final;
	int number; /* before a final '~' */
};

static const struct sequence sequences[] = {
	{KEY_CODE_UP, 'A', 0},      {KEY_CODE_DOWN, 'B', 0},
	{KEY_CODE_RIGHT, 'C', 0},   {KEY_CODE_LEFT, 'D', 0},
	{KEY_CODE_HOME, 'H', 0},    {KEY_CODE_END, 'F', 0},
	{KEY_CODE_ENTER, 'M', 0},   {KEY_CODE_F1, 'P', 0},
	{KEY_CODE_BACKTAB, 'Z', 0}, {KEY_CODE_HOME, '~', 1},
	{KEY_CODE_DELETE, '~', 3},  {KEY_CODE_END, '~', 4},
	{KEY_CODE_PAGE_UP, '~', 5}, {KEY_CODE_PAGE_DOWN, '~', 6},
	{KEY_CODE_HOME, '~', 7},    {KEY_CODE_END, '~', 8},
	{KEY_CODE_F1, '~', 11},
};

static uint32_t code_of(char final, int number)
{
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (sequences[i].final == final &&
		    (final != '~' || sequences[i].number == number))
			return sequences[i].code;
	return KEY_CODE_NONE;
}

char *keyboard_space(struct keyboard *keyboard, size_t *room)
{
	size_t left = keyboard->to - keyboard->from;

	memmove(keyboard->bytes, keyboard->bytes + keyboard->from, left);
	keyboard->from = 0;
	keyboard->to = left;
	*room = KEYBOARD_BUFFER - left;
	return keyboard->bytes + left;
}

void keyboard_add(struct keyboard *keyboard, size_t count)
{
	keyboard->to += count;
}

static void paste_append(struct keyboard *keyboard, const char *text,
			 size_t size)
{
	if (size > KEYBOARD_PASTE_MOST - keyboard->length)
		size = KEYBOARD_PASTE_MOST - keyboard->length;
	if (keyboard->length + size > keyboard->room) {
		size_t room = 2 * (keyboard->length + size);
		char *paste = realloc(keyboard->paste, room);

		if (!paste)
			return;
		keyboard->paste = paste;
		keyboard->room = room;
	}
	if (size > 0)
		memcpy(keyboard->paste + keyboard->length, text, size);
	keyboard->length += size;
}

/* How many bytes at the end may be the beginning of what ends a paste. */
static size_t end_begun(const char *at, size_t size)
{
	size_t length = PASTE_END_SIZE - 1 < size ? PASTE_END_SIZE - 1 : size;

	while (length > 0 && memcmp(at + size - length, PASTE_END, length) != 0)
		length--;
	return length;
}

static enum keyboard_event next_paste(struct keyboard *keyboard, bool complete,
				      const char **text)
{
	const char *at = keyboard->bytes + keyboard->from;
	size_t size = keyboard->to - keyboard->from;
	const char *end = memmem(at, size, PASTE_END, PASTE_END_SIZE);
	size_t taken = size;
	char *clean;

	if (end)
		taken = (size_t)(end - at);
	else if (!complete)
		taken -= end_begun(at, size);
	paste_append(keyboard, at, taken);
	keyboard->from += taken;
	if (end)
		keyboard->from += PASTE_END_SIZE;
	else if (!complete)
		return KEYBOARD_NOTHING;

	keyboard->pasting = false;
	clean = malloc(3 * keyboard->length + 1);
	if (!clean)
		return KEYBOARD_NOTHING;
	text_clean(clean, keyboard->paste ? keyboard->paste : "",
		   keyboard->length);
	free(keyboard->paste);
	keyboard->paste = clean;
	keyboard->room = 3 * keyboard->length + 1;
	*text = clean;
	return KEYBOARD_PASTE;
}

/* Reads the numbers of a control sequence; absent ones are 0. */
static void read_numbers(const char *at, size_t size, int number[2])
{
	int which = 0;

	number[0] = number[1] = 0;
	for (size_t i = 0; i < size && which < 2; i++) {
		if (at[i] == ';')
			which++;
		else if (at[i] >= '0' && at[i] <= '9' && number[which] < 9999)
			number[which] = number[which] * 10 + at[i] - '0';
	}
}

/* Of a control sequence at `at`, its length with its final byte; 0 if it may
 * go on.  One that is broken off ends before what breaks it. */
static size_t sequence_length(const char *at, size_t size, bool *whole)
{
	size_t i = 2;

	*whole = false;
	if (size > 2 && at[2] == '[') /* the Linux console's function keys */
		i++;
	for (; i < size; i++) {
		unsigned char byte = (unsigned char)at[i];

		*whole = byte >= 0x40 && byte < 0x7f;
		if (*whole)
			return i + 1;
		if (byte < 0x20 || byte > 0x3f || i >= SEQUENCE_MOST)
			return i;
	}
	return 0;
}

/* Takes a control sequence.  One that means nothing is passed over whole. */
static struct key take_sequence(struct keyboard *keyboard, size_t length,
				bool whole)
{
	const char *at = keyboard->bytes + keyboard->from;
	struct key key = {0};
	char final = at[length - 1];
	int number[2];

	keyboard->from += length;
	if (!whole || (at[2] >= '<' && at[2] <= '?'))
		return key;
	if (at[2] == '[') {
		if (final == 'A')
			key.code = KEY_CODE_F1;
		return key;
	}
	read_numbers(at + 2, length - 3, number);
	if (final == '~' && number[0] == PASTE_BEGINS) {
		keyboard->pasting = true;
		keyboard->length = 0;
		return key;
	}
	key.code = code_of(final, number[0]);
	key.alt = key.code && number[1] > 1 && ((number[1] - 1) & ALT_BIT);
	return key;
}

static struct key control_key(unsigned char byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return (struct key){.code = KEY_CODE_ENTER};
	case '\t':
		return (struct key){.code = KEY_CODE_TAB};
	case '\b':
	case 0x7f:
		return (struct key){.code = KEY_CODE_BACKSPACE};
	default:
		if (byte < 1 || byte > 26)
			return (struct key){0};
		return (struct key){.code = (uint32_t)'a' + byte - 1,
				    .ctrl = true};
	}
}

/* How many bytes the character that begins with this one has. */
static size_t character_size(unsigned char lead)
{
	return lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static bool take_character(struct keyboard *keyboard, bool complete,
			   struct key *key)
{
	const char *at = keyboard->bytes + keyboard->from;
	size_t size = keyboard->to - keyboard->from;
	unsigned char lead = (unsigned char)*at;

	if (lead < 0x20 || lead == 0x7f) {
		*key = control_key(lead);
		keyboard->from++;
		return true;
	}
	if (size < character_size(lead) && !complete)
		return false;
	*key = (struct key){0};
	keyboard->from += text_decode(at, size, &key->code);
	return true;
}

/* A key that is pressed with Alt comes behind an ESC. */
static bool take_alt(struct keyboard *keyboard, bool complete, struct key *key)
{
	keyboard->from++;
	if (!take_character(keyboard, complete, key)) {
		keyboard->from--;
		return false;
	}
	key->alt = key->code != KEY_CODE_NONE;
	if (!key->alt)
		key->code = KEY_CODE_ESC;
	return true;
}

/* False if more bytes are needed. */
static bool take_escape(struct keyboard *keyboard, bool complete,
			struct key *key)
{
	const char *at = keyboard->bytes + keyboard->from;
	size_t size = keyboard->to - keyboard->from;
	bool sequence = size > 1 && (at[1] == '[' || at[1] == 'O');

	if (!complete && (size == 1 || (sequence && size == 2)))
		return false;
	if (sequence && size > 2) {
		bool whole = true;
		size_t length = 3;

		if (at[1] == '[')
			length = sequence_length(at, size, &whole);
		else if (!code_of(at[2], 0) || at[2] == '~')
			length = 1;
		if (length == 0 && !complete)
			return false;
		if (length != 1) {
			*key = take_sequence(keyboard, length ? length : size,
					     whole);
			return true;
		}
	}
	if (size > 1 && !sequence && at[1] != ESC)
		return take_alt(keyboard, complete, key);
	*key = (struct key){.code = KEY_CODE_ESC};
	keyboard->from++;
	return true;
}

enum keyboard_event keyboard_next(struct keyboard *keyboard, bool complete,
				  struct key *key, const char **text)
{
	while (keyboard->pasting || keyboard->from < keyboard->to) {
		bool taken;

		if (keyboard->pasting)
			return next_paste(keyboard, complete, text);
		if (keyboard->bytes[keyboard->from] == ESC)
			taken = take_escape(keyboard, complete, key);
		else
			taken = take_character(keyboard, complete, key);
		if (!taken)
			break;
		if (key->code != KEY_CODE_NONE)
			return KEYBOARD_KEY;
	}
	return KEYBOARD_NOTHING;
}

void keyboard_release(struct keyboard *keyboard)
{
	free(keyboard->paste);
	*keyboard = (struct keyboard){0};
}
