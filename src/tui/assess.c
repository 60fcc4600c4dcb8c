#include "assess.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

const struct rungs_asked *assess_asked(const struct assess *assess)
{
	return assess->at < assess->assessment.count
		       ? &assess->assessment.at[assess->at]
		       : NULL;
}

static struct effect say(const char *text)
{
	struct effect effect = {.kind = EFFECT_STAY};

	text_show(effect.message, sizeof effect.message, text);
	return effect;
}

static void label(const struct assess *assess, struct choice *choice,
		  const char *name)
{
	bool many = assess_asked(assess)->many;
	char copy[LABEL_SIZE];

	snprintf(copy, sizeof copy, "%s", name);
	snprintf(choice->label, sizeof choice->label, "%c%c%c %.440s",
		 many ? '[' : '(', choice->marked ? many ? 'x' : '*' : ' ',
		 many ? ']' : ')', copy);
}

/* Lists the choices, the selected one staying where it is. */
static void list_choices(struct assess *assess)
{
	size_t selected = assess->looking ? LIST_NONE : assess->list.selected;

	list_clear(&assess->list);
	for (size_t i = 0; i < assess->choice_count; i++)
		list_add(&assess->list,
			 (struct list_row){.text = assess->choices[i].label,
					   .value = i});
	if (selected < assess->list.count)
		assess->list.selected = selected;
	list_resize(&assess->list, assess->list.height);
}

static bool choice_add(struct assess *assess, const char *id, const char *name,
		       const char *note, bool marked)
{
	struct choice *choice = &assess->choices[assess->choice_count];

	if (strlen(id) >= sizeof choice->id)
		return false;
	snprintf(choice->id, sizeof choice->id, "%s", id);
	choice->marked = marked;
	choice->note = note;
	label(assess, choice, name);
	assess->choice_count++;
	return true;
}

static void look(struct assess *assess, bool looking)
{
	assess->looking = looking;
	assess->stale = looking;
	field_set(&assess->field, "");
	rungs_options_release(&assess->found);
	list_clear(&assess->list);
}

/* Makes the choices of the question that is asked. */
static void put_question(struct assess *assess)
{
	const struct rungs_asked *asked = assess_asked(assess);
	size_t marked = LIST_NONE;

	free(assess->choices);
	assess->choices = NULL;
	assess->choice_count = 0;
	look(assess, false);
	if (!asked)
		return;
	snprintf(assess->title, sizeof assess->title, "Guided start");
	assess->choices =
		calloc(asked->option_count + OWN_MOST, sizeof *assess->choices);
	if (!assess->choices)
		return;
	for (size_t i = 0; i < asked->option_count; i++) {
		const struct rungs_option *option = &asked->options[i];

		if (choice_add(assess, option->id, option->name, option->note,
			       option->chosen) &&
		    option->chosen && marked == LIST_NONE)
			marked = assess->choice_count - 1;
	}
	list_choices(assess);
	if (marked != LIST_NONE && !asked->many)
		assess->list.selected = marked;
	list_resize(&assess->list, assess->list.height);
}

/* Asks the profile again; the question stays unless it is elsewhere now. */
static enum rungs_status reload(struct assess *assess, bool first,
				struct rungs_error *error)
{
	struct rungs_assessment fresh;
	size_t before = assess->assessment.next;
	enum rungs_status status = rungs_assessment_get(
		assess->session->atlas, &assess->session->person.records,
		&fresh, error);

	if (status != RUNGS_OK)
		return status;
	rungs_assessment_release(&assess->assessment);
	assess->assessment = fresh;
	assess->generation = assess->session->person.generation;
	if (first || fresh.next != before)
		assess->at = fresh.next;
	if (assess->at >= fresh.count && fresh.count > 0)
		assess->at = fresh.count - 1;
	put_question(assess);
	return RUNGS_OK;
}

static enum rungs_status open_assess(void *state, struct session *session,
				     const struct place *place,
				     struct rungs_error *error)
{
	struct assess *assess = state;
	enum rungs_status status;

	assess->session = session;
	status = reload(assess, true, error);
	if (status == RUNGS_OK && strcmp(place->id, "first") == 0) {
		assess->at = 0;
		put_question(assess);
	}
	return status;
}

static struct effect show_shortlist(void)
{
	return (struct effect){.kind = EFFECT_GO,
			       .place = {.screen = &screen_shortlist}};
}

/* Changes the profile; said tells why if it cannot be. */
static bool commit(struct assess *assess, const struct rungs_edits *edits,
		   struct effect *effect)
{
	struct rungs_error error = {0};

	if (edits->count > 0 &&
	    !person_change(&assess->session->person, edits->at, edits->count,
			   effect->message, sizeof effect->message))
		return false;
	if (reload(assess, false, &error) != RUNGS_OK)
		text_show(effect->message, sizeof effect->message, error.text);
	return true;
}

