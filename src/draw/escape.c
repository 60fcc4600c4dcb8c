#include "escape.h"

#include <string.h>

#include "../core/text.h"

/* Writes a text with another in place of each character that means something
 * where it goes. */
static void escape(FILE *out, const char *text,
		   const char *(*stand_in)(uint32_t code))
{
	size_t left = text != NULL ? strlen(text) : 0;

	while (left > 0) {
		char shown[16];
		uint32_t code;
		size_t taken = text_decode(text, left, &code);
		size_t size = text_visible(code, shown);

		text += taken;
		left -= taken;
		/* What is visible of a hidden one may need it too. */
		for (size_t i = 0; i < size; i++) {
			const char *other = stand_in((unsigned char)shown[i]);

			if (other != NULL)
				fputs(other, out);
			else
				fputc(shown[i], out);
		}
	}
}

static const char *xml_stand_in(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static const char *dot_stand_in(uint32_t code)
{
	switch (code) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

void escape_xml(FILE *out, const char *text)
{
	escape(out, text, xml_stand_in);
}

void escape_dot(FILE *out, const char *text)
{
	escape(out, text, dot_stand_in);
}
