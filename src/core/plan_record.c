#include "plan_record.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "error.h"
#include "text.h"

static const char *const words[RUNGS_PLAN_STEP_KIND_COUNT] = {
	[RUNGS_PLAN_STUDY] = "study",     [RUNGS_PLAN_LEARN] = "learn",
	[RUNGS_PLAN_CERTIFY] = "certify", [RUNGS_PLAN_ASK] = "ask",
	[RUNGS_PLAN_APPLY] = "apply",     [RUNGS_PLAN_OWN] = "own",
};

const char *rungs_plan_step_word(enum rungs_plan_step_kind kind)
{
	return words[kind];
}

static bool parse_kind(const char *word, enum rungs_plan_step_kind *out)
{
	for (int i = 0; i < RUNGS_PLAN_STEP_KIND_COUNT; i++) {
		if (strcmp(word, words[i]) == 0) {
			*out = (enum rungs_plan_step_kind)i;
			return true;
		}
	}
	return false;
}

int plan_step_number(const struct rungs_record *record, const char *plan)
{
	size_t size = strlen(plan);
	const char *digits;

	if (record->section != RUNGS_STEP ||
	    strncmp(record->id, plan, size) != 0 || record->id[size] != '/')
		return 0;
	digits = record->id + size + 1;
	if (*digits < '1' || *digits > '9' || strlen(digits) > 6 ||
	    strspn(digits, "0123456789") != strlen(digits))
		return 0;
	return (int)strtol(digits, NULL, 10);
}

int plan_next_number(const struct rungs_records *profile, const char *plan)
{
	int last = 0;

	for (size_t i = 0; i < profile->count; i++) {
		int number = plan_step_number(&profile->at[i], plan);

		last = number > last ? number : last;
	}
	return last + 1;
}

enum rungs_plan_step_kind plan_step_kind(const struct rungs_record *record)
{
	enum rungs_plan_step_kind kind;

	if (record->text != NULL && parse_kind(record->text, &kind))
		return kind;
	return RUNGS_PLAN_OWN;
}

bool plan_step_about(const struct rungs_record *record, enum rungs_kind *kind,
		     const char **id)
{
	char word[40];
	const char *slash =
		record->about != NULL ? strchr(record->about, '/') : NULL;
	size_t size = slash != NULL ? (size_t)(slash - record->about) : 0;

	if (slash == NULL || size >= sizeof(word) || slash[1] == '\0')
		return false;
	memcpy(word, record->about, size);
	word[size] = '\0';
	*id = slash + 1;
	return rungs_kind_parse(word, kind);
}

/* Refusals ------------------------------------------------------------------ */

const struct rungs_record *edits_plan(struct edits *edits,
				      const struct rungs_records *profile,
				      const char *plan)
{
	const struct rungs_record *record =
		rungs_records_find(profile, RUNGS_PLANNED, plan);

	if (record == NULL && edits->status == RUNGS_OK)
		edits->status =
			error_set(edits->error, RUNGS_NOT_FOUND,
				  "The profile has no plan '%.100s'.", plan);
	return edits->status == RUNGS_OK ? record : NULL;
}

const struct rungs_record *edits_step(struct edits *edits,
				      const struct rungs_records *profile,
				      const char *plan, int number)
{
	if (edits_plan(edits, profile, plan) == NULL)
		return NULL;
	for (size_t i = 0; i < profile->count; i++) {
		if (number > 0 &&
		    plan_step_number(&profile->at[i], plan) == number)
			return &profile->at[i];
	}
	edits->status =
		error_set(edits->error, RUNGS_NOT_FOUND,
			  "The plan '%.100s' has no step %d.", plan, number);
	return NULL;
}

bool edits_check_date(struct edits *edits, const char *date)
{
	int day;

	if (edits->status == RUNGS_OK && !date_parse(date, &day))
		edits->status = error_set(
			edits->error, RUNGS_BAD_INPUT,
			"A date is a day such as 2026-11-26, not '%.40s'.",
			date != NULL ? date : "");
	return edits->status == RUNGS_OK;
}

bool edits_check_text(struct edits *edits, const char *text)
{
	size_t size = text != NULL ? strlen(text) : 0;

	if (edits->status == RUNGS_OK &&
	    (size == 0 || size > PLAN_TEXT_MOST || !text_is_valid(text, size)))
		edits->status = error_set(edits->error, RUNGS_BAD_INPUT,
					  "There is no text, or it is too "
					  "long.");
	return edits->status == RUNGS_OK;
}