/* Answers with the ids, or skips if they are NULL, and goes on. */
static struct effect answer(struct assess *assess, const char *const *ids,
			    size_t count)
{
	struct effect effect = {.kind = EFFECT_STAY};
	struct rungs_edits edits;
	struct rungs_error error = {0};
	bool done;

	if (rungs_assessment_answer(assess->session->atlas,
				    &assess->session->person.records,
				    assess_asked(assess)->question, ids, count,
				    &edits, &error) != RUNGS_OK)
		return say(error.text);
	done = commit(assess, &edits, &effect);
	rungs_edits_release(&edits);
	if (!done)
		return effect;
	if (assess->assessment.next >= assess->assessment.count)
		return show_shortlist();
	assess->at = assess->assessment.next;
	put_question(assess);
	return effect;
}

static struct effect look_up(struct assess *assess)
{
	if (!assess_asked(assess)->searched)
		return say("All answers to this question are listed.");
	look(assess, true);
	return (struct effect){.kind = EFFECT_STAY};
}

/* What is marked, or of a single choice what the cursor is on; where nothing is
 * offered, what is looked up.  Nothing marked is no answer unless something
 * was. */
static struct effect answer_marked(struct assess *assess)
{
	const struct rungs_asked *asked = assess_asked(assess);
	const struct list_row *row = list_current(&assess->list);
	const char **ids = calloc(assess->choice_count + 1, sizeof *ids);
	struct effect effect;
	size_t count = 0;
	bool was = false;

	if (!ids)
		return say("Out of memory.");
	for (size_t i = 0; i < assess->choice_count && asked->many; i++) {
		was |= i < asked->option_count && asked->options[i].chosen;
		if (assess->choices[i].marked)
			ids[count++] = assess->choices[i].id;
	}
	if (!asked->many && row)
		ids[count++] = assess->choices[row->value].id;
	if (count > 0 || was)
		effect = answer(assess, ids, count);
	else if (assess->choice_count == 0)
		effect = look_up(assess);
	else
		effect = say("None marked. Space marks, Tab skips.");
	free(ids);
	return effect;
}

static struct effect choose(struct assess *assess)
{
	const struct rungs_asked *asked = assess_asked(assess);
	const struct list_row *row = list_current(&assess->list);
	struct choice *choice;

	if (!row)
		return look_up(assess);
	choice = &assess->choices[row->value];
	if (!asked->many)
		return answer_marked(assess);
	choice->marked = !choice->marked;
	choice->label[1] = choice->marked ? 'x' : ' ';
	return (struct effect){.kind = EFFECT_STAY};
}

static struct effect step_back(struct assess *assess)
{
	size_t at = assess->at;

	while (at > 0 && !assess->assessment.at[--at].applies)
		;
	if (at == assess->at)
		return say("This is the first question.");
	assess->at = at;
	put_question(assess);
	return (struct effect){.kind = EFFECT_STAY};
}

/* To the next question, without a word on this one if it was answered. */
static struct effect step_on(struct assess *assess)
{
	size_t at = assess->at + 1;

	if (assess_asked(assess)->state == RUNGS_OPEN)
		return answer_marked(assess);
	while (at < assess->assessment.count &&
	       !assess->assessment.at[at].applies)
		at++;
	if (at == assess->assessment.count)
		return show_shortlist();
	assess->at = at;
	put_question(assess);
	return (struct effect){.kind = EFFECT_STAY};
}

/* Keeps where one is, if that is not what comes next. */
static void keep_place(struct assess *assess, struct effect *effect)
{
	const struct rungs_asked *asked = assess_asked(assess);
	struct rungs_edits edits;

	if (!asked || assess->at == assess->assessment.next ||
	    assess->assessment.next == assess->assessment.count ||
	    rungs_assessment_go(&assess->session->person.records,
				asked->question, &edits, NULL) != RUNGS_OK)
		return;
	commit(assess, &edits, effect);
	rungs_edits_release(&edits);
}

static struct effect act(struct assess *assess, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_BACK:
		keep_place(assess, &effect);
		effect.kind = EFFECT_BACK;
		return effect;
	case ACTION_ANSWER:
		return answer_marked(assess);
	case ACTION_RIGHT:
		return step_on(assess);
	case ACTION_CHOOSE:
		return choose(assess);
	case ACTION_SKIP:
		return answer(assess, NULL, 0);
	case ACTION_BEFORE:
	case ACTION_LEFT:
		return step_back(assess);
	case ACTION_LOOK_UP:
		return look_up(assess);
	default:
		list_act(&assess->list, action, &moved);
		return effect;
	}
}

/* Lists what the words mean, and the words themselves where they will do. */
static void find(struct assess *assess)
{
	const struct rungs_asked *asked = assess_asked(assess);

	assess->stale = false;
	list_clear(&assess->list);
	rungs_options_release(&assess->found);
	if (assess->field.length == 0)
		return;
	rungs_assessment_find(assess->session->atlas, asked->question,
			      assess->field.text, &assess->found, NULL);
	for (size_t i = 0; i < assess->found.count; i++)
		list_add(&assess->list,
			 (struct list_row){.text = assess->found.at[i].name,
					   .detail = assess->found.at[i].note,
					   .value = i});
	if (asked->own_words)
		list_add(&assess->list,
			 (struct list_row){.text = assess->field.text,
					   .detail = "as you typed it",
					   .value = assess->found.count});
	list_resize(&assess->list, assess->list.height);
}

