#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/error.h"
#include "../page/language.h"
#include "json.h"

enum {
	LEVEL = 1,
	YEARS = 2,
	DATE = 4,
	WORD_ONLY = 8,
	ONE = 16,
	STEP = 32,
	PLAN = 64
};

enum { ID_MOST = 300, TEXT_MOST = 1000000, STAGE_MOST = 1000 };

/* What a section is as JSON. */
static const struct member {
	const char *key;
	const char *text; /* what its text is called, or NULL */
	unsigned has;
	const char *stage; /* likewise its stage */
} members[RUNGS_SECTION_COUNT] = {
	[RUNGS_HAS_EDUCATION] = {"education", "fields", ONE},
	[RUNGS_HAS_SKILL] = {"skills", NULL, LEVEL},
	[RUNGS_HAS_CERTIFICATION] = {"certifications", NULL, 0},
	[RUNGS_HAS_EXPERIENCE] = {"experience", NULL, YEARS},
	[RUNGS_HAS_LANGUAGE] = {"languages", NULL, LEVEL},
	[RUNGS_LIKES] = {"likes", NULL, 0},
	[RUNGS_LEARNS] = {"learning", NULL, 0},
	[RUNGS_LIMITS] = {"limits", NULL, 0},
	[RUNGS_PLACE] = {"place", NULL, ONE | WORD_ONLY},
	[RUNGS_PAY_PLACE] = {"pay_place", NULL, ONE | WORD_ONLY},
	[RUNGS_BOOKMARKED] = {"bookmarks", NULL, 0},
	[RUNGS_MARKED] = {"marked", NULL, 0, "order"},
	[RUNGS_NOTED] = {"notes", "text", 0},
	[RUNGS_PLANNED] = {"plans", "route", DATE | PLAN},
	[RUNGS_STEP] = {"steps", "kind", LEVEL | DATE | STEP, "stage"},
	[RUNGS_ANSWERED] = {"answers", "chosen", 0},
	[RUNGS_ASKED] = {"asked", NULL, ONE | WORD_ONLY},
};

