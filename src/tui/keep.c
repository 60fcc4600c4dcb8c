#include "keep.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "../page/own.h"
#include "../page/record_words.h"

enum { LEVEL_USUAL = 3, LEVEL_MOST = 5, YEARS_MOST = 60 };

void keep_name(struct rungs_atlas *atlas, const struct place *thing, char *out,
	       size_t size)
{
	struct rungs_things found;
	char name[160];

	snprintf(name, sizeof name, "%s/%s", rungs_kind_singular(thing->kind),
		 thing->id);
	text_show(out, size, thing->id);
	if (rungs_find(atlas, name, &found, NULL) == RUNGS_OK &&
	    found.at[0].name)
		text_show(out, size, found.at[0].name);
	rungs_things_release(&found);
}

/* A thing's record in a section of the profile, as it is or as it would be. */
struct kept {
	char id[160], name[200];
	struct rungs_record record;
	bool there;
};

static void find(struct session *session, enum rungs_section section,
		 const struct place *thing, struct kept *out)
{
	const struct rungs_record *record;

	own_id(section, thing->kind, thing->id, out->id, sizeof out->id);
	keep_name(session->atlas, thing, out->name, sizeof out->name);
	record = person_has(&session->person, section, out->id);
	out->there = record != NULL;
	out->record =
		record ? *record : (struct rungs_record){.section = section};
	out->record.id = out->id;
	out->record.name = out->name;
}

/* Puts the record there as it is now, or takes it away, and says so. */
static void put(struct session *session, const struct kept *kept, bool remove,
		const char *more, char *said, size_t size)
{
	struct rungs_edit edit = {.remove = remove, .record = kept->record};
	char words[300], text[500], warning[160] = "";

	record_words(&kept->record, words, sizeof words);
	if (!person_change(&session->person, &edit, 1, warning,
			   sizeof warning)) {
		text_show(said, size, warning);
		return;
	}
	snprintf(text, sizeof text, "%s: %.110s. %s%s",
		 remove ? "Taken out" : "Kept", words, more, warning);
	text_show(said, size, text);
}

void keep_bookmark(struct session *session, const struct place *thing,
		   char *said, size_t size)
{
	struct kept kept;

	find(session, RUNGS_BOOKMARKED, thing, &kept);
	put(session, &kept, kept.there,
	    kept.there ? "u puts it back." : "B lists all.", said, size);
}

static bool is_counted(enum rungs_section section)
{
	return section == RUNGS_HAS_SKILL || section == RUNGS_HAS_EXPERIENCE;
}

void keep_mine(struct session *session, const struct place *thing, char *said,
	       size_t size)
{
	enum rungs_section section;
	struct kept kept;

	if (!own_section(thing->kind, &section)) {
		text_show(said, size,
			  "That is nothing to have; b bookmarks it.");
		return;
	}
	find(session, section, thing, &kept);
	if (!kept.there && section == RUNGS_HAS_SKILL)
		kept.record.level = thing->asks > 0 ? thing->asks : LEVEL_USUAL;
	if (!kept.there && section == RUNGS_HAS_EXPERIENCE)
		kept.record.years = 1;
	put(session, &kept, kept.there,
	    kept.there            ? "u puts it back."
	    : is_counted(section) ? "+ and - change it."
				  : "u takes it back.",
	    said, size);
}

void keep_more(struct session *session, const struct place *thing, int by,
	       char *said, size_t size)
{
	enum rungs_section section;
	struct kept kept;
	double most, had;

	if (!own_section(thing->kind, &section) || !is_counted(section)) {
		text_show(said, size,
			  "+ and - change the level of a skill and the years "
			  "in a role.");
		return;
	}
	find(session, section, thing, &kept);
	most = section == RUNGS_HAS_SKILL ? LEVEL_MOST : YEARS_MOST;
	had = section != RUNGS_HAS_SKILL ? kept.record.years
	      : kept.record.level > 0    ? kept.record.level
					 : 0;
	if (had + by > most || (!kept.there && by < 0)) {
		text_show(said, size,
			  by > 0 ? "There is no more than that."
				 : "You do not have it.");
		return;
	}
	if (section == RUNGS_HAS_SKILL)
		kept.record.level = (int)had + by;
	else
		kept.record.years = had + by;
	if (had + by > 0)
		put(session, &kept, false, "u takes it back.", said, size);
	else
		put(session, &kept, true, "u puts it back.", said, size);
}

void keep_note(struct session *session, const struct place *thing,
	       const char *text, char *said, size_t size)
{
	struct kept kept;
	const char *before;

	find(session, RUNGS_NOTED, thing, &kept);
	before = kept.there && kept.record.text ? kept.record.text : "";
	if (strcmp(before, text) == 0) {
		said[0] = '\0';
		return;
	}
	if (text[0])
		kept.record.text = text;
	put(session, &kept, !text[0],
	    text[0] ? "u takes it back." : "u puts it back.", said, size);
}

void keep_act(struct session *session, enum action_id action,
	      const struct place *thing, char *said, size_t size)
{
	if (action == ACTION_BOOKMARK)
		keep_bookmark(session, thing, said, size);
	else if (action == ACTION_MINE)
		keep_mine(session, thing, said, size);
	else
		keep_more(session, thing, action == ACTION_MORE ? 1 : -1, said,
			  size);
}
