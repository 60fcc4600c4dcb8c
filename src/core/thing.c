#include <rungs/thing.h>

#include <string.h>

#include "edit.h"
#include "error.h"
#include "shapes.h"
#include "text.h"

/* A list shows at most this many nearest names. */
#define NEAREST 5

static const struct field thing_fields[] = {
	KIND(rungs_thing, kind),  TEXT(rungs_thing, id),
	TEXT(rungs_thing, name),  TEXT(rungs_thing, detail),
	TEXT(rungs_thing, group), INT(rungs_thing, roles),
};
const struct shape thing_shape = SHAPE(rungs_thing, thing_fields);

static enum rungs_status list(struct rungs_atlas *atlas, enum statement which,
			      const char *argument, struct rungs_things *out,
			      struct rungs_error *error)
{
	struct reader reader;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	out->at = ROWS(&reader, which, &thing_shape, &out->count, argument);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_list(struct rungs_atlas *atlas, enum rungs_kind kind,
			     struct rungs_things *out,
			     struct rungs_error *error)
{
	return list(atlas, STATEMENT_THINGS_OF_KIND, rungs_kind_singular(kind),
		    out, error);
}

enum rungs_status rungs_hardships(struct rungs_atlas *atlas,
				  struct rungs_things *out,
				  struct rungs_error *error)
{
	return list(atlas, STATEMENT_HARDSHIPS, NULL, out, error);
}

enum rungs_status rungs_tracks_of(struct rungs_atlas *atlas,
				  const char *specialization,
				  struct rungs_things *out,
				  struct rungs_error *error)
{
	return list(atlas, STATEMENT_TRACKS_OF, specialization, out, error);
}

bool thing_read(struct reader *reader, enum rungs_kind kind, const char *id,
		struct rungs_thing *out)
{
	size_t count = 0;
	struct rungs_thing *rows = NULL;

