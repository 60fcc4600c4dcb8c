#include "../import/concerns.h"
#include "../import/diff.h"

#include <ctype.h>
#include <sqlite3.h>

#include <rungs/atlas.h>

#include "../core/connection.h"
#include "json.h"

/* One of the two atlases; path is NULL for the one in use. */
struct side {
	const char *path;
	struct rungs_atlas *atlas;
	struct rungs_about about;
};

static int open_side(struct invocation *call, struct side *side)
{
	struct rungs_error error;
	enum rungs_status status = RUNGS_OK;
	int exit = EXIT_DONE;

	if (side->path == NULL)
		exit = open_atlas(call, &side->atlas);
	else
		status = open_named(call, side->path, &side->atlas, &error);
	if (exit != EXIT_DONE)
		return exit;
	if (status == RUNGS_OK)
		status = rungs_about_get(side->atlas, &side->about, &error);
	if (status == RUNGS_OK)
		status = connection_read_whole(side->atlas, &error);
	if (status == RUNGS_OK)
		return EXIT_DONE;
	complain(call, "%s", error.text);
	return EXIT_TROUBLE;
}

static void close_side(struct side *side)
{
	rungs_about_release(&side->about);
	rungs_atlas_close(side->atlas);
}

static json_t *json_side(const struct side *side)
{
	return json_pack(
		"{s:o, s:s?, s:s?}", "path",
		side->path != NULL ? json_bytes(side->path) : json_null(),
		"name", side->about.name, "release", side->about.release);
}

static json_t *entry(const struct difference *it)
{
	return json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:s?}",
			 "subject", diff_subject_name(it->subject), "change",
			 diff_change_name(it->change), "id", it->id, "name",
			 it->name, "other_id", it->other_id, "other", it->other,
			 "before", it->before, "after", it->after);
}

/* Those that concern the person of the profile, with why. */
static json_t *entries_of(const struct diff *diff,
			  const struct concerns *concerns)
{
	const char *why[CONCERNS_MAX];
	json_t *list = json_array();

	for (size_t i = 0; i < diff->count; i++) {
		size_t count = concerns_why(concerns, &diff->at[i], why);
		json_t *one, *reasons = json_array();

		for (size_t j = 0; j < count; j++)
			json_push(&reasons, json_bytes(why[j]));
		if (count == 0) {
			json_decref(reasons);
			continue;
		}
		one = entry(&diff->at[i]);
		json_put(&one, "why", reasons);
		json_push(&list, one);
	}
	return list;
}

static json_t *answer(const struct invocation *call, const struct diff *diff,
		      const struct concerns *concerns,
		      const struct side *before, const struct side *after)
{
	json_t *out = json_answer(call), *list = json_array();

	for (size_t i = 0; i < diff->count; i++)
		json_push(&list, entry(&diff->at[i]));
	json_put(&out, "old", json_side(before));
	json_put(&out, "new", json_side(after));
	json_put(&out, "concerns",
		 concerns != NULL ? entries_of(diff, concerns) : json_null());
	json_put(&out, "changes", list);
	return out;
}

/* 'Data Analyst, SQL: 3 → 4 (data-analyst, sql)'. */
static void put_words(struct output *out, const struct difference *it)
{
	const char *arrow = it->subject == DIFF_MOVE ? " → " : ", ";

	output_text(out, it->name);
	if (it->other != NULL) {
		output_text(out, arrow);
		output_text(out, it->other);
	}
	if (it->subject != DIFF_ROLE) {
		output_put(out, ": ");
		output_text(out, it->before);
		output_text(out, it->change == DIFF_CHANGED ? " → " : "");
		output_text(out, it->after);
	}
	output_put(out, " (");
	output_text(out, it->id);
	if (it->other_id != NULL) {
		output_text(out, arrow);
		output_text(out, it->other_id);
	}
	output_put(out, ")");
}

static void put_difference(struct output *out, const struct difference *it)
{
	put_words(out, it);
	output_put(out, "\n");
}

/* 'Requirement changed: Data Analyst, SQL: … · bookmark, plan data-lead'. */
static void put_concern(struct output *out, const struct difference *it,
			const char *const *why, size_t count)
{
	char subject[32];

	snprintf(subject, sizeof(subject), "%s",
		 diff_subject_name(it->subject));
	subject[0] = (char)toupper((unsigned char)subject[0]);
	output_format(out, "%s %s: ", subject, diff_change_name(it->change));
	put_words(out, it);
	for (size_t i = 0; i < count; i++) {
		output_text(out, i == 0 ? " · " : ", ");
		output_text(out, why[i]);
	}
	output_put(out, "\n");
}

