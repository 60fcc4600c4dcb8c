#include "builder.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"

void builder_begin(struct builder *builder, enum rungs_kind kind,
		   const char *id)
{
	*builder = (struct builder){.arena = arena_new()};
	builder->failed = !builder->arena;
	if (!builder->failed && id) {
		builder->page.self.kind = kind;
		builder->page.self.id = arena_text(builder->arena, id);
		builder->failed = !builder->page.self.id;
	}
}

enum rungs_status builder_finish(struct builder *builder, struct page *out,
				 enum rungs_status status,
				 struct rungs_error *error)
{
	if (status == RUNGS_OK && builder->failed)
		status = error_no_memory(error);
	if (status == RUNGS_OK) {
		*out = builder->page;
		out->memory = builder->arena;
	} else {
		*out = (struct page){.count = 0};
		arena_free(builder->arena);
	}
	*builder = (struct builder){.arena = NULL};
	return status;
}

/* Whether a text is shown as it is. */
static bool is_plain(const char *text, size_t size, bool lines)
{
	for (size_t at = 0; at < size;) {
		uint32_t code = (unsigned char)text[at];

		if (code >= ' ' && code <= '~') {
			at++;
			continue;
		}
		at += text_decode(text + at, size - at, &code);
		if (code == TEXT_REPLACEMENT || code == 0x7F ||
		    (code < ' ' && (code != '\n' || !lines)) ||
		    text_is_hidden(code))
			return false;
	}
	return true;
}

/* A space or a line end where that is what a control character means. */
static size_t show(uint32_t code, bool lines, char *out)
{
	if (code == '\n' && lines)
		*out = '\n';
	else if (code == '\n' || code == '\t' || code == '\r')
		*out = ' ';
	else
		return text_visible(code, out);
	return 1;
}

const char *builder_keep(struct builder *builder, const char *text, bool lines)
{
	char shown[16], *copy = NULL;
	size_t size, length = 0;
	uint32_t code;

	if (builder->failed || !text || !*text)
		return NULL;
	size = strlen(text);
	if (is_plain(text, size, lines)) {
		copy = arena_copy(builder->arena, text, size);
		builder->failed = !copy;
		return copy;
	}
	for (size_t at = 0; at < size;) {
		at += text_decode(text + at, size - at, &code);
		length += show(code, lines, shown);
	}
	copy = arena_alloc(builder->arena, length + 1);
	builder->failed = !copy;
	if (!copy)
		return NULL;
	length = 0;
	for (size_t at = 0; at < size;) {
		at += text_decode(text + at, size - at, &code);
		length += show(code, lines, copy + length);
	}
	return copy;
}

static struct page_row *grow(struct builder *builder)
{
	struct page *page = &builder->page;

	if (builder->failed || builder_is_full(builder))
		return NULL;
	if (page->count == builder->capacity) {
		size_t more = builder->capacity ? 2 * builder->capacity : 64;
		struct page_row *rows =
			arena_alloc(builder->arena, more * sizeof(*rows));

		if (!rows) {
			builder->failed = true;
			return NULL;
		}
		if (page->count)
			memcpy(rows, page->rows, page->count * sizeof(*rows));
		page->rows = rows;
		builder->capacity = more;
	}
	return &page->rows[page->count];
}

bool builder_is_full(const struct builder *builder)
{
	return builder->most > 0 && builder->page.count >= builder->most;
}

void builder_title(struct builder *builder, const char *title,
		   const char *subtitle)
{
	builder->page.title = builder_keep(builder, title, false);
	builder->page.subtitle = builder_keep(builder, subtitle, false);
	if (!builder->page.title)
		builder->page.title = "";
}

