/* Anybody's text inside the files of other programs, its hidden characters made
 * visible; NULL writes nothing.  A '\n' parts what a text lists: where there is
 * a `between`, it takes its place as it is. */
#ifndef RUNGS_ESCAPE_H
#define RUNGS_ESCAPE_H

#include <stdio.h>

/* As content or a quoted attribute of XML and HTML. */
void escape_xml(FILE *out, const char *text);

/* As content of HTML, '\n' a line break. */
void escape_html(FILE *out, const char *text);

/* Inside a quoted string of CSS, also within HTML. */
void escape_css(FILE *out, const char *text);

/* Inside a quoted string of DOT. */
void escape_dot(FILE *out, const char *text);

/* In a line of Markdown: all that means something in one of its dialects. */
void escape_markdown(FILE *out, const char *text, const char *between);

/* Inside a quoted field of CSV. */
void escape_csv(FILE *out, const char *text, const char *between);

/* A whole field of CSV in its quotes, which never hurt.  What a spreadsheet
 * would run as a formula begins with an apostrophe. */
void escape_csv_field(FILE *out, const char *text, const char *between);

/* A value of iCalendar, in a line that is yet to be folded. */
void escape_calendar(FILE *out, const char *text);

#endif
