#include "me.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../page/language.h"
#include "../page/own.h"
#include "../page/page.h"
#include "../page/record_words.h"
#include "json.h"
#include "nearest.h"
#include "print.h"
#include "words.h"

/* What the atlas in use no longer has. */
static json_t *vanished(struct rungs_atlas *atlas,
			const struct rungs_records *records)
{
	json_t *out = json_array();

	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *record = &records->at[i];

		if (page_profile_knows(atlas, record))
			continue;
		json_push(&out,
			  json_pack("{s:s, s:s, s:s}", "section",
				    rungs_section_word(record->section), "id",
				    record->id, "name", record->name));
	}
	return out;
}

static int show(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_profile *profile = NULL;
	struct rungs_records records = {0};
	struct rungs_error error = {0};
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	status = open_profile(call, RUNGS_PROFILE_READ, &profile);
	if (status != EXIT_DONE)
		goto out;
	if (rungs_profile_get(profile, &records, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_put(&out, "profile", json_profile(&records));
		json_put(&out, "vanished", vanished(atlas, &records));
		status = json_finish(call, out, false, EXIT_DONE);
	} else {
		struct page page;

		if (page_open_profile(&page, atlas, &records, &error) !=
		    RUNGS_OK) {
			status = complain_of(call, &error);
		} else {
			status = print_page(call, &page);
			page_release(&page);
		}
	}
out:
	rungs_records_release(&records);
	rungs_profile_close(profile);
	rungs_atlas_close(atlas);
	return status;
}

/* Answers with what was touched, and for programs with the whole profile. */
static int answer(struct invocation *call, struct rungs_profile *profile,
		  const char *word, const struct rungs_edit *edits,
		  size_t count)
{
	struct rungs_records records = {0};
	struct rungs_error error = {0};
	char words[1000];
	bool planned = false;

	if (call->value[OPTION_JSON] != NULL) {
		if (rungs_profile_get(profile, &records, &error) != RUNGS_OK)
			return complain_of(call, &error);
		json_t *out = json_answer(call);
		json_put(&out, "profile", json_profile(&records));
		rungs_records_release(&records);
		return json_finish(call, out, false, EXIT_DONE);
	}
	for (size_t i = 0; i < count; i++)
		planned = planned || edits[i].record.section == RUNGS_PLANNED;
	for (size_t i = 0; i < count; i++) {
		/* The plan stands for its steps. */
		if (planned && edits[i].record.section == RUNGS_STEP)
			continue;
		output_format(
			&call->out, "%s: %s.", word,
			record_words(&edits[i].record, words, sizeof(words)));
		output_put(&call->out, "\n");
	}
	return EXIT_DONE;
}

int me_change(struct invocation *call, const char *word,
	      const struct rungs_edit *edits, size_t count, bool whole)
{
	struct rungs_profile *profile;
	struct rungs_error error = {0};
	int status = open_profile(call, RUNGS_PROFILE_WRITE, &profile);

	if (status != EXIT_DONE)
		return status;
	if (rungs_profile_change(profile, edits, count, whole, &error) !=
	    RUNGS_OK)
		status = complain_of(call, &error);
	else
		status = answer(call, profile, word, edits, whole ? 0 : count);
	rungs_profile_close(profile);
	return status;
}

static int wind(struct invocation *call)
{
	bool back = strcmp(call->operands[0], "undo") == 0;
	struct rungs_profile *profile;
	struct rungs_records touched = {0};
	struct rungs_edit *edits = NULL;
	struct rungs_error error = {0};
	int status = open_profile(call, RUNGS_PROFILE_WRITE, &profile);

	if (status != EXIT_DONE)
		return status;
	if ((back ? rungs_profile_undo : rungs_profile_redo)(
		    profile, &touched, &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else {
		edits = calloc(touched.count + 1, sizeof(*edits));
		for (size_t i = 0; edits != NULL && i < touched.count; i++)
			edits[i].record = touched.at[i];
		status = answer(call, profile, back ? "Undone" : "Redone",
				edits, edits != NULL ? touched.count : 0);
	}
	free(edits);
	rungs_records_release(&touched);
	rungs_profile_close(profile);
	return status;
}

static int usage(struct invocation *call, const char *how)
{
	complain(call, "Write it as: rungs me %s.", how);
	return EXIT_USAGE;
}

/* What an operand is about, with a thing of the atlas looked up. */
struct about {
	struct rungs_things found;
	struct rungs_thing thing;
	char id[400];
};

static int find_thing(struct invocation *call, const char *name, unsigned kinds,
		      struct about *out)
{
	struct rungs_atlas *atlas;
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	status = find_of_kinds(call, atlas, name, kinds, &out->found,
			       &out->thing);
	if (status == EXIT_DONE)
		snprintf(out->id, sizeof(out->id), "%s/%s",
			 rungs_kind_singular(out->thing.kind), out->thing.id);
	rungs_atlas_close(atlas);
	return status;
}

enum {
	TO_COMPARE =
		1 << RUNGS_ROLE | 1 << RUNGS_SPECIALIZATION | 1 << RUNGS_TRACK
};

/* How the words after 'set' and 'add' are read. */
static const struct how {
	enum rungs_section section;
	const char *verb;
	const char *usage;
	unsigned kinds; /* of the thing it names; 0 for words */
	bool needs_more;
} hows[] = {
	{RUNGS_HAS_EDUCATION, "set", "set education ID [FIELD…]",
	 1u << RUNGS_EDUCATION, false},
	{RUNGS_PLACE, "set", "set place PLACE", 0, false},
	{RUNGS_PAY_PLACE, "set", "set pay-place PLACE", 0, false},
	{RUNGS_HAS_SKILL, "add", "add skill ID LEVEL, with a level from 1 to 5",
	 1u << RUNGS_SKILL, true},
	{RUNGS_HAS_CERTIFICATION, "add", "add certification ID",
	 1u << RUNGS_CERTIFICATION, false},
	{RUNGS_HAS_EXPERIENCE, "add",
	 "add experience ROLE YEARS, with a role's id or a title in quotes",
	 1u << RUNGS_ROLE, true},
	{RUNGS_HAS_LANGUAGE, "add",
	 "add language NAME LEVEL, with a level from a1 to c2 or native", 0,
	 true},
	{RUNGS_LIKES, "add", "add like WORD", 0, false},
	{RUNGS_LIMITS, "add", "add limit nights, travel or moving", 0, false},
};

/* A section by its word, also by that of several: 'limits'. */
static bool section_of(const char *word, enum rungs_section *out)
{
	char one[40];
	size_t size = strlen(word);

	if (rungs_section_parse(word, out))
		return true;
	if (size < 2 || size >= sizeof(one) || word[size - 1] != 's')
		return false;
	snprintf(one, sizeof(one), "%.*s", (int)size - 1, word);
	return rungs_section_parse(one, out);
}

static const struct how *how_of(const char *verb, const char *word)
{
	enum rungs_section section;

	if (!section_of(word, &section))
		return NULL;
	for (size_t i = 0; i < sizeof(hows) / sizeof(hows[0]); i++) {
		if (strcmp(hows[i].verb, verb) == 0 &&
		    hows[i].section == section)
			return &hows[i];
	}
	return NULL;
}

/* What may follow the verb, for nearest(). */
static const char *addable(const void *context, size_t n)
{
	for (size_t i = 0; i < sizeof(hows) / sizeof(hows[0]); i++)
		if (strcmp(hows[i].verb, context) == 0 && n-- == 0)
			return rungs_section_word(hows[i].section);
	return NULL;
}

/* Says what can be set or added, and what a word that cannot may mean. */
static int refuse_word(struct invocation *call, const char *verb)
{
	const char *word = call->operand_count > 1 ? call->operands[1] : NULL;
	const char *meant = word != NULL ? nearest(word, addable, verb) : NULL;

	if (meant != NULL) {
		complain(call, "me %s takes no '%.100s'; did you mean '%s'?",
			 verb, word, meant);
		return EXIT_USAGE;
	}
	return usage(call, strcmp(verb, "set") == 0
				   ? "set education ID, set place PLACE or "
				     "set pay-place PLACE"
				   : "add skill ID LEVEL; there are also "
				     "certification, experience, language, "
				     "like and limit");
}

static double number(const char *text, double most)
{
	char *end;
	double out = strtod(text, &end);

	if (strspn(text, "0123456789.") != strlen(text) || end == text ||
	    *end != '\0' || !(out > 0 && out <= most))
		return 0;
	return out;
}

/* The level or the years that a record has; false if the word is neither. */
static bool read_more(const char *word, struct rungs_record *record)
{
	if (record->section == RUNGS_HAS_EXPERIENCE) {
		record->years = number(word, 100);
		return record->years > 0;
	}
	if (record->section == RUNGS_HAS_LANGUAGE)
		record->level = language_level_parse(word);
	else
		record->level = strlen(word) == 1 ? (int)number(word, 5) : 0;
	return record->level > 0;
}

/* A role's title is one of the atlas, or anybody's own. */
static bool is_own_title(const struct how *how, const char *name)
{
	return how->section == RUNGS_HAS_EXPERIENCE &&
	       strpbrk(name, " ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL &&
	       strchr(name, '/') == NULL;
}

static const char *limit_id(const char *word)
{
	if (strcmp(word, "nights") == 0 || strcmp(word, "night") == 0)
		return "night-shift";
	return word;
}

static int fill(struct invocation *call, const struct how *how,
		struct about *about, struct rungs_record *record)
{
	const char *name = call->operands[2];
	int status;

	record->id = record->name = name;
	if (how->section == RUNGS_LIMITS) {
		record->id = limit_id(name);
		record->name = strcmp(name, "moving") == 0 ? "Moving" : name;
		if (strcmp(name, "moving") == 0)
			return EXIT_DONE;
		status = find_thing(call, record->id, 1u << RUNGS_CONDITION,
				    about);
	} else if (how->kinds == 0 || is_own_title(how, name)) {
		return EXIT_DONE;
	} else {
		status = find_thing(call, name, how->kinds, about);
	}
	if (status == EXIT_DONE) {
		record->id = how->section == RUNGS_HAS_EXPERIENCE
				     ? about->id
				     : about->thing.id;
		record->name = about->thing.name;
	}
	return status;
}

static bool is_text(struct invocation *call)
{
	for (size_t i = 1; i < call->operand_count; i++) {
		const char *word = call->operands[i];

		if (text_is_valid(word, strlen(word)) && *word != '\0')
			continue;
		complain(call, "'%.200s' is no text.", word);
		return false;
	}
	return true;
}

static int put(struct invocation *call)
{
	const char *verb = call->operands[0];
	const struct how *how = call->operand_count > 1
					? how_of(verb, call->operands[1])
					: NULL;
	bool set = strcmp(verb, "set") == 0;
	struct about about = {0};
	struct rungs_edit edit = {0};
	char *fields = NULL;
	int status;

	if (how == NULL)
		return refuse_word(call, verb);
	edit.record.section = how->section;
	bool fits = call->operand_count == 3 + (size_t)how->needs_more ||
		    (how->section == RUNGS_HAS_EDUCATION &&
		     call->operand_count > 3);
	if (!fits ||
	    (how->needs_more && !read_more(call->operands[3], &edit.record)))
		return usage(call, how->usage);
	status = fill(call, how, &about, &edit.record);
	if (status == EXIT_DONE && how->section == RUNGS_HAS_EDUCATION &&
	    call->operand_count > 3) {
		edit.record.text = fields = words_from(call, 3);
		status = fields != NULL ? EXIT_DONE : EXIT_USAGE;
	}
	if (status == EXIT_DONE)
		status =
			me_change(call, set ? "Set" : "Added", &edit, 1, false);
	rungs_things_release(&about.found);
	free(fields);
	return status;
}

static int point_at(struct invocation *call)
{
	const char *verb = call->operands[0];
	bool noted = strcmp(verb, "note") == 0,
	     marked = strcmp(verb, "mark") == 0;
	struct about about = {0};
	struct rungs_edit edit = {0};
	char *text = NULL;
	int status;

	if (call->operand_count < 2 + (size_t)noted ||
	    (!noted && call->operand_count > 2))
		return usage(
			call,
			noted ? "note ID TEXT…, or - for lines from the input"
			: marked ? "mark ID, of a role, a line of work or a "
				   "track"
				 : "bookmark ID");
	status = find_thing(call, call->operands[1],
			    marked ? TO_COMPARE : ANY_KIND, &about);
	if (status != EXIT_DONE)
		return status;
	edit.record.section = noted    ? RUNGS_NOTED
			      : marked ? RUNGS_MARKED
				       : RUNGS_BOOKMARKED;
	edit.record.id = own_id(edit.record.section, about.thing.kind,
				about.thing.id, about.id, sizeof(about.id));
	edit.record.name = about.thing.name;
	if (noted) {
		edit.record.text = text = words_from(call, 2);
		status = text != NULL ? EXIT_DONE : EXIT_USAGE;
	}
	if (status == EXIT_DONE)
		status = me_change(call, "Added", &edit, 1, false);
	rungs_things_release(&about.found);
	free(text);
	return status;
}

/* The record that a word means: by its id, with or without its kind, by its
 * name, or the section's only one. */
static const struct rungs_record *meant(const struct rungs_records *records,
					enum rungs_section section,
					const char *word)
{
	if (section == RUNGS_LIMITS && word != NULL)
		word = limit_id(word);
	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *record = &records->at[i];
		const char *slash = strchr(record->id, '/');

		if (record->section != section)
			continue;
		if (word == NULL || strcmp(record->id, word) == 0 ||
		    strcasecmp(record->name, word) == 0 ||
		    (slash != NULL && strcmp(slash + 1, word) == 0))
			return record;
	}
	return NULL;
}

/* With its steps. */
static int drop_plan(struct invocation *call,
		     const struct rungs_records *records, const char *plan)
{
	struct rungs_edits edits;
	struct rungs_error error = {0};
	int status;

	if (rungs_plan_delete(records, plan, &edits, &error) != RUNGS_OK)
		return complain_of(call, &error);
	status = me_change(call, "Removed", edits.at, edits.count, false);
	rungs_edits_release(&edits);
	return status;
}

static int drop(struct invocation *call)
{
	struct rungs_profile *profile;
	struct rungs_records records = {0};
	struct rungs_error error = {0};
	struct rungs_edit edit = {.remove = true};
	enum rungs_section section;
	const char *word = call->operand_count > 2 ? call->operands[2] : NULL;
	int status;

	if (call->operand_count < 2 || call->operand_count > 3 ||
	    !section_of(call->operands[1], &section) ||
	    (word == NULL && section != RUNGS_HAS_EDUCATION &&
	     section != RUNGS_PLACE && section != RUNGS_PAY_PLACE))
		return usage(call, "remove skill ID, or another section and "
				   "what to remove from it");
	status = open_profile(call, RUNGS_PROFILE_READ, &profile);
	if (status != EXIT_DONE)
		return status;
	if (rungs_profile_get(profile, &records, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_profile_close(profile);
	if (status != EXIT_DONE)
		return status;
	const struct rungs_record *gone = meant(&records, section, word);
	if (gone == NULL) {
		complain(call, "The profile has no such %s.",
			 rungs_section_word(section));
		status = EXIT_NOTHING;
	} else if (section == RUNGS_PLANNED) {
		status = drop_plan(call, &records, gone->id);
	} else {
		edit.record = *gone;
		status = me_change(call, "Removed", &edit, 1, false);
	}
	rungs_records_release(&records);
	return status;
}

static int alone(struct invocation *call, int (*run)(struct invocation *call))
{
	if (call->operand_count < 2)
		return run(call);
	complain(call, "me %s takes no '%.200s'.", call->operands[0],
		 call->operands[1]);
	return EXIT_USAGE;
}

int run_me(struct invocation *call)
{
	const char *word = call->operand_count > 0 ? call->operands[0] : "show";

	if (call->operand_count > 1 && !is_text(call))
		return EXIT_USAGE;
	if (strcmp(word, "show") == 0)
		return alone(call, show);
	if (strcmp(word, "set") == 0 || strcmp(word, "add") == 0)
		return put(call);
	if (strcmp(word, "remove") == 0)
		return drop(call);
	if (strcmp(word, "undo") == 0 || strcmp(word, "redo") == 0)
		return alone(call, wind);
	if (strcmp(word, "export") == 0)
		return alone(call, me_export);
	if (strcmp(word, "import") == 0)
		return me_import(call);
	if (strcmp(word, "diff") == 0)
		return me_diff(call);
	if (strcmp(word, "scan") == 0)
		return me_scan(call);
	if (strcmp(word, "start") == 0)
		return me_start(call);
	return point_at(call);
}
