#include "meaning.h"

#include <math.h>

#include "search_fields.h"
#include "vocabulary.h"

/* Letters of a beginning that is looked for in bodies too. */
enum { SHORTEST = 3 };

/* What an optional word counts beside others. */
static const double OPTIONAL = 0.1;

/* Letters of a folded word. */
static int letters_in(const char *text, size_t size)
{
	int letters = 0;

	for (size_t i = 0; i < size; i++)
		letters += ((unsigned char)text[i] & 0xC0) != 0x80;
	return letters;
}

static void meant_add(struct meaning *meaning, struct meant meant)
{
	meaning->meant[meaning->meant_count++] = meant;
}

/* The terms that begin as the form does; of a letter or two it is known
 * beforehand what they say. */
static void longer_meant(struct meaning *meaning, size_t word,
			 const struct query_form *form)
{
	struct reader *reader = meaning->reader;
	sqlite3_stmt *row = vocabulary_range(reader, STATEMENT_SEARCH_RANGE,
					     form->text, form->size, true);
	struct meant meant = {.word = word, .quality = form->longer};

	if (!vocabulary_step(reader, row))
		return;
	meant.first = sqlite3_column_int64(row, 0);
	meant.last = sqlite3_column_int64(row, 1);
	sqlite3_reset(row);
	if (letters_in(form->text, form->size) < SHORTEST)
		meant.beginning = form->text;
	if (meant.first > 0)
		meant_add(meaning, meant);
}

static void word_meant(struct meaning *meaning, size_t word)
{
	const struct query_word *asked = &meaning->query.words[word];

	for (size_t i = 0; i < asked->form_count; i++) {
		const struct query_form *form = &asked->forms[i];

		if (form->number > 0)
			meant_add(meaning,
				  (struct meant){.first = form->number,
						 .last = form->number,
						 .word = word,
						 .quality = form->quality});
		if (form->longer > 0)
			longer_meant(meaning, word, form);
	}
}

/* How often a term stands anywhere. */
struct found {
	double names, things;
};

/* Notes what a row of postings says of all things; returns of how many. */
static double postings_note(struct meaning *meaning, const struct meant *meant,
			    sqlite3_stmt *row)
{
	bool names_only = meaning->query.words[meant->word].optional;
	struct posting_reader bytes = {.at = sqlite3_column_blob(row, 1)};
	struct posting posting;
	double things = 0;

	if (bytes.at != NULL)
		bytes.end = bytes.at + sqlite3_column_bytes(row, 1);
	for (; posting_next(&bytes, &posting); things++) {
		int64_t kind = search_kind_of(posting.thing);

		if (kind < RUNGS_KIND_COUNT &&
		    (meaning->kinds & 1u << kind) != 0 &&
		    (!names_only || posting.name > 0))
			ranking_add(&meaning->ranking, meant->word,
				    meant->quality, &posting);
	}
	return things;
}

/* Notes what the terms say, and how often they stand anywhere. */
static struct found postings_read(struct meaning *meaning,
				  const struct meant *meant)
{
	struct reader *reader = meaning->reader;
	enum statement which = meant->beginning != NULL
				       ? STATEMENT_SEARCH_BEGINNING
				       : STATEMENT_SEARCH_POSTINGS;
	struct found found = {0};
	sqlite3_stmt *rows;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return found;
	if (meant->beginning != NULL) {
		sqlite3_bind_text(rows, 1, meant->beginning, -1, SQLITE_STATIC);
	} else {
		sqlite3_bind_int64(rows, 1, meant->first);
		sqlite3_bind_int64(rows, 2, meant->last);
	}
	while (vocabulary_step(reader, rows)) {
		found.names += sqlite3_column_double(rows, 0);
		found.things += postings_note(meaning, meant, rows);
	}
	return found;
}

/* How much a word tells, by how few have it: of the names, or of the bodies
 * if it is in no name. */
static double rarity(const struct meaning *meaning, struct found found)
{
	double of = found.names > 0 ? meaning->names : meaning->bodies;
	double has = found.names > 0 ? found.names : found.things;
	double rare = (of - has + 0.5) / (has + 0.5);

	return log(1 + (rare > 0 ? rare : 0));
}

/* Reads all that the words may mean and weighs the words: a rare one tells
 * more.  Of the terms of a word the one typed tells how rare it is. */
static void terms_read(struct meaning *meaning)
{
	struct found typed[QUERY_WORDS] = {0};
	size_t words = 0;
	float best[QUERY_WORDS] = {0};

	for (size_t i = 0; i < meaning->query.count; i++)
		word_meant(meaning, i);
	for (size_t i = 0; i < meaning->meant_count; i++) {
		const struct meant *meant = &meaning->meant[i];
		struct found found = postings_read(meaning, meant);
		size_t word = meant->word;

		if (meant->quality > best[word] ||
		    (meant->quality >= best[word] &&
		     found.names > typed[word].names)) {
			best[word] = meant->quality;
			typed[word] = found;
		}
	}
	for (size_t i = 0; i < meaning->query.count; i++) {
		bool optional = meaning->query.words[i].optional;

		meaning->weight[i] =
			rarity(meaning, typed[i]) * (optional ? OPTIONAL : 1);
		meaning->total += meaning->weight[i];
		if (optional)
			continue;
		meaning->has_head = words++ > 0;
		meaning->head = i;
	}
}

static void figures_read(struct meaning *meaning)
{
	static const struct field fields[] = {{FIELD_REAL, 0},
					      {FIELD_REAL, sizeof(double)},
					      {FIELD_REAL, 2 * sizeof(double)}};
	static const struct shape shape = {3 * sizeof(double), 3, fields};
	double figures[3] = {0};

	row_read(meaning->reader, STATEMENT_SEARCH_FIGURES, &shape, figures,
		 NULL);
	meaning->names = figures[0] > 1 ? figures[0] : 1;
	meaning->name_words = figures[1] > 1 ? figures[1] : 1;
	meaning->bodies = figures[2] > 1 ? figures[2] : 1;
}

void meaning_read(struct meaning *meaning, const char *query)
{
	query_read(meaning->reader, query, &meaning->query);
	figures_read(meaning);
	meaning->ranking.words = meaning->query.count;
	if (meaning->reader->status == RUNGS_OK)
		terms_read(meaning);
}

struct meant meaning_of(const struct meaning *meaning, uint32_t term)
{
	struct meant best = {.quality = 0};

	for (size_t i = 0; i < meaning->meant_count; i++)
		if (meaning->meant[i].first <= term &&
		    term <= meaning->meant[i].last &&
		    meaning->meant[i].quality > best.quality)
			best = meaning->meant[i];
	return best;
}
