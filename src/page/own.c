#include "own.h"

#include <stdio.h>
#include <string.h>

#include "builder.h"
#include "words.h"

bool own_section(enum rungs_kind kind, enum rungs_section *out)
{
	switch (kind) {
	case RUNGS_SKILL:
		*out = RUNGS_HAS_SKILL;
		return true;
	case RUNGS_CERTIFICATION:
		*out = RUNGS_HAS_CERTIFICATION;
		return true;
	case RUNGS_EDUCATION:
		*out = RUNGS_HAS_EDUCATION;
		return true;
	case RUNGS_ROLE:
		*out = RUNGS_HAS_EXPERIENCE;
		return true;
	case RUNGS_CONDITION:
		*out = RUNGS_LIMITS;
		return true;
	case RUNGS_SPECIALIZATION:
	case RUNGS_TRACK:
	case RUNGS_AREA:
		*out = RUNGS_LIKES;
		return true;
	default:
		return false;
	}
}

/* Whether ids of the section tell the kind before a '/'. */
static bool is_full(enum rungs_section section, enum rungs_kind kind)
{
	return section == RUNGS_HAS_EXPERIENCE || section == RUNGS_LIKES ||
	       section == RUNGS_BOOKMARKED || section == RUNGS_NOTED ||
	       (section == RUNGS_MARKED && kind != RUNGS_ROLE);
}

const char *own_id(enum rungs_section section, enum rungs_kind kind,
		   const char *id, char *out, size_t size)
{
	bool full = is_full(section, kind);

	snprintf(out, size, "%s%s%s", full ? rungs_kind_singular(kind) : "",
		 full ? "/" : "", id);
	return out;
}

/* Whether it is the id that own_id tells. */
static bool is_id(const char *own, enum rungs_section section,
		  enum rungs_kind kind, const char *id)
{
	if (is_full(section, kind)) {
		const char *word = rungs_kind_singular(kind);
		size_t size = strlen(word);

		if (strncmp(own, word, size) != 0 || own[size] != '/')
			return false;
		own += size + 1;
	}
	return strcmp(own, id) == 0;
}

static const struct rungs_record *record_in(const struct rungs_records *records,
					    enum rungs_section section,
					    enum rungs_kind kind,
					    const char *id)
{
	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *record = &records->at[i];

		if (record->section == section &&
		    is_id(record->id, section, kind, id))
			return record;
	}
	return NULL;
}

const struct rungs_record *own_record(const struct rungs_records *records,
				      enum rungs_kind kind, const char *id)
{
	enum rungs_section section;

	return own_section(kind, &section)
		       ? record_in(records, section, kind, id)
		       : NULL;
}

static bool parse_full(const char *id, struct page_link *out)
{
	const char *slash = strchr(id, '/');
	char kind[40];

	if (slash == NULL || slash - id >= (int)sizeof(kind))
		return false;
	snprintf(kind, sizeof(kind), "%.*s", (int)(slash - id), id);
	out->id = slash + 1;
	return *out->id != '\0' && rungs_kind_parse(kind, &out->kind);
}

bool own_thing(const struct rungs_record *record, struct page_link *out)
{
	out->id = record->id;
	switch (record->section) {
	case RUNGS_HAS_SKILL:
		out->kind = RUNGS_SKILL;
		return true;
	case RUNGS_HAS_CERTIFICATION:
		out->kind = RUNGS_CERTIFICATION;
		return true;
	case RUNGS_HAS_EDUCATION:
		out->kind = RUNGS_EDUCATION;
		return true;
	case RUNGS_MARKED:
		out->kind = RUNGS_ROLE;
		return strchr(record->id, '/') == NULL ||
		       parse_full(record->id, out);
	case RUNGS_LIMITS:
		out->kind = RUNGS_CONDITION;
		return strcmp(record->id, "moving") != 0;
	case RUNGS_HAS_EXPERIENCE:
	case RUNGS_LIKES:
	case RUNGS_BOOKMARKED:
	case RUNGS_NOTED:
		return parse_full(record->id, out);
	default:
		return false;
	}
}

const char *own_sign(const struct rungs_records *records, enum rungs_kind kind,
		     const char *id, int asks)
{
	const struct rungs_record *record;

	if (records->count == 0 || id == NULL)
		return "";
	record = own_record(records, kind, id);
	if (record != NULL && record->section == RUNGS_LIMITS)
		return "x";
	if (record != NULL && record->section != RUNGS_LIKES)
		return record->level > 0 && record->level < asks ? "~" : "✓";
	if (record_in(records, RUNGS_BOOKMARKED, kind, id) != NULL)
		return "★";
	if (record_in(records, RUNGS_MARKED, kind, id) != NULL)
		return "•";
	return "";
}

