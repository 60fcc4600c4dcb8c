#include "source_set.h"

#include <string.h>

#include "error.h"
#include "shapes.h"

static bool has(const struct source_set *set, const char *id, size_t size)
{
	for (size_t i = 0; i < set->count; i++)
		if (strncmp(set->ids[i], id, size) == 0 &&
		    set->ids[i][size] == '\0')
			return true;
	return false;
}

static void add(struct source_set *set, struct reader *reader, const char *id,
		size_t size)
{
	const char **ids =
		arena_grow(reader->arena, set->ids, set->count, sizeof(*ids));
	const char *copy = arena_copy(reader->arena, id, size);

	if (ids == NULL || copy == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	ids[set->count++] = copy;
	set->ids = ids;
}

void source_set_add(struct source_set *set, struct reader *reader,
		    const struct rungs_basis *basis)
{
	const char *at = basis->sources;

	while (at != NULL && *at != '\0' && reader->status == RUNGS_OK) {
		size_t size = strcspn(at, ";");

		if (size > 0 && !has(set, at, size))
			add(set, reader, at, size);
		at += size + (at[size] == ';');
	}
}

struct rungs_refs source_set_refs(const struct source_set *set,
				  struct reader *reader)
{
	const char *ids = "";

	for (size_t i = 0; i < set->count && ids != NULL; i++)
		ids = arena_format(reader->arena, "%s%s%s", ids,
				   i > 0 ? ";" : "", set->ids[i]);
	return refs_of_ids(reader, RUNGS_SOURCE, ids);
}