/* First what concerns the person of the profile. */
static void put_concerns(struct output *out, const struct diff *diff,
			 const struct concerns *concerns)
{
	const char *why[CONCERNS_MAX];
	char text[40];
	size_t all = 0;

	for (size_t i = 0; i < diff->count; i++)
		all += concerns_why(concerns, &diff->at[i], why) > 0;
	snprintf(text, sizeof(text), "Concerns you: %zu", all);
	output_put(out, "\n");
	output_styled(out, STYLE_HEADING, text);
	output_put(out, "\n");
	for (size_t i = 0; i < diff->count; i++) {
		size_t count = concerns_why(concerns, &diff->at[i], why);

		if (count > 0)
			put_concern(out, &diff->at[i], why, count);
	}
	if (all == 0)
		output_put(out, "Nothing of what the profile plans, bookmarks, "
				"marks, notes or has is told otherwise.\n");
}

static void put_heading(struct output *out, const struct diff *diff,
			enum diff_subject subject, enum diff_change change)
{
	static const char *const headings[DIFF_SUBJECTS] = {
		[DIFF_ROLE] = "Roles",
		[DIFF_TITLE] = "Titles",
		[DIFF_OTHER_TITLE] = "Other titles",
		[DIFF_SPECIALIZATION] = "Specializations",
		[DIFF_TRACK] = "Tracks",
		[DIFF_LEVEL] = "Levels",
		[DIFF_REQUIREMENT] = "Requirements",
		[DIFF_MOVE] = "Moves",
		[DIFF_PAY] = "Pay",
	};
	size_t count = 0;
	char text[80];

	for (size_t i = 0; i < diff->count; i++)
		count += diff->at[i].subject == subject &&
			 diff->at[i].change == change;
	snprintf(text, sizeof(text), "%s %s: %zu", headings[subject],
		 diff_change_name(change), count);
	output_put(out, "\n");
	output_styled(out, STYLE_HEADING, text);
	output_put(out, "\n");
}

/* Those of one subject and change below one another. */
static void put_group(struct output *out, const struct diff *diff,
		      enum diff_subject subject, enum diff_change change)
{
	bool any = false;

	for (size_t i = 0; i < diff->count; i++) {
		const struct difference *it = &diff->at[i];

		if (it->subject != subject || it->change != change)
			continue;
		if (!any)
			put_heading(out, diff, subject, change);
		any = true;
		put_difference(out, it);
	}
}

static void put_side(struct output *out, const char *label,
		     const struct side *side)
{
	output_format(out, "%s: %s, release %s; %s", label, side->about.name,
		      side->about.release,
		      side->path != NULL ? side->path : "the atlas in use");
	output_put(out, "\n");
}

static void put_text(struct output *out, const struct diff *diff,
		     const struct concerns *concerns, const struct side *before,
		     const struct side *after)
{
	put_side(out, "Old", before);
	put_side(out, "New", after);
	if (diff->count == 0)
		output_put(out, "Roles, titles, requirements, moves and pay "
				"are the same.\n");
	else if (concerns != NULL)
		put_concerns(out, diff, concerns);
	for (int subject = 0; subject < DIFF_SUBJECTS; subject++)
		for (int change = DIFF_ADDED; change <= DIFF_CHANGED; change++)
			put_group(out, diff, (enum diff_subject)subject,
				  (enum diff_change)change);
}

/* What the profile, if --profile names one, is concerned with. */
static int read_concerns(struct invocation *call, const struct side *before,
			 const struct side *after, struct concerns *out)
{
	struct rungs_records records = {0};
	struct rungs_error error;
	int exit = profile_in_use(call, &records);

	if (exit == EXIT_DONE &&
	    concerns_find(out, &records, before->atlas->db, after->atlas->db,
			  &error) != RUNGS_OK)
		exit = complain_of(call, &error);
	rungs_records_release(&records);
	return exit;
}

static int compare(struct invocation *call, const struct side *before,
		   const struct side *after)
{
	bool personal = call->value[OPTION_PROFILE] != NULL;
	struct concerns found = {0}, *concerns = personal ? &found : NULL;
	struct diff diff = {0};
	struct rungs_error error;
	int exit = EXIT_DONE;

	if (diff_atlases(before->atlas->db, after->atlas->db, &diff, &error) !=
	    RUNGS_OK)
		exit = complain_of(call, &error);
	if (exit == EXIT_DONE && personal)
		exit = read_concerns(call, before, after, &found);
	if (exit == EXIT_DONE && call->value[OPTION_JSON] != NULL)
		exit = json_finish(call,
				   answer(call, &diff, concerns, before, after),
				   false, EXIT_DONE);
	else if (exit == EXIT_DONE)
		put_text(&call->out, &diff, concerns, before, after);
	concerns_release(&found);
	diff_release(&diff);
	return exit;
}

int run_diff(struct invocation *call)
{
	struct side before = {.path = call->operands[0]};
	struct side after = {.path = call->operand_count > 1 ? call->operands[1]
							     : NULL};
	int exit = open_side(call, &before);

	if (exit == EXIT_DONE)
		exit = open_side(call, &after);
	if (exit == EXIT_DONE)
		exit = compare(call, &before, &after);
	close_side(&before);
	close_side(&after);
	return exit;
}
