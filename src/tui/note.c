#include "note.h"

#include <stdio.h>

#include "../core/text.h"
#include "../page/own.h"
#include "keep.h"

const char note_too_long[] =
	"This note is too long to be changed here; rungs me note replaces it.";

static void end(struct asking *asking, struct session *session,
		const struct visit *visit, bool taken, char *said, size_t size)
{
	(void)visit;
	(void)taken;
	prompt_close(&asking->prompt);
	if (asking->prompt.field.touched)
		keep_note(session, &asking->thing, asking->prompt.field.text,
			  said, size);
}

void note_begin(struct asking *asking, struct session *session,
		const struct place *thing, char *said, size_t size)
{
	const struct rungs_record *record;
	char id[160], name[80], label[120];

	own_id(RUNGS_NOTED, thing->kind, thing->id, id, sizeof id);
	record = person_has(&session->person, RUNGS_NOTED, id);
	if (record && !prompt_takes(record->text)) {
		text_show(said, size, note_too_long);
		return;
	}
	keep_name(session->atlas, thing, name, sizeof name);
	snprintf(label, sizeof label, "Note on %s:", name);
	prompt_open_lines(&asking->prompt, label, record ? record->text : NULL);
	asking->thing = *thing;
	asking->over = end;
}
