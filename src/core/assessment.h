/* What the parts of the guided start share. */
#ifndef RUNGS_CORE_ASSESSMENT_H
#define RUNGS_CORE_ASSESSMENT_H

#include <rungs/assessment.h>

#include "rows.h"

/* A question in the reader's arena. */
void question_read(struct reader *reader, const struct rungs_records *profile,
		   enum rungs_question which, struct rungs_asked *out);

/* Whether it is to be asked and was neither answered nor skipped. */
bool question_is_open(const struct rungs_asked *asked);

/* The section whose records a question's options are, as long as one option is
 * one record of the same id; RUNGS_SECTION_COUNT for the others. */
enum rungs_section question_section(enum rungs_question question);

/* The id under which a language is kept of which a question asks, or NULL. */
const char *question_language(enum rungs_question question);

/* Fields of study with ';' between, one by one: the next, its size in
 * *size, or NULL.  *at moves on. */
const char *next_field(const char **at, size_t *size);

#endif