static const char *years(struct builder *builder, double count)
{
	return builder_format(builder, "%g year%s", count,
			      count == 1 ? "" : "s");
}

/* What is said beside a row that leads to what one has; NULL for nothing. */
static const char *beside(struct builder *builder,
			  const struct rungs_record *record, int asks)
{
	switch (record->section) {
	case RUNGS_HAS_SKILL:
		if (record->level < 1)
			return "have it";
		if (asks < 1)
			return builder_format(builder, "have level %d",
					      record->level);
		return builder_format(builder, "have %d of %d", record->level,
				      asks);
	case RUNGS_HAS_CERTIFICATION:
	case RUNGS_HAS_EDUCATION:
		return "have it";
	case RUNGS_LIMITS:
		return "not wanted";
	case RUNGS_HAS_EXPERIENCE:
		if (record->years > 0)
			return builder_format(builder, "worked as this, %s",
					      years(builder, record->years));
		return "worked as this";
	default:
		return NULL;
	}
}

/* What one has of the page's thing. */
static const char *of_itself(struct builder *builder,
			     const struct rungs_record *record)
{
	if (record->section == RUNGS_LIKES)
		return "✓ you like it";
	if (record->section == RUNGS_LIMITS)
		return "x not wanted";
	return builder_format(builder, "✓ %s", beside(builder, record, 0));
}

/* A row for each of its lines. */
static void add_note(struct builder *builder, const char *text)
{
	const char *label = "Note";

	while (text != NULL) {
		const char *end = strchr(text, '\n');
		size_t size = end != NULL ? (size_t)(end - text) : strlen(text);
		const char *line =
			builder_format(builder, "%.*s", (int)size, text);

		line = builder_keep(builder, line, false);
		builder_field(builder, label, line != NULL ? line : " ");
		label = NULL;
		text = end != NULL ? end + 1 : NULL;
	}
}

static void add_own(struct builder *builder, const struct page *plain,
		    const struct rungs_records *records)
{
	const enum rungs_kind kind = plain->self.kind;
	const char *id = plain->self.id, *text = NULL;
	const struct rungs_record *record, *note;

	if (id == NULL)
		return;
	record = own_record(records, kind, id);
	if (record != NULL)
		text = of_itself(builder, record);
	if (record_in(records, RUNGS_BOOKMARKED, kind, id) != NULL)
		text = builder_and(builder, text, WORDS_BETWEEN,
				   "★ bookmarked");
	if (record_in(records, RUNGS_MARKED, kind, id) != NULL)
		text = builder_and(builder, text, WORDS_BETWEEN, "• marked");
	builder_field(builder, "Yours", text);
	note = record_in(records, RUNGS_NOTED, kind, id);
	if (note != NULL)
		add_note(builder, note->text);
	builder->page.own = builder->page.count;
}

enum rungs_status own_page(struct page *out, const struct page *plain,
			   const struct rungs_records *records,
			   struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, plain->self.kind, plain->self.id);
	builder.page.title = plain->title;
	builder.page.subtitle = plain->subtitle;
	add_own(&builder, plain, records);
	builder_reserve(&builder, builder.page.count + plain->count);
	for (size_t i = 0; i < plain->count; i++) {
		struct page_row row = plain->rows[i];
		const struct rungs_record *record =
			row.link.id != NULL && !plain->told
				? own_record(records, row.link.kind,
					     row.link.id)
				: NULL;

		if (record != NULL)
			row.detail = builder_and(
				&builder, beside(&builder, record, row.asks),
				WORDS_BETWEEN, row.detail);
		builder_share(&builder, &row);
	}
	return builder_finish(&builder, out, RUNGS_OK, error);
}

void own_table(struct table *table, const struct rungs_records *records)
{
	struct builder builder = {.arena = table->memory};

	for (size_t i = 0; i < table->count; i++) {
		struct table_row *row = &table->rows[i];
		const struct rungs_record *record =
			row->thing.id != NULL
				? own_record(records, row->thing.kind,
					     row->thing.id)
				: NULL;

		if (row->plain == NULL)
			row->plain = row->label;
		row->label = row->plain;
		if (record != NULL)
			row->label = builder_format(
				&builder, "%s %s, %s",
				own_sign(records, row->thing.kind,
					 row->thing.id, 0),
				row->plain, beside(&builder, record, 0));
	}
}
