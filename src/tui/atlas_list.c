/* The atlases to go to, one a row. */
#include <stdio.h>
#include <stdlib.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/wrap.h"
#include "list.h"
#include "screen.h"

#define FOOT_ROWS 4 /* below the list: a rule, and what the row is */

struct label {
	char name[96], detail[160];
};

struct atlas_list {
	struct session *session;
	struct list list;
	struct label *labels;
};

static void describe(const struct atlas_entry *entry, bool here,
		     struct label *label)
{
	char name[80], roles[TEXT_COUNT];

	text_show(name, sizeof name, entry->place.name);
	snprintf(label->name, sizeof label->name, "%s%s", name,
		 here ? " · here" : "");
	if (entry->problem.status)
		snprintf(label->detail, sizeof label->detail, "cannot be read");
	else
		snprintf(label->detail, sizeof label->detail,
			 "%s %s · %s roles", entry->about.name,
			 entry->about.release,
			 text_count(roles, entry->about.roles));
}

static bool fill(struct atlas_list *atlases)
{
	struct atlases *all = &atlases->session->atlases;
	bool room = true;

	list_clear(&atlases->list);
	for (size_t i = 0; room && i < all->count; i++) {
		const struct atlas_entry *entry = atlases_look(all, i);
		struct label *label = &atlases->labels[i];

		describe(entry, i == all->at, label);
		room = list_add(&atlases->list,
				(struct list_row){.text = label->name,
						  .detail = label->detail,
						  .value = i});
	}
	return room;
}

static enum rungs_status atlas_list_open(void *state, struct session *session,
					 const struct place *place,
					 struct rungs_error *error)
{
	struct atlas_list *atlases = state;

	(void)place;
	atlases->session = session;
	atlases->list.details_first = true;
	atlases->labels =
		calloc(session->atlases.count, sizeof *atlases->labels);
	if (!atlases->labels || !fill(atlases))
		return error_no_memory(error);
	for (size_t i = 0; i < session->atlases.at; i++) {
		bool moved;

		list_act(&atlases->list, ACTION_DOWN, &moved);
	}
	return RUNGS_OK;
}

static struct effect enter(struct atlas_list *atlases)
{
	struct effect effect = {.kind = EFFECT_STAY};
	const struct list_row *row = list_current(&atlases->list);

	if (!row)
		return effect;
	if (row->value == atlases->session->atlases.at) {
		snprintf(effect.message, sizeof effect.message,
			 "You are in this atlas already.");
		return effect;
	}
	effect.kind = EFFECT_GO;
	effect.place.screen = &screen_browse;
	effect.place.atlas = row->value + 1;
	return effect;
}

static struct effect act(struct atlas_list *atlases, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return enter(atlases);
	case ACTION_BACK:
	case ACTION_LEFT:
		effect.kind = EFFECT_BACK;
		break;
	default:
		list_act(&atlases->list, action, &moved);
		break;
	}
	return effect;
}

static struct effect atlas_list_update(void *state, const struct event *event)
{
	struct atlas_list *atlases = state;
	struct effect effect = {.kind = EFFECT_STAY};
	int rows = event->rows - FOOT_ROWS;

	if (event->kind == EVENT_ACTION)
		effect = act(atlases, event->action);
	list_resize(&atlases->list, rows > 0 ? rows : 1);
	return effect;
}

/* A text over the lines below the rule. */
static void wrap_render(const char *text, enum style style, struct cells *grid,
			struct area area)
{
	struct wrap wrap = wrap_begin(text, area.cols > 2 ? area.cols - 2 : 1);
	const char *line;
	char copy[640];
	size_t size;

	for (int row = 1; row < area.rows && wrap_next(&wrap, &line, &size);
	     row++) {
		snprintf(copy, sizeof copy, "%.*s", (int)size, line);
		cells_put_clipped(grid, area, row, 1, area.cols - 2, style,
				  copy);
	}
}

/* What the row cannot hold: why it cannot be read, or what it is and where it
 * is kept. */
static void render_foot(const struct atlas_entry *entry, struct cells *grid,
			struct area area)
{
	const char *lines[FOOT_ROWS - 1] = {NULL};
	char whole[160], text[FOOT_ROWS * 160], roles[TEXT_COUNT];

	cells_fill(grid, (struct area){area.row, area.col, 1, area.cols},
		   0x2500, STYLE_RULE);
	if (entry->problem.status) {
		text_show(text, sizeof text, entry->problem.text);
		wrap_render(text, STYLE_WARNING, grid, area);
		return;
	}
	snprintf(whole, sizeof whole, "%s %s · %s roles", entry->about.name,
		 entry->about.release, text_count(roles, entry->about.roles));
	text_show(text, sizeof text,
		  entry->place.path ? entry->place.path
				    : "It is part of the program.");
	lines[0] = whole;
	lines[1] = text;
	lines[2] = entry->about.summary;
	for (int i = 0; i < FOOT_ROWS - 1 && lines[i]; i++)
		cells_put_clipped(grid, area, i + 1, 1, area.cols - 2,
				  i > 0 ? STYLE_DIM : STYLE_NORMAL, lines[i]);
}

static void atlas_list_render(const void *state, struct cells *grid,
			      struct area area)
{
	const struct atlas_list *atlases = state;
	const struct list_row *row = list_current(&atlases->list);
	struct area list = area, foot = area;

	if (area.rows > FOOT_ROWS && row) {
		list.rows -= FOOT_ROWS;
		foot.row += list.rows;
		foot.rows = FOOT_ROWS;
		render_foot(&atlases->session->atlases.entries[row->value],
			    grid, foot);
	}
	list_render(&atlases->list, grid, list, true);
}

static const char *atlas_list_title(const void *state)
{
	(void)state;
	return "Atlases";
}

static void atlas_list_close(void *state)
{
	struct atlas_list *atlases = state;

	list_release(&atlases->list);
	free(atlases->labels);
}

static bool atlas_list_finds(const void *state, enum action_id action)
{
	const struct atlas_list *atlases = state;
	const struct list_row *row = list_current(&atlases->list);

	return action != ACTION_OPEN ||
	       (row && row->value != atlases->session->atlases.at);
}

const struct screen screen_atlases = {
	.name = "atlases",
	.context = IN_ATLASES,
	.state_size = sizeof(struct atlas_list),
	.open = atlas_list_open,
	.update = atlas_list_update,
	.render = atlas_list_render,
	.title = atlas_list_title,
	.finds = atlas_list_finds,
	.close = atlas_list_close,
};
