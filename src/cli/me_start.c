#include <rungs/assessment.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../page/page_shortlist.h"
#include "json.h"
#include "json_assessment.h"
#include "me.h"
#include "print.h"

enum { CHOICES_MOST = 40, LINE_MOST = 1000 };

/* One guided start under way. */
struct guide {
	struct invocation *call;
	struct rungs_atlas *atlas;
	struct rungs_profile *profile;
	struct rungs_records kept;    /* what the profile has */
	struct rungs_edits given;     /* answers that it has not yet */
	struct rungs_records records; /* with them, of both borrowed */
	struct rungs_assessment assessment;
};

/* What was chosen of a question; the ids are its own. */
struct choice {
	size_t count;
	char *ids[CHOICES_MOST];
};

static void choice_release(struct choice *choice)
{
	for (size_t i = 0; i < choice->count; i++)
		free(choice->ids[i]);
	*choice = (struct choice){0};
}

static int choice_add(struct guide *guide, struct choice *choice,
		      const char *id)
{
	char *copy = choice->count < CHOICES_MOST ? strdup(id) : NULL;

	if (copy == NULL) {
		complain(guide->call, "That is too much for one answer.");
		return EXIT_USAGE;
	}
	choice->ids[choice->count++] = copy;
	return EXIT_DONE;
}

/* Reads the profile again, and what is to be asked. */
static int refresh(struct guide *guide)
{
	struct rungs_error error = {0};

	rungs_assessment_release(&guide->assessment);
	rungs_records_release(&guide->records);
	rungs_records_release(&guide->kept);
	if (rungs_profile_get(guide->profile, &guide->kept, &error) !=
		    RUNGS_OK ||
	    rungs_records_with(&guide->kept, &guide->given, &guide->records,
			       &error) != RUNGS_OK ||
	    rungs_assessment_get(guide->atlas, &guide->records,
				 &guide->assessment, &error) != RUNGS_OK)
		return complain_of(guide->call, &error);
	return EXIT_DONE;
}

static int give(struct guide *guide, const struct rungs_edits *answer)
{
	struct rungs_error error = {0};

	if (rungs_edits_join(&guide->given, answer, &error) != RUNGS_OK)
		return complain_of(guide->call, &error);
	return refresh(guide);
}

/* Keeps all that was given. */
static int commit(struct guide *guide)
{
	struct rungs_error error = {0};

	if (rungs_profile_change(guide->profile, guide->given.at,
				 guide->given.count, false, &error) != RUNGS_OK)
		return complain_of(guide->call, &error);
	rungs_edits_release(&guide->given);
	return refresh(guide);
}

/* Answers with the ids; NULL skips. */
static int answer(struct guide *guide, enum rungs_question question,
		  const char *const *ids, size_t count)
{
	struct rungs_edits edits;
	struct rungs_error error = {0};
	int status;

	if (rungs_assessment_answer(guide->atlas, &guide->records, question,
				    ids, count, &edits, &error) != RUNGS_OK) {
		complain(guide->call, "%s", error.text);
		return error.status == RUNGS_BAD_INPUT ? EXIT_USAGE
						       : EXIT_TROUBLE;
	}
	status = give(guide, &edits);
	rungs_edits_release(&edits);
	return status;
}

/* Nothing chosen skips. */
static int answer_choice(struct guide *guide, enum rungs_question question,
			 const struct choice *choice)
{
	return answer(guide, question,
		      choice->count > 0 ? (const char *const *)choice->ids
					: NULL,
		      choice->count);
}

static const struct rungs_asked *asked_of(const struct guide *guide,
					  enum rungs_question question)
{
	for (size_t i = 0; i < guide->assessment.count; i++) {
		if (guide->assessment.at[i].question == question)
			return &guide->assessment.at[i];
	}
	return NULL;
}

/* The id of the option that is called so, by id with or without its kind, or
 * by name; NULL if none is. */
