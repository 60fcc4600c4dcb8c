#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../core/date.h"
#include "../core/replace.h"
#include "json.h"
#include "me.h"
#include "../page/record_words.h"

enum { FILE_MOST = 16 << 20 };

static json_t *profile_of(struct invocation *call,
			  const struct rungs_records *records)
{
	json_t *out = json_answer(call);

	json_put(&out, "profile", json_profile(records));
	return out;
}

static int write_file(struct invocation *call, json_t *answer)
{
	struct rungs_error error = {0};
	char *text = answer != NULL ? json_dumps(answer, JSON_INDENT(2)) : NULL;
	char *line = NULL;
	int size = text != NULL ? asprintf(&line, "%s\n", text) : -1;
	int status = EXIT_TROUBLE;

	json_decref(answer);
	free(text);
	if (size < 0) {
		complain(call, "Memory ran out.");
		return status;
	}
	status = replace_file(call->value[OPTION_OUTPUT], line, (size_t)size,
			      &error) == RUNGS_OK
			 ? EXIT_DONE
			 : complain_of(call, &error);
	free(line);
	return status;
}

int me_export(struct invocation *call)
{
	struct rungs_records records = {0};
	int status = profile_in_use(call, &records);

	if (status != EXIT_DONE)
		return status;
	json_t *answer = profile_of(call, &records);
	rungs_records_release(&records);
	if (call->value[OPTION_OUTPUT] != NULL)
		return write_file(call, answer);
	return json_finish(call, answer, false, EXIT_DONE);
}

char *me_slurp(struct invocation *call, const char *path, size_t *size)
{
	FILE *file = strcmp(path, "-") == 0 ? call->in : fopen(path, "rbe");
	char *bytes = file != NULL ? malloc(FILE_MOST + 1) : NULL;

	*size = 0;
	if (bytes != NULL)
		*size = fread(bytes, 1, FILE_MOST + 1, file);
	if (bytes != NULL && (ferror(file) || *size > FILE_MOST)) {
		free(bytes);
		bytes = NULL;
	}
	if (bytes == NULL)
		complain(call, "\"%.200s\" cannot be read, or is too large.",
			 path);
	if (file != NULL && file != call->in)
		fclose(file);
	return bytes;
}

int me_import(struct invocation *call)
{
	struct rungs_edit *edits = NULL;
	struct rungs_error error = {0};
	json_error_t fault;
	size_t size, count = 0;
	int status;

	if (call->operand_count != 2) {
		complain(call, "Write it as: rungs me import FILE.");
		return EXIT_USAGE;
	}
	char *bytes = me_slurp(call, call->operands[1], &size);
	if (bytes == NULL)
		return EXIT_TROUBLE;
	json_t *answer =
		json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &fault);
	free(bytes);
	if (answer == NULL) {
		complain(call, "\"%.200s\" is no JSON: line %d, %.100s.",
			 call->operands[1], fault.line, fault.text);
		return EXIT_TROUBLE;
	}
	if (json_profile_read(json_object_get(answer, "profile"), &edits,
			      &count, &error)) {
		status = me_change(call, "Imported", edits, count, true);
		if (status == EXIT_DONE && call->value[OPTION_JSON] == NULL) {
			output_format(&call->out, "Imported: %zu record%s.",
				      count, count == 1 ? "" : "s");
			output_put(&call->out, "\n");
		}
	} else {
		complain(call, "%s", error.text);
		status = EXIT_TROUBLE;
	}
	free(edits);
	json_decref(answer);
	return status;
}

static int records_of_file(struct invocation *call, const char *path,
			   struct rungs_records *out)
{
	struct rungs_profile *profile;
	struct rungs_error error = {0};
	struct stat found;
	int status = EXIT_DONE;

	if (stat(path, &found) != 0) {
		complain(call, "There is no profile \"%.200s\".", path);
		return EXIT_TROUBLE;
	}
	if (rungs_profile_open(&profile, path, RUNGS_PROFILE_READ, NULL,
			       &error) != RUNGS_OK) {
		complain(call, "%s", error.text);
		return EXIT_TROUBLE;
	}
	if (rungs_profile_get(profile, out, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_profile_close(profile);
	return status;
}

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

static int compare(struct invocation *call, const struct rungs_records *before,
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
	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "changes", changes);
		return json_finish(call, out, false, EXIT_DONE);
	}
	if (json_array_size(changes) == 0)
		output_put(&call->out, "Nothing has changed.\n");
	json_decref(changes);
	return EXIT_DONE;
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

int me_diff(struct invocation *call)
{
	const char *since = call->value[OPTION_SINCE];
	struct rungs_records before = {0}, after = {0};
	int status;

	if (call->operand_count != (since != NULL ? 1 : 3)) {
		complain(call, "Write it as: rungs me diff FILE FILE, or me "
			       "diff --since DATE.");
		return EXIT_USAGE;
	}
	if (since != NULL) {
		status = records_since(call, since, &before, &after);
	} else {
		status = records_of_file(call, call->operands[1], &before);
		if (status == EXIT_DONE)
			status = records_of_file(call, call->operands[2],
						 &after);
	}
	if (status == EXIT_DONE)
		status = compare(call, &before, &after);
	rungs_records_release(&before);
	rungs_records_release(&after);
	return status;
}
