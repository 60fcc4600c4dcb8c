#include "browse_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "shelf.h"

static bool is_shared(const struct rungs_thing *specialization)
{
	return specialization->group &&
	       strcmp(specialization->group, "shared") == 0;
}

static struct browse_line *add(struct browse_lines *lines)
{
	struct browse_line *line = &lines->at[lines->count++];

	*line = (struct browse_line){.kind = BROWSE_START};
	return line;
}

static void add_specialization(struct browse_lines *lines,
			       const struct rungs_thing *thing)
{
	struct browse_line *line = add(lines);

	line->kind = BROWSE_SPECIALIZATION;
	line->name = thing->name;
	line->specialization = thing->id;
	snprintf(line->count, sizeof line->count, "%s",
		 thing->detail ? thing->detail : "");
}

/* The tracks of a shared specialization that have roles there. */
static enum rungs_status add_tracks(struct browse_lines *lines,
				    struct rungs_atlas *atlas,
				    const struct rungs_thing *shared,
				    struct rungs_error *error)
{
	struct rungs_role_filter filter = {.specialization = shared->id};
	struct rungs_role_briefs roles = {.count = 0};
	enum rungs_status status = rungs_roles(atlas, &filter, &roles, error);

	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < lines->tracks.count; i++) {
		const struct rungs_thing *track = &lines->tracks.at[i];
		struct browse_line *line;
		size_t count = 0;

		for (size_t j = 0; j < roles.count; j++)
			if (roles.at[j].track.id &&
			    strcmp(roles.at[j].track.id, track->id) == 0)
				count++;
		if (count == 0)
			continue;
		line = add(lines);
		line->kind = BROWSE_TRACK;
		line->name = track->name;
		line->track = track->id;
		line->specialization = shared->id;
		snprintf(line->count, sizeof line->count, "%zu", count);
	}
	rungs_role_briefs_release(&roles);
	return RUNGS_OK;
}

static enum rungs_status fill(struct browse_lines *lines,
			      struct rungs_atlas *atlas,
			      struct rungs_error *error)
{
	const struct rungs_things *all = &lines->specializations;

	add(lines)->name = "How do I start?";
	for (size_t i = 0; i < all->count; i++)
		if (!is_shared(&all->at[i]))
			add_specialization(lines, &all->at[i]);
	for (size_t i = 0; i < all->count; i++) {
		enum rungs_status status;

		if (!is_shared(&all->at[i]))
			continue;
		status = add_tracks(lines, atlas, &all->at[i], error);
		if (status != RUNGS_OK)
			return status;
	}
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		struct browse_line *line = add(lines);

		line->kind = BROWSE_SHELF;
		line->shelf = shelves[i].kind;
		line->name = shelves[i].name;
	}
	return RUNGS_OK;
}

enum rungs_status browse_lines_load(struct browse_lines *lines,
				    struct rungs_atlas *atlas,
				    struct rungs_error *error)
{
	enum rungs_status status;
	size_t shared = 0, room;

	*lines = (struct browse_lines){.count = 0};
	status = rungs_list(atlas, RUNGS_SPECIALIZATION,
			    &lines->specializations, error);
	if (status != RUNGS_OK)
		return status;
	status = rungs_list(atlas, RUNGS_TRACK, &lines->tracks, error);
	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < lines->specializations.count; i++)
		if (is_shared(&lines->specializations.at[i]))
			shared++;
	room = 1 + lines->specializations.count + shared * lines->tracks.count +
	       SHELF_COUNT;
	lines->at = calloc(room, sizeof *lines->at);
	if (!lines->at)
		return error_no_memory(error);
	return fill(lines, atlas, error);
}

void browse_lines_release(struct browse_lines *lines)
{
	free(lines->at);
	rungs_things_release(&lines->specializations);
	rungs_things_release(&lines->tracks);
	*lines = (struct browse_lines){.count = 0};
}

static struct page_link link_of(const struct browse_line *line)
{
	switch (line->kind) {
	case BROWSE_SPECIALIZATION:
		return (struct page_link){RUNGS_SPECIALIZATION,
					  line->specialization};
	case BROWSE_TRACK:
		return (struct page_link){RUNGS_TRACK, line->track};
	case BROWSE_START:
	case BROWSE_SHELF:
		break;
	}
	return (struct page_link){line->shelf, NULL};
}

bool browse_lines_list(const struct browse_lines *lines, struct list *list)
{
	enum browse_line_kind kind = BROWSE_START;

	list_clear(list);
	for (size_t i = 0; i < lines->count; i++) {
		const struct browse_line *line = &lines->at[i];
		const char *divider = NULL;

		if (line->kind == BROWSE_TRACK && kind != BROWSE_TRACK)
			divider = "in every company";
		else if (line->kind == BROWSE_SHELF && kind != BROWSE_SHELF)
			divider = "library";
		kind = line->kind;
		if (divider &&
		    !list_add(list, (struct list_row){.kind = LIST_DIVIDER,
						      .text = divider}))
			return false;
		if (!list_add(list,
			      (struct list_row){.text = line->name,
						.detail = line->count[0]
								  ? line->count
								  : NULL,
						.link = link_of(line),
						.value = i}))
			return false;
	}
	return true;
}
