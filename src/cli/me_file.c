#include <stdlib.h>
#include <string.h>

#include "../core/replace.h"
#include "json.h"
#include "me.h"

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
