/* What changed in a profile from visit to visit. */
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../page/record_words.h"
#include "json.h"
#include "me.h"
#include "pack.h"

static json_t *side(const struct rungs_record *record)
{
	return record != NULL ? json_record(record) : json_null();
}

/* A line or an object for what differs between two records of an id; either
 * may be NULL. */
static void put_change(struct invocation *call, json_t **changes,
		       const struct rungs_record *before,
		       const struct rungs_record *after)
{
	const struct rungs_record *any = after != NULL ? after : before;
	json_t *was = side(before), *is = side(after);
	char old[1000], new[1000];

	if (json_equal(was, is)) {
		json_decref(was);
		json_decref(is);
		return;
	}
	json_t *change = json_pack("{s:s, s:s, s:s}", "section",
				   rungs_section_word(any->section), "id",
				   any->id, "name", any->name);
	json_put(&change, "before", was);
	json_put(&change, "after", is);
	json_push(changes, change);
	if (call->value[OPTION_JSON] != NULL)
		return;
	if (before == NULL)
		output_format(&call->out, "+ %s",
			      record_words(after, new, sizeof(new)));
	else if (after == NULL)
		output_format(&call->out, "- %s",
			      record_words(before, old, sizeof(old)));
	else
		output_format(&call->out, "~ %s; before: %s",
			      record_words(after, new, sizeof(new)),
			      record_words(before, old, sizeof(old)));
	output_put(&call->out, "\n");
}

/* What differs, a line each, and in JSON if that is wanted. */
static json_t *compare(struct invocation *call,
		       const struct rungs_records *before,
		       const struct rungs_records *after)
{
	json_t *changes = json_array();

	for (size_t i = 0; i < before->count; i++)
		put_change(call, &changes, &before->at[i],
			   rungs_records_find(after, before->at[i].section,
					      before->at[i].id));
	for (size_t i = 0; i < after->count; i++) {
		if (rungs_records_find(before, after->at[i].section,
				       after->at[i].id) == NULL)
			put_change(call, &changes, NULL, &after->at[i]);
	}
	if (json_array_size(changes) == 0 && call->value[OPTION_JSON] == NULL)
		output_put(&call->out, "Nothing has changed.\n");
	return changes;
}

static int answer(struct invocation *call, json_t *changes, json_t *visits)
{
	json_t *out;

	if (call->value[OPTION_JSON] == NULL) {
		json_decref(changes);
		json_decref(visits);
		return EXIT_DONE;
	}
	out = json_answer(call);
	json_put(&out, "changes", changes);
	if (visits != NULL)
		json_put(&out, "visits", visits);
	return json_finish(call, out, false, EXIT_DONE);
}

/* The profile as it was before a day, and as it is. */
static int records_since(struct invocation *call, const char *date,
			 struct rungs_records *before,
			 struct rungs_records *after)
{
	struct rungs_profile *profile;
	struct rungs_error error = {0};
	int day, status;

	if (!date_parse(date, &day)) {
		complain(call,
			 "--since takes a day as 2026-11-26, not '%.40s'.",
			 date);
		return EXIT_USAGE;
	}
	status = open_profile(call, RUNGS_PROFILE_READ, &profile);
	if (status != EXIT_DONE)
		return status;
	if (rungs_profile_before(profile, date, before, &error) != RUNGS_OK ||
	    rungs_profile_get(profile, after, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_profile_close(profile);
	return status;
}

static int compare_since(struct invocation *call, const char *date)
{
	struct rungs_records before = {0}, after = {0};
	int status = records_since(call, date, &before, &after);

	if (status == EXIT_DONE)
		status = answer(call, compare(call, &before, &after), NULL);
	rungs_records_release(&before);
	rungs_records_release(&after);
	return status;
}

/* Each visit with the one before it, under a heading where there are several
 * such; what changed from the first to the last is for programs. */
static int compare_visits(struct invocation *call, const char *const *files,
			  const struct pack_profile *profiles, size_t count)
{
	json_t *visits = json_array();

	if (count == 2) {
		json_decref(visits);
		return answer(call,
			      compare(call, &profiles[0].records,
				      &profiles[1].records),
			      NULL);
	}
	for (size_t i = 1; i < count; i++) {
		json_t *visit = json_object();

		if (call->value[OPTION_JSON] == NULL) {
			output_put(&call->out, i > 1 ? "\n" : "");
			output_format(&call->out, "%s to %s", files[i - 1],
				      files[i]);
			output_put(&call->out, "\n");
		}
		json_put(&visit, "before", json_bytes(files[i - 1]));
		json_put(&visit, "after", json_bytes(files[i]));
		json_put(&visit, "changes",
			 compare(call, &profiles[i - 1].records,
				 &profiles[i].records));
		json_push(&visits, visit);
	}
	return answer(call,
		      call->value[OPTION_JSON] != NULL
			      ? compare(call, &profiles[0].records,
					&profiles[count - 1].records)
			      : json_array(),
		      visits);
}

int me_diff(struct invocation *call)
{
	const char *since = call->value[OPTION_SINCE];
	const char *const *files = (const char *const *)call->operands + 1;
	size_t count = (size_t)call->operand_count - 1, read = 0;
	struct pack_profile *profiles;
	struct rungs_error error = {0};
	int status = EXIT_DONE;

	if (since != NULL ? count > 0 : count < 2) {
		complain(call, "Write it as: rungs me diff FILE FILE…, or me "
			       "diff --since DATE.");
		return EXIT_USAGE;
	}
	if (since != NULL)
		return compare_since(call, since);
	profiles = calloc(count, sizeof(*profiles));
	if (profiles == NULL) {
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	for (; read < count && status == EXIT_DONE; read++) {
		if (pack_profile_read(&profiles[read], files[read], &error) !=
		    RUNGS_OK) {
			complain(call, "%s", error.text);
			status = EXIT_TROUBLE;
		}
	}
	if (status == EXIT_DONE)
		status = compare_visits(call, files, profiles, count);
	for (size_t i = 0; i < read; i++)
		pack_profile_release(&profiles[i]);
	free(profiles);
	return status;
}
