#include "query.h"

#include <math.h>
#include <string.h>

#include "advert.h"
#include "error.h"
#include "search_fields.h"
#include "text.h"
#include "typo.h"
#include "vocabulary.h"

static const float MEANT = 0.85f, MENDED = 0.8f, DERIVED = 0.55f;
/* The least that a mended word may be meant, and how fast it gets less likely. */
static const float LEAST_MENDED = 0.2f, DECAY = 0.15f, TWICE = 0.9f;
/* A beginning that is a word itself is more likely meant as that. */
static const float LONGER = 0.75f, LONGER_OF_WORD = 0.4f;

/* Letters of the shorter of two words run together that are no chance even where
 * one other word is near. */
enum { SURE_PART = 4 };

static const char *const optional_words[] = {
	"a",      "an",    "and",  "are",    "as",      "at",   "be",
	"become", "by",    "can",  "career", "careers", "do",   "for",
	"from",   "how",   "i",    "in",     "is",      "job",  "jobs",
	"me",     "my",    "need", "new",    "of",      "on",   "or",
	"role",   "roles", "the",  "to",     "want",    "what", "with",
};

/* A word as it was typed, folded. */
struct token {
	const char *text;
	size_t size;
	unsigned part;
	bool is_filler; /* of an advert */
};

static bool is_optional(const char *word, size_t size)
{
	size_t count = sizeof(optional_words) / sizeof(optional_words[0]);

	for (size_t i = 0; i < count; i++)
		if (strlen(optional_words[i]) == size &&
		    memcmp(optional_words[i], word, size) == 0)
			return true;
	return false;
}

float query_form_match(const struct query_form *form, const char *word,
		       size_t size, const char *term)
{
	if (strcmp(form->term, term) == 0)
		return form->quality;
	if (form->longer <= 0 || size <= form->size ||
	    memcmp(word, form->text, form->size) != 0)
		return 0;
	return form->longer;
}

/* The text, which memory may have run out for. */
static char *kept(struct reader *reader, char *text)
{
	if (text == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	return text;
}

static int64_t number_of(struct reader *reader, const char *term)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields, 0};
	int number = 0;

	row_read(reader, STATEMENT_SEARCH_TERM, &shape, &number, term);
	return number;
}

/* The number of the term is 0 if it is still to be asked for. */
static void form_add(struct reader *reader, struct query_word *word,
		     const char *text, size_t size, float quality,
		     int64_t number)
{
	char term[SEARCH_TERM_SIZE];
	const char *copy;

	if (word->form_count == QUERY_FORMS || text == NULL || size == 0)
		return;
	search_term(term, text, size);
	for (size_t i = 0; i < word->form_count; i++)
		if (strcmp(word->forms[i].term, term) == 0)
			return;
	copy = kept(reader, arena_text(reader->arena, term));
	if (number == 0 && copy != NULL)
		number = number_of(reader, copy);
	if (copy != NULL)
		word->forms[word->form_count++] =
			(struct query_form){.text = text,
					    .size = size,
					    .term = copy,
					    .number = number,
					    .quality = quality};
}

/* A word as it stands; as the beginning of longer ones too if asked for.  One
 * whose term's number is known is a word of the atlas. */
static void add_typed(struct reader *reader, struct query_word *word,
		      const char *text, size_t size, int64_t number,
		      bool beginning, float quality)
{
	size_t before = word->form_count;

	form_add(reader, word, text, size, quality, number);
	if (beginning && word->form_count > before)
		word->forms[before].longer =
			quality *
			(number > 0 || vocabulary_has(reader, text, size, false)
				 ? LONGER_OF_WORD
				 : LONGER);
}

/* How much of a word its relatives share: 'hir' of 'hire' and 'hiring',
 * 'plan' of 'planner'.  0 if that is too little to tell. */
static size_t stem_size(const char *text, size_t word_size)
{
	static const char *const endings[] = {
		"ations", "ation", "ments", "ment", "ings", "ing", "ers", "er",
		"ors",    "or",    "ed",    "es",   "e",    "s",   "y"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		size_t size = strlen(endings[i]);

		if (word_size >= size + 3 &&
		    memcmp(text + word_size - size, endings[i], size) == 0)
			return word_size - size;
	}
	return word_size >= 4 ? word_size : 0;
}

/* What is left of a word behind the stem is an ending of the language. */
static bool is_ending(const char *text, size_t size)
{
	static const char *const endings[] = {
		"",       "e",    "s",   "es",   "ed",   "er",    "ers",
		"or",     "ors",  "ing", "ings", "ment", "ments", "ation",
		"ations", "ning", "ner", "ners", "ion",  "ions",  "y",
		"ist",    "ists", "al",  "ive",  "ance", "able"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strlen(endings[i]) == size &&
		    memcmp(endings[i], text, size) == 0)
			return true;
	return false;
}

