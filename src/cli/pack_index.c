#include <string.h>

#include "../page/plan_words.h"
#include "../page/record_words.h"
#include "../page/words.h"
#include "pack.h"

enum { CHANGES_MOST = 8 };

void pack_index_begin(struct paper *index, const char *letterhead)
{
	static const struct paper_row head = {.kind = PAPER_HEAD,
					      .cells = {"Who", "Plan", "Done",
							"Next step", "When",
							"What changed last"}};

	paper_begin(index);
	index->name = "Plans";
	paper_add(index,
		  &(struct paper_row){.kind = PAPER_TITLE,
				      .cells = {"Plans", NULL, letterhead}});
	paper_add(index, &head);
}

static void add_plan(struct paper *index, const struct pack *pack,
		     const struct rungs_plan *plan, struct paper_row *row)
{
	struct builder *words = &index->words;
	const struct rungs_plan_step *next = rungs_plan_next(plan);

	row->cells[1] = pack->set.suggested
				? builder_format(words, "%s, a suggestion (%s)",
						 plan->name,
						 pack->set.fits != NULL
							 ? pack->set.fits
							 : "first on the "
							   "shortlist")
				: plan->name;
	row->cells[2] = plan_words_progress(words, plan);
	row->cells[3] =
		next != NULL ? plan_words_step(words, next) : "all is done";
	row->cells[4] = next != NULL ? plan_words_when(words, next) : NULL;
	if (plan->change_count > 0)
		row->cells[5] = builder_and(
			words, row->cells[5], "\n",
			builder_format(words, "the atlas: %s",
				       words_count(words, plan->change_count,
						   "change")));
	paper_add(index, row);
}

/* 'ask: Education, Field of study' */
static const char *questions(struct builder *words, const struct plan_set *set)
{
	const char *text = NULL;

	for (size_t i = 0; set->asked[i] != NULL; i++)
		text = builder_and(words, text, ", ", set->asked[i]->title);
	return text != NULL ? builder_format(words, "ask: %s", text) : NULL;
}

void pack_index_add(struct paper *index, const struct pack *pack)
{
	struct builder *words = &index->words;

	for (size_t i = 0; i < pack->set.count || i == 0; i++) {
		struct paper_row row = {.kind = PAPER_ROW,
					.cells = {pack->who}};

		row.address = builder_format(words, "%s.html", pack->name);
		row.cells[5] = i > 0 ? NULL
				     : builder_and(words, pack->set.day, "\n",
						   pack->before == NULL
							   ? "the first pack"
							   : pack->set.changed);
		if (pack->set.count > 0) {
			add_plan(index, pack, &pack->set.plans[i], &row);
			continue;
		}
		row.cells[1] = pack->set.near != NULL
				       ? "none yet: no route is known"
			       : pack->set.asked[0] != NULL
				       ? "none yet: too little is known"
				       : "none yet";
		row.cells[3] = questions(words, &pack->set);
		paper_add(index, &row);
	}
}

void pack_index_fault(struct paper *index, const char *file, const char *fault)
{
	const struct paper_row row = {.kind = PAPER_ROW,
				      .cells = {file, "not read", NULL, fault}};

	paper_add(index, &row);
}

void pack_index_end(struct paper *index, size_t made, size_t failed,
		    const char *day)
{
	struct builder *words = &index->words;
	const char *text = words_count(words, made, "pack");

	if (failed > 0)
		text = builder_format(words, "%s; %s could not be read", text,
				      words_count(words, failed, "profile"));
	paper_put(index, PAPER_TEXT, builder_format(words, "%s.", text), NULL);
	if (*day != '\0' && index->count > 0)
		index->rows[0].cells[1] =
			builder_format(words, "as of %s", day);
}

/* Changes ----------------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether a person would call them the same. */
static bool is_same(const struct rungs_record *a, const struct rungs_record *b)
{
	return a->level == b->level && a->years >= b->years &&
	       a->years <= b->years && a->done == b->done &&
	       same(a->text, b->text) && same(a->date, b->date) &&
	       same(a->note, b->note);
}

/* What became of a record; either may be NULL. */
static const char *change(struct builder *words,
			  const struct rungs_record *before,
			  const struct rungs_record *after)
{
	const struct rungs_record *is = after != NULL ? after : before;
	char text[400];

	if (is->section != RUNGS_STEP)
		return builder_format(words, "%s: %s",
				      before == NULL  ? "new"
				      : after == NULL ? "gone"
						      : "changed",
				      record_words(is, text, sizeof(text)));
	/* The steps of a plan come and go with it. */
	if (before == NULL || after == NULL)
		return NULL;
	if (before->done != after->done)
		return builder_format(words, "%s: %s",
				      after->done ? "done" : "not done again",
				      after->name);
	if (!same(before->date, after->date))
		return builder_format(words, "%s: now by %s", after->name,
				      after->date != NULL ? after->date
							  : "no date");
	return builder_format(words, "%s: a note", after->name);
}

struct listing {
	struct builder *words;
	const char *text;
	size_t count;
};

static void list(struct listing *listing, const struct rungs_record *before,
		 const struct rungs_record *after)
{
	const char *text;

	if (before != NULL && after != NULL && is_same(before, after))
		return;
	text = change(listing->words, before, after);
	if (text != NULL && listing->count++ < CHANGES_MOST)
		listing->text =
			builder_and(listing->words, listing->text, "\n", text);
}

const char *pack_changes(struct builder *words,
			 const struct rungs_records *before,
			 const struct rungs_records *after)
{
	struct listing listing = {.words = words};

	/* The steps of plans, which come last, are of most interest. */
	for (size_t i = after->count; i-- > 0;)
		list(&listing,
		     rungs_records_find(before, after->at[i].section,
					after->at[i].id),
		     &after->at[i]);
	for (size_t i = 0; i < before->count; i++)
		if (rungs_records_find(after, before->at[i].section,
				       before->at[i].id) == NULL)
			list(&listing, &before->at[i], NULL);
	if (listing.count > CHANGES_MOST)
		return builder_format(words, "%s\nand %zu more", listing.text,
				      listing.count - CHANGES_MOST);
	return listing.text;
}
