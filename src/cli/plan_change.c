/* Ticks, dates and words of a plan's steps. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../page/record_words.h"
#include "plan.h"
#include "words.h"

enum { STEPS_MOST = 64 };

/* What is asked for. */
struct asking {
	struct invocation *call;
	struct rungs_atlas *atlas;
	const struct deed *deed;
	const char *plan;
	size_t count; /* of the steps it is about */
	int numbers[STEPS_MOST];
	size_t words; /* where those behind them begin; 0 for none */
	char *text;   /* they, or NULL */
};

/* Works out one change; number is a step's, a stage's or of no concern. */
typedef enum rungs_status work(const struct asking *asking,
			       const struct rungs_records *profile, int number,
			       struct rungs_edits *out,
			       struct rungs_error *error);

enum { NO_NUMBER, ONE_NUMBER, NUMBERS, MAYBE_NUMBERS };
enum { NO_TEXT, TEXT, MAYBE_TEXT };

struct deed {
	const char *word, *usage;
	const char *done; /* said of each step that was changed */
	int numbers, text;
	work *work;
};

static enum rungs_status tick(const struct asking *asking,
			      const struct rungs_records *profile, int number,
			      struct rungs_edits *out,
			      struct rungs_error *error)
{
	return rungs_plan_tick(asking->atlas, profile, asking->plan, number,
			       asking->call->today, out, error);
}

static enum rungs_status untick(const struct asking *asking,
				const struct rungs_records *profile, int number,
				struct rungs_edits *out,
				struct rungs_error *error)
{
	return rungs_plan_untick(profile, asking->plan, number, out, error);
}

static enum rungs_status date(const struct asking *asking,
			      const struct rungs_records *profile, int number,
			      struct rungs_edits *out,
			      struct rungs_error *error)
{
	bool none = strcmp(asking->text, "none") == 0;

	return rungs_plan_date(profile, asking->plan, number,
			       none ? NULL : asking->text, out, error);
}

static enum rungs_status note(const struct asking *asking,
			      const struct rungs_records *profile, int number,
			      struct rungs_edits *out,
			      struct rungs_error *error)
{
	return rungs_plan_note(profile, asking->plan, number, asking->text, out,
			       error);
}

static enum rungs_status add(const struct asking *asking,
			     const struct rungs_records *profile, int number,
			     struct rungs_edits *out, struct rungs_error *error)
{
	return rungs_plan_add(profile, asking->plan, number - 1, asking->text,
			      NULL, out, error);
}

static enum rungs_status take_away(const struct asking *asking,
				   const struct rungs_records *profile,
				   int number, struct rungs_edits *out,
				   struct rungs_error *error)
{
	if (asking->count == 0)
		return rungs_plan_delete(profile, asking->plan, out, error);
	return rungs_plan_drop(profile, asking->plan, number, out, error);
}

static const struct deed deeds[] = {
	{"tick", "tick PLAN STEP…", "Ticked", NUMBERS, NO_TEXT, tick},
	{"untick", "untick PLAN STEP…", "Open again", NUMBERS, NO_TEXT, untick},
	{"date", "date PLAN STEP DATE, a day such as 2026-11-26 or none",
	 "Dated", ONE_NUMBER, TEXT, date},
	{"note", "note PLAN STEP [TEXT…], or - for lines from the input",
	 "Noted", ONE_NUMBER, MAYBE_TEXT, note},
	{"add", "add PLAN STAGE TEXT…", "Added", ONE_NUMBER, TEXT, add},
	{"remove", "remove PLAN [STEP…]", "Removed", MAYBE_NUMBERS, NO_TEXT,
	 take_away},
};
enum { DEEDS = sizeof(deeds) / sizeof(deeds[0]) };

const char *plan_deed_word(size_t n)
{
	return n < DEEDS ? deeds[n].word : NULL;
}

/* Reading ------------------------------------------------------------------- */

static bool read_number(struct asking *asking, const char *word)
{
	if (asking->count == STEPS_MOST || strlen(word) > 6 ||
	    strspn(word, "0123456789") != strlen(word) || *word == '\0')
		return false;
	asking->numbers[asking->count++] = (int)strtol(word, NULL, 10);
	return true;
}

static bool is_text(const struct invocation *call, size_t from)
{
	for (size_t i = from; i < call->operand_count; i++)
		if (!text_is_valid(call->operands[i],
				   strlen(call->operands[i])))
			return false;
	return true;
}

