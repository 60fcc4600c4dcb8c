#include "me_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../page/language.h"
#include "../page/own.h"
#include "../page/words.h"

/* In the order of the screen; what is added is named. */
static const struct {
	enum rungs_section section;
	const char *add; /* NULL: shown where there is any */
} sections[] = {
	{RUNGS_HAS_EDUCATION, "a degree"},
	{RUNGS_HAS_EXPERIENCE, "a job"},
	{RUNGS_HAS_SKILL, "a skill"},
	{RUNGS_HAS_CERTIFICATION, "a certification"},
	{RUNGS_HAS_LANGUAGE, "a language"},
	{RUNGS_LIKES, "what you like"},
	{RUNGS_LEARNS, NULL},
	{RUNGS_LIMITS, "what you do not want"},
	{RUNGS_PLACE, "where you are"},
	{RUNGS_PAY_PLACE, "whose pay you want to see"},
	{RUNGS_BOOKMARKED, "a bookmark"},
	{RUNGS_MARKED, NULL},
	{RUNGS_NOTED, NULL},
};

#define SECTIONS (sizeof sections / sizeof *sections)

bool me_list_adds(enum rungs_section section)
{
	for (size_t i = 0; i < SECTIONS; i++)
		if (sections[i].section == section)
			return sections[i].add != NULL;
	return false;
}

/* What stands beside a record. */
static void describe(const struct rungs_record *record, char *out, size_t size)
{
	const char *dots = words_dots(record->level, 5);
	const char *level = language_level(record->level);
	struct page_link thing;
	char text[400] = "";

	switch (record->section) {
	case RUNGS_HAS_SKILL:
		if (record->level > 0)
			snprintf(text, sizeof text, "%s %d", dots ? dots : "",
				 record->level);
		else
			snprintf(text, sizeof text, "level? 1 to 5");
		break;
	case RUNGS_HAS_LANGUAGE:
		snprintf(text, sizeof text, "%s",
			 level ? level : "level not said");
		if (level && record->level < language_levels)
			text[0] = (char)toupper((unsigned char)text[0]);
		break;
	case RUNGS_HAS_EXPERIENCE:
		if (record->years > 0)
			snprintf(text, sizeof text, "%g year%s", record->years,
				 record->years == 1 ? "" : "s");
		break;
	case RUNGS_BOOKMARKED:
		if (own_thing(record, &thing))
			snprintf(text, sizeof text, "%s",
				 rungs_kind_singular(thing.kind));
		break;
	default: /* of several lines the first one */
		if (record->text)
			snprintf(text, sizeof text, "%.*s%s",
				 (int)strcspn(record->text, "\n"), record->text,
				 strchr(record->text, '\n') ? " …" : "");
		break;
	}
	text_show(out, size, text);
}

static bool add(struct me_list *me, struct me_row row, const char *text,
		const char *detail, struct page_link link)
{
	char(*texts)[200] = me->texts[me->count];

	text_show(texts[0], sizeof texts[0], text);
	text_show(texts[1], sizeof texts[1], detail);
	me->rows[me->count] = row;
	return list_add(&me->list,
			(struct list_row){.text = texts[0],
					  .detail = detail[0] ? texts[1] : NULL,
					  .link = link,
					  .value = me->count++});
}

static bool add_record(struct me_list *me, const struct rungs_records *records,
		       size_t at)
{
	const struct rungs_record *record = &records->at[at];
	struct page_link link = {.id = NULL};
	char detail[200];

	describe(record, detail, sizeof detail);
	if (!own_thing(record, &link))
		link = (struct page_link){.id = NULL};
	return add(me, (struct me_row){ME_RECORD, record->section, at},
		   record->name, detail, link);
}

static bool add_section(struct me_list *me, const struct rungs_records *records,
			enum rungs_section section, const char *more)
{
	const char *heading = page_profile_heading(section);
	char text[100];
	bool headed = false;

	for (size_t i = 0; i < records->count + 1; i++) {
		bool last = i == records->count;

		if (last ? !more : records->at[i].section != section)
			continue;
		if (!headed &&
		    !list_add(&me->list, (struct list_row){.kind = LIST_HEADING,
							   .text = heading}))
			return false;
		headed = true;
		if (!last && !add_record(me, records, i))
			return false;
	}
	snprintf(text, sizeof text, "+ %s", more ? more : "");
	return !more || add(me, (struct me_row){ME_ADD, section, 0}, text, "",
			    (struct page_link){.id = NULL});
}

static bool fill(struct me_list *me, const struct rungs_records *records)
{
	size_t room = 1 + SECTIONS + records->count;

	free(me->rows);
	free(me->texts);
	me->rows = calloc(room, sizeof *me->rows);
	me->texts = calloc(room, sizeof *me->texts);
	me->count = 0;
	list_clear(&me->list);
	me->list.details_first = true;
	if (!me->rows || !me->texts ||
	    !add(me, (struct me_row){.kind = ME_PASTE},
		 "Paste a CV here to take over what it names", "",
		 (struct page_link){.id = NULL}))
		return false;
	for (size_t i = 0; i < SECTIONS; i++)
		if (!add_section(me, records, sections[i].section,
				 sections[i].add))
			return false;
	return true;
}

const struct me_row *me_list_current(const struct me_list *me)
{
	const struct list_row *row = list_current(&me->list);

	return row ? &me->rows[row->value] : NULL;
}

const struct rungs_record *me_list_record(const struct me_list *me,
					  const struct person *person)
{
	const struct me_row *row = me_list_current(me);

	return row && row->kind == ME_RECORD &&
			       row->record < person->records.count
		       ? &person->records.at[row->record]
		       : NULL;
}

bool me_list_fill(struct me_list *me, const struct person *person)
{
	size_t selected = me->list.selected;
	size_t top = me->list.top;
	int height = me->list.height;

	if (!fill(me, &person->records))
		return false;
	if (selected < me->list.count) {
		while (me->list.rows[selected].kind != LIST_ITEM)
			selected++;
		me->list.selected = selected;
		me->list.top = top;
	}
	list_resize(&me->list, height);
	return true;
}

void me_list_release(struct me_list *me)
{
	list_release(&me->list);
	free(me->rows);
	free(me->texts);
}

static void go_to(struct me_list *me, size_t row)
{
	me->list.selected = row;
	list_resize(&me->list, me->list.height);
}

void me_list_select(struct me_list *me, const struct person *person,
		    enum rungs_section section, const char *id)
{
	for (size_t i = 0; i < me->list.count; i++) {
		const struct list_row *at = &me->list.rows[i];
		const struct me_row *row = &me->rows[at->value];

		if (at->kind != LIST_ITEM || row->kind == ME_PASTE ||
		    row->section != section)
			continue;
		if (id && (row->kind != ME_RECORD ||
			   strcmp(person->records.at[row->record].id, id) != 0))
			continue;
		go_to(me, i);
		return;
	}
}

void me_list_turn(struct me_list *me, bool back)
{
	size_t at = me->list.selected, rows = me->list.count;

	/* Back to the heading of one's own section, then over it. */
	while (back && at > 0 && me->list.rows[at].kind != LIST_HEADING)
		at--;
	do
		at += back ? (size_t)-1 : 1;
	while (at < rows && me->list.rows[at].kind != LIST_HEADING);
	if (back && at >= rows)
		at = 0;
	while (at < rows && me->list.rows[at].kind != LIST_ITEM)
		at++;
	if (at < rows)
		go_to(me, at);
}
