#include "me_read.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../page/language.h"

/* Takes a level off the end of a language. */
static int split_level(char *text)
{
	char *space = strrchr(text, ' ');
	int level = space ? language_level_parse(space + 1) : 0;

	while (level && space > text && *space == ' ')
		*space-- = '\0';
	return level;
}

void me_read_name(struct rungs_record *record, char *text, char *id,
		  size_t size)
{
	bool language = record->section == RUNGS_HAS_LANGUAGE;
	int level = language ? split_level(text) : 0;

	if (level)
		record->level = level;
	if (language) /* one name for what is the same but for its case */
		text_fold(id, size, text, NULL);
	else
		text_show(id, size, text);
	record->id = id;
	record->name = text;
}

bool me_read_years(struct rungs_record *record, const char *text)
{
	char *end;
	double years = strtod(text, &end);

	if (end == text || *end || !(years > 0 && years <= 60))
		return false;
	record->years = years;
	return true;
}
