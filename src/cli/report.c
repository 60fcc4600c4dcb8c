#include "report.h"

#include <unistd.h>

#include "json.h"

static json_t *entry(const struct finding *finding)
{
	char words[FINDING_SIZE];

	return json_pack(
		"{s:s, s:s?, s:o, s:s?, s:s?, s:s, s:s?}", "severity",
		severity_name(finding->severity), "file", finding->file, "line",
		finding->line > 0 ? json_integer(finding->line) : json_null(),
		"column", finding->column, "value", finding->value, "message",
		finding_words(finding, words, sizeof(words)), "mend",
		finding->mend);
}

static json_t *answer(const struct invocation *call,
		      const struct findings *findings, const char *file)
{
	json_t *list = json_array();
	json_t *out = json_answer(call);

	for (size_t i = 0; i < findings->count; i++)
		json_push(&list, entry(&findings->at[i]));
	json_put(&out, "file", file != NULL ? json_bytes(file) : json_null());
	json_put(&out, "findings", list);
	return out;
}

static void put_line(struct output *out, const char *before, const char *name,
		     const char *after)
{
	output_put(out, before);
	output_text(out, name);
	output_put(out, after);
	output_put(out, "\n");
}

static void put_lines(struct output *out, const struct findings *findings)
{
	char line[FINDING_SIZE + 128];

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		output_format(out, "%s: ", severity_name(finding->severity));
		output_text(out, finding_line(finding, line, sizeof(line)));
		if (finding->mend != NULL)
			output_format(out, ". %s", finding->mend);
		output_put(out, "\n");
	}
}

int report(struct invocation *call, const struct findings *findings,
	   const char *name, const char *file, enum rungs_status status,
	   const struct rungs_error *error)
{
	int exit = EXIT_DONE;

	if (status != RUNGS_OK && findings->errors == 0) {
		complain(call, "%s", error->text);
		return EXIT_TROUBLE;
	}
	if (findings->errors > 0) {
		complain(call, "%s has %zu error%s.", name, findings->errors,
			 findings->errors == 1 ? "" : "s");
		exit = EXIT_TROUBLE;
		file = NULL;
	}
	if (call->value[OPTION_JSON] != NULL)
		return json_finish(call, answer(call, findings, file), false,
				   exit);
	put_lines(&call->out, findings);
	if (file != NULL)
		put_line(&call->out, "Wrote ", file, ".");
	else if (findings->count == 0)
		put_line(&call->out, "Nothing is wrong with ", name, ".");
	return exit;
}

static bool has(const char *folder, const char *name)
{
	char path[4096];
	int size = snprintf(path, sizeof(path), "%s/%s", folder, name);

	return size > 0 && (size_t)size < sizeof(path) &&
	       access(path, F_OK) == 0;
}

void report_overlay(struct invocation *call, const char *folder)
{
	if (has(folder, "hidden.csv") ||
	    (has(folder, "roles.csv") && !has(folder, "levels.csv")))
		complain(call,
			 "If these tables are to lie over an atlas, say rungs "
			 "check --overlay %s, and rungs compile --base ATLAS.",
			 folder);
}

int report_folder(struct invocation *call, const char *folder)
{
	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "folder", json_bytes(folder));
		return json_finish(call, out, false, EXIT_DONE);
	}
	put_line(&call->out, "Wrote ", folder, ".");
	return EXIT_DONE;
}