/* Texts that only some sections have. */
static const struct text {
	const char *key;
	unsigned of;
	bool date;
	size_t offset; /* in a record */
} texts[] = {
	{"about", STEP, false, offsetof(struct rungs_record, about)},
	{"date", DATE, true, offsetof(struct rungs_record, date)},
	{"done_on", STEP, true, offsetof(struct rungs_record, done_on)},
	{"gave", STEP, false, offsetof(struct rungs_record, gave)},
	{"note", STEP, false, offsetof(struct rungs_record, note)},
	{"told", PLAN, false, offsetof(struct rungs_record, told)},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static const char **text_of(const struct text *text,
			    struct rungs_record *record)
{
	return (const char **)((char *)record + text->offset);
}

json_t *json_record(const struct rungs_record *record)
{
	const struct member *member = &members[record->section];
	json_t *out;

	if (member->has & WORD_ONLY)
		return json_text(record->id);
	out = json_pack("{s:s, s:s}", "id", record->id, "name", record->name);
	if (member->has & LEVEL)
		json_put(&out, "level",
			 record->section == RUNGS_HAS_LANGUAGE
				 ? json_text(language_level(record->level))
				 : json_whole(record->level));
	if (member->has & YEARS)
		json_put(&out, "years",
			 record->years > 0 ? json_figure(record->years)
					   : json_null());
	if (member->text != NULL)
		json_put(&out, member->text, json_text(record->text));
	if (member->stage != NULL)
		json_put(&out, member->stage,
			 record->stage > 0 ? json_integer(record->stage)
					   : json_null());
	if (member->has & STEP)
		json_put(&out, "done", json_boolean(record->done));
	for (size_t i = 0; i < TEXTS; i++) {
		struct rungs_record copy = *record;

		if (member->has & texts[i].of)
			json_put(&out, texts[i].key,
				 json_text(*text_of(&texts[i], &copy)));
	}
	return out;
}

json_t *json_profile(const struct rungs_records *records)
{
	json_t *out = json_object();
	size_t at = 0;

	for (int i = 0; i < RUNGS_SECTION_COUNT; i++) {
		const struct rungs_record *one = rungs_records_find(
			records, (enum rungs_section)i, NULL);
		json_t *list;

		if (members[i].has & ONE) {
			json_put(&out, members[i].key,
				 one != NULL ? json_record(one) : json_null());
			continue;
		}
		list = json_array();
		for (at = 0; at < records->count; at++) {
			if (records->at[at].section == (enum rungs_section)i)
				json_push(&list, json_record(&records->at[at]));
		}
		json_put(&out, members[i].key, list);
	}
	return out;
}

/* A read under way; after a first fault the rest do nothing. */
struct reading {
	struct rungs_edit *edits;
	size_t count, room;
	struct rungs_error *error;
	bool failed;
};

static void fault(struct reading *reading, const char *where, const char *what)
{
	if (!reading->failed)
		error_set(reading->error, RUNGS_BAD_INPUT,
			  "That is no profile: in '%.60s' %s.", where, what);
	reading->failed = true;
}

static const char *string_of(struct reading *reading, json_t *entry,
			     const char *where, const char *key, size_t most)
{
	json_t *value = json_object_get(entry, key);
	const char *text = json_string_value(value);

	if (value == NULL || json_is_null(value))
		return NULL;
	if (text == NULL || json_string_length(value) > most || *text == '\0')
		fault(reading, where, "a text is missing or too long");
	return text;
}

static void read_level(struct reading *reading, json_t *entry,
		       const char *where, struct rungs_record *record)
{
	json_t *level = json_object_get(entry, "level");
	json_int_t number = json_integer_value(level);

	if (level == NULL || json_is_null(level))
		return;
	if (record->section == RUNGS_HAS_LANGUAGE)
		number =
			json_is_string(level)
				? language_level_parse(json_string_value(level))
				: 0;
	if (number < 1 || number > language_levels ||
	    (record->section != RUNGS_HAS_LANGUAGE && number > 5))
		fault(reading, where, "a level is none");
	record->level = (int)number;
}

static bool is_known(const struct member *member, const char *key)
{
	for (size_t i = 0; i < TEXTS; i++) {
		if (member->has & texts[i].of && strcmp(key, texts[i].key) == 0)
			return true;
	}
	return strcmp(key, "id") == 0 || strcmp(key, "name") == 0 ||
	       (strcmp(key, "level") == 0 && member->has & LEVEL) ||
	       (strcmp(key, "years") == 0 && member->has & YEARS) ||
	       (member->text != NULL && strcmp(key, member->text) == 0) ||
	       (member->stage != NULL && strcmp(key, member->stage) == 0) ||
	       (strcmp(key, "done") == 0 && member->has & STEP);
}

static void read_texts(struct reading *reading, json_t *entry,
		       const struct member *member, struct rungs_record *record)
{
	for (size_t i = 0; i < TEXTS; i++) {
		const char **text = text_of(&texts[i], record);
		int day;

		if ((member->has & texts[i].of) == 0)
			continue;
		*text = string_of(reading, entry, member->key, texts[i].key,
				  texts[i].date ? 10 : TEXT_MOST);
		if (texts[i].date && *text != NULL && !date_parse(*text, &day))
			fault(reading, member->key, "a date is none");
	}
}

static void read_stage(struct reading *reading, json_t *entry,
		       const struct member *member, struct rungs_record *record)
{
	json_t *stage = member->stage != NULL
				? json_object_get(entry, member->stage)
				: NULL;
	json_int_t number = json_integer_value(stage);

	if (stage == NULL || json_is_null(stage))
		return;
	if (number < 1 || number > STAGE_MOST)
		fault(reading, member->key, "a stage or an order is none");
	record->stage = (int)number;
}

static void read_object(struct reading *reading, json_t *entry,
			const struct member *member,
			struct rungs_record *record)
{
	const char *key, *where = member->key;
	json_t *value;

	json_object_foreach(entry, key, value)
	{
		if (!is_known(member, key))
			fault(reading, where, "there is a member of no use");
	}
	record->id = string_of(reading, entry, where, "id", ID_MOST);
	record->name = string_of(reading, entry, where, "name", TEXT_MOST);
	if (record->id == NULL)
		fault(reading, where, "an id is missing");
	if (record->name == NULL)
		record->name = record->id;
	if (member->text != NULL)
		record->text = string_of(reading, entry, where, member->text,
					 TEXT_MOST);
	read_level(reading, entry, where, record);
	record->years = json_number_value(json_object_get(entry, "years"));
	if (!(record->years >= 0 && record->years <= 100))
		fault(reading, where, "years are none");
	read_texts(reading, entry, member, record);
	read_stage(reading, entry, member, record);
	record->done = json_is_true(json_object_get(entry, "done"));
}

static void read_entry(struct reading *reading, json_t *entry,
		       enum rungs_section section)
{
	const struct member *member = &members[section];
	struct rungs_record record = {.section = section};

	if (member->has & WORD_ONLY) {
		record.id = record.name = json_string_value(entry);
		if (record.id == NULL || *record.id == '\0' ||
		    json_string_length(entry) > ID_MOST)
			fault(reading, member->key, "there is no text");
	} else if (json_is_object(entry)) {
		read_object(reading, entry, member, &record);
	} else {
		fault(reading, member->key, "something is no object");
	}
	for (size_t i = 0; i < reading->count && !reading->failed; i++) {
		const struct rungs_record *other = &reading->edits[i].record;

		if (other->section == section &&
		    strcmp(other->id, record.id) == 0)
			fault(reading, member->key, "an id stands twice");
	}
	if (reading->failed)
		return;
	if (reading->count == reading->room) {
		size_t room = 2 * reading->room + 16;
		struct rungs_edit *more =
			realloc(reading->edits, room * sizeof(*more));

		if (more == NULL) {
			fault(reading, member->key, "there is too much");
			return;
		}
		reading->edits = more;
		reading->room = room;
	}
	reading->edits[reading->count++] =
		(struct rungs_edit){.record = record};
}

static void read_member(struct reading *reading, const char *key, json_t *value)
{
	json_t *entry;
	size_t n;
	int section = 0;

	while (section < RUNGS_SECTION_COUNT &&
	       strcmp(members[section].key, key) != 0)
		section++;
	if (section == RUNGS_SECTION_COUNT) {
		fault(reading, key, "is nothing that a profile has");
	} else if (json_is_null(value)) {
		;
	} else if (members[section].has & ONE) {
		read_entry(reading, value, (enum rungs_section)section);
	} else if (json_is_array(value)) {
		json_array_foreach(value, n, entry)
			read_entry(reading, entry, (enum rungs_section)section);
	} else {
		fault(reading, key, "there is no list");
	}
}

bool json_profile_read(json_t *profile, struct rungs_edit **out, size_t *count,
		       struct rungs_error *error)
{
	struct reading reading = {.error = error};
	const char *key;
	json_t *value;

	if (!json_is_object(profile))
		fault(&reading, "profile", "there is no object");
	json_object_foreach(profile, key, value)
		read_member(&reading, key, value);
	if (reading.failed) {
		free(reading.edits);
		return false;
	}
	*out = reading.edits;
	*count = reading.count;
	return true;
}