/* Words of the atlas that are made of the same stem. */
static void add_relatives(struct reader *reader, struct query_word *word,
			  const char *text, size_t text_size, float quality)
{
	size_t stem = stem_size(text, text_size);
	sqlite3_stmt *rows;

	if (stem == 0)
		return;
	rows = vocabulary_range(reader, STATEMENT_SEARCH_WORDS, text, stem,
				true);
	while (vocabulary_step(reader, rows)) {
		const char *other = (const char *)sqlite3_column_text(rows, 0);
		size_t size = (size_t)sqlite3_column_bytes(rows, 0);

		if (other == NULL || size < stem || size >= VOCABULARY_WORD ||
		    !is_ending(other + stem, size - stem))
			continue;
		form_add(reader, word,
			 kept(reader, arena_copy(reader->arena, other, size)),
			 size, quality * DERIVED,
			 sqlite3_column_int64(rows, 2));
	}
}

static void add_synonyms(struct reader *reader, struct query_word *word)
{
	const char *text =
		kept(reader, arena_copy(reader->arena, word->text, word->size));
	size_t count;
	const char **means = vocabulary_synonyms(reader, text, &count);

	for (size_t i = 0; i < count; i++)
		if (means[i] != NULL)
			form_add(reader, word, means[i], strlen(means[i]),
				 MEANT, 0);
}

/* Whether any form is a word of the atlas. */
static bool is_known(struct reader *reader, const struct query_word *word)
{
	for (size_t i = 0; i < word->form_count; i++) {
		const struct query_form *form = &word->forms[i];

		if (form->number > 0 ||
		    (form->longer > 0 &&
		     vocabulary_has(reader, form->text, form->size, true)))
			return true;
	}
	return false;
}

/* Two words typed as one, if both are words and they are long enough not to be
 * chance: how many bytes the first has, or 0. */
static size_t find_split(struct reader *reader, const char *text, size_t size,
			 bool last)
{
	size_t best = 0, best_least = 0;

	/* 'elearning' */
	for (size_t first = text[0] == 'e' ? 1 : 2; first + 2 <= size;
	     first++) {
		size_t least = first < size - first ? first : size - first;

		if (least > best_least &&
		    vocabulary_has(reader, text, first, false) &&
		    vocabulary_has(reader, text + first, size - first,
				   last && size - first >= 3)) {
			best = first;
			best_least = least;
		}
	}
	return best;
}

static struct query_word *word_add(struct reader *reader, struct query *query,
				   const struct token *token, size_t at,
				   size_t size, bool last)
{
	struct query_word *word;

	if (query->count == QUERY_WORDS)
		return NULL;
	word = &query->words[query->count++];
	word->text = token->text + at;
	word->size = size;
	word->part = token->part;
	word->form_count = 0;
	word->optional = is_optional(word->text, size) ||
			 (query->is_advert && token->is_filler);
	add_typed(reader, word, word->text, size, 0, last, 1);
	return word;
}

/* Whether one of the first words has the stem of another: the same relatives. */
static bool has_stem(const struct typo *typos, size_t count,
		     const struct typo *typo)
{
	size_t stem = stem_size(typo->word, typo->size);

	for (size_t i = 0; i < count; i++)
		if (stem_size(typos[i].word, typos[i].size) == stem &&
		    memcmp(typos[i].word, typo->word, stem) == 0)
			return true;
	return false;
}

/* Takes the words that may have been meant for the one typed; the likeliest is
 * shown for it. */
static void mend_with(struct reader *reader, struct query_word *word,
		      const struct typo *typos, size_t count, bool last)
{
	word->form_count = 0;
	word->text = typos[0].word;
	word->size = typos[0].size;
	for (size_t i = 0; i < count; i++) {
		const struct typo *typo = &typos[i];
		double less = typo->likelihood - typos[0].likelihood;
		float quality = MENDED * (float)exp((double)DECAY * less);

		if (typo->edits > 1)
			quality *= TWICE;
		if (quality < LEAST_MENDED)
			continue;
		add_typed(reader, word, typo->word, typo->size, typo->term,
			  last, quality);
		if (!has_stem(typos, i, typo))
			add_relatives(reader, word, typo->word, typo->size,
				      quality);
	}
	add_synonyms(reader, word);
}

/* For a word that is not in the atlas, what it may be instead: two words, where
 * it is not nearer to one; a beginning; or one with typing errors.  True if it
 * was mended. */
static bool word_mend(struct reader *reader, struct query *query,
		      struct query_word *word, const struct token *token,
		      bool last)
{
	const char *text = word->text;
	size_t size = word->size, first, least;
	struct typo typos[TYPOS_MOST];
	size_t count = typos_find(reader, text, size, last, typos);
	bool near = count > 0 && typos[0].near;

	first = find_split(reader, text, size, last);
	least = first < size - first ? first : size - first;
	if (first > 0 && query->count < QUERY_WORDS &&
	    (!near || least == 1 || least >= SURE_PART)) {
		query->count--;
		word_add(reader, query, token, 0, first, false);
		word_add(reader, query, token, first, size - first, last);
		return false;
	}
	if (!last && vocabulary_has(reader, text, size, true)) {
		word->forms[0].longer = LONGER;
		return false;
	}
	if (count == 0)
		return false;
	mend_with(reader, word, typos, count, last);
	return true;
}

