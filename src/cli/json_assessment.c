#include "json.h"
#include "json_assessment.h"

static json_t *question(const struct rungs_asked *asked)
{
	static const char *const states[] = {
		[RUNGS_OPEN] = "open",
		[RUNGS_ANSWERED_SO] = "answered",
		[RUNGS_SKIPPED] = "skipped",
	};
	json_t *options = json_array();
	json_t *out = json_pack(
		"{s:s, s:s, s:s, s:b, s:b, s:b, s:b, s:s}", "id",
		rungs_question_word(asked->question), "title", asked->title,
		"text", asked->text, "many", asked->many, "searched",
		asked->searched, "own_words", asked->own_words, "applies",
		asked->applies, "state", states[asked->state]);

	json_put(&out, "hint", json_text(asked->hint));
	for (size_t i = 0; i < asked->option_count; i++) {
		const struct rungs_option *option = &asked->options[i];
		json_t *row = json_object();

		json_put(&row, "id", json_text(option->id));
		json_put(&row, "name", json_text(option->name));
		json_put(&row, "note", json_text(option->note));
		json_put(&row, "chosen", json_boolean(option->chosen));
		json_push(&options, row);
	}
	json_put(&out, "options", options);
	return out;
}

json_t *json_assessment(const struct rungs_assessment *assessment)
{
	json_t *out = json_object(), *questions = json_array();

	for (size_t i = 0; i < assessment->count; i++)
		json_push(&questions, question(&assessment->at[i]));
	json_put(&out, "questions", questions);
	json_put(&out, "next",
		 assessment->next < assessment->count
			 ? json_text(rungs_question_word(
				   assessment->at[assessment->next].question))
			 : json_null());
	return out;
}

static json_t *sentences(const char *const *texts, size_t count)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, json_text(texts[i]));
	return out;
}

static json_t *pick(const struct rungs_pick *one)
{
	json_t *out = json_brief(&one->role);

	json_put(&out, "band", json_text(rungs_band_word(one->band)));
	json_put(&out, "points", json_integer(one->points));
	json_put(&out, "reasons", sentences(one->reasons, one->reason_count));
	json_put(&out, "cautions",
		 sentences(one->cautions, one->caution_count));
	json_basis(&out, &one->basis);
	return out;
}

static json_t *suited(const struct rungs_suited *line)
{
	json_t *out = json_object();

	json_put(&out, "specialization", json_ref(&line->specialization));
	json_put(&out, "track", json_ref(&line->track));
	json_put(&out, "reasons", sentences(line->reasons, line->reason_count));
	return out;
}

json_t *json_shortlist(const struct rungs_shortlist *shortlist)
{
	json_t *out = json_object(), *picks = json_array(),
	       *lines = json_array();

	json_put(&out, "drawn_from", json_text(shortlist->drawn_from));
	for (size_t i = 0; i < shortlist->pick_count; i++)
		json_push(&picks, pick(&shortlist->picks[i]));
	json_put(&out, "roles", picks);
	json_put(&out, "surprise",
		 shortlist->surprises ? pick(&shortlist->surprise)
				      : json_null());
	json_put(&out, "surprise_why", json_text(shortlist->surprise_why));
	for (size_t i = 0; i < shortlist->suited_count; i++)
		json_push(&lines, suited(&shortlist->suited[i]));
	json_put(&out, "suited", lines);
	json_put(&out, "notes",
		 sentences(shortlist->notes, shortlist->note_count));
	return out;
}
