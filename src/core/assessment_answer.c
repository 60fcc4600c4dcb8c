#include "assessment.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "shapes.h"
#include "text.h"

enum { OWN_MOST = 300, YEARS_MOST = 60 };

/* One answer under way; after a first failure the rest do nothing. */
struct answering {
	struct reader *reader;
	const struct rungs_records *profile;
	const struct rungs_asked *asked;
	const char *const *ids;
	size_t count;
	struct rungs_edits *out;
};

/* why stands before the word that is refused. */
static void refuse(struct answering *answering, const char *why,
		   const char *word)
{
	if (answering->reader->status == RUNGS_OK)
		answering->reader->status = error_set(
			answering->reader->error, RUNGS_BAD_INPUT,
			"The question '%s' %s '%.200s'.",
			rungs_question_word(answering->asked->question), why,
			word);
}

static const char *keep(struct answering *answering, const char *text)
{
	const char *copy = arena_text(answering->reader->arena, text);

	if (copy == NULL && text != NULL)
		answering->reader->status =
			error_no_memory(answering->reader->error);
	return copy;
}

static void edit(struct answering *answering, bool remove,
		 struct rungs_record record)
{
	struct rungs_edits *out = answering->out;

	record.id = keep(answering, record.id);
	record.name = keep(answering, record.name);
	record.text = keep(answering, record.text);
	out->at = arena_grow(answering->reader->arena, out->at, out->count,
			     sizeof(*out->at));
	if (out->at == NULL)
		answering->reader->status =
			error_no_memory(answering->reader->error);
	if (answering->reader->status == RUNGS_OK)
		out->at[out->count++] = (struct rungs_edit){remove, record};
}

static const struct rungs_option *option_of(const struct rungs_asked *asked,
					    const char *id)
{
	for (size_t i = 0; i < asked->option_count; i++) {
		if (strcmp(asked->options[i].id, id) == 0)
			return &asked->options[i];
	}
	return NULL;
}

static bool is_chosen(const struct answering *answering, const char *id)
{
	for (size_t i = 0; i < answering->count; i++) {
		if (strcmp(answering->ids[i], id) == 0)
			return true;
	}
	return false;
}

/* The name of what was chosen, which may be one's own words. */
static const char *name_of(struct answering *answering, const char *id)
{
	const struct rungs_option *option = option_of(answering->asked, id);
	const char *slash = strchr(id, '/');
	struct rungs_thing thing;

	if (option != NULL)
		return option->name;
	if (answering->asked->question == RUNGS_ASK_SKILLS &&
	    thing_read(answering->reader, RUNGS_SKILL, id, &thing))
		return thing.name;
	if (answering->asked->question == RUNGS_ASK_WORK && slash != NULL &&
	    strncmp(id, "role/", 5) == 0) {
		if (thing_read(answering->reader, RUNGS_ROLE, slash + 1,
			       &thing))
			return thing.name;
	} else if (answering->asked->own_words && *id != '\0' &&
		   strlen(id) <= OWN_MOST && text_is_valid(id, strlen(id))) {
		return id;
	}
	refuse(answering, "has no answer", id);
	return NULL;
}

/* One option, one record: what was not chosen goes, what was comes, and what
 * was there keeps what else is known of it. */
static void answer_records(struct answering *answering,
			   enum rungs_section section)
{
	const struct rungs_asked *asked = answering->asked;

	for (size_t i = 0; i < asked->option_count; i++) {
		const struct rungs_option *option = &asked->options[i];

		if (option->chosen && !is_chosen(answering, option->id))
			edit(answering, true,
			     (struct rungs_record){.section = section,
						   .id = option->id});
	}
	for (size_t i = 0; i < answering->count; i++) {
		const char *id = answering->ids[i];

		if (rungs_records_find(answering->profile, section, id) == NULL)
			edit(answering, false,
			     (struct rungs_record){
				     .section = section,
				     .id = id,
				     .name = name_of(answering, id)});
	}
}

