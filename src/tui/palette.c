#include "palette.h"

#include <stdio.h>
#include <string.h>

#include <rungs/filter.h>

#include "../core/text.h"
#include "shelf.h"

#define HEAD_ROWS 2 /* the rule and the text field */
#define LIST_ROWS 10
#define QUERY_MOST 256
#define EXAMPLE (ACTION_COUNT + SHELF_COUNT) /* a row that is a query */

struct query {
	char text[4 * QUERY_MOST + 1]; /* folded */
	enum action_id only; /* in help: that of the one key that is typed */
};

/* Whether every word of the query is part of the text. */
static bool matches(const struct query *query, const char *text)
{
	char folded[1024], word[sizeof query->text];
	const char *at = query->text;

	text_fold(folded, sizeof folded, text, NULL);
	while (*at) {
		size_t length = strcspn(at, " ");

		memcpy(word, at, length);
		word[length] = '\0';
		if (!strstr(folded, word))
			return false;
		at += length + strspn(at + length, " ");
	}
	return true;
}

static bool add_action(struct palette *palette, const struct query *query,
		       enum action_id id)
{
	const struct action *action = &actions[id];
	const char *keys = action_keys(id, palette->from);
	struct list_row row = {
		.text = action->name, .detail = action->help, .value = id};
	char text[240];

	snprintf(text, sizeof text, "%s %s %s %s", action->name, action->help,
		 action->group, keys);
	if (!*keys || (query->only ? query->only != id : !matches(query, text)))
		return true;
	if (palette->context == IN_HELP) {
		row.text = action->help;
		row.detail = keys;
	}
	return list_add(&palette->list, row);
}

static bool is_named(const struct query *query, const char *name)
{
	char folded[256];

	text_fold(folded, sizeof folded, name, NULL);
	return strncmp(folded, query->text, strlen(query->text)) == 0;
}

/* What the palette offers, of either sort: what is named as typed, and what is
 * found in other ways. */
static bool add_offers(struct palette *palette, const struct query *query,
		       bool named)
{
	struct list *list = &palette->list;

	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (is_named(query, actions[id].name) == named &&
		    !add_action(palette, query, id))
			return false;
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		struct list_row row = {.text = shelves[i].name,
				       .detail = "Look it up in the library",
				       .value = ACTION_COUNT + i};

		if (is_named(query, row.text) == named &&
		    matches(query, row.text) && !list_add(list, row))
			return false;
	}
	return true;
}

static bool is_first_of_group(enum action_id id)
{
	for (enum action_id i = ACTION_NONE + 1; i < id; i++)
		if (strcmp(actions[i].group, actions[id].group) == 0)
			return false;
	return true;
}

/* The actions of one group, under its name if there are any. */
static bool add_group(struct palette *palette, const struct query *query,
		      const char *group)
{
	struct list *list = &palette->list;
	size_t heading = list->count;
	struct list_row row = {.kind = LIST_HEADING, .text = group};

	if (!list_add(list, row))
		return false;
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (strcmp(actions[id].group, group) == 0 &&
		    !add_action(palette, query, id))
			return false;
	if (list->count == heading + 1)
		list->count--;
	return true;
}

/* Every action under the name of its group. */
static bool add_groups(struct palette *palette, const struct query *query)
{
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (is_first_of_group(id) &&
		    !add_group(palette, query, actions[id].group))
			return false;
	return true;
}

static bool add_example(struct palette *palette, const struct query *query,
			const char *example, const char *help)
{
	struct list_row row = {
		.text = help, .detail = example, .value = EXAMPLE};
	char text[400];

	snprintf(text, sizeof text, "%s %s search query filter", example, help);
	return query->only || !matches(query, text) ||
	       list_add(&palette->list, row);
}

/* What a query may be made of. */
static bool add_examples(struct palette *palette, const struct query *query)
{
	static const char *const signs[][2] = {
		{"\"power bi\"", "Words side by side"},
		{"analyst -senior", "Leave out what has a word in a name"},
	};
	struct list *list = &palette->list;
	size_t heading = list->count;

	if (!list_add(list, (struct list_row){.kind = LIST_HEADING,
					      .text = "In a search"}))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!add_example(palette, query, signs[i][0], signs[i][1]))
			return false;
	for (size_t i = 0; rungs_filter_names[i].name; i++)
		if (!add_example(palette, query, rungs_filter_names[i].example,
				 rungs_filter_names[i].help))
			return false;
	if (list->count == heading + 1)
		list->count--;
	return true;
}

