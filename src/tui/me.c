#include "me.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/own.h"
#include "keep.h"
#include "me_offer.h"
#include "sheet.h"

enum { LEVEL_BEGUN = 3 };

#define SAID sizeof(((struct effect *)NULL)->message)

void me_say(struct me *me, const char *text)
{
	text_show(me->said, SAID, text);
}

static bool me_current(const void *state, struct place *out)
{
	const struct me *me = state;
	const struct list_row *row =
		list_current(me->mode == SCAN ? &me->scan.list : &me->me.list);

	if (!row || !row->link.id || !row->link.id[0] ||
	    row->link.kind >= RUNGS_KIND_COUNT)
		return false;
	*out = (struct place){.screen = &screen_page, .kind = row->link.kind};
	snprintf(out->id, sizeof out->id, "%s", row->link.id);
	return true;
}

/* Makes everything follow the cursor and the size. */
static void settle(struct me *me)
{
	struct place place;

	list_resize(&me->me.list, me->rows);
	list_resize(&me->scan.list, me->rows);
	list_resize(&me->picker.list, me->rows > 2 ? me->rows - 2 : 1);
	preview_show_beside(&me->preview, me->session->atlas,
			    me->mode != SCAN && me_current(me, &place) ? &place
								       : NULL,
			    me->rows, me->cols);
}

/* Shows what there is now, the cursor on one record of it. */
static void show(struct me *me, enum rungs_section section, const char *id)
{
	if (!me_list_fill(&me->me, &me->session->person))
		me_say(me, "Out of memory.");
	if (id)
		me_list_select(&me->me, &me->session->person, section, id);
}

static enum rungs_status me_open(void *state, struct session *session,
				 const struct place *place,
				 struct rungs_error *error)
{
	struct me *me = state;
	enum rungs_section section;

	me->session = session;
	me->me.list.marks = &session->marks;
	me->preview.person = &session->person;
	me->me.list.selected = LIST_NONE;
	if (!me_list_fill(&me->me, &session->person))
		return error_no_memory(error);
	if (rungs_section_parse(place->id, &section))
		me_list_select(&me->me, &session->person, section, NULL);
	return RUNGS_OK;
}

/* Adding -------------------------------------------------------------------- */

static void add(struct me *me, enum rungs_section section)
{
	const struct picker_offer *offer = me_offer(section);
	const char *label = me_question(section);

	me->section = section;
	if (offer) {
		picker_open(&me->picker, me->session->atlas, offer);
		me->mode = PICK;
		return;
	}
	if (label)
		me_write_line(me, NAME, section, label, NULL, "");
	else
		me_say(me, "e writes a note on any thing, Space marks a role.");
}

/* What a new record has to begin with. */
static void begin(struct rungs_record *record)
{
	if (record->section == RUNGS_HAS_SKILL)
		record->level = LEVEL_BEGUN;
	if (record->section == RUNGS_HAS_EXPERIENCE)
		record->years = 1;
}

void me_keep(struct me *me, const struct rungs_record *record,
	     const char *instead, const char *more)
{
	char id[400];

	snprintf(id, sizeof id, "%s", record->id);
	keep_put(me->session, record, instead, more, me->said, SAID);
	show(me, record->section, id);
}

static void add_picked(struct me *me, const struct list_row *row)
{
	const struct rungs_record *had;
	struct rungs_record record = {.section = me->section};
	char id[400];

	me->mode = LIST;
	if (row->link.id[0])
		own_id(me->section, row->link.kind, row->link.id, id,
		       sizeof id);
	else if (me->section == RUNGS_LIMITS)
		snprintf(id, sizeof id, "moving");
	else
		snprintf(id, sizeof id, "%s", row->text);
	had = person_has(&me->session->person, me->section, id);
	if (had) {
		me_say(me, "That is there already.");
		show(me, me->section, id);
		return;
	}
	record.id = id;
	record.name = row->text;
	begin(&record);
	me_keep(me, &record, NULL,
		record.level || record.years > 0 ? "+ and - change it."
						 : "u takes it back.");
}

/* Acting -------------------------------------------------------------------- */