/* A degree keeps its fields, whatever degree it is. */
static void answer_education(struct answering *answering)
{
	const struct rungs_record *now = rungs_records_find(
		answering->profile, RUNGS_HAS_EDUCATION, NULL);

	if (answering->count == 0 && now != NULL)
		edit(answering, true, *now);
	else if (answering->count > 0)
		edit(answering, false,
		     (struct rungs_record){
			     .section = RUNGS_HAS_EDUCATION,
			     .id = answering->ids[0],
			     .name = name_of(answering, answering->ids[0]),
			     .text = now != NULL ? now->text : NULL});
}

/* The names of all that was chosen, with '; ' between; NULL for none. */
static const char *names(struct answering *answering)
{
	const char *out = NULL;

	for (size_t i = 0;
	     i < answering->count && answering->reader->status == RUNGS_OK;
	     i++) {
		const char *name = name_of(answering, answering->ids[i]);

		if (name != NULL)
			out = out == NULL
				      ? name
				      : arena_format(answering->reader->arena,
						     "%s; %s", out, name);
	}
	return out;
}

static void answer_study(struct answering *answering)
{
	const struct rungs_record *now = rungs_records_find(
		answering->profile, RUNGS_HAS_EDUCATION, NULL);
	struct rungs_record record =
		now != NULL ? *now : (struct rungs_record){0};

	record.text = names(answering);
	edit(answering, false, record);
}

/* What was answered before is another answer now, if it was told no more. */
static void answer_work(struct answering *answering)
{
	const struct rungs_record *answer =
		rungs_records_find(answering->profile, RUNGS_ANSWERED,
				   rungs_question_word(RUNGS_ASK_WORK));
	const struct rungs_record *before =
		answer != NULL && answer->text != NULL
			? rungs_records_find(answering->profile,
					     RUNGS_HAS_EXPERIENCE, answer->text)
			: NULL;
	const char *id = answering->count > 0 ? answering->ids[0] : NULL;

	if (before != NULL && (id == NULL || strcmp(before->id, id) != 0))
		edit(answering, true, *before);
	if (id != NULL && rungs_records_find(answering->profile,
					     RUNGS_HAS_EXPERIENCE, id) == NULL)
		edit(answering, false,
		     (struct rungs_record){.section = RUNGS_HAS_EXPERIENCE,
					   .id = id,
					   .name = name_of(answering, id)});
}

static void answer_years(struct answering *answering)
{
	const struct rungs_record *work =
		rungs_records_find(answering->profile, RUNGS_ANSWERED,
				   rungs_question_word(RUNGS_ASK_WORK));
	struct rungs_record record = *rungs_records_find(
		answering->profile, RUNGS_HAS_EXPERIENCE, work->text);
	const char *word = answering->count > 0 ? answering->ids[0] : "0";
	char *end;

	record.years = strtod(word, &end);
	if (strspn(word, "0123456789.") != strlen(word) || end == word ||
	    *end != '\0' || !(record.years <= YEARS_MOST))
		refuse(answering,
		       "is answered with a number of years, not with", word);
	edit(answering, false, record);
}

static void answer_language(struct answering *answering)
{
	const struct rungs_asked *asked = answering->asked;
	struct rungs_record record = {
		.section = RUNGS_HAS_LANGUAGE,
		.id = question_language(asked->question),
		.name = asked->question == RUNGS_ASK_SPEAKING
				? "English"
				: "English, in writing",
	};
	const struct rungs_option *option =
		answering->count > 0 ? option_of(asked, answering->ids[0])
				     : NULL;

	if (answering->count > 0 && option == NULL)
		refuse(answering, "has no answer", answering->ids[0]);
	if (option != NULL)
		record.level = (int)(option - asked->options) + 1;
	if (option != NULL ||
	    rungs_records_find(answering->profile, RUNGS_HAS_LANGUAGE,
			       record.id) != NULL)
		edit(answering, option == NULL, record);
}

static void answer_facts(struct answering *answering)
{
	switch (answering->asked->question) {
	case RUNGS_ASK_EDUCATION:
		answer_education(answering);
		break;
	case RUNGS_ASK_STUDY:
		answer_study(answering);
		break;
	case RUNGS_ASK_WORK:
		answer_work(answering);
		break;
	case RUNGS_ASK_YEARS:
		answer_years(answering);
		break;
	case RUNGS_ASK_SPEAKING:
	case RUNGS_ASK_WRITING:
		answer_language(answering);
		break;
	default:
		answer_records(answering,
			       question_section(answering->asked->question));
	}
}