/* Adds the word; true if it was mended.  In adverts what the atlas does not have
 * is somebody's name. */
static bool word_read(struct reader *reader, struct query *query,
		      const struct token *token, bool last)
{
	struct query_word *word =
		word_add(reader, query, token, 0, token->size, last);

	if (word == NULL || token->size >= VOCABULARY_WORD)
		return false;
	add_synonyms(reader, word);
	if (!word->optional)
		add_relatives(reader, word, token->text, token->size, 1);
	return !query->is_advert && !is_known(reader, word) &&
	       word_mend(reader, query, word, token, last);
}

static void write_corrected(struct reader *reader, struct query *query)
{
	size_t size = 1;
	char *out;

	for (size_t i = 0; i < query->count; i++)
		size += query->words[i].size + 1;
	out = kept(reader, arena_alloc(reader->arena, size));
	query->corrected = out;
	for (size_t i = 0; out != NULL && i < query->count; i++) {
		if (i > 0)
			*out++ = ' ';
		memcpy(out, query->words[i].text, query->words[i].size);
		out += query->words[i].size;
	}
}

/* Folds as much of the text as is read, with the bytes it comes from; half a
 * character at the cut folds to nothing. */
static const char *fold(struct reader *reader, const char **text,
			size_t **offsets)
{
	size_t size = strnlen(*text, QUERY_BYTES), room = 4 * size + 1;
	char *head, *folded;

	head = kept(reader, arena_copy(reader->arena, *text, size));
	folded = kept(reader, arena_alloc(reader->arena, room));
	*offsets = arena_alloc(reader->arena, room * sizeof(**offsets));
	if (*offsets == NULL)
		kept(reader, NULL);
	if (reader->status != RUNGS_OK)
		return "";
	text_fold(folded, room, head, *offsets);
	*text = head;
	return folded;
}

/* How a word goes with the one before, of which the first byte between them is
 * the last: a unit behind a filler is one, too, as in '25/hr'. */
static void token_follow(struct token *token, const struct token *before,
			 const char *between, size_t size)
{
	token->part = before->part + advert_parts(between, size);
	token->is_filler |= before->is_filler && size == 2 && between[1] == '/';
}

/* Cuts a text into its first words, and one more if there are more; returns how
 * many. */
static size_t tokens_read(struct reader *reader, const char *text,
			  struct token tokens[QUERY_WORDS + 1])
{
	size_t *offsets, count = 0, size;
	const char *folded = fold(reader, &text, &offsets), *rest = folded;
	const char *word;

	while (count <= QUERY_WORDS &&
	       (size = search_next_word(&rest, &word)) > 0) {
		struct token *token = &tokens[count];

		*token = (struct token){
			.text = word,
			.size = size,
			.is_filler = advert_is_filler(word, size),
		};
		if (count > 0) {
			size_t end = offsets[(size_t)(word - folded) - 1];
			size_t begin = offsets[word - folded];

			token_follow(token, token - 1, text + end, begin - end);
		}
		count++;
	}
	return count;
}

/* Parts of an advert that share a word say the same of the job. */
static void parts_join(struct query *query, unsigned part, unsigned with)
{
	for (size_t i = 0; i < query->count; i++)
		if (query->words[i].part == part)
			query->words[i].part = with;
}

/* Of a word that stands there again, the last is left: 'data analyst (DA
 * analyst)' asks for an analyst once, and for one in the end. */
static void drop_repeated(struct query *query)
{
	size_t left = 0;

	for (size_t i = 0; i < query->count; i++) {
		const struct query_word *word = &query->words[i];
		size_t again = query->count - 1;

		while (again > i &&
		       (word->size != query->words[again].size ||
			memcmp(word->text, query->words[again].text,
			       word->size) != 0))
			again--;
		if (again > i && !word->optional)
			parts_join(query, query->words[again].part, word->part);
		if (again == i)
			query->words[left++] = *word;
	}
	query->count = left;
}

void query_read(struct reader *reader, const char *text, struct query *out)
{
	struct token tokens[QUERY_WORDS + 1];
	bool mended = false, required = false;
	size_t count, fillers = 0;

	out->count = 0;
	out->is_advert = false;
	out->corrected = NULL;
	if (reader->status != RUNGS_OK)
		return;
	count = tokens_read(reader, text, tokens);
	for (size_t i = 0; i < count; i++)
		fillers += tokens[i].is_filler;
	if (count > 0)
		out->is_advert = advert_is(count, tokens[count - 1].part + 1u,
					   fillers, advert_is_shouted(text));
	for (size_t i = 0; i < count && out->count < QUERY_WORDS; i++)
		mended |= word_read(reader, out, &tokens[i],
				    i + 1 == count && !out->is_advert);
	if (reader->status != RUNGS_OK)
		return;
	drop_repeated(out);
	for (size_t i = 0; i < out->count; i++)
		required |= !out->words[i].optional;
	for (size_t i = 0; i < out->count; i++)
		out->words[i].optional &= required;
	if (mended)
		write_corrected(reader, out);
}
