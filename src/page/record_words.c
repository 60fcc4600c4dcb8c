#include "record_words.h"

#include <stdio.h>
#include <string.h>

#include "language.h"

char *record_words(const struct rungs_record *record, char *out, size_t size)
{
	const char *section = rungs_section_word(record->section);
	/* Of a plan that is its route, in ids, and of a step its kind. */
	bool told = record->text != NULL && record->section != RUNGS_PLANNED &&
		    record->section != RUNGS_STEP;
	const char *text = told ? record->text : "";
	const char *between = told ? ": " : "";

	size_t used;

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
		snprintf(out, size, "%s %s%s%s", section, record->name, between,
			 text);
	used = strlen(out);
	snprintf(out + used, size - used, "%s%s%s%s%s",
		 record->date != NULL ? ", " : "",
		 record->date != NULL ? record->date : "",
		 record->done ? ", done" : "",
		 record->note != NULL ? ", note: " : "",
		 record->note != NULL ? record->note : "");
	for (char *at = out; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	return out;
}
