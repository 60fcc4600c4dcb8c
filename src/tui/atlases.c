#include "atlases.h"

#include <stdio.h>
#include <stdlib.h>

#include "../core/error.h"
#include "../page/counterpart.h"

enum rungs_status atlases_begin(struct atlases *atlases,
				struct rungs_atlas *start,
				const struct atlas_places *places,
				struct rungs_error *error)
{
	size_t count = places ? places->count : 0;
	struct atlas_entry *entries = calloc(1 + count, sizeof *entries);

	*atlases = (struct atlases){.entries = entries};
	if (!entries)
		return error_no_memory(error);
	entries[atlases->count++] =
		(struct atlas_entry){.place = {.name = "this one"},
				     .atlas = start,
				     .looked_at = true};
	if (places)
		atlases->open_own = places->open_own;
	for (size_t i = 0; i < count; i++)
		if (i == places->start)
			entries[0].place = places->at[i];
		else
			entries[atlases->count++].place = places->at[i];
	return rungs_about_get(start, &entries[0].about, error);
}

void atlases_release(struct atlases *atlases)
{
	for (size_t i = 0; i < atlases->count; i++) {
		rungs_about_release(&atlases->entries[i].about);
		if (i > 0)
			rungs_atlas_close(atlases->entries[i].atlas);
	}
	free(atlases->entries);
	*atlases = (struct atlases){.count = 0};
}

static void look(struct atlas_entry *entry, struct rungs_atlas *atlas)
{
	struct rungs_about about;

	entry->looked_at = true;
	entry->problem = (struct rungs_error){.status = RUNGS_OK};
	if (rungs_about_get(atlas, &about, &entry->problem) != RUNGS_OK)
		return;
	rungs_about_release(&entry->about);
	entry->about = about;
}

static enum rungs_status open_entry(const struct atlases *atlases,
				    const struct atlas_entry *entry,
				    struct rungs_atlas **out,
				    struct rungs_error *error)
{
	if (!entry->place.path)
		return atlases->open_own(out, error);
	return rungs_atlas_open(out, entry->place.path, error);
}

const struct atlas_entry *atlases_look(struct atlases *atlases, size_t which)
{
	struct atlas_entry *entry = &atlases->entries[which];
	struct rungs_atlas *atlas;

	if (entry->looked_at)
		return entry;
	entry->looked_at = true;
	if (open_entry(atlases, entry, &atlas, &entry->problem) == RUNGS_OK)
		look(entry, atlas);
	rungs_atlas_close(atlas);
	return entry;
}

bool atlases_look_on(struct atlases *atlases)
{
	for (size_t i = 0; i < atlases->count; i++)
		if (!atlases->entries[i].looked_at) {
			atlases_look(atlases, i);
			return true;
		}
	return false;
}

enum rungs_status atlases_enter(struct atlases *atlases, size_t which,
				struct marks *marks, struct rungs_error *error)
{
	struct atlas_entry *to = &atlases->entries[which];
	struct atlas_entry *from = &atlases->entries[atlases->at];
	unsigned long changes = marks->changes + 1;

	if (to == from)
		return RUNGS_OK;
	if (!to->atlas) {
		enum rungs_status status =
			open_entry(atlases, to, &to->atlas, error);

		if (status != RUNGS_OK) {
			to->looked_at = true;
			to->problem = *error;
			return status;
		}
		look(to, to->atlas);
	}
	from->marks = *marks;
	*marks = to->marks;
	marks->changes = changes;
	rungs_atlas_rest(from->atlas);
	atlases->at = which;
	return RUNGS_OK;
}

void atlases_leave(struct atlases *atlases, size_t which)
{
	struct atlas_entry *entry = &atlases->entries[which];

	if (which == 0 || which == atlases->at)
		return;
	rungs_atlas_close(entry->atlas);
	entry->atlas = NULL;
}

bool atlases_counterpart(struct atlases *atlases, const char *occupation,
			 struct page_counterpart *out)
{
	if (!counterpart_is_code(occupation))
		return false;
	for (size_t i = 0; i < atlases->count; i++) {
		struct atlas_entry *entry = &atlases->entries[i];

		atlases_look(atlases, i);
		if (i == atlases->at || entry->problem.status != RUNGS_OK ||
		    !counterpart_is_onet(&entry->about))
			continue;
		if (!entry->atlas)
			open_entry(atlases, entry, &entry->atlas,
				   &entry->problem);
		if (!entry->atlas ||
		    !counterpart_find(entry->atlas, &entry->about, occupation,
				      out))
			continue;
		snprintf(out->kept, sizeof out->kept, "%s", entry->place.name);
		out->atlas = i + 1;
		return true;
	}
	return false;
}