static bool read(struct asking *asking)
{
	struct invocation *call = asking->call;
	const struct deed *deed = asking->deed;
	bool many = deed->numbers == NUMBERS || deed->numbers == MAYBE_NUMBERS;
	size_t at = 2;

	if (call->operand_count < 2)
		return false;
	asking->plan = call->operands[1];
	for (; at < call->operand_count && (many || at == 2); at++) {
		if (!read_number(asking, call->operands[at]))
			return false;
	}
	if (asking->count == 0 && deed->numbers != MAYBE_NUMBERS)
		return false;
	if (at == call->operand_count)
		return deed->text != TEXT;
	asking->words = at;
	return deed->text != NO_TEXT && is_text(call, at);
}

/* Doing --------------------------------------------------------------------- */

/* All steps in one change, each upon what those before it have made. */
static enum rungs_status decide(const struct rungs_records *now, void *context,
				struct rungs_edits *out,
				struct rungs_error *error)
{
	const struct asking *asking = context;
	enum rungs_status status = RUNGS_OK;
	size_t count = asking->count > 0 ? asking->count : 1;

	for (size_t i = 0; i < count && status == RUNGS_OK; i++) {
		struct rungs_records with = {0};
		struct rungs_edits more = {0};

		status = rungs_records_with(now, out, &with, error);
		if (status == RUNGS_OK)
			status = asking->deed->work(asking, &with,
						    asking->numbers[i], &more,
						    error);
		if (status == RUNGS_OK)
			status = rungs_edits_join(out, &more, error);
		rungs_edits_release(&more);
		rungs_records_release(&with);
	}
	if (status != RUNGS_OK)
		rungs_edits_release(out);
	return status;
}

/* Of a whole plan its steps are not told one by one. */
static void tell(const struct asking *asking, const struct rungs_edit *edit)
{
	struct invocation *call = asking->call;
	const struct deed *deed = asking->deed;
	const struct rungs_record *record = &edit->record;
	char words[1000];

	if (record->section == RUNGS_STEP && asking->count == 0)
		return;
	if (record->section == RUNGS_STEP)
		output_format(&call->out, "%s: %s %s%s%s.", deed->done,
			      record->text != NULL ? record->text : "step",
			      record->name, record->date != NULL ? ", by " : "",
			      record->date != NULL ? record->date : "");
	else if (record->section == RUNGS_PLANNED)
		output_format(&call->out, "%s: plan %s.", deed->done,
			      record->name);
	else
		output_format(&call->out, "%s: %s.",
			      edit->remove ? "No longer in your profile"
					   : "In your profile",
			      record_words(record, words, sizeof(words)));
	output_put(&call->out, "\n");
}

static int answer(const struct asking *asking, struct rungs_profile *profile,
		  const struct rungs_edits *done)
{
	struct invocation *call = asking->call;
	struct rungs_records records = {0};
	struct rungs_plan plan = {0};
	struct rungs_error error = {0};
	int status = EXIT_DONE;

	if (call->value[OPTION_JSON] == NULL) {
		for (size_t i = 0; i < done->count; i++)
			tell(asking, &done->at[i]);
		if (done->count == 0)
			output_put(&call->out, "Nothing has changed.\n");
		return EXIT_DONE;
	}
	if (rungs_profile_get(profile, &records, &error) != RUNGS_OK ||
	    (rungs_plan_get(asking->atlas, &records, asking->plan, &plan,
			    &error) != RUNGS_OK &&
	     error.status != RUNGS_NOT_FOUND))
		status = complain_of(call, &error);
	else
		status = plan_answer(call, asking->atlas, &plan, false);
	rungs_plan_release(&plan);
	rungs_records_release(&records);
	return status;
}

int plan_change(struct invocation *call, struct rungs_atlas *atlas)
{
	struct asking asking = {.call = call, .atlas = atlas, .deed = deeds};
	struct rungs_profile *profile = NULL;
	struct rungs_edits done = {0};
	struct rungs_error error = {0};
	int status;

	while (strcmp(asking.deed->word, call->operands[0]) != 0)
		asking.deed++;
	if (!read(&asking)) {
		complain(call, "Write it as: rungs plan %s.",
			 asking.deed->usage);
		return EXIT_USAGE;
	}
	if (asking.words > 0) {
		asking.text = words_from(call, asking.words);
		if (asking.text == NULL)
			return EXIT_USAGE;
	}
	status = open_profile(call, RUNGS_PROFILE_WRITE, &profile);
	if (status == EXIT_DONE)
		status = rungs_profile_decide(profile, decide, &asking, &done,
					      &error) == RUNGS_OK
				 ? answer(&asking, profile, &done)
				 : complain_of(call, &error);
	rungs_edits_release(&done);
	rungs_profile_close(profile);
	free(asking.text);
	return status;
}
