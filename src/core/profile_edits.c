#include "profile_edits.h"

#include "error.h"

void edits_begin(struct edits *edits, struct rungs_edits *out,
		 struct rungs_error *error)
{
	*out = (struct rungs_edits){0};
	*edits = (struct edits){
		.arena = arena_new(), .out = out, .error = error};
	if (edits->arena == NULL)
		edits->status = error_no_memory(error);
}

enum rungs_status edits_finish(struct edits *edits)
{
	if (edits->status == RUNGS_OK) {
		edits->out->memory = edits->arena;
		return RUNGS_OK;
	}
	arena_free(edits->arena);
	*edits->out = (struct rungs_edits){0};
	return edits->status;
}

static void copy(struct edits *edits, const char **text)
{
	const char *was = *text;

	*text = arena_text(edits->arena, was);
	if (was != NULL && *text == NULL)
		edits->status = error_no_memory(edits->error);
}

static void add(struct edits *edits, struct rungs_edit edit)
{
	struct rungs_edits *out = edits->out;
	struct rungs_record *record = &edit.record;

	if (edits->status != RUNGS_OK)
		return;
	copy(edits, &record->id);
	copy(edits, &record->name);
	copy(edits, &record->text);
	copy(edits, &record->date);
	copy(edits, &record->about);
	copy(edits, &record->done_on);
	copy(edits, &record->gave);
	copy(edits, &record->note);
	copy(edits, &record->told);
	out->at =
		arena_grow(edits->arena, out->at, out->count, sizeof(*out->at));
	if (out->at == NULL)
		edits->status = error_no_memory(edits->error);
	else
		out->at[out->count++] = edit;
}

void edits_put(struct edits *edits, const struct rungs_record *record)
{
	add(edits, (struct rungs_edit){.record = *record});
}

void edits_remove(struct edits *edits, const struct rungs_record *record)
{
	add(edits, (struct rungs_edit){.remove = true, .record = *record});
}

enum rungs_status rungs_edits_join(struct rungs_edits *edits,
				   const struct rungs_edits *more,
				   struct rungs_error *error)
{
	struct edits joining = {
		.arena = edits->memory, .out = edits, .error = error};

	if (joining.arena == NULL)
		edits_begin(&joining, edits, error);
	for (size_t i = 0; i < more->count; i++)
		add(&joining, more->at[i]);
	return edits_finish(&joining);
}

void rungs_edits_release(struct rungs_edits *edits)
{
	arena_free(edits->memory);
	*edits = (struct rungs_edits){0};
}