static const char *called(const struct rungs_option *options, size_t count,
			  const char *word)
{
	for (size_t i = 0; i < count; i++) {
		const char *slash = strchr(options[i].id, '/');

		if (strcasecmp(options[i].id, word) == 0 ||
		    strcasecmp(options[i].name, word) == 0 ||
		    (options[i].note != NULL &&
		     strcasecmp(options[i].note, word) == 0) ||
		    (slash != NULL && strcasecmp(slash + 1, word) == 0))
			return options[i].id;
	}
	return NULL;
}

static int complain_options(struct invocation *call,
			    const struct rungs_asked *asked, const char *word)
{
	char list[600] = "";
	size_t used = 0;

	for (size_t i = 0; i < asked->option_count && used < 500; i++)
		used += (size_t)snprintf(list + used, sizeof(list) - used,
					 "%s%.60s", i > 0 ? ", " : "",
					 asked->options[i].id);
	complain(call, "The question '%s' has no answer '%.200s'%s%s.",
		 rungs_question_word(asked->question), word,
		 used > 0 ? "; there are " : "", list);
	return EXIT_USAGE;
}

/* Lets a person say which of those that were found is meant; -1 for none. */
static int which(struct guide *guide, const struct rungs_options *found,
		 const char *word)
{
	struct output *out = &guide->call->out;
	char line[LINE_MOST];
	long number;

	for (size_t i = 0; i < found->count; i++) {
		const char *note = found->at[i].note;

		output_format(out, "  %zu  %s%s%s", i + 1, found->at[i].name,
			      note != NULL ? ": " : "",
			      note != NULL ? note : "");
		output_put(out, "\n");
	}
	output_format(out,
		      "Which? A number, or Enter for '%.200s' as you "
		      "wrote it: ",
		      word);
	output_flush(out);
	if (fgets(line, sizeof(line), guide->call->in) == NULL)
		return -1;
	number = strtol(line, NULL, 10);
	return number >= 1 && number <= (long)found->count ? (int)number - 1
							   : -1;
}

/* What is found by a word: what is called so, else, where a person is there to
 * say, the one they say, else, where own words will not do, the first. */
static const char *pick(struct guide *guide, const struct rungs_asked *asked,
			const struct rungs_options *found, const char *word,
			bool ask)
{
	const char *id = called(found->at, found->count, word);
	int number;

	if (id != NULL || found->count == 0)
		return id;
	if (ask && asked->own_words) {
		number = which(guide, found, word);
		return number >= 0 ? found->at[number].id : NULL;
	}
	return asked->own_words ? NULL : found->at[0].id;
}

/* Adds what a word means. */
static int choose(struct guide *guide, const struct rungs_asked *asked,
		  const char *word, bool ask, struct choice *out)
{
	struct rungs_options found = {0};
	struct rungs_error error = {0};
	const char *id = called(asked->options, asked->option_count, word);
	int status;

	if (id == NULL && asked->searched) {
		if (rungs_assessment_find(guide->atlas, asked->question, word,
					  &found, &error) != RUNGS_OK)
			return complain_of(guide->call, &error);
		id = pick(guide, asked, &found, word, ask);
	}
	if (id == NULL && asked->own_words)
		id = word;
	status = id != NULL ? choice_add(guide, out, id)
			    : complain_options(guide->call, asked, word);
	rungs_options_release(&found);
	return status;
}

/* What words with commas between mean. */
static int read_values(struct guide *guide, const struct rungs_asked *asked,
		       const char *values, struct choice *out)
{
	char word[LINE_MOST];
	int status = EXIT_DONE;

	while (*values != '\0' && status == EXIT_DONE) {
		size_t size = strcspn(values, ",");

		snprintf(word, sizeof(word), "%.*s", (int)size, values);
		if (size > 0)
			status = choose(guide, asked, word, false, out);
		values += size + (values[size] != '\0');
	}
	return status;
}