void builder_row(struct builder *builder, const struct page_row *row)
{
	struct page_row *copy = grow(builder);
	bool lines = row->kind != PAGE_HEADING;

	if (!copy)
		return;
	*copy = (struct page_row){
		.kind = row->kind,
		.style = row->style,
		.label = builder_keep(builder, row->label, false),
		.mark = builder_keep(builder, row->mark, false),
		.text = builder_keep(builder, row->text, lines),
		.picture = builder_keep(builder, row->picture, false),
		.detail = builder_keep(builder, row->detail, false),
		.note = builder_keep(builder, row->note, lines),
		.link.kind = row->link.kind,
		.atlas = row->atlas,
		.asks = row->asks,
	};
	if (!copy->text)
		copy->text = "";
	if (row->link.id && *row->link.id && !builder->failed) {
		copy->link.id = arena_text(builder->arena, row->link.id);
		builder->failed = !copy->link.id;
		if (copy->style == STYLE_NORMAL)
			copy->style = STYLE_LINK;
	}
	if (copy->kind == PAGE_HEADING)
		copy->style = STYLE_HEADING;
	builder->page.count++;
}

void builder_share(struct builder *builder, const struct page_row *row)
{
	struct page_row *copy = grow(builder);

	if (!copy)
		return;
	*copy = *row;
	builder->page.count++;
}

void builder_heading(struct builder *builder, const char *text,
		     const char *detail)
{
	builder_row(builder, &(struct page_row){.kind = PAGE_HEADING,
						.text = text,
						.detail = detail});
}

void builder_text(struct builder *builder, const char *text)
{
	if (text && *text)
		builder_row(builder, &(struct page_row){.kind = PAGE_TEXT,
							.text = text});
}

void builder_field(struct builder *builder, const char *label, const char *text)
{
	if (text && *text)
		builder_row(builder, &(struct page_row){.kind = PAGE_FIELD,
							.label = label,
							.text = text});
}

struct page_link builder_link(enum rungs_kind kind, const char *id)
{
	return (struct page_link){.kind = kind, .id = id};
}

void builder_refs(struct builder *builder, const char *heading,
		  enum rungs_kind kind, const struct rungs_ref *refs,
		  size_t count)
{
	if (!count)
		return;
	builder_heading(builder, heading, NULL);
	for (size_t i = 0; i < count && !builder_is_full(builder); i++)
		builder_row(builder,
			    &(struct page_row){
				    .kind = PAGE_ITEM,
				    .text = refs[i].name ? refs[i].name
							 : refs[i].id,
				    .link = builder_link(kind, refs[i].id)});
}

const char *builder_format(struct builder *builder, const char *format, ...)
{
	char brief[256], *text;
	va_list arguments;
	int size;

	if (builder->failed)
		return "";
	va_start(arguments, format);
	size = vsnprintf(brief, sizeof(brief), format, arguments);
	va_end(arguments);
	if (size >= 0 && (size_t)size < sizeof(brief))
		text = arena_copy(builder->arena, brief, (size_t)size);
	else
		text = size < 0 ? NULL
				: arena_alloc(builder->arena, (size_t)size + 1);
	if (!text) {
		builder->failed = true;
		return "";
	}
	if ((size_t)size >= sizeof(brief)) {
		va_start(arguments, format);
		vsnprintf(text, (size_t)size + 1, format, arguments);
		va_end(arguments);
	}
	return text;
}

const char *builder_and(struct builder *builder, const char *text,
			const char *between, const char *more)
{
	size_t sizes[3];
	char *joined;

	if (!text || !*text)
		return more && *more ? more : NULL;
	if (!more || !*more)
		return text;
	if (builder->failed)
		return "";
	sizes[0] = strlen(text);
	sizes[1] = strlen(between);
	sizes[2] = strlen(more);
	joined =
		arena_alloc(builder->arena, sizes[0] + sizes[1] + sizes[2] + 1);
	if (!joined) {
		builder->failed = true;
		return "";
	}
	memcpy(joined, text, sizes[0]);
	memcpy(joined + sizes[0], between, sizes[1]);
	memcpy(joined + sizes[0] + sizes[1], more, sizes[2]);
	return joined;
}
