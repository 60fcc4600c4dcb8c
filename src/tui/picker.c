#include "picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

enum { HITS = 60, FIELD_ROWS = 2, FIELD_COLUMN = 7 };

static void describe(char *out, size_t size, const struct rungs_thing *thing)
{
	bool role = thing->kind == RUNGS_ROLE;

	snprintf(out, size, "%s%s%s",
		 role && thing->detail ? thing->detail
				       : rungs_kind_singular(thing->kind),
		 role && thing->group ? " · " : "",
		 role && thing->group ? thing->group : "");
}

/* The place of its level, from 0, for a role whose name begins with the text,
 * which is folded, and goes on; their count for all else. */
static size_t level_of(const struct picker *picker,
		       const struct rungs_thing *thing, const char *text)
{
	const struct rungs_things *levels = &picker->levels;
	size_t length = strlen(text), at = 0;
	char name[400];

	text_fold(name, sizeof name, thing->name, NULL);
	if (thing->kind != RUNGS_ROLE || !thing->detail ||
	    strncmp(name, text, length) != 0 || !name[length])
		return levels->count;
	while (at < levels->count &&
	       strcmp(levels->at[at].name, thing->detail) != 0)
		at++;
	return at;
}

static void add_hit(struct picker *picker, size_t at)
{
	const struct rungs_thing *thing = &picker->hits.at[at].thing;

	describe(picker->details[at], sizeof *picker->details, thing);
	list_add(&picker->list,
		 (struct list_row){.text = thing->name,
				   .detail = picker->details[at],
				   .link = {thing->kind, thing->id}});
}

/* As the search has them; but of roles whose names begin with what was typed
 * the lowest first, for the words do not tell which is meant. */
static void add_hits(struct picker *picker)
{
	struct rungs_search_options options = {.kinds = picker->offer.kinds,
					       .limit = HITS};
	struct rungs_error error;
	char text[sizeof picker->field.text];
	size_t level[HITS];

	if (rungs_search(picker->atlas, picker->field.text, &options,
			 &picker->hits, &error) != RUNGS_OK)
		return;
	picker->details =
		calloc(picker->hits.count + 1, sizeof *picker->details);
	if (!picker->details)
		return;
	text_fold(text, sizeof text, picker->field.text, NULL);
	for (size_t i = 0; i < picker->hits.count; i++)
		level[i] = level_of(picker, &picker->hits.at[i].thing, text);
	for (size_t at = 0; at <= picker->levels.count; at++)
		for (size_t i = 0; i < picker->hits.count; i++)
			if (level[i] == at)
				add_hit(picker, i);
}

/* What has the text in its name. */
static void add_listed(struct picker *picker)
{
	char text[sizeof picker->field.text], name[400];

	text_fold(text, sizeof text, picker->field.text, NULL);
	for (size_t i = 0; i < picker->things.count; i++) {
		const struct rungs_thing *thing = &picker->things.at[i];

		text_fold(name, sizeof name, thing->name, NULL);
		if (strstr(name, text))
			list_add(&picker->list,
				 (struct list_row){
					 .text = thing->name,
					 .link = {thing->kind, thing->id}});
	}
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " ")] == '\0';
}

static void find(struct picker *picker)
{
	const struct picker_offer *offer = &picker->offer;

	picker->stale = false;
	list_clear(&picker->list);
	rungs_hits_release(&picker->hits);
	free(picker->details);
	picker->details = NULL;
	if (offer->none && picker->field.length == 0)
		list_add(&picker->list,
			 (struct list_row){.text = offer->none,
					   .detail = offer->none_detail});
	if (offer->list)
		add_listed(picker);
	else
		add_hits(picker);
	if (offer->words && !is_blank(picker->field.text))
		list_add(&picker->list,
			 (struct list_row){.text = picker->field.text,
					   .detail = "as you typed it"});
}

void picker_open(struct picker *picker, struct rungs_atlas *atlas,
		 const struct picker_offer *offer)
{
	picker->atlas = atlas;
	picker->offer = *offer;
	picker->list.keep_details = true;
	rungs_things_release(&picker->things);
	rungs_things_release(&picker->levels);
	rungs_list(atlas, RUNGS_LEVEL, &picker->levels, NULL);
	if (offer->list)
		offer->list(atlas, &picker->things, NULL);
	field_set(&picker->field, "");
	find(picker);
}

void picker_release(struct picker *picker)
{
	list_release(&picker->list);
	rungs_hits_release(&picker->hits);
	rungs_things_release(&picker->things);
	rungs_things_release(&picker->levels);
	free(picker->details);
	picker->details = NULL;
}

void picker_type(struct picker *picker, const char *text)
{
	if (field_insert(&picker->field, text))
		picker->stale = true;
}

void picker_settle(struct picker *picker)
{
	if (picker->stale)
		find(picker);
}

void picker_act(struct picker *picker, enum action_id action, bool *chosen)
{
	bool changed = false;

	*chosen = false;
	if (field_act(&picker->field, action, &changed)) {
		picker->stale = picker->stale || changed;
		return;
	}
	picker_settle(picker);
	if (action == ACTION_TAKE)
		*chosen = list_current(&picker->list) != NULL;
	else
		list_act(&picker->list, action, &changed);
}

bool picker_finds(const struct picker *picker, enum action_id action)
{
	return action != ACTION_TAKE || list_current(&picker->list);
}

void picker_render(const struct picker *picker, struct cells *grid,
		   struct area area)
{
	const char *label = picker->offer.label;
	int column = text_columns(label) + 3;
	struct area rule = area;

	if (column < FIELD_COLUMN)
		column = FIELD_COLUMN;
	rule.row++;
	rule.rows = area.rows > 1;
	cells_fill(grid, rule, 0x2500, STYLE_RULE);
	area.row += FIELD_ROWS;
	area.rows -= FIELD_ROWS;
	if (area.rows > 0)
		list_render(&picker->list, grid, area, false);
	if (picker->list.count == 0 && area.rows > 0)
		cells_put_clipped(
			grid, area, 0, 1, area.cols - 1, STYLE_DIM,
			picker->field.length
				? "Nothing that fits here is like this."
				: picker->offer.hint);
	if (picker->offer.none && !picker->field.length && picker->offer.hint)
		cells_put_clipped(grid, area, (int)picker->list.count + 1, 1,
				  area.cols - 1, STYLE_DIM, picker->offer.hint);
	area.row -= FIELD_ROWS;
	area.rows += FIELD_ROWS;
	cells_put(grid, area, 0, 1, STYLE_LABEL, label);
	field_render(&picker->field, grid, area, 0, column,
		     area.cols - column - 1);
}
