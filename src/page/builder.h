/* Puts a page together, row by row.  Running out of memory is remembered and
 * told by builder_finish; until then every function may be called. */
#ifndef RUNGS_BUILDER_H
#define RUNGS_BUILDER_H

#include <rungs/error.h>

#include "../core/arena.h"
#include "page.h"

struct builder {
	struct arena *arena; /* owns the page to be */
	struct page page;
	size_t capacity;
	size_t most; /* rows that are made; 0 for all */
	bool failed;
	const struct page_elsewhere *elsewhere; /* or NULL */
};

/* Always followed by builder_finish. */
void builder_begin(struct builder *builder, enum rungs_kind kind,
		   const char *id);

/* Hands the page over, or gives everything back when status is not RUNGS_OK or
 * memory ran out.  Returns status, or RUNGS_NO_MEMORY. */
enum rungs_status builder_finish(struct builder *builder, struct page *out,
				 enum rungs_status status,
				 struct rungs_error *error);

/* Strings are copied; NULL and empty ones are left out. */
void builder_title(struct builder *builder, const char *title,
		   const char *subtitle);
void builder_heading(struct builder *builder, const char *text,
		     const char *detail);
void builder_text(struct builder *builder, const char *text);
void builder_field(struct builder *builder, const char *label,
		   const char *text);

/* Any row; its kind and what it has are the caller's choice.  A row that leads
 * somewhere is styled as a link unless it has a style of its own. */
void builder_row(struct builder *builder, const struct page_row *row);

/* The same of a row whose strings outlive the page; copies nothing. */
void builder_share(struct builder *builder, const struct page_row *row);

/* Whether all rows that are made are: more may be left out. */
bool builder_is_full(const struct builder *builder);

struct page_link builder_link(enum rungs_kind kind, const char *id);

/* The heading and an item for each of them; nothing for none. */
void builder_refs(struct builder *builder, const char *heading,
		  enum rungs_kind kind, const struct rungs_ref *refs,
		  size_t count);

/* A copy that lives as long as the page, hidden characters made visible; NULL
 * of NULL and of an empty one.  lines: a line end stays one. */
const char *builder_keep(struct builder *builder, const char *text, bool lines);

/* A string that lives as long as the page; never NULL. */
const char *builder_format(struct builder *builder, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* text, between and more, without between where one of them is missing; NULL
 * if both are. */
const char *builder_and(struct builder *builder, const char *text,
			const char *between, const char *more);

#endif
