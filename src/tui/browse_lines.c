#include "browse_lines.h"

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

static struct browse_line *add_counted(struct browse_lines *lines,
				       const struct rungs_thing *thing)
{
	struct browse_line *line = add(lines);

	line->name = thing->name;
	line->roles = thing->roles;
	return line;
}

static void add_specialization(struct browse_lines *lines,
			       const struct rungs_thing *thing)
{
	struct browse_line *line = add_counted(lines, thing);

	line->kind = BROWSE_SPECIALIZATION;
	line->specialization = thing->id;
}

static void add_track(struct browse_lines *lines,
		      const struct rungs_thing *shared,
		      const struct rungs_thing *track)
{
	struct browse_line *line = add_counted(lines, track);

	line->kind = BROWSE_TRACK;
	line->track = track->id;
	line->specialization = shared->id;
}

static void fill(struct browse_lines *lines)
{
	const struct rungs_things *all = &lines->specializations;
	struct browse_line *me;

	me = add(lines);
	me->kind = BROWSE_ME;
	me->name = "Me";
	add(lines)->name = "How do I start?";
	for (size_t i = 0; i < all->count; i++)
		if (!is_shared(&all->at[i]))
			add_specialization(lines, &all->at[i]);
	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < lines->tracks[i].count; j++)
			add_track(lines, &all->at[i], &lines->tracks[i].at[j]);
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		struct browse_line *line = add(lines);

		line->kind = BROWSE_SHELF;
		line->shelf = shelves[i].kind;
		line->name = shelves[i].name;
	}
}

enum rungs_status browse_lines_load(struct browse_lines *lines,
				    struct rungs_atlas *atlas,
				    struct rungs_error *error)
{
	const struct rungs_things *all = &lines->specializations;
	enum rungs_status status;
	size_t room = 2 + SHELF_COUNT;

	*lines = (struct browse_lines){.count = 0};
	status = rungs_list(atlas, RUNGS_SPECIALIZATION,
			    &lines->specializations, error);
	if (status != RUNGS_OK)
		return status;
	lines->tracks = calloc(all->count + 1, sizeof *lines->tracks);
	if (!lines->tracks)
		return error_no_memory(error);
	for (size_t i = 0; i < all->count; i++) {
		if (is_shared(&all->at[i]))
			status = rungs_tracks_of(atlas, all->at[i].id,
						 &lines->tracks[i], error);
		if (status != RUNGS_OK)
			return status;
		room += 1 + lines->tracks[i].count;
	}
	lines->at = calloc(room, sizeof *lines->at);
	if (!lines->at)
		return error_no_memory(error);
	fill(lines);
	return RUNGS_OK;
}

void browse_lines_release(struct browse_lines *lines)
{
	for (size_t i = 0; lines->tracks && i < lines->specializations.count;
	     i++)
		rungs_things_release(&lines->tracks[i]);
	free(lines->tracks);
	free(lines->at);
	rungs_things_release(&lines->specializations);
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
	case BROWSE_ME:
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
		if (!list_add(list, (struct list_row){.text = line->name,
						      .count = line->roles,
						      .link = link_of(line),
						      .value = i}))
			return false;
		if (line->kind == BROWSE_START)
			list->selected = list->count - 1;
	}
	return true;
}
