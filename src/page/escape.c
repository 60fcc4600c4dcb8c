#include "escape.h"

#include <stdbool.h>
#include <string.h>

#include "../core/text.h"

/* The characters that mean something where a text goes. */
struct manner {
	const char *special;
	/* What stands for each of them; NULL: itself after a backslash. */
	const char *const *instead;
	const char *joins; /* those that mean nothing within a word */
};

static const struct manner xml = {
	.special = "&<>\"'",
	.instead = (const char *const[]){"&amp;", "&lt;", "&gt;", "&quot;",
					 "&#39;"}};
static const struct manner css = {
	.special = "\"\\<",
	.instead = (const char *const[]){"\\22 ", "\\5c ", "\\3c "}};
static const struct manner csv = {.special = "\"",
				  .instead = (const char *const[]){"\"\""}};
static const struct manner dot = {.special = "\"\\"};
static const struct manner calendar = {.special = "\\;,"};
/* Any ASCII punctuation may be escaped in Markdown, but for what some take for
 * the bounds of a formula. */
static const struct manner markdown = {.special = "\\`*_{}[]<>#+-!|~&$@=",
				       .joins = "-"};

static bool is_word(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z');
}

static bool is_joint(const struct manner *manner, char before, char byte,
		     char after)
{
	return manner->joins != NULL && strchr(manner->joins, byte) != NULL &&
	       is_word(before) && is_word(after);
}

static void put_byte(FILE *out, char byte, const struct manner *manner)
{
	const char *found = byte != '\0' ? strchr(manner->special, byte) : NULL;

	if (found != NULL && manner->instead != NULL) {
		fputs(manner->instead[found - manner->special], out);
		return;
	}
	if (found != NULL)
		fputc('\\', out);
	fputc(byte, out);
}

static void escape(FILE *out, const char *text, const struct manner *manner,
		   const char *between)
{
	size_t left = text != NULL ? strlen(text) : 0;
	char before = '\0';

	while (left > 0) {
		char shown[16];
		uint32_t code;
		size_t taken = text_decode(text, left, &code);
		size_t size = text_visible(code, shown);

		text += taken;
		left -= taken;
		/* What is visible of a hidden one may need it too. */
		if (code == '\n' && between != NULL)
			fputs(between, out);
		else if (is_joint(manner, before, *shown, *text))
			fputc(*shown, out);
		else
			for (size_t i = 0; i < size; i++)
				put_byte(out, shown[i], manner);
		before = *shown;
	}
}

void escape_xml(FILE *out, const char *text)
{
	escape(out, text, &xml, NULL);
}

void escape_html(FILE *out, const char *text)
{
	escape(out, text, &xml, "<br>");
}

void escape_css(FILE *out, const char *text)
{
	escape(out, text, &css, NULL);
}

void escape_dot(FILE *out, const char *text)
{
	escape(out, text, &dot, NULL);
}

void escape_markdown(FILE *out, const char *text, const char *between)
{
	escape(out, text, &markdown, between);
}

void escape_csv(FILE *out, const char *text, const char *between)
{
	escape(out, text, &csv, between);
}

void escape_csv_field(FILE *out, const char *text, const char *between)
{
	fputc('"', out);
	if (text != NULL && *text != '\0' && strchr("=+-@\t\r", *text) != NULL)
		fputc('\'', out);
	escape_csv(out, text, between);
	fputc('"', out);
}

void escape_calendar(FILE *out, const char *text)
{
	escape(out, text, &calendar, "\\n");
}
