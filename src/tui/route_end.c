#include "route_end.h"

#include <stdio.h>
#include <string.h>

#include <rungs/role.h>

#include "../core/text.h"
#include "../page/own.h"

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static void role_set(struct route_end *end, struct rungs_atlas *atlas)
{
	struct rungs_role role;
	char detail[400];

	if (rungs_role_alone(atlas, end->id, &role, NULL) != RUNGS_OK)
		return;
	snprintf(detail, sizeof detail, "%s · %s",
		 or_empty(role.brief.level.name),
		 or_empty(role.brief.specialization.name));
	text_show(end->name, sizeof end->name, or_empty(role.brief.title));
	text_show(end->detail, sizeof end->detail, detail);
	snprintf(end->in, sizeof end->in, "%s",
		 or_empty(role.brief.specialization.id));
	rungs_role_release(&role);
}

static void group_set(struct route_end *end, struct rungs_atlas *atlas)
{
	const char *kind = rungs_kind_singular(end->kind);
	struct rungs_things found;
	char name[200];

	snprintf(name, sizeof name, "%s/%s", kind, end->id);
	if (rungs_find(atlas, name, &found, NULL) == RUNGS_OK)
		text_show(end->name, sizeof end->name,
			  or_empty(found.at[0].name));
	rungs_things_release(&found);
	snprintf(end->detail, sizeof end->detail, "any role of the %s", kind);
	if (end->kind == RUNGS_SPECIALIZATION)
		snprintf(end->in, sizeof end->in, "%s", end->id);
}

void route_end_set(struct route_end *end, struct rungs_atlas *atlas,
		   enum rungs_kind kind, const char *id)
{
	*end = (struct route_end){.kind = kind};
	snprintf(end->id, sizeof end->id, "%s", id);
	text_show(end->name, sizeof end->name, *id ? id : "No job yet");
	if (*id && kind == RUNGS_ROLE)
		role_set(end, atlas);
	else if (*id)
		group_set(end, atlas);
}

void route_end_own(struct route_end *end, struct rungs_atlas *atlas,
		   const struct rungs_records *has, const char * not )
{
	double years = -1;

	route_end_set(end, atlas, RUNGS_ROLE, "");
	for (size_t i = 0; i < has->count; i++) {
		const struct rungs_record *record = &has->at[i];
		struct route_end role;
		struct page_link link;

		if (record->section != RUNGS_HAS_EXPERIENCE ||
		    record->years <= years || !own_thing(record, &link) ||
		    strcmp(link.id, not ) == 0)
			continue;
		route_end_set(&role, atlas, RUNGS_ROLE, link.id);
		if (!*role.detail)
			continue; /* the atlas does not have it */
		years = record->years;
		*end = role;
		snprintf(end->detail, sizeof end->detail, "yours · %.140s",
			 role.detail);
	}
}

void route_end_render(const struct route_end *end, const char *label, int row,
		      struct cells *grid, struct area area)
{
	int col = 9;

	cells_put(grid, area, row, 1, STYLE_LABEL, label);
	cells_put_clipped(grid, area, row, col, area.cols - col - 1,
			  STYLE_NORMAL, end->name);
	col += text_columns(end->name) + 2;
	if (*end->detail && col < area.cols - 8)
		cells_put_clipped(grid, area, row, col, area.cols - col - 1,
				  STYLE_DIM, end->detail);
}
