#include "slip.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "dice.h"

enum { LETTERS_MAX = 256, LETTERS_LEAST = 4 };

enum slip { PUT_IN, LEFT_OUT, REPLACED, CHANGED_PLACES, SLIPS };

uint32_t text_crc(const char *text)
{
	uint32_t crc = UINT32_MAX;

	for (; *text != '\0'; text++) {
		crc ^= (uint32_t)tolower((unsigned char)*text);
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

static void slip_at(const char *text, size_t at, enum slip slip, int letter,
		    char *out, size_t size)
{
	int before = (int)at;
	const char *rest = text + at;

	if (slip == CHANGED_PLACES && !isalpha((unsigned char)rest[1]))
		slip = LEFT_OUT;
	switch (slip) {
	case PUT_IN:
		snprintf(out, size, "%.*s%c%s", before, text, letter, rest);
		break;
	case REPLACED:
		snprintf(out, size, "%.*s%c%s", before, text, letter, rest + 1);
		break;
	case CHANGED_PLACES:
		snprintf(out, size, "%.*s%c%c%s", before, text, rest[1],
			 rest[0], rest + 2);
		break;
	default:
		snprintf(out, size, "%.*s%s", before, text, rest + 1);
	}
}

void text_slip(const char *text, char *out, size_t size)
{
	struct dice dice = {text_crc(text)};
	size_t letters[LETTERS_MAX], count = 0;

	for (size_t i = 0; text[i] != '\0' && count < LETTERS_MAX; i++)
		if (isalpha((unsigned char)text[i]))
			letters[count++] = i;
	snprintf(out, size, "%s", text);
	if (count < LETTERS_LEAST)
		return;
	/* Twice the same letter can change places without a trace. */
	while (strcasecmp(out, text) == 0)
		slip_at(text, letters[1 + dice_roll(&dice, count - 1)],
			(enum slip)dice_roll(&dice, SLIPS),
			'a' + (int)dice_roll(&dice, 26), out, size);
}
