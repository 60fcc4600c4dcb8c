#include "query_syntax.h"

#include <string.h>

#include "error.h"
#include "query.h"

/* Where reading has got to. */
struct scan {
	struct reader *reader;
	const char *text;
	size_t size, at;
	char *words; /* becomes out->words */
	struct query_syntax *out;
};

static bool is_space(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the quotation mark there, straight or curled; 0 if there is none. */
static size_t quote_size(const struct scan *scan, size_t at)
{
	static const char *const marks[] = {"\"", "\u201C", "\u201D", "\u201E"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t size = strlen(marks[i]);

		if (size <= scan->size - at &&
		    memcmp(scan->text + at, marks[i], size) == 0)
			return size;
	}
	return 0;
}

static void blank(struct scan *scan, size_t from, size_t to)
{
	memset(scan->words + from, ' ', to - from);
}

static char *copy(struct scan *scan, size_t from, size_t to)
{
	struct reader *reader = scan->reader;
	char *out = arena_copy(reader->arena, scan->text + from, to - from);

	if (out == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	return out;
}

/* Where the quoted text ends that begins at `at`: before its closing mark, or
 * at the end of all. */
static size_t quoted_end(const struct scan *scan, size_t at)
{
	while (at < scan->size && quote_size(scan, at) == 0)
		at++;
	return at;
}

static void add_phrase(struct scan *scan, size_t from, size_t to, bool excluded,
		       bool open)
{
	struct query_syntax *out = scan->out;

	if (out->phrase_count == SYNTAX_PHRASES)
		out->too_many = true;
	else
		out->phrases[out->phrase_count++] = (struct syntax_phrase){
			.text = copy(scan, from, to),
			.excluded = excluded,
			.open = open,
		};
}

/* A quoted phrase whose mark stands at scan->at. */
static void read_phrase(struct scan *scan, size_t start, bool excluded)
{
	size_t from = scan->at + quote_size(scan, scan->at);
	size_t to = quoted_end(scan, from);
	size_t end = to < scan->size ? to + quote_size(scan, to) : to;

	add_phrase(scan, from, to, excluded, to == scan->size);
	blank(scan, start, excluded ? end : from);
	blank(scan, to, end);
	scan->at = end;
}

/* Where the value ends that begins at `at`: before a space or, if asked for, a
 * comma that stands in no quotes. */
static size_t value_end(const struct scan *scan, size_t at, bool at_comma)
{
	while (at < scan->size && !is_space(scan->text[at])) {
		size_t mark = quote_size(scan, at);

		if (at_comma && scan->text[at] == ',')
			break;
		if (mark > 0) {
			at = quoted_end(scan, at + mark);
			mark = at < scan->size ? quote_size(scan, at) : 0;
			at += mark;
		} else {
			at++;
		}
	}
	return at;
}

/* The value without its quotation marks. */
static const char *value_text(struct scan *scan, size_t from, size_t to)
{
	char *out = copy(scan, from, to);
	size_t used = 0;

	while (out != NULL && from < to) {
		size_t mark = quote_size(scan, from);

		if (mark == 0)
			out[used++] = scan->text[from++];
		from += mark;
	}
	if (out != NULL)
		out[used] = '\0';
	return out;
}

static void read_values(struct scan *scan, size_t from, size_t to,
			struct syntax_filter *filter)
{
	struct reader *reader = scan->reader;

	filter->values =
		arena_alloc(reader->arena, (to - from + 1) * sizeof(char *));
	filter->last = from;
	if (filter->values == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	while (from < to && reader->status == RUNGS_OK) {
		size_t end = value_end(scan, from, true);

		filter->last = from;
		if (end > from)
			filter->values[filter->value_count++] =
				value_text(scan, from, end);
		from = end + 1;
		if (from == to)
			filter->last = to;
	}
}

/* Bytes of a name with its colon at scan->at; 0 if there is none. */
static size_t name_size(const struct scan *scan)
{
	size_t at = scan->at;

	while (at < scan->size && is_letter(scan->text[at]))
		at++;
	return at > scan->at && at < scan->size && scan->text[at] == ':'
		       ? at + 1 - scan->at
		       : 0;
}

/* 'http://x' and 'Manager: Sales' are text; so is 're:invent', but worth a
 * word on which filters there are. */
static void note_unknown(struct scan *scan, size_t size)
{
	const char *value = scan->text + scan->at + size;
	size_t left = scan->size - scan->at - size;

	if (scan->out->unknown != NULL || size < 3 || left == 0 ||
	    is_space(value[0]) || value[0] == ':' ||
	    (left > 1 && value[0] == '/' && value[1] == '/'))
		return;
	scan->out->unknown = copy(scan, scan->at, scan->at + size - 1);
}

/* A filter at scan->at; false if there is none. */
static bool read_filter(struct scan *scan, size_t start, bool excluded)
{
	struct query_syntax *out = scan->out;
	size_t size = name_size(scan);
	struct syntax_filter *filter;
	size_t from, end;

	if (size == 0)
		return false;
	from = scan->at + size;
	end = value_end(scan, from, false);
	if (out->filter_count == SYNTAX_FILTERS) {
		out->too_many = true;
		scan->at = end;
		return true;
	}
	filter = &out->filters[out->filter_count];
	*filter = (struct syntax_filter){
		.name = filter_named(scan->text + scan->at, size - 1),
		.excluded = excluded,
		.end = end,
	};
	if (filter->name == FILTER_COUNT) {
		note_unknown(scan, size);
		return false;
	}
	filter->text = copy(scan, from, end);
	read_values(scan, from, end, filter);
	blank(scan, start, end);
	out->filter_count++;
	scan->at = end;
	return true;
}

/* Whatever stands between two spaces, a phrase or filter being one. */
static void read_token(struct scan *scan)
{
	size_t start = scan->at;
	bool excluded = scan->text[start] == '-' && start + 1 < scan->size &&
			!is_space(scan->text[start + 1]) &&
			scan->text[start + 1] != '-';

	scan->at += excluded;
	if (quote_size(scan, scan->at) > 0) {
		read_phrase(scan, start, excluded);
		return;
	}
	if (read_filter(scan, start, excluded))
		return;
	start = scan->at;
	while (scan->at < scan->size && !is_space(scan->text[scan->at]))
		scan->at++;
	if (!excluded)
		return;
	add_phrase(scan, start, scan->at, true, false);
	blank(scan, start - 1, scan->at);
}

void query_syntax_read(struct reader *reader, const char *text,
		       struct query_syntax *out)
{
	struct scan scan = {
		.reader = reader,
		.text = text,
		.size = strnlen(text, QUERY_BYTES),
		.out = out,
	};

	*out = (struct query_syntax){.words = ""};
	scan.words = copy(&scan, 0, scan.size);
	if (scan.words == NULL)
		return;
	out->words = scan.words;
	while (scan.at < scan.size && reader->status == RUNGS_OK) {
		if (is_space(text[scan.at]))
			scan.at++;
		else
			read_token(&scan);
	}
}
