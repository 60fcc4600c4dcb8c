#include "record_words.h"

#include <stdio.h>

#include "language.h"

char *record_words(const struct rungs_record *record, char *out, size_t size)
{
	const char *section = rungs_section_word(record->section);
	/* Of a plan that is its route, in ids. */
	bool told = record->text != NULL && record->section != RUNGS_PLANNED;
	const char *text = told ? record->text : "";
	const char *between = told ? ": " : "";

	if (record->section == RUNGS_HAS_LANGUAGE && record->level > 0)
		snprintf(out, size, "%s %s, %s", section, record->name,
			 language_level(record->level));
	else if (record->level > 0)
		snprintf(out, size, "%s %s, level %d", section, record->name,
			 record->level);
	else if (record->years > 0)
		snprintf(out, size, "%s %s, %g year%s", section, record->name,
			 record->years, record->years > 1 ? "s" : "");
	else
		snprintf(out, size, "%s %s%s%s%s%s%s", section, record->name,
			 between, text, record->date != NULL ? ", " : "",
			 record->date != NULL ? record->date : "",
			 record->done ? ", done" : "");
	for (char *at = out; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	return out;
}
