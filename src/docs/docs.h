/* Manuals made from the table of actions and the table of commands, so that
 * neither is written down twice. */
#ifndef RUNGS_DOCS_H
#define RUNGS_DOCS_H

#include <stdbool.h>
#include <stdio.h>

/* The manual page, in roff. */
void docs_man(FILE *out);

/* What a shell loads to complete words after 'rungs'. */
void docs_bash(FILE *out);
void docs_zsh(FILE *out);
void docs_fish(FILE *out);

/* Markdown for the README. */
void docs_keys(FILE *out);
void docs_commands(FILE *out);
void docs_filters(FILE *out);

/* The manual's examples, one shell command a line. */
void docs_examples(FILE *out);

/* The README at path, its made sections between '<!-- begin NAME' and
 * '<!-- end NAME' lines.  Both say on stderr what is wrong. */
bool readme_check(const char *path);
bool readme_write(const char *path);

#endif