static void step(struct me *me, int by)
{
	const struct rungs_record *record =
		me_list_record(&me->me, &me->session->person);

	if (!record) {
		me_say(me, "Put the cursor on a skill, a job or a language.");
		return;
	}
	keep_step(me->session, record, by, me->said, SAID);
	show(me, 0, NULL);
}

static void set_number(struct me *me, const char *digit)
{
	const struct rungs_record *record =
		me_list_record(&me->me, &me->session->person);
	double had;

	if (!record || !digit) {
		me_say(me, "Put the cursor on a skill, a job or a language.");
		return;
	}
	had = record->section == RUNGS_HAS_EXPERIENCE ? record->years
	      : record->level > 0                     ? record->level
						      : 0;
	step(me, *digit - '0' - (int)had);
}

static void take_out(struct me *me)
{
	const struct rungs_record *record =
		me_list_record(&me->me, &me->session->person);

	if (!record) {
		me_say(me, "Put the cursor on what you want to take out.");
		return;
	}
	keep_take(me->session, record, me->said, SAID);
	show(me, 0, NULL);
}

static struct effect choose(struct me *me)
{
	struct effect effect = {.kind = EFFECT_STAY};
	const struct me_row *row = me_list_current(&me->me);

	if (row && row->kind == ME_PASTE)
		me_say(me,
		       "Paste the text now: it is read here, and nothing is "
		       "taken over unasked.");
	else if (row && row->kind == ME_ADD)
		add(me, row->section);
	else if (me_current(me, &effect.place))
		effect.kind = EFFECT_GO;
	else
		me_write_edit(me);
	return effect;
}

static struct effect act_in_list(struct me *me, const struct event *event)
{
	struct effect effect = {.kind = EFFECT_STAY};
	const struct me_row *row = me_list_current(&me->me);
	bool moved;

	switch (event->action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return choose(me);
	case ACTION_BACK:
	case ACTION_LEFT:
		effect.kind = EFFECT_BACK;
		break;
	case ACTION_ADD:
		add(me,
		    row && row->kind != ME_PASTE && me_list_adds(row->section)
			    ? row->section
			    : RUNGS_HAS_SKILL);
		break;
	case ACTION_REMOVE:
	case ACTION_MINE:
		take_out(me);
		break;
	case ACTION_MORE:
	case ACTION_LESS:
		step(me, event->action == ACTION_MORE ? 1 : -1);
		break;
	case ACTION_NUMBER:
		set_number(me, event->text);
		break;
	case ACTION_NOTE:
		me_write_edit(me);
		break;
	case ACTION_NEXT_SECTION:
	case ACTION_PREVIOUS_SECTION:
		me_list_turn(&me->me, event->action == ACTION_PREVIOUS_SECTION);
		break;
	default:
		list_act(&me->me.list, event->action, &moved);
		break;
	}
	return effect;
}

static void act_in_pick(struct me *me, enum action_id action)
{
	bool chosen;

	if (action == ACTION_LEAVE) {
		me->mode = LIST;
		return;
	}
	picker_act(&me->picker, action, &chosen);
	if (chosen)
		add_picked(me, list_current(&me->picker.list));
}

static void act_in_line(struct me *me, enum action_id action)
{
	if (prompt_act(&me->prompt, action))
		return;
	if (action == ACTION_TAKE && me_write_complain(me))
		return; /* the line stays */
	if (action == ACTION_TAKE || action == ACTION_LEAVE)
		me_write_end(me);
}

static struct effect act_in_scan(struct me *me, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	if (action == ACTION_SWITCH || action == ACTION_RIGHT) {
		if (me_scan_choose(&me->scan, me->session, me->said, SAID)) {
			me->mode = LIST;
			show(me, 0, NULL);
			me_list_select(&me->me, &me->session->person,
				       RUNGS_HAS_SKILL, NULL);
		}
	} else if (action == ACTION_BACK || action == ACTION_LEFT) {
		me->mode = LIST;
	} else {
		list_act(&me->scan.list, action, &moved);
	}
	return effect;
}

