#include <rungs/scan.h>

#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "me.h"

/* Whether the list, ids or KIND/IDs with commas between, has the hit. */
static bool is_listed(const char *list, const struct rungs_scan_hit *hit)
{
	char full[400];

	snprintf(full, sizeof(full), "%s/%s", rungs_kind_singular(hit->kind),
		 hit->thing.id);
	while (*list != '\0') {
		size_t size = strcspn(list, ",");

		if ((strlen(full) == size && strncmp(list, full, size) == 0) ||
		    (strlen(hit->thing.id) == size &&
		     strncmp(list, hit->thing.id, size) == 0))
			return true;
		list += size + (list[size] == ',');
	}
	return false;
}

/* What the hit is in a profile; its id lasts until the next call of the same
 * room. */
static struct rungs_edit edit_of(const struct rungs_scan_hit *hit, char *room,
				 size_t size)
{
	struct rungs_edit edit = {
		.record = {.id = hit->thing.id, .name = hit->thing.name}};

	switch (hit->kind) {
	case RUNGS_SKILL:
		edit.record.section = RUNGS_HAS_SKILL;
		break;
	case RUNGS_CERTIFICATION:
		edit.record.section = RUNGS_HAS_CERTIFICATION;
		break;
	case RUNGS_EDUCATION:
		edit.record.section = RUNGS_HAS_EDUCATION;
		break;
	default:
		snprintf(room, size, "role/%s", hit->thing.id);
		edit.record.section = RUNGS_HAS_EXPERIENCE;
		edit.record.id = room;
	}
	return edit;
}

static const char *kind_word(const struct rungs_scan_hit *hit)
{
	return hit->kind == RUNGS_KIND_COUNT ? "years"
					     : rungs_kind_singular(hit->kind);
}

static void put_hit(struct invocation *call, const struct rungs_scan_hit *hit)
{
	if (hit->kind == RUNGS_KIND_COUNT)
		output_format(&call->out, "years: %d", hit->years);
	else
		output_format(&call->out, "%s: %s (%s)", kind_word(hit),
			      hit->thing.name, hit->thing.id);
	output_put(&call->out, "\n  ");
	output_format(&call->out, "line %zu: %s", hit->line, hit->text);
	output_put(&call->out, "\n");
}

static json_t *hit_json(const struct rungs_scan_hit *hit)
{
	json_t *out = json_object();

	json_put(&out, "kind", json_text(kind_word(hit)));
	json_put(&out, "id", json_text(hit->thing.id));
	json_put(&out, "name", json_text(hit->thing.name));
	json_put(&out, "years", json_whole(hit->years));
	json_put(&out, "line", json_integer((json_int_t)hit->line));
	json_put(&out, "text", json_text(hit->text));
	json_put(&out, "count", json_integer(hit->count));
	return out;
}

static bool is_confirmed(struct invocation *call,
			 const struct rungs_scan_hit *hit)
{
	char line[16];

	output_format(&call->out, "Add %s %s? [y/N] ", kind_word(hit),
		      hit->thing.name);
	output_flush(&call->out);
	return fgets(line, sizeof(line), call->in) != NULL &&
	       (line[0] == 'y' || line[0] == 'Y');
}

/* How to say what a text does not. */
static void tell_levels(struct invocation *call, const struct rungs_edit *edits,
			size_t count)
{
	for (size_t i = 0; i < count && call->value[OPTION_JSON] == NULL; i++) {
		if (edits[i].record.section != RUNGS_HAS_SKILL)
			continue;
		output_put(&call->out, "A skill counts as one level until "
				       "'rungs me add skill ID LEVEL' says "
				       "more.\n");
		return;
	}
}

/* Adds what is listed, or what a person says yes to, all as one change. */
static int add(struct invocation *call, const struct rungs_scan *scan, bool ask)
{
	const char *list = call->value[OPTION_ADD];
	struct rungs_edit *edits = calloc(scan->count + 1, sizeof(*edits));
	char(*rooms)[320] = calloc(scan->count + 1, sizeof(*rooms));
	size_t count = 0;
	int status = EXIT_TROUBLE;

	for (size_t i = 0; edits != NULL && rooms != NULL && i < scan->count;
	     i++) {
		const struct rungs_scan_hit *hit = &scan->at[i];

		if (hit->kind == RUNGS_KIND_COUNT ||
		    !(ask ? is_confirmed(call, hit) : is_listed(list, hit)))
			continue;
		edits[count] = edit_of(hit, rooms[count], sizeof(*rooms));
		count++;
	}
	if (edits == NULL || rooms == NULL) {
		complain(call, "Memory ran out.");
	} else if (count > 0) {
		status = me_change(call, "Added", edits, count, false);
		if (status == EXIT_DONE)
			tell_levels(call, edits, count);
	} else {
		status = ask ? EXIT_DONE : EXIT_NOTHING;
		if (!ask)
			complain(call, "The text names nothing of '%.200s'.",
				 list);
	}
	free(edits);
	free(rooms);
	return status;
}

static int answer(struct invocation *call, const struct rungs_scan *scan)
{
	int status = scan->count > 0 ? EXIT_DONE : EXIT_NOTHING;

	if (call->value[OPTION_ADD] != NULL)
		return add(call, scan, false);
	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call), *hits = json_array();

		for (size_t i = 0; i < scan->count; i++)
			json_push(&hits, hit_json(&scan->at[i]));
		json_put(&out, "found", hits);
		return json_finish(call, out, false, status);
	}
	if (scan->count == 0) {
		complain(call, "The text names nothing that the atlas has.");
		return status;
	}
	for (size_t i = 0; i < scan->count; i++)
		put_hit(call, &scan->at[i]);
	if (call->keyboard && call->terminal &&
	    strcmp(call->operands[1], "-") != 0)
		return add(call, scan, true);
	return status;
}

int me_scan(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_scan scan = {0};
	struct rungs_error error = {0};
	size_t size;
	char *text;

	if (call->operand_count != 2) {
		complain(call, "Write it as: rungs me scan FILE, or - for the "
			       "input.");
		return EXIT_USAGE;
	}
	text = me_slurp(call, call->operands[1], &size);
	if (text == NULL)
		return EXIT_TROUBLE;
	int status = open_atlas(call, &atlas);
	if (status == EXIT_DONE) {
		status =
			rungs_scan(atlas, text, size, &scan, &error) == RUNGS_OK
				? answer(call, &scan)
				: complain_of(call, &error);
		rungs_scan_release(&scan);
		rungs_atlas_close(atlas);
	}
	free(text);
	return status;
}
