#include "me_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/own.h"

#define TAKE LIST_NONE /* value of the row that takes over what is ticked */

static bool is_had(const struct session *session,
		   const struct rungs_scan_hit *hit)
{
	return hit->kind < RUNGS_KIND_COUNT &&
	       own_record(&session->person.records, hit->kind, hit->thing.id);
}

static size_t ticked(const struct me_scan *scan)
{
	size_t count = 0;

	for (size_t i = 0; i < scan->scan.count; i++)
		count += scan->ticked[i];
	return count;
}

static void describe(const struct me_scan *scan, const struct session *session,
		     size_t at, char *out, size_t size)
{
	const struct rungs_scan_hit *hit = &scan->scan.at[at];
	char text[400];

	if (hit->kind == RUNGS_KIND_COUNT)
		snprintf(text, sizeof text, "    %d years", hit->years);
	else
		snprintf(text, sizeof text, "%s %s  %s",
			 is_had(session, hit) ? " ✓ "
			 : scan->ticked[at]   ? "[x]"
					      : "[ ]",
			 hit->thing.name, rungs_kind_singular(hit->kind));
	text_show(out, size, text);
}

static bool fill(struct me_scan *scan, const struct session *session)
{
	size_t selected = scan->list.selected, top = scan->list.top;
	size_t count = scan->scan.count;
	char line[240];

	list_clear(&scan->list);
	snprintf(scan->texts[count][0], sizeof scan->texts[count][0],
		 "Take over the %zu ticked", ticked(scan));
	if (!list_add(&scan->list,
		      (struct list_row){.text = scan->texts[count][0],
					.value = TAKE}))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct rungs_scan_hit *hit = &scan->scan.at[i];
		char(*texts)[240] = scan->texts[i];

		describe(scan, session, i, texts[0], sizeof texts[0]);
		snprintf(line, sizeof line, "line %zu: %.200s", hit->line,
			 hit->text);
		text_show(texts[1], sizeof texts[1], line);
		if (!list_add(&scan->list,
			      (struct list_row){
				      .text = texts[0],
				      .link = {hit->kind, hit->thing.id},
				      .value = i}) ||
		    !list_add(&scan->list, (struct list_row){.kind = LIST_NOTE,
							     .text = texts[1]}))
			return false;
	}
	if (selected < scan->list.count) {
		scan->list.selected = selected;
		scan->list.top = top;
	} else if (scan->list.count > 1) {
		scan->list.selected = 1;
	}
	list_resize(&scan->list, scan->list.height);
	return true;
}

/* Terminals paste the key that ends a line, not the character. */
static char *with_lines(const char *text)
{
	char *copy = strdup(text);

	for (char *at = copy; at && (at = strchr(at, '\r')) != NULL; at++)
		*at = at[1] == '\n' ? ' ' : '\n';
	return copy;
}

static enum rungs_status scan_text(struct me_scan *scan,
				   struct rungs_atlas *atlas, const char *text,
				   struct rungs_error *error)
{
	char *lines = with_lines(text);
	enum rungs_status status =
		lines ? rungs_scan(atlas, lines, strlen(lines), &scan->scan,
				   error)
		      : error_no_memory(error);

	free(lines);
	return status;
}

bool me_scan_open(struct me_scan *scan, struct session *session,
		  const char *text, char *said, size_t size)
{
	struct rungs_error error;
	size_t count;

	me_scan_release(scan);
	if (scan_text(scan, session->atlas, text, &error) != RUNGS_OK) {
		text_show(said, size, error.text);
		return false;
	}
	count = scan->scan.count;
	if (count == 0) {
		text_show(said, size,
			  "The text names nothing that the atlas has.");
		return false;
	}
	scan->ticked = calloc(count, sizeof *scan->ticked);
	scan->texts = calloc(count + 1, sizeof *scan->texts);
	scan->list.selected = LIST_NONE;
	if (scan->ticked && scan->texts && fill(scan, session))
		return true;
	text_show(said, size, "Out of memory.");
	return false;
}

void me_scan_release(struct me_scan *scan)
{
	rungs_scan_release(&scan->scan);
	list_release(&scan->list);
	free(scan->ticked);
	free(scan->texts);
	*scan = (struct me_scan){.ticked = NULL};
}

static const struct rungs_scan_hit *current(const struct me_scan *scan)
{
	const struct list_row *row = list_current(&scan->list);

	return row && row->value != TAKE ? &scan->scan.at[row->value] : NULL;
}

static bool take_over(struct me_scan *scan, struct session *session, char *said,
		      size_t size)
{
	struct rungs_edit *edits = calloc(scan->scan.count, sizeof *edits);
	char(*ids)[160] = calloc(scan->scan.count, sizeof *ids);
	size_t count = 0, skills = 0;
	bool done = false;
	char text[120];

	for (size_t i = 0; edits && ids && i < scan->scan.count; i++) {
		const struct rungs_scan_hit *hit = &scan->scan.at[i];
		struct rungs_record *record = &edits[count].record;

		if (!scan->ticked[i] ||
		    !own_section(hit->kind, &record->section))
			continue;
		record->name = hit->thing.name;
		record->id = own_id(record->section, hit->kind, hit->thing.id,
				    ids[count], sizeof ids[count]);
		skills += hit->kind == RUNGS_SKILL;
		count++;
	}
	if (!edits || !ids)
		text_show(said, size, "Out of memory.");
	else
		done = person_change(&session->person, edits, count, said,
				     size);
	if (done) {
		snprintf(text, sizeof text,
			 "Taken over: %zu from the text. %su takes all back.",
			 count,
			 skills ? "1 to 5 on a skill says its level; " : "");
		text_show(said, size, text);
	}
	free(edits);
	free(ids);
	return done;
}

bool me_scan_choose(struct me_scan *scan, struct session *session, char *said,
		    size_t size)
{
	const struct list_row *row = list_current(&scan->list);
	const struct rungs_scan_hit *hit = current(scan);

	if (!row)
		return false;
	if (!hit && ticked(scan) == 0)
		text_show(said, size,
			  "Nothing is ticked; Space on a line ticks it.");
	else if (!hit)
		return take_over(scan, session, said, size);
	else if (hit->kind == RUNGS_KIND_COUNT)
		text_show(said, size,
			  "Years belong to a job: + and - there set them.");
	else if (is_had(session, hit))
		text_show(said, size, "You have that already.");
	else
		scan->ticked[row->value] = !scan->ticked[row->value];
	fill(scan, session);
	return false;
}