/* Takes what was found among the choices, marked; of a single choice it is the
 * answer. */
static struct effect take(struct assess *assess)
{
	const struct list_row *row = list_current(&assess->list);
	char id[ID_SIZE], name[LABEL_SIZE];
	size_t at = 0;

	if (!row)
		return say("Type what you look for.");
	snprintf(name, sizeof name, "%s", row->text);
	snprintf(id, sizeof id, "%s",
		 row->value < assess->found.count
			 ? assess->found.at[row->value].id
			 : row->text);
	if (!assess_asked(assess)->many) {
		const char *ids[] = {id};

		return answer(assess, ids, 1);
	}
	look(assess, false);
	while (at < assess->choice_count &&
	       strcmp(assess->choices[at].id, id) != 0)
		at++;
	if (at == assess->choice_count &&
	    at < assess_asked(assess)->option_count + OWN_MOST)
		choice_add(assess, id, name, NULL, true);
	list_choices(assess);
	if (at < assess->choice_count) {
		assess->choices[at].marked = true;
		assess->choices[at].label[1] = 'x';
		assess->list.selected = at;
	}
	list_resize(&assess->list, assess->list.height);
	return (struct effect){.kind = EFFECT_STAY};
}

static struct effect act_looking(struct assess *assess, enum action_id action)
{
	bool changed = false;

	if (field_act(&assess->field, action, &changed)) {
		assess->stale = assess->stale || changed;
		return (struct effect){.kind = EFFECT_STAY};
	}
	if (assess->stale)
		find(assess);
	if (action == ACTION_TAKE)
		return take(assess);
	if (action == ACTION_LEAVE) {
		look(assess, false);
		list_choices(assess);
	} else {
		list_act(&assess->list, action, &changed);
	}
	return (struct effect){.kind = EFFECT_STAY};
}

static struct effect update(void *state, const struct event *event)
{
	struct assess *assess = state;
	struct rungs_error error = {0};
	struct effect effect = {.kind = EFFECT_STAY};

	if (!assess_asked(assess))
		return event->kind == EVENT_ACTION &&
				       event->action == ACTION_BACK
			       ? (struct effect){.kind = EFFECT_BACK}
			       : effect;
	switch (event->kind) {
	case EVENT_RESIZE:
		break;
	case EVENT_ACTION:
		effect = assess->looking ? act_looking(assess, event->action)
					 : act(assess, event->action);
		break;
	case EVENT_TEXT:
		if (assess->looking &&
		    field_insert(&assess->field, event->text))
			assess->stale = true;
		break;
	case EVENT_PROFILE:
		if (assess->generation != assess->session->person.generation &&
		    reload(assess, false, &error) != RUNGS_OK)
			effect = say(error.text);
		break;
	case EVENT_SETTLE:
		if (assess->looking && assess->stale)
			find(assess);
		break;
	}
	if (assess_asked(assess))
		list_resize(&assess->list,
			    assess_height(assess, event->rows, event->cols));
	return effect;
}

static enum action_context keys(const void *state)
{
	const struct assess *assess = state;

	return assess->looking ? IN_PICK : IN_ASK;
}

static bool finds(const void *state, enum action_id action)
{
	const struct assess *assess = state;
	const struct rungs_asked *asked = assess_asked(assess);

	switch (action) {
	case ACTION_BEFORE:
		return asked && assess->at > 0;
	case ACTION_CHOOSE:
		return asked && assess->choice_count > 0;
	case ACTION_LOOK_UP:
		return asked && asked->searched;
	case ACTION_TAKE:
		return list_current(&assess->list) != NULL;
	case ACTION_ANSWER:
	case ACTION_SKIP:
		return asked != NULL;
	default:
		return true;
	}
}

static const char *title(const void *state)
{
	const struct assess *assess = state;

	return assess->title;
}

static void close_assess(void *state)
{
	struct assess *assess = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (assess->session)
		keep_place(assess, &effect);
	rungs_assessment_release(&assess->assessment);
	rungs_options_release(&assess->found);
	list_release(&assess->list);
	free(assess->choices);
}

const struct screen screen_assess = {
	.name = "assess",
	.context = IN_ASK,
	.keys = keys,
	.state_size = sizeof(struct assess),
	.open = open_assess,
	.update = update,
	.render = assess_render,
	.title = title,
	.finds = finds,
	.close = close_assess,
};

struct place assess_place(const struct person *person,
			  const struct screen *from)
{
	const struct rungs_record *asked =
		person_has(person, RUNGS_ASKED, NULL);
	bool done = asked && strcmp(asked->id, "end") == 0;
	struct place place = {.screen = done ? &screen_shortlist
					     : &screen_assess};

	if (from == &screen_shortlist) {
		place.screen = &screen_assess;
		snprintf(place.id, sizeof place.id, "first");
	}
	return place;
}