	memset(out, 0, sizeof(*out));
	if (id != NULL)
		rows = ROWS(reader, STATEMENT_THING, &thing_shape, &count,
			    rungs_kind_singular(kind), id);
	if (count > 0)
		*out = rows[0];
	return count > 0;
}

bool thing_at(struct reader *reader, int64_t number, struct rungs_thing *out)
{
	return row_numbered(reader, STATEMENT_SEARCH_THING, &thing_shape, out,
			    number) &&
	       out->kind != RUNGS_KIND_COUNT && out->id != NULL &&
	       out->name != NULL;
}

struct rungs_refs refs_of_ids(struct reader *reader, enum rungs_kind kind,
			      const char *ids)
{
	struct rungs_refs refs = {0};
	struct rungs_thing thing;
	const char *at = ids;
	size_t most = 1;

	if (ids == NULL || reader->status != RUNGS_OK)
		return refs;
	for (const char *c = ids; *c != '\0'; c++)
		most += *c == ';';
	refs.at = arena_alloc(reader->arena, most * sizeof(*refs.at));
	while (refs.at != NULL && *at != '\0') {
		size_t length = strcspn(at, ";");
		const char *id = arena_copy(reader->arena, at, length);

		if (thing_read(reader, kind, id, &thing))
			refs.at[refs.count++] =
				(struct rungs_ref){thing.id, thing.name};
		at += length;
		at += *at == ';';
	}
	return refs;
}

/* How far a thing is from what was asked for, by its id or by its name in
 * folded letters. */
static int distance(const struct rungs_thing *thing, const char *id,
		    const char *folded)
{
	char name[256];
	int by_id = edit_distance(id, thing->id), by_name;

	if (thing->name == NULL ||
	    text_fold(name, sizeof(name), thing->name, NULL) == 0)
		return by_id;
	by_name = edit_distance(folded, name);
	return by_name < by_id ? by_name : by_id;
}

struct candidate {
	int distance;
	struct rungs_thing thing;
};

/* Keeps the best few in order; earlier ones stay first among equals. */
static void candidates_add(struct candidate *best, size_t *count, int apart,
			   const struct rungs_thing *thing)
{
	size_t at = *count;

	while (at > 0 && best[at - 1].distance > apart)
		at--;
	if (at == NEAREST)
		return;
	if (*count < NEAREST)
		(*count)++;
	memmove(best + at + 1, best + at, (*count - at - 1) * sizeof(*best));
	best[at] = (struct candidate){apart, *thing};
}

static void nearest_read(struct reader *reader, unsigned kinds,
			 const char *name, struct rungs_things *out)
{
	struct candidate best[NEAREST];
	char folded[256];
	size_t count = 0;
	int limit = (int)strnlen(name, 64) / 4 + 1;

	text_fold(folded, sizeof(folded), name, NULL);

	for (enum rungs_kind kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		struct rungs_thing *all;
		size_t all_count;

		if ((kinds & 1u << kind) == 0)
			continue;
		all = ROWS(reader, STATEMENT_THINGS_OF_KIND, &thing_shape,
			   &all_count, rungs_kind_singular(kind));
		for (size_t i = 0; i < all_count; i++) {
			int apart;

			if (all[i].id == NULL)
				continue;
			apart = distance(&all[i], name, folded);
			if (apart <= limit)
				candidates_add(best, &count, apart, &all[i]);
		}
	}
	out->at = arena_alloc(reader->arena, count * sizeof(*out->at));
	if (out->at == NULL)
		return;
	for (size_t i = 0; i < count; i++)
		out->at[i] = best[i].thing;
	out->count = count;
}

/* Splits KIND/ID; all kinds if there is no such prefix. */
static unsigned name_kinds(const char *name, const char **id)
{
	const char *slash = strchr(name, '/');
	enum rungs_kind kind;
	char word[32];

	*id = name;
	if (slash == NULL || (size_t)(slash - name) >= sizeof(word))
		return ~0u;
	memcpy(word, name, (size_t)(slash - name));
	word[slash - name] = '\0';
	if (!rungs_kind_parse(word, &kind))
		return ~0u;
	*id = slash + 1;
	return 1u << kind;
}

static void find_by_id(struct reader *reader, unsigned kinds, const char *id,
		       struct rungs_things *out)
{
	out->at =
		arena_alloc(reader->arena, RUNGS_KIND_COUNT * sizeof(*out->at));
	for (enum rungs_kind kind = 0;
	     out->at != NULL && kind < RUNGS_KIND_COUNT; kind++) {
		if ((kinds & 1u << kind) != 0 &&
		    thing_read(reader, kind, id, &out->at[out->count]))
			out->count++;
	}
}

/* What a classification gives an address goes by it or by its last part, which
 * may be an id here, too. */
static void find_by_address(struct reader *reader, unsigned kinds,
			    const char *name, struct rungs_things *out)
{
	const char *slash = strrchr(name, '/');
	const char *part = slash != NULL ? slash + 1 : name;

	if ((kinds & 1u << RUNGS_ROLE) != 0)
		out->at = ROWS(reader, STATEMENT_THINGS_AT, &thing_shape,
			       &out->count, part);
	if (out->count == 0 && slash != NULL)
		find_by_id(reader, kinds, part, out);
}

enum rungs_status rungs_find(struct rungs_atlas *atlas, const char *name,
			     struct rungs_things *out,
			     struct rungs_error *error)
{
	struct reader reader;
	const char *id;
	unsigned kinds = name_kinds(name, &id);
	bool found;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	find_by_id(&reader, kinds, id, out);
	if (out->count == 0)
		find_by_address(&reader, kinds, id, out);
	found = out->count > 0;
	if (!found)
		nearest_read(&reader, kinds, id, out);
	if (reader_finish(&reader, out, sizeof(*out), &out->memory) != RUNGS_OK)
		return reader.status;
	if (!found)
		return error_set(error, RUNGS_NOT_FOUND,
				 "There is nothing called '%.100s'.", name);
	return RUNGS_OK;
}

void rungs_things_release(struct rungs_things *things)
{
	arena_free(things->memory);
	*things = (struct rungs_things){0};
}