/* QUESTION=ANSWER,ANSWER…; nothing after the sign skips. */
static int answer_word(struct guide *guide, const char *word)
{
	const char *sign = strchr(word, '=');
	enum rungs_question question;
	const struct rungs_asked *asked;
	struct choice choice = {0};
	char name[40];
	int status;

	snprintf(name, sizeof(name), "%.*s",
		 sign != NULL ? (int)(sign - word) : 0, word);
	if (!rungs_question_parse(name, &question)) {
		complain(guide->call,
			 "'%.200s' is no answer; write QUESTION=ANSWER, such "
			 "as education=bachelor.",
			 word);
		return EXIT_USAGE;
	}
	asked = asked_of(guide, question);
	if (asked == NULL) {
		complain(guide->call,
			 "This atlas has nothing for the question '%s'.", name);
		return EXIT_NOTHING;
	}
	status = read_values(guide, asked, sign + 1, &choice);
	if (status == EXIT_DONE)
		status = answer_choice(guide, question, &choice);
	choice_release(&choice);
	return status;
}

static void put_question(struct guide *guide, size_t at)
{
	const struct rungs_asked *asked = &guide->assessment.at[at];
	struct output *out = &guide->call->out;

	output_put(out, "\n");
	output_format(out, "%zu of %zu. %s", at + 1, guide->assessment.count,
		      asked->text);
	output_put(out, "\n");
	if (asked->hint != NULL) {
		output_format(out, "   %s", asked->hint);
		output_put(out, "\n");
	}
	for (size_t i = 0; i < asked->option_count; i++) {
		const struct rungs_option *option = &asked->options[i];

		output_format(out, "%s %2zu  %s%s%s",
			      option->chosen ? "*" : " ", i + 1, option->name,
			      option->note != NULL ? ": " : "",
			      option->note != NULL ? option->note : "");
		output_put(out, "\n");
	}
}

/* A linear reading of all: each question, what was answered, and the list. */
static int put_all(struct guide *guide, const struct rungs_shortlist *list)
{
	struct rungs_error error = {0};
	struct page page;
	int status;

	if (page_open_shortlist(&page, list, &error) != RUNGS_OK)
		return complain_of(guide->call, &error);
	status = print_page(guide->call, &page);
	page_release(&page);
	return status;
}

static int put_json(struct guide *guide, const struct rungs_shortlist *list)
{
	json_t *out = json_answer(guide->call);

	json_put(&out, "assessment", json_assessment(&guide->assessment));
	json_put(&out, "shortlist", json_shortlist(list));
	return json_finish(guide->call, out, false, EXIT_DONE);
}

static int put_shortlist(struct guide *guide)
{
	struct rungs_shortlist list;
	struct rungs_error error = {0};
	int status;

	if (rungs_shortlist_get(guide->atlas, &guide->records, &list, &error) !=
	    RUNGS_OK)
		return complain_of(guide->call, &error);
	status = guide->call->value[OPTION_JSON] != NULL
			 ? put_json(guide, &list)
			 : put_all(guide, &list);
	rungs_shortlist_release(&list);
	return status;
}

static size_t step_back(const struct guide *guide, size_t at)
{
	while (at > 0 && !guide->assessment.at[--at].applies)
		;
	return at;
}

/* One word of a line: the number of an option, or what it may be called. */
static int read_word(struct guide *guide, const struct rungs_asked *asked,
		     char *word, struct choice *out)
{
	char *end;
	long number = strtol(word, &end, 10);

	if (*end == '\0' && number >= 1 && number <= (long)asked->option_count)
		return choice_add(guide, out, asked->options[number - 1].id);
	return choose(guide, asked, word, true, out);
}

