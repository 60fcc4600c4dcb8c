#include "note.h"

#include <stdio.h>

#include "../page/own.h"
#include "keep.h"

void note_begin(struct note *note, struct session *session,
		const struct place *thing)
{
	const struct rungs_record *record;
	char id[160], name[80], label[120];

	own_id(RUNGS_NOTED, thing->kind, thing->id, id, sizeof id);
	record = person_has(&session->person, RUNGS_NOTED, id);
	keep_name(session->atlas, thing, name, sizeof name);
	snprintf(label, sizeof label, "Note on %s:", name);
	prompt_open(&note->prompt, label, record ? record->text : NULL);
	note->thing = *thing;
}

void note_end(struct note *note, struct session *session, char *said,
	      size_t size)
{
	if (!note->prompt.open)
		return;
	prompt_close(&note->prompt);
	keep_note(session, &note->thing, note->prompt.field.text, said, size);
}

void note_act(struct note *note, struct session *session, enum action_id action,
	      char *said, size_t size)
{
	if (prompt_act(&note->prompt, action))
		return;
	if (action == ACTION_TAKE || action == ACTION_BACK ||
	    action == ACTION_QUIT)
		note_end(note, session, said, size);
}
