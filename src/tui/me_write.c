#include "me.h"

#include <stdio.h>
#include <string.h>

#include "../page/own.h"
#include "me_read.h"
#include "note.h"

void me_write_line(struct me *me, enum me_line line, enum rungs_section section,
		   const char *label, const struct rungs_record *record,
		   const char *text)
{
	me->mode = WRITE;
	me->line = line;
	me->section = section;
	snprintf(me->id, sizeof me->id, "%s", record ? record->id : "");
	(line == NOTE ? prompt_open_lines : prompt_open)(&me->prompt, label,
							 text);
}

static void keep_name_of(struct me *me, const struct rungs_record *had,
			 char *text)
{
	struct rungs_record record =
		had ? *had : (struct rungs_record){.section = me->section};
	char id[400];

	me_read_name(&record, text, id, sizeof id);
	me_keep(me, &record, had ? me->id : NULL, "u takes it back.");
}

static const char wrong_years[] = "Years are a number from 0.1 to 60.";

bool me_write_complain(struct me *me)
{
	struct rungs_record record = {.section = me->section};

	if (me->line != YEARS || !me->prompt.field.touched ||
	    me_read_years(&record, me->prompt.field.text))
		return false;
	me_say(me, wrong_years);
	return true;
}

static void keep_years(struct me *me, const struct rungs_record *had,
		       const char *text)
{
	struct rungs_record record = *had;

	if (me_read_years(&record, text))
		me_keep(me, &record, NULL, "u takes it back.");
	else
		me_say(me, wrong_years);
}

void me_write_end(struct me *me)
{
	const struct rungs_record *had = NULL;
	char text[FIELD_MAX + 1];
	struct rungs_record record;

	if (me->mode != WRITE)
		return;
	me->mode = LIST;
	prompt_close(&me->prompt);
	if (!me->prompt.field.touched)
		return;
	if (me->id[0]) {
		had = person_has(&me->session->person, me->section, me->id);
		if (!had)
			return; /* another program took it away */
	}
	snprintf(text, sizeof text, "%s", me->prompt.field.text);
	if (me->line == NAME && text[0])
		keep_name_of(me, had, text);
	if (me->line == YEARS)
		keep_years(me, had, text);
	if (me->line != FIELDS && me->line != NOTE)
		return;
	if (strcmp(had->text ? had->text : "", text) == 0)
		return;
	record = *had;
	record.text = text[0] ? text : NULL;
	me_keep(me, &record, NULL, "u takes it back.");
}

void me_write_edit(struct me *me)
{
	const struct rungs_record *record =
		me_list_record(&me->me, &me->session->person);
	struct page_link thing;
	char label[200], years[40];

	if (!record) {
		me_say(me, "Put the cursor on what you want to change.");
		return;
	}
	snprintf(label, sizeof label, "%.80s:", record->name);
	if (record->section == RUNGS_HAS_EDUCATION) {
		snprintf(label, sizeof label,
			 "%.80s, in which fields:", record->name);
		me_write_line(me, FIELDS, record->section, label, record,
			      record->text);
	} else if (record->section == RUNGS_NOTED) {
		if (!prompt_takes(record->text)) {
			me_say(me, note_too_long);
			return;
		}
		me_write_line(me, NOTE, record->section, label, record,
			      record->text);
	} else if (record->section == RUNGS_HAS_EXPERIENCE) {
		snprintf(label, sizeof label, "Years as %.80s:", record->name);
		snprintf(years, sizeof years, "%g", record->years);
		me_write_line(me, YEARS, record->section, label, record, years);
	} else if (!own_thing(record, &thing) &&
		   record->section != RUNGS_LEARNS &&
		   record->section != RUNGS_LIMITS) {
		me_write_line(me, NAME, record->section, label, record,
			      record->name);
	} else {
		me_say(me, "+ and - change a level, x takes it out.");
	}
}