/* A line: several answers have commas between; nothing keeps what is marked. */
static int read_line(struct guide *guide, const struct rungs_asked *asked,
		     char *line, struct choice *out)
{
	int status = EXIT_DONE;

	for (size_t i = 0; *line == '\0' && i < asked->option_count; i++) {
		if (asked->options[i].chosen && status == EXIT_DONE)
			status = choice_add(guide, out, asked->options[i].id);
	}
	while (*line != '\0' && status == EXIT_DONE) {
		size_t size = strcspn(line, ",");
		char *next = line + size + (line[size] != '\0');

		line[size] = '\0';
		while (size > 0 && isspace((unsigned char)line[size - 1]))
			line[--size] = '\0';
		line += strspn(line, " \t");
		if (*line != '\0')
			status = read_word(guide, asked, line, out);
		line = next;
	}
	return status;
}

/* Where a person left, there they go on. */
static int leave(struct guide *guide, size_t at)
{
	struct rungs_edits edits;
	struct rungs_error error = {0};
	int status = EXIT_DONE;

	if (rungs_assessment_go(&guide->records,
				guide->assessment.at[at].question, &edits,
				&error) != RUNGS_OK)
		return complain_of(guide->call, &error);
	status = give(guide, &edits);
	if (status == EXIT_DONE)
		status = commit(guide);
	rungs_edits_release(&edits);
	output_put(&guide->call->out,
		   "\nKept. rungs me start goes on from here.\n");
	return status;
}

/* Question by question, on a line each; what is no answer is asked again. */
static int ask(struct guide *guide)
{
	size_t at = guide->assessment.next;
	char line[LINE_MOST];

	output_put(&guide->call->out,
		   "Answer with numbers, with commas between, or in words. "
		   "Enter alone skips or\nkeeps what is marked; b goes back; q "
		   "leaves and keeps everything.\n");
	while (at < guide->assessment.count) {
		const struct rungs_asked *asked = &guide->assessment.at[at];
		struct choice choice = {0};

		put_question(guide, at);
		output_put(&guide->call->out, "> ");
		output_flush(&guide->call->out);
		if (fgets(line, sizeof(line), guide->call->in) == NULL)
			return leave(guide, at);
		line[strcspn(line, "\n")] = '\0';
		if (strcmp(line, "q") == 0)
			return leave(guide, at);
		if (strcmp(line, "b") == 0) {
			at = step_back(guide, at);
			continue;
		}
		if (read_line(guide, asked, line, &choice) == EXIT_DONE &&
		    answer_choice(guide, asked->question, &choice) ==
			    EXIT_DONE &&
		    commit(guide) == EXIT_DONE)
			at = guide->assessment.next;
		choice_release(&choice);
	}
	output_put(&guide->call->out, "\n");
	return put_shortlist(guide);
}

static int run(struct guide *guide)
{
	struct invocation *call = guide->call;
	bool words = call->operand_count > 1;
	int status = refresh(guide);

	for (size_t i = 1; i < call->operand_count && status == EXIT_DONE; i++)
		status = answer_word(guide, call->operands[i]);
	if (status == EXIT_DONE && words)
		status = commit(guide);
	if (status != EXIT_DONE)
		return status;
	if (!words && call->keyboard && call->terminal &&
	    call->value[OPTION_JSON] == NULL)
		return ask(guide);
	return put_shortlist(guide);
}

int me_start(struct invocation *call)
{
	struct guide guide = {.call = call};
	bool asks =
		call->operand_count > 1 || (call->keyboard && call->terminal);
	int status = open_atlas(call, &guide.atlas);

	if (status != EXIT_DONE)
		return status;
	status = open_profile(call,
			      asks ? RUNGS_PROFILE_WRITE : RUNGS_PROFILE_READ,
			      &guide.profile);
	if (status == EXIT_DONE)
		status = run(&guide);
	rungs_assessment_release(&guide.assessment);
	rungs_records_release(&guide.records);
	rungs_edits_release(&guide.given);
	rungs_records_release(&guide.kept);
	rungs_profile_close(guide.profile);
	rungs_atlas_close(guide.atlas);
	return status;
}
