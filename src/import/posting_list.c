#include "posting_list.h"

#include <math.h>
#include <stdlib.h>

#include "core/search_fields.h"

void posting_list_free(struct posting_list *list)
{
	free(list->bytes);
	*list = (struct posting_list){0};
}

static void empty(struct posting_list *list)
{
	list->size = 0;
	list->names = 0;
	list->things = 0;
}

/* Where so many more bytes may be written; NULL without memory. */
static unsigned char *room_for(struct posting_list *list, size_t more)
{
	size_t room = 2 * list->room + more;
	unsigned char *bytes;

	if (list->failed)
		return NULL;
	if (list->room - list->size < more) {
		bytes = realloc(list->bytes, room);
		if (bytes == NULL) {
			list->failed = true;
			return NULL;
		}
		list->bytes = bytes;
		list->room = room;
	}
	return list->bytes + list->size;
}

/* Adds a posting, after one of the thing before; its names are copied. */
static void add(struct posting_list *list, const struct posting *posting,
		int64_t before)
{
	unsigned char *out = room_for(list, POSTING_MOST + posting->names_size);

	if (out == NULL)
		return;
	list->size += posting_write(out, posting, before);
	list->things++;
}

/* Of one term --------------------------------------------------------------- */

static bool is_name(const struct term_use *use)
{
	return search_fields[use->field].weight >= SEARCH_NAME_WEIGHT;
}

/* How many names have the term, each counted once, and how many titles of roles
 * end with it: there the last word says what somebody is. */
struct counted {
	size_t names, heads;
};

static struct counted count_names(const struct term_use *uses, size_t count)
{
	struct counted out = {0};

	for (size_t i = 0; i < count; i++) {
		if (!is_name(&uses[i]))
			continue;
		out.names += i == 0 || uses[i].thing != uses[i - 1].thing ||
			     uses[i].text != uses[i - 1].text;
		out.heads += uses[i].last &&
			     search_fields[uses[i].field].kind == RUNGS_ROLE;
	}
	return out;
}

/* What a thing is known for: how much of the names with the term are its. */
static double share(size_t own, size_t all)
{
	return own > 0 ? log(1 + 50 * (double)own / (double)all) / log(51) : 0;
}

static void body_of(struct posting *posting, const struct term_use *uses,
		    size_t count)
{
	double body = 0, best = 0;

	for (size_t i = 0; i < count; i++) {
		double weight = (double)search_fields[uses[i].field].weight;

		if (is_name(&uses[i]))
			continue;
		body += weight / 30;
		if (weight > best) {
			best = weight;
			posting->body_text = uses[i].text;
		}
	}
	posting->body = (float)(body > 0 ? 0.4 * body / (body + 1.2) : 0);
}

/* Writes the names to bytes with room for all. */
static void names_of(struct posting *posting, unsigned char *bytes,
		     const struct term_use *uses, size_t count)
{
	uint32_t before = 0;

	posting->names = bytes;
	for (size_t i = 0; i < count; i++) {
		struct name_use use = {.text = uses[i].text,
				       .field = uses[i].name_field,
				       .place = uses[i].place,
				       .length = uses[i].words};

		if (!is_name(&uses[i]))
			continue;
		if (use.field == 0)
			posting->title |=
				title_spot(use.place) |
				(use.length < NAME_FAR ? use.length : NAME_FAR);
		else
			posting->spots |= name_spot(use.place, use.length);
		posting->names_size += name_use_write(
			bytes + posting->names_size, &use, before);
		before = use.text;
	}
}

/* What the term says of one thing. */
static void add_thing(struct posting_list *list, const struct term_use *uses,
		      size_t count, struct counted all, int64_t before)
{
	struct posting posting = {.thing = uses->thing};
	struct counted own = count_names(uses, count);
	unsigned char *names = malloc(count * NAME_USE_MOST);

	if (names == NULL) {
		list->failed = true;
		return;
	}
	body_of(&posting, uses, count);
	posting.body += (float)share(own.names, all.names);
	posting.head = (float)share(own.heads, all.heads);
	names_of(&posting, names, uses, count);
	add(list, &posting, before);
	free(names);
}

void posting_list_of_term(struct posting_list *list,
			  const struct term_use *uses, size_t count)
{
	struct counted all = count_names(uses, count);
	int64_t before = 0;
	size_t end;

	empty(list);
	for (size_t first = 0; first < count; first = end) {
		for (end = first + 1;
		     end < count && uses[end].thing == uses[first].thing;)
			end++;
		add_thing(list, uses + first, end - first, all, before);
		before = uses[first].thing;
	}
	list->names = all.names;
	list->heads = all.heads;
}

/* Of many ------------------------------------------------------------------- */

static int by_thing(const void *left, const void *right)
{
	const struct posting *a = left, *b = right;

	return (a->thing > b->thing) - (a->thing < b->thing);
}

static int by_text(const void *left, const void *right)
{
	const struct name_use *a = left, *b = right;

	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* The names of the postings of one thing, in order; at most `most`. */
static size_t names_read(const struct posting *postings, size_t count,
			 struct name_use *out)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const unsigned char *at = postings[i].names;
		const unsigned char *end = at + postings[i].names_size;
		struct name_use use = {0};

		while (name_use_next(&at, end, &use))
			out[found++] = use;
	}
	if (count > 1)
		qsort(out, found, sizeof(*out), by_text);
	return found;
}

/* Puts together what several terms say of one thing. */
static void add_merged(struct posting_list *list,
		       const struct posting *postings, size_t count,
		       int64_t before)
{
	struct posting merged = postings[0];
	struct name_use *uses;
	unsigned char *bytes;
	size_t size = 0, found;

	for (size_t i = 1; i < count; i++) {
		if (postings[i].body > merged.body ||
		    (postings[i].body >= merged.body &&
		     postings[i].body_text < merged.body_text)) {
			merged.body = postings[i].body;
			merged.body_text = postings[i].body_text;
		}
		if (postings[i].head > merged.head)
			merged.head = postings[i].head;
		merged.title |= postings[i].title;
		merged.spots |= postings[i].spots;
		merged.names_size += postings[i].names_size;
	}
	/* A use takes two bytes at least. */
	uses = malloc((merged.names_size / 2 + 1) * sizeof(*uses));
	bytes = malloc((merged.names_size / 2 + 1) * NAME_USE_MOST);
	if (uses == NULL || bytes == NULL) {
		list->failed = true;
	} else {
		found = names_read(postings, count, uses);
		for (size_t i = 0; i < found; i++) {
			size += name_use_write(bytes + size, &uses[i],
					       i > 0 ? uses[i - 1].text : 0);
		}
		merged.names = bytes;
		merged.names_size = size;
		add(list, &merged, before);
	}
	free(uses);
	free(bytes);
}

void posting_list_of_many(struct posting_list *list, struct posting *postings,
			  size_t count)
{
	int64_t before = 0;
	size_t end;

	empty(list);
	if (count > 0)
		qsort(postings, count, sizeof(*postings), by_thing);
	for (size_t first = 0; first < count; first = end) {
		for (end = first + 1;
		     end < count &&
		     postings[end].thing == postings[first].thing;)
			end++;
		add_merged(list, postings + first, end - first, before);
		before = postings[first].thing;
	}
}
