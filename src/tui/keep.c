#include "keep.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "../page/language.h"
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

static void change(struct session *session, const struct rungs_edit *edits,
		   size_t count, const char *more, char *said, size_t size)
{
	const struct rungs_edit *last = &edits[count - 1];
	char words[300], text[500];

	record_words(&last->record, words, sizeof words);
	if (!person_put(&session->person, edits, count, said, size))
		return;
	snprintf(text, sizeof text, "%s: %.110s. %s",
		 last->remove ? "Taken out" : "Now", words, more);
	text_show(said, size, text);
}

void keep_put(struct session *session, const struct rungs_record *record,
	      const char *instead, const char *more, char *said, size_t size)
{
	struct rungs_edit edits[2] = {
		{.remove = true,
		 .record = {.section = record->section, .id = instead}},
		{.record = *record},
	};
	bool renamed = instead && strcmp(instead, record->id) != 0;

	change(session, renamed ? edits : edits + 1, renamed ? 2 : 1, more,
	       said, size);
}

void keep_take(struct session *session, const struct rungs_record *record,
	       char *said, size_t size)
{
	struct rungs_edit edit = {.remove = true, .record = *record};

	change(session, &edit, 1, "u puts it back.", said, size);
}

/* Marks it in the profile too, if there is one, or takes its mark out of it. */
static void keep_marked(struct session *session, const struct kept *kept)
{
	char said[160];
	struct rungs_edit edit = {.remove = kept->there,
				  .record = kept->record};

	if (!kept->there)
		edit.record.stage = marks_next(&session->person);
	person_put(&session->person, &edit, 1, said, sizeof said);
}

void keep_mark(struct session *session, const struct place *thing, char *said,
	       size_t size)
{
	struct marks *marks = &session->marks;
	char letter, name[80];
	struct kept kept;

	find(session, RUNGS_MARKED, thing, &kept);
	letter = marks_letter(marks, thing->kind, thing->id);
	if ((letter || !kept.there) &&
	    !marks_toggle(marks, thing->kind, thing->id)) {
		text_show(said, size,
			  "Four are marked; Space on one takes its mark away. "
			  "M lists them.");
		return;
	}
	if (kept.there || !letter)
		keep_marked(session, &kept);
	marks_follow(marks, &session->person, session->atlas);
	letter = marks_letter(marks, thing->kind, thing->id);
	text_show(name, sizeof name, kept.name);
	if (!letter)
		snprintf(said, size, "Not marked any more: %s.", name);
	else if (marks->count < 2)
		snprintf(said, size,
			 "A is %s. Mark another, then c compares them.", name);
	else
		snprintf(said, size, "%c is %s. c compares the %zu.", letter,
			 name, marks->count);
}

static void bookmark(struct session *session, const struct place *thing,
		     char *said, size_t size)
{
	struct kept kept;

	find(session, RUNGS_BOOKMARKED, thing, &kept);
	if (kept.there)
		keep_take(session, &kept.record, said, size);
	else
		keep_put(session, &kept.record, NULL, "B lists all.", said,
			 size);
}

/* The most of a level or of years that a record can have; 0 for no number. */
static int most_of(enum rungs_section section)
{
	if (section == RUNGS_HAS_SKILL)
		return LEVEL_MOST;
	if (section == RUNGS_HAS_LANGUAGE)
		return language_levels;
	return section == RUNGS_HAS_EXPERIENCE ? YEARS_MOST : 0;
}

void keep_step(struct session *session, const struct rungs_record *record,
	       int by, char *said, size_t size)
{
	struct rungs_record next = *record;
	bool years = record->section == RUNGS_HAS_EXPERIENCE;
	double number = years ? record->years : record->level;
	int most = most_of(record->section);

	number = (number > 0 ? number : 0) + by;
	if (most == 0) {
		text_show(said, size,
			  "+ and - change the level of a skill or a language "
			  "and the years in a role.");
	} else if (number > most) {
		text_show(said, size, "There is no more than that.");
	} else if (number <= 0) {
		keep_take(session, record, said, size);
	} else {
		if (years)
			next.years = number;
		else
			next.level = (int)number;
		keep_put(session, &next, NULL, "u takes it back.", said, size);
	}
}

/* Puts the thing among what one has, likes or does not want, or takes it out:
 * a skill at the level that is asked of it. */
static void mine(struct session *session, const struct place *thing, char *said,
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
	if (kept.there)
		keep_take(session, &kept.record, said, size);
	else
		keep_put(session, &kept.record, NULL,
			 most_of(section) ? "+ and - change it."
					  : "u takes it back.",
			 said, size);
}

/* keep_step of what one has of the thing. */
static void more_of(struct session *session, const struct place *thing, int by,
		    char *said, size_t size)
{
	enum rungs_section section;
	struct kept kept;

	if (!own_section(thing->kind, &section))
		section = RUNGS_NOTED;
	find(session, section, thing, &kept);
	if (by < 0 && !kept.there && most_of(section))
		text_show(said, size, "You do not have it.");
	else
		keep_step(session, &kept.record, by, said, size);
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
	kept.record.text = text;
	if (text[0])
		keep_put(session, &kept.record, NULL, "u takes it back.", said,
			 size);
	else
		keep_take(session, &kept.record, said, size);
}

void keep_act(struct session *session, enum action_id action,
	      const struct place *thing, char *said, size_t size)
{
	if (action == ACTION_BOOKMARK)
		bookmark(session, thing, said, size);
	else if (action == ACTION_MINE)
		mine(session, thing, said, size);
	else
		more_of(session, thing, action == ACTION_MORE ? 1 : -1, said,
			size);
}
