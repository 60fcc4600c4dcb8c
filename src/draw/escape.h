/* Text of an atlas inside the files of other programs. */
#ifndef RUNGS_ESCAPE_H
#define RUNGS_ESCAPE_H

#include <stdio.h>

/* As content or a quoted attribute of XML and HTML; NULL writes nothing. */
void escape_xml(FILE *out, const char *text);

/* Inside a quoted string of DOT. */
void escape_dot(FILE *out, const char *text);

#endif
