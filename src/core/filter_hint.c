#include "filter_hint.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "edit.h"
#include "error.h"
#include "query_syntax.h"
#include "shapes.h"
#include "text.h"
#include "typo.h"
#include "value_name.h"

/* As many values as a sentence lists in any case, and where none is near; letters
 * by which a filter's name shows. */
enum { FEW = 9, LISTED = 14, NEAREST = 3, SENTENCE = 480, LETTERS = 3 };

struct sentence {
	char text[SENTENCE];
	size_t used;
};

static void say(struct sentence *sentence, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say(struct sentence *sentence, const char *format, ...)
{
	size_t left = sizeof(sentence->text) - sentence->used;
	va_list args;
	int size;

	va_start(args, format);
	size = vsnprintf(sentence->text + sentence->used, left, format, args);
	va_end(args);
	if (size > 0)
		sentence->used += (size_t)size < left ? (size_t)size : left - 1;
}

static void say_listed(struct sentence *sentence, const char *value, size_t at,
		       size_t count, const char *last)
{
	say(sentence, "%s%.60s",
	    at == 0          ? ""
	    : at + 1 < count ? ", "
	    : last != NULL   ? last
			     : ", ",
	    value);
}

/* How far a thing is from a value, by id or name. */
static int apart(const struct named *thing, const char *folded)
{
	char name[256];
	int by_id = edit_distance(folded, thing->id), by_name;

	text_fold(name, sizeof(name), thing->name, NULL);
	by_name = edit_distance(folded, name);
	if (typo_between(folded, strlen(folded), name, strlen(name), true))
		by_name = 1;
	return by_id < by_name ? by_id : by_name;
}

/* The nearest few in order; how many. */
static size_t nearest(const struct named_list *all, const char *value,
		      const struct named *near[NEAREST])
{
	int far[NEAREST];
	char folded[256];
	size_t count = 0;

	text_fold(folded, sizeof(folded), value, NULL);
	for (size_t i = 0; i < all->count; i++) {
		int distance = apart(&all->at[i], folded);
		size_t at = count;

		if (distance > (int)strlen(folded) / 3 + 1)
			continue;
		while (at > 0 && far[at - 1] > distance)
			at--;
		if (at == NEAREST)
			continue;
		count += count < NEAREST;
		for (size_t j = count - 1; j > at; j--) {
			far[j] = far[j - 1];
			near[j] = near[j - 1];
		}
		far[at] = distance;
		near[at] = &all->at[i];
	}
	return count;
}

/* What may be named after a filter: after 'without:' what one may not want. */
static void narrow(struct reader *reader, enum filter_name name,
		   struct named_list *list)
{
	const struct rungs_thing *hardships;
	size_t count, left = 0;

	if (name != FILTER_WITHOUT)
		return;
	hardships =
		ROWS(reader, STATEMENT_HARDSHIPS, &thing_shape, &count, NULL);
	for (size_t i = 0; i < list->count; i++)
		for (size_t j = 0; j < count; j++)
			if (strcmp(hardships[j].id, list->at[i].id) == 0)
				list->at[left++] = list->at[i];
	list->count = left;
}

static void say_all(struct sentence *sentence, const struct named_list *all)
{
	say(sentence, all->count > 0 ? "; there are " : "; there are none");
	for (size_t i = 0; i < all->count; i++)
		say_listed(sentence, all->at[i].id, i, all->count, " and ");
	say(sentence, ".");
}

static void say_near(struct sentence *sentence, const struct named *const *near,
		     size_t count)
{
	say(sentence, "; did you mean ");
	for (size_t i = 0; i < count; i++)
		say_listed(sentence, near[i]->id, i, count, " or ");
	say(sentence, "?");
}

static void say_named(struct sentence *sentence, struct reader *reader,
		      enum filter_name name, const char *value)
{
	enum rungs_kind kind = filter_value_kind(name);
	struct named_list all = value_named(reader, kind, NULL);
	const struct named *near[NEAREST];
	size_t size = strcspn(value, "<>="), count;
	char *typed = arena_copy(reader->arena, value, size);
	struct named_list many = {0};

	if (typed == NULL)
		return;
	narrow(reader, name, &all);
	many = value_named(reader, kind, typed);
	count = *typed != '\0' ? nearest(&all, typed, near) : 0;
	if (*typed == '\0')
		say(sentence, "%s: needs a value",
		    rungs_filter_names[name].name);
	else if (many.count > 1)
		say(sentence, "%s:%.60s may be any of %zu",
		    rungs_filter_names[name].name, typed, many.count);
	else if (many.count == 1)
		say(sentence, "%s:%.60s makes no sense",
		    rungs_filter_names[name].name, value);
	else
		say(sentence, "No %s is called '%.60s'",
		    rungs_kind_singular(kind), typed);
	if (many.count > 0 || (all.count > LISTED && count == 0))
		say(sentence, "; write it as in %s.",
		    rungs_filter_names[name].example);
	else if (all.count <= FEW || count == 0)
		say_all(sentence, &all);
	else
		say_near(sentence, near, count);
}

static void say_pay(struct sentence *sentence, struct reader *reader)
{
	struct pay_basis basis = pay_basis_read(reader);

	if (basis.place == NULL)
		say(sentence, "The atlas has no pay to filter by.");
	else
		say(sentence,
		    "pay: takes a median of %.40s a year (%.40s, %.40s), as "
		    "in pay:>60k or pay:60k-90k.",
		    basis.currency, basis.place, basis.year);
}

static void say_kinds(struct sentence *sentence, const char *value)
{
	say(sentence, *value == '\0' ? "kind: needs a value; there are "
				     : "There is no such kind; there are ");
	for (enum rungs_kind kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		say_listed(sentence, rungs_kind_singular(kind), (size_t)kind,
			   RUNGS_KIND_COUNT, " and ");
	say(sentence, ".");
}

enum rungs_status filter_hint_bad(struct reader *reader, enum filter_name name,
				  const char *value, struct rungs_error *error)
{
	struct sentence sentence = {.used = 0};

	if (name == FILTER_PAY)
		say_pay(&sentence, reader);
	else if (name == FILTER_KIND)
		say_kinds(&sentence, value);
	else
		say_named(&sentence, reader, name, value);
	if (reader->status != RUNGS_OK)
		return reader->status;
	return error_set(error, RUNGS_BAD_INPUT, "%s", sentence.text);
}

struct pay_basis pay_basis_read(struct reader *reader)
{
	static const struct field fields[] = {
		TEXT(pay_basis, place),
		TEXT(pay_basis, currency),
		TEXT(pay_basis, year),
	};
	static const struct shape shape = SHAPE(pay_basis, fields);
	struct pay_basis out = {0};

	row_read(reader, STATEMENT_PAY_BASIS, &shape, &out, NULL);
	if (out.place == NULL || out.currency == NULL || out.year == NULL)
		return (struct pay_basis){0};
	return out;
}

/* An id that can be typed as it is, or the name in quotes. */
static const char *typed_as(struct reader *reader, const struct named *thing)
{
	if (strpbrk(thing->id, " ,\"<>=") == NULL &&
	    strspn(thing->id, "0123456789.-") < strlen(thing->id))
		return thing->id;
	return arena_format(reader->arena, "\"%s\"", thing->name);
}

static void complete_named(struct reader *reader, enum filter_name name,
			   const char *value, size_t most,
			   struct rungs_completion *out)
{
	struct named_list list =
		value_begun(reader, filter_value_kind(name), value);

	narrow(reader, name, &list);
	out->values = arena_alloc(reader->arena,
				  (list.count + 1) * sizeof(*out->values));
	for (size_t i = 0;
	     out->values != NULL && i < list.count && out->count < most; i++)
		out->values[out->count++] = typed_as(reader, &list.at[i]);
}

static void complete_kind(struct reader *reader, const char *value, size_t most,
			  struct rungs_completion *out)
{
	out->values = arena_alloc(reader->arena,
				  RUNGS_KIND_COUNT * sizeof(*out->values));
	for (enum rungs_kind kind = 0;
	     out->values != NULL && kind < RUNGS_KIND_COUNT &&
	     out->count < most;
	     kind++) {
		const char *name = rungs_kind_singular(kind);

		if (strncmp(name, value, strlen(value)) == 0)
			out->values[out->count++] = name;
	}
}

/* Where the word begins that ends at the cursor, as a filter's name may. */
static size_t word_begin(const char *query, size_t cursor)
{
	size_t from = cursor;
	bool quoted = false;

	if (query[cursor] != '\0' && query[cursor] != ' ')
		return cursor;
	while (from > 0 && query[from - 1] != ' ')
		from--;
	for (size_t i = 0; i < from; i++)
		quoted ^= query[i] == '"';
	from += from < cursor && query[from] == '-';
	return quoted ? cursor : from;
}

static bool begins(const char *name, const char *word, size_t size)
{
	return name != NULL && strncasecmp(name, word, size) == 0;
}

static void complete_name(struct reader *reader, const char *query,
			  size_t cursor, size_t most,
			  struct rungs_completion *out)
{
	size_t start = word_begin(query, cursor), size = cursor - start;

	if (size < LETTERS)
		return;
	out->start = start;
	out->end = cursor;
	out->values =
		arena_alloc(reader->arena, FILTER_COUNT * sizeof(*out->values));
	for (size_t i = 0;
	     out->values != NULL && i < FILTER_COUNT && out->count < most;
	     i++) {
		const struct rungs_filter_name *filter = &rungs_filter_names[i];
		const char *name = begins(filter->name, query + start, size)
					   ? filter->name
				   : begins(filter->also, query + start, size)
					   ? filter->also
					   : NULL;

		if (name != NULL)
			out->values[out->count++] =
				arena_format(reader->arena, "%s:", name);
	}
}

static void complete(struct reader *reader, const struct syntax_filter *filter,
		     const char *query, size_t cursor, size_t most,
		     struct rungs_completion *out)
{
	size_t from = filter->last;
	const char *value;

	while (from < cursor && strchr("<>=", query[from]) != NULL)
		from++;
	out->filter = rungs_filter_names[filter->name].name;
	out->start = from;
	out->end = cursor;
	from += from < cursor && query[from] == '"';
	value = arena_copy(reader->arena, query + from, cursor - from);
	if (value == NULL)
		reader->status = error_no_memory(reader->error);
	else if (filter->name == FILTER_KIND)
		complete_kind(reader, value, most, out);
	else if (filter->name != FILTER_PAY)
		complete_named(reader, filter->name, value, most, out);
}

enum rungs_status rungs_complete(struct rungs_atlas *atlas, const char *query,
				 size_t cursor, size_t most,
				 struct rungs_completion *out,
				 struct rungs_error *error)
{
	struct reader reader;
	struct query_syntax syntax;

	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	query_syntax_read(&reader, query, &syntax);
	for (size_t i = 0; i < syntax.filter_count; i++)
		if (syntax.filters[i].last <= cursor &&
		    syntax.filters[i].end == cursor &&
		    reader.status == RUNGS_OK)
			complete(&reader, &syntax.filters[i], query, cursor,
				 most, out);
	if (reader.status == RUNGS_OK && out->filter == NULL)
		complete_name(&reader, query, cursor, most, out);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_completion_release(struct rungs_completion *completion)
{
	arena_free(completion->memory);
	*completion = (struct rungs_completion){0};
}