static const char *joined(struct answering *answering)
{
	const char *out = answering->count > 0 ? answering->ids[0] : NULL;

	for (size_t i = 1; i < answering->count && out != NULL; i++)
		out = arena_format(answering->reader->arena, "%s;%s", out,
				   answering->ids[i]);
	return out;
}

static void move_on(struct answering *answering, enum rungs_question next)
{
	const char *word =
		next < RUNGS_QUESTION_COUNT ? rungs_question_word(next) : "end";
	const struct rungs_record *now =
		rungs_records_find(answering->profile, RUNGS_ASKED, NULL);

	if (now == NULL || strcmp(now->id, word) != 0)
		edit(answering, false,
		     (struct rungs_record){
			     .section = RUNGS_ASKED, .id = word, .name = word});
}

static bool is_open(struct reader *reader, const struct rungs_records *profile,
		    enum rungs_question question)
{
	struct rungs_asked asked;

	/* What was answered need not be read to know it. */
	if (rungs_records_find(profile, RUNGS_ANSWERED,
			       rungs_question_word(question)) != NULL)
		return false;
	question_read(reader, profile, question, &asked);
	return question_is_open(&asked);
}

/* The first question that is open once the answer is given. */
static enum rungs_question next_open(struct answering *answering)
{
	struct rungs_records after;
	int next = 0;

	if (rungs_records_with(answering->profile, answering->out, &after,
			       answering->reader->error) != RUNGS_OK) {
		answering->reader->status = RUNGS_NO_MEMORY;
		return 0;
	}
	while (next < RUNGS_QUESTION_COUNT &&
	       !is_open(answering->reader, &after, (enum rungs_question)next))
		next++;
	rungs_records_release(&after);
	return (enum rungs_question)next;
}

/* What is checked before anything is changed. */
static void check(struct answering *answering)
{
	if (!answering->asked->applies && answering->reader->status == RUNGS_OK)
		answering->reader->status = error_set(
			answering->reader->error, RUNGS_BAD_INPUT,
			"The question '%s' does not arise: %s.",
			rungs_question_word(answering->asked->question),
			answering->asked->question == RUNGS_ASK_YEARS
				? "no work was named"
			: answering->asked->question == RUNGS_ASK_STUDY
				? "no studies were named"
				: "the atlas has nothing for it");
	if (answering->count > 1 && !answering->asked->many)
		refuse(answering, "takes one answer, not also",
		       answering->ids[1]);
}

enum rungs_status rungs_assessment_answer(struct rungs_atlas *atlas,
					  const struct rungs_records *profile,
					  enum rungs_question question,
					  const char *const *ids, size_t count,
					  struct rungs_edits *out,
					  struct rungs_error *error)
{
	struct rungs_asked asked = {.question = question};
	struct reader reader;
	struct answering answering = {&reader, profile, &asked,
				      ids,     count,   out};

	*out = (struct rungs_edits){0};
	reader_init(&reader, atlas, error);
	if (reader.status == RUNGS_OK)
		question_read(&reader, profile, question, &asked);
	check(&answering);
	if (reader.status == RUNGS_OK && ids != NULL)
		answer_facts(&answering);
	if (reader.status == RUNGS_OK)
		edit(&answering, false,
		     (struct rungs_record){.section = RUNGS_ANSWERED,
					   .id = rungs_question_word(question),
					   .name = asked.title,
					   .text = joined(&answering)});
	if (reader.status == RUNGS_OK)
		move_on(&answering, next_open(&answering));
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

enum rungs_status rungs_assessment_go(const struct rungs_records *profile,
				      enum rungs_question question,
				      struct rungs_edits *out,
				      struct rungs_error *error)
{
	struct reader reader;
	struct answering answering = {
		.reader = &reader, .profile = profile, .out = out};

	*out = (struct rungs_edits){0};
	reader_init(&reader, NULL, error);
	if (reader.status == RUNGS_OK)
		move_on(&answering, question);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}
