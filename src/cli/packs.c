#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../core/date.h"
#include "../core/error.h"
#include "../core/replace.h"
#include "bar.h"
#include "json.h"
#include "pack.h"
#include "plan.h"

/* All packs of one folder of profiles. */
struct packs {
	struct invocation *call;
	struct rungs_atlas *atlas;
	const char *from, *to;
	struct pack_files files; /* of profiles */
	char **names;            /* of the packs made so far */
	size_t name_count, failed;
	struct paper index;
	struct plan_set set; /* what all packs have of one */
	char day[11];        /* the latest of the packs */
	json_t *made, *faults;
	struct bar bar;
	const struct progress *progress; /* NULL if nobody sees it */
};

/* The folder of the packs, for its owner alone if it is made.  It may not be
 * that of the profiles: what is written would be read as one. */
static int make_folder(struct packs *packs)
{
	struct stat from, to;

	if (mkdir(packs->to, 0700) != 0 && errno != EEXIST) {
		complain(packs->call,
			 "The folder \"%.300s\" cannot be made: %s.", packs->to,
			 strerror(errno));
		return EXIT_TROUBLE;
	}
	if (stat(packs->from, &from) != 0 || stat(packs->to, &to) != 0 ||
	    !S_ISDIR(to.st_mode)) {
		complain(packs->call, "\"%.300s\" is no folder for packs.",
			 packs->to);
		return EXIT_TROUBLE;
	}
	if (from.st_dev != to.st_dev || from.st_ino != to.st_ino)
		return EXIT_DONE;
	complain(packs->call,
		 "The packs need another folder than the profiles.");
	return EXIT_USAGE;
}

/* Nothing but the bar is on its line. */
static void tell_progress(struct packs *packs, size_t at)
{
	if (packs->progress != NULL && at < packs->files.count)
		packs->progress->tell(packs->progress->context, "packs",
				      (double)at / (double)packs->files.count);
	else
		bar_end(&packs->bar);
}

/* What the pack that stands there holds, if there is one and it can be read. */
static void read_last(const struct packs *packs, const char *name, json_t **out)
{
	char *path;

	if (asprintf(&path, "%s/%s.json", packs->to, name) < 0)
		return;
	*out = json_load_file(path, 0, NULL);
	free(path);
}

static bool is_same(json_t *last, const struct rungs_records *now)
{
	json_t *is = json_profile(now);
	bool same = json_equal(is, json_object_get(last, "profile"));

	json_decref(is);
	return same;
}

/* The day since which the profile is as it is: that of the last pack if nothing
 * has changed, else today.  So the same profile gives the same pack. */
static const char *day_of(const struct packs *packs, json_t *last,
			  const struct rungs_records *now)
{
	const char *day = json_string_value(json_object_get(last, "day"));
	int number;

	return is_same(last, now) && day != NULL && date_parse(day, &number)
		       ? day
		       : packs->call->today;
}

/* The profile as it was before it last changed: the one in the last pack if that
 * is another, else what that pack was compared with.  So the same profile gives
 * the same pack. */
static bool find_before(json_t *last, const struct rungs_records *now,
			struct pack_profile *out)
{
	const char *key = is_same(last, now) ? "before" : "profile";

	*out = (struct pack_profile){0};
	if (pack_profile_of(out, last, key, NULL) == RUNGS_OK)
		return true;
	pack_profile_release(out);
	return false;
}

static json_t *json_questions(const struct plan_set *set)
{
	json_t *out = json_array();

	for (size_t i = 0; set->count == 0 && set->asked[i] != NULL; i++)
		json_push(&out, json_text(rungs_question_word(
					set->asked[i]->question)));
	return out;
}

static void tell_made(struct packs *packs, const struct pack *pack,
		      const char *file)
{
	json_t *row = json_object(), *plans = json_array();

	for (size_t i = 0; i < pack->set.count; i++)
		json_push(&plans, json_text(pack->set.plans[i].id));
	json_put(&row, "profile", json_bytes(file));
	json_put(&row, "pack", json_text(pack->name));
	json_put(&row, "suggested", json_boolean(pack->set.suggested));
	json_put(&row, "plans", plans);
	json_put(&row, "questions", json_questions(&pack->set));
	json_push(&packs->made, row);
	if (packs->progress != NULL || packs->call->value[OPTION_JSON] != NULL)
		return;
	output_format(&packs->call->out, "%s: %s", file, pack->name);
	output_put(&packs->call->out, "\n");
}

static void tell_fault(struct packs *packs, const char *file,
		       const struct rungs_error *error)
{
	json_t *row = json_object();

	tell_progress(packs, packs->files.count);
	complain(packs->call, "%s", error->text);
	pack_index_fault(&packs->index, file, error->text);
	json_put(&row, "profile", json_bytes(file));
	json_put(&row, "message", json_bytes(error->text));
	json_push(&packs->faults, row);
	packs->failed++;
}