static struct effect act(struct me *me, const struct event *event)
{
	switch (me->mode) {
	case LIST:
		return act_in_list(me, event);
	case SCAN:
		return act_in_scan(me, event->action);
	case PICK:
		act_in_pick(me, event->action);
		break;
	case WRITE:
		act_in_line(me, event->action);
		break;
	}
	return (struct effect){.kind = EFFECT_STAY};
}

static void take_text(struct me *me, const char *text)
{
	if (me->mode == PICK)
		picker_type(&me->picker, text);
	else if (me->mode == WRITE)
		field_insert(&me->prompt.field, text);
	else if (me_scan_open(&me->scan, me->session, text, me->said, SAID))
		me->mode = SCAN;
}

static struct effect me_update(void *state, const struct event *event)
{
	struct me *me = state;
	struct effect effect = {.kind = EFFECT_STAY};
	char said[SAID] = "";

	me->said = said;
	me->rows = event->rows;
	me->cols = event->cols;
	switch (event->kind) {
	case EVENT_ACTION:
		effect = act(me, event);
		break;
	case EVENT_TEXT:
		take_text(me, event->text);
		break;
	case EVENT_PROFILE:
		show(me, 0, NULL);
		break;
	case EVENT_SETTLE:
		if (me->mode == PICK)
			picker_settle(&me->picker);
		break;
	case EVENT_RESIZE:
		break;
	}
	settle(me);
	snprintf(effect.message, sizeof effect.message, "%s", said);
	me->said = NULL;
	return effect;
}

static void me_close(void *state)
{
	struct me *me = state;
	char said[SAID];

	me->said = said;
	if (me->session)
		me_write_end(me);
	preview_clear(&me->preview);
	picker_release(&me->picker);
	me_scan_release(&me->scan);
	me_list_release(&me->me);
}

static void me_render(const void *state, struct cells *grid, struct area area)
{
	const struct me *me = state;
	struct area list = area;

	if (me->mode == PICK) {
		picker_render(&me->picker, grid, area);
		return;
	}
	if (me->mode == SCAN) { /* where whole lines count */
		list_render(&me->scan.list, grid, area, true);
		return;
	}
	list.cols = preview_list_columns(area.cols);
	list_render(&me->me.list, grid, list, true);
	preview_render_beside(&me->preview, grid, area, 0);
	if (me->mode == WRITE)
		prompt_render(&me->prompt, grid, area);
}

static enum action_context me_keys(const void *state)
{
	const struct me *me = state;

	return me->mode == PICK    ? IN_PICK
	       : me->mode == SCAN  ? IN_SWITCHES
	       : me->mode == WRITE ? prompt_context(&me->prompt)
				   : IN_ME;
}

static const char *me_title(const void *state)
{
	const struct me *me = state;

	return me->mode == SCAN ? "What the text names" : "Me";
}

static void me_place(const void *state, struct place *out)
{
	const struct me_row *row =
		me_list_current(&((const struct me *)state)->me);

	if (row && row->kind != ME_PASTE)
		snprintf(out->id, sizeof out->id, "%s",
			 rungs_section_word(row->section));
}

static enum rungs_status me_write(const void *state, const char *ending,
				  FILE *out, struct rungs_error *error)
{
	const struct session *session = ((const struct me *)state)->session;
	struct page page;
	enum rungs_status status = page_open_profile(
		&page, session->atlas, &session->person.records, error);

	(void)ending;
	return status ? status : sheet_write_made(out, &page, error);
}

static bool me_finds(const void *state, enum action_id action)
{
	const struct me *me = state;

	if (me->mode == PICK)
		return picker_finds(&me->picker, action);
	return (action != ACTION_REMOVE && action != ACTION_MINE) ||
	       me_list_record(&me->me, &me->session->person) != NULL;
}

const struct screen screen_me = {
	.name = "me",
	.context = IN_ME,
	.keys = me_keys,
	.state_size = sizeof(struct me),
	.open = me_open,
	.update = me_update,
	.render = me_render,
	.title = me_title,
	.current = me_current,
	.finds = me_finds,
	.place = me_place,
	.endings = "txt",
	.write = me_write,
	.close = me_close,
};
