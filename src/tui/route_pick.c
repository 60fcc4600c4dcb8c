#include "route_pick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HITS = 60, FIELD_ROWS = 2 };

static unsigned kinds_of(const struct route_pick *pick)
{
	unsigned groups = 1u << RUNGS_TRACK | 1u << RUNGS_LEVEL |
			  1u << RUNGS_SPECIALIZATION;

	return 1u << RUNGS_ROLE | (pick->from ? 0 : groups);
}

static void describe(char *out, size_t size, const struct rungs_thing *thing)
{
	bool role = thing->kind == RUNGS_ROLE;

	snprintf(out, size, "%s%s%s",
		 role && thing->detail ? thing->detail
				       : rungs_kind_singular(thing->kind),
		 role && thing->group ? " · " : "",
		 role && thing->group ? thing->group : "");
}

static void find(struct route_pick *pick)
{
	struct rungs_search_options options = {.kinds = kinds_of(pick),
					       .limit = HITS};
	struct rungs_error error;

	pick->stale = false;
	list_clear(&pick->list);
	rungs_hits_release(&pick->hits);
	free(pick->details);
	pick->details = NULL;
	if (pick->from && pick->field.length == 0)
		list_add(&pick->list,
			 (struct list_row){.text = "No job yet",
					   .detail = "from study into work"});
	if (rungs_search(pick->atlas, pick->field.text, &options, &pick->hits,
			 &error) != RUNGS_OK)
		return;
	pick->details = calloc(pick->hits.count + 1, sizeof *pick->details);
	for (size_t i = 0; pick->details && i < pick->hits.count; i++) {
		const struct rungs_hit *hit = &pick->hits.at[i];

		describe(pick->details[i], sizeof *pick->details, &hit->thing);
		list_add(&pick->list,
			 (struct list_row){
				 .text = hit->thing.name,
				 .detail = pick->details[i],
				 .link = {hit->thing.kind, hit->thing.id}});
	}
}

void route_pick_open(struct route_pick *pick, struct rungs_atlas *atlas,
		     bool from)
{
	pick->atlas = atlas;
	pick->from = from;
	pick->list.keep_details = true;
	field_set(&pick->field, "");
	find(pick);
}

void route_pick_release(struct route_pick *pick)
{
	list_release(&pick->list);
	rungs_hits_release(&pick->hits);
	free(pick->details);
}

void route_pick_type(struct route_pick *pick, const char *text)
{
	if (field_insert(&pick->field, text))
		pick->stale = true;
}

void route_pick_settle(struct route_pick *pick)
{
	if (pick->stale)
		find(pick);
}

void route_pick_act(struct route_pick *pick, enum action_id action,
		    bool *chosen)
{
	bool changed = false;

	*chosen = false;
	if (field_act(&pick->field, action, &changed)) {
		pick->stale = pick->stale || changed;
		return;
	}
	route_pick_settle(pick);
	if (action == ACTION_OPEN)
		*chosen = list_current(&pick->list) != NULL;
	else
		list_act(&pick->list, action, &changed);
}

void route_pick_render(const struct route_pick *pick, struct cells *grid,
		       struct area area)
{
	const char *label = pick->from ? "From" : "To";
	struct area rule = area;

	rule.row++;
	rule.rows = area.rows > 1;
	cells_fill(grid, rule, 0x2500, STYLE_RULE);
	area.row += FIELD_ROWS;
	area.rows -= FIELD_ROWS;
	if (area.rows > 0)
		list_render(&pick->list, grid, area, false);
	if (pick->list.count == 0 && area.rows > 0)
		cells_put_clipped(grid, area, 0, 1, area.cols - 1, STYLE_DIM,
				  pick->field.length
					  ? "Nothing like this is in the atlas."
					  : "Type a job title, a level or a "
					    "track.");
	area.row -= FIELD_ROWS;
	area.rows += FIELD_ROWS;
	cells_put(grid, area, 0, 1, STYLE_LABEL, label);
	field_render(&pick->field, grid, area, 0, 7, area.cols - 8);
}