static int make_pack(struct packs *packs, const char *file,
		     const struct rungs_records *records)
{
	char *who = strndup(file, (size_t)(strrchr(file, '.') - file));
	char *name = who != NULL
			     ? pack_name(who, packs->names, packs->name_count)
			     : NULL;
	struct pack pack = {.folder = packs->to,
			    .name = name,
			    .who = who,
			    .records = records,
			    .set = packs->set};
	struct rungs_plans plans = {0};
	struct rungs_error error = {0};
	struct rungs_assessment asked = {0};
	struct pack_profile before;
	json_t *last = NULL;
	int status = EXIT_DONE;

	pack.set.who = who;
	if (name == NULL) {
		complain(packs->call, "Memory ran out.");
		free(who);
		return EXIT_TROUBLE;
	}
	packs->names[packs->name_count++] = name;
	read_last(packs, name, &last);
	if (find_before(last, records, &before))
		pack.before = &before.records;
	if (pack.before != NULL)
		pack.set.changed =
			pack_changes(&packs->index.words, pack.before, records);
	pack.set.day = day_of(packs, last, records);
	if (pack_plans(packs->call, packs->atlas, records, &packs->index.words,
		       &plans, &asked, &pack.set) != EXIT_DONE) {
		error_set(&error, RUNGS_DAMAGED,
			  "The plans of \"%.300s\" cannot be told.", file);
		tell_fault(packs, file, &error);
	} else {
		pack.set.count = plans.count;
		pack.set.plans = plans.at;
		status = pack_write(packs->call, packs->atlas, &pack);
		if (status == EXIT_DONE) {
			pack_index_add(&packs->index, &pack);
			if (strcmp(pack.set.day, packs->day) > 0)
				snprintf(packs->day, sizeof(packs->day), "%s",
					 pack.set.day);
			tell_made(packs, &pack, file);
		}
	}
	rungs_plans_release(&plans);
	rungs_assessment_release(&asked);
	pack_profile_release(&before);
	json_decref(last);
	free(who);
	return status;
}

/* Makes one pack.  What is wrong with a profile is told, and the next one has
 * its turn; where nothing can be written the end has come. */
static int pack_one(struct packs *packs, const char *file)
{
	struct pack_profile profile;
	struct rungs_error error = {0};
	char *path;
	int status = EXIT_DONE;

	if (asprintf(&path, "%s/%s", packs->from, file) < 0) {
		complain(packs->call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	if (pack_profile_read(&profile, path, &error) == RUNGS_OK) {
		status = make_pack(packs, file, &profile.records);
		pack_profile_release(&profile);
	} else {
		tell_fault(packs, file, &error);
	}
	free(path);
	return status;
}

static int write_index(struct packs *packs)
{
	struct rungs_error error = {0};
	char *text = NULL, *path = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	enum rungs_status status = RUNGS_NO_MEMORY;

	pack_index_end(&packs->index, json_array_size(packs->made),
		       packs->failed, packs->day);
	if (out != NULL && paper_end(&packs->index, &error) == RUNGS_OK)
		status = paper_write_html(out, &packs->index, &error);
	if (out != NULL && fclose(out) != 0)
		status = RUNGS_NO_MEMORY;
	if (asprintf(&path, "%s/index.html", packs->to) < 0)
		status = RUNGS_NO_MEMORY;
	else if (status == RUNGS_OK)
		status = replace_file(path, text, size, &error);
	if (status == RUNGS_NO_MEMORY)
		error_no_memory(&error);
	free(text);
	free(path);
	return status == RUNGS_OK ? EXIT_DONE
				  : complain_of(packs->call, &error);
}

static int tell_end(struct packs *packs)
{
	struct invocation *call = packs->call;
	int status = packs->failed > 0 ? EXIT_TROUBLE : EXIT_DONE;
	size_t made = json_array_size(packs->made);
	json_t *answer;

	if (call->value[OPTION_JSON] == NULL) {
		output_format(&call->out, "%zu pack%s in %s, see index.html",
			      made, made == 1 ? "" : "s", packs->to);
		if (packs->failed > 0)
			output_format(&call->out, "; %zu file%s not read",
				      packs->failed,
				      packs->failed == 1 ? "" : "s");
		output_put(&call->out, ".\n");
		return status;
	}
	answer = json_answer(call);
	json_put(&answer, "packs", json_incref(packs->made));
	json_put(&answer, "failed", json_incref(packs->faults));
	return json_finish(call, answer, false, status);
}

static int make_all(struct packs *packs)
{
	int status = EXIT_DONE;

	for (size_t i = 0; i < packs->files.count && status == EXIT_DONE; i++) {
		tell_progress(packs, i);
		status = pack_one(packs, packs->files.at[i]->d_name);
	}
	tell_progress(packs, packs->files.count);
	if (status == EXIT_DONE)
		status = write_index(packs);
	return status == EXIT_DONE ? tell_end(packs) : status;
}

static void release(struct packs *packs)
{
	for (size_t i = 0; i < packs->name_count; i++)
		free(packs->names[i]);
	pack_files_release(&packs->files);
	free(packs->names);
	json_decref(packs->made);
	json_decref(packs->faults);
	paper_release(&packs->index);
	rungs_atlas_close(packs->atlas);
}

int make_packs(struct invocation *call)
{
	struct packs packs = {.call = call,
			      .from = call->value[OPTION_PROFILES],
			      .to = call->value[OPTION_OUT],
			      .made = json_array(),
			      .faults = json_array()};
	int status = EXIT_DONE;

	(void)plan_look(call, &packs.set); /* which was checked */
	packs.progress = bar_begin(&packs.bar, call);
	pack_index_begin(&packs.index, packs.set.letterhead);
	if (packs.to == NULL) {
		complain(call, "Name the folder of the packs with --out.");
		status = EXIT_USAGE;
	}
	if (status == EXIT_DONE)
		status = open_atlas(call, &packs.atlas);
	if (status == EXIT_DONE)
		status = pack_files_list(call, packs.from, &packs.files);
	if (status == EXIT_DONE)
		status = make_folder(&packs);
	if (status == EXIT_DONE) {
		packs.names = calloc(packs.files.count, sizeof(*packs.names));
		if (packs.names != NULL)
			status = make_all(&packs);
	}
	if (status == EXIT_DONE && packs.names == NULL) {
		complain(call, "Memory ran out.");
		status = EXIT_TROUBLE;
	}
	release(&packs);
	return status;
}
