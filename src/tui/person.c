#include "person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../page/record_words.h"

static void forget(struct person *person)
{
	rungs_profile_close(person->profile);
	person->profile = NULL;
	person->writes = false;
}

/* Shows the records as they are in the profile. */
static void show_read(struct person *person)
{
	rungs_records_release(&person->records);
	rungs_edits_release(&person->put);
	person->records = person->read;
	person->records.memory = NULL;
	person->generation++;
}

void person_release(struct person *person)
{
	forget(person);
	show_read(person);
	rungs_records_release(&person->read);
	free(person->path);
	*person = (struct person){0};
}

static enum rungs_status open_profile(struct person *person,
				      enum rungs_profile_use use, char **aside,
				      struct rungs_error *error)
{
	enum rungs_status status;

	forget(person);
	status = rungs_profile_open(&person->profile, person->path,
				    use | RUNGS_PROFILE_BRISK, aside, error);
	if (status == RUNGS_OK && *person->today != '\0')
		rungs_profile_today(person->profile, person->today);
	person->writes = status == RUNGS_OK && (use & RUNGS_PROFILE_WRITE) != 0;
	return status;
}

/* Reads everything again; what was read before stays if that fails. */
static enum rungs_status read_all(struct person *person,
				  struct rungs_error *error)
{
	struct rungs_records records;
	enum rungs_status status =
		rungs_profile_get(person->profile, &records, error);

	if (status != RUNGS_OK)
		return status;
	person->hopeless = false;
	rungs_records_release(&person->read);
	person->read = records;
	show_read(person);
	return RUNGS_OK;
}

/* What can change by itself is tried again. */
static bool is_due(const struct person *person)
{
	if (person->path == NULL || person->hopeless)
		return false;
	return person->profile == NULL ||
	       rungs_profile_is_stale(person->profile);
}

bool person_refresh(struct person *person, char *said, size_t size)
{
	struct rungs_error error = {0};
	bool had = person->records.count > 0;
	enum rungs_status status;

	*said = '\0';
	if (!is_due(person))
		return false;
	status = open_profile(person, RUNGS_PROFILE_READ, NULL, &error);
	if (status == RUNGS_OK)
		status = read_all(person, &error);
	if (status == RUNGS_OK)
		return had || person->records.count > 0;
	forget(person);
	person->hopeless = status != RUNGS_IO;
	if (strcmp(person->told.text, error.text) != 0)
		text_show(said, size, error.text);
	person->told = error;
	return false;
}

static bool cannot(char *said, size_t size, const char *why)
{
	text_show(said, size, why);
	return false;
}

static bool has_place(const struct person *person, char *said, size_t size)
{
	return person->path != NULL ||
	       cannot(said, size,
		      "There is no place for a profile; "
		      "rungs --profile FILE names one.");
}

/* Has the profile open to be changed; the first time that makes it. */
static bool prepare(struct person *person, char *said, size_t size)
{
	struct rungs_error error = {0};
	char *aside = NULL, text[400];
	enum rungs_status status;

	if (!has_place(person, said, size))
		return false;
	if (person->profile != NULL && person->writes)
		return true;
	status = open_profile(person, RUNGS_PROFILE_WRITE, &aside, &error);
	if (aside != NULL) {
		snprintf(text, sizeof text,
			 "The damaged profile is kept as \"%s\".", aside);
		text_show(said, size, text);
	}
	free(aside);
	return status == RUNGS_OK || cannot(said, size, error.text);
}

static bool change(struct person *person, const struct rungs_edit *edits,
		   size_t count, char *said, size_t size)
{
	struct rungs_error error = {0};
	enum rungs_status status;

	if (!prepare(person, said, size))
		return false;
	status = rungs_profile_change(person->profile, edits, count, false,
				      &error);
	if (status == RUNGS_OK)
		status = read_all(person, &error);
	return status == RUNGS_OK || cannot(said, size, error.text);
}

bool person_put(struct person *person, const struct rungs_edit *edits,
		size_t count, char *said, size_t size)
{
	const struct rungs_edits more = {.count = count,
					 .at = (struct rungs_edit *)edits};
	struct rungs_records records;
	struct rungs_error error;

	if (!has_place(person, said, size))
		return false;
	if (rungs_edits_join(&person->put, &more, &error) != RUNGS_OK ||
	    rungs_records_with(&person->read, &person->put, &records, &error) !=
		    RUNGS_OK) {
		show_read(person);
		return cannot(said, size, error.text);
	}
	rungs_records_release(&person->records);
	person->records = records;
	person->generation++;
	return true;
}

bool person_settle(struct person *person, char *said, size_t size)
{
	bool done =
		person->put.count == 0 ||
		change(person, person->put.at, person->put.count, said, size);

	if (!done)
		show_read(person);
	return done;
}

bool person_change(struct person *person, const struct rungs_edit *edits,
		   size_t count, char *said, size_t size)
{
	return person_settle(person, said, size) &&
	       change(person, edits, count, said, size);
}

static bool wind(struct person *person,
		 enum rungs_status (*wound)(struct rungs_profile *,
					    struct rungs_records *,
					    struct rungs_error *),
		 const char *done, const char *again, char *said, size_t size)
{
	struct rungs_records touched = {0};
	struct rungs_error error = {0};
	enum rungs_status status;
	char words[400] = "", text[600], more[40] = "";

	if (!person_settle(person, said, size) || !prepare(person, said, size))
		return false;
	status = wound(person->profile, &touched, &error);
	if (status == RUNGS_OK && touched.count > 0)
		record_words(&touched.at[0], words, sizeof words);
	if (touched.count > 1)
		snprintf(more, sizeof more, " and %zu more", touched.count - 1);
	rungs_records_release(&touched);
	if (status == RUNGS_OK)
		status = read_all(person, &error);
	if (status != RUNGS_OK)
		return cannot(said, size, error.text);
	snprintf(text, sizeof text, "%s: %.200s%s. %s", done, words, more,
		 again);
	text_show(said, size, text);
	return true;
}

bool person_undo(struct person *person, char *said, size_t size)
{
	return wind(person, rungs_profile_undo, "Undone",
		    "Ctrl-R does it again.", said, size);
}

bool person_redo(struct person *person, char *said, size_t size)
{
	return wind(person, rungs_profile_redo, "Done again",
		    "u takes it back.", said, size);
}

const struct rungs_record *person_has(const struct person *person,
				      enum rungs_section section,
				      const char *id)
{
	return person ? rungs_records_find(&person->records, section, id)
		      : NULL;
}