/* What the one key does that is typed, if it is one where help was asked. */
static enum action_id action_of(const struct palette *palette)
{
	struct key key;

	return palette->context == IN_HELP &&
			       key_parse(palette->field.text, &key)
		       ? action_for_key(palette->from, key)
		       : ACTION_NONE;
}

static bool fill(struct palette *palette)
{
	struct query query = {.only = action_of(palette)};
	char typed[QUERY_MOST];
	bool room;

	text_show(typed, sizeof typed, palette->field.text);
	text_fold(query.text, sizeof query.text, typed, NULL);
	list_clear(&palette->list);
	if (palette->context == IN_HELP)
		room = add_groups(palette, &query) &&
		       add_examples(palette, &query);
	else
		room = add_offers(palette, &query, true) &&
		       add_offers(palette, &query, false);
	list_resize(&palette->list, palette->list.height);
	return room;
}

bool palette_open(struct palette *palette, enum action_context context,
		  enum action_context from, int rows)
{
	palette_close(palette);
	palette->context = context;
	palette->from = from;
	palette->list.details_first = context == IN_HELP;
	field_set(&palette->field, "");
	palette_resize(palette, rows);
	if (fill(palette))
		return true;
	palette_close(palette);
	return false;
}

void palette_close(struct palette *palette)
{
	list_release(&palette->list);
	palette->context = 0;
}

/* Which part of a screen's area it takes. */
static struct area part_of(const struct palette *palette, struct area area)
{
	int rows = HEAD_ROWS + LIST_ROWS;

	if (palette->context == IN_PALETTE && area.rows > rows) {
		area.row += area.rows - rows;
		area.rows = rows;
	}
	return area;
}

void palette_resize(struct palette *palette, int rows)
{
	struct area area = part_of(palette, (struct area){.rows = rows});

	list_resize(&palette->list, area.rows - HEAD_ROWS);
}

void palette_text(struct palette *palette, const char *text)
{
	if (field_insert(&palette->field, text))
		fill(palette);
}

struct palette_choice palette_act(struct palette *palette,
				  enum action_id action)
{
	const struct list_row *row = list_current(&palette->list);
	struct palette_choice choice = {.action = ACTION_NONE};
	bool changed;

	if (action == ACTION_OPEN && row) {
		if (row->value < ACTION_COUNT) {
			choice.action = (enum action_id)row->value;
		} else if (row->value == EXAMPLE) {
			choice.place.screen = &screen_search;
			snprintf(choice.place.id, sizeof choice.place.id, "%s",
				 row->detail);
		} else {
			choice.place.screen = &screen_library;
			choice.place.kind =
				shelves[row->value - ACTION_COUNT].kind;
		}
		palette_close(palette);
	} else if (action == ACTION_BACK || action == ACTION_HELP) {
		palette_close(palette);
	} else if (field_act(&palette->field, action, &changed)) {
		if (changed)
			fill(palette);
	} else {
		list_act(&palette->list, action, &changed);
	}
	return choice;
}

void palette_render(const struct palette *palette, struct cells *grid,
		    struct area area)
{
	bool help = palette->context == IN_HELP;
	struct area line = part_of(palette, area);
	struct area list = line;
	int col;

	cells_fill(grid, line, ' ', STYLE_NORMAL);
	line.rows = 1;
	if (!help)
		cells_fill(grid, line, 0x2500, STYLE_RULE);
	line.row++;
	list.row += HEAD_ROWS;
	list.rows -= HEAD_ROWS;
	if (palette->list.count == 0)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1, STYLE_DIM,
				  "Nothing is called that.");
	list_render(&palette->list, grid, list, true);
	if (help)
		line.row--;
	col = 1 + cells_put(grid, line, 0, 1, STYLE_TITLE,
			    help ? "Keys, narrowed by: " : ": ");
	field_render(&palette->field, grid, line, 0, col, line.cols - col);
}
