#include <stdio.h>
#include <string.h>

#include <rungs/search.h>

#include "assessment.h"
#include "error.h"
#include "text.h"

enum { MOST = 12, WORDS_MOST = 300 };

/* One search for options under way. */
struct finding {
	struct reader *reader;
	char words[4 * WORDS_MOST + 1]; /* folded */
	struct rungs_options *out;
};

static void add(struct finding *finding, const char *id, const char *name,
		const char *note)
{
	struct rungs_options *out = finding->out;

	for (size_t i = 0; i < out->count; i++) {
		if (strcmp(out->at[i].id, id) == 0)
			return;
	}
	if (out->count < MOST)
		out->at[out->count++] = (struct rungs_option){
			.id = arena_text(finding->reader->arena, id),
			.name = arena_text(finding->reader->arena, name),
			.note = arena_text(finding->reader->arena, note)};
	if (out->count > 0 && (out->at[out->count - 1].id == NULL ||
			       out->at[out->count - 1].name == NULL))
		finding->reader->status =
			error_no_memory(finding->reader->error);
}

/* Whether the text has the words, at the beginning of one of its own. */
static bool has_words(const struct finding *finding, const char *text)
{
	char folded[2000];
	const char *at = folded;

	if (text == NULL || text_fold(folded, sizeof(folded), text, NULL) == 0)
		return false;
	while ((at = strstr(at, finding->words)) != NULL) {
		if (at == folded || at[-1] == ' ')
			return true;
		at++;
	}
	return false;
}

static void find_options(struct finding *finding,
			 const struct rungs_asked *asked)
{
	for (size_t i = 0; i < asked->option_count; i++) {
		if (has_words(finding, asked->options[i].name))
			add(finding, asked->options[i].id,
			    asked->options[i].name, NULL);
	}
}

/* Fields from which people enter roles. */
static void find_fields(struct finding *finding)
{
	size_t count;
	const char **lists =
		texts_read(finding->reader, STATEMENT_ASK_FIELDS, &count, NULL);

	for (size_t i = 0; i < count; i++) {
		const char *at = lists[i] != NULL ? lists[i] : "", *field;
		size_t size;

		while ((field = next_field(&at, &size)) != NULL) {
			const char *name =
				arena_copy(finding->reader->arena, field, size);

			if (name != NULL && has_words(finding, name))
				add(finding, name, name, NULL);
		}
	}
}

/* Areas in whose description the words stand. */
static void find_notes(struct finding *finding, const struct rungs_asked *asked)
{
	for (size_t i = 0; i < asked->option_count; i++) {
		if (has_words(finding, asked->options[i].note))
			add(finding, asked->options[i].id,
			    asked->options[i].name, NULL);
	}
}

/* The other name by which a thing was found, or NULL. */
static const char *other_name(const struct rungs_hit *hit)
{
	return hit->match_count > 0 && strcmp(hit->matches[0].field,
					      "alternate title") == 0
		       ? hit->matches[0].text
		       : NULL;
}

static void find_things(struct finding *finding, enum rungs_kind kind,
			const char *words)
{
	struct rungs_search_options options = {
		.kinds = 1u << kind, .limit = MOST, .plain = true};
	struct rungs_hits hits;
	char id[400];

	if (finding->reader->status != RUNGS_OK)
		return;
	finding->reader->status =
		rungs_search(finding->reader->atlas, words, &options, &hits,
			     finding->reader->error);
	if (finding->reader->status != RUNGS_OK)
		return;
	for (size_t i = 0; i < hits.count; i++) {
		const struct rungs_thing *thing = &hits.at[i].thing;

		snprintf(id, sizeof(id), "%s%s",
			 kind == RUNGS_ROLE ? "role/" : "", thing->id);
		add(finding, id, thing->name, other_name(&hits.at[i]));
	}
	rungs_hits_release(&hits);
}

enum rungs_status rungs_assessment_find(struct rungs_atlas *atlas,
					enum rungs_question question,
					const char *words,
					struct rungs_options *out,
					struct rungs_error *error)
{
	struct rungs_asked asked;
	const struct rungs_records nobody = {0};
	struct reader reader;
	struct finding finding = {.reader = &reader, .out = out};

	*out = (struct rungs_options){0};
	reader_init(&reader, atlas, error);
	if (reader.status == RUNGS_OK)
		out->at = arena_alloc(reader.arena, MOST * sizeof(*out->at));
	if (out->at == NULL)
		reader.status = error_no_memory(error);
	if (reader.status != RUNGS_OK || strlen(words) > WORDS_MOST ||
	    text_fold(finding.words, sizeof(finding.words), words, NULL) == 0)
		return reader_finish(&reader, out, sizeof(*out), &out->memory);
	question_read(&reader, &nobody, question, &asked);
	find_options(&finding, &asked);
	if (question == RUNGS_ASK_STUDY) {
		find_fields(&finding);
		find_notes(&finding, &asked);
	} else if (question == RUNGS_ASK_WORK) {
		find_things(&finding, RUNGS_ROLE, words);
	} else if (question == RUNGS_ASK_SKILLS) {
		find_things(&finding, RUNGS_SKILL, words);
	}
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_options_release(struct rungs_options *options)
{
	arena_free(options->memory);
	*options = (struct rungs_options){0};
}
